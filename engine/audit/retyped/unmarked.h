/* audit/retyped/unmarked.h - percentages that neither their text nor their labels call so: columns Yes and No of 81.4 and 18.6.
 *
 * Taken for percentages where they make 100, within rounding, in two or more crossing lines and in more than they do not (lines of
 * zeros say nothing), and something else points there: decimals, or a line of percentages beside them. Counts with a sum of 100 stay
 * counts. */
#ifndef AUDIT_RETYPED_UNMARKED_H
#define AUDIT_RETYPED_UNMARKED_H

#include "audit/retyped/retyped.h"

/* Before totals_find: changes the quantity of such figures. */
void unmarked_find(struct retyped *paper);

#endif
