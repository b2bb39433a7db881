/* Tests of charts/paper: pages, tags and bytes. With CHARTS_LOOK=FOLDER in the environment the fixture and some papers made at random are
 * written there, to be looked at. What asks qpdf or poppler is passed over where they are not installed. */
#include "paper/pdf_paper.h"

#include "base/text.h"
#include "draw/draw.h"
#include "figure/figure.h"
#include "fixtures.h"
#include "paper/compose.h"
#include "paper/finish/pdf_finish.h"
#include "paper_fixtures.h"
#include "small_papers.h"
#include "test_paper.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define N_RANDOM 40
#define N_SMALL ((int)n_small_papers)

static struct arena *arena;
static struct diags *diags;
static const char *folder;
static date_t created;

static void set_up(void) {
    static char place[32];
    arena = arena_open();
    diags = diags_new(arena);
    ck_assert(date_parse_iso("2008-04-30", &created));
    strcpy(place, "/tmp/paper-XXXXXX");
    folder = mkdtemp(place);
    ck_assert_ptr_nonnull(folder);
}

static void tear_down(void) {
    const char *command = TEXT(arena, "rm -rf ", folder);
    ck_assert_int_eq(system(command), 0);
    arena_close(arena);
}

/* ---- tools ---- */

static bool has_tool(const char *name) {
    return system(TEXT(arena, "command -v ", name, " >/dev/null 2>&1")) == 0;
}

static const char *read_stream(FILE *file, size_t *ret_n) {
    struct text_builder bytes = {.arena = arena};
    char block[4096];
    for (size_t n = fread(block, 1, sizeof block, file); n > 0; n = fread(block, 1, sizeof block, file)) text_add_bytes(&bytes, block, n);
    *ret_n = bytes.n;
    return text_done(&bytes);
}

static const char *written(const struct report *report, size_t *ret_n) {
    const char *path = TEXT(arena, folder, "/paper.pdf");
    ck_assert_int_eq(pdf_paper_write(arena, report, path, created, diags), STATUS_OK);
    FILE *file = fopen(path, "rb");
    ck_assert_ptr_nonnull(file);
    const char *bytes = read_stream(file, ret_n);
    fclose(file);
    return bytes;
}

/* What a program says about the paper; NULL where it is not installed. */
static const char *said(const char *tool, const char *options, const struct report *report) {
    size_t n;
    if (!has_tool(tool)) return NULL;
    (void)written(report, &n);
    FILE *pipe = popen(TEXT(arena, tool, " ", options, " ", folder, "/paper.pdf", text_equal(tool, "pdftotext") ? " -" : "", " 2>&1"), "r");
    ck_assert_ptr_nonnull(pipe);
    const char *text = read_stream(pipe, &n);
    ck_assert_int_eq(pclose(pipe), 0);
    return text;
}

/* The texts stand in this order. */
static void check_order(const char *text, const char *const *parts) {
    for (; *parts != NULL; parts++) {
        const char *found = strstr(text, *parts);
        ck_assert_msg(found != NULL, "'%s' does not follow in\n%s", *parts, text);
        text = found + strlen(*parts);
    }
}

static size_t count(const char *text, const char *what) {
    size_t n = 0;
    for (text = strstr(text, what); text != NULL; text = strstr(text + 1, what)) n++;
    return n;
}

/* ---- papers made at random ---- */

static double room_of(const struct page_range *page) {
    return (page->is_wide ? PAPER_SHORT_PT : PAPER_LONG_PT) - 2.0 * PAPER_TOP_PT;
}

/* The papers of a test that is made for each: the small ones, then those made at random. */
static const struct report *paper_at(int index) {
    size_t i = (size_t)index;
    return i < n_small_papers ? small_papers[i].make(arena) : paper_random(arena, (uint32_t)(i - n_small_papers));
}

