/* The paper: spans that hold their cells, changes, references, numbers, warnings, commentary, colophon. */
#include "test_tabulate.h"

#include "base/text.h"
#include "little_report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* North 3, South 1, East 0: two of the complaints are upheld in the North, one in the South. */
#define LOG                                                                                                            \
    "ref,region,kind,outcome\na,North,Complaint,Upheld\nb,North,Complaint,Upheld\nc,North,Complaint,Rejected\n"        \
    "d,South,Complaint,Upheld\ne,South,Comment,\n"
#define TABLES                                                                                                         \
    "populations: {complaints: {label: complaints, from: log, where: kind = 'Complaint'}}\n"                           \
    "notes: {late: Of late, early: Of early, spare: Of nobody}\n"                                                      \
    "published: {prior: {title: the paper, file: published.csv, period: 2006/07}}\n"                                   \
    "tables:\n"                                                                                                        \
    "  t:\n    title: Things\n    corner: C\n    notes: [late]\n    population: complaints\n"                          \
    "    rows: {by: region, empty: drop, total: Total}\n"                                                              \
    "    columns: [{label: N, notes: [early]}, {label: P, percent_of: column_total}, {id: before, label: Before, as_published: prior, of: n}," \
    " {id: difference, label: Difference, difference: [n, before]}, {label: Rise, percent_change: [n, before]}]\n"                                                 \
    "  few:\n    title: Few\n    corner: C\n    population: complaints\n    small_base: mark\n"                        \
    "    rows: {by: region, only: [North, South]}\n    columns: [{label: P, percent: {of: outcome = 'Upheld'}}]\n"     \
    "  words: {title: Words, corner: C, text: {columns: [Meaning], rows: [[A, It is A.]]}}\n"                          \
    "charts:\n  t: {table: t, kind: bar, columns: n}\n  few: {table: few, kind: bar, columns: p}\n"
#define LEDGER "table,row,column,published\nt,North,N,2\nt,South,N,1\nt,Total,N,40\n"
#define PAPER(parts) TABLES "paper:\n  parts:\n" parts

static struct little *report_of(const char *spec, int small_base) {
    struct little_case *given = malloc(sizeof *given);
    *given = (struct little_case){.spec = spec, .log = LOG, .ledger = LEDGER, .small_base = small_base};
    return little_report(given);
}

static void done(struct little *little) {
    const struct little_case *given = little->given;
    little_close(little);
    free((void *)(uintptr_t)given);
}

static struct little *fine(const char *spec, int small_base) {
    struct little *little = report_of(spec, small_base);
    little_fine(little);
    ck_assert_ptr_nonnull(little->report->paper);
    return little;
}

static const char *words_of_block(const struct little *little, size_t block) {
    return words_text(little->arena, &little->report->paper->blocks[block].words);
}

static void expect_words(const char *text, int small_base, const char *expected) {
    struct arena *arena = arena_open();
    struct little *little = fine(TEXT(arena, PAPER("    - text: |\n        "), text, "\n    - {table: t}\n    - {table: few}\n"), small_base);
    ck_assert_str_eq(words_of_block(little, 0), expected);
    done(little);
    arena_close(arena);
}

/* --- figures --- */

START_TEST(figures_are_the_cells_of_their_tables) {
    struct little *little = fine(PAPER("    - text: Of {{t | total | n}} in {period.label} {{t | north | p}} were here.\n"), 0);
    const struct words *words = &little->report->paper->blocks[0].words;
    ck_assert_uint_eq(words->n, 5);
    const struct span *figure = &words->spans[1];
    ck_assert_int_eq(figure->kind, SPAN_FIGURE);
    ck_assert_ptr_eq(figure->table, little_table(little, "t"));
    ck_assert_ptr_eq(table_cell(figure->table, figure->row, figure->column), little_cell(little, "t", "total", "n"));
    ck_assert_str_eq(figure->text, "4");
    ck_assert_str_eq(words->spans[2].text, " in 2007/08 ");
    ck_assert_str_eq(words_of_block(little, 0), "Of 4 in 2007/08 75.0% were here.");
    done(little);
}
END_TEST

