/* audit/retyped/audit.c - the checks in order. A new one is a row here and a function in checks/. */
#include "audit/retyped/audit.h"

#include "audit/checks/checks.h"

static check_fn *const checks[] = {check_repeats, check_footing};

static enum status read_paper(struct arena *arena, const char *path, struct diags *diags, struct retyped **ret) {
    struct source_text *file = ARENA_NEW(arena, struct source_text);
    struct published *published;
    *file = (struct source_text){.shown = path, .rooted = path_name(arena, path)};
    TRY(published_read_repeats(arena, file, path, diags, &published));
    if (published->n == 0) {
        struct place place = {.file = file};
        DIAG(diags, MSG_AUDIT_NO_FIGURES, place, "a line a figure is expected under the header", NULL);
        return STATUS_DATA;
    }
    *ret = retyped_from(arena, published);
    return STATUS_OK;
}

enum status audit_paper(struct arena *arena, const char *path, struct diags *diags, struct audit **ret) {
    struct audit *audit = ARENA_NEW(arena, struct audit);
    TRY(read_paper(arena, path, diags, &audit->paper));
    audit->path = path;
    audit->findings.paper = audit->paper;
    totals_find(audit->paper);
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) checks[i](&audit->findings);
    findings_sort(&audit->findings);
    *ret = audit;
    return findings_count(&audit->findings, FINDING_FAULT) == 0 ? STATUS_OK : STATUS_NO;
}

struct audit_reach audit_reached(const struct audit *audit) {
    struct audit_reach reach = {0};
    size_t *counts[] = {[REACH_NONE] = &reach.n_none, [REACH_LOOSE] = &reach.n_loose, [REACH_EXACT] = &reach.n_exact};
    for (size_t i = 0; i < audit->paper->n_cells; i++)
        if (audit->paper->cells[i].published->has_value) *counts[audit->paper->cells[i].reach] += 1;
    return reach;
}
