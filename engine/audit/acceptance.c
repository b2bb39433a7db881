/* audit/acceptance.c - differences that somebody has looked into and accepts, with a reason.
 *
 * Each line must state a difference that is there now: an acceptance that outlives its difference would hide the next
 * one. */
#include "audit/acceptance.h"

#include "base/text.h"
#include "extract/csv_small.h"

enum field { TABLE, ROW, COLUMN, PUBLISHED, COMPUTED, REASON, N_FIELDS };

static const char *const field_names[N_FIELDS] = {"table", "row", "column", "published", "computed", "reason"};

struct acceptance {
    const char *texts[N_FIELDS];
    const char *name; /* of the figure */
    struct place place;
};

const char *figure_name(struct arena *arena, const char *table, const char *row, const char *column) {
    return TEXT(arena, table, " > ", row, " > ", column);
}

static struct acceptance acceptance_of(struct arena *arena, const struct csv_small *csv, const struct csv_row *row,
                                       const int *columns) {
    struct acceptance to = {.place = {.file = csv->file, .line = row->line}};
    for (int i = 0; i < N_FIELDS; i++) {
        const char *text = row->fields[columns[i]];
        to.texts[i] = text == NULL ? "" : text;
    }
    to.name = figure_name(arena, to.texts[TABLE], to.texts[ROW], to.texts[COLUMN]);
    return to;
}

static bool names_figure(const struct acceptance *acceptance, const struct published_figure *figure) {
    const char *row = acceptance->texts[ROW], *column = acceptance->texts[COLUMN];
    return text_equal(acceptance->texts[TABLE], figure->table) &&
           (text_equal(row, figure->row) || text_equal(row, figure->row_id)) &&
           (text_equal(column, figure->column) || text_equal(column, figure->column_id));
}

static struct reconcile_line *line_named(const struct reconciliation *reconciliation,
                                         const struct acceptance *acceptance) {
    for (size_t i = 0; i < reconciliation->n_lines; i++) {
        if (names_figure(acceptance, reconciliation->lines[i].published)) return &reconciliation->lines[i];
    }
    return NULL;
}

/* Adds a message and returns false when the line states no present difference. `accepted_on`: the line of the file that
 * accepted this figure before, or 0. */
static bool applies(struct arena *arena, const struct acceptance *acceptance, const struct reconcile_line *line,
                    uint32_t accepted_on, struct diags *diags) {
    const char *const *texts = acceptance->texts;
    const char *name = acceptance->name;
    struct place place = acceptance->place;
    if (line == NULL) {
        DIAG(diags, MSG_ACCEPT_UNKNOWN, place,
             "take the line out, or write table, row and column as the published file does", name);
    } else if (accepted_on != 0) {
        DIAG(diags, MSG_ACCEPT_TWICE, place, "take one of the two lines out", name, text_from_int(arena, accepted_on));
    } else if (line->outcome == RECONCILE_EQUAL) {
        DIAG(diags, MSG_ACCEPT_EQUAL, place, "take the line out", name, line->published->text);
    } else if (!text_equal(texts[PUBLISHED], line->published->text)) {
        DIAG(diags, MSG_ACCEPT_PUBLISHED, place, "look at the difference again", name, line->published->text,
             texts[PUBLISHED]);
    } else if (!text_equal(texts[COMPUTED], line->computed_text)) {
        DIAG(diags, MSG_ACCEPT_COMPUTED, place, "look at the difference again", name, line->computed_text,
             texts[COMPUTED]);
    } else if (*text_trim(arena, texts[REASON]) == '\0') {
        DIAG(diags, MSG_ACCEPT_NO_REASON, place, "say why the difference is right", name);
    } else {
        return true;
    }
    return false;
}

static void apply_all(struct arena *arena, const struct csv_small *csv, const int *columns, struct diags *diags,
                      struct reconciliation *reconciliation) {
    uint32_t *accepted_on = ARENA_ARRAY(arena, uint32_t, reconciliation->n_lines);
    for (size_t i = 0; i < csv->n_rows; i++) {
        struct acceptance acceptance = acceptance_of(arena, csv, &csv->rows[i], columns);
        struct reconcile_line *line = line_named(reconciliation, &acceptance);
        size_t at = line == NULL ? 0 : (size_t)(line - reconciliation->lines);
        if (!applies(arena, &acceptance, line, line == NULL ? 0 : accepted_on[at], diags)) {
            reconciliation->n_stale++;
            continue;
        }
        line->outcome = RECONCILE_ACCEPTED;
        line->reason = acceptance.texts[REASON];
        accepted_on[at] = csv->rows[i].line;
    }
}

enum status acceptance_apply(struct arena *arena, const char *path, struct diags *diags,
                             struct reconciliation *reconciliation) {
    struct source_text *file = ARENA_NEW(arena, struct source_text);
    *file = (struct source_text){.shown = path, .rooted = path_name(arena, path)};
    struct csv_small *csv;
    int columns[N_FIELDS];
    TRY(csv_small_read(arena, file, path, NOWHERE, diags, &csv));
    for (int i = 0; i < N_FIELDS; i++) TRY(csv_small_need(csv, field_names[i], diags, &columns[i]));
    apply_all(arena, csv, columns, diags, reconciliation);
    return STATUS_OK;
}
