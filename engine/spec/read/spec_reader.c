/* spec/read/spec_reader.c - names to indices, with messages for names of nothing. */
#include "spec/read/spec_reader.h"

#include "base/intern.h"
#include "base/text.h"

#include <string.h>

static const char *const section_words[N_SECTIONS] = {
    [SECTION_PARAMETERS] = "parameter",
    [SECTION_LISTS] = "list",     [SECTION_CROSSWALKS] = "crosswalk",
        [SECTION_SOURCES] = "source",         [SECTION_EXTRACTS] = "extract",
    [SECTION_TARGETS] = "target", [SECTION_POPULATIONS] = "population", [SECTION_PUBLISHED] = "published",
    [SECTION_NOTES] = "note",     [SECTION_CHECKS] = "check",           [SECTION_TABLES] = "table",
    [SECTION_CHARTS] = "chart",
};

static const char *const types[] = {
    [TYPE_UNKNOWN] = "of no known type",
    [TYPE_BOOL] = "true or false",
    [TYPE_INTEGER] = "a whole number",
    [TYPE_DATE] = "a date",
    [TYPE_CATEGORY] = "a category",
    [TYPE_CATEGORIES] = "categories",
    [TYPE_TEXT] = "a text",
};

const char *type_words(enum value_type type) {
    return types[type];
}

const char *section_word(enum section_id section) {
    return section_words[section];
}

struct named *reader_item(struct reader *reader, enum section_id section, size_t index) {
    return &reader->sections[section].items[index];
}

const char *item_words(struct reader *reader, enum section_id section, size_t index) {
    return TEXT(reader->arena, section_words[section], " '", reader_item(reader, section, index)->name, "'");
}

/* --- sections ----------------------------------------------------------------------------------------------- */

static const char *section_hint(struct reader *reader, const struct section *section, const char *name) {
    const char **names = ARENA_ARRAY(reader->arena, const char *, section->n);
    for (size_t i = 0; i < section->n; i++) names[i] = section->items[i].name;
    return hint_nearest(reader->arena, name, names, section->n);
}

const struct layered *reader_layered(const struct reader *reader, enum section_id section, const char *name) {
    const struct section *all = &reader->sections[section];
    for (size_t i = 0; i < all->n_layered; i++)
        if (text_equal(all->layered[i]->name, name)) return all->layered[i];
    return NULL;
}

/* What has layers is not one table but several. */
static bool tell_layered(struct reader *reader, enum section_id section, const struct yaml_node *node) {
    const struct layered *layered = reader_layered(reader, section, node->text);
    if (layered == NULL) return false;
    const struct section *all = &reader->sections[section];
    struct text_builder hint = {.arena = reader->arena};
    text_add(&hint, TEXT(reader->arena, "name one of them, or all with '", section_words[section], "s_of: ", layered->name, "': "));
    for (size_t i = 0; i < layered->n; i++)
        text_add(&hint, TEXT(reader->arena, i == 0 ? "" : ", ", all->items[layered->first + i].name));
    DIAG(reader->diags, MSG_SPEC_LAYERED, node->place, text_done(&hint), section_words[section], node->text);
    return true;
}

size_t reader_find(struct reader *reader, enum section_id section, const struct yaml_node *node) {
    if (node == NULL) return NONE;
    const struct section *all = &reader->sections[section];
    uint32_t index = intern_find(all->names, node->text, strlen(node->text));
    if (index != INTERN_NONE) return index;
    if (all->is_lost || (all->n == 0 && reader->is_section_lost) || tell_layered(reader, section, node)) return NONE;
    DIAG(reader->diags, MSG_SPEC_NO_SUCH, node->place, section_hint(reader, all, node->text), section_words[section],
         node->text);
    return NONE;
}

bool reader_note_is_plain(struct reader *reader, size_t note, struct place place) {
    const struct model_note *own = &reader->notes[note];
    if (strstr(own->text, "{layer") == NULL) return true;
    DIAG(reader->diags, MSG_SPEC_NOTE_OF_LAYER, place, "name it in the definition of a table with layers", own->id);
    return false;
}

/* A note that speaks of {layer.label} is another one in each layer: "lateness-north". */
static size_t note_of_layer(struct reader *reader, size_t note, struct place place) {
    const struct model_note plain = reader->notes[note];
    if (reader->layer == NULL && !reader_note_is_plain(reader, note, place)) return NONE;
    if (reader->layer == NULL || strstr(plain.text, "{layer") == NULL) return note;
    const char *id = TEXT(reader->arena, plain.id, "-", reader->layer->id);
    struct model *model = &reader->model;
    for (size_t i = 0; i < model->n_notes; i++)
        if (text_equal(reader->notes[i].id, id)) return i;
    *ARENA_PUSH(reader->arena, reader->notes, model->n_notes, reader->note_capacity) =
        (struct model_note){id, words_of_layer(reader->arena, plain.text, reader->layer), plain.place};
    model->notes = reader->notes;
    return model->n_notes - 1;
}

const size_t *reader_notes(struct reader *reader, const struct yaml_node *const *node, size_t *ret_n) {
    const struct yaml_node *const *items;
    size_t n = node_items(node, &items);
    size_t *notes = ARENA_ARRAY(reader->arena, size_t, n);
    *ret_n = 0;
    for (size_t i = 0; i < n; i++) {
        size_t note = reader_find(reader, SECTION_NOTES, items[i]);
        if (note != NONE) note = note_of_layer(reader, note, items[i]->place);
        if (note != NONE) notes[(*ret_n)++] = note;
    }
    return notes;
}

