/* base/text/utf8.c - validity, decoding, width, and showing what is not safe to show. */
#include "base/utf8.h"

#include "base/text.h"

#include <string.h>
#include <utf8proc.h>

/* Well-formed sequences by their first byte (Unicode 15, table 3-7): how many bytes, and the range of the second. */
static size_t sequence_length(const unsigned char *bytes, size_t n) {
    unsigned char first = bytes[0], low = 0x80, high = 0xBF;
    size_t length;
    if (first < 0x80) return 1;
    if (first < 0xC2 || first > 0xF4) return 0;
    length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (first == 0xE0) low = 0xA0;
    if (first == 0xED) high = 0x9F;
    if (first == 0xF0) low = 0x90;
    if (first == 0xF4) high = 0x8F;
    if (n < length || bytes[1] < low || bytes[1] > high) return 0;
    for (size_t i = 2; i < length; i++)
        if ((bytes[i] & 0xC0) != 0x80) return 0;
    return length;
}

static bool is_eight_ascii(const char *bytes) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return (word & UINT64_C(0x8080808080808080)) == 0;
}

size_t utf8_valid_prefix(const char *bytes, size_t n) {
    size_t at = 0;
    while (at < n) {
        if (n - at >= 8 && is_eight_ascii(bytes + at)) {
            at += 8;
            continue;
        }
        size_t length = sequence_length((const unsigned char *)bytes + at, n - at);
        if (length == 0) break;
        at += length;
    }
    return at;
}

/* Bytes of the sequence at `bytes`, which a NUL ends: continuation bytes are looked at only as far as they are there.
 */
static size_t sequence_before_nul(const char *bytes) {
    size_t n = 1;
    while (n < 4 && bytes[n]) n++;
    return sequence_length((const unsigned char *)bytes, n);
}

/* An invalid byte is taken alone, as U+FFFD, so that no text can lead past its end. */
size_t utf8_decode(const char *bytes, uint32_t *ret_code_point) {
    const unsigned char *b = (const unsigned char *)bytes;
    if (b[0] < 0x80) {
        *ret_code_point = b[0];
        return 1;
    }
    size_t length = sequence_before_nul(bytes);
    if (length == 0) {
        *ret_code_point = 0xFFFD;
        return 1;
    }
    uint32_t c = b[0] & (length == 2 ? 0x1Fu : length == 3 ? 0x0Fu : 0x07u);
    for (size_t i = 1; i < length; i++) c = c << 6 | (b[i] & 0x3Fu);
    *ret_code_point = c;
    return length;
}

size_t utf8_length(const char *text) {
    size_t n = 0;
    for (uint32_t c; *text; n++) text += utf8_decode(text, &c);
    return n;
}

static size_t columns_of(uint32_t c) {
    if (c < 0x80) return 1;
    const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)c);
    if (property->category == UTF8PROC_CATEGORY_MN || property->category == UTF8PROC_CATEGORY_ME) return 0;
    if (property->ignorable) return 0;
    return property->charwidth == 2 ? 2 : 1;
}

size_t utf8_columns(const char *text) {
    size_t n = 0;
    for (uint32_t c; *text; n += columns_of(c)) text += utf8_decode(text, &c);
    return n;
}

/* What a terminal may obey, reorder or hide: controls, formats (bidirectional marks among them), line and paragraph
 * separators, and whatever Unicode calls default ignorable. */
static bool is_unsafe(uint32_t c) {
    if (c < 0x80) return c < 0x20 || c == 0x7F;
    const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)c);
    return property->ignorable || property->category == UTF8PROC_CATEGORY_CC ||
           property->category == UTF8PROC_CATEGORY_CF || property->category == UTF8PROC_CATEGORY_ZL ||
           property->category == UTF8PROC_CATEGORY_ZP;
}

static void add_hex(struct text_builder *out, uint32_t value, int n_digits) {
    for (int shift = 4 * (n_digits - 1); shift >= 0; shift -= 4)
        text_add_char(out, "0123456789ABCDEF"[value >> shift & 0xF]);
}

static void add_escaped(struct text_builder *out, uint32_t c) {
    if (c < 0x80) {
        text_add(out, "\\x");
        add_hex(out, c, 2);
        return;
    }
    text_add(out, "\\u{");
    add_hex(out, c, c > 0xFFFF ? (c > 0xFFFFF ? 6 : 5) : 4);
    text_add(out, "}");
}

/* Adds the character at `text` as it is shown; returns the bytes taken. */
static size_t add_shown(struct text_builder *out, const char *text) {
    uint32_t c;
    size_t length = utf8_decode(text, &c);
    if ((unsigned char)*text >= 0x80 && length == 1) {
        text_add(out, "\\x");
        add_hex(out, (unsigned char)*text, 2);
    } else if (is_unsafe(c)) {
        add_escaped(out, c);
    } else {
        text_add_bytes(out, text, length);
    }
    return length;
}

const char *utf8_shown(struct arena *arena, const char *text, size_t max_columns) {
    struct text_builder out = {.arena = arena};
    size_t columns = 0, n_kept = 0; /* n_kept: bytes that leave a column for the ellipsis */
    while (*text) {
        size_t before = out.n;
        text += add_shown(&out, text);
        columns += utf8_columns(out.bytes + before);
        if (max_columns == 0) continue;
        if (columns > max_columns) {
            out.n = n_kept;
            text_add(&out, "\u2026");
            break;
        }
        if (columns < max_columns) n_kept = out.n;
    }
    return text_done(&out);
}
