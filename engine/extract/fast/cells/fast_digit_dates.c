/* extract/fast/cells/fast_digit_dates.c - dates of digits at fixed places, by arithmetic on many at once.
 *
 * A loop takes the first and the last eight bytes of each field; the loops after it have no branch and no table, so that a compiler makes
 * vector code of them: digits are checked and put together in words, then year, month and day become a day number by base/date's
 * formula. What is no such date is left to the careful way. */
#include "base/clones.h"
#include "extract/fast/cells/fast_column.h"

/* Digits in the pattern are '0'; where the numbers begin. */
struct digits {
    const char *form;
    unsigned char n;
    unsigned char year_at, month_at, day_at;
    char pattern[11];
};

struct date_words {
    uint64_t first[FAST_TILE], last[FAST_TILE];
    uint32_t n[FAST_TILE];
};

/* In this form the first byte of memory is the lowest. */
static FAST_INLINE uint64_t little_word_at(const char *bytes) {
    uint64_t word = fast_word_at(bytes);
    return __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? word : __builtin_bswap64(word);
}

/* Lengths are those of the contents; of a field with a quote missing where the first has one, a length that no date has. */
static void take_words(const struct fast_fields *fields, size_t n_rows, bool is_quoted, struct date_words *ret) {
    struct fast_fields own = *fields;
    for (size_t i = 0; i < n_rows; i++) {
        struct view field = fast_field(&own, i);
        if (is_quoted && field.n >= 2)
            field = field.bytes[0] == '"' ? (struct view){field.bytes + 1, field.n - 2} : (struct view){field.bytes, UINT32_MAX};
        ret->n[i] = (uint32_t)field.n;
        ret->first[i] = little_word_at(field.bytes);
        ret->last[i] = little_word_at(field.bytes + (field.n == UINT32_MAX ? 0 : field.n) - 8);
    }
}

/* Digits become their values, signs zero; *ret_wrong has bits where a byte is not as the pattern has it. */
static FAST_INLINE uint64_t values_of(uint64_t bytes, const char *pattern, uint64_t *ret_wrong) {
    uint64_t limits = 0;
    for (int i = 0; i < 8; i++) limits |= (uint64_t)(pattern[i] == '0' ? 0x76 : 0x7F) << 8 * i;
    uint64_t values = bytes ^ little_word_at(pattern);
    *ret_wrong |= ((values + limits) | values) & UINT64_C(0x8080808080808080);
    return values;
}

/* The number of two digits at a place of the field; `first` and `last` have in each byte ten times its digit and the next. */
static FAST_INLINE uint64_t two_digits(const struct digits *form, uint64_t first, uint64_t last, unsigned at) {
    return at + 1 < 8 ? first >> 8 * at & 0xFF : last >> 8 * (at + 8 - form->n) & 0xFF;
}

/* Year, month and day of each field, 0 of one that is not in the form: 16 bits, 8 bits, 8 bits. */
static FAST_INLINE void take_parts(const struct digits *form, const struct date_words *words, size_t n_rows, uint32_t *parts) {
    for (size_t i = 0; i < n_rows; i++) {
        uint64_t wrong = 0;
        uint64_t first = values_of(words->first[i], form->pattern, &wrong);
        uint64_t last = values_of(words->last[i], form->pattern + form->n - 8, &wrong);
        first = first * 10 + (first >> 8);
        last = last * 10 + (last >> 8);
        uint64_t year = two_digits(form, first, last, form->year_at) * 100 + two_digits(form, first, last, form->year_at + 2u);
        uint64_t month = two_digits(form, first, last, form->month_at), day = two_digits(form, first, last, form->day_at);
        parts[i] = (uint32_t)(wrong == 0 ? year << 16 | month << 8 | day : 0);
    }
}

/* Codes, and 1 for each cell that is neither a date nor empty. As date_from_parts: years are counted from March, so that months have a
 * pattern of 153 days in five; divisions are multiplications that are exact for four digits. */
