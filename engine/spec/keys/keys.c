/* spec/keys/keys.c - checks a mapping against its table of keys.
 *
 * Each kind of value is a row of `kinds`: what it is called and how a scalar is checked. Lists and mappings are checked
 * for their shape only: whoever reads them calls keys_read for what is inside. */
#include "spec/keys/keys.h"

#include "base/number.h"
#include "base/text.h"
#include "spec/keys/raw.h"

#include <string.h>

enum { SHAPE_SCALAR = 1, SHAPE_MAPPING = 2, SHAPE_LIST = 4 };

struct kind_row {
    const char *one, *many; /* "a date", "dates" */
    unsigned shapes;
    bool (*fits)(const struct keys_context *context, const struct key *key, const struct yaml_node *item);
};

static bool text_fits(const struct keys_context *context, const struct key *key, const struct yaml_node *item);
static bool wording_fits(const struct keys_context *context, const struct key *key, const struct yaml_node *item);
static bool integer_fits(const struct keys_context *context, const struct key *key, const struct yaml_node *item);
static bool truth_fits(const struct keys_context *context, const struct key *key, const struct yaml_node *item);
static bool date_fits(const struct keys_context *context, const struct key *key, const struct yaml_node *item);
static bool period_fits(const struct keys_context *context, const struct key *key, const struct yaml_node *item);
static bool window_fits(const struct keys_context *context, const struct key *key, const struct yaml_node *item);
static bool name_fits(const struct keys_context *context, const struct key *key, const struct yaml_node *item);
static bool choice_fits(const struct keys_context *context, const struct key *key, const struct yaml_node *item);
static bool character_fits(const struct keys_context *context, const struct key *key, const struct yaml_node *item);

static const struct kind_row kinds[N_KEY_KINDS] = {
    [KEY_TEXT] = {"a text", "texts", SHAPE_SCALAR, text_fits},
    [KEY_WORDING] = {"a text", "texts", SHAPE_SCALAR, wording_fits},
    [KEY_INTEGER] = {"a whole number", "whole numbers", SHAPE_SCALAR, integer_fits},
    [KEY_TRUTH] = {"true or false", "true or false", SHAPE_SCALAR, truth_fits},
    [KEY_DATE] = {"a date (YYYY-MM-DD)", "dates (YYYY-MM-DD)", SHAPE_SCALAR, date_fits},
    [KEY_PERIOD] = {"a period", "periods", SHAPE_SCALAR, period_fits},
    [KEY_WINDOW] = {"a period or its name", "periods or their names", SHAPE_SCALAR, window_fits},
    [KEY_NAME] = {"a name", "names", SHAPE_SCALAR, name_fits},
    [KEY_ID] = {"an identifier", "identifiers", SHAPE_SCALAR, name_fits},
    [KEY_LINE] = {"the identifier of a line", "identifiers of lines", SHAPE_SCALAR, name_fits},
    [KEY_PATH] = {"a path", "paths", SHAPE_SCALAR, text_fits},
    [KEY_EXPRESSION] = {"an expression", "expressions", SHAPE_SCALAR, text_fits},
    [KEY_CHOICE] = {"a word", "words", SHAPE_SCALAR, choice_fits},
    [KEY_CHARACTER] = {"one character", "characters", SHAPE_SCALAR, character_fits},
    [KEY_MAPPING] = {"a mapping", "mappings", SHAPE_MAPPING, NULL},
    [KEY_NAMED] = {"a mapping of names", "mappings of names", SHAPE_MAPPING, NULL},
    [KEY_NAMED_IDS] = {"a mapping of names", "mappings of names", SHAPE_MAPPING, NULL},
    [KEY_NAMED_TEXTS] = {"a mapping of names to texts", "mappings of names to texts", SHAPE_MAPPING, NULL},
    [KEY_TEXT_OR_MAPPING] = {"a text or a mapping", "texts or mappings", SHAPE_SCALAR | SHAPE_MAPPING, text_fits},
    [KEY_CHOICE_OR_MAPPING] = {"a word or a mapping", "words or mappings", SHAPE_SCALAR | SHAPE_MAPPING, choice_fits},
    [KEY_TEXT_LISTS] = {"a list of texts", "lists of texts", SHAPE_LIST, NULL},
    [KEY_PROSE] = {"a text", "texts", SHAPE_SCALAR, text_fits},
    [KEY_TERMS] = {"a mapping of terms to texts", "mappings of terms to texts", SHAPE_MAPPING, NULL},
    [KEY_CATEGORY_MAP] = {"a mapping of categories", "mappings of categories", SHAPE_MAPPING, NULL},
};

