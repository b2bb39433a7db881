/* generator/record.h - one item of the request and feedback log, drawn at random.
 *
 * Order     draws come in one fixed order, so that a seed gives the same records whatever form they are written in.
 * Values    categories are numbers of their code list, days numbers of days.h; NOTHING where a field is empty.
 * Items     a complaint goes through one to four stages, mostly one; it is open where a stage is not completed. Other
 *           items have no stages and no issues. */
#ifndef BENCH_RECORD_H
#define BENCH_RECORD_H

#include "days.h"
#include "words.h"

#include <stdbool.h>
#include <stdint.h>

enum { NOTHING = -1, N_STAGES = 4, MOST_ISSUES = 4, MOST_SUMMARY = 512 };

struct stage {
    int started, completed; /* days */
    int outcome;            /* of outcomes_of[stage] */
};

struct record {
    int64_t number; /* from 1 */
    int kind, region, area, case_type, relationship, party_status, ethnic_origin, not_known_reason, gender;
    int received, recorded, closed; /* days */
    int issues[MOST_ISSUES];        /* the first is the lead issue */
    int n_issues;
    struct stage stages[N_STAGES];
    char summary[MOST_SUMMARY]; /* as a quoted field holds it: quotes doubled */
    int summary_length;
};

struct recorder {
    struct random random;
    int64_t n_records;
    int first_day, last_day; /* on which items are received, and the last of which anything is known */
    bool is_shuffled;        /* received on any day; else roughly in the order of the days */
};

extern const struct code_list *const outcomes_of[N_STAGES];

struct recorder recorder_new(const struct days *days, int64_t n_records, uint64_t seed, bool is_shuffled);

/* Draws the record of this number; they must be drawn in order, from 1. */
void recorder_draw(struct recorder *recorder, int64_t number, struct record *record);

#endif
