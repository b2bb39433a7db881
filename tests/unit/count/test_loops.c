/* Every version of the loops does what is written out here, whatever the number of rows. */
#include "test_count.h"

#include "count/steps/loops.h"

#include <stdlib.h>

static uint32_t next(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 16;
}

static const struct loops *version_of(int index) {
    return index == 0 ? loops_portable() : loops_avx512();
}

enum { N_VERSIONS = 2 };

static const size_t sizes[] = {0, 1, 15, 16, 17, 31, 63, 64, 65, 127, 128, 1000, BATCH_ROWS - 1, BATCH_ROWS};

/* Small numbers, the ends of what fits, and "unknown". */
static int32_t some_value(uint32_t *state) {
    static const int32_t ends[] = {VEC_NONE, VEC_NONE + 1, INT32_MAX, -1};
    uint32_t which = next(state);
    return which % 4 == 0 ? ends[which / 4 % 4] : (int32_t)(which % 50);
}

static void hold_range(const struct loops *loops, const int32_t *values, size_t n, int32_t low, int32_t high) {
    uint64_t bits[BATCH_WORDS + 1];
    memset(bits, 0xA5, sizeof bits);
    loops->in_range(values, low, high, n, bits);
    for (size_t i = 0; i < n; i++) ck_assert_int_eq(bit_at(bits, i), values[i] >= low && values[i] <= high);
    for (size_t i = n; i < bits_words(n) * WORD_BITS; i++) ck_assert(!bit_at(bits, i));
    ck_assert(bits[bits_words(n)] == 0xA5A5A5A5A5A5A5A5u); /* and nothing behind */
}

START_TEST(ranges_are_the_same_in_every_version) {
    static const int32_t ranges[][2] = {{3, 20}, {7, 7}, {VEC_NONE + 1, 10}, {10, INT32_MAX}, {VEC_NONE, VEC_NONE}, {5, 4}};
    int32_t values[BATCH_ROWS];
    uint32_t state = 1;
    for (size_t i = 0; i < BATCH_ROWS; i++) values[i] = some_value(&state);
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++)
        for (size_t r = 0; r < sizeof ranges / sizeof *ranges; r++)
            if (version_of(_i) != NULL) hold_range(version_of(_i), values, sizes[s], ranges[r][0], ranges[r][1]);
}
END_TEST

static void hold_rows(const struct loops *loops, const uint64_t *bits, size_t n_words) {
    uint16_t rows[BATCH_ROWS + LOOPS_SLACK];
    size_t n = loops->list_rows(bits, n_words, rows), at = 0;
    for (size_t i = 0; i < n_words * WORD_BITS; i++) {
        if (!bit_at(bits, i)) continue;
        ck_assert_uint_lt(at, n);
        ck_assert_uint_eq(rows[at++], i);
    }
    ck_assert_uint_eq(at, n);
    ck_assert_uint_eq(bits_count(bits, n_words), n);
}

/* None, all, every second, and at random: one of two, one of sixteen. */
START_TEST(rows_are_the_same_in_every_version) {
    uint64_t bits[BATCH_WORDS];
    uint32_t state = 2;
    for (int kind = 0; kind < 5 && version_of(_i) != NULL; kind++) {
        for (size_t i = 0; i < BATCH_ROWS; i++) {
            bool is_set = kind == 1 || (kind == 2 && i % 2 == 0) || (kind == 3 && next(&state) % 2 == 0) || (kind == 4 && next(&state) % 16 == 0);
            if (i % WORD_BITS == 0) bits[i / WORD_BITS] = 0;
            if (is_set) bit_set(bits, i);
        }
        hold_rows(version_of(_i), bits, 0);
        hold_rows(version_of(_i), bits, 1);
        hold_rows(version_of(_i), bits, BATCH_WORDS);
    }
}
END_TEST

START_TEST(the_environment_chooses_the_version) {
    setenv("BOARDPAPER_CPU", "portable", 1);
    ck_assert_str_eq(loops_choose()->name, "portable");
    unsetenv("BOARDPAPER_CPU");
    ck_assert_str_eq(loops_choose()->name, loops_avx512() != NULL ? "avx512" : "portable");
}
END_TEST

TCase *loop_tests(void) {
    TCase *tests = tcase_create("loops");
    tcase_add_loop_test(tests, ranges_are_the_same_in_every_version, 0, N_VERSIONS);
    tcase_add_loop_test(tests, rows_are_the_same_in_every_version, 0, N_VERSIONS);
    tcase_add_test(tests, the_environment_chooses_the_version);
    return tests;
}
