/* base/text/csv_text.c - one row of CSV at a time. */
#include "base/csv_text.h"

#include <string.h>

/* Blanks at the ends are quoted too: some readers, libcsv among them, trim them from a field that is not. */
static bool needs_quotes(const char *field) {
    size_t n = strlen(field);
    if (n == 0) return false;
    return strpbrk(field, ",\"\r\n") || strchr(" \t", field[0]) || strchr(" \t", field[n - 1]);
}

static void add_quoted(struct text_builder *out, const char *field) {
    text_add_char(out, '"');
    for (; *field; field++) {
        if (*field == '"') text_add_char(out, '"');
        text_add_char(out, *field);
    }
    text_add_char(out, '"');
}

void csv_text_row(struct text_builder *out, const char *const *fields, size_t n) {
    for (size_t i = 0; i < n; i++) {
        const char *field = fields[i] ? fields[i] : "";
        if (i > 0) text_add_char(out, ',');
        /* A single empty field would be an empty line, which readers skip. */
        if (needs_quotes(field) || (n == 1 && !*field)) {
            add_quoted(out, field);
        } else {
            text_add(out, field);
        }
    }
    text_add_char(out, '\n');
}
