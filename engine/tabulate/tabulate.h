/* tabulate/tabulate.h - cubes -> cells: percentages, totals, derived lines, comparisons, order, words, checks.
 *
 * Everything is exact: a percentage is a ratio of two counts until it is shown. 0 of 0 is [z]; what the extract cannot know is [x].
 * Output     a computed report (result/report.h), not yet released. Checks that failed are in report->checks; the caller decides what
 *            follows from them.
 * Errors     STATUS_DATA where a number does not fit in 64 bits; STATUS_SPEC where a chart or a check names a line that its table does not
 *            have; else what earlier messages lead to. */
#ifndef TABULATE_TABULATE_H
#define TABULATE_TABULATE_H

#include "count/count.h"
#include "extract/published.h"
#include "extract/reader.h"
#include "result/report.h"

/* Ledgers read from files: one per model ledger, in its order. Facts of the extracts: one per model source, all of them read. */
struct tabulate_inputs {
    const struct plan *plan;
    const struct counter *counter;
    const struct published *const *ledgers;
    const struct extract_facts *const *facts;   /* NULL where nothing is known of how an extract was read */
};

enum status tabulate(struct arena *arena, const struct tabulate_inputs *inputs, struct diags *diags, struct report **ret) MUST_USE;

#endif