START_TEST(small_bases_and_marks_are_as_in_the_cell) {
    expect_words("{{t | north | p}}", 20, "3 of 4");
    expect_words("{{few | north | p}}", 20, "66.7% [u]");
    expect_words("{{t | south | before}}, {{words | a | meaning}}", 0, "1, It is A.");
    expect_words("{{t | total | difference}}", 0, "-36");
}
END_TEST

/* A line that is left out because it is empty has a figure all the same, and no cell to point to. */
START_TEST(a_line_left_out_is_still_a_number) {
    struct little *little = fine(PAPER("    - text: There were {{t | east | n}}.\n"), 0);
    ck_assert_uint_eq(table_row(little_table(little, "t"), "east"), SIZE_MAX);
    ck_assert_str_eq(words_of_block(little, 0), "There were 0.");
    ck_assert_int_eq(little->report->paper->blocks[0].words.spans[1].kind, SPAN_WORDS);
    done(little);
}
END_TEST

static void refused(const char *parts, enum message message, const char *at, const char *hint) {
    struct arena *arena = arena_open();
    struct little *little = report_of(TEXT(arena, PAPER(""), parts), 0);
    little_told_spec(little, message, at);
    if (hint) ck_assert_ptr_nonnull(strstr(little_told(little, message)->hint, hint));
    ck_assert_uint_eq(diags_count_level(little->diags, DIAG_ERROR), 1);
    done(little);
    arena_close(arena);
}

START_TEST(lines_that_no_table_has_are_refused_at_their_word) {
    refused("    - text: \"There were {{t | nroth | n}}.\"\n", MSG_TABULATE_NO_LINE, "nroth", "'north'");
    refused("    - text: |\n        There were\n        {{t | north | befroe}}.\n", MSG_TABULATE_NO_LINE, "befroe", "'before'");
    refused("    - text: \"{{words | b | meaning}}\"\n", MSG_TABULATE_NO_LINE, "b | meaning", NULL);
    refused("    - text: \"{{words | a | meening}}\"\n", MSG_TABULATE_NO_LINE, "meening", "'meaning'");
    refused("    - text: \"{{change: t | north | n from beforr}}\"\n", MSG_TABULATE_NO_LINE, "beforr", "'before'");
    refused("    - text: \"{{change: t | north | n from row suoth}}\"\n", MSG_TABULATE_NO_LINE, "suoth", "'south'");
}
END_TEST

/* --- changes --- */

START_TEST(changes_are_said_of_differences_and_of_two_lines) {
    expect_words("{{change: t | total | difference}}", 0, "down 36 (90%)");
    expect_words("{{change: t | north | difference}}", 0, "up 1 (50%)");
    expect_words("{{change: t | south | difference}}", 0, "unchanged");
    expect_words("{{change: t | north | n from before}}", 0, "up 1 (50%)");
    expect_words("{{change: t | north | n from column before}}", 0, "up 1 (50%)");
    expect_words("{{change: t | north | n from row south}}", 0, "up 2 (200%)");
    expect_words("{{change: t | north | n from row east}}", 0, "up 3"); /* of none */
    expect_words("{{change: t | north | p from row south}}", 0, "up 50.0 percentage points");
    expect_words("{{change: t | east | difference}}", 0, "[x]"); /* not published */
}
END_TEST

START_TEST(changes_of_few_are_the_figures_alone) {
    expect_words("{{change: t | north | difference}}", 20, "from 2 to 3");
    expect_words("{{change: t | total | difference}}", 20, "down 36 (90%)");
    expect_words("{{change: few | north | p from row south}}", 20, "from 100.0% [u] to 66.7% [u]");
    expect_words("{{change: t | north | p from row south}}", 20, "from 1 of 4 to 3 of 4");
}
END_TEST

START_TEST(a_change_holds_the_later_figure) {
    struct little *little = fine(PAPER("    - text: \"{{change: t | total | difference}}\"\n"), 0);
    const struct span *span = &little->report->paper->blocks[0].words.spans[0];
    ck_assert_int_eq(span->kind, SPAN_CHANGE);
    ck_assert_ptr_eq(table_cell(span->table, span->row, span->column), little_cell(little, "t", "total", "n"));
    done(little);
}
END_TEST

