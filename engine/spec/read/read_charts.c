/* spec/read/read_charts.c - section charts: what each draws, and whether its kind can draw that.
 *
 * A kind is a row of `kinds`, a key that goes with some kinds only a row of `particulars`. */
#include "base/text.h"
#include "spec/read/spec_reader.h"

#include <stddef.h>

/* Of columns that a chart can show: of colours that can be told apart, of lines beside one that is picked out, of
 * panels on a page. */
enum { MOST_COLOURS = 6, MOST_LINES = 12, MOST_PANELS = 12 };

struct chart_kind_row {
    const char *words;   /* in messages */
    size_t most_columns; /* in one panel */
};

static const char *const kind_names[] = {"bar", "grouped", "stacked", "stacked_percent", "line", "pie", NULL};

static const struct chart_kind_row kinds[N_MODEL_CHART_KINDS] = {
    [MODEL_CHART_BAR] = {"a bar chart", 1},
    [MODEL_CHART_GROUPED] = {"a grouped bar chart", MOST_COLOURS},
    [MODEL_CHART_STACKED] = {"a stacked bar chart", MOST_COLOURS},
    [MODEL_CHART_STACKED_PERCENT] = {"a stacked bar chart", MOST_COLOURS},
    [MODEL_CHART_LINE] = {"a line chart", MOST_COLOURS},
    [MODEL_CHART_PIE] = {"a pie chart", 1},
};

#define WITH(kind) (1u << MODEL_CHART_##kind)
#define WITH_BARS (WITH(BAR) | WITH(GROUPED) | WITH(STACKED) | WITH(STACKED_PERCENT))

static const struct particular {
    const char *key;
    size_t offset; /* in struct raw_chart */
    unsigned kinds;
    const char *hint;
} particulars[] = {
    {"top", offsetof(struct raw_chart, top), WITH_BARS,
     "lines and slices need all of their rows: draw bars, or name the rows"},
    {"focus", offsetof(struct raw_chart, focus), WITH(BAR) | WITH(LINE),
     "pick out a row of a bar chart, or a column of a line chart"},
    {"multiples", offsetof(struct raw_chart, multiples), WITH(BAR) | WITH(LINE), "panels hold bars or lines"},
    {"start", offsetof(struct raw_chart, start), WITH(LINE),
     "bars and slices are read by their size, so they begin at zero: leave it out, or draw lines"},
};

static void check_particulars(struct reader *reader, const struct raw_chart *raw, enum model_chart_kind kind) {
    for (size_t i = 0; i < sizeof particulars / sizeof *particulars; i++) {
        raw_value value = *(const raw_value *)(const void *)((const char *)raw + particulars[i].offset);
        if (value == NULL || particulars[i].kinds & 1u << kind) continue;
        DIAG(reader->diags, MSG_SPEC_KEY_NOT_HERE, value->place, particulars[i].hint, particulars[i].key,
             kinds[kind].words);
    }
}

/* Keys that say two things of one. */
static void check_pairs(struct reader *reader, const struct raw_chart *raw, const struct model_chart *chart) {
    if (raw->top && raw->rows)
        DIAG(reader->diags, MSG_SPEC_KEY_NOT_HERE, raw->top->place, "name the rows, or say how many", "top", "'rows'");
    if (raw->focus && chart->is_multiples && chart->kind == MODEL_CHART_LINE)
        DIAG(reader->diags, MSG_SPEC_KEY_NOT_HERE, raw->focus->place, "each panel has one line: leave out one of the two",
             "focus", "'multiples' of lines");
}

static size_t most_columns(const struct model_chart *chart) {
    if (chart->is_multiples) return MOST_PANELS;
    return chart->focus != NULL && chart->kind == MODEL_CHART_LINE ? MOST_LINES : kinds[chart->kind].most_columns;
}

/* More series than there are colours that can be told apart would show two in one; a pie has one whole. */
static void check_columns(struct reader *reader, const struct model_chart *chart) {
    static const char *const hints[N_MODEL_CHART_KINDS] = {
        [MODEL_CHART_BAR] = "draw them as grouped bars, or with multiples: true",
        [MODEL_CHART_LINE] = "draw fewer columns, pick one out with focus, or draw them with multiples: true",
        [MODEL_CHART_PIE] = "a pie shows the parts of one whole: draw one column, or stacked_percent bars",
    };
    size_t most = most_columns(chart);
    if (chart->n_columns <= most) return;
    const char *hint = hints[chart->kind];
    if (hint == NULL || chart->is_multiples) hint = "draw fewer columns, or make two charts of it";
    DIAG(reader->diags, MSG_SPEC_SERIES, chart->place, hint, chart->id,
         text_from_int(reader->arena, (int64_t)chart->n_columns), text_from_int(reader->arena, (int64_t)most));
}

static void read_lines(struct reader *reader, const struct raw_chart *raw, struct model_chart *chart) {
    chart->columns = node_texts(reader->arena, &raw->columns, &chart->n_columns);
    chart->columns_places = node_places(reader->arena, &raw->columns);
    chart->rows = node_texts(reader->arena, &raw->rows, &chart->n_rows);
    chart->rows_places = node_places(reader->arena, &raw->rows);
    chart->top = (size_t)node_integer(raw->top, 0);
    chart->focus = node_text(raw->focus);
    if (raw->focus) chart->focus_place = raw->focus->place;
}

static void read_chart(struct reader *reader, size_t index, struct model_chart *chart) {
    const struct named *item = reader_item(reader, SECTION_CHARTS, index);
    struct raw_chart raw = {0};
    keys_read(&reader->context, item->node, &chart_keys, item_words(reader, SECTION_CHARTS, index), item->place, &raw);
    struct yaml_node table = raw.table ? *raw.table : (struct yaml_node){0};
    if (item->layer) table.text = item->layer->table;
    *chart = (struct model_chart){.id = item->name,
                                  .place = item->place,
                                  .number = node_text(raw.number),
                                  .title = node_text(raw.title),
                                  .kind = (enum model_chart_kind)node_choice(raw.kind, kind_names, MODEL_CHART_BAR),
                                  .table = raw.table ? reader_find(reader, SECTION_TABLES, &table) : NONE,
                                  .axis_title = node_text(raw.axis_title),
                                  .is_multiples = node_truth(raw.multiples, false),
                                  .may_start_above_zero = raw.start && text_equal(raw.start->text, "data")};
    read_lines(reader, &raw, chart);
    if (chart->table != NONE && reader->tables[chart->table].static_rows != NULL)
        DIAG(reader->diags, MSG_SPEC_CHART_OF_WORDS, raw.table->place, NULL, raw.table->text);
    if (raw.kind == NULL) return; /* told, and all that follows rests on it */
    check_particulars(reader, &raw, chart->kind);
    check_pairs(reader, &raw, chart);
    check_columns(reader, chart);
}

void read_charts(struct reader *reader) {
    size_t n = reader->sections[SECTION_CHARTS].n;
    struct model_chart *charts = ARENA_ARRAY(reader->arena, struct model_chart, n);
    for (size_t i = 0; i < n; i++) read_chart(reader, i, &charts[i]);
    reader->model.charts = charts;
    reader->model.n_charts = n;
}
