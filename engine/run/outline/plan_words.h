/* run/outline/plan_words.h - building the outline of a plan: shared by the files of this folder. */
#ifndef RUN_OUTLINE_PLAN_WORDS_H
#define RUN_OUTLINE_PLAN_WORDS_H

#include "base/text.h"
#include "run/run_memory.h"
#include "run/run_state.h"
#include "text/outline.h"

struct plan_words {
    struct arena *arena;
    const struct run_state *state;
    const struct plan *plan;
    struct plan_needs needs;
    struct source_heads *heads; /* per model source */
};

/* A block that grows. */
struct block_draft {
    struct arena *arena;
    struct outline_block block;
    struct outline_fact *facts;
    size_t fact_capacity;
    struct outline_list *lists;
    size_t list_capacity;
};

struct outline_value value_text(const char *text);
/* With a comma every three digits. */
struct outline_value value_number(struct arena *arena, int64_t number);
void block_add_fact(struct block_draft *draft, const char *id, const char *label, struct outline_value value);
void block_add_list(struct block_draft *draft, struct outline_list list);
struct outline_block block_done(struct block_draft *draft);
/* "1 row", "1,204 rows" */
const char *count_words(struct arena *arena, int64_t n, const char *one, const char *many);

/* plan_of_source.c */
struct outline_block block_of_source(const struct plan_words *words, size_t pass, const struct plan_source *source);

#endif
