/* Tests of charts/draw: real fonts, files and their bytes. With CHARTS_LOOK=FOLDER in the environment each fixture is also
 * written there in every format, to be looked at. */
#include "draw/draw.h"

#include "base/text.h"
#include "draw/fonts.h"
#include "draw/svg.h"
#include "fixtures.h"
#include "properties.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct arena *arena;
static struct diags *diags;
static struct draw_kit *kit;
static const char *folder;
static date_t created;

static void set_up(void) {
    static char place[32];
    arena = arena_open();
    diags = diags_new(arena);
    ck_assert(date_parse_iso("2008-04-30", &created));
    ck_assert_int_eq(draw_open(arena, diags, &kit), STATUS_OK);
    strcpy(place, "/tmp/charts-XXXXXX");
    folder = mkdtemp(place);
    ck_assert_ptr_nonnull(folder);
}

static void tear_down(void) {
    const char *command = TEXT(arena, "rm -rf ", folder);
    ck_assert_int_eq(system(command), 0);
    arena_close(arena);
}

/* The bytes of a file, with a NUL after them. */
static const char *read_all(const char *path, size_t *ret_n) {
    struct text_builder bytes = {.arena = arena};
    FILE *file = fopen(path, "rb");
    ck_assert_ptr_nonnull(file);
    for (int c = fgetc(file); c != EOF; c = fgetc(file)) text_add_char(&bytes, (char)c);
    fclose(file);
    *ret_n = bytes.n;
    return text_done(&bytes);
}

static const char *drawn_at(const char *path, const struct report *report, enum draw_format format, size_t *ret_n) {
    ck_assert_int_eq(draw_chart(kit, report, report->charts, format, path, created, diags), STATUS_OK);
    return read_all(path, ret_n);
}

static const char *drawn(const struct report *report, enum draw_format format, size_t *ret_n) {
    return drawn_at(TEXT(arena, folder, "/chart", draw_ending(format)), report, format, ret_n);
}

START_TEST(test_properties) {
    static const double widths[] = {480.0, 360.0, 700.0};
    const char *name = fixture_name((size_t)_i);
    const struct report *report = fixture_report(arena, (size_t)_i);
    struct fonts *fonts;
    ck_assert_int_eq(fonts_open(arena, fonts_folders, diags, &fonts), STATUS_OK);
    for (size_t i = 0; i < 3; i++) {
        const struct figure *figure = figure_layout(arena, report->charts, fonts_measure(fonts), widths[i]);
        check_all(name, report->charts, figure);
    }
}
END_TEST

/* Bytes depend on nothing but the chart: not on the kit, on what was drawn before, or on the file's name. */
START_TEST(test_same_bytes) {
    const char *endings[] = {".pdf", ".svg", ".png"};
    const struct report *report = fixture_report(arena, (size_t)_i);
    for (int format = 0; format < N_DRAW_FORMATS; format++) {
        size_t n, n_again;
        const char *bytes = drawn(report, (enum draw_format)format, &n);
        ck_assert_int_eq(draw_open(arena, diags, &kit), STATUS_OK);
        (void)drawn(fixture_named(arena, "timescales"), (enum draw_format)format, &n_again);
        const char *again = drawn_at(TEXT(arena, folder, "/other"), report, (enum draw_format)format, &n_again);
        ck_assert_uint_eq(n, n_again);
        ck_assert_mem_eq(bytes, again, n);
        ck_assert_str_eq(draw_ending((enum draw_format)format), endings[format]);
    }
}
END_TEST

static bool has_tool(const char *command) {
    return system(TEXT(arena, "command -v ", command, " >/dev/null 2>&1")) == 0;
}

START_TEST(test_pdf) {
    size_t n;
    const char *bytes = drawn(fixture_report(arena, (size_t)_i), DRAW_PDF, &n);
    ck_assert(text_starts(bytes, "%PDF-"));
    ck_assert_ptr_nonnull(memmem(bytes, n, "/FontFile2", 10)); /* the face is embedded */
    ck_assert_ptr_nonnull(memmem(bytes, n, "20080430000000", 14));
    if (!has_tool("qpdf")) return;
    ck_assert_int_eq(system(TEXT(arena, "qpdf --check ", folder, "/chart.pdf >/dev/null 2>&1")), 0);
}
END_TEST

