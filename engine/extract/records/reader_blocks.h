/* extract/records/reader_blocks.h - extract_read, for tests, by other ways that must give the same. */
#ifndef EXTRACT_READER_BLOCKS_H
#define EXTRACT_READER_BLOCKS_H

#include "extract/reader.h"

/* All zero: as extract_read goes. */
struct reader_way {
    size_t block_limit; /* blocks of at most so many bytes; 0: as they come */
    bool only_parser;   /* careful lane: every line through libcsv */
    bool only_careful;  /* no fast lane */
};

enum status extract_read_blocks(struct arena *arena, const struct extract_schema *schema,
                                const struct extract_input *inputs, size_t n_inputs, bool hash,
                                struct reader_way way, const struct batch_sink *sink, struct diags *diags,
                                struct extract_facts *ret) MUST_USE;

#endif
