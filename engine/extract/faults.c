/* extract/faults.c - faults by (message, subject, value) in a set of texts; a group counts the distinct values of
 * (message, subject). */
#include "extract/faults.h"

#include "base/intern.h"
#include "base/text.h"

#include <string.h>

/* A value longer than this is cut when shown, and told apart by its beginning. */
#define SHOWN_BYTES 160u

struct fault_group {
    enum message message;
    const char *subject;
    uint32_t n_distinct;
    struct fault *beyond; /* counts what does not get a message of its own, or NULL */
};

struct faults {
    struct arena *arena;
    const struct source_text *file;
    struct intern *seen; /* (message, subject, value) -> index of items */
    struct fault **items;
    size_t n_items, capacity_items;
    struct fault **told; /* items and those that count what is beyond, by first appearance */
    size_t n_told, capacity_told;
    struct fault_group *groups;
    size_t n_groups, capacity_groups;
    struct text_builder key;
    uint64_t n_errors;
    enum diag_level levels[N_MESSAGES];
};

static const enum diag_level message_levels[] = {
#define MESSAGE(name, id, level, status, sentence) level,
#include "base/messages.def"
#undef MESSAGE
};

struct faults *faults_new(struct arena *arena, const struct source_text *file) {
    struct faults *faults = ARENA_NEW(arena, struct faults);
    faults->arena = arena;
    faults->file = file;
    faults->seen = intern_new(arena);
    faults->key = (struct text_builder){.arena = arena};
    memcpy(faults->levels, message_levels, sizeof message_levels);
    return faults;
}

void faults_set_level(struct faults *faults, enum message message, enum diag_level level) {
    faults->levels[message] = level;
}

static struct fault_group *group_of(struct faults *faults, enum message message, const char *subject) {
    for (size_t i = 0; i < faults->n_groups; i++) {
        struct fault_group *group = &faults->groups[i];
        if (group->message == message && text_equal(group->subject, subject)) return group;
    }
    struct fault_group *group = ARENA_PUSH(faults->arena, faults->groups, faults->n_groups, faults->capacity_groups);
    group->message = message;
    group->subject = subject ? text_copy(faults->arena, subject) : NULL;
    return group;
}

static void count_find(struct fault *fault, uint32_t line) {
    if (fault->count < FAULTS_LINES) fault->lines[fault->count] = line;
    if (fault->count < UINT32_MAX) fault->count++;
}

/* The value as shown: cut between code points. */
static const char *shown_value(struct arena *arena, const char *value, size_t n) {
    if (n <= SHOWN_BYTES) return text_copy_bytes(arena, value, n);
    n = SHOWN_BYTES;
    while (n > 0 && ((unsigned char)value[n] & 0xC0) == 0x80) n--;
    return TEXT(arena, text_copy_bytes(arena, value, n), "…");
}

static uint32_t find_seen(struct faults *faults, enum message message, const char *subject, const char *value,
                          size_t n) {
    struct text_builder *key = &faults->key;
    key->n = 0;
    text_add_int(key, (int64_t)message);
    text_add_char(key, '\x1f');
    text_add(key, subject ? subject : "");
    text_add_char(key, '\x1f');
    text_add_bytes(key, value ? value : "", n < SHOWN_BYTES ? n : SHOWN_BYTES);
    return intern_find(faults->seen, key->bytes, key->n);
}

static struct fault *new_fault(struct faults *faults, enum message message, enum diag_level level) {
    struct fault *fault = ARENA_NEW(faults->arena, struct fault);
    fault->message = message;
    fault->level = level;
    *ARENA_PUSH(faults->arena, faults->told, faults->n_told, faults->capacity_told) = fault;
    return fault;
}

static void count_beyond(struct faults *faults, struct fault_group *group, uint32_t line) {
    if (!group->beyond) {
        struct fault *fault = group->beyond = new_fault(faults, MSG_DATA_MORE, faults->levels[group->message]);
        fault->args[0] = group->subject ? group->subject : "rows";
        fault->args[1] = message_id(group->message);
    }
    count_find(group->beyond, line);
}

struct fault *faults_note(struct faults *faults, enum message message, const char *subject, const char *value,
                          size_t n_value, uint32_t line) {
    if (faults->levels[message] == DIAG_ERROR) faults->n_errors++;
    uint32_t index = find_seen(faults, message, subject, value, n_value);
    if (index != INTERN_NONE) {
        count_find(faults->items[index], line);
        return NULL;
    }
    struct fault_group *group = group_of(faults, message, subject);
    if (group->n_distinct == FAULTS_DISTINCT) {
        count_beyond(faults, group, line);
        return NULL;
    }
    group->n_distinct++;
    struct fault *fault = new_fault(faults, message, faults->levels[message]);
    intern_add(faults->seen, faults->key.bytes, faults->key.n, NULL);
    *ARENA_PUSH(faults->arena, faults->items, faults->n_items, faults->capacity_items) = fault;
    fault->args[0] = group->subject;
    fault->args[1] = subject && value ? shown_value(faults->arena, value, n_value) : NULL;
    count_find(fault, line);
    return fault;
}

uint64_t faults_errors(const struct faults *faults) {
    return faults->n_errors;
}

struct arena *faults_arena(const struct faults *faults) {
    return faults->arena;
}

void faults_tell(const struct faults *faults, struct diags *diags) {
    for (size_t i = 0; i < faults->n_told; i++) {
        const struct fault *fault = faults->told[i];
        struct place place = {.file = faults->file, .line = fault->lines[0], .column = fault->column};
        uint32_t n_lines = fault->count < FAULTS_LINES ? fault->count : FAULTS_LINES;
        diags_add_gathered(diags, fault->message, place, fault->hint, fault->args, fault->count, fault->lines, n_lines);
        diags_set_level(diags, fault->level);
    }
}
