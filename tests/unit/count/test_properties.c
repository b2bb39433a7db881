/* What must not matter: the order of rows, the cut into files, the size of batches. */
#include "test_count.h"

#include "base/text.h"
#include "little_count.h"

#include <string.h>

#define SPEC                                                                                                           \
    "populations:\n"                                                                                                   \
    "  received: {from: log, where: received in period}\n"                                                             \
    "  begun: {from: stages, where: started in period}\n"                                                              \
    "tables:\n"                                                                                                        \
    "  t:\n    title: T\n    corner: C\n    population: received\n"                                                    \
    "    rows: [{by: stage_reached, missing: None, total: Total}, {by: topics, missing: Without}, {label: Sum, sum: "  \
    "other_amount}]\n"                                                                                                 \
    "    columns: {by: region, missing: None, total: Total}\n"                                                         \
    "  u: {title: T, corner: C, population: begun, rows: {by: stage}, columns: {by: outcome, missing: None}}\n"

enum { N_ROWS = 40, N_STAGES = 60 };

/* A generator of its own, so that no run depends on another's. */
static uint32_t next(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 16;
}

static const char *any_of(uint32_t *state, const char *const *words, size_t n) {
    return words[next(state) % n];
}

static const char *log_row(struct arena *arena, size_t i, uint32_t *state) {
    static const char *const regions[] = {"North", "South", "East", ""};
    static const char *const topics[] = {"Delay", "Bias;Delay", "Manner;Bias;Delay", ""};
    static const char *const dates[] = {"2007-03-31", "2007-04-01", "2007-12-25", "2008-03-31", "2008-04-01"};
    static const char *const amounts[] = {"1", "-5", "700", ""};
    return TEXT(arena, "r", text_from_int(arena, (int64_t)i), ",", any_of(state, regions, 4), ",",
                any_of(state, topics, 4), ",", any_of(state, dates, 5), ",", any_of(state, amounts, 4), "\n");
}

static const char *stage_row(struct arena *arena, size_t i, uint32_t *state) {
    static const char *const dates[] = {"2007-04-01", "2007-06-01", "2008-03-31", "2008-04-01"};
    static const char *const outcomes[] = {"Upheld", "Rejected", ""};
    return TEXT(arena, "r", text_from_int(arena, (int64_t)(i % 30)), ",", text_from_int(arena, (int64_t)(1 + i / 30)),
                ",", any_of(state, dates, 4), ",", any_of(state, outcomes, 3), "\n");
}

static void shuffle(const char **rows, size_t n, uint32_t *state) {
    for (size_t i = n; i > 1; i--) {
        size_t other = next(state) % i;
        const char *kept = rows[i - 1];
        rows[i - 1] = rows[other];
        rows[other] = kept;
    }
}

static const char *joined(struct arena *arena, const char *header, const char *const *rows, size_t n) {
    struct text_builder out = {.arena = arena};
    text_add(&out, header);
    for (size_t i = 0; i < n; i++) text_add(&out, rows[i]);
    return text_done(&out);
}

#define LOG_HEADER "ref,region,topics,received,other_amount\n"
#define STAGES_HEADER "ref,stage,started,outcome\n"

static const char *both_tables(struct arena *arena, const struct little_case *given) {
    struct little *little = little_count(given);
    little_fine(little);
    const char *text = TEXT(arena, little_counts(little, "t"), little_counts(little, "u"));
    little_close(little);
    return text;
}

struct sample {
    struct arena *arena;
    const char *log[N_ROWS], *stages[N_STAGES];
    const char *wanted;
};

static void sample_open(struct sample *sample) {
    uint32_t state = 2008;
    sample->arena = arena_open();
    for (size_t i = 0; i < N_ROWS; i++) sample->log[i] = log_row(sample->arena, i, &state);
    for (size_t i = 0; i < N_STAGES; i++) sample->stages[i] = stage_row(sample->arena, i, &state);
    const struct little_case given = {.spec = SPEC,
                                      .log = joined(sample->arena, LOG_HEADER, sample->log, N_ROWS),
                                      .stages = joined(sample->arena, STAGES_HEADER, sample->stages, N_STAGES)};
    sample->wanted = both_tables(sample->arena, &given);
}

