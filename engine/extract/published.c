/* extract/published.c - published figures, found by one set of texts: "i" + table, row_id, column_id and "l" + table,
 * row, column. */
#include "extract/published.h"

#include "base/intern.h"
#include "base/text.h"
#include "extract/csv_small.h"

#include <string.h>

/* Columns of the file; -1 where it has none. */
struct published_columns {
    int table, row, column, text, row_id, column_id, printed_in, unit, mark;
};

struct index {
    struct intern *words;
    size_t *figures;
    size_t n, capacity;
};

/* `published`, or `display` where the file is a figures.csv. */
static enum status find_text_column(const struct csv_small *csv, struct diags *diags, int *ret) {
    *ret = csv_small_column(csv, "published");
    if (*ret < 0) *ret = csv_small_column(csv, "display");
    return *ret < 0 ? csv_small_need(csv, "published", diags, ret) : STATUS_OK;
}

static enum status find_columns(const struct csv_small *csv, struct diags *diags, struct published_columns *ret) {
    TRY(csv_small_need(csv, "table", diags, &ret->table));
    TRY(csv_small_need(csv, "row", diags, &ret->row));
    TRY(csv_small_need(csv, "column", diags, &ret->column));
    TRY(find_text_column(csv, diags, &ret->text));
    ret->row_id = csv_small_column(csv, "row_id");
    ret->column_id = csv_small_column(csv, "column_id");
    ret->printed_in = csv_small_column(csv, "printed_in");
    ret->unit = csv_small_column(csv, "unit");
    ret->mark = csv_small_column(csv, "mark");
    return STATUS_OK;
}

/* What papers print where there is no number: a symbol in brackets, dashes, dots, or nothing. */
static bool is_mark(const char *text) {
    static const char *const words[] = {"", "-", "–", "—", "..", "...", ":", "*", "n/a", "N/A", "x", "z"};
    size_t n = strlen(text);
    if (n >= 3 && text[0] == '[' && text[n - 1] == ']') return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i], text) == 0) return true;
    return false;
}

/* "1 of 2", "11 per 6", "1,204 to 3,000": what a run shows in place of a percentage, a rate or a change of few records. */
static bool read_words(struct arena *arena, struct published_figure *figure) {
    static const char *const joints[] = {" of ", " to ", " per "};
    struct decimal first, second;
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        const char *joint = strstr(figure->text, joints[i]);
        if (joint == NULL) continue;
        const char *before = text_copy_bytes(arena, figure->text, (size_t)(joint - figure->text));
        figure->is_words = number_parse_published(before, &first) && number_parse_published(joint + strlen(joints[i]), &second) &&
                           first.decimals == 0 && second.decimals == 0 && second.units >= 0 && (text_equal(joints[i], " to ") || second.units > 0);
        if (!figure->is_words) return false;
        figure->first = first.units;
        figure->second = second.units;
        return true;
    }
    return false;
}

static const char *field_or_null(const struct csv_row *row, int column) {
    return column < 0 ? NULL : row->fields[column];
}

static bool read_figure(struct arena *arena, const struct csv_small *csv, const struct csv_row *row, const struct published_columns *at,
                        struct diags *diags, struct published_figure *ret) {
    struct published_figure figure = {.table = row->fields[at->table],
                                      .row = row->fields[at->row],
                                      .column = row->fields[at->column],
                                      .row_id = field_or_null(row, at->row_id),
                                      .column_id = field_or_null(row, at->column_id),
                                      .printed_in = field_or_null(row, at->printed_in),
                                      .unit = field_or_null(row, at->unit),
                                      .mark = field_or_null(row, at->mark),
                                      .text = row->fields[at->text],
                                      .place = {.file = csv->file, .line = row->line}};
    figure.has_value = !is_mark(figure.text) && !read_words(arena, &figure);
    if (figure.has_value && !number_parse_published(figure.text, &figure.value)) {
        DIAG(diags, MSG_PUBLISHED_TEXT, figure.place, "write the number as it was printed, or a mark such as [x]",
             figure.text);
        return false;
    }
    *ret = figure;
    return true;
}

static const char *index_key(struct arena *arena, const char *kind, const char *table, const char *row,
                             const char *column) {
    return TEXT(arena, kind, table, "\x1f", row, "\x1f", column);
}

/* Returns the figure that already stands under the key, or `figure` itself when the key is new. */
static size_t index_add(struct arena *arena, struct index *index, const char *key, size_t figure) {
    bool is_new;
    uint32_t word = intern_add(index->words, key, strlen(key), &is_new);
    if (!is_new) return index->figures[word];
    *ARENA_PUSH(arena, index->figures, index->n, index->capacity) = figure;
    return figure;
}

static bool note_twice(const struct published_figure *figure, const struct published_figure *first, struct diags *diags,
                       struct arena *arena) {
    const char *row = figure->row_id ? figure->row_id : figure->row;
    const char *column = figure->column_id ? figure->column_id : figure->column;
    DIAG(diags, MSG_PUBLISHED_TWICE, figure->place, "keep the one that the paper has",
         TEXT(arena, figure->table, ", ", row, ", ", column), text_from_int(arena, first->place.line));
    return false;
}

