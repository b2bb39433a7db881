/* plan/plan_axis.h - the walk over one axis: shared by the files that unfold its entries. */
#ifndef PLAN_PLAN_AXIS_H
#define PLAN_PLAN_AXIS_H

#include "plan/plan_state.h"

struct axis_walk {
    struct plan_state *state;
    const struct model_table *table;
    bool is_row_axis;
    struct axis_draft *axis;
    bool failed;               /* something was told */
};

/* What an entry demands of every line inside it, added to what stands around it. */
struct line_draft axis_demand(struct axis_walk *walk, const struct model_entry *entry, const struct line_draft *outer);
/* The line's own part of its identifier and label; either may be NULL. Tokens are filled in. */
void axis_name_line(struct axis_walk *walk, struct line_draft *line, const char *id, const char *label);
void axis_add_notes(struct arena *arena, struct plan_line *line, const size_t *notes, size_t n);
/* One finished line, or the lines nested inside it. */
void axis_push_line(struct axis_walk *walk, const struct model_entry *entry, const struct line_draft *line);
/* Tells that a table has more than can be counted, and is false. */
bool axis_too_deep(struct axis_walk *walk, struct place place);

/* plan_by.c: an entry `by`: a line for each category, and the lines beside them. */
void axis_expand_by(struct axis_walk *walk, const struct model_entry *entry, const struct line_draft *outer);

#endif
