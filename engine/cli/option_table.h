/* cli/option_table.h - the options, one row each: parsing, help and messages walk this table. */
#ifndef CLI_OPTION_TABLE_H
#define CLI_OPTION_TABLE_H

#include "cli/session.h"

/* Groups, bits: a command names those it takes. Every command takes OPTIONS_ALL. */
enum { OPTIONS_ALL = 1, OPTIONS_RUN = 2, OPTIONS_BUILD = 4, OPTIONS_SHOW = 8, OPTIONS_RECONCILE = 16, OPTIONS_CHECK = 32, OPTIONS_AUDIT = 64, OPTIONS_PLAN = 128,
       OPTIONS_HELP = 256, OPTIONS_MEMORY = 512 };

struct option {
    const char *name; /* "period", without the dashes */
    char letter;      /* 'q', or 0 */
    unsigned group;
    const char *value;    /* as help shows it: "NAME=FILE"; NULL: it takes none */
    const char *help;     /* one line */
    const char *expected; /* what a refused value should have been; NULL where every value is taken */
    bool (*set)(struct session *session, const char *value); /* false: the value is refused */
    const char *choices; /* values that a shell can complete, with spaces between; NULL: files, folders or nothing, as `value` says */
};

/* Row i in the order of the help; NULL after the last. */
const struct option *option_at(size_t i);
/* By name (n bytes) or letter, or NULL. */
const struct option *option_find(const char *name, size_t n);
const struct option *option_find_letter(char letter);
/* "did you mean '--period'?", or NULL. */
const char *option_hint(struct arena *arena, const char *name);

#endif
