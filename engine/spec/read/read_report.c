/* spec/read/read_report.c - the short sections: report, calendar, extracts, published figures, notes. */
#include "base/file.h"
#include "base/text.h"
#include "spec/read/spec_reader.h"

enum { SMALL_BASE = 20 }; /* publishing rules: percentages of fewer records say so */

static const struct key wording_key = {.name = "notes", .kind = KEY_WORDING};

void read_notes(struct reader *reader) {
    size_t n = reader->sections[SECTION_NOTES].n;
    reader->notes = ARENA_ARRAY(reader->arena, struct model_note, n);
    reader->note_capacity = n;
    for (size_t i = 0; i < n; i++) {
        const struct named *item = reader_item(reader, SECTION_NOTES, i);
        const struct layer any = {.id = "layer", .label = "layer"};
        key_item_fits(&reader->context, &wording_key, node_of_layer(reader->arena, item->node, &any));
        reader->notes[i] = (struct model_note){item->name, item->node->text, item->place};
    }
    reader->model.notes = reader->notes;
    reader->model.n_notes = n;
}

static void read_dates(struct reader *reader, const struct yaml_node *node) {
    const struct yaml_node *const *items;
    size_t n = node_items(&node, &items);
    date_t *dates = ARENA_ARRAY(reader->arena, date_t, n);
    for (size_t i = 0; i < n; i++) dates[i] = node_date(items[i]);
    reader->model.calendar.closure_days = dates;
    reader->model.calendar.n_closure_days = n;
}

static void read_calendar(struct reader *reader) {
    if (reader->calendar.node == NULL) return;
    struct raw_calendar raw = {0};
    keys_read(&reader->context, reader->calendar.node, &calendar_keys, "section 'calendar'", reader->calendar.place,
              &raw);
    reader_check_paths(reader, raw.bank_holidays);
    if (raw.bank_holidays) {
        reader->model.calendar.file = raw.bank_holidays->text;
        reader->model.calendar.file_from = raw.bank_holidays->place.file;
        reader->model.calendar.place = raw.bank_holidays->place;
    }
    read_dates(reader, raw.closure_days);
}

static struct place start_of_specification(const struct reader *reader) {
    return (struct place){.file = reader->files[0]->text, .line = 1, .column = 1};
}

static void read_period(struct reader *reader, const struct yaml_node *node) {
    if (node == NULL) return;
    reader->model.has_period = period_parse(node->text, &reader->model.period);
    reader->model.period_place = node->place;
}

/* The file's stem; as a slug when it cannot name other files as it is. */
static const char *default_id(const struct reader *reader) {
    const char *stem = path_stem(reader->arena, reader->files[0]->path);
    return name_fault(KEY_ID, stem) ? text_slug(reader->arena, stem) : stem;
}

void read_report(struct reader *reader) {
    struct raw_report raw = {0};
    if (reader->report.node) {
        keys_read(&reader->context, reader->report.node, &report_keys, "section 'report'", reader->report.place, &raw);
    } else if (!reader->is_section_lost) {
        DIAG(reader->diags, MSG_SPEC_MISSING_KEY, start_of_specification(reader), "for example 'report: {title: ..}'",
             "report", "the specification and what it includes");
    }
    struct model *model = &reader->model;
    model->id = raw.id ? raw.id->text : default_id(reader);
    model->title = node_text(raw.title);
    model->publisher = node_text(raw.publisher);
    model->contact = node_text(raw.contact);
    model->summary = node_text(raw.summary);
    model->status_line = raw.status ? raw.status->text : "Final";
    model->small_base = node_integer(raw.small_base, SMALL_BASE);
    read_period(reader, raw.period);
    if (raw.year_begins) model->year_begins = text_equal(raw.year_begins->text, "april") ? 4 : 1;
    read_calendar(reader);
}

static void read_extract(struct reader *reader, const struct named *item) {
    struct raw_extract raw = {0};
    const struct yaml_node name = {.kind = YAML_SCALAR, .text = item->name, .place = item->place};
    size_t index = reader_find(reader, SECTION_SOURCES, &name);
    keys_read(&reader->context, item->node, &extract_keys, TEXT(reader->arena, "extract '", item->name, "'"),
              item->place, &raw);
    reader_check_dated_paths(reader, raw.file);
    if (index == NONE) return;
    struct model_source *source = &reader->sources[index];
    source->files = node_texts(reader->arena, &raw.file, &source->n_files);
    source->files_from = item->place.file;
    source->files_place = raw.file ? raw.file->place : item->place;
    source->taken = node_date(raw.taken);
    source->complete_from = node_date(raw.complete_from);
    reader_check_dates(reader, raw.complete_from, raw.taken);
}

void read_extracts(struct reader *reader) {
    for (size_t i = 0; i < reader->sections[SECTION_EXTRACTS].n; i++)
        read_extract(reader, reader_item(reader, SECTION_EXTRACTS, i));
}

void read_ledgers(struct reader *reader) {
    size_t n = reader->sections[SECTION_PUBLISHED].n;
    struct model_ledger *ledgers = ARENA_ARRAY(reader->arena, struct model_ledger, n);
    for (size_t i = 0; i < n; i++) {
        const struct named *item = reader_item(reader, SECTION_PUBLISHED, i);
        struct raw_ledger raw = {0};
        const char *what = TEXT(reader->arena, "the published figures '", item->name, "'");
        keys_read(&reader->context, item->node, &ledger_keys, what, item->place, &raw);
        reader_check_dated_paths(reader, raw.file);
        ledgers[i] = (struct model_ledger){.id = item->name,
                                           .title = node_text(raw.title),
                                           .file = node_text(raw.file),
                                           .file_from = item->place.file,
                                           .place = raw.file ? raw.file->place : item->place};
        ledgers[i].window = node_window(raw.period);
        ledgers[i].as_at = node_date(raw.as_at);
        ledgers[i].is_optional = node_truth(raw.optional, false);
    }
    reader->model.ledgers = ledgers;
    reader->model.n_ledgers = n;
}
