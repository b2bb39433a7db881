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
    struct counter *counter;
    bool is_for_rules;
    size_t view;
};

/* A row rule and the rows that broke it. */
struct rule_state {
    const struct model_rule *rule;
    size_t step;                       /* in the rules' program */
    uint32_t n_broken;
    uint32_t lines[MAX_TOLD_LINES];    /* the first, of the file of `first` */
    uint32_t n_lines;
    struct place first;
};

/* Rows of a linked source, for each key: whether its record was seen. */
struct link_state {
    size_t child, parent;              /* model sources */
    uint32_t *n_rows;                  /* per key: rows of the child */
    uint32_t *first_line;
    const struct source_text **file;
    bool *is_found;                    /* per key: the parent has it */
    bool *has_visible_rows;            /* per key: some row of the child is known at the as-at day */
    size_t n_keys, capacities[5];
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

struct source_state {
    size_t source;                     /* in the model */
    struct source_view *views;         /* one per as-at day of the plan, the run's own first */
    struct program rule_program;       /* on the extract as it stands */
    struct rule_state *rules;
    size_t n_rules;
    int64_t n_rows, n_known;           /* read so far; of them those that the as-at day knows */
    struct count_column *missing;      /* per model column */
    date_t latest;                     /* latest day on which a record was recorded; DATE_NONE before the first */
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
    struct arena *arena;               /* of a cube that keeps values */
    struct distribution **distributions;   /* of a cube that keeps values: one for each place that has some */
    struct intern *texts;              /* of a measured text: its values are these indices */
    bool overflowed;
};

struct counter {
    struct arena *arena;
    const struct plan *plan;
    struct diags *diags;
    struct source_state *sources;      /* one per plan source */
    struct source_state *current;
    struct cube_state *cubes;
    struct aggregate_state **aggregates;
    size_t n_aggregates, aggregate_capacity;
    struct link_state *links;
    size_t n_links;
    size_t n_errors_before;            /* when the counter, or the source at work, began */
};

/* known.c: the columns of a batch as the as-at day knows them. */
void known_begin(struct counter *counter, const struct source_state *state, struct known_columns *known);
void known_columns_of(struct counter *counter, const struct source_state *state, struct known_columns *known, const struct batch *batch);

/* cubes.c: begins them; adds one that is wanted to its view, whose program has its steps; adds a batch; and, after the last, ends sums. */
void cubes_begin(struct counter *counter);
void cubes_group(struct counter *counter, struct source_view *view, size_t cube);
void cubes_add(struct counter *counter, struct source_state *state, size_t n_rows);
void cubes_end(struct counter *counter, const struct source_state *state);
/* cube_adders.c: how a cube of this shape is added to. */
struct cube_rows {
    const struct program *program;
    const uint16_t *rows;              /* ascending; not there where no cube of the group asks for them */
    size_t n;
};
cube_adder *cube_adder_of(const struct plan_cube *cube);

/* missing.c */
void missing_begin(struct counter *counter, struct source_state *state);
void missing_add(struct counter *counter, struct source_state *state, size_t n_rows);

/* rules.c */
void rules_begin(struct counter *counter, struct source_state *state);
void rules_add(struct counter *counter, struct source_state *state, const struct batch *batch);
void rules_tell(struct counter *counter, const struct source_state *state);

/* links.c */
void links_begin(struct counter *counter);
void links_add(struct counter *counter, struct source_state *state, const struct batch *batch);
void links_tell(struct counter *counter);

#endif
