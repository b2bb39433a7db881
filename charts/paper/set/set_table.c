#include "paper/set/set_table.h"

#include "base/text.h"
#include "result/words.h"
#include "paper/set/set_words.h"

#include <math.h>

#define COST_SHORT_TABLE 40.0       /* of a page's end in a table of so few rows */
#define SHORT_TABLE_ROWS 8
#define COST_MIDDLE_TABLE 5.0       /* that fills less than MIDDLE_TABLE_PT: better a quarter of a page is empty, not half of it */
#define MIDDLE_TABLE_PT 270.0
#define COST_LONG_TABLE 4.0
#define COST_BEFORE_DERIVED 30.0    /* between a total and what is worked out from it */
#define COST_IN_GROUP 4.0           /* more, between rows of one group */
#define COST_IN_ROW 40.0
#define COST_FEW_ROWS 200.0         /* more than an empty page: only where so many rows are higher than a page */
#define COST_LONE_ROW 400.0
#define LEAST_ROWS 3                /* on each side of a page's end */
#define TALL_ROW_SHARE 0.5          /* of a page: a higher row may be cut */
#define PANEL_GAP_PT 12.0
#define BENEATH_CAPTION_PT 5.0

static struct paper_type type_of_size(const struct press *press, double size_pt) {
    struct paper_type type = *press_type(press, TYPE_TABLE);
    type.line_pt *= size_pt / type.size_pt;
    type.size_pt = size_pt;
    return type;
}

/* ---- cells ---- */

struct table_nodes {
    uint32_t table, head, body;
};

static void set_number(struct press *press, struct table_set *set, size_t at, const struct cell *cell, struct paper_type type, uint32_t node) {
    const char *text = cell_text(press->arena, cell);
    size_t point = cell_point(cell, text);
    set->texts[at] = text_set_number(press, text, type, node);
    set->points_pt[at] = -1.0;
    if (point != SIZE_MAX)
        set->points_pt[at] = fonts_width_pt(press->fonts, text_copy_bytes(press->arena, text, point), type.size_pt, true, type.is_bold);
}

static void set_row(struct press *press, struct table_set *set, size_t i, uint32_t row) {
    const struct line *line = &set->table->rows[i];
    struct paper_type type = line->is_total || line->is_subtotal ? paper_bold(set->type) : set->type;
    for (size_t j = 0; j < set->panel->n_columns; j++) {
        const struct column *column = &set->panel->columns[j];
        size_t at = (i + 1) * set->panel->n_columns + j;
        if (column->index == 0) {
            double width = column->width_pt - (line->group != NULL ? TABLE_INDENT_PT : 0.0);
            set->texts[at] = text_set(press, line_words(press, line), type, width, set_header_node(press, row, SCOPE_ROW));
            continue;
        }
        const struct cell *cell = table_cell(set->table, i, column->index - 1);
        uint32_t node = structure_node(&press->structure, row, "TD");
        if (column->is_words) set->texts[at] = text_set(press, words_plain(press, cell->display), type, column->width_pt, node);
        else set_number(press, set, at, cell, type, node);
    }
}

/* The label of a group of rows stands in a row of its own above them. */
static void set_row_groups(struct press *press, struct table_set *set, size_t first, size_t n, uint32_t body) {
    const struct line *line = &set->table->rows[first];
    if (line->group == NULL) return;
    uint32_t node = set_header_node(press, structure_node(&press->structure, body, "TR"), SCOPE_ROW);
    press->structure.nodes[node].n_columns = (uint32_t)set->panel->n_columns;
    const struct text_set *text = text_set(press, group_words(press, line), paper_bold(set->type), set->panel->width_pt, node);
    for (size_t i = first; i < first + n; i++) set->row_groups[i] = text;
}

static void set_rows(struct press *press, struct table_set *set, uint32_t body) {
    const struct table *table = set->table;
    for (size_t i = 0, n; i < table->n_rows; i += n) {
        n = line_span(table->rows, table->n_rows, i);
        set_row_groups(press, set, i, n, body);
        for (size_t j = i; j < i + n; j++) set_row(press, set, j, structure_node(&press->structure, body, "TR"));
    }
}

static double row_height(const struct table_set *set, size_t row) {
    double height = set->type.line_pt;
    for (size_t j = 0; j < set->panel->n_columns; j++)
        height = fmax(height, text_set_height(set->texts[row * set->panel->n_columns + j]));
    return height + 2.0 * set->pad_pt;
}

