/* tests/unit/extract/fast/test_index.c - every version of the structural index against one that goes byte by byte, written here from
 * the rules of RFC 4180 and not from the engine. */
#include "../support.h"

#include "base/arena.h"
#include "extract/fast/fast_index.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 700 };

/* What any version must find. */
struct found {
    uint32_t separators[MOST], breaks[MOST + 1];
    size_t n_separators, n_row_ends, n_high;
    unsigned char is_high[MOST];
    bool is_bad, is_quoted;
};

/* `is_quoted` at the first byte; what stands before it is not known, so that is never wrong. */
static struct found by_bytes(const char *bytes, size_t n, char delimiter, bool has_returns, bool is_quoted) {
    struct found found = {.is_quoted = is_quoted};
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)bytes[i];
        char before = i > 0 ? bytes[i - 1] : 0;
        bool is_first = i == 0, was_quoted = found.is_quoted;
        bool after_close = !is_first && before == '"' && !was_quoted;
        if (c == '"') found.is_quoted = !was_quoted;
        bool is_end = !was_quoted && (c == '\n' || c == (unsigned char)delimiter);
        /* An opening quote follows a separator or, where it is the second of two, the quote that closed. */
        if (c == '"' && !was_quoted && !is_first && before != delimiter && before != '\n' && before != '"') found.is_bad = true;
        if (after_close && c != '"' && !is_end && !(has_returns && c == '\r')) found.is_bad = true;
        if (!is_first && before == '\r' && c != '\n') found.is_bad = true;
        bool is_last = i + 1 == n; /* no line feed follows: not the two bytes of a line break inside quotes */
        if (c == '\r' && !has_returns && (!was_quoted || is_last)) found.is_bad = true;
        if (c == '\n' && !was_quoted && !is_first && (before == '\r') != has_returns) found.is_bad = true;
        if (c < 0x20 && c != '\n' && c != '\r' && c != '\t') found.is_bad = true;
        if (c == '\n' && was_quoted) found.breaks[found.n_row_ends]++;
        if (is_end) found.separators[found.n_separators++] = (uint32_t)i;
        if (is_end && c == '\n') found.n_row_ends++;
        found.is_high[i] = c > 0x7E;
        found.n_high += c > 0x7E;
    }
    return found;
}

static struct fast_index *new_index(struct arena *arena, char delimiter, bool has_returns) {
    struct fast_index *index = ARENA_NEW(arena, struct fast_index);
    *index = (struct fast_index){.delimiter = delimiter, .has_returns = has_returns};
    index->separators = ARENA_ARRAY(arena, uint32_t, MOST + FAST_SLACK);
    index->breaks = ARENA_ARRAY(arena, uint32_t, MOST + FAST_SLACK);
    index->high = ARENA_ARRAY(arena, struct fast_high, MOST + 4);
    return index;
}

static size_t count_high(const struct fast_index *index, const unsigned char *is_high) {
    size_t n = 0;
    for (size_t i = 0; i < index->n_high; i++)
        for (unsigned bit = 0; bit < 64; bit++) {
            bool is_set = index->high[i].mask >> bit & 1;
            ck_assert(!is_set || is_high[index->high[i].at + bit]);
            n += is_set;
        }
    return n;
}

/* In one stretch, and in two that meet at `cut`. */
static void compare(const char *name, struct fast_index *index, const char *bytes, size_t n, size_t cut, const struct found *expected,
                    bool is_quoted) {
    fast_index_scan *scan = fast_index_named(name);
    if (!scan) return; /* this processor has it not */
    fast_index_begin(index, is_quoted, bytes[0]);
    scan(index, bytes, 0, cut);
    scan(index, bytes, cut, n);
    ck_assert_msg((index->bad != 0) == expected->is_bad, "%s: bad %d expected %d of %zu bytes cut at %zu:\n%.*s", name, index->bad != 0,
                  expected->is_bad, n, cut, (int)n, bytes);
    ck_assert_uint_eq(index->n_separators, expected->n_separators);
    ck_assert_mem_eq(index->separators, expected->separators, expected->n_separators * sizeof *index->separators);
    ck_assert_uint_eq(index->n_row_ends, expected->n_row_ends);
    ck_assert_mem_eq(index->breaks, expected->breaks, (expected->n_row_ends + 1) * sizeof *index->breaks);
    ck_assert_uint_eq(count_high(index, expected->is_high), expected->n_high);
    ck_assert(index->quoted == (expected->is_quoted ? UINT64_MAX : 0));
}

