/* run/outline/plan_words.c - blocks, facts and lists as they are put together. */
#include "run/outline/plan_words.h"

#include "base/number.h"

struct outline_value value_text(const char *text) {
    return (struct outline_value){.text = text};
}

struct outline_value value_number(struct arena *arena, int64_t number) {
    return (struct outline_value){.text = number_text(arena, (struct decimal){number, 0}, NUMBER_THOUSANDS), .is_number = true, .number = number};
}

void block_add_fact(struct block_draft *draft, const char *id, const char *label, struct outline_value value) {
    *ARENA_PUSH(draft->arena, draft->facts, draft->block.n_facts, draft->fact_capacity) = (struct outline_fact){id, label, value};
}

void block_add_list(struct block_draft *draft, struct outline_list list) {
    *ARENA_PUSH(draft->arena, draft->lists, draft->block.n_lists, draft->list_capacity) = list;
}

struct outline_block block_done(struct block_draft *draft) {
    draft->block.facts = draft->facts;
    draft->block.lists = draft->lists;
    return draft->block;
}

const char *count_words(struct arena *arena, int64_t n, const char *one, const char *many) {
    return TEXT(arena, value_number(arena, n).text, " ", n == 1 ? one : many);
}
