/* result/report.h - THE WAIST: everything a paper shows, finished, with no file format in it.
 *
 * Made by tabulate, passed through release, read by every presenter.
 * Release      presenters accept only what report_release returned (they assert is_released). Today it passes everything
 *              through; disclosure control and editions (board, public) live there.
 * Lifetime     one arena for all of it; read-only after report_release. */
#ifndef RESULT_REPORT_H
#define RESULT_REPORT_H

#include "base/date.h"
#include "result/chart.h"
#include "result/paper.h"
#include "result/quality.h"
#include "result/rules.h"

struct note {
    const char *id;       /* stable */
    const char *text;     /* a sentence or more */
};

/* CHECK_UNKNOWN: it could not be made, since the extract does not hold what it needs. */
enum check_outcome { CHECK_PASSED, CHECK_WARNED, CHECK_UNKNOWN, CHECK_FAILED };

struct check {
    const char *id;         /* "stock-and-flow", "foots:lead-issue" */
    const char *sentence;   /* what must hold, in words */
    enum check_outcome outcome;
    const char *detail;     /* the numbers: "68 + 709 = 642 + 135" */
    const char *why;        /* CHECK_UNKNOWN: why it could not be made, "there is no file .."; else NULL */
    bool is_excused;        /* nobody needs to be warned: a file that may be absent is, which is told of by itself, or a month has no quarters */
};

/* A line that shows figures of another period than the report's. */
struct comparison {
    const char *table, *line;   /* identifiers */
    bool is_row;                /* else the line is a column */
    const char *kind;           /* "as_published", from `file`; "revised", another line counted again; "counted", a line of its own */
    struct period period;
    const char *file;           /* below the root, of published figures; else NULL */
    const char *sha256;
};

/* A source as the reader should know it. */
struct source_about {
    const char *id;         /* "log" */
    const char *title;      /* "Request and feedback log" */
    date_t taken;           /* DATE_NONE when not declared */
    date_t complete_from;   /* DATE_NONE when not declared */
};

struct report {
    const char *id;             /* "annual" */
    const char *title;
    const char *subtitle;       /* "1 April 2007 to 31 March 2008" */
    const char *publisher;      /* the body */
    const char *contact;        /* or NULL */
    const char *summary;        /* a short paragraph for the cover, or NULL */
    const char *status_line;    /* "Final", "Provisional", or "DRAFT ..." */
    bool is_draft;
    struct period period;
    const char *period_label;   /* "2007/08", "April to June 2008" */
    date_t as_at;               /* what was recorded on or before this day */
    const char *edition;        /* "Board edition: contains small numbers"; set by release */
    const struct source_about *sources;
    size_t n_sources;
    struct table **tables;      /* in reading order */
    size_t n_tables;
    const struct chart *charts;
    size_t n_charts;
    const struct note *notes;   /* note number i+1 is notes[i]: numbered in reading order, each used somewhere */
    size_t n_notes;
    const struct check *checks;
    size_t n_checks;
    const struct counting_rule *rules;  /* how the figures are counted */
    size_t n_rules;
    const struct quality *quality;      /* what the data were like */
    const struct table *const *about;   /* tables about the figures and the data, made by the program: no figures of the report, and
                                           none of `tables` (docs/decisions/0014-tables-about-the-figures.md) */
    size_t n_about;
    const struct comparison *comparisons;
    size_t n_comparisons;
    struct paper *paper;        /* NULL when the specification writes none */
    bool is_released;
};

const struct table *report_table(const struct report *report, const char *id);

/* The release step: what a reader of this edition may see. */
const struct report *report_release(struct arena *arena, struct report *computed);

#endif
