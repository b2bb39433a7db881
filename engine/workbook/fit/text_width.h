/* workbook/fit/text_width.h - how much room a text takes in Arial.
 *
 * The library has no autofit and LibreOffice does not grow wrapped rows, so widths and heights are worked out here.
 * Units     pixels of 1/96 inch, rounded up; sizes in points. */
#ifndef WORKBOOK_TEXT_WIDTH_H
#define WORKBOOK_TEXT_WIDTH_H

#include <stdbool.h>
#include <stdint.h>

struct face {
    uint32_t size_pt;
    bool is_bold;
};

/* Width of the text on one line. */
uint32_t text_width_px(const char *text, struct face face);

/* Width of its widest word: below this a wrapped text is torn inside a word. */
uint32_t text_word_px(const char *text, struct face face);

/* Lines that the text takes when wrapped at spaces (a longer word is torn); at least 1. width_px > 0. */
uint32_t text_lines(const char *text, struct face face, uint32_t width_px);

#endif
