/* plan/plan_quality.h - what the quality of the data is told from, beside what every source's rows tell of themselves: records that were
 * recorded late, and values that are missing where tables count by them.
 *
 * All of it is of the run's own period. Read-only after plan_build; lifetime: the plan's arena. */
#ifndef PLAN_PLAN_QUALITY_H
#define PLAN_PLAN_QUALITY_H

#include <stddef.h>

/* One number in a cube. */
struct quantity {
    size_t cube;
    size_t place;
};

/* Days between what happened and its recording from which on it was late, by two measures. */
enum { LATE_DAYS = 7, VERY_LATE_DAYS = 30 };

/* A flow population whose condition says that something happened in the period (`received in period`), and of which a column tells when
 * that was known. */
struct plan_late {
    size_t population;
    size_t happened, recorded;             /* date columns of its source */
    struct quantity records;
    struct quantity after_period;          /* recorded after the last day of the period */
    struct quantity late, very_late;       /* recorded more than LATE_DAYS, VERY_LATE_DAYS days after it happened */
    struct quantity unknown;               /* without the day of recording */
};

/* A column that may be missing and by whose categories a table counts: the records that some such table counts, and those of them in
 * which it is missing. */
struct plan_missing {
    size_t source, column;
    struct quantity records, missing;
};

#endif
