/* cli/option_table.c - the options. A new option is one row here and the function that takes its value. */
#include "cli/option_table.h"

#include "base/number.h"
#include "cli/pages/pages.h"

#include <string.h>

enum { MOST_THREADS = 1024 };

/* --- taking values --- */

static bool set_period(struct session *session, const char *value) {
    session->run.period = value;
    return true;
}

static bool set_as_at(struct session *session, const char *value) {
    session->run.as_at = value;
    return true;
}

static bool set_root(struct session *session, const char *value) {
    session->run.root = value;
    return true;
}

static bool set_out(struct session *session, const char *value) {
    session->run.out = value;
    return *value != '\0';
}

static bool set_accept(struct session *session, const char *value) {
    session->accept = value;
    return true;
}

static bool set_structure(struct session *session, const char *value) {
    session->structure = value;
    return true;
}

static bool set_threads(struct session *session, const char *value) {
    int64_t n;
    if (!number_parse_int(value, &n) || n < 1 || n > MOST_THREADS) return false;
    session->run.n_threads = (int)n;
    return true;
}

/* Adds NAME=VALUE to a list that grows; the lists are short. */
static bool add_setting(struct session *session, const char *text, const struct run_setting **items, size_t *n) {
    const char *sign = strchr(text, '=');
    if (!sign || sign == text || !sign[1]) return false;
    struct run_setting *grown = ARENA_ARRAY(session->arena, struct run_setting, *n + 1);
    if (*n > 0) memcpy(grown, *items, *n * sizeof *grown);
    grown[*n].name = text_copy_bytes(session->arena, text, (size_t)(sign - text));
    grown[*n].value = sign + 1;
    *items = grown;
    *n += 1;
    return true;
}

static bool add_source(struct session *session, const char *value) {
    return add_setting(session, value, &session->run.sources, &session->run.n_sources);
}

static bool add_taken(struct session *session, const char *value) {
    return add_setting(session, value, &session->run.taken, &session->run.n_taken);
}

static bool add_parameter(struct session *session, const char *value) {
    return add_setting(session, value, &session->run.parameters, &session->run.n_parameters);
}

static unsigned find_kind(const char *name, size_t n) {
    for (size_t i = 0; run_kinds[i].name; i++)
        if (strlen(run_kinds[i].name) == n && memcmp(run_kinds[i].name, name, n) == 0) return run_kinds[i].kind;
    return 0;
}

static bool set_only(struct session *session, const char *value) {
    session->kinds = 0;
    for (;;) {
        size_t n = strcspn(value, ",");
        unsigned kind = find_kind(value, n);
        if (kind == 0) return false;
        session->kinds |= kind;
        if (!value[n]) return true;
        value += n + 1;
    }
}

static bool set_format(struct session *session, const char *value) {
    session->format = text_format_find(value);
    return session->format != NULL;
}

static bool set_completion(struct session *session, const char *value) {
    session->completion = completion_find(value);
    return session->completion != NULL;
}

/* "64M", "1G", "500MB": K, M and G are 1,024, and its powers; nothing behind a number: bytes. */
static bool set_memory_limit(struct session *session, const char *value) {
    static const char units[] = "KMG";
    size_t n = strspn(value, "0123456789");
    int64_t number = 0, scale = 1;
    const char *unit = value[n] ? strchr(units, value[n]) : NULL;
    const char *rest = value + n + (unit != NULL);
    if (unit != NULL) scale = (int64_t)1 << (10 * (unit - units + 1));
    bool is_unit = !*rest || text_equal(rest, "B") || (unit != NULL && text_equal(rest, "iB"));
    if (!is_unit || !number_parse_int(text_copy_bytes(session->arena, value, n), &number)) return false;
    return number > 0 && number_multiply(number, scale, &session->run.memory_limit);
}

static bool set_messages(struct session *session, const char *value) {
    session->is_json = text_equal(value, "json");
    return session->is_json || text_equal(value, "text");
}

static bool set_color(struct session *session, const char *value) {
    static const char *const names[] = {[COLOUR_AUTO] = "auto", [COLOUR_ALWAYS] = "always", [COLOUR_NEVER] = "never"};
    for (enum colour_choice i = COLOUR_AUTO; i <= COLOUR_NEVER; i++) {
        if (!text_equal(names[i], value)) continue;
        session->colour = i;
        return true;
    }
    return false;
}

/* --- flags: called without a value --- */

static bool set_draft(struct session *session, const char *value) {
    (void)value;
    return session->run.is_draft = true;
}

static bool set_quiet(struct session *session, const char *value) {
    (void)value;
    return session->is_quiet = true;
}

static bool set_verbose(struct session *session, const char *value) {
    (void)value;
    return session->is_verbose = true;
}

static bool set_workbook(struct session *session, const char *value) {
    (void)value;
    return session->is_workbook = true;
}

