/* figure/parts/end_labels.h - names and last values at the ends of lines, moved apart where they would touch.
 *
 * Rule      a label stands at the height of its line's end. Labels that would touch move up and down, in the order of the lines and as
 *           little as can be (spread.h); a leader joins one that moved to its line, and one whose line ends before the others. */
#ifndef FIGURE_END_LABELS_H
#define FIGURE_END_LABELS_H

#include "figure/axes/frame.h"

struct end_label {
    struct label words;
    bool has_line;
    size_t slot;            /* where its line ends */
    double x, y;            /* the same as a point */
    colour_t colour;        /* of the leader: the line's */
    double middle;          /* from end_labels_spread */
};

/* Height that so many labels need. */
double end_labels_height(const struct end_label *labels, size_t n, double size_pt);
/* Sorts labels from top to bottom and sets their middles, within from..to. False where one has moved away from its line. */
bool end_labels_spread(struct frame *frame, struct end_label *labels, size_t n, double from, double to);
/* Words begin at `left`, on cleared ground where the grid runs beneath them. last_x: where lines end that go on to the end. */
void end_labels_put(struct frame *frame, const struct end_label *labels, size_t n, double last_x, double left);

#endif
