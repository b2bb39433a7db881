/* spec/read/read_entries.c - rows and columns of tables: lines of several kinds, told apart by the key that only they have. */
#include "base/text.h"
#include "spec/read/spec_reader.h"

#include <stddef.h>

struct entry_row {
    const char *key; /* whose presence makes the kind; NULL: none of the others */
    size_t offset;
    enum axis_kind kind;
    enum entry_use use;
    size_t n_of; /* lines it needs; 0: any number */
    const char *words;
};

static const struct entry_row entry_rows[] = {
    {"by", offsetof(struct raw_entry, by), AXIS_BY, USE_BY, 0, "lines by categories ('by')"},
    {"by_period", offsetof(struct raw_entry, by_period), AXIS_BY_PERIOD, USE_BY_PERIOD, 0,
     "lines by periods ('by_period')"},
    {"as_published", offsetof(struct raw_entry, as_published), AXIS_AS_PUBLISHED, USE_PUBLISHED, 1,
     "a line 'as_published'"},
    {"revised", offsetof(struct raw_entry, revised), AXIS_REVISED, USE_REVISED, 1, "a line 'revised'"},
    {"percent_change", offsetof(struct raw_entry, percent_change), AXIS_PERCENT_CHANGE, USE_CHANGE, 2,
     "a 'percent_change' of lines"},
    {"difference", offsetof(struct raw_entry, difference), AXIS_DIFFERENCE, USE_DIFFERENCE, 2,
     "a 'difference' of lines"},
    {"share", offsetof(struct raw_entry, share), AXIS_SHARE, USE_SHARE, 2, "a 'share' of lines"},
    {"rate", offsetof(struct raw_entry, rate), AXIS_RATE, USE_RATE, 2, "a 'rate' of lines"},
    {"add", offsetof(struct raw_entry, add), AXIS_SUM, USE_SUM, 0, "a sum of lines ('add')"},
    {"control", offsetof(struct raw_entry, control), AXIS_CONTROL, USE_CONTROL, 1, "a line of a control chart ('control')"},
    {NULL, 0, AXIS_LINE, USE_LINE, 0, "a line of its own"},
};

struct measure_row {
    const char *key;
    size_t offset;
    enum measure_kind kind;
};

static const struct measure_row measure_rows[] = {
    {"count", offsetof(struct raw_entry, count), MEASURE_COUNT},
    {"sum", offsetof(struct raw_entry, sum), MEASURE_SUM},
    {"mean", offsetof(struct raw_entry, mean), MEASURE_MEAN},
    {"distinct", offsetof(struct raw_entry, distinct), MEASURE_DISTINCT},
    {"median", offsetof(struct raw_entry, median), MEASURE_MEDIAN},
    {"percentile", offsetof(struct raw_entry, percentile), MEASURE_PERCENTILE},
    {"percent_of", offsetof(struct raw_entry, percent_of), MEASURE_PERCENT_OF},
    {"percent_of_line", offsetof(struct raw_entry, percent_of_line), MEASURE_PERCENT_OF_LINE},
    {"percent", offsetof(struct raw_entry, percent), MEASURE_PERCENT},
    {"limit_of", offsetof(struct raw_entry, limit_of), MEASURE_LIMIT},
};

static const char *const base_names[] = {
    "column_total", "row_total", "table_total", "subtable_total", "subtable_column_total", "subtable_row_total", NULL};
static const char *const control_names[] = {"mean", "upper_limit", "lower_limit", "median", NULL};

static raw_value value_at(const struct raw_entry *raw, size_t offset) {
    return *(const raw_value *)(const void *)((const char *)raw + offset);
}

/* --- kind --------------------------------------------------------------------------------------------------- */

static const struct entry_row *entry_row_of(const struct raw_entry *raw) {
    const struct entry_row *row = entry_rows;
    while (row->key && value_at(raw, row->offset) == NULL) row++;
    return row;
}

/* Keys that do not go with the kind. */
static bool keys_go_with(struct reader *reader, const struct raw_entry *raw, const struct entry_row *row) {
    bool is_good = true;
    for (size_t i = 0; i < entry_keys.n_keys; i++) {
        const struct key *key = &entry_keys.keys[i];
        const struct yaml_node *value = value_at(raw, key->offset);
        if (value == NULL || key->goes_with == 0 || key->goes_with & row->use) continue;
        DIAG(reader->diags, MSG_SPEC_KEY_NOT_HERE, value->place, "remove it, or make it a line of its own", key->name,
             row->words);
        is_good = false;
    }
    return is_good;
}

