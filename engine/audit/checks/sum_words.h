/* audit/checks/sum_words.h - a sum written out, "S1 1 + S2 0 + S3 0 = 1", while its figures are named in a finding. */
#ifndef AUDIT_CHECKS_SUM_WORDS_H
#define AUDIT_CHECKS_SUM_WORDS_H

#include "audit/checks/checks.h"

struct sum_words {
    struct findings *findings;
    struct finding *finding;
    struct text_builder text;
    size_t n;
};

struct sum_words sum_words_begin(struct findings *findings, struct finding *finding);

/* A term and its figure; after many the text only says how many more there are. */
void sum_words_add(struct sum_words *words, const char *name, const struct cell_figure *cell);

/* " = 13"; the text becomes the finding's arithmetic. */
void sum_words_end(struct sum_words *words, const char *result);

#endif
