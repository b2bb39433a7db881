/* spec/keys/keys_tables.c - the rows: every key of the language (spec/keys.h). */
#include "spec/keys/keys.h"
#include "spec/keys/raw.h"

#include <stddef.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define TABLE(name, identifier, words)                                                                                 \
    const struct key_table name##_keys = {                                                                             \
        .id = (identifier), .title = (words), .keys = name##_rows, .n_keys = COUNT(name##_rows)}
#define AT(type, member) .offset = offsetof(struct raw_##type, member)
#define REQUIRED .flags = KEY_REQUIRED
#define LIST .flags = KEY_LIST
#define REQUIRED_LIST .flags = KEY_REQUIRED | KEY_LIST

const char *const date_format_names[] = {
    "dd/mm/yyyy",  "yyyy-mm-dd",   "dd-mm-yyyy",          "dd.mm.yyyy",       "yyyymmdd", "mm/dd/yyyy",
    "dd mmm yyyy", "dd mmmm yyyy", "yyyy-mm-dd hh:mm:ss", "dd/mm/yyyy hh:mm", NULL};

static const char *const encodings[] = {"utf-8", "windows-1252", "iso-8859-1", "iso-8859-15", NULL};
static const char *const matches[] = {"exact", "folded", NULL};
static const char *const list_orders[] = {"written", "natural", NULL};
static const char *const levels[] = {"error", "warning", NULL};
static const char *const column_types[] = {"text", "integer", "date", "category", "categories", NULL};
static const char *const population_kinds[] = {"flow", "stock", "all", NULL};
static const char *const small_bases[] = {"words", "mark", NULL};
static const char *const break_rules[] = {"refuse", "mark", NULL};
static const char *const counts[] = {"records", NULL};
static const char *const percent_bases[] = {
    "column_total", "row_total", "table_total", "subtable_total", "subtable_column_total", "subtable_row_total", NULL};
static const char *const sorts[] = {"list", "largest", "smallest", NULL};
static const char *const series_units[] = {"month", "quarter", "year", NULL};
static const char *const empties[] = {"keep", "drop", NULL};
static const char *const total_places[] = {"after", "before", NULL};
static const char *const year_begins[] = {"january", "april", NULL};
static const char *const control_lines[] = {"mean", "upper_limit", "lower_limit", "median", NULL};
static const char *const chart_kinds[] = {"bar", "grouped", "stacked", "stacked_percent", "line", "pie", NULL};
static const char *const axis_starts[] = {"zero", "data", NULL};
static const char *const all_of_them[] = {"all", NULL};

/* --- the file ----------------------------------------------------------------------------------------------- */

static const struct key specification_rows[] = {
    {"boardpaper", KEY_INTEGER, REQUIRED, AT(specification, boardpaper),
     "Version of the language the file is written in", "1", .least = 1, .most = INT32_MAX},
    {"include", KEY_PATH, LIST, AT(specification, include),
     "Further files; what they define stands as if it were written here", "[shared/feedback-log.yaml]"},
    {"report", KEY_MAPPING, .flags = 0, AT(specification, report),
     "What the paper is; once, in the specification or a file it includes",
     "{title: Complaints, publisher: Customer Service}", .of = &report_keys},
    {"calendar", KEY_MAPPING, .flags = 0, AT(specification, calendar), "What is not a working day; once",
     "{bank_holidays: bank-holidays.csv}", .of = &calendar_keys},
    {"lists", KEY_NAMED, .flags = 0, AT(specification, lists), "Lists of categories, by name",
     "{yes_no: {categories: [Yes, No]}}", .of = &list_keys},
    {"crosswalks", KEY_NAMED_IDS, .flags = 0, AT(specification, crosswalks),
     "How categories of one list become those of another, by name", "{regions-to-areas: {from: regions, to: areas, ..}}",
     .of = &crosswalk_keys},
    {"sources", KEY_NAMED, .flags = 0, AT(specification, sources), "What extracts hold, by name",
     "{log: {title: Log, key: ref, ..}}", .of = &source_keys},
    {"extracts", KEY_NAMED, .flags = 0, AT(specification, extracts), "The files of this report, by name of the source",
     "{log: {file: log.csv}}", .of = &extract_keys},
    {"targets", KEY_NAMED, .flags = 0, AT(specification, targets), "Timescales in working days, by name",
     "{timescale: {source: stages, ..}}", .of = &target_keys},
    {"populations", KEY_NAMED, .flags = 0, AT(specification, populations), "What is counted, by name",
     "{received: {from: log, where: received in period}}", .of = &population_keys},
    {"published", KEY_NAMED_IDS, .flags = 0, AT(specification, published), "Figures of earlier papers, by name",
     "{prior: {title: 2006/07 paper, file: 2006-07.csv, period: 2006/07}}", .of = &ledger_keys},
    {"notes", KEY_NAMED_TEXTS, .flags = 0, AT(specification, notes), "Footnotes, by name; they may hold tokens",
     "{judged: Stages that began in the period}"},
    {"checks", KEY_NAMED_IDS, .flags = 0, AT(specification, checks), "What must add up, by name",
     "{all: {says: All is in, sum: [a, b], equals: [c]}}", .of = &check_keys},
    {"tables", KEY_NAMED_IDS, .flags = 0, AT(specification, tables), "The tables in order, by name",
     "{by-region: {title: By region, ..}}", .of = &table_keys},
    {"charts", KEY_NAMED_IDS, .flags = 0, AT(specification, charts), "The charts in order, by name",
     "{by-region: {table: by-region, kind: bar, columns: number}}", .of = &chart_keys},
    {"paper", KEY_MAPPING, .flags = 0, AT(specification, paper), "The paper in reading order; once",
     "{parts: [{heading: Introduction}, {table: by-region}]}", .of = &paper_keys},
};
TABLE(specification, "specification", "The file");

