/* extract/records/records.h - the rows of a CSV file, by libcsv in its strict form.
 *
 * A record may lie on several lines (line breaks inside quotes); its line is the one on which it begins. Fields are
 * texts without their quotes; spaces and tabs around an unquoted field are not part of it. Noted      quotes that are
 * wrong, a field above RECORDS_MAX_FIELD, mixed line ends, blank lines. After a row with a wrong quote reading goes on
 * with the next line, so that all such rows are told. Lifetime   a record is valid until the next call. */
#ifndef EXTRACT_RECORDS_H
#define EXTRACT_RECORDS_H

#include "extract/records/lines.h"

#define RECORDS_MAX_FIELD (1u << 20)
#define RECORDS_MAX_BYTES (64u << 20)

/* A text that is not ended by NUL. */
struct view {
    const char *bytes;
    size_t n;
};

struct record {
    uint32_t line;
    size_t n_fields;
    bool is_blank;   /* nothing but separators */
    bool ends_empty; /* the last field has nothing: the row ends with a separator */
    bool is_plain;   /* ASCII without control characters */
};

struct records;

/* The first `skip_lines` lines are passed over. */
enum status records_open(struct arena *arena, const struct lines_source *source, char delimiter, uint32_t skip_lines,
                         struct faults *faults, struct diags *diags, struct records **ret) MUST_USE;

/* Only these fields are kept from now on (is_wanted has n flags; a field beyond is not). Without it all are. */
void records_want(struct records *records, const bool *is_wanted, size_t n);

/* Next record; *ret_has is false at the end. */
enum status records_next(struct records *records, struct diags *diags, struct record *ret, bool *ret_has) MUST_USE;

/* A kept field of the record last given; empty where it has no such field. */
struct view records_field(const struct records *records, size_t field);

/* Notes that a row has not the fields that the header has. */
void records_note_count(struct faults *faults, const struct record *record, size_t n_expected);

/* Lines read so far. */
uint32_t records_lines(const struct records *records);

/* Where what was read so far ends: bytes of the file up to the end of the last record's last line. The end of that line: LINE_END_NONE
 * where it has none, or where records ended in several ways. */
int64_t records_n_bytes(const struct records *records, enum line_end *ret_end);

/* To be called once, after the last record. */
struct file_facts records_facts(struct arena *arena, struct records *records);

#endif
