/* count/counter.h - the state of one run: shared by the files of this room alone. */
#ifndef COUNT_COUNTER_H
#define COUNT_COUNTER_H

#include "count/aggregate.h"
#include "count/distribution.h"
#include "count/count.h"

/* Sums of 64-bit numbers: no order of rows makes one overflow that another would not. */
__extension__ typedef __int128 int128;

#define MAX_TOLD_LINES 10
#define MAX_TOLD_KEYS 20

/* Whose aggregates a program asks for: rules see the extract as it stands, all else what was known at the as-at day of its view. */
struct program_user {
    struct worker *worker;
    bool is_for_rules;
    size_t view;
};

/* The rows that broke a rule of a source. */
struct rule_tally {
    uint32_t n_broken;
    uint32_t lines[MAX_TOLD_LINES];    /* the first, of the file of `first` */
    uint32_t n_lines;
    struct place first;
};

/* What is told of a source beside its cubes: of the rows that one worker took, or of all. */
struct source_tally {
    int64_t n_rows, n_known;           /* read; of them those that the as-at day knows */
    struct count_column *missing;      /* per model column */
    struct rule_tally *rules;          /* per rule of the model's source */
    date_t latest;                     /* latest day on which a record was recorded; DATE_NONE before the first */
};

/* Of one key of a linked source. */
struct link_key {
    uint32_t n_rows;                   /* of the child; 0: the key has not come */
    uint32_t first_line;
    uint32_t file : 30;                /* in the link's files */
    uint32_t is_found : 1;             /* the parent has it */
    uint32_t has_visible_rows : 1;     /* some row of the child is known at the as-at day */
};

/* Rows of a linked source, for each key: whether its record was seen. */
struct link_state {
    size_t child, parent;              /* model sources */
    struct key_pages keys;             /* struct link_key */
    const struct source_text **files;  /* of the child */
    size_t n_files, file_capacity;
    struct early_record *early;        /* records that were not there yet when rows of theirs were */
    size_t n_early, early_capacity;
};

struct early_record {
    size_t key;
    struct place place;
};

/* Buffers with the values that a run as at an earlier day does not know taken out. */
struct known_columns {
    date_t as_at;                      /* DATE_NONE: as the extract stands */
    struct vec *columns;               /* what programs see */
    int32_t **narrow;                  /* per column, or NULL while nothing had to be taken out */
    int64_t **wide;
    uint32_t **offsets;
    int32_t **many;
    size_t *many_capacity;
    char **bytes;
    size_t *bytes_capacity;
    uint64_t *is_visible;              /* bits of the rows whose record existed */
    bool are_all_visible;              /* in the batch at hand */
};

/* A source as it was known on one of the plan's as-at days, and what is worked out of that. */
struct source_view {
    struct known_columns known;
    struct program program;
    size_t *condition_steps;           /* plan condition -> step; of those that a cube of this view has */
    struct cube_group *groups;
    size_t n_groups, group_capacity;
};

/* A source as one worker counts it. */
struct source_state {
    size_t source;                     /* in the model */
    struct source_view *views;         /* one per as-at day of the plan, the run's own first */
    struct program rule_program;       /* on the extract as it stands */
    size_t *rule_steps;                /* per rule, in the rules' program */
    struct source_tally tally;
};

struct cube_state;
struct cube_rows;

/* Adds the rows of a batch that meet the conditions to a cube. */
typedef void cube_adder(struct cube_state *state, const struct cube_rows *rows);

/* Cubes of one view that have the same conditions, however these are put together: their rows are found once a batch. */
struct cube_group {
    size_t *steps;                     /* that must be true; ascending */
    size_t n_steps, step_capacity;
    size_t *cubes;                     /* of the plan */
    size_t n_cubes, capacity;
    bool wants_rows;                   /* some cube asks which rows, not only how many */
};