static const struct key report_rows[] = {
    {"id", KEY_ID, .flags = 0, AT(report, id),
     "Name of the report in file names; default: the name of the specification's file", "annual"},
    {"title", KEY_WORDING, REQUIRED, AT(report, title), "Title of the paper", "Comments, compliments and complaints"},
    {"publisher", KEY_TEXT, REQUIRED, AT(report, publisher), "Who publishes it", "Customer Service and Quality"},
    {"contact", KEY_TEXT, .flags = 0, AT(report, contact), "Who answers questions about it",
     "Head of Customer Service and Quality"},
    {"summary", KEY_WORDING, .flags = 0, AT(report, summary), "A paragraph that says what the paper holds",
     "Complaints of the year"},
    {"status", KEY_TEXT, .flags = 0, AT(report, status), "How far the figures are settled; default: Final",
     "Provisional"},
    {"period", KEY_PERIOD, .flags = 0, AT(report, period),
     "The period the figures are of, unless --period says otherwise", "2007/08"},
    {"year_begins", KEY_CHOICE, .flags = 0, AT(report, year_begins),
     "Month in which the year of a year to date begins; default: april for financial years and quarters, january for "
     "calendar ones; for months and other days as the report's own period has it, else january",
     "april", .choices = year_begins},
    {"small_base", KEY_INTEGER, .flags = 0, AT(report, small_base),
     "Percentages of fewer records than this follow the table's small_base; default: 20", "20", .least = 0,
     .most = 1000000},
};
TABLE(report, "report", "The report");

static const struct key calendar_rows[] = {
    {"bank_holidays", KEY_PATH, REQUIRED, AT(calendar, bank_holidays),
     "File of bank holidays: CSV with the columns date and title", "bank-holidays-england-and-wales.csv"},
    {"closure_days", KEY_DATE, LIST, AT(calendar, closure_days), "Further days on which the body is closed",
     "[2007-12-27, 2007-12-28]"},
};
TABLE(calendar, "calendar", "The calendar");

/* --- lists -------------------------------------------------------------------------------------------------- */

static const struct key list_rows[] = {
    {"title", KEY_TEXT, .flags = 0, AT(list, title), "What it lists, for messages; default: its name", "lead issues"},
    {"match", KEY_CHOICE, .flags = 0, AT(list, match),
     "How values match: exact, or folded (case, spaces and kinds of quote do not count); default: exact", "folded",
     .choices = matches},
    {"sort", KEY_CHOICE, .flags = 0, AT(list, sort),
     "Order of its categories: as written, or natural (by label, with numbers in it as numbers: N2 before N10); "
     "default: written",
     "natural", .choices = list_orders},
    {"groups", KEY_MAPPING, LIST, AT(list, groups), "Groups that categories belong to", "[{id: north, label: North}]",
     .of = &group_keys},
    {"categories", KEY_TEXT_OR_MAPPING, REQUIRED_LIST, AT(list, categories),
     "The categories in order, each a label or a mapping", "[Private, Public]", .of = &category_keys},
};
TABLE(list, "list", "A list");

static const struct key category_rows[] = {
    {"label", KEY_TEXT, REQUIRED, AT(category, label), "The category as shown, and as expressions name it", "Stage 1"},
    {"code", KEY_TEXT, .flags = 0, AT(category, code), "The category as extracts may write it, beside the label",
     "\"1\""},
    {"id", KEY_ID, .flags = 0, AT(category, id), "Stable name in figures.csv; default: made from the label", "stage-1"},
    {"labels", KEY_NAMED_TEXTS, .flags = 0, AT(category, labels),
     "Other wordings, by name, for tables that ask for them", "{long: \"Stage 1: Received\"}"},
    {"aliases", KEY_TEXT, LIST, AT(category, aliases), "Further spellings in extracts", "[Registration]"},
    {"group", KEY_ID, .flags = 0, AT(category, group), "The group it belongs to", "north"},
    {"note", KEY_ID, .flags = 0, AT(category, note), "A note that goes with it wherever it is shown", "new-issue-list"},
    {"since", KEY_DATE, .flags = 0, AT(category, since), "First day on which it is in use", "2008-04-01"},
    {"until", KEY_DATE, .flags = 0, AT(category, until), "Last day on which it is in use", "2008-03-31"},
};
TABLE(category, "category", "A category");

static const struct key group_rows[] = {
    {"id", KEY_ID, REQUIRED, AT(group, id), "Name of the group", "north"},
    {"label", KEY_TEXT, REQUIRED, AT(group, label), "The group as shown", "North"},
};
TABLE(group, "group", "A group");

