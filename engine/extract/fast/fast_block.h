/* extract/fast/fast_block.h - a block of a file as rows: read, indexed, its last row completed, checked.
 *
 * A file's blocks begin with the line feed that ends the header. A row belongs to the block that holds the line feed before it: so a
 * row that lies across blocks is put together by the worker of the block where it begins, who reads on as far as it goes.
 * Steps      fast_block_new once a worker -> fast_block_read for each block -> fast_block_rows until there are none.
 * Memory     what has been touched of: block, row and 8 bytes of index for each of their bytes. */
#ifndef EXTRACT_FAST_BLOCK_H
#define EXTRACT_FAST_BLOCK_H

#include "base/file.h"
#include "extract/fast/fast_chain.h"
#include "extract/fast/fast_index.h"
#include "extract/fast/fast_rows.h"

/* A file, for all its workers. */
struct fast_file {
    const struct file_at *at;
    int64_t begin;             /* of the line feed that ends the header */
    int64_t size;
    size_t block_bytes;
    char delimiter;
    bool has_returns;
    size_t n_fields;
    struct fast_chain *chain;
    fast_index_scan *scan;
};

struct fast_block;

/* block_bytes as the files will have it. */
struct fast_block *fast_block_new(struct arena *arena, size_t block_bytes);

enum fast_outcome {
    FAST_READ,         /* there may be rows */
    FAST_ENDED,        /* the file has no such block */
    FAST_STOPPED,      /* by another worker */
    FAST_IRREGULAR
};

enum fast_outcome fast_block_read(struct fast_block *block, const struct fast_file *file, uint64_t number) MUST_USE;

/* The bytes of the block itself, as the file has them: all blocks together are the file from `begin` on. */
const char *fast_block_bytes(const struct fast_block *block, size_t *ret_n);

/* The next rows of the block; false when there are none left. */
bool fast_block_rows(struct fast_block *block, struct fast_rows *ret);

#endif
