/* extract/extract_reader.c - the fast lane where it goes; else the careful way of a file: records (lines -> libcsv) -> header bound ->
 * cells -> batch -> receiver.
 *
 * Faults of a file are gathered and told when the file is done; after the first error no batch is given any more, but
 * reading goes on, so that everything wrong is told at once. */
#include "extract/reader.h"

#include "extract/binding.h"
#include "extract/fast/fast_lane.h"
#include "extract/unique_keys.h"
#include "extract/records/reader_blocks.h"

#include <stdlib.h>

struct reading {
    struct arena *arena; /* closed when the reading is done */
    const struct extract_schema *schema;
    const struct extract_input *inputs;
    bool hash;
    struct reader_way way;
    struct diags *diags; /* of this reading */
    const struct batch_sink *sink;
    struct cells *cells;
    struct keys *keys;
    struct vec *columns;
    uint32_t *lines;
    uint64_t n_errors;           /* of the files before */
    enum status receiver_status; /* what ended the reading, if a receiver did */
};

/* One file. */
struct file_reading {
    struct arena *arena;
    size_t input;
    struct faults *faults;
    struct records *records;
    struct header header;
    size_t n_batch; /* rows of the batch so far */
    int64_t n_rows;
};

static enum status give_batch(struct reading *reading, struct file_reading *file) {
    struct batch batch = {.n_rows = file->n_batch,
                          .columns = reading->columns,
                          .n_columns = reading->cells->n,
                          .lines = reading->lines,
                          .file = reading->inputs[file->input].file};
    extract_progress_add(reading->inputs[file->input].progress, 0, (int64_t)file->n_batch);
    bool is_sound = reading->n_errors + faults_errors(file->faults) == 0;
    cells_show(reading->cells, reading->columns);
    if (is_sound && file->n_batch > 0) reading->receiver_status = reading->sink->receive(reading->sink->contexts[0], &batch);
    file->n_batch = 0;
    cells_rewind(reading->cells);
    return reading->receiver_status;
}

static void read_row(struct reading *reading, struct file_reading *file, const struct record *record) {
    size_t row = file->n_batch++;
    cells_read(reading->cells, file->records, record, row, file->faults);
    reading->lines[row] = record->line;
    keys_check(reading->keys, reading->cells, file->records, record, row, file->input, file->faults);
    file->n_rows++;
}

static void note_header_again(struct file_reading *file, uint32_t line) {
    struct fault *fault = faults_note(file->faults, MSG_DATA_HEADER_AGAIN, NULL, NULL, 0, line);
    if (fault) fault->hint = "files were joined: give them as several inputs, or remove the line";
}

static enum status read_rows(struct reading *reading, struct file_reading *file) {
    for (;;) {
        struct record record;
        bool has;
        TRY(records_next(file->records, reading->diags, &record, &has));
        if (!has) return give_batch(reading, file);
        if (record.is_blank)
            faults_note(file->faults, MSG_DATA_BLANK_ROW, NULL, NULL, 0, record.line);
        else if (record.n_fields != file->header.n)
            records_note_count(file->faults, &record, file->header.n);
        else if (binding_is_header(reading->cells, file->records))
            note_header_again(file, record.line);
        else
            read_row(reading, file, &record);
        if (file->n_batch == BATCH_ROWS || cells_are_heavy(reading->cells)) TRY(give_batch(reading, file));
    }
}

static enum status read_file(struct reading *reading, struct file_reading *file) {
    const struct extract_schema *schema = reading->schema;
    const struct extract_input *input = &reading->inputs[file->input];
    struct lines_source source = {.path = input->path,
                                  .named_at = input->named_at,
                                  .encoding = schema->encoding,
                                  .encoding_place = schema->place,
                                  .progress = input->progress,
                                  .hash = reading->hash,
                                  .block_limit = reading->way.block_limit,
                                  .only_parser = reading->way.only_parser};
    bool is_usable;
    TRY(records_open(file->arena, &source, schema->delimiter, schema->skip_lines, file->faults, reading->diags,
                     &file->records));
    TRY(header_read(file->arena, file->records, schema->delimiter, file->faults, reading->diags, &file->header,
                    &is_usable));
    if (!is_usable) return STATUS_OK;
    TRY(binding_make(file->arena, reading->cells, &file->header, file->records, file->faults, reading->diags,
                     &is_usable));
    if (!is_usable) return STATUS_OK;
    TRY(read_rows(reading, file));
    keys_end(reading->keys, file->input, file->faults);
    if (file->n_rows == 0 && faults_errors(file->faults) == 0)
        faults_note(file->faults, MSG_DATA_NO_ROWS, NULL, NULL, 0, file->header.line);
    return STATUS_OK;
}