static const struct key crosswalk_rows[] = {
    {"from", KEY_NAME, REQUIRED, AT(crosswalk, from), "The list that was in force before", "regions"},
    {"to", KEY_NAME, REQUIRED, AT(crosswalk, to), "The list that came after it", "hos_areas"},
    {"map", KEY_CATEGORY_MAP, REQUIRED, AT(crosswalk, map),
     "What each category of the one became in the other: a category or several; [] where none", "{East: N1, West: [S1, S2]}"},
};
TABLE(crosswalk, "crosswalk", "A crosswalk");

/* --- sources ------------------------------------------------------------------------------------------------ */

static const struct key source_rows[] = {
    {"title", KEY_TEXT, REQUIRED, AT(source, title), "What it is", "Request and feedback log"},
    {"key", KEY_NAME, REQUIRED_LIST, AT(source, key), "The column, or columns together, that no two records share",
     "ref"},
    {"columns", KEY_NAMED, REQUIRED, AT(source, columns), "Its columns, by the name that expressions use",
     "{ref: {type: text}}", .of = &column_keys},
    {"belongs_to", KEY_NAMED_TEXTS, .flags = 0, AT(source, belongs_to),
     "The source whose records these belong to, and the column here that holds its key", "{log: ref}"},
    {"dates", KEY_CHOICE, LIST, AT(source, dates), "How its dates are written, where a column does not say",
     "dd/mm/yyyy", .choices = date_format_names},
    {"missing", KEY_TEXT, LIST, AT(source, missing), "Words that mean that a value is missing, beside the empty field",
     "[n/a]"},
    {"known_from", KEY_NAME, .flags = 0, AT(source, known_from),
     "The date column that says since when a record was there", "recorded"},
    {"encoding", KEY_CHOICE, .flags = 0, AT(source, encoding), "Encoding of its files; default: utf-8", "windows-1252",
     .choices = encodings},
    {"delimiter", KEY_CHARACTER, .flags = 0, AT(source, delimiter), "What stands between fields; default: a comma",
     "\";\""},
    {"skip_lines", KEY_INTEGER, .flags = 0, AT(source, skip_lines), "Lines above the header", "2", .least = 0,
     .most = 1000},
    {"fields", KEY_NAMED, .flags = 0, AT(source, fields), "Values that are worked out for each record, by name",
     "{open_days: {value: \"days(received, closed)\"}}", .of = &field_keys},
    {"rules", KEY_MAPPING, LIST, AT(source, rules), "What each record must keep",
     "[{that: closed >= received, says: closed before it was received}]", .of = &rule_keys},
};
TABLE(source, "source", "A source");

static const struct key column_rows[] = {
    {"type", KEY_CHOICE, REQUIRED, AT(column, type), "What it holds; categories: several of one list in a field",
     "category", .choices = column_types},
    {"list", KEY_NAME, .flags = 0, AT(column, list), "The list its categories are of", "regions"},
    {"required", KEY_TRUTH, .flags = 0, AT(column, required), "Whether every record must have a value; default: false",
     "true"},
    {"separator", KEY_CHARACTER, .flags = 0, AT(column, separator),
     "What stands between several categories; default: a semicolon", "\";\""},
    {"header", KEY_TEXT, .flags = 0, AT(column, header), "Its header in the file; default: its name", "Date received"},
    {"known_from", KEY_NAME, .flags = 0, AT(column, known_from),
     "The date column (it may be itself) that says since when this value was known", "closed_recorded"},
    {"format", KEY_CHOICE, LIST, AT(column, format), "How its dates are written; default: the source's dates",
     "yyyy-mm-dd", .choices = date_format_names},
    {"missing", KEY_TEXT, LIST, AT(column, missing), "Words that mean missing; default: the source's", "[unknown]"},
};
TABLE(column, "column", "A column");

static const struct key field_rows[] = {
    {"value", KEY_EXPRESSION, .flags = 0, AT(field, value),
     "How it is worked out, from columns, fields above it and targets; needed where it has no versions",
     "max(stages.stage where stages.started <= period.end)"},
    {"list", KEY_NAME, .flags = 0, AT(field, list), "The list it is of, where it is a category", "stages"},
    {"versions", KEY_MAPPING, LIST, AT(field, versions),
     "How it is worked out in periods that end until some day, and since it",
     "[{until: 2008-03-31, value: region}, {since: 2008-04-01, value: hos_area}]", .of = &field_version_keys},
};
TABLE(field, "field", "A field");

static const struct key field_version_rows[] = {
    {"since", KEY_DATE, .flags = 0, AT(field_version, since),
     "It holds in periods that end on this day or later; all versions but the first have it", "2008-04-01"},
    {"until", KEY_DATE, .flags = 0, AT(field_version, until),
     "It holds in periods that end on this day or earlier; all versions but the last have it", "2008-03-31"},
    {"value", KEY_EXPRESSION, REQUIRED, AT(field_version, value), "How the field is worked out", "region"},
    {"list", KEY_NAME, .flags = 0, AT(field_version, list), "The list it is of; default: the field's", "regions"},
    {"says", KEY_TEXT, .flags = 0, AT(field_version, says),
     "What changed when it came into force, said where figures are compared over the change",
     "Areas took the place of regions"},
};
TABLE(field_version, "field-version", "A version of a field");

