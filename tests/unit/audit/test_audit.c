/* Tests of engine/audit: figures.csv, manifest.json, reconciling. Figures: the 2007/08 paper (Tables 3, 6 and 7) and
 * the domain's list of what the papers got wrong. */
#include "audit/figures.h"
#include "audit/manifest.h"
#include "audit/reconcile.h"

#include "base/text.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct arena *arena;
static struct diags *diags;
static const char *folder;

/* --- a report --- */

enum { OFFICER_BIAS, WITH_COMMA, TOTAL, N_ROWS };
enum { NUMBER, PERCENT, PRIOR, CHANGE, MEANING, N_COLUMNS };

static struct table table;
static struct table *tables[] = {&table};
static struct report report;

static struct cell number(enum unit unit, int64_t numerator, int64_t denominator, int decimals) {
    bool has_base = unit == UNIT_COUNT || unit == UNIT_PERCENT;
    return (struct cell){CELL_NUMBER, unit, {numerator, denominator}, has_base, .decimals = decimals};
}

static struct cell published_percent(int64_t numerator, int64_t denominator, int decimals) {
    struct cell cell = number(UNIT_PERCENT, numerator, denominator, decimals);
    cell.has_base = false;
    cell.is_published = true;
    return cell;
}

static struct cell none(enum unit unit, enum mark mark) {
    return (struct cell){CELL_NONE, unit, .mark = mark};
}

static void fill_row(size_t row, const struct cell *cells) {
    for (size_t i = 0; i < N_COLUMNS; i++) {
        *table_cell(&table, row, i) = cells[i];
        ck_assert(cell_finish(arena, table_cell(&table, row, i)));
    }
}

static void make_table(void) {
    static const struct line rows[] = {{"officer-bias", "Officer Bias"},
                                       {"bias-racial", "Bias > \"Racial\", other"},
                                       {"total", "Total", .is_total = true}};
    static const struct line columns[] = {{"number", "Number of complaints"},
                                          {"percent", "% of total"},
                                          {"prior", "2006/07"},
                                          {"change", "Difference"},
                                          {"meaning", "Meaning"}};
    const struct cell text = {CELL_TEXT, UNIT_COUNT, .display = "in words"};
    table = (struct table){.id = "lead-issue",
                           .title = "Lead issue",
                           .corner = "Lead issue",
                           .rows = rows,
                           .n_rows = N_ROWS,
                           .columns = columns,
                           .n_columns = N_COLUMNS};
    table.cells = ARENA_ARRAY(arena, struct cell, N_ROWS * N_COLUMNS);
    fill_row(OFFICER_BIAS,
             (const struct cell[]){number(UNIT_COUNT, 20267, 1, 0), number(UNIT_PERCENT, 133, 709, 1),
                                   published_percent(16, 1000, 1), number(UNIT_DIFFERENCE, 25, 1, 0), text});
    fill_row(WITH_COMMA,
             (const struct cell[]){number(UNIT_COUNT, 0, 1, 0), none(UNIT_PERCENT, MARK_NOT_APPLICABLE),
                                   none(UNIT_PERCENT, MARK_NOT_AVAILABLE), number(UNIT_DIFFERENCE, -51, 1, 0), text});
    fill_row(TOTAL, (const struct cell[]){number(UNIT_COUNT, 709, 1, 0), number(UNIT_PERCENT, 1, 16, 1),
                                          number(UNIT_PERCENT, 1, 3, 1), number(UNIT_DIFFERENCE, 0, 1, 0), text});
    table_cell(&table, TOTAL, NUMBER)->mark = MARK_REVISED;
}

static void set_up(void) {
    char name[] = "/tmp/boardpaper-audit-XXXXXX";
    arena = arena_open();
    diags = diags_new(arena);
    ck_assert_ptr_nonnull(mkdtemp(name));
    folder = text_copy(arena, name);
    make_table();
    report = (struct report){.id = "annual", .title = "Annual", .tables = tables, .n_tables = 1};
    ck_assert(period_parse("2007/08", &report.period));
    ck_assert(date_parse_iso("2008-04-30", &report.as_at));
    report_release(arena, &report);
}

