/* cli/arguments.c - the words of the command line -> a session.
 *
 * The first word that is no option is the command; options may stand anywhere, as --name value or --name=value; "--"
 * ends them. Which command takes which option is looked at once all words are read. */
#include "cli/command_table.h"
#include "cli/option_table.h"

#include <string.h>

struct reading {
    struct session *session;
    char *const *words;
    int n, next; /* next: index of the word after the one being read */
    bool options_ended;
    const struct option **given;
    size_t n_given, capacity_given;
    size_t capacity_arguments;
};

static const char *shown(struct arena *arena, const struct option *option) {
    return TEXT(arena, "--", option->name);
}

static void take_value(struct reading *reading, const struct option *option, const char *value) {
    struct session *session = reading->session;
    *ARENA_PUSH(session->arena, reading->given, reading->n_given, reading->capacity_given) = option;
    if (option->group == OPTIONS_RUN && !session->run_option) session->run_option = shown(session->arena, option);
    if (option->set(session, value)) return;
    DIAG(session->diags, MSG_USE_VALUE, NOWHERE, NULL, shown(session->arena, option), value, option->expected);
}

/* `value` is what stood behind '=', or NULL. */
static void take_option(struct reading *reading, const struct option *option, const char *value) {
    struct session *session = reading->session;
    const char *name = shown(session->arena, option);
    if (!option->value && value) {
        DIAG(session->diags, MSG_USE_VALUE_GIVEN, NOWHERE, NULL, name);
    } else if (option->value && !value && reading->next >= reading->n) {
        DIAG(session->diags, MSG_USE_VALUE_MISSING, NOWHERE, TEXT(session->arena, "write ", name, " ", option->value),
             name, option->value);
    } else {
        take_value(reading, option, option->value && !value ? reading->words[reading->next++] : value);
    }
}

static void take_long(struct reading *reading, const char *word) {
    struct session *session = reading->session;
    size_t n = strcspn(word, "=");
    const struct option *option = option_find(word, n);
    if (option) {
        take_option(reading, option, word[n] ? word + n + 1 : NULL);
        return;
    }
    const char *name = text_copy_bytes(session->arena, word, n);
    const char *hint = option_hint(session->arena, name);
    DIAG(session->diags, MSG_USE_OPTION, NOWHERE, hint ? hint : "--help lists those there are",
         TEXT(session->arena, "--", name));
}

static void take_letters(struct reading *reading, const char *letters) {
    struct session *session = reading->session;
    for (; *letters; letters++) {
        const struct option *option = option_find_letter(*letters);
        const char *name = TEXT(session->arena, "-", text_copy_bytes(session->arena, letters, 1));
        if (option) {
            take_option(reading, option, NULL);
        } else {
            DIAG(session->diags, MSG_USE_OPTION, NOWHERE, "--help lists those there are", name);
            return;
        }
    }
}

static void take_command(struct session *session, const char *word) {
    session->command = command_find(word);
    if (session->command) return;
    const char *nearest = command_nearest(session->arena, word);
    const char *hint = nearest ? TEXT(session->arena, "did you mean '", nearest, "'?") : NULL;
    DIAG(session->diags, MSG_USE_COMMAND, NOWHERE, hint, word, command_names(session->arena));
}

static void take_argument(struct reading *reading, const char *word) {
    struct session *session = reading->session;
    *ARENA_PUSH(session->arena, session->arguments, session->n_arguments, reading->capacity_arguments) = word;
}

/* Returns whether a command was named, known or not. */
static bool take_words(struct reading *reading) {
    bool has_command = false;
    while (reading->next < reading->n) {
        const char *word = reading->words[reading->next++];
        bool is_option = !reading->options_ended && word[0] == '-' && word[1];
        if (is_option && text_equal(word, "--")) {
            reading->options_ended = true;
        } else if (is_option && word[1] == '-') {
            take_long(reading, word + 2);
        } else if (is_option) {
            take_letters(reading, word + 1);
        } else if (!has_command) {
            take_command(reading->session, word);
            has_command = true;
        } else {
            take_argument(reading, word);
        }
    }
    return has_command;
}

/* --- what fits the command --- */

static void check_options(const struct reading *reading) {
    struct session *session = reading->session;
    const struct command *command = session->command;
    const char *hint = TEXT(session->arena, "'boardpaper help ", command->name, "' lists those it has");
    for (size_t i = 0; i < reading->n_given; i++) {
        const struct option *option = reading->given[i];
        if (option->group & (command->options | OPTIONS_ALL)) continue;
        DIAG(session->diags, MSG_USE_OPTION_ELSEWHERE, NOWHERE, hint, command->name, shown(session->arena, option));
    }
}

static const char *how_many(struct arena *arena, size_t n) {
    if (n == 0) return "none was";
    return n == 1 ? "only one was" : TEXT(arena, text_from_int(arena, (int64_t)n), " were");
}

static void check_arguments(struct session *session) {
    const struct command *command = session->command;
    struct arena *arena = session->arena;
    if (session->n_arguments >= command->least && session->n_arguments <= command->most) return;
    const char *hint = TEXT(arena, "'boardpaper help ", command->name, "' says more");
    DIAG(session->diags, MSG_USE_ARGUMENTS, NOWHERE, hint, TEXT(arena, "boardpaper ", command->name),
         command->arguments, how_many(arena, session->n_arguments));
}

enum status arguments_read(struct session *session, int n, char *const *words) {
    struct reading reading = {.session = session, .words = words, .n = n, .next = 1};
    bool has_command = take_words(&reading);
    bool is_done = session->wants_help || session->wants_version;
    if (!has_command && !is_done && diags_status(session->diags) == STATUS_OK)
        DIAG(session->diags, MSG_USE_NO_COMMAND, NOWHERE, "'boardpaper --help' says more",
             command_names(session->arena));
    if (session->command && !is_done) {
        check_options(&reading);
        check_arguments(session);
    }
    return diags_status(session->diags);
}
