/* spec/spec_files.c - reads the specification and what it includes, and merges their sections.
 *
 * Depth first: what a file includes stands before what it says itself. A file that is included twice is read once; a
 * file that includes itself, by whatever way, is refused with the chain. */
#include "base/file.h"
#include "base/intern.h"
#include "base/text.h"
#include "spec/read/spec_reader.h"

#include <stddef.h>
#include <string.h>

enum { LANGUAGE_VERSION = 1, MAX_FILES = 100 };

struct section_row {
    enum section_id id;
    size_t offset;
    enum key_kind names; /* KEY_NAME or KEY_ID */
};

#define ROW(id, member, names)                                                                                         \
    { id, offsetof(struct raw_specification, member), names }
static const struct section_row section_rows[] = {
    ROW(SECTION_PARAMETERS, parameters, KEY_NAME),
    ROW(SECTION_LISTS, lists, KEY_NAME),
    ROW(SECTION_CROSSWALKS, crosswalks, KEY_ID),
    ROW(SECTION_SOURCES, sources, KEY_NAME),
    ROW(SECTION_EXTRACTS, extracts, KEY_NAME),
    ROW(SECTION_TARGETS, targets, KEY_NAME),
    ROW(SECTION_POPULATIONS, populations, KEY_NAME),
    ROW(SECTION_PUBLISHED, published, KEY_ID),
    ROW(SECTION_NOTES, notes, KEY_ID),
    ROW(SECTION_CHECKS, checks, KEY_ID),
    ROW(SECTION_TABLES, tables, KEY_ID),
    ROW(SECTION_CHARTS, charts, KEY_ID),
};
#undef ROW

/* --- merging ------------------------------------------------------------------------------------------------ */

/* "shared/log.yaml:12". */
static const char *place_words(struct arena *arena, struct place place) {
    return TEXT(arena, place.file->shown, ":", text_from_int(arena, place.line));
}

bool section_push(struct reader *reader, struct section *section, struct named item, const char *what) {
    bool is_new;
    uint32_t index = intern_add(section->names, item.name, strlen(item.name), &is_new);
    if (is_new)
        *ARENA_PUSH(reader->arena, section->items, section->n, section->capacity) = item;
    else
        DIAG(reader->diags, MSG_SPEC_DEFINED_TWICE, item.place, "remove one of the two, or rename it",
             TEXT(reader->arena, what, " '", item.name, "'"), place_words(reader->arena, section->items[index].place));
    return is_new;
}

static void add_item(struct reader *reader, const struct section_row *row, const struct yaml_pair *pair) {
    const char *fault = name_fault(row->names, pair->key);
    if (fault) {
        DIAG(reader->diags, MSG_SPEC_NAME, pair->place, NULL, pair->key, fault);
    }
    struct named item = {.name = pair->key, .place = pair->place, .node = pair->value};
    section_push(reader, &reader->sections[row->id], item, section_word(row->id));
}

static void merge_single(struct reader *reader, struct single *single, const struct yaml_node *node, const char *what) {
    if (node == NULL) return;
    if (single->node) {
        DIAG(reader->diags, MSG_SPEC_DEFINED_TWICE, node->place, "remove one of the two", what,
             place_words(reader->arena, single->place));
        return;
    }
    *single = (struct single){node, node->place};
}

static void merge(struct reader *reader, const struct raw_specification *raw) {
    merge_single(reader, &reader->report, raw->report, "section 'report'");
    merge_single(reader, &reader->calendar, raw->calendar, "section 'calendar'");
    merge_single(reader, &reader->paper, raw->paper, "section 'paper'");
    for (size_t i = 0; i < sizeof section_rows / sizeof *section_rows; i++) {
        const struct yaml_node *node = *(const raw_value *)(const void *)((const char *)raw + section_rows[i].offset);
        for (size_t k = 0; node && k < node->n_pairs; k++) add_item(reader, &section_rows[i], &node->pairs[k]);
    }
}

/* --- files -------------------------------------------------------------------------------------------------- */

static void load(struct reader *reader, const struct read_file *includer, const char *path,
                 const struct source_text *text, struct place place);

