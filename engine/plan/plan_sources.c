/* plan/plan_sources.c - the schema that each extract is read with, and the order of reading.
 *
 * A source whose rows belong to another's is read first and leaves its state per key; both share one set of keys. */
#include "plan/plan_state.h"

static enum column_type schema_type(enum value_type type) {
    static const enum column_type types[] = {
        [TYPE_UNKNOWN] = COLUMN_TEXT,   [TYPE_BOOL] = COLUMN_TEXT,         [TYPE_INTEGER] = COLUMN_INTEGER,
        [TYPE_DATE] = COLUMN_DATE,      [TYPE_CATEGORY] = COLUMN_CATEGORY, [TYPE_CATEGORIES] = COLUMN_CATEGORIES,
        [TYPE_TEXT] = COLUMN_TEXT,
    };
    return types[type];
}

static struct extract_column schema_column(const struct plan_state *state, const struct model_column *column) {
    return (struct extract_column){
        .header = column->header,
        .name = column->name,
        .type = schema_type(column->type),
        .date_formats = column->date_formats,
        .n_date_formats = column->n_date_formats,
        .list = column->list == NONE ? NULL : &state->model->lists[column->list],
        .separator = column->separator,
        .is_required = column->is_required,
        .missing = column->missing,
        .n_missing = column->n_missing,
        .place = column->place,
    };
}

static struct extract_schema schema_of(struct plan_state *state, const struct model_source *source) {
    struct extract_column *columns = ARENA_ARRAY(state->arena, struct extract_column, source->n_columns);
    for (size_t i = 0; i < source->n_columns; i++) columns[i] = schema_column(state, &source->columns[i]);
    return (struct extract_schema){
        .source = source->name,
        .columns = columns,
        .n_columns = source->n_columns,
        .key = source->key,
        .n_key = source->n_key,
        .encoding = source->encoding,
        .delimiter = source->delimiter,
        .skip_lines = source->skip_lines,
        .keep_unknown = state->plan->options.is_draft,
        .place = source->place,
    };
}

static size_t depth_of(const struct model *model, size_t source) {
    size_t depth = 0;
    while (model->sources[source].parent != NONE) {
        source = model->sources[source].parent;
        depth++;
    }
    return depth;
}

/* Every source of the model is planned once. */
static struct plan_source *planned(struct plan_state *state, size_t source) {
    size_t i = 0;
    while (state->sources[i].source != source) i++;
    return &state->sources[i];
}

static void set_key_column(struct plan_source *source, size_t column, struct intern *keys, bool is_link) {
    /* The schema's columns were made in this file, for this plan alone. */
    struct extract_column *columns = (struct extract_column *)(uintptr_t)source->schema.columns;
    columns[column].type = COLUMN_KEY;
    columns[column].keys = keys;
    /* A row that names no record would be lost to it without a word. */
    columns[column].is_required |= is_link;
}

/* Parent's key and child's link column become indices into one set. */
static void share_keys(struct plan_state *state, struct plan_source *child) {
    const struct model_source *model = &state->model->sources[child->source];
    if (model->parent == NONE) return;
    struct plan_source *parent = planned(state, model->parent);
    if (parent->keys == NULL) {
        parent->keys = intern_new(state->arena);
        set_key_column(parent, state->model->sources[parent->source].key[0], parent->keys, false);
    }
    set_key_column(child, model->link_column, parent->keys, true);
}

/* Deepest first: children before the sources that they belong to; otherwise in the order of the specification. */
static void order_sources(struct plan_state *state) {
    size_t n = 0;
    size_t deepest = 0;
    for (size_t i = 0; i < state->model->n_sources; i++) {
        size_t depth = depth_of(state->model, i);
        if (depth > deepest) deepest = depth;
    }
    for (size_t depth = deepest + 1; depth-- > 0;)
        for (size_t i = 0; i < state->model->n_sources; i++)
            if (depth_of(state->model, i) == depth)
                state->sources[n++] = (struct plan_source){.source = i, .schema = schema_of(state, &state->model->sources[i])};
    state->plan->n_sources = n;
}

void plan_sources(struct plan_state *state) {
    state->sources = ARENA_ARRAY(state->arena, struct plan_source, state->model->n_sources);
    state->plan->sources = state->sources;
    order_sources(state);
    for (size_t i = 0; i < state->plan->n_sources; i++) share_keys(state, &state->sources[i]);
}

/* Marks the other end of every link of which one end is needed; false when nothing was left to mark. */
static bool mark_linked(struct plan_state *state) {
    bool has_marked = false;
    for (size_t i = 0; i < state->plan->n_sources; i++) {
        struct plan_source *child = &state->sources[i];
        if (state->model->sources[child->source].parent == NONE) continue;
        struct plan_source *parent = planned(state, state->model->sources[child->source].parent);
        has_marked |= child->is_needed != parent->is_needed;
        child->is_needed = parent->is_needed = child->is_needed || parent->is_needed;
    }
    return has_marked;
}

/* A source is read when a cube counts it, or when it is linked, over however many links, with one that is: its rows must find their
 * records, and fields may hold what its rows come to. */
void plan_mark_needed(struct plan_state *state) {
    for (size_t i = 0; i < state->plan->n_cubes; i++) planned(state, state->cubes[i].source)->is_needed = true;
    while (mark_linked(state)) {
    }
}
