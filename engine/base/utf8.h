/* base/utf8.h - what must be known of UTF-8: validity, normal form, width, safe showing. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/arena.h"

#include <stdint.h>

/* Length of the valid prefix of `bytes`: n when all is valid UTF-8 (no overlong forms, no surrogates, nothing above
 * U+10FFFF). NUL is valid here. */
size_t utf8_valid_prefix(const char *bytes, size_t n);

/* Decodes one code point of valid UTF-8; returns bytes taken. */
size_t utf8_decode(const char *bytes, uint32_t *ret_code_point);

/* Code points in a text. */
size_t utf8_length(const char *text);

/* Columns on a terminal with a fixed-width face: combining marks 0, wide East Asian characters 2, others 1. */
size_t utf8_columns(const char *text);

/* Normal form NFC (utf8proc). Returns `text` itself when it is ASCII. */
const char *utf8_nfc(struct arena *arena, const char *text);

/* NFKC with case folded, spaces of every kind collapsed to one ' ', curly quotes made straight: only for finding
 * look-alikes, and for lists that ask for `match: folded`. */
const char *utf8_folded(struct arena *arena, const char *text);

/* Safe for a terminal and for a message: control, bidirectional and zero-width characters as \xNN or \u{NNNN};
 * invalid bytes as \xNN; cut with an ellipsis after `max_columns` (0: never cut). */
const char *utf8_shown(struct arena *arena, const char *text, size_t max_columns);

#endif
