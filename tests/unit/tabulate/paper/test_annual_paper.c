/* The papers of the annual and the quarterly report as text, against tests/golden/annual-paper and quarterly-paper: BOARDPAPER_REWRITE=1 rewrites
 * them, to be read. And what is true of every paper: words and tables show the same figures. */
#include "base/text.h"
#include "run/run.h"
#include "text/paper_text.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define GOLDEN SOURCE_ROOT "/tests/golden/"

static struct arena *arena;
static struct diags *diags;

static const struct report *report_of(const char *specification, const char *period, bool is_draft) {
    struct run_options options = {.spec_path = specification, .period = period, .is_draft = is_draft};
    struct run *run = NULL;
    ck_assert_int_eq(chdir(SOURCE_ROOT), 0);
    enum status status = run_compute(arena, &options, diags, &run);
    for (size_t i = 0; i < diags_count(diags); i++) fputs(diag_text(arena, diags_at(diags, i), false), stderr);
    ck_assert_int_eq(status, STATUS_OK);
    ck_assert_ptr_nonnull(run->report->paper);
    return run->report;
}

static const struct report *annual(const char *period, bool is_draft) {
    return report_of("report-specs/annual.yaml", period, is_draft);
}

static const struct report *quarterly(const char *period) {
    return report_of("report-specs/quarterly.yaml", period, false);
}

static void expect_golden(const char *name, const char *text) {
    const char *path = TEXT(arena, GOLDEN, name), *bytes = "";
    size_t n = 0;
    if (getenv("BOARDPAPER_REWRITE")) {
        FILE *file = fopen(path, "wb");
        ck_assert_ptr_nonnull(file);
        fputs(text, file);
        ck_assert_int_eq(fclose(file), 0);
        return;
    }
    ck_assert_int_eq(file_read(arena, path, 1 << 20, NOWHERE, diags, &bytes, &n), STATUS_OK);
    ck_assert_msg(text_equal(text_copy_bytes(arena, bytes, n), text),
                  "%s differs: run BOARDPAPER_REWRITE=1 test-annual-paper, and read the difference", path);
}

START_TEST(the_annual_paper_reads_as_it_should) {
    const struct report *report = annual(NULL, false);
    ck_assert_uint_eq(diags_count_level(diags, DIAG_WARNING), 0);
    expect_golden("annual-paper/paper.txt", paper_text(arena, report));
    expect_golden("annual-paper/figures.txt", paper_figures(arena, report));
}
END_TEST

START_TEST(the_quarterly_papers_read_as_they_should) {
    expect_golden("quarterly-paper/paper.txt", paper_text(arena, quarterly(NULL)));
    expect_golden("quarterly-paper/figures.txt", paper_figures(arena, quarterly(NULL)));
    expect_golden("quarterly-paper/before-the-areas.txt", paper_text(arena, quarterly("2007/08 Q3")));
    ck_assert_uint_eq(diags_count_level(diags, DIAG_WARNING), 0);
}
END_TEST

/* --- what is true of every paper --- */

static void check_words(const struct words *words) {
    for (size_t i = 0; i < words->n; i++) {
        const struct span *span = &words->spans[i];
        ck_assert_ptr_nonnull(span->text);
        ck_assert((span->kind == SPAN_FIGURE || span->kind == SPAN_CHANGE) == (span->table != NULL));
        if (span->kind == SPAN_FIGURE)
            ck_assert_str_eq(span->text, table_cell(span->table, span->row, span->column)->display);
        ck_assert((span->kind == SPAN_REFERENCE) == (span->target != NULL));
    }
}

static const struct block *block_of(const struct paper *paper, const char *id) {
    for (size_t i = 0; i < paper->n_blocks; i++)
        if (text_equal(paper->blocks[i].id, id)) return &paper->blocks[i];
    return NULL;
}

/* A reference shows the number of what it points to. */
static void check_references(const struct paper *paper, const struct words *words) {
    for (size_t i = 0; i < words->n; i++) {
        const struct span *span = &words->spans[i];
        if (span->kind != SPAN_REFERENCE) continue;
        const struct block *target = block_of(paper, span->target);
        ck_assert_msg(target != NULL, "nothing is called %s", span->target);
        const char *section = TEXT(arena, "section ", target->number);
        ck_assert_str_eq(span->text, target->kind == BLOCK_HEADING ? section : target->number);
    }
}

static void check_paper(const struct report *report) {
    const struct paper *paper = report->paper;
    for (size_t i = 0; i < paper->n_blocks; i++) {
        const struct block *block = &paper->blocks[i];
        check_words(&block->words);
        check_references(paper, &block->words);
        for (size_t k = 0; k < block->n_items; k++) {
            check_words(&block->items[k]);
            check_references(paper, &block->items[k]);
        }
        if (block->id) ck_assert_ptr_eq(block_of(paper, block->id), block);
        if (block->table) ck_assert(text_equal(block->number, block->table->number));
        if (block->chart) ck_assert(text_equal(block->number, block->chart->number));
    }
}

START_TEST(words_and_tables_show_the_same_figures_in_every_period) {
    static const char *const periods[] = {NULL, "2007/08 Q3", "2007-12", "2006/07", "2007-04-01..2007-04-01"};
    for (size_t i = 0; i < sizeof periods / sizeof *periods; i++) check_paper(annual(periods[i], false));
    static const char *const quarters[] = {NULL, "2007/08 Q4", "2008-06", "2006/07 Q1"};
    for (size_t i = 0; i < sizeof quarters / sizeof *quarters; i++) check_paper(quarterly(quarters[i]));
}
END_TEST

START_TEST(a_draft_says_so_first) {
    const struct report *report = annual(NULL, true);
    const struct block *first = &report->paper->blocks[0];
    ck_assert_int_eq(first->kind, BLOCK_KEY_MESSAGES);
    ck_assert(text_starts(words_text(arena, &first->items[0]), "DRAFT"));
    ck_assert_uint_eq(first->n_items, 1);
    check_paper(report);
}
END_TEST

static void enter(void) {
    arena = arena_open();
    diags = diags_new(arena);
}

static void leave(void) {
    arena_close(arena);
}

int main(void) {
    Suite *suite = suite_create("annual paper");
    TCase *tests = tcase_create("paper");
    tcase_set_timeout(tests, 60);
    tcase_add_checked_fixture(tests, enter, leave);
    tcase_add_test(tests, the_annual_paper_reads_as_it_should);
    tcase_add_test(tests, the_quarterly_papers_read_as_they_should);
    tcase_add_test(tests, words_and_tables_show_the_same_figures_in_every_period);
    tcase_add_test(tests, a_draft_says_so_first);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
