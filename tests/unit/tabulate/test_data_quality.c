/* The quality of the data, counted by hand from the rows beside each case. */
#include "test_tabulate.h"

#include "base/text.h"
#include "little_report.h"

#include <string.h>

#define TABLE                                                                                                          \
    "tables:\n  t: {number: Table 7, title: T, corner: C, population: received, rows: {by: region}, columns: {label: N}}\n"
#define RECEIVED                                                                                                       \
    "populations:\n  received: {label: complaints received, from: log, where: kind = 'Complaint' and received in period}\n"

/* In the period are a, b, c, d: a was recorded the day after it was received, b eight days after, c 40 days after, which is after the
 * period ended, and d nobody knows when. e is a comment, f of the year before. */
#define ROWS                                                                                                           \
    "ref,kind,received,recorded,region,other_text\n"                                                                   \
    "a,Complaint,2007-05-01,2007-05-02,North,\n"                                                                       \
    "b,Complaint,2007-05-01,2007-05-09,,broken\n"                                                                      \
    "c,Complaint,2008-03-01,2008-04-10,South,\n"                                                                       \
    "d,Complaint,2008-03-02,,North,\n"                                                                                 \
    "e,Comment,2008-03-02,2008-04-30,,\n"                                                                              \
    "f,Complaint,2007-03-31,2007-06-30,,\n"

/* Of the rows of an about table those whose identifier begins so: "label | number | out of | percent", a line each. */
static const char *drawn(const struct little *little, const char *prefix) {
    const struct table *table = little->report->about[1];
    struct text_builder out = {.arena = little->arena};
    ck_assert_str_eq(table->id, "data-quality");
    for (size_t i = 0; i < table->n_rows; i++) {
        if (!text_starts(table->rows[i].id, prefix)) continue;
        text_add(&out, table->rows[i].label);
        static const char *const columns[] = {"number", "out-of", "percent"};
        for (size_t k = 0; k < 3; k++)
            text_add(&out, TEXT(little->arena, " | ", table_cell(table, i, table_column(table, columns[k]))->display));
        text_add(&out, "\n");
    }
    return text_done(&out);
}

static struct little *reported(const struct little_case *given) {
    struct little *little = little_report(given);
    little_fine(little);
    return little;
}

START_TEST(late_is_after_the_period_or_many_days_after) {
    static const struct little_case given = {.spec = RECEIVED TABLE, .log = ROWS};
    struct little *little = reported(&given);
    ck_assert_str_eq(drawn(little, "late."), "Recorded after the period ended: complaints received | 1 | 4 | 25.0%\n"
                                             "Recorded more than 7 days later: complaints received | 2 | 4 | 50.0%\n"
                                             "Recorded more than 30 days later: complaints received | 1 | 4 | 25.0%\n"
                                             "Day of recording not known: complaints received | 1 | 4 | 25.0%\n");
    ck_assert_str_eq(little->report->quality->late[0].happened, "received");
    ck_assert_str_eq(little->report->quality->late[0].recorded, "recorded");
    little_close(little);
}
END_TEST

/* Closings are governed by the day on which they were recorded, and what is open on a day did not happen in the period. */
START_TEST(late_is_told_of_what_governs_the_column) {
    static const struct little_case given = {
        .spec = "populations:\n"
                "  closed: {label: complaints closed, from: log, where: closed in period}\n"
                "  open: {label: open, from: log, where: received <= period.end and closed is null}\n"
                "  done: {label: stages done, from: stages, where: completed in period}\n"
                "tables:\n  t: {title: T, corner: C, columns: {label: N}, rows: [{label: A, population: closed}, {label: B, population: open}, "
                "{label: D, population: done}]}\n",
        .log = "ref,received,recorded,closed,closed_recorded\na,2007-05-01,2008-04-01,2007-06-01,2007-06-20\n",
        .stages = "ref,stage,started,completed\na,1,2007-05-01,2007-06-01\n"};
    struct little *little = reported(&given);
    /* completed tells itself when it was known, which tells nothing of lateness */
    ck_assert_uint_eq(little->report->quality->n_late, 1);
    ck_assert_str_eq(little->report->quality->late[0].recorded, "closed_recorded");
    ck_assert_str_eq(drawn(little, "late."), "Recorded after the period ended: complaints closed | 0 | 1 | 0.0%\n"
                                             "Recorded more than 7 days later: complaints closed | 1 | 1 | 100.0%\n"
                                             "Recorded more than 30 days later: complaints closed | 0 | 1 | 0.0%\n");
    little_close(little);
}
END_TEST

