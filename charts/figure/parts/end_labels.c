#include "figure/parts/end_labels.h"

#include "figure/axes/spread.h"

#include <math.h>

#define MOVED_PT 4.5          /* a label nearer to its line's end needs no leader */
#define FROM_LINE_PT 5.0      /* a leader begins beside the marker ... */
#define FROM_WORDS_PT 3.0     /* ... and ends before the words */
#define GAP_SHARE 0.35        /* of the size of letters: between two labels of several lines */
#define LEADER_PT 0.75
#define EARLY_DASH_PT 2.0

/* Where a label has several lines, space shows where it ends and the next begins. */
static double gap(const struct end_label *labels, size_t n, double size_pt) {
    for (size_t i = 0; n > 1 && i < n; i++)
        if (labels[i].words.n_lines > 1) return GAP_SHARE * size_pt;
    return 0.0;
}

double end_labels_height(const struct end_label *labels, size_t n, double size_pt) {
    double height = (double)n * gap(labels, n, size_pt);
    for (size_t i = 0; i < n; i++) height += label_height(&labels[i].words, size_pt);
    return height;
}

/* By insertion: labels at one height keep the order of their series. */
static void sort(struct end_label *labels, size_t n) {
    for (size_t i = 1; i < n; i++) {
        struct end_label label = labels[i];
        size_t at = i;
        for (; at > 0 && labels[at - 1].y > label.y; at--) labels[at] = labels[at - 1];
        labels[at] = label;
    }
}

static bool has_moved(const struct end_label *label) {
    return label->has_line && fabs(label->middle - label->y) > MOVED_PT;
}

bool end_labels_spread(struct frame *frame, struct end_label *labels, size_t n, double from, double to) {
    double *middles = ARENA_ARRAY(frame->to.arena, double, n), *heights = ARENA_ARRAY(frame->to.arena, double, n);
    bool is_still = true;
    sort(labels, n);
    for (size_t i = 0; i < n; i++) {
        middles[i] = labels[i].y;
        heights[i] = label_height(&labels[i].words, frame->size_pt) + gap(labels, n, frame->size_pt);
    }
    spread_apart(frame->to.arena, middles, heights, n, from, to);
    for (size_t i = 0; i < n; i++) {
        labels[i].middle = middles[i];
        if (has_moved(&labels[i])) is_still = false;
    }
    return is_still;
}

static void put_leader(struct frame *frame, const struct end_label *label, double last_x, double left) {
    bool is_early = label->has_line && label->x < last_x;
    const struct figure_point corners[] = {{label->x + FROM_LINE_PT, label->y}, {last_x + FROM_LINE_PT, label->y},
                                           {left - FROM_WORDS_PT, label->middle}};
    if (!is_early && !has_moved(label)) return;
    struct figure_stroke stroke = {.role = FIGURE_LEADER, .thickness = LEADER_PT, .colour = label->colour,
                                   .dash_pt = is_early ? EARLY_DASH_PT : 0.0};
    figure_path(&frame->to, stroke, is_early ? corners : corners + 1, is_early ? 3 : 2);
}

static void clear_behind(struct frame *frame, const struct end_label *label, double left) {
    double half = label_height(&label->words, frame->size_pt) / 2.0;
    figure_box(&frame->to, FIGURE_CLEAR, left - 2.0, label->middle - half, left + label->words.width_pt + 2.0, label->middle + half,
               STYLE_GROUND);
}

void end_labels_put(struct frame *frame, const struct end_label *labels, size_t n, double last_x, double left) {
    for (size_t i = 0; i < n; i++) {
        put_leader(frame, &labels[i], last_x, left);
        if (left < frame->plot_right) clear_behind(frame, &labels[i], left);
        label_put(&frame->to, &labels[i].words, frame_lettering(frame, FIGURE_END_LABEL, FIGURE_START), left, labels[i].middle);
    }
}
