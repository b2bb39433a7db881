/* extract/records/blocks.h - a file as blocks of bytes that should be UTF-8: read, hashed, converted from its encoding.
 *
 * Looks at the first bytes before anything else: a ZIP, an XLSX or UTF-16 that goes by the name of .csv gets a message
 * of its own, instead of a wall of others. Used by extract/lines alone. Lifetime   a block is valid until the next
 * call. */
#ifndef EXTRACT_BLOCKS_H
#define EXTRACT_BLOCKS_H

#include "extract/records/lines.h"

struct blocks;

/* Whether this name (NULL: none) means UTF-8, so that nothing is converted. */
bool blocks_is_utf8(const char *encoding);

enum status blocks_open(struct arena *arena, const struct lines_source *source, struct faults *faults,
                        struct diags *diags, struct blocks **ret) MUST_USE;

/* Next block; *ret_n is 0 at the end, and where a byte is not in the encoding (blocks_bad_byte). */
enum status blocks_next(struct blocks *blocks, struct diags *diags, const char **ret_bytes, size_t *ret_n) MUST_USE;

/* Whether the first bytes showed that this is no text; the fault is noted. */
bool blocks_is_refused(const struct blocks *blocks);

/* The byte that is not in the declared encoding and ended the blocks; -1 when there was none. */
int blocks_bad_byte(const struct blocks *blocks);

struct file_facts blocks_facts(struct arena *arena, struct blocks *blocks);

#endif
