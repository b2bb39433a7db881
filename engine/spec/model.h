/* spec/model.h - a report specification as read, checked and typed: what each figure means.
 *
 * Made by spec_read from YAML (docs/specification.md), read-only after. Names have become indices into the arrays below; every item
 * keeps the place where it was written. Lifetime: the arena given to spec_read.
 * Defaults are filled in, so that nobody below asks what an absent key means. */
#ifndef SPEC_MODEL_H
#define SPEC_MODEL_H

#include "base/date.h"
#include "base/number.h"
#include "spec/expr.h"

#define NONE SIZE_MAX /* no index */

/* --- windows ------------------------------------------------------------------------------------------------ */

/* Which period something is counted in: one that stands in a fixed way to another (the run's, where nothing says otherwise), or one that
 * is written out. */
enum window_kind { WINDOW_NONE, WINDOW_PERIOD, WINDOW_PRIOR, WINDOW_LAST_YEAR, WINDOW_TO_DATE, WINDOW_LITERAL };

struct model_window {
    enum window_kind kind;             /* WINDOW_NONE: nothing is said */
    struct period period;              /* WINDOW_LITERAL */
    struct place place;                /* line 0 where it was not written */
};

/* --- parameters --------------------------------------------------------------------------------------------- */

/* A value that the specification names and a run may set. Expressions hold it as a constant. */
struct model_parameter {
    const char *name;                  /* "threshold" */
    struct place place;
    const char *says;                  /* what it is */
    const char *written;               /* as --set would have it: "20", "2007-04-01" */
    const char *shown;                 /* in words: "1,000", "1 April 2007" */
    bool is_set;                       /* by the run */
};

/* --- sources ------------------------------------------------------------------------------------------------ */

struct model_column {
    const char *name;                  /* in expressions */
    const char *header;                /* in the file; default the name */
    struct place place;
    enum value_type type;              /* TYPE_TEXT, TYPE_INTEGER, TYPE_DATE, TYPE_CATEGORY, TYPE_CATEGORIES */
    size_t list;                       /* of categories, else NONE */
    char separator;                    /* of TYPE_CATEGORIES: ';' */
    bool is_required;
    const char *const *date_formats;
    size_t n_date_formats;
    const char *const *missing;        /* words that mean missing, beside the empty field */
    size_t n_missing;
    size_t known_from;                 /* column with the date since which this value was known (may be itself), or NONE */
};

/* A derived column of a source. Results of the source's targets stand first, so that its own fields may use them. */
struct model_field {
    const char *name;
    struct place place;
    struct value_kind kind;
    const struct expr *value;          /* NULL when it is a target's result */
    size_t target;                     /* index of the target whose result it is, or NONE */
    bool is_due;                       /* of the target: not its result but the day on which it is due (NAME_due) */
};

struct model_rule {
    struct place place;
    const struct expr *that;           /* must not be false; unknown passes */
    const char *says;                  /* the sentence of the message: "closed before it was received" */
    bool is_warning;
};

struct model_source {
    const char *name;                  /* "log" */
    const char *title;                 /* "Request and feedback log" */
    struct place place;
    const struct model_column *columns;
    size_t n_columns;
    const struct model_field *fields;  /* slots n_columns.. in order; a field uses only fields before it */
    size_t n_fields;
    const size_t *key;                 /* columns that together are unique */
    size_t n_key;
    size_t link_column;                /* own column that holds the parent's key, or NONE */
    size_t parent;                     /* source that rows belong to, or NONE */
    size_t known_from;                 /* date column: since when the record existed, or NONE */
    const struct model_rule *rules;
    size_t n_rules;
    const char *encoding;              /* NULL: UTF-8 */
    char delimiter;
    uint32_t skip_lines;
    struct expr_scope scope;
    /* the extract of this run (section `extracts`) */
    const char *const *files;          /* as written, relative to `files_from`; n_files is 0 where none is named */
    size_t n_files;
    const struct source_text *files_from;  /* the specification file that names them */
    struct place files_place;
    date_t taken;                      /* DATE_NONE when not declared */
    date_t complete_from;              /* DATE_NONE when not declared */
};

/* What the categories of a list that was in force before became in the one that came after it. */
struct model_crosswalk {
    const char *id;
    struct place place;
    const struct code_list *from, *to;
    const int32_t *const *became;      /* per category of `from`: categories of `to`; NULL where it is not said */
    const size_t *n_became;
};

/* --- what is counted ---------------------------------------------------------------------------------------- */