static void check_page(const struct arrangement *arranged, size_t index, int seed) {
    const struct page_range *page = &arranged->pages[index];
    const struct piece *first = arranged->pieces[page->first], *last = arranged->pieces[page->end - 1];
    double used = first->size.repeat_pt - piece_before_pt(&first->size, page->ease);
    for (size_t i = page->first; i < page->end; i++)
        used += piece_before_pt(&arranged->pieces[i]->size, page->ease) + piece_height_pt(&arranged->pieces[i]->size, page->ease);
    ck_assert_msg(page->ease >= -1.0 && page->ease <= 1.0, "paper %d: page %zu has ease %g", seed, index + 1, page->ease);
    ck_assert_msg(used <= room_of(page) + 0.02, "paper %d: page %zu is %g high", seed, index + 1, used);
    ck_assert_msg(index + 1 == arranged->n_pages || last->size.break_cost < BREAK_NEVER, "paper %d: page %zu ends badly", seed, index + 1);
}

START_TEST(test_pages_hold_their_pieces) {
    struct press press;
    struct arrangement arranged;
    ck_assert_int_eq(compose(arena, paper_at(_i), diags, &press, &arranged), STATUS_OK);
    size_t n = 0;
    for (size_t i = 0; i < arranged.n_pages; i++) {
        ck_assert_uint_eq(arranged.pages[i].first, n);
        n = arranged.pages[i].end;
        check_page(&arranged, i, _i);
    }
    ck_assert_uint_eq(n, arranged.n);
}
END_TEST

/* The number after `key` in a line of pdftotext -bbox. */
static double number_after(const char *line, const char *key) {
    const char *at = strstr(line, key);
    ck_assert_ptr_nonnull(at);
    return strtod(at + strlen(key), NULL);
}

static void check_word(const char *line, double width, double height) {
    const double slack = 1.0;
    bool is_inside = number_after(line, "xMin=\"") >= PAPER_SIDE_PT - slack && number_after(line, "xMax=\"") <= width - PAPER_SIDE_PT + slack;
    is_inside = is_inside && number_after(line, "yMin=\"") >= 20.0 && number_after(line, "yMax=\"") <= height - 20.0;
    ck_assert_msg(is_inside, "outside the margins: %.200s", line);
}

/* As poppler sees it: no word leaves the margins. */
START_TEST(test_words_inside_margins) {
    const char *text = said("pdftotext", "-bbox", paper_at(_i));
    double width = 0.0, height = 0.0;
    for (const char *line = text; line != NULL; line = strchr(line + 1, '\n')) {
        const char *tag = line + strspn(line, " \n");
        if (text_starts(tag, "<page ")) {
            width = number_after(tag, "width=\"");
            height = number_after(tag, "height=\"");
        } else if (text_starts(tag, "<word ")) {
            check_word(tag, width, height);
        }
    }
}
END_TEST

/* A chart on a tight page takes no more room than the page was promised: in proportion, less the rounding to a whole point. */
START_TEST(test_tight_charts) {
    struct fonts *fonts;
    ck_assert_int_eq(fonts_open_both(arena, fonts_folders, diags, &fonts), STATUS_OK);
    for (size_t i = 0; i < n_fixtures; i++) {
        const struct chart *chart = fixture_report(arena, i)->charts;
        double heights[3];
        for (size_t k = 0; k < 3; k++) heights[k] = figure_layout_tight(arena, chart, fonts_measure(fonts), 576.0, (double)k / 2.0)->height_pt;
        ck_assert_msg(heights[2] <= heights[0], "%s grows", fixture_name(i));
        ck_assert_msg(heights[1] <= (heights[0] + heights[2]) / 2.0 + 1.0, "%s: %g, %g, %g", fixture_name(i), heights[0], heights[1], heights[2]);
    }
}
END_TEST

START_TEST(test_random_papers_are_sound) {
    const char *text = said("qpdf", "--check", paper_at(_i));
    if (text != NULL) ck_assert_ptr_nonnull(strstr(text, "No syntax or stream encoding errors"));
}
END_TEST

