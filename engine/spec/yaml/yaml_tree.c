/* spec/yaml/yaml_tree.c - libyaml's events to a tree.
 *
 * Recursive descent over events; depth and count of nodes are capped before a node is made, so neither stack nor memory
 * depends on the file. What is refused but can be skipped (a tag, an alias, a repeated key) is told and reading goes
 * on; the rest ends it. */
#include "spec/yaml/yaml_tree.h"

#include "base/text.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

struct yaml_builder {
    struct arena *arena;
    const struct source_text *file;
    struct diags *diags;
    yaml_parser_t parser;
    yaml_event_t event; /* the last one read: one at a time, so that closing the builder frees all that libyaml holds */
    size_t n_nodes;
    bool has_told_alias; /* once a file is enough: a file that uses them uses many */
};

static const struct yaml_node *read_node(struct yaml_builder *b, int depth);

static struct place place_at(const struct yaml_builder *b, yaml_mark_t mark, uint32_t length) {
    return (struct place){b->file, (uint32_t)mark.line + 1, (uint32_t)mark.column + 1, length};
}

static struct place place_from_to(const struct yaml_builder *b, yaml_mark_t start, yaml_mark_t end) {
    bool is_one_line = end.line == start.line && end.column > start.column;
    return place_at(b, start, is_one_line ? (uint32_t)(end.column - start.column) : 1);
}

bool yaml_is_nothing(const struct yaml_node *node) {
    return node->kind == YAML_SCALAR && node->is_plain && node->text[0] == '\0';
}

size_t yaml_items(const struct yaml_node *const *node, const struct yaml_node *const **ret_items) {
    bool is_list = (*node)->kind == YAML_LIST;
    *ret_items = is_list ? (*node)->items : node;
    return is_list ? (*node)->n_items : 1;
}

/* --- mistakes ----------------------------------------------------------------------------------------------- */

/* A tab in the indentation of the line is the likeliest cause of what libyaml then trips over. */
static bool tab_in_indentation(const struct yaml_builder *b, yaml_mark_t mark, struct place *ret) {
    if (mark.index > b->file->n) return false;
    size_t start = mark.index;
    while (start > 0 && b->file->bytes[start - 1] != '\n') start--;
    size_t at = start;
    while (at < b->file->n && b->file->bytes[at] == ' ') at++;
    if (at >= b->file->n || b->file->bytes[at] != '\t') return false;
    *ret = (struct place){b->file, (uint32_t)mark.line + 1, (uint32_t)(at - start) + 1, 1};
    return true;
}

/* libyaml counts mark.index in code points: the byte is found from line and column. */
static yaml_mark_t byte_mark(const struct yaml_builder *b, yaml_mark_t mark) {
    size_t at = 0;
    for (size_t line = 0; line < mark.line && at < b->file->n; at++) {
        if (b->file->bytes[at] == '\n') line++;
    }
    mark.index = at;
    return mark;
}

static void tell_mistake(struct yaml_builder *b) {
    const yaml_parser_t *parser = &b->parser;
    struct place tab;
    if (parser->error == YAML_MEMORY_ERROR) arena_exhausted(b->arena);
    if (tab_in_indentation(b, byte_mark(b, parser->problem_mark), &tab)) {
        DIAG(b->diags, MSG_SPEC_TAB, tab, "indent with spaces", "");
        return;
    }
    struct yaml_mistake mistake = yaml_mistake_of(parser->problem, parser->context);
    bool began = mistake.is_where_it_began && parser->context;
    struct place place = place_at(b, began ? parser->context_mark : parser->problem_mark, 1);
    DIAG(b->diags, MSG_SPEC_YAML, place, mistake.hint, mistake.sentence);
}

static bool next_event(struct yaml_builder *b) {
    yaml_event_delete(&b->event);
    if (yaml_parser_parse(&b->parser, &b->event)) return true;
    tell_mistake(b);
    return false;
}

static void refuse_alias(struct yaml_builder *b) {
    if (b->has_told_alias) return;
    b->has_told_alias = true;
    DIAG(b->diags, MSG_SPEC_ALIAS, place_at(b, b->event.start_mark, 1),
         "write the value out, or move what is shared into an included file", "");
}

/* Tags and anchors stand before a node: the node itself is read as if they were not there. */
static void refuse_properties(struct yaml_builder *b, const yaml_char_t *anchor, const yaml_char_t *tag) {
    if (anchor) refuse_alias(b);
    if (tag) {
        DIAG(b->diags, MSG_SPEC_TAG, place_at(b, b->event.start_mark, 1), "remove it", (const char *)tag);
    }
}

/* --- nodes -------------------------------------------------------------------------------------------------- */

static struct yaml_node *new_node(struct yaml_builder *b, enum yaml_node_kind kind) {
    struct yaml_node *node = ARENA_NEW(b->arena, struct yaml_node);
    node->kind = kind;
    node->place = place_from_to(b, b->event.start_mark, b->event.end_mark);
    node->text = "";
    return node;
}