START_TEST(the_order_of_rows_does_not_matter) {
    struct sample sample;
    uint32_t state = 7;
    sample_open(&sample);
    for (int i = 0; i < 20; i++) {
        shuffle(sample.log, N_ROWS, &state);
        shuffle(sample.stages, N_STAGES, &state);
        const struct little_case given = {.spec = SPEC,
                                          .log = joined(sample.arena, LOG_HEADER, sample.log, N_ROWS),
                                          .stages = joined(sample.arena, STAGES_HEADER, sample.stages, N_STAGES)};
        ck_assert_str_eq(both_tables(sample.arena, &given), sample.wanted);
    }
    arena_close(sample.arena);
}
END_TEST

START_TEST(a_file_may_be_cut_in_two) {
    struct sample sample;
    sample_open(&sample);
    for (size_t cut = 0; cut <= N_ROWS; cut += 8) {
        const struct little_case given = {.spec = SPEC,
                                          .log = joined(sample.arena, LOG_HEADER, sample.log, cut),
                                          .log_more = joined(sample.arena, LOG_HEADER, sample.log + cut, N_ROWS - cut),
                                          .stages = joined(sample.arena, STAGES_HEADER, sample.stages, N_STAGES)};
        ck_assert_str_eq(both_tables(sample.arena, &given), sample.wanted);
    }
    arena_close(sample.arena);
}
END_TEST

/* 20,000 records are three batches. Every fourth is of the North, every fifth has the topic Bias; a stage for each even
 * one. Columns come in another order than the specification's. */
START_TEST(many_batches_are_counted_as_one) {
    struct arena *arena = arena_open();
    struct text_builder log = {.arena = arena}, stages = {.arena = arena};
    text_add(&log, "received,topics,text,region,ref\n");
    text_add(&stages, "stage,ref,started\n");
    for (int64_t i = 0; i < 20000; i++) {
        const char *number = text_from_int(arena, i);
        text_add(&log, TEXT(arena, "2007-05-01,", i % 5 == 0 ? "Bias" : "", ",t", number, ",",
                            i % 4 == 0 ? "North" : "South", ",r", number, "\n"));
        if (i % 2 == 0) text_add(&stages, TEXT(arena, i % 3 == 0 ? "2" : "1", ",r", number, ",2007-05-02\n"));
    }
    const struct little_case given = {.spec = SPEC, .log = text_done(&log), .stages = text_done(&stages)};
    struct little *little = little_count(&given);
    little_fine(little);
    /* North: 5,000, all even; of these 1,667 are multiples of 12 (0 .. 19,992). South: 15,000, of which 5,000 even (2
     * mod 4), and of those 1,667 multiples of 6 that are none of 12 (6 .. 19,998). Bias: 4,000, of which the 1,000
     * multiples of 20 are of the North. */
    ck_assert_str_eq(little_counts(little, "t"),
                     "Stage 1 3333 3333 0 0 6666\nStage 2 1667 1667 0 0 3334\nStage 3 0 0 0 0 0\n"
                     "None 0 10000 0 0 10000\nTotal 5000 15000 0 0 20000\n"
                     "Delay 0 0 0 0 0\nBias 1000 3000 0 0 4000\nManner 0 0 0 0 0\nWithout 4000 12000 0 0 16000\n"
                     "Sum 0 0 0 0 0\n");
    ck_assert_str_eq(little_counts(little, "u"), "Stage 1 0 0 0 6666\nStage 2 0 0 0 3334\nStage 3 0 0 0 0\n");
    little_close(little);
    /* texts of every batch are compared where they stand */
    const struct little_case texts = {.log = given.log, .stages = given.stages};
    ck_assert_int_eq(little_number(&texts, "text in ('t0', 't8191', 't8192', 't16384', 't19999', 't20000')"), 5);
    arena_close(arena);
}
END_TEST

TCase *property_tests(void) {
    TCase *tests = tcase_create("properties");
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, the_order_of_rows_does_not_matter);
    tcase_add_test(tests, a_file_may_be_cut_in_two);
    tcase_add_test(tests, many_batches_are_counted_as_one);
    return tests;
}
