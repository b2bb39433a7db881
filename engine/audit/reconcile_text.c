/* audit/reconcile_text.c - a reconciliation for the terminal. */
#include "audit/acceptance.h"
#include "base/text.h"
#include "base/utf8.h"

enum column { FIGURE, PUBLISHED, COMPUTED, OUTCOME, REASON, N_COLUMNS };

static const char *const headers[N_COLUMNS] = {"figure", "published", "computed", "outcome", "reason"};

static const char *const outcome_words[] = {
    [RECONCILE_EQUAL] = "equal",
    [RECONCILE_ACCEPTED] = "accepted",
    [RECONCILE_DIFFERENT] = "differs",
    [RECONCILE_NOT_COMPUTED] = "not computed",
};

struct text_row {
    const char *texts[N_COLUMNS];
};

static struct text_row row_of(struct arena *arena, const struct reconcile_line *line) {
    const struct published_figure *published = line->published;
    const char *name = figure_name(arena, published->table, published->row, published->column);
    return (struct text_row){{
        [FIGURE] = utf8_shown(arena, name, 0),
        [PUBLISHED] = utf8_shown(arena, published->text, 0),
        [COMPUTED] = utf8_shown(arena, line->computed_text, 0),
        [OUTCOME] = outcome_words[line->outcome],
        [REASON] = line->reason == NULL ? "" : utf8_shown(arena, line->reason, 0),
    }};
}

/* Header first, then the lines that are not equal; returns how many rows. */
static size_t rows_of(struct arena *arena, const struct reconciliation *reconciliation, struct text_row **ret) {
    struct text_row *rows = NULL;
    size_t n = 0, capacity = 0;
    struct text_row *header = ARENA_PUSH(arena, rows, n, capacity);
    for (size_t i = 0; i < N_COLUMNS; i++) header->texts[i] = headers[i];
    for (size_t i = 0; i < reconciliation->n_lines; i++) {
        if (reconciliation->lines[i].outcome == RECONCILE_EQUAL) continue;
        *ARENA_PUSH(arena, rows, n, capacity) = row_of(arena, &reconciliation->lines[i]);
    }
    *ret = rows;
    return n;
}

static void add_spaces(struct text_builder *out, size_t n) {
    while (n-- > 0) text_add_char(out, ' ');
}

/* Published and computed stand right, under each other; spaces that nothing follows are not written. */
static void add_row(struct text_builder *out, const struct text_row *row, const size_t *widths) {
    for (size_t i = 0; i < N_COLUMNS; i++) {
        size_t rest = widths[i] - utf8_columns(row->texts[i]);
        bool is_right = i == PUBLISHED || i == COMPUTED;
        add_spaces(out, (i > 0 ? 2 : 0) + (is_right ? rest : 0));
        text_add(out, row->texts[i]);
        add_spaces(out, is_right ? 0 : rest);
    }
    while (out->n > 0 && out->bytes[out->n - 1] == ' ') out->n--;
    text_add_char(out, '\n');
}

static void add_differences(struct text_builder *out, const struct reconciliation *reconciliation) {
    struct text_row *rows;
    size_t widths[N_COLUMNS] = {0};
    size_t n = rows_of(out->arena, reconciliation, &rows);
    if (n == 1) return;
    for (size_t i = 0; i < n * N_COLUMNS; i++) {
        size_t columns = utf8_columns(rows[i / N_COLUMNS].texts[i % N_COLUMNS]);
        if (columns > widths[i % N_COLUMNS]) widths[i % N_COLUMNS] = columns;
    }
    for (size_t i = 0; i < n; i++) add_row(out, &rows[i], widths);
    text_add_char(out, '\n');
}

static void add_count(struct text_builder *out, const char *before, size_t n, const char *one, const char *many) {
    text_add(out, before);
    text_add_int(out, (int64_t)n);
    text_add(out, n == 1 ? one : many);
}

const char *reconcile_text(struct arena *arena, const struct reconciliation *reconciliation) {
    const struct reconciliation *r = reconciliation;
    struct text_builder out = {.arena = arena};
    add_differences(&out, r);
    if (r->n_unpublished > 0)
        add_count(&out, "", r->n_unpublished, " computed figure is not in the published file\n",
                  " computed figures are not in the published file\n");
    add_count(&out, "", r->n_equal, " of ", " of ");
    add_count(&out, "", r->n_lines, " figure equal", " figures equal");
    add_count(&out, "; ", r->n_accepted, " differs and is accepted", " differ and are accepted");
    add_count(&out, "; ", r->n_different, " differs", " differ");
    if (r->n_not_computed > 0) add_count(&out, "; ", r->n_not_computed, " is not computed", " are not computed");
    if (r->n_stale > 0)
        add_count(&out, "; ", r->n_stale, " line of the acceptance file does not apply",
                  " lines of the acceptance file do not apply");
    text_add_char(&out, '\n');
    return text_done(&out);
}
