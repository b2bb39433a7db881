/* spec/read/read_versions.c - definitions that change on a day.
 *
 * The days on which any definition changes cut time into editions. What rests on a name with versions means something else in each, so
 * every expression of a field or population is read once an edition, and editions in which it comes to the same are one version. */
#include "base/text.h"
#include "spec/read/spec_reader.h"

#include <stdlib.h>

enum { MAX_CHANGES = 100 };

/* --- editions ----------------------------------------------------------------------------------------------- */

static const struct yaml_node *value_of(const struct yaml_node *mapping, const char *key) {
    for (size_t i = 0; mapping && mapping->kind == YAML_MAPPING && i < mapping->n_pairs; i++)
        if (text_equal(mapping->pairs[i].key, key)) return mapping->pairs[i].value;
    return NULL;
}

static void add_change(struct reader *reader, const struct yaml_node *node, date_t days_after, size_t *capacity) {
    date_t date;
    if (node == NULL || node->kind != YAML_SCALAR || !date_parse_iso(node->text, &date)) return;
    *ARENA_PUSH(reader->arena, reader->model_changes, reader->model.n_changes, *capacity) = date + days_after;
}

/* Days on which the versions of a field or population begin. */
static void add_changes(struct reader *reader, const struct yaml_node *definition, size_t *capacity) {
    const struct yaml_node *versions = value_of(definition, "versions");
    const struct yaml_node *const *items;
    size_t n = node_items(&versions, &items);
    for (size_t i = 0; i < n; i++) {
        add_change(reader, value_of(items[i], "since"), 0, capacity);
        add_change(reader, value_of(items[i], "until"), 1, capacity);
    }
}

/* What the first version that begins on each of those days says of the change. */
static void add_says(struct reader *reader, const struct yaml_node *definition, size_t *unused) {
    const struct yaml_node *versions = value_of(definition, "versions");
    const struct yaml_node *const *items;
    size_t n = node_items(&versions, &items);
    (void)unused;
    for (size_t i = 0; i < n; i++) {
        const struct yaml_node *since = value_of(items[i], "since"), *says = value_of(items[i], "says");
        date_t date;
        if (!since || !says || since->kind != YAML_SCALAR || says->kind != YAML_SCALAR || !date_parse_iso(since->text, &date)) continue;
        for (size_t k = 0; k < reader->model.n_changes; k++)
            if (reader->model.changes[k] == date && reader->change_says[k] == NULL) reader->change_says[k] = says->text;
    }
}

typedef void definition_function(struct reader *reader, const struct yaml_node *definition, size_t *capacity);

static void each_definition(struct reader *reader, definition_function *use, size_t *capacity) {
    for (size_t i = 0; i < reader->sections[SECTION_SOURCES].n; i++) {
        const struct yaml_node *fields = value_of(reader_item(reader, SECTION_SOURCES, i)->node, "fields");
        for (size_t k = 0; fields && fields->kind == YAML_MAPPING && k < fields->n_pairs; k++) use(reader, fields->pairs[k].value, capacity);
    }
    for (size_t i = 0; i < reader->sections[SECTION_POPULATIONS].n; i++)
        use(reader, reader_item(reader, SECTION_POPULATIONS, i)->node, capacity);
}

static int compare_dates(const void *a, const void *b) {
    date_t left = *(const date_t *)a, right = *(const date_t *)b;
    return (left > right) - (left < right);
}

static void sort_changes(struct reader *reader) {
    size_t n = 0;
    date_t *changes = reader->model_changes;
    if (reader->model.n_changes > 0) qsort(changes, reader->model.n_changes, sizeof *changes, compare_dates);
    for (size_t i = 0; i < reader->model.n_changes; i++)
        if (n == 0 || changes[n - 1] != changes[i]) changes[n++] = changes[i];
    if (n > MAX_CHANGES) {
        DIAG(reader->diags, MSG_SPEC_CHANGES_MANY, NOWHERE, NULL, text_from_int(reader->arena, MAX_CHANGES));
        n = MAX_CHANGES;
    }
    reader->model.changes = changes;
    reader->model.n_changes = n;
}

void read_editions(struct reader *reader) {
    size_t capacity = 0;
    each_definition(reader, add_changes, &capacity);
    sort_changes(reader);
    reader->change_says = ARENA_ARRAY(reader->arena, const char *, reader->model.n_changes);
    each_definition(reader, add_says, &capacity);
}

/* --- versions as they are written --------------------------------------------------------------------------- */

