/* extract/fast/fast_rows.h - rows of a block, between the structural index and the decoders.
 *
 * What the index has proved: every row has n_fields fields, quoting is that of RFC 4180 (a quoted field begins right after a separator
 * and ends right before one, quotes inside are doubled), line ends are all of one kind, the bytes are valid UTF-8 without controls (but
 * tabs) or other characters that the careful reader would tell, no row is blank, none is longer than FAST_ROW_BYTES.
 * Fields     field f of row r ends (exclusive) at separators[r * n_fields + f] and begins one after the entry before that one;
 *            separators[-1] is there for the first. The last field of a row ends a byte earlier where has_returns. Line breaks inside
 *            quotes are in no entry. A field whose first byte is '"' is quoted: its outer quotes are not stripped, doubled quotes stand as
 *            they are. Spaces and tabs around an unquoted field are not part of it, and are not stripped.
 * Lifetime   until the next block of the same worker.
 * Who        made by fast_block, read by fast_cells. */
#ifndef EXTRACT_FAST_ROWS_H
#define EXTRACT_FAST_ROWS_H

#include "extract/batch.h"

/* So many bytes may be read before the first row's first byte and behind the last row's last. */
#define FAST_PADDING 64u
/* A longer row is left to the careful reader; so no field or line is above its limits. */
#define FAST_ROW_BYTES (1u << 18)

struct fast_rows {
    const char *bytes;
    const uint32_t *separators;    /* offsets in `bytes`, of the separator or line feed that ends each field */
    size_t n_fields;               /* of a row; at least 1 */
    size_t n_rows;                 /* at most BATCH_ROWS */
    bool has_returns;              /* lines end with CRLF */
    bool is_ascii;                 /* no byte above 127 in these rows (false where that is not known) */
    const uint32_t *lines;         /* line of the file on which each row begins, from 1 */
};

#endif
