/* spec/read/spec_reader.h - what the parts of spec_read share: the files read, the sections merged, the model being filled.
 *
 * Steps     files are read and their sections merged by name (spec_files.c); then each section is read in an order in
 * which names mean something when they are used: notes, lists, sources, targets, fields, populations, tables, charts,
 * checks. Errors    what is wrong is told and reading goes on. An item that cannot be used keeps its index, so that
 * references to it are right, and is marked bad, so that nothing more is said because of it. */
#ifndef SPEC_SPEC_READER_H
#define SPEC_SPEC_READER_H

#include "spec/keys/keys.h"
#include "spec/keys/raw.h"
#include "spec/spec.h"

enum section_id {
    SECTION_PARAMETERS,
    SECTION_LISTS,
    SECTION_CROSSWALKS,
    SECTION_SOURCES,
    SECTION_EXTRACTS,
    SECTION_TARGETS,
    SECTION_POPULATIONS,
    SECTION_PUBLISHED,
    SECTION_NOTES,
    SECTION_CHECKS,
    SECTION_TABLES,
    SECTION_CHARTS,
    N_SECTIONS
};

/* A definition with layers: "summary", of which its tables, or charts, are made. */
struct layered {
    const char *name;
    size_t first, n;    /* its items in the section */
    bool is_refused;    /* something in it was told: what repeats in its other layers is not told again */
};

/* One of its tables or charts. */
struct layer {
    struct layered *layered;
    const char *id, *label;
    const char *title; /* NULL where it has none of its own */
    const char *table; /* of a chart: the table that it draws */
    struct model_layer model;
};

/* An item of a section: "log:" with all below it. Its index is its index in the model too. */
struct named {
    const char *name;
    struct place place; /* of the name */
    const struct yaml_node *node;
    const struct layer *layer; /* of a table or chart that was made as one; NULL otherwise */
    bool is_bad;
};

struct section {
    struct named *items;
    size_t n, capacity;
    struct intern *names; /* index in it is index in items */
    struct layered **layered; /* of tables and charts */
    size_t n_layered, capacity_layered;
    bool is_lost; /* some of its items could not be made: names of nothing are not told */
};

/* A section that stands only once, or was not written at all (node NULL). */
struct single {
    const struct yaml_node *node;
    struct place place;
};

/* One file of the specification. */
struct read_file {
    const struct source_text *text;
    const char *path;                 /* at which it was opened */
    const char *real;                 /* with symbolic links resolved */
    const struct read_file *includer; /* NULL for the specification itself */
    bool is_open;                     /* its includes are being read */
};

/* Which ends of the period something depends on. */
struct period_use {
    bool is_known, start, end;
};

struct reader {
    struct keys_context context;
    struct arena *arena; /* the context's */
    struct diags *diags;
    const char *root;
    const struct period *run_period; /* NULL: the report's */
    const struct spec_setting *settings; /* of parameters, by the run */
    size_t n_settings;
    const struct expr_parameter *parameter_values; /* one a parameter */
    const struct layer *layer;       /* of the table that is being read; NULL where it has none */
    struct read_file **files;
    size_t n_files, capacity_files;
    bool is_file_lost;    /* a file could not be read: the names in it are unknown */
    bool is_section_lost; /* a section was refused or misspelt */
    struct section sections[N_SECTIONS];
    struct single report, calendar, paper;
    struct code_list *lists; /* the model's arrays, while they are filled */
    struct raw_source *raw_sources;
    struct model_source *sources;
    struct model_target *targets;
    struct model_population *populations;
    struct model_table *tables;
    struct model_note *notes; /* the model's; they grow by those of layers */
    size_t note_capacity;
    date_t *model_changes;
    const char **change_says; /* per change; NULL where nothing is said */
    struct period_use **field_uses; /* of each source's fields, as far as they were asked for */
    struct model model;
};

/* --- spec_files.c */
/* Reads the specification and all it includes. False when a file could not be read: then names of nothing would be told
 * where the names are in that file, so nothing more is. */
bool read_files(struct reader *reader, const char *path);
/* Adds an item; false, with a message that calls it a `what`, where the section has its name already. */
bool section_push(struct reader *reader, struct section *section, struct named item, const char *what);

/* --- spec_reader.c */
struct named *reader_item(struct reader *reader, enum section_id section, size_t index);
/* Index of the name that `node` holds, or NONE with a message; NONE quietly when node is NULL, or when all of the
 * section may have been lost. */
