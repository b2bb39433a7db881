/* plan/plan.h - what will be counted, and how each cell of each table comes from the counts. Read-only after plan_build.
 *
 * Made from the model and the run's parameters. It holds
 *   sources    the extracts that are read, in order (sources that belong to another come before it), each with the schema its reader
 *              needs;
 *   conditions every condition of populations, restrictions and measures, once each (by canonical text and source);
 *   cubes      dense counts: records of a source that meet some conditions, by some slots; once each;
 *   tables     lines of both axes, every category expanded, and a formula for every cell.
 *   windows    the periods in which something is counted: the run's own first. A condition or a cube that depends on the period has the
 *              window in which `period` is read; one that does not has window 0, so that all windows share it.
 * Sorting, dropping of empty lines and all arithmetic are tabulate's. Nothing here depends on data.
 * Keys       plan_cell.key numbers the cells of all tables in order; a result cell carries it (explain, diff).
 * Errors     STATUS_SPEC: names that no source has, cells without a population, dimensions that do not fit. */
#ifndef PLAN_PLAN_H
#define PLAN_PLAN_H

#include "extract/schema.h"
#include "plan/plan_quality.h"
#include "plan/plan_rules.h"
#include "spec/model.h"

/* The run's parameters, already read. */
struct plan_options {
    struct period period;
    const date_t *ledger_as_at;    /* per model ledger: the day that its file says its figures were counted up to; NULL: none says it */
    date_t as_at;              /* DATE_NONE: as the extracts have it */
    bool is_draft;
    bool without_about;        /* nobody will read how figures were counted, nor of the quality of the data: nothing is counted for it */
};

struct plan_source {
    size_t source;                     /* in model->sources */
    struct extract_schema schema;      /* one schema column per model column, same order */
    struct intern *keys;               /* of its key column when others belong to it, else NULL; shared with their link column */
    bool is_needed;                    /* some cube or aggregate reads it, or its parent is read */
};

struct plan_condition {
    size_t source;
    const struct expr *where;
    const char *text;                  /* canonical */
    size_t window;                     /* 0 where it does not depend on the period */
};

#define PLAN_MAX_DIMENSIONS 4

/* A dimension of a cube: a slot of the source with n_categories + 2 places: the categories, "not in list" (drafts), missing. */
struct plan_dimension {
    size_t slot;
    const struct code_list *list;
    bool is_many;                      /* TYPE_CATEGORIES: a record counts once in each of its categories */
};

struct plan_cube {
    size_t source;
    size_t window;                     /* in plan->windows; 0 where nothing in it depends on the period */
    size_t as_at;                      /* in plan->as_at_days: what was known then is counted */
    bool is_wanted;                    /* some number that can be told needs it; else it is not counted, and holds zeros */
    const size_t *conditions;          /* ascending, all must be true */
    size_t n_conditions;
    struct plan_dimension dimensions[PLAN_MAX_DIMENSIONS];
    size_t n_dimensions;
    size_t measured_slot;              /* slot whose values are summed (an integer) or kept; NONE: records are counted */
    bool keeps_values;                 /* how many records have each value, for medians and distinct values */
    size_t n_places;                   /* product over dimensions of n_categories + 2; 1 without dimensions */
    const char *text;                  /* canonical, for evidence */
    const bool *rests_on;              /* per model source: its own, and those that its fields sum up */
};

enum formula {
    FORMULA_COUNT,         /* numerator */
    FORMULA_SUM,           /* numerator: of a sum cube */
    FORMULA_MEAN,          /* numerator, of a sum cube, / denominator: the records that have a value */
    FORMULA_DISTINCT,      /* how many values stand in the cube at numerator */
    FORMULA_PERCENTILE,    /* of the values there: the least that `constant` per cent of them do not exceed (nearest rank) */
    FORMULA_MEDIAN,        /* of the values there: the middle one, or the mean of the middle two */
    FORMULA_PERCENT,       /* numerator / denominator */
    FORMULA_CONSTANT,      /* constant: a limit in working days */
    FORMULA_AS_PUBLISHED,  /* ledger, at (row_of, column_of) */
    FORMULA_DIFFERENCE,    /* cells of[0] - of[1] */
    FORMULA_CHANGE,        /* (cells of[0] - of[1]) / of[1] */
    FORMULA_SHARE,         /* cells of[0] / of[1] */
    FORMULA_RATE,          /* cells of[0] / of[1], for every `per` */
    FORMULA_ADD,           /* cells of[0] + of[1] + .. */
    FORMULA_CONTROL,       /* a line of the control chart whose points are the cells `of` */
    FORMULA_REST,          /* the cells `of` that are not shown, taken together: what they count is counted at once */
    FORMULA_NOT_APPLICABLE /* [z]: a constant that no rule gives */
};

