/* tabulate/about/data_quality_sheet.c - all of the data's quality in one table: a row for each number, with what it is out of. */
#include "tabulate/about/about.h"
#include "tabulate/about/fact_table.h"

static const struct fact_column columns[] = {
    {"source", "Extract"}, {"number", "Number"}, {"out-of", "Out of"}, {"percent", "Percentage"}, {"meaning", "What it means"},
};

/* One row. `of` below 0: the number stands for itself. */
struct fact {
    const char *id, *label, *source, *meaning;
    int64_t n, of;
};

static void add(struct fact_table *facts, const struct fact *fact) {
    fact_table_row(facts, fact->id, NULL, fact->label);
    fact_text(facts, fact->source);
    fact_number(facts, fact->n);
    if (fact->of < 0) {
        fact_mark(facts, MARK_NOT_APPLICABLE);
        fact_mark(facts, MARK_NOT_APPLICABLE);
    } else {
        fact_number(facts, fact->of);
        fact_percent(facts, fact->n, fact->of);
    }
    fact_text(facts, fact->meaning);
}

/* --- subjects ----------------------------------------------------------------------------------------------------- */

static void add_sources(struct working *working, struct fact_table *facts, const struct quality *quality) {
    struct arena *arena = working->arena;
    bool has_as_at = working->inputs->plan->options.as_at != DATE_NONE;
    for (size_t i = 0; i < quality->n_sources; i++) {
        const struct quality_source *source = &quality->sources[i];
        const char *left_out = "A row that cannot be read stops the report";
        if (source->n_rules > 0)
            left_out = "A row that cannot be read, or that breaks a rule of the specification, stops the report";
        add(facts, &(struct fact){TEXT(arena, "rows.", source->id, ".read"), "Rows read", source->title, "Every row of the extract",
                                  source->n_read, -1});
        if (has_as_at)
            add(facts, &(struct fact){TEXT(arena, "rows.", source->id, ".later"), "Rows recorded after the as-at day", source->title,
                                      "They do not exist in this report", source->n_hidden, source->n_read});
        add(facts, &(struct fact){TEXT(arena, "rows.", source->id, ".left-out"), "Rows left out", source->title, left_out,
                                  source->n_left_out, source->n_read});
    }
}

static void add_rules(struct arena *arena, struct fact_table *facts, const struct quality *quality) {
    for (size_t i = 0; i < quality->n_rules; i++) {
        const struct quality_rule *rule = &quality->rules[i];
        add(facts, &(struct fact){TEXT(arena, "rules.", text_from_int(arena, (int64_t)i + 1)), TEXT(arena, "Rows with a warning: ", rule->says),
                                  rule->source, "They are counted like the others", rule->n_broken, rule->n_read});
    }
}

static void add_columns(struct arena *arena, struct fact_table *facts, const struct quality *quality) {
    for (size_t i = 0; i < quality->n_columns; i++) {
        const struct quality_column *column = &quality->columns[i];
        const char *id = TEXT(arena, column->source_id, ".", text_slug(arena, text_replace(arena, column->name, "_", " ")));
        add(facts, &(struct fact){TEXT(arena, "missing.", id), TEXT(arena, "Missing: ", column->name), column->source,
                                  "Of all records, also those that need not have it", column->n_missing, column->n_known});
        if (column->is_counted_by)
            add(facts, &(struct fact){TEXT(arena, "counted.", id), TEXT(arena, "Missing in tables: ", column->name), column->source,
                                      "Of the records that tables count by it", column->n_counted_missing, column->n_counted});
        if (column->n_unlisted > 0)
            add(facts, &(struct fact){TEXT(arena, "unlisted.", id), TEXT(arena, "Not in the list: ", column->name), column->source,
                                      "Of all records", column->n_unlisted, column->n_known});
    }
}

static const char *days_words(struct arena *arena, int days) {
    return TEXT(arena, "Recorded more than ", text_from_int(arena, days), " days later: ");
}

