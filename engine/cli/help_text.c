/* cli/help_text.c - help, from the tables of commands and options. */
#include "cli/command_table.h"
#include "cli/option_table.h"

#include <string.h>

enum { NAME_COLUMNS = 34, OPTION_COLUMNS = 22 };

/* "  name       help\n", the help on a line of its own where the name is too long. */
static void add_row(struct text_builder *out, const char *name, const char *help, size_t columns) {
    size_t n = strlen(name) + 2;
    text_add(out, "  ");
    text_add(out, name);
    if (n + 2 > columns) {
        text_add_char(out, '\n');
        n = 0;
    }
    for (; n < columns; n++) text_add_char(out, ' ');
    text_add(out, help);
    text_add_char(out, '\n');
}

static void add_option(struct text_builder *out, const struct option *option) {
    struct text_builder name = {.arena = out->arena};
    if (option->letter) {
        text_add_char(&name, '-');
        text_add_char(&name, option->letter);
        text_add(&name, ", ");
    }
    text_add(&name, "--");
    text_add(&name, option->name);
    if (option->value) {
        text_add_char(&name, ' ');
        text_add(&name, option->value);
    }
    add_row(out, text_done(&name), option->help, OPTION_COLUMNS);
}

static void add_options(struct text_builder *out, unsigned groups) {
    text_add(out, "\nOptions\n");
    for (size_t i = 0; option_at(i); i++)
        if (option_at(i)->group & groups) add_option(out, option_at(i));
}

const char *help_of_program(struct arena *arena) {
    struct text_builder out = {.arena = arena};
    text_add(&out, "boardpaper: board papers from extracts and a specification\n\nCommands\n");
    for (size_t i = 0; command_at(i); i++) {
        const struct command *command = command_at(i);
        add_row(&out, TEXT(arena, command->name, " ", command->arguments), command->help, NAME_COLUMNS);
    }
    add_options(&out, OPTIONS_ALL);
    text_add(&out,
             "\n'boardpaper help COMMAND' lists a command's own options.\n"
             "Exit status: 0 all well, 1 the answer is no, 2 usage, 3 specification, 4 data, 5 files and machine,\n"
             "70 a fault of the program, 128+n ended by signal n.\n");
    return text_done(&out);
}

const char *help_of_command(struct arena *arena, const struct command *command) {
    struct text_builder out = {.arena = arena};
    text_add(&out, TEXT(arena, "boardpaper ", command->name, " ", command->arguments, "\n  ", command->help, "\n"));
    if (command->more) text_add(&out, TEXT(arena, "\n", command->more, "\n"));
    add_options(&out, command->options | OPTIONS_ALL);
    return text_done(&out);
}

const char *help_of_message(struct arena *arena, const char *id) {
    for (enum message message = 0; message < N_MESSAGES; message++) {
        if (!text_equal(message_id(message), id)) continue;
        const char *status = text_from_int(arena, message_status(message));
        return TEXT(arena, id, ": ", message_sentence(message),
                    "\n{0}, {1} .. stand for what was found. The message leads to exit status ", status, ".\n");
    }
    return NULL;
}
