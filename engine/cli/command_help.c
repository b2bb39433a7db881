/* cli/command_help.c - `help`: the program, a command, or a message by its identifier. */
#include "cli/command_table.h"
#include "cli/pages/pages.h"

static const char *help_of(struct arena *arena, const char *topic) {
    const struct command *command = command_find(topic);
    return command ? help_of_command(arena, command) : help_of_message(arena, topic);
}

enum status command_help(struct session *session) {
    struct arena *arena = session->arena;
    const char *topic = session->n_arguments > 0 ? session->arguments[0] : NULL;
    const char *text = session->wants_manual ? page_manual(arena)
                       : session->completion ? session->completion->script(arena)
                       : topic               ? help_of(arena, topic)
                                             : help_of_program(arena);
    if (!text) {
        const char *nearest = command_nearest(arena, topic);
        const char *hint =
            nearest ? TEXT(arena, "did you mean '", nearest, "'?") : TEXT(arena, "commands are ", command_names(arena));
        DIAG(session->diags, MSG_USE_HELP_TOPIC, NOWHERE, hint, topic);
        return STATUS_USAGE;
    }
    text_add(&session->results, text);
    return STATUS_OK;
}
