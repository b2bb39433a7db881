/* page/page_table.c - a table that scrolls inside itself, what stands beneath it, and its CSV. */
#include "page/parts.h"
#include "text/formats.h"
#include "text/shown.h"

#define MANY_COLUMNS 10   /* printed on a page that is turned */

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

/* The label beneath its group, with the marks of its own notes; the group, with its. */
static void add_own_label(struct page *page, const struct line *line) {
    size_t n = line->group != NULL ? line->n_group_notes : 0;
    markup_text(page->out, shown_line(page->arena, line_own(line)));
    if (line->n_notes > n) page_note_marks(page, line->notes + n, line->n_notes - n);
}

static void add_group_label(struct page *page, const struct line *line) {
    markup_text(page->out, shown_line(page->arena, line->group));
    page_note_marks(page, line->notes, line->n_group_notes);
}

static void add_span(struct page *page, const char *name, size_t n) {
    if (n > 1) markup_attribute(page->out, name, text_from_int(page->arena, (int64_t)n));
}

/* One for each group of columns, which scope="colgroup" speaks of. */
static void add_column_groups(struct page *page, const struct table *table) {
    text_add(page->out, "<colgroup></colgroup>");
    for (size_t i = 0, n; i < table->n_columns; i += n) {
        n = line_span(table->columns, table->n_columns, i);
        text_add(page->out, "<colgroup");
        add_span(page, "span", n);
        text_add(page->out, "></colgroup>");
    }
    text_add_char(page->out, '\n');
}

static void add_column(struct page *page, const struct table *table, size_t i, size_t n_rows, bool is_text) {
    text_add(page->out, is_text ? "<th scope=\"col\" class=\"words\"" : "<th scope=\"col\"");
    add_span(page, "rowspan", n_rows);
    markup_attribute(page->out, "data-column", table->columns[i].id);
    text_add_char(page->out, '>');
    add_own_label(page, &table->columns[i]);
    text_add(page->out, "</th>");
}

/* What its columns share, above them. */
static void add_column_group(struct page *page, const struct line *first, size_t n) {
    text_add(page->out, "<th scope=\"colgroup\" class=\"group\"");
    add_span(page, "colspan", n);
    text_add(page->out, "><span>");
    add_group_label(page, first);
    text_add(page->out, "</span></th>");
}

/* Columns that are not nested stand in both rows of a header that has two. */
static void add_head(struct page *page, const struct table *table, const bool *is_text) {
    const struct line *columns = table->columns;
    bool is_nested = lines_are_nested(columns, table->n_columns);
    size_t n_rows = is_nested ? 2 : 1;
    if (is_nested) add_column_groups(page, table);
    text_add(page->out, "<thead>\n<tr><th scope=\"col\" class=\"words corner\"");
    add_span(page, "rowspan", n_rows);
    text_add_char(page->out, '>');
    markup_text(page->out, shown_line(page->arena, table->corner));
    text_add(page->out, "</th>");
    for (size_t i = 0, n; i < table->n_columns; i += n) {
        n = line_span(columns, table->n_columns, i);
        if (columns[i].group == NULL) add_column(page, table, i, n_rows, is_text[i]);
        else add_column_group(page, &columns[i], n);
    }
    text_add(page->out, is_nested ? "</tr>\n<tr>" : "");
    for (size_t i = 0; i < table->n_columns; i++)
        if (columns[i].group != NULL) add_column(page, table, i, 1, is_text[i]);
    text_add(page->out, "</tr>\n</thead>\n");
}

static void add_cell(struct page *page, const struct cell *cell, bool is_text) {
    const char *mark = cell_side_mark(cell);
    text_add(page->out, is_text ? "<td class=\"words\">" : "<td>");
    markup_text(page->out, shown_line(page->arena, cell->display));
    if (*mark != '\0') text_add(page->out, TEXT(page->arena, " ", mark));
    text_add(page->out, "</td>");
}

static void add_row(struct page *page, const struct table *table, size_t i, const bool *is_text) {
    const struct line *row = &table->rows[i];
    const char *looks = row->is_total      ? " class=\"total\""
                        : row->is_subtotal ? " class=\"subtotal\""
                        : row->is_derived  ? " class=\"derived\""
                                           : "";
    text_add(page->out, TEXT(page->arena, "<tr", looks));
    markup_attribute(page->out, "data-row", row->id);
    text_add(page->out, row->group != NULL ? "><th scope=\"row\" class=\"nested\">" : "><th scope=\"row\">");
    add_own_label(page, row);
    text_add(page->out, "</th>");
    for (size_t column = 0; column < table->n_columns; column++) add_cell(page, table_cell(table, i, column), is_text[column]);
    text_add(page->out, "</tr>\n");
}

/* A group of rows is a body of its own, its label in a row above them. */
static void add_row_group(struct page *page, const struct table *table, size_t first) {
    text_add(page->out, "<tr class=\"group\"><th scope=\"rowgroup\"");
    add_span(page, "colspan", table->n_columns + 1);
    text_add(page->out, "><span>");
    add_group_label(page, &table->rows[first]);
    text_add(page->out, "</span></th></tr>\n");
}

/* Rows without groups that follow each other are one span. */
static size_t rows_of_body(const struct table *table, size_t first) {
    size_t end = first + line_span(table->rows, table->n_rows, first);
    while (table->rows[first].group == NULL && end < table->n_rows && table->rows[end].group == NULL) end++;
    return end - first;
}

/* Totals stay in the body: a browser that prints would repeat a <tfoot> on every page. */
static void add_bodies(struct page *page, const struct table *table, const bool *is_text) {
    if (table->n_rows == 0) text_add(page->out, "<tbody>\n</tbody>\n");
    for (size_t i = 0, n; i < table->n_rows; i += n) {
        n = rows_of_body(table, i);
        text_add(page->out, "<tbody>\n");
        if (table->rows[i].group != NULL) add_row_group(page, table, i);
        for (size_t j = i; j < i + n; j++) add_row(page, table, j, is_text);
        text_add(page->out, "</tbody>\n");
    }
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
    text_add(page->out, table->n_columns < MANY_COLUMNS ? "<div class=\"table\"" : "<div class=\"table many\"");
    markup_attribute(page->out, "id", caption->id);
    text_add(page->out, ">\n<div class=\"scroll\" role=\"region\" tabindex=\"0\"");
    markup_attribute(page->out, "aria-labelledby", caption_id(page->arena, caption));
    text_add(page->out, ">\n<table>\n");
    add_caption(page, table, caption);
    add_head(page, table, is_text);
    add_bodies(page, table, is_text);
    text_add(page->out, "</table>\n</div>\n");
    add_beneath(page, table, caption);
    text_add(page->out, "</div>\n");
}