/* What a measured number is in. */
enum plan_unit { PLAN_UNIT_NUMBER, PLAN_UNIT_WORKING_DAYS, PLAN_UNIT_DAYS };

struct plan_cell {
    enum formula formula;
    size_t window;                     /* what `period` means in it */
    enum plan_unit unit;               /* of sums, means and limits */
    struct quantity numerator, denominator;
    int64_t constant;
    int64_t per;                       /* FORMULA_RATE */
    size_t ledger;
    size_t published_row, published_column;  /* lines of the table whose published figure this is */
    size_t again;                      /* FORMULA_AS_PUBLISHED: the cell that counts it now, or NONE */
    const size_t *of;                  /* cells of the same table, before sorting: row * n_columns + column */
    size_t n_of;
    enum control_line control;         /* FORMULA_CONTROL */
    bool is_screened;
    bool is_stretch;                   /* FORMULA_CONTROL: `of` are the points on one side of a break alone */
    bool is_along_rows;                /* FORMULA_REST: `of` are cells of one column */
    int decimals;
    bool is_unavailable;               /* [x]: the extract does not hold all of this window, or `is_unsaid` */
    bool is_left_out;                  /* [z]: a percentage that leaves all of its own records out of its base */
    bool is_unsaid;                    /* in this window the categories were others, and nothing says which became the cell's */
    const char *broken_by;             /* [b]: why it cannot be compared with the run's own period: "Areas took the place of regions"; or NULL */
    bool is_of_others;                 /* FORMULA_AS_PUBLISHED: of a rest, which took other categories together when it was published: [x] */
    bool is_stale_period;              /* FORMULA_AS_PUBLISHED: the ledger is of another period than the one asked for: [x] */
};

#define PLAN_MAX_PLACES 8

/* Where a line stands among those of a `by` around it. Lines of one group (a category with all that is nested in it) move and are
 * dropped together. */
struct plan_place {
    size_t block;                      /* in the axis's blocks */
    size_t group;                      /* in the block */
    enum { GROUP_CATEGORY, GROUP_REST, GROUP_LAST, GROUP_FIXED } kind; /* LAST: without a value or not in the list; FIXED: totals, nets */
    bool can_drop;                     /* where all lines of the group are empty */
};

/* The lines of one expansion of a `by` that are put in order together: of those with subtotals, those of one group of the list. */
struct plan_block {
    const struct model_entry *entry;   /* its order, and how many are shown */
    size_t sort_line;                  /* of the other axis */
    size_t n_groups;
};

/* Whether a line compares, and with what. */
enum comparison_kind { COMPARISON_NONE, COMPARISON_AS_PUBLISHED, COMPARISON_REVISED, COMPARISON_COUNTED };

struct plan_line {
    const char *id;
    const char *label;                 /* tokens filled in; nested ones joined by " > " */
    const char *outer_label, *own_label; /* of a nested one: what stands outside, and the rest; else NULL */
    const struct model_entry *entry;   /* that made it (the innermost) */
    struct plan_place places[PLAN_MAX_PLACES]; /* the outermost first */
    size_t n_places;
    const size_t *notes;               /* model notes */
    size_t n_notes, n_outer_notes;     /* the first of the notes belong to what stands outside */
    bool is_total, is_derived;
    bool is_subtotal;                  /* a net, or the subtotal of a group: counts again what lines beside it count */
    bool is_rest;                      /* of what `top` leaves out, at the level `rest_level` */
    size_t rest_level;
    bool has_period;                   /* its cells are of a period of their own: `period` */
    struct period period;
    enum comparison_kind comparison;
    bool is_hidden;                    /* others are worked out from it; it is never shown */
};

/* "The total = the sum of the lines": on one axis, for every line of the other where the measure is additive. */
struct plan_footing {
    bool is_row_axis;
    size_t total;                      /* line */
    const size_t *parts;
    size_t n_parts;
    bool must_hold;                    /* false: many per record */
    bool is_net;                       /* of some categories: no rest is among the parts */
};

