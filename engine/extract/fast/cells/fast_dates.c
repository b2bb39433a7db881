/* extract/fast/cells/fast_dates.c - dates by two looks: eight bytes that hold month and year lead to the days before that month and
 * the days in it; the two digits of the day are added.
 *
 * A month comes into the table when the careful reader of dates has read its days, so the table holds what that function says and
 * nothing else. A form has a shape when its dates are of one length with all they hold at fixed places; forms of digits
 * alone are read by arithmetic (fast_digit_dates.c). Columns whose first form is neither, or whose words for missing could be dates, keep
 * whole cells instead (fast_texts); so do cells in a second form. */
#include "extract/fast/cells/fast_column.h"

#include "extract/cells/cell_date.h"
#include "extract/date_format.h"

enum { TEXTS_KEPT = 8192, LONGEST_SHAPE = 19 };

/* Where a form has what. The key is the eight bytes at `key_at`. Of each layout of keys a seed was sought that gives every month of
 * 1920 to 2039 a slot of its own; a month whose slot is taken is read the slow way. */
struct shape {
    const char *form;
    uint64_t seed;
    unsigned char slots_log2;
    unsigned char n;
    unsigned char key_at, day_at;
    signed char space_at;      /* of a space outside of the key; -1: there is none */
    signed char tail_at;       /* of eight bytes of a time; -1: there is none */
    char tail[9];              /* '0': any digit */
};

struct month {
    uint64_t key;
    int32_t before;     /* the day before its first */
    uint32_t n_days;    /* 0: there is no month here */
};

struct fast_months {
    const struct shape *shape;
    struct month *slots;
};

static FAST_INLINE uint64_t key_of(const struct shape *shape, const char *date) {
    return fast_word_at(date + shape->key_at);
}

static FAST_INLINE size_t slot_of(const struct shape *shape, uint64_t key) {
    return key * shape->seed >> (64 - shape->slots_log2);
}

/* Not zero where the eight bytes are not as the pattern has them: at most 9 above a digit's place, 0 above a sign's. A carry comes
 * only out of a byte that is wrong itself. */
static FAST_INLINE uint64_t tail_differs(const struct shape *shape, const char *date) {
    uint64_t pattern, limits = 0;
    memcpy(&pattern, shape->tail, sizeof pattern);
    for (size_t i = 0; i < 8; i++) ((unsigned char *)&limits)[i] = shape->tail[i] == '0' ? 0x76 : 0x7F;
    uint64_t bytes = fast_word_at(date + shape->tail_at) ^ pattern;
    return ((bytes + limits) | bytes) & UINT64_C(0x8080808080808080);
}

/* --- the slow way --- */

/* The careful reader is asked for each day that the month may have; 0 when it has none. */
static uint32_t days_of_month(int format, const struct shape *shape, const char *date, int32_t *ret_before) {
    char text[LONGEST_SHAPE];
    uint32_t n_days = 0;
    memcpy(text, date, shape->n);
    for (int day = 1; day <= 31; day++) {
        date_t read;
        text[shape->day_at] = (char)('0' + day / 10);
        text[shape->day_at + 1] = (char)('0' + day % 10);
        if (date_format_read(format, text, shape->n, &read) != DATE_READ) break;
        if (day == 1) *ret_before = read - 1;
        n_days = (uint32_t)day;
    }
    return n_days;
}

/* True when the month was new and has found its slot. */
static bool learn_month(struct fast_column *column, struct view date) {
    if (!column->months || date.n != column->months->shape->n) return false;
    const struct shape *shape = column->months->shape;
    uint64_t key = key_of(shape, date.bytes);
    struct month *slot = &column->months->slots[slot_of(shape, key)];
    if (slot->n_days > 0) return false;
    slot->key = key;
    slot->n_days = days_of_month(column->formats[0], shape, date.bytes, &slot->before);
    return slot->n_days > 0;
}

/* In the first declared form that fits; false when none does. */
static bool read_date(const struct fast_column *column, struct view content, int32_t *ret) {
    for (size_t i = 0; i < column->column->n_date_formats; i++)
        if (date_format_read(column->formats[i], content.bytes, content.n, ret) == DATE_READ) return true;
    return false;
}

static bool read_slowly(struct fast_column *column, struct view field, int32_t *ret) {
    const struct fast_text *known = fast_texts_find(column->texts, field.bytes, field.n);
    if (known) {
        *ret = known->value;
        return true;
    }
    struct view content = fast_content(column, field);
    bool is_missing = cell_is_missing(column->column, content);
    if (is_missing) *ret = VEC_NONE;
    if (is_missing ? column->is_required : !read_date(column, content, ret)) return false;
    if (is_missing || !learn_month(column, content)) fast_texts_add(column->texts, field.bytes, field.n, *ret, 0);
    return true;
}

bool fast_dates_rest(struct fast_column *column, const struct fast_tile *tile, uint64_t rest) {
    struct fast_fields fields = fast_fields_of(column->field, tile);
    for (; rest != 0; rest &= rest - 1) {
        size_t row = (size_t)__builtin_ctzll(rest);
        if (!read_slowly(column, fast_field(&fields, row), &column->codes[tile->from + row])) return false;
    }
    return true;
}

/* --- the quick way --- */

/* Without a branch on what a cell holds. `quoted`: a quote stands on either side. Cells that are neither a date of a known month nor
 * empty are left: bits of the result. */