enum population_kind {
    POPULATION_FLOW,     /* what happened in the period: not available before the extract is complete */
    POPULATION_STOCK,    /* what was so on a day */
    POPULATION_ALL       /* does not depend on the period */
};

/* What a definition is in periods that end from `since` to `until`; DATE_NONE where open. */
struct model_version {
    date_t since, until;
    const struct expr *expr;           /* NULL: every record */
    struct expr_text written;          /* the same as it is written; text NULL: every record */
    const char *says;                  /* what changed when it came into force; NULL where nothing is said */
};

struct model_population {
    const char *name;                  /* "complaints_received" */
    const char *label;                 /* "complaints received": for bases and words */
    struct place place;
    size_t source;
    const struct model_version *versions;  /* at least one; they follow each other without a gap */
    size_t n_versions;
    enum population_kind kind;         /* of all versions */
};

/* A limit in force for stages that began in [since, until]. */
struct model_limit {
    struct place place;
    int32_t category;                  /* of the target's field */
    size_t start_column, stop_column;  /* date columns of the source */
    int32_t working_days;              /* 1.. */
    date_t since, until;               /* DATE_NONE where open */
};

/* A timescale: judged at the end of the period by the policy in force when it began (docs/counting-rules.md). Its result is a
 * field of the source, of the built-in list target_results(). */
struct model_target {
    const char *name;                  /* also the name of the field */
    const char *title;
    struct place place;
    size_t source;
    size_t by;                         /* column whose category says which limit applies */
    const struct model_limit *limits;
    size_t n_limits;
};

enum { TARGET_MET, TARGET_MISSED, TARGET_NOT_YET_DUE, N_TARGET_RESULTS };

/* Labels "Met", "Missed", "Not yet due". */
const struct code_list *target_results(void);

/* --- tables ------------------------------------------------------------------------------------------------- */

enum axis_kind {
    AXIS_BY,              /* a line a category of a field */
    AXIS_BY_PERIOD,       /* a line a period of a series */
    AXIS_LINE,            /* one line: a measure, a restriction, a population, in any combination */
    AXIS_AS_PUBLISHED,    /* the line `of`, in an earlier period, from a ledger */
    AXIS_REVISED,         /* the line `of`, counted again in the entry's window */
    AXIS_DIFFERENCE,      /* of[0] - of[1] */
    AXIS_PERCENT_CHANGE,  /* of[0] - of[1] as a percentage of of[1] */
    AXIS_SHARE,           /* of[0] as a percentage of of[1] */
    AXIS_RATE,            /* of[0] for every `per` of of[1] */
    AXIS_SUM,             /* of[0] + of[1] + .. */
    AXIS_CONTROL          /* a line of the control chart of of[0], over the periods of the other axis */
};

enum series_unit { SERIES_OWN, SERIES_MONTH, SERIES_QUARTER, SERIES_YEAR };

/* Periods that follow each other: the last so many up to the end of a period, or those that it is made of. */
struct model_series {
    enum series_unit unit;             /* SERIES_OWN: as long as the run's period */
    size_t last;                       /* 0: those that the period is made of */
    struct model_window of;            /* the period; WINDOW_NONE: the run's, or that of the lines around it */
    struct place place;
};

enum control_line { CONTROL_MEAN, CONTROL_UPPER, CONTROL_LOWER, CONTROL_MEDIAN };

enum axis_sort { SORT_LIST, SORT_LARGEST, SORT_SMALLEST };

enum measure_kind {
    MEASURE_NONE,         /* this line says nothing of the measure */
    MEASURE_COUNT,        /* of records */
    MEASURE_SUM,          /* of an integer column or field: `name` */
    MEASURE_MEAN,         /* of `name`, over the records that have a value */
    MEASURE_DISTINCT,     /* how many different values of `name` they have */
    MEASURE_MEDIAN,       /* of `name`, over the records that have a value: the middle one, or the mean of the middle two */
    MEASURE_PERCENTILE,   /* of `name`: the least value that `at` per cent of the records do not exceed (nearest rank) */
    MEASURE_PERCENT_OF,   /* the records of the cell as a percentage of a total: `base` */
    MEASURE_PERCENT_OF_LINE, /* the records of the cell as a percentage of the line `line` of the same axis */
    MEASURE_PERCENT,      /* records where `of` as a percentage of records where `out_of` */
    MEASURE_LIMIT         /* working days of a target's limit in force at the end of the period */
};

/* Of a subtable: where lines are nested, within the outer lines. Its column's total leaves out the innermost rows alone, its row's the
 * innermost columns, its own both. */