static const struct key rule_rows[] = {
    {"that", KEY_EXPRESSION, REQUIRED, AT(rule, that),
     "A condition that must not be false; with a missing value it is kept", "closed >= received"},
    {"says", KEY_TEXT, REQUIRED, AT(rule, says), "What the message says of a record that breaks it",
     "closed before it was received"},
    {"level", KEY_CHOICE, .flags = 0, AT(rule, level), "Whether a breach stops the run; default: error", "warning",
     .choices = levels},
};
TABLE(rule, "rule", "A rule");

static const struct key extract_rows[] = {
    {"file", KEY_PATH, LIST, AT(extract, file),
     "The extract, or several that are read as one; {period} in a name stands for the period; may be left to --source",
     "../sample-data/2008-04-30/log.csv"},
    {"taken", KEY_DATE, .flags = 0, AT(extract, taken), "The day it was taken", "2008-04-30"},
    {"complete_from", KEY_DATE, .flags = 0, AT(extract, complete_from),
     "The day from which it holds everything that happened", "2007-04-01"},
};
TABLE(extract, "extract", "An extract");

/* --- what is counted ---------------------------------------------------------------------------------------- */

static const struct key target_rows[] = {
    {"title", KEY_TEXT, .flags = 0, AT(target, title), "What it is; default: its name", "Timescale"},
    {"source", KEY_NAME, REQUIRED, AT(target, source),
     "The source whose records are judged; the result is a field of it", "stages"},
    {"by", KEY_NAME, REQUIRED, AT(target, by), "The column whose category says which limit applies", "stage"},
    {"limits", KEY_MAPPING, REQUIRED_LIST, AT(target, limits), "The limits, each for a category and a time",
     "[{for: Stage 1, start: started, stop: completed, working_days: 5}]", .of = &limit_keys},
};
TABLE(target, "target", "A target");

static const struct key limit_rows[] = {
    {"for", KEY_TEXT, REQUIRED, AT(limit, category), "The category", "Stage 1"},
    {"start", KEY_NAME, REQUIRED, AT(limit, start), "The date column from which days are counted; that day is day 0",
     "started"},
    {"stop", KEY_NAME, REQUIRED, AT(limit, stop), "The date column up to which they are counted", "acknowledged"},
    {"working_days", KEY_INTEGER, REQUIRED, AT(limit, working_days), "How many working days are allowed", "5",
     .least = 1, .most = 10000},
    {"since", KEY_DATE, .flags = 0, AT(limit, since), "First start that it applies to", "2003-04-01"},
    {"until", KEY_DATE, .flags = 0, AT(limit, until), "Last start that it applies to", "2009-03-31"},
};
TABLE(limit, "limit", "A limit");

static const struct key population_rows[] = {
    {"label", KEY_TEXT, .flags = 0, AT(population, label), "What it is in words; default: its name",
     "complaints received"},
    {"from", KEY_NAME, REQUIRED, AT(population, from), "The source whose records are counted", "log"},
    {"where", KEY_EXPRESSION, .flags = 0, AT(population, where), "Which of them; default: all",
     "kind = 'Complaint' and received in period"},
    {"kind", KEY_CHOICE, .flags = 0, AT(population, kind),
     "What happened in the period (flow), what was so on a day (stock), or neither (all); default: by its use of "
     "period.start and "
     "period.end",
     "flow", .choices = population_kinds},
    {"versions", KEY_MAPPING, LIST, AT(population, versions),
     "Which of them in periods that end until some day, and since it; in place of where",
     "[{until: 2008-03-31, where: ..}, {since: 2008-04-01, where: ..}]", .of = &population_version_keys},
};
TABLE(population, "population", "A population");

static const struct key population_version_rows[] = {
    {"since", KEY_DATE, .flags = 0, AT(population_version, since),
     "It holds in periods that end on this day or later; all versions but the first have it", "2008-04-01"},
    {"until", KEY_DATE, .flags = 0, AT(population_version, until),
     "It holds in periods that end on this day or earlier; all versions but the last have it", "2008-03-31"},
    {"where", KEY_EXPRESSION, REQUIRED, AT(population_version, where), "Which records are counted",
     "kind = 'Complaint' and received in period"},
    {"says", KEY_TEXT, .flags = 0, AT(population_version, says),
     "What changed when it came into force, said where figures are compared over the change",
     "Complaints by telephone are counted"},
};
TABLE(population_version, "population-version", "A version of a population");

static const struct key ledger_rows[] = {
    {"title", KEY_TEXT, REQUIRED, AT(ledger, title), "What the figures are", "the 2006/07 paper"},
    {"file", KEY_PATH, REQUIRED, AT(ledger, file),
     "CSV with the columns table, row, column and published, or figures.csv of an earlier run; {period}, {prior} and the "
     "like in its name stand for periods",
     "published/{prior}.csv"},
    {"period", KEY_WINDOW, REQUIRED, AT(ledger, period), "The period they are of", "prior"},
};
TABLE(ledger, "published", "Published figures");

