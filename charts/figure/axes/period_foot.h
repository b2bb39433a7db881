/* figure/axes/period_foot.h - the part of a foot that knows periods. See foot.h for the rules. */
#ifndef FIGURE_PERIOD_FOOT_H
#define FIGURE_PERIOD_FOOT_H

#include "figure/axes/foot.h"

/* Gives each row the slot of its period; false (foot unchanged) where rows have none, or periods that do not tile time. */
bool period_foot_take(struct foot *foot);
/* Sets labels and years with as many words as fit. */
void period_foot_fit(struct foot *foot, const struct figure_builder *to, struct foot_room room);
/* "Mar 2008", "Jan to Mar 2008", "2007/08", "2008". */
const char *period_foot_name(struct arena *arena, struct period period);

#endif
