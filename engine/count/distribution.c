#include "count/distribution.h"

#include <stdlib.h>
#include <string.h>

#define PENDING_MOST 1024
#define N_SMALL 2048u

struct distribution {
    struct arena *arena;
    struct value_count *pairs, *other;   /* `other` is where the next merge goes */
    size_t n_pairs, capacity;
    int64_t pending[PENDING_MOST];
    size_t n_pending;
    int64_t *small;                      /* records of each value below N_SMALL; NULL before there are many */
};

struct distribution *distribution_new(struct arena *arena) {
    struct distribution *distribution = ARENA_NEW(arena, struct distribution);
    distribution->arena = arena;
    return distribution;
}

static int compare_values(const void *a, const void *b) {
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return (left > right) - (left < right);
}

/* Room for all pairs there can be after a merge, in both arrays. */
static void make_room(struct distribution *distribution, size_t n_more) {
    size_t need = distribution->n_pairs + n_more;
    if (need <= distribution->capacity) return;
    distribution->capacity = 2 * need;
    struct value_count *pairs = ARENA_ARRAY(distribution->arena, struct value_count, distribution->capacity);
    if (distribution->n_pairs > 0) memcpy(pairs, distribution->pairs, distribution->n_pairs * sizeof *pairs);
    distribution->pairs = pairs;
    distribution->other = ARENA_ARRAY(distribution->arena, struct value_count, distribution->capacity);
}

/* Adds `n` records of a value behind those that are no greater. */
static size_t put(struct value_count *pairs, size_t n_pairs, int64_t value, int64_t n) {
    if (n_pairs > 0 && pairs[n_pairs - 1].value == value) {
        pairs[n_pairs - 1].n += n;
        return n_pairs;
    }
    pairs[n_pairs] = (struct value_count){value, n};
    return n_pairs + 1;
}

/* Both are ascending. */
static void merge_pairs(struct distribution *distribution, const struct value_count *more, size_t n_more) {
    make_room(distribution, n_more);
    struct value_count *merged = distribution->other;
    size_t n = 0, from = 0;
    for (size_t i = 0; i < n_more; i++) {
        for (; from < distribution->n_pairs && distribution->pairs[from].value <= more[i].value; from++)
            n = put(merged, n, distribution->pairs[from].value, distribution->pairs[from].n);
        n = put(merged, n, more[i].value, more[i].n);
    }
    for (; from < distribution->n_pairs; from++) n = put(merged, n, distribution->pairs[from].value, distribution->pairs[from].n);
    distribution->other = distribution->pairs;
    distribution->pairs = merged;
    distribution->n_pairs = n;
}

static void merge(struct distribution *distribution) {
    struct value_count pairs[PENDING_MOST];
    if (distribution->n_pending == 0) return;
    qsort(distribution->pending, distribution->n_pending, sizeof *distribution->pending, compare_values);
    for (size_t i = 0; i < distribution->n_pending; i++) pairs[i] = (struct value_count){distribution->pending[i], 1};
    merge_pairs(distribution, pairs, distribution->n_pending);
    distribution->n_pending = 0;
}

static int compare_pairs(const void *a, const void *b) {
    return compare_values(&((const struct value_count *)a)->value, &((const struct value_count *)b)->value);
}

/* Small values become pairs, and are counted anew. */
static void merge_small(struct distribution *distribution) {
    struct value_count pairs[N_SMALL];
    size_t n = 0;
    for (size_t i = 0; distribution->small != NULL && i < N_SMALL; i++) {
        if (distribution->small[i] == 0) continue;
        pairs[n++] = (struct value_count){(int64_t)i, distribution->small[i]};
        distribution->small[i] = 0;
    }
    if (n > 0) merge_pairs(distribution, pairs, n);
}

void distribution_join(struct distribution *distribution, struct value_count *pairs, size_t n) {
    merge(distribution);
    if (n == 0) return;
    qsort(pairs, n, sizeof *pairs, compare_pairs);
    merge_pairs(distribution, pairs, n);
}

void distribution_adopt(struct distribution *distribution, struct arena *arena) {
    distribution->arena = arena;
}

void distribution_add(struct distribution *distribution, int64_t value) {
    if (distribution->small != NULL && (uint64_t)value < N_SMALL) {
        distribution->small[value]++;
        return;
    }
    if (distribution->n_pending == PENDING_MOST) {
        merge(distribution);
        if (distribution->small == NULL) distribution->small = ARENA_ARRAY(distribution->arena, int64_t, N_SMALL);
    }
    distribution->pending[distribution->n_pending++] = value;
}

const struct value_count *distribution_pairs(struct distribution *distribution, size_t *ret_n) {
    merge(distribution);
    merge_small(distribution);
    *ret_n = distribution->n_pairs;
    return distribution->pairs;
}
