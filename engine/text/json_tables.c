/* text/json_tables.c - tables in the machine's form. Values are the texts of figures.csv, written as numbers. */
#include "base/json.h"
#include "text/formats.h"

#include <assert.h>

static void add_notes(struct json *json, const uint32_t *notes, size_t n_notes) {
    json_array(json, "notes");
    for (size_t i = 0; i < n_notes; i++) json_int(json, NULL, notes[i]);
    json_end(json);
}

static void add_lines(struct json *json, const char *key, const struct line *lines, size_t n) {
    json_array(json, key);
    for (size_t i = 0; i < n; i++) {
        json_object(json, NULL);
        json_text(json, "id", lines[i].id);
        json_text(json, "label", lines[i].label);
        json_bool(json, "is_total", lines[i].is_total);
        json_bool(json, "is_subtotal", lines[i].is_subtotal);
        json_bool(json, "is_derived", lines[i].is_derived);
        add_notes(json, lines[i].notes, lines[i].n_notes);
        json_end(json);
    }
    json_end(json);
}

static void add_number(struct json *json, const char *key, const char *number) {
    if (*number == '\0') {
        json_text(json, key, NULL);
    } else {
        json_raw(json, key, number);
    }
}

static void add_integers(struct json *json, const struct cell *cell) {
    int64_t numerator, denominator;
    if (cell_integers(cell, &numerator, &denominator)) {
        json_int(json, "numerator", numerator);
        json_int(json, "denominator", denominator);
    } else {
        json_text(json, "numerator", NULL);
        json_text(json, "denominator", NULL);
    }
}

static void add_cell(struct json *json, struct arena *arena, const struct table *table, size_t row, size_t column) {
    const struct cell *cell = table_cell(table, row, column);
    json_object(json, NULL);
    json_text(json, "row", table->rows[row].id);
    json_text(json, "column", table->columns[column].id);
    json_text(json, "display", cell->display);
    add_number(json, "value", cell_exact(arena, cell));
    add_integers(json, cell);
    json_text(json, "unit", cell->kind == CELL_TEXT ? NULL : unit_name(cell->unit));
    json_text(json, "mark", cell->mark == MARK_NONE ? NULL : mark_symbol(cell->mark));
    json_end(json);
}

static void add_table(struct json *json, struct arena *arena, const struct table *table) {
    json_object(json, NULL);
    json_text(json, "id", table->id);
    json_text(json, "number", table->number);
    json_text(json, "title", table->title);
    json_text(json, "about", table->about);
    json_text(json, "base", table->base);
    json_text(json, "source", table->source);
    json_text(json, "corner", table->corner);
    add_notes(json, table->notes, table->n_notes);
    json_array(json, "remarks");
    for (size_t i = 0; i < table->n_remarks; i++) json_text(json, NULL, table->remarks[i]);
    json_end(json);
    add_lines(json, "rows", table->rows, table->n_rows);
    add_lines(json, "columns", table->columns, table->n_columns);
    json_array(json, "cells");
    for (size_t row = 0; row < table->n_rows; row++) {
        for (size_t column = 0; column < table->n_columns; column++) add_cell(json, arena, table, row, column);
    }
    json_end(json);
    json_end(json);
}

static void add_all_notes(struct json *json, const struct report *report) {
    json_array(json, "notes");
    for (size_t i = 0; i < report->n_notes; i++) {
        json_object(json, NULL);
        json_int(json, "number", (int64_t)(i + 1));
        json_text(json, "id", report->notes[i].id);
        json_text(json, "text", report->notes[i].text);
        json_end(json);
    }
    json_end(json);
}

const char *json_tables(struct arena *arena, const struct report *report, const struct table *const *tables,
                        size_t n_tables) {
    assert(report->is_released);
    struct json json;
    json_begin(&json, arena, false);
    json_object(&json, NULL);
    json_text(&json, "report", report->id);
    json_text(&json, "title", report->title);
    json_text(&json, "period_start", date_iso(arena, report->period.start));
    json_text(&json, "period_end", date_iso(arena, report->period.end));
    json_text(&json, "as_at", report->as_at == DATE_NONE ? NULL : date_iso(arena, report->as_at));
    add_all_notes(&json, report);
    json_array(&json, "tables");
    for (size_t i = 0; i < n_tables; i++) add_table(&json, arena, tables[i]);
    json_end(&json);
    json_end(&json);
    return json_done(&json);
}
