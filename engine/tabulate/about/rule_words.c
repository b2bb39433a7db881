/* tabulate/about/rule_words.c - what a counting rule counts, and when, in words; conditions stay as they are written. */
#include "tabulate/about/about.h"
#include "tabulate/paper/paper.h"

static const struct model *model_of(const struct working *working) {
    return working->inputs->plan->model;
}

static const struct model_population *population_of(const struct working *working, const struct plan_rule *rule) {
    return &model_of(working)->populations[rule->population];
}

const char *about_place(struct working *working, struct place place) {
    if (place.file == NULL) return "";
    return TEXT(working->arena, place.file->rooted, ":", text_from_int(working->arena, place.line));
}

const char *about_capital(struct working *working, const char *text) {
    if (text[0] < 'a' || text[0] > 'z') return text;
    const char first[] = {(char)(text[0] - 'a' + 'A'), '\0'};
    return TEXT(working->arena, first, text + 1);
}

static const char *quoted(struct working *working, const char *text) {
    return TEXT(working->arena, "\xE2\x80\x98", text, "\xE2\x80\x99");
}

/* "Table 6"; a table without a number by its title. */
static const char *table_name(struct working *working, size_t table) {
    const char *number = working->paper->table_numbers[table];
    if (number) return number;
    const struct plan *plan = working->inputs->plan;
    return quoted(working, plan_tokens(working->arena, plan, plan->model->tables[table].title));
}

static const char *name_of_first(struct working *working, const struct plan_rule *rule) {
    return table_name(working, (size_t)(rule->table - model_of(working)->tables));
}

static void add_part(struct text_builder *out, const char *separator, const char *part) {
    if (out->n > 0) text_add(out, separator);
    text_add(out, part);
}

/* --- labels ------------------------------------------------------------------------------------------------------- */

/* "complaints closed, stage_reached = 'Stage 1'". */
static const char *with_conditions(struct working *working, const struct plan_rule *rule, const char *label) {
    struct text_builder out = {.arena = working->arena};
    text_add(&out, label);
    bool is_first = true;
    for (size_t i = 0; i < rule->n_steps; i++) {
        if (rule->steps[i].kind != PLAN_STEP_CONDITION) continue;
        text_add(&out, is_first ? ", " : " and ");
        text_add(&out, rule->steps[i].text);
        is_first = false;
    }
    return text_done(&out);
}

static const char *label_of_population(struct working *working, const struct plan_rule *rule) {
    return population_of(working, rule)->label;
}

static const char *label_of_part(struct working *working, const struct plan_rule *rule) {
    return with_conditions(working, rule, population_of(working, rule)->label);
}

/* ", leaving out Not Specified"; "" where all are in the base. */
static const char *words_of_left_out(struct working *working, const struct model_measure *measure) {
    struct text_builder out = {.arena = working->arena};
    for (size_t i = 0; i < measure->n_leaving_out; i++) {
        text_add(&out, i == 0 ? ", leaving out " : ", ");
        text_add(&out, measure->leaving_out[i]);
    }
    return text_done(&out);
}

static const char *label_of_total(struct working *working, const struct plan_rule *rule) {
    static const char *const bases[] = {
        [BASE_COLUMN_TOTAL] = "the column's total",
        [BASE_ROW_TOTAL] = "the row's total",
        [BASE_TABLE_TOTAL] = "the table's total",
        [BASE_SUBTABLE_TOTAL] = "the total of the outer lines",
        [BASE_SUBTABLE_COLUMN_TOTAL] = "the column's total of the outer lines",
        [BASE_SUBTABLE_ROW_TOTAL] = "the row's total of the outer lines",
    };
    const char *left_out = words_of_left_out(working, &rule->entry->measure);
    return TEXT(working->arena, label_of_part(working, rule), ", % of ", bases[rule->entry->measure.base], left_out);
}

static const char *label_of_line(struct working *working, const struct plan_rule *rule) {
    const struct plan *plan = working->inputs->plan;
    const char *label = plan_tokens(working->arena, plan, rule->entry->label);
    return TEXT(working->arena, name_of_first(working, rule), ", ", quoted(working, label ? label : "each line"));
}

static const char *value_words(struct working *working, const struct plan_rule *rule) {
    const struct model_measure *measure = &rule->entry->measure;
    static const char *const words[] = {[MEASURE_SUM] = "sum of ", [MEASURE_MEAN] = "mean of ", [MEASURE_DISTINCT] = "distinct values of ",
                                        [MEASURE_MEDIAN] = "median of "};
    if (measure->kind == MEASURE_PERCENTILE)
        return TEXT(working->arena, "percentile ", text_from_int(working->arena, measure->at), " (nearest rank) of ", measure->name);
    return TEXT(working->arena, words[measure->kind], measure->name);
}

static const char *label_of_value(struct working *working, const struct plan_rule *rule) {
    return TEXT(working->arena, label_of_part(working, rule), ", ", value_words(working, rule));
}

/* "Timescale, Stage 2"; a limit that was not always in force says since when. */
static const char *label_of_target(struct working *working, const struct plan_rule *rule) {
    const struct model_target *target = &model_of(working)->targets[rule->target];
    const struct model_limit *limit = &target->limits[rule->limit];
    const struct expr_scope *scope = &model_of(working)->sources[target->source].scope;
    const char *category = code_list_label(scope->slots[target->by].kind.list, limit->category, NULL);
    return TEXT(working->arena, target->title, ", ", category, ", ", text_from_int(working->arena, limit->working_days), " working days");
}

