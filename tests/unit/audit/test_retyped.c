/* Tests of engine/audit/retyped and checks: numbers, labels, percentages and totals by themselves. What whole papers give is in
 * tests/cli/test_audit*.py. Numbers worked by hand, the fractions beside them. */
#include "audit/checks/implied.h"
#include "audit/retyped/audit.h"
#include "audit/retyped/audit_structure.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct arena *arena;
static struct diags *diags;
static const char *path;

static void set_up(void) {
    char name[] = "/tmp/boardpaper-retyped-XXXXXX";
    arena = arena_open();
    diags = diags_new(arena);
    int file = mkstemp(name);
    ck_assert_int_ge(file, 0);
    ck_assert_int_eq(close(file), 0);
    path = text_copy(arena, name);
}

static void tear_down(void) {
    unlink(path);
    arena_close(arena);
}

/* --- numbers --- */

static struct exact exact(const char *text, bool is_rounded) {
    struct decimal decimal;
    struct exact exact;
    ck_assert(number_parse_published(text, &decimal));
    ck_assert(exact_from(decimal, is_rounded, &exact));
    return exact;
}

static const struct {
    const char *text;
    int decimals;
    const char *again;
} shown[] = {
    {"0", 0, "0"},      {"7", 0, "7"},           {"-51", 0, "-51"},   {"18.8", 1, "18.8"},
    {"0.03", 2, "0.03"}, {"-0.5", 1, "-0.5"},     {"0.4", 3, "0.400"}, {"20,267", 0, "20267"},
    {"0", 1, "0.0"},    {"0.000000001", 9, "0.000000001"},
};

START_TEST(test_numbers_come_back) {
    ck_assert_str_eq(exact_text(arena, exact(shown[_i].text, false).value, shown[_i].decimals), shown[_i].again);
}
END_TEST

START_TEST(test_halves) {
    /* half of the last digit: 0.05 of 18.8, 0.5 of 19 */
    ck_assert(exact("18.8", true).half == EXACT_ONE / 20);
    ck_assert(exact("19", true).half == EXACT_ONE / 2);
    ck_assert(exact("19", false).half == 0);
    ck_assert(exact_meet(exact("18.8", true), exact("19", true)));   /* 18.85 is in both */
    ck_assert(!exact_meet(exact("18.4", true), exact("19", true)));  /* up to 18.45, from 18.5 */
    ck_assert(!exact_meet(exact("709", false), exact("708", false)));
    ck_assert(exact_meet(exact("-/+0", false), exact("0", false)));
}
END_TEST

START_TEST(test_numbers_out_of_bounds) {
    struct exact found = {1, 2};
    ck_assert(exact_from((struct decimal){999999999999, 0}, false, &found));
    ck_assert(!exact_from((struct decimal){1000000000000, 0}, false, &found));
    ck_assert(!exact_from((struct decimal){-1000000000000, 0}, false, &found));
    ck_assert(exact_from((struct decimal){INT64_MAX, 9}, false, &found)); /* 9,223,372,036.9 */
    ck_assert(!exact_from((struct decimal){INT64_MAX, 6}, false, &found)); /* 9,223,372,036,854.8 */
}
END_TEST

/* --- labels --- */

static const struct {
    const char *label;
    enum total_claim total;
    const char *period, *rest;
} labels[] = {
    {"Total", TOTAL_STRONG, "", "total"},
    {"National total", TOTAL_STRONG, "", "national total"},
    {"Sub-total 2", TOTAL_STRONG, "", "sub-total 2"},
    {"2006/07 total", TOTAL_STRONG, "2006/07", "total"},
    {"Total complaints", TOTAL_WEAK, "", "total complaints"},
    {"All regions", TOTAL_WEAK, "", "all regions"},
    {"All other regions", TOTAL_NONE, "", "all other regions"},
    {"National", TOTAL_WEAK, "", "national"},
    {"National Standards Not Followed", TOTAL_NONE, "", "national standards not followed"},
    {"Totally dissatisfied", TOTAL_NONE, "", "totally dissatisfied"},
    {"% of total", TOTAL_NONE, "", "% of total"},
    {"Difference in total", TOTAL_NONE, "", "difference in total"},
    {"2006/07 % achieved", TOTAL_NONE, "2006/07", "% achieved"},
    {"Percentage 2006/07", TOTAL_NONE, "2006/07", "percentage"},
    {"2006–07 (revised)", TOTAL_NONE, "2006–07", "revised"},
    {"Number, 2006 to 2007", TOTAL_NONE, "2006 to 2007", "number"},
    {"Q1 2008", TOTAL_NONE, "q1 2008", ""},
    {"2008/09 Q1", TOTAL_NONE, "2008/09 q1", ""},
    {"April to June 2008", TOTAL_NONE, "april to june 2008", ""},
    {"1 April to 30 June 2008", TOTAL_NONE, "1 april to 30 june 2008", ""},
    {"Number received last year", TOTAL_NONE, "prior", "number received"},
    {"20267 cases", TOTAL_NONE, "", "20267 cases"},
    {"Rooms 19 and 20", TOTAL_NONE, "", "rooms 19 and 20"},
    {"North > Total", TOTAL_STRONG, "", "total"},
};

