/* audit/retyped/exact.c - decimals to a common unit, and back. */
#include "audit/retyped/exact.h"

#include "base/text.h"

/* Of the last digit of a number with so many decimals. */
static exact_t unit_of(int decimals) {
    exact_t unit = EXACT_ONE;
    for (int i = 0; i < decimals; i++) unit /= 10;
    return unit;
}

bool exact_from(struct decimal printed, bool is_rounded, struct exact *ret) {
    exact_t value = printed.units * unit_of(printed.decimals);
    if (value >= EXACT_MOST || value <= -EXACT_MOST) return false;
    *ret = (struct exact){value, is_rounded ? exact_half(printed.decimals) : 0};
    return true;
}

exact_t exact_half(int decimals) {
    return unit_of(decimals) / 2;
}

bool exact_meet(struct exact a, struct exact b) {
    exact_t apart = a.value > b.value ? a.value - b.value : b.value - a.value;
    return apart <= a.half + b.half;
}

const char *exact_text(struct arena *arena, exact_t value, int decimals) {
    char reversed[64];
    size_t n = 0;
    struct text_builder out = {.arena = arena};
    exact_t units = (value < 0 ? -value : value) / unit_of(decimals);
    while (units > 0 || n < (size_t)decimals + 1) {
        reversed[n++] = (char)('0' + (int)(units % 10));
        units /= 10;
    }
    if (value < 0) text_add_char(&out, '-');
    while (n > 0) {
        if (n == (size_t)decimals) text_add_char(&out, '.');
        text_add_char(&out, reversed[--n]);
    }
    return text_done(&out);
}