enum percent_base {
    BASE_COLUMN_TOTAL,
    BASE_ROW_TOTAL,
    BASE_TABLE_TOTAL,
    BASE_SUBTABLE_TOTAL,
    BASE_SUBTABLE_COLUMN_TOTAL,
    BASE_SUBTABLE_ROW_TOTAL
};

struct model_measure {
    enum measure_kind kind;
    struct place place;
    const char *name;                  /* of the column or field that is measured, looked up in the population's source; or NULL */
    int at;                            /* MEASURE_PERCENTILE: 1 to 99 */
    enum percent_base base;
    const char *const *leaving_out;    /* MEASURE_PERCENT_OF: labels of categories that are out of the base, or of the line for records without a
                                        * value; NULL: none */
    const struct place *leaving_out_places;
    size_t n_leaving_out;
    const char *line;                  /* MEASURE_PERCENT_OF_LINE: identifier of a line of the same axis */
    struct expr_text of, out_of;       /* MEASURE_PERCENT: conditions, read in the population's source; out_of.text may be NULL */
    size_t target;                     /* MEASURE_LIMIT */
};

/* A total line of AXIS_BY. */
struct model_total {
    bool is_wanted;
    bool is_before;
    const char *id;
    const char *label;
    const size_t *notes;
    size_t n_notes;
    bool is_of_chosen;                 /* beside `only`: counts the chosen categories alone, and so do bases */
};

/* A line of AXIS_BY for all categories that `top` leaves out. */
struct model_rest {
    bool is_wanted;
    const char *id;
    const char *label;
    const size_t *notes;
    size_t n_notes;
};

/* A line of AXIS_BY that counts several categories together. */
struct model_net {
    struct place place;
    const char *id;
    const char *label;
    bool is_before;
    const char *const *of;             /* labels of categories */
    const struct place *of_places;
    size_t n_of;
    const size_t *notes;
    size_t n_notes;
};

/* Lines of AXIS_BY for the groups of its list. */
struct model_subtotals {
    bool is_wanted;
    bool is_before;
    struct place place;
};

struct model_entry {
    enum axis_kind kind;
    struct place place;
    const char *id;                    /* NULL: made from the label when tabulated; AXIS_BY has none of its own */
    const char *label;                 /* may hold tokens {period.label} {prior.label}; NULL where it has none */
    struct place label_place;
    const size_t *notes;               /* indices of model notes */
    size_t n_notes;
    /* AXIS_BY and AXIS_LINE */
    size_t population;                 /* index, or NONE: the table's, or the other axis's */
    struct place population_place;
    struct expr_text where;            /* restriction; text NULL where there is none; read in the population's source */
    struct model_window window;        /* of its cells, conditions and fields; AXIS_REVISED: of the count; AXIS_AS_PUBLISHED: of the figures */
    struct model_series series;        /* AXIS_BY_PERIOD */
    bool is_all_of;                    /* AXIS_LINE in place of all categories of a `by` (the whole of layers) */
    struct model_measure measure;
    int decimals;                      /* of percentages, means and rates; -1: the default, 1 */
    /* AXIS_BY */
    const char *by;                    /* field or column name; looked up in the population's source of each cell */
    struct place by_place;
    const char *labels;                /* label variant, or NULL */
    struct place labels_place;
    enum axis_sort sort;
    const char *sort_line;             /* of the other axis: its numbers sort; NULL: the first line */
    struct place sort_place;
    size_t top;                        /* 0: all categories */
    struct place top_place;
    struct model_rest rest;
    const struct model_net *nets;
    size_t n_nets;
    struct model_subtotals subtotals;
    bool drop_empty;
    const char *const *only;           /* labels of chosen categories, in this order; NULL: all */
    const struct place *only_places;
    size_t n_only;
    struct model_total total;
    const char *missing_label;         /* line for records without a value, or NULL: there is none */
    /* arithmetic and comparison */
    const char *const *of;             /* identifiers of lines on the same axis */
    const struct place *of_places;
    size_t n_of;
    int64_t per;                       /* AXIS_RATE */
    size_t ledger;                     /* AXIS_AS_PUBLISHED */
    enum control_line control;         /* AXIS_CONTROL */
    bool is_screened;                  /* its limits leave out ranges far outside */
    /* nesting: lines inside each line of this entry */
    const struct model_entry *each;
    size_t n_each;
};

struct model_axis {
    const struct model_entry *entries;
    size_t n_entries;
};

enum small_base_rule {
    SMALL_BASE_WORDS,      /* "1 of 2" stands in place of the percentage */
    SMALL_BASE_MARK        /* the percentage stands, marked [u] */
};

