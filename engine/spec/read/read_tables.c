/* spec/read/read_tables.c - section tables. */
#include "base/text.h"
#include "spec/read/spec_reader.h"

static const char *const break_names[] = {"refuse", "mark", NULL};
static const char *const small_base_names[] = {"words", "mark", NULL};

/* A row of a table of words: its label and a text for each column. */
static bool read_static_row(struct reader *reader, const struct yaml_node *row, size_t n_columns,
                            const char *const **ret) {
    static const struct key key = {.name = "rows", .kind = KEY_TEXT};
    *ret = NULL;
    if (row->n_items != n_columns + 1) {
        DIAG(reader->diags, MSG_SPEC_ROW_LENGTH, row->place, "a row begins with its label",
             text_from_int(reader->arena, (int64_t)row->n_items), text_from_int(reader->arena, (int64_t)n_columns + 1));
        return false;
    }
    bool fits = true;
    for (size_t i = 0; i < row->n_items; i++) fits &= key_item_fits(&reader->context, &key, row->items[i]);
    size_t n;
    *ret = node_texts(reader->arena, &row, &n);
    return fits;
}

static void read_static(struct reader *reader, const struct yaml_node *node, const char *what,
                        struct model_table *table) {
    struct raw_static raw = {0};
    if (!keys_read(&reader->context, node, &static_keys, TEXT(reader->arena, "the text of ", what), node->place, &raw))
        return;
    table->static_columns = node_texts(reader->arena, &raw.columns, &table->n_static_columns);
    const struct yaml_node *const *items;
    size_t n = node_items(&raw.rows, &items);
    /* [Stage 1, Registration] alone is one row, not a list of rows that are texts: the table of keys has refused that
     */
    const char *const **rows = ARENA_ARRAY(reader->arena, const char *const *, n);
    for (size_t i = 0; i < n; i++) read_static_row(reader, items[i], table->n_static_columns, &rows[i]);
    table->static_rows = rows;
    table->n_static_rows = n;
}

static void refuse_beside_text(struct reader *reader, const struct yaml_node *node, const char *key) {
    if (node == NULL) return;
    DIAG(reader->diags, MSG_SPEC_KEY_NOT_HERE, node->place, "remove it, or 'text'", key, "a table of words ('text')");
}

static void need_axis(struct reader *reader, const struct raw_table *raw, const struct named *item, const char *what) {
    static const char *const names[] = {"rows", "columns"};
    static const char *const hints[] = {"for example 'rows: {by: region, total: Total}'",
                                        "for example 'columns: {label: Number, count: records}'"};
    const struct yaml_node *const axes[] = {raw->rows, raw->columns};
    for (size_t i = 0; i < 2; i++) {
        if (axes[i] == NULL) DIAG(reader->diags, MSG_SPEC_MISSING_KEY, item->place, hints[i], names[i], what);
    }
}

static void read_figures(struct reader *reader, const struct raw_table *raw, const struct named *item, const char *what,
                         bool is_whole, struct model_table *table) {
    struct model_axis *rows = &table->rows, *columns = &table->columns;
    if (is_whole) need_axis(reader, raw, item, what);
    is_whole &=
        read_entries(reader, raw->rows, TEXT(reader->arena, "a row of ", what), &rows->entries, &rows->n_entries);
    is_whole &= read_entries(reader, raw->columns, TEXT(reader->arena, "a column of ", what), &columns->entries,
                             &columns->n_entries);
    bool knows_population = raw->population == NULL || table->population != NONE;
    if (is_whole && knows_population && raw->rows && raw->columns) check_table(reader, table);
}

static void read_table(struct reader *reader, const struct named *item, size_t index) {
    struct model_table *table = &reader->tables[index];
    struct raw_table raw = {0};
    const char *what = item_words(reader, SECTION_TABLES, index);
    bool is_whole = keys_read(&reader->context, item->node, &table_keys, what, item->place, &raw);
    *table = (struct model_table){.id = item->name,
                                  .place = item->place,
                                  .number = node_text(raw.number),
                                  .title = node_text(raw.title),
                                  .about = node_text(raw.about),
                                  .corner = node_text(raw.corner)};
    table->notes = reader_notes(reader, &raw.notes, &table->n_notes);
    table->population = reader_find(reader, SECTION_POPULATIONS, raw.population);
    table->breaks = (enum break_rule)node_choice(raw.breaks, break_names, BREAKS_REFUSE);
    table->small_base = (enum small_base_rule)node_choice(raw.small_base, small_base_names, SMALL_BASE_WORDS);
    if (raw.text) {
        read_static(reader, raw.text, what, table);
        refuse_beside_text(reader, raw.rows, "rows");
        refuse_beside_text(reader, raw.columns, "columns");
        refuse_beside_text(reader, raw.population, "population");
        refuse_beside_text(reader, raw.layers, "layers");
    } else {
        read_figures(reader, &raw, item, what, is_whole, table);
    }
}

/* A table, or a layer of one: after a layer in which something was told the others have only their names. */
static void read_layer(struct reader *reader, size_t index) {
    const struct named *item = reader_item(reader, SECTION_TABLES, index);
    const struct layer *layer = item->layer;
    size_t n_before = diags_count(reader->diags);
    reader->tables[index] = (struct model_table){.id = item->name, .place = item->place, .population = NONE};
    if (layer && layer->layered->is_refused) return;
    reader->layer = layer;
    read_table(reader, item, index);
    reader->layer = NULL;
    if (layer == NULL) return;
    reader->tables[index].layer = layer->model;
    if (layer->title) reader->tables[index].title = layer->title;
    layer->layered->is_refused = diags_count(reader->diags) > n_before;
}

void read_tables(struct reader *reader) {
    size_t n = reader->sections[SECTION_TABLES].n;
    reader->tables = ARENA_ARRAY(reader->arena, struct model_table, n);
    reader->model.tables = reader->tables;
    reader->model.n_tables = n;
    for (size_t i = 0; i < n; i++) read_layer(reader, i);
}
