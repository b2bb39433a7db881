/* count/cube_merge.c - what several workers counted, as one cube. */
#include "count/counter.h"

/* Values of texts are indices into the texts of one worker: they become those of another. */
static void translate(struct cube_state *into, const struct intern *texts, struct value_count *pairs, size_t n) {
    for (size_t i = 0; i < n; i++) {
        const char *text = intern_text(texts, (uint32_t)pairs[i].value);
        pairs[i].value = intern_add(into->texts, text, strlen(text), NULL);
    }
}

/* A copy, since pairs are put in order. */
static void merge_place(struct cube_state *into, const struct cube_state *from, size_t place) {
    size_t n;
    const struct value_count *pairs = distribution_pairs(from->distributions[place], &n);
    struct value_count *own = ARENA_ARRAY(into->arena, struct value_count, n);
    if (n > 0) memcpy(own, pairs, n * sizeof *own);
    if (intern_count(from->texts) > 0) translate(into, from->texts, own, n);
    if (into->distributions[place] == NULL) into->distributions[place] = distribution_new(into->arena);
    distribution_join(into->distributions[place], own, n);
}

/* The first worker's are taken over as they are: with one worker nothing is kept twice. */
static void take_over(struct cube_state *into, struct cube_state *from) {
    intern_adopt(from->texts, into->arena);
    into->texts = from->texts;
    for (size_t i = 0; i < into->cube->n_places; i++) {
        into->distributions[i] = from->distributions[i];
        if (into->distributions[i] != NULL) distribution_adopt(into->distributions[i], into->arena);
    }
    into->is_taken = true;
}

static void merge_values(struct cube_state *into, struct cube_state *from) {
    if (!into->is_taken) {
        take_over(into, from);
        return;
    }
    for (size_t i = 0; i < into->cube->n_places; i++) {
        if (from->distributions[i] == NULL) continue;
        distribution_adopt(from->distributions[i], into->arena);
        merge_place(into, from, i);
    }
}

void cube_merge(struct cube_state *into, struct cube_state *from) {
    for (size_t i = 0; i < into->cube->n_places; i++) into->values[i] += from->values[i];
    for (size_t i = 0; into->sums != NULL && i < into->cube->n_places; i++) into->sums[i] += from->sums[i];
    if (into->distributions != NULL) merge_values(into, from);
}

void cube_end(struct cube_state *cube) {
    for (size_t i = 0; cube->sums != NULL && i < cube->cube->n_places; i++) {
        cube->values[i] = (int64_t)cube->sums[i];
        cube->overflowed |= cube->values[i] != cube->sums[i];
    }
}

void cube_forget(struct cube_state *cube) {
    size_t n = cube->cube->n_places;
    memset(cube->values, 0, n * sizeof *cube->values);
    if (cube->sums != NULL) memset(cube->sums, 0, n * sizeof *cube->sums);
    if (cube->distributions == NULL) return;
    memset(cube->distributions, 0, n * sizeof *cube->distributions);
    cube->texts = intern_new(cube->arena);
}
