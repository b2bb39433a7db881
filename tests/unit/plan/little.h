/* plan/little.h - little specifications and little extracts, written where they are tested: the fixture of plan, count
 * and tabulate.
 *
 * A case gives sections of a specification (they are joined to the sources, lists and calendar of little_head.h) and
 * the rows of the extracts that it needs. A CSV text names only the columns it is about: the others are added, empty.
 * Steps     little_plan (here) -> little_count (count/little_count.h) -> little_report (tabulate/little_report.h); each
 * does those before it. Lifetime  all in one arena; little_close removes the folder too. */
#ifndef LITTLE_H
#define LITTLE_H

#include "extract/reader.h"
#include "plan/plan.h"
#include "spec/spec.h"

#include <check.h>

struct little_case {
    const char *spec;              /* YAML: populations, tables, .. */
    const char *log, *log_more;    /* CSV; log_more is a second file of the same source */
    const char *stages, *cases;    /* CSV; stages belong to the log, cases stand alone */
    const char *actions, *letters; /* CSV; actions belong to the log, letters to actions */
    const char *more, *parts;      /* CSV of sources of these names that the case's own sections declare */
    const char *ledger;            /* published.csv */
    const char *period;            /* NULL: 2007/08 */
    const char *as_at;             /* NULL: as the extracts have it */
    int small_base;                /* 0: no base is small, so that percentages show */
    bool is_draft, no_calendar;
    void (*edit)(struct arena *arena, struct model *model); /* what no specification can say */
};

struct counter;
struct extract_facts;
struct extract_facts;
struct report;

struct little {
    const struct little_case *given;
    struct arena *arena;
    struct diags *diags;
    char folder[64];
    struct model *model;
    const struct calendar *calendar;
    const struct plan *plan;
    struct counter *counter;
    const struct extract_facts **facts; /* per model source; NULL where it was not read */
    struct report *report;
    enum status status; /* of the last step taken */
};

/* Reads the specification and builds the plan; the rest only where all is well. */
struct little *little_plan(const struct little_case *given);
void little_close(struct little *little);

/* A file in the case's folder. */
const char *little_file(struct little *little, const char *name, const char *text);
/* Inputs of a source of the model: its CSV texts as files. */
const struct extract_input *little_inputs(struct little *little, size_t source, size_t *ret_n);

/* Everything went well: else the messages are printed and the test fails. */
void little_fine(const struct little *little);
/* The message was given, and the step ended in its status. */
const struct diag *little_told(const struct little *little, enum message message);
bool little_has_told(const struct little *little, enum message message);
/* The message was given at this line (and column, if not 0) of the file. */
void little_told_at(const struct little *little, enum message message, const char *file, uint32_t line,
                    uint32_t column);
/* Line of the case's specification file on which `words` stand first, and the column, from 1. */
void little_find(const struct little *little, const char *words, uint32_t *ret_line, uint32_t *ret_column);
/* The message was given where `words` stand in the case's sections. */
void little_told_spec(const struct little *little, enum message message, const char *words);

#endif
