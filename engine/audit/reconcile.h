/* audit/reconcile.h - computed figures against published ones.
 *
 * The published text is parsed and the computed value is rounded, half away from zero, to the decimals that were printed; no
 * tolerance. A published figure of which nothing computed is known is a difference too, and so is a mark where a number was
 * printed. Contract: docs/command-line.md, "Reconciling".
 *
 * Matching     by table identifier, and row and column by identifier or label. A label that several figures share matches
 *              none of them, and is a message.
 * Acceptance   a line table,row,column,published,computed,reason accepts the one difference that it states: table, row,
 *              column and published as the published file has them, computed as `computed_text` below (plain digits: "20267",
 *              "18.8", "-51", or a mark). A line that states anything else is a message, and the answer is no.
 * Steps        computed_of_report or computed_of_figures_csv -> reconcile -> reconcile_text. */
#ifndef AUDIT_RECONCILE_H
#define AUDIT_RECONCILE_H

#include "extract/published.h"
#include "base/diag.h"
#include "result/report.h"

/* One figure as computed: from a report in memory, or read back from a figures.csv. */
struct computed_figure {
    const char *table, *row, *column;         /* labels */
    const char *row_id, *column_id;
    const char *display;
    struct ratio value;                       /* in the unit, scale applied; only when has_value */
    bool has_value;
};

enum reconcile_outcome { RECONCILE_EQUAL, RECONCILE_ACCEPTED, RECONCILE_DIFFERENT, RECONCILE_NOT_COMPUTED };

struct reconcile_line {
    const struct published_figure *published;
    const struct computed_figure *computed;   /* NULL when not computed */
    const char *computed_text;                /* rounded to the printed decimals, or its mark; "" when not computed */
    enum reconcile_outcome outcome;
    const char *reason;                       /* of an accepted one */
};

struct reconciliation {
    struct reconcile_line *lines;             /* in the order of the published file */
    size_t n_lines;
    size_t n_equal, n_accepted, n_different, n_not_computed;
    size_t n_stale;                           /* lines of the acceptance file that no longer apply; each is a message */
    size_t n_unpublished;                     /* computed figures that the published file does not have */
};

/* Every figure of a released report; returns how many. */
size_t computed_of_report(struct arena *arena, const struct report *report, const struct computed_figure **ret);

/* Every line of an evidence/figures.csv. Numerator and denominator give the exact value where they stand, and must agree with
 * `value` (STATUS_DATA otherwise: somebody changed the evidence); else the digits of `value` are taken as they are. */
enum status computed_of_figures_csv(struct arena *arena, const char *path, struct diags *diags,
                                    const struct computed_figure **ret, size_t *ret_n) MUST_USE;

/* `accept_path` may be NULL. STATUS_NO when something differs or an acceptance is stale; ret is set then too. */
enum status reconcile(struct arena *arena, const struct computed_figure *computed, size_t n_computed, const char *published_path,
                      const char *accept_path, struct diags *diags, struct reconciliation **ret) MUST_USE;

/* For the terminal: the figures that are not equal as a table, then one line such as
 *     258 of 260 figures equal; 2 differ and are accepted; 0 differ
 * with further clauses only where there is something to say (not computed, acceptances that no longer apply). */
const char *reconcile_text(struct arena *arena, const struct reconciliation *reconciliation);

#endif
