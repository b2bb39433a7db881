/* audit/retyped/line_label.c - words in labels. What can grow is a list of words here. */
#include "audit/retyped/line_label.h"

#include "base/utf8.h"

#include <string.h>

/* --- words --- */

static bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* Where `words` stands in `text` between ends of words, or NULL. */
static const char *find_words(const char *text, const char *words) {
    size_t n = strlen(words);
    for (const char *at = strstr(text, words); at; at = strstr(at + 1, words)) {
        bool begins = at == text || !is_word_byte(at[-1]) || !is_word_byte(words[0]);
        bool ends = !is_word_byte(at[n]) || !is_word_byte(words[n - 1]);
        if (begins && ends) return at;
    }
    return NULL;
}

static bool has_any(const char *text, const char *const *words) {
    for (; *words; words++)
        if (find_words(text, *words)) return true;
    return false;
}

static bool is_any(const char *text, const char *const *words) {
    for (; *words; words++)
        if (text_equal(text, *words)) return true;
    return false;
}

/* Begins with one of the words, at the end of a word; returns what follows, or NULL. */
static const char *after_any(const char *text, const char *const *words) {
    for (; *words; words++)
        if (find_words(text, *words) == text) return text + strlen(*words);
    return NULL;
}

static const char *const percent_words[] = {"%",        "percent", "percentage", "percentages",
                                            "per cent", "share",   "proportion", NULL};
static const char *const whole_ends[] = {"of total",     "of the total", "of all",         "of whole",
                                         "of the whole", "share",        "of grand total", NULL};
static const char *const whole_begins[] = {"of total ", "of the total ",  "of all ",
                                           "share of ", "proportion of ", NULL};
static const char *const bare_percents[] = {"%",        "percent", "percentage", "percentages",
                                            "per cent", "share",   "proportion", NULL};
static const char *const different_words[] = {"different", "distinct", "unique", NULL};
static const char *const subset_words[] = {"of which", "of whom", "including", "incl", "thereof", NULL};
static const char *const time_words[] = {"day",    "days",    "week", "weeks", "hour", "hours",
                                         "minute", "minutes", "time", "age",   NULL};
static const char *const people_words[] = {"complainant", "complainants", "people",      "persons",   "clients",
                                           "users",       "families",     "individuals", "customers", "children",
                                           "staff",       "households",   NULL};
static const char *const average_words[] = {"average", "mean",  "median", "rate",   "rates", "ratio", "index",
                                            "per",     "score", "rank",   "target", "limit", NULL};
static const char *const change_words[] = {"difference", "change",   "variance", "movement", "diff",
                                           "increase",   "decrease", "+/-",      "-/+",      NULL};
static const char *const base_words[] = {"base", "base (n)", "base (n=)", "unweighted base", "base number", NULL};
static const char *const unit_words[] = {"'000",    "(000", "£000",    "000s", "thousand", "thousands",
                                         "million", "£m",   "rounded", "£k",   "millions", NULL};
static const char *const total_ends[] = {"total", "totals", "subtotal", "sub-total", NULL};
static const char *const sub_totals[] = {"subtotal", "sub-total", "sub total", NULL};
static const char *const not_total[] = {"of total", "of the total", "of grand total", NULL};
static const char *const whole_names[] = {"all",     "overall", "sum",      "combined", "national",
                                          "england", "uk",      "together", NULL};
static const char *const other_words[] = {"all other", "all others", "total other", NULL};
static const char *const counting_words[] = {"total number of", "number of", "no. of", "no of",
                                             "count of",        "total",     "all",    NULL};

/* --- periods --- */

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static size_t count_digits(const char *at) {
    size_t n = 0;
    while (is_digit(at[n])) n++;
    return n;
}

/* Bytes of a year that begins here: "2006", "2006/07", "2006-2007", "2006 to 2007"; 0 for none. */
static size_t year_length(const char *at) {
    static const char *const joins[] = {"/", "-", "–", " to ", NULL};
    bool is_year = count_digits(at) == 4 && (text_starts(at, "19") || text_starts(at, "20"));
    if (!is_year) return 0;
    for (size_t i = 0; joins[i]; i++) {
        size_t n = strlen(joins[i]);
        if (!text_starts(at + 4, joins[i])) continue;
        size_t digits = count_digits(at + 4 + n);
        if (digits == 4 || (digits == 2 && n < 4)) return 4 + n + digits;
    }
    return 4;
}

/* Widens a year by a quarter beside it: "q1 2008", "2008/09 q1". */
static void take_quarter(const char *text, const char **begin, const char **end) {
    const char *q = *begin - 3;
    if (q >= text && q[0] == 'q' && is_digit(q[1]) && q[2] == ' ') *begin = q;
    if ((*end)[0] == ' ' && (*end)[1] == 'q' && is_digit((*end)[2])) *end += 3;
}

/* Widens a year by the days and months before it: "april to june 2008", "1 april to 30 june 2008". */
static void take_months(const char *text, const char **begin) {
    static const char *const words[] = {"january", "february",  "march",   "april",    "may",      "june", "july",
                                        "august",  "september", "october", "november", "december", "jan",  "feb",
                                        "mar",     "apr",       "jun",     "jul",      "aug",      "sep",  "oct",
                                        "nov",     "dec",       "to",      "year",     "ended",    NULL};
    for (const char *at = *begin; at > text && at[-1] == ' ';) {
        const char *end = --at;
        while (at > text && at[-1] != ' ') at--;
        size_t n = (size_t)(end - at);
        bool is_known = n > 0 && n < 3 && count_digits(at) == n;
        for (size_t i = 0; words[i] && !is_known; i++) is_known = strlen(words[i]) == n && memcmp(words[i], at, n) == 0;
        if (!is_known) return;
        *begin = at;
    }
}

