/* cli/help_text.c - help, from the tables of commands and options. */
#include "cli/command_table.h"
#include "cli/option_table.h"

#include <string.h>

enum { NAME_COLUMNS = 34, OPTION_COLUMNS = 22, MESSAGE_COLUMNS = 15 };

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

/* --- messages --- */

/* "… '…' is not in the list '…'". */
static const char *open_sentence(struct arena *arena, enum message message) {
    struct text_builder out = {.arena = arena};
    for (const char *at = message_sentence(message); *at; at++) {
        bool is_place = at[0] == '{' && at[1] >= '0' && at[1] <= '9' && at[2] == '}';
        if (is_place) {
            text_add(&out, "\u2026");
            at += 2;
        } else {
            text_add_char(&out, *at);
        }
    }
    return text_done(&out);
}

static const char *level_words(enum message message) {
    static const char *const words[] = {
        [DIAG_NOTE] = "a note, shown with -v", [DIAG_WARNING] = "a warning", [DIAG_ERROR] = "an error"};
    return words[message_level(message)];
}

static const char *status_words(enum message message) {
    static const struct {
        enum status status;
        const char *words;
    } rows[] = {
        {STATUS_OK, "not changed by it"},
        {STATUS_NO, "1, the answer is no"},
        {STATUS_USAGE, "2, wrong usage"},
        {STATUS_SPEC, "3, the specification is wrong"},
        {STATUS_DATA, "4, the data is wrong"},
        {STATUS_OUTSIDE, "5, something outside the program"},
        {STATUS_FAULT, "70, a fault of the program"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].status == message_status(message)) return rows[i].words;
    return "not changed by it";
}

/* By the kind that an identifier begins with. */
static const char *read_on(const char *id) {
    static const struct {
        const char *kind, *page;
    } rows[] = {
        {"SPEC", "docs/specification.md"},
        {"DATA", "docs/specification.md, Sources, and docs/counting-rules.md"},
        {"CHECK", "docs/command-line.md, Reconciling, and docs/specification.md, checks"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (text_starts(id, rows[i].kind)) return rows[i].page;
    return "docs/command-line.md";
}

static bool is_id(const char *id, const char *asked) {
    for (; *asked && *id; id++, asked++)
        if ((*asked >= 'a' && *asked <= 'z' ? *asked - 'a' + 'A' : *asked) != *id) return false;
    return !*id && !*asked;
}

const char *help_of_message(struct arena *arena, const char *asked) {
    for (enum message message = 0; message < N_MESSAGES; message++) {
        const char *id = message_id(message);
        if (!is_id(id, asked)) continue;
        struct text_builder out = {.arena = arena};
        text_add(&out, TEXT(arena, id, ": ", open_sentence(arena, message), "\n\n"));
        add_row(&out, "level", level_words(message), MESSAGE_COLUMNS);
        add_row(&out, "exit status", status_words(message), MESSAGE_COLUMNS);
        add_row(&out, "read on", read_on(id), MESSAGE_COLUMNS);
        text_add(&out, "\nEach \u2026 is what was found. The message itself says where, and what to do about it.\n");
        return text_done(&out);
    }
    return NULL;
}
