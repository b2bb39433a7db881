/* run/run_write.c - a computed run as an output folder: workbook, charts, tables, evidence; whole or not at all.
 *
 * Documents are jobs (run_jobs.c); what is written with them are small texts. Evidence comes last, since the manifest names every other file. */
#include "audit/figures.h"
#include "base/text.h"
#include "page/page.h"
#include "run/run_state.h"
#include "text/formats.h"

#include <stdlib.h>
#include <string.h>

struct writing {
    struct arena *arena;
    const struct run *run;
    struct diags *diags;
    const struct presenters *presenters; /* NULL where none is needed */
    struct run_job *jobs; /* documents that are written beside each other */
    size_t n_jobs, capacity_jobs;
};

/* "annual-2007-to-2008.xlsx" */
static const char *document_name(struct writing *writing, const char *ending) {
    const struct report *report = writing->run->report;
    return TEXT(writing->arena, report->id, "-", period_slug(writing->arena, report->period), ending);
}

bool run_needs_presenters(const struct run *run) {
    return run->options.will_write && run->options.kinds & (RUN_XLSX | RUN_PDF | RUN_CHARTS);
}

/* --- documents: the work of each --- */

static enum status do_workbook(struct run_worker *worker, const struct run_job *job) {
    return job->presenters->workbook_write(worker->arena, worker->run->report, job->paths[0], worker->run->created, worker->diags);
}

static enum status do_pdf(struct run_worker *worker, const struct run_job *job) {
    return job->presenters->pdf_paper_write(worker->arena, worker->run->report, job->paths[0], worker->run->created, worker->diags);
}

static enum status do_html(struct run_worker *worker, const struct run_job *job) {
    const char *page = page_html(worker->arena, worker->run->report);
    return file_write(job->paths[0], page, strlen(page), worker->diags);
}

static enum status do_chart(struct run_worker *worker, const struct run_job *job) {
    const struct run *run = worker->run;
    if (worker->kit == NULL) TRY(job->presenters->draw_open(worker->arena, worker->diags, &worker->kit));
    for (enum draw_format format = 0; format < N_DRAW_FORMATS; format++)
        TRY(job->presenters->draw_chart(worker->kit, run->report, job->chart, format, job->paths[format], run->created, worker->diags));
    return STATUS_OK;
}

/* --- the list of them --- */

static void add_job(struct writing *writing, struct run_job job) {
    job.presenters = writing->presenters;
    *ARENA_PUSH(writing->arena, writing->jobs, writing->n_jobs, writing->capacity_jobs) = job;
}

static enum status add_document(struct writing *writing, const char *ending,
                                enum status (*work)(struct run_worker *worker, const struct run_job *job)) {
    const char **path = ARENA_NEW(writing->arena, const char *);
    TRY(out_path(writing->run->folder, document_name(writing, ending), writing->diags, path));
    add_job(writing, (struct run_job){.work = work, .paths = path});
    return STATUS_OK;
}

static enum status add_chart(struct writing *writing, const struct chart *chart) {
    const char **paths = ARENA_ARRAY(writing->arena, const char *, N_DRAW_FORMATS);
    for (enum draw_format format = 0; format < N_DRAW_FORMATS; format++) {
        const char *name = TEXT(writing->arena, "charts/", chart->id, writing->presenters->draw_ending(format));
        TRY(out_path(writing->run->folder, name, writing->diags, &paths[format]));
    }
    add_job(writing, (struct run_job){.work = do_chart, .paths = paths, .chart = chart});
    return STATUS_OK;
}

static enum status write_text(struct writing *writing, const char *name, const char *text) {
    return out_write(writing->run->folder, name, text, strlen(text), writing->diags);
}

static enum status write_tables(struct writing *writing) {
    const struct report *report = writing->run->report;
    for (size_t i = 0; i < report->n_tables; i++) {
        const struct table *table = report->tables[i];
        const char *name = TEXT(writing->arena, "tables/", table->id, ".csv");
        TRY(write_text(writing, name, csv_table(writing->arena, table)));
    }
    return STATUS_OK;
}