/* What a table that was made as a layer of a definition holds. */
struct model_layer {
    const char *definition;            /* name of the definition; NULL: the table is no layer */
    const char *by;                    /* column or field whose groups or categories are layers */
    struct place place;                /* of that name */
    const char *const *categories;     /* labels of the layer's categories; NULL: it has them all */
    size_t n_categories;
    const struct code_list *list;      /* of `by`, in the run's period */
    struct expr_text where;            /* "area in ('N1', 'N2')"; text NULL where it has all records */
    bool is_many;                      /* a record may have several categories: layers need not add up to the whole */
    bool is_whole;                     /* lines by `by` stand as one line, with the id `line` */
    const char *line;
};

/* Figures of periods in which what they count was defined otherwise. */
enum break_rule { BREAKS_REFUSE, BREAKS_MARK };

struct model_table {
    const char *id;
    struct place place;
    const char *number;                /* "Table 4"; "none": it never has one; NULL: the paper's next */
    const char *title, *about;         /* may hold tokens; about may be NULL */
    const char *corner;                /* header of the row labels */
    const size_t *notes;
    size_t n_notes;
    size_t population;                 /* default of its cells, or NONE */
    struct model_layer layer;
    struct model_axis rows, columns;
    enum small_base_rule small_base;
    enum break_rule breaks;
    /* static text: rows of texts, the first of each its label; NULL for tables of figures */
    const char *const *static_columns;
    size_t n_static_columns;
    const char *const *const *static_rows;   /* [n_static_rows][n_static_columns + 1] */
    size_t n_static_rows;
};

/* --- charts, notes, checks, ledgers ------------------------------------------------------------------------- */

enum model_chart_kind {
    MODEL_CHART_BAR,
    MODEL_CHART_GROUPED,
    MODEL_CHART_STACKED,
    MODEL_CHART_STACKED_PERCENT,
    MODEL_CHART_LINE,
    MODEL_CHART_PIE,
    N_MODEL_CHART_KINDS
};

struct model_chart {
    const char *id;
    struct place place;
    const char *number, *title;        /* NULL: the table's, or the paper's next number; "none": it has no number */
    enum model_chart_kind kind;
    size_t table;
    const char *const *columns;        /* identifiers of the table's columns: the series */
    const struct place *columns_places;
    size_t n_columns;
    const char *const *rows;           /* identifiers; NULL: every row that is neither total nor derived */
    const struct place *rows_places;
    size_t n_rows;
    const char *axis_title;            /* NULL: from the columns */
    size_t top;                        /* so many of the rows, the first of them; 0: all */
    const char *focus;                 /* identifier of what is picked out: a row of bars, a column of lines; or NULL */
    struct place focus_place;
    bool is_multiples;                 /* a panel for each column */
    bool may_start_above_zero;         /* lines only */
};

struct model_note {
    const char *id;
    const char *text;                  /* may hold tokens */
    struct place place;
};

/* One term of a check: the size of a population, a cell, or a published figure. */
struct model_term {
    struct place place;
    size_t population;                 /* or NONE */
    struct model_window window;        /* of the population */
    bool is_series;                    /* the population in each period of `series`, in place of one window */
    struct model_series series;
    size_t ledger;                     /* the figure as these published figures have it; NONE: as the table has it */
    const char *table, *row, *column;  /* identifiers; when population is NONE */
};

struct model_check {
    const char *id;
    struct place place;
    const char *says;
    const struct model_term *sum;      /* sum of these */
    size_t n_sum;
    const struct model_term *equals;   /* equals the sum of those */
    size_t n_equals;
    bool is_warning;
    bool allows_late_logging;          /* it holds where the published figures differ by nothing but what was logged after them */
};

/* A file of published figures that comparisons use. */
struct model_ledger {
    const char *id;                    /* "prior" */
    const char *title;                 /* "2006/07 paper" */
    const char *file;                  /* as written */
    const struct source_text *file_from;
    struct place place;
    struct model_window window;        /* what period its figures are of */
    date_t as_at;                      /* the day up to which they were counted; DATE_NONE where the specification does not say */
    bool is_optional;                  /* a run may go without the file */
};

/* --- the paper ---------------------------------------------------------------------------------------------- */

enum model_piece_kind {
    PIECE_WORDS,
    PIECE_FIGURE,          /* {{table | row | column}} */
    PIECE_CHANGE,          /* {{change: ..}} */
    PIECE_REFERENCE,       /* {{see: ..}} */
    PIECE_NOTE             /* {{note: ..}} */
};