static const struct key check_rows[] = {
    {"says", KEY_TEXT, REQUIRED, AT(check, says), "What must hold, in words",
     "Complaints open at the start plus those received .."},
    {"sum", KEY_TEXT, REQUIRED_LIST, AT(check, sum),
     "Terms: names of populations, or figures as \"table | row | column\"",
     "[complaints_open_at_start, complaints_received]"},
    {"equals", KEY_TEXT, REQUIRED_LIST, AT(check, equals), "The terms whose sum must be the same",
     "[complaints_closed, complaints_open]"},
    {"level", KEY_CHOICE, .flags = 0, AT(check, level), "Whether a failure stops the paper; default: error", "warning",
     .choices = levels},
};
TABLE(check, "check", "A check");

/* --- tables and charts -------------------------------------------------------------------------------------- */

static const struct key table_rows[] = {
    {"number", KEY_TEXT, .flags = 0, AT(table, number),
     "Its fixed number, or none; default: the next free one in the paper", "Table 4"},
    {"title", KEY_WORDING, REQUIRED, AT(table, title), "Its title", "Lead issue of complaints received"},
    {"about", KEY_WORDING, .flags = 0, AT(table, about), "A sentence under the title", "Complaints of {period.long}"},
    {"corner", KEY_TEXT, REQUIRED, AT(table, corner), "Header of the row labels", "Region"},
    {"notes", KEY_ID, LIST, AT(table, notes), "Notes of the whole table", "[many-issues]"},
    {"population", KEY_NAME, .flags = 0, AT(table, population), "What its cells count, where no line says otherwise",
     "complaints_received"},
    {"layers", KEY_MAPPING, .flags = 0, AT(table, layers),
     "One table for each group of a list, or for each category, from this one definition; titles and labels may hold "
     "{layer.label}",
     "{groups_of: area, whole: {id: national, label: National}}", .of = &layers_keys},
    {"breaks", KEY_CHOICE, .flags = 0, AT(table, breaks),
     "Figures of periods in which what is counted was defined otherwise: refuse them, or mark them [b]; default: refuse", "mark",
     .choices = break_rules},
    {"rows", KEY_MAPPING, LIST, AT(table, rows), "Its rows, one under the other", "{by: region, total: Total}",
     .of = &entry_keys},
    {"columns", KEY_MAPPING, LIST, AT(table, columns), "Its columns, side by side", "{label: Number, count: records}",
     .of = &entry_keys},
    {"small_base", KEY_CHOICE, .flags = 0, AT(table, small_base),
     "Percentages of few records: words (\"1 of 2\") in their place, or a mark beside them; default: words", "mark",
     .choices = small_bases},
    {"text", KEY_MAPPING, .flags = 0, AT(table, text),
     "Words in place of figures: then it has neither rows nor columns of its own",
     "{columns: [Name], rows: [[Stage 1, Registration]]}", .of = &static_keys},
};
TABLE(table, "table", "A table");

static const struct key layers_rows[] = {
    {"groups_of", KEY_NAME, .flags = 0, AT(layers, groups_of),
     "A table for each group of the list of this column or field; lines `by` it hold the group's categories", "area"},
    {"by", KEY_NAME, .flags = 0, AT(layers, by), "A table for each category of this column or field", "case_type"},
    {"id", KEY_TEXT, .flags = 0, AT(layers, id),
     "The identifier of each table, {layer} being the group's or category's; default: the table's own, '-' and {layer}",
     "\"summary-{layer}\""},
    {"ungrouped", KEY_MAPPING, .flags = 0, AT(layers, ungrouped),
     "With `groups_of`, where the list in force has no groups: one table of all its categories",
     "{id: regions, label: All regions}", .of = &layer_keys},
    {"whole", KEY_MAPPING, .flags = 0, AT(layers, whole),
     "A further table of all records: lines `by` the column become one line of this label",
     "{id: national, label: National}", .of = &layer_keys},
};
TABLE(layers, "layers", "Layers of a table");

static const struct key layer_rows[] = {
    {"id", KEY_ID, REQUIRED, AT(layer, id), "What {layer} stands for", "national"},
    {"label", KEY_TEXT, REQUIRED, AT(layer, label), "What {layer.label} stands for", "National"},
    {"title", KEY_WORDING, .flags = 0, AT(layer, title), "The title of this table; default: as that of the others",
     "All areas together"},
};
TABLE(layer, "layer", "A layer of its own");

static const struct key static_rows[] = {
    {"columns", KEY_TEXT, REQUIRED_LIST, AT(static, columns), "Headers of the columns after the first",
     "[Name, What happens]"},
    {"rows", KEY_TEXT_LISTS, REQUIRED_LIST, AT(static, rows), "Rows: a label, then a text for each column",
     "[[Stage 1, Registration, It is received]]"},
};
TABLE(static, "text", "A table of words");

#define MEASURED .goes_with = USE_BY | USE_BY_PERIOD | USE_LINE
#define DERIVED (USE_PUBLISHED | USE_REVISED | USE_DIFFERENCE | USE_CHANGE | USE_SHARE | USE_RATE | USE_SUM | USE_CONTROL)