/* What the figures rest on, for whoever follows them: as tables read. */
static enum status write_about(struct writing *writing) {
    const struct report *report = writing->run->report;
    for (size_t i = 0; i < report->n_about; i++) {
        const char *name = TEXT(writing->arena, "evidence/", report->about[i]->id, ".csv");
        TRY(write_text(writing, name, csv_table(writing->arena, report->about[i])));
    }
    return STATUS_OK;
}

/* The files of the fonts that were drawn with, for the manifest; NULL where nothing was. */
static const char *const *fonts_used(struct writing *writing, unsigned kinds) {
    const struct report *report = writing->run->report;
    if (report->paper != NULL && kinds & RUN_PDF) return writing->presenters->pdf_paper_fonts(writing->arena);
    return report->n_charts > 0 && kinds & RUN_CHARTS ? writing->presenters->draw_fonts(writing->arena) : NULL;
}

static enum status write_evidence(struct writing *writing, unsigned kinds, const char *figures) {
    const char *manifest = NULL;
    TRY(write_text(writing, "evidence/figures.csv", figures));
    TRY(write_about(writing));
    TRY(run_manifest(writing->arena, writing->run, kinds, fonts_used(writing, kinds), figures, writing->diags, &manifest));
    return write_text(writing, "evidence/manifest.json", manifest);
}

enum { ROOM_BYTES = 32 << 20 };

/* The libraries that write documents fall over when memory ends inside them, so there must be room before they begin. */
static void need_room(struct writing *writing, unsigned kinds) {
    if (!(kinds & ~(unsigned)RUN_CSV)) return;
    void *volatile room = malloc(ROOM_BYTES);
    if (room == NULL) arena_exhausted(writing->arena);
    free(room);
}

/* The paper prints the digest of what it was made from; all of that is known by now. */
static void fill_digest(struct writing *writing, const char *figures) {
    struct paper *paper = writing->run->report->paper;
    for (size_t i = 0; paper != NULL && i < paper->n_colophon; i++)
        if (paper->colophon[i].text[0] == '\0') paper->colophon[i].text = run_digest(writing->arena, writing->run, figures);
}

/* The longest first, so that no worker is left with it when the others are done. */
static enum status list_jobs(struct writing *writing, unsigned kinds) {
    const struct report *report = writing->run->report;
    bool has_paper = report->paper != NULL;
    if (has_paper && kinds & RUN_PDF) TRY(add_document(writing, ".pdf", do_pdf));
    if (kinds & RUN_XLSX) TRY(add_document(writing, ".xlsx", do_workbook));
    for (size_t i = 0; kinds & RUN_CHARTS && i < report->n_charts; i++) TRY(add_chart(writing, &report->charts[i]));
    if (has_paper && kinds & RUN_HTML) TRY(add_document(writing, ".html", do_html));
    return STATUS_OK;
}

static enum status write_documents(struct writing *writing, unsigned kinds) {
    if (run_needs_presenters(writing->run))
        TRY(presenters_open(writing->arena, writing->run->presenters, writing->diags, &writing->presenters));
    TRY(list_jobs(writing, kinds));
    TRY(run_jobs(writing->arena, writing->run, writing->jobs, writing->n_jobs, writing->diags));
    return kinds & RUN_CSV ? write_tables(writing) : STATUS_OK;
}

static enum status write_all(struct writing *writing) {
    unsigned kinds = writing->run->options.kinds;
    const char *figures = figures_csv(writing->arena, writing->run->report);
    fill_digest(writing, figures);
    need_room(writing, kinds);
    TRY(write_documents(writing, kinds));
    TRY(write_evidence(writing, kinds, figures));
    return out_commit(writing->run->folder, writing->diags);
}

enum status run_write(struct arena *arena, const struct run *run, struct diags *diags) {
    struct writing writing = {.arena = arena, .run = run, .diags = diags};
    run_folder_lock();
    enum status status = write_all(&writing);
    run_folder_unlock(status == STATUS_OK ? NULL : run->folder);
    return status;
}
