/* base/text/text.c - building and comparing text. */
#include "base/text.h"

#include <string.h>

/* Room for n more bytes and the NUL. */
static void make_room(struct text_builder *out, size_t n) {
    if (out->bytes && n < out->capacity - out->n) return;
    if (n >= SIZE_MAX - out->n) arena_exhausted(out->arena);
    size_t used = out->bytes ? out->n : 0;
    out->bytes = arena_grow(out->arena, out->bytes, used, out->n + n + 1, 1, &out->capacity);
}

void text_add_bytes(struct text_builder *out, const char *bytes, size_t n) {
    make_room(out, n);
    if (n > 0) memcpy(out->bytes + out->n, bytes, n);
    out->n += n;
    out->bytes[out->n] = '\0';
}

void text_add(struct text_builder *out, const char *text) {
    text_add_bytes(out, text, strlen(text));
}

void text_add_char(struct text_builder *out, char c) {
    make_room(out, 1);
    out->bytes[out->n++] = c;
    out->bytes[out->n] = '\0';
}

void text_add_int(struct text_builder *out, int64_t value) {
    char digits[20];
    size_t first = sizeof digits;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do {
        digits[--first] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (value < 0) text_add_char(out, '-');
    text_add_bytes(out, digits + first, sizeof digits - first);
}

const char *text_done(const struct text_builder *out) {
    return out->bytes ? out->bytes : "";
}

const char *text_copy_bytes(struct arena *arena, const char *bytes, size_t n) {
    if (n == SIZE_MAX) arena_exhausted(arena);
    char *copy = ARENA_ARRAY(arena, char, n + 1);
    if (n > 0) memcpy(copy, bytes, n);
    return copy;
}

const char *text_copy(struct arena *arena, const char *text) {
    return text_copy_bytes(arena, text, strlen(text));
}

const char *text_from_int(struct arena *arena, int64_t value) {
    struct text_builder out = {.arena = arena};
    text_add_int(&out, value);
    return text_done(&out);
}

const char *text_join(struct arena *arena, const char *const *parts) {
    struct text_builder out = {.arena = arena};
    for (; *parts; parts++) text_add(&out, *parts);
    return text_done(&out);
}

bool text_equal(const char *a, const char *b) {
    if (!a || !b) return a == b;
    return strcmp(a, b) == 0;
}

bool text_starts(const char *text, const char *prefix) {
    while (*prefix && *text == *prefix) text++, prefix++;
    return *prefix == '\0';
}

bool text_ends(const char *text, const char *suffix) {
    size_t n = strlen(text), n_suffix = strlen(suffix);
    return n >= n_suffix && strcmp(text + n - n_suffix, suffix) == 0;
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

const char *text_trim(struct arena *arena, const char *text) {
    while (is_blank(*text)) text++;
    size_t n = strlen(text);
    while (n > 0 && is_blank(text[n - 1])) n--;
    return text_copy_bytes(arena, text, n);
}

const char *text_replace(struct arena *arena, const char *text, const char *what, const char *by) {
    struct text_builder out = {.arena = arena};
    size_t n_what = strlen(what);
    for (const char *hit; n_what > 0 && (hit = strstr(text, what)); text = hit + n_what) {
        text_add_bytes(&out, text, (size_t)(hit - text));
        text_add(&out, by);
    }
    text_add(&out, text);
    return text_done(&out);
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Compares the runs of digits at *a and *b as numbers of any length, and moves both past them. */
static int compare_digits(const char **a, const char **b) {
    while (**a == '0') (*a)++;
    while (**b == '0') (*b)++;
    size_t n_a = 0, n_b = 0;
    while (is_digit((*a)[n_a])) n_a++;
    while (is_digit((*b)[n_b])) n_b++;
    int order = n_a != n_b ? (n_a < n_b ? -1 : 1) : strncmp(*a, *b, n_a);
    *a += n_a;
    *b += n_b;
    return order;
}

/* Texts that are the same but for leading zeros ("07", "7") still get an order, so that sorting is total. */
int text_compare_natural(const char *a, const char *b) {
    const char *whole_a = a, *whole_b = b;
    while (*a && *b) {
        if (is_digit(*a) && is_digit(*b)) {
            int order = compare_digits(&a, &b);
            if (order != 0) return order;
        } else if (*a != *b) {
            return (unsigned char)*a < (unsigned char)*b ? -1 : 1;
        } else {
            a++;
            b++;
        }
    }
    if (*a || *b) return *a ? 1 : -1;
    return strcmp(whole_a, whole_b);
}