static bool find_year(const char *text, const char **ret_begin, const char **ret_end) {
    for (const char *at = text; *at; at += is_digit(*at) ? count_digits(at) : 1) {
        size_t n = year_length(at);
        if (n == 0) continue;
        *ret_begin = at;
        *ret_end = at + n;
        take_quarter(text, ret_begin, ret_end);
        take_months(text, ret_begin);
        return true;
    }
    return false;
}

static bool find_prior(const char *text, const char **ret_begin, const char **ret_end) {
    static const char *const words[] = {"last year",        "previous year", "prior year", "year before", "previous",
                                        "previous quarter", "last quarter",  "prior",      NULL};
    for (size_t i = 0; words[i]; i++) {
        *ret_begin = find_words(text, words[i]);
        if (!*ret_begin) continue;
        *ret_end = *ret_begin + strlen(words[i]);
        return true;
    }
    return false;
}

/* Without what a taken-out period leaves at the ends: "(2006/07) number" -> "number". */
static const char *without_edges(struct arena *arena, const char *text) {
    static const char edges[] = " (),:;-[]";
    size_t n = strlen(text), from = 0;
    while (from < n && strchr(edges, text[from])) from++;
    while (n > from && strchr(edges, text[n - 1])) n--;
    return text_replace(arena, text_copy_bytes(arena, text + from, n - from), "  ", " ");
}

static void read_period(struct arena *arena, const char *leaf, struct line_label *label) {
    const char *begin, *end;
    label->period = "";
    label->rest = leaf;
    bool is_year = find_year(leaf, &begin, &end);
    if (!is_year && !find_prior(leaf, &begin, &end)) return;
    label->period = is_year ? text_copy_bytes(arena, begin, (size_t)(end - begin)) : "prior";
    const char *before = text_copy_bytes(arena, leaf, (size_t)(begin - leaf));
    label->rest = without_edges(arena, TEXT(arena, before, end));
}

/* --- the whole --- */

static const char *read_group(struct arena *arena, struct line_label *label) {
    const char *leaf = label->folded;
    for (const char *at = strstr(leaf, " > "); at; at = strstr(at + 1, " > ")) leaf = at + 3;
    size_t n = (size_t)(leaf - label->folded);
    label->group = n == 0 ? "" : text_copy_bytes(arena, label->folded, n - 3);
    return leaf;
}

static bool ends_with_total(const char *rest) {
    for (size_t i = 0; total_ends[i]; i++) {
        size_t n = strlen(rest), n_end = strlen(total_ends[i]);
        if (text_ends(rest, total_ends[i]) && (n == n_end || !is_word_byte(rest[n - n_end - 1]))) return true;
    }
    return false;
}

static bool has_digit(const char *text) {
    for (; *text; text++)
        if (is_digit(*text)) return true;
    return false;
}

/* "% of total" -> "total"; "% of all complaints" -> "complaints"; "% upheld" -> "". */
static const char *read_whole(const char *rest) {
    for (size_t i = 0; whole_ends[i]; i++)
        if (text_ends(rest, whole_ends[i])) return "total";
    for (size_t i = 0; whole_begins[i]; i++) {
        const char *at = strstr(rest, whole_begins[i]);
        if (at) return at + strlen(whole_begins[i]);
    }
    return "";
}

/* "%"; "% of complaints", but not "% of complaints upheld", which is a rate of each line, nor "% of target". */
static bool may_be_of_whole(const char *rest) {
    static const char *const determiners[] = {"all ", "the ", NULL};
    const char *of = after_any(rest, bare_percents);
    if (!of) return false;
    if (*of == '\0') return true;
    if (!text_starts(of, " of ")) return false;
    const char *noun = of + 4;
    for (size_t i = 0; determiners[i]; i++)
        if (text_starts(noun, determiners[i])) noun += strlen(determiners[i]);
    return *noun != '\0' && !strchr(noun, ' ') && !is_any(noun, average_words);
}

static enum total_claim read_total(const struct line_label *label) {
    static const char *const begins[] = {"total", "all", "overall", NULL};
    const char *rest = label->rest;
    if (label->is_percent || label->is_change || label->is_average) return TOTAL_NONE;
    if (has_any(rest, not_total) || after_any(rest, other_words)) return TOTAL_NONE;
    if (ends_with_total(rest) || has_any(rest, sub_totals)) return TOTAL_STRONG;
    return after_any(rest, begins) || is_any(rest, whole_names) ? TOTAL_WEAK : TOTAL_NONE;
}

struct line_label line_label_read(struct arena *arena, const char *text) {
    struct line_label label = {.folded = utf8_folded(arena, text)};
    read_period(arena, read_group(arena, &label), &label);
    const char *rest = label.rest;
    label.is_change =
        after_any(rest, change_words) || find_words(rest, "% change") || find_words(rest, "percentage change");
    label.is_percent = has_any(rest, percent_words);
    label.whole = label.is_percent ? read_whole(rest) : "";
    label.may_be_of_whole = label.is_percent && !label.is_change && may_be_of_whole(rest);
    label.is_average = !label.is_percent && has_any(rest, average_words);
    label.is_base = is_any(rest, base_words);
    label.is_subset = after_any(rest, subset_words) != NULL;
    label.is_time = has_any(rest, time_words) && !has_digit(rest);
    label.is_in_units = has_any(rest, unit_words);
    label.total = read_total(&label);
    const char *noun = after_any(rest, counting_words);
    label.noun = noun ? without_edges(arena, noun) : rest;
    label.is_distinct = after_any(label.noun, different_words) != NULL;
    label.is_people = label.is_distinct || after_any(label.noun, people_words);
    return label;
}
