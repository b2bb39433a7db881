/* paper/set/set_front.h - what stands before the paper's blocks and after them: title; the colophon. */
#ifndef PAPER_SET_FRONT_H
#define PAPER_SET_FRONT_H

#include "paper/pages/press.h"

void set_title(struct press *press);
/* Where the figures come from. */
void set_colophon(struct press *press);

#endif
