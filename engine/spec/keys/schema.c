/* spec/keys/schema.c - the tables of keys as a JSON Schema. */
#include "base/json.h"
#include "spec/keys/keys.h"
#include "spec/spec.h"

#define NAME_PATTERN "^[A-Za-z_][A-Za-z0-9_]*$"
#define ID_PATTERN "^[A-Za-z0-9_-]+$"
#define LINE_PATTERN "^[A-Za-z0-9_.-]+$"
#define DATE_PATTERN "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"

/* Writes the members of an object that describes one value. */
typedef void value_writer(struct json *json, const struct key *key);

static void write_type(struct json *json, const char *type) {
    json_text(json, "type", type);
}

/* In YAML a text can look like a number or a truth value, and is a text here all the same. */
static void write_text(struct json *json, const struct key *key) {
    (void)key;
    json_array(json, "type");
    json_text(json, NULL, "string");
    json_text(json, NULL, "number");
    json_text(json, NULL, "boolean");
    json_end(json);
}

static void write_pattern(struct json *json, const char *pattern) {
    write_text(json, NULL);
    json_text(json, "pattern", pattern);
}

static void write_string(struct json *json, const struct key *key) {
    (void)key;
    write_type(json, "string");
}

static void write_integer(struct json *json, const struct key *key) {
    write_type(json, "integer");
    json_int(json, "minimum", key->least);
    json_int(json, "maximum", key->most);
}

static void write_truth(struct json *json, const struct key *key) {
    (void)key;
    write_type(json, "boolean");
}

static void write_date(struct json *json, const struct key *key) {
    (void)key;
    write_type(json, "string");
    json_text(json, "pattern", DATE_PATTERN);
}

static void write_name(struct json *json, const struct key *key) {
    write_pattern(json, key->kind == KEY_LINE ? LINE_PATTERN : key->kind == KEY_ID ? ID_PATTERN : NAME_PATTERN);
}

static void write_choice(struct json *json, const struct key *key) {
    json_array(json, "enum");
    for (size_t i = 0; key->choices[i]; i++) json_text(json, NULL, key->choices[i]);
    json_end(json);
}

static void write_reference(struct json *json, const struct key *key) {
    json_text(json, "$ref", TEXT(json->out.arena, "#/$defs/", key->of->id));
}

static void write_named(struct json *json, const struct key *key) {
    write_type(json, "object");
    json_object(json, "propertyNames");
    json_text(json, "pattern", key->kind == KEY_NAMED ? NAME_PATTERN : ID_PATTERN);
    json_end(json);
    json_object(json, "additionalProperties");
    if (key->of)
        write_reference(json, key);
    else
        write_text(json, key);
    json_end(json);
}

static void write_text_or_mapping(struct json *json, const struct key *key) {
    json_array(json, "anyOf");
    json_object(json, NULL);
    write_text(json, key);
    json_end(json);
    json_object(json, NULL);
    write_reference(json, key);
    json_end(json);
    json_end(json);
}

static void write_choice_or_mapping(struct json *json, const struct key *key) {
    json_array(json, "anyOf");
    json_object(json, NULL);
    write_choice(json, key);
    json_end(json);
    json_object(json, NULL);
    write_reference(json, key);
    json_end(json);
    json_end(json);
}

static void write_texts(struct json *json, const struct key *key) {
    write_type(json, "array");
    json_object(json, "items");
    write_text(json, key);
    json_end(json);
}

static void write_terms(struct json *json, const struct key *key) {
    write_type(json, "object");
    json_object(json, "additionalProperties");
    write_text(json, key);
    json_end(json);
}

static void write_category_map(struct json *json, const struct key *key) {
    write_type(json, "object");
    json_object(json, "additionalProperties");
    json_array(json, "anyOf");
    json_object(json, NULL);
    write_text(json, key);
    json_end(json);
    json_object(json, NULL);
    write_texts(json, key);
    json_end(json);
    json_end(json);
    json_end(json);
}

static value_writer *const writers[N_KEY_KINDS] = {
    [KEY_TEXT] = write_text,
    [KEY_WORDING] = write_text,
    [KEY_INTEGER] = write_integer,
    [KEY_TRUTH] = write_truth,
    [KEY_DATE] = write_date,
    [KEY_PERIOD] = write_text,
    [KEY_WINDOW] = write_text,
    [KEY_NAME] = write_name,
    [KEY_ID] = write_name,
    [KEY_LINE] = write_name,
    [KEY_PATH] = write_string,
    [KEY_EXPRESSION] = write_text,
    [KEY_CHOICE] = write_choice,
    [KEY_CHARACTER] = write_string,
    [KEY_MAPPING] = write_reference,
    [KEY_NAMED] = write_named,
    [KEY_NAMED_IDS] = write_named,
    [KEY_NAMED_TEXTS] = write_named,
    [KEY_TEXT_OR_MAPPING] = write_text_or_mapping,
    [KEY_CHOICE_OR_MAPPING] = write_choice_or_mapping,
    [KEY_TEXT_LISTS] = write_texts,
    [KEY_PROSE] = write_text,
    [KEY_TERMS] = write_terms,
    [KEY_CATEGORY_MAP] = write_category_map,
};

static void write_list(struct json *json, const struct key *key) {
    json_array(json, "anyOf");
    json_object(json, NULL);
    writers[key->kind](json, key);
    json_end(json);
    json_object(json, NULL);
    write_type(json, "array");
    if (key->flags & KEY_REQUIRED) json_int(json, "minItems", 1);
    json_object(json, "items");
    writers[key->kind](json, key);
    json_end(json);
    json_end(json);
    json_end(json);
}

static void write_properties(struct json *json, const struct key_table *table) {
    json_object(json, "properties");
    for (size_t i = 0; i < table->n_keys; i++) {
        const struct key *key = &table->keys[i];
        json_object(json, key->name);
        json_text(json, "description", key->help);
        if (key->flags & KEY_LIST)
            write_list(json, key);
        else
            writers[key->kind](json, key);
        json_end(json);
    }
    json_end(json);
}

static void write_table(struct json *json, const struct key_table *table) {
    write_type(json, "object");
    json_bool(json, "additionalProperties", false);
    json_array(json, "required");
    for (size_t i = 0; i < table->n_keys; i++) {
        if (table->keys[i].flags & KEY_REQUIRED) json_text(json, NULL, table->keys[i].name);
    }
    json_end(json);
    write_properties(json, table);
}

const char *spec_schema(struct arena *arena) {
    struct json json;
    json_begin(&json, arena, false);
    json_object(&json, NULL);
    json_text(&json, "$schema", "https://json-schema.org/draft/2020-12/schema");
    json_text(&json, "title", "boardpaper specification, version 1");
    write_table(&json, all_key_tables[0]);
    json_object(&json, "$defs");
    for (size_t i = 1; i < n_key_tables; i++) {
        json_object(&json, all_key_tables[i]->id);
        write_table(&json, all_key_tables[i]);
        json_end(&json);
    }
    json_end(&json);
    json_end(&json);
    return json_done(&json);
}
