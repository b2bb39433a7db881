/* extract/cells/alike.c - compares folded forms, then looks for the first code point that differs. */
#include "extract/cells/alike.h"

#include "base/text.h"
#include "base/utf8.h"

#include <stdio.h>

static const char *code_point_text(struct arena *arena, uint32_t c) {
    char text[16];
    snprintf(text, sizeof text, "U+%04X", (unsigned)c);
    return text_copy(arena, text);
}

static uint32_t lower(uint32_t c) {
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

/* First difference that is not one of letter case. Returns false when there is none. `found` has *ret_code_point there
 * (0: it ends). */
static bool find_difference(const char *found, const char *expected, uint32_t *ret_code_point, int64_t *ret_character) {
    for (int64_t character = 1; *found || *expected; character++) {
        uint32_t a = 0, b = 0;
        if (*found) found += utf8_decode(found, &a);
        if (*expected) expected += utf8_decode(expected, &b);
        if (lower(a) == lower(b)) continue;
        *ret_code_point = a;
        *ret_character = character;
        return true;
    }
    return false;
}

const char *alike_hint(struct arena *arena, const char *found, const char *expected) {
    uint32_t c;
    int64_t character;
    const char *folded = text_trim(arena, utf8_folded(arena, found));
    if (!text_equal(folded, text_trim(arena, utf8_folded(arena, expected)))) return NULL;
    if (!find_difference(found, expected, &c, &character))
        return TEXT(arena, "it differs from '", expected, "' in letter case");
    const char *where = text_from_int(arena, character);
    if (c == 0) return TEXT(arena, "it differs from '", expected, "' by what is missing at character ", where);
    return TEXT(arena, "it differs from '", expected, "' by ", code_point_text(arena, c), c == ' ' ? " (a space)" : "",
                " at character ", where);
}

const char *alike_nearest(struct arena *arena, const char *found, const char *const *names, size_t n) {
    for (size_t i = 0; i < n; i++) {
        const char *hint = alike_hint(arena, found, names[i]);
        if (hint) return hint;
    }
    const char *near = text_nearest(arena, found, names, n);
    return near ? TEXT(arena, "did you mean '", near, "'?") : NULL;
}