START_TEST(test_labels) {
    struct line_label label = line_label_read(arena, labels[_i].label);
    ck_assert_int_eq((int)label.total, (int)labels[_i].total);
    ck_assert_str_eq(label.period, labels[_i].period);
    ck_assert_str_eq(label.rest, labels[_i].rest);
}
END_TEST

START_TEST(test_kinds_of_labels) {
    ck_assert(line_label_read(arena, "Percentage").is_percent);
    ck_assert(line_label_read(arena, "Share of cases").is_percent);
    ck_assert(!line_label_read(arena, "Shared care").is_percent);
    ck_assert_str_eq(line_label_read(arena, "% of total").whole, "total");
    ck_assert_str_eq(line_label_read(arena, "% of all complaints").whole, "complaints");
    ck_assert_str_eq(line_label_read(arena, "% met").whole, "");
    ck_assert(line_label_read(arena, "Average days").is_average);
    ck_assert(!line_label_read(arena, "Rates and charges").is_percent);
    ck_assert(line_label_read(arena, "% change").is_change);
    ck_assert(!line_label_read(arena, "Exchange").is_change);
    ck_assert(line_label_read(arena, "Base").is_base);
    ck_assert(!line_label_read(arena, "Base camp").is_base);
    ck_assert(line_label_read(arena, "Cost (£m)").is_in_units);
    ck_assert(!line_label_read(arena, "Income of 20,000 and more").is_in_units);
    ck_assert(line_label_read(arena, "of which urgent").is_subset);
    ck_assert(line_label_read(arena, "Days to close").is_time);
    ck_assert(!line_label_read(arena, "1 to 4 days").is_time);
    ck_assert(line_label_read(arena, "Number of complainants").is_people);
    ck_assert(!line_label_read(arena, "Complaints from children").is_people);
    ck_assert_str_eq(line_label_read(arena, "2006/07 number of complaints").noun, "complaints");
    ck_assert_str_eq(line_label_read(arena, "Total complaints").noun, "complaints");
    ck_assert_str_eq(line_label_read(arena, "North > N1 > Men").group, "north > n1");
}
END_TEST

/* --- percentages --- */

static const struct {
    const char *part, *whole, *percent;
    enum agreement agreement;
    const char *computed;
} percents[] = {
    {"133", "709", "18.8", AGREES, "18.8"},
    {"133", "709", "18.7", DISAGREES, "18.8"},
    {"133", "709", "19", AGREES, "19"},
    {"1", "16", "6.3", AGREES, "6.3"}, /* 6.25: away from zero */
    {"1", "16", "6.2", DISAGREES, "6.3"},
    {"1", "8", "13", AGREES, "13"},
    {"709", "709", "100", AGREES, "100"},
    {"0", "709", "0", AGREES, "0"},
    {"0", "0", "0", NOTHING_OF_NOTHING, NULL},
    {"1", "0", "0", NOT_COMPARABLE, NULL},
    {"-1", "4", "25", NOT_COMPARABLE, NULL},
    /* 1.4 of 4.3 million: from 1.35 / 4.35 = 31.03 to 1.45 / 4.25 = 34.12 */
    {"1.4", "4.3", "31.0", AGREES, "32.6"},
    {"1.4", "4.3", "34.1", AGREES, "32.6"},
    {"1.4", "4.3", "30.9", DISAGREES, "32.6"},
    {"1.4", "4.3", "34.2", DISAGREES, "32.6"},
};

START_TEST(test_percentages) {
    struct decimal printed, computed;
    bool is_rounded = strchr(percents[_i].part, '.') != NULL;
    ck_assert(number_parse_published(percents[_i].percent, &printed));
    enum agreement found = percent_agrees(exact(percents[_i].part, is_rounded), exact(percents[_i].whole, is_rounded), printed,
                                          &computed);
    ck_assert_int_eq((int)found, (int)percents[_i].agreement);
    if (percents[_i].computed) ck_assert_str_eq(number_text(arena, computed, NUMBER_PLAIN), percents[_i].computed);
}
END_TEST

