/* cli/command_show.c - `show`: tables on the terminal, in one of the text formats. */
#include "cli/command_table.h"

#include "base/utf8.h"

enum { MOST_SUGGESTED = 6 };

/* Letter case and doubled spaces do not count. */
static bool is_named(struct arena *arena, const char *own, const char *asked) {
    return own && text_equal(utf8_folded(arena, own), utf8_folded(arena, asked));
}

/* Tables that a command names, in the order asked for. */
struct chosen {
    const struct table **tables;
    size_t n, capacity;
};

/* The table of this identifier or number, else all that are layers of this definition; false where there is none. */
static bool add_named(struct arena *arena, const struct report *report, const char *name, struct chosen *chosen) {
    size_t n_before = chosen->n;
    for (size_t i = 0; i < report->n_tables && chosen->n == n_before; i++) {
        const struct table *table = report->tables[i];
        if (is_named(arena, table->id, name) || is_named(arena, table->number, name))
            *ARENA_PUSH(arena, chosen->tables, chosen->n, chosen->capacity) = table;
    }
    if (chosen->n > n_before) return true;
    for (size_t i = 0; i < report->n_tables; i++)
        if (is_named(arena, report->tables[i]->definition, name))
            *ARENA_PUSH(arena, chosen->tables, chosen->n, chosen->capacity) = report->tables[i];
    return chosen->n > n_before;
}

/* --- a table that there is not --- */

/* Names that a word can be near to: the identifier and number of each table. Tables that were found already have
 * none. */
struct near_names {
    const struct report *report;
    const char **names; /* two a table; "" for none */
};

static struct near_names names_of(struct arena *arena, const struct report *report) {
    struct near_names near = {report, ARENA_ARRAY(arena, const char *, 2 * report->n_tables)};
    for (size_t i = 0; i < report->n_tables; i++) {
        near.names[2 * i] = report->tables[i]->id;
        near.names[2 * i + 1] = report->tables[i]->number ? report->tables[i]->number : "";
    }
    return near;
}

/* Index of the next table meant by "3" ("Table 3", "Figure 3"), else of the nearest; n_tables where there is none. */
static size_t next_near(struct arena *arena, struct near_names *near, const char *name) {
    size_t n = near->report->n_tables;
    const char *numbered = TEXT(arena, " ", name);
    for (size_t i = 0; i < n; i++)
        if (text_ends(near->names[2 * i + 1], numbered)) return i;
    const char *nearest = text_nearest(arena, name, near->names, 2 * n);
    for (size_t i = 0; nearest && i < 2 * n; i++)
        if (near->names[i] == nearest) return i / 2;
    return n;
}

/* "Table 3 (lead-issue), Figure 3 (regions)", nearest first; "" where none is near. */
static const char *suggestions(struct arena *arena, const struct report *report, const char *name) {
    struct near_names near = names_of(arena, report);
    struct text_builder out = {.arena = arena};
    for (size_t n = 0; n < MOST_SUGGESTED; n++) {
        size_t i = next_near(arena, &near, name);
        if (i == report->n_tables) break;
        const struct table *table = report->tables[i];
        near.names[2 * i] = near.names[2 * i + 1] = "";
        if (n > 0) text_add(&out, ", ");
        text_add(&out, table->number ? TEXT(arena, table->number, " (", table->id, ")") : table->id);
    }
    return text_done(&out);
}

static void refuse_table(struct session *session, const struct report *report, const char *name) {
    static const char all[] = "'boardpaper show SPEC' without a table shows all of them";
    const char *near = suggestions(session->arena, report, name);
    const char *hint = near[0] ? TEXT(session->arena, "did you mean ", near, "? ", all) : all;
    DIAG(session->diags, MSG_USE_TABLE, NOWHERE, hint, name);
}

/* The tables asked for in the order asked for; all of them when none is named. */
static enum status choose_tables(struct session *session, const struct report *report, struct chosen *ret) {
    size_t n_named = session->n_arguments - 1;
    enum status status = STATUS_OK;
    for (size_t i = 0; i < n_named; i++) {
        if (add_named(session->arena, report, session->arguments[i + 1], ret)) continue;
        refuse_table(session, report, session->arguments[i + 1]);
        status = STATUS_USAGE;
    }
    for (size_t i = 0; n_named == 0 && i < report->n_tables; i++)
        *ARENA_PUSH(session->arena, ret->tables, ret->n, ret->capacity) = report->tables[i];
    return status;
}

enum status command_show(struct session *session) {
    struct run *run = NULL;
    struct chosen chosen = {0};
    enum status status = command_compute(session, &run);
    if (!run) return status;
    TRY(choose_tables(session, run->report, &chosen));
    text_add(&session->results, session->format->show(session->arena, run->report, chosen.tables, chosen.n));
    return status;
}
