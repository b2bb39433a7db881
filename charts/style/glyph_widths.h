/* style/glyph_widths.h - how wide the letters of the one face are, for rooms that measure without a font library.
 *
 * Advance widths of Liberation Sans, which are those of Arial. No kerning: sums are then never too small.
 * Units     1/2048 of the font size. */
#ifndef STYLE_GLYPH_WIDTHS_H
#define STYLE_GLYPH_WIDTHS_H

#include <stdbool.h>
#include <stdint.h>

enum { GLYPH_EM = 2048 };

/* ASCII, Latin-1 and the punctuation of papers exactly; other letters as wide as the fonts that stand in for them. */
uint32_t glyph_width(uint32_t code_point, bool is_bold);

#endif
