/* base/number.h - exact numbers and the one place that rounds.
 *
 * A figure is an exact ratio of integers times a whole scale (100 for a percentage) until it is shown. Rounding is half
 * away from zero, once, from the exact ratio (the rule of the publishing rules: 1/16 is 6.3%, 5/16 is 31.3%, 1/8 to no
 * decimals is 13%). No float, no printf of a float anywhere: results are independent of locale and of the processor.
 * Errors    arithmetic is in 128 bits; number_round returns false where the result does not fit in 64. */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include "base/arena.h"

#include <stdint.h>

/* An exact ratio. denominator > 0. Not necessarily in lowest terms: numerator and denominator are the counts. */
struct ratio {
    int64_t numerator;
    int64_t denominator;
};

/* A number with a fixed count of decimals: units * 10^-decimals. decimals is 0..9. */
struct decimal {
    int64_t units;
    int decimals;
};

enum number_style {
    NUMBER_PLAIN = 0,      /* -1234.5 */
    NUMBER_THOUSANDS = 1,  /* -1,234.5 */
    NUMBER_SIGNED = 2      /* +1,234.5, -51, 0: thousands commas, a sign on everything but zero */
};

/* value * scale, rounded half away from zero to `decimals` places (0..9). False on overflow. */
bool number_round(struct ratio value, int64_t scale, int decimals, struct decimal *ret);

/* Text of a decimal: "0.3", "20,267", "+25", never "-0" or "-0.0". */
const char *number_text(struct arena *arena, struct decimal value, enum number_style style);

/* Unrounded text of value * scale: an integer exactly ("50300"), else 17 significant digits, rounded half away from
 * zero by long division, trailing zeros dropped ("18.758815232722144"). */
const char *number_exact_text(struct arena *arena, struct ratio value, int64_t scale);

/* value * scale as a double, the nearest one (numerator * scale is exact in 128 bits). For presenters that must hand a double to a library. */
double number_double(struct ratio value, int64_t scale);

/* Reads a published number: commas in thousands, an optional '%', a sign; "-/+0", "+/-0" and "-0" are zero. The count of
 * decimals printed is kept (11.0 -> units 110, decimals 1). False if the text is anything else. */
bool number_parse_published(const char *text, struct decimal *ret);

/* Plain integer: optional '-', digits only. False on anything else, and on overflow. */
bool number_parse_int(const char *text, int64_t *ret);

/* Exact comparison of two ratios: <0, 0, >0. */
int ratio_compare(struct ratio a, struct ratio b);

/* Checked arithmetic: false on overflow. */
bool number_add(int64_t a, int64_t b, int64_t *ret);
bool number_multiply(int64_t a, int64_t b, int64_t *ret);

#endif
