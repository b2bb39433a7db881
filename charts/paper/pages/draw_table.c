/* paper/pages/draw_table.c - the header and rows of a table: thin rules, numbers one decimal point above the other. */
#include "paper/pages/pen.h"
#include "paper/set/set_table.h"

#include <math.h>

/* ---- one cell ---- */

/* Which of its lines: all, or the one that the piece is. */
struct line_range {
    size_t first, end;
};

static void draw_words(struct pen *pen, const struct text_set *text, struct line_range lines, double x, double top) {
    for (size_t i = lines.first; i < lines.end && i < text->n_lines; i++)
        pen_line(pen, text, i, x, top + (double)(i - lines.first) * text->type.line_pt);
}

/* Where a text ends that is no number: where numbers do, unless it needs the room of their marks as well. */
static double right_of(const struct column *column, const struct text_set *text, double left) {
    return left + column->left_pt + fmax(column->width_pt - column->mark_pt, fmin(column->width_pt, text->width_pt));
}

static void draw_number(struct pen *pen, const struct table_set *set, size_t row, size_t at, const struct column *column, double left,
                        double top) {
    enum unit unit = table_cell(set->table, row - 1, column->index - 1)->unit;
    double right = left + column->left_pt + column->width_pt, point = set->points_pt[at];
    if (point < 0.0) pen_line_right(pen, set->texts[at], 0, right_of(column, set->texts[at], left), top);
    else pen_line(pen, set->texts[at], 0, right - column->after_pt[unit] - point, top);
}

static void draw_cell(struct pen *pen, const struct table_set *set, size_t row, size_t j, struct line_range lines, double left, double top) {
    const struct column *column = &set->panel->columns[j];
    size_t at = row * set->panel->n_columns + j;
    structure_join(&pen->press->structure, set->texts[at]->node);
    double indent = column->index == 0 && set->row_groups[row - 1] != NULL ? TABLE_INDENT_PT : 0.0;
    if (column->index == 0 || column->is_words) draw_words(pen, set->texts[at], lines, left + column->left_pt + indent, top);
    else if (lines.first == 0) draw_number(pen, set, row, at, column, left, top);
}

/* ---- header ---- */

/* A text of the header, or of the label of a group; repeated on a new page it is read aloud by nobody. */
static struct text_set header_text(struct pen *pen, const struct text_set *text, bool is_repeated) {
    struct text_set drawn = *text;
    if (is_repeated) {
        drawn.node = NODE_ARTIFACT;
        drawn.links = NULL;
    }
    structure_join(&pen->press->structure, drawn.node);
    return drawn;
}

/* Headers stand on the bottom line; those of numbers end where the numbers end. */
static void draw_header_cell(struct pen *pen, const struct table_set *set, size_t j, bool is_repeated, double left, double top) {
    const struct column *column = &set->panel->columns[j];
    struct text_set text = header_text(pen, set->texts[j], is_repeated);
    double y = top + set->heights_pt[0] - set->pad_pt - text_set_height(&text);
    for (size_t i = 0; i < text.n_lines; i++, y += text.type.line_pt) {
        if (column->index == 0 || column->is_words) pen_line(pen, &text, i, left + column->left_pt, y);
        else pen_line_right(pen, &text, i, right_of(column, &text, left), y);
    }
}

/* What several columns share, over a rule as long as they are wide together. */
static void draw_spanning(struct pen *pen, const struct table_set *set, const struct spanning *group, bool is_repeated, double left, double top) {
    const struct column *first = &set->panel->columns[group->first], *last = &set->panel->columns[group->end - 1];
    struct text_set text = header_text(pen, group->text, is_repeated);
    double bottom = top + set->heights_pt[0] - set->beneath_pt, y = bottom - set->pad_pt - text_set_height(&text);
    for (size_t i = 0; i < text.n_lines; i++, y += text.type.line_pt) pen_line(pen, &text, i, left + first->left_pt, y);
    pen_rule(pen, left + first->left_pt, bottom, last->left_pt + last->width_pt - first->left_pt, PAPER_THIN_PT, PAPER_RULE);
}

