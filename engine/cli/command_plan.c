/* cli/command_plan.c - `plan`: what a run will compute, before it is run. */
#include "cli/command_table.h"

#include "text/outline.h"

typedef const char *outline_format_fn(struct arena *arena, const struct outline *outline);

/* A plan is no table: two of the formats fit it. */
static outline_format_fn *format_of(const struct session *session) {
    if (text_equal(session->format->name, "text")) return outline_text;
    return text_equal(session->format->name, "json") ? outline_json : NULL;
}

enum status command_plan(struct session *session) {
    const struct outline *outline = NULL;
    outline_format_fn *format = format_of(session);
    if (format == NULL) {
        DIAG(session->diags, MSG_USE_VALUE, NOWHERE, NULL, "--format", session->format->name, "text or json");
        return STATUS_USAGE;
    }
    session->run.spec_path = session->arguments[0];
    enum status status = run_plan(session->arena, &session->run, session->diags, &outline);
    if (outline == NULL) return status;
    text_add(&session->results, format(session->arena, outline));
    return status;
}