static const struct key entry_rows[] = {
    {"by", KEY_NAME, .flags = 0, AT(entry, by), "A line for each category of this column or field", "region",
     .goes_with = USE_BY},
    {"by_period", KEY_MAPPING, .flags = 0, AT(entry, by_period), "A line for each of several periods that follow each other",
     "{unit: month, last: 12}", .of = &series_keys, .goes_with = USE_BY_PERIOD},
    {"label", KEY_WORDING, .flags = 0, AT(entry, label), "What the line is called", "Number of complaints",
     .goes_with = USE_LINE | DERIVED},
    {"id", KEY_ID, .flags = 0, AT(entry, id), "Stable name of the line; default: made from the label", "prior-number",
     .goes_with = USE_LINE | DERIVED},
    {"notes", KEY_ID, LIST, AT(entry, notes), "Notes of the line", "[as-published]"},
    {"population", KEY_NAME, .flags = 0, AT(entry, population), "What its cells count", "complaints_open", MEASURED},
    {"where", KEY_EXPRESSION, .flags = 0, AT(entry, where), "Which records of the population only",
     "stage_reached = 'Stage 1'", MEASURED},
    {"period", KEY_WINDOW, .flags = 0, AT(entry, period),
     "The period its cells are counted in, also in conditions and fields; default: the run's. Of published figures: the "
     "period they must be of; default: the one before, where the figures do not name theirs",
     "same_period_last_year", .goes_with = USE_BY | USE_LINE | USE_PUBLISHED},
    {"count", KEY_CHOICE, .flags = 0, AT(entry, count),
     "Counts records; this is what cells do unless something else is said", "records", .choices = counts, MEASURED},
    {"sum", KEY_NAME, .flags = 0, AT(entry, sum), "Adds up this column or field of whole numbers", "cases", MEASURED},
    {"mean", KEY_NAME, .flags = 0, AT(entry, mean),
     "The mean of this column or field of whole numbers, over the records that have a value", "days_open", MEASURED},
    {"distinct", KEY_NAME, .flags = 0, AT(entry, distinct), "How many different values the records have in this column or field", "person_ref",
     MEASURED},
    {"median", KEY_NAME, .flags = 0, AT(entry, median),
     "The median of this column or field of whole numbers: the middle value, or the mean of the middle two", "days_to_close", MEASURED},
    {"percentile", KEY_MAPPING, .flags = 0, AT(entry, percentile),
     "A percentile of a column or field of whole numbers: the least value that so many per cent of the records do not exceed (nearest rank)",
     "{of: days_to_close, at: 90}", .of = &percentile_keys, MEASURED},
    {"percent_of", KEY_CHOICE, .flags = 0, AT(entry, percent_of),
     "The records as a percentage of a total of the same table", "column_total", .choices = percent_bases, MEASURED},
    {"percent_of_line", KEY_LINE, .flags = 0, AT(entry, percent_of_line),
     "The records as a percentage of this line of the same axis, which counts or sums", "received",
     .goes_with = USE_LINE},
    {"percent", KEY_MAPPING, .flags = 0, AT(entry, percent), "Records that meet a condition, as a percentage",
     "{of: timescale = 'Met', out_of: timescale <> 'Not yet due'}", .of = &percent_keys, MEASURED},
    {"limit_of", KEY_NAME, .flags = 0, AT(entry, limit_of),
     "The limit of this target in force at the end of the period", "timescale", MEASURED},
    {"decimals", KEY_INTEGER, .flags = 0, AT(entry, decimals), "Decimals of percentages, means and rates; default: 1", "0", .least = 0,
     .most = 6},
    {"labels", KEY_ID, .flags = 0, AT(entry, labels), "The wording of the categories, by its name in the list", "long",
     .goes_with = USE_BY},
    {"sort", KEY_CHOICE, .flags = 0, AT(entry, sort), "Order of the categories; default: list", "largest",
     .choices = sorts, .goes_with = USE_BY},
    {"empty", KEY_CHOICE, .flags = 0, AT(entry, empty), "What becomes of categories without records; default: keep",
     "drop", .choices = empties, .goes_with = USE_BY},
    {"only", KEY_TEXT, LIST, AT(entry, only), "These categories only, in this order", "[Stage 1, Stage 2]",
     .goes_with = USE_BY},
    {"total", KEY_TEXT_OR_MAPPING, .flags = 0, AT(entry, total),
     "A line with the total of the categories: its label, or a mapping", "Total", .of = &total_keys,
     .goes_with = USE_BY},
    {"missing", KEY_TEXT, .flags = 0, AT(entry, missing), "A line of this name for records that have no value",
     "Not recorded", .goes_with = USE_BY},
    {"as_published", KEY_ID, .flags = 0, AT(entry, as_published), "The line `of`, as these published figures have it",
     "prior", .goes_with = USE_PUBLISHED},
    {"revised", KEY_WINDOW, .flags = 0, AT(entry, revised), "The line `of`, counted again in this period", "prior",
     .goes_with = USE_REVISED},
    {"of", KEY_LINE, .flags = 0, AT(entry, of), "The line whose published or revised figures are shown, or whose limits",
     "number-of-complaints", .goes_with = USE_PUBLISHED | USE_REVISED | USE_CONTROL},
    {"difference", KEY_LINE, LIST, AT(entry, difference), "The first line less the second", "[total, prior-total]",
     .goes_with = USE_DIFFERENCE},
    {"percent_change", KEY_LINE, LIST, AT(entry, percent_change),
     "The change from the second line to the first, as a percentage of the second", "[total, prior-total]",
     .goes_with = USE_CHANGE},
    {"share", KEY_LINE, LIST, AT(entry, share), "The first line as a percentage of the second",
     "[total-complaints, total-cases]", .goes_with = USE_SHARE},
    {"rate", KEY_LINE, LIST, AT(entry, rate), "The first line for every so many (`per`) of the second",
     "[complaints, cases]", .goes_with = USE_RATE},
    {"per", KEY_INTEGER, .flags = 0, AT(entry, per), "Of a rate: for every how many of the second line", "1000",
     .least = 1, .most = 1000000, .goes_with = USE_RATE},
    {"control", KEY_CHOICE, .flags = 0, AT(entry, control),
     "What a control chart draws beside the line `of`: its mean, its limits, or the median of a run chart", "upper_limit",
     .choices = control_lines, .goes_with = USE_CONTROL},
    {"screened", KEY_TRUTH, .flags = 0, AT(entry, screened),
     "Of limits: whether ranges far outside are left out of them; default: false", "true", .goes_with = USE_CONTROL},
    {"add", KEY_LINE, LIST, AT(entry, add), "The sum of these lines", "[comments, compliments]", .goes_with = USE_SUM},
    {"each", KEY_MAPPING, LIST, AT(entry, each), "Lines inside each line of this one",
     "[{label: Number, count: records}]", .of = &entry_keys, MEASURED},
};
TABLE(entry, "line", "Rows and columns of a table");

