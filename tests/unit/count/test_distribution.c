/* Values kept exactly: many and few, small and large, from several places. Held against the same values sorted. */
#include "test_count.h"

#include "count/distribution.h"

#include <stdlib.h>

enum { N_VALUES = 20000 };

static uint32_t next(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 16;
}

/* Below 2,048 mostly, and what lies beside that: negative, large, and the ends of what fits. */
static int64_t some_value(uint32_t *state) {
    static const int64_t ends[] = {INT64_MAX, INT64_MIN + 1, -1, 2047, 2048, 0};
    uint32_t which = next(state) % 10;
    if (which == 0) return ends[next(state) % 6];
    return which < 8 ? (int64_t)(next(state) % 3000) : -(int64_t)(next(state) % 50) * 1000000;
}

static int ascending(const void *a, const void *b) {
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return (left > right) - (left < right);
}

static void hold(struct distribution *distribution, const int64_t *values, size_t n) {
    int64_t *sorted = malloc((n + 1) * sizeof *sorted);
    size_t n_pairs, at = 0;
    ck_assert_ptr_nonnull(sorted);
    for (size_t i = 0; i < n; i++) sorted[i] = values[i];
    qsort(sorted, n, sizeof *sorted, ascending);
    const struct value_count *pairs = distribution_pairs(distribution, &n_pairs);
    for (size_t i = 0; i < n_pairs; i++) {
        ck_assert_int_gt(pairs[i].n, 0);
        if (i > 0) ck_assert(pairs[i - 1].value < pairs[i].value);
        for (int64_t k = 0; k < pairs[i].n; k++, at++) ck_assert(at < n && sorted[at] == pairs[i].value);
    }
    ck_assert_uint_eq(at, n);
    free(sorted);
}

START_TEST(values_are_kept_exactly) {
    static int64_t values[N_VALUES];
    struct arena *arena = arena_open();
    struct distribution *distribution = distribution_new(arena);
    uint32_t state = 1;
    hold(distribution, values, 0);
    for (size_t i = 0; i < N_VALUES; i++) {
        values[i] = some_value(&state);
        distribution_add(distribution, values[i]);
        if (i % 4999 == 0) hold(distribution, values, i + 1);
    }
    hold(distribution, values, N_VALUES);
    arena_close(arena);
}
END_TEST

/* Three parts of the values, the first with few; pairs are given in an order that is none. */
START_TEST(two_are_one_when_their_pairs_are_added) {
    static int64_t values[N_VALUES];
    static const size_t ends[] = {0, 10, 9000, N_VALUES};
    struct arena *arena = arena_open();
    struct distribution *parts[3];
    uint32_t state = 2;
    for (size_t part = 0; part < 3; part++) {
        parts[part] = distribution_new(arena);
        for (size_t i = ends[part]; i < ends[part + 1]; i++) {
            values[i] = some_value(&state);
            distribution_add(parts[part], values[i]);
        }
    }
    for (size_t part = 1; part < 3; part++) {
        size_t n;
        const struct value_count *pairs = distribution_pairs(parts[part], &n);
        struct value_count *reversed = ARENA_ARRAY(arena, struct value_count, n);
        for (size_t i = 0; i < n; i++) reversed[i] = pairs[n - 1 - i];
        distribution_join(parts[0], reversed, n);
        hold(parts[0], values, ends[part + 1]);
    }
    arena_close(arena);
}
END_TEST

TCase *distribution_tests(void) {
    TCase *tests = tcase_create("distributions");
    tcase_add_test(tests, values_are_kept_exactly);
    tcase_add_test(tests, two_are_one_when_their_pairs_are_added);
    return tests;
}
