/* extract/records/odd_characters.c - a table of ranges of code points. */
#include "extract/records/odd_characters.h"

#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

static const struct range {
    uint32_t first, last;
    const char *what;
} ranges[] = {
    {0x00, 0x08, "a control character"},
    {0x0B, 0x0C, "a control character"},
    {0x0E, 0x1F, "a control character"},
    {0x7F, 0x9F, "a control character"},
    {0x200B, 0x200D, "a zero-width character"},
    {0x200E, 0x200F, "a mark of writing direction"},
    {0x202A, 0x202E, "an override of writing direction"},
    {0x2066, 0x2069, "an isolate of writing direction"},
    {0xFEFF, 0xFEFF, "a zero-width character"},
    {0xFFFE, 0xFFFF, "not a character"},
};

static const struct range *range_of(uint32_t c) {
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c >= ranges[i].first && c <= ranges[i].last) return &ranges[i];
    return NULL;
}

/* Zero-width joiners hold emoji together: they are not odd between characters beyond the basic plane. */
static bool is_joiner_of_emoji(uint32_t c, uint32_t before) {
    return c == 0x200D && (before > 0xFFFF || before == 0xFE0F);
}

bool odd_characters_is_odd(uint32_t c, uint32_t before) {
    return range_of(c) != NULL && !is_joiner_of_emoji(c, before);
}

static void note(const char *column, uint32_t c, const struct range *range, uint32_t line, struct faults *faults) {
    char name[16];
    int n = snprintf(name, sizeof name, "U+%04X", (unsigned)c);
    struct fault *fault = faults_note(faults, MSG_DATA_CONTROL, column, name, (size_t)n, line);
    if (fault) fault->args[2] = range->what;
}

/* Cells are counted, not characters. */
static bool holds(const uint32_t *told, size_t n, uint32_t c) {
    for (size_t i = 0; i < n; i++)
        if (told[i] == c) return true;
    return false;
}

/* Valid UTF-8, but not ended by NUL: the last bytes are decoded from a copy that is. */
static size_t decode(struct view cell, size_t at, uint32_t *ret) {
    char last[5] = "";
    if (cell.n - at >= 4) return utf8_decode(cell.bytes + at, ret);
    memcpy(last, cell.bytes + at, cell.n - at);
    return utf8_decode(last, ret);
}

void odd_characters_note(const char *column, struct view cell, uint32_t line, struct faults *faults) {
    uint32_t c, before = 0, told[8];
    size_t n_told = 0;
    for (size_t at = 0; at < cell.n; before = c) {
        unsigned char byte = (unsigned char)cell.bytes[at];
        if (byte >= 0x20 && byte < 0x7F)
            c = byte, at++;
        else
            at += decode(cell, at, &c);
        const struct range *range = c >= 0x20 && c < 0x7F ? NULL : range_of(c);
        if (!range || is_joiner_of_emoji(c, before) || holds(told, n_told, c)) continue;
        if (n_told < sizeof told / sizeof *told) told[n_told++] = c;
        note(column, c, range, line, faults);
    }
}
