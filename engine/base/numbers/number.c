/* base/numbers/number.c - rounding, exact digits and comparison, all in integers.
 *
 * A product of two 64-bit integers fits in 128 bits; everything is done on its magnitude, with the sign kept apart, so
 * that "half away from zero" is "half up". */
#include "base/number.h"

#include "base/text.h"

#include <assert.h>
#include <math.h>

typedef unsigned __int128 wide_t; /* a magnitude: up to 2^126 */

enum { SIGNIFICANT_DIGITS = 17, MOST_DIGITS = 40 };

struct quotient {
    bool is_negative;
    wide_t whole;
    uint64_t rest; /* below divisor */
    uint64_t divisor;
};

static wide_t magnitude(struct ratio value, int64_t scale, bool *ret_is_negative) {
    assert(value.denominator > 0);
    __int128 product = (__int128)value.numerator * scale;
    *ret_is_negative = product < 0;
    return product < 0 ? (wide_t)-product : (wide_t)product;
}

static struct quotient divide(struct ratio value, int64_t scale) {
    struct quotient q = {.divisor = (uint64_t)value.denominator};
    wide_t dividend = magnitude(value, scale, &q.is_negative);
    q.whole = dividend / q.divisor;
    q.rest = (uint64_t)(dividend % q.divisor);
    return q;
}

static uint64_t power_of_ten(int exponent) {
    uint64_t power = 1;
    while (exponent-- > 0) power *= 10;
    return power;
}

bool number_round(struct ratio value, int64_t scale, int decimals, struct decimal *ret) {
    assert(decimals >= 0 && decimals <= 9);
    struct quotient q = divide(value, scale);
    if (q.whole > UINT64_MAX) return false;
    uint64_t power = power_of_ten(decimals);
    wide_t fraction = (wide_t)q.rest * power;
    wide_t units = q.whole * power + fraction / q.divisor;
    if (fraction % q.divisor * 2 >= q.divisor) units++;
    if (units > INT64_MAX) return false;
    ret->units = q.is_negative ? -(int64_t)units : (int64_t)units;
    ret->decimals = decimals;
    return true;
}

/* Digits of `units`, at least decimals + 1 of them, most significant first; returns how many. */
static size_t write_digits(uint64_t units, int decimals, char digits[MOST_DIGITS]) {
    char reversed[MOST_DIGITS];
    size_t n = 0;
    while (units > 0 || n < (size_t)decimals + 1) {
        reversed[n++] = (char)('0' + units % 10);
        units /= 10;
    }
    for (size_t i = 0; i < n; i++) digits[i] = reversed[n - 1 - i];
    return n;
}

const char *number_text(struct arena *arena, struct decimal value, enum number_style style) {
    assert(value.decimals >= 0 && value.decimals <= 9);
    struct text_builder out = {.arena = arena};
    char digits[MOST_DIGITS];
    uint64_t units = value.units < 0 ? 0 - (uint64_t)value.units : (uint64_t)value.units;
    size_t n_whole = write_digits(units, value.decimals, digits) - (size_t)value.decimals;
    if (value.units < 0) text_add_char(&out, '-');
    if (value.units > 0 && style == NUMBER_SIGNED) text_add_char(&out, '+');
    for (size_t i = 0; i < n_whole; i++) {
        if (style != NUMBER_PLAIN && i > 0 && (n_whole - i) % 3 == 0) text_add_char(&out, ',');
        text_add_char(&out, digits[i]);
    }
    if (value.decimals > 0) {
        text_add_char(&out, '.');
        text_add_bytes(&out, digits + n_whole, (size_t)value.decimals);
    }
    return text_done(&out);
}

/* --- exact text --- */

/* Decimal digits under construction: digits[0..n) stand for 0.d1d2d3... times ten to the `point`. */
struct expansion {
    unsigned char digits[MOST_DIGITS + 1];
    int n;
    int point;
};

static struct expansion expand_whole(wide_t whole) {
    struct expansion e = {0};
    for (wide_t rest = whole; rest > 0; rest /= 10) e.n++;
    for (int i = e.n - 1; i >= 0; i--, whole /= 10) e.digits[i] = (unsigned char)(whole % 10);
    e.point = e.n;
    return e;
}

