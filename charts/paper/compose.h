/* paper/compose.h - a report as a press whose parts are set and arranged, ready to be drawn. */
#ifndef PAPER_COMPOSE_H
#define PAPER_COMPOSE_H

#include "paper/pages/arrange.h"

enum status compose(struct arena *arena, const struct report *report, struct diags *diags, struct press *ret_press,
                    struct arrangement *ret) MUST_USE;

#endif
