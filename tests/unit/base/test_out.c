/* tests/unit/base/test_out.c - the folder that appears whole or not at all. */
#include "base/file.h"
#include "base/text.h"
#include "test_base.h"

#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static struct diags *sink;
static struct out_folder *out;

static enum status begin(const char *target) {
    sink = diags_new(test_arena);
    return out_begin(test_arena, target, sink, &out);
}

static void put(const char *name, const char *text) {
    ck_assert_int_eq(out_write(out, name, text, strlen(text), sink), STATUS_OK);
}

/* A run that writes x.csv and charts/y.svg with the given text, and a manifest that names them. */
static void write_run(const char *text) {
    put("x.csv", text);
    put("charts/y.svg", text);
    put("evidence/manifest.json", "{\"outputs\": [\"x.csv\", \"charts/y.svg\"]}");
}

static void run(const char *target, const char *text) {
    ck_assert_int_eq(begin(target), STATUS_OK);
    write_run(text);
    ck_assert_int_eq(out_commit(out, sink), STATUS_OK);
    ck_assert_uint_eq(diags_count(sink), 0);
}

static void assert_refused(const char *target, const char *text) {
    int n_names = count_names(".", "");
    ck_assert_int_eq(begin(target), STATUS_OUTSIDE);
    ck_assert_uint_eq(diags_count(sink), 1);
    ck_assert_str_eq(diag_text(test_arena, diags_at(sink, 0), false), text);
    ck_assert_int_eq(count_names(".", ""), n_names);
}

static void assert_file(const char *path, const char *text) {
    const char *found = read_file(path);
    ck_assert_msg(found != NULL, "no %s", path);
    ck_assert_str_eq(found, text);
}

START_TEST(nothing_shows_before_the_commit) {
    ck_assert_int_eq(begin("out/annual"), STATUS_OK);
    write_run("new");
    ck_assert_int_eq(access("out/annual", F_OK), -1);
    ck_assert_int_eq(out_commit(out, sink), STATUS_OK);
    assert_file("out/annual/x.csv", "new");
    assert_file("out/annual/charts/y.svg", "new");
    ck_assert_int_eq(count_names("out", ""), 1);
}
END_TEST

