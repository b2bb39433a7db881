#include "draw/draft_figure.h"

#define SIZE_PT 12.0
#define ROOM_PT 20.0           /* above the picture */
#define COLOUR 0x801650u       /* as papers say it: style/paper_style.c */

static struct figure_mark lowered(struct arena *arena, const struct figure_mark *mark) {
    struct figure_mark low = *mark;
    low.y += ROOM_PT;
    if (mark->n_points == 0) return low;
    struct figure_point *points = ARENA_ARRAY(arena, struct figure_point, mark->n_points);
    for (size_t i = 0; i < mark->n_points; i++)
        points[i] = (struct figure_point){mark->points[i].x, mark->points[i].y + ROOM_PT};
    low.points = points;
    return low;
}

const struct figure *draft_figure(struct arena *arena, const struct figure *figure, struct figure_measure measure) {
    struct figure_builder to = {.arena = arena, .measure = measure};
    const struct figure_lettering how = {
        .role = FIGURE_NOTE, .anchor = FIGURE_START, .size_pt = SIZE_PT, .colour = COLOUR};
    figure_text(&to, how, "DRAFT", 0.0, figure_baseline(SIZE_PT / 2.0, SIZE_PT));
    for (size_t i = 0; i < figure->n_marks; i++)
        *ARENA_PUSH(arena, to.marks, to.n_marks, to.capacity) = lowered(arena, &figure->marks[i]);
    struct figure *draft = ARENA_NEW(arena, struct figure);
    *draft = (struct figure){.width_pt = figure->width_pt, .height_pt = figure->height_pt + ROOM_PT, .marks = to.marks, .n_marks = to.n_marks};
    return draft;
}