size_t reader_find(struct reader *reader, enum section_id section, const struct yaml_node *node);
/* "source", "table": what an item of the section is called. */
const char *section_word(enum section_id section);
/* "source 'log'". */
const char *item_words(struct reader *reader, enum section_id section, size_t index);
/* Notes by name: indices; what is not there is told. */
const size_t *reader_notes(struct reader *reader, const struct yaml_node *const *node, size_t *ret_n);
/* Tells that a note speaks of {layer.label} where there is none. True where it does not. */
bool reader_note_is_plain(struct reader *reader, size_t note, struct place place);
/* Index of a column by name in `source`, or NONE with a message; NONE quietly when node is NULL. */
size_t reader_column(struct reader *reader, size_t source, const struct yaml_node *node);
/* The same, of a date column. */
size_t reader_date_column(struct reader *reader, size_t source, const struct yaml_node *node);
/* Index of a column or field (a slot) by name, or NONE with a message. */
size_t reader_slot(struct reader *reader, size_t source, const char *name, struct place place);
/* Whether expressions can use the name: it is well formed and none of their words; told otherwise. */
bool reader_name_is_free(struct reader *reader, const char *name, struct place place);
/* Whether the source has a column or field of this name. */
bool reader_has_slot(const struct reader *reader, size_t source, const char *name);
/* Whether names and types of the source can be relied on, so that expressions over it can be read. */
bool source_is_usable(const struct reader *reader, size_t source);
/* Two names that must differ: told when `name` was in `seen` already. */
bool reader_is_new(struct reader *reader, struct intern *seen, const char *name, struct place place, const char *what);
/* Tells of paths (one or a list, or NULL) that cannot be named or leave the root; the files need not be there. */
void reader_check_paths(struct reader *reader, const struct yaml_node *node);
/* The same of paths that may hold {period} and the like; a token that there is not is told. */
void reader_check_dated_paths(struct reader *reader, const struct yaml_node *node);
/* Tells when the second of two dates is before the first; either may be NULL. */
void reader_check_dates(struct reader *reader, const struct yaml_node *from, const struct yaml_node *to);
/* Words of a type: "a date". */
const char *type_words(enum value_type type);

/* The end of the run's period; the last of all days where there is none. */
date_t reader_day(const struct reader *reader);
/* Whether what stands from one date to the other (nodes, or NULL) does so at the end of the period. */
bool reader_is_in_force(const struct reader *reader, const struct yaml_node *since, const struct yaml_node *until);
/* The definition with layers of this name in a section of tables or charts, or NULL. */
const struct layered *reader_layered(const struct reader *reader, enum section_id section, const char *name);

/* --- read_layers.c: a node, or words, with {layer} and {layer.label} filled in */
const struct yaml_node *node_of_layer(struct arena *arena, const struct yaml_node *node, const struct layer *layer);
const char *words_of_layer(struct arena *arena, const char *text, const struct layer *layer);

/* --- the sections, in the order of reading */
void read_notes(struct reader *reader);    /* read_report.c */
void read_lists(struct reader *reader);    /* read_lists.c */
void read_parameters(struct reader *reader); /* read_parameters.c: values; what they are called is known before, for words */
void name_parameters(struct reader *reader);
void read_crosswalks(struct reader *reader); /* read_crosswalks.c */
void read_sources(struct reader *reader);  /* read_sources.c: columns, keys, links */
void read_targets(struct reader *reader);  /* read_targets.c */
void read_editions(struct reader *reader);  /* read_versions.c: days on which definitions change */
void read_fields(struct reader *reader);   /* read_fields.c: fields and rules, sources that belong to another first */
void read_extracts(struct reader *reader); /* read_report.c */
void read_populations(struct reader *reader); /* read_populations.c */
void read_ledgers(struct reader *reader);     /* read_report.c */
void read_report(struct reader *reader);      /* read_report.c: report and calendar */
void read_layers(struct reader *reader);      /* read_layers.c: tables and charts with layers become one for each */
void read_tables(struct reader *reader);      /* read_tables.c */
void read_checks(struct reader *reader);      /* read_checks.c */
void read_charts(struct reader *reader);      /* read_charts.c */
void read_paper(struct reader *reader);       /* read_paper.c */

/* --- read_versions.c */
/* One expression of a definition, and in which periods it holds: those that end from `since` to `until`. */
struct version_text {
    date_t since, until; /* DATE_NONE where open */
    struct expr_text text; /* NULL: none is written */
    struct value_kind expected;
    struct place place;
    const char *says; /* or NULL */
};
/* Whether versions follow each other without a gap; told of `what` ("field 'area' of source 'log'") otherwise. */
bool versions_follow(struct reader *reader, const struct version_text *versions, size_t n, const char *what);
/* Reads what is written (versions that follow each other, or one) in every edition. False with messages. */
bool versions_read(struct reader *reader, size_t source, const struct version_text *written, size_t n, const char *what,
                   const struct model_version **ret, size_t *ret_n);

/* --- read_bands.c: the list and the expression of a field that bands another, or a column; what stands before it has slots. False with
 * messages. */
bool read_bands(struct reader *reader, size_t source, const char *name, const struct yaml_node *node, const char *what, struct version_text *ret);

/* --- read_entries.c: the lines of one axis; `what` names one in messages: "a row of table 'x'". False when anything is
 * wrong. */
bool read_entries(struct reader *reader, const struct yaml_node *node, const char *what, const struct model_entry **ret,
                  size_t *ret_n);

/* What `by_period` says, of a line and of a term of a check. */
struct model_series reader_series(struct reader *reader, const struct yaml_node *node);

/* --- read_by.c: what a line by categories says of them. */
void read_by_entry(struct reader *reader, const struct raw_entry *raw, const char *what, struct model_entry *entry);

/* --- check_tables.c: what rows and columns say together, and their names in the sources that their cells count */
void check_table(struct reader *reader, const struct model_table *table);

#endif
