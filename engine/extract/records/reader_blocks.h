/* extract/records/reader_blocks.h - extract_read, for tests, by other ways that must give the same: blocks of at most
 * `block_limit` bytes (0: as they come), and every line through libcsv (`only_parser`). */
#ifndef EXTRACT_READER_BLOCKS_H
#define EXTRACT_READER_BLOCKS_H

#include "extract/reader.h"

enum status extract_read_blocks(struct arena *arena, const struct extract_schema *schema,
                                const struct extract_input *inputs, size_t n_inputs, bool hash, size_t block_limit,
                                bool only_parser, struct diags *diags, batch_receiver *receiver, void *context,
                                struct extract_facts *ret) MUST_USE;

#endif
