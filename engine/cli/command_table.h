/* cli/command_table.h - the commands, one row each: parsing, help and messages walk this table. */
#ifndef CLI_COMMAND_TABLE_H
#define CLI_COMMAND_TABLE_H

#include "cli/session.h"

typedef enum status command_fn(struct session *session);

struct command {
    const char *name;      /* "build" */
    const char *arguments; /* as help shows them: "SPEC [TABLE...]" */
    size_t least, most;    /* how many */
    unsigned options;      /* groups of options it takes (option_table.h) */
    const char *help;      /* one line */
    const char *more;      /* a paragraph, or NULL */
    command_fn *run;
};

/* Row i in the order of the help; NULL after the last. */
const struct command *command_at(size_t i);
/* By name, or NULL. */
const struct command *command_find(const char *name);
/* "build, check, show": for messages. */
const char *command_names(struct arena *arena);
/* The name nearest to a word, or NULL. */
const char *command_nearest(struct arena *arena, const char *word);

command_fn command_build, command_check, command_show, command_reconcile, command_audit, command_plan, command_schema, command_help;

/* A run that only computes, for commands that write no folder: STATUS_NO sets *ret too. */
enum status command_compute(struct session *session, struct run **ret) MUST_USE;
/* "22 of 22 checks passed", "no checks". */
const char *command_checks(struct arena *arena, const struct run *run);

#endif
