/* workbook_fixture.h - a small report made by hand, with everything that a workbook must cope with.
 *
 * Tables    lead-issue (counts, percentages, a published column, differences, [x] and [z], a total, notes, a label that
 * begins with '=' and a long one), furthest-stage (several counts), odd (marks beside numbers, words among numbers, a
 * column of words, headers that repeat or are empty, a value that rounds to zero), nothing (no rows). Charts    one of
 * each kind; "ranked" in another order than its table. */
#ifndef WORKBOOK_FIXTURE_H
#define WORKBOOK_FIXTURE_H

#include "base/diag.h"
#include "result/report.h"

struct report *fixture_report(struct arena *arena);

/* Writes the fixture and fails the test when that fails. */
void fixture_write(struct arena *arena, const struct report *report, const char *path);

/* One part of the file ("xl/workbook.xml"), or NULL when there is none. */
const char *fixture_part(struct arena *arena, const char *path, const char *part);

/* Replaces every `from` in one part of the file by `to`; fails the test where there is none. */
void fixture_alter(struct arena *arena, const char *path, const char *part, const char *from, const char *to);

/* All parts of XML joined, for claims about the whole file. */
const char *fixture_all_parts(struct arena *arena, const char *path);

#endif