START_TEST(what_cannot_change_is_refused) {
    refused("    - text: \"{{change: t | total | n}}\"\n", MSG_PAPER_NOT_A_DIFFERENCE, "change: t", "from COLUMN");
    refused("    - text: \"{{change: t | total | rise}}\"\n", MSG_PAPER_NOT_A_DIFFERENCE, "change: t", "quote it as {{t | total | rise}}");
    refused("    - text: \"{{change: words | a | meaning}}\"\n", MSG_PAPER_NOT_A_DIFFERENCE, "change: words", NULL);
    refused("    - text: \"{{change: t | total | n from p}}\"\n", MSG_PAPER_UNLIKE, "change: t", NULL);
}
END_TEST

/* --- numbers --- */

static const char *numbers_drawn(const struct little *little) {
    struct text_builder out = {.arena = little->arena};
    for (size_t i = 0; i < little->report->paper->n_blocks; i++) {
        const struct block *block = &little->report->paper->blocks[i];
        text_add(&out, TEXT(little->arena, i > 0 ? ", " : "", block->id ? block->id : "-", " ", block->number ? block->number : "-"));
    }
    return text_done(&out);
}

static void expect_numbers(const char *spec, const char *expected) {
    struct little *little = fine(spec, 0);
    ck_assert_str_eq(numbers_drawn(little), expected);
    for (size_t i = 0; i < little->report->paper->n_blocks; i++) {
        const struct block *block = &little->report->paper->blocks[i];
        if (block->table) ck_assert(text_equal(block->table->number, block->number));
        if (block->chart) ck_assert(text_equal(block->chart->number, block->number));
    }
    done(little);
}

#define FIXED(number, more) \
    TABLES "  more: {table: few, kind: bar, columns: p" more "}\npaper:\n  " number "parts:\n"

START_TEST(sections_are_numbered_by_level) {
    expect_numbers(PAPER("    - {heading: A}\n    - {heading: B, level: 2}\n    - {heading: C, level: 2, id: c}\n    - {heading: D, level: 3}\n"
                         "    - {heading: E}\n    - {heading: F, level: 2}\n    - {text: G}\n    - {notes: all}\n"),
                   "section-1 1, section-1-1 1.1, section-c 1.2, section-1-2-1 1.2.1, section-2 2, section-2-1 2.1, - -, notes -");
    expect_numbers(TABLES "paper:\n  numbering: {sections: false}\n  parts: [{heading: A}, {heading: B, level: 2}]\n",
                   "section-1 -, section-1-1 -");
    /* a name that looks like another section's number */
    expect_numbers(PAPER("    - {heading: A}\n    - {heading: B, id: \"1\"}\n"), "section-1- 1, section-1 2");
}
END_TEST

START_TEST(tables_and_charts_are_numbered_as_they_appear) {
    expect_numbers(PAPER("    - {table: few}\n    - {chart: t}\n    - {table: t}\n    - {chart: few}\n"),
                   "table-few Table 1, chart-t Figure 1, table-t Table 2, chart-few Figure 2");
    expect_numbers(FIXED("numbering: {prefix: Appendix 1}\n  ", "") "    - {table: few}\n    - {chart: few}\n    - {chart: more}\n",
                   "table-few Appendix 1 Table 1, chart-few Appendix 1 Figure 1, chart-more Appendix 1 Figure 2");
    /* fixed numbers stay and are passed over; none is none */
    expect_numbers(FIXED("", ", number: Figure 1") "    - {chart: few}\n    - {chart: more}\n    - {table: few}\n",
                   "chart-few Figure 2, chart-more Figure 1, table-few Table 1");
    expect_numbers(FIXED("", ", number: none") "    - {chart: more}\n    - {chart: few}\n    - {table: few}\n",
                   "chart-more -, chart-few Figure 1, table-few Table 1");
}
END_TEST

/* A chart that stands for its table shares its number: workbook and paper then name the same figures alike. */
START_TEST(a_table_that_is_only_drawn_has_its_charts_number) {
    struct little *little = fine(PAPER("    - {chart: t}\n    - text: \"{{see: table-t}}\"\n"), 0);
    ck_assert_str_eq(little_table(little, "t")->number, "Figure 1");
    ck_assert_str_eq(words_of_block(little, 1), "Figure 1");
    ck_assert_str_eq(little->report->paper->blocks[1].words.spans[0].target, "chart-t");
    done(little);
    static const char fixed[] = "tables:\n  t: {number: Figure 4, title: T, corner: C, population: all, rows: {by: region}, columns: {label: N}}\n"
                                "populations: {all: {from: log}}\n"
                                "charts: {t: {table: t, kind: bar, columns: n}, u: {table: t, kind: bar, columns: n}}\n"
                                "paper: {parts: [{table: t}, {chart: t}, {chart: u}]}\n";
    expect_numbers(fixed, "table-t Figure 4, chart-t Figure 4, chart-u Figure 1");
}
END_TEST

