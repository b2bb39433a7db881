/* spec/keys/manual.c - the tables of keys and functions as Markdown, for docs/specification.md. */
#include "base/text.h"
#include "spec/expr/expr_functions.h"
#include "spec/keys/keys.h"
#include "spec/spec.h"

struct use_words {
    enum entry_use use;
    const char *words;
};

static const struct use_words use_words[] = {
    {USE_BY, "`by`"},
    {USE_BY_PERIOD, "`by_period`"},
    {USE_LINE, "a line of its own"},
    {USE_PUBLISHED, "`as_published`"},
    {USE_REVISED, "`revised`"},
    {USE_DIFFERENCE, "`difference`"},
    {USE_CHANGE, "`percent_change`"},
    {USE_CONTROL, "`control`"},
    {USE_SHARE, "`share`"},
    {USE_RATE, "`rate`"},
    {USE_SUM, "`add`"},
};
enum { N_USES = sizeof use_words / sizeof *use_words };

/* A bar would end the cell of a Markdown table. */
static void add_cell(struct text_builder *out, const char *text) {
    text_add(out, text_replace(out->arena, text, "|", "\\|"));
    text_add(out, " | ");
}

static const char *value_words(struct arena *arena, const struct key *key) {
    struct text_builder out = {.arena = arena};
    if (key->choices == NULL) return key_expects(arena, key);
    if (key->flags & KEY_LIST) text_add(&out, "one or a list of: ");
    for (size_t i = 0; key->choices[i]; i++) text_add(&out, TEXT(arena, i > 0 ? ", `" : "`", key->choices[i], "`"));
    if (key->of != NULL) text_add(&out, ", or a mapping");
    return text_done(&out);
}

static const char *of_words(struct arena *arena, const struct key *key) {
    if (key->of == NULL) return "";
    return TEXT(arena, " ([", key->of->title, "](#", text_slug(arena, key->of->title), "))");
}

static bool has_uses(const struct key_table *table) {
    for (size_t i = 0; i < table->n_keys; i++) {
        if (table->keys[i].goes_with) return true;
    }
    return false;
}

static const char *uses_of_key(struct arena *arena, const struct key *key) {
    struct text_builder out = {.arena = arena};
    if (key->goes_with == 0) return "all";
    for (size_t i = 0; i < N_USES; i++) {
        if (key->goes_with & use_words[i].use) text_add(&out, TEXT(arena, out.n > 0 ? ", " : "", use_words[i].words));
    }
    return text_done(&out);
}

static void add_key(struct text_builder *out, const struct key *key, bool has_use_column) {
    struct arena *arena = out->arena;
    text_add(out, "| ");
    add_cell(out, TEXT(arena, "`", key->name, "`", key->flags & KEY_REQUIRED ? " (needed)" : ""));
    add_cell(out, TEXT(arena, value_words(arena, key), of_words(arena, key)));
    if (has_use_column) add_cell(out, uses_of_key(arena, key));
    add_cell(out, key->help);
    text_add(out, TEXT(arena, "`", text_replace(arena, key->example, "|", "\\|"), "` |\n"));
}

static void add_table(struct text_builder *out, const struct key_table *table) {
    bool has_use_column = has_uses(table);
    text_add(out, TEXT(out->arena, "### ", table->title, "\n\n"));
    text_add(out, has_use_column ? "| key | value | goes with | meaning | example |\n|---|---|---|---|---|\n"
                                 : "| key | value | meaning | example |\n|---|---|---|---|\n");
    for (size_t i = 0; i < table->n_keys; i++) add_key(out, &table->keys[i], has_use_column);
    text_add_char(out, '\n');
}

static void add_function(struct text_builder *out, const char *writing, const char *help) {
    text_add(out, TEXT(out->arena, "| `", writing, "` | "));
    text_add(out, TEXT(out->arena, text_replace(out->arena, help, "|", "\\|"), " |\n"));
}

static void add_functions(struct text_builder *out) {
    text_add(out, "### Functions\n\n| function | is |\n|---|---|\n");
    for (size_t i = 0; i < n_expr_functions; i++) add_function(out, expr_functions[i].writing, expr_functions[i].help);
    for (size_t i = 0; i < n_expr_aggregations; i++)
        add_function(out, expr_aggregations[i].writing, expr_aggregations[i].help);
}

const char *spec_manual(struct arena *arena) {
    struct text_builder out = {.arena = arena};
    for (size_t i = 0; i < n_key_tables; i++) add_table(&out, all_key_tables[i]);
    add_functions(&out);
    return text_done(&out);
}
