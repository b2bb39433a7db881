/* cli/main.c - the program: reads the command line, runs the command, shows what there is to say.
 *
 * setlocale is never called: a locale with a decimal comma would reach the libraries that write our files. */
#include "cli/command_table.h"
#include "cli/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Nothing can be allocated here. */
static enum status no_memory(void) {
    fprintf(stderr, "error: %s; close other programs, or give smaller extracts  [%s]\n",
            message_sentence(MSG_OUT_OF_MEMORY), message_id(MSG_OUT_OF_MEMORY));
    return message_status(MSG_OUT_OF_MEMORY);
}

/* SOURCE_DATE_EPOCH: the date that documents carry, UTC. */
static enum status read_epoch(struct session *session) {
    const char *text = getenv("SOURCE_DATE_EPOCH");
    const int64_t day = 86400;
    date_t first = 0, last = 0;
    int64_t seconds;
    if (!text || !*text) return STATUS_OK;
    (void)date_from_parts((struct date_parts){1000, 1, 1}, &first);
    (void)date_from_parts((struct date_parts){9999, 12, 31}, &last);
    bool is_number = number_parse_int(text, &seconds);
    if (!is_number || seconds / day <= first || seconds / day >= last) {
        DIAG(session->diags, MSG_USE_EPOCH, NOWHERE, "unset it, or set it to a number", text);
        return STATUS_USAGE;
    }
    session->run.has_created = true;
    session->run.created = (date_t)(seconds / day - (seconds % day < 0));
    return STATUS_OK;
}

static enum status run_command(struct session *session, int n, char *const *words) {
    TRY(arguments_read(session, n, words));
    if (session->wants_version) {
        text_add(&session->results, "boardpaper " BOARDPAPER_VERSION "\n");
        return STATUS_OK;
    }
    if (session->wants_help) {
        const struct command *command = session->command;
        text_add(&session->results,
                 command ? help_of_command(session->arena, command) : help_of_program(session->arena));
        return STATUS_OK;
    }
    TRY(read_epoch(session));
    progress_open(session);
    return session->command->run(session);
}

/* A command that ended well must also have been able to say so. */
static enum status finish(struct session *session, enum status status) {
    console_messages(session);
    enum status told = console_results(session);
    return status == STATUS_OK || status == STATUS_NO ? (told == STATUS_OK ? status : told) : status;
}

int main(int n, char **words) {
    struct arena_guard guard;
    console_open();
    signals_begin();
    struct arena *arena = arena_open();
    if (!arena) return (int)no_memory();
    if (arena_guard_enter(arena, &guard)) {
        progress_close();
        enum status status = no_memory();
        arena_close(arena);
        return (int)status;
    }
    struct session *session = ARENA_NEW(arena, struct session);
    session->arena = session->results.arena = arena;
    session->diags = diags_new(arena);
    session->kinds = RUN_ALL;
    session->format = text_format_at(0);
    enum status status = run_command(session, n, words);
    status = finish(session, status);
    arena_guard_leave(arena, &guard);
    signals_end();
    arena_close(arena);
    int signal_number = console_signal();
    return signal_number ? 128 + signal_number : (int)status;
}