/* ---- the fixture ---- */

START_TEST(test_same_bytes) {
    size_t n, n_again;
    setenv("TZ", "Pacific/Auckland", 1);
    const char *first = written(paper_fixture(arena), &n);
    setenv("TZ", "America/New_York", 1);
    setenv("SOURCE_DATE_EPOCH", "1", 1);
    const char *again = written(paper_fixture(arena), &n_again);
    ck_assert_uint_eq(n, n_again);
    ck_assert_mem_eq(first, again, n);
}
END_TEST

/* Fonts are opened for charts and for papers apart: one does not disturb the other. */
START_TEST(test_beside_charts) {
    struct draw_kit *kit;
    const struct report *report = fixture_named(arena, "lead-issue");
    const char *path = TEXT(arena, folder, "/chart.pdf");
    size_t n[2];
    const char *bytes[2];
    ck_assert_int_eq(draw_open(arena, diags, &kit), STATUS_OK);
    for (size_t i = 0; i < 2; i++) {
        ck_assert_int_eq(draw_chart(kit, report, report->charts, DRAW_PDF, path, created, diags), STATUS_OK);
        FILE *file = fopen(path, "rb");
        bytes[i] = read_stream(file, &n[i]);
        fclose(file);
        size_t n_paper;
        (void)written(paper_fixture(arena), &n_paper);
    }
    ck_assert_uint_eq(n[0], n[1]);
    ck_assert_mem_eq(bytes[0], bytes[1], n[0]);
}
END_TEST

START_TEST(test_read_in_order) {
    const char *text = said("pdfinfo", "-struct-text", paper_fixture(arena));
    if (text == NULL) return;
    check_order(text, (const char *const[]){"Document", "\"The Board\"", "H1", "Comments, compliments and complaints", "L (block)", "\"Status \"", "\"Final. Board edition", "H2",
                                            "\"1 Key messages\"", "L (block)", "LI", "Lbl", "LBody", "25 more than in the year before.", "H2",
                                            "\"Contents\"", "TOC", "TOCI", "Link", "\"1 Key messages ", "\"2 How complaints are dealt with\"", "Table", "Caption",
                                            "Table 1: The stages", "THead", "TR", "TH", "/Scope /Column", "\"Office\"", "TBody", "TH",
                                            "/Scope /Row", "\"Office 1\"", "TD", "\"Registration\"", "H3", "2.1 Complaints by office", "P (block)",
                                            "The service received 1,711 complaints (", "Link", "\"Table 2\"", "Object", "), up 25 (4%)", "Link",
                                            "[note 1]", "Figure", "Officer Bias", "Base: 709", "\"About this paper\"", "Lbl", "\"Source \"", NULL});
    ck_assert_uint_eq(count(text, "\"Office 59\""), 1); /* rows of both pages are in one table, its header once */
    ck_assert_ptr_null(strstr(text, "continued"));
    ck_assert_ptr_null(strstr(text, "1 of "));
}
END_TEST

/* Words may stand before a table on a turned page that they follow, but they are read aloud after it. */
START_TEST(test_read_in_order_where_words_pass) {
    const struct report *report = paper_turned(arena);
    const char *pages = said("pdftotext", "-layout", report), *read = said("pdfinfo", "-struct-text", report);
    if (pages == NULL || read == NULL) return;
    check_order(pages, (const char *const[]){"1 Many columns", "What follows the table. The regions", "Table 1", NULL});
    check_order(read, (const char *const[]){"\"1 Many columns\"", "Table 1: ", "\"Office 1\"", "Base: ", "\"What follows the table. The regions", "\"About this paper\"", NULL});
}
END_TEST

