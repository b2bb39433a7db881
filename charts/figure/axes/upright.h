/* figure/axes/upright.h - the value axis of a chart whose values stand upright: ticks at the left, level grid lines.
 *
 * The axis title stands above the plot, level like all text; where zero is not on the axis a note beneath it says where the axis
 * starts.
 * Steps     frame_set_scale -> upright_heading (sets plot_top) -> plot_left, plot_right, plot_height are set -> upright_grid. */
#ifndef FIGURE_UPRIGHT_H
#define FIGURE_UPRIGHT_H

#include "figure/axes/frame.h"

/* Between a tick label and the plot. */
#define UPRIGHT_TICK_GAP_PT 6.0

/* Widest tick label, and the gap beside it: the least plot_left. */
double upright_ticks_width(const struct frame *frame);
/* Title and note from `top` on. */
void upright_heading(struct frame *frame, double top);
void upright_grid(struct frame *frame);
double upright_y(const struct frame *frame, double value);
bool upright_has_zero(const struct frame *frame);

#endif