START_TEST(without_a_paper_numbers_are_as_written) {
    struct little *little = report_of(TABLES, 0);
    little_fine(little);
    ck_assert_ptr_null(little->report->paper);
    ck_assert_ptr_null(little_table(little, "t")->number);
    ck_assert_ptr_null(little->report->charts[0].number);
    done(little);
}
END_TEST

/* --- references and notes --- */

START_TEST(references_show_the_number_of_what_they_point_to) {
    struct little *little = fine(PAPER("    - text: \"{{see: table-t}}, {{see: chart-t}}, {{see: section-end}}.\"\n"
                                       "    - {table: t}\n    - {chart: t}\n    - {heading: End, id: end}\n"), 0);
    const struct words *words = &little->report->paper->blocks[0].words;
    ck_assert_str_eq(words_of_block(little, 0), "Table 1, Figure 1, section 1.");
    ck_assert_int_eq(words->spans[0].kind, SPAN_REFERENCE);
    ck_assert_str_eq(words->spans[0].target, "table-t");
    ck_assert_str_eq(words->spans[2].target, "chart-t");
    ck_assert_str_eq(words->spans[4].target, "section-end");
    done(little);
    little = fine(TABLES "paper:\n  numbering: {sections: false}\n  parts:\n    - text: \"See {{see: end}}.\"\n"
                         "    - {heading: \"The end of {period.label}\", id: end}\n", 0);
    ck_assert_str_eq(words_of_block(little, 0), "See \xE2\x80\x98The end of 2007/08\xE2\x80\x99.");
    done(little);
}
END_TEST

START_TEST(what_has_no_number_cannot_be_referred_to) {
    refused("    - text: \"{{see: words}}\"\n", MSG_PAPER_NO_NUMBER, "words}}\"", "place it");
    refused("    - text: \"{{see: chart-t}}\"\n", MSG_PAPER_NO_NUMBER, "chart-t}}", NULL);
}
END_TEST

START_TEST(notes_are_numbered_as_the_paper_is_read) {
    struct little *little = fine(PAPER("    - text: \"First {{note: early}}.\"\n    - {chart: t}\n"), 0);
    const struct span *mark = &little->report->paper->blocks[0].words.spans[1];
    ck_assert_str_eq(words_of_block(little, 0), "First [note 1].");
    ck_assert_int_eq(mark->kind, SPAN_NOTE);
    ck_assert_uint_eq(mark->note, 1);
    ck_assert_str_eq(little->report->notes[0].id, "early");
    ck_assert_uint_eq(little_table(little, "t")->notes[0], 2);
    ck_assert_uint_eq(little->report->n_notes, 2);
    done(little);
    /* tables in the order of the paper, not of the specification */
    static const char two[] = "populations: {all: {from: log}}\nnotes: {a: A, b: B}\n"
                              "tables:\n  t: {title: T, corner: C, notes: [a], population: all, rows: {by: region}, columns: {label: N}}\n"
                              "  u: {title: T, corner: C, notes: [b], population: all, rows: {by: region}, columns: {label: N}}\n"
                              "paper: {parts: [{table: u}, {table: t}]}\n";
    little = fine(two, 0);
    ck_assert_str_eq(little->report->notes[0].id, "b");
    ck_assert_uint_eq(little_table(little, "t")->notes[0], 2);
    done(little);
}
END_TEST

/* --- warnings --- */

START_TEST(a_number_that_a_table_computes_is_warned_of) {
    struct little *little = fine(PAPER("    - text: |\n        There were 40, 75.0% of them here, and 12.\n    - {table: t}\n    - {table: few}\n"), 0);
    const struct diag *diag = little_told(little, MSG_PAPER_TYPED_NUMBER);
    ck_assert_int_eq(diag->level, DIAG_WARNING);
    ck_assert_str_eq(diag->sentence, "'40' is typed by hand, and table 't' computes it");
    ck_assert_str_eq(diag->hint, "if it is that figure, write {{t | total | before}}, so that it follows the data");
    little_told_spec(little, MSG_PAPER_TYPED_NUMBER, "40, 75.0%");
    size_t n = 0;
    for (size_t i = 0; i < diags_count(little->diags); i++) n += diags_at(little->diags, i)->message == MSG_PAPER_TYPED_NUMBER;
    ck_assert_uint_eq(n, 2); /* 40 and 75.0%; nothing shows 12 */
    done(little);
}
END_TEST