static const char *chain_words(struct reader *reader, const struct read_file *from, const struct read_file *to) {
    const char *words = from->text->shown;
    for (const struct read_file *file = from; file != to && file->includer; file = file->includer)
        words = TEXT(reader->arena, file->includer->text->shown, " -> ", words);
    return TEXT(reader->arena, words, " -> ", to->text->shown);
}

static void include(struct reader *reader, const struct read_file *from, const struct yaml_node *item) {
    const char *path;
    const struct source_text *text;
    if (spec_path(reader->arena, reader->root, from->text, item->text, item->place, reader->diags, &path, &text) !=
        STATUS_OK) {
        reader->is_file_lost = true;
        return;
    }
    const char *real = path_real(reader->arena, path);
    for (size_t i = 0; real && i < reader->n_files; i++) {
        const struct read_file *file = reader->files[i];
        if (!text_equal(file->real, real)) continue;
        if (file->is_open) {
            DIAG(reader->diags, MSG_SPEC_INCLUDE_LOOP, item->place, "remove this include",
                 chain_words(reader, from, file));
        }
        return;
    }
    load(reader, from, path, text, item->place);
}

static bool version_is_known(struct reader *reader, const struct yaml_node *version) {
    if (version == NULL || node_integer(version, 0) == LANGUAGE_VERSION) return true;
    DIAG(reader->diags, MSG_SPEC_VERSION, version->place, "write 'boardpaper: 1', or use a later program",
         text_from_int(reader->arena, LANGUAGE_VERSION), version->text);
    return false;
}

static bool read_tree(struct reader *reader, const struct read_file *file) {
    const struct yaml_node *root = yaml_read(reader->arena, file->text, reader->diags);
    if (root == NULL) return false;
    struct raw_specification raw = {0};
    struct place start = {.file = file->text, .line = 1, .column = 1};
    if (!keys_read(&reader->context, root, &specification_keys, "the specification", start, &raw))
        reader->is_section_lost = true;
    if (!version_is_known(reader, raw.boardpaper)) return false;
    const struct yaml_node *const *items;
    size_t n = node_items(&raw.include, &items);
    for (size_t i = 0; i < n; i++) include(reader, file, items[i]);
    merge(reader, &raw);
    return true;
}

static bool read_bytes(struct reader *reader, const char *path, struct place place, struct source_text *text) {
    if (reader->n_files < MAX_FILES)
        return file_read(reader->arena, path, YAML_MAX_BYTES, place, reader->diags, &text->bytes, &text->n) ==
               STATUS_OK;
    DIAG(reader->diags, MSG_SPEC_FILES, place, NULL, text_from_int(reader->arena, MAX_FILES));
    return false;
}

static void load(struct reader *reader, const struct read_file *includer, const char *path,
                 const struct source_text *text, struct place place) {
    struct source_text *own = ARENA_NEW(reader->arena, struct source_text);
    *own = *text;
    if (!read_bytes(reader, path, place, own)) {
        reader->is_file_lost = true;
        return;
    }
    struct read_file *file = ARENA_NEW(reader->arena, struct read_file);
    *file = (struct read_file){
        .text = own, .path = path, .real = path_real(reader->arena, path), .includer = includer, .is_open = true};
    *ARENA_PUSH(reader->arena, reader->files, reader->n_files, reader->capacity_files) = file;
    if (!read_tree(reader, file)) reader->is_file_lost = true;
    file->is_open = false;
}

/* The specification itself is named on the command line: relative to where the user stands, absolute if they like. */
bool read_files(struct reader *reader, const char *path) {
    struct arena *arena = reader->arena;
    for (size_t i = 0; i < N_SECTIONS; i++) reader->sections[i].names = intern_new(arena);
    struct source_text *text = ARENA_NEW(arena, struct source_text);
    *text = (struct source_text){.shown = path, .rooted = path_name(arena, path)};
    const char *folder = path_real(arena, path_folder(arena, path));
    const char *real = path_real(arena, path);
    if (folder && real) {
        const char *rooted = path_below(arena, reader->root, path_join(arena, folder, path_name(arena, path)));
        if (rooted == NULL || path_below(arena, reader->root, real) == NULL) {
            DIAG(reader->diags, MSG_SPEC_PATH_LEAVES, NOWHERE, "name another root with --root", path, reader->root);
            return false;
        }
        text->rooted = rooted;
    }
    load(reader, NULL, path, text, NOWHERE);
    return !reader->is_file_lost;
}
