/* tests/fuzz/csv_grammar.h - random extracts for the lanes of the reader: mostly right, in all the ways that are right, and sometimes
 * wrong in one place. */
#ifndef TESTS_FUZZ_CSV_GRAMMAR_H
#define TESTS_FUZZ_CSV_GRAMMAR_H

#include "base/arena.h"

#include <stdint.h>

struct csv_sample {
    const char *bytes;  /* ended by NUL; may hold others */
    size_t n;
    bool is_mutated;    /* a byte or two changed, removed or added: it may or may not be right still */
};

/* The columns are those of the tests' full schema (tests/unit/extract/support.h), in a random order, with others among them. */
struct csv_sample csv_grammar_sample(struct arena *arena, uint64_t seed);

#endif