static void tear_down(void) {
    static const char *const names[] = {"figures.csv", "published.csv", "accept.csv"};
    for (size_t i = 0; i < 3; i++) unlink(TEXT(arena, folder, "/", names[i]));
    rmdir(folder);
    arena_close(arena);
}

static const char *written(const char *name, const char *text) {
    const char *path = TEXT(arena, folder, "/", name);
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_ge(fputs(text, file), 0);
    ck_assert_int_eq(fclose(file), 0);
    return path;
}

/* --- figures.csv --- */

#define HEADER                                                                                                         \
    "report,period_start,period_end,as_at,table,row,column,row_id,column_id,value,display,numerator,denominator,unit," \
    "mark\n"
#define RUN "annual,2007-04-01,2008-03-31,2008-04-30,lead-issue,"
#define RACIAL RUN "\"Bias > \"\"Racial\"\", other\","

static const char all_figures[] = HEADER RUN
    "Officer Bias,Number of complaints,officer-bias,number,20267,\"20,267\",20267,1,count,\n" RUN
    "Officer Bias,% of total,officer-bias,percent,18.758815232722144,18.8%,133,709,percent,\n" RUN
    "Officer Bias,2006/07,officer-bias,prior,1.6,1.6%,,,percent,\n" RUN
    "Officer Bias,Difference,officer-bias,change,25,+25,,,difference,\n" RACIAL
    "Number of complaints,bias-racial,number,0,0,0,1,count,\n" RACIAL
    "% of total,bias-racial,percent,,[z],,,percent,[z]\n" RACIAL "2006/07,bias-racial,prior,,[x],,,percent,[x]\n" RACIAL
    "Difference,bias-racial,change,-51,-51,,,difference,\n" RUN
    "Total,Number of complaints,total,number,709,709,709,1,count,[r]\n" RUN
    "Total,% of total,total,percent,6.25,6.3%,1,16,percent,\n" RUN
    "Total,2006/07,total,prior,33.333333333333333,33.3%,1,3,percent,\n" RUN
    "Total,Difference,total,change,0,0,,,difference,\n";

START_TEST(test_figures_csv) {
    ck_assert_str_eq(figures_csv(arena, &report), all_figures);
}
END_TEST

START_TEST(test_figures_without_a_day) {
    report.as_at = DATE_NONE;
    ck_assert_ptr_nonnull(strstr(figures_csv(arena, &report), "\nannual,2007-04-01,2008-03-31,,lead-issue,"));
}
END_TEST

/* --- manifest.json --- */

#define A16 "aaaaaaaaaaaaaaaa"
#define A64 A16 A16 A16 A16
#define B16 "bbbbbbbbbbbbbbbb"
#define B64 B16 B16 B16 B16
#define C16 "cccccccccccccccc"
#define C64 C16 C16 C16 C16
#define D16 "dddddddddddddddd"
#define D64 D16 D16 D16 D16

static const struct manifest_input inputs[] = {
    {"specification", NULL, "report-specs/annual.yaml", false, D64, 4096, -1},
    {"extract", "log", "sample-data/log-2.csv", false, B64, 20, 3},
    {"extract", "log", "log.csv", true, A64, 10, 1},
    {"calendar", NULL, "calendar.csv", false, C64, 5, -1},
    {"font", "Liberation Sans", "LiberationSans-Regular.ttf", true, A64, 5, -1},
};

START_TEST(test_digest) {
    /* Python: hashlib over the canonical text of audit/manifest.h, written out by hand */
    static const char digest[] = "1de24bf90bf0ca414ebf98a735d4f97e558b604a55b2b4a465ea9118f3e2c56a";
    ck_assert_str_eq(manifest_digest(arena, inputs, 5, "report,table\n"), digest);
    ck_assert_str_eq(manifest_digest(arena, inputs, 4, "report,table\n"), digest); /* fonts make no figures */
    ck_assert_str_ne(manifest_digest(arena, inputs, 3, "report,table\n"), digest);
    ck_assert_str_ne(manifest_digest(arena, inputs, 5, "report,tables\n"), digest);
    struct manifest_input turned[] = {inputs[3], inputs[2], inputs[1], inputs[0]};
    turned[1].path = "elsewhere.csv";
    ck_assert_str_eq(manifest_digest(arena, turned, 4, "report,table\n"), digest);
}
END_TEST

