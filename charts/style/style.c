#include "style/style.h"

#include <math.h>

/* Measures from the tables OS/2 and hhea of LiberationSans-Regular.ttf (1409, 1466 and 434 of 2048 units). */
const struct style_face style_face = {
    .family = "Liberation Sans",
    .css = "Liberation Sans, Arial, Helvetica, sans-serif",
    .file = "LiberationSans-Regular.ttf",
    .bold_file = "LiberationSans-Bold.ttf",
    .package = "fonts-liberation2",
    .line_height = 1.15,
    .cap_height = 0.688,
    .ascent = 0.73,
    .descent = 0.212,
};

static const colour_t palette[STYLE_N_COLOURS] = {0x12436D, 0x28A197, 0x801650, 0xF46A25, 0x3D3D3D, 0xA285D1};
static const colour_t pair[2] = {0x12436D, 0xF46A25};

colour_t style_series_colour(size_t series, size_t n_series) {
    return n_series == 2 && series < 2 ? pair[series] : palette[series % STYLE_N_COLOURS];
}

colour_t style_place_colour(size_t place) {
    return palette[place % STYLE_N_COLOURS];
}

static double linear(colour_t channel) {
    double c = (double)channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(colour_t c) {
    return 0.2126 * linear(c >> 16 & 0xFF) + 0.7152 * linear(c >> 8 & 0xFF) + 0.0722 * linear(c & 0xFF);
}

double style_contrast(colour_t a, colour_t b) {
    double la = luminance(a), lb = luminance(b);
    return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}

colour_t style_text_on(colour_t ground) {
    return style_contrast(STYLE_TEXT, ground) >= style_contrast(STYLE_GROUND, ground) ? STYLE_TEXT : STYLE_GROUND;
}
