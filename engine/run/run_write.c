/* run/run_write.c - a computed run as an output folder: workbook, charts, tables, evidence; whole or not at all.
 *
 * Evidence comes last, since the manifest names every other file. */
#include "audit/figures.h"
#include "base/text.h"
#include "draw/draw.h"
#include "page/page.h"
#include "paper/pdf_paper.h"
#include "run/run_state.h"
#include "text/formats.h"
#include "workbook/workbook.h"

#include <stdlib.h>
#include <string.h>

struct writing {
    struct arena *arena;
    const struct run *run;
    struct diags *diags;
    struct draw_kit *kit;      /* NULL until charts are drawn */
    const char *const *fonts;  /* files in use, ended by NULL; NULL while nothing is drawn */
};

/* "annual-2007-to-2008.xlsx" */
static const char *document_name(struct writing *writing, const char *ending) {
    const struct report *report = writing->run->report;
    return TEXT(writing->arena, report->id, "-", period_slug(writing->arena, report->period), ending);
}

/* The path to write it at. */
static enum status document_path(struct writing *writing, const char *ending, const char **ret) {
    return out_path(writing->run->folder, document_name(writing, ending), writing->diags, ret);
}

static enum status write_workbook(struct arena *arena, const struct run *run, const char *path, struct diags *diags) {
    return workbook_write(arena, run->report, path, run->created, diags);
}

static enum status write_chart(struct writing *writing, const struct chart *chart, enum draw_format format) {
    const struct run *run = writing->run;
    const char *name = TEXT(writing->arena, "charts/", chart->id, draw_ending(format));
    const char *path;
    TRY(out_path(run->folder, name, writing->diags, &path));
    return draw_chart(writing->kit, run->report, chart, format, path, run->created, writing->diags);
}

static enum status write_charts(struct writing *writing) {
    const struct report *report = writing->run->report;
    if (report->n_charts == 0) return STATUS_OK;
    TRY(draw_open(writing->arena, writing->diags, &writing->kit));
    writing->fonts = draw_fonts(writing->kit);
    for (size_t i = 0; i < report->n_charts; i++)
        for (enum draw_format format = 0; format < N_DRAW_FORMATS; format++)
            TRY(write_chart(writing, &report->charts[i], format));
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

static enum status write_pdf(struct writing *writing) {
    const struct run *run = writing->run;
    const char *path;
    TRY(document_path(writing, ".pdf", &path));
    writing->fonts = pdf_paper_fonts(writing->arena); /* those of the charts, and the bold face */
    return pdf_paper_write(writing->arena, run->report, path, run->created, writing->diags);
}

static enum status write_html(struct writing *writing) {
    return write_text(writing, document_name(writing, ".html"), page_html(writing->arena, writing->run->report));
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

static enum status write_evidence(struct writing *writing, unsigned kinds, const char *figures) {
    const char *manifest = NULL;
    TRY(write_text(writing, "evidence/figures.csv", figures));
    TRY(write_about(writing));
    TRY(run_manifest(writing->arena, writing->run, kinds, writing->fonts, figures, writing->diags, &manifest));
    return write_text(writing, "evidence/manifest.json", manifest);
}

static enum status write_pictures(struct writing *writing, unsigned kinds) {
    bool has_paper = writing->run->report->paper != NULL;
    if (kinds & RUN_CHARTS) TRY(write_charts(writing));
    if (has_paper && kinds & RUN_PDF) TRY(write_pdf(writing));
    if (has_paper && kinds & RUN_HTML) TRY(write_html(writing));
    if (kinds & RUN_CSV) TRY(write_tables(writing));
    return STATUS_OK;
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

/* The workbook is written beside the charts, which take as long: each by a thread of its own where there may be two. */
static enum status write_documents(struct writing *writing, unsigned kinds) {
    const char *path;
    if (!(kinds & RUN_XLSX)) return write_pictures(writing, kinds);
    TRY(document_path(writing, ".xlsx", &path));
    struct run_task *workbook = run_task_start(writing->arena, writing->run, write_workbook, path);
    enum status pictures = write_pictures(writing, kinds);
    enum status status = run_task_end(workbook, writing->diags);
    return pictures != STATUS_OK ? pictures : status;
}

static enum status write_all(struct writing *writing, unsigned kinds) {
    const char *figures = figures_csv(writing->arena, writing->run->report);
    fill_digest(writing, figures);
    need_room(writing, kinds);
    TRY(write_documents(writing, kinds));
    TRY(write_evidence(writing, kinds, figures));
    return out_commit(writing->run->folder, writing->diags);
}

enum status run_write(struct arena *arena, const struct run *run, unsigned kinds, struct diags *diags) {
    struct writing writing = {.arena = arena, .run = run, .diags = diags};
    run_folder_lock();
    enum status status = write_all(&writing, kinds);
    run_folder_unlock(status == STATUS_OK ? NULL : run->folder);
    return status;
}