bool reader_is_new(struct reader *reader, struct intern *seen, const char *name, struct place place, const char *what) {
    bool is_new;
    intern_add(seen, name, strlen(name), &is_new);
    if (!is_new) DIAG(reader->diags, MSG_SPEC_REPEATED, place, NULL, name, what);
    return is_new;
}

void reader_check_paths(struct reader *reader, const struct yaml_node *node) {
    const struct yaml_node *const *items;
    size_t n = node_items(&node, &items);
    for (size_t i = 0; i < n; i++) {
        const char *path;
        const struct source_text *file, *from = items[i]->place.file;
        if (spec_path(reader->arena, reader->root, from, items[i]->text, items[i]->place, reader->diags, &path,
                      &file) != STATUS_OK)
            continue;
    }
}

/* The path with its tokens, as it would read in some period. */
static void check_dated_path(struct reader *reader, const struct yaml_node *item) {
    const char *plain = item->text;
    for (size_t i = 0; path_tokens[i].writing != NULL; i++)
        plain = text_replace(reader->arena, plain, path_tokens[i].writing, "period");
    const char *open = strchr(plain, '{');
    if (open) {
        size_t n = strcspn(open, "}");
        DIAG(reader->diags, MSG_SPEC_TOKEN, item->place,
             "a path may hold {period}, {prior}, {last_year} and {year_to_date}",
             text_copy_bytes(reader->arena, open, open[n] == '}' ? n + 1 : n));
        return;
    }
    struct yaml_node *node = ARENA_NEW(reader->arena, struct yaml_node);
    *node = *item;
    node->text = plain;
    reader_check_paths(reader, node);
}

void reader_check_dated_paths(struct reader *reader, const struct yaml_node *node) {
    const struct yaml_node *const *items;
    size_t n = node_items(&node, &items);
    for (size_t i = 0; i < n; i++) check_dated_path(reader, items[i]);
}

void reader_check_dates(struct reader *reader, const struct yaml_node *from, const struct yaml_node *to) {
    if (from == NULL || to == NULL || node_date(from) <= node_date(to)) return;
    DIAG(reader->diags, MSG_SPEC_DATES_ORDER, to->place, NULL, to->text, from->text);
}

bool reader_name_is_free(struct reader *reader, const char *name, struct place place) {
    const char *fault = name_fault(KEY_NAME, name);
    if (fault == NULL && expr_is_reserved(name)) fault = "it is a word of the expression language";
    if (fault == NULL) return true;
    DIAG(reader->diags, MSG_SPEC_NAME, place,
         "a column may be named otherwise here than in the file: 'header' says its name there", name, fault);
    return false;
}

/* --- the period --------------------------------------------------------------------------------------------- */

date_t reader_day(const struct reader *reader) {
    if (reader->run_period) return reader->run_period->end;
    return reader->model.has_period ? reader->model.period.end : INT32_MAX;
}

bool reader_is_in_force(const struct reader *reader, const struct yaml_node *since, const struct yaml_node *until) {
    date_t day = reader_day(reader);
    return (since == NULL || node_date(since) <= day) && (until == NULL || day <= node_date(until));
}

/* --- columns and fields ------------------------------------------------------------------------------------- */

bool source_is_usable(const struct reader *reader, size_t source) {
    return source != NONE && !reader->sections[SECTION_SOURCES].items[source].is_bad;
}

static size_t refuse_column(struct reader *reader, size_t source, const char *name, struct place place,
                            size_t n_slots) {
    const struct model_source *model = &reader->sources[source];
    const char **names = ARENA_ARRAY(reader->arena, const char *, n_slots);
    for (size_t i = 0; i < n_slots; i++)
        names[i] = i < model->n_columns ? model->columns[i].name : model->fields[i - model->n_columns].name;
    DIAG(reader->diags, MSG_SPEC_NO_COLUMN, place, hint_nearest(reader->arena, name, names, n_slots), name,
         model->name);
    return NONE;
}

size_t reader_column(struct reader *reader, size_t source, const struct yaml_node *node) {
    if (node == NULL || source == NONE) return NONE;
    const struct model_source *model = &reader->sources[source];
    for (size_t i = 0; i < model->n_columns; i++) {
        if (text_equal(model->columns[i].name, node->text)) return i;
    }
    return refuse_column(reader, source, node->text, node->place, model->n_columns);
}

size_t reader_date_column(struct reader *reader, size_t source, const struct yaml_node *node) {
    size_t column = reader_column(reader, source, node);
    if (column == NONE) return NONE;
    enum value_type type = reader->sources[source].columns[column].type;
    if (type == TYPE_DATE || type == TYPE_UNKNOWN) return column;
    DIAG(reader->diags, MSG_SPEC_COLUMN_KIND, node->place, NULL, node->text, types[type], types[TYPE_DATE]);
    return NONE;
}

bool reader_has_slot(const struct reader *reader, size_t source, const char *name) {
    return expr_slot(&reader->sources[source].scope, name, reader_day(reader)) != SIZE_MAX;
}

size_t reader_slot(struct reader *reader, size_t source, const char *name, struct place place) {
    const struct model_source *model = &reader->sources[source];
    size_t slot = expr_slot(&model->scope, name, reader_day(reader));
    if (slot != SIZE_MAX) return slot;
    return refuse_column(reader, source, name, place, model->n_columns + model->n_fields);
}
