/* extract/fast/fast_block.c - while the blocks before are not yet indexed, a block is taken to begin outside of quotes, and indexed
 * again where that turns out false; nothing of the first try is used but the number of its quotes and line feeds, which do not
 * depend on it. */
#include "extract/fast/fast_block.h"

#include "extract/fast/fast_text.h"

#include <string.h>

/* What is read beyond the block at first, and what is indexed of that at a time: most rows end there. */
enum { TAIL_BYTES = 4096, TAIL_STEP = 512 };

struct fast_block {
    const struct fast_file *file;
    int64_t offset;          /* of the file: where the block begins */
    char *bytes;             /* FAST_PADDING bytes stand before */
    size_t n_own;            /* bytes of the block itself */
    size_t n_loaded;         /* with what was read beyond, and the line end that the file's last line lacks */
    bool is_all;             /* loaded to the end of the file */
    struct fast_index index;
    size_t n_rows, n_given;
    const uint32_t *separators; /* of row 0 */
    uint32_t line;           /* of the row to be given next */
    uint32_t *lines;
};

struct fast_block *fast_block_new(struct arena *arena, size_t block_bytes) {
    struct fast_block *block = ARENA_NEW(arena, struct fast_block);
    size_t most = block_bytes + FAST_ROW_BYTES + 2 * TAIL_BYTES;
    block->bytes = ARENA_ARRAY(arena, char, most + 3 * FAST_PADDING) + FAST_PADDING;
    block->index.separators = ARENA_ARRAY(arena, uint32_t, most + FAST_SLACK);
    block->index.breaks = ARENA_ARRAY(arena, uint32_t, most + FAST_SLACK);
    /* Two stretches of the block, and one for each step beyond it. */
    block->index.high = ARENA_ARRAY(arena, struct fast_high, most / FAST_SLACK + 4 + 3 * (FAST_ROW_BYTES / TAIL_STEP + 2));
    block->lines = ARENA_ARRAY(arena, uint32_t, BATCH_ROWS);
    return block;
}

/* --- bytes --- */

/* A last line without its end gets one. Where the last byte is a line feed inside quotes nothing ends the row, which is found then. */
static void end_last_line(struct fast_block *block) {
    block->is_all = true;
    if (block->bytes[block->n_loaded - 1] == '\n') return;
    if (block->file->has_returns) block->bytes[block->n_loaded++] = '\r';
    block->bytes[block->n_loaded++] = '\n';
}

/* Reads on to n bytes in all, or to the end of the file. */
static bool load(struct fast_block *block, size_t n) {
    int64_t rest = block->file->size - block->offset;
    if ((int64_t)n > rest) n = (size_t)rest;
    if (!file_at_read(block->file->at, block->offset + (int64_t)block->n_loaded, block->bytes + block->n_loaded, n - block->n_loaded))
        return false;
    block->n_loaded = n;
    if ((int64_t)n == rest) end_last_line(block);
    memset(block->bytes + block->n_loaded, 0, FAST_PADDING);
    return true;
}

/* --- the index --- */

/* Leaves the index with the true state at the block's beginning. */
static enum fast_outcome index_own(struct fast_block *block, uint64_t number, struct fast_state *ret) {
    const struct fast_file *file = block->file;
    struct fast_index *index = &block->index;
    struct fast_state assumed = {.is_quoted = false};
    (void)fast_chain_knows(file->chain, number, &assumed);
    fast_index_begin(index, assumed.is_quoted, *block->bytes);
    file->scan(index, block->bytes, 0, block->n_own);
    bool is_turned = assumed.is_quoted != (index->quoted != 0);
    if (!fast_chain_add(file->chain, number, is_turned, (uint32_t)(index->n_row_ends + index->n_breaks), ret)) return FAST_STOPPED;
    if (ret->is_quoted != assumed.is_quoted) {
        fast_index_begin(index, ret->is_quoted, *block->bytes);
        file->scan(index, block->bytes, 0, block->n_own);
    }
    return index->bad ? FAST_IRREGULAR : FAST_READ;
}

/* Goes on until the row that begins last has ended. The last byte loaded waits for the next, which says whether a CR is of a line end. */
static bool index_tail(struct fast_block *block) {
    struct fast_index *index = &block->index;
    size_t n_before = index->n_row_ends, at = block->n_own;
    while (index->n_row_ends == n_before) {
        size_t end = block->is_all ? block->n_loaded : block->n_loaded - 1;
        if (at == end) {
            if (block->is_all || at > block->n_own + FAST_ROW_BYTES) return false;
            if (!load(block, block->n_loaded + TAIL_BYTES)) return false;
            continue;
        }
        size_t to = end - at > TAIL_STEP ? at + TAIL_STEP : end;
        block->file->scan(index, block->bytes, at, to);
        at = to;
    }
    return index->bad == 0;
}

