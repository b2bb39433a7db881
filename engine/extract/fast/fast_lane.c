/* extract/fast/fast_lane.c - one file after the other, the blocks of each shared out among the workers. */
#include "extract/fast/fast_lane.h"

#include "base/sha256.h"
#include "extract/fast/fast_block.h"
#include "extract/fast/fast_cells.h"
#include "extract/fast/fast_crew.h"
#include "extract/fast/fast_head.h"

struct worker {
    struct arena *arena;
    struct fast_block *block;
    struct fast_cells *cells;
    struct vec *columns;
    int64_t n_rows;        /* of the file at hand */
    int64_t n_bytes_told, n_rows_told;   /* of all files, to whoever looks on */
    bool is_irregular;
    enum status status;    /* of the receiver */
};

struct lane {
    struct arena *arena;
    const struct extract_schema *schema;
    const struct extract_input *inputs;
    size_t n_inputs;
    const struct batch_sink *sink;
    struct reader_way way;
    struct arena **arenas;  /* of the workers */
    struct worker *workers;
    size_t n_workers;
    /* the file at hand */
    struct fast_file file;
    size_t input;
    const size_t *fields;   /* of the schema's columns */
    size_t n_at_work;       /* workers */
    struct sha256 *hash;    /* NULL: not asked for */
};

/* --- a worker --- */

/* Whoever looks on sees how far it has come. */
static void tell(const struct lane *lane, struct worker *worker, int64_t n_bytes, int64_t n_rows) {
    extract_progress_add(lane->inputs[lane->input].progress, n_bytes, n_rows);
    worker->n_bytes_told += n_bytes;
    worker->n_rows_told += n_rows;
}

static void tell_nothing_was_read(const struct lane *lane) {
    for (size_t i = 0; i < lane->n_workers; i++)
        extract_progress_add(lane->inputs[0].progress, -lane->workers[i].n_bytes_told, -lane->workers[i].n_rows_told);
}

static bool give_rows(struct lane *lane, size_t number) {
    struct worker *worker = &lane->workers[number];
    struct fast_rows rows;
    while (fast_block_rows(worker->block, &rows)) {
        struct batch batch = {.n_rows = rows.n_rows,
                              .columns = worker->columns,
                              .n_columns = lane->schema->n_columns,
                              .lines = rows.lines,
                              .file = lane->inputs[lane->input].file};
        worker->is_irregular = !fast_cells_read(worker->cells, &rows, worker->columns);
        if (worker->is_irregular) return false;
        worker->n_rows += (int64_t)rows.n_rows;
        tell(lane, worker, 0, (int64_t)rows.n_rows);
        worker->status = lane->sink->receive(lane->sink->contexts[number], &batch);
        if (worker->status != STATUS_OK) return false;
    }
    return true;
}

static void hash_block(struct lane *lane, const struct fast_block *block) {
    size_t n;
    const char *bytes = fast_block_bytes(block, &n);
    sha256_add(lane->hash, bytes, n);
}

/* One block; false where there is no more for this worker. */
static bool take_block(struct lane *lane, size_t number) {
    struct worker *worker = &lane->workers[number];
    enum fast_outcome outcome = fast_block_read(worker->block, &lane->file, fast_chain_take(lane->file.chain));
    worker->is_irregular = outcome == FAST_IRREGULAR;
    if (outcome != FAST_READ) return false;
    if (lane->hash && lane->n_at_work == 1) hash_block(lane, worker->block);
    size_t n_bytes;
    fast_block_bytes(worker->block, &n_bytes);
    tell(lane, worker, (int64_t)n_bytes, 0);
    return give_rows(lane, number);
}

/* The file's bytes up to `end`. */
static bool hash_file(struct lane *lane, struct arena *arena, int64_t end) {
    struct arena *scratch = arena_child(arena);
    char *bytes = ARENA_ARRAY(scratch, char, FAST_BLOCK_BYTES);
    int64_t at = 0;
    while (at < end && !fast_chain_is_stopped(lane->file.chain)) {
        size_t n = end - at < (int64_t)FAST_BLOCK_BYTES ? (size_t)(end - at) : FAST_BLOCK_BYTES;
        if (!file_at_read(lane->file.at, at, bytes, n)) break;
        sha256_add(lane->hash, bytes, n);
        at += (int64_t)n;
    }
    arena_close(scratch);
    return at >= end || fast_chain_is_stopped(lane->file.chain);
}

