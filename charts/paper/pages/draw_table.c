/* paper/pages/draw_table.c - the header and rows of a table: thin rules, numbers one decimal point above the other. */
#include "paper/pages/pen.h"
#include "paper/set/set_table.h"

/* ---- one cell ---- */

/* Which of its lines: all, or the one that the piece is. */
struct line_range {
    size_t first, end;
};

static void draw_words(struct pen *pen, const struct text_set *text, struct line_range lines, double x, double top) {
    for (size_t i = lines.first; i < lines.end && i < text->n_lines; i++)
        pen_line(pen, text, i, x, top + (double)(i - lines.first) * text->type.line_pt);
}

static void draw_number(struct pen *pen, const struct table_set *set, size_t row, size_t at, const struct column *column, double left,
                        double top) {
    enum unit unit = table_cell(set->table, row - 1, column->index - 1)->unit;
    double right = left + column->left_pt + column->width_pt, point = set->points_pt[at];
    if (point < 0.0) pen_line_right(pen, set->texts[at], 0, right, top);
    else pen_line(pen, set->texts[at], 0, right - column->after_pt[unit] - point, top);
}

static void draw_cell(struct pen *pen, const struct table_set *set, size_t row, size_t j, struct line_range lines, double left, double top) {
    const struct column *column = &set->panel->columns[j];
    size_t at = row * set->panel->n_columns + j;
    structure_join(&pen->press->structure, set->texts[at]->node);
    if (column->index == 0 || column->is_words) draw_words(pen, set->texts[at], lines, left + column->left_pt, top);
    else if (lines.first == 0) draw_number(pen, set, row, at, column, left, top);
}

/* ---- header ---- */

/* Headers stand on the bottom line; those of numbers end where the numbers end. `node` is where they belong, 0 for their own. */
static void draw_header_cell(struct pen *pen, const struct table_set *set, size_t j, bool is_repeated, double left, double top) {
    const struct column *column = &set->panel->columns[j];
    struct text_set text = *set->texts[j];
    if (is_repeated) {
        text.node = NODE_ARTIFACT;
        text.links = NULL;
    }
    double y = top + set->heights_pt[0] - TABLE_PAD_PT - text_set_height(&text);
    structure_join(&pen->press->structure, text.node);
    for (size_t i = 0; i < text.n_lines; i++, y += text.type.line_pt) {
        if (column->index == 0 || column->is_words) pen_line(pen, &text, i, left + column->left_pt, y);
        else pen_line_right(pen, &text, i, left + column->left_pt + column->width_pt, y);
    }
}

static void draw_header(struct pen *pen, const struct table_set *set, bool is_repeated, double left, double top) {
    pen_rule(pen, left, top, set->panel->width_pt, PAPER_FIRM_PT, PAPER_RULE);
    for (size_t j = 0; j < set->panel->n_columns; j++) draw_header_cell(pen, set, j, is_repeated, left, top);
    pen_rule(pen, left, top + set->heights_pt[0], set->panel->width_pt, PAPER_THIN_PT, PAPER_RULE);
}

void draw_table_header(struct pen *pen, const struct piece *piece, double left, double top) {
    draw_header(pen, piece->what, false, left, top);
}

void draw_table_repeated(struct pen *pen, const struct piece *piece, double left, double top) {
    const struct table_set *set = piece->what;
    pen_line(pen, set->continued, 0, left, top);
    draw_header(pen, set, true, left, top + text_set_height(set->continued) + TABLE_CONTINUED_PT);
}

/* ---- rows ---- */

static void draw_rule_beneath(struct pen *pen, const struct table_set *set, size_t row, double left, double y) {
    bool is_last = row + 1 == set->table->n_rows;
    bool is_before_total = !is_last && set->table->rows[row + 1].is_total && !set->table->rows[row].is_total;
    if (is_last) pen_rule(pen, left, y, set->panel->width_pt, PAPER_FIRM_PT, PAPER_RULE);
    else pen_rule(pen, left, y, set->panel->width_pt, PAPER_THIN_PT, is_before_total ? PAPER_RULE : PAPER_FAINT);
}

void draw_table_row(struct pen *pen, const struct piece *piece, double left, double top) {
    const struct table_set *set = piece->what;
    struct line_range lines = {piece->n > 0 ? piece->n - 1 : 0, piece->n > 0 ? piece->n : SIZE_MAX};
    double pad = lines.first == 0 ? TABLE_PAD_PT : 0.0, bottom = top + piece->size.height_pt;
    bool is_end = piece->n == 0 || piece->n == table_row_lines(set, piece->index);
    for (size_t j = 0; j < set->panel->n_columns; j++) draw_cell(pen, set, piece->index + 1, j, lines, left, top + pad);
    if (is_end) draw_rule_beneath(pen, set, piece->index, left, bottom);
}
