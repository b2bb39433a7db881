/* Each panel is laid out as a figure of its own, of a chart with one series, and its marks are moved to their place. */
#include "figure/kinds/panels.h"

#include <math.h>

#define MOST_COLUMNS 3
#define BETWEEN_COLUMNS_PT 16.0
#define BETWEEN_ROWS_PT 14.0
#define BELOW_NAME_PT 4.0
#define TITLE_GAP_PT 4.0

struct panels {
    struct frame *frame;         /* of the whole chart */
    const struct panel_kind *kind;
    size_t n_columns;
    double first_left, other_left;
    double plot_width;           /* of a panel, with what stands right of it */
};

/* A panel laid out at 0, 0. */
struct panel {
    struct chart chart;
    struct frame frame;
    struct label name;
};

static size_t n_rows_of(size_t n, size_t n_columns) {
    return (n + n_columns - 1) / n_columns;
}

static double plot_width_of(const struct panels *panels, size_t n_columns) {
    double others = (double)(n_columns - 1) * (BETWEEN_COLUMNS_PT + panels->other_left);
    return (panels->frame->width_pt - panels->first_left - others) / (double)n_columns;
}

/* As many columns as have room, and no more than fill the rows alike: four panels stand two by two. */
static void set_columns(struct panels *panels) {
    size_t n = panels->frame->chart->n_series, most = n < MOST_COLUMNS ? n : MOST_COLUMNS;
    double least = panels->kind->least_width(panels->frame);
    while (most > 1 && plot_width_of(panels, most) < least) most--;
    panels->n_columns = n_rows_of(n, n_rows_of(n, most));
    panels->plot_width = fmax(1.0, plot_width_of(panels, panels->n_columns));
}

static bool is_first_column(const struct panels *panels, size_t i) {
    return i % panels->n_columns == 0;
}

static double left_of(const struct panels *panels, size_t i) {
    return is_first_column(panels, i) ? panels->first_left : panels->other_left;
}

static struct panel *make_panel(const struct panels *panels, size_t i) {
    const struct frame *whole = panels->frame;
    struct panel *panel = ARENA_NEW(whole->to.arena, struct panel);
    panel->chart = *whole->chart;
    panel->chart.series = &whole->chart->series[i];
    panel->chart.n_series = 1;
    panel->chart.is_multiples = false;
    panel->chart.axis_title = NULL;
    if (i > 0) panel->chart.signals = NULL; /* they are of the first series */
    panel->frame = *whole;
    panel->frame.to = (struct figure_builder){.arena = whole->to.arena, .measure = whole->to.measure};
    panel->frame.chart = &panel->chart;
    panel->frame.whole = whole->chart;
    panel->frame.is_inner = !is_first_column(panels, i);
    panel->frame.plot_top = 0.0;
    panel->frame.plot_left = left_of(panels, i);
    panel->frame.width_pt = panel->frame.plot_left + panels->plot_width;
    panels->kind->layout(&panel->frame);
    panel->name = label_wrap(&whole->to, panel->chart.series->label, panel->frame.width_pt - panel->frame.plot_left, whole->size_pt);
    return panel;
}

/* The name begins where the plot does, as low as all names of its row reach. */
static void put_panel(struct panels *panels, const struct panel *panel, double left, double top, double names_height) {
    struct frame *whole = panels->frame;
    double height = label_height(&panel->name, whole->size_pt);
    label_put(&whole->to, &panel->name, frame_lettering(whole, FIGURE_LEGEND, FIGURE_START), left + panel->frame.plot_left,
              top + names_height - height / 2.0);
    figure_take(&whole->to, &panel->frame.to, left, top + names_height + BELOW_NAME_PT);
}

/* The panels from i on that stand side by side; returns where they end. */
static double put_row(struct panels *panels, size_t i, double top) {
    struct frame *whole = panels->frame;
    struct panel *row[MOST_COLUMNS];
    double names_height = 0.0, height = 0.0, left = 0.0;
    size_t n = 0;
    for (; n < panels->n_columns && i + n < whole->chart->n_series; n++) {
        row[n] = make_panel(panels, i + n);
        names_height = fmax(names_height, label_height(&row[n]->name, whole->size_pt));
        height = fmax(height, row[n]->frame.height_pt);
    }
    for (size_t k = 0; k < n; k++) {
        put_panel(panels, row[k], left, top, names_height);
        left += row[k]->frame.width_pt + BETWEEN_COLUMNS_PT;
    }
    whole->plot_left = row[0]->frame.plot_left; /* the narrowest, for figure.c: all are alike */
    whole->plot_right = row[0]->frame.plot_right;
    return top + names_height + BELOW_NAME_PT + height;
}

/* Beneath the middle of all plots. */
static double put_title(struct panels *panels, double end) {
    struct frame *whole = panels->frame;
    if (whole->chart->axis_title == NULL) return end;
    struct frame title = *whole;
    title.plot_left = panels->first_left;
    title.plot_right = whole->width_pt;
    end = frame_axis_title(&title, end + TITLE_GAP_PT);
    whole->to = title.to;
    return end;
}

void panels_layout(struct frame *frame, const struct panel_kind *kind) {
    struct panels panels = {.frame = frame, .kind = kind};
    panels.first_left = kind->first_left(frame);
    panels.other_left = kind->other_left(frame);
    set_columns(&panels);
    double end = kind->put_top != NULL ? kind->put_top(frame) : 0.0;
    for (size_t i = 0; i < frame->chart->n_series; i += panels.n_columns) end = put_row(&panels, i, end + (i > 0 ? BETWEEN_ROWS_PT : 0.0));
    frame->height_pt = kind->put_top != NULL ? end : put_title(&panels, end);
}