const char *key_expects(struct arena *arena, const struct key *key) {
    const struct kind_row *kind = &kinds[key->kind];
    return key->flags & KEY_LIST ? TEXT(arena, "a list of ", kind->many) : kind->one;
}

/* --- messages ----------------------------------------------------------------------------------------------- */

static const char *found_words(struct arena *arena, const struct yaml_node *node) {
    if (node->kind == YAML_LIST) return "a list";
    if (node->kind == YAML_MAPPING) return "a mapping";
    if (yaml_is_nothing(node)) return "nothing";
    return TEXT(arena, "'", node->text, "'");
}

static bool refuse_type(const struct keys_context *context, const struct key *key, const struct yaml_node *item,
                        const char *expected, const char *hint) {
    DIAG(context->diags, MSG_SPEC_TYPE, item->place, hint, key->name, expected, found_words(context->arena, item));
    return false;
}

enum { FEW = 8, MANY = 1000 }; /* names that a hint spells out, and that it looks through */

const char *hint_nearest(struct arena *arena, const char *text, const char *const *candidates, size_t n) {
    const char *nearest = text_nearest(arena, text, candidates, n < MANY ? n : MANY);
    if (nearest) return TEXT(arena, "did you mean '", nearest, "'?");
    if (n == 0 || n > FEW) return NULL;
    struct text_builder out = {.arena = arena};
    text_add(&out, n == 1 ? "there is only: " : "one of: ");
    for (size_t i = 0; i < n; i++) {
        if (i > 0) text_add(&out, ", ");
        text_add(&out, candidates[i]);
    }
    return text_done(&out);
}

/* --- scalars ------------------------------------------------------------------------------------------------ */

static bool text_fits(const struct keys_context *context, const struct key *key, const struct yaml_node *item) {
    if (item->text[0] != '\0') return true;
    const char *expected = kinds[key->kind].one;
    if (item->is_plain) return refuse_type(context, key, item, expected, NULL);
    DIAG(context->diags, MSG_SPEC_TYPE, item->place, NULL, key->name, expected, "an empty one");
    return false;
}

#define PARAMETER_TOKEN "{param."

bool is_known_token(const char *token, size_t n, const char *const *parameters, size_t n_parameters) {
    static const char *const tokens[] = {"{period.label}",    "{period.long}",        "{prior.label}",
                                         "{prior.long}",      "{last_year.label}",    "{last_year.long}",
                                         "{year_to_date.label}", "{year_to_date.long}"};
    for (size_t i = 0; i < sizeof tokens / sizeof *tokens; i++) {
        if (strlen(tokens[i]) == n && memcmp(tokens[i], token, n) == 0) return true;
    }
    size_t n_lead = strlen(PARAMETER_TOKEN);
    if (!text_starts(token, PARAMETER_TOKEN)) return false;
    for (size_t i = 0; i < n_parameters; i++)
        if (n == n_lead + strlen(parameters[i]) + 1 && memcmp(token + n_lead, parameters[i], n - n_lead - 1) == 0) return true;
    return false;
}

const char *hint_token(struct arena *arena, const char *token, size_t n, const char *const *parameters, size_t n_parameters) {
    static const char tokens[] = "one of: {period.label}, {period.long}, and the same of prior, last_year and year_to_date";
    size_t n_lead = strlen(PARAMETER_TOKEN);
    if (!text_starts(token, PARAMETER_TOKEN)) return tokens;
    if (n_parameters == 0) return "there is no section `parameters`";
    return hint_nearest(arena, text_copy_bytes(arena, token + n_lead, n - n_lead - 1), parameters, n_parameters);
}

/* The place of a part of a text; of the whole where the text runs over lines. */
static struct place place_inside(const struct yaml_node *item, size_t at, size_t n) {
    struct place place = item->text_place;
    if (place.length == 0) return item->place;
    for (size_t i = 0; i < at; i++) place.column += ((unsigned char)item->text[i] & 0xC0) != 0x80;
    place.length = (uint32_t)n;
    return place;
}

