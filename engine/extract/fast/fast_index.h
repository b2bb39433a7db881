/* extract/fast/fast_index.h - where the fields of a stretch of bytes end: the structural index of the fast lane.
 *
 * Looks at 64 bytes at a time; each kind of byte becomes a mask of 64 bits, and all rules are a few operations on masks
 * (fast_chunk.h). The versions for different processors make the masks and write the offsets, and give the same results.
 * Proves     quotes open right after a separator and close right before one, and are doubled inside (RFC 4180, strict); a
 *            CR stands before an LF and nowhere else; line ends outside quotes are all CRLF, or all LF, as has_returns says;
 *            no NUL or other control but tabs. Characters beyond ASCII are only listed: fast_text looks at them.
 * Steps      fast_index_begin with the state at the first byte -> the scan, as often as there are stretches, one after the other.
 * Capacity   separators: one a byte scanned, and FAST_SLACK more; breaks: as many, zeroed; high: one for 64 bytes begun, and two
 *            more a scan. FAST_SLACK bytes behind `to` may be read, and where the last byte scanned is a CR the byte behind it counts.
 * Errors     is_bad; it is only of worth where the state at the first byte was the true one. */
#ifndef EXTRACT_FAST_INDEX_H
#define EXTRACT_FAST_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FAST_SLACK 64u

/* Up to 64 bytes, some of them above 127. */
struct fast_high {
    uint64_t mask;  /* bit i: byte at + i */
    uint32_t at;
};

struct fast_index {
    /* the file's */
    char delimiter;
    bool has_returns;
    /* what the bytes before left: all ones inside quotes; and of each kind of byte the mask of the chunk before, its last byte on top */
    uint64_t quoted;
    uint64_t marks;         /* separators outside of quotes, and quotes */
    uint64_t closing;       /* quotes that close */
    uint64_t carriage;      /* CR; only where has_returns */
    /* what was found */
    uint64_t bad;           /* not 0: irregular */
    uint32_t *separators;   /* offsets of delimiters and line feeds outside of quotes */
    size_t n_separators;
    size_t n_row_ends;      /* of them the line feeds */
    uint32_t *breaks;       /* line feeds inside quotes, by the number of row ends before them */
    size_t n_breaks;
    struct fast_high *high;
    size_t n_high;
};

/* Scans bytes[from .. to). */
typedef void fast_index_scan(struct fast_index *index, const char *bytes, size_t from, size_t to);

/* Nothing found yet; a new beginning after a false assumption as well. `first` is the first byte that will be scanned. */
void fast_index_begin(struct fast_index *index, bool is_quoted, char first);

/* The best version for this processor that may be used (base/cpu.h). */
fast_index_scan *fast_index_choose(void);

/* By name; NULL where the processor has it not. For tests and benchmarks. */
fast_index_scan *fast_index_named(const char *name);

/* The versions. NULL where this build or processor has not what they need. */
fast_index_scan *fast_index_avx512(void);
fast_index_scan *fast_index_avx2(void);
fast_index_scan *fast_index_portable(void);

#endif
