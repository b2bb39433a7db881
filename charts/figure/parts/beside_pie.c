#include "figure/parts/beside_pie.h"

#include "figure/axes/spread.h"

#include <math.h>

#define FROM_PIE_PT 26.0      /* from the pie to the words */
#define OUTWARDS_PT 10.0      /* words would stand on the ray of their slice, so far from the rim */
#define FROM_RIM_PT 1.5       /* between the rim and a leader */
#define FROM_WORDS_PT 3.0
#define LEADER_PT 0.75

double beside_pie_room(double width_pt, double radius) {
    return fmax(1.0, width_pt / 2.0 - radius - FROM_PIE_PT);
}

static size_t take_column(const struct slice *slices, size_t n, bool is_right, size_t *ret_places) {
    size_t n_taken = 0;
    for (size_t i = 0; i < n; i++) {
        size_t place = is_right ? i : n - 1 - i; /* from top to bottom: clockwise at the right, the other way at the left */
        if (!slices[place].is_inside && slices[place].is_right == is_right) ret_places[n_taken++] = place;
    }
    return n_taken;
}

/* Words in the upper half stand above the tangent at their slice's rim, and in the lower half beneath it: so a straight leader never enters
 * the pie. Then none crosses another either: where the leader of the slice nearer to the column begins, the other is outside the pie,
 * and at the words they have the same order. */
static double tangent_at_words(const struct slice *slice, double radius) {
    double x = (slice->is_right ? 1.0 : -1.0) * (radius + FROM_PIE_PT - FROM_WORDS_PT), distance = radius + FROM_RIM_PT;
    return (distance * distance - x * slice->at.x) / slice->at.y;
}

static void clear_the_pie(const struct slice *slices, const size_t *places, double *middles, const double *heights, size_t n, double radius) {
    for (size_t i = n; i > 0; i--) {
        const struct slice *slice = &slices[places[i - 1]];
        if (slice->at.y >= 0.0) continue;
        if (i < n) middles[i - 1] = fmin(middles[i - 1], middles[i] - (heights[i - 1] + heights[i]) / 2.0);
        middles[i - 1] = fmin(middles[i - 1], tangent_at_words(slice, radius));
    }
    for (size_t i = 0; i < n; i++) {
        const struct slice *slice = &slices[places[i]];
        if (slice->at.y <= 0.0) continue;
        if (i > 0) middles[i] = fmax(middles[i], middles[i - 1] + (heights[i - 1] + heights[i]) / 2.0);
        middles[i] = fmax(middles[i], tangent_at_words(slice, radius));
    }
}

static void arrange_column(struct frame *frame, struct slice *slices, size_t n, double radius, bool is_right) {
    size_t *places = ARENA_ARRAY(frame->to.arena, size_t, n);
    double *middles = ARENA_ARRAY(frame->to.arena, double, n), *heights = ARENA_ARRAY(frame->to.arena, double, n);
    size_t n_taken = take_column(slices, n, is_right, places);
    for (size_t i = 0; i < n_taken; i++) {
        middles[i] = slices[places[i]].at.y * (radius + OUTWARDS_PT) / (radius + FROM_RIM_PT);
        heights[i] = label_height(&slices[places[i]].words, frame->size_pt) + 0.2 * frame->size_pt;
    }
    spread_apart(frame->to.arena, middles, heights, n_taken, -(double)INFINITY, (double)INFINITY);
    clear_the_pie(slices, places, middles, heights, n_taken, radius);
    for (size_t i = 0; i < n_taken; i++) slices[places[i]].middle = middles[i];
}

void beside_pie_arrange(struct frame *frame, struct slice *slices, size_t n, double radius) {
    double room = beside_pie_room(frame->width_pt, radius);
    for (size_t i = 0; i < n; i++) {
        struct slice *slice = &slices[i];
        if (slice->is_inside) continue;
        double angle = (slice->from + slice->to) / 2.0;
        slice->is_right = angle < M_PI;
        slice->at = slice_point(angle, radius + FROM_RIM_PT);
        slice->words = label_wrap(&frame->to, slice->text, room, frame->size_pt);
    }
    arrange_column(frame, slices, n, radius, true);
    arrange_column(frame, slices, n, radius, false);
}

static void put_one(struct frame *frame, const struct slice *slice, double radius, struct figure_point centre) {
    double side = slice->is_right ? 1.0 : -1.0, x = centre.x + side * (radius + FROM_PIE_PT), y = centre.y + slice->middle;
    const struct figure_point corners[] = {{centre.x + slice->at.x, centre.y + slice->at.y}, {x - side * FROM_WORDS_PT, y}};
    figure_path(&frame->to, (struct figure_stroke){.role = FIGURE_LEADER, .thickness = LEADER_PT, .colour = STYLE_AXIS}, corners, 2);
    label_put(&frame->to, &slice->words, frame_lettering(frame, FIGURE_VALUE, slice->is_right ? FIGURE_START : FIGURE_END), x, y);
}

void beside_pie_put(struct frame *frame, const struct slice *slices, size_t n, double radius, struct figure_point centre) {
    for (size_t i = 0; i < n; i++)
        if (!slices[i].is_inside) put_one(frame, &slices[i], radius, centre);
}