START_TEST(what_no_reader_sees_is_noted) {
    struct little *little = fine(PAPER("    - text: \"{{t | total | n}}\"\n    - {chart: few}\n"), 0);
    size_t n = 0;
    for (size_t i = 0; i < diags_count(little->diags); i++) {
        const struct diag *diag = diags_at(little->diags, i);
        if (diag->message != MSG_PAPER_NOT_PLACED) continue;
        ck_assert_int_eq(diag->level, DIAG_NOTE);
        ck_assert_str_eq(diag->sentence, n == 0 ? "table 'words' is nowhere in the paper" : "chart 't' is nowhere in the paper");
        n++;
    }
    ck_assert_uint_eq(n, 2);
    done(little);
}
END_TEST

/* --- commentary --- */

static const char *commentary;

static void write_commentary(struct arena *arena, struct model *model) {
    FILE *file = fopen(TEXT(arena, model->root, "/said-2007-to-2008.md"), "w");
    ck_assert_ptr_nonnull(file);
    fputs(commentary, file);
    fclose(file);
}

static struct little *with_commentary(const char *text) {
    static const struct little_case given = {.spec = PAPER("    - {heading: A}\n    - commentary: said-{period}.md\n    - {heading: B}\n"),
                                             .log = LOG, .ledger = LEDGER, .edit = write_commentary};
    commentary = text;
    struct little *little = little_report(&given);
    unlink(TEXT(little->arena, little->folder, "/said-2007-to-2008.md"));
    return little;
}

START_TEST(commentary_is_read_in_its_place) {
    struct little *little = with_commentary("# What we did\n\nThere were\n{{t | total | n}} things:\n\n- one\n- two\n\n### Deep\n\nEnd.\n");
    little_fine(little);
    ck_assert_str_eq(numbers_drawn(little), "section-1 1, section-1-1 1.1, - -, - -, section-1-1-1 1.1.1, - -, section-2 2");
    ck_assert_str_eq(words_of_block(little, 1), "What we did");
    ck_assert_str_eq(words_of_block(little, 2), "There were 4 things:");
    ck_assert_int_eq(little->report->paper->blocks[3].kind, BLOCK_LIST);
    ck_assert_uint_eq(little->report->paper->blocks[3].n_items, 2);
    ck_assert_uint_eq(little->report->paper->n_files, 1);
    ck_assert_str_eq(little->report->paper->files[0]->rooted, "said-2007-to-2008.md");
    little_close(little);
}
END_TEST

START_TEST(commentary_is_looked_at_like_the_rest) {
    struct little *little = with_commentary("Words.\n\nThere were 40, {{t | totl | n}}.\n");
    little_told_at(little, MSG_TABULATE_NO_LINE, "said-2007-to-2008.md", 3, 22);
    little_close(little);
    little = with_commentary("Words.\n\nThere were 40.\n");
    little_fine(little);
    little_told_at(little, MSG_PAPER_TYPED_NUMBER, "said-2007-to-2008.md", 3, 12);
    little_close(little);
    little = with_commentary("Words \xFF.\n");
    little_told_at(little, MSG_SPEC_ENCODING, "said-2007-to-2008.md", 1, 0);
    little_close(little);
}
END_TEST

START_TEST(commentary_that_is_missing_is_an_error) {
    struct little *little = report_of(PAPER("    - commentary: said-{period}.md\n"), 0);
    ck_assert_int_eq(little->status, STATUS_OUTSIDE);
    little_told_spec(little, MSG_FILE_MISSING, "said-{period}.md");
    done(little);
}
END_TEST

/* --- around it --- */

