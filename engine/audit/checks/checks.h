/* audit/checks/checks.h - the arithmetic that a retyped paper is held against, one function a rule.
 *
 * Each looks at the whole paper, adds what it finds and marks the figures that it reached. None changes what another sees, so
 * their order only decides the order of findings about one figure. The rules are told in docs/auditing.md. */
#ifndef AUDIT_CHECKS_CHECKS_H
#define AUDIT_CHECKS_CHECKS_H

#include "audit/retyped/findings.h"
#include "audit/retyped/totals.h"

typedef void check_fn(struct findings *findings);

check_fn check_repeats; /* one figure, printed with two values */
check_fn check_footing; /* rows and columns against their totals */
check_fn check_roll_up; /* tables against the tables that they add up */
check_fn check_shares;  /* percentages against the amounts beside them */
check_fn check_implied; /* shares of a whole that is not printed: is there one? */
check_fn check_wholes;  /* shares of a whole against 100 */
check_fn check_between; /* rates of totals against those of their parts */
check_fn check_differences; /* differences and changes against the lines they compare */
check_fn check_alike;   /* tables that agree, but for one figure */
check_fn check_series;  /* an earlier percentage of another order of size */
check_fn check_bases;   /* percentages against their bases, declared or printed */
check_fn check_sums;    /* sums that a structure file declares */

#endif
