/* spec/read/read_parameters.c - section parameters: values that a specification names once and a run may set (`--set threshold=30`).
 *
 * A parameter is a constant wherever an expression names it (`param.threshold`), so nothing below the reading knows of parameters but
 * the words that show them. */
#include "base/intern.h"
#include "base/number.h"
#include "base/text.h"
#include "base/utf8.h"
#include "spec/read/spec_reader.h"

#include <string.h>

/* One of them, while it is read. */
struct parameter_reading {
    struct reader *reader;
    const char *name;
    enum value_type type;
    const struct code_list *list;   /* of TYPE_CATEGORY */
    struct expr_parameter value;
    const char *shown;              /* in words of the report */
};

/* --- values: one function a type ---------------------------------------------------------------------------- */

static bool take_integer(struct parameter_reading *reading, const char *text) {
    if (!number_parse_int(text, &reading->value.constant)) return false;
    reading->shown = number_text(reading->reader->arena, (struct decimal){.units = reading->value.constant}, NUMBER_THOUSANDS);
    return true;
}

static bool take_date(struct parameter_reading *reading, const char *text) {
    date_t date;
    if (!date_parse_iso(text, &date)) return false;
    reading->value.constant = date;
    reading->shown = date_long(reading->reader->arena, date);
    return true;
}

static bool take_category(struct parameter_reading *reading, const char *text) {
    int32_t category = code_list_find(reading->reader->arena, reading->list, text);
    if (category < 0) return false;
    reading->value.constant = category;
    reading->shown = reading->list->categories[category].label;
    return true;
}

/* In the form that the texts of extracts have. */
static bool take_text(struct parameter_reading *reading, const char *text) {
    reading->value.text = utf8_nfc(reading->reader->arena, text);
    reading->shown = text;
    return true;
}

static const struct {
    const char *name;
    enum value_type type;
    bool (*take)(struct parameter_reading *reading, const char *text);
    const char *expected;
} types[] = {
    {"integer", TYPE_INTEGER, take_integer, "a whole number"},
    {"date", TYPE_DATE, take_date, "a date in the form YYYY-MM-DD"},
    {"text", TYPE_TEXT, take_text, "a text"},
    {"category", TYPE_CATEGORY, take_category, "a category"},
};

static size_t type_row(enum value_type type) {
    size_t i = 0;
    while (types[i].type != type) i++;
    return i;
}

static bool take(struct parameter_reading *reading, const char *text) {
    return types[type_row(reading->type)].take(reading, text);
}

static const char *expected_words(const struct parameter_reading *reading) {
    const char *words = types[type_row(reading->type)].expected;
    return reading->list ? TEXT(reading->reader->arena, words, " of the list '", reading->list->id, "'") : words;
}

static const char *hint_of(const struct parameter_reading *reading, const char *text) {
    const char *nearest = reading->list ? code_list_nearest(reading->reader->arena, reading->list, text) : NULL;
    return nearest ? TEXT(reading->reader->arena, "did you mean '", nearest, "'?") : NULL;
}

/* --- what the run sets ---------------------------------------------------------------------------------------- */

/* The value that the run gives the parameter, or NULL. */
static const char *setting_of(struct reader *reader, const char *name) {
    const char *value = NULL;
    for (size_t i = 0; i < reader->n_settings; i++) {
        if (!text_equal(reader->settings[i].name, name)) continue;
        if (value && !text_equal(value, reader->settings[i].value)) DIAG(reader->diags, MSG_RUN_SET_TWICE, NOWHERE, "give one value for each parameter", name);
        value = reader->settings[i].value;
    }
    return value;
}

static void take_setting(struct parameter_reading *reading, struct model_parameter *parameter) {
    struct reader *reader = reading->reader;
    const char *text = setting_of(reader, reading->name);
    if (text == NULL) return;
    if (take(reading, text)) {
        parameter->written = text;
        parameter->is_set = true;
        return;
    }
    DIAG(reader->diags, MSG_RUN_SET_VALUE, NOWHERE, hint_of(reading, text), reading->name, text, expected_words(reading));
}