static void work(void *context, size_t number) {
    struct lane *lane = context;
    struct worker *worker = &lane->workers[number];
    bool hashes = lane->hash && number == lane->n_at_work - 1;
    /* With others to read the rows, the last hashes all first; a worker alone hashes the head, and then each block. */
    int64_t to_hash = !hashes ? 0 : lane->n_at_work > 1 ? lane->file.size : lane->file.begin;
    fast_cells_bind(worker->cells, lane->fields, lane->input);
    worker->is_irregular = to_hash > 0 && !hash_file(lane, worker->arena, to_hash);
    while (!worker->is_irregular && !fast_chain_is_stopped(lane->file.chain) && take_block(lane, number)) continue;
    if (worker->is_irregular || worker->status != STATUS_OK) fast_chain_stop(lane->file.chain);
}

static void stop(void *context) {
    struct lane *lane = context;
    fast_chain_stop(lane->file.chain);
}

/* --- a file --- */

static enum status outcome_of_all(struct lane *lane, bool *ret_is_fine, int64_t *ret_n_rows) {
    enum status status = STATUS_OK;
    *ret_is_fine = true;
    *ret_n_rows = 0;
    for (size_t i = 0; i < lane->n_workers; i++) {
        struct worker *worker = &lane->workers[i];
        if (worker->is_irregular) *ret_is_fine = false;
        if (status == STATUS_OK) status = worker->status;
        *ret_n_rows += worker->n_rows;
        worker->n_rows = 0;
    }
    return status;
}

static size_t workers_for(const struct lane *lane, int64_t n_bytes) {
    bool is_large = n_bytes >= FAST_THREADED_BYTES || lane->way.always_threads;
    return is_large ? lane->n_workers : 1;
}

/* *ret_is_fine: whether all was regular. An input that was read is fine, has rows, and is what it was when it was opened. */
static enum status read_rows(struct lane *lane, struct arena *arena, const struct fast_head *head, bool *ret_is_fine, int64_t *ret_n_rows) {
    struct fast_state first = {.line = head->line};
    lane->fields = head->fields;
    lane->file.begin = head->begin;
    lane->file.has_returns = head->has_returns;
    lane->file.n_fields = head->n_fields;
    lane->file.chain = fast_chain_new(arena, first);
    lane->n_at_work = workers_for(lane, lane->file.size);
    struct crew_task task = {.work = work, .stop = stop, .context = lane};
    fast_crew_run(arena, lane->arenas, lane->n_at_work, &task);
    enum status status = outcome_of_all(lane, ret_is_fine, ret_n_rows);
    *ret_is_fine = *ret_is_fine && *ret_n_rows > 0 && file_at_is_unchanged(lane->file.at);
    return status;
}

static enum status read_input(struct arena *arena, struct lane *lane, bool hash, struct diags *diags, struct extract_facts *facts,
                              bool *ret_is_fine) {
    const struct extract_input *input = &lane->inputs[lane->input];
    struct arena *own = arena_child(lane->arena);
    struct faults *faults = faults_new(own, input->file);
    struct fast_head head;
    enum status status = STATUS_OK;
    lane->file.at = file_at_open(own, input->path);
    *ret_is_fine = lane->file.at != NULL && fast_head_read(own, lane->schema, input, faults, &head);
    if (*ret_is_fine) {
        lane->file.size = file_at_size(lane->file.at);
        lane->hash = hash ? sha256_new(own) : NULL;
        status = read_rows(lane, own, &head, ret_is_fine, &facts->n_rows[lane->input]);
        facts->files[lane->input].n_bytes = lane->file.size;
        if (hash) facts->files[lane->input].sha256 = sha256_hex(arena, lane->hash);
        faults_tell(faults, diags);
    }
    arena_close(own);
    return status;
}

/* --- a source --- */

static void check_keys(void *context, size_t number) {
    struct lane *lane = context;
    struct fast_cells **all = ARENA_ARRAY(lane->workers[number].arena, struct fast_cells *, lane->n_workers);
    for (size_t i = 0; i < lane->n_workers; i++) all[i] = lane->workers[i].cells;
    lane->workers[number].is_irregular = !fast_cells_check_keys(all, lane->n_workers, number);
}

static void stop_nothing(void *context) {
    (void)context; /* nobody waits for another */
}

static bool end_source(struct arena *arena, struct lane *lane, struct extract_facts *facts) {
    struct fast_cells **all = ARENA_ARRAY(lane->arena, struct fast_cells *, lane->n_workers);
    struct crew_task task = {.work = check_keys, .stop = stop_nothing, .context = lane};
    fast_crew_run(lane->arena, lane->arenas, lane->n_workers, &task);
    for (size_t i = 0; i < lane->n_workers; i++) {
        if (lane->workers[i].is_irregular) return false;
        all[i] = lane->workers[i].cells;
    }
    return fast_cells_wordings(arena, all, lane->n_workers, &facts->wordings, &facts->n_wordings);
}

