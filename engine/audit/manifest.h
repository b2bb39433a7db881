/* audit/manifest.h - evidence/manifest.json: what made an output folder.
 *
 * Run gathers the facts as plain data; here they become JSON. Nothing that may differ between two runs over the same
 * inputs is a member: no clock, user, host, output folder or number of threads.
 * Order        lists stand as given, outputs bytewise by name. Paths are relative to the root, with '/'.
 * Who reads    auditors, and `verify`. Contract: docs/command-line.md, "The output folder". */
#ifndef AUDIT_MANIFEST_H
#define AUDIT_MANIFEST_H

#include "result/report.h"

struct manifest_library {
    const char *name; /* "libxlsxwriter" */
    const char *version;
};

/* A parameter in effect, given or default; a name may repeat (source). */
struct manifest_parameter {
    const char *name;  /* "period" */
    const char *value; /* as the command line would take it */
};

struct manifest_input {
    const char *role; /* one word: "extract", "specification", "calendar", "published", "font" */
    const char *name; /* source or list name, or NULL */
    const char *path; /* below the root; the bare name of a file outside it */
    bool is_outside;  /* lies outside the root */
    const char *sha256;
    int64_t n_bytes;
    int64_t n_rows; /* -1 where rows are not counted */
};

struct manifest_output {
    const char *name; /* "tables/lead-issue.csv" */
    const char *sha256;
    int64_t n_bytes;
};

struct manifest_warning {
    const char *id;   /* "DATA012" */
    const char *file; /* rooted path, or NULL */
    int64_t line;     /* 0: none */
    const char *sentence;
};

struct manifest_facts {
    const char *program, *version;
    const struct manifest_library *libraries;
    size_t n_libraries;
    const struct manifest_parameter *parameters;
    size_t n_parameters;
    const struct manifest_input *inputs;
    size_t n_inputs;
    const struct check *checks;
    size_t n_checks;
    const struct comparison *comparisons;
    size_t n_comparisons;
    const struct manifest_warning *warnings;
    size_t n_warnings;
    const char *content_digest; /* manifest_digest */
    const struct manifest_output *outputs;
    size_t n_outputs;
};

const char *manifest_json(struct arena *arena, const struct manifest_facts *facts);

/* SHA-256, 64 hexadecimal digits, over a text that anybody can make again with sha256sum and sort:
 *
 *     boardpaper content 1
 *     ROLE NAME SHA256        one line an input but fonts, sorted bytewise; NAME is "-" where there is none
 *     figures SHA256          of the bytes of evidence/figures.csv
 *
 * each line ended by '\n'. Paths are not in it, so a folder that was moved keeps its digest; nor are fonts, which show
 * figures and do not make them. */
const char *manifest_digest(struct arena *arena, const struct manifest_input *inputs, size_t n_inputs,
                            const char *figures_csv);

#endif