START_TEST(test_svg) {
    size_t n;
    const char *svg = drawn(fixture_named(arena, "long-labels"), DRAW_SVG, &n);
    ck_assert_ptr_nonnull(strstr(svg, "role=\"img\" aria-labelledby=\"long-labels-title\""));
    ck_assert_ptr_nonnull(strstr(svg, "aria-describedby=\"long-labels-desc\""));
    ck_assert_ptr_nonnull(strstr(svg, "<title id=\"long-labels-title\">Figure 1: Complaints closed, by outcome</title>"));
    ck_assert_ptr_nonnull(strstr(svg, "<desc id=\"long-labels-desc\">Bars &amp; what they show: &quot;Complaints"));
    ck_assert_ptr_nonnull(strstr(svg, ">Withdrawn</text>"));
    if (!has_tool("xmllint")) return;
    ck_assert_int_eq(system(TEXT(arena, "xmllint --noout ", folder, "/chart.svg")), 0);
}
END_TEST

/* Lines, dashes and areas are shapes of their own, and words stay words. */
START_TEST(test_svg_of_lines) {
    size_t n;
    const char *svg = drawn(fixture_named(arena, "control-chart"), DRAW_SVG, &n);
    ck_assert_ptr_nonnull(strstr(svg, "<polyline points=\""));
    ck_assert_ptr_nonnull(strstr(svg, " stroke-width=\"2\" stroke-linejoin=\"round\" stroke=\"#12436D\" fill=\"none\"/>"));
    ck_assert_ptr_nonnull(strstr(svg, " stroke-width=\"1\" stroke-dasharray=\"4 2\" stroke=\"#595959\" fill=\"none\"/>"));
    ck_assert_ptr_nonnull(strstr(svg, "<polygon points=\""));
    ck_assert_ptr_nonnull(strstr(svg, ">Upper limit 85.0</text>"));
    if (!has_tool("xmllint")) return;
    ck_assert_int_eq(system(TEXT(arena, "xmllint --noout ", folder, "/chart.svg")), 0);
}
END_TEST

START_TEST(test_svg_bad_characters) {
    struct text_builder out = {.arena = arena};
    struct figure empty = {.width_pt = 10.0, .height_pt = 5.25};
    svg_add(&out, &empty, &(struct svg_about){.id = "x", .title = "a\x01<b", .description = ""});
    ck_assert_ptr_nonnull(strstr(text_done(&out), ">a\xEF\xBF\xBD&lt;b</title>"));
    ck_assert_ptr_nonnull(strstr(text_done(&out), "width=\"10pt\" height=\"5.25pt\" viewBox=\"0 0 10 5.25\""));
}
END_TEST

/* Width, height and the kind of pixels stand at fixed places of a PNG. 504 pt at 150 dots to the inch. */
START_TEST(test_png) {
    size_t n;
    const unsigned char *png = (const unsigned char *)drawn(fixture_named(arena, "one-bar"), DRAW_PNG, &n);
    ck_assert_mem_eq(png, "\x89PNG\r\n\x1a\n", 8);
    ck_assert_int_eq(png[18] << 8 | png[19], 1050);
    ck_assert_int_eq(png[25], 3);
    static const char title[] = "Title\0\0\0en-GB\0\0Figure 1: Complaints from children";
    ck_assert_ptr_nonnull(memmem(png, n, title, sizeof title - 1));
    ck_assert_ptr_nonnull(memmem(png, n, "\x12\x43\x6D", 3)); /* the bar's colour, exactly */
}
END_TEST

/* The picture of a draft is the picture of the paper, 20 points lower, beneath the word. */
START_TEST(test_draft) {
    size_t n;
    struct report draft = *fixture_named(arena, "one-bar");
    const char *plain = drawn(&draft, DRAW_SVG, &n);
    draft.is_draft = true;
    const char *svg = drawn(&draft, DRAW_SVG, &n);
    ck_assert_ptr_null(strstr(plain, "DRAFT"));
    ck_assert_ptr_nonnull(strstr(svg, "-title\">DRAFT: Figure 1: Complaints from children"));
    ck_assert_ptr_nonnull(strstr(svg, ">DRAFT</text>"));
    int height, draft_height;
    ck_assert_int_eq(sscanf(strstr(plain, " height=\""), " height=\"%dpt\"", &height), 1);
    ck_assert_int_eq(sscanf(strstr(svg, " height=\""), " height=\"%dpt\"", &draft_height), 1);
    ck_assert_int_eq(draft_height, height + 20);
    const char *png = drawn(&draft, DRAW_PNG, &n);
    static const char title[] = "DRAFT: Figure 1: Complaints from children";
    ck_assert_ptr_nonnull(memmem(png, n, title, sizeof title - 1));
    ck_assert_ptr_nonnull(memmem(png, n, "\x80\x16\x50", 3)); /* the colour of the word */
    ck_assert(text_starts(drawn(&draft, DRAW_PDF, &n), "%PDF-"));
}
END_TEST

