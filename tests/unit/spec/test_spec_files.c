/* Includes and paths (E29, E30). */
#include "base/text.h"
#include "spec_fixture.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define REPORT "report: {title: T, publisher: P}\n"

/* In the folder below the root, so that ".." is something. */
static enum status try_at(const char *path) {
    spec_diags = diags_new(spec_arena);
    return spec_read(spec_arena, path, spec_folder, NULL, spec_diags, &spec_model);
}

START_TEST(test_diamond) {
    spec_write("d.yaml", "boardpaper: 1\nnotes: {d: D}\n");
    spec_write("b.yaml", "boardpaper: 1\ninclude: d.yaml\nnotes: {b: B}\n");
    spec_write("c.yaml", "boardpaper: 1\ninclude: ./d.yaml\nnotes: {c: C}\n");
    spec_write("a.yaml", "boardpaper: 1\ninclude: [b.yaml, c.yaml]\n" REPORT "notes: {a: A}\n");
    ck_assert_msg(spec_try() == STATUS_OK, "%s", spec_messages());
    ck_assert_uint_eq(spec_model->n_files, 4);
    ck_assert_str_eq(spec_model->files[2]->shown, "d.yaml");
    ck_assert_uint_eq(spec_model->n_notes, 4);
    ck_assert_str_eq(spec_model->notes[0].id, "d");
    ck_assert_str_eq(spec_model->notes[3].id, "a");
}
END_TEST

START_TEST(test_loop) {
    spec_write("a.yaml", "boardpaper: 1\ninclude: b.yaml\n" REPORT);
    spec_write("b.yaml", "boardpaper: 1\ninclude: [c.yaml]\n");
    spec_write("c.yaml", "boardpaper: 1\ninclude: [b.yaml]\n");
    struct spec_expectation loop = {"loop", MSG_SPEC_INCLUDE_LOOP, 2, 11, 6, "remove"};
    spec_expect(&loop, spec_try());
    ck_assert_ptr_nonnull(strstr(diags_at(spec_diags, 0)->sentence, "b.yaml -> c.yaml -> b.yaml"));
    spec_write("a.yaml", "boardpaper: 1\ninclude: a.yaml\n" REPORT);
    loop = (struct spec_expectation){"loop", MSG_SPEC_INCLUDE_LOOP, 2, 10, 6, NULL};
    spec_expect(&loop, spec_try());
    ck_assert_ptr_nonnull(strstr(diags_at(spec_diags, 0)->sentence, "a.yaml -> a.yaml"));
}
END_TEST

START_TEST(test_missing) {
    spec_write("a.yaml", "boardpaper: 1\ninclude: [b.yaml]\n" REPORT "populations: {p: {from: log}}\n");
    struct spec_expectation missing = {"missing", MSG_FILE_MISSING, 2, 11, 6, NULL};
    spec_expect(&missing, spec_try());
    struct spec_expectation nothing = {"no specification", MSG_FILE_MISSING, 0, 0, 0, NULL};
    spec_expect(&nothing, try_at("none.yaml"));
}
END_TEST

START_TEST(test_too_many) {
    struct text_builder out = {.arena = spec_arena};
    text_add(&out, "boardpaper: 1\n" REPORT "include: [");
    for (int64_t i = 0; i < 100; i++) {
        const char *name = TEXT(spec_arena, "f", text_from_int(spec_arena, i), ".yaml");
        spec_write(name, "boardpaper: 1\n");
        text_add(&out, TEXT(spec_arena, i > 0 ? ", " : "", name));
    }
    text_add(&out, "]\n");
    spec_write("a.yaml", text_done(&out));
    struct spec_expectation many = {"many", MSG_SPEC_FILES, 3, 991, 8, NULL};
    spec_expect(&many, spec_try());
}
END_TEST

static const struct spec_expectation paths[] = {
    {"/etc/passwd", MSG_SPEC_PATH_FORM, 2, 11, 11, "relative"},
    {"~/log.yaml", MSG_SPEC_PATH_FORM, 2, 11, 10, "relative"},
    {"$HOME/log.yaml", MSG_SPEC_PATH_FORM, 2, 11, 14, "relative"},
    {"../log.yaml", MSG_SPEC_PATH_LEAVES, 2, 11, 11, "--root"},
    {"sub/../../log.yaml", MSG_SPEC_PATH_LEAVES, 2, 11, 18, "--root"},
    {"link/passwd", MSG_SPEC_PATH_LEAVES, 2, 11, 11, "--root"},
};

