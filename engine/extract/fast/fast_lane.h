/* extract/fast/fast_lane.h - the fast lane: the same rows, values, lines and facts as the careful reader's, or IRREGULAR.
 *
 *     pread -> structural index -> rows -> decoders -> sink      on each worker, a block at a time
 *
 * It never words a fault in a row. Whatever the careful reader would refuse or tell of one ends the lane: the batches given are void,
 * and the whole source is to be read again. What is to be told of a header (columns not declared) is told here.
 * Applies    to regular files in UTF-8 with a delimiter of one byte that can be seen, or a tab.
 * Workers    one for files below FAST_THREADED_BYTES, and for sources whose rows must come in order. The caller is worker 0. Inputs are
 *            hashed by a worker that does nothing else until that is done; with one worker as the blocks are read.
 * Errors     the status of a receiver that ends the reading. A file that changes while it is read is irregular. */
#ifndef EXTRACT_FAST_LANE_H
#define EXTRACT_FAST_LANE_H

#include "extract/reader.h"
#include "extract/records/reader_blocks.h"

#define FAST_BLOCK_BYTES (256u << 10)
#define FAST_THREADED_BYTES (8 << 20)

/* *ret_is_read: false where the lane does not apply or met something irregular; then nothing else is set, and nothing is told. Facts are
 * in `arena`. */
enum status fast_lane_read(struct arena *arena, const struct extract_schema *schema, const struct extract_input *inputs, size_t n_inputs,
                           bool hash, struct reader_way way, const struct batch_sink *sink, struct diags *diags,
                           struct extract_facts *ret, bool *ret_is_read) MUST_USE;

#endif
