/* cli/pages/pages.h - the manual page and the completion of shells, from the tables of commands and options.
 *
 * `help --man` and `help --completion SHELL` show them, and the build writes them so that they can be installed. Nothing is said here
 * that the tables do not say, but for what concerns all commands. Lifetime: the arena. */
#ifndef CLI_PAGES_PAGES_H
#define CLI_PAGES_PAGES_H

#include "base/arena.h"

/* boardpaper.1, for man(1). */
const char *page_manual(struct arena *arena);

/* A script for a shell. */
struct completion {
    const char *shell; /* "bash" */
    const char *(*script)(struct arena *arena);
};

/* Row i; NULL after the last. By name, or NULL. */
const struct completion *completion_at(size_t i);
const struct completion *completion_find(const char *shell);

/* What a command takes: its own groups of options and those of all commands. */
struct command;
struct option;
bool page_takes(const struct command *command, const struct option *option);

#endif