/* --- rows --- */

/* A row whose fields have nothing in them, but spaces and tabs. */
static bool is_blank(const struct fast_block *block, uint32_t from, uint32_t to) {
    char delimiter = block->file->delimiter;
    for (uint32_t at = from; at < to; at++) {
        char c = block->bytes[at];
        if (c != delimiter && c != ' ' && c != '\t' && c != '\r') return false;
    }
    return true;
}

/* Each n_fields-th separator is a line feed, and there is no other: then every row has n_fields fields. */
static bool rows_are_whole(const struct fast_block *block, size_t n_separators) {
    size_t n_fields = block->file->n_fields;
    const uint32_t *ends = block->separators + n_fields - 1;
    const char *bytes = block->bytes;
    char delimiter = block->file->delimiter;
    if (n_separators != block->n_rows * n_fields) return false;
    uint32_t before = block->separators[-1];
    for (size_t row = 0; row < block->n_rows; row++, ends += n_fields) {
        char first = bytes[before + 1];
        if (bytes[*ends] != '\n') return false;
        if (((unsigned char)first <= ' ' || first == delimiter) && is_blank(block, before + 1, *ends)) return false;
        before = *ends;
    }
    return true;
}

static bool begin_rows(struct fast_block *block, struct fast_state first) {
    struct fast_index *index = &block->index;
    size_t n_own = index->n_separators;
    bool is_last = block->is_all && block->n_own >= block->n_loaded;
    block->n_rows = block->n_given = 0;
    if (is_last && index->quoted != 0) return false;
    if (index->n_row_ends == 0) return true;
    /* A row begins after each line feed of the block; one that ends the file has none after it. */
    block->n_rows = index->n_row_ends - is_last;
    if (block->n_rows == 0) return true;
    if (!is_last && !index_tail(block)) return false;
    size_t from = 0, to = n_own;
    while (block->bytes[index->separators[from]] != '\n') from++;
    while (!is_last && block->bytes[index->separators[to]] != '\n') to++;
    if (!is_last) to++;
    block->separators = index->separators + from + 1;
    block->line = first.line + 1 + index->breaks[0];
    size_t begin = index->separators[from] + 1, end = index->separators[to - 1] + 1;
    return fast_text_is_fine(block->bytes, begin, end, index->high, index->n_high) && rows_are_whole(block, to - from - 1);
}

enum fast_outcome fast_block_read(struct fast_block *block, const struct fast_file *file, uint64_t number) {
    struct fast_state first;
    int64_t skipped = file->begin + (int64_t)number * (int64_t)file->block_bytes;
    if (skipped >= file->size) return FAST_ENDED;
    block->file = file;
    block->index.delimiter = file->delimiter;
    block->index.has_returns = file->has_returns;
    block->offset = skipped;
    block->n_loaded = 0;
    block->is_all = false;
    if (!load(block, file->block_bytes + TAIL_BYTES)) return FAST_IRREGULAR;
    int64_t rest = file->size - skipped;
    block->n_own = rest < (int64_t)file->block_bytes ? (size_t)rest : file->block_bytes;
    enum fast_outcome outcome = index_own(block, number, &first);
    if (outcome != FAST_READ) return outcome;
    return begin_rows(block, first) ? FAST_READ : FAST_IRREGULAR;
}

const char *fast_block_bytes(const struct fast_block *block, size_t *ret_n) {
    *ret_n = block->n_own;
    return block->bytes;
}

/* A row begins a line further than the one before, and a line more for each line break in that. */
static void number_lines(struct fast_block *block, size_t n) {
    const uint32_t *breaks = block->index.breaks + block->n_given + 1;
    if (block->index.n_breaks == 0) {
        for (size_t i = 0; i < n; i++) block->lines[i] = block->line + (uint32_t)i;
        block->line += (uint32_t)n;
        return;
    }
    for (size_t i = 0; i < n; i++) {
        block->lines[i] = block->line;
        block->line += 1 + breaks[i];
    }
}

bool fast_block_rows(struct fast_block *block, struct fast_rows *ret) {
    size_t n = block->n_rows - block->n_given, n_fields = block->file->n_fields;
    if (n == 0) return false;
    if (n > BATCH_ROWS) n = BATCH_ROWS;
    number_lines(block, n);
    *ret = (struct fast_rows){.bytes = block->bytes,
                              .separators = block->separators + block->n_given * n_fields,
                              .n_fields = n_fields,
                              .n_rows = n,
                              .has_returns = block->file->has_returns,
                              .is_ascii = block->index.n_high == 0,
                              .lines = block->lines};
    block->n_given += n;
    return true;
}
