/* plan/plan_state.h - the plan under construction: shared by the files of this room alone.
 *
 * Conditions and cubes are kept once each, found by their canonical text. */
#ifndef PLAN_PLAN_STATE_H
#define PLAN_PLAN_STATE_H

#include "base/intern.h"
#include "base/text.h"
#include "plan/plan.h"
#include "spec/spec.h"

/* A condition of a table's line, read in a source. */
struct read_condition {
    size_t source;
    const char *text;                      /* as written: compared by address */
    size_t edition;                        /* what names with versions meant (spec_edition) */
    const struct expr *where;              /* NULL: it was refused */
};

struct table_draft;

/* The rules under construction. */
struct rules_draft {
    struct plan_rule *items;
    size_t n, capacity;
    struct intern *texts;                  /* of what is said once, however many tables say it: rule of the same index */
};

struct plan_state {
    struct arena *arena;
    const struct model *model;
    struct diags *diags;
    struct plan *plan;
    struct plan_source *sources;
    struct plan_condition *conditions;
    size_t condition_capacity;
    struct intern *condition_texts;
    struct intern *written;                /* texts of plan_written */
    struct plan_cube *cubes;
    size_t cube_capacity;
    struct intern *cube_texts;
    struct read_condition *read;
    size_t n_read, read_capacity;
    struct period *windows;
    size_t window_capacity;
    date_t *as_at_days;
    size_t as_at_capacity;
    struct table_draft *drafts;            /* per model table; empty where it holds words */
    struct rules_draft rules;
    const char *broken_by;                 /* why the cell at hand cannot be compared with the run's own period, or NULL */
    bool is_unsaid;                        /* its categories were others in its period */
    bool is_short;                         /* a quantity was asked for that the extract cannot tell; whoever reads it clears it */
};

#define PLAN_MAX_CONDITIONS 16
#define PLAN_MAX_WHERE 8

/* What a cell counts, before it is a place in a cube. */
struct plan_count {
    size_t source;
    size_t window;                         /* what `period` means in its conditions and fields */
    size_t population;                     /* or NONE: all records, whatever the period */
    size_t conditions[PLAN_MAX_CONDITIONS];
    size_t n_conditions;
    struct plan_dimension dimensions[PLAN_MAX_DIMENSIONS];
    size_t places[PLAN_MAX_DIMENSIONS];    /* category; n_categories: not in the list; n_categories + 1: missing */
    size_t n_dimensions;
    size_t measured_slot;                  /* NONE: records */
    bool keeps_values;
};

/* A line's demand on one slot: a category of a field, or its records without a value. */
struct line_dimension {
    const char *by;
    struct place place;
    const struct code_list *list;
    size_t category;                       /* n_categories: not in the list (drafts); n_categories + 1: missing */
    size_t level;
};

/* The `by` that a line stands in: of a category, or of a line beside categories. */
struct line_by {
    const char *name;
    struct value_kind kind;
    const char *missing_label;             /* of its line for records without a value, or NULL */
    size_t level;                          /* of its cuts */
    struct expr_text chosen;               /* with `only`: that it is one of these; text NULL where all its lines need not meet that */
};

/* Several categories of a column or field. */
struct plan_members {
    const char *by;
    const struct code_list *list;          /* NULL: none */
    const bool *is_wanted;                 /* per category of it */
};

/* A line's condition. */
struct line_where {
    struct expr_text text;
    struct plan_members members;           /* what it says of categories, where it was not written: of a net, or the chosen */
    bool is_cut;                           /* said by a line of its own: it cuts its axis as a category does, so totals leave it out */
    size_t level;
};

/* A line before it meets the other axis. Cuts (categories, and conditions of lines of their own) have levels: 1 is the outermost. A total
 * stands on the level of the cut that it leaves out. */
