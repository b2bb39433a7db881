/* style/style.h - how charts look: colours, sizes and the face, as plain data.
 *
 * The palette, its order and the least sizes are those of the Government Analysis Function (docs: publishing rules, Charts).
 * Units     points; colours are 0xRRGGBB; measures of the face are shares of its size. */
#ifndef STYLE_STYLE_H
#define STYLE_STYLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint32_t colour_t;

#define STYLE_TEXT 0x0B0C0Cu        /* words and figures */
#define STYLE_GROUND 0xFFFFFFu      /* the page, and the separators between stacked segments */
#define STYLE_GRID 0xE1E1E1u
#define STYLE_AXIS 0x595959u
#define STYLE_FOCUS 0x12436Du       /* the bar picked out */
#define STYLE_BESIDE_FOCUS 0xBFBFBFu
#define STYLE_LINE_BESIDE_FOCUS 0x8C8C8Cu /* a line is thin: contrast 3 with the ground */
#define STYLE_SIGNAL 0xF46A25u      /* a point that a control chart picks out; its shape says it too */

#define STYLE_WIDTH_PT 480.0        /* the text column of A4 with margins of 2 cm */
#define STYLE_MAX_HEIGHT_PT 640.0   /* what a page holds beneath a heading, with a caption and a base line */
#define STYLE_MARGIN_PT 12.0        /* white around a chart that is a file of its own */
#define STYLE_LEAST_SIZE_PT 10.0    /* no text is smaller */
#define STYLE_N_COLOURS 6

/* The one face of charts. */
struct style_face {
    const char *family;     /* as the font file names itself */
    const char *css;        /* font-family of SVG: the same measures first */
    const char *file;       /* name of the font file */
    const char *bold_file;  /* the same face, bold: papers have it, charts do not */
    const char *package;    /* that installs it */
    double line_height;     /* from baseline to baseline */
    double cap_height;      /* of capitals and digits */
    double ascent;          /* of the tallest letters above the baseline */
    double descent;         /* of letters below the baseline */
};

extern const struct style_face style_face;

/* Colour of a series: one #12436D; two #12436D and #F46A25; more in the order of the palette, which begins anew after
 * STYLE_N_COLOURS (whoever accepts a chart should have refused so many). */
colour_t style_series_colour(size_t series, size_t n_series);

/* Colour of a place in the palette, for what keeps its colour through a paper. */
colour_t style_place_colour(size_t place);

/* Contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio" and "relative luminance"). */
double style_contrast(colour_t a, colour_t b);

/* STYLE_TEXT or white, whichever is read more easily on `ground`. */
colour_t style_text_on(colour_t ground);

#endif