START_TEST(test_path) {
    ck_assert_int_eq(symlink("/etc", "link"), 0);
    spec_write("a.yaml", TEXT(spec_arena, "boardpaper: 1\ninclude: [", paths[_i].text, "]\n" REPORT));
    spec_expect(&paths[_i], spec_try());
    static const char *const sections[] = {"extracts: {log: {file: [", "]}}\n"};
    struct spec_expectation extract = paths[_i];
    extract.line = 3;
    extract.column = 25;
    spec_expect(&extract, spec_try_with_base(TEXT(spec_arena, sections[0], paths[_i].text, sections[1])));
}
END_TEST

/* Paths are relative to the file that writes them; what is shown is what the user would write. */
START_TEST(test_relative) {
    ck_assert_int_eq(mkdir("reports", 0700), 0);
    ck_assert_int_eq(mkdir("lists", 0700), 0);
    spec_write("reports/r.yaml", "boardpaper: 1\ninclude: ../lists/s.yaml\n" REPORT);
    spec_write("lists/s.yaml", "boardpaper: 1\ninclude: ../base2.yaml\ncalendar: {bank_holidays: h.csv}\n");
    spec_write("base2.yaml", "boardpaper: 1\n");
    ck_assert_msg(try_at("reports/r.yaml") == STATUS_OK, "%s", spec_messages());
    ck_assert_str_eq(spec_model->files[1]->shown, "lists/s.yaml");
    ck_assert_str_eq(spec_model->files[1]->rooted, "lists/s.yaml");
    ck_assert_str_eq(spec_model->files[2]->shown, "base2.yaml");
    const char *path;
    const struct source_text *file;
    enum status status = spec_path(spec_arena, spec_folder, spec_model->calendar.file_from, spec_model->calendar.file,
                                   spec_model->calendar.place, spec_diags, &path, &file);
    ck_assert_int_eq(status, STATUS_OK);
    ck_assert_str_eq(path, "lists/h.csv");
    ck_assert_str_eq(file->rooted, "lists/h.csv");
}
END_TEST

/* Through a link into the root the written path may lead elsewhere than ".." from the real folder: the real one is
 * opened. */
START_TEST(test_linked_folder) {
    ck_assert_int_eq(mkdir("deep", 0700), 0);
    ck_assert_int_eq(mkdir("deep/reports", 0700), 0);
    spec_write("deep/reports/r.yaml", "boardpaper: 1\ninclude: ../s.yaml\n" REPORT);
    spec_write("deep/s.yaml", "boardpaper: 1\nnotes: {right: x}\n");
    spec_write("s.yaml", "boardpaper: 1\nnotes: {wrong: x}\n");
    ck_assert_int_eq(symlink("deep/reports", "short"), 0);
    ck_assert_msg(try_at("short/r.yaml") == STATUS_OK, "%s", spec_messages());
    ck_assert_str_eq(spec_model->notes[0].id, "right");
}
END_TEST

START_TEST(test_outside_root) {
    spec_write("a.yaml", "boardpaper: 1\n" REPORT);
    ck_assert_int_eq(mkdir("root", 0700), 0);
    spec_diags = diags_new(spec_arena);
    enum status status =
        spec_read(spec_arena, "a.yaml", path_join(spec_arena, spec_folder, "root"), NULL, spec_diags, &spec_model);
    struct spec_expectation outside = {"outside", MSG_SPEC_PATH_LEAVES, 0, 0, 0, "--root"};
    spec_expect(&outside, status);
}
END_TEST

TCase *spec_files_case(void) {
    TCase *test_case = spec_case("files");
    tcase_add_test(test_case, test_diamond);
    tcase_add_test(test_case, test_loop);
    tcase_add_test(test_case, test_missing);
    tcase_add_test(test_case, test_too_many);
    tcase_add_loop_test(test_case, test_path, 0, sizeof paths / sizeof *paths);
    tcase_add_test(test_case, test_relative);
    tcase_add_test(test_case, test_linked_folder);
    tcase_add_test(test_case, test_outside_root);
    return test_case;
}
