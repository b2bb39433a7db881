/* tabulate/about/data_quality_tables.c - a small table for each subject of the data's quality, for the paper. */
#include "tabulate/about/about.h"
#include "tabulate/about/fact_table.h"

/* The extracts are named in the rows, and at the end of the paper. */
static void begin(struct working *working, struct fact_table *facts, struct table shape, const struct fact_column *columns, size_t n) {
    fact_table_begin(facts, working->arena, shape, columns, n, working->inputs->plan->model->small_base);
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

static const char *rule_remark(struct arena *arena, const struct quality_rule *rule) {
    const char *broken = number_text(arena, (struct decimal){.units = rule->n_broken}, NUMBER_THOUSANDS);
    const char *read = number_text(arena, (struct decimal){.units = rule->n_read}, NUMBER_THOUSANDS);
    return TEXT(arena, rule->source, ": ", broken, " of ", read, " rows with the warning \xE2\x80\x98", rule->says, "\xE2\x80\x99");
}

static void add_remarks(struct working *working, struct table *table) {
    const struct quality *quality = working->report->quality;
    const char **remarks = ARENA_ARRAY(working->arena, const char *, quality->n_rules);
    for (size_t i = 0; i < quality->n_rules; i++) remarks[i] = rule_remark(working->arena, &quality->rules[i]);
    table->remarks = remarks;
    table->n_remarks = quality->n_rules;
}

struct table *data_quality_rows(struct working *working) {
    const struct quality *quality = working->report->quality;
    bool has_as_at = working->inputs->plan->options.as_at != DATE_NONE;
    const struct fact_column columns[] = {{"read", "Rows read"}, {"left-out", "Rows left out"}, {"later", "Recorded after the as-at day"}};
    const struct table shape = {.id = "data-quality-rows", .title = "Rows read and left out", .corner = "Extract"};
    struct fact_table facts;
    begin(working, &facts, shape, columns, has_as_at ? 3 : 2);
    for (size_t i = 0; i < quality->n_sources; i++) {
        const struct quality_source *source = &quality->sources[i];
        fact_table_row(&facts, source->id, NULL, source->title);
        fact_number(&facts, source->n_read);
        fact_number(&facts, source->n_left_out);
        if (has_as_at) fact_number(&facts, source->n_hidden);
    }
    struct table *table = fact_table_end(&facts);
    add_remarks(working, table);
    return table;
}

/* --- missing values ----------------------------------------------------------------------------------------------- */

static void add_column(struct fact_table *facts, const struct quality_column *column, bool has_unlisted) {
    const char *id = TEXT(facts->arena, column->source_id, ".", text_slug(facts->arena, text_replace(facts->arena, column->name, "_", " ")));
    fact_table_row(facts, id, column->source, text_replace(facts->arena, column->name, "_", " "));
    fact_number(facts, column->n_missing);
    fact_percent(facts, column->n_missing, column->n_known);
    if (column->is_counted_by) {
        fact_number(facts, column->n_counted);
        fact_number(facts, column->n_counted_missing);
    } else {
        fact_mark(facts, MARK_NOT_APPLICABLE);
        fact_mark(facts, MARK_NOT_APPLICABLE);
    }
    if (has_unlisted) fact_number(facts, column->n_unlisted);
}

struct table *data_quality_missing(struct working *working) {
    const struct quality *quality = working->report->quality;
    static const struct fact_column columns[] = {{"missing", "Missing"},
                                                 {"percent", "% of all records"},
                                                 {"counted", "Records that tables count by it"},
                                                 {"counted-missing", "Missing in these"},
                                                 {"unlisted", "Not in the list"}};
    const struct table shape = {.id = "data-quality-missing", .title = "Missing values, by column", .corner = "Column"};
    struct fact_table facts;
    bool has_unlisted = false;
    for (size_t i = 0; i < quality->n_columns; i++) has_unlisted |= quality->columns[i].n_unlisted > 0;
    begin(working, &facts, shape, columns, has_unlisted ? 5 : 4);
    for (size_t i = 0; i < quality->n_columns; i++) add_column(&facts, &quality->columns[i], has_unlisted);
    return fact_table_end(&facts);
}

/* --- late records ------------------------------------------------------------------------------------------------- */

static bool has_unknown(const struct quality *quality) {
    for (size_t i = 0; i < quality->n_late; i++)
        if (quality->late[i].n_unknown > 0) return true;
    return false;
}

static const char *days_label(struct arena *arena, int days) {
    return TEXT(arena, "More than ", text_from_int(arena, days), " days later");
}

struct table *data_quality_late(struct working *working) {
    const struct quality *quality = working->report->quality;
    struct arena *arena = working->arena;
    const struct fact_column columns[] = {{"records", "Records"},
                                          {"after-period", "Recorded after the period ended"},
                                          {"percent", "% of records"},
                                          {"late", days_label(arena, quality->late_days)},
                                          {"very-late", days_label(arena, quality->very_late_days)},
                                          {"unknown", "Day of recording not known"}};
    const struct table shape = {.id = "data-quality-late", .title = "Records that were recorded late", .corner = "What happened"};
    struct fact_table facts;
    bool knows_less = has_unknown(quality);
    begin(working, &facts, shape, columns, knows_less ? 6 : 5);
    for (size_t i = 0; i < quality->n_late; i++) {
        const struct quality_late *late = &quality->late[i];
        fact_table_row(&facts, late->id, NULL, about_capital(working, late->label));
        fact_number(&facts, late->n_records);
        fact_number(&facts, late->n_after_period);
        fact_percent(&facts, late->n_after_period, late->n_records);
        fact_number(&facts, late->n_late);
        fact_number(&facts, late->n_very_late);
        if (knows_less) fact_number(&facts, late->n_unknown);
    }
    return fact_table_end(&facts);
}
