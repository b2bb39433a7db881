#include "figure/kinds/pie.h"

#include "base/text.h"
#include "figure/colours.h"
#include "figure/parts/beside_pie.h"
#include "figure/parts/slices.h"

#include <math.h>

#define RADIUS_PT 110.0
#define TIGHT_RADIUS_PT 85.0
#define LEAST_RADIUS_PT 60.0
#define WORDS_PT 90.0            /* room for words on either side before the pie is made smaller */
#define SEPARATOR_PT 1.5
#define LEAST_RIM_PT 5.0         /* a slice with a shorter rim has no separators: they would be all of it */

struct pie {
    struct frame *frame;
    struct slice *slices;        /* one a row */
    size_t n;
    double radius;
};

static const struct cell *cell_of(const struct pie *pie, size_t row) {
    return frame_cell(pie->frame, row, 0);
}

/* ---- without a whole ---- */

/* Why there is none; NULL where there is one. */
static const char *why_no_whole(const struct pie *pie) {
    double whole = 0.0;
    for (size_t i = 0; i < pie->n; i++) {
        if (cell_of(pie, i)->kind != CELL_NUMBER) return "No pie is drawn: not every slice has a number.";
        if (frame_number(cell_of(pie, i)) < 0.0) return "No pie is drawn: a slice cannot be below zero.";
        whole += frame_number(cell_of(pie, i));
    }
    return whole > 0.0 ? NULL : "No pie is drawn: every slice is zero.";
}

static void say_why(struct pie *pie, const char *why) {
    struct frame *frame = pie->frame;
    double top = 0.0;
    for (size_t i = 0; i <= pie->n; i++) {
        struct label words = label_wrap(&frame->to, i == 0 ? why : pie->slices[i - 1].text, frame->width_pt, frame->size_pt);
        double height = label_height(&words, frame->size_pt);
        struct figure_lettering how = frame_lettering(frame, i == 0 ? FIGURE_NOTE : FIGURE_VALUE, FIGURE_START);
        label_put(&frame->to, &words, how, 0.0, top + height / 2.0);
        top += height + (i == 0 ? 0.4 * frame->size_pt : 0.0);
    }
    frame->height_pt = top;
}

/* ---- slices ---- */

static colour_t colour_of(const struct chart *chart, size_t row) {
    bool has_own = chart->focus_row != SIZE_MAX || chart->row_colours != NULL;
    return has_own ? row_colour(chart, row) : style_series_colour(row, chart->n_rows);
}

static void make_slices(struct pie *pie) {
    struct frame *frame = pie->frame;
    const struct chart *chart = frame->chart;
    pie->slices = ARENA_ARRAY(frame->to.arena, struct slice, pie->n);
    for (size_t i = 0; i < pie->n; i++) {
        const char *label = chart->table->rows[chart->rows[i]].label;
        pie->slices[i].text = TEXT(frame->to.arena, label, " ", frame_display(frame, cell_of(pie, i)));
        pie->slices[i].colour = colour_of(chart, i);
    }
}

static void set_angles(struct pie *pie) {
    double whole = 0.0, before = 0.0;
    for (size_t i = 0; i < pie->n; i++) whole += frame_number(cell_of(pie, i));
    for (size_t i = 0; i < pie->n; i++) {
        pie->slices[i].from = 2.0 * M_PI * before / whole;
        before += frame_number(cell_of(pie, i));
        pie->slices[i].to = 2.0 * M_PI * before / whole;
    }
}

/* White between two neighbours, so that they are told apart whatever their colours. */
static void put_separators(struct pie *pie, struct figure_point centre) {
    for (size_t i = 0; i < pie->n; i++) {
        const struct slice *slice = &pie->slices[i];
        double rim = (slice->to - slice->from) * pie->radius;
        if (rim < LEAST_RIM_PT || slice->to - slice->from >= 2.0 * M_PI) continue;
        const double angles[] = {slice->from, slice->to};
        for (size_t k = 0; k < 2; k++) {
            struct figure_point end = slice_point(angles[k], pie->radius + 1.0);
            const struct figure_point corners[] = {centre, {centre.x + end.x, centre.y + end.y}};
            figure_path(&pie->frame->to, (struct figure_stroke){.role = FIGURE_CLEAR, .thickness = SEPARATOR_PT, .colour = STYLE_GROUND}, corners, 2);
        }
    }
}

/* Slices too thin for separators lie over those of their neighbours. */
static void put_slices(struct pie *pie, struct figure_point centre) {
    for (int is_thin = 0; is_thin < 2; is_thin++) {
        for (size_t i = 0; i < pie->n; i++) {
            double rim = (pie->slices[i].to - pie->slices[i].from) * pie->radius;
            if ((rim < LEAST_RIM_PT) == (is_thin == 1)) slice_put(&pie->frame->to, &pie->slices[i], pie->radius, centre);
        }
        if (is_thin == 0) put_separators(pie, centre);
    }
}

static void put_words_inside(struct pie *pie, struct figure_point centre) {
    for (size_t i = 0; i < pie->n; i++) {
        const struct slice *slice = &pie->slices[i];
        struct figure_lettering how = frame_lettering(pie->frame, FIGURE_VALUE, FIGURE_MIDDLE);
        how.colour = style_text_on(slice->colour);
        if (slice->is_inside) label_put(&pie->frame->to, &slice->words, how, centre.x + slice->at.x, centre.y + slice->at.y);
    }
}

/* ---- layout ---- */

static double radius_of(const struct frame *frame) {
    double pleasant = RADIUS_PT - frame->tight * (RADIUS_PT - TIGHT_RADIUS_PT);
    double beside = frame->width_pt / 2.0 - beside_pie_room(frame->width_pt, 0.0); /* between pie and words */
    return fmax(LEAST_RADIUS_PT, fmin(pleasant, frame->width_pt / 2.0 - beside - WORDS_PT));
}

/* How far the words beside the pie reach above its centre (or, with sign -1, beneath). */
static double reach(const struct pie *pie, double sign) {
    double most = pie->radius + 1.0;
    for (size_t i = 0; i < pie->n; i++) {
        const struct slice *slice = &pie->slices[i];
        if (!slice->is_inside) most = fmax(most, label_height(&slice->words, pie->frame->size_pt) / 2.0 - sign * slice->middle);
    }
    return most;
}

void pie_layout(struct frame *frame) {
    struct pie pie = {.frame = frame, .n = frame->chart->n_rows, .radius = radius_of(frame)};
    make_slices(&pie);
    frame->plot_left = 0.0;
    frame->plot_right = frame->width_pt;
    const char *why = why_no_whole(&pie);
    if (why != NULL) {
        say_why(&pie, why);
        return;
    }
    set_angles(&pie);
    for (size_t i = 0; i < pie.n; i++) slice_fit_inside(&frame->to, &pie.slices[i], pie.radius, frame->size_pt);
    beside_pie_arrange(frame, pie.slices, pie.n, pie.radius);
    struct figure_point centre = {frame->width_pt / 2.0, reach(&pie, 1.0)};
    put_slices(&pie, centre);
    put_words_inside(&pie, centre);
    beside_pie_put(frame, pie.slices, pie.n, pie.radius, centre);
    frame->height_pt = centre.y + reach(&pie, -1.0);
}