/* Long division up to 17 significant digits. Zeros before the first digit that counts only move the point. */
static uint64_t expand_fraction(struct expansion *e, struct quotient q) {
    uint64_t rest = q.rest;
    while (e->n < SIGNIFICANT_DIGITS && rest > 0) {
        wide_t ten_times = (wide_t)rest * 10;
        unsigned char digit = (unsigned char)(ten_times / q.divisor);
        rest = (uint64_t)(ten_times % q.divisor);
        if (e->n == 0 && digit == 0) {
            e->point--;
        } else {
            e->digits[e->n++] = digit;
        }
    }
    return rest;
}

static void round_up_last(struct expansion *e) {
    int i = e->n - 1;
    for (; i >= 0 && e->digits[i] == 9; i--) e->digits[i] = 0;
    if (i >= 0) {
        e->digits[i]++;
        return;
    }
    e->digits[0] = 1; /* 99..9 became 100..0: the same zeros, one place higher */
    e->point++;
}

/* Keeps 17 digits. Half or more of the last one kept is decided by the first digit dropped; with none dropped, by the
 * rest of the division. */
static void round_expansion(struct expansion *e, uint64_t rest, uint64_t divisor) {
    bool is_half;
    if (e->n > SIGNIFICANT_DIGITS) {
        is_half = e->digits[SIGNIFICANT_DIGITS] >= 5;
        e->n = SIGNIFICANT_DIGITS;
    } else {
        is_half = (wide_t)rest * 2 >= divisor;
    }
    if (is_half) round_up_last(e);
    while (e->n > 0 && e->digits[e->n - 1] == 0) e->n--;
}

static const char *expansion_text(struct arena *arena, const struct expansion *e, bool is_negative) {
    struct text_builder out = {.arena = arena};
    if (is_negative) text_add_char(&out, '-');
    if (e->point <= 0) text_add_char(&out, '0');
    for (int i = 0; i < e->point; i++) text_add_char(&out, (char)('0' + (i < e->n ? e->digits[i] : 0)));
    if (e->n > e->point) text_add_char(&out, '.');
    for (int i = e->point; i < e->n; i++) text_add_char(&out, (char)('0' + (i < 0 ? 0 : e->digits[i])));
    return text_done(&out);
}

const char *number_exact_text(struct arena *arena, struct ratio value, int64_t scale) {
    struct quotient q = divide(value, scale);
    if (q.whole == 0 && q.rest == 0) return "0";
    struct expansion e = expand_whole(q.whole);
    if (q.rest > 0) {
        uint64_t rest = expand_fraction(&e, q);
        round_expansion(&e, rest, q.divisor);
    }
    return expansion_text(arena, &e, q.is_negative);
}

/* --- as a double --- */

static int bit_length(wide_t value) {
    int n = 0;
    for (; value > 0; value >>= 1) n++;
    return n;
}

/* The quotient is brought to 56 or 57 bits, whatever is left over is kept as a last bit that is never the rounding bit;
 * the conversion to 53 bits then is the only rounding, and scaling by a power of two is exact (the exponent lies within
 * -63..126, far from the subnormal numbers). */
double number_double(struct ratio value, int64_t scale) {
    bool is_negative;
    wide_t dividend = magnitude(value, scale, &is_negative);
    wide_t divisor = (wide_t)value.denominator;
    if (dividend == 0) return 0;
    int shift = 56 + bit_length(divisor) - bit_length(dividend);
    if (shift > 0) dividend <<= shift;
    if (shift < 0) divisor <<= -shift;
    uint64_t bits = (uint64_t)(dividend / divisor);
    if (dividend % divisor != 0) bits |= 1;
    double nearest = ldexp((double)bits, -shift);
    return is_negative ? -nearest : nearest;
}

int ratio_compare(struct ratio a, struct ratio b) {
    assert(a.denominator > 0 && b.denominator > 0);
    __int128 left = (__int128)a.numerator * b.denominator, right = (__int128)b.numerator * a.denominator;
    return left < right ? -1 : left > right;
}

bool number_add(int64_t a, int64_t b, int64_t *ret) {
    int64_t sum;
    if (__builtin_add_overflow(a, b, &sum)) return false;
    *ret = sum;
    return true;
}

bool number_multiply(int64_t a, int64_t b, int64_t *ret) {
    int64_t product;
    if (__builtin_mul_overflow(a, b, &product)) return false;
    *ret = product;
    return true;
}