static bool needs_key(struct reader *reader, const struct yaml_node *value, const char *key, const char *hint,
                      const char *what, struct place place) {
    if (value) return true;
    DIAG(reader->diags, MSG_SPEC_MISSING_KEY, place, hint, key, what);
    return false;
}

/* --- measure ------------------------------------------------------------------------------------------------ */

static void read_percent(struct reader *reader, const struct yaml_node *node, struct model_measure *measure) {
    struct raw_percent raw = {0};
    keys_read(&reader->context, node, &percent_keys, "'percent'", node->place, &raw);
    measure->of = node_expression(raw.of);
    measure->out_of = node_expression(raw.out_of);
}

static void read_percentile(struct reader *reader, const struct yaml_node *node, struct model_measure *measure) {
    struct raw_percentile raw = {0};
    keys_read(&reader->context, node, &percentile_keys, "'percentile'", node->place, &raw);
    measure->name = node_text(raw.of);
    measure->at = node_integer(raw.at, 0);
}

/* Of a total alone: any other percentage names its base itself. */
static void read_leaving_out(struct reader *reader, const struct raw_entry *raw, struct model_measure *measure) {
    measure->leaving_out = node_texts(reader->arena, &raw->leaving_out, &measure->n_leaving_out);
    measure->leaving_out_places = node_places(reader->arena, &raw->leaving_out);
    if (raw->leaving_out == NULL || raw->percent_of != NULL) return;
    DIAG(reader->diags, MSG_SPEC_KEY_NOT_HERE, raw->leaving_out->place, "it says what is out of a total: 'percent_of: column_total'", "leaving_out",
         "a line without 'percent_of'");
}

static struct model_measure read_measure(struct reader *reader, const struct raw_entry *raw) {
    struct model_measure measure = {.kind = MEASURE_NONE, .target = NONE};
    const char *first = NULL;
    for (size_t i = 0; i < sizeof measure_rows / sizeof *measure_rows; i++) {
        const struct yaml_node *value = value_at(raw, measure_rows[i].offset);
        if (value && first) {
            DIAG(reader->diags, MSG_SPEC_TWO_MEASURES, value->place, "a line has one measure: make two lines of it",
                 first, measure_rows[i].key);
        } else if (value) {
            measure.kind = measure_rows[i].kind;
            measure.place = value->place;
            first = measure_rows[i].key;
        }
    }
    raw_value named = raw->mean ? raw->mean : raw->sum ? raw->sum : raw->distinct ? raw->distinct : raw->median;
    measure.name = node_text(named);
    measure.line = node_text(raw->percent_of_line);
    measure.base = (enum percent_base)node_choice(raw->percent_of, base_names, BASE_COLUMN_TOTAL);
    read_leaving_out(reader, raw, &measure);
    measure.target = reader_find(reader, SECTION_TARGETS, raw->limit_of);
    if (raw->percent) read_percent(reader, raw->percent, &measure);
    if (raw->percentile) read_percentile(reader, raw->percentile, &measure);
    return measure;
}

/* --- entries ------------------------------------------------------------------------------------------------ */

/* In the whole of a table with layers all categories of the layered column are one line. */
static bool is_by_whole(const struct reader *reader, const struct raw_entry *raw) {
    return reader->layer && reader->layer->model.is_whole && raw->by && text_equal(raw->by->text, reader->layer->model.by);
}

static void read_whole(struct reader *reader, struct model_entry *entry) {
    entry->kind = AXIS_LINE;
    entry->id = reader->layer->model.line;
    entry->label = reader->layer->label;
}

struct model_series reader_series(struct reader *reader, const struct yaml_node *node) {
    static const char *const units[] = {"month", "quarter", "year", NULL};
    struct raw_series raw = {0};
    keys_read(&reader->context, node, &series_keys, "'by_period'", node->place, &raw);
    if (node->n_pairs == 0)
        DIAG(reader->diags, MSG_SPEC_MISSING_KEY, node->place, "for example 'by_period: {last: 8}'", "last", "'by_period'");
    return (struct model_series){.unit = (enum series_unit)(SERIES_MONTH + node_choice(raw.unit, units, -1)),
                                 .last = (size_t)node_integer(raw.last, 0),
                                 .of = node_window(raw.of),
                                 .place = node->place};
}