static const char manifest_wanted[] =
    "{\n"
    "  \"program\": {\n    \"name\": \"boardpaper\",\n    \"version\": \"0.1.0\"\n  },\n"
    "  \"libraries\": [\n    {\n      \"name\": \"libxlsxwriter\",\n      \"version\": \"1.1.4\"\n    }\n  ],\n"
    "  \"parameters\": [\n    {\n      \"name\": \"period\",\n      \"value\": \"2007/08\"\n    }\n  ],\n"
    "  \"inputs\": [\n"
    "    {\n      \"role\": \"extract\",\n      \"name\": \"log\",\n      \"path\": \"sample-data/log-2.csv\",\n"
    "      \"is_outside_root\": false,\n      \"sha256\": \"" B64
    "\",\n      \"bytes\": 20,\n      \"rows\": 3\n    },\n"
    "    {\n      \"role\": \"extract\",\n      \"name\": \"log\",\n      \"path\": \"log.csv\",\n"
    "      \"is_outside_root\": true,\n      \"sha256\": \"" A64
    "\",\n      \"bytes\": 10,\n      \"rows\": 1\n    }\n"
    "  ],\n"
    "  \"content_digest\": \"" C64 "\",\n"
    "  \"checks\": [\n    {\n      \"id\": \"stock-and-flow\",\n      \"sentence\": \"Stock and flow agree\",\n"
    "      \"outcome\": \"passed\",\n      \"detail\": \"68 + 709 = 642 + 135\"\n    }\n  ],\n"
    "  \"comparisons\": [\n"
    "    {\n      \"table\": \"lead-issue\",\n      \"column\": \"prior\",\n      \"kind\": \"as_published\",\n"
    "      \"period\": \"2006/07\",\n      \"path\": \"published/2006-07.csv\",\n      \"sha256\": \"" A64 "\"\n    },\n"
    "    {\n      \"table\": \"by-area\",\n      \"row\": \"then\",\n      \"kind\": \"revised\",\n"
    "      \"period\": \"2007/08 Q1\",\n      \"path\": null,\n      \"sha256\": null\n    }\n"
    "  ],\n"
    "  \"warnings\": [\n"
    "    {\n      \"id\": \"DATA012\",\n      \"file\": \"log.csv\",\n      \"line\": 7,\n      \"sentence\": "
    "\"late\"\n    },\n"
    "    {\n      \"id\": \"SPEC001\",\n      \"file\": null,\n      \"line\": null,\n"
    "      \"sentence\": \"odd \\\"one\\\"\"\n    }\n"
    "  ],\n"
    "  \"outputs\": [\n"
    "    {\n      \"name\": \"annual.xlsx\",\n      \"sha256\": \"" A64 "\",\n      \"bytes\": 1\n    },\n"
    "    {\n      \"name\": \"tables/b.csv\",\n      \"sha256\": \"" B64 "\",\n      \"bytes\": 2\n    }\n"
    "  ]\n"
    "}\n";

START_TEST(test_manifest) {
    static const struct manifest_library libraries[] = {{"libxlsxwriter", "1.1.4"}};
    static const struct manifest_parameter parameters[] = {{"period", "2007/08"}};
    static const struct check checks[] = {
        {"stock-and-flow", "Stock and flow agree", CHECK_PASSED, "68 + 709 = 642 + 135"}};
    static const struct manifest_warning warnings[] = {{"DATA012", "log.csv", 7, "late"},
                                                       {"SPEC001", NULL, 0, "odd \"one\""}};
    static const struct manifest_output outputs[] = {{"tables/b.csv", B64, 2}, {"annual.xlsx", A64, 1}};
    struct comparison comparisons[] = {
        {.table = "lead-issue", .line = "prior", .kind = "as_published", .file = "published/2006-07.csv", .sha256 = A64},
        {.table = "by-area", .line = "then", .is_row = true, .kind = "revised"}};
    ck_assert(period_parse("2006/07", &comparisons[0].period) && period_parse("2007/08 Q1", &comparisons[1].period));
    struct manifest_facts facts = {.program = "boardpaper",
                                   .version = "0.1.0",
                                   .libraries = libraries,
                                   .n_libraries = 1,
                                   .parameters = parameters,
                                   .n_parameters = 1,
                                   .inputs = &inputs[1],
                                   .n_inputs = 2,
                                   .checks = checks,
                                   .n_checks = 1,
                                   .comparisons = comparisons,
                                   .n_comparisons = 2,
                                   .warnings = warnings,
                                   .n_warnings = 2,
                                   .content_digest = C64,
                                   .outputs = outputs,
                                   .n_outputs = 2};
    ck_assert_str_eq(manifest_json(arena, &facts), manifest_wanted);
}
END_TEST