static void close_held(void *held) {
    struct arena *const *arena = held;
    arena_close(*arena);
}

/* A worker on a thread of its own needs a root of its own, since memory that ends must end there. What closes it is there first: memory
 * may end in between. */
static void open_arena(struct lane *lane, struct arena **held) {
    if (lane->n_workers == 1) {
        *held = arena_child(lane->arena);
        return;
    }
    arena_defer(lane->arena, close_held, held);
    *held = arena_open();
    if (!*held) arena_exhausted(lane->arena);
}

static void make_worker(const struct lane *lane, struct worker *worker) {
    worker->block = fast_block_new(worker->arena, lane->file.block_bytes);
    worker->cells = fast_cells_new(worker->arena, lane->schema);
    worker->columns = ARENA_ARRAY(worker->arena, struct vec, lane->schema->n_columns);
}

/* Memory that ends in a root of its own ends in the lane's. */
static void make_guarded(const struct lane *lane, struct worker *worker) {
    struct arena_guard guard;
    if (lane->n_workers == 1) {
        make_worker(lane, worker);
        return;
    }
    if (arena_guard_enter(worker->arena, &guard)) arena_exhausted(lane->arena);
    make_worker(lane, worker);
    arena_guard_leave(worker->arena, &guard);
}

static int64_t largest_input(struct lane *lane) {
    struct arena *scratch = arena_child(lane->arena);
    int64_t largest = 0;
    for (size_t i = 0; i < lane->n_inputs; i++) {
        const struct file_at *file = file_at_open(scratch, lane->inputs[i].path);
        if (file && file_at_size(file) > largest) largest = file_at_size(file);
    }
    arena_close(scratch);
    return largest;
}

static void make_workers(struct lane *lane) {
    lane->n_workers = fast_cells_needs_one_worker(lane->schema) ? 1 : lane->sink->n_workers;
    lane->n_workers = workers_for(lane, largest_input(lane));
    lane->workers = ARENA_ARRAY(lane->arena, struct worker, lane->n_workers);
    lane->arenas = ARENA_ARRAY(lane->arena, struct arena *, lane->n_workers);
    for (size_t i = 0; i < lane->n_workers; i++) {
        open_arena(lane, &lane->arenas[i]);
        lane->workers[i].arena = lane->arenas[i];
        make_guarded(lane, &lane->workers[i]);
    }
}

static enum status read_source(struct arena *arena, struct lane *lane, bool hash, struct diags *diags, struct extract_facts *facts,
                               bool *ret_is_fine) {
    struct diags *own = diags_new(lane->arena);
    *ret_is_fine = true;
    make_workers(lane);
    for (lane->input = 0; lane->input < lane->n_inputs; lane->input++) {
        TRY(read_input(arena, lane, hash, own, facts, ret_is_fine));
        if (!*ret_is_fine) return STATUS_OK;
    }
    *ret_is_fine = end_source(arena, lane, facts);
    if (*ret_is_fine) diags_merge(diags, own);
    return STATUS_OK;
}

enum status fast_lane_read(struct arena *arena, const struct extract_schema *schema, const struct extract_input *inputs, size_t n_inputs,
                           bool hash, struct reader_way way, const struct batch_sink *sink, struct diags *diags,
                           struct extract_facts *ret, bool *ret_is_read) {
    *ret_is_read = false;
    if (!fast_head_fits(schema)) return STATUS_OK;
    struct extract_facts facts = {.files = ARENA_ARRAY(arena, struct file_facts, n_inputs),
                                  .n_rows = ARENA_ARRAY(arena, int64_t, n_inputs)};
    struct lane lane = {.arena = arena_child(arena), .schema = schema, .inputs = inputs, .n_inputs = n_inputs, .sink = sink, .way = way};
    lane.file.block_bytes = way.block_limit ? way.block_limit : FAST_BLOCK_BYTES;
    lane.file.delimiter = schema->delimiter;
    lane.file.scan = way.scan ? way.scan : fast_index_choose();
    enum status status = read_source(arena, &lane, hash, diags, &facts, ret_is_read);
    if (!*ret_is_read) tell_nothing_was_read(&lane);
    arena_close(lane.arena);
    if (status == STATUS_OK && *ret_is_read) *ret = facts;
    return status;
}
