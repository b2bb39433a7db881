/* paper/set/set_contents.h - sections with their pages: in two columns where there are many, so that they leave room on the first page. */
#ifndef PAPER_SET_CONTENTS_H
#define PAPER_SET_CONTENTS_H

#include "paper/pages/press.h"

/* Nothing where there are fewer than five. */
void set_contents(struct press *press);

#endif