static void compare_all(struct arena *arena, const char *text, size_t n, char delimiter, bool has_returns, bool is_quoted, size_t cut) {
    static const char *const names[] = {"portable", "avx2", "avx512"};
    char *bytes = ARENA_ARRAY(arena, char, n + FAST_SLACK + 1); /* a piece of memory of its own, for sanitizers */
    memcpy(bytes, text, n);
    struct found expected = by_bytes(bytes, n, delimiter, has_returns, is_quoted);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        compare(names[i], new_index(arena, delimiter, has_returns), bytes, n, cut, &expected, is_quoted);
}

static uint32_t next(uint64_t *state) {
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*state >> 33);
}

/* Few bytes are anything but letters in the first kind of text, most in the last. */
static size_t random_bytes(uint64_t *state, char *ret) {
    static const char marks[] = "\"\"\",,,\n\n\r\t;\x01\x7F\xC3\xA9\xFF ";
    size_t n = 1 + next(state) % (MOST - 1), density = 1 + next(state) % 40;
    for (size_t i = 0; i < n; i++) ret[i] = next(state) % density == 0 ? marks[next(state) % (sizeof marks - 1)] : (char)('a' + next(state) % 26);
    return n;
}

START_TEST(versions_agree_on_random_bytes) {
    uint64_t state = (uint64_t)_i;
    for (int i = 0; i < 1500; i++) {
        struct arena *arena = arena_open();
        char text[MOST];
        size_t n = random_bytes(&state, text);
        /* One after the other: compilers differ in the order of arguments. */
        bool has_returns = next(&state) % 2, is_quoted = next(&state) % 2;
        size_t cut = next(&state) % (n + 1);
        compare_all(arena, text, n, i % 5 == 0 ? ';' : i % 7 == 0 ? '\t' : ',', has_returns, is_quoted, cut);
        arena_close(arena);
    }
}
END_TEST

/* Each mark at each place beside the border of two chunks, in text that is otherwise fine. */
START_TEST(versions_agree_at_borders) {
    static const char *const pieces[] = {"\"\"", "\",\"", "\r\n", "\"\r\n\"", "\n\"", "\"\n", "\"\"\"\"", ",\"a\",", "\r", "\t", "\x7F", "\xC3\xA9", "x\"", "\"x"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        for (size_t at = 58; at < 70; at++) {
            struct arena *arena = arena_open();
            char text[140];
            memset(text, 'a', sizeof text);
            memcpy(text + at, pieces[i], strlen(pieces[i]));
            for (int kind = 0; kind < 4; kind++)
                for (size_t cut = 60; cut < 68; cut++) compare_all(arena, text, sizeof text, ',', kind & 1, kind & 2, cut);
            arena_close(arena);
        }
    }
}
END_TEST

/* All bytes are separators, and none is. */
START_TEST(versions_agree_on_extremes) {
    static const char bytes[] = ",\n\"a\r\0\xFF";
    for (size_t i = 0; i < sizeof bytes - 1; i++) {
        struct arena *arena = arena_open();
        char text[MOST];
        memset(text, bytes[i], sizeof text);
        for (size_t n = 1; n < 200; n++) compare_all(arena, text, n, ',', n & 1, n & 2, n / 2);
        arena_close(arena);
    }
}
END_TEST

Suite *index_suite(void) {
    Suite *suite = suite_create("index");
    TCase *tcase = tcase_create("index");
    tcase_set_timeout(tcase, 60);
    tcase_add_loop_test(tcase, versions_agree_on_random_bytes, 0, 4);
    tcase_add_test(tcase, versions_agree_at_borders);
    tcase_add_test(tcase, versions_agree_on_extremes);
    suite_add_tcase(suite, tcase);
    return suite;
}
