/* audit/retyped/line_label.h - what the label of a row or column of a retyped paper says about its figures.
 *
 * Labels are read folded (letter case, doubled spaces and curly quotes do not count). Nothing here is certain: whoever asks
 * weighs it against the figures (totals.h). The words are listed in docs/auditing.md, "What labels say".
 * Lifetime: the arena. */
#ifndef AUDIT_RETYPED_LINE_LABEL_H
#define AUDIT_RETYPED_LINE_LABEL_H

#include "base/text.h"

/* How surely a line is the total of others. */
enum total_claim {
    TOTAL_NONE,
    TOTAL_WEAK,    /* "Total complaints", "All regions", "National": may be a measure of its own */
    TOTAL_STRONG,  /* "Total", "National total", "Sub-total" */
    TOTAL_DECLARED /* a structure file says so */
};

struct line_label {
    const char *folded; /* the whole label */
    const char *group;  /* of nested labels "North > N1": "north"; "" for others */
    const char *period; /* "2006/07", "april to june 2008", "prior"; "" when the label names none */
    const char *rest;   /* the label without group and period */
    const char *noun;   /* rest without "number of", "total": what is counted */
    enum total_claim total;
    bool is_percent;  /* %, percent, per cent, share, proportion */
    const char *whole; /* of a percentage, what it claims to be of: "total" of "% of total" (or "share" alone), "total complaints"; "" for none */
    bool may_be_of_whole; /* "%", "Percentage", "% of complaints": shares of one whole, or rates of each line */
    bool is_average;  /* averages, rates, ranks, targets: never summed */
    bool is_change;   /* difference, change, increase */
    bool is_base;     /* "Base": what percentages beside it are of; "n" is a count like others */
    bool is_subset;   /* "of which", "including": part of the line before */
    bool is_time;     /* days, hours, age: a total may be a mean of such */
    bool is_people;   /* complainants, clients, and what is distinct: one may be counted in several lines */
    bool is_distinct; /* "Different issues": says itself that one may be counted in several lines */
    bool is_in_units; /* "£000", "thousands": whole numbers that were rounded */
};

struct line_label line_label_read(struct arena *arena, const char *label);

#endif
