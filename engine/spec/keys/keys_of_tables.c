/* spec/keys/keys_of_tables.c - the rows: keys of tables, their lines, and charts. */
#include "spec/keys/keys_rows.h"

static const char *const small_bases[] = {"words", "mark", NULL};
static const char *const break_rules[] = {"refuse", "mark", NULL};
static const char *const counts[] = {"records", NULL};
static const char *const percent_bases[] = {
    "column_total", "row_total", "table_total", "subtable_total", "subtable_column_total", "subtable_row_total", NULL};
static const char *const sorts[] = {"list", "largest", "smallest", NULL};
static const char *const series_units[] = {"month", "quarter", "year", NULL};
static const char *const orders[] = {"largest", "smallest", NULL};
static const char *const subtotals[] = {"groups", NULL};
static const char *const totals_of[] = {"chosen", NULL};
static const char *const empties[] = {"keep", "drop", NULL};
static const char *const total_places[] = {"after", "before", NULL};
static const char *const control_lines[] = {"mean", "upper_limit", "lower_limit", "median", NULL};
static const char *const chart_kinds[] = {"bar", "grouped", "stacked", "stacked_percent", "line", "pie", NULL};
static const char *const axis_starts[] = {"zero", "data", NULL};

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
    {"leaving_out", KEY_TEXT, LIST, AT(entry, leaving_out),
     "Beside `percent_of`: categories that are out of the total, or the label of the line for records without a value; their own cells are [z]",
     "[Not Specified]", MEASURED},
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
    {"sort", KEY_CHOICE_OR_MAPPING, .flags = 0, AT(entry, sort),
     "Order of the categories: the list's, or by size, in the first line of the other axis or in the one that a mapping "
     "names; default: list, and largest where there is a top",
     "largest", .choices = sorts, .of = &sort_keys, .goes_with = USE_BY},
    {"top", KEY_INTEGER, .flags = 0, AT(entry, top), "The first so many categories alone are shown", "5", .least = 1,
     .most = 1000, .goes_with = USE_BY},
    {"rest", KEY_TEXT_OR_MAPPING, .flags = 0, AT(entry, rest),
     "A line for all that `top` leaves out: its label, or a mapping", "Other issues", .of = &rest_keys,
     .goes_with = USE_BY},
    {"nets", KEY_MAPPING, LIST, AT(entry, nets), "Lines that count several categories together, beside their own lines",
     "{label: Mixed, of: [Mixed White & Asian, Mixed White & Black]}", .of = &net_keys, .goes_with = USE_BY},
    {"subtotals", KEY_CHOICE_OR_MAPPING, .flags = 0, AT(entry, subtotals),
     "A line for each group of the list, with its categories", "groups", .choices = subtotals, .of = &subtotals_keys,
     .goes_with = USE_BY},
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
    {"of", KEY_CHOICE, .flags = 0, AT(total, of),
     "Beside `only`: the total, and all percentages of it, are of the chosen categories alone", "chosen",
     .choices = totals_of},
    {"notes", KEY_ID, LIST, AT(total, notes), "Notes of the total", "[many-issues]"},
};
TABLE(total, "total", "A total");

static const struct key sort_rows[] = {
    {"by", KEY_LINE, REQUIRED, AT(sort, by), "The line of the other axis whose numbers give the order",
     "number-of-complaints"},
    {"order", KEY_CHOICE, .flags = 0, AT(sort, order), "Which comes first; default: largest", "smallest",
     .choices = orders},
};
TABLE(sort, "sort", "An order");

static const struct key rest_rows[] = {
    {"label", KEY_WORDING, REQUIRED, AT(rest, label), "What it is called", "Other issues"},
    {"id", KEY_ID, .flags = 0, AT(rest, id), "Stable name; default: made from the label", "other"},
    {"notes", KEY_ID, LIST, AT(rest, notes), "Notes of the line", "[other-issues]"},
};
TABLE(rest, "rest", "The rest");

static const struct key net_rows[] = {
    {"label", KEY_WORDING, REQUIRED, AT(net, label), "What it is called", "Mixed"},
    {"of", KEY_TEXT, REQUIRED_LIST, AT(net, of), "The categories that it counts together",
     "[Mixed White & Asian, Mixed White & Black]"},
    {"id", KEY_ID, .flags = 0, AT(net, id), "Stable name; default: made from the label", "mixed"},
    {"place", KEY_CHOICE, .flags = 0, AT(net, place), "Before or after its categories; default: after", "before",
     .choices = total_places},
    {"notes", KEY_ID, LIST, AT(net, notes), "Notes of the net", "[mixed]"},
};
TABLE(net, "net", "A net");

static const struct key subtotals_rows[] = {
    {"place", KEY_CHOICE, REQUIRED, AT(subtotals, place), "Before or after the categories of the group", "before",
     .choices = total_places},
};
TABLE(subtotals, "subtotals", "Subtotals");

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
