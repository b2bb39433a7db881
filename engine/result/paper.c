/* result/paper.c - small facts of a paper. */
#include "result/paper.h"

#include "base/text.h"

const char *words_text(struct arena *arena, const struct words *words) {
    struct text_builder out = {.arena = arena};
    for (size_t i = 0; i < words->n; i++) text_add(&out, words->spans[i].text);
    return text_done(&out);
}
