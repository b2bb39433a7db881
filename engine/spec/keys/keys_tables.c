/* spec/keys/keys_tables.c - the rows: every key of the language (spec/keys.h) but those of tables and charts (keys_of_tables.c). */
#include "spec/keys/keys_rows.h"

const char *const date_format_names[] = {
    "dd/mm/yyyy",  "yyyy-mm-dd",   "dd-mm-yyyy",          "dd.mm.yyyy",       "yyyymmdd", "mm/dd/yyyy",
    "dd mmm yyyy", "dd mmmm yyyy", "yyyy-mm-dd hh:mm:ss", "dd/mm/yyyy hh:mm", NULL};

static const char *const encodings[] = {"utf-8", "windows-1252", "iso-8859-1", "iso-8859-15", NULL};
static const char *const matches[] = {"exact", "folded", NULL};
static const char *const list_orders[] = {"written", "natural", NULL};
static const char *const levels[] = {"error", "warning", NULL};
static const char *const column_types[] = {"text", "integer", "date", "category", "categories", NULL};
static const char *const parameter_types[] = {"integer", "date", "text", "category", NULL};
static const char *const population_kinds[] = {"flow", "stock", "all", NULL};
static const char *const late_loggings[] = {"allow", "refuse", NULL};
static const char *const year_begins[] = {"january", "april", NULL};
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
    {"parameters", KEY_NAMED, .flags = 0, AT(specification, parameters),
     "Values that expressions name as param.NAME and words as {param.NAME}, and that --set NAME=VALUE replaces",
     "{threshold: {type: integer, value: 20, says: Working days that are long}}", .of = &parameter_keys},
    {"lists", KEY_NAMED, .flags = 0, AT(specification, lists), "Lists of categories, by name", "{yes_no: {categories: [Yes, No]}}", .of = &list_keys},
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
    {"id", KEY_ID, .flags = 0, AT(report, id), "Name of the report in file names; default: the name of the specification's file", "annual"},
    {"title", KEY_WORDING, REQUIRED, AT(report, title), "Title of the paper", "Comments, compliments and complaints"},
    {"publisher", KEY_TEXT, REQUIRED, AT(report, publisher), "Who publishes it", "Customer Service and Quality"},
    {"contact", KEY_TEXT, .flags = 0, AT(report, contact), "Who answers questions about it", "Head of Customer Service and Quality"},
    {"summary", KEY_WORDING, .flags = 0, AT(report, summary), "A paragraph that says what the paper holds", "Complaints of the year"},
    {"status", KEY_TEXT, .flags = 0, AT(report, status), "How far the figures are settled; default: Final", "Provisional"},
    {"period", KEY_PERIOD, .flags = 0, AT(report, period), "The period the figures are of, unless --period says otherwise", "2007/08"},
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
    {"closure_days", KEY_DATE, LIST, AT(calendar, closure_days), "Further days on which the body is closed", "[2007-12-27, 2007-12-28]"},
};
TABLE(calendar, "calendar", "The calendar");

/* --- lists -------------------------------------------------------------------------------------------------- */

static const struct key parameter_rows[] = {
    {"type", KEY_CHOICE, REQUIRED, AT(parameter, type), "What it is", "integer", .choices = parameter_types},
    {"value", KEY_TEXT, REQUIRED, AT(parameter, value), "Its value where the run sets none", "20"},
    {"says", KEY_TEXT, REQUIRED, AT(parameter, says), "What it means, in words; it stands among the counting rules", "Working days that are long"},
    {"list", KEY_NAME, .flags = 0, AT(parameter, list), "Of a category: the list it is of", "regions"},
};
TABLE(parameter, "parameter", "A parameter");

static const struct key list_rows[] = {
    {"title", KEY_TEXT, .flags = 0, AT(list, title), "What it lists, for messages; default: its name", "lead issues"},
    {"match", KEY_CHOICE, .flags = 0, AT(list, match),
     "How values match: exact, or folded (case, spaces and kinds of quote do not count); default: exact", "folded",
     .choices = matches},
    {"sort", KEY_CHOICE, .flags = 0, AT(list, sort),
     "Order of its categories: as written, or natural (by label, with numbers in it as numbers: N2 before N10); "
     "default: written",
     "natural", .choices = list_orders},
    {"groups", KEY_MAPPING, LIST, AT(list, groups), "Groups that categories belong to", "[{id: north, label: North}]", .of = &group_keys},
    {"categories", KEY_TEXT_OR_MAPPING, REQUIRED_LIST, AT(list, categories),
     "The categories in order, each a label or a mapping", "[Private, Public]", .of = &category_keys},
};
TABLE(list, "list", "A list");