START_TEST(test_unwritable) {
    const struct report *report = fixture_named(arena, "one-bar");
    const char *path = TEXT(arena, folder, "/missing/chart.pdf");
    ck_assert_int_eq(draw_chart(kit, report, report->charts, DRAW_PDF, path, created, diags), STATUS_OUTSIDE);
    ck_assert_uint_eq(diags_count(diags), 1);
    ck_assert_int_eq(diags_at(diags, 0)->message, MSG_OUT_UNWRITABLE);
}
END_TEST

START_TEST(test_disk_full) {
    const struct report *report = fixture_named(arena, "one-bar");
    for (int format = 0; format < N_DRAW_FORMATS && access("/dev/full", W_OK) == 0; format++) {
        enum status status = draw_chart(kit, report, report->charts, (enum draw_format)format, "/dev/full", created, diags);
        ck_assert_int_eq(status, STATUS_OUTSIDE);
    }
}
END_TEST

/* No file; a file that is no font; a font that is another face. */
START_TEST(test_font_missing) {
    static const char mono[] = "/usr/share/fonts/truetype/liberation2/LiberationMono-Regular.ttf";
    const char *target = TEXT(arena, folder, "/LiberationSans-Regular.ttf");
    const char *commands[] = {"true", TEXT(arena, "echo text > ", target), TEXT(arena, "cp ", mono, " ", target)};
    const char *folders[] = {folder, NULL};
    struct fonts *fonts = NULL;
    if (_i == 2 && access(mono, R_OK) != 0) return;
    ck_assert_int_eq(system(commands[_i]), 0);
    ck_assert_int_eq(fonts_open(arena, folders, diags, &fonts), STATUS_OUTSIDE);
    ck_assert_ptr_null(fonts);
    ck_assert_int_eq(diags_at(diags, 0)->message, MSG_FONT_MISSING);
    ck_assert_ptr_nonnull(strstr(diags_at(diags, 0)->hint, "fonts-liberation2"));
}
END_TEST

START_TEST(test_fonts) {
    const char *const *files = draw_fonts(arena);
    ck_assert(text_ends(files[0], "LiberationSans-Regular.ttf"));
    ck_assert_ptr_null(files[1]);
}
END_TEST

/* Digits are equally wide and not kerned: "11" is twice "1". A digit is 1139 of 2048 units wide. */
START_TEST(test_measure) {
    struct fonts *fonts;
    ck_assert_int_eq(fonts_open(arena, fonts_folders, diags, &fonts), STATUS_OK);
    struct figure_measure measure = fonts_measure(fonts);
    ck_assert_double_eq_tol(measure.width_pt(measure.context, "1", 12.0, true), 12.0 * 1139.0 / 2048.0, 0.005);
    ck_assert_double_eq_tol(measure.width_pt(measure.context, "11", 12.0, true), 24.0 * 1139.0 / 2048.0, 0.005);
    ck_assert_double_lt(measure.width_pt(measure.context, "11", 12.0, false), 24.0 * 1139.0 / 2048.0 - 0.1);
    ck_assert_double_eq_tol(measure.width_pt(measure.context, "", 12.0, false), 0.0, 1e-9);
}
END_TEST

START_TEST(test_write_to_look_at) {
    for (size_t i = 0; i < n_fixtures; i++) {
        for (int format = 0; format < N_DRAW_FORMATS; format++) {
            size_t n;
            const char *ending = draw_ending((enum draw_format)format);
            const char *path = TEXT(arena, getenv("CHARTS_LOOK"), "/", fixture_name(i), ending);
            (void)drawn_at(path, fixture_report(arena, i), (enum draw_format)format, &n);
        }
    }
}
END_TEST

int main(void) {
    Suite *suite = suite_create("draw");
    TCase *tests = tcase_create("draw");
    tcase_set_timeout(tests, 60);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    if (getenv("CHARTS_LOOK") != NULL) tcase_add_test(tests, test_write_to_look_at);
    tcase_add_loop_test(tests, test_properties, 0, (int)n_fixtures);
    tcase_add_loop_test(tests, test_same_bytes, 0, (int)n_fixtures);
    tcase_add_loop_test(tests, test_pdf, 0, (int)n_fixtures);
    tcase_add_test(tests, test_svg);
    tcase_add_test(tests, test_svg_of_lines);
    tcase_add_test(tests, test_svg_bad_characters);
    tcase_add_test(tests, test_png);
    tcase_add_test(tests, test_draft);
    tcase_add_test(tests, test_unwritable);
    tcase_add_test(tests, test_disk_full);
    tcase_add_loop_test(tests, test_font_missing, 0, 3);
    tcase_add_test(tests, test_fonts);
    tcase_add_test(tests, test_measure);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