static const struct table_set *set_panel(struct press *press, const struct table *table, double size_pt, const struct panel *panel,
                                         const char *continued, struct table_nodes nodes) {
    struct table_set *set = ARENA_NEW(press->arena, struct table_set);
    size_t n_cells = (table->n_rows + 1) * panel->n_columns;
    double pad_pt = press->report->paper->is_compact ? COMPACT_PAD_PT : TABLE_PAD_PT;
    *set = (struct table_set){.table = table, .panel = panel, .type = type_of_size(press, size_pt), .pad_pt = pad_pt};
    set->continued = text_set(press, words_plain(press, continued), paper_bold(set->type), 0.0, NODE_ARTIFACT);
    set->texts = ARENA_ARRAY(press->arena, const struct text_set *, n_cells);
    set->points_pt = ARENA_ARRAY(press->arena, double, n_cells);
    set->heights_pt = ARENA_ARRAY(press->arena, double, table->n_rows + 1);
    set->row_groups = ARENA_ARRAY(press->arena, const struct text_set *, table->n_rows);
    set_header(press, set, nodes.head);
    set_rows(press, set, nodes.body);
    for (size_t i = 1; i <= table->n_rows; i++) set->heights_pt[i] = row_height(set, i);
    return set;
}

/* ---- pieces ---- */

static double table_height(const struct table_set *set) {
    double height = 0.0;
    for (size_t i = 0; i <= set->table->n_rows; i++) height += set->heights_pt[i];
    return height;
}

/* Three rows at least stand on each side of a page's end, and a total with a row that it is the total of. */
static double cost_after_row(const struct table_set *set, size_t row) {
    const struct table *table = set->table;
    size_t above = row + 1, beneath = table->n_rows - above;
    if (beneath == 0) return BREAK_NEVER;
    if (above < 2 || beneath < 2 || table->rows[row + 1].is_total) return COST_LONE_ROW;
    if (above < LEAST_ROWS || beneath < LEAST_ROWS) return COST_FEW_ROWS;
    if (table->rows[row + 1].is_derived) return COST_BEFORE_DERIVED;
    if (table->n_rows <= SHORT_TABLE_ROWS) return COST_SHORT_TABLE;
    double in_group = set->row_groups[row] != NULL && set->row_groups[row] == set->row_groups[row + 1] ? COST_IN_GROUP : 0.0;
    return in_group + (table_height(set) <= MIDDLE_TABLE_PT ? COST_MIDDLE_TABLE : COST_LONG_TABLE);
}

static struct piece *add_table_piece(struct press *press, const struct table_set *set, bool is_wide, size_t row, double height) {
    struct piece *piece = press_piece(press);
    piece->what = set;
    piece->index = row;
    piece->size = (struct piece_size){.height_pt = height, .break_cost = BREAK_NEVER, .is_wide = is_wide};
    return piece;
}

static double group_height(const struct table_set *set, size_t row) {
    return text_set_height(set->row_groups[row]) + 2.0 * set->pad_pt + TABLE_ABOVE_GROUP_PT;
}

/* Where a group of rows begins: its label, with the header above it on a new page, but without the label again. */
static void add_group_piece(struct press *press, const struct table_set *set, bool is_wide, size_t row) {
    const struct text_set *group = set->row_groups[row];
    if (group == NULL || (row > 0 && set->row_groups[row - 1] == group)) return;
    struct piece *piece = add_table_piece(press, set, is_wide, row, group_height(set, row));
    piece->draw = draw_table_group;
    piece->draw_repeated = draw_table_repeated;
    piece->size.repeat_pt = set->heights_pt[0] + text_set_height(set->continued) + TABLE_CONTINUED_PT;
}

static struct piece *add_row_piece(struct press *press, const struct table_set *set, bool is_wide, size_t row, double height) {
    struct piece *piece = add_table_piece(press, set, is_wide, row, height);
    piece->draw = draw_table_row;
    piece->draw_repeated = draw_table_repeated;
    piece->size.repeat_pt = set->heights_pt[0] + text_set_height(set->continued) + TABLE_CONTINUED_PT;
    if (set->row_groups[row] != NULL) piece->size.repeat_pt += group_height(set, row);
    return piece;
}

size_t table_row_lines(const struct table_set *set, size_t row) {
    size_t n = 1;
    for (size_t j = 0; j < set->panel->n_columns; j++) {
        size_t lines = set->texts[(row + 1) * set->panel->n_columns + j]->n_lines;
        if (lines > n) n = lines;
    }
    return n;
}

/* A row in one piece; one that might not fit on a page in a piece a line. */
static void add_row(struct press *press, const struct table_set *set, bool is_wide, size_t row) {
    size_t n_lines = table_row_lines(set, row);
    double page_pt = (is_wide ? PAPER_SHORT_PT : PAPER_LONG_PT) - 2.0 * PAPER_TOP_PT;
    if (set->heights_pt[row + 1] <= TALL_ROW_SHARE * page_pt) {
        add_row_piece(press, set, is_wide, row, set->heights_pt[row + 1]);
    } else {
        for (size_t line = 0; line < n_lines; line++) {
            double pad = (line == 0 ? set->pad_pt : 0.0) + (line + 1 == n_lines ? set->pad_pt : 0.0);
            struct piece *piece = add_row_piece(press, set, is_wide, row, set->type.line_pt + pad);
            piece->n = line + 1;
            piece->size.break_cost = COST_IN_ROW;
        }
    }
    press_last(press)->size.break_cost = cost_after_row(set, row);
}

