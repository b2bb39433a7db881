/* Nothing that is counted, and nothing that is told, depends on how many workers there are, on which of them a batch went to, or on where
 * batches were cut. Plans, rows and cuts are made at random, from fixed seeds. */
#include "test_count.h"

#include "base/text.h"
#include "count/count.h"
#include "../plan/little.h"

#include <pthread.h>
#include <stdlib.h>

static uint32_t next(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 16;
}

static const char *any_of(uint32_t *state, const char *const *words, size_t n) {
    return words[next(state) % n];
}

#define ANY(state, ...) any_of((state), (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

/* --- plans and rows ------------------------------------------------------------------------------------------------- */

#define SOURCE                                                                                                                     \
    "sources:\n  more:\n    title: More\n    dates: yyyy-mm-dd\n    known_from: recorded\n    columns:\n"                                       \
    "      kind: {type: category, list: kinds}\n      region: {type: category, list: regions}\n"                                        \
    "      topics: {type: categories, list: issues}\n      received: {type: date}\n      recorded: {type: date}\n"                      \
    "      closed: {type: date, known_from: recorded}\n      amount: {type: integer}\n      said: {type: text}\n"                       \
    "    fields:\n      days: {value: 'working_days(received, closed)'}\n"                                                             \
    "      level: {list: stages, value: case when amount > 500 then '3' when amount > 10 then '2' when closed is not null then '1' end}\n" \
    "    rules:\n      - {that: closed >= received, says: closed before it was received, level: warning}\n"                            \
    "      - {that: amount <> 7, says: the amount is seven, level: warning}\n"                                                         \
    "targets:\n  timescale: {source: more, by: region, limits: [{for: North, start: received, stop: closed, working_days: 5},\n"        \
    "    {for: South, start: received, stop: closed, working_days: 20, since: 2007-06-01}]}\n"                                         \
    "populations:\n"

static const char *condition(struct arena *arena, uint32_t *state, int depth) {
    if (depth > 0 && next(state) % 2 == 0)
        return TEXT(arena, "(", condition(arena, state, depth - 1), ANY(state, " and ", " or "), condition(arena, state, depth - 1), ")");
    if (next(state) % 5 == 0) return TEXT(arena, "not (", condition(arena, state, 0), ")");
    return ANY(state, "received in period", "closed <= period.end", "kind = 'Complaint'", "kind <> 'Comment'", "region in ('North', 'East')",
               "region is null", "closed is not null", "amount between 2 and 600", "days > 4", "topics contains 'Bias'", "said = 'b'",
               "level = '2'", "amount > days", "received < closed", "year(received) = 2007", "days(received, closed) <= 30");
}

static const char *table(struct arena *arena, uint32_t *state, int64_t number) {
    const char *name = text_from_int(arena, number);
    return TEXT(arena, "  t", name, ": {title: T, corner: C, population: p", name, ", rows: ",
                ANY(state, "{by: region, missing: None, total: Total}", "{by: topics, missing: None}", "{by: level, missing: None}", "{label: R}"),
                ", columns: ",
                ANY(state, "{by: kind, missing: None}", "{label: N}", "{label: Sum, sum: amount}", "{label: M, median: days}",
                    "{label: D, distinct: said}", "[{label: N}, {label: M, mean: amount}]", "{by: timescale}"),
                "}\n");
}

static const char *some_spec(struct arena *arena, uint32_t *state) {
    enum { N_TABLES = 6 };
    struct text_builder out = {.arena = arena};
    text_add(&out, SOURCE);
    for (int64_t i = 0; i < N_TABLES; i++)
        text_add(&out, TEXT(arena, "  p", text_from_int(arena, i), ": {from: more, where: \"", condition(arena, state, 2), "\"}\n"));
    text_add(&out, "tables:\n");
    for (int64_t i = 0; i < N_TABLES; i++) text_add(&out, table(arena, state, i));
    return text_done(&out);
}