/* Where the text itself begins: inside quotes, and nowhere known for a block, which begins on a line below. It has a
 * length where it is written as it reads: on one line, without escapes. */
static struct place text_place(const struct yaml_builder *b, const char *text, bool is_block) {
    const yaml_event_t *event = &b->event;
    struct place place = place_at(b, event->start_mark, 0);
    size_t quotes = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE ? 0 : 1;
    size_t length = utf8_length(text);
    bool is_one_line = event->start_mark.line == event->end_mark.line;
    place.column = is_block ? 0 : place.column + (uint32_t)quotes;
    if (is_one_line && event->end_mark.column - event->start_mark.column == length + 2 * quotes)
        place.length = (uint32_t)length;
    return place;
}

static const struct yaml_node *read_scalar(struct yaml_builder *b) {
    const yaml_event_t *event = &b->event;
    refuse_properties(b, event->data.scalar.anchor, event->data.scalar.tag);
    struct yaml_node *node = new_node(b, YAML_SCALAR);
    size_t n = event->data.scalar.length;
    const char *bytes = (const char *)event->data.scalar.value;
    if (memchr(bytes, '\0', n)) {
        DIAG(b->diags, MSG_SPEC_CONTROL, node->place, "remove it", "\\0");
        node->kind = YAML_REFUSED;
        return node;
    }
    yaml_scalar_style_t style = event->data.scalar.style;
    bool is_block = style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE;
    while (is_block && n > 0 && bytes[n - 1] == '\n') n--;
    node->is_plain = style == YAML_PLAIN_SCALAR_STYLE;
    node->is_literal = style == YAML_LITERAL_SCALAR_STYLE;
    node->text = text_copy_bytes(b->arena, bytes, n);
    node->text_place = text_place(b, node->text, is_block);
    return node;
}

static const struct yaml_node *read_list(struct yaml_builder *b, int depth) {
    refuse_properties(b, b->event.data.sequence_start.anchor, b->event.data.sequence_start.tag);
    struct yaml_node *list = new_node(b, YAML_LIST);
    const struct yaml_node **items = NULL;
    size_t capacity = 0;
    for (;;) {
        if (!next_event(b)) return NULL;
        if (b->event.type == YAML_SEQUENCE_END_EVENT) break;
        const struct yaml_node *item = read_node(b, depth + 1);
        if (item == NULL) return NULL;
        *ARENA_PUSH(b->arena, items, list->n_items, capacity) = item;
    }
    list->items = items;
    return list;
}

/* A key as text, or NULL when it is refused. */
static const char *key_text(struct yaml_builder *b, const struct yaml_node *key) {
    if (key->kind == YAML_REFUSED) return NULL;
    if (key->kind != YAML_SCALAR || yaml_is_nothing(key)) {
        DIAG(b->diags, MSG_SPEC_COMPLEX_KEY, key->place, "a text with braces at its beginning needs quotes", "");
        return NULL;
    }
    if (key->is_plain && text_equal(key->text, "<<")) {
        DIAG(b->diags, MSG_SPEC_MERGE_KEY, key->place, "write the keys out, or use 'include'", "");
        return NULL;
    }
    return key->text;
}

static int compare_pairs(const void *a, const void *b) {
    const struct yaml_pair *const *left = a, *const *right = b;
    int order = strcmp((*left)->key, (*right)->key);
    return order != 0 ? order : (*left > *right) - (*left < *right);
}

/* YAML asks for unique keys, libyaml does not look. Sorted, so that a long mapping costs little. Later repeats lose
 * their key. */
static void refuse_repeats(struct yaml_builder *b, struct yaml_pair *pairs, size_t *n) {
    struct yaml_pair **sorted = ARENA_ARRAY(b->arena, struct yaml_pair *, *n);
    for (size_t i = 0; i < *n; i++) sorted[i] = &pairs[i];
    if (*n > 1) qsort(sorted, *n, sizeof *sorted, compare_pairs);
    for (size_t i = 1, first = 0; i < *n; i++) {
        if (!text_equal(sorted[i]->key, sorted[first]->key)) {
            first = i;
            continue;
        }
        DIAG(b->diags, MSG_SPEC_DUPLICATE_KEY, sorted[i]->place, "remove one of the two", sorted[i]->key,
             text_from_int(b->arena, sorted[first]->place.line));
        sorted[i]->value = NULL;
    }
    size_t kept = 0;
    for (size_t i = 0; i < *n; i++) {
        if (pairs[i].value) pairs[kept++] = pairs[i];
    }
    *n = kept;
}

/* Reads one key and its value. False at the end of the mapping and when reading must stop (*ret_is_end says which). */
static bool read_pair(struct yaml_builder *b, int depth, struct yaml_pair *pair, bool *ret_is_end) {
    if (!next_event(b)) return false;
    *ret_is_end = b->event.type == YAML_MAPPING_END_EVENT;
    const struct yaml_node *key = *ret_is_end ? NULL : read_node(b, depth + 1);
    if (key == NULL || !next_event(b)) return false;
    const struct yaml_node *value = read_node(b, depth + 1);
    if (value == NULL) return false;
    *pair = (struct yaml_pair){.key = key_text(b, key), .place = key->place, .value = value};
    return true;
}