/* Records that have no value of what a line sums or averages, or that a percentage does not have in its base: they are left out of it, and
 * a remark says how many. */
struct plan_left_out {
    const struct model_measure *measure;
    const char *line;                  /* label; NULL of percentages by category, which have none of their own */
    const char *population;            /* label */
    const char *categories;            /* of a percentage: "Not Specified, Not recorded"; NULL: those without a value */
    struct period period;              /* that they are counted in */
    struct quantity all, valued;       /* records, and those that are not left out */
};

struct plan_table {
    const struct model_table *model;
    const struct plan_line *rows;
    size_t n_rows;
    const struct plan_line *columns;
    size_t n_columns;
    const struct plan_block *row_blocks, *column_blocks;
    size_t n_row_blocks, n_column_blocks;
    const struct plan_cell *cells;     /* row-major */
    const struct plan_footing *footings;
    size_t n_footings;
    size_t first_key;                  /* key of cells[0]; cell i has first_key + i */
    struct quantity base;              /* records of the table's population (with restrictions common to all its rows), for the base line */
    bool has_base;
    bool has_bases;                    /* its percentages are out of different ones of those records: `base` is not the base of each */
    struct quantity whole;             /* records of the population where `base` is only some of them */
    bool has_whole;
    const char *base_label;            /* "complaints received" */
    const struct plan_left_out *left_out;
    size_t n_left_out;
};

/* A term of a check that is counted: a population, or the records of a table's cell. */
struct plan_term {
    const struct model_term *model;    /* a series of the model is a term for each of its periods */
    const char *why;                   /* why it cannot be told, where more can be said than that it is not available; or NULL */
    bool is_counted;                   /* `quantity` counts a population; of a cell its table tells the number */
    bool is_available;
    bool has_cell;                     /* `quantity` is that of a cell that counts records */
    struct quantity quantity;
    bool has_then;                     /* `then` is the same as it was known when the published figures were counted that it is held against */
    struct quantity then;
};

struct plan_check {
    const struct plan_term *sum, *equals;
    size_t n_sum, n_equals;
    date_t as_at;                      /* the day that the published figures in it were counted up to; DATE_NONE: nobody says, or several */
};

struct plan {
    const struct model *model;
    struct plan_options options;
    const struct period *windows;      /* [0]: the run's period; no two have the same days */
    size_t n_windows;
    struct period prior, last_year, year_to_date;   /* windows by their names, whether or not anything is counted in them */
    const struct period *ledger_periods;   /* per model ledger: what its figures are of */
    const bool *const *is_dated;       /* per model source and slot: whether a field depends on the period */
    const struct plan_source *sources; /* in reading order */
    size_t n_sources;
    const struct plan_condition *conditions;
    size_t n_conditions;
    const struct plan_cube *cubes;
    size_t n_cubes, n_cubes_of_figures;   /* those of cells and checks; behind them those that only rules and quality need */
    const struct plan_table *tables;   /* one per model table, same order */
    size_t n_tables;
    const struct plan_check *checks;   /* one per model check */
    const date_t *as_at_days;          /* [0]: the run's, which may be DATE_NONE; then those of published figures that checks name */
    size_t n_as_at_days;
    const struct plan_rule *rules;     /* populations, parts and measures in the order in which tables use them, then targets */
    size_t n_rules;
    const struct plan_late *late;      /* populations of which it can be told when they were recorded */
    size_t n_late;
    const struct plan_missing *missing;   /* columns that tables are cut by */
    size_t n_missing;
    const struct calendar *calendar;   /* NULL when none is declared */
};

/* `calendar` may be NULL. */
enum status plan_build(struct arena *arena, const struct model *model, struct plan_options options, const struct calendar *calendar,
                       struct diags *diags, const struct plan **ret) MUST_USE;

/* Text with its tokens filled in: {period.label} {period.long}, and the same of prior, last_year and year_to_date;
 * {param.NAME}. NULL gives NULL. */
const char *plan_tokens(struct arena *arena, const struct plan *plan, const char *text);

/* Whether an expression in a source means something else in another window. */
bool plan_is_dated(const struct plan *plan, size_t source, const struct expr *expr);

#endif