static bool wording_fits(const struct keys_context *context, const struct key *key, const struct yaml_node *item) {
    bool fits = text_fits(context, key, item);
    for (const char *open = strchr(item->text, '{'); open; open = strchr(open + 1, '{')) {
        const char *close = strchr(open, '}');
        if (close == NULL) break;
        size_t n = (size_t)(close - open) + 1;
        if (is_known_token(open, n, context->parameters, context->n_parameters)) continue;
        DIAG(context->diags, MSG_SPEC_TOKEN, place_inside(item, (size_t)(open - item->text), n),
             hint_token(context->arena, open, n, context->parameters, context->n_parameters), text_copy_bytes(context->arena, open, n));
        fits = false;
    }
    return fits;
}

static const char *hint_plain(const struct yaml_node *item) {
    return item->is_plain ? NULL : "write it without quotes";
}

static bool integer_fits(const struct keys_context *context, const struct key *key, const struct yaml_node *item) {
    int64_t value;
    bool is_number = item->is_plain && item->text[0] != '\0';
    for (const char *c = item->text; *c && is_number; c++)
        is_number = (*c >= '0' && *c <= '9') || (*c == '-' && c == item->text);
    if (!is_number || text_equal(item->text, "-"))
        return refuse_type(context, key, item, kinds[KEY_INTEGER].one, hint_plain(item));
    if (number_parse_int(item->text, &value) && value >= key->least && value <= key->most) return true;
    DIAG(context->diags, MSG_SPEC_RANGE, item->place, NULL, key->name, text_from_int(context->arena, key->least),
         text_from_int(context->arena, key->most), item->text);
    return false;
}

static bool truth_fits(const struct keys_context *context, const struct key *key, const struct yaml_node *item) {
    if (item->is_plain && (text_equal(item->text, "true") || text_equal(item->text, "false"))) return true;
    return refuse_type(context, key, item, kinds[KEY_TRUTH].one, hint_plain(item));
}

/* "2008-02-30" has the form of a date, and there is no such day. */
static bool has_date_form(const char *text) {
    static const char form[] = "0000-00-00";
    if (strlen(text) != sizeof form - 1) return false;
    for (size_t i = 0; form[i]; i++) {
        bool is_digit = text[i] >= '0' && text[i] <= '9';
        if (form[i] == '0' ? !is_digit : text[i] != form[i]) return false;
    }
    return true;
}

static bool date_fits(const struct keys_context *context, const struct key *key, const struct yaml_node *item) {
    date_t date;
    if (date_parse_iso(item->text, &date)) return true;
    if (!has_date_form(item->text)) return refuse_type(context, key, item, kinds[KEY_DATE].one, NULL);
    DIAG(context->diags, MSG_SPEC_NO_SUCH_DAY, item->place, NULL, item->text);
    return false;
}

#define PERIOD_FORMS "2007/08, 2008/09 Q1, 2008, 2008 Q2, 2008-04 or 2008-04-01..2008-06-30"

static bool period_fits(const struct keys_context *context, const struct key *key, const struct yaml_node *item) {
    struct period period;
    if (period_parse(item->text, &period)) return true;
    if (item->text[0] == '\0') return refuse_type(context, key, item, kinds[KEY_PERIOD].one, NULL);
    DIAG(context->diags, MSG_SPEC_PERIOD, item->place,
         PERIOD_FORMS, item->text);
    return false;
}

const char *const window_names[] = {"period", "prior", "same_period_last_year", "year_to_date", NULL};

static bool window_fits(const struct keys_context *context, const struct key *key, const struct yaml_node *item) {
    struct period period;
    if (node_choice(item, window_names, -1) >= 0 || period_parse(item->text, &period)) return true;
    if (item->text[0] == '\0') return refuse_type(context, key, item, kinds[KEY_WINDOW].one, NULL);
    const char *nearest = text_nearest(context->arena, item->text, window_names, 4);
    const char *hint = nearest ? TEXT(context->arena, "did you mean '", nearest, "'?")
                               : "prior, same_period_last_year, year_to_date, or one of " PERIOD_FORMS;
    DIAG(context->diags, MSG_SPEC_PERIOD, item->place, hint, item->text);
    return false;
}

struct model_window node_window(const struct yaml_node *node) {
    struct model_window window = {.kind = WINDOW_NONE};
    if (node == NULL) return window;
    int named = node_choice(node, window_names, -1);
    window.kind = named >= 0 ? (enum window_kind)(WINDOW_PERIOD + named) : WINDOW_LITERAL;
    window.place = node->place;
    if (named < 0 && !period_parse(node->text, &window.period)) window.kind = WINDOW_NONE;
    return window;
}

