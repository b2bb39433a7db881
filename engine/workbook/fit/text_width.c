/* workbook/fit/text_width.c - sums of advance widths. No kerning: spreadsheets do not kern, and the sum is then never
 * too small. */
#include "workbook/fit/text_width.h"

#include "base/utf8.h"
#include "style/glyph_widths.h"

#include <string.h>

/* Units of the first n bytes, as far as they are valid UTF-8: what is not will be refused when it is written. */
static uint64_t run_units(const char *text, size_t n, bool is_bold) {
    uint64_t units = 0;
    for (const char *end = text + utf8_valid_prefix(text, n); text < end;) {
        uint32_t c;
        text += utf8_decode(text, &c);
        units += glyph_width(c, is_bold);
    }
    return units;
}

/* A point is 96/72 pixels: units * size * 96 / (72 * 2048), rounded up. */
static uint32_t units_px(uint64_t units, uint32_t size_pt) {
    return (uint32_t)((units * size_pt * 96 + 72 * GLYPH_EM - 1) / (72 * GLYPH_EM));
}

uint32_t text_width_px(const char *text, struct face face) {
    return units_px(run_units(text, strlen(text), face.is_bold), face.size_pt);
}

uint32_t text_word_px(const char *text, struct face face) {
    uint64_t widest = 0;
    while (*text != '\0') {
        size_t n = strcspn(text, " ");
        uint64_t units = run_units(text, n, face.is_bold);
        if (units > widest) widest = units;
        text += n + (text[n] == ' ');
    }
    return units_px(widest, face.size_pt);
}

uint32_t text_lines(const char *text, struct face face, uint32_t width_px) {
    uint64_t room = (uint64_t)width_px * 72 * GLYPH_EM / (96 * (uint64_t)face.size_pt);
    uint64_t space = glyph_width(' ', face.is_bold);
    uint64_t used = 0, lines = 1;
    while (*text != '\0') {
        size_t n = strcspn(text, " ");
        uint64_t word = run_units(text, n, face.is_bold);
        if (used > 0 && used + space + word > room) {
            lines++;
            used = word;
        } else {
            used += (used > 0 ? space : 0) + word;
        }
        if (used > room) {
            lines += (used - 1) / (room > 0 ? room : 1);
            used = room > 0 ? (used - 1) % room + 1 : 1;
        }
        text += n + (text[n] == ' ');
    }
    return (uint32_t)lines;
}
