/* audit/computed.c - computed figures for reconciling: of a report in memory, or read back from a figures.csv. */
#include "audit/reconcile.h"
#include "base/text.h"
#include "extract/csv_small.h"

#include <assert.h>
#include <string.h>

static int64_t common_divisor(int64_t a, int64_t b) {
    while (b != 0) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* value * scale as a ratio. The scale is taken out of the denominator first, so only a value beyond 64 bits fails. */
static bool scaled(struct ratio value, int64_t scale, struct ratio *ret) {
    int64_t shared = common_divisor(value.denominator, scale);
    int64_t numerator;
    if (!number_multiply(value.numerator, scale / shared, &numerator)) return false;
    *ret = (struct ratio){numerator, value.denominator / shared};
    return true;
}

static struct computed_figure computed_of_cell(const struct table *table, size_t row, size_t column) {
    const struct cell *cell = table_cell(table, row, column);
    struct computed_figure figure = {
        .table = table->id,
        .row = table->rows[row].label,
        .column = table->columns[column].label,
        .row_id = table->rows[row].id,
        .column_id = table->columns[column].id,
        .display = cell->display,
    };
    figure.has_value = cell->kind == CELL_NUMBER && scaled(cell->value, cell_scale(cell), &figure.value);
    return figure;
}

size_t computed_of_report(struct arena *arena, const struct report *report, const struct computed_figure **ret) {
    assert(report->is_released);
    struct computed_figure *figures = NULL;
    size_t n = 0, capacity = 0;
    for (size_t i = 0; i < report->n_tables; i++) {
        const struct table *table = report->tables[i];
        for (size_t cell = 0; cell < table->n_rows * table->n_columns; cell++) {
            if (table->cells[cell].kind == CELL_TEXT) continue;
            *ARENA_PUSH(arena, figures, n, capacity) =
                computed_of_cell(table, cell / table->n_columns, cell % table->n_columns);
        }
    }
    *ret = figures;
    return n;
}

/* --- read back from figures.csv --- */

enum field { TABLE, ROW, COLUMN, ROW_ID, COLUMN_ID, VALUE, DISPLAY, NUMERATOR, DENOMINATOR, UNIT, N_FIELDS };

static const char *const field_names[N_FIELDS] = {"table", "row",     "column",    "row_id",      "column_id",
                                                  "value", "display", "numerator", "denominator", "unit"};

/* One line of the file, by field. */
struct figure_line {
    const char *texts[N_FIELDS];
    struct place place;
};

/* Decimal digits exactly. A value below one may have more places than a ratio of 64 bits holds: places after the 18th
 * cannot decide a rounding to 9 or fewer, half away from zero, so they are left out. */
static bool parse_value(const char *text, struct ratio *ret) {
    bool is_negative = *text == '-';
    const char *at = text + is_negative;
    struct ratio value = {0, 1};
    size_t n_whole = strspn(at, "0123456789");
    size_t n_places = at[n_whole] == '.' ? strspn(at + n_whole + 1, "0123456789") : 0;
    const char *end = at + n_whole + (n_places > 0 ? n_places + 1 : 0);
    if (n_whole == 0 || *end != '\0') return false;
    int n_kept = 0;
    for (; at < end && n_kept < 18; at++) {
        bool is_place = at > text + is_negative + n_whole;
        if (*at == '.') continue;
        if (!number_multiply(value.numerator, 10, &value.numerator)) return false;
        if (!number_add(value.numerator, *at - '0', &value.numerator)) return false;
        if (is_place) value.denominator *= 10;
        if (is_place) n_kept++;
    }
    if (is_negative) value.numerator = -value.numerator;
    *ret = value;
    return true;
}

static enum status not_a_number(const struct figure_line *line, enum field field, struct diags *diags) {
    DIAG(diags, MSG_FIGURES_NUMBER, line->place, NULL, field_names[field], line->texts[field]);
    return message_status(MSG_FIGURES_NUMBER);
}

/* The unit's scale by its name; false for units that have none of their own (rates), and for those that are not known
 * here (a later program's). */
static bool scale_of_unit(const char *name, int64_t *ret) {
    for (int unit = 0; unit < N_UNITS; unit++) {
        if (!text_equal(unit_name((enum unit)unit), name)) continue;
        *ret = unit_scale((enum unit)unit);
        return *ret != 0;
    }
    return false;
}

/* The exact value from numerator and denominator, which must agree with the digits of `value`. */
static enum status value_of_integers(struct arena *arena, const struct figure_line *line, int64_t scale,
                                     struct diags *diags, struct ratio *ret) {
    struct ratio counts;
    if (!number_parse_int(line->texts[NUMERATOR], &counts.numerator)) return not_a_number(line, NUMERATOR, diags);
    if (!number_parse_int(line->texts[DENOMINATOR], &counts.denominator) || counts.denominator <= 0)
        return not_a_number(line, DENOMINATOR, diags);
    const char *expected = number_exact_text(arena, counts, scale);
    if (!text_equal(expected, line->texts[VALUE]) || !scaled(counts, scale, ret)) {
        DIAG(diags, MSG_FIGURES_DISAGREE, line->place, "the file was changed after the run that wrote it",
             line->texts[VALUE], line->texts[NUMERATOR], line->texts[DENOMINATOR], expected);
        return message_status(MSG_FIGURES_DISAGREE);
    }
    return STATUS_OK;
}

static enum status read_value(struct arena *arena, const struct figure_line *line, struct diags *diags,
                              struct ratio *ret) {
    int64_t scale;
    bool has_integers = *line->texts[NUMERATOR] != '\0' && *line->texts[DENOMINATOR] != '\0';
    if (has_integers && scale_of_unit(line->texts[UNIT], &scale))
        return value_of_integers(arena, line, scale, diags, ret);
    return parse_value(line->texts[VALUE], ret) ? STATUS_OK : not_a_number(line, VALUE, diags);
}

static enum status read_figure(struct arena *arena, const struct figure_line *line, struct diags *diags,
                               struct computed_figure *ret) {
    struct computed_figure figure = {
        .table = line->texts[TABLE],
        .row = line->texts[ROW],
        .column = line->texts[COLUMN],
        .row_id = line->texts[ROW_ID],
        .column_id = line->texts[COLUMN_ID],
        .display = line->texts[DISPLAY],
        .has_value = *line->texts[VALUE] != '\0',
    };
    if (figure.has_value) TRY(read_value(arena, line, diags, &figure.value));
    *ret = figure;
    return STATUS_OK;
}

static struct figure_line line_of(const struct csv_small *csv, const struct csv_row *row, const int *columns) {
    struct figure_line line = {.place = {.file = csv->file, .line = row->line}};
    for (int i = 0; i < N_FIELDS; i++) {
        const char *text = row->fields[columns[i]];
        line.texts[i] = text == NULL ? "" : text;
    }
    return line;
}

/* All lines are read before the first refusal is returned: whoever repairs a file wants them all at once. */
static enum status read_figures(struct arena *arena, const struct csv_small *csv, const int *columns,
                                struct diags *diags, struct computed_figure *figures) {
    enum status worst = STATUS_OK;
    for (size_t i = 0; i < csv->n_rows; i++) {
        struct figure_line line = line_of(csv, &csv->rows[i], columns);
        enum status status = read_figure(arena, &line, diags, &figures[i]);
        if (worst == STATUS_OK) worst = status;
    }
    return worst;
}

enum status computed_of_figures_csv(struct arena *arena, const char *path, struct diags *diags,
                                    const struct computed_figure **ret, size_t *ret_n) {
    struct source_text *file = ARENA_NEW(arena, struct source_text);
    *file = (struct source_text){.shown = path, .rooted = path_name(arena, path)};
    struct csv_small *csv;
    int columns[N_FIELDS];
    TRY(csv_small_read(arena, file, path, NOWHERE, diags, &csv));
    for (int i = 0; i < N_FIELDS; i++) TRY(csv_small_need(csv, field_names[i], diags, &columns[i]));
    struct computed_figure *figures = ARENA_ARRAY(arena, struct computed_figure, csv->n_rows);
    TRY(read_figures(arena, csv, columns, diags, figures));
    *ret = figures;
    *ret_n = csv->n_rows;
    return STATUS_OK;
}
