/* tabulate/paper/colophon.c - the lines at the end of the paper that say what it was made from, and by what. */
#include "tabulate/paper/paper.h"

struct colophon {
    struct colophon_line *lines;
    size_t n, capacity;
};

static void add_line(struct working *working, struct colophon *colophon, const char *label, const char *text) {
    *ARENA_PUSH(working->arena, colophon->lines, colophon->n, colophon->capacity) = (struct colophon_line){label, text};
}

static bool is_used(const struct plan *plan, size_t ledger) {
    for (size_t i = 0; i < plan->n_tables; i++)
        for (size_t k = 0; k < plan->tables[i].n_rows * plan->tables[i].n_columns; k++) {
            const struct plan_cell *cell = &plan->tables[i].cells[k];
            if (cell->formula == FORMULA_AS_PUBLISHED && cell->ledger == ledger) return true;
        }
    return false;
}

static bool is_read(const struct report *report, const struct model_source *source) {
    for (size_t i = 0; i < report->n_sources; i++)
        if (text_equal(report->sources[i].id, source->name)) return true;
    return false;
}

/* The digest is not known before all inputs are hashed; the edition is what report_release says. */
void colophon_make(struct working *working, struct paper *paper) {
    const struct report *report = working->report;
    const struct plan *plan = working->inputs->plan;
    struct colophon colophon = {0};
    for (size_t i = 0; i < plan->model->n_sources; i++)
        if (is_read(report, &plan->model->sources[i]))
            add_line(working, &colophon, "Source", words_of_extract(working, &plan->model->sources[i]));
    for (size_t i = 0; i < plan->model->n_ledgers; i++)
        if (is_used(plan, i) && !working->inputs->ledgers[i]->is_absent) add_line(working, &colophon, "Source", plan->model->ledgers[i].title);
    add_line(working, &colophon, "As at", date_long(working->arena, report->as_at));
    add_line(working, &colophon, "Program", "boardpaper " BOARDPAPER_VERSION);
    add_line(working, &colophon, "Content digest", "");
    add_line(working, &colophon, "Edition", "Board edition: contains small numbers");
    paper->colophon = colophon.lines;
    paper->n_colophon = colophon.n;
}
