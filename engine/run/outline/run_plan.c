/* run/outline/run_plan.c - what a run will compute, as an outline: the run, each pass over a source, the tables. */
#include "run/outline/plan_words.h"

#define N_OF(array) (sizeof(array) / sizeof *(array))

/* --- the run --- */

static const char *window_name(const struct plan *plan, size_t window) {
    const struct period own = plan->windows[window];
    const struct {
        const struct period *period;
        const char *name;
    } names[] = {{&plan->prior, "the period before"}, {&plan->last_year, "the same a year earlier"}, {&plan->year_to_date, "the year to date"}};
    if (window == 0) return "the period";
    for (size_t i = 0; i < N_OF(names); i++)
        if (names[i].period->start == own.start && names[i].period->end == own.end) return names[i].name;
    return "";
}

static void add_windows(const struct plan_words *words, struct block_draft *draft) {
    static const struct outline_column columns[] = {{"window", "window", true}, {"period", "days", false}, {"name", "", false}};
    const struct plan *plan = words->plan;
    struct outline_value *values = ARENA_ARRAY(words->arena, struct outline_value, plan->n_windows * N_OF(columns));
    for (size_t i = 0; i < plan->n_windows; i++) {
        struct outline_value *row = &values[i * N_OF(columns)];
        row[0] = value_number(words->arena, (int64_t)i + 1);
        row[1] = value_text(period_long(words->arena, plan->windows[i]));
        row[2] = value_text(window_name(plan, i));
    }
    block_add_list(draft, (struct outline_list){"windows", "Windows: the periods that things are counted in", columns, N_OF(columns), values, plan->n_windows});
}

static const char *passes_text(const struct plan_words *words) {
    size_t n = 0;
    for (size_t i = 0; i < words->plan->n_sources; i++) n += words->plan->sources[i].is_needed;
    return n == 0 ? "none: no table counts records" : TEXT(words->arena, count_words(words->arena, (int64_t)n, "pass", "passes"), ", one reading of each extract");
}

static const char *unread_sources(const struct plan_words *words) {
    struct text_builder out = {.arena = words->arena};
    for (size_t i = 0; i < words->plan->n_sources; i++) {
        if (words->plan->sources[i].is_needed) continue;
        if (out.n > 0) text_add(&out, ", ");
        text_add(&out, words->state->model->sources[words->plan->sources[i].source].name);
    }
    return out.n == 0 ? NULL : text_done(&out);
}

static struct outline_block block_of_run(const struct plan_words *words) {
    const struct run_state *state = words->state;
    struct block_draft draft = {.arena = words->arena, .block = {.id = "run", .title = state->model->title}};
    block_add_fact(&draft, "period", "period", value_text(period_long(words->arena, state->period)));
    if (state->as_at != DATE_NONE) block_add_fact(&draft, "as_at", "as at", value_text(date_iso(words->arena, state->as_at)));
    block_add_fact(&draft, "passes", "reading", value_text(passes_text(words)));
    if (unread_sources(words) != NULL) block_add_fact(&draft, "not_read", "not read", value_text(unread_sources(words)));
    add_windows(words, &draft);
    return block_done(&draft);
}

/* --- tables --- */

static size_t n_cubes_of(const struct plan_words *words, size_t table) {
    size_t n = 0;
    for (size_t i = 0; i < words->plan->n_cubes; i++) n += words->needs.is_of_table[table][i];
    return n;
}

/* Some lines are there only to work others out. */
static size_t n_shown(const struct plan_line *lines, size_t n) {
    size_t n_shown = 0;
    for (size_t i = 0; i < n; i++) n_shown += !lines[i].is_hidden;
    return n_shown;
}

