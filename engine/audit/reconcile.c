/* audit/reconcile.c - published figures one by one against the computed ones.
 *
 * Computed figures are indexed under identifiers and labels in all four combinations. Identifiers go in first and win;
 * a key of labels that two figures share leads to neither. */
#include "audit/reconcile.h"

#include "audit/acceptance.h"
#include "base/intern.h"
#include "base/text.h"

#include <string.h>

enum { FORMS = 4 };

/* Where a key leads. */
struct index_entry {
    const struct computed_figure *figure; /* NULL when several figures share the key */
    bool is_identifiers;
};

struct figure_index {
    struct arena *arena;
    struct intern *keys;
    struct index_entry *entries; /* by key; room for FORMS a figure */
};

/* Fields are parted by a character that no label can hold after reading, so that no two triples make one key. */
static const char *key_of(struct arena *arena, const char *table, const char *row, const char *column) {
    return TEXT(arena, table, "\x1f", row, "\x1f", column);
}

static void index_add(struct figure_index *index, const struct computed_figure *figure, const char *row,
                      const char *column, bool is_identifiers) {
    const char *key = key_of(index->arena, figure->table, row, column);
    bool is_new;
    uint32_t at = intern_add(index->keys, key, strlen(key), &is_new);
    struct index_entry *entry = &index->entries[at];
    if (is_new) {
        *entry = (struct index_entry){figure, is_identifiers};
    } else if (entry->figure != figure && entry->is_identifiers == is_identifiers) {
        entry->figure = NULL;
    }
}

static struct figure_index index_of(struct arena *arena, const struct computed_figure *computed, size_t n) {
    struct figure_index index = {arena, intern_new(arena), ARENA_ARRAY(arena, struct index_entry, n * FORMS)};
    for (size_t i = 0; i < n; i++) index_add(&index, &computed[i], computed[i].row_id, computed[i].column_id, true);
    for (size_t i = 0; i < n; i++) {
        index_add(&index, &computed[i], computed[i].row, computed[i].column, false);
        index_add(&index, &computed[i], computed[i].row_id, computed[i].column, false);
        index_add(&index, &computed[i], computed[i].row, computed[i].column_id, false);
    }
    return index;
}

static const struct index_entry *index_find(const struct figure_index *index, const char *table, const char *row,
                                            const char *column) {
    const char *key = key_of(index->arena, table, row, column);
    uint32_t at = intern_find(index->keys, key, strlen(key));
    return at == INTERN_NONE ? NULL : &index->entries[at];
}

static const struct computed_figure *match(const struct figure_index *index, const struct published_figure *figure,
                                           struct diags *diags) {
    const struct index_entry *entry = NULL;
    if (figure->row_id != NULL && figure->column_id != NULL)
        entry = index_find(index, figure->table, figure->row_id, figure->column_id);
    if (entry == NULL) entry = index_find(index, figure->table, figure->row, figure->column);
    if (entry == NULL) return NULL;
    if (entry->figure == NULL)
        DIAG(diags, MSG_PUBLISHED_AMBIGUOUS, figure->place, "name row and column by their identifiers",
             figure_name(index->arena, figure->table, figure->row, figure->column));
    return entry->figure;
}

/* Fills the computed text and the outcome. A mark, words, or a number where a mark was printed, stands as it is shown. */
static void compare(struct arena *arena, struct reconcile_line *line) {
    const struct published_figure *published = line->published;
    const struct computed_figure *computed = line->computed;
    struct decimal rounded;
    line->computed_text = computed->display;
    line->outcome = RECONCILE_DIFFERENT;
    if (published->has_value && computed->has_value &&
        number_round(computed->value, 1, published->value.decimals, &rounded)) {
        line->computed_text = number_text(arena, rounded, NUMBER_PLAIN);
        if (rounded.units == published->value.units) line->outcome = RECONCILE_EQUAL;
    } else if (text_equal(published->text, computed->display)) {
        line->outcome = RECONCILE_EQUAL;
    }
}

static struct reconciliation *compare_all(struct arena *arena, const struct computed_figure *computed,
                                          size_t n_computed, const struct published *published, struct diags *diags) {
    struct reconciliation *to = ARENA_NEW(arena, struct reconciliation);
    struct figure_index index = index_of(arena, computed, n_computed);
    bool *is_published = ARENA_ARRAY(arena, bool, n_computed);
    to->lines = ARENA_ARRAY(arena, struct reconcile_line, published->n);
    to->n_lines = published->n;
    to->n_unpublished = n_computed;
    for (size_t i = 0; i < published->n; i++) {
        struct reconcile_line *line = &to->lines[i];
        *line = (struct reconcile_line){
            .published = &published->figures[i], .computed_text = "", .outcome = RECONCILE_NOT_COMPUTED};
        line->computed = match(&index, line->published, diags);
        if (line->computed == NULL) continue;
        compare(arena, line);
        bool *seen = &is_published[line->computed - computed];
        if (!*seen) to->n_unpublished--;
        *seen = true;
    }
    return to;
}

static void count_outcomes(struct reconciliation *to) {
    size_t counts[] = {
        [RECONCILE_EQUAL] = 0, [RECONCILE_ACCEPTED] = 0, [RECONCILE_DIFFERENT] = 0, [RECONCILE_NOT_COMPUTED] = 0};
    for (size_t i = 0; i < to->n_lines; i++) counts[to->lines[i].outcome]++;
    to->n_equal = counts[RECONCILE_EQUAL];
    to->n_accepted = counts[RECONCILE_ACCEPTED];
    to->n_different = counts[RECONCILE_DIFFERENT];
    to->n_not_computed = counts[RECONCILE_NOT_COMPUTED];
}

enum status reconcile(struct arena *arena, const struct computed_figure *computed, size_t n_computed,
                      const char *published_path, const char *accept_path, struct diags *diags,
                      struct reconciliation **ret) {
    struct source_text *file = ARENA_NEW(arena, struct source_text);
    *file = (struct source_text){.shown = published_path, .rooted = path_name(arena, published_path)};
    struct published *published;
    TRY(published_read(arena, file, published_path, NOWHERE, diags, &published));
    struct reconciliation *made = compare_all(arena, computed, n_computed, published, diags);
    if (accept_path != NULL) TRY(acceptance_apply(arena, accept_path, diags, made));
    count_outcomes(made);
    *ret = made;
    return made->n_different + made->n_not_computed + made->n_stale == 0 ? STATUS_OK : STATUS_NO;
}