struct line_draft {
    struct plan_line line;
    size_t n_named_notes;                  /* notes of the parts of the label so far */
    enum axis_kind kind;                   /* of its entry; of a line that is counted again, that of the line it is of */
    size_t population;                     /* or NONE */
    struct model_window window;            /* WINDOW_NONE: the other axis's, or the run's */
    struct line_where where[PLAN_MAX_WHERE];
    size_t n_where;
    struct line_dimension dimensions[PLAN_MAX_DIMENSIONS];
    size_t n_dimensions;
    size_t n_levels;                       /* level of the innermost cut, 0 where there is none */
    bool is_in_series;                     /* a line of a `by_period`, or inside one */
    size_t series_level;                   /* level of the innermost cut around that */
    struct line_by bys[PLAN_MAX_DIMENSIONS];   /* the outermost first */
    size_t n_bys;
    const struct model_measure *measure;   /* NULL: says nothing */
    size_t measure_of;                     /* MEASURE_PERCENT_OF_LINE: line of the same axis */
    const struct model_entry *measure_entry;   /* that says it */
    int decimals;                          /* -1: says nothing */
    const size_t *of;                      /* derived, and rests: lines of the same axis */
    size_t n_of;
    bool is_again;                         /* another line, counted in `window` in place of the run's period */
    bool is_for_ledger;                    /* and that only to hold a published figure against it */
    size_t again;                          /* AXIS_AS_PUBLISHED: the line that counts its figures again, or NONE */
};

/* The lines of one axis and what foots among them. */
struct axis_draft {
    struct line_draft *lines;
    size_t n, capacity;
    struct plan_footing *footings;
    size_t n_footings, footing_capacity;
    struct plan_block *blocks;
    size_t n_blocks, block_capacity;
};

struct table_draft {
    struct axis_draft rows, columns;
};

/* Which cuts of a line restrict a count. A condition over all categories of a `by` is no cut: its total has it too. */
enum cuts { NO_CUTS, OUTER_CUTS, ALL_CUTS };

/* One cell while its formula is made. */
struct cell_walk {
    struct plan_state *state;
    const struct model_table *table;
    const struct axis_draft *rows, *columns;
    const struct line_draft *row, *column;
    size_t row_index, column_index;
    size_t window;                         /* of the cell at hand */
};

/* A rule's steps while they are made. */
struct steps_draft {
    struct plan_step *items;
    size_t n, capacity;
    struct plan_count count;               /* the records that are left */
};

/* plan_checks.c: what the specification's checks count. After the tables. */
void plan_checks(struct plan_state *state);

/* plan_cubes.c */
/* The same number, as it was known on another of the plan's as-at days. */
struct quantity plan_quantity_as_at(struct plan_state *state, struct quantity quantity, size_t as_at);
size_t plan_condition_add(struct plan_state *state, size_t source, const struct expr *where, size_t window);
struct quantity plan_quantity(struct plan_state *state, const struct plan_count *count);
void plan_count_begin(struct plan_state *state, size_t source, size_t population, size_t window, struct plan_count *ret);
bool plan_count_where(struct plan_state *state, struct plan_count *count, const struct expr *where);

/* plan_axis.c: expands the rows or the columns of a table, every category a line. */
enum status plan_axis(struct plan_state *state, const struct model_table *table, bool is_row_axis, struct axis_draft *ret) MUST_USE;

/* periods/plan_again.c: lines that count others again, for comparisons `revised` and for what was published; false where that cannot be, which is
 * told. After names are resolved. Lines that are worked on and not shown go behind the others. */
bool plan_again(struct plan_state *state, const struct model_table *table, struct axis_draft *axis) MUST_USE;
/* Whether its cells are counted: neither arithmetic on others nor published. */
bool plan_is_counted(const struct line_draft *line);
/* A line of a finished axis by its identifier; NONE after a message where there is none. */
size_t plan_axis_line(struct plan_state *state, const struct model_table *table, const struct axis_draft *axis, bool is_row_axis, const char *id,
                      struct place place);

/* Categories of a line or layer in a window in which the column or field has another list. */
struct plan_crossing {
    const char *by;
    struct place place;
    size_t slot;                           /* what `by` is in that window */
    const struct code_list *list;          /* of the wanted categories */
    const bool *is_wanted;                 /* per category of it */
};

/* periods/plan_breaks.c: notes in the state what a cell of another window counts otherwise than the run's own period does. */
void plan_break_of(struct cell_walk *walk, size_t source, const struct expr *expr);
void plan_break_of_population(struct cell_walk *walk, size_t population);
void plan_break_of_slot(struct cell_walk *walk, size_t source, size_t slot);
void plan_break_of_category(struct cell_walk *walk, const struct code_list *list, size_t category);
/* Restricts the count to what became the wanted categories, as a crosswalk says; where none does the cell has no number. False after a
 * message. */
