/* draw/png.h - pixels as a PNG file (ISO/IEC 15948).
 *
 * Written here rather than by cairo, which takes ten times as long and cannot hold a title: a palette (flat colours exactly,
 * the edges of letters in steps), zlib, texts in iTXt.
 * Bytes      depend on the pixels, the texts and the version of zlib alone. */
#ifndef DRAW_PNG_H
#define DRAW_PNG_H

#include "base/text.h"

struct png_image {
    const unsigned char *pixels;   /* 0x00RRGGBB in the machine's byte order, as cairo's RGB24 */
    size_t stride;                 /* bytes from row to row */
    uint32_t width, height;
    double dots_per_inch;
    const uint32_t *flat;          /* colours of surfaces, shown exactly; at most 128 */
    size_t n_flat;
};

struct png_text {
    const char *keyword;           /* "Title", "Description" */
    const char *text;              /* UTF-8 */
};

/* False when memory ends. */
bool png_add(struct text_builder *out, const struct png_image *image, const struct png_text *texts, size_t n_texts);

#endif
