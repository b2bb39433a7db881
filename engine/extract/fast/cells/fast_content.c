/* extract/fast/cells/fast_content.c - what is in a field; the rules are those of extract/records. */
#include "extract/fast/cells/fast_column.h"

static bool is_space(char c, char delimiter) {
    return (c == ' ' || c == '\t') && c != delimiter;
}

static struct view trimmed(struct view field, char delimiter) {
    while (field.n > 0 && is_space(field.bytes[0], delimiter)) field = (struct view){field.bytes + 1, field.n - 1};
    while (field.n > 0 && is_space(field.bytes[field.n - 1], delimiter)) field.n--;
    return field;
}

/* Of two quotes that stand together the second is taken off. There is padding around it as around the fields of a block. */
static struct view without_doubled(struct text_builder *out, struct view quoted) {
    static const char padding[FAST_PADDING];
    const char *at = quoted.bytes, *end = at + quoted.n, *quote;
    out->n = 0;
    text_add_bytes(out, padding, sizeof padding);
    while ((quote = memchr(at, '"', (size_t)(end - at))) != NULL) {
        text_add_bytes(out, at, (size_t)(quote + 1 - at));
        at = quote + 2;
    }
    text_add_bytes(out, at, (size_t)(end - at));
    text_add_bytes(out, padding, sizeof padding);
    return (struct view){out->bytes + sizeof padding, out->n - 2 * sizeof padding};
}

struct view fast_content(struct fast_column *column, struct view field) {
    if (field.n < 2 || field.bytes[0] != '"') return trimmed(field, column->delimiter);
    struct view quoted = {field.bytes + 1, field.n - 2};
    return memchr(quoted.bytes, '"', quoted.n) ? without_doubled(&column->content, quoted) : quoted;
}
