/* figure/label.h - a text broken into lines that fit a width.
 *
 * Breaks at spaces; a word wider than the width breaks after '-' or '/', or else between letters, never before a combining
 * mark. The fewest lines that fit, then the narrowest block with so many lines, so that lines are of like length.
 * Lifetime   the builder's arena. */
#ifndef FIGURE_LABEL_H
#define FIGURE_LABEL_H

#include "figure/marks.h"

struct label {
    const char *const *lines;   /* at least one, possibly "" */
    size_t n_lines;
    double width_pt;            /* of the widest line */
};

/* width_pt is finite. */
struct label label_wrap(const struct figure_builder *to, const char *text, double width_pt, double size_pt);

/* The text on one line, however long. */
struct label label_line(const struct figure_builder *to, const char *text, double size_pt);

/* Width of the widest word: a label this wide need not break any. */
double label_widest_word(const struct figure_builder *to, const char *text, double size_pt);

double label_height(const struct label *label, double size_pt);

/* Adds its lines one beneath the other, the block centred on `middle`. */
void label_put(struct figure_builder *to, const struct label *label, struct figure_lettering how, double x, double middle);

#endif
