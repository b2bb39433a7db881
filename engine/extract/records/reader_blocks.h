/* extract/records/reader_blocks.h - extract_read, for tests, by other ways that must give the same. */
#ifndef EXTRACT_READER_BLOCKS_H
#define EXTRACT_READER_BLOCKS_H

#include "extract/fast/fast_index.h"
#include "extract/reader.h"

/* All zero: as extract_read goes. */
struct reader_way {
    size_t block_limit;     /* blocks of at most so many bytes; 0: as they come */
    bool only_parser;       /* careful lane: every line through libcsv */
    bool only_careful;      /* no fast lane */
    bool always_threads;    /* fast lane: as many workers as the sink has, however small the file */
    fast_index_scan *scan;  /* fast lane: this version of the index; NULL: the best */
    bool *ret_was_fast;     /* whether the fast lane read it; NULL: nobody asks */
};

enum status extract_read_blocks(struct arena *arena, const struct extract_schema *schema,
                                const struct extract_input *inputs, size_t n_inputs, bool hash,
                                struct reader_way way, const struct batch_sink *sink, struct diags *diags,
                                struct extract_facts *ret) MUST_USE;

#endif