/* Shared headers span their columns, in a row of their own; the label of a group of rows is repeated where it goes on, and read aloud once. */
START_TEST(test_nested) {
    const struct report *report = paper_nested(arena);
    const char *pages = said("pdftotext", "-layout", report), *read = said("pdfinfo", "-struct-text", report);
    if (pages == NULL || read == NULL) return;
    check_order(read, (const char *const[]){"THead", "TR", "/RowSpan 2", "\"Office\"", "/ColSpan 2", "\"This year \"", "\"[note 1]\"", "/ColSpan 2",
                                            "\"The year before last\"", "/RowSpan 2", "\"Last year\"", "TR", "\"Number\"", "\"% of all \"",
                                            "\"[note 2]\"", "\"Number\"", "\"% of all\"", "TBody", "TR", "/ColSpan 6", "/Scope /Row",
                                            "\"Region 0\"", "TR", "\"Office 0\"", "TD", "\"Region 5\"", "\"All regions\"", NULL});
    ck_assert_uint_eq(count(read, "\"Region "), 6);
    check_order(pages, (const char *const[]){"This year [note 1]", "The year before last", "Last year", "Region 0", "Office 0", "\f", "Table 1 (continued)",
                                             "This year [note 1]", "Region ", "Office ", NULL});
}
END_TEST

START_TEST(test_every_figure_is_text) {
    const struct report *report = paper_fixture(arena);
    const char *text = said("pdftotext", "-layout", report);
    for (size_t i = 0; text != NULL && i < report->paper->n_blocks; i++) {
        const struct table *table = report->paper->blocks[i].table;
        for (size_t j = 0; table != NULL && j < table->n_rows * table->n_columns; j++)
            if (table->cells[j].kind != CELL_TEXT) ck_assert_msg(strstr(text, table->cells[j].display) != NULL, "%s", table->cells[j].display);
    }
}
END_TEST

START_TEST(test_header_is_repeated) {
    const char *text = said("pdftotext", "-layout", paper_fixture(arena));
    if (text == NULL) return;
    size_t n_continued = count(text, "Table 2 (continued)");
    ck_assert_uint_ge(n_continued, 1);
    const char *after = strstr(text, "Table 2 (continued)");
    check_order(after, (const char *const[]){"Office ", "Number 1", "% of total", "Number 3", "Office ", NULL});
}
END_TEST

static size_t n_pages(const struct report *report) {
    const char *text = said("pdfinfo", "", report), *pages = text == NULL ? NULL : strstr(text, "Pages:");
    return pages == NULL ? 0 : (size_t)atoi(pages + strlen("Pages:"));
}

/* Tables in smaller letters and closer rows: the same paper on fewer pages, with every figure. */
START_TEST(test_compact) {
    const struct report *report = paper_fixture(arena);
    struct report compact = *report;
    struct paper paper = *report->paper;
    paper.is_compact = true;
    compact.paper = &paper;
    ck_assert(n_pages(report) == 0 || n_pages(&compact) < n_pages(report));
    const char *text = said("pdftotext", "-layout", &compact);
    for (size_t i = 0; text != NULL && i < paper.n_blocks; i++) {
        const struct table *table = paper.blocks[i].table;
        for (size_t j = 0; table != NULL && j < table->n_rows * table->n_columns; j++)
            if (table->cells[j].kind != CELL_TEXT) ck_assert_ptr_nonnull(strstr(text, table->cells[j].display));
    }
}
END_TEST

START_TEST(test_numbers_of_pages) {
    const char *text = said("pdftotext", "-layout", paper_fixture(arena));
    if (text != NULL) check_order(text, (const char *const[]){"1 of 8", "2 of 8", "3 of 8", "8 of 8", NULL});
}
END_TEST

