/* audit/retyped/findings.h - what an audit found.
 *
 * A fault is arithmetic that cannot be right whatever the words mean; a question is arithmetic that words may explain (several
 * answers for one record, two variables with like labels, a break in a series); a note is what would be a question had a structure
 * file not stated the explanation.
 * Order     findings_sort: tables as the file has them; in a table faults, questions, notes; then the line of the file.
 * Lifetime  the arena of the paper. */
#ifndef AUDIT_RETYPED_FINDINGS_H
#define AUDIT_RETYPED_FINDINGS_H

#include "audit/retyped/retyped.h"

enum finding_level { FINDING_FAULT, FINDING_QUESTION, FINDING_NOTE, N_FINDING_LEVELS };

struct finding {
    enum finding_level level;
    const char *rule; /* the name by which docs/auditing.md explains it: "does-not-foot" */
    enum axis_name axis; /* of the rule: a figure may be the total of its row and of its column */
    size_t number; /* in the order of making */
    size_t table;
    const char *row, *column;               /* labels; NULL where it is about all of a line */
    const struct published_figure *printed; /* the figure that it names first: its line is the finding's */
    const char *printed_text;               /* "17" */
    const char *computed_text;              /* "13"; NULL where arithmetic leaves open what it should be */
    const char *arithmetic;                 /* "1 + 0 + 0 + 1 + 4 + 4 + 3 = 13" with the names of the terms */
    const char *why;                        /* a sentence in plain words */
    const struct published_figure **others; /* the other figures of the arithmetic */
    size_t n_others, capacity;
};

struct findings {
    struct retyped *paper;
    struct finding *items;
    size_t n, capacity;
};

/* Adds a finding about one figure, to be completed by the caller. */
struct finding *finding_add(struct findings *findings, enum finding_level level, const char *rule,
                            const struct cell_figure *cell);
void finding_name(struct findings *findings, struct finding *finding, const struct cell_figure *other);
void findings_sort(struct findings *findings);
size_t findings_count(const struct findings *findings, enum finding_level level);
const char *finding_level_word(enum finding_level level);

#endif
