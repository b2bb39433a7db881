/* audit/checks/sum_words.c - sums in words. */
#include "audit/checks/sum_words.h"

enum { MOST_TERMS = 40 };

struct sum_words sum_words_begin(struct findings *findings, struct finding *finding) {
    return (struct sum_words){findings, finding, {.arena = findings->paper->arena}, 0};
}

void sum_words_add(struct sum_words *words, const char *name, const struct cell_figure *cell) {
    finding_name(words->findings, words->finding, cell);
    if (++words->n > MOST_TERMS) return;
    text_add(&words->text, words->n > 1 ? " + " : "");
    text_add(&words->text, name);
    text_add(&words->text, *name ? " " : "");
    text_add(&words->text, cell->published->text);
}

void sum_words_end(struct sum_words *words, const char *result) {
    if (words->n > MOST_TERMS) {
        text_add(&words->text, " + ");
        text_add_int(&words->text, (int64_t)(words->n - MOST_TERMS));
        text_add(&words->text, " more");
    }
    text_add(&words->text, " = ");
    text_add(&words->text, result);
    words->finding->arithmetic = text_done(&words->text);
}
