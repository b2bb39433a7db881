/* base/text/utf8_fold.c - normal forms, by utf8proc.
 *
 * utf8proc_decompose and utf8proc_reencode are used rather than utf8proc_map, since they work in storage of the arena.
 */
#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

enum {
    NFC = UTF8PROC_STABLE | UTF8PROC_COMPOSE,
    FOLDED = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE
};

static bool is_ascii(const char *text) {
    while (*text && (unsigned char)*text < 0x80) text++;
    return !*text;
}

/* Code points of `text` taken apart as the options say, with room for the bytes that they become; NULL if the text is
 * not UTF-8. */
static int32_t *decompose(struct arena *arena, const char *text, int options, size_t *ret_n) {
    const uint8_t *bytes = (const uint8_t *)text;
    utf8proc_ssize_t n_bytes = (utf8proc_ssize_t)strlen(text);
    utf8proc_option_t option = (utf8proc_option_t)options;
    utf8proc_ssize_t need = utf8proc_decompose(bytes, n_bytes, NULL, 0, option);
    if (need == UTF8PROC_ERROR_OVERFLOW) arena_exhausted(arena);
    if (need < 0) return NULL;
    int32_t *code_points = ARENA_ARRAY(arena, int32_t, (size_t)need + 1);
    *ret_n = (size_t)utf8proc_decompose(bytes, n_bytes, code_points, need, option);
    return code_points;
}

/* The same storage, as the text that the code points compose to. */
static const char *compose(int32_t *code_points, size_t n, int options) {
    utf8proc_reencode(code_points, (utf8proc_ssize_t)n, (utf8proc_option_t)options);
    return (const char *)code_points;
}

const char *utf8_nfc(struct arena *arena, const char *text) {
    if (is_ascii(text)) return text;
    size_t n;
    int32_t *code_points = decompose(arena, text, NFC, &n);
    return code_points ? compose(code_points, n, NFC) : text;
}

static bool is_space(int32_t c) {
    if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
    if (c == 0x85) return true;
    utf8proc_category_t category = utf8proc_category(c);
    return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

static int32_t straight_quote(int32_t c) {
    if ((c >= 0x2018 && c <= 0x201B) || c == 0x02BC) return '\'';
    if (c >= 0x201C && c <= 0x201F) return '"';
    return c;
}

/* Runs of spaces become one, those at the ends none; returns the new count. */
static size_t tidy(int32_t *code_points, size_t n) {
    size_t n_kept = 0;
    bool is_apart = false;
    for (size_t i = 0; i < n; i++) {
        if (is_space(code_points[i])) {
            is_apart = n_kept > 0;
            continue;
        }
        int32_t c = straight_quote(code_points[i]);
        if (is_apart) code_points[n_kept++] = ' ';
        is_apart = false;
        code_points[n_kept++] = c;
    }
    return n_kept;
}

const char *utf8_folded(struct arena *arena, const char *text) {
    size_t n;
    int32_t *code_points = decompose(arena, text, FOLDED, &n);
    if (!code_points) return text;
    return compose(code_points, tidy(code_points, n), FOLDED);
}
