/* result/quality.h - what the data were like that the figures rest on: rows read and left out, values missing, records that were recorded
 * late, wordings that a list had to translate.
 *
 * Shape      one array a subject, in the order of the specification; checks are in the report itself.
 * Known      a record is known when it was recorded on or before the as-at day; without one, all are. Values are as that day knows them.
 * Units      records, but for wordings: cells.
 * Who        made by tabulate; the workbook shows all of it in one table, the paper a table for each subject.
 * Lifetime   the report's arena. */
#ifndef RESULT_QUALITY_H
#define RESULT_QUALITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The rows of one source. */
struct quality_source {
    const char *id, *title;
    int64_t n_read;
    int64_t n_hidden;          /* not known at the as-at day */
    int64_t n_left_out;        /* by a rule of the specification */
    size_t n_rules;            /* that every row keeps: a row that breaks one stops the report */
};

/* A rule of rows that only warns. */
struct quality_rule {
    const char *source;        /* title */
    const char *says;          /* "closed before it was received" */
    int64_t n_broken, n_read;
};

/* A column that may be missing. */
struct quality_column {
    const char *source;        /* title */
    const char *source_id, *name;
    int64_t n_missing, n_known;
    int64_t n_unlisted;        /* drafts: with a value that is in no list */
    bool is_counted_by;        /* some table counts by its categories */
    int64_t n_counted_missing, n_counted;   /* of the records that such tables count */
};

/* A population of what happened in the period, and when that was recorded. */
struct quality_late {
    const char *id, *label;    /* "complaints received" */
    const char *source;        /* title */
    const char *happened, *recorded;   /* columns */
    int64_t n_records;
    int64_t n_after_period;    /* recorded after the last day of the period */
    int64_t n_late, n_very_late;   /* recorded more than `late_days`, `very_late_days` days after it happened */
    int64_t n_unknown;         /* without the day of recording */
};

/* A wording that was read as a category and is neither its label nor its code. */
struct quality_wording {
    const char *source;        /* title */
    const char *column, *text, *category;
    int64_t n_cells;
};

struct quality {
    const struct quality_source *sources;
    size_t n_sources;
    const struct quality_rule *rules;
    size_t n_rules;
    const struct quality_column *columns;
    size_t n_columns;
    const struct quality_late *late;
    size_t n_late;
    int late_days, very_late_days;
    const struct quality_wording *wordings;
    size_t n_wordings;
};

#endif