/* Language, title shown, alternative texts, scopes, bookmarks, links: the keys as qpdf lists them. */
START_TEST(test_document) {
    static const char *const keys[] = {"\"/Lang\": \"u:en-GB\"", "\"/DisplayDocTitle\": true", "\"/Marked\": true", "\"/Alt\": \"u:Bars & what",
                                       "\"/Scope\": \"/Column\"", "\"/Scope\": \"/Row\"", "\"/Outlines\":", "\"/PageLabels\":",
                                       "\"/Subtype\": \"/Link\"", "\"/Dest\": \"u:table-by-office\"", "\"/StructParent\":", "\"/Subtype\": \"/XML\"",
                                       "\"/CreationDate\": \"u:D:20080430000000Z\"", "\"/BBox\":"};
    const char *text = said("qpdf", "--json", paper_fixture(arena));
    for (size_t i = 0; text != NULL && i < sizeof keys / sizeof keys[0]; i++) ck_assert_msg(strstr(text, keys[i]) != NULL, "%s", keys[i]);
}
END_TEST

/* Nothing is drawn outside a mark but what was made an artifact. */
START_TEST(test_artifacts) {
    size_t n;
    (void)written(paper_fixture(arena), &n);
    if (!has_tool("qpdf")) return;
    const char *path = TEXT(arena, folder, "/paper.pdf");
    FILE *pipe = popen(TEXT(arena, "qpdf --qdf --object-streams=disable ", path, " -"), "r");
    const char *text = read_stream(pipe, &n);
    ck_assert_int_eq(pclose(pipe), 0);
    ck_assert_ptr_nonnull(memmem(text, n, "/Artifact BMC", 13));
    ck_assert_ptr_null(memmem(text, n, "NonStruct", 9));
}
END_TEST

/* A link leads to a place that exists. */
START_TEST(test_links_have_targets) {
    struct press press;
    struct arrangement arranged;
    ck_assert_int_eq(compose(arena, paper_fixture(arena), diags, &press, &arranged), STATUS_OK);
    ck_assert(press_has_target(&press, "table-by-office"));
    ck_assert(press_has_target(&press, "note-2"));
    ck_assert(!press_has_target(&press, "note-3"));
    ck_assert(!press_has_target(&press, "note-"));
    ck_assert(!press_has_target(&press, "table-missing"));
}
END_TEST

/* DRAFT on every page. What failed is told by a block of the paper. */
START_TEST(test_draft) {
    struct report *report = paper_fixture(arena);
    report->is_draft = true;
    report->status_line = "DRAFT: 1 check failed";
    const char *text = said("pdftotext", "-layout", report);
    if (text == NULL) return;
    check_order(text, (const char *const[]){"DRAFT: 1 check failed", "Key messages", "Contents", NULL});
    size_t n_pages = count(text, "\f");
    ck_assert_uint_eq(count(text, "DRAFT"), n_pages + 1);
}
END_TEST

/* A paper with nothing in it but its title. */
START_TEST(test_empty_paper) {
    struct report *report = paper_fixture(arena);
    struct paper empty = {0};
    report->paper = &empty;
    const char *text = said("qpdf", "--check", report);
    if (text != NULL) ck_assert_ptr_nonnull(strstr(text, "No syntax"));
}
END_TEST

START_TEST(test_fonts) {
    const char *const *files = pdf_paper_fonts(arena);
    ck_assert(text_ends(files[0], "LiberationSans-Regular.ttf"));
    ck_assert(text_ends(files[1], "LiberationSans-Bold.ttf"));
    ck_assert_ptr_null(files[2]);
    ck_assert_ptr_null(fonts_find(arena, (const char *const[]){folder, NULL}, 2)[0]);
}
END_TEST

/* ---- what goes wrong ---- */

START_TEST(test_unwritable) {
    const char *path = TEXT(arena, folder, "/missing/paper.pdf");
    ck_assert_int_eq(pdf_paper_write(arena, paper_fixture(arena), path, created, diags), STATUS_OUTSIDE);
    ck_assert_int_eq(diags_at(diags, 0)->message, MSG_OUT_UNWRITABLE);
    if (access("/dev/full", W_OK) != 0) return;
    ck_assert_int_eq(pdf_paper_write(arena, paper_fixture(arena), "/dev/full", created, diags), STATUS_OUTSIDE);
}
END_TEST

