/* cli/command_build.c - `build`: computes, writes the folder, and says what is in it. */
#include "cli/command_table.h"

#include "base/number.h"

#include <string.h>

static const char *count_of(struct arena *arena, size_t n, const char *one, const char *many) {
    const char *number = number_text(arena, (struct decimal){(int64_t)n, 0}, NUMBER_THOUSANDS);
    return TEXT(arena, number, " ", n == 1 ? one : many);
}

static size_t count_figures(const struct report *report) {
    size_t n = 0;
    for (size_t i = 0; i < report->n_tables; i++) {
        const struct table *table = report->tables[i];
        for (size_t j = 0; j < table->n_rows * table->n_columns; j++) n += table->cells[j].kind != CELL_TEXT;
    }
    return n;
}

static size_t count_checks(const struct report *report, enum check_outcome outcome) {
    size_t n = 0;
    for (size_t i = 0; i < report->n_checks; i++) n += report->checks[i].outcome == outcome;
    return n;
}

/* Why they could not be made, where all have one reason; else that -v has them. */
static const char *words_of_unknown(const struct report *report) {
    const char *why = NULL;
    for (size_t i = 0; i < report->n_checks; i++) {
        const struct check *check = &report->checks[i];
        if (check->outcome != CHECK_UNKNOWN) continue;
        if (check->why == NULL || (why != NULL && !text_equal(why, check->why))) return "-v says why";
        why = check->why;
    }
    return why;
}

const char *command_checks(struct arena *arena, const struct run *run) {
    const struct report *report = run->report;
    const char *passed = number_text(arena, (struct decimal){(int64_t)run->n_checks_passed, 0}, NUMBER_THOUSANDS);
    size_t n_warned = count_checks(report, CHECK_WARNED), n_unknown = count_checks(report, CHECK_UNKNOWN);
    if (report->n_checks == 0) return "no checks";
    struct text_builder out = {.arena = arena};
    text_add(&out, TEXT(arena, passed, " of ", count_of(arena, report->n_checks, "check", "checks"), " passed"));
    if (n_warned > 0) text_add(&out, TEXT(arena, ", ", count_of(arena, n_warned, "does not hold", "do not hold")));
    if (n_unknown > 0) text_add(&out, TEXT(arena, ", ", text_from_int(arena, (int64_t)n_unknown), " could not be made (", words_of_unknown(report), ")"));
    return text_done(&out);
}

static void add_line(struct session *session, const char *name, const char *what) {
    struct text_builder *out = &session->results;
    text_add(out, "  ");
    text_add(out, name);
    for (size_t n = strlen(name); n < 34; n++) text_add_char(out, ' ');
    text_add(out, TEXT(session->arena, " ", what, "\n"));
}

static const char *document(struct arena *arena, const struct report *report, const char *ending) {
    return TEXT(arena, report->id, "-", period_slug(arena, report->period), ending);
}

static void say_what_was_written(struct session *session, const struct run *run) {
    const struct report *report = run->report;
    struct arena *arena = session->arena;
    const char *tables = count_of(arena, report->n_tables, "table", "tables");
    text_add(&session->results, TEXT(arena, "written to ", run->out, "\n"));
    if (report->paper && session->kinds & RUN_PDF) add_line(session, document(arena, report, ".pdf"), "the paper");
    if (report->paper && session->kinds & RUN_HTML) add_line(session, document(arena, report, ".html"), "the paper as a web page");
    if (session->kinds & RUN_XLSX) add_line(session, document(arena, report, ".xlsx"), tables);
    if (session->kinds & RUN_CHARTS)
        add_line(session, "charts/",
                 TEXT(arena, count_of(arena, report->n_charts, "chart", "charts"), ", each as PDF, SVG and PNG"));
    if (session->kinds & RUN_CSV) add_line(session, "tables/", TEXT(arena, tables, " as CSV"));
    add_line(
        session, "evidence/",
        TEXT(arena, count_of(arena, count_figures(report), "figure", "figures"), ", ", command_checks(arena, run)));
}

/* The first line, before anything is written: where results cannot be shown (a full disk) no folder may appear. */
static enum status say_what_is_built(struct session *session, const struct report *report) {
    text_add(&session->results, TEXT(session->arena, report->title, ", ", report->period_label,
                                     report->is_draft ? " (DRAFT)" : "", "\n"));
    return console_first(session);
}

enum status command_build(struct session *session) {
    struct run *run = NULL;
    session->run.spec_path = session->arguments[0];
    session->run.will_write = true;
    session->run.kinds = session->kinds;
    session->run.hash_inputs = true;
    TRY(run_compute(session->arena, &session->run, session->diags, &run));
    if (!session->is_quiet) TRY(say_what_is_built(session, run->report));
    TRY(run_write(session->arena, run, session->diags));
    if (!session->is_quiet) say_what_was_written(session, run);
    return STATUS_OK;
}
