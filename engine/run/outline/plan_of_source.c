/* run/outline/plan_of_source.c - one source of a plan: its files, columns, conditions and groupings. */
#include "run/outline/plan_words.h"

#include "base/intern.h"

#include <string.h>

#define N_OF(array) (sizeof(array) / sizeof *(array))

static const struct model_source *model_of(const struct plan_words *words, const struct plan_source *source) {
    return &words->state->model->sources[source->source];
}

/* --- files --- */

static const char *state_of(const struct extract_head *head) {
    if (!head->is_there) return "is not there";
    if (!head->is_regular) return "read once, as it comes";
    return head->n_rows < 0 ? "rows cannot be told" : head->is_all_seen ? "counted" : "estimated from its head";
}

static void add_files(const struct plan_words *words, const struct plan_source *source, struct block_draft *draft) {
    static const struct outline_column columns[] = {{"file", "file", false}, {"n_bytes", "bytes", true}, {"n_rows", "rows", true}, {"state", "", false}};
    const struct run_extract *extract = &words->state->extracts[source->source];
    struct outline_value *values = ARENA_ARRAY(words->arena, struct outline_value, extract->n * N_OF(columns));
    for (size_t i = 0; i < extract->n; i++) {
        const struct extract_head *head = &words->heads[source->source].files[i];
        struct outline_value *row = &values[i * N_OF(columns)];
        row[0] = value_text(extract->inputs[i].file->shown);
        row[1] = head->n_bytes < 0 ? value_text("") : value_number(words->arena, head->n_bytes);
        row[2] = head->n_rows < 0 ? value_text("") : value_number(words->arena, head->n_rows);
        row[3] = value_text(state_of(head));
    }
    block_add_list(draft, (struct outline_list){"files", NULL, columns, N_OF(columns), values, extract->n});
}

/* --- columns --- */

static const char *type_words(const struct plan_words *words, const struct plan_source *source, size_t column) {
    static const char *const types[] = {[COLUMN_TEXT] = "text", [COLUMN_INTEGER] = "integer", [COLUMN_DATE] = "date",
                                        [COLUMN_CATEGORY] = "category", [COLUMN_CATEGORIES] = "categories", [COLUMN_KEY] = "reference"};
    const struct extract_column *own = &source->schema.columns[column];
    if (own->list == NULL) return types[own->type];
    return TEXT(words->arena, count_words(words->arena, (int64_t)own->list->n_categories, "category", "categories"),
                own->type == COLUMN_CATEGORIES ? ", several" : "");
}

static const char *need_words(struct arena *arena, unsigned needs) {
    static const struct {
        unsigned need;
        const char *words;
    } rows[] = {{NEED_TABLE, "tables"}, {NEED_CHECK, "checks"}, {NEED_RULE, "rules"}, {NEED_LINK, "link"},
                {NEED_KEY, "key"},      {NEED_AS_AT, "as at"},  {NEED_EVIDENCE, "evidence"}};
    struct text_builder out = {.arena = arena};
    for (size_t i = 0; i < N_OF(rows); i++) {
        if (!(needs & rows[i].need)) continue;
        if (out.n > 0) text_add(&out, ", ");
        text_add(&out, rows[i].words);
    }
    return out.n == 0 ? "nothing; it is checked as declared" : text_done(&out);
}

static void add_columns(const struct plan_words *words, const struct plan_source *source, struct block_draft *draft) {
    static const struct outline_column columns[] = {{"column", "column", false}, {"type", "type", false}, {"for", "read for", false}};
    const struct model_source *model = model_of(words, source);
    struct outline_value *values = ARENA_ARRAY(words->arena, struct outline_value, model->n_columns * N_OF(columns));
    for (size_t i = 0; i < model->n_columns; i++) {
        struct outline_value *row = &values[i * N_OF(columns)];
        row[0] = value_text(model->columns[i].name);
        row[1] = value_text(type_words(words, source, i));
        row[2] = value_text(need_words(words->arena, words->needs.columns[source->source][i]));
    }
    block_add_list(draft, (struct outline_list){"columns", NULL, columns, N_OF(columns), values, model->n_columns});
}

/* --- conditions --- */

/* Those that tables count by, with how many do; or the others. */
static void add_conditions(const struct plan_words *words, const struct plan_source *source, bool is_of_tables, struct block_draft *draft) {
    static const struct outline_column columns[] = {{"n_tables", "tables", true}, {"window", "window", true}, {"condition", "condition", false}};
    const struct plan *plan = words->plan;
    size_t first = is_of_tables ? 0 : 1, n_columns = N_OF(columns) - first, n = 0;
    struct outline_value *values = ARENA_ARRAY(words->arena, struct outline_value, plan->n_conditions * n_columns);
    for (size_t i = 0; i < plan->n_conditions; i++) {
        size_t n_tables = words->needs.condition_tables[i];
        if (plan->conditions[i].source != source->source || (n_tables > 0) != is_of_tables) continue;
        struct outline_value *row = &values[n++ * n_columns];
        if (is_of_tables) *row++ = value_number(words->arena, (int64_t)n_tables);
        row[0] = value_number(words->arena, (int64_t)plan->conditions[i].window + 1);
        row[1] = value_text(plan->conditions[i].text);
    }
    const char *title = is_of_tables ? "Conditions that tables count by, each worked out once a row" : "Conditions of checks, counting rules and the quality of data alone";
    block_add_list(draft, (struct outline_list){is_of_tables ? "conditions" : "other_conditions", title, columns + first, n_columns, values, n});
}

