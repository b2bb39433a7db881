/* generator/words.h - the code lists of the extracts, with how often each category comes, and the words of summaries.
 */
#ifndef BENCH_WORDS_H
#define BENCH_WORDS_H

#include "random.h"

#include <stddef.h>

/* A category: its label and its share of the list's weights. */
struct category {
    const char *label;
    uint32_t weight;
};

struct code_list {
    const struct category *categories;
    int n;
};

/* Categories are numbered in the order of their list. The outcomes by which a complaint goes on to another stage,
 * Registered and Not Upheld, stand third in theirs. */
enum { KIND_COMPLAINT = 0, ETHNIC_NOT_SPECIFIED = 1, OUTCOME_THAT_LEADS_ON = 2 };

extern const struct code_list kinds, regions, areas, case_types, issues, relationships, party_statuses, ethnic_origins,
    not_known_reasons, genders, first_outcomes, second_outcomes, later_outcomes;

extern const char *const summary_words[];
extern const int n_summary_words;

/* One of a list, by the weights. */
int draw_category(struct random *random, const struct code_list *list);

/* One of the HoS areas of a region: those of its zone (North, Central, South) alike. */
int draw_area(struct random *random, int region);

#endif