/* --- computed figures --- */

START_TEST(test_computed_of_report) {
    const struct computed_figure *computed;
    ck_assert_uint_eq(computed_of_report(arena, &report, &computed), 12);
    ck_assert_str_eq(computed[1].column, "% of total");
    ck_assert_int_eq(ratio_compare(computed[1].value, (struct ratio){13300, 709}), 0);
    ck_assert_str_eq(computed[5].display, "[z]");
    ck_assert(!computed[5].has_value);
}
END_TEST

START_TEST(test_computed_survive_the_file) {
    const struct computed_figure *from_report, *from_file;
    size_t n = computed_of_report(arena, &report, &from_report), n_read;
    const char *path = written("figures.csv", figures_csv(arena, &report));
    ck_assert_int_eq(computed_of_figures_csv(arena, path, diags, &from_file, &n_read), STATUS_OK);
    ck_assert_uint_eq(n_read, n);
    for (size_t i = 0; i < n; i++) {
        ck_assert_str_eq(from_file[i].table, from_report[i].table);
        ck_assert_str_eq(from_file[i].row, from_report[i].row);
        ck_assert_str_eq(from_file[i].column_id, from_report[i].column_id);
        ck_assert_str_eq(from_file[i].display, from_report[i].display);
        ck_assert(from_file[i].has_value == from_report[i].has_value);
        if (from_file[i].has_value) ck_assert_int_eq(ratio_compare(from_file[i].value, from_report[i].value), 0);
    }
}
END_TEST

static enum status read_one(const char *value, const char *numerator, const char *denominator, const char *unit,
                            struct ratio *ret) {
    const struct computed_figure *figures;
    size_t n;
    const char *line = TEXT(arena, RUN "a,b,a,b,", value, ",shown,", numerator, ",", denominator, ",", unit, ",\n");
    const char *path = written("figures.csv", TEXT(arena, HEADER, line));
    TRY(computed_of_figures_csv(arena, path, diags, &figures, &n));
    *ret = figures[0].value;
    return STATUS_OK;
}

START_TEST(test_values_read_exactly) {
    struct ratio value;
    ck_assert_int_eq(read_one("-0.04", "", "", "points", &value), STATUS_OK);
    ck_assert_int_eq(ratio_compare(value, (struct ratio){-4, 100}), 0);
    ck_assert_int_eq(read_one("9223372036854775807", "", "", "difference", &value), STATUS_OK);
    ck_assert_int_eq(value.numerator, INT64_MAX);
    /* 2 * 10^-20 and some: what the 18th place leaves is below any rounding */
    ck_assert_int_eq(read_one("0.000000000000000000021", "", "", "percent", &value), STATUS_OK);
    ck_assert_int_eq(value.numerator, 0);
    ck_assert_int_eq(read_one("2.5", "5", "2", "a unit of later days", &value), STATUS_OK);
    ck_assert_int_eq(ratio_compare(value, (struct ratio){5, 2}), 0);
}
END_TEST

static const struct {
    const char *value, *numerator, *denominator;
    enum message message;
} bad_figures[] = {
    {"1e5", "", "", MSG_FIGURES_NUMBER},      {"1.", "", "", MSG_FIGURES_NUMBER},
    {".5", "", "", MSG_FIGURES_NUMBER},       {"18446744073709551616", "", "", MSG_FIGURES_NUMBER},
    {"--1", "", "", MSG_FIGURES_NUMBER},      {"50", "x", "2", MSG_FIGURES_NUMBER},
    {"50", "1", "0", MSG_FIGURES_NUMBER},     {"50", "1", "-2", MSG_FIGURES_NUMBER},
    {"50.1", "1", "2", MSG_FIGURES_DISAGREE}, {"18.7588", "133", "709", MSG_FIGURES_DISAGREE},
};

