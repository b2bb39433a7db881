/* audit/retyped/audit.c - the checks in order. A new one is a row here and a function in checks/.
 *
 * With a structure file the paper is held against them twice, without the file and with it, and what the first pass
 * found stays: so a declaration can add faults and questions, and explain a question, but never take a finding away. */
#include "audit/retyped/audit.h"

#include "audit/checks/checks.h"
#include "audit/retyped/audit_structure.h"
#include "audit/retyped/unmarked.h"

static check_fn *const checks[] = {check_repeats, check_footing, check_roll_up, check_shares,
                                   check_implied, check_wholes,  check_between, check_differences,
                                   check_bases,   check_sums,    check_alike,   check_series};

static enum status read_paper(struct arena *arena, const char *path, struct diags *diags, struct published **ret) {
    struct source_text *file = ARENA_NEW(arena, struct source_text);
    struct published *published;
    *file = (struct source_text){.shown = path, .rooted = path_name(arena, path)};
    TRY(published_read_repeats(arena, file, path, diags, &published));
    if (published->n == 0) {
        struct place place = {.file = file};
        DIAG(diags, MSG_AUDIT_NO_FIGURES, place, "a line a figure is expected under the header", NULL);
        return STATUS_DATA;
    }
    *ret = published;
    return STATUS_OK;
}

static struct findings run_checks(struct retyped *paper) {
    struct findings findings = {.paper = paper};
    unmarked_find(paper);
    totals_find(paper);
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) checks[i](&findings);
    return findings;
}

/* --- two passes --- */

static bool is_same(const struct finding *a, const struct finding *b) {
    return a->printed == b->printed && a->axis == b->axis && text_equal(a->rule, b->rule) &&
           text_equal(a->row, b->row) && text_equal(a->column, b->column);
}

/* Findings of the second pass by the figure that they name first: newest, and the one before each. SIZE_MAX ends. */
struct by_figure {
    const struct published_figure *figures;
    size_t *newest, *before;
};

static struct by_figure by_figure(const struct findings *findings) {
    struct arena *arena = findings->paper->arena;
    const struct published *published = findings->paper->published;
    struct by_figure index = {published->figures, ARENA_ARRAY(arena, size_t, published->n),
                              ARENA_ARRAY(arena, size_t, findings->n)};
    for (size_t i = 0; i < published->n; i++) index.newest[i] = SIZE_MAX;
    for (size_t i = 0; i < findings->n; i++) {
        size_t figure = (size_t)(findings->items[i].printed - index.figures);
        index.before[i] = index.newest[figure];
        index.newest[figure] = i;
    }
    return index;
}

static struct finding *find_same(const struct by_figure *index, const struct findings *findings,
                                 const struct finding *finding) {
    for (size_t i = index->newest[finding->printed - index->figures]; i != SIZE_MAX; i = index->before[i])
        if (is_same(&findings->items[i], finding)) return &findings->items[i];
    return NULL;
}

/* What the second pass found of the same: a question may have become a fault or a note, a fault stays what it is. */
static void merge(struct findings *with, const struct findings *without) {
    struct by_figure index = by_figure(with);
    for (size_t i = 0; i < without->n; i++) {
        struct finding *same = find_same(&index, with, &without->items[i]);
        struct finding kept = without->items[i];
        if (same && (same->level == kept.level || kept.level == FINDING_QUESTION)) continue;
        kept.number = with->n;
        if (same)
            *same = kept;
        else
            *ARENA_PUSH(with->paper->arena, with->items, with->n, with->capacity) = kept;
    }
    for (size_t i = 0; i < with->paper->n_cells; i++)
        cell_reached(&with->paper->cells[i], without->paper->cells[i].reach);
}

enum status audit_paper(struct arena *arena, const char *path, const char *structure_path, struct diags *diags,
                        struct audit **ret) {
    struct audit *audit = ARENA_NEW(arena, struct audit);
    struct published *published;
    TRY(read_paper(arena, path, diags, &published));
    struct findings without = run_checks(retyped_from(arena, published));
    audit->path = path;
    audit->findings = without;
    if (structure_path) {
        struct retyped *paper = retyped_from(arena, published);
        TRY(structure_read(arena, structure_path, paper, diags));
        audit->findings = run_checks(paper);
        merge(&audit->findings, &without);
    }
    audit->paper = audit->findings.paper;
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
