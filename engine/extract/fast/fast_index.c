/* extract/fast/fast_index.c - which version of the index is used. */
#include "extract/fast/fast_index.h"

#include "base/cpu.h"

#include <string.h>

/* From the best down. */
static const struct version {
    const char *name;
    fast_index_scan *(*get)(void);
} versions[] = {
    {"avx512", fast_index_avx512},
    {"avx2", fast_index_avx2},
    {"portable", fast_index_portable},
};

void fast_index_begin(struct fast_index *index, bool is_quoted, char first) {
    if (index->n_breaks > 0) memset(index->breaks, 0, (index->n_row_ends + 1) * sizeof *index->breaks);
    index->quoted = is_quoted ? UINT64_MAX : 0;
    /* What stands before is not known: whoever reads the row that began there finds what is wrong with it. */
    index->marks = UINT64_MAX;
    index->closing = 0;
    index->carriage = first == '\n' ? UINT64_MAX : 0;
    index->bad = 0;
    index->n_separators = index->n_row_ends = index->n_breaks = index->n_high = 0;
}

fast_index_scan *fast_index_named(const char *name) {
    for (size_t i = 0; i < sizeof versions / sizeof *versions; i++)
        if (strcmp(versions[i].name, name) == 0) return versions[i].get();
    return NULL;
}

fast_index_scan *fast_index_choose(void) {
    for (size_t i = 0; i + 1 < sizeof versions / sizeof *versions; i++) {
        fast_index_scan *scan = cpu_may_use(versions[i].name) ? versions[i].get() : NULL;
        if (scan) return scan;
    }
    return fast_index_portable();
}