START_TEST(test_changed_figures_are_refused) {
    struct ratio value = {77, 1};
    ck_assert_int_eq(
        read_one(bad_figures[_i].value, bad_figures[_i].numerator, bad_figures[_i].denominator, "percent", &value),
        STATUS_DATA);
    ck_assert_int_eq(value.numerator, 77);
    ck_assert_uint_eq(diags_count(diags), 1);
    ck_assert_int_eq((int)diags_at(diags, 0)->message, (int)bad_figures[_i].message);
    ck_assert_uint_eq(diags_at(diags, 0)->place.line, 2);
}
END_TEST

/* --- reconciling --- */

static struct reconciliation *result;

static enum status reconciled(const char *published, const char *accept) {
    const struct computed_figure *computed;
    size_t n = computed_of_report(arena, &report, &computed);
    const char *published_path = written("published.csv", TEXT(arena, "table,row,column,published\n", published));
    const char *accept_path = NULL;
    if (accept != NULL)
        accept_path = written("accept.csv", TEXT(arena, "table,row,column,published,computed,reason\n", accept));
    return reconcile(arena, computed, n, published_path, accept_path, diags, &result);
}

static const struct {
    const char *line;
    enum reconcile_outcome outcome;
    const char *computed_text;
} single[] = {
    {"lead-issue,Officer Bias,% of total,18.8\n", RECONCILE_EQUAL, "18.8"},
    {"lead-issue,Officer Bias,% of total,18.8%\n", RECONCILE_EQUAL, "18.8"},
    {"lead-issue,Officer Bias,% of total,19\n", RECONCILE_EQUAL, "19"},
    {"lead-issue,Officer Bias,% of total,18.76\n", RECONCILE_EQUAL, "18.76"},
    {"lead-issue,Officer Bias,% of total,18.7\n", RECONCILE_DIFFERENT, "18.8"},
    {"lead-issue,officer-bias,percent,18.8\n", RECONCILE_EQUAL, "18.8"},
    {"lead-issue,Officer Bias,percent,18.8\n", RECONCILE_EQUAL, "18.8"},
    {"lead-issue,officer-bias,% of total,18.8\n", RECONCILE_EQUAL, "18.8"},
    {"lead-issue,Officer Bias,Number of complaints,\"20,267\"\n", RECONCILE_EQUAL, "20267"},
    {"lead-issue,Officer Bias,Number of complaints,20267\n", RECONCILE_EQUAL, "20267"},
    {"lead-issue,Officer Bias,Number of complaints,20268\n", RECONCILE_DIFFERENT, "20267"},
    {"lead-issue,Officer Bias,Difference,+25\n", RECONCILE_EQUAL, "25"},
    {"lead-issue,Officer Bias,Difference,-25\n", RECONCILE_DIFFERENT, "25"},
    {"lead-issue,bias-racial,Difference,-51\n", RECONCILE_EQUAL, "-51"},
    {"lead-issue,Total,Difference,-/+0\n", RECONCILE_EQUAL, "0"},
    {"lead-issue,Total,Difference,0\n", RECONCILE_EQUAL, "0"},
    /* 1/16: half away from zero */
    {"lead-issue,Total,% of total,6.3\n", RECONCILE_EQUAL, "6.3"},
    {"lead-issue,Total,% of total,6.2\n", RECONCILE_DIFFERENT, "6.3"},
    /* 0 of 0 was printed as 0 (stage 3 of Table 6) */
    {"lead-issue,bias-racial,% of total,0\n", RECONCILE_DIFFERENT, "[z]"},
    {"lead-issue,bias-racial,% of total,[z]\n", RECONCILE_EQUAL, "[z]"},
    {"lead-issue,bias-racial,% of total,[x]\n", RECONCILE_DIFFERENT, "[z]"},
    {"lead-issue,Total,% of total,[x]\n", RECONCILE_DIFFERENT, "6.3%"},
    {"lead-issue,Racism,% of total,0.8\n", RECONCILE_NOT_COMPUTED, ""},
    {"lead-issues,Officer Bias,% of total,18.8\n", RECONCILE_NOT_COMPUTED, ""},
};

