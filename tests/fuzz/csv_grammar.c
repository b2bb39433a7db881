/* tests/fuzz/csv_grammar.c - header, rows, fields; then a mutation for half of them. */
#include "csv_grammar.h"

#include "base/text.h"

#include <string.h>

struct grammar {
    uint64_t state;
    struct text_builder text;
    const char *end;      /* of lines */
    unsigned n_columns;
    const char *columns[12];
    unsigned ref;         /* number of the row's key */
};

/* Knuth's MMIX constants; the high bits are the good ones. */
static unsigned below(struct grammar *grammar, unsigned n) {
    grammar->state = grammar->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)((grammar->state >> 33) % n);
}

static bool chance(struct grammar *grammar, unsigned one_in) {
    return below(grammar, one_in) == 0;
}

#define PICK(grammar, items) ((items)[below((grammar), sizeof(items) / sizeof *(items))])

/* --- values --- */

static void add_text(struct grammar *grammar) {
    static const char *const pieces[] = {"a", "word ", "x,y", "\"\"", "\n", "\r\n", "  ", "\t", "naïve", "Ω", "日本", "👩‍👩‍👧", ";", "'", "é", "12", ",", "\"\"\"\""};
    for (unsigned n = below(grammar, chance(grammar, 20) ? 120 : 8); n > 0; n--) text_add(&grammar->text, PICK(grammar, pieces));
}

static void add_plain_text(struct grammar *grammar) {
    static const char *const pieces[] = {"a", "word", "x y", "é", "日本", ";", "'", "12", "-"};
    for (unsigned n = below(grammar, 6); n > 0; n--) text_add(&grammar->text, PICK(grammar, pieces));
}

static void add_date(struct grammar *grammar) {
    static const char *const dates[] = {"05/04/2007", "31/12/2008", "29/02/2008", "01/01/1900", "n/a", "", ""};
    text_add(&grammar->text, PICK(grammar, dates));
}

static void add_category(struct grammar *grammar) {
    static const char *const categories[] = {"Delay", "Officer Bias", "OB", "Slow", "Child's Interest", "", "Delay"};
    text_add(&grammar->text, PICK(grammar, categories));
}

static void add_categories(struct grammar *grammar) {
    static const char *const lists[] = {"Delay", "Delay;OB", "Slow ; Child's Interest", "OB;Slow;Child's Interest", "", "Child's Interest"};
    text_add(&grammar->text, PICK(grammar, lists));
}

static void add_integer(struct grammar *grammar) {
    static const char *const integers[] = {"0", "-1", "42", "007", "9223372036854775807", "", "123456"};
    text_add(&grammar->text, PICK(grammar, integers));
}

static void add_value(struct grammar *grammar, const char *column, bool is_quoted) {
    if (text_equal(column, "ref")) {
        text_add(&grammar->text, "R");
        text_add_int(&grammar->text, grammar->ref++);
    } else if (text_equal(column, "received")) {
        add_date(grammar);
    } else if (text_equal(column, "issue")) {
        add_category(grammar);
    } else if (text_equal(column, "issues")) {
        add_categories(grammar);
    } else if (text_equal(column, "n")) {
        add_integer(grammar);
    } else {
        (is_quoted ? add_text : add_plain_text)(grammar);
    }
}

/* --- the file --- */

static void add_field(struct grammar *grammar, const char *column) {
    bool is_quoted = chance(grammar, text_equal(column, "summary") ? 2 : 6);
    if (is_quoted) text_add(&grammar->text, "\"");
    if (!is_quoted && chance(grammar, 15)) text_add(&grammar->text, chance(grammar, 2) ? " " : "\t ");
    add_value(grammar, column, is_quoted);
    if (!is_quoted && chance(grammar, 15)) text_add(&grammar->text, " ");
    if (is_quoted) text_add(&grammar->text, "\"");
}

static void choose_columns(struct grammar *grammar) {
    static const char *const wanted[] = {"ref", "received", "issue", "issues", "n", "summary"};
    static const char *const others[] = {"other", "more", "und weiter"};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) grammar->columns[grammar->n_columns++] = wanted[i];
    for (size_t i = below(grammar, 4); i > 0; i--) grammar->columns[grammar->n_columns++] = others[i - 1];
    if (chance(grammar, 2)) return;
    for (unsigned i = grammar->n_columns; i > 1; i--) {
        unsigned k = below(grammar, i);
        const char *column = grammar->columns[i - 1];
        grammar->columns[i - 1] = grammar->columns[k];
        grammar->columns[k] = column;
    }
}

static void add_row(struct grammar *grammar, bool is_header) {
    for (unsigned i = 0; i < grammar->n_columns; i++) {
        if (i > 0) text_add(&grammar->text, ",");
        if (is_header)
            text_add(&grammar->text, grammar->columns[i]);
        else
            add_field(grammar, grammar->columns[i]);
    }
}

static void add_file(struct grammar *grammar) {
    if (chance(grammar, 5)) text_add(&grammar->text, "\xEF\xBB\xBF");
    add_row(grammar, true);
    for (unsigned n = 1 + below(grammar, chance(grammar, 10) ? 200 : 12); n > 0; n--) {
        text_add(&grammar->text, grammar->end);
        add_row(grammar, false);
    }
    if (!chance(grammar, 4)) text_add(&grammar->text, grammar->end);
}

/* --- what goes wrong --- */

static struct csv_sample mutate(struct arena *arena, struct grammar *grammar, const char *bytes, size_t n) {
    static const char others[] = "\",\n\r \t;a0\x01\x7F\x80\xC3\xE2\xF0\xFF";
    char *copy = ARENA_ARRAY(arena, char, n + 2);
    size_t at = below(grammar, (unsigned)n), kind = below(grammar, 4);
    char other = chance(grammar, 30) ? '\0' : others[below(grammar, sizeof others - 1)];
    memcpy(copy, bytes, at);
    if (kind == 0) { /* changed */
        memcpy(copy + at, bytes + at, n - at);
        copy[at] = other;
    } else if (kind == 1) { /* removed */
        memcpy(copy + at, bytes + at + 1, n - at - 1);
        n--;
    } else if (kind == 2) { /* added */
        copy[at] = other;
        memcpy(copy + at + 1, bytes + at, n - at);
        n++;
    } else { /* cut off */
        n = at;
    }
    copy[n] = '\0';
    return (struct csv_sample){.bytes = copy, .n = n, .is_mutated = true};
}

struct csv_sample csv_grammar_sample(struct arena *arena, uint64_t seed) {
    struct grammar grammar = {.state = seed * UINT64_C(0x9E3779B97F4A7C15), .text = {.arena = arena}};
    grammar.end = chance(&grammar, 3) ? "\r\n" : "\n";
    choose_columns(&grammar);
    add_file(&grammar);
    size_t n = grammar.text.n;
    struct csv_sample sample = {.bytes = text_done(&grammar.text), .n = n};
    return chance(&grammar, 2) ? mutate(arena, &grammar, sample.bytes, sample.n) : sample;
}
