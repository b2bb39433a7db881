/* audit/figures.c - evidence/figures.csv. The columns are one table: a name and the function that writes it. */
#include "audit/figures.h"

#include "base/csv_text.h"

#include <assert.h>

struct figure {
    const struct report *report;
    const struct table *table;
    const struct line *row, *column;
    const struct cell *cell;
};

typedef const char *figure_field_fn(struct arena *arena, const struct figure *figure);

static const char *date_field(struct arena *arena, date_t date) {
    return date == DATE_NONE ? "" : date_iso(arena, date);
}

static const char *write_report(struct arena *arena, const struct figure *figure) {
    (void)arena;
    return figure->report->id;
}

static const char *write_period_start(struct arena *arena, const struct figure *figure) {
    return date_field(arena, figure->report->period.start);
}

static const char *write_period_end(struct arena *arena, const struct figure *figure) {
    return date_field(arena, figure->report->period.end);
}

static const char *write_as_at(struct arena *arena, const struct figure *figure) {
    return date_field(arena, figure->report->as_at);
}

static const char *write_table(struct arena *arena, const struct figure *figure) {
    (void)arena;
    return figure->table->id;
}

static const char *write_row(struct arena *arena, const struct figure *figure) {
    (void)arena;
    return figure->row->label;
}

static const char *write_column(struct arena *arena, const struct figure *figure) {
    (void)arena;
    return figure->column->label;
}

static const char *write_row_id(struct arena *arena, const struct figure *figure) {
    (void)arena;
    return figure->row->id;
}

static const char *write_column_id(struct arena *arena, const struct figure *figure) {
    (void)arena;
    return figure->column->id;
}

static const char *write_value(struct arena *arena, const struct figure *figure) {
    return cell_exact(arena, figure->cell);
}

static const char *write_display(struct arena *arena, const struct figure *figure) {
    (void)arena;
    return figure->cell->display;
}

static const char *write_numerator(struct arena *arena, const struct figure *figure) {
    int64_t numerator, denominator;
    return cell_integers(figure->cell, &numerator, &denominator) ? text_from_int(arena, numerator) : "";
}

static const char *write_denominator(struct arena *arena, const struct figure *figure) {
    int64_t numerator, denominator;
    return cell_integers(figure->cell, &numerator, &denominator) ? text_from_int(arena, denominator) : "";
}

static const char *write_unit(struct arena *arena, const struct figure *figure) {
    (void)arena;
    return unit_name(figure->cell->unit);
}

static const char *write_mark(struct arena *arena, const struct figure *figure) {
    (void)arena;
    return mark_symbol(figure->cell->mark);
}

/* Names and order are the contract's. */
static const struct {
    const char *name;
    figure_field_fn *write;
} fields[] = {
    {"report", write_report},
    {"period_start", write_period_start},
    {"period_end", write_period_end},
    {"as_at", write_as_at},
    {"table", write_table},
    {"row", write_row},
    {"column", write_column},
    {"row_id", write_row_id},
    {"column_id", write_column_id},
    {"value", write_value},
    {"display", write_display},
    {"numerator", write_numerator},
    {"denominator", write_denominator},
    {"unit", write_unit},
    {"mark", write_mark},
};

enum { N_FIELDS = sizeof fields / sizeof *fields };

static void add_header(struct text_builder *out) {
    const char *names[N_FIELDS];
    for (size_t i = 0; i < N_FIELDS; i++) names[i] = fields[i].name;
    csv_text_row(out, names, N_FIELDS);
}

static void add_figure(struct text_builder *out, const struct figure *figure) {
    const char *texts[N_FIELDS];
    for (size_t i = 0; i < N_FIELDS; i++) texts[i] = fields[i].write(out->arena, figure);
    csv_text_row(out, texts, N_FIELDS);
}

static void add_table(struct text_builder *out, const struct report *report, const struct table *table) {
    for (size_t row = 0; row < table->n_rows; row++) {
        for (size_t column = 0; column < table->n_columns; column++) {
            struct figure figure = {report, table, &table->rows[row], &table->columns[column],
                                    table_cell(table, row, column)};
            if (figure.cell->kind != CELL_TEXT) add_figure(out, &figure);
        }
    }
}

const char *figures_csv(struct arena *arena, const struct report *report) {
    assert(report->is_released);
    struct text_builder out = {.arena = arena};
    add_header(&out);
    for (size_t i = 0; i < report->n_tables; i++) add_table(&out, report, report->tables[i]);
    return text_done(&out);
}