static const char *names_of(struct reader *reader, const char ***ret_names) {
    const struct section *section = &reader->sections[SECTION_PARAMETERS];
    const char **names = ARENA_ARRAY(reader->arena, const char *, section->n);
    struct text_builder out = {.arena = reader->arena};
    for (size_t i = 0; i < section->n; i++) {
        names[i] = section->items[i].name;
        if (i > 0) text_add(&out, ", ");
        text_add(&out, names[i]);
    }
    *ret_names = names;
    return section->n == 0 ? "none" : text_done(&out);
}

static void refuse_unknown_settings(struct reader *reader) {
    const struct section *section = &reader->sections[SECTION_PARAMETERS];
    const char **names, *list = names_of(reader, &names);
    for (size_t i = 0; i < reader->n_settings && !section->is_lost; i++) {
        const char *name = reader->settings[i].name;
        if (intern_find(section->names, name, strlen(name)) != INTERN_NONE) continue;
        const char *nearest = text_nearest(reader->arena, name, names, section->n);
        DIAG(reader->diags, MSG_RUN_SET_UNKNOWN, NOWHERE, nearest ? TEXT(reader->arena, "did you mean '", nearest, "'?") : NULL, name, list);
    }
}

/* --- the section ------------------------------------------------------------------------------------------------ */

/* A list goes with categories, and they with a list. False with messages. */
static bool find_list(struct parameter_reading *reading, const struct raw_parameter *raw, const char *what, struct place place) {
    struct reader *reader = reading->reader;
    if (reading->type != TYPE_CATEGORY && raw->list == NULL) return true;
    if (reading->type != TYPE_CATEGORY || raw->list == NULL) {
        if (raw->list)
            DIAG(reader->diags, MSG_SPEC_KEY_NOT_HERE, raw->list->place, "write 'type: category'", "list", "a parameter that is no category");
        else
            DIAG(reader->diags, MSG_SPEC_MISSING_KEY, place, "for example 'list: regions'", "list", what);
        return false;
    }
    size_t list = reader_find(reader, SECTION_LISTS, raw->list);
    if (list == NONE || reader_item(reader, SECTION_LISTS, list)->is_bad) return false;
    reading->list = &reader->lists[list];
    return true;
}

/* A parameter that cannot be read has no known type, and nothing more is said because of it. */
static void read_parameter(struct reader *reader, size_t index, struct expr_parameter *ret_value, struct model_parameter *ret) {
    struct named *item = reader_item(reader, SECTION_PARAMETERS, index);
    const char *what = item_words(reader, SECTION_PARAMETERS, index);
    struct parameter_reading reading = {.reader = reader, .name = item->name, .shown = ""};
    struct raw_parameter raw = {0};
    *ret = (struct model_parameter){.name = item->name, .place = item->place, .says = "", .written = "", .shown = ""};
    ret_value->name = item->name;
    if (!keys_read(&reader->context, item->node, &parameter_keys, what, item->place, &raw)) return;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (text_equal(types[i].name, raw.type->text)) reading.type = types[i].type;
    if (!find_list(&reading, &raw, what, item->place)) return;
    reading.value = (struct expr_parameter){.name = item->name, .kind = {reading.type, reading.list}};
    ret->says = raw.says->text;
    ret->written = raw.value->text;
    if (!take(&reading, raw.value->text)) {
        DIAG(reader->diags, MSG_SPEC_PARAMETER_VALUE, raw.value->place, hint_of(&reading, raw.value->text), raw.value->text, item->name,
             expected_words(&reading));
        return;
    }
    take_setting(&reading, ret);
    ret->shown = reading.shown;
    *ret_value = reading.value;
}

void read_parameters(struct reader *reader) {
    size_t n = reader->sections[SECTION_PARAMETERS].n;
    struct expr_parameter *values = ARENA_ARRAY(reader->arena, struct expr_parameter, n);
    struct model_parameter *parameters = ARENA_ARRAY(reader->arena, struct model_parameter, n);
    refuse_unknown_settings(reader);
    for (size_t i = 0; i < n; i++) read_parameter(reader, i, &values[i], &parameters[i]);
    reader->parameter_values = values;
    reader->model.parameters = parameters;
    reader->model.n_parameters = n;
}

void name_parameters(struct reader *reader) {
    const char **names;
    (void)names_of(reader, &names);
    reader->context.parameters = reader->model.parameter_names = names;
    reader->context.n_parameters = reader->sections[SECTION_PARAMETERS].n;
}
