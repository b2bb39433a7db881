/* tabulate/little_report.c - see little_report.h. */
#include "little_report.h"

#include "base/text.h"

static enum status read_ledgers(struct little *little, const struct published ***ret) {
    size_t n = little->model->n_ledgers;
    const struct published **ledgers = ARENA_ARRAY(little->arena, const struct published *, n);
    for (size_t i = 0; i < n; i++) {
        struct published *published;
        struct source_text *file = ARENA_NEW(little->arena, struct source_text);
        *file = (struct source_text){.shown = "published.csv", .rooted = "published.csv"};
        const char *path = little_file(little, "published.csv", little->given->ledger);
        TRY(published_read(little->arena, file, path, NOWHERE, little->diags, &published));
        ledgers[i] = published;
    }
    *ret = ledgers;
    return STATUS_OK;
}

static enum status tabulate_all(struct little *little) {
    const struct published **ledgers;
    TRY(read_ledgers(little, &ledgers));
    struct tabulate_inputs inputs = {.plan = little->plan, .counter = little->counter, .ledgers = ledgers, .facts = little->facts};
    return tabulate(little->arena, &inputs, little->diags, &little->report);
}

struct little *little_report(const struct little_case *given) {
    struct little *little = little_count(given);
    if (little->status == STATUS_OK) little->status = tabulate_all(little);
    return little;
}

const struct table *little_table(const struct little *little, const char *id) {
    const struct table *table = report_table(little->report, id);
    if (table == NULL) ck_abort_msg("no table %s", id);
    return table;
}

static void draw_label(struct text_builder *out, const struct line *line) {
    text_add(out, line->label);
    for (size_t i = 0; i < line->n_notes; i++) {
        text_add(out, i == 0 ? " [" : "][");
        text_add_int(out, line->notes[i]);
    }
    if (line->n_notes > 0) text_add(out, "]");
}

static void draw_row(struct text_builder *out, const struct table *table, size_t row) {
    draw_label(out, &table->rows[row]);
    for (size_t k = 0; k < table->n_columns; k++) {
        const struct cell *cell = table_cell(table, row, k);
        text_add(out, " | ");
        text_add(out, cell->display);
        if (*cell_side_mark(cell) != '\0') text_add(out, TEXT(out->arena, " ", cell_side_mark(cell)));
    }
    text_add(out, "\n");
}

const char *little_drawn(const struct little *little, const char *id) {
    const struct table *table = little_table(little, id);
    struct text_builder out = {.arena = little->arena};
    text_add(&out, table->corner);
    for (size_t k = 0; k < table->n_columns; k++) {
        text_add(&out, " | ");
        draw_label(&out, &table->columns[k]);
    }
    text_add(&out, "\n");
    for (size_t i = 0; i < table->n_rows; i++) draw_row(&out, table, i);
    return text_done(&out);
}

const struct cell *little_cell(const struct little *little, const char *id, const char *row, const char *column) {
    const struct table *table = little_table(little, id);
    ck_assert_msg(table_row(table, row) != SIZE_MAX, "no row %s", row);
    ck_assert_msg(table_column(table, column) != SIZE_MAX, "no column %s", column);
    return table_cell(table, table_row(table, row), table_column(table, column));
}

const struct check *little_check(const struct little *little, const char *id) {
    for (size_t i = 0; i < little->report->n_checks; i++)
        if (text_equal(little->report->checks[i].id, id)) return &little->report->checks[i];
    return NULL;
}

void little_expect(const struct little_case *given, const char *drawn) {
    struct little *little = little_report(given);
    little_fine(little);
    ck_assert_str_eq(little_drawn(little, "t"), drawn);
    little_close(little);
}
