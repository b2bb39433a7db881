/* cli/command_audit.c - `audit`: the arithmetic inside a retyped paper. */
#include "audit/retyped/audit.h"
#include "cli/command_table.h"

enum status command_audit(struct session *session) {
    struct audit *audit = NULL;
    enum status status = audit_paper(session->arena, session->arguments[0], session->structure, session->diags, &audit);
    if (audit) text_add(&session->results, audit_format_find(session->format->name)(audit, session->is_verbose));
    return status;
}
