/* cli/command_check.c - `check`: everything that build does, but for writing; or a finished workbook by the rules. */
#include "cli/command_table.h"
#include "presenters/presenters.h"

enum status command_compute(struct session *session, struct run **ret) {
    session->run.spec_path = session->arguments[0];
    return run_compute(session->arena, &session->run, session->diags, ret);
}

static void say_checks(struct session *session, const struct report *report) {
    static const char *const words[] = {
        [CHECK_PASSED] = "passed", [CHECK_WARNED] = "warned", [CHECK_UNKNOWN] = "not made", [CHECK_FAILED] = "FAILED"};
    for (size_t i = 0; session->is_verbose && i < report->n_checks; i++) {
        const struct check *check = &report->checks[i];
        const char *detail = check->detail ? check->detail : "";
        text_add(&session->results,
                 TEXT(session->arena, "  ", words[check->outcome], "  ", check->sentence, " (", detail, ")\n"));
    }
}

/* A finished workbook: nothing of a run can change it. */
static enum status check_workbook(struct session *session) {
    const char *path = session->arguments[0];
    if (session->run_option) {
        DIAG(session->diags, MSG_USE_FOLDER_OPTION, NOWHERE, "leave it out", path, session->run_option);
        return STATUS_USAGE;
    }
    const struct presenters *presenters = NULL;
    TRY(presenters_open(session->arena, NULL, session->diags, &presenters));
    TRY(presenters->workbook_lint(session->arena, path, session->diags));
    if (!session->is_quiet) text_add(&session->results, TEXT(session->arena, path, ": all 12 rules for workbooks hold\n"));
    return STATUS_OK;
}

enum status command_check(struct session *session) {
    if (session->is_workbook) return check_workbook(session);
    struct run *run = NULL;
    enum status status = command_compute(session, &run);
    if (!run || session->is_quiet) return status;
    const struct report *report = run->report;
    struct arena *arena = session->arena;
    text_add(&session->results, TEXT(arena, report->title, ", ", report->period_label,
                                     ": specification and data read, ", command_checks(arena, run), "\n"));
    say_checks(session, report);
    return status;
}