/* Whether the line is another line of its axis, as a ledger has it or counted again. */
static bool is_of_one_line(const struct entry_row *row) {
    return row->kind == AXIS_AS_PUBLISHED || row->kind == AXIS_REVISED || row->kind == AXIS_CONTROL;
}

static bool read_of(struct reader *reader, const struct raw_entry *raw, const struct entry_row *row,
                    struct model_entry *entry) {
    raw_value value = is_of_one_line(row) ? raw->of : value_at(raw, row->offset);
    entry->of = node_texts(reader->arena, &value, &entry->n_of);
    entry->of_places = node_places(reader->arena, &value);
    if (value == NULL || row->n_of == 0 || entry->n_of == row->n_of) return true;
    DIAG(reader->diags, MSG_SPEC_COUNT, value->place, NULL, row->key, text_from_int(reader->arena, (int64_t)row->n_of),
         text_from_int(reader->arena, (int64_t)entry->n_of));
    return false;
}

static bool read_derived(struct reader *reader, const struct raw_entry *raw, const struct entry_row *row,
                         const char *what, struct model_entry *entry) {
    bool is_good = read_of(reader, raw, row, entry);
    entry->ledger = reader_find(reader, SECTION_PUBLISHED, raw->as_published);
    if (row->kind == AXIS_RATE) {
        entry->per = node_integer(raw->per, 1);
        is_good &= needs_key(reader, raw->per, "per", "for every how many: 'per: 1000'", what, entry->place);
    }
    if (row->kind == AXIS_REVISED) entry->window = node_window(raw->revised);
    entry->control = (enum control_line)node_choice(raw->control, control_names, CONTROL_MEAN);
    entry->is_screened = node_truth(raw->screened, false);
    if (!is_of_one_line(row)) return is_good;
    return needs_key(reader, raw->of, "of", "the line whose figures are shown: 'of: total'", what,
                     entry->place) &&
           is_good;
}

static bool read_entry(struct reader *reader, const struct yaml_node *node, const char *what,
                       struct model_entry *entry) {
    struct raw_entry raw = {0};
    size_t n_before = diags_count(reader->diags);
    *entry =
        (struct model_entry){.place = node->place, .population = NONE, .ledger = NONE, .measure = {.target = NONE}};
    if (!keys_read(&reader->context, node, &entry_keys, what, node->place, &raw)) return false;
    const struct entry_row *row = entry_row_of(&raw);
    bool is_good = keys_go_with(reader, &raw, row);
    entry->kind = row->kind;
    entry->id = node_text(raw.id);
    entry->label = node_text(raw.label);
    entry->label_place = raw.label ? raw.label->place : node->place;
    entry->is_all_of = is_by_whole(reader, &raw);
    entry->notes = reader_notes(reader, &raw.notes, &entry->n_notes);
    entry->population = reader_find(reader, SECTION_POPULATIONS, raw.population);
    if (raw.population) entry->population_place = raw.population->place;
    entry->where = node_expression(raw.where);
    entry->window = node_window(raw.period);
    entry->measure = read_measure(reader, &raw);
    entry->decimals = node_integer(raw.decimals, -1);
    if (entry->is_all_of)
        read_whole(reader, entry);
    else if (row->kind == AXIS_BY)
        read_by_entry(reader, &raw, what, entry);
    else if (row->kind == AXIS_BY_PERIOD)
        entry->series = reader_series(reader, raw.by_period);
    else
        is_good &=
            needs_key(reader, raw.label, "label", "for example 'label: Number of complaints'", what, node->place);
    if (row->key && row->kind != AXIS_BY && row->kind != AXIS_BY_PERIOD) is_good &= read_derived(reader, &raw, row, what, entry);
    if (raw.each) is_good &= read_entries(reader, raw.each, what, &entry->each, &entry->n_each);
    return is_good && diags_count(reader->diags) == n_before;
}

bool read_entries(struct reader *reader, const struct yaml_node *node, const char *what, const struct model_entry **ret,
                  size_t *ret_n) {
    const struct yaml_node *const *items;
    size_t n = node_items(&node, &items);
    struct model_entry *entries = ARENA_ARRAY(reader->arena, struct model_entry, n);
    bool is_good = true;
    for (size_t i = 0; i < n; i++) is_good &= read_entry(reader, items[i], what, &entries[i]);
    *ret = entries;
    *ret_n = n;
    return is_good;
}
