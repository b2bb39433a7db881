/* text/wrap.h - a line of text broken at its spaces. Widths are terminal columns (base/utf8.h). Lifetime: the arena. */
#ifndef TEXT_WRAP_H
#define TEXT_WRAP_H

#include "base/arena.h"

struct wrapped {
    const char *const *lines;
    size_t n; /* at least 1; an empty text is one empty line */
};

/* Lines of at most `width` columns; a word that is wider stands on a line alone. */
struct wrapped wrap_text(struct arena *arena, const char *text, size_t width);

/* Columns of the widest word: the least width that breaks no word. */
size_t wrap_least(struct arena *scratch, const char *text);

#endif
