/* base/diag.c - collecting messages. How they look is in diag_text.c. */
#include "base/diag.h"

#include "base/text.h"
#include "base/utf8.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
    LINES_KEPT = 4,       /* further lines beside the first */
    ARGUMENT_LIMIT = 1000 /* code points of what was found: a field may be as long as its file */
};

static const struct message_row {
    const char *id;
    enum diag_level level;
    enum status status;
    const char *sentence;
} rows[] = {
#define MESSAGE(name, id, level, status, sentence) [name] = {id, level, status, sentence},
#include "base/messages.def"
#undef MESSAGE
};

struct diags {
    struct arena *arena;
    struct diag *items;
    size_t n, capacity;
};

const char *message_id(enum message message) {
    return rows[message].id;
}

const char *message_sentence(enum message message) {
    return rows[message].sentence;
}

enum diag_level message_level(enum message message) {
    return rows[message].level;
}

enum status message_status(enum message message) {
    return rows[message].status;
}

struct diags *diags_new(struct arena *arena) {
    struct diags *diags = ARENA_NEW(arena, struct diags);
    diags->arena = arena;
    return diags;
}

/* --- adding --- */

static void add_argument(struct text_builder *out, const char *text) {
    const char *end = text;
    uint32_t c;
    for (int i = 0; i < ARGUMENT_LIMIT && *end; i++) end += utf8_decode(end, &c);
    text_add_bytes(out, text, (size_t)(end - text));
    if (*end) text_add(out, "\u2026");
}

static size_t count_args(const char *const *args) {
    size_t n = 0;
    while (args && args[n]) n++;
    return n;
}

/* One pass, so that a "{0}" that was found in a file stays what it is. A place without an argument stays too. */
static const char *fill(struct arena *arena, const char *sentence, const char *const *args) {
    struct text_builder out = {.arena = arena};
    size_t n_args = count_args(args);
    while (*sentence) {
        bool is_place = sentence[0] == '{' && sentence[1] >= '0' && sentence[1] <= '9' && sentence[2] == '}';
        size_t argument = is_place ? (size_t)(sentence[1] - '0') : 0;
        if (is_place && argument < n_args) {
            add_argument(&out, args[argument]);
            sentence += 3;
        } else {
            text_add_char(&out, *sentence++);
        }
    }
    return text_done(&out);
}

/* The first place's own line is left out, and so are repeats: two records can share a line. */
static void keep_lines(struct arena *arena, struct diag *diag, const uint32_t *lines, uint32_t n) {
    uint32_t *kept = ARENA_ARRAY(arena, uint32_t, LINES_KEPT), last = diag->place.line;
    uint32_t n_kept = 0;
    for (uint32_t i = 0; i < n && n_kept < LINES_KEPT; i++) {
        if (lines[i] == last) continue;
        kept[n_kept++] = last = lines[i];
    }
    diag->more_lines = kept;
    diag->n_more_lines = n_kept;
}

void diags_add_gathered(struct diags *diags, enum message message, struct place first, const char *hint,
                        const char *const *args, uint32_t count, const uint32_t *lines, uint32_t n_lines) {
    const char *sentence = fill(diags->arena, rows[message].sentence, args);
    const char *kept_hint = hint ? text_copy(diags->arena, hint) : NULL;
    struct diag diag = {.message = message, .level = rows[message].level, .place = first, .count = count};
    diag.sentence = sentence;
    diag.hint = kept_hint;
    if (n_lines > 0) keep_lines(diags->arena, &diag, lines, n_lines);
    *ARENA_PUSH(diags->arena, diags->items, diags->n, diags->capacity) = diag;
}

void diags_add(struct diags *diags, enum message message, struct place place, const char *hint,
               const char *const *args) {
    diags_add_gathered(diags, message, place, hint, args, 1, NULL, 0);
}

void diags_set_level(struct diags *diags, enum diag_level level) {
    assert(diags->n > 0);
    diags->items[diags->n - 1].level = level;
}

/* Texts are copied, since the other sink's arena may close first; places keep pointing to their files. */
void diags_merge(struct diags *diags, const struct diags *from) {
    for (size_t i = 0; i < from->n; i++) {
        struct diag diag = from->items[i];
        diag.sentence = text_copy(diags->arena, diag.sentence);
        if (diag.hint) diag.hint = text_copy(diags->arena, diag.hint);
        if (diag.n_more_lines > 0) {
            uint32_t *lines = ARENA_ARRAY(diags->arena, uint32_t, diag.n_more_lines);
            memcpy(lines, diag.more_lines, diag.n_more_lines * sizeof *lines);
            diag.more_lines = lines;
        }
        *ARENA_PUSH(diags->arena, diags->items, diags->n, diags->capacity) = diag;
    }
}

/* --- asking --- */

size_t diags_count(const struct diags *diags) {
    return diags->n;
}

size_t diags_count_level(const struct diags *diags, enum diag_level level) {
    size_t n = 0;
    for (size_t i = 0; i < diags->n; i++) n += diags->items[i].level == level;
    return n;
}

const struct diag *diags_at(const struct diags *diags, size_t index) {
    assert(index < diags->n);
    return &diags->items[index];
}

/* An error never ends in success, even one whose row was not thought of as an error. */
enum status diags_status(const struct diags *diags) {
    for (size_t i = 0; i < diags->n; i++) {
        if (diags->items[i].level != DIAG_ERROR) continue;
        enum status status = rows[diags->items[i].message].status;
        return status == STATUS_OK ? STATUS_FAULT : status;
    }
    return STATUS_OK;
}

/* --- order --- */

struct sort_entry {
    struct diag diag;
    size_t file_rank; /* 0 without a file, else by first appearance */
    size_t index;
};

static int compare_sizes(size_t a, size_t b) {
    return a < b ? -1 : a > b;
}

static int compare_entries(const void *a, const void *b) {
    const struct sort_entry *left = a, *right = b;
    int order = compare_sizes(left->file_rank, right->file_rank);
    if (order == 0) order = compare_sizes(left->diag.place.line, right->diag.place.line);
    if (order == 0) order = compare_sizes(left->diag.place.column, right->diag.place.column);
    return order != 0 ? order : compare_sizes(left->index, right->index);
}

static bool is_same_file(const struct source_text *a, const struct source_text *b) {
    return a == b || text_equal(a->shown, b->shown);
}

static size_t rank_of(const struct source_text ***files, size_t *n, size_t *capacity, struct arena *arena,
                      const struct source_text *file) {
    if (!file) return 0;
    for (size_t i = 0; i < *n; i++)
        if (is_same_file((*files)[i], file)) return i + 1;
    *ARENA_PUSH(arena, *files, *n, *capacity) = file;
    return *n;
}

void diags_sort(struct diags *diags) {
    struct arena *scratch = arena_child(diags->arena);
    struct sort_entry *entries = ARENA_ARRAY(scratch, struct sort_entry, diags->n);
    const struct source_text **files = NULL;
    size_t n_files = 0, capacity = 0;
    for (size_t i = 0; i < diags->n; i++) {
        size_t rank = rank_of(&files, &n_files, &capacity, scratch, diags->items[i].place.file);
        entries[i] = (struct sort_entry){.diag = diags->items[i], .file_rank = rank, .index = i};
    }
    if (diags->n > 1) qsort(entries, diags->n, sizeof *entries, compare_entries);
    for (size_t i = 0; i < diags->n; i++) diags->items[i] = entries[i].diag;
    arena_close(scratch);
}