const char *name_fault(enum key_kind kind, const char *name) {
    bool is_line = kind == KEY_LINE, is_id = kind == KEY_ID || is_line;
    if (name[0] == '\0') return "it is empty";
    if (!is_line && strlen(name) > 64) return "it is longer than 64 characters";
    if (!is_id && name[0] >= '0' && name[0] <= '9') return "it begins with a digit";
    for (const char *c = name; *c; c++) {
        bool is_letter = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z');
        bool is_digit = *c >= '0' && *c <= '9';
        if (is_letter || is_digit || *c == '_' || (is_id && *c == '-') || (is_line && *c == '.')) continue;
        return is_id ? "only letters without marks, digits, '-' and '_' can stand in it"
                     : "only letters without marks, digits and '_' can stand in it";
    }
    return NULL;
}

static bool name_fits(const struct keys_context *context, const struct key *key, const struct yaml_node *item) {
    if (item->text[0] == '\0') return text_fits(context, key, item);
    const char *fault = name_fault(key->kind, item->text);
    if (fault == NULL) return true;
    DIAG(context->diags, MSG_SPEC_NAME, item->place, NULL, item->text, fault);
    return false;
}

static size_t count_choices(const char *const *choices) {
    size_t n = 0;
    while (choices[n]) n++;
    return n;
}

static bool choice_fits(const struct keys_context *context, const struct key *key, const struct yaml_node *item) {
    for (size_t i = 0; key->choices[i]; i++) {
        if (text_equal(item->text, key->choices[i])) return true;
    }
    if (item->text[0] == '\0') return text_fits(context, key, item);
    const char *hint = hint_nearest(context->arena, item->text, key->choices, count_choices(key->choices));
    DIAG(context->diags, MSG_SPEC_CHOICE, item->place, hint, item->text, key->name);
    return false;
}

static bool character_fits(const struct keys_context *context, const struct key *key, const struct yaml_node *item) {
    char c = item->text[0];
    bool is_punctuation =
        c > ' ' && c < 0x7F && !(c >= '0' && c <= '9') && !((c | 0x20) >= 'a' && (c | 0x20) <= 'z') && c != '"';
    if (text_equal(item->text, "tab") || (is_punctuation && item->text[1] == '\0')) return true;
    return refuse_type(context, key, item, "one punctuation character, or the word tab", NULL);
}

/* --- values ------------------------------------------------------------------------------------------------- */

static unsigned shape_of(const struct yaml_node *node) {
    if (node->kind == YAML_LIST) return SHAPE_LIST;
    return node->kind == YAML_MAPPING ? SHAPE_MAPPING : SHAPE_SCALAR;
}

bool key_item_fits(const struct keys_context *context, const struct key *key, const struct yaml_node *item) {
    const struct kind_row *kind = &kinds[key->kind];
    if (item->kind == YAML_REFUSED) return false;
    unsigned shape = shape_of(item);
    if (!(kind->shapes & shape)) {
        bool has_braces = (key->kind == KEY_WORDING || key->kind == KEY_PROSE) && shape == SHAPE_MAPPING;
        return refuse_type(context, key, item, kind->one,
                           has_braces ? "a text that begins with '{' needs quotes" : NULL);
    }
    return shape != SHAPE_SCALAR || kind->fits(context, key, item);
}

bool key_value_fits(const struct keys_context *context, const struct key *key, const struct yaml_node *value) {
    if (!(key->flags & KEY_LIST)) return key_item_fits(context, key, value);
    if (value->kind == YAML_REFUSED) return false;
    if (yaml_is_nothing(value) || (value->kind == YAML_LIST && value->n_items == 0 && key->flags & KEY_REQUIRED)) {
        DIAG(context->diags, MSG_SPEC_TYPE, value->place, NULL, key->name, key_expects(context->arena, key),
             yaml_is_nothing(value) ? "nothing" : "an empty one");
        return false;
    }
    const struct yaml_node *const *items;
    size_t n = yaml_items(&value, &items);
    bool fits = true;
    for (size_t i = 0; i < n; i++) fits &= key_item_fits(context, key, items[i]);
    return fits;
}

static const struct key *find_key(const struct key_table *table, const char *name) {
    for (size_t i = 0; i < table->n_keys; i++) {
        if (text_equal(table->keys[i].name, name)) return &table->keys[i];
    }
    return NULL;
}