/* Facts live in `arena`; everything else of the file is freed here. */
static enum status read_input(struct arena *arena, struct reading *reading, size_t input, struct extract_facts *facts) {
    struct arena *own = arena_child(reading->arena);
    struct file_reading file = {.arena = own, .input = input, .faults = faults_new(own, reading->inputs[input].file)};
    if (reading->schema->keep_unknown) faults_set_level(file.faults, MSG_DATA_NOT_IN_LIST, DIAG_WARNING);
    enum status status = read_file(reading, &file);
    if (status == STATUS_OK) {
        facts->files[input] = records_facts(arena, file.records);
        facts->n_rows[input] = file.n_rows;
    }
    reading->n_errors += faults_errors(file.faults);
    faults_tell(file.faults, reading->diags);
    arena_close(own);
    return status;
}

/* Reads every input, also after one that could not be read; only a receiver ends the reading early. */
static enum status read_inputs(struct arena *arena, struct reading *reading, size_t n_inputs,
                               struct extract_facts *facts) {
    enum status status = STATUS_OK;
    for (size_t i = 0; i < n_inputs && reading->receiver_status == STATUS_OK; i++) {
        enum status one = read_input(arena, reading, i, facts);
        if (status == STATUS_OK) status = one;
    }
    if (reading->receiver_status != STATUS_OK) return reading->receiver_status;
    return status == STATUS_OK ? diags_status(reading->diags) : status;
}

static enum status read_carefully(struct arena *arena, const struct extract_schema *schema,
                                  const struct extract_input *inputs, size_t n_inputs, bool hash, struct reader_way way,
                                  const struct batch_sink *sink, struct diags *diags, struct extract_facts *ret) {
    struct arena *own = arena_child(arena);
    struct reading reading = {.arena = own,
                              .schema = schema,
                              .inputs = inputs,
                              .hash = hash,
                              .way = way,
                              .diags = diags_new(own),
                              .sink = sink,
                              .cells = cells_new(own, schema),
                              .keys = keys_new(own, schema, inputs),
                              .columns = ARENA_ARRAY(own, struct vec, schema->n_columns),
                              .lines = ARENA_ARRAY(own, uint32_t, BATCH_ROWS)};
    struct extract_facts facts = {.files = ARENA_ARRAY(arena, struct file_facts, n_inputs),
                                  .n_rows = ARENA_ARRAY(arena, int64_t, n_inputs)};
    enum status status = read_inputs(arena, &reading, n_inputs, &facts);
    facts.wordings = cells_wordings(arena, reading.cells, &facts.n_wordings);
    diags_merge(diags, reading.diags);
    arena_close(own);
    if (status == STATUS_OK) *ret = facts;
    return status;
}

/* A sink that cannot forget is given nothing that may turn out void. */
static bool has_fast_lane(struct reader_way way, const struct batch_sink *sink) {
    return sink->forget != NULL && !way.only_careful && !way.only_parser;
}

enum status extract_read_blocks(struct arena *arena, const struct extract_schema *schema,
                                const struct extract_input *inputs, size_t n_inputs, bool hash, struct reader_way way,
                                const struct batch_sink *sink, struct diags *diags, struct extract_facts *ret) {
    bool was_fast = false;
    if (has_fast_lane(way, sink)) {
        TRY(fast_lane_read(arena, schema, inputs, n_inputs, hash, way, sink, diags, ret, &was_fast));
        for (size_t i = 0; i < sink->n_workers && !was_fast; i++) sink->forget(sink->contexts[i]);
    }
    if (way.ret_was_fast) *way.ret_was_fast = was_fast;
    if (way.only_fast && sink->forget != NULL && !was_fast) return STATUS_FAULT;
    return was_fast ? STATUS_OK : read_carefully(arena, schema, inputs, n_inputs, hash, way, sink, diags, ret);
}

enum status extract_read(struct arena *arena, const struct extract_schema *schema, const struct extract_input *inputs,
                         size_t n_inputs, bool hash, const struct batch_sink *sink, struct diags *diags,
                         struct extract_facts *ret) {
    struct reader_way way = reader_way_named(getenv("BOARDPAPER_READER"));
    return extract_read_blocks(arena, schema, inputs, n_inputs, hash, way, sink, diags, ret);
}
