#include "figure/axes/foot.h"

#include "figure/axes/period_foot.h"

#include <math.h>

#define WORDS_GAP_PT 7.0      /* between two labels side by side, at least */
#define ABOVE_PT 5.0          /* between the axis and the words */
#define BRACKET_PT 4.0        /* height of a year's bracket, with the space above it */
#define TICK_PT 3.0
#define AXIS_PT 1.0
#define BRACKET_LINE_PT 0.75
/* Words of a row are broken only where it has more room than this; and they are no higher than this many lines unless it has. */
#define BREAKABLE_PT 64.0
#define MOST_LINES 5

double foot_x(const struct foot *foot, size_t slot) {
    return foot->left + foot->pitch * ((double)slot + 0.5);
}

double foot_within(struct foot_room room, double x, double width) {
    return fmax(room.from + width / 2.0, fmin(x, room.to - width / 2.0));
}

bool foot_place(struct foot *foot, struct foot_room room) {
    bool is_apart = true;
    double end = -(double)INFINITY;
    for (size_t i = 0; i < foot->n_labels; i++) {
        struct foot_label *label = &foot->labels[i];
        double half = label->words.width_pt / 2.0;
        label->x = foot_within(room, room.left + room.pitch * ((double)label->slot + 0.5), 2.0 * half);
        if (label->x - half < end + WORDS_GAP_PT) is_apart = false;
        end = label->x + half;
    }
    return is_apart;
}

/* ---- rows without periods ---- */

static void take_rows(struct foot *foot) {
    foot->n_slots = foot->chart->n_rows;
    for (size_t i = 0; i < foot->n_slots; i++) foot->slot_of[i] = foot->order[i] = i;
}

struct foot foot_of(struct arena *arena, const struct chart *chart) {
    struct foot foot = {.chart = chart};
    foot.slot_of = ARENA_ARRAY(arena, size_t, chart->n_rows);
    foot.order = ARENA_ARRAY(arena, size_t, chart->n_rows);
    foot.has_periods = period_foot_take(&foot);
    if (!foot.has_periods) take_rows(&foot);
    return foot;
}

/* Labels of every step-th row, in the room of so many slots; false where they are cut up or touch. */
static bool set_rows(struct foot *foot, const struct figure_builder *to, struct foot_room room, size_t step) {
    double width = fmin(room.pitch * (double)step - WORDS_GAP_PT, room.to - room.from);
    bool fits = true;
    foot->n_labels = 0;
    for (size_t slot = 0; slot < foot->n_slots; slot += step) {
        const char *text = foot->chart->table->rows[foot->chart->rows[slot]].label;
        struct foot_label *label = &foot->labels[foot->n_labels++];
        *label = (struct foot_label){slot, label_wrap(to, text, width, room.size_pt)};
        if (width >= BREAKABLE_PT) continue;
        if (label->words.n_lines > MOST_LINES || label_widest_word(to, text, room.size_pt) > width) fits = false;
    }
    return foot_place(foot, room) && fits;
}

static void fit_rows(struct foot *foot, const struct figure_builder *to, struct foot_room room) {
    size_t step = 1;
    while (!set_rows(foot, to, room, step) && step < foot->n_slots) step++;
}

/* ---- both ---- */

void foot_fit(struct foot *foot, const struct figure_builder *to, struct foot_room room) {
    foot->left = room.left;
    foot->pitch = room.pitch;
    foot->size_pt = room.size_pt;
    foot->labels = ARENA_ARRAY(to->arena, struct foot_label, foot->n_slots);
    if (foot->has_periods) period_foot_fit(foot, to, room);
    else fit_rows(foot, to, room);
    foot->labels_height = 0.0;
    for (size_t i = 0; i < foot->n_labels; i++)
        foot->labels_height = fmax(foot->labels_height, label_height(&foot->labels[i].words, room.size_pt));
    double years = foot->n_years > 0 ? BRACKET_PT + style_face.line_height * room.size_pt : 0.0;
    foot->height_pt = ABOVE_PT + foot->labels_height + years;
}

/* ---- marks ---- */

static void put_labels(const struct foot *foot, struct figure_builder *to, double axis, double top) {
    struct figure_lettering how = {.role = foot->has_periods ? FIGURE_TICK : FIGURE_CATEGORY, .anchor = FIGURE_MIDDLE,
                                   .size_pt = foot->size_pt, .colour = STYLE_TEXT};
    for (size_t i = 0; i < foot->n_labels; i++) {
        const struct foot_label *label = &foot->labels[i];
        double x = foot_x(foot, label->slot), half = label_height(&label->words, foot->size_pt) / 2.0;
        if (foot->n_labels < foot->n_slots) figure_line(to, FIGURE_TICK, x, axis, x, axis + TICK_PT, AXIS_PT, STYLE_AXIS);
        label_put(to, &label->words, how, label->x, top + ABOVE_PT + half);
    }
}

static void put_years(const struct foot *foot, struct figure_builder *to, double top) {
    struct figure_lettering how = {.role = FIGURE_TICK, .anchor = FIGURE_MIDDLE, .size_pt = foot->size_pt, .colour = STYLE_TEXT};
    double line = style_face.line_height * foot->size_pt;
    for (size_t i = 0; i < foot->n_years; i++) {
        const struct foot_year *year = &foot->years[i];
        double inset = fmin(3.0, foot->pitch / 4.0);
        double left = foot_x(foot, year->first) - foot->pitch / 2.0 + inset, right = foot_x(foot, year->last) + foot->pitch / 2.0 - inset;
        const struct figure_point corners[] = {{left, top}, {left, top + TICK_PT}, {right, top + TICK_PT}, {right, top}};
        figure_path(to, (struct figure_stroke){.role = FIGURE_TICK, .thickness = BRACKET_LINE_PT, .colour = STYLE_AXIS}, corners, 4);
        if (year->is_set) figure_text(to, how, year->label, year->x, figure_baseline(top + BRACKET_PT + line / 2.0, foot->size_pt));
    }
}

void foot_put(const struct foot *foot, struct figure_builder *to, double axis, double top) {
    put_labels(foot, to, axis, top);
    put_years(foot, to, top + ABOVE_PT + foot->labels_height);
}

const char *foot_name(const struct foot *foot, struct arena *arena, size_t row) {
    const struct line *line = &foot->chart->table->rows[foot->chart->rows[row]];
    return foot->has_periods ? period_foot_name(arena, line->period) : line->label;
}
