/* spec/read/check_tables.c - what the rows and columns of a table say together.
 *
 * A cell's population comes from its row or its column, else from the table; its measure from one of the two. Names and
 * conditions of a line are looked up in every source that its cells may count. What is said of a line is said of the
 * lines inside it too. */
#include "base/text.h"
#include "spec/read/spec_reader.h"

/* Populations that an axis gives, whether each of its lines has one, and where the first population and measure are
 * given. */
struct axis_facts {
    size_t *populations;
    size_t n, capacity;
    bool is_covered;
    const struct model_entry *bare;   /* a line without population, if not covered */
    struct place population, measure; /* line 0: none is given */
};

static bool is_counted(const struct model_entry *entry) {
    return entry->kind == AXIS_BY || entry->kind == AXIS_BY_PERIOD || entry->kind == AXIS_LINE;
}

static void tell_given_twice(struct reader *reader, struct place first, struct place second, const char *what) {
    if (first.line == 0 || second.line == 0) return;
    const char *where = TEXT(reader->arena, "line ", text_from_int(reader->arena, first.line), ", column ",
                             text_from_int(reader->arena, first.column));
    DIAG(reader->diags, MSG_SPEC_GIVEN_TWICE, second, "remove one of the two", what, where);
}

/* --- facts -------------------------------------------------------------------------------------------------- */

static void gather(struct reader *reader, struct axis_facts *facts, const struct model_entry *entries, size_t n,
                   struct place population, struct place measure);

static void gather_entry(struct reader *reader, struct axis_facts *facts, const struct model_entry *entry,
                         struct place population, struct place measure) {
    if (!is_counted(entry)) return;
    if (entry->population != NONE) {
        tell_given_twice(reader, population, entry->population_place, "population");
        population = entry->population_place;
        *ARENA_PUSH(reader->arena, facts->populations, facts->n, facts->capacity) = entry->population;
        if (facts->population.line == 0) facts->population = population;
    }
    if (entry->measure.kind != MEASURE_NONE) {
        tell_given_twice(reader, measure, entry->measure.place, "measure");
        measure = entry->measure.place;
        if (facts->measure.line == 0) facts->measure = measure;
    }
    if (entry->n_each > 0) {
        gather(reader, facts, entry->each, entry->n_each, population, measure);
    } else if (population.line == 0) {
        facts->is_covered = false;
        facts->bare = entry;
    }
}

static void gather(struct reader *reader, struct axis_facts *facts, const struct model_entry *entries, size_t n,
                   struct place population, struct place measure) {
    for (size_t i = 0; i < n; i++) gather_entry(reader, facts, &entries[i], population, measure);
}

static struct axis_facts facts_of(struct reader *reader, const struct model_axis *axis) {
    struct axis_facts facts = {.is_covered = true};
    gather(reader, &facts, axis->entries, axis->n_entries, NOWHERE, NOWHERE);
    return facts;
}

/* --- names and conditions of a line in one source ----------------------------------------------------------- */

static void check_condition(struct reader *reader, size_t source, struct expr_text text) {
    const struct expr *unused;
    if (text.text == NULL) return;
    if (spec_condition(reader->arena, &reader->model, source, text, reader_day(reader), reader->diags, &unused) != STATUS_OK)
        return; /* told */
}

static bool kind_fits(struct reader *reader, struct value_kind kind, unsigned allowed, const char *wanted,
                      const char *name, struct place place) {
    if (allowed & (1u << kind.type)) return true;
    DIAG(reader->diags, MSG_SPEC_COLUMN_KIND, place, NULL, name, type_words(kind.type), wanted);
    return false;
}

static void check_variant(struct reader *reader, const struct model_entry *entry, const struct code_list *list) {
    const char **names = NULL;
    size_t n = 0, capacity = 0;
    for (size_t i = 0; i < list->n_categories; i++) {
        for (size_t k = 0; k < list->categories[i].n_variants; k++) {
            const char *name = list->categories[i].variants[k].name;
            if (text_equal(name, entry->labels)) return;
            *ARENA_PUSH(reader->arena, names, n, capacity) = name;
        }
    }
    DIAG(reader->diags, MSG_SPEC_NO_VARIANT, entry->labels_place, hint_nearest(reader->arena, entry->labels, names, n),
         entry->labels, list->id);
}