static const struct key series_rows[] = {
    {"unit", KEY_CHOICE, .flags = 0, AT(series, unit), "How long each is; default: as the run's period", "month",
     .choices = series_units},
    {"last", KEY_INTEGER, .flags = 0, AT(series, last),
     "The last so many, up to the end of the period; default: those that the period is made of", "12", .least = 1,
     .most = 120},
    {"of", KEY_WINDOW, .flags = 0, AT(series, of), "The period, where it is not the run's", "year_to_date"},
};
TABLE(series, "by_period", "A series of periods");

static const struct key total_rows[] = {
    {"label", KEY_WORDING, REQUIRED, AT(total, label), "What it is called", "National total"},
    {"id", KEY_ID, .flags = 0, AT(total, id), "Stable name; default: made from the label", "national"},
    {"place", KEY_CHOICE, .flags = 0, AT(total, place), "Before or after the categories; default: after", "before",
     .choices = total_places},
    {"notes", KEY_ID, LIST, AT(total, notes), "Notes of the total", "[many-issues]"},
};
TABLE(total, "total", "A total");

static const struct key percentile_rows[] = {
    {"of", KEY_NAME, REQUIRED, AT(percentile, of), "The column or field of whole numbers", "days_to_close"},
    {"at", KEY_INTEGER, REQUIRED, AT(percentile, at), "How many per cent of the records have it or less", "90", .least = 1, .most = 99},
};
TABLE(percentile, "percentile", "A percentile");

static const struct key percent_rows[] = {
    {"of", KEY_EXPRESSION, REQUIRED, AT(percent, of), "The records that are counted", "timescale = 'Met'"},
    {"out_of", KEY_EXPRESSION, .flags = 0, AT(percent, out_of), "Out of which; default: all of the population",
     "timescale <> 'Not yet due'"},
};
TABLE(percent, "percent", "A percentage");

static const struct key chart_rows[] = {
    {"table", KEY_ID, REQUIRED, AT(chart, table), "The table it draws", "lead-issue"},
    {"kind", KEY_CHOICE, REQUIRED, AT(chart, kind),
     "Bars, groups of bars, bars of parts end to end, the same as parts of 100%, lines, or slices", "bar",
     .choices = chart_kinds},
    {"columns", KEY_LINE, REQUIRED_LIST, AT(chart, columns), "The columns of the table it draws, by their ids",
     "number-of-complaints"},
    {"rows", KEY_LINE, LIST, AT(chart, rows), "The rows it draws; default: all that are neither totals nor derived",
     "[north, central, south]"},
    {"top", KEY_INTEGER, .flags = 0, AT(chart, top), "How many of the rows it draws, from the first; bars only", "10",
     .least = 1, .most = 1000},
    {"focus", KEY_LINE, .flags = 0, AT(chart, focus),
     "What is picked out in colour: a row of a bar chart, a column of a line chart", "officer-bias"},
    {"multiples", KEY_TRUTH, .flags = 0, AT(chart, multiples),
     "Whether each column has a panel of its own, all on one scale; bars and lines only", "true"},
    {"start", KEY_CHOICE, .flags = 0, AT(chart, start),
     "Where the axis of lines starts: at zero, or (data) near the least of the numbers, which the chart then says; "
     "default: zero",
     "data", .choices = axis_starts},
    {"number", KEY_TEXT, .flags = 0, AT(chart, number),
     "Its fixed number, or none; default: the table's, or the next free one in the paper", "Figure 4"},
    {"title", KEY_WORDING, .flags = 0, AT(chart, title), "Its title; default: the table's", "Lead issues"},
    {"axis_title", KEY_TEXT, .flags = 0, AT(chart, axis_title), "What its axis measures; default: from the columns",
     "Complaints"},
};
TABLE(chart, "chart", "A chart");

