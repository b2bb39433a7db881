/* extract/fast/fast_head.h - the beginning of a file, up to the end of its header, by the careful reader. */
#ifndef EXTRACT_FAST_HEAD_H
#define EXTRACT_FAST_HEAD_H

#include "extract/faults.h"
#include "extract/reader.h"

struct fast_head {
    const size_t *fields; /* of each column of the schema: its field in the file */
    size_t n_fields;
    int64_t begin;        /* of the file: the line feed that ends the header */
    uint32_t line;        /* on which that stands */
    bool has_returns;
};

/* Whether the rows of sources like this can be read by the fast lane at all: their encoding and delimiter. */
bool fast_head_fits(const struct extract_schema *schema);

/* Reads the head. What is wrong is noted; false where that is an error, where no row follows, or lines end otherwise than with LF or
 * CRLF: the careful reader tells. */
bool fast_head_read(struct arena *arena, const struct extract_schema *schema, const struct extract_input *input, struct faults *faults,
                    struct fast_head *ret);

#endif
