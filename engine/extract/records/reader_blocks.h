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
    bool only_fast;         /* STATUS_FAULT, without a word, in place of the careful lane; not where the sink cannot forget */
    bool always_threads;    /* fast lane: as many workers as the sink has, however small the file */
    fast_index_scan *scan;  /* fast lane: this version of the index; NULL: the best */
    bool *ret_was_fast;     /* whether the fast lane read it; NULL: nobody asks */
};

/* From a list such as "fast,threads,blocks=64": blocks=N, and of only_parser, only_careful, only_fast and always_threads `parser`,
 * `careful`, `fast` and `threads`. extract_read goes as the environment's BOARDPAPER_READER says, so that tests can hold whole runs
 * against each other. NULL: all zero. */
struct reader_way reader_way_named(const char *words);

enum status extract_read_blocks(struct arena *arena, const struct extract_schema *schema,
                                const struct extract_input *inputs, size_t n_inputs, bool hash,
                                struct reader_way way, const struct batch_sink *sink, struct diags *diags,
                                struct extract_facts *ret) MUST_USE;

#endif
