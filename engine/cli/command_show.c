/* cli/command_show.c - `show`: tables on the terminal, in one of the text formats. */
#include "cli/command_table.h"

static const struct table *find_table(const struct report *report, const char *name) {
    for (size_t i = 0; i < report->n_tables; i++) {
        const struct table *table = report->tables[i];
        if (text_equal(table->id, name) || text_equal(table->number, name)) return table;
    }
    return NULL;
}

static void refuse_table(struct session *session, const struct report *report, const char *name) {
    const char **names = ARENA_ARRAY(session->arena, const char *, report->n_tables);
    struct text_builder list = {.arena = session->arena};
    for (size_t i = 0; i < report->n_tables; i++) {
        names[i] = report->tables[i]->id;
        text_add(&list, i > 0 ? ", " : "there are ");
        text_add(&list, names[i]);
    }
    const char *nearest = text_nearest(session->arena, name, names, report->n_tables);
    const char *hint = nearest ? TEXT(session->arena, "did you mean '", nearest, "'?") : text_done(&list);
    DIAG(session->diags, MSG_USE_TABLE, NOWHERE, hint, name);
}

/* The tables asked for in the order asked for; all of them when none is named. */
static enum status choose_tables(struct session *session, const struct report *report, const struct table ***ret,
                                 size_t *ret_n) {
    size_t n_named = session->n_arguments - 1, n = n_named > 0 ? n_named : report->n_tables;
    const struct table **tables = ARENA_ARRAY(session->arena, const struct table *, n);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < n; i++) {
        tables[i] = n_named > 0 ? find_table(report, session->arguments[i + 1]) : report->tables[i];
        if (tables[i]) continue;
        refuse_table(session, report, session->arguments[i + 1]);
        status = STATUS_USAGE;
    }
    *ret = tables;
    *ret_n = n;
    return status;
}

enum status command_show(struct session *session) {
    struct run *run = NULL;
    const struct table **tables = NULL;
    size_t n = 0;
    enum status status = command_compute(session, &run);
    if (!run) return status;
    TRY(choose_tables(session, run->report, &tables, &n));
    text_add(&session->results, session->format->show(session->arena, run->report, tables, n));
    return status;
}
