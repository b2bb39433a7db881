/* run/run_memory.h - how much memory a run will need, told before it.
 *
 * total = program + batches + cubes + keys + writing, in bytes:
 *
 *   program   MEMORY_PROGRAM: the program, its libraries, specification, plan and tables
 *   batches   for each worker: MEMORY_WORKER, and for the widest source columns * BATCH_ROWS * 8
 *   cubes     places * 8, for each worker
 *   keys      for each key that must be unique MEMORY_UNIQUE (a hash of 8 bytes, in arrays that double); in a source that the careful
 *             reader reads because of its encoding, and for each record that others belong to, MEMORY_KEY and its text (rounded up to 16);
 *             for such a record also MEMORY_LINK, and MEMORY_KEPT for each aggregate; for distinct texts as for keys that are kept; for
 *             values kept for medians MEMORY_VALUE, of at most MEMORY_VALUES different ones
 *   writing   where documents are written (fonts, pages and workbook): MEMORY_WRITING, and MEMORY_WRITER for each worker, of at most
 *             MEMORY_WRITERS that write beside each other
 *
 * Rows are those of the heads (extract/head.h). The constants are upper bounds, measured just after tables have grown;
 * tests/cli/test_memory.py holds the sum against the measured peak. Not in it: the rows of a pipe, and what the careful reader takes more
 * (MEMORY_KEY for each unique key) where the fast lane gives up an extract that is not regular. */
#ifndef RUN_RUN_MEMORY_H
#define RUN_RUN_MEMORY_H

#include "extract/head.h"
#include "plan/needs/plan_needs.h"

#define MEMORY_PROGRAM (10ll << 20)
#define MEMORY_WORKER (1ll << 20)
#define MEMORY_WRITING (30ll << 20)
#define MEMORY_WRITER (8ll << 20)
#define MEMORY_WRITERS 4ll
#define MEMORY_UNIQUE 16ll
#define MEMORY_KEY 96ll
#define MEMORY_LINK 8ll
#define MEMORY_KEPT 8ll
#define MEMORY_VALUE 48ll
#define MEMORY_VALUES 65536ll

/* Below so many bytes of extracts nobody is told. */
#define MEMORY_LONG_RUN (100ll << 20)

/* The heads of a source's files. */
struct source_heads {
    struct extract_head *files; /* one an input */
    size_t n_files;
    int64_t n_rows;             /* about, of all of them; -1 where one has no number */
    bool is_exact;
};

struct run_memory {
    int64_t program, batches, cubes, keys, writing, total;
    int64_t n_bytes, n_rows; /* of the extracts whose size is known */
    bool is_known;           /* false: some extract's rows are not known, and it keeps something for each */
    size_t heaviest;         /* model source that keeps most, or NONE */
    int64_t heaviest_keys;   /* bytes that it keeps */
};

/* `heads`: one a model source, of those that are needed. */
struct run_memory run_memory(const struct plan *plan, const struct plan_needs *needs, const struct source_heads *heads, int64_t n_workers,
                             bool is_written);

/* "512 KB", "118 MB", "1.6 GB"; MB are 1,048,576 bytes, as in --memory-limit. */
const char *run_memory_text(struct arena *arena, int64_t n_bytes);

#endif
