/* figure/axes/frame.h - what all charts of horizontal bars share: categories at the left, the value axis beneath.
 *
 * Steps     figure_layout makes a frame for an attempt (size of letters, room for labels) -> frame_labels -> the layout of
 *           the kind places its bars between -> frame_grid, bars, frame_categories, frame_axis. A chart has rows: where it has
 *           none, figure_layout says so in words and makes no plot.
 * A frame that comes out higher than a page is thrown away, and the next attempt is made.
 * Lifetime  the builder's arena. */
#ifndef FIGURE_FRAME_H
#define FIGURE_FRAME_H

#include "figure/label.h"
#include "figure/axes/scale.h"
#include "result/chart.h"

/* Shown between a bar and its value. */
#define FRAME_GAP_PT 4.0
/* A bar's share of its band: the gap is narrower than the bar. */
#define FRAME_BAR_SHARE 0.7

struct frame {
    struct figure_builder to;
    const struct chart *chart;
    const struct chart *whole;  /* the chart whose cells set scale and room: `chart`, or, in a panel, the one that all panels make up */
    bool is_inner;           /* a panel with others left of it: labels of rows, or of an upright axis, stand there */
    double width_pt;
    double size_pt;          /* of every text */
    double tight;            /* 0..1: figure_layout_tight */
    double label_share;      /* share of the width that labels of categories may take, 0..1 */

    struct label *labels;    /* one a row; from frame_labels */
    double labels_height;    /* of the tallest */
    double labels_right;     /* where they end */

    struct scale scale;      /* from the kind's layout, by frame_fit_scale */
    const char **ticks;      /* texts, scale.last - scale.first + 1; "" where there is no room for one */
    double plot_left, plot_right;

    double plot_top;         /* from the kind's layout */
    double band;             /* from one category to the next */
    double plot_height;      /* of an upright chart, whose rows stand side by side (upright.h) */
    double height_pt;        /* of the figure; from frame_axis */
};

void frame_labels(struct frame *frame);

const struct cell *frame_cell(const struct frame *frame, size_t row, size_t series);
/* The i-th of the whole chart's cells, row by row; there are frame_n_cells. */
const struct cell *frame_any_cell(const struct frame *frame, size_t i);
size_t frame_n_cells(const struct frame *frame);
/* The cell's number in its unit as shown (percent times 100). */
double frame_number(const struct cell *cell);
/* Text at a bar: display, and the mark that qualifies it. */
const char *frame_display(const struct frame *frame, const struct cell *cell);

/* What the axis must hold. */
struct frame_extent {
    double low, high;      /* data; both 0 where there is no number */
    enum unit unit;
    int decimals;          /* of the cells: ticks are not finer */
};

/* Of all cells that the whole chart shows. */
struct frame_extent frame_extent(const struct frame *frame);
/* Sets scale and ticks. */
void frame_set_scale(struct frame *frame, struct frame_extent extent, int n_ticks, bool has_zero);
size_t frame_n_ticks(const struct frame *frame);
double frame_tick_width(const struct frame *frame, size_t i);

/* Chooses scale, ticks and plot_right so that no tick label touches another: fewer ticks until they fit. room(frame)
 * gives, for frame->scale, plot_left and the plot_right that tick labels allow, the widest plot that leaves room for the values at the bars. */
void frame_fit_scale(struct frame *frame, struct frame_extent extent, double (*room)(const struct frame *));

double frame_x(const struct frame *frame, double value);
/* Middle of a row's band. */
double frame_middle(const struct frame *frame, size_t row);
double frame_plot_bottom(const struct frame *frame);

/* Sets the height of a band: so that all bands fill a pleasant height, within least..most; nearer to the least the tighter. */
void frame_set_band(struct frame *frame, double least, double most);

struct figure_lettering frame_lettering(const struct frame *frame, enum figure_role role, enum figure_anchor anchor);

/* Lines at the ticks and at zero: bars lie over them. */
void frame_grid(struct frame *frame);
void frame_categories(struct frame *frame);
/* A value beside a bar, with the grid cleared behind it. */
void frame_value(struct frame *frame, const char *text, double x, double middle, enum figure_anchor anchor);
/* Tick labels, axis title; sets height_pt. */
void frame_axis(struct frame *frame);
/* The axis title alone, beneath `top`; returns where it ends. */
double frame_axis_title(struct frame *frame, double top);
/* Words about the picture beneath all else. */
void frame_note(struct frame *frame, const char *text);

#endif
