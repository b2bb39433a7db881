/* extract/cells/cell_integer.c - digits, with overflow checked at every step; and hints for what people's systems write
 * instead. */
#include "extract/cells/cell_integer.h"

#include "base/text.h"

#include <string.h>

/* Bytes that tell what was meant; the first row that fits gives the hint. */
static const struct {
    const char *holds;
    const char *hint;
} hints[] = {
    {"£$€", "write the number without a currency sign"},
    {",", "write the number without thousands separators"},
    {".", "write whole numbers without decimals"},
    {"eE", "write the number with all its digits"},
    {"+", "write the number without a plus sign"},
    {"%", "write the number without a percent sign"},
    {" ", "write the number without spaces"},
};

static const char *hint_for(const char *text) {
    if (strpbrk(text, "0123456789") == NULL) return "if this word means missing, list it under the column's missing";
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
        if (strpbrk(text, hints[i].holds)) return hints[i].hint;
    return NULL;
}

bool cell_integer_read(struct view text, int64_t *ret, bool *ret_overflows) {
    bool is_negative = text.n > 1 && text.bytes[0] == '-';
    int64_t value = 0;
    *ret_overflows = false;
    for (size_t i = is_negative; i < text.n; i++) {
        int digit = text.bytes[i] - '0';
        if (digit < 0 || digit > 9) return false;
        *ret_overflows |= __builtin_mul_overflow(value, 10, &value) || __builtin_sub_overflow(value, digit, &value);
    }
    /* Counted downwards, since there is one more negative number; that one means missing. */
    *ret_overflows |= value == INT64_MIN;
    if (!*ret_overflows) *ret = is_negative ? value : -value;
    return true;
}

int64_t cell_integer(const struct extract_column *column, const struct cell *cell) {
    struct view text = cell->text;
    int64_t value;
    bool overflows, is_number = cell_integer_read(text, &value, &overflows);
    if (is_number && !overflows) return value;
    struct fault *fault = faults_note(cell->faults, is_number ? MSG_DATA_INTEGER_RANGE : MSG_DATA_INTEGER,
                                      column->header, text.bytes, text.n, cell->line);
    if (fault && !is_number) fault->hint = hint_for(fault->args[1]);
    return VEC_NONE_WIDE;
}
