/* workbook/fit/glyph_widths.h - how wide the letters of Arial are, as plain data.
 *
 * Units     1/2048 of the font size. Regular and bold; ASCII from U+0020, Latin-1 from U+00A0, and some punctuation.
 * Read by   text_width.c alone. */
#ifndef WORKBOOK_GLYPH_WIDTHS_H
#define WORKBOOK_GLYPH_WIDTHS_H

#include <stddef.h>
#include <stdint.h>

enum {
    GLYPH_EM = 2048,
    GLYPH_ASCII_FIRST = 0x20,
    GLYPH_ASCII_LAST = 0x7E,
    GLYPH_LATIN_FIRST = 0xA0,
    GLYPH_LATIN_LAST = 0xFF
};

struct glyph_other {
    uint32_t code_point;
    uint16_t regular, bold;
};

extern const uint16_t glyph_ascii_regular[], glyph_ascii_bold[];
extern const uint16_t glyph_latin_regular[], glyph_latin_bold[];
extern const struct glyph_other glyph_others[];
extern const size_t n_glyph_others;

#endif
