/* text/shown.c - titles, labels and notes as the text formats show them. */
#include "text/shown.h"

#include "base/utf8.h"
#include "result/words.h"

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

const char *shown_line(struct arena *arena, const char *text) {
    struct text_builder out = {.arena = arena};
    for (const char *at = text == NULL ? "" : text; *at != '\0'; at++) {
        if (!is_space(*at)) {
            text_add_char(&out, *at);
        } else if (out.n > 0 && !is_space(at[1]) && at[1] != '\0') {
            text_add_char(&out, ' ');
        }
    }
    return utf8_shown(arena, text_done(&out), 0);
}

const char *shown_note_mark(struct arena *arena, uint32_t number) {
    return TEXT(arena, "[note ", text_from_int(arena, number), "]");
}

static const char *with_note_marks(struct arena *arena, const char *text, const uint32_t *notes, size_t n_notes) {
    const char *marked = text;
    for (size_t i = 0; i < n_notes; i++) marked = TEXT(arena, marked, " ", shown_note_mark(arena, notes[i]));
    return marked;
}

const char *shown_title(struct arena *arena, const struct table *table, bool has_marks) {
    const char *title = shown_line(arena, table->title);
    if (table->number != NULL) title = TEXT(arena, shown_line(arena, table->number), ": ", title);
    return has_marks ? with_note_marks(arena, title, table->notes, table->n_notes) : title;
}

const char *shown_label(struct arena *arena, const struct line *line) {
    return with_note_marks(arena, shown_line(arena, line->label), line->notes, line->n_notes);
}

static void mark_used(bool *is_used, size_t n, const uint32_t *notes, size_t n_notes) {
    for (size_t i = 0; i < n_notes; i++) {
        if (notes[i] >= 1 && notes[i] <= n) is_used[notes[i] - 1] = true;
    }
}

size_t shown_note_numbers(struct arena *arena, const struct report *report, const struct table *table,
                          const uint32_t **ret) {
    bool *is_used = ARENA_ARRAY(arena, bool, report->n_notes);
    uint32_t *numbers = ARENA_ARRAY(arena, uint32_t, report->n_notes);
    mark_used(is_used, report->n_notes, table->notes, table->n_notes);
    for (size_t i = 0; i < table->n_columns; i++)
        mark_used(is_used, report->n_notes, table->columns[i].notes, table->columns[i].n_notes);
    for (size_t i = 0; i < table->n_rows; i++)
        mark_used(is_used, report->n_notes, table->rows[i].notes, table->rows[i].n_notes);
    size_t n = 0;
    for (size_t i = 0; i < report->n_notes; i++) {
        if (is_used[i]) numbers[n++] = (uint32_t)(i + 1);
    }
    *ret = numbers;
    return n;
}

size_t shown_remarks(struct arena *arena, const struct table *table, const char *const **ret) {
    const char **remarks = ARENA_ARRAY(arena, const char *, table->n_remarks + 2);
    const char *symbols = words_of_marks(arena, table);
    size_t n = 0;
    for (size_t i = 0; i < table->n_remarks; i++) remarks[n++] = shown_line(arena, table->remarks[i]);
    if (symbols != NULL) remarks[n++] = TEXT(arena, "Symbols: ", symbols);
    if (table->source != NULL) remarks[n++] = TEXT(arena, "Source: ", shown_line(arena, table->source));
    *ret = remarks;
    return n;
}