/* Now and then a day before the calendar begins. */
static const char *some_day(uint32_t *state, bool is_faulty) {
    if (is_faulty && next(state) % 40 == 0) return "2005-12-30";
    return ANY(state, "2007-03-31", "2007-04-01", "2007-05-28", "2007-06-15", "2007-12-25", "2008-03-31", "2008-04-01", "");
}

enum { N_ROWS = 700, N_FIRST = 300 };

static const char *some_rows(struct arena *arena, uint32_t *state, bool is_faulty) {
    struct text_builder out = {.arena = arena};
    text_add(&out, "kind,region,topics,received,recorded,closed,amount,said\n");
    for (size_t i = 0; i < N_ROWS; i++)
        text_add(&out, TEXT(arena, ANY(state, "Complaint", "Comment", "Compliment", ""), ",", ANY(state, "North", "South", "East", ""), ",",
                            ANY(state, "Delay", "Bias;Delay", "Manner;Bias;Delay", ""), ",", some_day(state, is_faulty), ",",
                            ANY(state, "2007-06-01", "2008-04-30"), ",", some_day(state, is_faulty), ",",
                            ANY(state, "1", "-5", "7", "50", "700", "9000000000", ""), ",", ANY(state, "a", "b", "c", "dd", ""), "\n"));
    return text_done(&out);
}

/* --- batches -------------------------------------------------------------------------------------------------------- */

/* All rows of the source, kept as one batch. */
struct kept {
    struct arena *arena;
    struct batch all;
};

static void *copy(struct arena *arena, const void *from, size_t n_bytes) {
    void *to = arena_alloc(arena, n_bytes, 1);
    return n_bytes == 0 ? to : memcpy(to, from, n_bytes);
}

static struct vec copy_column(struct arena *arena, struct vec column, size_t from, size_t n) {
    struct vec own = column;
    if (column.codes != NULL) own.codes = copy(arena, column.codes + from, n * sizeof *column.codes);
    if (column.wide != NULL) own.wide = copy(arena, column.wide + from, n * sizeof *column.wide);
    if (column.offsets != NULL) {
        own.offsets = copy(arena, column.offsets + from, (n + 1) * sizeof *column.offsets);
        if (column.many != NULL) own.many = copy(arena, column.many, column.offsets[from + n] * sizeof *column.many);
        if (column.bytes != NULL) own.bytes = copy(arena, column.bytes, column.offsets[from + n]);
    }
    return own;
}

static struct batch copy_batch(struct arena *arena, const struct batch *batch, size_t from, size_t n) {
    struct vec *columns = ARENA_ARRAY(arena, struct vec, batch->n_columns);
    for (size_t i = 0; i < batch->n_columns; i++) columns[i] = copy_column(arena, batch->columns[i], from, n);
    struct batch own = *batch;
    own.columns = columns;
    own.lines = copy(arena, batch->lines + from, n * sizeof *batch->lines);
    own.n_rows = n;
    return own;
}

static enum status keep(void *context, const struct batch *batch) {
    struct kept *kept = context;
    ck_assert_uint_eq(batch->n_rows, N_ROWS);
    kept->all = copy_batch(kept->arena, batch, 0, N_ROWS);
    return STATUS_OK;
}

/* A worker's share, in the order of rows. */
struct share {
    struct batch_sink sink;
    void *context;
    struct batch batches[N_ROWS];
    size_t n;
};

static void *take(void *context) {
    struct share *share = context;
    for (size_t i = 0; i < share->n; i++) ck_assert_int_eq(share->sink.receive(share->context, &share->batches[i]), STATUS_OK);
    return NULL;
}

enum { MOST_WORKERS = 7 };

