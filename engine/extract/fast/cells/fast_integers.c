/* extract/fast/cells/fast_integers.c - up to eight digits at once; what is longer, negative, quoted or spaced goes the careful way.
 *
 * The digits are the last bytes of a word, what stands before them is taken for zeros; pairs, fours and eights of digits are then
 * added up by three multiplications (the usual way to read digits in a word). Machines of the other byte order go the slow way. */
#include "extract/fast/cells/fast_column.h"

#include "extract/cells/cell_integer.h"

#define ZEROS UINT64_C(0x3030303030303030)
#define IS_LITTLE (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__)

static bool read_slowly(struct fast_column *column, struct view field, int64_t *ret) {
    struct view content = fast_content(column, field);
    bool overflows;
    if (cell_is_missing(column->column, content)) {
        *ret = VEC_NONE_WIDE;
        return !column->is_required;
    }
    return cell_integer_read(content, ret, &overflows) && !overflows;
}

static uint32_t digits_value(uint64_t digits) {
    digits = digits * 10 + (digits >> 8);
    uint64_t high = (digits & UINT64_C(0x000000FF000000FF)) * (100 + (UINT64_C(1000000) << 32));
    uint64_t low = ((digits >> 16) & UINT64_C(0x000000FF000000FF)) * (1 + (UINT64_C(10000) << 32));
    return (uint32_t)((high + low) >> 32);
}

static uint64_t read_quickly(struct fast_column *column, const struct fast_tile *tile) {
    struct fast_fields fields = fast_fields_of(column->field, tile);
    int64_t *values = column->wide + tile->from;
    bool takes_empty = !column->is_required;
    uint64_t rest = 0;
    for (size_t i = 0; i < tile->n; i++) {
        struct view field = fast_field(&fields, i);
        size_t n = field.n < 8 ? field.n : 8;
        /* The last n bytes of the word: all but the first 8 - n. */
        uint64_t digits = (fast_word_at(field.bytes + field.n - 8) ^ ZEROS) & ~fast_word_at(fast_text_mask(8 - n));
        uint64_t wrong = ((digits + UINT64_C(0x7676767676767676)) | digits) & UINT64_C(0x8080808080808080);
        bool is_number = (wrong == 0) & (field.n - 1 < 8);
        values[i] = field.n == 0 ? VEC_NONE_WIDE : digits_value(digits);
        rest |= (uint64_t)!(is_number | ((field.n == 0) & takes_empty)) << i;
    }
    return rest;
}

/* A number that means missing, as 9999 may: the careful look at its text decides. */
static uint64_t doubtful(const struct fast_column *column, const struct fast_tile *tile) {
    uint64_t rest = 0;
    for (size_t k = 0; k < column->column->n_missing; k++) {
        struct view word = {column->column->missing[k], strlen(column->column->missing[k])};
        int64_t number;
        bool overflows;
        if (!cell_integer_read(word, &number, &overflows) || overflows) continue;
        for (size_t i = 0; i < tile->n; i++) rest |= (uint64_t)(column->wide[tile->from + i] == number) << i;
    }
    return rest;
}

static bool read_integers(struct fast_column *column, const struct fast_tile *tile) {
    struct fast_fields fields = fast_fields_of(column->field, tile);
    uint64_t rest = IS_LITTLE ? read_quickly(column, tile) : UINT64_MAX >> (FAST_TILE - tile->n);
    if (column->column->n_missing > 0) rest |= doubtful(column, tile);
    for (; rest != 0; rest &= rest - 1) {
        size_t row = (size_t)__builtin_ctzll(rest);
        if (!read_slowly(column, fast_field(&fields, row), &column->wide[tile->from + row])) return false;
    }
    return true;
}

void fast_integers_make(struct fast_column *column) {
    column->wide = ARENA_ARRAY(column->arena, int64_t, BATCH_ROWS);
    column->decode = read_integers;
}