static const struct key category_rows[] = {
    {"label", KEY_TEXT, REQUIRED, AT(category, label), "The category as shown, and as expressions name it", "Stage 1"},
    {"code", KEY_TEXT, .flags = 0, AT(category, code), "The category as extracts may write it, beside the label", "\"1\""},
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
    {"key", KEY_NAME, LIST, AT(source, key),
     "The column, or columns together, that no two records share; without one, records that stand twice are not found", "ref"},
    {"columns", KEY_NAMED, REQUIRED, AT(source, columns), "Its columns, by the name that expressions use", "{ref: {type: text}}", .of = &column_keys},
    {"belongs_to", KEY_NAMED_TEXTS, .flags = 0, AT(source, belongs_to),
     "The source whose records these belong to, and the column here that holds its key", "{log: ref}"},
    {"dates", KEY_CHOICE, LIST, AT(source, dates), "How its dates are written, where a column does not say",
     "dd/mm/yyyy", .choices = date_format_names},
    {"missing", KEY_TEXT, LIST, AT(source, missing), "Words that mean that a value is missing, beside the empty field", "[n/a]"},
    {"known_from", KEY_NAME, .flags = 0, AT(source, known_from), "The date column that says since when a record was there", "recorded"},
    {"encoding", KEY_CHOICE, .flags = 0, AT(source, encoding), "Encoding of its files; default: utf-8", "windows-1252", .choices = encodings},
    {"delimiter", KEY_CHARACTER, .flags = 0, AT(source, delimiter), "What stands between fields; default: a comma", "\";\""},
    {"skip_lines", KEY_INTEGER, .flags = 0, AT(source, skip_lines), "Lines above the header", "2", .least = 0, .most = 1000},
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
    {"required", KEY_TRUTH, .flags = 0, AT(column, required), "Whether every record must have a value; default: false", "true"},
    {"separator", KEY_CHARACTER, .flags = 0, AT(column, separator), "What stands between several categories; default: a semicolon", "\";\""},
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
    {"bands", KEY_MAPPING, .flags = 0, AT(field, bands), "In place of a value: bands of a number or a date, which are its categories",
     "{of: days_open, from: [0, 11, 21, 41]}", .of = &bands_keys},
};
TABLE(field, "field", "A field");

static const char *const band_units[] = {"month", "quarter", "year", NULL};
static const struct key bands_rows[] = {
    {"of", KEY_NAME, REQUIRED, AT(bands, of), "A column of whole numbers or dates, or such a field above it", "days_open"},
    {"from", KEY_TEXT, REQUIRED_LIST, AT(bands, from), "The first of each band, ascending; a band goes up to the next, and the last has no end",
     "[0, 11, 21, 41]"},
    {"every", KEY_CHOICE, .flags = 0, AT(bands, every), "Of dates: a band for each of these, the first of which begins with `from`", "quarter", .choices = band_units},
    {"until", KEY_DATE, .flags = 0, AT(bands, until), "Beside `every`: the last day of the last band; what is later has no value", "2008-03-31"},
    {"labels", KEY_TEXT, LIST, AT(bands, labels), "What each band is called; default: its bounds, \"0 to 10\", \"41 and over\"",
     "[Up to two weeks, Three or four weeks, Up to eight weeks, Longer]"},
    {"below", KEY_TEXT, .flags = 0, AT(bands, below), "A band for what lies below the first bound; default: it has no value", "Before they began"},
};
TABLE(bands, "bands", "Bands");

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
    {"that", KEY_EXPRESSION, REQUIRED, AT(rule, that), "A condition that must not be false; with a missing value it is kept", "closed >= received"},
    {"says", KEY_TEXT, REQUIRED, AT(rule, says), "What the message says of a record that breaks it", "closed before it was received"},
    {"level", KEY_CHOICE, .flags = 0, AT(rule, level), "Whether a breach stops the run; default: error", "warning", .choices = levels},
};
TABLE(rule, "rule", "A rule");

static const struct key extract_rows[] = {
    {"file", KEY_PATH, LIST, AT(extract, file),
     "The extract, or several that are read as one; {period} in a name stands for the period; may be left to --source",
     "../sample-data/2008-04-30/log.csv"},
    {"taken", KEY_DATE, .flags = 0, AT(extract, taken), "The day it was taken", "2008-04-30"},
    {"complete_from", KEY_DATE, .flags = 0, AT(extract, complete_from), "The day from which it holds everything that happened", "2007-04-01"},
};
TABLE(extract, "extract", "An extract");

/* --- what is counted ---------------------------------------------------------------------------------------- */