/* --- groupings --- */

/* Cubes that are cut alike: "count", "sum of days by region". */
struct grouping {
    const char *text;
    size_t n_cubes, n_places;
};

static const char *slot_name(const struct plan_words *words, const struct plan_cube *cube, size_t slot) {
    return expr_slot_written(&words->state->model->sources[cube->source].scope.slots[slot]);
}

static const char *grouping_text(const struct plan_words *words, const struct plan_cube *cube) {
    struct text_builder out = {.arena = words->arena};
    if (cube->measured_slot == NONE)
        text_add(&out, "records");
    else
        text_add(&out, TEXT(words->arena, cube->keeps_values ? "every value of " : "sum of ", slot_name(words, cube, cube->measured_slot)));
    for (size_t i = 0; i < cube->n_dimensions; i++) {
        text_add(&out, i == 0 ? " by " : ", ");
        text_add(&out, slot_name(words, cube, cube->dimensions[i].slot));
    }
    return text_done(&out);
}

static size_t gather_groupings(const struct plan_words *words, size_t source, struct grouping *ret) {
    struct intern *texts = intern_new(words->arena);
    for (size_t i = 0; i < words->plan->n_cubes; i++) {
        const struct plan_cube *cube = &words->plan->cubes[i];
        if (cube->source != source || !cube->is_wanted) continue;
        const char *text = grouping_text(words, cube);
        struct grouping *grouping = &ret[intern_add(texts, text, strlen(text), NULL)];
        grouping->text = text;
        grouping->n_cubes++;
        grouping->n_places += cube->n_places;
    }
    return intern_count(texts);
}

static void add_groupings(const struct plan_words *words, const struct plan_source *source, struct block_draft *draft) {
    static const struct outline_column columns[] = {{"n_cubes", "cubes", true}, {"n_places", "counts", true}, {"grouping", "of", false}};
    struct grouping *groupings = ARENA_ARRAY(words->arena, struct grouping, words->plan->n_cubes);
    size_t n = gather_groupings(words, source->source, groupings);
    struct outline_value *values = ARENA_ARRAY(words->arena, struct outline_value, n * N_OF(columns));
    for (size_t i = 0; i < n; i++) {
        struct outline_value *row = &values[i * N_OF(columns)];
        row[0] = value_number(words->arena, (int64_t)groupings[i].n_cubes);
        row[1] = value_number(words->arena, (int64_t)groupings[i].n_places);
        row[2] = value_text(groupings[i].text);
    }
    block_add_list(draft, (struct outline_list){"groupings", "Groupings: cubes of counts, under one condition or several", columns, N_OF(columns), values, n});
}

/* --- links and keys --- */

static const char *column_names(const struct plan_words *words, const struct model_source *model, const size_t *columns, size_t n) {
    struct text_builder out = {.arena = words->arena};
    for (size_t i = 0; i < n; i++) {
        if (i > 0) text_add(&out, ", ");
        text_add(&out, model->columns[columns[i]].name);
    }
    return text_done(&out);
}

static void add_kept(const struct plan_words *words, const struct plan_source *source, struct block_draft *draft) {
    static const struct outline_column columns[] = {{"kept", "", false}};
    struct outline_value *values = ARENA_ARRAY(words->arena, struct outline_value, words->needs.n_kept);
    size_t n = 0;
    for (size_t i = 0; i < words->needs.n_kept; i++)
        if (words->needs.kept[i].source == source->source) values[n++] = value_text(words->needs.kept[i].text);
    block_add_list(draft, (struct outline_list){"kept", "Kept for each record that rows belong to", columns, N_OF(columns), values, n});
}

static void add_keys(const struct plan_words *words, const struct plan_source *source, struct block_draft *draft) {
    const struct model_source *model = model_of(words, source);
    struct arena *arena = words->arena;
    if (model->n_key > 0) {
        const char *names = column_names(words, model, model->key, model->n_key);
        block_add_fact(draft, "key", "key", value_text(TEXT(arena, names, ": no two rows may have the same")));
    }
    if (model->parent != NONE)
        block_add_fact(draft, "belongs_to", "belongs to",
                       value_text(TEXT(arena, words->state->model->sources[model->parent].name, ", by ", model->columns[model->link_column].name)));
}

struct outline_block block_of_source(const struct plan_words *words, size_t pass, const struct plan_source *source) {
    const struct model_source *model = model_of(words, source);
    struct arena *arena = words->arena;
    const struct source_heads *heads = &words->heads[source->source];
    struct block_draft draft = {.arena = arena, .block = {.id = "source"}};
    draft.block.title = TEXT(arena, "Pass ", text_from_int(arena, (int64_t)pass), ": ", model->name, model->title ? ", " : "", model->title ? model->title : "");
    block_add_fact(&draft, "source", "source", value_text(model->name));
    if (words->state->extracts[source->source].n == 0) block_add_fact(&draft, "extract", "extract", value_text("none is named: give --source NAME=FILE"));
    if (heads->n_rows >= 0) {
        struct outline_value rows = value_number(arena, heads->n_rows);
        if (!heads->is_exact) rows.text = TEXT(arena, "about ", rows.text);
        block_add_fact(&draft, "n_rows", "rows", rows);
    }
    add_keys(words, source, &draft);
    add_files(words, source, &draft);
    add_columns(words, source, &draft);
    add_conditions(words, source, true, &draft);
    add_conditions(words, source, false, &draft);
    add_groupings(words, source, &draft);
    add_kept(words, source, &draft);
    return block_done(&draft);
}
