/* page/page_table.c - a table that scrolls inside itself, what stands beneath it, and its CSV. */
#include "page/parts.h"
#include "text/formats.h"
#include "text/shown.h"

const char *page_caption_text(struct arena *arena, const struct caption *caption) {
    const char *title = shown_line(arena, caption->title);
    return caption->number == NULL ? title : TEXT(arena, shown_line(arena, caption->number), ": ", title);
}

static const char *caption_id(struct arena *arena, const struct caption *caption) {
    return TEXT(arena, caption->id, ".caption");
}

void page_caption(struct page *page, const struct caption *caption) {
    text_add(page->out, "<span class=\"title\"");
    markup_attribute(page->out, "id", caption_id(page->arena, caption));
    text_add_char(page->out, '>');
    markup_text(page->out, page_caption_text(page->arena, caption));
    text_add(page->out, "</span>");
}

/* Words are read from the left; numbers line up at the right. */
static bool is_text_column(const struct table *table, size_t column) {
    for (size_t row = 0; row < table->n_rows; row++) {
        if (table_cell(table, row, column)->kind != CELL_TEXT) return false;
    }
    return table->n_rows > 0;
}

static void add_head(struct page *page, const struct table *table, const bool *is_text) {
    text_add(page->out, "<thead>\n<tr><th scope=\"col\" class=\"words\">");
    markup_text(page->out, shown_line(page->arena, table->corner));
    text_add(page->out, "</th>");
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct line *column = &table->columns[i];
        text_add(page->out, is_text[i] ? "<th scope=\"col\" class=\"words\"" : "<th scope=\"col\"");
        markup_attribute(page->out, "data-column", column->id);
        text_add_char(page->out, '>');
        markup_text(page->out, shown_line(page->arena, column->label));
        page_note_marks(page, column->notes, column->n_notes);
        text_add(page->out, "</th>");
    }
    text_add(page->out, "</tr>\n</thead>\n");
}

static void add_cell(struct page *page, const struct cell *cell, bool is_text) {
    const char *mark = cell_side_mark(cell);
    text_add(page->out, is_text ? "<td class=\"words\">" : "<td>");
    markup_text(page->out, shown_line(page->arena, cell->display));
    if (*mark != '\0') text_add(page->out, TEXT(page->arena, " ", mark));
    text_add(page->out, "</td>");
}

static const char *row_looks(const struct line *row) {
    if (row->is_total) return " class=\"total\"";
    return row->is_derived ? " class=\"derived\"" : "";
}

static void add_row(struct page *page, const struct table *table, size_t i, const bool *is_text) {
    const struct line *row = &table->rows[i];
    text_add(page->out, TEXT(page->arena, "<tr", row_looks(row)));
    markup_attribute(page->out, "data-row", row->id);
    text_add(page->out, "><th scope=\"row\">");
    markup_text(page->out, shown_line(page->arena, row->label));
    page_note_marks(page, row->notes, row->n_notes);
    text_add(page->out, "</th>");
    for (size_t column = 0; column < table->n_columns; column++) add_cell(page, table_cell(table, i, column), is_text[column]);
    text_add(page->out, "</tr>\n");
}

/* Totals stay in the body: a browser that prints would repeat a <tfoot> on every page. */
static void add_body(struct page *page, const struct table *table, const bool *is_text) {
    text_add(page->out, "<tbody>\n");
    for (size_t i = 0; i < table->n_rows; i++) add_row(page, table, i, is_text);
    text_add(page->out, "</tbody>\n");
}

static void add_beneath(struct page *page, const struct table *table, const struct caption *caption) {
    const char *const *remarks;
    size_t n_remarks = shown_remarks(page->arena, table, &remarks);
    for (size_t i = 0; i < n_remarks; i++) markup_paragraph(page->out, "beneath", remarks[i]);
    const char *name = shown_line(page->arena, caption->number);
    if (*name == '\0') name = TEXT(page->arena, "“", page_caption_text(page->arena, caption), "”");
    text_add(page->out, "<p class=\"beneath download\">");
    markup_csv_link(page->out, TEXT(page->arena, table->id, ".csv"), csv_table(page->arena, table),
                    TEXT(page->arena, "Download ", name, " (CSV)"));
    text_add(page->out, "</p>\n");
}

static void add_caption(struct page *page, const struct table *table, const struct caption *caption) {
    text_add(page->out, "<caption><div>");
    page_caption(page, caption);
    page_note_marks(page, table->notes, table->n_notes);
    text_add_char(page->out, '\n');
    markup_paragraph(page->out, "about", shown_line(page->arena, table->about));
    markup_paragraph(page->out, "about", shown_line(page->arena, table->base));
    text_add(page->out, "</div></caption>\n");
}

void page_table(struct page *page, const struct table *table, const struct caption *caption) {
    bool *is_text = ARENA_ARRAY(page->arena, bool, table->n_columns);
    for (size_t i = 0; i < table->n_columns; i++) is_text[i] = is_text_column(table, i);
    text_add(page->out, "<div class=\"table\"");
    markup_attribute(page->out, "id", caption->id);
    text_add(page->out, ">\n<div class=\"scroll\" role=\"region\" tabindex=\"0\"");
    markup_attribute(page->out, "aria-labelledby", caption_id(page->arena, caption));
    text_add(page->out, ">\n<table>\n");
    add_caption(page, table, caption);
    add_head(page, table, is_text);
    add_body(page, table, is_text);
    text_add(page->out, "</table>\n</div>\n");
    add_beneath(page, table, caption);
    text_add(page->out, "</div>\n");
}
