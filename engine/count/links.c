/* count/links.c - rows that belong to records of another source: every one must find its record. */
#include "base/text.h"
#include "count/counter.h"

void links_begin(struct worker *worker) {
    const struct plan *plan = worker->plan;
    worker->links = ARENA_ARRAY(worker->arena, struct link_state, plan->n_sources);
    for (size_t i = 0; i < plan->n_sources; i++) {
        size_t parent = plan->model->sources[plan->sources[i].source].parent;
        if (parent == NONE || !plan->sources[i].is_needed) continue;
        worker->links[worker->n_links++] = (struct link_state){.child = plan->sources[i].source, .parent = parent};
    }
}

static void make_room(struct arena *arena, struct link_state *link, size_t key) {
    if (key < link->n_keys) return;
    size_t n = link->n_keys, need = key + 1;
    link->n_rows = arena_grow(arena, link->n_rows, n, need, sizeof *link->n_rows, &link->capacities[0]);
    link->first_line = arena_grow(arena, link->first_line, n, need, sizeof *link->first_line, &link->capacities[1]);
    link->file = arena_grow(arena, link->file, n, need, sizeof *link->file, &link->capacities[2]);
    link->is_found = arena_grow(arena, link->is_found, n, need, sizeof *link->is_found, &link->capacities[3]);
    link->has_visible_rows = arena_grow(arena, link->has_visible_rows, n, need, sizeof *link->has_visible_rows, &link->capacities[4]);
    for (size_t i = n; i < need; i++) {
        link->n_rows[i] = 0;
        link->first_line[i] = 0;
        link->file[i] = NULL;
        link->is_found[i] = false;
        link->has_visible_rows[i] = false;
    }
    link->n_keys = need;
}

static void add_children(struct worker *worker, struct link_state *link, const struct source_state *state, const struct batch *batch) {
    const int32_t *keys = batch->columns[worker->plan->model->sources[link->child].link_column].codes;
    for (size_t i = 0; i < batch->n_rows; i++) {
        if (keys[i] < 0) continue;
        size_t key = (size_t)keys[i];
        make_room(worker->arena, link, key);
        if (link->n_rows[key]++ == 0) {
            link->first_line[key] = batch->lines[i];
            link->file[key] = batch->file;
        }
        if (bit_at(state->views[0].known.is_visible, i)) link->has_visible_rows[key] = true;
    }
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
        if (keys[i] < 0 || (size_t)keys[i] >= link->n_keys) continue;
        size_t key = (size_t)keys[i];
        link->is_found[key] = true;
        if (!bit_at(state->views[0].known.is_visible, i) && link->has_visible_rows[key]) note_early(worker, link, batch, i, key);
    }
}

void links_add(struct worker *worker, struct source_state *state, const struct batch *batch) {
    for (size_t i = 0; i < worker->n_links; i++) {
        struct link_state *link = &worker->links[i];
        if (link->child == state->source) add_children(worker, link, state, batch);
        if (link->parent == state->source) add_parents(worker, link, state, batch);
    }
}

/* Children are read before their parents: what is forgotten of these leaves the rows of the others. */
void links_forget(struct worker *worker, size_t source) {
    for (size_t i = 0; i < worker->n_links; i++) {
        struct link_state *link = &worker->links[i];
        if (link->child == source) link->n_keys = 0;
        if (link->parent != source) continue;
        if (link->n_keys > 0) memset(link->is_found, 0, link->n_keys * sizeof *link->is_found);
        link->n_early = 0;
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

static void tell_orphan(struct counter *counter, const struct link_state *link, size_t key) {
    struct place place = {.file = link->file[key], .line = link->first_line[key]};
    const char *parent = counter->plan->model->sources[link->parent].name;
    const char *hint = TEXT(counter->arena, "extract both from the same day, or find why '", parent, "' lost the record");
    diags_add_gathered(counter->diags, MSG_COUNT_ORPHAN, place, hint,
                       (const char *const[]){key_text(counter, link, key), parent, NULL}, link->n_rows[key], &link->first_line[key], 1);
}

/* Stands after those that were told: at the first of the rest. */
static void tell_more(struct counter *counter, const struct link_state *link, size_t first_key, size_t n) {
    struct place place = {.file = link->file[first_key], .line = link->first_line[first_key]};
    DIAG(counter->diags, MSG_COUNT_MORE_ORPHANS, place, NULL, text_from_int(counter->arena, (int64_t)n),
         counter->plan->model->sources[link->child].name, counter->plan->model->sources[link->parent].name);
}

void links_tell(struct counter *counter) {
    const struct worker *worker = &counter->workers[0];
    for (size_t i = 0; i < worker->n_links; i++) {
        const struct link_state *link = &worker->links[i];
        size_t n = 0, first_untold = 0;
        for (size_t key = 0; key < link->n_keys; key++) {
            if (link->n_rows[key] == 0 || link->is_found[key]) continue;
            if (n < MAX_TOLD_KEYS) tell_orphan(counter, link, key);
            if (n++ == MAX_TOLD_KEYS) first_untold = key;
        }
        if (n > MAX_TOLD_KEYS) tell_more(counter, link, first_untold, n - MAX_TOLD_KEYS);
    }
}
