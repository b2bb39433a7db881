/* spec/spec.h - reads a specification and all it includes into a model.
 *
 * Everything wrong in it is told at once: YAML, unknown or repeated keys (with "did you mean"), values of the wrong type, missing
 * keys, names of nothing, expressions that do not type. Each message has file, line, column and excerpt.
 * Paths       in a specification are relative to the file that writes them, and must lie below the root; "~", "$" and absolute
 *             paths are refused.
 * Errors      STATUS_SPEC, or STATUS_OUTSIDE when a file is missing. */
#ifndef SPEC_SPEC_H
#define SPEC_SPEC_H

#include "base/file.h"
#include "spec/model.h"

/* `root` is absolute, symbolic links resolved. What stands in the specification only since or until some day (layers of a list, parts of
 * the paper) is what stands at the end of `period`; NULL: of the specification's own. */
enum status spec_read(struct arena *arena, const char *path, const char *root, const struct period *period, struct diags *diags,
                      const struct model **ret) MUST_USE;

/* NAME=VALUE of a parameter. */
struct spec_setting {
    const char *name, *value;
};

/* The same with parameters set: names of nothing and values that cannot be are STATUS_USAGE. */
enum status spec_read_set(struct arena *arena, const char *path, const char *root, const struct period *period, const struct spec_setting *settings,
                          size_t n_settings, struct diags *diags, const struct model **ret) MUST_USE;

/* Resolves a path that a specification writes: *ret_path can be opened, *ret_file names it for messages. MSG_SPEC_PATH_LEAVES when it
 * leaves the root. */
enum status spec_path(struct arena *arena, const char *root, const struct source_text *from, const char *path, struct place place,
                      struct diags *diags, const char **ret_path, const struct source_text **ret_file) MUST_USE;

/* spec_windows.c: the period that a window means beside `base`, which is the run's, or that of a line (WINDOW_NONE: `base`). */
struct period spec_window(const struct model *model, struct period base, struct model_window window);
/* Month in which the years begin that a period is thought of in: 1 or 4. */
int spec_year_begins(const struct model *model, struct period period);

/* {period} and the like in paths of extracts, published figures and commentary stand for periods as folders are named. */
struct path_token {
    const char *writing;
    enum window_kind window;
};
extern const struct path_token path_tokens[]; /* ended by a NULL writing */
/* A path with its tokens filled in for a run's period. NULL gives NULL. */
const char *spec_dated_path(struct arena *arena, const struct model *model, struct period period, const char *path);

/* Reads an expression of an axis entry or measure in the scope of a source, with the versions of names that are in force on a day (the
 * end of a period); places as for any other. */
enum status spec_condition(struct arena *arena, const struct model *model, size_t source, struct expr_text text, date_t day,
                           struct diags *diags, const struct expr **ret) MUST_USE;

/* How many changes of definitions lie on or before a day: on days that agree in it, all names mean the same. */
size_t spec_edition(const struct model *model, date_t day);

/* "area in ('N1', 'N2')": the records whose column or field has one of these categories; of many categories a record "contains", one of them. */
const char *spec_members(struct arena *arena, const char *name, bool is_many, const char *const *labels, size_t n);

/* The condition of a population in periods that end on a day; NULL: every record. */
const struct expr *spec_where(const struct model_population *population, date_t day);

/* The language's keys as a JSON Schema (draft 2020-12), for editors. It knows keys, not names: reading knows more. */
const char *spec_schema(struct arena *arena);

/* The tables of keys and functions of docs/specification.md, as Markdown. */
const char *spec_manual(struct arena *arena);

#endif