static const struct key target_rows[] = {
    {"title", KEY_TEXT, .flags = 0, AT(target, title), "What it is; default: its name", "Timescale"},
    {"source", KEY_NAME, REQUIRED, AT(target, source), "The source whose records are judged; the result is a field of it", "stages"},
    {"by", KEY_NAME, REQUIRED, AT(target, by), "The column whose category says which limit applies", "stage"},
    {"limits", KEY_MAPPING, REQUIRED_LIST, AT(target, limits), "The limits, each for a category and a time",
     "[{for: Stage 1, start: started, stop: completed, working_days: 5}]", .of = &limit_keys},
};
TABLE(target, "target", "A target");

static const struct key limit_rows[] = {
    {"for", KEY_TEXT, REQUIRED, AT(limit, category), "The category", "Stage 1"},
    {"start", KEY_NAME, REQUIRED, AT(limit, start), "The date column from which days are counted; that day is day 0", "started"},
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
    {"as_at", KEY_DATE, .flags = 0, AT(ledger, as_at),
     "The day up to which they were counted, by which checks tell what was logged later; a figures.csv says it itself",
     "2008-04-30"},
    {"optional", KEY_TRUTH, .flags = 0, AT(ledger, optional),
     "Whether the file may be absent: its figures are then not available, and checks of them cannot be told; default: false", "true"},
};
TABLE(ledger, "published", "Published figures");

static const struct key term_rows[] = {
    {"population", KEY_NAME, .flags = 0, AT(term, population), "A population: how many records it has",
     "complaints_open"},
    {"period", KEY_WINDOW, .flags = 0, AT(term, period), "The period in which the population is counted", "prior"},
    {"by_period", KEY_MAPPING, .flags = 0, AT(term, by_period),
     "In place of one period several that follow each other: a term for each of them", "{unit: quarter, of: 2007/08}",
     .of = &series_keys},
    {"cell", KEY_TEXT, .flags = 0, AT(term, cell), "A figure, as \"table | row | column\"",
     "\"flow | open-at-the-end | number\""},
    {"published", KEY_ID, .flags = 0, AT(term, published), "The figure as these published figures have it", "prior"},
};
TABLE(term, "term", "A term of a check");

static const struct key check_rows[] = {
    {"says", KEY_TEXT, REQUIRED, AT(check, says), "What must hold, in words",
     "Complaints open at the start plus those received .."},
    {"sum", KEY_TEXT_OR_MAPPING, REQUIRED_LIST, AT(check, sum),
     "Terms: names of populations, figures as \"table | row | column\", or mappings where there is more to say",
     "[complaints_open_at_start, complaints_received]", .of = &term_keys},
    {"equals", KEY_TEXT_OR_MAPPING, REQUIRED_LIST, AT(check, equals), "The terms whose sum must be the same",
     "[complaints_closed, complaints_open]", .of = &term_keys},
    {"level", KEY_CHOICE, .flags = 0, AT(check, level), "Whether a failure stops the paper; default: error", "warning",
     .choices = levels},
    {"late_logging", KEY_CHOICE, .flags = 0, AT(check, late_logging),
     "Whether it holds where published figures differ by no more than what was logged after them; default: refuse",
     "allow", .choices = late_loggings},
};
TABLE(check, "check", "A check");

/* --- the paper ---------------------------------------------------------------------------------------------- */

static const struct key paper_rows[] = {
    {"numbering", KEY_MAPPING, .flags = 0, AT(paper, numbering), "How sections, tables and figures are numbered",
     "{prefix: Appendix 1}", .of = &numbering_keys},
    {"compact", KEY_TRUTH, .flags = 0, AT(paper, compact),
     "Whether it takes little room, for a paper of few pages: smaller letters, closer rows; default: false", "true"},
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
    {"with_published", KEY_ID, .flags = 0, AT(part, with_published), "Of words: they stand where the file of these published figures is there", "last"},
    {"without_published", KEY_ID, .flags = 0, AT(part, without_published),
     "Of words: they stand where the file of these published figures, which is optional, is absent", "last"},
};
TABLE(part, "part", "A part of the paper");

const struct key_table *const all_key_tables[] = {
    &specification_keys, &report_keys,     &calendar_keys, &list_keys,  &category_keys, &group_keys, &crosswalk_keys,
    &parameter_keys,     &source_keys,        &column_keys,     &field_keys,    &field_version_keys, &bands_keys, &rule_keys,  &extract_keys,  &target_keys,
    &limit_keys,         &population_keys, &population_version_keys, &ledger_keys,   &term_keys, &check_keys, &table_keys,    &layers_keys, &layer_keys, &static_keys,
    &entry_keys,         &series_keys,     &sort_keys, &rest_keys, &net_keys, &subtotals_keys,
    &total_keys,    &percent_keys, &percentile_keys, &chart_keys,  &paper_keys,  &numbering_keys,
    &part_keys};
const size_t n_key_tables = COUNT(all_key_tables);