/* Cuts the rows into batches, those behind N_FIRST in a second file, and gives each to some worker. `seed` 0: uncut. */
static void deal(const struct kept *kept, const struct extract_input *inputs, uint32_t seed, struct share *shares, size_t n_workers) {
    size_t n = 0;
    for (size_t from = 0; from < N_ROWS; from += n) {
        size_t left = (from < N_FIRST ? N_FIRST : N_ROWS) - from;
        n = seed == 0 ? left : 1 + next(&seed) % 90;
        if (n > left) n = left;
        struct share *share = &shares[seed == 0 ? 0 : next(&seed) % n_workers];
        struct batch *batch = &share->batches[share->n++];
        *batch = copy_batch(kept->arena, &kept->all, from, n);
        batch->file = inputs[from < N_FIRST ? 0 : 1].file;
    }
}

static void run_shares(struct share *shares, size_t n) {
    pthread_t threads[MOST_WORKERS];
    for (size_t i = 0; i < n; i++) ck_assert_int_eq(pthread_create(&threads[i], NULL, take, &shares[i]), 0);
    for (size_t i = 0; i < n; i++) pthread_join(threads[i], NULL);
}

/* --- what came of it ------------------------------------------------------------------------------------------------ */

static int descending(const void *a, const void *b) {
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return (left < right) - (left > right);
}

/* Texts have no order: of these only how many records have each. */
static void add_kept(struct text_builder *out, const struct little *little, const struct counter *counter, size_t cube, size_t place) {
    const struct plan_cube *planned = &little->plan->cubes[cube];
    bool is_text = little->model->sources[planned->source].scope.slots[planned->measured_slot].kind.type == TYPE_TEXT;
    size_t n;
    const struct value_count *pairs = count_values(counter, cube, place, &n);
    int64_t numbers[N_ROWS];
    for (size_t i = 0; i < n; i++) numbers[i] = pairs[i].n;
    if (is_text) qsort(numbers, n, sizeof *numbers, descending);
    for (size_t i = 0; i < n; i++) {
        text_add(out, is_text ? " " : TEXT(out->arena, " ", text_from_int(out->arena, pairs[i].value), "x"));
        text_add_int(out, numbers[i]);
    }
}

static void add_cubes(struct text_builder *out, const struct little *little, const struct counter *counter) {
    for (size_t i = 0; i < little->plan->n_cubes; i++) {
        text_add(out, little->plan->cubes[i].text);
        for (size_t place = 0; place < little->plan->cubes[i].n_places; place++) {
            text_add(out, " ");
            text_add_int(out, count_cube(counter, i)[place]);
            if (little->plan->cubes[i].keeps_values) add_kept(out, little, counter, i, place);
        }
        text_add(out, "\n");
    }
}

static void add_facts(struct text_builder *out, const struct little *little, const struct counter *counter, size_t source) {
    const struct model_source *model = &little->model->sources[source];
    text_add_int(out, count_rows(counter, source));
    text_add(out, " ");
    text_add_int(out, count_known(counter, source));
    text_add(out, TEXT(out->arena, " ", date_iso(out->arena, count_latest(counter, source))));
    for (size_t i = 0; i < model->n_columns; i++) text_add(out, TEXT(out->arena, " ", text_from_int(out->arena, count_columns(counter, source)[i].n_missing)));
    for (size_t i = 0; i < model->n_rules; i++) text_add(out, TEXT(out->arena, " ", text_from_int(out->arena, count_broken(counter, source, i))));
    text_add(out, "\n");
}

static const char *all_of(struct arena *arena, const struct little *little, const struct counter *counter, size_t source, struct diags *diags) {
    struct text_builder out = {.arena = arena};
    add_cubes(&out, little, counter);
    add_facts(&out, little, counter, source);
    diags_sort(diags);
    for (size_t i = 0; i < diags_count(diags); i++) text_add(&out, diag_text(arena, diags_at(diags, i), false));
    return text_done(&out);
}

/* --- the runs ------------------------------------------------------------------------------------------------------- */

struct trial {
    const struct little *little;
    struct kept kept;
    size_t planned, source;
    struct extract_input inputs[2];
};

