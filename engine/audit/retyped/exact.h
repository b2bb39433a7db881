/* audit/retyped/exact.h - printed numbers as exact integers, each with what rounding may have cut off.
 *
 * One is EXACT_ONE, two thousand million, so that half of the last of nine decimals is a whole number too. A printed
 * number of `value` and `half` stands for a true value from value - half up to value + half; a number that was not
 * rounded has half 0.
 * Bounds   |value| is below EXACT_MOST (a million million), so that sums of a hundred million figures, and products with
 *          100, fit in 128 bits. exact_from says so of each figure; nothing else needs a check. */
#ifndef AUDIT_RETYPED_EXACT_H
#define AUDIT_RETYPED_EXACT_H

#include "base/number.h"

__extension__ typedef __int128 exact_t;

#define EXACT_ONE ((exact_t)2000000000)
#define EXACT_MOST (EXACT_ONE * 1000000000000)

struct exact {
    exact_t value;
    exact_t half; /* 0: not rounded */
};

/* False where the number is out of bounds. `is_rounded`: the last digit printed may be a rounded one. */
bool exact_from(struct decimal printed, bool is_rounded, struct exact *ret);

/* Half of the last digit of a number with so many decimals. */
exact_t exact_half(int decimals);

/* Could the two be the same true value? */
bool exact_meet(struct exact a, struct exact b);

/* "-1234.5": plain digits, as many decimals as asked for (0..9), which must hold the value exactly. */
const char *exact_text(struct arena *arena, exact_t value, int decimals);

#endif