static void check_categories(struct reader *reader, const char *const *labels, const struct place *places, size_t n,
                             const struct code_list *list) {
    for (size_t i = 0; i < n; i++) {
        if (code_list_find(reader->arena, list, labels[i]) >= 0) continue;
        const char *nearest = code_list_nearest(reader->arena, list, labels[i]);
        DIAG(reader->diags, MSG_SPEC_NO_CATEGORY, places[i],
             nearest ? TEXT(reader->arena, "did you mean '", nearest, "'?") : NULL, labels[i], list->id);
    }
}

static void check_by(struct reader *reader, const struct model_entry *entry, size_t source) {
    size_t slot = reader_slot(reader, source, entry->by, entry->by_place);
    if (slot == NONE) return;
    struct value_kind kind = reader->sources[source].scope.slots[slot].kind;
    unsigned categories = 1u << TYPE_CATEGORY | 1u << TYPE_CATEGORIES;
    if (!kind_fits(reader, kind, categories, "a category", entry->by, entry->by_place)) return;
    if (entry->labels) check_variant(reader, entry, kind.list);
    check_categories(reader, entry->only, entry->only_places, entry->n_only, kind.list);
    for (size_t i = 0; i < entry->n_nets; i++)
        check_categories(reader, entry->nets[i].of, entry->nets[i].of_places, entry->nets[i].n_of, kind.list);
}

/* What is summed, averaged or put in order; and what is told apart, which may be anything that has one value. */
static void check_measured(struct reader *reader, const struct model_measure *measure, size_t source) {
    if (measure->name == NULL) return;
    size_t slot = reader_slot(reader, source, measure->name, measure->place);
    if (slot == NONE) return;
    struct value_kind kind = reader->sources[source].scope.slots[slot].kind;
    if (measure->kind == MEASURE_DISTINCT)
        kind_fits(reader, kind, ~(1u << TYPE_CATEGORIES), "one value", measure->name, measure->place);
    else
        kind_fits(reader, kind, 1u << TYPE_INTEGER, "a whole number", measure->name, measure->place);
}

static void check_in_source(struct reader *reader, const struct model_entry *entry, size_t source) {
    if (entry->kind == AXIS_BY) check_by(reader, entry, source);
    check_condition(reader, source, entry->where);
    check_measured(reader, &entry->measure, source);
    check_condition(reader, source, entry->measure.of);
    check_condition(reader, source, entry->measure.out_of);
}

/* --- lines -------------------------------------------------------------------------------------------------- */

/* Checks a line in the sources of these populations, up to the first in which something is wrong. */
static void check_line(struct reader *reader, const struct model_entry *entry, const size_t *populations, size_t n) {
    size_t n_before = diags_count(reader->diags);
    bool *is_checked = ARENA_ARRAY(reader->arena, bool, reader->model.n_sources);
    for (size_t i = 0; i < n && diags_count(reader->diags) == n_before; i++) {
        size_t source = reader->populations[populations[i]].source;
        if (!source_is_usable(reader, source) || is_checked[source]) continue;
        is_checked[source] = true;
        check_in_source(reader, entry, source);
    }
}

static void check_lines(struct reader *reader, const struct model_entry *entries, size_t n_entries,
                        const size_t *populations, size_t n) {
    for (size_t i = 0; i < n_entries; i++) {
        const struct model_entry *entry = &entries[i];
        if (!is_counted(entry)) continue;
        bool has_own = entry->population != NONE;
        const size_t *own = has_own ? &entry->population : populations;
        size_t n_own = has_own ? 1 : n;
        check_line(reader, entry, own, n_own);
        check_lines(reader, entry->each, entry->n_each, own, n_own);
    }
}

/* Lines without a population of their own count what the other axis gives, and the table's where it gives none. */
static void check_axis(struct reader *reader, const struct model_axis *axis, struct axis_facts *other,
                       size_t population) {
    size_t n = other->n;
    if (population != NONE && !other->is_covered)
        *ARENA_PUSH(reader->arena, other->populations, n, other->capacity) = population;
    check_lines(reader, axis->entries, axis->n_entries, other->populations, n);
}

void check_table(struct reader *reader, const struct model_table *table) {
    struct axis_facts rows = facts_of(reader, &table->rows), columns = facts_of(reader, &table->columns);
    tell_given_twice(reader, rows.population, columns.population, "population");
    tell_given_twice(reader, rows.measure, columns.measure, "measure");
    if (table->population == NONE && !rows.is_covered && !columns.is_covered) {
        DIAG(reader->diags, MSG_SPEC_NO_POPULATION, rows.bare->place,
             "give the table a population, or each row, or each column", table->id);
        return;
    }
    check_axis(reader, &table->rows, &columns, table->population);
    check_axis(reader, &table->columns, &rows, table->population);
}
