/* tabulate/tabulate.c - from counted cubes to a computed report: all cells, then order, then words, then checks, then the paper. */
#include "tabulate/about/about.h"
#include "tabulate/paper/paper.h"

static enum status make_tables(struct working *working) {
    const struct plan *plan = working->inputs->plan;
    enum status status = STATUS_OK;
    struct table **tables = ARENA_ARRAY(working->arena, struct table *, plan->n_tables);
    working->tables = ARENA_ARRAY(working->arena, struct working_table, plan->n_tables);
    for (size_t i = 0; i < plan->n_tables; i++) {
        struct working_table *table = &working->tables[i];
        table->plan = &plan->tables[i];
        TRY(formulas_work(working, table));
        line_order(working, table);
        if (ledgers_check(working, table) != STATUS_OK) status = STATUS_DATA;
    }
    TRY(status);
    paper_number_notes(working);
    for (size_t i = 0; i < plan->n_tables; i++) {
        finish_table(working, &working->tables[i]);
        tables[i] = working->tables[i].table;
    }
    working->report->tables = tables;
    working->report->n_tables = plan->n_tables;
    return STATUS_OK;
}

static void about_sources(struct working *working) {
    const struct plan *plan = working->inputs->plan;
    struct source_about *sources = ARENA_ARRAY(working->arena, struct source_about, plan->n_sources);
    size_t n = 0;
    for (size_t i = 0; i < plan->model->n_sources; i++) {
        const struct model_source *source = &plan->model->sources[i];
        bool is_needed = false;
        for (size_t k = 0; k < plan->n_sources; k++) is_needed |= plan->sources[k].source == i && plan->sources[k].is_needed;
        if (!is_needed) continue;
        sources[n++] = (struct source_about){.id = source->name, .title = source->title, .taken = source->taken,
                                             .complete_from = source->complete_from};
    }
    working->report->sources = sources;
    working->report->n_sources = n;
}

/* What the report speaks of: the as-at day asked for, else the latest day that an extract was taken or holds records of, else the end of
 * the period. */
static date_t as_at_of(const struct working *working) {
    const struct plan_options *options = &working->inputs->plan->options;
    if (options->as_at != DATE_NONE) return options->as_at;
    date_t latest = DATE_NONE;
    for (size_t i = 0; i < working->report->n_sources; i++)
        if (working->report->sources[i].taken > latest) latest = working->report->sources[i].taken;
    for (size_t i = 0; i < working->inputs->plan->model->n_sources; i++)
        if (count_latest(working->inputs->counter, i) > latest) latest = count_latest(working->inputs->counter, i);
    return latest == DATE_NONE ? options->period.end : latest;
}

static void about_report(struct working *working) {
    const struct plan *plan = working->inputs->plan;
    const struct model *model = plan->model;
    struct period period = plan->options.period;
    *working->report = (struct report){
        .id = model->id,
        .title = plan_tokens(working->arena, plan, model->title),
        .subtitle = period_long(working->arena, period),
        .publisher = model->publisher,
        .contact = model->contact,
        .summary = plan_tokens(working->arena, plan, model->summary),
        .status_line = plan->options.is_draft ? "DRAFT" : model->status_line,
        .is_draft = plan->options.is_draft,
        .period = period,
        .period_label = period_label(working->arena, period),
    };
    about_sources(working);
    working->report->as_at = as_at_of(working);
}

/* The first of these lines that needs figures of another period than the ledger has, or NULL. */
static const struct plan_line *stale_line(const struct plan *plan, const struct plan_line *lines, size_t n, size_t ledger) {
    struct period has = plan->ledger_periods[ledger];
    for (size_t i = 0; i < n; i++) {
        bool is_of_it = lines[i].comparison == COMPARISON_AS_PUBLISHED && lines[i].entry->ledger == ledger;
        if (is_of_it && (lines[i].period.start != has.start || lines[i].period.end != has.end)) return &lines[i];
    }
    return NULL;
}

/* A ledger of another period than a line needs cannot be compared with: said once. */
static void tell_stale_ledger(struct working *working, size_t ledger) {
    const struct plan *plan = working->inputs->plan;
    const struct model_ledger *model = &plan->model->ledgers[ledger];
    for (size_t i = 0; i < plan->n_tables; i++) {
        const struct plan_table *table = &plan->tables[i];
        const struct plan_line *line = stale_line(plan, table->rows, table->n_rows, ledger);
        if (line == NULL) line = stale_line(plan, table->columns, table->n_columns, ledger);
        if (line == NULL) continue;
        DIAG(working->diags, MSG_TABULATE_LEDGER_PERIOD, model->place, "name the published figures of that period under `published`",
             model->title, period_label(working->arena, plan->ledger_periods[ledger]), period_label(working->arena, line->period));
        return;
    }
}

/* The figures of an earlier run say of what period they are: none other may be claimed for them. */
static enum status check_ledgers(struct working *working) {
    const struct plan *plan = working->inputs->plan;
    enum status status = STATUS_OK;
    for (size_t i = 0; i < plan->model->n_ledgers; i++) {
        const struct published *ledger = working->inputs->ledgers[i];
        struct period claimed = plan->ledger_periods[i], period = ledger->period;
        if (!ledger->has_period || (period.start == claimed.start && period.end == claimed.end)) continue;
        DIAG(working->diags, MSG_TABULATE_LEDGER_OTHER, plan->model->ledgers[i].place, "mend the file or its `period` under `published`",
             ledger->file->shown, period_long(working->arena, period), period_long(working->arena, claimed));
        status = STATUS_DATA;
    }
    return status;
}

enum status tabulate(struct arena *arena, const struct tabulate_inputs *inputs, struct diags *diags, struct report **ret) {
    struct working working = {.arena = arena, .inputs = inputs, .diags = diags};
    working.report = ARENA_NEW(arena, struct report);
    working.note_numbers = ARENA_ARRAY(arena, uint32_t, inputs->plan->model->n_notes);
    TRY(check_ledgers(&working));
    about_report(&working);
    for (size_t i = 0; i < inputs->plan->model->n_ledgers; i++) tell_stale_ledger(&working, i);
    TRY(paper_open(&working));
    paper_number(&working);
    TRY(make_tables(&working));
    TRY(charts_make(&working));
    checks_run(&working);
    comparisons_list(&working);
    notes_finish(&working);
    if (!inputs->plan->options.without_about) about_make(&working);
    TRY(paper_make(&working));
    *ret = working.report;
    return diags_count_level(diags, DIAG_ERROR) == 0 ? STATUS_OK : diags_status(diags);
}