static struct outline_block block_of_tables(const struct plan_words *words) {
    static const struct outline_column columns[] = {{"table", "table", false}, {"n_rows", "rows", true}, {"n_columns", "columns", true},
                                                    {"n_cells", "cells", true}, {"n_cubes", "cubes", true}, {"title", "title", false}};
    const struct plan *plan = words->plan;
    struct outline_value *values = ARENA_ARRAY(words->arena, struct outline_value, plan->n_tables * N_OF(columns));
    size_t n_cells = 0;
    for (size_t i = 0; i < plan->n_tables; i++) {
        const struct plan_table *table = &plan->tables[i];
        size_t n_rows = n_shown(table->rows, table->n_rows), n_columns = n_shown(table->columns, table->n_columns);
        struct outline_value *row = &values[i * N_OF(columns)];
        row[0] = value_text(table->model->id);
        row[1] = value_number(words->arena, (int64_t)n_rows);
        row[2] = value_number(words->arena, (int64_t)n_columns);
        row[3] = value_number(words->arena, (int64_t)(n_rows * n_columns));
        row[4] = value_number(words->arena, (int64_t)n_cubes_of(words, i));
        row[5] = value_text(plan_tokens(words->arena, plan, table->model->title));
        n_cells += n_rows * n_columns;
    }
    struct block_draft draft = {.arena = words->arena, .block = {.id = "tables", .title = "Tables"}};
    block_add_fact(&draft, "n_tables", "tables", value_number(words->arena, (int64_t)plan->n_tables));
    block_add_fact(&draft, "n_cells", "cells", value_number(words->arena, (int64_t)n_cells));
    block_add_list(&draft, (struct outline_list){"tables", NULL, columns, N_OF(columns), values, plan->n_tables});
    return block_done(&draft);
}

/* --- memory --- */

static void add_part(struct plan_words *words, struct block_draft *draft, const char *id, const char *label, int64_t n_bytes) {
    if (n_bytes == 0) return;
    block_add_fact(draft, id, label, (struct outline_value){run_memory_text(words->arena, n_bytes), true, n_bytes});
}

static struct outline_block block_of_memory(struct plan_words *words) {
    const struct run_options *options = words->state->options;
    struct run_memory memory = run_memory(words->plan, &words->needs, words->heads, run_n_workers(options), true);
    struct block_draft draft = {.arena = words->arena, .block = {.id = "memory", .title = "Memory, estimated for `build`"}};
    add_part(words, &draft, "program", "program", memory.program);
    add_part(words, &draft, "batches", "batches of rows", memory.batches);
    add_part(words, &draft, "cubes", "cubes", memory.cubes);
    add_part(words, &draft, "keys", "keys and links", memory.keys);
    add_part(words, &draft, "writing", "documents", memory.writing);
    const char *sum = run_memory_text(words->arena, memory.total);
    if (!memory.is_known) sum = TEXT(words->arena, sum, ", and what is kept for rows that nobody can tell yet");
    block_add_fact(&draft, "total", "together", (struct outline_value){sum, true, memory.total});
    return block_done(&draft);
}

/* --- all of it --- */

static const struct outline *outline_of(struct plan_words *words) {
    struct outline *outline = ARENA_NEW(words->arena, struct outline);
    struct outline_block *blocks = ARENA_ARRAY(words->arena, struct outline_block, words->plan->n_sources + 3);
    size_t n = 0;
    blocks[n++] = block_of_run(words);
    for (size_t i = 0, pass = 1; i < words->plan->n_sources; i++)
        if (words->plan->sources[i].is_needed) blocks[n++] = block_of_source(words, pass++, &words->plan->sources[i]);
    blocks[n++] = block_of_tables(words);
    blocks[n++] = block_of_memory(words);
    *outline = (struct outline){blocks, n};
    return outline;
}

enum status run_plan(struct arena *arena, const struct run_options *options, struct diags *diags, const struct outline **ret) {
    struct run_state state = {.arena = arena, .diags = diags, .options = options, .as_at = DATE_NONE};
    state.run = ARENA_NEW(arena, struct run);
    state.run->options = *options;
    TRY(run_read_specification(&state));
    TRY(run_make_plan(&state));
    struct plan_words words = {.arena = arena, .state = &state, .plan = state.plan, .needs = plan_needs(arena, state.plan),
                               .heads = ARENA_ARRAY(arena, struct source_heads, state.model->n_sources)};
    enum status status = run_check_known(&state);
    for (size_t i = 0; i < state.plan->n_sources; i++) {
        const struct plan_source *source = &state.plan->sources[i];
        enum status one = source->is_needed ? run_read_heads(&state, source, diags, &words.heads[source->source]) : STATUS_OK;
        if (status == STATUS_OK) status = one;
    }
    *ret = outline_of(&words);
    return status;
}
