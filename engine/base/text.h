/* base/text.h - text: always UTF-8, ended by NUL, owned by an arena, never altered once made.
 *
 * Everything here is independent of locale. Where a number becomes text see base/number.h. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/arena.h"

#include <stdint.h>

/* A text under construction. Zero-initialised but for the arena: struct text_builder out = {.arena = arena}; */
struct text_builder {
    struct arena *arena;
    char *bytes;     /* always ended by NUL once something was added */
    size_t n;        /* bytes without the NUL */
    size_t capacity;
};

void text_add(struct text_builder *out, const char *text);
void text_add_bytes(struct text_builder *out, const char *bytes, size_t n);
void text_add_char(struct text_builder *out, char c);
void text_add_int(struct text_builder *out, int64_t value);
/* "" when nothing was added. */
const char *text_done(const struct text_builder *out);

const char *text_copy(struct arena *arena, const char *text);
const char *text_copy_bytes(struct arena *arena, const char *bytes, size_t n);
const char *text_from_int(struct arena *arena, int64_t value);
/* Joins its arguments: text_join(arena, (const char *const[]){a, b, c, NULL}); TEXT(arena, a, b, c) says the same. */
const char *text_join(struct arena *arena, const char *const *parts);
#define TEXT(arena, ...) text_join((arena), (const char *const[]){__VA_ARGS__, NULL})

/* Bytewise equality; either may be NULL (equal only if both are). */
bool text_equal(const char *a, const char *b);
bool text_starts(const char *text, const char *prefix);
bool text_ends(const char *text, const char *suffix);
/* Trims ASCII spaces and tabs at both ends. */
const char *text_trim(struct arena *arena, const char *text);

/* Every occurrence of `what` (not empty) replaced by `by`. */
const char *text_replace(struct arena *arena, const char *text, const char *what, const char *by);

/* Stable identifier from a label: lower-case ASCII letters and digits, words joined by '-'; apostrophes (straight and
 * curly) vanish, '%' becomes the word "percent", '&' becomes "and"; letters with marks lose them ("naïve" -> "naive").
 * "Not Acting in Child's Best Interest" -> "not-acting-in-childs-best-interest"; "% of total" -> "percent-of-total";
 * "2006/07 total" -> "2006-07-total". A label without any letter or digit gives "item". */
const char *text_slug(struct arena *arena, const char *label);

/* Natural order: runs of digits compare as numbers, so "N2" < "N10". Otherwise bytewise. Returns <0, 0, >0. */
int text_compare_natural(const char *a, const char *b);

/* The candidate nearest to `text` by edit distance (Damerau-Levenshtein, ASCII case folded), or NULL where none is
 * near enough to be what was meant (distance over a third of the length, at least 1 is allowed). Ties: the first. */
const char *text_nearest(struct arena *arena, const char *text, const char *const *candidates, size_t n);

#endif