/* The table cuts a, b, c and d by region, and of these b has none; of all six b, e and f. */
START_TEST(missing_of_all_records_and_of_those_that_tables_count) {
    static const struct little_case given = {.spec = RECEIVED TABLE, .log = ROWS};
    struct little *little = reported(&given);
    ck_assert_str_eq(drawn(little, "missing.log.region"), "Missing: region | 3 | 6 | 50.0%\n");
    ck_assert_str_eq(drawn(little, "counted.log."), "Missing in tables: region | 1 | 4 | 25.0%\n");
    ck_assert_str_eq(drawn(little, "missing.log.recorded"), "Missing: recorded | 1 | 6 | 16.7%\n");
    /* a reference must be there */
    ck_assert_str_eq(drawn(little, "missing.log.ref"), "");
    little_close(little);
}
END_TEST

/* A record that two tables count is counted once: received in the year, or recorded in it, by region. a, b, c, d and f; not e. */
START_TEST(records_of_several_tables_count_once) {
    static const struct little_case given = {
        .spec = "populations:\n"
                "  received: {label: received, from: log, where: kind = 'Complaint' and received in period}\n"
                "  recorded: {label: recorded, from: log, where: recorded in period}\n"
                "tables:\n  t: {title: T, corner: C, rows: {by: region}, columns: [{label: N, population: received}, {label: M, population: recorded}]}\n",
        .log = ROWS};
    struct little *little = reported(&given);
    ck_assert_str_eq(drawn(little, "counted.log."), "Missing in tables: region | 2 | 5 | 40.0%\n");
    little_close(little);
}
END_TEST

/* By 9 May 2007 a and b were recorded, and d, whose day is not known: it is never hidden. */
START_TEST(rows_that_a_day_hides_and_rows_with_warnings) {
    static const struct little_case given = {.spec = RECEIVED TABLE, .log = ROWS, .as_at = "2007-05-09", .period = "2007-04-01..2007-05-09"};
    struct little *little = reported(&given);
    ck_assert_str_eq(drawn(little, "rows.log."), "Rows read | 6 | [z] | [z]\n"
                                                 "Rows recorded after the as-at day | 3 | 6 | 50.0%\n"
                                                 "Rows left out | 0 | 6 | 0.0%\n");
    ck_assert_str_eq(drawn(little, "rules."), "Rows with a warning: is broken | 1 | 6 | 16.7%\n");
    ck_assert_str_eq(drawn(little, "missing.log.region"), "Missing: region | 1 | 3 | 33.3%\n");
    little_close(little);
}
END_TEST

START_TEST(few_records_are_told_in_words) {
    static const struct little_case given = {.spec = RECEIVED TABLE, .log = ROWS, .small_base = 5};
    struct little *little = reported(&given);
    ck_assert_str_eq(drawn(little, "counted.log."), "Missing in tables: region | 1 | 4 | 1 of 4\n");
    ck_assert_str_eq(drawn(little, "missing.log.region"), "Missing: region | 3 | 6 | 50.0%\n");
    little_close(little);
}
END_TEST

/* Codes and labels are wordings of their own; an alias is told, whichever row has it first. */
START_TEST(wordings_that_a_list_translates) {
    static const struct little_case given = {
        .spec = "lists: {grades: {categories: [{label: Good, code: \"1\", aliases: [Fine, Fair]}, {label: Bad, aliases: [Poor]}]}}\n"
                "sources:\n  more:\n    title: More\n    key: ref\n    columns: {ref: {type: text}, grade: {type: category, list: grades}}\n"
                "populations: {all: {from: more}}\n"
                "tables:\n  t: {title: T, corner: C, population: all, rows: {by: grade}, columns: {label: N}}\n",
        .more = "ref,grade\na,Poor\nb,Good\nc,1\nd,Fine\ne,Fair\nf,Fine\n"};
    struct little *little = reported(&given);
    ck_assert_str_eq(drawn(little, "wordings."), "Read as another wording: Fair | 1 | [z] | [z]\n"
                                                 "Read as another wording: Fine | 2 | [z] | [z]\n"
                                                 "Read as another wording: Poor | 1 | [z] | [z]\n");
    ck_assert_str_eq(little->report->quality->wordings[2].category, "Bad");
    little_close(little);
}
END_TEST