/* As `n_workers` count it; where it is forgotten once, something else was given before. */
static const char *counted(struct trial *trial, size_t n_workers, uint32_t seed, bool is_forgotten) {
    struct arena *arena = trial->kept.arena;
    struct diags *diags = diags_new(arena);
    struct counter *counter = count_open(arena, trial->little->plan, n_workers, diags);
    struct batch_sink sink = count_source_begin(counter, trial->planned, trial->inputs, 2);
    ck_assert_uint_eq(sink.n_workers, n_workers);
    for (int time = is_forgotten ? 0 : 1; time < 2; time++) {
        struct share *shares = ARENA_ARRAY(arena, struct share, n_workers);
        for (size_t i = 0; i < n_workers; i++) shares[i] = (struct share){.sink = sink, .context = sink.contexts[i]};
        deal(&trial->kept, trial->inputs, time == 0 ? seed + 1 : seed, shares, n_workers);
        if (time == 0) shares[0].n /= 2;
        run_shares(shares, n_workers);
        for (size_t i = 0; time == 0 && i < n_workers; i++) sink.forget(sink.contexts[i]);
    }
    enum status status = count_source_end(counter, STATUS_OK);
    ck_assert(status == (diags_count_level(diags, DIAG_ERROR) > 0 ? STATUS_DATA : STATUS_OK));
    return all_of(arena, trial->little, counter, trial->source, diags);
}

static void begin_trial(struct trial *trial, const struct little *little) {
    *trial = (struct trial){.little = little, .kept = {.arena = little->arena}};
    while (!text_equal(little->model->sources[trial->source].name, "more")) trial->source++;
    while (little->plan->sources[trial->planned].source != trial->source) trial->planned++;
    size_t n;
    const struct extract_input *read = little_inputs((struct little *)(uintptr_t)little, trial->source, &n);
    struct source_text *second = ARENA_NEW(little->arena, struct source_text);
    *second = (struct source_text){.shown = "second.csv", .rooted = "second.csv"};
    trial->inputs[0] = trial->inputs[1] = read[0];
    trial->inputs[1].file = second;
    void *context = &trial->kept;
    struct batch_sink sink = {.receive = keep, .contexts = &context, .n_workers = 1};
    struct extract_facts facts;
    ck_assert_int_eq(extract_read(little->arena, &little->plan->sources[trial->planned].schema, read, n, false, &sink, little->diags, &facts), STATUS_OK);
}

static void hold_trial(uint32_t seed, bool is_faulty, const char *as_at) {
    static const size_t numbers[] = {1, 2, 3, MOST_WORKERS};
    struct arena *arena = arena_open();
    uint32_t state = seed;
    const struct little_case given = {.spec = some_spec(arena, &state), .more = some_rows(arena, &state, is_faulty), .as_at = as_at};
    struct little *little = little_plan(&given);
    struct trial trial;
    little_fine(little);
    begin_trial(&trial, little);
    const char *wanted = counted(&trial, 1, 0, false);
    ck_assert_ptr_nonnull(strstr(wanted, "closed before it was received"));
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        ck_assert_str_eq(counted(&trial, numbers[i], 1 + next(&state), false), wanted);
        ck_assert_str_eq(counted(&trial, numbers[i], 1 + next(&state), true), wanted);
    }
    little_close(little);
    arena_close(arena);
}

START_TEST(the_number_of_workers_does_not_matter) {
    for (uint32_t seed = 1; seed <= 6; seed++) hold_trial(seed, false, NULL);
}
END_TEST

START_TEST(nor_does_it_with_an_as_at_day) {
    for (uint32_t seed = 11; seed <= 13; seed++) hold_trial(seed, false, "2007-12-31");
}
END_TEST

START_TEST(nor_does_it_for_messages_of_faulty_rows) {
    for (uint32_t seed = 21; seed <= 26; seed++) hold_trial(seed, true, NULL);
}
END_TEST