/* --- what is counted ---------------------------------------------------------------------------------------------- */

static const char *counted_records(struct working *working, const struct plan_rule *rule) {
    return TEXT(working->arena, "Records: ", model_of(working)->sources[population_of(working, rule)->source].title);
}

static const char *counted_of_total(struct working *working, const struct plan_rule *rule) {
    (void)working;
    (void)rule;
    return "Records of each line, as a percentage of all these records that its total counts";
}

static const char *counted_percent(struct working *working, const struct plan_rule *rule) {
    (void)working;
    (void)rule;
    return "Records that meet \xE2\x80\x98of\xE2\x80\x99, as a percentage of the records before";
}

static const char *counted_value(struct working *working, const struct plan_rule *rule) {
    return TEXT(working->arena, "The ", value_words(working, rule), " over records: ",
                model_of(working)->sources[population_of(working, rule)->source].title);
}

static const char *label_of_named(struct working *working, const struct plan_table *table, const char *id) {
    for (size_t i = 0; i < table->n_rows; i++)
        if (text_equal(table->rows[i].id, id)) return quoted(working, table->rows[i].label);
    for (size_t i = 0; i < table->n_columns; i++)
        if (text_equal(table->columns[i].id, id)) return quoted(working, table->columns[i].label);
    return id;
}

static const char *counted_share(struct working *working, const struct plan_rule *rule) {
    const struct plan_table *table = &working->inputs->plan->tables[rule->table - model_of(working)->tables];
    if (rule->entry->measure.kind == MEASURE_PERCENT_OF_LINE)
        return TEXT(working->arena, "Records of each line, as a percentage of ", label_of_named(working, table, rule->entry->measure.line));
    return TEXT(working->arena, label_of_named(working, table, rule->entry->of[0]), " as a percentage of ",
                label_of_named(working, table, rule->entry->of[1]));
}

static const char *counted_target(struct working *working, const struct plan_rule *rule) {
    const struct model_target *target = &model_of(working)->targets[rule->target];
    const struct model_limit *limit = &target->limits[rule->limit];
    const struct model_source *source = &model_of(working)->sources[target->source];
    return TEXT(working->arena, "From ", source->columns[limit->start_column].name, " to ", source->columns[limit->stop_column].name,
                " within ", text_from_int(working->arena, limit->working_days), " working days");
}

/* --- one row a kind ----------------------------------------------------------------------------------------------- */

typedef const char *rule_word(struct working *working, const struct plan_rule *rule);

static const struct {
    rule_word *label, *counted;
} words[] = {
    [PLAN_RULE_POPULATION] = {label_of_population, counted_records},
    [PLAN_RULE_PART] = {label_of_part, counted_records},
    [PLAN_RULE_PERCENT_OF] = {label_of_total, counted_of_total},
    [PLAN_RULE_PERCENT] = {label_of_line, counted_percent},
    [PLAN_RULE_VALUE] = {label_of_value, counted_value},
    [PLAN_RULE_SHARE] = {label_of_line, counted_share},
    [PLAN_RULE_TARGET] = {label_of_target, counted_target},
};

const char *rule_label(struct working *working, const struct plan_rule *rule) {
    return about_capital(working, words[rule->kind].label(working, rule));
}

const char *rule_base(struct working *working, const struct plan_rule *rule) {
    return label_of_part(working, rule);
}

const char *rule_counted(struct working *working, const struct plan_rule *rule) {
    return words[rule->kind].counted(working, rule);
}

/* --- when --------------------------------------------------------------------------------------------------------- */

static const char *when_of_target(struct working *working, const struct plan_rule *rule) {
    const struct model_limit *limit = &model_of(working)->targets[rule->target].limits[rule->limit];
    struct arena *arena = working->arena;
    const char *since = limit->since == DATE_NONE ? "" : TEXT(arena, " on or after ", date_long(arena, limit->since));
    const char *until = limit->until == DATE_NONE ? "" : TEXT(arena, " on or before ", date_long(arena, limit->until));
    const char *both = *since && *until ? " and" : "";
    const char *began = *since || *until ? TEXT(arena, ", of those that began", since, both, until) : "";
    return TEXT(arena, "Judged on ", date_long(arena, working->inputs->plan->windows[rule->window].end), began);
}

const char *rule_when(struct working *working, const struct plan_rule *rule) {
    struct period period = working->inputs->plan->windows[rule->window];
    if (rule->kind == PLAN_RULE_TARGET) return when_of_target(working, rule);
    if (rule->stock_day != DATE_NONE) return TEXT(working->arena, "On ", date_long(working->arena, rule->stock_day));
    bool is_all = rule->population != NONE && population_of(working, rule)->kind == POPULATION_ALL;
    return is_all ? "Whatever the period" : period_long(working->arena, period);
}

const char *rule_used_in(struct working *working, const struct plan_rule *rule) {
    struct text_builder out = {.arena = working->arena};
    const struct model *model = model_of(working);
    for (size_t i = 0; i < model->n_tables; i++)
        if (rule->used_by[i]) add_part(&out, ", ", table_name(working, i));
    for (size_t i = 0; i < model->n_checks; i++)
        if (rule->checked_by[i]) add_part(&out, ", ", TEXT(working->arena, "the check ", model->checks[i].id));
    return about_capital(working, text_done(&out));
}