/* --- the paper ---------------------------------------------------------------------------------------------- */

static const struct key paper_rows[] = {
    {"numbering", KEY_MAPPING, .flags = 0, AT(paper, numbering), "How sections, tables and figures are numbered",
     "{prefix: Appendix 1}", .of = &numbering_keys},
    {"compact", KEY_TRUTH, .flags = 0, AT(paper, compact),
     "Whether its tables take little room, for a paper of few pages: smaller letters, closer rows; default: false", "true"},
    {"parts", KEY_MAPPING, REQUIRED_LIST, AT(paper, parts), "What the reader sees, from the first to the last",
     "[{heading: Introduction}, {text: Words.}, {table: by-region}]", .of = &part_keys},
};
TABLE(paper, "paper", "The paper");

static const struct key numbering_rows[] = {
    {"prefix", KEY_TEXT, .flags = 0, AT(numbering, prefix),
     "Words before automatic numbers of tables and figures (Appendix 1 Table 4)", "Appendix 1"},
    {"sections", KEY_TRUTH, .flags = 0, AT(numbering, sections), "Whether headings are numbered; default: true",
     "false"},
};
TABLE(numbering, "numbering", "Numbering");

static const struct key part_rows[] = {
    {"heading", KEY_PROSE, .flags = 0, AT(part, heading), "A heading", "Stages that complaints reached"},
    {"level", KEY_INTEGER, .flags = 0, AT(part, level), "Of a heading: 1 a section, 2 inside it; default: 1", "2",
     .least = 1, .most = 4},
    {"id", KEY_ID, .flags = 0, AT(part, id), "Of a heading: a name that text can refer to", "timescales"},
    {"text", KEY_PROSE, .flags = 0, AT(part, text),
     "Paragraphs, with an empty line between; lines that begin with \"- \" are a list",
     "{{by-region | total | number}} complaints were received."},
    {"key_messages", KEY_PROSE, LIST, AT(part, key_messages), "What the reader must know, a sentence or two each",
     "[Complaints were fewer.]"},
    {"recommendations", KEY_PROSE, LIST, AT(part, recommendations), "What the reader is asked to do, numbered",
     "[Note the paper.]"},
    {"definitions", KEY_TERMS, .flags = 0, AT(part, definitions), "Terms and what they mean",
     "{Complaint closed: Its last stage was completed.}"},
    {"commentary", KEY_PATH, .flags = 0, AT(part, commentary),
     "A file of words; {period} in its name stands for the period", "commentary/{period}.md"},
    {"table", KEY_ID, .flags = 0, AT(part, table), "A table, by its name", "by-region"},
    {"tables_of", KEY_ID, .flags = 0, AT(part, tables_of), "All tables of one definition with layers, in order, but for those that stand above", "summary"},
    {"chart", KEY_ID, .flags = 0, AT(part, chart), "A chart, by its name", "by-region"},
    {"charts_of", KEY_ID, .flags = 0, AT(part, charts_of), "All charts of one definition of a table with layers, in order, but for those that stand above",
     "summary"},
    {"notes", KEY_CHOICE, .flags = 0, AT(part, notes), "The notes, numbered in the order in which they are read", "all",
     .choices = all_of_them},
    {"counting_rules", KEY_CHOICE, .flags = 0, AT(part, counting_rules),
     "How each population, percentage and target is counted, with the records that every condition leaves", "all",
     .choices = all_of_them},
    {"data_quality", KEY_CHOICE, .flags = 0, AT(part, data_quality),
     "What the data were like: rows read, missing values, late records and checks", "all", .choices = all_of_them},
    {"about", KEY_PROSE, .flags = 0, AT(part, about), "Paragraphs under the heading About these statistics",
     "The figures are computed from the log."},
    {"changes", KEY_PROSE, .flags = 0, AT(part, changes), "Paragraphs under the heading Changes since the last paper",
     "None."},
    {"since", KEY_DATE, .flags = 0, AT(part, since), "It stands in papers of periods that end on this day or later",
     "2008-04-01"},
    {"until", KEY_DATE, .flags = 0, AT(part, until), "It stands in papers of periods that end on this day or earlier",
     "2008-03-31"},
};
TABLE(part, "part", "A part of the paper");

const struct key_table *const all_key_tables[] = {
    &specification_keys, &report_keys,     &calendar_keys, &list_keys,  &category_keys, &group_keys, &crosswalk_keys,
    &source_keys,        &column_keys,     &field_keys,    &field_version_keys, &rule_keys,  &extract_keys,  &target_keys,
    &limit_keys,         &population_keys, &population_version_keys, &ledger_keys,   &check_keys, &table_keys,    &layers_keys, &layer_keys, &static_keys,
    &entry_keys,         &series_keys,     &total_keys,    &percent_keys, &percentile_keys, &chart_keys,  &paper_keys,  &numbering_keys,
    &part_keys};
const size_t n_key_tables = COUNT(all_key_tables);
