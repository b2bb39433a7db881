/* result/paper.c - small facts of a paper. */
#include "result/paper.h"

#include "base/text.h"

const char *words_text(struct arena *arena, const struct words *words) {
    struct text_builder out = {.arena = arena};
    for (size_t i = 0; i < words->n; i++) text_add(&out, words->spans[i].text);
    return text_done(&out);
}

size_t paper_front(const struct paper *paper) {
    size_t n = 0;
    for (;;) {
        size_t at = n < paper->n_blocks && paper->blocks[n].kind == BLOCK_HEADING ? n + 1 : n;
        if (at >= paper->n_blocks) return n;
        enum block_kind kind = paper->blocks[at].kind;
        if (kind != BLOCK_KEY_MESSAGES && kind != BLOCK_RECOMMENDATIONS) return n;
        n = at + 1;
    }
}