static bool set_man(struct session *session, const char *value) {
    (void)value;
    return session->wants_manual = true;
}

static bool set_help(struct session *session, const char *value) {
    (void)value;
    return session->wants_help = true;
}

static bool set_version(struct session *session, const char *value) {
    (void)value;
    return session->wants_version = true;
}

/* --- the table --- */

static const struct option options[] = {
    {"period", 0, OPTIONS_RUN, "P",
     "2007/08, 2008/09 Q1, 2008, 2008 Q2, 2008-04, 2008-04-01..2008-06-30; default: the specification's", NULL,
     set_period},
    {"source", 0, OPTIONS_RUN, "NAME=FILE",
     "an extract in place of the specification's ('-': standard input); repeat for more files", "NAME=FILE",
     add_source},
    {"taken", 0, OPTIONS_RUN, "NAME=DATE", "when that extract was taken", "NAME=DATE", add_taken},
    {"set", 0, OPTIONS_RUN, "NAME=VALUE", "a parameter of the specification; repeat for more", "NAME=VALUE", add_parameter},
    {"as-at", 0, OPTIONS_RUN, "DATE", "only what was recorded on or before this day", NULL, set_as_at},
    {"root", 0, OPTIONS_RUN, "DIR", "the folder that every path of the specification must lie below", NULL, set_root},
    {"threads", 0, OPTIONS_RUN, "N", "default: all processors; results never depend on it", "a number from 1 to 1024",
     set_threads},
    {"out", 0, OPTIONS_BUILD, "DIR", "the output folder, default out/<report>/<period>", "a folder", set_out},
    {"only", 0, OPTIONS_BUILD, "KIND,...", "kinds of output, of xlsx, pdf, html, charts, csv; default: all",
     "a list of xlsx, pdf, html, charts, csv", set_only, "xlsx pdf html charts csv"},
    {"draft", 0, OPTIONS_BUILD, NULL, "build in spite of failed checks and unknown categories, marked DRAFT", NULL,
     set_draft},
    {"memory-limit", 0, OPTIONS_MEMORY, "SIZE", "refuse to begin what is estimated to need more memory, such as 500M or 2G",
     "a size such as 64M, 500MB or 2G", set_memory_limit},
    {"format", 0, OPTIONS_SHOW | OPTIONS_AUDIT | OPTIONS_PLAN, "FORMAT", "text (default), markdown, csv or json; of plan: text or json", "text, markdown, csv or json",
     set_format, "text markdown csv json"},
    {"accept", 0, OPTIONS_RECONCILE, "FILE", "differences that are known, with their reasons", NULL, set_accept},
    {"structure", 0, OPTIONS_AUDIT, "FILE", "totals, bases, roll-ups and the like that the labels do not tell", NULL,
     set_structure},
    {"workbook", 0, OPTIONS_CHECK, NULL, "what follows is a finished workbook (XLSX): is it as published ones must be?", NULL,
     set_workbook},
    {"man", 0, OPTIONS_HELP, NULL, "the manual page, for man(1)", NULL, set_man},
    {"completion", 0, OPTIONS_HELP, "SHELL", "a script that completes commands and options, for bash, zsh or fish", "bash, zsh or fish",
     set_completion, "bash zsh fish"},
    {"messages", 0, OPTIONS_ALL, "FORM", "text (default), or json: one object a line", "text or json", set_messages,
     "text json"},
    {"color", 0, OPTIONS_ALL, "WHEN", "auto (default), always or never; NO_COLOR is honoured", "auto, always or never",
     set_color, "auto always never"},
    {"quiet", 'q', OPTIONS_ALL, NULL, "errors only", NULL, set_quiet},
    {"verbose", 'v', OPTIONS_ALL, NULL, "notes too", NULL, set_verbose},
    {"help", 'h', OPTIONS_ALL, NULL, "this help", NULL, set_help},
    {"version", 0, OPTIONS_ALL, NULL, "the program's version", NULL, set_version},
};

enum { N_OPTIONS = sizeof options / sizeof options[0] };

const struct option *option_at(size_t i) {
    return i < N_OPTIONS ? &options[i] : NULL;
}

const struct option *option_find(const char *name, size_t n) {
    for (size_t i = 0; i < N_OPTIONS; i++)
        if (strlen(options[i].name) == n && memcmp(options[i].name, name, n) == 0) return &options[i];
    return NULL;
}

const struct option *option_find_letter(char letter) {
    for (size_t i = 0; letter && i < N_OPTIONS; i++)
        if (options[i].letter == letter) return &options[i];
    return NULL;
}

const char *option_hint(struct arena *arena, const char *name) {
    const char *names[N_OPTIONS];
    for (size_t i = 0; i < N_OPTIONS; i++) names[i] = options[i].name;
    const char *nearest = text_nearest(arena, name, names, N_OPTIONS);
    return nearest ? TEXT(arena, "did you mean '--", nearest, "'?") : NULL;
}