START_TEST(names_and_facts_are_known) {
    const char *path;
    const char *const *names;
    struct file_facts facts;
    ck_assert_int_eq(begin("out"), STATUS_OK);
    put("b", "");
    put("a/c", "abc");
    ck_assert_int_eq(out_path(out, "a/b.svg", sink, &path), STATUS_OK);
    write_file(path, "<svg/>");
    ck_assert_int_eq(out_path(out, "a/b.svg", sink, &path), STATUS_OK); /* asking again changes nothing */
    ck_assert_uint_eq(out_names(test_arena, out, &names), 3);
    ck_assert_str_eq(names[0], "a/b.svg");
    ck_assert_str_eq(names[1], "a/c");
    ck_assert_str_eq(names[2], "b");
    ck_assert_int_eq(out_facts(test_arena, out, "a/c", sink, &facts), STATUS_OK);
    ck_assert_int_eq(facts.n_bytes, 3); /* FIPS 180-4's example "abc" */
    ck_assert_str_eq(facts.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    ck_assert_int_eq(out_facts(test_arena, out, "missing", sink, &facts), STATUS_OUTSIDE);
    ck_assert_str_eq(diag_text(test_arena, diags_at(sink, 0), false),
                     "error: cannot write 'out/missing': there is no such file or folder; name another folder  [OUT006]\n");
    ck_assert_int_eq(out_commit(out, sink), STATUS_OK);
    assert_file("out/a/b.svg", "<svg/>");
}
END_TEST

START_TEST(the_umask_is_respected) {
    struct stat facts;
    umask(027);
    run("out", "x");
    ck_assert_int_eq(stat("out", &facts), 0);
    ck_assert_uint_eq(facts.st_mode & 07777, 0750);
    ck_assert_int_eq(stat("out/charts", &facts), 0);
    ck_assert_uint_eq(facts.st_mode & 07777, 0750);
    ck_assert_int_eq(stat("out/x.csv", &facts), 0);
    ck_assert_uint_eq(facts.st_mode & 07777, 0640);
}
END_TEST

START_TEST(an_earlier_run_is_replaced_whole) {
    run("out", "old");
    ck_assert_int_eq(begin("out"), STATUS_OK);
    put("evidence/manifest.json", "{}");
    assert_file("out/x.csv", "old");
    ck_assert_int_eq(out_commit(out, sink), STATUS_OK);
    ck_assert_ptr_null(read_file("out/x.csv"));
    ck_assert_int_eq(count_names("out", ""), 1);
    ck_assert_int_eq(count_names(".", ""), 1);
}
END_TEST

START_TEST(an_empty_folder_is_replaced) {
    ck_assert_int_eq(mkdir("out", 0777), 0);
    run("./out/", "new");
    assert_file("out/x.csv", "new");
}
END_TEST

START_TEST(files_of_others_are_refused) {
    write_file("out/notes.txt", "mine");
    assert_refused("out", "error: 'out' holds files that no earlier run wrote (notes.txt); "
                          "move them away, or name another folder  [OUT007]\n");
    assert_file("out/notes.txt", "mine");
    run("run", "old");
    write_file("run/charts/z.txt", "mine");
    write_file("run/tail.txt", "mine");
    assert_refused("run", "error: 'run' holds files that no earlier run wrote (charts/z.txt); "
                          "move them away, or name another folder  [OUT007]\n");
    unlink("run/charts/z.txt");
    unlink("run/tail.txt");
    ck_assert_int_eq(symlink("../out/notes.txt", "run/link"), 0);
    assert_refused("run", "error: 'run' holds files that no earlier run wrote (link); "
                          "move them away, or name another folder  [OUT007]\n");
    ck_assert_int_eq(mkdir("deep", 0777) | mkdir("deep/er", 0777), 0);
    assert_refused("deep", "error: 'deep' holds files that no earlier run wrote (er); "
                           "move them away, or name another folder  [OUT007]\n");
}
END_TEST

START_TEST(what_is_no_folder_is_refused) {
    write_file("file", "mine");
    write_file("folder/inside", "");
    ck_assert_int_eq(symlink("folder", "link") | symlink("nowhere", "dangling"), 0);
    assert_refused("file", "error: cannot write 'file': it is a file; name a folder  [OUT006]\n");
    assert_refused("link",
                   "error: cannot write 'link': it is a symbolic link; name the folder that it leads to  [OUT006]\n");
    assert_refused(
        "dangling",
        "error: cannot write 'dangling': it is a symbolic link; name the folder that it leads to  [OUT006]\n");
    assert_refused("file/out", "error: cannot write 'file': a part of its path is not a folder; name another folder  "
                               "[OUT006]\n");
    assert_refused(".", "error: cannot write '.': it is not a folder with a name; name a folder inside it  [OUT006]\n");
    assert_refused("..",
                   "error: cannot write '..': it is not a folder with a name; name a folder inside it  [OUT006]\n");
    assert_refused("/", "error: cannot write '/': it is not a folder with a name; name a folder inside it  [OUT006]\n");
    assert_refused("", "error: cannot write '': it is not a folder with a name; name a folder inside it  [OUT006]\n");
}
END_TEST

START_TEST(a_parent_that_cannot_be_written_is_refused) {
    ck_assert_int_eq(mkdir("locked", 0555), 0);
    if (geteuid() == 0) return; /* who may write everywhere */
    assert_refused("locked/out",
                   "error: cannot write 'locked/out': permission denied; name another folder  [OUT006]\n");
}
END_TEST

START_TEST(abandoning_leaves_nothing) {
    ck_assert_int_eq(begin("a/b/out"), STATUS_OK);
    write_run("new");
    out_abandon(out);
    out_abandon(out); /* twice is once */
    ck_assert_int_eq(count_names(".", ""), 0);
    ck_assert_int_eq(mkdir("a", 0777), 0);
    ck_assert_int_eq(begin("a/b/out"), STATUS_OK);
    out_abandon(out);
    ck_assert_int_eq(count_names("a", ""), 0); /* but what was there before stays */
}
END_TEST

START_TEST(closing_the_arena_abandons) {
    run("out", "old");
    int n_open = count_open();
    struct arena *arena = arena_child(test_arena);
    ck_assert_int_eq(out_begin(arena, "out", sink, &out), STATUS_OK);
    put("x.csv", "new");
    arena_close(arena);
    assert_file("out/x.csv", "old");
    ck_assert_int_eq(count_names(".", ""), 1);
    ck_assert_int_eq(count_open(), n_open);
}
END_TEST

START_TEST(after_the_commit_closing_touches_nothing) {
    struct arena *arena = arena_child(test_arena);
    sink = diags_new(test_arena);
    ck_assert_int_eq(out_begin(arena, "a/out", sink, &out), STATUS_OK);
    write_run("new");
    ck_assert_int_eq(out_commit(out, sink), STATUS_OK);
    arena_close(arena);
    assert_file("a/out/x.csv", "new");
}
END_TEST

static const char *const outside[] = {"../x", "..", "/x", "a/../b", "a/../../b", "", ".", "a//b", "a/", "./a"};

START_TEST(names_outside_are_refused) {
    const char *path;
    ck_assert_int_eq(begin("out"), STATUS_OK);
    ck_assert_int_eq(out_write(out, outside[_i], "x", 1, sink), STATUS_OUTSIDE);
    ck_assert_int_eq(out_path(out, outside[_i], sink, &path), STATUS_OUTSIDE);
    ck_assert_uint_eq(diags_count(sink), 2);
    out_abandon(out);
    ck_assert_int_eq(count_names(".", ""), 0);
}
END_TEST

START_TEST(a_name_is_written_once) {
    ck_assert_int_eq(begin("out"), STATUS_OK);
    put("x", "1");
    ck_assert_int_eq(out_write(out, "x", "2", 1, sink), STATUS_OUTSIDE);
    ck_assert_int_eq(out_write(out, "x/y", "2", 1, sink), STATUS_OUTSIDE);
}
END_TEST

START_TEST(two_runs_on_one_target_do_not_mix) {
    struct out_folder *first;
    ck_assert_int_eq(begin("out"), STATUS_OK);
    write_run("first");
    first = out;
    ck_assert_int_eq(begin("out"), STATUS_OK); /* does not sweep the other away */
    write_run("second");
    ck_assert_int_eq(count_names(".", ".out.new-"), 2);
    ck_assert_int_eq(out_commit(first, sink), STATUS_OK);
    assert_file("out/x.csv", "first");
    ck_assert_int_eq(out_commit(out, sink), STATUS_OK);
    assert_file("out/x.csv", "second");
    assert_file("out/charts/y.svg", "second");
    ck_assert_int_eq(count_names(".", ""), 1);
}
END_TEST

START_TEST(what_a_killed_run_left_is_swept) {
    pid_t child = fork();
    if (child == 0) {
        if (begin("out") != STATUS_OK) _exit(1);
        put("charts/y.svg", "half");
        _exit(0); /* without closing anything, as if killed */
    }
    ck_assert_int_eq(waitpid(child, NULL, 0), child);
    ck_assert_int_eq(count_names(".", ".out.new-"), 1);
    ck_assert_int_eq(mkdir(".out.new-longername", 0777), 0); /* not one of ours */
    run("out", "new");
    ck_assert_int_eq(count_names(".", ".out.new-"), 1);
    assert_file("out/x.csv", "new");
}
END_TEST

START_TEST(a_target_that_turned_foreign_is_refused_at_the_commit) {
    ck_assert_int_eq(begin("out"), STATUS_OK);
    write_run("new");
    write_file("out/notes.txt", "mine");
    ck_assert_int_eq(out_commit(out, sink), STATUS_OUTSIDE);
    ck_assert_uint_eq(diags_count(sink), 1);
    out_abandon(out);
    assert_file("out/notes.txt", "mine");
    ck_assert_int_eq(count_names("out", ""), 1);
    ck_assert_int_eq(count_names(".", ""), 1);
}
END_TEST

TCase *out_case(void) {
    TCase *test_case = new_folder_case("out");
    tcase_add_test(test_case, nothing_shows_before_the_commit);
    tcase_add_test(test_case, names_and_facts_are_known);
    tcase_add_test(test_case, the_umask_is_respected);
    tcase_add_test(test_case, an_earlier_run_is_replaced_whole);
    tcase_add_test(test_case, an_empty_folder_is_replaced);
    tcase_add_test(test_case, files_of_others_are_refused);
    tcase_add_test(test_case, what_is_no_folder_is_refused);
    tcase_add_test(test_case, a_parent_that_cannot_be_written_is_refused);
    tcase_add_test(test_case, abandoning_leaves_nothing);
    tcase_add_test(test_case, closing_the_arena_abandons);
    tcase_add_test(test_case, after_the_commit_closing_touches_nothing);
    tcase_add_loop_test(test_case, names_outside_are_refused, 0, (int)(sizeof outside / sizeof *outside));
    tcase_add_test(test_case, a_name_is_written_once);
    tcase_add_test(test_case, two_runs_on_one_target_do_not_mix);
    tcase_add_test(test_case, what_a_killed_run_left_is_swept);
    tcase_add_test(test_case, a_target_that_turned_foreign_is_refused_at_the_commit);
    return test_case;
}
