/* text/markdown_table.c - one table as markdown (CommonMark with pipe tables).
 *
 * Labels are data: characters that markdown would read as markup are escaped, but marks such as [z] and [note 1] stay
 * as they are, since brackets alone mean nothing there. */
#include "text/formats.h"
#include "text/shown.h"

#include <assert.h>
#include <string.h>

static bool is_letter_or_hash(char c) {
    return c == '#' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Would markdown read the character at `at` as markup? A bracket only where a link or definition follows, '&' only
 * where an entity may. */
static bool is_markup(const char *at) {
    if (*at == ']') return at[1] == '(' || at[1] == '[' || at[1] == ':';
    if (*at == '&') return is_letter_or_hash(at[1]);
    return strchr("\\`*_|<>~", *at) != NULL;
}

static const char *escaped(struct arena *arena, const char *text) {
    struct text_builder out = {.arena = arena};
    for (const char *at = text; *at != '\0'; at++) {
        if (is_markup(at)) text_add_char(&out, '\\');
        text_add_char(&out, *at);
    }
    return text_done(&out);
}

/* A paragraph: its beginning must not turn it into a heading or a list ("- 5", "1. first"). */
static void add_paragraph(struct text_builder *out, const char *text) {
    const char *safe = escaped(out->arena, text);
    size_t n_digits = strspn(safe, "0123456789");
    bool is_numbered = n_digits > 0 && (safe[n_digits] == '.' || safe[n_digits] == ')');
    text_add_bytes(out, safe, is_numbered ? n_digits : 0);
    if (is_numbered || (*safe != '\0' && strchr("#+-=", *safe) != NULL)) text_add_char(out, '\\');
    text_add(out, safe + (is_numbered ? n_digits : 0));
    text_add(out, "\n");
}

static void add_field(struct text_builder *out, const char *text) {
    text_add(out, TEXT(out->arena, " ", escaped(out->arena, text), " |"));
}

static bool is_text_column(const struct table *table, size_t column) {
    for (size_t row = 0; row < table->n_rows; row++) {
        if (table_cell(table, row, column)->kind != CELL_TEXT) return false;
    }
    return true;
}

static void add_header(struct text_builder *out, const struct table *table) {
    text_add_char(out, '|');
    add_field(out, shown_line(out->arena, table->corner));
    for (size_t i = 0; i < table->n_columns; i++) add_field(out, shown_label(out->arena, &table->columns[i]));
    text_add(out, "\n| :--- |");
    for (size_t i = 0; i < table->n_columns; i++) text_add(out, is_text_column(table, i) ? " :--- |" : " ---: |");
    text_add_char(out, '\n');
}

static void add_row(struct text_builder *out, const struct table *table, size_t row) {
    text_add_char(out, '|');
    add_field(out, shown_label(out->arena, &table->rows[row]));
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct cell *cell = table_cell(table, row, i);
        const char *mark = cell_side_mark(cell);
        const char *display = shown_line(out->arena, cell->display);
        add_field(out, *mark == '\0' ? display : TEXT(out->arena, display, " ", mark));
    }
    text_add_char(out, '\n');
}

static void add_beneath(struct text_builder *out, const struct report *report, const struct table *table) {
    const char *const *remarks;
    const uint32_t *numbers;
    size_t n_remarks = shown_remarks(out->arena, table, &remarks);
    size_t n_notes = shown_note_numbers(out->arena, report, table, &numbers);
    for (size_t i = 0; i < n_remarks; i++) {
        text_add_char(out, '\n');
        add_paragraph(out, remarks[i]);
    }
    for (size_t i = 0; i < n_notes; i++) {
        text_add_char(out, '\n');
        add_paragraph(out, TEXT(out->arena, shown_note_mark(out->arena, numbers[i]), " ",
                                shown_line(out->arena, report->notes[numbers[i] - 1].text)));
    }
}

const char *markdown_table(struct arena *arena, const struct report *report, const struct table *table) {
    assert(report->is_released);
    struct text_builder out = {.arena = arena};
    text_add(&out, TEXT(arena, "### ", escaped(arena, shown_title(arena, table, true)), "\n\n"));
    const char *const above[] = {table->about, table->base};
    for (size_t i = 0; i < 2; i++) {
        if (above[i] == NULL) continue;
        add_paragraph(&out, shown_line(arena, above[i]));
        text_add_char(&out, '\n');
    }
    add_header(&out, table);
    for (size_t row = 0; row < table->n_rows; row++) add_row(&out, table, row);
    add_beneath(&out, report, table);
    return text_done(&out);
}
