/* spec/keys/keys.h - the table of keys: every mapping of the language, each of its keys with kind, help and example.
 *
 * One table drives reading, "did you mean", missing keys, the JSON Schema and the key tables of docs/specification.md.
 * A new key is one row in keys_tables.c, one member in raw.h, and whatever is done with its value. Steps   keys_read
 * checks a mapping against its table and puts the values' nodes into a struct of spec/raw.h; after that the functions
 * node_* turn a checked scalar into a value and cannot fail. */
#ifndef SPEC_KEYS_H
#define SPEC_KEYS_H

#include "base/date.h"
#include "spec/model.h"
#include "spec/yaml/yaml_tree.h"

enum key_kind {
    KEY_TEXT,    /* any words */
    KEY_WORDING, /* words that may hold the tokens: {period.label} {prior.long} .. */
    KEY_INTEGER, /* plain digits between least and most */
    KEY_TRUTH,   /* true or false */
    KEY_DATE,    /* YYYY-MM-DD */
    KEY_PERIOD,  /* the forms of --period */
    KEY_WINDOW,  /* a period by its name (prior, year_to_date), or written out */
    KEY_NAME,    /* of a source, column, list, population..: letters, digits, '_' */
    KEY_ID,      /* of a report, table, chart, line..: letters, digits, '-', '_' */
    KEY_LINE,    /* of a row or column of a table: as KEY_ID, and '.' between the parts of nested ones */
    KEY_PATH,    /* of a file, relative to the specification that writes it */
    KEY_EXPRESSION,
    KEY_CHOICE,          /* one of `choices` */
    KEY_CHARACTER,       /* one punctuation character, or the word tab */
    KEY_MAPPING,         /* a mapping with the keys of `of` */
    KEY_NAMED,           /* a mapping of names of one's own choosing (KEY_NAME), each with a mapping `of` */
    KEY_NAMED_IDS,       /* the same with KEY_ID */
    KEY_NAMED_TEXTS,     /* a mapping of names, each with words */
    KEY_TEXT_OR_MAPPING, /* words, or a mapping `of` */
    KEY_CHOICE_OR_MAPPING, /* one of `choices`, or a mapping `of` */
    KEY_TEXT_LISTS,      /* a list of lists of words */
    KEY_PROSE,           /* words of the paper: tokens and live references (spec/prose.h) */
    KEY_TERMS,           /* a mapping of terms, in any words, to prose */
    KEY_CATEGORY_MAP,    /* a mapping of categories, in any words, to one category or a list of them */
    N_KEY_KINDS
};

enum {
    KEY_REQUIRED = 1,
    KEY_LIST = 2 /* a list of these; one alone counts as a list of one */
};

struct key_table;

struct key {
    const char *name;
    enum key_kind kind;
    unsigned flags;
    size_t offset;              /* of its `const struct yaml_node *` in the raw struct */
    const char *help;           /* one line, a sentence without a full stop */
    const char *example;        /* as written after "name: " */
    const struct key_table *of; /* of mappings */
    const char *const *choices; /* of KEY_CHOICE and KEY_CHOICE_OR_MAPPING, ended by NULL */
    int32_t least, most;        /* of KEY_INTEGER */
    unsigned goes_with;         /* bits of enum entry_use; 0: everywhere */
};

/* The keys of one kind of mapping. */
struct key_table {
    const char *id;    /* "column": in the schema and as an anchor of the manual */
    const char *title; /* "a column": in the manual */
    const struct key *keys;
    size_t n_keys;
};

/* Lines of tables come in kinds, each with keys of its own (struct key, goes_with). */
enum entry_use { USE_BY = 1, USE_LINE = 2, USE_PUBLISHED = 4, USE_DIFFERENCE = 8, USE_SHARE = 16, USE_SUM = 32, USE_RATE = 64,
                 USE_BY_PERIOD = 128, USE_REVISED = 256, USE_CHANGE = 512, USE_CONTROL = 1024 };

extern const struct key_table specification_keys, parameter_keys, report_keys, calendar_keys, list_keys, category_keys, group_keys, crosswalk_keys,
    source_keys, column_keys, field_keys, field_version_keys, bands_keys, rule_keys, extract_keys, population_keys,
    population_version_keys, target_keys, limit_keys,
    ledger_keys, check_keys, term_keys, table_keys, layers_keys, layer_keys, static_keys, entry_keys, series_keys, sort_keys, rest_keys,
    net_keys, subtotals_keys, total_keys, percent_keys, percentile_keys, chart_keys, paper_keys,
    numbering_keys, part_keys;

/* All of them, the specification's own first; n of them. */
extern const struct key_table *const all_key_tables[];
extern const size_t n_key_tables;

/* Forms of dates that extracts may have; ended by NULL. */
extern const char *const date_format_names[];

struct keys_context {
    struct arena *arena;
    struct diags *diags;
    const char *const *parameters;   /* names that words may hold as {param.NAME} */
    size_t n_parameters;
};

/* Checks `mapping` against the table and fills `raw`. `what` names it in messages ("source 'log'"), `place` is where a
 * missing key is told. A value that is wrong is told and left NULL; false when anything was wrong. */
bool keys_read(const struct keys_context *context, const struct yaml_node *mapping, const struct key_table *table,
               const char *what, struct place place, void *raw);

/* Checks one value, or all items of a list, against a row; what is wrong is told. */
bool key_value_fits(const struct keys_context *context, const struct key *key, const struct yaml_node *value);
/* The same for one item, where the name or the item stands for itself ("category 'x'"). */
bool key_item_fits(const struct keys_context *context, const struct key *key, const struct yaml_node *item);

/* Names of windows, in the order of enum window_kind from WINDOW_PERIOD; ended by NULL. */
extern const char *const window_names[];
/* The window that a checked value names or writes out; WINDOW_NONE when absent. */
struct model_window node_window(const struct yaml_node *node);

/* "{period.label}" and the like, and "{param.NAME}" of these names; `n` bytes, braces included. */
bool is_known_token(const char *token, size_t n, const char *const *parameters, size_t n_parameters);
/* What a token that is none could have been. */
const char *hint_token(struct arena *arena, const char *token, size_t n, const char *const *parameters, size_t n_parameters);

/* NULL, or why the text cannot be a name of this kind (KEY_NAME or KEY_ID). */
const char *name_fault(enum key_kind kind, const char *name);

/* "a list of columns", "a date": what a row asks for. */
const char *key_expects(struct arena *arena, const struct key *key);

/* Hint: "did you mean 'x'?", or "one of: a, b, c" when nothing is near and they are few; NULL otherwise. */
const char *hint_nearest(struct arena *arena, const char *text, const char *const *candidates, size_t n);

/* Values of scalars that keys_read has passed; `otherwise` for an absent key. */
const char *node_text(const struct yaml_node *node); /* NULL when absent */
int32_t node_integer(const struct yaml_node *node, int32_t otherwise);
bool node_truth(const struct yaml_node *node, bool otherwise);
date_t node_date(const struct yaml_node *node); /* DATE_NONE when absent */
char node_character(const struct yaml_node *node, char otherwise);
int node_choice(const struct yaml_node *node, const char *const *choices, int otherwise);
struct expr_text node_expression(const struct yaml_node *node); /* text NULL when absent */
/* Items of a list or one alone; 0 when absent. */
size_t node_items(const struct yaml_node *const *node, const struct yaml_node *const **ret_items);
/* Their texts. */
const char *const *node_texts(struct arena *arena, const struct yaml_node *const *node, size_t *ret_n);
const struct place *node_places(struct arena *arena, const struct yaml_node *const *node);

#endif
