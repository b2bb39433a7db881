/* paper/set/set_header.c - the header of a table: one row, or two where columns are nested, with what they share above them. */
#include "paper/set/set_table.h"

#include <math.h>

uint32_t set_header_node(struct press *press, uint32_t row, enum node_scope scope) {
    uint32_t node = structure_node(&press->structure, row, "TH");
    press->structure.nodes[node].scope = scope;
    return node;
}

static const struct line *line_of(const struct table_set *set, size_t j) {
    size_t index = set->panel->columns[j].index;
    return index == 0 ? NULL : &set->table->columns[index - 1];
}

static bool is_nested(const struct table_set *set, size_t j) {
    return line_of(set, j) != NULL && line_of(set, j)->group != NULL;
}

/* Columns of the panel from j on that stand under one header. */
static size_t span_of(const struct table_set *set, size_t j) {
    size_t index = set->panel->columns[j].index - 1;
    size_t n = line_span(set->table->columns, set->table->n_columns, index), left = set->panel->n_columns - j;
    return n < left ? n : left;
}

/* Returns its height. */
static double set_group(struct press *press, struct table_set *set, size_t j, size_t n, uint32_t row) {
    const struct column *first = &set->panel->columns[j], *last = &set->panel->columns[j + n - 1];
    uint32_t node = set_header_node(press, row, SCOPE_COLUMN);
    press->structure.nodes[node].n_columns = (uint32_t)n;
    double width = last->left_pt + last->width_pt - first->left_pt;
    const struct text_set *text = text_set(press, group_words(press, line_of(set, j)), paper_bold(set->type), width, node);
    set->groups[set->n_groups++] = (struct spanning){j, j + n, text};
    return text_set_height(text) + 2.0 * set->pad_pt;
}

/* Headers of columns that are not nested span both rows. */
static void set_own(struct press *press, struct table_set *set, size_t j, uint32_t row, uint32_t n_rows) {
    const struct column *column = &set->panel->columns[j];
    const struct words *words = column->index == 0 ? words_plain(press, set->table->corner) : line_words(press, line_of(set, j));
    uint32_t node = set_header_node(press, row, SCOPE_COLUMN);
    press->structure.nodes[node].n_rows = n_rows;
    set->texts[j] = text_set(press, words, paper_bold(set->type), column->width_pt, node);
}

static double own_height(const struct table_set *set, bool nested) {
    double height = 0.0;
    for (size_t j = 0; j < set->panel->n_columns; j++)
        if (is_nested(set, j) == nested) height = fmax(height, text_set_height(set->texts[j]) + 2.0 * set->pad_pt);
    return height;
}

void set_header(struct press *press, struct table_set *set, uint32_t head) {
    size_t n_columns = set->panel->n_columns;
    bool has_groups = false;
    double groups_pt = 0.0;
    for (size_t j = 0; j < n_columns; j++) has_groups |= is_nested(set, j);
    uint32_t upper = structure_node(&press->structure, head, "TR"), lower = has_groups ? structure_node(&press->structure, head, "TR") : upper;
    set->groups = ARENA_ARRAY(press->arena, struct spanning, n_columns);
    for (size_t j = 0; j < n_columns; j++) set_own(press, set, j, is_nested(set, j) ? lower : upper, has_groups && !is_nested(set, j) ? 2 : 0);
    for (size_t j = 0, n = 1; j < n_columns; j += n) {
        n = is_nested(set, j) ? span_of(set, j) : 1;
        if (is_nested(set, j)) groups_pt = fmax(groups_pt, set_group(press, set, j, n, upper));
    }
    set->beneath_pt = own_height(set, true);
    set->heights_pt[0] = fmax(own_height(set, false), groups_pt + set->beneath_pt);
}
