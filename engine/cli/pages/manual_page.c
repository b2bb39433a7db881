/* cli/pages/manual_page.c - boardpaper.1 in the macros of man(7). */
#include "cli/pages/pages.h"

#include "cli/command_table.h"
#include "cli/option_table.h"

bool page_takes(const struct command *command, const struct option *option) {
    return (option->group & (command->options | OPTIONS_ALL)) != 0;
}

/* Text as it is: a hyphen that stays one, backslashes, and no line that begins like a request. */
static void add_text(struct text_builder *out, const char *text) {
    bool begins = true;
    for (; *text; text++) {
        if (begins && (*text == '.' || *text == '\'')) text_add(out, "\\&");
        begins = *text == '\n';
        if (*text == '-')
            text_add(out, "\\-");
        else if (*text == '\\')
            text_add(out, "\\e");
        else if (*text == '\'')
            text_add(out, "\\(aq");
        else
            text_add_char(out, *text);
    }
}

static void add_macro(struct text_builder *out, const char *macro, const char *text) {
    text_add(out, macro);
    text_add_char(out, ' ');
    add_text(out, text);
    text_add_char(out, '\n');
}

static void add_paragraph(struct text_builder *out, const char *text) {
    text_add(out, ".PP\n");
    add_text(out, text);
    text_add_char(out, '\n');
}

/* --- commands --- */

static void add_synopsis(struct text_builder *out) {
    text_add(out, ".SH SYNOPSIS\n");
    for (size_t i = 0; command_at(i); i++) {
        if (i > 0) text_add(out, ".br\n");
        add_macro(out, ".B", TEXT(out->arena, "boardpaper ", command_at(i)->name));
        add_text(out, TEXT(out->arena, command_at(i)->arguments, command_at(i)->arguments[0] ? " " : "", "[OPTION...]\n"));
    }
}

/* Options of its own; those that every command takes stand in a section of theirs. */
static void add_names_of_options(struct text_builder *out, const struct command *command) {
    size_t n = 0;
    for (size_t i = 0; option_at(i); i++) {
        if (option_at(i)->group & OPTIONS_ALL || !page_takes(command, option_at(i))) continue;
        text_add(out, n++ == 0 ? ".PP\nOptions: " : ", ");
        add_text(out, TEXT(out->arena, "--", option_at(i)->name));
    }
    if (n > 0) text_add(out, ".\n");
}

static void add_commands(struct text_builder *out) {
    text_add(out, ".SH COMMANDS\n");
    for (size_t i = 0; command_at(i); i++) {
        const struct command *command = command_at(i);
        add_macro(out, ".SS", TEXT(out->arena, command->name, command->arguments[0] ? " " : "", command->arguments));
        add_text(out, TEXT(out->arena, command->help, ".\n"));
        if (command->more) add_paragraph(out, command->more);
        add_names_of_options(out, command);
    }
}

/* --- options --- */

static const char *commands_with(struct arena *arena, const struct option *option) {
    struct text_builder out = {.arena = arena};
    for (size_t i = 0; command_at(i); i++) {
        if (!page_takes(command_at(i), option)) continue;
        if (out.n > 0) text_add(&out, ", ");
        text_add(&out, command_at(i)->name);
    }
    return text_done(&out);
}

static void add_option(struct text_builder *out, const struct option *option) {
    struct arena *arena = out->arena;
    const char *letter = option->letter ? TEXT(arena, "-", text_copy_bytes(arena, &option->letter, 1), ", ") : "";
    const char *value = option->value ? TEXT(arena, " ", option->value) : "";
    text_add(out, ".TP\n");
    add_macro(out, ".B", TEXT(arena, letter, "--", option->name, value));
    add_text(out, option->help);
    if (!(option->group & OPTIONS_ALL)) add_text(out, TEXT(arena, " (", commands_with(arena, option), ")"));
    text_add(out, ".\n");
}

static void add_options(struct text_builder *out, const char *title, bool is_of_all) {
    add_macro(out, ".SH", title);
    for (size_t i = 0; option_at(i); i++)
        if (((option_at(i)->group & OPTIONS_ALL) != 0) == is_of_all) add_option(out, option_at(i));
}

/* --- what concerns all --- */

struct entry {
    const char *name, *words;
};

static const struct entry statuses[] = {
    {"0", "done, all well"},
    {"1", "done, and the answer is no: a check failed, figures differ, a paper does not foot"},
    {"2", "wrong usage"},
    {"3", "the specification is wrong"},
    {"4", "the data is wrong"},
    {"5", "something outside: a file missing or unreadable, memory, disk"},
    {"70", "a fault of the program itself"},
    {"128+n", "ended by signal n"},
};

static const struct entry variables[] = {
    {"SOURCE_DATE_EPOCH", "seconds since 1 January 1970: the date that documents carry, in place of the end of the period"},
    {"NO_COLOR", "where it is set and not empty, messages have no colour unless --color always asks for it"},
};

static void add_entries(struct text_builder *out, const char *title, const struct entry *entries, size_t n) {
    add_macro(out, ".SH", title);
    for (size_t i = 0; i < n; i++) {
        text_add(out, ".TP\n");
        add_macro(out, ".B", entries[i].name);
        add_text(out, entries[i].words);
        text_add(out, ".\n");
    }
}

const char *page_manual(struct arena *arena) {
    struct text_builder out = {.arena = arena};
    text_add(&out, ".TH BOARDPAPER 1 \"\" \"boardpaper " BOARDPAPER_VERSION "\" \"User Commands\"\n.SH NAME\n"
                   "boardpaper \\- board papers from extracts and a specification\n");
    add_synopsis(&out);
    text_add(&out, ".SH DESCRIPTION\n");
    add_text(&out, "Turns a specification in YAML and extracts in CSV into tables, charts, a workbook and a paper. Results go to standard output,\n"
                   "messages to standard error; nothing asks a question. Options may stand before or after arguments, as --option value or\n"
                   "--option=value; -- ends them. The same inputs give the same bytes, whatever the clock, locale, folder or number of threads.\n");
    add_commands(&out);
    add_options(&out, "OPTIONS", false);
    add_options(&out, "OPTIONS OF ALL COMMANDS", true);
    add_entries(&out, "EXIT STATUS", statuses, sizeof statuses / sizeof *statuses);
    add_paragraph(&out, "With 1 from a failed check, 3, 4 or 5, build has written nothing.");
    add_entries(&out, "ENVIRONMENT", variables, sizeof variables / sizeof *variables);
    text_add(&out, ".SH MESSAGES\n");
    add_text(&out, "Each message ends with an identifier such as [DATA007]; boardpaper help DATA007 says more.\n");
    return text_done(&out);
}
