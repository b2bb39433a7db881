/* spec/read/read_targets.c - section targets: the limits of a timescale. Their results become fields in read_fields.c. */
#include "base/text.h"
#include "spec/read/spec_reader.h"

#include <pthread.h>
#include <stdlib.h>

/* --- the built-in list -------------------------------------------------------------------------------------- */

static const struct category result_categories[N_TARGET_RESULTS] = {
    [TARGET_MET] = {.label = "Met", .id = "met", .since = DATE_NONE, .until = DATE_NONE},
    [TARGET_MISSED] = {.label = "Missed", .id = "missed", .since = DATE_NONE, .until = DATE_NONE},
    [TARGET_NOT_YET_DUE] = {.label = "Not yet due", .id = "not-yet-due", .since = DATE_NONE, .until = DATE_NONE},
};

/* The only thing in the engine that outlives a run: a constant whose look-up tables need memory. Made by whoever asks
 * first. */
static struct code_list results = {.id = "target_results",
                                   .title = "results of a timescale",
                                   .categories = result_categories,
                                   .n_categories = N_TARGET_RESULTS};
static struct arena *results_arena;
static pthread_once_t results_once = PTHREAD_ONCE_INIT;

static void make_results(void) {
    const char *clash;
    results_arena = arena_open();
    if (results_arena == NULL || !code_list_index(results_arena, &results, &clash)) abort();
}

__attribute__((destructor)) static void close_results(void) {
    arena_close(results_arena);
}

const struct code_list *target_results(void) {
    pthread_once(&results_once, make_results);
    return &results;
}

/* --- limits ------------------------------------------------------------------------------------------------- */

static int32_t read_limit_category(struct reader *reader, const struct model_target *target,
                                   const struct yaml_node *node) {
    if (node == NULL || target->by == NONE) return -1;
    size_t list = reader->sources[target->source].columns[target->by].list;
    if (list == NONE || reader_item(reader, SECTION_LISTS, list)->is_bad) return -1;
    int32_t category = code_list_find(reader->arena, &reader->lists[list], node->text);
    if (category >= 0) return category;
    const char *nearest = code_list_nearest(reader->arena, &reader->lists[list], node->text);
    DIAG(reader->diags, MSG_SPEC_NO_CATEGORY, node->place,
         nearest ? TEXT(reader->arena, "did you mean '", nearest, "'?") : NULL, node->text, reader->lists[list].id);
    return -1;
}

static bool limits_overlap(const struct model_limit *a, const struct model_limit *b) {
    bool a_first = a->until != DATE_NONE && b->since != DATE_NONE && a->until < b->since;
    bool b_first = b->until != DATE_NONE && a->since != DATE_NONE && b->until < a->since;
    return a->category >= 0 && a->category == b->category && !a_first && !b_first;
}

static void check_overlaps(struct reader *reader, const struct model_target *target,
                           const struct yaml_node *const *items) {
    for (size_t i = 1; i < target->n_limits; i++) {
        for (size_t k = 0; k < i; k++) {
            if (!limits_overlap(&target->limits[k], &target->limits[i])) continue;
            DIAG(reader->diags, MSG_SPEC_LIMITS_OVERLAP, items[i]->place,
                 "end the first with 'until', and begin the other with 'since'",
                 text_from_int(reader->arena, target->limits[k].place.line));
            break;
        }
    }
}

static struct model_limit read_limit(struct reader *reader, const struct model_target *target,
                                     const struct yaml_node *node, const char *what) {
    struct raw_limit raw = {0};
    keys_read(&reader->context, node, &limit_keys, what, node->place, &raw);
    reader_check_dates(reader, raw.since, raw.until);
    return (struct model_limit){.place = node->place,
                                .category = read_limit_category(reader, target, raw.category),
                                .start_column = reader_date_column(reader, target->source, raw.start),
                                .stop_column = reader_date_column(reader, target->source, raw.stop),
                                .working_days = node_integer(raw.working_days, 0),
                                .since = node_date(raw.since),
                                .until = node_date(raw.until)};
}

static size_t read_by(struct reader *reader, size_t source, const struct yaml_node *node) {
    size_t column = reader_column(reader, source, node);
    if (column == NONE) return NONE;
    enum value_type type = reader->sources[source].columns[column].type;
    if (type == TYPE_CATEGORY || type == TYPE_UNKNOWN) return column;
    DIAG(reader->diags, MSG_SPEC_COLUMN_KIND, node->place, NULL, node->text, type_words(type),
         type_words(TYPE_CATEGORY));
    return NONE;
}

static void read_target(struct reader *reader, size_t index) {
    struct named *item = reader_item(reader, SECTION_TARGETS, index);
    struct model_target *target = &reader->targets[index];
    struct raw_target raw = {0};
    const char *what = item_words(reader, SECTION_TARGETS, index);
    keys_read(&reader->context, item->node, &target_keys, what, item->place, &raw);
    *target = (struct model_target){.name = item->name,
                                    .title = raw.title ? raw.title->text : item->name,
                                    .place = item->place,
                                    .source = reader_find(reader, SECTION_SOURCES, raw.source)};
    item->is_bad = !reader_name_is_free(reader, item->name, item->place) || target->source == NONE;
    target->by = read_by(reader, target->source, raw.by);
    const struct yaml_node *const *items;
    target->n_limits = node_items(&raw.limits, &items);
    struct model_limit *limits = ARENA_ARRAY(reader->arena, struct model_limit, target->n_limits);
    for (size_t i = 0; i < target->n_limits; i++)
        limits[i] = read_limit(reader, target, items[i], TEXT(reader->arena, "a limit of ", what));
    target->limits = limits;
    check_overlaps(reader, target, items);
}

void read_targets(struct reader *reader) {
    size_t n = reader->sections[SECTION_TARGETS].n;
    reader->targets = ARENA_ARRAY(reader->arena, struct model_target, n);
    reader->model.targets = reader->targets;
    reader->model.n_targets = n;
    for (size_t i = 0; i < n; i++) read_target(reader, i);
}