static FAST_INLINE uint32_t judge(const struct digits *form, const struct date_words *words, const uint32_t *parts, size_t n_rows,
                                  bool takes_empty, int32_t *codes, uint32_t *is_left) {
    uint32_t has_left = 0;
    for (size_t i = 0; i < n_rows; i++) {
        uint32_t year = parts[i] >> 16, month = parts[i] >> 8 & 0xFF, day = parts[i] & 0xFF;
        uint32_t is_early = month <= 2, from_march = year - is_early, months = month + 12 * is_early - 3;
        uint32_t century = from_march * 5243 >> 19, century_of_year = year * 5243 >> 19;
        uint32_t days = from_march * 365 + (from_march >> 2) - century + (century >> 2) + ((153 * months + 2) * 52429 >> 18) + day;
        uint32_t is_leap = ((year & 3) == 0) & ((year != century_of_year * 100) | ((century_of_year & 3) == 0));
        uint32_t n_days = month == 2 ? 28 + is_leap : 30 + ((month ^ month >> 3) & 1);
        uint32_t is_date = (words->n[i] == form->n) & (month - 1 < 12) & (day - 1 < n_days) & (year >= 1000);
        uint32_t is_empty = words->n[i] == 0;
        codes[i] = is_empty ? VEC_NONE : (int32_t)days - 719469;
        is_left[i] = 1 ^ (is_date | (is_empty & takes_empty));
        has_left |= is_left[i];
    }
    return has_left;
}

static FAST_INLINE uint64_t read_words(const struct digits *form, const struct date_words *words, size_t n_rows, bool takes_empty,
                                       int32_t *codes) {
    uint32_t parts[FAST_TILE], is_left[FAST_TILE];
    uint64_t rest = 0;
    take_parts(form, words, n_rows, parts);
    if (FAST_LIKELY(judge(form, words, parts, n_rows, takes_empty, codes, is_left) == 0)) return 0;
    for (size_t i = 0; i < n_rows; i++) rest |= (uint64_t)is_left[i] << i;
    return rest;
}

typedef uint64_t read_form(const struct date_words *words, size_t n_rows, bool takes_empty, int32_t *codes);

static bool read_tile(struct fast_column *column, const struct fast_tile *tile, read_form *read) {
    struct fast_fields fields = fast_fields_of(column->field, tile);
    struct date_words words;
    if (fast_field(&fields, 0).bytes[0] == '"')
        take_words(&fields, tile->n, true, &words);
    else
        take_words(&fields, tile->n, false, &words);
    uint64_t rest = read(&words, tile->n, !column->is_required, column->codes + tile->from);
    return FAST_LIKELY(rest == 0) || fast_dates_rest(column, tile, rest);
}

/* Each form has loops of its own, in which the compiler knows the places. */
#define FORMS(X)                                                                                                \
    X(iso, "yyyy-mm-dd", 10, 0, 5, 8, "0000-00-00")                                                             \
    X(slashes, "dd/mm/yyyy", 10, 6, 3, 0, "00/00/0000")                                                         \
    X(hyphens, "dd-mm-yyyy", 10, 6, 3, 0, "00-00-0000")                                                         \
    X(dots, "dd.mm.yyyy", 10, 6, 3, 0, "00.00.0000")                                                            \
    X(american, "mm/dd/yyyy", 10, 6, 0, 3, "00/00/0000")                                                        \
    X(digits, "yyyymmdd", 8, 0, 4, 6, "00000000")

#define LOOPS_OF(name, ...)                                                                                     \
    static const struct digits form_##name = {__VA_ARGS__};                                                     \
    VECTOR_CLONES static uint64_t words_##name(const struct date_words *words, size_t n_rows, bool takes_empty, \
                                               int32_t *codes) {                                                \
        return read_words(&form_##name, words, n_rows, takes_empty, codes);                                     \
    }                                                                                                           \
    static bool read_##name(struct fast_column *column, const struct fast_tile *tile) {                         \
        return read_tile(column, tile, words_##name);                                                           \
    }
FORMS(LOOPS_OF)

static const struct {
    const struct digits *form;
    fast_decode *decode;
} loops[] = {
#define ROW_OF(name, ...) {&form_##name, read_##name},
    FORMS(ROW_OF)};

fast_decode *fast_digit_dates(const char *form) {
    for (size_t i = 0; i < sizeof loops / sizeof *loops; i++)
        if (strcmp(loops[i].form->form, form) == 0) return loops[i].decode;
    return NULL;
}