static struct cell_figure figure(const char *text, enum quantity quantity) {
    struct published_figure *printed = ARENA_NEW(arena, struct published_figure);
    *printed = (struct published_figure){.text = text, .has_value = true};
    ck_assert(number_parse_published(text, &printed->value));
    return (struct cell_figure){.published = printed,
                                .quantity = quantity,
                                .has_number = true,
                                .number = exact(text, quantity == QUANTITY_PERCENT)};
}

static const struct {
    const char *amount, *share;
    int64_t least, most;
} wholes[] = {
    {"262", "41", 632, 646},        /* 26200 / 41.5 = 631.3, / 40.5 = 646.9 */
    {"249", "39", 631, 646},        /* 24900 / 39.5 = 630.4, / 38.5 = 646.8 */
    {"133", "18.8", 706, 709},      /* 13300 / 18.85 = 705.6, / 18.75 = 709.3 */
    {"1", "0", 201, INT64_MAX},     /* 100 / 0.5 = 200, which would be 1% */
    {"1", "50", 2, 2},              /* 100 / 50.5 = 1.98, / 49.5 = 2.02 */
    {"1", "100", 1, 1},             /* 100 / 100.5 = 0.995, / 99.5 = 1.005 */
    {"1", "12.5", 8, 8},            /* 100 / 12.55 = 7.97, / 12.45 = 8.03 */
    {"0", "0", 1, INT64_MAX},
    {"0", "3", 1, 0},               /* nothing is 3% of anything */
    {"1", "13", 8, 8},              /* 100 / 13.5 = 7.4, / 12.5 = 8: of 8 it is 12.5, rounded away from zero */
};

START_TEST(test_implied_wholes) {
    struct cell_figure amount = figure(wholes[_i].amount, QUANTITY_AMOUNT), share = figure(wholes[_i].share, QUANTITY_PERCENT);
    struct implied found;
    ck_assert(implied_by(&amount, &share, &found));
    ck_assert_int_eq(found.least, wholes[_i].least);
    ck_assert_int_eq(found.most, wholes[_i].most);
}
END_TEST

START_TEST(test_implied_by_nothing) {
    struct cell_figure rounded = figure("1.4", QUANTITY_AMOUNT), share = figure("41", QUANTITY_PERCENT), mark = {0};
    struct implied found;
    rounded.number.half = 1;
    ck_assert(!implied_by(&rounded, &share, &found));
    ck_assert(!implied_by(&mark, &share, &found));
    ck_assert(!implied_by(&share, &mark, &found));
}
END_TEST

/* --- totals --- */

static struct retyped *paper(const char *lines) {
    FILE *file = fopen(path, "w");
    struct source_text *source = ARENA_NEW(arena, struct source_text);
    struct published *published;
    ck_assert_ptr_nonnull(file);
    ck_assert_int_ge(fputs("table,row,column,published\n", file), 0);
    ck_assert_int_ge(fputs(lines, file), 0);
    ck_assert_int_eq(fclose(file), 0);
    *source = (struct source_text){.shown = path, .rooted = path};
    ck_assert_int_eq(published_read_repeats(arena, source, path, diags, &published), STATUS_OK);
    return retyped_from(arena, published);
}

/* The rows that the only total of the rows adds up: "A B". */
static const char *parts_of(const char *lines) {
    struct retyped *read = paper(lines);
    const struct paper_axis *rows = &read->tables[0].axes[ROWS];
    struct text_builder out = {.arena = arena};
    totals_find(read);
    ck_assert_uint_eq(rows->n_totals, 1);
    for (size_t i = 0; i < rows->totals[0].n_parts; i++) {
        text_add(&out, i > 0 ? " " : "");
        text_add(&out, rows->lines[rows->totals[0].parts[i]].name);
    }
    return text_done(&out);
}

START_TEST(test_parts_of_a_total) {
    ck_assert_str_eq(parts_of("t,A,n,1\nt,B,n,2\nt,Total,n,3\nt,Ongoing,n,9\n"), "A B");
    ck_assert_str_eq(parts_of("t,Total,n,3\nt,A,n,1\nt,B,n,2\n"), "A B");
    /* the lines before it make the total, whatever their labels say */
    ck_assert_str_eq(parts_of("t,A,n,1\nt,Change of address,n,2\nt,Total,n,3\n"), "A Change of address");
    /* where nothing foots, the labels decide */
    ck_assert_str_eq(parts_of("t,A,n,1\nt,B,n,1\nt,2006/07 C,n,7\nt,Total,n,3\n"), "A B");
}
END_TEST

