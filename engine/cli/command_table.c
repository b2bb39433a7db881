/* cli/command_table.c - the commands. A new command is one row here and one file beside this one. */
#include "cli/command_table.h"
#include "cli/option_table.h"

static const struct command commands[] = {
    {"build", "SPEC", 1, 1, OPTIONS_RUN | OPTIONS_BUILD | OPTIONS_MEMORY,
     "reads the extracts, computes, checks, and writes the output folder",
     "The folder appears whole or not at all, by default at out/<report>/<period>. When a check fails, or the\n"
     "specification or the data is wrong, nothing is written and an earlier folder stays as it was.",
     command_build},
    {"check", "SPEC", 1, 1, OPTIONS_RUN | OPTIONS_CHECK | OPTIONS_MEMORY, "the same without writing: specification, data and checks",
     "boardpaper check --workbook FILE.xlsx looks at a finished workbook, whoever wrote it, by the rules for published\n"
     "workbooks: one finding a line, with its rule, sheet and cell. Exit status 1 when a rule is broken.",
     command_check},
    {"show", "SPEC [TABLE...]", 1, SIZE_MAX, OPTIONS_RUN | OPTIONS_SHOW | OPTIONS_MEMORY, "tables on the terminal",
     "TABLE is an identifier such as lead-issue, or a number such as \"Table 3\", in any letter case;\n"
     "without one every table is shown.",
     command_show},
    {"reconcile", "SPEC-OR-DIR PUBLISHED.csv", 2, 2, OPTIONS_RUN | OPTIONS_RECONCILE,
     "computed figures against published ones",
     "The computed value is rounded, half away from zero, to the decimals that were printed; there is no tolerance.\n"
     "DIR is an output folder: its evidence/figures.csv is read and nothing is computed.",
     command_reconcile},
    {"audit", "PUBLISHED.csv [--structure FILE]", 1, 1, OPTIONS_AUDIT, "the arithmetic inside a retyped paper",
     "PUBLISHED.csv has the columns table, row, column, published, a figure a line; a figures.csv can stand in its place.\n"
     "A fault is arithmetic that cannot be right whatever the words mean (exit status 1); a question may have an answer\n"
     "(exit status 0). A structure file (kind,table,row,column,value) adds what labels do not tell, and silences nothing.\n"
     "With -v the figures are listed that no check holds to the digit.",
     command_audit},
    {"plan", "SPEC", 1, 1, OPTIONS_RUN | OPTIONS_PLAN, "what will be computed, in which passes, over which columns",
     "The specification is read, and the head of each extract, but no data: files that are not there yet are named.\n"
     "Rows and memory are estimates. A column that nothing is read for is still checked as it is declared.",
     command_plan},
    {"schema", "", 0, 0, 0, "the JSON Schema of the specification language", NULL, command_schema},
    {"help", "[COMMAND-OR-MESSAGE-ID]", 0, 1, OPTIONS_HELP, "help on the program, a command or a message", NULL, command_help},
};

enum { N_COMMANDS = sizeof commands / sizeof commands[0] };

const struct command *command_at(size_t i) {
    return i < N_COMMANDS ? &commands[i] : NULL;
}

const struct command *command_find(const char *name) {
    for (size_t i = 0; i < N_COMMANDS; i++)
        if (text_equal(commands[i].name, name)) return &commands[i];
    return NULL;
}

const char *command_names(struct arena *arena) {
    struct text_builder out = {.arena = arena};
    for (size_t i = 0; i < N_COMMANDS; i++) {
        if (i > 0) text_add(&out, ", ");
        text_add(&out, commands[i].name);
    }
    return text_done(&out);
}

const char *command_nearest(struct arena *arena, const char *word) {
    const char *names[N_COMMANDS];
    for (size_t i = 0; i < N_COMMANDS; i++) names[i] = commands[i].name;
    return text_nearest(arena, word, names, N_COMMANDS);
}
