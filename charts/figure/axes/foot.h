/* figure/axes/foot.h - the foot of a chart whose values stand upright: its rows from left to right, and the words beneath them.
 *
 * Shape     a row stands in a slot, all slots are equally wide. Where every row counts in a period of its own, and all periods are
 *           months, quarters or years of one kind, the slots are those periods in order of time: one that is missing in between
 *           leaves its room. Else a slot is a row, in the chart's order.
 * Words     of periods: months ("Apr") or quarters ("Apr to Jun") with their years bracketed beneath: financial ones ("2007/08")
 *           for quarters of financial years, and for months that begin with an April or end with a March; else calendar years.
 *           Where words would touch, fewer are set, by rule: every second, third or sixth month counted from the beginning of the
 *           year, then years alone, then every second, fifth, tenth year counted from the last, or the first and the last of them. Of other rows: their labels in as
 *           many lines as they need, or those of every second, third, ... row.
 * Steps     foot_of -> foot_fit (for a width: sets the height) -> foot_put.
 * Lifetime  the arena given. */
#ifndef FIGURE_FOOT_H
#define FIGURE_FOOT_H

#include "figure/label.h"
#include "result/chart.h"

/* Words centred beneath a slot. */
struct foot_label {
    size_t slot;
    struct label words;
    double x;                 /* middle */
};

/* A year beneath its slots. */
struct foot_year {
    size_t first, last;       /* slots */
    const char *label;
    double x, width_pt;       /* of the label: middle, width */
    bool is_set;              /* the label has room */
    bool is_whole;            /* all slots of the year are in the chart */
};

struct foot {
    const struct chart *chart;
    size_t n_slots;
    size_t *slot_of;          /* slot of chart->rows[i] */
    size_t *order;            /* i by slot */

    bool has_periods;
    int months;               /* of a slot: 1, 3 or 12 */
    int year_month;           /* month in which years begin: 1 or 4 */
    int64_t first;            /* first slot's number, in slots from the year 0 (which begins with year_month) */

    /* from foot_fit */
    double left, pitch;       /* slot i is `pitch` wide and begins at left + i * pitch */
    double size_pt;
    struct foot_label *labels;
    size_t n_labels;
    struct foot_year *years;
    size_t n_years;
    double labels_height, height_pt;
};

struct foot foot_of(struct arena *arena, const struct chart *chart);

/* Where words may stand. */
struct foot_room {
    double from, to;          /* no word begins before or ends behind */
    double left, pitch;
    double size_pt;
};
void foot_fit(struct foot *foot, const struct figure_builder *to, struct foot_room room);

/* Middle of a slot. */
double foot_x(const struct foot *foot, size_t slot);

/* Words beneath `top`; ticks, where not every slot has a word, at the axis. */
void foot_put(const struct foot *foot, struct figure_builder *to, double axis, double top);

/* What row i is called away from the axis: "Mar 2008", "Jan to Mar 2008", "2007/08", or its label. */
const char *foot_name(const struct foot *foot, struct arena *arena, size_t row);

/* Sets x of the labels: beneath their slots, pressed into the room. False where two touch. */
bool foot_place(struct foot *foot, struct foot_room room);
/* Middle of words as wide as `width`, beneath x, and within the room. */
double foot_within(struct foot_room room, double x, double width);

#endif
