/* count/links.c - rows that belong to records of another source: every one must find its record. */
#include "base/text.h"
#include "count/counter.h"

void links_begin(struct worker *worker) {
    const struct plan *plan = worker->plan;
    worker->links = ARENA_ARRAY(worker->arena, struct link_state, plan->n_sources);
    for (size_t i = 0; i < plan->n_sources; i++) {
        size_t parent = plan->model->sources[plan->sources[i].source].parent;
        if (parent == NONE || !plan->sources[i].is_needed) continue;
        worker->links[worker->n_links++] = (struct link_state){
            .child = plan->sources[i].source, .parent = parent, .keys = {.arena = worker->arena, .item_bytes = sizeof(struct link_key)}};
    }
}

#define MOST_FILES 0x3FFFFFFFu

/* The rows of a batch are of one file, and so are most batches after each other. */
static uint32_t file_of(struct worker *worker, struct link_state *link, const struct source_text *file) {
    size_t i = link->n_files;
    while (i > 0 && link->files[i - 1] != file) i--;
    if (i == 0) {
        *ARENA_PUSH(worker->arena, link->files, link->n_files, link->file_capacity) = file;
        i = link->n_files;
    }
    return (uint32_t)(i - 1);
}

static void add_children(struct worker *worker, struct link_state *link, const struct source_state *state, const struct batch *batch) {
    const int32_t *keys = batch->columns[worker->plan->model->sources[link->child].link_column].codes;
    const struct known_columns *known = &state->views[0].known;
    uint32_t file = file_of(worker, link, batch->file);
    for (size_t i = 0; i < batch->n_rows; i++) {
        if (keys[i] < 0) continue;
        struct link_key *key = (struct link_key *)key_page_of(&link->keys, (size_t)keys[i]) + (size_t)keys[i] % KEYS_A_PAGE;
        if (key->n_rows++ == 0) {
            key->first_line = batch->lines[i];
            key->file = file & MOST_FILES;
        }
        key->has_visible_rows |= bit_at(known->is_visible, i);
    }
}

/* NULL where it has not come. */
static struct link_key *find_key(const struct link_state *link, size_t key) {
    struct link_key *page = key_page(&link->keys, key);
    return page == NULL || page[key % KEYS_A_PAGE].n_rows == 0 ? NULL : &page[key % KEYS_A_PAGE];
}

static const char *key_text(const struct counter *counter, const struct link_state *link, size_t key) {
    for (size_t i = 0; i < counter->plan->n_sources; i++)
        if (counter->plan->sources[i].source == link->parent) return intern_text(counter->plan->sources[i].keys, (uint32_t)key);
    return "";
}

/* As at a day, a record that was not there yet cannot have rows that were: one of the two dates is wrong. Told when the source has ended, since
 * it may have to be read again. */
static void note_early(struct worker *worker, struct link_state *link, const struct batch *batch, size_t row, size_t key) {
    *ARENA_PUSH(worker->arena, link->early, link->n_early, link->early_capacity) =
        (struct early_record){.key = key, .place = {.file = batch->file, .line = batch->lines[row]}};
}

static void add_parents(struct worker *worker, struct link_state *link, const struct source_state *state, const struct batch *batch) {
    const int32_t *keys = batch->columns[worker->plan->model->sources[link->parent].key[0]].codes;
    for (size_t i = 0; i < batch->n_rows; i++) {
        struct link_key *key = keys[i] < 0 ? NULL : find_key(link, (size_t)keys[i]);
        if (key == NULL) continue;
        key->is_found = 1;
        if (key->has_visible_rows && !bit_at(state->views[0].known.is_visible, i)) note_early(worker, link, batch, i, (size_t)keys[i]);
    }
}

void links_add(struct worker *worker, struct source_state *state, const struct batch *batch) {
    for (size_t i = 0; i < worker->n_links; i++) {
        struct link_state *link = &worker->links[i];
        if (link->child == state->source) add_children(worker, link, state, batch);
        if (link->parent == state->source) add_parents(worker, link, state, batch);
    }
}

static void forget_parents(struct link_state *link) {
    for (size_t key = 0; key < link->keys.n_pages * KEYS_A_PAGE; key++)
        if (find_key(link, key) != NULL) find_key(link, key)->is_found = 0;
    link->n_early = 0;
}

/* Children are read before their parents: what is forgotten of these leaves the rows of the others. */
void links_forget(struct worker *worker, size_t source) {
    for (size_t i = 0; i < worker->n_links; i++) {
        struct link_state *link = &worker->links[i];
        if (link->child == source) key_pages_clear(&link->keys);
        if (link->parent == source) forget_parents(link);
    }
}

void links_tell_early(struct counter *counter, size_t source) {
    const struct worker *worker = &counter->workers[0];
    for (size_t i = 0; i < worker->n_links; i++) {
        const struct link_state *link = &worker->links[i];
        for (size_t k = 0; link->parent == source && k < link->n_early; k++)
            DIAG(counter->diags, MSG_COUNT_RECORDED_LATER, link->early[k].place, "correct the dates of recording, and extract again",
                 key_text(counter, link, link->early[k].key), counter->plan->model->sources[link->child].name);
    }
}

static struct place place_of(const struct link_state *link, const struct link_key *key) {
    return (struct place){.file = link->files[key->file], .line = key->first_line};
}

static void tell_orphan(struct counter *counter, const struct link_state *link, size_t index, const struct link_key *key) {
    const char *parent = counter->plan->model->sources[link->parent].name;
    const char *hint = TEXT(counter->arena, "extract both from the same day, or find why '", parent, "' lost the record");
    diags_add_gathered(counter->diags, MSG_COUNT_ORPHAN, place_of(link, key), hint,
                       (const char *const[]){key_text(counter, link, index), parent, NULL}, key->n_rows, &key->first_line, 1);
}

/* Stands after those that were told: at the first of the rest. */
static void tell_more(struct counter *counter, const struct link_state *link, const struct link_key *first, size_t n) {
    DIAG(counter->diags, MSG_COUNT_MORE_ORPHANS, place_of(link, first), NULL, text_from_int(counter->arena, (int64_t)n),
         counter->plan->model->sources[link->child].name, counter->plan->model->sources[link->parent].name);
}

static void tell_orphans(struct counter *counter, const struct link_state *link) {
    size_t n = 0;
    const struct link_key *first_untold = NULL;
    for (size_t index = 0; index < link->keys.n_pages * KEYS_A_PAGE; index++) {
        const struct link_key *key = find_key(link, index);
        if (key == NULL || key->is_found) continue;
        if (n < MAX_TOLD_KEYS) tell_orphan(counter, link, index, key);
        if (n++ == MAX_TOLD_KEYS) first_untold = key;
    }
    if (first_untold != NULL) tell_more(counter, link, first_untold, n - MAX_TOLD_KEYS);
}

void links_tell(struct counter *counter) {
    const struct worker *worker = &counter->workers[0];
    for (size_t i = 0; i < worker->n_links; i++) tell_orphans(counter, &worker->links[i]);
}