/* --- linked sources, read again -------------------------------------------------------------------------------------- */

static enum status read_source(struct little *little, struct counter *counter, size_t planned, int n_times) {
    size_t n;
    const struct plan_source *source = &little->plan->sources[planned];
    const struct extract_input *inputs = little_inputs(little, source->source, &n);
    struct batch_sink sink = count_source_begin(counter, planned, inputs, n);
    struct extract_facts facts;
    enum status read = STATUS_OK;
    ck_assert_uint_eq(sink.n_workers, 1);
    for (int time = 0; time < n_times; time++) {
        if (time > 0) sink.forget(sink.contexts[0]);
        read = extract_read(little->arena, &source->schema, inputs, n, false, &sink, diags_new(little->arena), &facts);
    }
    return count_source_end(counter, read);
}

/* Of `log` and what belongs to it. */
static const char *counted_linked(const struct little_case *given, struct arena *arena, int n_times) {
    struct little *little = little_plan(given);
    little_fine(little);
    struct counter *counter = count_open(little->arena, little->plan, 2, little->diags);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < little->plan->n_sources && status == STATUS_OK; i++)
        if (little->plan->sources[i].is_needed) status = read_source(little, counter, i, n_times);
    if (status == STATUS_OK) status = count_finish(counter);
    const char *all = all_of(arena, little, counter, 0, little->diags);
    little_close(little);
    return all;
}

/* One orphan, one record that was recorded after a row of its own; aggregates of every kind. */
START_TEST(linked_sources_may_be_read_again) {
    static const struct little_case given = {
        .spec = "populations:\n"
                "  a: {from: log, where: max(stages.stage) = 'Stage 2' and count(stages) = 2 and sum(stages.weight) = 12}\n"
                "  b: {from: log, where: first(stages.outcome by stages.started) = 'Upheld' or any(stages where stages.weight > 5)}\n"
                "  c: {from: log, where: min(stages.weight) = 5 and last(stages.weight by stages.weight) = 7}\n"
                "tables:\n"
                "  t: {title: T, corner: C, population: a, rows: {by: region, total: All}, columns: {label: N}}\n"
                "  u: {title: T, corner: C, population: b, rows: {by: region, total: All}, columns: {label: N}}\n"
                "  v: {title: T, corner: C, population: c, rows: {by: region, total: All}, columns: {label: N}}\n",
        .log = "ref,region,recorded\nr1,North,2007-04-01\nr2,South,2007-04-01\nr3,East,2007-12-31\n",
        .stages = "ref,stage,started,outcome,weight,recorded\nr1,1,2007-05-01,Upheld,5,2007-05-01\nr1,2,2007-06-01,Rejected,7,2007-06-01\n"
                  "r2,1,2007-05-01,,6,2007-05-01\nr9,1,2007-05-01,,1,2007-05-01\nr3,1,2007-05-01,,1,2007-05-01\n"};
    struct arena *arena = arena_open();
    struct little_case own = given;
    const char *wanted = counted_linked(&own, arena, 1);
    ck_assert_ptr_nonnull(strstr(wanted, "r9"));
    ck_assert_str_eq(counted_linked(&own, arena, 2), wanted);
    ck_assert_str_eq(counted_linked(&own, arena, 3), wanted);
    own.as_at = "2007-07-31";
    wanted = counted_linked(&own, arena, 1);
    ck_assert_ptr_nonnull(strstr(wanted, "r3"));
    ck_assert_str_eq(counted_linked(&own, arena, 2), wanted);
    arena_close(arena);
}
END_TEST

TCase *worker_tests(void) {
    TCase *tests = tcase_create("workers");
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, the_number_of_workers_does_not_matter);
    tcase_add_test(tests, nor_does_it_with_an_as_at_day);
    tcase_add_test(tests, nor_does_it_for_messages_of_faulty_rows);
    tcase_add_test(tests, linked_sources_may_be_read_again);
    return tests;
}
