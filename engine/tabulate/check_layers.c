/* tabulate/check_layers.c - the layers of a definition add up to its whole: a record that no layer holds shows here.
 *
 * A cell of the whole is compared with the cells of the layers in the lines of the same identifiers; where the whole has one line in place
 * of a column's categories, that is with their totals. Only counts and sums are compared: nothing else adds up. */
#include "tabulate/working.h"

#include <string.h>

/* The layers of one whole. */
struct layer_sum {
    struct working *working;
    const struct working_table *whole;
    const struct working_table **layers;
    size_t n_layers;
    size_t n_compared;
    const char *gap;             /* words of the first that does not add up, or NULL */
};

/* The total's identifier of the lines by the layered column, or NULL where it has none. */
static const char *total_of(const struct model_entry *entries, size_t n, const char *by) {
    const char *id = NULL;
    for (size_t i = 0; i < n && id == NULL; i++) {
        bool is_by = entries[i].kind == AXIS_BY && text_equal(entries[i].by, by);
        id = is_by && entries[i].total.is_wanted ? entries[i].total.id : total_of(entries[i].each, entries[i].n_each, by);
    }
    return id;
}

/* The identifier with its first or last part, where that is `line`, replaced by `total`. */
static const char *id_in_layer(struct arena *arena, const char *id, const char *line, const char *total) {
    if (total == NULL || text_equal(id, line)) return total == NULL ? id : total;
    size_t n = strlen(line), n_id = strlen(id);
    if (text_starts(id, line) && id[n] == '.') return TEXT(arena, total, id + n);
    if (text_ends(id, line) && id[n_id - n - 1] == '.') return TEXT(arena, text_copy_bytes(arena, id, n_id - n), total);
    return id;
}

static size_t line_of_layer(const struct layer_sum *sum, const struct working_table *layer, bool is_row, const char *id) {
    const struct plan_table *plan = layer->plan;
    const struct model_axis *axis = is_row ? &plan->model->rows : &plan->model->columns;
    const struct plan_line *lines = is_row ? plan->rows : plan->columns;
    const char *total = total_of(axis->entries, axis->n_entries, plan->model->layer.by);
    id = id_in_layer(sum->working->arena, id, sum->whole->plan->model->layer.line, total);
    for (size_t i = 0; i < (is_row ? plan->n_rows : plan->n_columns); i++)
        if (text_equal(lines[i].id, id)) return i;
    return NONE;
}

static bool adds_up(const struct working_table *table, size_t index) {
    const struct plan_cell *plan = &table->plan->cells[index];
    bool is_sum = plan->formula == FORMULA_COUNT || plan->formula == FORMULA_SUM;
    return is_sum && table->cells[index].kind == CELL_NUMBER && table->cells[index].value.denominator == 1;
}

/* False where some layer has no such cell. */
static bool add_layers(const struct layer_sum *sum, size_t row, size_t column, int64_t *ret) {
    *ret = 0;
    for (size_t i = 0; i < sum->n_layers; i++) {
        const struct working_table *layer = sum->layers[i];
        size_t own_row = line_of_layer(sum, layer, true, sum->whole->plan->rows[row].id);
        size_t own_column = line_of_layer(sum, layer, false, sum->whole->plan->columns[column].id);
        if (own_row == NONE || own_column == NONE) return false;
        size_t index = own_row * layer->plan->n_columns + own_column;
        if (!adds_up(layer, index) || !number_add(*ret, layer->cells[index].value.numerator, ret)) return false;
    }
    return true;
}

static const char *count_text(struct arena *arena, int64_t value) {
    return number_text(arena, (struct decimal){value, 0}, NUMBER_THOUSANDS);
}

static void compare(struct layer_sum *sum, size_t row, size_t column) {
    const struct plan_table *plan = sum->whole->plan;
    const struct cell *whole = &sum->whole->cells[row * plan->n_columns + column];
    struct arena *arena = sum->working->arena;
    int64_t layers;
    if (!adds_up(sum->whole, row * plan->n_columns + column) || !add_layers(sum, row, column, &layers)) return;
    sum->n_compared++;
    if (layers == whole->value.numerator || sum->gap != NULL) return;
    sum->gap = TEXT(arena, "'", plan->rows[row].label, "', '", plan->columns[column].label, "': the layers add up to ",
                    count_text(arena, layers), ", the whole is ", count_text(arena, whole->value.numerator),
                    "; records without a value of '", plan->model->layer.by, "' are in no layer");
}

static void find_layers(struct layer_sum *sum) {
    struct working *working = sum->working;
    size_t n = working->inputs->plan->n_tables;
    sum->layers = ARENA_ARRAY(working->arena, const struct working_table *, n);
    for (size_t i = 0; i < n; i++) {
        const struct model_layer *layer = &working->tables[i].plan->model->layer;
        bool is_own = text_equal(layer->definition, sum->whole->plan->model->layer.definition);
        if (is_own && !layer->is_whole) sum->layers[sum->n_layers++] = &working->tables[i];
    }
}

static void check_whole(struct working *working, const struct working_table *whole) {
    struct layer_sum sum = {.working = working, .whole = whole};
    const struct model_table *model = whole->plan->model;
    find_layers(&sum);
    for (size_t i = 0; i < whole->plan->n_rows * whole->plan->n_columns; i++)
        compare(&sum, i / whole->plan->n_columns, i % whole->plan->n_columns);
    if (sum.n_compared == 0) return;
    const char *count = TEXT(working->arena, text_from_int(working->arena, (int64_t)sum.n_compared), sum.n_compared == 1 ? " figure" : " figures");
    checks_add(working, (struct check){
                            .id = TEXT(working->arena, "layers:", model->layer.definition),
                            .sentence = TEXT(working->arena, "The layers of '", model->layer.definition, "' add up to '", model->id, "'"),
                            .outcome = sum.gap == NULL ? CHECK_PASSED : CHECK_FAILED,
                            .detail = sum.gap == NULL ? count : sum.gap,
                        });
}

void check_layers(struct working *working) {
    for (size_t i = 0; i < working->inputs->plan->n_tables; i++) {
        const struct model_layer *layer = &working->tables[i].plan->model->layer;
        if (layer->is_whole && !layer->is_many) check_whole(working, &working->tables[i]);
    }
}