START_TEST(the_colophon_says_what_it_was_made_from) {
    struct little *little = fine("extracts: {log: {taken: 2008-04-30}}\n" PAPER("    - {heading: A}\n"), 0);
    static const char *const lines[][2] = {{"Source", "Log of complaints, extract taken on 30 April 2008"},
                                           {"Source", "the paper"},
                                           {"As at", "30 April 2008"},
                                           {"Program", "boardpaper " BOARDPAPER_VERSION},
                                           {"Content digest", ""},
                                           {"Edition", "Board edition: contains small numbers"}};
    const struct paper *paper = little->report->paper;
    size_t n_more = paper->n_colophon - sizeof lines / sizeof *lines; /* the sources that belong to the log are read too */
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        const struct colophon_line *line = &paper->colophon[i == 0 ? 0 : i + n_more];
        ck_assert_str_eq(line->label, lines[i][0]);
        ck_assert_str_eq(line->text, lines[i][1]);
    }
    ck_assert_str_eq(report_release(little->arena, little->report)->edition, paper->colophon[paper->n_colophon - 1].text);
    done(little);
}
END_TEST

/* A category that is in no list stands beside the checks that failed. */
START_TEST(a_draft_tells_what_is_in_no_list) {
    static const struct little_case given = {.spec = PAPER("    - {heading: A}\n"), .log = LOG "f,Wales,Complaint,Upheld\n", .ledger = LEDGER,
                                             .is_draft = true};
    struct little *little = little_report(&given);
    const struct block *first = &little->report->paper->blocks[0];
    ck_assert_uint_eq(first->n_items, 2);
    ck_assert_str_eq(words_text(little->arena, &first->items[1]), "Unknown category: region 'Wales' is not in the list 'regions' (1 record).");
    little_close(little);
}
END_TEST

START_TEST(a_draft_tells_what_failed_first) {
    static const struct little_case given = {.spec = PAPER("    - {heading: A}\n") "checks: {all: {says: All is in, sum: complaints, equals: [complaints, complaints]}}\n",
                                             .log = LOG, .ledger = LEDGER, .is_draft = true};
    struct little *little = little_report(&given);
    little_fine(little);
    const struct block *first = &little->report->paper->blocks[0];
    ck_assert_int_eq(first->kind, BLOCK_KEY_MESSAGES);
    ck_assert_uint_eq(first->n_items, 2);
    ck_assert_str_eq(words_text(little->arena, &first->items[0]), "DRAFT: this paper is not for publication.");
    ck_assert_ptr_nonnull(strstr(words_text(little->arena, &first->items[1]), "Check failed: All is in ("));
    ck_assert_str_eq(words_of_block(little, 1), "A");
    little_close(little);
}
END_TEST

TCase *words_of_paper_tests(void) {
    TCase *tests = tcase_create("words of the paper");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, figures_are_the_cells_of_their_tables);
    tcase_add_test(tests, small_bases_and_marks_are_as_in_the_cell);
    tcase_add_test(tests, a_line_left_out_is_still_a_number);
    tcase_add_test(tests, lines_that_no_table_has_are_refused_at_their_word);
    tcase_add_test(tests, changes_are_said_of_differences_and_of_two_lines);
    tcase_add_test(tests, changes_of_few_are_the_figures_alone);
    tcase_add_test(tests, a_change_holds_the_later_figure);
    tcase_add_test(tests, what_cannot_change_is_refused);
    tcase_add_test(tests, sections_are_numbered_by_level);
    tcase_add_test(tests, tables_and_charts_are_numbered_as_they_appear);
    tcase_add_test(tests, a_table_that_is_only_drawn_has_its_charts_number);
    tcase_add_test(tests, without_a_paper_numbers_are_as_written);
    tcase_add_test(tests, references_show_the_number_of_what_they_point_to);
    tcase_add_test(tests, what_has_no_number_cannot_be_referred_to);
    tcase_add_test(tests, notes_are_numbered_as_the_paper_is_read);
    tcase_add_test(tests, a_number_that_a_table_computes_is_warned_of);
    tcase_add_test(tests, what_no_reader_sees_is_noted);
    tcase_add_test(tests, commentary_is_read_in_its_place);
    tcase_add_test(tests, commentary_is_looked_at_like_the_rest);
    tcase_add_test(tests, commentary_that_is_missing_is_an_error);
    tcase_add_test(tests, the_colophon_says_what_it_was_made_from);
    tcase_add_test(tests, a_draft_tells_what_failed_first);
    tcase_add_test(tests, a_draft_tells_what_is_in_no_list);
    return tests;
}