static const struct spanning *group_of(const struct table_set *set, size_t j) {
    for (size_t i = 0; i < set->n_groups; i++)
        if (j >= set->groups[i].first && j < set->groups[i].end) return &set->groups[i];
    return NULL;
}

/* The upper row, then what stands beneath groups: so they are read aloud. */
static void draw_header(struct pen *pen, const struct table_set *set, bool is_repeated, double left, double top) {
    pen_rule(pen, left, top, set->panel->width_pt, PAPER_FIRM_PT, PAPER_RULE);
    for (size_t j = 0; j < set->panel->n_columns; j++) {
        const struct spanning *group = group_of(set, j);
        if (group == NULL) draw_header_cell(pen, set, j, is_repeated, left, top);
        else if (group->first == j) draw_spanning(pen, set, group, is_repeated, left, top);
    }
    for (size_t j = 0; j < set->panel->n_columns; j++)
        if (group_of(set, j) != NULL) draw_header_cell(pen, set, j, is_repeated, left, top);
    pen_rule(pen, left, top + set->heights_pt[0], set->panel->width_pt, PAPER_THIN_PT, PAPER_RULE);
}

static void draw_group(struct pen *pen, const struct table_set *set, size_t row, bool is_repeated, double left, double top) {
    struct text_set text = header_text(pen, set->row_groups[row], is_repeated);
    top += set->pad_pt + TABLE_ABOVE_GROUP_PT;
    for (size_t i = 0; i < text.n_lines; i++) pen_line(pen, &text, i, left, top + (double)i * text.type.line_pt);
}

void draw_table_header(struct pen *pen, const struct piece *piece, double left, double top) {
    draw_header(pen, piece->what, false, left, top);
}

/* The label of the row's group is repeated as well, unless it comes next. */
void draw_table_repeated(struct pen *pen, const struct piece *piece, double left, double top) {
    const struct table_set *set = piece->what;
    pen_line(pen, set->continued, 0, left, top);
    top += text_set_height(set->continued) + TABLE_CONTINUED_PT;
    draw_header(pen, set, true, left, top);
    if (set->row_groups[piece->index] != NULL && piece->draw != draw_table_group)
        draw_group(pen, set, piece->index, true, left, top + set->heights_pt[0]);
}

/* ---- rows ---- */

void draw_table_group(struct pen *pen, const struct piece *piece, double left, double top) {
    draw_group(pen, piece->what, piece->index, false, left, top);
}

static void draw_rule_beneath(struct pen *pen, const struct table_set *set, size_t row, double left, double y) {
    bool is_last = row + 1 == set->table->n_rows;
    bool is_before_total = !is_last && set->table->rows[row + 1].is_total && !set->table->rows[row].is_total;
    if (is_last) pen_rule(pen, left, y, set->panel->width_pt, PAPER_FIRM_PT, PAPER_RULE);
    else pen_rule(pen, left, y, set->panel->width_pt, PAPER_THIN_PT, is_before_total ? PAPER_RULE : PAPER_FAINT);
}

void draw_table_row(struct pen *pen, const struct piece *piece, double left, double top) {
    const struct table_set *set = piece->what;
    struct line_range lines = {piece->n > 0 ? piece->n - 1 : 0, piece->n > 0 ? piece->n : SIZE_MAX};
    double pad = lines.first == 0 ? set->pad_pt : 0.0, bottom = top + piece->size.height_pt;
    bool is_end = piece->n == 0 || piece->n == table_row_lines(set, piece->index);
    for (size_t j = 0; j < set->panel->n_columns; j++) draw_cell(pen, set, piece->index + 1, j, lines, left, top + pad);
    if (is_end) draw_rule_beneath(pen, set, piece->index, left, bottom);
}
