/* workbook/sheets/sheet_intro.c - rows of text, each with the height it needs. */
#include "workbook/sheets/sheet_intro.h"

#include "base/text.h"

#include <string.h>

static enum status add_row(struct intro *intro, const char *text, enum look look) {
    uint32_t lines = intro->is_wrapped ? text_lines(text, look_face(look), PAGE_WIDTH_PX - 20) : 1;
    TRY(sheet_text(intro->sheet, intro->row, 0, text, look));
    TRY(sheet_row_height(intro->sheet, intro->row, look_height_px(look, lines)));
    intro->row++;
    return STATUS_OK;
}

enum status intro_begin(struct sheet *sheet, const struct report *report, const char *title, bool is_wrapped,
                        struct intro *ret) {
    struct intro intro = {.sheet = sheet, .is_wrapped = is_wrapped};
    if (is_wrapped) TRY(sheet_column_width(sheet, 0, PAGE_WIDTH_PX));
    TRY(add_row(&intro, title, is_wrapped ? LOOK_TITLE_WRAPPED : LOOK_TITLE));
    if (report->is_draft) TRY(intro_text(&intro, report->status_line));
    *ret = intro;
    return STATUS_OK;
}

/* Bytes of the first sentence with the spaces after it: up to a full stop, a space and a capital letter. */
static size_t sentence_length(const char *text) {
    for (const char *stop = strstr(text, ". "); stop != NULL; stop = strstr(stop + 1, ". ")) {
        const char *next = stop + 1 + strspn(stop + 1, " ");
        if (*next >= 'A' && *next <= 'Z') return (size_t)(next - text);
    }
    return strlen(text);
}

/* As many whole sentences a row as fit; one that is too long by itself runs on. */
static enum status add_sentences(struct intro *intro, const char *text) {
    struct arena *arena = intro->sheet->book->arena;
    while (*text != '\0') {
        size_t n = sentence_length(text);
        for (;;) {
            size_t more = n + sentence_length(text + n);
            if (more == n || text_width_px(text_copy_bytes(arena, text, more), look_face(LOOK_LINE)) > PAGE_WIDTH_PX)
                break;
            n = more;
        }
        TRY(add_row(intro, text_trim(arena, text_copy_bytes(arena, text, n)), LOOK_LINE));
        text += n;
    }
    return STATUS_OK;
}

/* One line of the text is one paragraph. */
enum status intro_text(struct intro *intro, const char *text) {
    struct arena *arena = intro->sheet->book->arena;
    while (text != NULL && *text != '\0') {
        size_t n = strcspn(text, "\r\n");
        const char *paragraph = text_trim(arena, text_copy_bytes(arena, text, n));
        if (*paragraph != '\0' && intro->is_wrapped) TRY(add_row(intro, paragraph, LOOK_PARAGRAPH));
        if (*paragraph != '\0' && !intro->is_wrapped) TRY(add_sentences(intro, paragraph));
        text += n + strspn(text + n, "\r\n");
    }
    return STATUS_OK;
}

enum status intro_lead(struct intro *intro, const char *lead, const char *text) {
    if (text == NULL || *text == '\0') return STATUS_OK;
    return intro_text(intro, TEXT(intro->sheet->book->arena, lead, text));
}

enum status intro_heading(struct intro *intro, const char *heading) {
    return add_row(intro, heading, LOOK_HEADING);
}

enum status intro_link(struct intro *intro, const char *text, const char *tab) {
    TRY(sheet_link(intro->sheet, intro->row, 0, text, tab, LOOK_LINK));
    TRY(sheet_row_height(intro->sheet, intro->row, look_height_px(LOOK_LINK, 1)));
    intro->row++;
    return STATUS_OK;
}

static void mark_used(bool *used, size_t n_used, const uint32_t *notes, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (notes[i] >= 1 && notes[i] <= n_used) used[notes[i] - 1] = true;
    }
}

/* "[note 1], [note 3]" of the title, the rows and the columns, in order; NULL when there are none. */
static const char *notes_used(struct arena *arena, const struct report *report, const struct table *table) {
    bool *used = ARENA_ARRAY(arena, bool, report->n_notes);
    mark_used(used, report->n_notes, table->notes, table->n_notes);
    for (size_t i = 0; i < table->n_rows; i++)
        mark_used(used, report->n_notes, table->rows[i].notes, table->rows[i].n_notes);
    for (size_t i = 0; i < table->n_columns; i++)
        mark_used(used, report->n_notes, table->columns[i].notes, table->columns[i].n_notes);
    struct text_builder out = {.arena = arena};
    for (size_t i = 0; i < report->n_notes; i++) {
        if (used[i])
            text_add(&out, TEXT(arena, out.n > 0 ? ", " : "", "[note ", text_from_int(arena, (int64_t)i + 1), "]"));
    }
    return out.n > 0 ? text_done(&out) : NULL;
}

enum status intro_notes(struct intro *intro, const struct report *report, const struct table *table) {
    struct arena *arena = intro->sheet->book->arena;
    const char *notes = notes_used(arena, report, table);
    if (notes == NULL) return STATUS_OK;
    return intro_link(intro, TEXT(arena, "Notes used: ", notes, ". Go to the notes"), TAB_NOTES);
}