/* What is no PDF; and one whose marks are not those of the structure. */
START_TEST(test_refused) {
    struct press press;
    struct arrangement arranged;
    struct pdf_bytes drawn, finished;
    const struct pdf_bytes nonsense = {(const unsigned char *)"%PDF-1.5 nonsense", 17};
    ck_assert_int_eq(compose(arena, paper_fixture(arena), diags, &press, &arranged), STATUS_OK);
    ck_assert_int_eq(pdf_finish(&press, &nonsense, created, diags, &finished), STATUS_FAULT);
    ck_assert_int_eq(draw_pages(&press, &arranged, diags, &drawn), STATUS_OK);
    press.structure.pages[0].n--;
    ck_assert_int_eq(pdf_finish(&press, &drawn, created, diags, &finished), STATUS_FAULT);
    ck_assert_uint_eq(diags_count(diags), 2);
    ck_assert_int_eq(diags_at(diags, 1)->message, MSG_PAPER_REFUSED);
    ck_assert_ptr_nonnull(strstr(diags_at(diags, 1)->sentence, "marks"));
}
END_TEST

START_TEST(test_write_to_look_at) {
    const char *to = getenv("CHARTS_LOOK");
    if (to == NULL) return;
    for (size_t i = 0; i < n_small_papers; i++) {
        const char *path = TEXT(arena, to, "/", small_papers[i].name, ".pdf");
        ck_assert_int_eq(pdf_paper_write(arena, small_papers[i].make(arena), path, created, diags), STATUS_OK);
    }
    for (uint32_t i = 0; i < N_RANDOM; i++) {
        const char *path = TEXT(arena, to, "/random-", text_from_int(arena, i), ".pdf");
        ck_assert_int_eq(pdf_paper_write(arena, paper_random(arena, i), path, created, diags), STATUS_OK);
    }
}
END_TEST

static TCase *new_case(Suite *suite, const char *name) {
    TCase *tests = tcase_create(name);
    tcase_set_timeout(tests, 120);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    suite_add_tcase(suite, tests);
    return tests;
}

/* Papers made at random take minutes under valgrind, which asks for few of them (scripts/test); every other build makes all. */
static int how_many(int n) {
    return getenv("BOARDPAPER_FEW_CASES") == NULL || n < 6 ? n : n / 6;
}

static void add_papers(TCase *tests) {
    tcase_add_loop_test(tests, test_pages_hold_their_pieces, 0, how_many(N_RANDOM + N_SMALL));
    tcase_add_loop_test(tests, test_words_inside_margins, 0, how_many(12 + N_SMALL));
    tcase_add_loop_test(tests, test_random_papers_are_sound, 0, how_many(12 + N_SMALL));
    tcase_add_test(tests, test_tight_charts);
    tcase_add_test(tests, test_same_bytes);
    tcase_add_test(tests, test_beside_charts);
    tcase_add_test(tests, test_read_in_order);
    tcase_add_test(tests, test_read_in_order_where_words_pass);
    tcase_add_test(tests, test_nested);
    tcase_add_test(tests, test_every_figure_is_text);
    tcase_add_test(tests, test_header_is_repeated);
    tcase_add_test(tests, test_numbers_of_pages);
    tcase_add_test(tests, test_compact);
    tcase_add_test(tests, test_document);
    tcase_add_test(tests, test_artifacts);
    tcase_add_test(tests, test_links_have_targets);
    tcase_add_test(tests, test_draft);
    tcase_add_test(tests, test_empty_paper);
    tcase_add_test(tests, test_fonts);
    tcase_add_test(tests, test_write_to_look_at);
    tcase_add_test(tests, test_unwritable);
    tcase_add_test(tests, test_refused);
}

int main(void) {
    Suite *suite = suite_create("paper");
    suite_add_tcase(suite, breaks_case());
    add_papers(new_case(suite, "papers"));
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