static const struct yaml_node *read_mapping(struct yaml_builder *b, int depth) {
    refuse_properties(b, b->event.data.mapping_start.anchor, b->event.data.mapping_start.tag);
    struct yaml_node *mapping = new_node(b, YAML_MAPPING);
    struct yaml_pair *pairs = NULL, pair;
    size_t capacity = 0;
    bool is_end = false;
    while (read_pair(b, depth, &pair, &is_end)) {
        if (pair.key) *ARENA_PUSH(b->arena, pairs, mapping->n_pairs, capacity) = pair;
    }
    if (!is_end) return NULL;
    refuse_repeats(b, pairs, &mapping->n_pairs);
    mapping->pairs = pairs;
    return mapping;
}

static bool is_within_limits(struct yaml_builder *b, int depth) {
    struct place place = place_at(b, b->event.start_mark, 1);
    if (depth > YAML_MAX_DEPTH) {
        DIAG(b->diags, MSG_SPEC_DEPTH, place, NULL, text_from_int(b->arena, YAML_MAX_DEPTH));
        return false;
    }
    if (++b->n_nodes > YAML_MAX_NODES) {
        DIAG(b->diags, MSG_SPEC_NODES, place, "split it, or check that it is a specification",
             text_from_int(b->arena, YAML_MAX_NODES));
        return false;
    }
    return true;
}

/* The node that the last event begins; NULL when reading must stop. */
static const struct yaml_node *read_node(struct yaml_builder *b, int depth) {
    if (!is_within_limits(b, depth)) return NULL;
    if (b->event.type == YAML_SCALAR_EVENT) return read_scalar(b);
    if (b->event.type == YAML_SEQUENCE_START_EVENT) return read_list(b, depth);
    if (b->event.type == YAML_MAPPING_START_EVENT) return read_mapping(b, depth);
    refuse_alias(b); /* the only event left that can stand here */
    return new_node(b, YAML_REFUSED);
}

/* --- the file ----------------------------------------------------------------------------------------------- */

/* Reads on to an event of one of two types; false when reading must stop. */
static bool skip_to(struct yaml_builder *b, yaml_event_type_t one, yaml_event_type_t other) {
    do {
        if (!next_event(b)) return false;
    } while (b->event.type != one && b->event.type != other);
    return true;
}

static bool refuse_more_documents(struct yaml_builder *b) {
    if (!skip_to(b, YAML_DOCUMENT_START_EVENT, YAML_STREAM_END_EVENT)) return false;
    if (b->event.type == YAML_STREAM_END_EVENT) return true;
    DIAG(b->diags, MSG_SPEC_DOCUMENTS, place_at(b, b->event.start_mark, 3),
         "a specification is one document: use 'include' for further files", "");
    return true;
}

static const struct yaml_node *read_document(struct yaml_builder *b) {
    if (!skip_to(b, YAML_DOCUMENT_START_EVENT, YAML_STREAM_END_EVENT)) return NULL;
    const struct yaml_node *root = NULL;
    if (b->event.type == YAML_DOCUMENT_START_EVENT) {
        if (!next_event(b)) return NULL;
        root = read_node(b, 1);
        if (root == NULL || !refuse_more_documents(b)) return NULL;
    }
    if (root && !yaml_is_nothing(root)) return root;
    DIAG(b->diags, MSG_SPEC_EMPTY, ((struct place){.file = b->file}), "begin with 'boardpaper: 1'", "");
    return NULL;
}

static void close_builder(void *handle) {
    struct yaml_builder *b = handle;
    yaml_event_delete(&b->event);
    yaml_parser_delete(&b->parser);
}

const struct yaml_node *yaml_read(struct arena *arena, const struct source_text *file, struct diags *diags) {
    if (!yaml_text_is_clean(file, arena, diags)) return NULL;
    struct arena *scratch = arena_child(arena);
    struct yaml_builder *b = ARENA_NEW(scratch, struct yaml_builder);
    *b = (struct yaml_builder){.arena = arena, .file = file, .diags = diags};
    if (!yaml_parser_initialize(&b->parser)) arena_exhausted(arena);
    arena_defer(scratch, close_builder, b);
    size_t mark = file->n >= 3 && memcmp(file->bytes, "\xef\xbb\xbf", 3) == 0
                      ? 3
                      : 0; /* libyaml skips it only when it guesses encodings */
    yaml_parser_set_input_string(&b->parser, (const unsigned char *)file->bytes + mark, file->n - mark);
    yaml_parser_set_encoding(&b->parser, YAML_UTF8_ENCODING);
    const struct yaml_node *root = read_document(b);
    arena_close(scratch);
    return root;
}