/* A figure is known by its identifiers where the file has them: then two may share a label, which finds neither. */
static bool index_figure(struct arena *arena, struct index *index, const struct published_figure *figures, size_t i,
                         struct diags *diags) {
    const struct published_figure *figure = &figures[i];
    bool has_ids = figure->row_id && figure->column_id;
    if (has_ids) {
        size_t first =
            index_add(arena, index, index_key(arena, "i", figure->table, figure->row_id, figure->column_id), i);
        if (first != i) return note_twice(figure, &figures[first], diags, arena);
    }
    const char *key = index_key(arena, "l", figure->table, figure->row, figure->column);
    size_t first = index_add(arena, index, key, i);
    if (first == i) return true;
    if (!has_ids) return note_twice(figure, &figures[first], diags, arena);
    index->figures[intern_find(index->words, key, strlen(key))] = PUBLISHED_AMBIGUOUS;
    return true;
}

/* `words` is NULL where figures may stand twice. */
static enum status read_figures(struct arena *arena, const struct csv_small *csv, struct intern *words,
                                struct diags *diags, struct published *published) {
    struct published_columns columns;
    struct published_figure *figures = ARENA_ARRAY(arena, struct published_figure, csv->n_rows);
    struct index index = {.words = words};
    enum status status = STATUS_OK;
    TRY(find_columns(csv, diags, &columns));
    for (size_t i = 0; i < csv->n_rows; i++) {
        size_t n = published->n;
        if (!read_figure(arena, csv, &csv->rows[i], &columns, diags, &figures[n]) ||
            (words && !index_figure(arena, &index, figures, n, diags)))
            status = STATUS_DATA;
        else
            published->n++;
    }
    published->figures = figures;
    published->index = index.words;
    published->index_figure = index.figures;
    return status;
}

/* All figures of a figures.csv are of one period. */
static void read_period(const struct csv_small *csv, struct published *published) {
    int start = csv_small_column(csv, "period_start"), end = csv_small_column(csv, "period_end"), as_at = csv_small_column(csv, "as_at");
    published->as_at = DATE_NONE;
    if (as_at >= 0 && csv->n_rows > 0 && !date_parse_iso(csv->rows[0].fields[as_at], &published->as_at)) published->as_at = DATE_NONE;
    if (start < 0 || end < 0 || csv->n_rows == 0) return;
    published->period.kind = PERIOD_CUSTOM;
    published->has_period = date_parse_iso(csv->rows[0].fields[start], &published->period.start) &&
                            date_parse_iso(csv->rows[0].fields[end], &published->period.end);
}

static enum status read_file(struct arena *arena, const struct source_text *file, const char *path,
                             struct place named_at, struct intern *words, struct diags *diags, struct published **ret) {
    struct csv_small *csv;
    struct published *published = ARENA_NEW(arena, struct published);
    TRY(csv_small_read(arena, file, path, named_at, diags, &csv));
    published->file = file;
    published->facts = csv->facts;
    TRY(read_figures(arena, csv, words, diags, published));
    read_period(csv, published);
    *ret = published;
    return STATUS_OK;
}

enum status published_read(struct arena *arena, const struct source_text *file, const char *path, struct place named_at,
                           struct diags *diags, struct published **ret) {
    return read_file(arena, file, path, named_at, intern_new(arena), diags, ret);
}

struct published *published_none(struct arena *arena, const struct source_text *file) {
    struct published *published = ARENA_NEW(arena, struct published);
    *published = (struct published){.file = file, .is_absent = true, .as_at = DATE_NONE, .index = intern_new(arena)};
    return published;
}

enum status published_read_repeats(struct arena *arena, const struct source_text *file, const char *path,
                                   struct diags *diags, struct published **ret) {
    return read_file(arena, file, path, NOWHERE, NULL, diags, ret);
}

static const struct published_figure *find_key(const struct published *published, const char *key) {
    uint32_t word = intern_find(published->index, key, strlen(key));
    size_t figure = word == INTERN_NONE ? PUBLISHED_AMBIGUOUS : published->index_figure[word];
    return figure == PUBLISHED_AMBIGUOUS ? NULL : &published->figures[figure];
}

/* A file without identifier columns may have identifiers in `row` and `column`, so every pairing is tried, identifiers
 * first. */
const struct published_figure *published_find(struct arena *scratch, const struct published *published,
                                              const char *table, const char *row_id, const char *row_label,
                                              const char *column_id, const char *column_label) {
    const char *const rows[] = {row_id, row_label}, *const columns[] = {column_id, column_label};
    if (row_id && column_id) {
        const struct published_figure *figure = find_key(published, index_key(scratch, "i", table, row_id, column_id));
        if (figure) return figure;
    }
    for (size_t i = 0; i < 4; i++) {
        const char *row = rows[i / 2], *column = columns[i % 2];
        if (!row || !column) continue;
        const struct published_figure *figure = find_key(published, index_key(scratch, "l", table, row, column));
        if (figure) return figure;
    }
    return NULL;
}
