/* workbook/sheets/sheet_intro.c - rows of text, each with the height it needs. */
#include "workbook/sheets/sheet_intro.h"

#include "base/text.h"

#include <string.h>

enum { MARGIN_PX = 40 }; /* letters are up to a fiftieth wider on paper */

static enum status add_row(struct intro *intro, const char *text, enum look look) {
    uint32_t lines = intro->is_wrapped ? text_lines(text, look_face(look), intro->width_px - MARGIN_PX) : 1;
    TRY(sheet_text(intro->sheet, intro->row, 0, text, look));
    TRY(sheet_row_height(intro->sheet, intro->row, look_height_px(look, lines)));
    intro->row++;
    return STATUS_OK;
}

enum status intro_begin(struct sheet *sheet, const struct report *report, const char *title, bool is_wrapped,
                        uint32_t width_px, struct intro *ret) {
    struct intro intro = {.sheet = sheet, .is_wrapped = is_wrapped};
    uint32_t title_px = is_wrapped ? 0 : text_width_px(title, look_face(LOOK_TITLE)) + MARGIN_PX;
    intro.width_px = is_wrapped ? PAGE_COLUMN_PX : page_width_px(title_px > width_px ? title_px : width_px);
    if (is_wrapped) TRY(sheet_column_width(sheet, 0, intro.width_px));
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

/* The same up to a text's first semicolon or space, with it and the spaces after it. */
static size_t length_to(const char *text, char stop) {
    const char *at = strchr(text, stop);
    return at == NULL ? strlen(text) : (size_t)(at - text) + 1 + strspn(at + 1, " ");
}

static size_t clause_length(const char *text) {
    return length_to(text, ';');
}

static size_t word_length(const char *text) {
    return length_to(text, ' ');
}

/* Where a line may end, best first. */
static size_t (*const lengths[])(const char *text) = {sentence_length, clause_length, word_length};

static bool line_fits(const struct intro *intro, const char *text, size_t n) {
    const char *line = text_trim(intro->sheet->book->arena, text_copy_bytes(intro->sheet->book->arena, text, n));
    return text_width_px(line, look_face(LOOK_LINE)) + MARGIN_PX <= intro->width_px;
}

/* As many whole pieces as fit on a line; 0 when not even one does. */
static size_t pieces_that_fit(const struct intro *intro, const char *text, size_t (*length)(const char *text)) {
    size_t n = 0;
    while (text[n] != '\0') {
        size_t more = n + length(text + n);
        if (!line_fits(intro, text, more)) break;
        n = more;
    }
    return n;
}

/* A word too long by itself runs on. */
static enum status add_lines(struct intro *intro, const char *text) {
    struct arena *arena = intro->sheet->book->arena;
    while (*text != '\0') {
        size_t n = 0;
        for (size_t i = 0; n == 0 && i < sizeof lengths / sizeof *lengths; i++)
            n = pieces_that_fit(intro, text, lengths[i]);
        if (n == 0) n = word_length(text);
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
        if (*paragraph != '\0' && !intro->is_wrapped) TRY(add_lines(intro, paragraph));
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