START_TEST(test_weak_totals) {
    /* two measures; in neither column is the second the first and third */
    struct retyped *read = paper("t,Received,a,5\nt,Open,a,2\nt,Total cases,a,9\nt,Received,b,6\nt,Open,b,2\nt,Total cases,b,11\n");
    totals_find(read);
    ck_assert_uint_eq(read->tables[0].axes[ROWS].n_totals, 0);
    read = paper("t,Public,a,5\nt,Private,a,2\nt,Total cases,a,7\nt,Public,b,6\nt,Private,b,2\nt,Total cases,b,9\n");
    totals_find(read);
    ck_assert_uint_eq(read->tables[0].axes[ROWS].n_totals, 1);
}
END_TEST

START_TEST(test_parts_that_are_known_elsewhere) {
    /* the regions foot in one table, so that they hold no record twice in another */
    struct retyped *read = paper("t,North,a,5\nt,South,a,2\nt,Total,a,7\nu,South,a,3\nu,North,a,4\nu,Total,a,6\n"
                                 "v,North,a,3\nv,West,a,4\nv,Total,a,6\n");
    totals_find(read);
    ck_assert(read->tables[0].axes[ROWS].totals[0].is_partition);
    ck_assert(read->tables[1].axes[ROWS].totals[0].is_partition);
    ck_assert(!read->tables[2].axes[ROWS].totals[0].is_partition);
}
END_TEST

START_TEST(test_repeats_stand_apart) {
    struct retyped *read = paper("t,A,n,1\nT, a ,N,2\nt,A,n,\"[x]\"\n");
    ck_assert_uint_eq(read->n_tables, 1);
    ck_assert_uint_eq(read->n_cells, 1);
    ck_assert_uint_eq(read->n_repeats, 2);
    ck_assert_uint_eq(read->repeats[1].published->place.line, 4);
}
END_TEST

/* --- the report --- */

START_TEST(test_report) {
    struct audit *audit;
    struct retyped *read = paper("t,A,n,1\nt,B,n,2\nt,Total,n,4\n");
    ck_assert_ptr_nonnull(read);
    ck_assert_int_eq(audit_paper(arena, path, NULL, diags, &audit), STATUS_NO);
    ck_assert_str_eq(audit_text(audit, false),
                     TEXT(arena, "t\n  ", path, ":4: fault: Total, n: printed 4, computed 3  [does-not-foot]\n",
                          "    the column does not foot\n    A 1 + B 2 = 3 (lines 2, 3)\n\n",
                          "3 figures in 1 table: 3 held to the digit by others, 0 within bounds, 0 by none\n",
                          "1 fault, 0 questions\n"));
    ck_assert_ptr_null(audit_format_find("html"));
    ck_assert_ptr_nonnull(audit_format_find("json"));
}
END_TEST

START_TEST(test_nothing_to_audit) {
    struct audit *audit = NULL;
    (void)paper("");
    ck_assert_int_eq(audit_paper(arena, path, NULL, diags, &audit), STATUS_DATA);
    ck_assert_int_eq((int)diags_at(diags, diags_count(diags) - 1)->message, (int)MSG_AUDIT_NO_FIGURES);
    ck_assert_ptr_null(audit);
}
END_TEST

static TCase *case_of(Suite *suite, const char *name) {
    TCase *made = tcase_create(name);
    tcase_add_checked_fixture(made, set_up, tear_down);
    suite_add_tcase(suite, made);
    return made;
}

int main(void) {
    Suite *suite = suite_create("retyped");
    TCase *parts = case_of(suite, "parts");
    tcase_add_loop_test(parts, test_numbers_come_back, 0, sizeof shown / sizeof *shown);
    tcase_add_test(parts, test_halves);
    tcase_add_test(parts, test_numbers_out_of_bounds);
    tcase_add_loop_test(parts, test_labels, 0, sizeof labels / sizeof *labels);
    tcase_add_test(parts, test_kinds_of_labels);
    tcase_add_loop_test(parts, test_percentages, 0, sizeof percents / sizeof *percents);
    tcase_add_loop_test(parts, test_implied_wholes, 0, sizeof wholes / sizeof *wholes);
    tcase_add_test(parts, test_implied_by_nothing);
    TCase *papers = case_of(suite, "papers");
    tcase_add_test(papers, test_parts_of_a_total);
    tcase_add_test(papers, test_weak_totals);
    tcase_add_test(papers, test_parts_that_are_known_elsewhere);
    tcase_add_test(papers, test_repeats_stand_apart);
    tcase_add_test(papers, test_report);
    tcase_add_test(papers, test_nothing_to_audit);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
