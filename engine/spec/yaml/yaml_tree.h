/* spec/yaml/yaml_tree.h - a YAML file as a tree of nodes, each with its place.
 *
 * What is read is the plain part of YAML: texts, lists and mappings. Anchors and aliases, tags, merge keys, several
 * documents and keys that are not texts are refused in plain words, and so are repeated keys: a specification must mean
 * what it seems to mean. Every scalar is a text here; the table of keys (spec/keys.h) gives it its type. Limits    4
 * MiB a file (file_read), YAML_MAX_DEPTH levels, YAML_MAX_NODES nodes. Lifetime  the arena given; read-only after. */
#ifndef SPEC_YAML_TREE_H
#define SPEC_YAML_TREE_H

#include "base/diag.h"

enum { YAML_MAX_BYTES = 4 * 1024 * 1024, YAML_MAX_DEPTH = 64, YAML_MAX_NODES = 100000 };

enum yaml_node_kind {
    YAML_SCALAR,
    YAML_LIST,
    YAML_MAPPING,
    YAML_REFUSED /* was refused with a message: whoever reads it says nothing more */
};

struct yaml_pair {
    const char *key;
    struct place place; /* of the key */
    const struct yaml_node *value;
};

struct yaml_node {
    enum yaml_node_kind kind;
    bool is_plain;           /* a scalar without quotes: only these can be numbers, dates, true and false */
    bool is_literal;         /* a block scalar that keeps its line ends ('|') */
    struct place place;      /* of the first character, a quote included; length when it ends on the same line */
    struct place text_place; /* of the text itself: inside quotes; column 0 for a block; length 0 unless
                              * it stands on one line as it reads */
    const char *text;        /* of a scalar; line ends at the end of a block are dropped */
    const struct yaml_node *const *items; /* of a list */
    size_t n_items;
    const struct yaml_pair *pairs; /* of a mapping, in order of writing, no key twice */
    size_t n_pairs;
};

/* Reads the text of `file`. NULL, with a message, when it cannot be understood as YAML at all; otherwise the tree,
 * where some nodes may have been refused with messages. */
const struct yaml_node *yaml_read(struct arena *arena, const struct source_text *file, struct diags *diags);

/* Refuses what is not UTF-8 text, with the place of the first bad byte. */
bool yaml_text_is_clean(const struct source_text *file, struct arena *arena, struct diags *diags);

/* libyaml's words for a mistake in ours. `problem` and `context` may be NULL. */
struct yaml_mistake {
    const char *sentence;
    const char *hint;       /* or NULL */
    bool is_where_it_began; /* the place to show is where the quoted text, list or mapping began */
};
struct yaml_mistake yaml_mistake_of(const char *problem, const char *context);

/* Plain and empty: "title:" with nothing after it. */
bool yaml_is_nothing(const struct yaml_node *node);

/* A list's items; a node that is no list counts as a list of itself. */
size_t yaml_items(const struct yaml_node *const *node, const struct yaml_node *const **ret_items);

#endif
