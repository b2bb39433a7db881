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

#endif