bool plan_cross(struct cell_walk *walk, struct plan_count *count, struct plan_crossing crossing);
/* Arithmetic on what cannot be compared; false where the table refuses it, which is told once. */
bool plan_breaks(struct cell_walk *walk, struct plan_cell *cells) MUST_USE;
/* Category that a line fixes for a column, or false. */
bool plan_fixed_category(const struct line_draft *line, const char *by, size_t *ret);

/* plan_names.c: a column or field by name in a source, as it is on a day; NONE when there is none. */
size_t plan_slot(const struct model *model, size_t source, const char *name, date_t day);
/* The same, refused with a suggestion where there is none. */
bool plan_need_slot(struct plan_state *state, size_t source, const char *name, date_t day, struct place place, size_t *ret);

/* periods/plan_windows.c: the periods that things are counted in. */
void plan_windows_begin(struct plan_state *state);
size_t plan_window(struct plan_state *state, struct period period);
/* The index of an as-at day; 0, the run's own, for DATE_NONE and for days after it. */
size_t plan_as_at(struct plan_state *state, date_t day);
/* periods/plan_series.c: the periods of a series beside `base`; false where they do not fit it, which is told. */
bool plan_series(struct plan_state *state, const struct model_series *series, struct period base, const struct period **ret, size_t *ret_n);
/* The same without telling, and what there is to tell: "1 June to 30 June 2008 is not made of whole quarters". */
bool plan_series_find(struct plan_state *state, const struct model_series *series, struct period base, const struct period **ret,
                      size_t *ret_n);
const char *plan_series_misfit(struct plan_state *state, const struct model_series *series, struct period base);
/* The day whose versions of definitions hold in a window: its last. */
date_t plan_day(const struct plan_state *state, size_t window);
/* The day that a stock tells of a window; DATE_NONE of any other population. */
date_t plan_stock_day(const struct plan_state *state, size_t population, size_t window);
/* Whether numbers of the population in a window can be told from what the extracts hold that they rest on (per model source): a number of
 * complaints by stage needs the stages too. */
bool plan_is_told(const struct plan_state *state, size_t population, size_t window, const bool *rests_on);
/* The same of the population alone. */
bool plan_is_available(const struct plan_state *state, size_t population, size_t window);

/* plan_uses.c: a target that an expression rests on, or NULL. */
const struct model_target *plan_target_of(const struct plan_state *state, size_t source, const struct expr *expr);
/* plan_uses.c: whether an expression (NULL: none), or a field or an aggregate that it uses, has the operation. */
bool plan_uses(const struct plan_state *state, size_t source, const struct expr *expr, enum expr_op op);
/* Whether a cube rests on a column or field of a source. */
bool plan_cube_uses_slot(const struct plan_state *state, size_t cube, size_t source, size_t slot);
/* Which sources the numbers of a cube rest on, per model source: its own, and those whose rows its fields and conditions sum up; and the same
 * of the records that meet a condition (NULL: all). */
const bool *plan_sources_of_cube(const struct plan_state *state, const struct plan_cube *cube);
const bool *plan_sources_of(const struct plan_state *state, size_t source, const struct expr *where);
/* Refuses working days without a calendar. */
enum status plan_check_calendar(struct plan_state *state) MUST_USE;

/* plan_measures.c */
/* A condition of a table in a source; NULL after an error that was told. */
const struct expr *plan_condition_read(struct plan_state *state, size_t source, struct expr_text text, size_t window);
/* A condition that the specification means and does not spell out; equal texts have one address, so that each is read once. */
struct expr_text plan_written(struct plan_state *state, const char *text, struct place place);
/* The formula of a cell of which neither line is computed from others. */
bool plan_measured_cell(struct cell_walk *walk, struct plan_cell *ret);
/* A condition of a cell; false after an error that was told. Its records, or those of a base of it. */
bool plan_cell_where(struct cell_walk *walk, struct plan_count *count, struct expr_text text);
bool plan_cell_count(struct cell_walk *walk, size_t population, enum cuts rows, enum cuts columns, struct plan_count *ret);
bool plan_cell_population(struct cell_walk *walk, size_t *ret);
bool plan_cell_window(struct cell_walk *walk);
struct expr_text plan_has_value(struct plan_state *state, const struct model_measure *measure);

