/* small_papers.h - papers of a few pages, each at a limit: by name, so that all can be walked, after the paper of
 * paper_fixtures.h. Released. */
#ifndef CHARTS_SMALL_PAPERS_H
#define CHARTS_SMALL_PAPERS_H

#include "result/report.h"

struct small_paper {
    const char *name;
    struct report *(*make)(struct arena *arena);
};

extern const struct small_paper small_papers[];
extern const size_t n_small_papers;

/* A heading, a table so wide that its page is turned, and a long paragraph that fits on the page before. */
struct report *paper_turned(struct arena *arena);
/* A table whose columns and rows are nested, over two pages. */
struct report *paper_nested(struct arena *arena);
/* One heading and nothing else. */
struct report *paper_one_heading(struct arena *arena);
/* More headings than contents can hold on one page. */
struct report *paper_many_headings(struct arena *arena);
/* Words without a break wherever words can stand. */
struct report *paper_long_words(struct arena *arena);
/* Key messages that fill more than a page, in their box. */
struct report *paper_many_messages(struct arena *arena);

#endif