START_TEST(test_one_figure) {
    bool is_equal = single[_i].outcome == RECONCILE_EQUAL;
    ck_assert_int_eq(reconciled(single[_i].line, NULL), is_equal ? STATUS_OK : STATUS_NO);
    ck_assert_uint_eq(result->n_lines, 1);
    ck_assert_int_eq((int)result->lines[0].outcome, (int)single[_i].outcome);
    ck_assert_str_eq(result->lines[0].computed_text, single[_i].computed_text);
    ck_assert_uint_eq(result->n_unpublished, single[_i].outcome == RECONCILE_NOT_COMPUTED ? 12 : 11);
    ck_assert_uint_eq(diags_count(diags), 0);
}
END_TEST

START_TEST(test_figures_csv_is_a_published_file) {
    const struct computed_figure *computed;
    size_t n = computed_of_report(arena, &report, &computed);
    const char *path = written("published.csv", all_figures);
    ck_assert_int_eq(reconcile(arena, computed, n, path, NULL, diags, &result), STATUS_OK);
    ck_assert_uint_eq(result->n_equal, 12);
    ck_assert_uint_eq(result->n_unpublished, 0);
}
END_TEST

START_TEST(test_shared_labels_match_nothing) {
    static const struct line alike[] = {
        {"number", "Total"}, {"percent", "Total"}, {"prior", "2006/07"}, {"change", "Change"}, {"meaning", "Meaning"}};
    table.columns = alike;
    ck_assert_int_eq(reconciled("lead-issue,Officer Bias,Total,133\nlead-issue,Officer Bias,percent,18.8\n", NULL),
                     STATUS_NO);
    ck_assert_int_eq((int)result->lines[0].outcome, (int)RECONCILE_NOT_COMPUTED);
    ck_assert_int_eq((int)result->lines[1].outcome, (int)RECONCILE_EQUAL);
    ck_assert_uint_eq(diags_count(diags), 1);
    ck_assert_int_eq((int)diags_at(diags, 0)->message, (int)MSG_PUBLISHED_AMBIGUOUS);
    ck_assert_uint_eq(diags_at(diags, 0)->place.line, 2);
}
END_TEST

#define BIAS "lead-issue,Officer Bias,Number of complaints,"

START_TEST(test_acceptance) {
    ck_assert_int_eq(reconciled(BIAS "133\nlead-issue,bias-racial,% of total,0\nlead-issue,Racism,number,6\n",
                                BIAS "133,20267,one year's cases were typed\n"
                                     "lead-issue,bias-racial,% of total,0,[z],0 of 0 is not 0%\n"
                                     "lead-issue,Racism,number,6,,not in this report\n"),
                     STATUS_OK);
    ck_assert_uint_eq(result->n_accepted, 3);
    ck_assert_uint_eq(result->n_different + result->n_not_computed + result->n_stale, 0);
    ck_assert_str_eq(result->lines[1].reason, "0 of 0 is not 0%");
}
END_TEST

/* One published figure, and one or two lines of acceptance, of which the last breaks a rule. */
static const struct {
    const char *published, *accept;
    enum message message;
    uint32_t line;
} stale[] = {
    {BIAS "133\n", "lead-issue,Officer Bias,*,133,20267,no wildcards\n", MSG_ACCEPT_UNKNOWN, 2},
    {BIAS "133\n", "lead-issue,Racism,Number of complaints,133,20267,another row\n", MSG_ACCEPT_UNKNOWN, 2},
    {BIAS "20267\n", BIAS "20267,20267,equal now\n", MSG_ACCEPT_EQUAL, 2},
    {BIAS "133\n", BIAS "132,20267,another text was printed\n", MSG_ACCEPT_PUBLISHED, 2},
    {BIAS "133\n", BIAS "133.0,20267,as a number the same but not as printed\n", MSG_ACCEPT_PUBLISHED, 2},
    {BIAS "133\n", BIAS "133,20268,another figure is computed\n", MSG_ACCEPT_COMPUTED, 2},
    {BIAS "133\n", BIAS "133,\"20,267\",not in plain digits\n", MSG_ACCEPT_COMPUTED, 2},
    {BIAS "133\n", BIAS "133,20267,\n", MSG_ACCEPT_NO_REASON, 2},
    {BIAS "133\n", BIAS "133,20267,\"  \"\n", MSG_ACCEPT_NO_REASON, 2},
    {BIAS "133\n", BIAS "133,20267,once\n" BIAS "133,20267,and again\n", MSG_ACCEPT_TWICE, 3},
};

