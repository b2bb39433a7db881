/* extract/fast/cells/fast_words.h - contents of cells (or parts of them) that a list knows, as one worker met them.
 *
 * Shape      word 0 stands for "missing"; a word that the list does not know is none.
 * Wordings   words that are neither the label nor the code of their category are counted, and where each was first met is kept, so that
 *            what several workers counted can be told in the order of the files. */
#ifndef EXTRACT_FAST_WORDS_H
#define EXTRACT_FAST_WORDS_H

#include "extract/reader.h"
#include "extract/records/records.h"

/* Compared from the top. */
struct fast_place {
    uint32_t input, line, part;
};

struct fast_word {
    const char *text;
    int32_t category;
    bool is_wording;
    struct fast_place first;
};

struct fast_words {
    struct arena *arena;
    const struct code_list *list;
    struct intern *set;         /* index 0 is the word 1 */
    struct fast_word *items;
    size_t n, capacity;
    int64_t *uses;              /* one a word; those of wordings alone have a meaning */
    size_t use_capacity;
    bool has_wordings;
};

enum { FAST_MISSING = 0, FAST_UNKNOWN = UINT32_MAX };

struct fast_words *fast_words_new(struct arena *arena, const struct code_list *list);

/* The word, asked of the list when it is new; FAST_UNKNOWN where the list has none. */
uint32_t fast_words_find(struct fast_words *words, struct view content, struct fast_place place);

/* The wordings of one column, of all workers, in the order in which they were first met. False when the words are more than the careful
 * reader counts. */
bool fast_words_tell(struct arena *arena, const struct fast_words *const *workers, size_t n_workers, size_t column,
                     struct extract_wording **wordings, size_t *n, size_t *capacity) MUST_USE;

#endif