static FAST_INLINE uint64_t read_shaped(struct fast_column *column, const struct fast_tile *tile, const struct shape *shape,
                                          size_t quoted) {
    struct fast_fields fields = fast_fields_of(column->field, tile);
    const struct month *slots = column->months->slots;
    int32_t *codes = column->codes + tile->from;
    bool takes_empty = !column->is_required;
    uint64_t rest = 0;
    for (size_t i = 0; i < tile->n; i++) {
        struct view field = fast_field(&fields, i);
        const char *date = field.bytes + quoted;
        uint64_t key = key_of(shape, date);
        const struct month *month = &slots[slot_of(shape, key)];
        uint32_t tens = (unsigned char)(date[shape->day_at] - '0'), ones = (unsigned char)(date[shape->day_at + 1] - '0');
        uint32_t day = tens * 10 + ones;
        bool is_date = (field.n == shape->n + 2 * quoted) & (month->key == key) & (ones <= 9) & (day - 1 < month->n_days);
        bool is_empty = field.n == 0;
        if (quoted) {
            is_date &= field.bytes[0] == '"';
            is_empty |= (field.n == 2) & (field.bytes[0] == '"');
        }
        if (shape->space_at >= 0) is_date &= date[shape->space_at] == ' ';
        if (shape->tail_at >= 0) is_date &= tail_differs(shape, date) == 0;
        codes[i] = is_empty ? VEC_NONE : month->before + (int32_t)day;
        rest |= (uint64_t)!(is_date | (is_empty & takes_empty)) << i;
    }
    return rest;
}

static FAST_INLINE bool read_tile(struct fast_column *column, const struct fast_tile *tile, const struct shape *shape) {
    struct fast_fields fields = fast_fields_of(column->field, tile);
    bool is_quoted = fast_field(&fields, 0).bytes[0] == '"';
    uint64_t rest = is_quoted ? read_shaped(column, tile, shape, 1) : read_shaped(column, tile, shape, 0);
    return FAST_LIKELY(rest == 0) || fast_dates_rest(column, tile, rest);
}

/* --- forms --- */

#define SEED_YEAR_MONTH UINT64_C(0xBF53E3B1A4F78B77)
#define SEED_MONTH_YEAR UINT64_C(0x86C1DC8691FED827)
#define SEED_NAMED UINT64_C(0xB0211E72432DBF17)

/* Each form has a loop of its own, in which the compiler knows the shape. */
#define SHAPES(X)                                                                                               \
    X(iso_time, "yyyy-mm-dd hh:mm:ss", SEED_YEAR_MONTH, 12, 19, 0, 8, 10, 11, "00:00:00")       \
    X(slashes_time, "dd/mm/yyyy hh:mm", SEED_MONTH_YEAR, 12, 16, 2, 0, -1, 8, "00 00:00")       \
    X(named, "dd mmm yyyy", SEED_NAMED, 13, 11, 3, 0, 2, -1, "")

#define LOOP_OF(name, ...)                                                                                      \
    static const struct shape shape_##name = {__VA_ARGS__};                                                     \
    static bool read_##name(struct fast_column *column, const struct fast_tile *tile) {                         \
        return read_tile(column, tile, &shape_##name);                                                          \
    }
SHAPES(LOOP_OF)

static const struct loop {
    const struct shape *shape;
    fast_decode *decode;
} loops[] = {
#define ROW_OF(name, ...) {&shape_##name, read_##name},
    SHAPES(ROW_OF)};

static const struct loop *loop_of(const char *form) {
    for (size_t i = 0; i < sizeof loops / sizeof *loops; i++)
        if (strcmp(loops[i].shape->form, form) == 0) return &loops[i];
    return NULL;
}

static bool read_kept(struct fast_column *column, const struct fast_tile *tile) {
    struct fast_fields fields = fast_fields_of(column->field, tile);
    uint64_t rest = column->look->codes(column->texts, &fields, tile->n, column->codes + tile->from);
    return FAST_LIKELY(rest == 0) || fast_dates_rest(column, tile, rest);
}

/* Whether a date, or what reads like one, means missing: "01/01/1900". */
static bool has_missing_date(const struct fast_column *column) {
    int32_t date;
    for (size_t i = 0; i < column->column->n_missing; i++)
        if (read_date(column, (struct view){column->column->missing[i], strlen(column->column->missing[i])}, &date)) return true;
    return false;
}

void fast_dates_make(struct fast_column *column) {
    const struct extract_column *declared = column->column;
    fast_decode *digits = fast_digit_dates(declared->date_formats[0]);
    const struct loop *loop = loop_of(declared->date_formats[0]);
    column->formats = cell_date_formats(column->arena, declared);
    column->codes = ARENA_ARRAY(column->arena, int32_t, BATCH_ROWS);
    column->texts = fast_texts_new(column->arena, TEXTS_KEPT);
    column->decode = read_kept;
    if ((!digits && !loop) || has_missing_date(column)) return;
    column->decode = digits ? digits : loop->decode;
    if (digits) return;
    column->months = ARENA_NEW(column->arena, struct fast_months);
    column->months->shape = loop->shape;
    column->months->slots = ARENA_ARRAY(column->arena, struct month, (size_t)1 << loop->shape->slots_log2);
}
