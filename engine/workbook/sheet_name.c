/* workbook/sheet_name.c - names are kept to ASCII letters, digits and '_': these need no quotes in formulas and links.
 */
#include "workbook/sheet_name.h"

#include "base/intern.h"
#include "base/text.h"

#include <string.h>

struct name_set {
    struct arena *arena;
    struct intern *taken; /* in lower case */
};

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static const char *lower_case(struct arena *arena, const char *name) {
    struct text_builder out = {.arena = arena};
    for (; *name != '\0'; name++)
        text_add_char(&out, (char)(*name >= 'A' && *name <= 'Z' ? *name + ('a' - 'A') : *name));
    return text_done(&out);
}

struct name_set *name_set_new(struct arena *arena) {
    struct name_set *names = ARENA_NEW(arena, struct name_set);
    *names = (struct name_set){.arena = arena, .taken = intern_new(arena)};
    return names;
}

bool name_take(struct name_set *names, const char *name) {
    const char *lower = lower_case(names->arena, name);
    bool is_new;
    intern_add(names->taken, lower, strlen(lower), &is_new);
    return is_new;
}

/* Runs of anything but letters and digits become one '_'; none at the ends. */
static const char *plain_name(struct arena *arena, const char *text) {
    struct text_builder out = {.arena = arena};
    bool has_gap = false;
    for (; *text != '\0'; text++) {
        if (!is_letter(*text) && !is_digit(*text)) {
            has_gap = true;
            continue;
        }
        if (has_gap && out.n > 0) text_add_char(&out, '_');
        has_gap = false;
        text_add_char(&out, *text);
    }
    return text_done(&out);
}

/* The name, cut to `limit` with `tail`. */
static const char *cut(struct arena *arena, const char *name, const char *tail, size_t limit) {
    size_t n = strlen(name), room = limit - strlen(tail);
    return TEXT(arena, text_copy_bytes(arena, name, n < room ? n : room), tail);
}

static const char *take_unique(struct name_set *names, const char *wanted, size_t limit) {
    const char *name = cut(names->arena, wanted, "", limit);
    for (int64_t i = 2; !name_take(names, name); i++)
        name = cut(names->arena, wanted, TEXT(names->arena, "_", text_from_int(names->arena, i)), limit);
    return name;
}

const char *tab_name(struct name_set *names, const char *kind, const char *number, const char *id) {
    const char *name = plain_name(names->arena, number != NULL ? number : id);
    if (number == NULL || !is_letter(name[0]) || strchr(name, '_') == NULL) name = TEXT(names->arena, kind, "_", name);
    return take_unique(names, name, TAB_NAME_LIMIT);
}

const char *excel_table_name(struct name_set *names, const char *id) {
    return take_unique(names, TEXT(names->arena, "tbl_", plain_name(names->arena, id)), TABLE_NAME_LIMIT);
}

static const char *name_fault(const char *name, size_t limit) {
    if (!is_letter(name[0])) return "a name must begin with a letter";
    if (strlen(name) > limit) return "a name is too long";
    for (; *name != '\0'; name++) {
        if (!is_letter(*name) && !is_digit(*name) && *name != '_')
            return "a name may hold letters, digits and '_' only";
    }
    return NULL;
}

/* "S1", "R1C1" and "AB12" are cells, "R" and "C" the row and the column; words of letters are not. */
static bool may_be_cell(const char *name) {
    return strchr(name, '_') == NULL && (strlen(name) < 4 || strpbrk(name, "0123456789") != NULL);
}

static const char *name_or_cell_fault(const char *name, size_t limit) {
    const char *fault = name_fault(name, limit);
    return fault == NULL && may_be_cell(name) ? "the name may be read as a cell" : fault;
}

const char *tab_name_fault(const char *name) {
    return name_or_cell_fault(name, TAB_NAME_LIMIT);
}

const char *excel_table_name_fault(const char *name) {
    return name_or_cell_fault(name, TABLE_NAME_LIMIT);
}
