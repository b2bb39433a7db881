/* spec/prose/prose_typed.c - numbers and references that are typed out where a live one could stand.
 *
 * A typed number is gathered for comparison with the figures unless it is one that prose is full of: a year (1900 to
 * 2099), a day of a month, a whole number up to 10, the number of a stage or section, a time in months or years, money,
 * or part of a word or of a date. "Table 4" and "Figure 8" are warned of at once. */
#include "base/text.h"
#include "spec/prose/prose_reading.h"

#include <string.h>

enum { ORDINARY_NUMBERS = 10 };

static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",     "July",
                                     "August",  "September", "October", "November", "December", NULL};
static const char *const times[] = {"month", "months", "year", "years", "week", "weeks", "hours", "minutes", NULL};
static const char *const ordered[] = {"stage",   "stages",    "section", "sections", "appendix", "paragraph", "page",
                                      "chapter", "question",  "part",    "version",  "schedule", "article",   "act",
                                      "quarter", "level",     "annex",   NULL};
static const char *const numbered[] = {"table", "tables", "figure", "figures", NULL};

static bool is_letter(char c) {
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_';
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_one_of(const char *text, struct expr_span word, const char *const *words) {
    for (size_t i = 0; words[i]; i++) {
        bool is_same = strlen(words[i]) == word.to - word.from;
        for (size_t k = 0; is_same && words[i][k]; k++) is_same = (text[word.from + k] | 0x20) == (words[i][k] | 0x20);
        if (is_same) return true;
    }
    return false;
}

/* The word that ends before `at`, or begins after it, with blanks alone between. */
static struct expr_span word_before(const char *text, struct expr_span bounds, size_t at) {
    while (at > bounds.from && strchr(" \t\n\r", text[at - 1])) at--;
    struct expr_span word = {at, at};
    while (word.from > bounds.from && is_letter(text[word.from - 1])) word.from--;
    return word;
}

static struct expr_span word_after(const char *text, struct expr_span bounds, size_t at) {
    while (at < bounds.to && strchr(" \t\n\r", text[at])) at++;
    struct expr_span word = {at, at};
    while (word.to < bounds.to && is_letter(text[word.to])) word.to++;
    return word;
}

/* Digits with commas between thousands and a decimal point inside. */
static size_t end_of_number(const char *text, size_t at, size_t end) {
    while (at < end) {
        bool is_thousands = text[at] == ',' && at + 3 < end && is_digit(text[at + 1]) && is_digit(text[at + 2]) &&
                            is_digit(text[at + 3]);
        bool is_point = text[at] == '.' && at + 1 < end && is_digit(text[at + 1]);
        if (!is_digit(text[at]) && !is_thousands && !is_point) break;
        at++;
    }
    return at;
}

/* Part of a word, a range of years, a date or a sum of money. */
static bool is_part(const char *text, struct expr_span bounds, struct expr_span number) {
    char before = number.from > bounds.from ? text[number.from - 1] : ' ';
    char after = number.to < bounds.to ? text[number.to] : ' ';
    bool is_joined = strchr("-:/", after) && number.to + 1 < bounds.to && is_digit(text[number.to + 1]);
    if (number.from >= bounds.from + 2 && memcmp(text + number.from - 2, "\xC2\xA3", 2) == 0) return true;
    return is_letter(before) || strchr("/:.-$#", before) || is_letter(after) || is_joined;
}

static bool is_year(const char *digits) {
    return strlen(digits) == 4 && (text_starts(digits, "19") || text_starts(digits, "20")) && !strchr(digits, '.');
}

static bool is_ordinary(const char *digits) {
    if (strchr(digits, '.')) return false;
    return strlen(digits) == 1 || (strlen(digits) == 2 && (digits[0] - '0') * 10 + digits[1] - '0' <= ORDINARY_NUMBERS);
}

/* A number that stands for no count, by the words around it. */
static bool is_spoken_for(const char *text, struct expr_span bounds, struct expr_span number) {
    struct expr_span before = word_before(text, bounds, number.from), after = word_after(text, bounds, number.to);
    return is_one_of(text, before, months) || is_one_of(text, before, ordered) || is_one_of(text, after, months) ||
           is_one_of(text, after, times);
}

static const char *table_of_number(const struct prose_reading *reading, const char *typed) {
    const struct model *model = reading->prose->model;
    for (size_t i = 0; i < model->n_tables; i++)
        if (text_equal(model->tables[i].number, typed)) return model->tables[i].id;
    return NULL;
}

static void warn_of_reference(struct prose_reading *reading, struct expr_span span) {
    struct arena *arena = reading->prose->arena;
    const char *typed = expr_excerpt(&reading->places, span), *id = table_of_number(reading, typed);
    const char *hint = id ? TEXT(arena, "write {{see: table-", id, "}}") : "write {{see: table-ID}} or {{see: chart-ID}}";
    DIAG(reading->prose->diags, MSG_SPEC_TYPED_REFERENCE, expr_place(&reading->places, span), hint, text_copy(arena, typed));
}

static void look_at(struct prose_reading *reading, struct expr_span bounds, struct expr_span number) {
    struct prose *prose = reading->prose;
    const char *text = reading->places.text;
    struct expr_span before = word_before(text, bounds, number.from), after = word_after(text, bounds, number.to);
    if (is_one_of(text, before, numbered)) {
        warn_of_reference(reading, (struct expr_span){before.from, number.to});
        return;
    }
    bool has_sign = number.to < bounds.to && text[number.to] == '%';
    bool is_percent = has_sign || is_one_of(text, after, (const char *const[]){"per", "percent", NULL});
    const char *digits = text_replace(prose->arena, prose_span_text(reading, number), ",", "");
    bool is_small = is_ordinary(digits) || (is_year(digits) && !memchr(text + number.from, ',', number.to - number.from));
    bool is_date = strchr(digits, '.') != strrchr(digits, '.');
    if (is_date || is_part(text, bounds, number) || is_spoken_for(text, bounds, number) || (is_small && !is_percent)) return;
    *ARENA_PUSH(prose->arena, prose->typed, prose->n_typed, prose->typed_capacity) =
        (struct model_typed){digits, is_percent, expr_place(&reading->places, number)};
}

void prose_typed(struct prose_reading *reading, struct expr_span span) {
    const char *text = reading->places.text;
    for (size_t at = span.from; at < span.to; at++) {
        if (text[at] == '{') { /* a token */
            while (at < span.to && text[at] != '}') at++;
            continue;
        }
        if (!is_digit(text[at])) continue;
        struct expr_span number = {at, end_of_number(text, at, span.to)};
        look_at(reading, span, number);
        at = number.to;
        while (at < span.to && (is_digit(text[at]) || text[at] == '/')) at++;
    }
}