static void add_rows(struct press *press, const struct table_set *set, bool is_wide, double before) {
    struct piece *header = add_table_piece(press, set, is_wide, 0, set->heights_pt[0]);
    header->draw = draw_table_header;
    header->size.before_pt = before;
    for (size_t i = 0; i < set->table->n_rows; i++) {
        add_group_piece(press, set, is_wide, i);
        add_row(press, set, is_wide, i);
    }
}

/* ---- what stands beneath ---- */

static bool holds(const uint32_t *notes, size_t n, uint32_t number) {
    for (size_t i = 0; i < n; i++)
        if (notes[i] == number) return true;
    return false;
}

static bool uses_note(const struct table *table, uint32_t number) {
    if (holds(table->notes, table->n_notes, number)) return true;
    for (size_t i = 0; i < table->n_columns; i++)
        if (holds(table->columns[i].notes, table->columns[i].n_notes, number)) return true;
    for (size_t i = 0; i < table->n_rows; i++)
        if (holds(table->rows[i].notes, table->rows[i].n_notes, number)) return true;
    return false;
}

static void add_beneath(struct press *press, const struct words *words, bool is_wide) {
    if (press->parts[press->n_parts - 1].n > 0) press_last(press)->size.break_cost = BREAK_NEVER;
    set_words(press, words,
              (struct words_how){.type = TYPE_NOTE, .before_pt = -1.0, .is_whole = true, .is_wide = is_wide,
                                 .width_pt = is_wide ? PAPER_LONG_PT - 2.0 * PAPER_SIDE_PT : 0.0,
                                 .node = structure_node(&press->structure, NODE_DOCUMENT, "P")});
}

static void add_foot(struct press *press, const struct table *table, bool is_wide) {
    const char *symbols = words_of_marks(press->arena, table);
    if (table->base != NULL) add_beneath(press, words_plain(press, table->base), is_wide);
    for (size_t i = 0; i < table->n_remarks; i++) add_beneath(press, words_plain(press, table->remarks[i]), is_wide);
    if (symbols != NULL) add_beneath(press, words_plain(press, TEXT(press->arena, "Symbols: ", symbols)), is_wide);
    if (table->source != NULL) add_beneath(press, words_plain(press, TEXT(press->arena, "Source: ", table->source)), is_wide);
    for (uint32_t i = 1; i <= press->report->n_notes; i++) {
        const char *mark = TEXT(press->arena, "[note ", text_from_int(press->arena, i), "] ");
        if (!uses_note(table, i)) continue;
        add_beneath(press, words_with(press, (struct words_parts){.before = mark, .words = words_plain(press, press->report->notes[i - 1].text)}),
                    is_wide);
    }
    press_last(press)->size.break_cost = BREAK_FREE;
}

/* ---- the whole ---- */

static void add_caption(struct press *press, const struct block *block, const char *number, uint32_t table_node, bool is_wide) {
    const struct table *table = block->table;
    struct words_parts title = {.words = words_plain(press, table->title), .notes = table->notes, .n_notes = table->n_notes};
    if (number != NULL) title.before = TEXT(press->arena, number, ": ");
    set_words(press, words_with(press, title),
              (struct words_how){.type = TYPE_CAPTION, .before_pt = -1.0, .cost_after = BREAK_NEVER, .is_whole = true, .id = block->id,
                                 .is_wide = is_wide, .width_pt = is_wide ? PAPER_LONG_PT - 2.0 * PAPER_SIDE_PT : 0.0,
                                 .node = structure_node(&press->structure, table_node, "Caption")});
}

static struct table_nodes new_nodes(struct press *press) {
    struct table_nodes nodes = {.table = structure_node(&press->structure, NODE_DOCUMENT, "Table")};
    nodes.head = structure_node(&press->structure, nodes.table, "THead");
    nodes.body = structure_node(&press->structure, nodes.table, "TBody");
    return nodes;
}

void set_table(struct press *press, const struct block *block) {
    const struct table *table = block->table;
    const char *number = block->number != NULL ? block->number : table->number;
    struct table_columns columns = table_columns(press, table);
    struct part *part = press_part(press);
    part->may_move = columns.is_wide;
    part->table = table;
    part->id = block->id;
    part->bookmark = number != NULL ? TEXT(press->arena, number, ": ", table->title) : table->title;
    struct table_nodes nodes = new_nodes(press);
    add_caption(press, block, number, nodes.table, columns.is_wide);
    const char *continued = number != NULL ? TEXT(press->arena, number, " (continued)") : "Continued";
    for (size_t i = 0; i < columns.n_panels; i++) {
        if (i > 0) nodes = new_nodes(press);
        const struct table_set *set = set_panel(press, table, columns.size_pt, &columns.panels[i], continued, nodes);
        if (i > 0) press_last(press)->size.break_cost = COST_BEFORE_LIST;
        add_rows(press, set, columns.is_wide, i > 0 ? PANEL_GAP_PT : BENEATH_CAPTION_PT);
    }
    add_foot(press, table, columns.is_wide);
}
