/* cli/session.h - one call of the program: what was asked for, what there is to say.
 *
 * Made by main, filled by arguments.c, given to the command's function. Commands add messages to `diags` and finished
 * text to `results`; main shows both at the end, messages first. Lifetime: the arena. */
#ifndef CLI_SESSION_H
#define CLI_SESSION_H

#include "base/diag.h"
#include "base/text.h"
#include "run/run.h"
#include "text/formats.h"

enum colour_choice { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };

struct command;
struct completion;

struct session {
    struct arena *arena;
    struct diags *diags;
    struct text_builder results; /* for standard output */

    const struct command *command; /* NULL until it is known */
    const char **arguments;        /* of the command, without its name */
    size_t n_arguments;
    struct run_options run;
    unsigned kinds;                   /* --only: RUN_XLSX .. */
    const struct text_format *format; /* --format */
    const char *accept;               /* --accept, or NULL */
    const char *structure;         /* --structure, or NULL */
    const char *run_option;           /* first option given that steers a run, or NULL */
    enum colour_choice colour;
    bool is_json, is_quiet, is_verbose;
    bool is_workbook; /* --workbook: the argument is a finished workbook */
    bool wants_help, wants_version, wants_manual;
    const struct completion *completion; /* help --completion, or NULL */
};

/* arguments.c: reads the command line into the session; everything wrong is told. STATUS_USAGE then. */
enum status arguments_read(struct session *session, int n, char *const *words) MUST_USE;

/* help_text.c */
const char *help_of_program(struct arena *arena);
const char *help_of_command(struct arena *arena, const struct command *command);
/* What a message identifier such as DATA007 (in any letter case) means; NULL when there is none. */
const char *help_of_message(struct arena *arena, const char *asked);

/* console.c: the two streams, written with plain system calls. console_open comes before any file is opened, so that no
 * file takes the number of a closed stream. */
void console_open(void);
void console_messages(struct session *session);
enum status console_results(struct session *session) MUST_USE;
/* Shows the results so far at once, before something is done that must not be done when they cannot be shown. */
enum status console_first(struct session *session) MUST_USE;
/* 0, or the signal by which a closed pipe would have ended the program. */
int console_signal(void);

/* signals.c: SIGINT, SIGTERM and SIGHUP remove the folder that is being written and end the program with 128 + n. */
void signals_begin(void);
void signals_end(void);

#endif
