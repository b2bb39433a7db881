/* base/numbers/number_parse.c - reading numbers as papers print them, and plain integers. */
#include "base/number.h"

#include <string.h>

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool add_digit(int64_t *units, char digit) {
    int64_t tens;
    return number_multiply(*units, 10, &tens) && number_add(tens, digit - '0', units);
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

/* A minus is '-' or U+2212. Returns '+', '-' or 0, and moves past it. */
static char take_sign(const char **at) {
    static const char minus[] = "\xE2\x88\x92";
    if (strncmp(*at, minus, sizeof minus - 1) == 0) {
        *at += sizeof minus - 1;
        return '-';
    }
    char c = **at;
    if (c != '+' && c != '-') return 0;
    (*at)++;
    return c;
}

/* "-", "+", "-/+" or "+/-"; *ret_is_both for the last two, which belong to zero only. */
static bool take_signs(const char **at, bool *ret_is_negative, bool *ret_is_both) {
    char first = take_sign(at);
    *ret_is_negative = first == '-';
    *ret_is_both = first && **at == '/';
    if (!*ret_is_both) return true;
    (*at)++;
    char second = take_sign(at);
    return second && second != first;
}

/* Digits with or without commas: with commas, one to three digits stand before the first and three after each. */
static bool take_whole(const char **at, int64_t *ret_units) {
    const char *start = *at;
    int n_group = 0;
    bool has_comma = false;
    for (;; (*at)++) {
        if (is_digit(**at)) {
            n_group++;
            if (!add_digit(ret_units, **at)) return false;
        } else if (**at == ',') {
            if (has_comma ? n_group != 3 : n_group < 1 || n_group > 3) return false;
            has_comma = true;
            n_group = 0;
        } else {
            break;
        }
    }
    if (has_comma && (n_group != 3 || *start == '0')) return false;
    return n_group > 0;
}

static bool take_decimals(const char **at, struct decimal *value) {
    if (**at != '.') return true;
    for ((*at)++; is_digit(**at); (*at)++) {
        if (value->decimals == 9 || !add_digit(&value->units, **at)) return false;
        value->decimals++;
    }
    return value->decimals > 0;
}

bool number_parse_published(const char *text, struct decimal *ret) {
    struct decimal value = {0};
    bool is_negative, has_both_signs;
    while (is_blank(*text)) text++;
    if (!take_signs(&text, &is_negative, &has_both_signs)) return false;
    if (!take_whole(&text, &value.units) || !take_decimals(&text, &value)) return false;
    if (*text == '%') text++;
    while (is_blank(*text)) text++;
    if (*text || (has_both_signs && value.units != 0)) return false;
    if (is_negative) value.units = -value.units;
    *ret = value;
    return true;
}

/* Counts downwards, since the least integer has no positive counterpart. */
bool number_parse_int(const char *text, int64_t *ret) {
    bool is_negative = *text == '-';
    if (is_negative) text++;
    if (!*text) return false;
    int64_t value = 0;
    for (; *text; text++) {
        if (!is_digit(*text) || !number_multiply(value, 10, &value)) return false;
        if (!number_add(value, '0' - *text, &value)) return false;
    }
    if (is_negative) {
        *ret = value;
        return true;
    }
    return number_multiply(value, -1, ret);
}