/* The first goes back for ever, the last goes on, and each begins the day after the one before it ends. */
bool versions_follow(struct reader *reader, const struct version_text *versions, size_t n, const char *what) {
    size_t n_before = diags_count(reader->diags);
    for (size_t i = 0; i < n; i++) {
        const struct version_text *version = &versions[i];
        bool is_first = i == 0, is_last = i + 1 == n;
        date_t begins = is_first || versions[i - 1].until == DATE_NONE ? DATE_NONE : versions[i - 1].until + 1;
        if (version->since == begins && (version->until == DATE_NONE) == is_last) continue;
        const char *hint = is_first           ? "the first version has no 'since', and an 'until' where another follows it"
                           : begins == DATE_NONE ? "say until when the version before it holds"
                           : version->since != begins ? TEXT(reader->arena, "begin it with 'since: ", date_iso(reader->arena, begins), "'")
                                                      : "the last version has no 'until', every other one has";
        DIAG(reader->diags, MSG_SPEC_VERSIONS, version->place, hint, what);
        break;
    }
    return diags_count(reader->diags) == n_before;
}

/* --- reading ------------------------------------------------------------------------------------------------ */

/* Some day of an edition: the first of it, or the last of the one that goes back for ever. */
static date_t day_of(const struct model *model, size_t edition) {
    if (edition > 0) return model->changes[edition - 1];
    return model->n_changes > 0 ? model->changes[0] - 1 : 0;
}

static const struct version_text *in_force(const struct version_text *written, size_t n, date_t day) {
    for (size_t i = 0; i < n; i++)
        if (written[i].until == DATE_NONE || day <= written[i].until) return &written[i];
    return &written[n - 1];
}

static bool read_one(struct reader *reader, size_t source, const struct version_text *written, date_t day, struct model_version *ret) {
    struct expr_scope scope = reader->sources[source].scope;
    scope.day = day;
    ret->expr = NULL;
    return written->text.text == NULL ||
           expr_read(reader->arena, written->text, &scope, written->expected, reader->diags, &ret->expr) == STATUS_OK;
}

/* By their canonical writing, in which versions of a name differ. */
static bool is_same(struct reader *reader, size_t source, const struct expr *a, const struct expr *b) {
    const struct expr_scope *scope = &reader->sources[source].scope;
    if (a == NULL || b == NULL) return a == b;
    return a->kind.type == b->kind.type && a->kind.list == b->kind.list &&
           text_equal(expr_text_of(reader->arena, a, scope), expr_text_of(reader->arena, b, scope));
}

static void join(struct model_version *later, const struct model_version *earlier) {
    later->since = earlier->since;
    later->says = earlier->says;
}

static void tell_edition(struct reader *reader, const struct version_text *written, const char *what, date_t change) {
    DIAG(reader->diags, MSG_SPEC_VERSIONS_NEEDED, written->text.place, "give it versions: 'versions: [{until: ..}, {since: ..}]'", what,
         date_long(reader->arena, change - 1));
}

bool versions_read(struct reader *reader, size_t source, const struct version_text *written, size_t n, const char *what,
                   const struct model_version **ret, size_t *ret_n) {
    const struct model *model = &reader->model;
    struct model_version *versions = ARENA_ARRAY(reader->arena, struct model_version, model->n_changes + 1);
    size_t n_versions = 0;
    /* Latest first: what is wrong in all editions is told of the latest. */
    for (size_t i = model->n_changes + 1; i-- > 0;) {
        const struct version_text *own = in_force(written, n, day_of(model, i));
        struct model_version version = {.written = own->text,
                                        .since = i == 0 ? DATE_NONE : model->changes[i - 1],
                                        .until = i == model->n_changes ? DATE_NONE : model->changes[i] - 1};
        if (i > 0) version.says = own->says && own->since == version.since ? own->says : reader->change_says[i - 1];
        if (!read_one(reader, source, own, day_of(model, i), &version)) {
            bool was_fine_later = n_versions > 0 && own == in_force(written, n, day_of(model, i + 1));
            if (was_fine_later) tell_edition(reader, own, what, model->changes[i]);
            return false;
        }
        struct model_version *later = n_versions > 0 ? &versions[n_versions - 1] : NULL;
        if (later && is_same(reader, source, later->expr, version.expr))
            join(later, &version);
        else
            versions[n_versions++] = version;
    }
    for (size_t i = 0; i < n_versions / 2; i++) {
        struct model_version version = versions[i];
        versions[i] = versions[n_versions - 1 - i];
        versions[n_versions - 1 - i] = version;
    }
    *ret = versions;
    *ret_n = n_versions;
    return true;
}
