/* workbook/cell_text.c - cleaning of text, one code point at a time. */
#include "workbook/cell_text.h"

#include "base/text.h"
#include "base/utf8.h"

#include <string.h>

#define REPLACEMENT "\xEF\xBF\xBD"
#define ELLIPSIS "\xE2\x80\xA6"

/* XML 1.0 allows no C0 controls but tab, LF and CR, and no U+FFFE or U+FFFF; C1 controls are allowed but show nothing.
 */
static bool is_forbidden(uint32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xFFFE || c == 0xFFFF;
}

static bool is_space(uint32_t c) {
    return c == '\t' || c == '\n' || c == '\r';
}

static bool is_hex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

/* "_x000D_": Excel and LibreOffice decode it in cells and headers. */
static bool is_escape(const char *text) {
    return text[0] == '_' && text[1] == 'x' && is_hex(text[2]) && is_hex(text[3]) && is_hex(text[4]) &&
           is_hex(text[5]) && text[6] == '_';
}

/* Adds one code point, cleaned; returns its UTF-16 units. */
static size_t add_clean(struct text_builder *out, const char *bytes, size_t n, uint32_t c) {
    if (is_space(c)) {
        text_add_char(out, ' ');
    } else if (is_forbidden(c)) {
        text_add(out, REPLACEMENT);
    } else {
        text_add_bytes(out, bytes, n);
    }
    return c > 0xFFFF ? 2 : 1;
}

static const char *clean(struct arena *arena, const char *text, bool has_escapes, const char **ret_text,
                         size_t *ret_units) {
    if (utf8_valid_prefix(text, strlen(text)) != strlen(text)) return "its text is not valid UTF-8";
    struct text_builder out = {.arena = arena};
    *ret_units = 0;
    while (*text != '\0') {
        uint32_t c;
        size_t n = utf8_decode(text, &c);
        if (has_escapes && is_escape(text)) text_add(&out, "_x005F");
        *ret_units += add_clean(&out, text, n, c);
        text += n;
    }
    *ret_text = text_done(&out);
    return NULL;
}

const char *cell_text_clean(struct arena *arena, const char *text, size_t limit, const char **ret_text) {
    const char *cleaned;
    size_t n_units;
    const char *fault = clean(arena, text, true, &cleaned, &n_units);
    if (fault != NULL) return fault;
    if (n_units > limit)
        return TEXT(arena, "its text has ", text_from_int(arena, (int64_t)n_units), " characters, and Excel allows ",
                    text_from_int(arena, (int64_t)limit));
    *ret_text = cleaned;
    return NULL;
}

const char *plain_text_clean(struct arena *arena, const char *text, size_t n_bytes, const char **ret_text) {
    const char *cleaned;
    size_t n_units;
    const char *fault = clean(arena, text, false, &cleaned, &n_units);
    if (fault != NULL) return fault;
    if (strlen(cleaned) > n_bytes) {
        size_t n = n_bytes - strlen(ELLIPSIS);
        while (n > 0 && cleaned[n] != ' ') n--;
        if (n == 0) n = utf8_valid_prefix(cleaned, n_bytes - strlen(ELLIPSIS));
        cleaned = TEXT(arena, text_copy_bytes(arena, cleaned, n), ELLIPSIS);
    }
    *ret_text = cleaned;
    return NULL;
}
