/* tests/unit/extract/support.h - a small world for reading: files from inline text, two schemas, and what came out as
 * text.
 *
 * Every case is read in several ways (blocks of one byte among them), and all must agree. */
#ifndef TESTS_EXTRACT_SUPPORT_H
#define TESTS_EXTRACT_SUPPORT_H

#include "base/arena.h"
#include "extract/reader.h"

#include <check.h>

enum schema_kind {
    SMALL, /* ref, received, issue */
    FULL   /* and issues (several), n (integer), summary (text) */
};

/* One file, what it is read with, and what must come of it. */
struct read_case {
    const char *name; /* with the identifier of the list of bad inputs: "A08 a field too few" */
    const char *text;
    size_t n; /* 0: the length of `text` up to its NUL */
    enum schema_kind schema;
    const char *encoding;
    char delimiter; /* 0: a comma */
    uint32_t skip_lines;
    bool keep_unknown;
    bool is_keyless; /* `ref` is text, so that several workers may read */
    const char *date_format; /* NULL: dd/mm/yyyy */
    enum status status;
    const char *messages; /* as shown, one after the other; the note about ignored columns included */
    const char *rows;     /* "2: A1 2007-04-05 Delay\n"; NULL: not looked at */
};

/* How a file is read; the result may not depend on it. */
struct way {
    size_t block_limit; /* 0: as blocks come */
    bool only_parser;   /* careful lane: every line through libcsv */
    size_t n_workers;   /* of the fast lane; 0: the careful lane alone */
    const char *cpu;    /* of the fast lane: version of the index; NULL, or one that this processor has not: the best */
};

#define USUAL ((struct way){.n_workers = 1})
#define CAREFUL ((struct way){.n_workers = 0})

struct outcome {
    enum status status;
    const char *messages;
    const char *rows;
    const char *sha256;
    const char *facts;  /* bytes and rows of each file, wordings */
    bool was_fast;
};

/* Writes a file of its own into the test's folder; the path is freed with the arena. */
const char *write_file(struct arena *arena, const char *bytes, size_t n);

/* The categories of `issue`: "Officer Bias" (code OB), "Delay", "Child's Interest". */
const struct code_list *issue_list(struct arena *arena);

/* Schema of a case. */
struct extract_schema schema_for(struct arena *arena, const struct read_case *test);

/* Reads texts as files "log.csv", "log-2.csv", ... of one source. */
struct outcome read_files(struct arena *arena, const struct read_case *test, const char *const *texts, size_t n,
                          struct way way);

/* Ways through the fast lane: blocks of all sizes, several workers, each version of the index. */
extern const struct way fast_ways[];
extern const size_t n_fast_ways;

/* Reads the case in several ways and compares. */
void check_case(const struct read_case *test);

/* All messages of a sink as shown. */
const char *messages_text(struct arena *arena, const struct diags *diags);

Suite *csv_suite(void);
Suite *encoding_suite(void);
Suite *dates_suite(void);
Suite *data_suite(void);
Suite *small_files_suite(void);
Suite *reading_suite(void);
Suite *index_suite(void);
Suite *lanes_suite(void);

#endif