enum model_target_kind { REFERENCE_TABLE, REFERENCE_CHART, REFERENCE_SECTION };

/* A run of words or a live reference. Rows and columns are identifiers: tables have their lines when the plan is built. */
struct model_piece {
    enum model_piece_kind kind;
    struct place place;                /* of a reference: what stands between the braces */
    const char *text;                  /* PIECE_WORDS: blanks are single spaces; may hold tokens */
    size_t table;                      /* PIECE_FIGURE, PIECE_CHANGE */
    const char *row, *column;
    struct place row_place, column_place;
    const char *from;                  /* PIECE_CHANGE between two cells: the earlier line; NULL: of a difference */
    struct place from_place;
    bool is_from_row;
    enum model_target_kind target_kind;  /* PIECE_REFERENCE */
    size_t target;                     /* index of a table or chart */
    const char *section;               /* id of a heading */
    size_t note;                       /* PIECE_NOTE: index */
};

struct model_words {
    const struct model_piece *pieces;
    size_t n;
};

enum model_block_kind {
    MODEL_HEADING,         /* words, level, id or NULL */
    MODEL_PARAGRAPH,       /* words */
    MODEL_LIST,            /* items */
    MODEL_KEY_MESSAGES,    /* items */
    MODEL_RECOMMENDATIONS, /* items */
    MODEL_DEFINITIONS,     /* items and terms */
    MODEL_TABLE,
    MODEL_CHART,
    MODEL_NOTES,
    MODEL_COMMENTARY,      /* a file; read when the period is known */
    MODEL_COUNTING_RULES,
    MODEL_DATA_QUALITY
};

enum model_stands { STANDS_ALWAYS, STANDS_WITH_LEDGER, STANDS_WITHOUT_LEDGER };

struct model_block {
    enum model_block_kind kind;
    enum model_stands stands;          /* whether an optional file of published figures must be there, or absent */
    size_t ledger;                     /* that file; only where `stands` asks */
    struct place place;
    int level;                         /* of a heading; of MODEL_COMMENTARY: of the heading above it */
    const char *id;
    struct model_words words;
    const struct model_words *items;
    const char *const *terms;
    size_t n_items;
    size_t table, chart;
    const char *path;                  /* as written, with {period} */
};

/* A number written out in words of the paper, which may be a figure of a table. */
struct model_typed {
    const char *text;                  /* without commas: "709", "18.8" */
    bool is_percent;
    struct place place;
};

struct model_paper {
    const char *prefix;                /* of automatic numbers, or NULL */
    bool numbers_sections;
    bool is_compact;                   /* its tables take little room */
    const struct model_block *blocks;
    size_t n_blocks;
    const char *const *section_ids;    /* of headings that have one */
    size_t n_section_ids;
    const struct model_typed *typed;
    size_t n_typed;
};

struct model_calendar {
    const char *file;                  /* NULL: none is declared */
    const struct source_text *file_from;
    struct place place;
    const date_t *closure_days;
    size_t n_closure_days;
};

struct model {
    const char *id;                    /* report's */
    const char *title, *publisher, *contact, *summary;  /* contact and summary may be NULL */
    const char *status_line;           /* "Final" */
    struct period period;              /* the specification's own; --period replaces it when the plan is built */
    bool has_period;
    struct place period_place;
    int year_begins;                   /* month in which a year to date begins; 0: as the kind of the period has it */
    int small_base;                    /* threshold: percentages on fewer records follow the table's small_base; default 20 */
    const struct model_parameter *parameters;
    const char *const *parameter_names;    /* the same, for those who only look for names */
    size_t n_parameters;
    const struct code_list *lists;
    size_t n_lists;
    const struct model_crosswalk *crosswalks;
    size_t n_crosswalks;
    const date_t *changes;             /* days on which versions of definitions begin, ascending */
    size_t n_changes;
    const struct model_source *sources;
    size_t n_sources;
    const struct model_population *populations;
    size_t n_populations;
    const struct model_target *targets;
    size_t n_targets;
    const struct model_table *tables;
    size_t n_tables;
    const struct model_chart *charts;
    size_t n_charts;
    const struct model_note *notes;
    size_t n_notes;
    const struct model_check *checks;
    size_t n_checks;
    const struct model_ledger *ledgers;
    size_t n_ledgers;
    struct model_calendar calendar;
    const struct model_paper *paper;   /* NULL: none is written */
    const char *root;                  /* as given to spec_read: files are named below it */
    const struct source_text *const *files;   /* the specification and all it includes, in reading order */
    size_t n_files;
    const char *const *file_paths;            /* path at which each was opened */
};

#endif