START_TEST(test_stale_acceptance) {
    ck_assert_int_eq(reconciled(stale[_i].published, stale[_i].accept), STATUS_NO);
    ck_assert_uint_eq(result->n_stale, 1);
    ck_assert_uint_eq(diags_count(diags), 1);
    ck_assert_int_eq((int)diags_at(diags, 0)->message, (int)stale[_i].message);
    ck_assert_uint_eq(diags_at(diags, 0)->place.line, stale[_i].line);
    ck_assert(text_ends(diags_at(diags, 0)->place.file->shown, "/accept.csv"));
    ck_assert_int_eq(diags_status(diags), STATUS_NO);
}
END_TEST

START_TEST(test_acceptance_needs_its_columns) {
    const struct computed_figure *computed;
    size_t n = computed_of_report(arena, &report, &computed);
    const char *published = written("published.csv", "table,row,column,published\n" BIAS "133\n");
    const char *accept = written("accept.csv", "table,row,column,published,computed\n" BIAS "133,20267\n");
    result = NULL;
    ck_assert_int_eq(reconcile(arena, computed, n, published, accept, diags, &result), STATUS_DATA);
    ck_assert_ptr_null(result);
}
END_TEST

START_TEST(test_text_of_differences) {
    ck_assert_int_eq(reconciled(BIAS "133\nlead-issue,bias-racial,percent,0\nlead-issue,Racism,number,6\n"
                                     "lead-issue,Total,Number of complaints,709\n",
                                BIAS "133,20267,typed\n" BIAS "133,20267,again\n"),
                     STATUS_NO);
    ck_assert_str_eq(reconcile_text(arena, result),
                     "figure                                            published  computed  outcome       reason\n"
                     "lead-issue > Officer Bias > Number of complaints        133     20267  accepted      typed\n"
                     "lead-issue > bias-racial > percent                        0       [z]  differs\n"
                     "lead-issue > Racism > number                              6            not computed\n"
                     "\n"
                     "9 computed figures are not in the published file\n"
                     "1 of 4 figures equal; 1 differs and is accepted; 1 differs; 1 is not computed; "
                     "1 line of the acceptance file does not apply\n");
}
END_TEST

START_TEST(test_text_of_equality) {
    struct reconciliation all = {
        .n_lines = 260, .n_equal = 260, .lines = ARENA_ARRAY(arena, struct reconcile_line, 260)};
    ck_assert_str_eq(reconcile_text(arena, &all), "260 of 260 figures equal; 0 differ and are accepted; 0 differ\n");
}
END_TEST

static TCase *case_of(Suite *suite, const char *name) {
    TCase *made = tcase_create(name);
    tcase_add_checked_fixture(made, set_up, tear_down);
    suite_add_tcase(suite, made);
    return made;
}

int main(void) {
    Suite *suite = suite_create("audit");
    TCase *evidence = case_of(suite, "evidence");
    tcase_add_test(evidence, test_figures_csv);
    tcase_add_test(evidence, test_figures_without_a_day);
    tcase_add_test(evidence, test_digest);
    tcase_add_test(evidence, test_manifest);
    tcase_add_test(evidence, test_computed_of_report);
    tcase_add_test(evidence, test_computed_survive_the_file);
    tcase_add_test(evidence, test_values_read_exactly);
    tcase_add_loop_test(evidence, test_changed_figures_are_refused, 0, sizeof bad_figures / sizeof *bad_figures);
    TCase *reconciling = case_of(suite, "reconcile");
    tcase_add_loop_test(reconciling, test_one_figure, 0, sizeof single / sizeof *single);
    tcase_add_test(reconciling, test_figures_csv_is_a_published_file);
    tcase_add_test(reconciling, test_shared_labels_match_nothing);
    tcase_add_test(reconciling, test_acceptance);
    tcase_add_loop_test(reconciling, test_stale_acceptance, 0, sizeof stale / sizeof *stale);
    tcase_add_test(reconciling, test_acceptance_needs_its_columns);
    tcase_add_test(reconciling, test_text_of_differences);
    tcase_add_test(reconciling, test_text_of_equality);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