static void refuse_unknown(const struct keys_context *context, const struct yaml_pair *pair,
                           const struct key_table *table, const char *what) {
    const char **names = ARENA_ARRAY(context->arena, const char *, table->n_keys);
    for (size_t i = 0; i < table->n_keys; i++) names[i] = table->keys[i].name;
    const char *hint = hint_nearest(context->arena, pair->key, names, table->n_keys);
    DIAG(context->diags, MSG_SPEC_UNKNOWN_KEY, pair->place, hint, pair->key, what);
}

static raw_value *member(void *raw, const struct key *key) {
    return (raw_value *)(void *)((char *)raw + key->offset);
}

static bool has_pair(const struct yaml_node *mapping, const char *name) {
    for (size_t i = 0; i < mapping->n_pairs; i++) {
        if (text_equal(mapping->pairs[i].key, name)) return true;
    }
    return false;
}

static bool tell_missing(const struct keys_context *context, const struct yaml_node *mapping,
                         const struct key_table *table, const char *what, struct place place) {
    bool is_complete = true;
    for (size_t i = 0; i < table->n_keys; i++) {
        const struct key *key = &table->keys[i];
        if (!(key->flags & KEY_REQUIRED) || has_pair(mapping, key->name)) continue;
        const char *hint = TEXT(context->arena, "for example '", key->name, ": ", key->example, "'");
        DIAG(context->diags, MSG_SPEC_MISSING_KEY, place, hint, key->name, what);
        is_complete = false;
    }
    return is_complete;
}

bool keys_read(const struct keys_context *context, const struct yaml_node *mapping, const struct key_table *table,
               const char *what, struct place place, void *raw) {
    if (mapping->kind == YAML_REFUSED) return false;
    if (mapping->kind != YAML_MAPPING) {
        DIAG(context->diags, MSG_SPEC_TYPE, yaml_is_nothing(mapping) ? place : mapping->place, NULL, what, "a mapping",
             found_words(context->arena, mapping));
        return false;
    }
    bool fits = true;
    for (size_t i = 0; i < mapping->n_pairs; i++) {
        const struct yaml_pair *pair = &mapping->pairs[i];
        const struct key *key = find_key(table, pair->key);
        if (key == NULL) refuse_unknown(context, pair, table, what);
        bool key_fits = key && key_value_fits(context, key, pair->value);
        if (key_fits) *member(raw, key) = pair->value;
        fits &= key_fits;
    }
    return tell_missing(context, mapping, table, what, place) && fits;
}

/* --- values of checked scalars ------------------------------------------------------------------------------ */

const char *node_text(const struct yaml_node *node) {
    return node ? node->text : NULL;
}

int32_t node_integer(const struct yaml_node *node, int32_t otherwise) {
    int64_t value;
    return node && number_parse_int(node->text, &value) ? (int32_t)value : otherwise;
}

bool node_truth(const struct yaml_node *node, bool otherwise) {
    return node ? text_equal(node->text, "true") : otherwise;
}

date_t node_date(const struct yaml_node *node) {
    date_t date;
    return node && date_parse_iso(node->text, &date) ? date : DATE_NONE;
}

char node_character(const struct yaml_node *node, char otherwise) {
    if (node == NULL) return otherwise;
    return text_equal(node->text, "tab") ? '\t' : node->text[0];
}

int node_choice(const struct yaml_node *node, const char *const *choices, int otherwise) {
    for (int i = 0; node && choices[i]; i++) {
        if (text_equal(node->text, choices[i])) return i;
    }
    return otherwise;
}

struct expr_text node_expression(const struct yaml_node *node) {
    return node ? (struct expr_text){node->text, node->text_place} : (struct expr_text){.text = NULL};
}

size_t node_items(const struct yaml_node *const *node, const struct yaml_node *const **ret_items) {
    *ret_items = NULL;
    return *node ? yaml_items(node, ret_items) : 0;
}

const char *const *node_texts(struct arena *arena, const struct yaml_node *const *node, size_t *ret_n) {
    const struct yaml_node *const *items;
    *ret_n = node_items(node, &items);
    const char **texts = ARENA_ARRAY(arena, const char *, *ret_n);
    for (size_t i = 0; i < *ret_n; i++) texts[i] = items[i]->text;
    return *node ? texts : NULL;
}

const struct place *node_places(struct arena *arena, const struct yaml_node *const *node) {
    const struct yaml_node *const *items;
    size_t n = node_items(node, &items);
    struct place *places = ARENA_ARRAY(arena, struct place, n);
    for (size_t i = 0; i < n; i++) places[i] = items[i]->place;
    return *node ? places : NULL;
}
