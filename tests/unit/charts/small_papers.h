/* small_papers.h - papers of a page or three, each at a limit. Released. */
#ifndef CHARTS_SMALL_PAPERS_H
#define CHARTS_SMALL_PAPERS_H

#include "result/report.h"

/* A heading, a table so wide that its page is turned, and a long paragraph that fits on the page before. */
struct report *paper_turned(struct arena *arena);

/* A table whose columns and rows are nested, over two pages. */
struct report *paper_nested(struct arena *arena);

#endif
