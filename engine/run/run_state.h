/* run/run_state.h - one run under way, shared by the files of this room alone. */
#ifndef RUN_RUN_STATE_H
#define RUN_RUN_STATE_H

#include "extract/published.h"
#include "extract/reader.h"
#include "plan/plan.h"
#include "presenters/presenters.h"
#include "run/run.h"
#include "spec/spec.h"

/* The files of one source: those of the specification, or of --source in their place. */
struct run_extract {
    struct extract_input *inputs;
    bool *is_outside;
    size_t n;
    struct extract_facts facts; /* after the reading */
};

struct run_state {
    struct arena *arena;
    struct diags *diags;
    const struct run_options *options;
    struct run *run;
    struct model *model; /* our copy of the specification's, with --taken in place */
    struct period period;
    date_t as_at;                    /* of --as-at, or DATE_NONE */
    struct extract_progress *progress;  /* where somebody looks on; else NULL */
    int64_t n_bytes_total;
    struct run_extract *extracts;    /* one a model source */
    const struct calendar *calendar; /* NULL when none is declared */
    const struct published **ledgers;
    const struct plan *plan;
    struct run_input *inputs;
    size_t n_inputs, capacity_inputs;
};

/* run_compute.c: the specification, and what the command line says of it; then the plan, with the small files that it needs. */
enum status run_read_specification(struct run_state *state) MUST_USE;
enum status run_make_plan(struct run_state *state) MUST_USE;

/* run_memory.c: heads of a source's files; the threads that a run may use; STATUS_OUTSIDE where --memory-limit is too low for what the
 * run is estimated to need. After the plan. */
struct source_heads;
enum status run_read_heads(struct run_state *state, const struct plan_source *source, struct diags *diags, struct source_heads *ret) MUST_USE;
int64_t run_n_workers(const struct run_options *options);
enum status run_check_memory(struct run_state *state) MUST_USE;

/* run_progress.c: tells whoever looks on that a source of the model is about to be read, and that all were. */
void run_watch_begin(struct run_state *state, size_t source);
void run_watch_end(struct run_state *state);

/* run_root.c: --root, or the working directory when the specification lies below it, or else the specification's
 * folder. */
enum status run_find_root(struct run_state *state) MUST_USE;

/* run_settings.c: period, --as-at, --source and --taken become facts of the run; what is wrong with them is told at
 * once. */
enum status run_settle(struct run_state *state) MUST_USE;
/* The day up to which a source tells what happened: the earlier of `taken` and --as-at; DATE_NONE when neither is
 * known. */
date_t run_known_until(const struct run_state *state, size_t source);
/* Refuses a period that ends after what its sources know, and --as-at after an extract was taken. After the plan. */
enum status run_check_known(struct run_state *state) MUST_USE;

/* run_files.c: missing files, all of them; then the calendar and the published figures. */
enum status run_read_small_files(struct run_state *state) MUST_USE;
/* Missing extracts of the sources that the plan reads. */
enum status run_check_extracts(struct run_state *state) MUST_USE;
/* Lists what went in, once everything was read. */
void run_list_inputs(struct run_state *state, const struct report *report);

/* run_write.c: whether something is written that needs them. */
bool run_needs_presenters(const struct run *run);

/* run_folder.c: the output folder is touched between these two alone, so that run_interrupt never meets it half-way.
 * `folder` is what run_interrupt removes from then on, NULL where there is nothing. */
void run_folder_lock(void);
void run_folder_unlock(struct out_folder *folder);

/* run_jobs.c: documents written beside each other, each job with messages of its own; the same bytes and the same messages whatever the
 * number of workers. */
struct run_worker {
    struct arena *arena;   /* of one thread */
    const struct run *run;
    struct diags *diags;   /* of the job under way */
    struct draw_kit *kit;  /* opened with the worker's first chart */
};
struct run_job {
    enum status (*work)(struct run_worker *worker, const struct run_job *job);
    const struct presenters *presenters; /* NULL where none is needed */
    const char *const *paths; /* to write at: as many as the work makes */
    const struct chart *chart; /* NULL for a document */
};
enum status run_jobs(struct arena *arena, const struct run *run, const struct run_job *jobs, size_t n, struct diags *diags) MUST_USE;

/* The content digest, which the paper's colophon prints (audit/manifest.h). */
const char *run_digest(struct arena *arena, const struct run *run, const char *figures_csv);

/* run_manifest.c: the text of evidence/manifest.json. The font files are those of the charts drawn, ended by NULL; NULL
 * where none were. */
enum status run_manifest(struct arena *arena, const struct run *run, unsigned kinds, const char *const *fonts,
                         const char *figures_csv, struct diags *diags, const char **ret) MUST_USE;

#endif
