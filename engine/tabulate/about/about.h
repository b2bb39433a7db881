/* tabulate/about/about.h - what a report says about its own figures: how they are counted, and what the data were like.
 *
 * Steps     about_make after the checks, when tables have their numbers. It fills report->rules and the tables of report->about. */
#ifndef TABULATE_ABOUT_H
#define TABULATE_ABOUT_H

#include "tabulate/working.h"

void about_make(struct working *working);

/* counting_rules.c: report->rules, from the plan's rules and what was counted. */
void counting_rules_make(struct working *working);
/* rule_words.c: what a rule counts, when, and by what name. */
const char *rule_label(struct working *working, const struct plan_rule *rule);
/* The part of a population that it begins with: "complaints closed, stage_reached = 'Stage 1'". */
const char *rule_base(struct working *working, const struct plan_rule *rule);
const char *rule_counted(struct working *working, const struct plan_rule *rule);
const char *rule_when(struct working *working, const struct plan_rule *rule);
const char *rule_used_in(struct working *working, const struct plan_rule *rule);

/* data_quality.c: report->quality. */
void data_quality_make(struct working *working);
/* data_quality_sheet.c: all of it, a row for each number. */
struct table *data_quality_sheet(struct working *working);
/* data_quality_tables.c: a table for each subject; without rows where there is nothing to tell. */
struct table *data_quality_rows(struct working *working);
struct table *data_quality_missing(struct working *working);
struct table *data_quality_late(struct working *working);
size_t about_checks(const struct report *report, enum check_outcome outcome);

/* counting_rules_table.c: a row for each step. */
struct table *counting_rules_table(struct working *working);

/* "Request and feedback log, extract taken on 30 April 2008; Stages of complaints": every extract that was read. */
const char *about_sources_words(struct working *working);
/* "report-specs/annual.yaml:12". */
const char *about_place(struct working *working, struct place place);
/* With its first letter as a sentence begins. */
const char *about_capital(struct working *working, const char *text);

#endif
