/* figure/marks.h - a picture as a list of marks in points, before any file format.
 *
 * Made by figure_layout, drawn by draw (PDF, PNG) and by draw/svg, listed by tests.
 * Shape      later marks lie over earlier ones. x runs right, y runs down, from the figure's top left corner.
 * Units      points, rounded to hundredths when a mark is added, so that bytes do not depend on the processor's last digit.
 * Lifetime   the arena given to figure_new. */
#ifndef FIGURE_MARKS_H
#define FIGURE_MARKS_H

#include "base/arena.h"
#include "style/style.h"

/* What a mark is for: presenters may class it, tests check it. */
enum figure_role {
    FIGURE_GRID,
    FIGURE_AXIS,       /* the line at zero: it stands left of it */
    FIGURE_BAR,        /* a bar, or a segment of a stacked one: the only boxes whose size is a number */
    FIGURE_CLEAR,      /* ground behind a text, so that no grid line runs through it */
    FIGURE_CATEGORY,   /* label of a row */
    FIGURE_VALUE,      /* a cell's display */
    FIGURE_TICK,
    FIGURE_AXIS_TITLE,
    FIGURE_LEGEND,     /* name of a series, and its swatch */
    FIGURE_SERIES,     /* line of a series: its corners are numbers */
    FIGURE_SLICE,      /* area of a pie: its share of them all is a number */
    FIGURE_POINT,      /* marker of a number: its middle is the number */
    FIGURE_REFERENCE,  /* line of a mean, a limit, a target */
    FIGURE_END_LABEL,  /* name and last value, at the end of a line */
    FIGURE_LEADER,     /* from a label to what it names */
    FIGURE_NOTE,       /* words about the picture: where an axis starts */
    N_FIGURE_ROLES
};

enum figure_shape { FIGURE_BOX, FIGURE_LINE, FIGURE_TEXT, FIGURE_PATH, FIGURE_AREA };

enum figure_anchor { FIGURE_START, FIGURE_MIDDLE, FIGURE_END };

struct figure_point {
    double x, y;
};

struct figure_mark {
    enum figure_shape shape;
    enum figure_role role;
    double x, y;             /* box, path, area: its top left corner; line: where it starts; text: its anchor, on the baseline */
    double width, height;    /* box, path, area: its extent; line: from start to end, either may be 0; text: measured width and size */
    double thickness;        /* line, path */
    double dash_pt;          /* path: length of its dashes, and half as much between two; 0: drawn through */
    const struct figure_point *points; /* path: its corners, from one end to the other; area: its outline, filled */
    size_t n_points;
    colour_t colour;
    const char *text;        /* text: one line of UTF-8 */
    enum figure_anchor anchor;
    bool is_number;          /* text: set without kerning, so that digits align */
};

struct figure {
    double width_pt, height_pt;
    const struct figure_mark *marks;
    size_t n_marks;
};

/* Width of a text on one line, in points. The one who draws measures: then what fits here fits there. */
struct figure_measure {
    double (*width_pt)(void *context, const char *text, double size_pt, bool is_number);
    void *context;
};

/* --- for layouts --- */

/* A figure being made. */
struct figure_builder {
    struct arena *arena;
    struct figure_measure measure;
    struct figure_mark *marks;
    size_t n_marks, capacity;
};

double figure_round(double points);    /* to hundredths, never -0 */
double figure_text_width(const struct figure_builder *to, const char *text, double size_pt, bool is_number);

/* A box between two corners; opposite edges are rounded apart, so that boxes which touch still touch. */
void figure_box(struct figure_builder *to, enum figure_role role, double left, double top, double right, double bottom,
                colour_t colour);
void figure_line(struct figure_builder *to, enum figure_role role, double x1, double y1, double x2, double y2,
                 double thickness, colour_t colour);

/* How a path is drawn. */
struct figure_stroke {
    enum figure_role role;
    double thickness;
    double dash_pt;          /* 0: drawn through */
    colour_t colour;
};
/* Two or more corners, joined in their order. */
void figure_path(struct figure_builder *to, struct figure_stroke stroke, const struct figure_point *points, size_t n);
/* Three or more corners around a surface. Curves are made of many: a drawing needs no arcs. */
void figure_area(struct figure_builder *to, enum figure_role role, const struct figure_point *points, size_t n, colour_t colour);

/* How a text is set; the text and its place are figure_text's. */
struct figure_lettering {
    enum figure_role role;
    enum figure_anchor anchor;
    double size_pt;
    colour_t colour;
    bool is_number;
};
void figure_text(struct figure_builder *to, struct figure_lettering lettering, const char *text, double x, double baseline);

/* Adds the marks of another figure, moved by x and y. */
void figure_take(struct figure_builder *to, const struct figure_builder *from, double x, double y);

/* Left edge of a text mark. */
double figure_text_left(const struct figure_mark *mark);

/* Baseline that centres capitals and digits on `middle`. */
double figure_baseline(double middle, double size_pt);

#endif