struct cube_state {
    const struct plan_cube *cube;
    cube_adder *add;
    int64_t *values;                   /* plan cube's n_places */
    int128 *sums;                      /* the same, of a cube that sums: values when the source has ended */
    size_t steps[PLAN_MAX_DIMENSIONS];
    size_t measured_step;
    struct arena *arena;               /* of what is kept */
    struct distribution **distributions;   /* of a cube that keeps values: one for each place that has some */
    struct intern *texts;              /* of a measured text: its values are these indices */
    bool is_taken;                     /* of the whole: some worker's texts and distributions are in it */
    bool overflowed;
};

/* What takes batches: programs with buffers of their own, and what their rows came to. The plan is shared, and only read. */
struct worker {
    struct counter *counter;
    struct arena *arena;               /* its own, on whichever thread it works; NULL before its first batch */
    bool is_exhausted;                 /* its memory ended */
    const struct plan *plan;
    struct source_state *sources;      /* one per plan source; of workers behind the first, those without keys have programs */
    struct cube_state *cubes;
    struct aggregate_state **aggregates;   /* the first worker's alone: sources with keys are its */
    size_t n_aggregates, aggregate_capacity;
    struct link_state *links;
    size_t n_links;
};

/* All workers, and what they came to when a source had ended. */
struct counter {
    struct arena *arena;
    const struct plan *plan;
    struct diags *diags;
    struct worker *workers;
    size_t n_workers;
    void **contexts;                   /* the workers */
    size_t current;                    /* plan source at work */
    const struct extract_input *inputs;    /* of it, in their order */
    size_t n_inputs;
    struct source_tally *tallies;      /* one per plan source */
    struct cube_state *cubes;
    size_t n_errors_before;            /* when the source at work began */
};

/* worker.c: prepares a worker; its batches; and takes it back to where it was when the source at work began. */
void worker_open(struct worker *worker);
batch_receiver worker_batch;
void worker_forget(void *worker);
/* A source with keys: its rows and those of its linked sources meet in one worker. */
bool count_has_keys(const struct plan_source *source);

/* tally.c */
void tally_begin(struct arena *arena, const struct plan *plan, const struct plan_source *source, struct source_tally *ret);
/* Adds what another worker found; `counter` knows the order of files. */
void tally_merge(const struct counter *counter, struct source_tally *into, const struct source_tally *from);
void tally_forget(const struct plan *plan, const struct plan_source *source, struct source_tally *tally);
void faults_merge(const struct counter *counter, struct step_faults *into, const struct step_faults *from);

/* known.c: the columns of a batch as the as-at day knows them. */
void known_begin(struct worker *worker, const struct source_state *state, struct known_columns *known);
void known_columns_of(struct worker *worker, const struct source_state *state, struct known_columns *known, const struct batch *batch);

/* cubes.c: begins all of a plan; adds one that is wanted to its view, whose program has its steps; adds a batch. */
struct cube_state *cubes_begin(struct arena *arena, const struct plan *plan);
void cubes_group(struct worker *worker, struct source_view *view, size_t cube);
void cubes_add(struct worker *worker, struct source_state *state, size_t n_rows);
/* cube_merge.c: adds another worker's, which is used up by it; ends sums; begins again. */
void cube_merge(struct cube_state *into, struct cube_state *from);
void cube_end(struct cube_state *cube);
void cube_forget(struct cube_state *cube);
/* cube_adders.c: how a cube of this shape is added to. */
struct cube_rows {
    const struct program *program;
    const uint16_t *rows;              /* ascending; not there where no cube of the group asks for them */
    size_t n;
};
cube_adder *cube_adder_of(const struct plan_cube *cube);

/* missing.c */
void missing_add(struct worker *worker, struct source_state *state, size_t n_rows);

/* rules.c */
void rules_begin(struct worker *worker, struct source_state *state);
void rules_add(struct source_state *state, const struct plan *plan, const struct batch *batch);
void rules_tell(struct counter *counter, size_t plan_source);

/* links.c */
void links_begin(struct worker *worker);
void links_add(struct worker *worker, struct source_state *state, const struct batch *batch);
void links_forget(struct worker *worker, size_t source);
/* Of the parents in a source; and, after the last source, rows without a record. */
void links_tell_early(struct counter *counter, size_t source);
void links_tell(struct counter *counter);

#endif
