/* extract/head.h - the head of an extract: whether it is there, its columns, and about how many rows it has.
 *
 * For what is told before a run: nothing but the first FILE_HEAD_BYTES are read. The header is bound by the careful reader's own code, so
 * what is wrong with it is told in the same words. Rows are estimated: the size of the file by the length of the rows of the head. A
 * pipe, standard input and a file in another encoding than UTF-8 whose head cannot be cut into rows have none.
 * Errors     STATUS_OUTSIDE where a file that is there cannot be read; STATUS_DATA where its header is not the schema's. A file that is
 *            missing is no error here. */
#ifndef EXTRACT_HEAD_H
#define EXTRACT_HEAD_H

#include "extract/reader.h"

#define FILE_HEAD_BYTES (256u << 10)

struct extract_head {
    bool is_there;
    bool is_regular;        /* has a size, and can be looked at without being used up */
    int64_t n_bytes;        /* of a regular file, else -1 */
    int64_t n_rows;         /* about; -1 where it cannot be told */
    bool is_all_seen;       /* the head is the whole file, so n_rows is what stands there */
    int64_t key_bytes;      /* of the key's texts in the head's rows, together */
    int64_t n_head_rows;
    const char *const *ignored;   /* names of columns that the schema does not declare */
    size_t n_ignored;
};

enum status extract_head(struct arena *arena, const struct extract_schema *schema, const struct extract_input *input, struct diags *diags,
                         struct extract_head *ret) MUST_USE;

#endif
