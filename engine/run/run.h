/* run/run.h - the way from a specification to finished numbers and to an output folder, without printing.
 *
 * Steps      run_compute -> run_write for `build`; `show`, `check` and `reconcile` stop after run_compute.
 * Lifetime   everything lives in the arena given. Messages go to the diags given, which the caller shows.
 * Who calls  cli, and audit's verify. */
#ifndef RUN_RUN_H
#define RUN_RUN_H

#include "base/diag.h"
#include "base/file.h"
#include "result/report.h"

/* NAME=VALUE of --source, --taken and --set; a NAME may repeat. */
struct run_setting {
    const char *name;
    const char *value;
};

/* What the command line asked for; zero or NULL is "the default". */
struct run_options {
    const char *spec_path;
    const char *period; /* text of --period */
    const char *as_at;  /* text of --as-at, YYYY-MM-DD */
    const char *root;
    const struct run_setting *sources;
    size_t n_sources;
    const struct run_setting *taken;
    size_t n_taken;
    const struct run_setting *parameters; /* of --set */
    size_t n_parameters;
    int n_threads; /* at most so many, 0: all processors; results never depend on it */
    bool is_draft;
    bool hash_inputs; /* SHA-256 of every input beside the reading: build does, show and check do not */
    bool will_write;  /* the output folder is begun before the data is read, so a refusal comes early */
    unsigned kinds;   /* of will_write: what run_write will write (RUN_XLSX, ...) */
    const char *out;  /* of will_write: the folder, default out/<report>/<period> */
    bool has_created; /* `created` is given */
    date_t created;   /* date that documents carry (SOURCE_DATE_EPOCH); else the end of the period */
    int64_t memory_limit; /* bytes; what is estimated to need more is refused (run_memory.h); 0: none */
    const struct run_watch *watch; /* who sees how far it has come (run_watch.h); NULL: nobody */
};

/* One file that went in. */
struct run_input {
    const char *role;        /* "extract", "specification", "calendar", "published", "font" */
    const char *name;        /* source or list name, or NULL */
    const char *path;        /* below the root, or the bare name of a file outside it */
    bool is_outside;         /* lies outside the root */
    struct file_facts facts; /* sha256 NULL for extracts unless hash_inputs */
    int64_t n_rows;          /* extracts, else -1 */
};

struct run {
    struct run_options options;
    const struct report *report;    /* released */
    const char *root;               /* absolute, symbolic links resolved */
    const char *period_text;        /* the period as --period would write it */
    const struct run_input *inputs; /* specification, extracts, calendar, published figures; in that order */
    size_t n_inputs;
    const char *out;           /* the output folder as it is named in messages */
    struct out_folder *folder; /* begun when options.will_write, else NULL */
    struct presenters_loading *presenters; /* being loaded (presenters/presenters.h); NULL where nothing was begun */
    date_t created;
    bool checks_failed;
    size_t n_checks_passed;
    const struct model *model; /* spec/model.h; with --taken in place */
};

/* Reads specification and extracts, counts, tabulates, checks, releases. STATUS_NO when a check failed and no draft was
 * asked for (*ret is set, so that the figures can be shown); other statuses leave *ret untouched. */
enum status run_compute(struct arena *arena, const struct run_options *options, struct diags *diags,
                        struct run **ret) MUST_USE;

/* What a run will compute, told before it: specification, small files and the heads of the extracts are read, no data. *ret is set
 * wherever there is a plan, also beside what is wrong with a header or the period. text/outline.h sets it. */
struct outline;
enum status run_plan(struct arena *arena, const struct run_options *options, struct diags *diags, const struct outline **ret) MUST_USE;

/* Output kinds, bits. */
enum { RUN_XLSX = 1, RUN_PDF = 2, RUN_HTML = 4, RUN_CHARTS = 8, RUN_CSV = 16, RUN_ALL = 31 };

/* Their names, as --only and the manifest have them; ended by a NULL name. */
struct run_kind {
    const char *name;
    unsigned kind;
};
extern const struct run_kind run_kinds[];

/* Writes the output folder, whole or not at all: the options' kinds, and evidence. The run was computed with will_write. */
enum status run_write(struct arena *arena, const struct run *run, struct diags *diags) MUST_USE;

/* Removes the folder that is being written, if there is one, and stops all writing for good: for a program that is
 * about to end by a signal. May be called from another thread; never from a signal handler. */
void run_interrupt(void);

#endif
