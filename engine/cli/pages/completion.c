/* cli/pages/completion.c - scripts that complete commands, options and their values in bash, zsh and fish. */
#include "cli/pages/pages.h"

#include "cli/command_table.h"
#include "cli/option_table.h"

#include <string.h>

#define WRITTEN_BY "written by 'boardpaper help --completion "

/* What stands for a value. */
static bool is_file(const struct option *option) {
    return option->value && strstr(option->value, "FILE");
}

static bool is_folder(const struct option *option) {
    return option->value && text_equal(option->value, "DIR");
}

/* Of a help line, for between single quotes. */
static const char *quoted(struct arena *arena, const char *text, const char *quote) {
    return text_replace(arena, text, "'", quote);
}

static const char *command_words(struct arena *arena) {
    return text_replace(arena, command_names(arena), ",", "");
}

/* "--period --source ..", of one command. */
static void add_option_words(struct text_builder *out, const struct command *command) {
    for (size_t i = 0; option_at(i); i++) {
        const struct option *option = option_at(i);
        if (!page_takes(command, option)) continue;
        if (option->letter) text_add(out, TEXT(out->arena, "-", text_copy_bytes(out->arena, &option->letter, 1), " "));
        text_add(out, TEXT(out->arena, "--", option->name, " "));
    }
}

/* --- bash --- */

/* One branch a kind of value, behind the option that takes it. */
static void add_bash_values(struct text_builder *out) {
    for (size_t i = 0; option_at(i); i++) {
        const struct option *option = option_at(i);
        const char *what = option->choices ? TEXT(out->arena, "-W '", option->choices, "'") : is_file(option) ? "-f" : is_folder(option) ? "-d" : "-W ''";
        if (option->value) text_add(out, TEXT(out->arena, "    --", option->name, ") COMPREPLY=($(compgen ", what, " -- \"$word\")); return ;;\n"));
    }
}

static const char *script_of_bash(struct arena *arena) {
    struct text_builder out = {.arena = arena};
    text_add(&out, "# bash completion of boardpaper, " WRITTEN_BY "bash'\n_boardpaper() {\n"
                   "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= options= i\n"
                   "  if [[ $word == = ]]; then word=; fi\n"
                   "  if [[ $before == = ]]; then before=${COMP_WORDS[COMP_CWORD-2]}; fi\n"
                   "  case $before in\n");
    add_bash_values(&out);
    text_add(&out, TEXT(arena, "  esac\n  for ((i = 1; i < COMP_CWORD; i++)); do\n    case ' ", command_words(arena),
                        " ' in *\" ${COMP_WORDS[i]} \"*) command=${COMP_WORDS[i]}; break ;; esac\n  done\n  case $command in\n"));
    for (size_t i = 0; command_at(i); i++) {
        text_add(&out, TEXT(arena, "    ", command_at(i)->name, ") options='"));
        add_option_words(&out, command_at(i));
        text_add(&out, "' ;;\n");
    }
    text_add(&out, TEXT(arena, "    *) COMPREPLY=($(compgen -W '", command_words(arena), " --help --version' -- \"$word\")); return ;;\n  esac\n"));
    text_add(&out, TEXT(arena, "  if [[ $word == -* ]]; then COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
                               "  elif [[ $command == help ]]; then COMPREPLY=($(compgen -W '", command_words(arena), "' -- \"$word\"))\n"
                               "  else COMPREPLY=($(compgen -f -- \"$word\")); fi\n}\ncomplete -o filenames -F _boardpaper boardpaper\n"));
    return text_done(&out);
}

/* --- fish --- */

static void add_fish_option(struct text_builder *out, const struct command *command, const struct option *option) {
    struct arena *arena = out->arena;
    text_add(out, TEXT(arena, "complete -c boardpaper -n '__fish_seen_subcommand_from ", command->name, "' -l ", option->name));
    if (option->letter) text_add(out, TEXT(arena, " -s ", text_copy_bytes(arena, &option->letter, 1)));
    if (option->value) text_add(out, is_file(option) || is_folder(option) ? " -r" : " -x");
    if (option->choices) text_add(out, TEXT(arena, " -a '", option->choices, "'"));
    text_add(out, TEXT(arena, " -d '", quoted(arena, option->help, "\\'"), "'\n"));
}

static const char *script_of_fish(struct arena *arena) {
    struct text_builder out = {.arena = arena};
    text_add(&out, "# fish completion of boardpaper, " WRITTEN_BY "fish'\n");
    for (size_t i = 0; command_at(i); i++) {
        const struct command *command = command_at(i);
        text_add(&out, TEXT(arena, "complete -c boardpaper -n __fish_use_subcommand -f -a ", command->name, " -d '", quoted(arena, command->help, "\\'"), "'\n"));
        for (size_t k = 0; option_at(k); k++)
            if (page_takes(command, option_at(k))) add_fish_option(&out, command, option_at(k));
    }
    return text_done(&out);
}

/* --- zsh --- */

/* '--period=[help]:P:' as _arguments takes it. */
static void add_zsh_option(struct text_builder *out, const struct option *option) {
    struct arena *arena = out->arena;
    const char *help = text_replace(arena, text_replace(arena, quoted(arena, option->help, "'\\''"), "[", "("), "]", ")");
    const char *action = option->choices ? TEXT(arena, "(", option->choices, ")") : is_file(option) ? "_files" : is_folder(option) ? "_files -/" : " ";
    text_add(out, TEXT(arena, " \\\n        '--", option->name, option->value ? "=" : "", "[", help, "]", option->value ? TEXT(arena, ":", option->value, ":", action) : "", "'"));
    if (option->letter) text_add(out, TEXT(arena, " \\\n        '-", text_copy_bytes(arena, &option->letter, 1), "[", help, "]'"));
}

static const char *script_of_zsh(struct arena *arena) {
    struct text_builder out = {.arena = arena};
    text_add(&out, "#compdef boardpaper\n# zsh completion of boardpaper, " WRITTEN_BY "zsh'\n_boardpaper() {\n  local -a commands\n  commands=(\n");
    for (size_t i = 0; command_at(i); i++)
        text_add(&out, TEXT(arena, "    '", command_at(i)->name, ":", quoted(arena, command_at(i)->help, "'\\''"), "'\n"));
    text_add(&out, "  )\n  if (( CURRENT == 2 )); then\n    _describe command commands\n    return\n  fi\n  case $words[2] in\n");
    for (size_t i = 0; command_at(i); i++) {
        text_add(&out, TEXT(arena, "    ", command_at(i)->name, ")\n      _arguments"));
        for (size_t k = 0; option_at(k); k++)
            if (page_takes(command_at(i), option_at(k))) add_zsh_option(&out, option_at(k));
        text_add(&out, " \\\n        '*:file:_files'\n      ;;\n");
    }
    text_add(&out, "  esac\n}\n_boardpaper \"$@\"\n");
    return text_done(&out);
}

/* --- the catalogue --- */

static const struct completion completions[] = {{"bash", script_of_bash}, {"zsh", script_of_zsh}, {"fish", script_of_fish}};

const struct completion *completion_at(size_t i) {
    return i < sizeof completions / sizeof *completions ? &completions[i] : NULL;
}

const struct completion *completion_find(const char *shell) {
    for (size_t i = 0; completion_at(i); i++)
        if (text_equal(completion_at(i)->shell, shell)) return completion_at(i);
    return NULL;
}
