/* page_fixture.h - a small report with a paper that has one of everything; figures of the 2007/08 paper. */
#ifndef PAGE_FIXTURE_H
#define PAGE_FIXTURE_H

#include "result/report.h"

/* Text that would break out of HTML, a URL or a style sheet if anything let it. */
#define HOSTILE "</style><script>alert(\"1\")</script> & 'x' \x07 50% #a\\"

/* A released report with a paper of all kinds of blocks and spans:
 * tables    lead-issue (marks, notes), stages (words), wide (14 columns, hostile labels); outcomes is shown by a chart alone
 * charts    lead-issue, outcomes twice; notes: 1 used by words and a title, 2 by a column and twice by rows, 3 by nothing */
struct report *page_fixture(struct arena *arena);

/* The same report without a paper. */
struct report *page_fixture_plain(struct arena *arena);

#endif