static void add_late(struct arena *arena, struct fact_table *facts, const struct quality *quality) {
    for (size_t i = 0; i < quality->n_late; i++) {
        const struct quality_late *late = &quality->late[i];
        const char *id = TEXT(arena, "late.", late->id), *source = late->source;
        const char *than = TEXT(arena, "From ", late->happened, " to ", late->recorded);
        add(facts, &(struct fact){TEXT(arena, id, ".after-period"), TEXT(arena, "Recorded after the period ended: ", late->label), source,
                                  TEXT(arena, late->recorded, " is later than the last day of the period"), late->n_after_period, late->n_records});
        add(facts, &(struct fact){TEXT(arena, id, ".late"), TEXT(arena, days_words(arena, quality->late_days), late->label), source, than,
                                  late->n_late, late->n_records});
        add(facts, &(struct fact){TEXT(arena, id, ".very-late"), TEXT(arena, days_words(arena, quality->very_late_days), late->label), source, than,
                                  late->n_very_late, late->n_records});
        if (late->n_unknown > 0)
            add(facts, &(struct fact){TEXT(arena, id, ".unknown"), TEXT(arena, "Day of recording not known: ", late->label), source,
                                      TEXT(arena, late->recorded, " is missing"), late->n_unknown, late->n_records});
    }
}

static void add_wordings(struct arena *arena, struct fact_table *facts, const struct quality *quality) {
    for (size_t i = 0; i < quality->n_wordings; i++) {
        const struct quality_wording *wording = &quality->wordings[i];
        const char *label = TEXT(arena, "Read as another wording: ", wording->text);
        add(facts, &(struct fact){TEXT(arena, "wordings.", text_from_int(arena, (int64_t)i + 1)), label, wording->source,
                                  TEXT(arena, "Values of ", wording->column, " that were read as \xE2\x80\x98", wording->category, "\xE2\x80\x99"),
                                  wording->n_cells, -1});
    }
}

/* --- checks ------------------------------------------------------------------------------------------------------- */

static void add_outcomes(struct working *working, struct fact_table *facts) {
    static const struct {
        const char *id, *label, *meaning;
    } outcomes[] = {
        [CHECK_PASSED] = {"passed", "Checks that passed", "They hold"},
        [CHECK_WARNED] = {"warned", "Checks that warned", "They do not hold, and the report may be built in spite of it"},
        [CHECK_UNKNOWN] = {"unknown", "Checks that could not be made", "The extracts and the published figures do not hold what they need"},
        [CHECK_FAILED] = {"failed", "Checks that failed", "They do not hold: this is a draft"},
    };
    const struct report *report = working->report;
    for (size_t i = 0; i < sizeof outcomes / sizeof *outcomes; i++) {
        size_t n = about_checks(report, (enum check_outcome)i);
        if (i == CHECK_FAILED && n == 0) continue;
        add(facts, &(struct fact){TEXT(working->arena, "checks.", outcomes[i].id), outcomes[i].label, "All", outcomes[i].meaning, (int64_t)n,
                                  (int64_t)report->n_checks});
    }
}

/* Each by its sentence, with the numbers that do not agree: a reader of the workbook need not look for the paper. */
static void add_warned(struct working *working, struct fact_table *facts) {
    const struct report *report = working->report;
    for (size_t i = 0; i < report->n_checks; i++) {
        const struct check *check = &report->checks[i];
        if (check->outcome != CHECK_WARNED) continue;
        add(facts, &(struct fact){TEXT(working->arena, "warned.", check->id), TEXT(working->arena, "Does not hold: ", check->sentence), "All",
                                  check->detail == NULL ? "It stops nothing" : check->detail, 1, (int64_t)report->n_checks});
    }
}

size_t about_checks(const struct report *report, enum check_outcome outcome) {
    size_t n = 0;
    for (size_t i = 0; i < report->n_checks; i++) n += report->checks[i].outcome == outcome;
    return n;
}

struct table *data_quality_sheet(struct working *working) {
    const struct quality *quality = working->report->quality;
    const struct table shape = {
        .id = "data-quality",
        .title = "Quality of data",
        .about = "What the data were like that the figures rest on: rows read and left out, missing values, records that were recorded late, "
                 "and how the checks came out.",
        .corner = "What",
        .source = about_sources_words(working),
    };
    struct fact_table facts;
    fact_table_begin(&facts, working->arena, shape, columns, sizeof columns / sizeof *columns, working->inputs->plan->model->small_base);
    add_sources(working, &facts, quality);
    add_rules(working->arena, &facts, quality);
    add_columns(working->arena, &facts, quality);
    add_late(working->arena, &facts, quality);
    add_wordings(working->arena, &facts, quality);
    add_outcomes(working, &facts);
    add_warned(working, &facts);
    return fact_table_end(&facts);
}
