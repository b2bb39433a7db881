/* extract/fast/cells/fast_cells.c - tile by tile, and in a tile column by column. */
#include "extract/fast/fast_cells.h"

#include "extract/cells/cell_category.h"
#include "extract/cells/cell_date.h"
#include "extract/cells/cell_integer.h"
#include "extract/date_format.h"
#include "extract/fast/cells/fast_unique.h"
#include "extract/fast/cells/fast_words.h"

struct fast_cells {
    struct arena *arena;
    const struct extract_schema *schema;
    struct fast_column *columns;      /* the schema's */
    struct fast_unique *unique;       /* NULL where no key is declared */
    struct fast_column *header_only;  /* of a schema whose types would take the header for a row; else NULL */
    uint32_t input;
};

typedef void make_column(struct fast_column *column);

static make_column *const makers[] = {
    [COLUMN_TEXT] = fast_strings_make,       [COLUMN_INTEGER] = fast_integers_make, [COLUMN_DATE] = fast_dates_make,
    [COLUMN_CATEGORY] = fast_categories_make, [COLUMN_CATEGORIES] = fast_lists_make, [COLUMN_KEY] = fast_codes_make,
};

bool fast_cells_needs_one_worker(const struct extract_schema *schema) {
    for (size_t i = 0; i < schema->n_columns; i++)
        if (schema->columns[i].type == COLUMN_KEY) return true;
    return false;
}

/* --- the header again --- */

static bool refuses_header(struct arena *arena, const struct extract_column *column) {
    struct view header = {column->header, strlen(column->header)};
    bool overflows, is_date = false;
    int64_t number;
    date_t date;
    if (cell_is_missing(column, header)) return false;
    if (column->type == COLUMN_INTEGER) return !cell_integer_read(header, &number, &overflows);
    if (column->type == COLUMN_CATEGORY) return cell_category_find(arena, column->list, header) == VEC_NONE;
    if (column->type != COLUMN_DATE) return false;
    const int *formats = cell_date_formats(arena, column);
    for (size_t i = 0; i < column->n_date_formats; i++)
        is_date |= date_format_read(formats[i], header.bytes, header.n, &date) == DATE_READ;
    return !is_date;
}

/* Mostly some column cannot hold its own name, and a header again is refused by that one. */
static bool refuses_headers(const struct fast_cells *cells) {
    for (size_t i = 0; i < cells->schema->n_columns; i++)
        if (refuses_header(cells->arena, &cells->schema->columns[i])) return true;
    return false;
}

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\t';
}

/* Whether a field may hold a text of n bytes: it is as long, or has quotes or spaces that are taken off. */
static bool may_hold(struct view field, size_t n) {
    if (field.n <= n) return field.n == n;
    return field.bytes[0] == '"' || is_blank(field.bytes[0]) || is_blank(field.bytes[field.n - 1]);
}

static bool has_header(struct fast_column *column, const struct fast_tile *tile) {
    struct fast_fields fields = fast_fields_of(column->field, tile);
    size_t n = strlen(column->column->header);
    for (size_t i = 0; i < tile->n; i++) {
        struct view field = fast_field(&fields, i);
        if (!may_hold(field, n)) continue;
        struct view content = fast_content(column, field);
        if (content.n == n && memcmp(content.bytes, column->column->header, n) == 0) return true;
    }
    return false;
}

/* --- reading --- */

struct fast_cells *fast_cells_new(struct arena *arena, const struct extract_schema *schema) {
    struct fast_cells *cells = ARENA_NEW(arena, struct fast_cells);
    *cells = (struct fast_cells){.arena = arena, .schema = schema, .unique = fast_unique_new(arena, schema)};
    const struct fast_look *look = fast_look_choose();
    cells->columns = ARENA_ARRAY(arena, struct fast_column, schema->n_columns);
    for (size_t i = 0; i < schema->n_columns; i++) {
        struct fast_column *column = &cells->columns[i];
        *column = (struct fast_column){.arena = arena,
                                       .column = &schema->columns[i],
                                       .is_required = cell_is_required(schema, i),
                                       .delimiter = schema->delimiter,
                                       .look = look,
                                       .content = {.arena = arena}};
        makers[column->column->type](column);
    }
    if (schema->n_columns > 0 && !refuses_headers(cells)) cells->header_only = &cells->columns[0];
    return cells;
}

void fast_cells_bind(struct fast_cells *cells, const size_t *fields, size_t input) {
    for (size_t i = 0; i < cells->schema->n_columns; i++) cells->columns[i].field = fields[i];
    cells->input = (uint32_t)input;
}

static void show(const struct fast_cells *cells, struct vec *columns) {
    for (size_t i = 0; i < cells->schema->n_columns; i++) {
        const struct fast_column *column = &cells->columns[i];
        columns[i] = (struct vec){.type = column->column->type,
                                  .codes = column->codes,
                                  .wide = column->wide,
                                  .offsets = column->offsets,
                                  .many = column->many,
                                  .bytes = column->bytes};
    }
}

static bool read_tile(struct fast_cells *cells, const struct fast_tile *tile) {
    for (size_t i = 0; i < cells->schema->n_columns; i++)
        if (!cells->columns[i].decode(&cells->columns[i], tile)) return false;
    if (cells->unique) fast_unique_add(cells->unique, cells->columns, tile);
    return !cells->header_only || !has_header(cells->header_only, tile);
}

bool fast_cells_read(struct fast_cells *cells, const struct fast_rows *rows, struct vec *columns) {
    for (size_t from = 0; from < rows->n_rows; from += FAST_TILE) {
        size_t n = rows->n_rows - from;
        struct fast_tile tile = {.rows = rows, .from = from, .n = n < FAST_TILE ? n : FAST_TILE, .input = cells->input};
        if (!read_tile(cells, &tile)) return false;
    }
    show(cells, columns);
    return true;
}

/* --- after the last row --- */

bool fast_cells_check_keys(struct fast_cells *const *workers, size_t n_workers, size_t worker) {
    if (!workers[worker]->unique) return true;
    struct arena *scratch = arena_child(workers[worker]->arena);
    struct fast_unique **all = ARENA_ARRAY(scratch, struct fast_unique *, n_workers);
    for (size_t i = 0; i < n_workers; i++) all[i] = workers[i]->unique;
    bool are_distinct = fast_unique_check(all, n_workers, worker);
    arena_close(scratch);
    return are_distinct;
}

bool fast_cells_wordings(struct arena *arena, struct fast_cells *const *workers, size_t n_workers,
                         const struct extract_wording **ret, size_t *ret_n) {
    struct extract_wording *wordings = NULL;
    size_t n = 0, capacity = 0;
    const struct fast_words **words = ARENA_ARRAY(arena, const struct fast_words *, n_workers);
    for (size_t i = 0; i < workers[0]->schema->n_columns; i++) {
        if (!workers[0]->columns[i].words) continue;
        for (size_t k = 0; k < n_workers; k++) words[k] = workers[k]->columns[i].words;
        if (!fast_words_tell(arena, words, n_workers, i, &wordings, &n, &capacity)) return false;
    }
    *ret = wordings;
    *ret_n = n;
    return true;
}