START_TEST(values_in_no_list_are_told_of_drafts) {
    static const struct little_case given = {
        .spec = RECEIVED TABLE, .log = "ref,kind,received,region\na,Complaint,2007-05-01,Nowhere\nb,Complaint,2007-05-01,\n", .is_draft = true};
    struct little *little = reported(&given);
    ck_assert_str_eq(drawn(little, "unlisted."), "Not in the list: region | 1 | 2 | 50.0%\n");
    little_close(little);
}
END_TEST

/* --- in the paper ------------------------------------------------------------------------------------------------- */

static const struct block *block_of(const struct little *little, enum block_kind kind, const char *id) {
    const struct paper *paper = little->report->paper;
    for (size_t i = 0; i < paper->n_blocks; i++)
        if (paper->blocks[i].kind == kind && (id == NULL || text_equal(paper->blocks[i].id, id))) return &paper->blocks[i];
    ck_abort_msg("no block of kind %d, %s", (int)kind, id ? id : "any");
    return NULL;
}

/* The section is several blocks, and what follows keeps its number. */
START_TEST(a_paper_shows_it_where_it_is_asked_for) {
    static const struct little_case given = {
        .spec = RECEIVED TABLE
            "checks: {same: {says: Complaints received are those received, sum: [received], equals: [received]}}\n"
            "paper:\n  parts:\n    - heading: Data\n    - data_quality: all\n    - heading: After\n      id: after\n    - text: \"{{see: section-after}}\"\n"
            "    - table: t\n",
        .log = ROWS};
    struct little *little = reported(&given);
    const struct table *missing = block_of(little, BLOCK_TABLE, "about-data-quality-missing")->table;
    ck_assert_str_eq(missing->rows[table_row(missing, "log.region")].own, "region");
    ck_assert_str_eq(missing->rows[table_row(missing, "log.region")].group, "Log of complaints");
    ck_assert_str_eq(table_cell(missing, table_row(missing, "log.region"), table_column(missing, "counted-missing"))->display, "1");
    ck_assert_str_eq(table_cell(missing, table_row(missing, "log.received"), table_column(missing, "counted"))->display, "[z]");
    const struct table *late = block_of(little, BLOCK_TABLE, "about-data-quality-late")->table;
    ck_assert_uint_eq(late->n_columns, 6);
    ck_assert_str_eq(table_cell(late, 0, table_column(late, "unknown"))->display, "1");
    ck_assert_str_eq(block_of(little, BLOCK_LIST, NULL)->items[0].spans[0].text, "Complaints received are those received: 4 = 4.");
    ck_assert_str_eq(block_of(little, BLOCK_HEADING, "section-after")->number, "2");
    /* tables about the data are none of the report's */
    ck_assert_uint_eq(little->report->n_tables, 1);
    little_close(little);
}
END_TEST

START_TEST(a_paper_tells_how_it_counts_where_it_is_asked_for) {
    static const struct little_case given = {
        .spec = RECEIVED TABLE "paper:\n  parts:\n    - heading: Rules\n    - counting_rules: all\n    - table: t\n", .log = ROWS};
    struct little *little = reported(&given);
    const struct block *rules = block_of(little, BLOCK_DEFINITIONS, NULL);
    ck_assert_uint_eq(rules->n_items, 1);
    ck_assert_str_eq(rules->terms[0], "Complaints received");
    const char *sentence = text_replace(little->arena, rules->items[0].spans[0].text, "\xC2\xA0", " ");
    ck_assert_str_eq(sentence, "Of 6 records (Log of complaints), kind = 'Complaint' leaves 5, received in period leaves 4. 1 April 2007 to 31 "
                               "March 2008. Table 7.");
    little_close(little);
}
END_TEST

TCase *data_quality_tests(void) {
    TCase *tests = tcase_create("data quality");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, late_is_after_the_period_or_many_days_after);
    tcase_add_test(tests, late_is_told_of_what_governs_the_column);
    tcase_add_test(tests, missing_of_all_records_and_of_those_that_tables_count);
    tcase_add_test(tests, records_of_several_tables_count_once);
    tcase_add_test(tests, rows_that_a_day_hides_and_rows_with_warnings);
    tcase_add_test(tests, few_records_are_told_in_words);
    tcase_add_test(tests, wordings_that_a_list_translates);
    tcase_add_test(tests, values_in_no_list_are_told_of_drafts);
    tcase_add_test(tests, a_paper_shows_it_where_it_is_asked_for);
    tcase_add_test(tests, a_paper_tells_how_it_counts_where_it_is_asked_for);
    return tests;
}