/* plan_left_out.c: refuses percentages that leave out what no line has, and warns of headers that do not say what is left out. */
bool plan_check_left_out(const struct cell_walk *walk) MUST_USE;
/* Takes what a percentage of a total leaves out from a count of its records or its base; false after an error that was told. */
bool plan_leave_out(struct cell_walk *walk, const struct model_measure *measure, struct plan_count *count) MUST_USE;
/* Whether a percentage leaves out all records of its cell. */
bool plan_is_left_out(const struct cell_walk *walk, const struct model_measure *measure);
/* The conditions of what is left in, one for each `by` across which the total of a line's axis is taken; at most PLAN_MAX_DIMENSIONS. */
size_t plan_left_in(struct plan_state *state, const struct model_measure *measure, const struct line_draft *line, enum cuts cuts, size_t source,
                    struct expr_text *ret);
/* "Not Specified, Not recorded"; NULL where nothing is left out. */
const char *plan_left_out_words(struct arena *arena, const struct model_measure *measure);
/* Fills in what the table's measures leave out. */
void plan_left_out(struct cell_walk *walk, struct plan_table *ret);

/* plan_control.c: a cell of a line of a control chart; false where its points do not allow one, which is told. */
bool plan_control_cell(const struct cell_walk *walk, bool along_rows, struct plan_cell *ret);

/* plan_units.c: what the numbers of a column or field are in. */
enum plan_unit plan_unit_of(const struct plan_state *state, size_t source, size_t slot);

/* plan_kinds.c: refuses arithmetic on numbers of different kinds, and sums of what cannot be added. */
enum status plan_check_kinds(const struct cell_walk *walk, const struct plan_cell *cells) MUST_USE;

/* plan_cells.c */
enum status plan_cells(struct plan_state *state, const struct model_table *table, const struct axis_draft *rows,
                       const struct axis_draft *columns, struct plan_table *ret) MUST_USE;

/* plan_base.c: fills in the records that a whole table is about, where that is one population. */
void plan_base(struct plan_state *state, const struct model_table *table, const struct axis_draft *rows, const struct axis_draft *columns,
               struct plan_table *ret);

/* plan_measures.c: whether a cut of a level, or a condition of a line, is among those; which cuts the base of a percentage has. */
bool plan_has_cut(const struct line_draft *line, size_t level, enum cuts cuts);
bool plan_has_where(const struct line_draft *line, size_t where, enum cuts cuts);
void plan_base_cuts(enum percent_base base, enum cuts *ret_rows, enum cuts *ret_columns);

/* rules/plan_rules.c: how what the tables show is counted. After tables and sizes. */
void plan_rules(struct plan_state *state);
/* Keeps a rule of this name once: the one that is there, or a copy of `rule`. Valid until the next one is kept. */
struct plan_rule *rules_keep(struct plan_state *state, const char *name, struct plan_rule rule);
const char *rules_name(struct plan_state *state, const char *what, size_t population, size_t window);
/* rules/rules_of_targets.c */
void plan_rules_of_targets(struct plan_state *state);
/* rules/made_conditions.c: conditions that nobody wrote, at the place that they stand for. */
const struct expr *made_slot(struct plan_state *state, size_t source, size_t slot, struct place place);
const struct expr *made_constant(struct plan_state *state, struct value_kind kind, int64_t constant, struct place place);
const struct expr *made_period_end(struct plan_state *state, struct place place);
/* Of truth, or of whole numbers (days); `right` NULL for operators of one side. */
const struct expr *made_join(struct plan_state *state, enum expr_op op, const struct expr *left, const struct expr *right);
/* quality/plan_quality.c: what the quality of the data rests on. After the rules. */
void plan_quality(struct plan_state *state);
/* rules/rule_steps.c: steps that begin with every record of a population, or of a source; then a condition as it is written, and one that was
 * made. */
void steps_from_population(struct plan_state *state, size_t population, size_t window, struct steps_draft *ret);
void steps_from_source(struct plan_state *state, size_t source, size_t window, struct steps_draft *ret);
bool steps_where(struct plan_state *state, struct steps_draft *steps, enum plan_step_kind kind, struct expr_text text);
void steps_add(struct plan_state *state, struct steps_draft *steps, enum plan_step_kind kind, const char *text, struct place place,
               const struct expr *where);

/* plan_sources.c: schemas and reading order. */
void plan_sources(struct plan_state *state);
void plan_mark_needed(struct plan_state *state);

#endif
