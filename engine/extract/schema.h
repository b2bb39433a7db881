/* extract/schema.h - what a source's extract must look like: its columns, types, lists and key.
 *
 * Made by the plan from the specification; read-only. Columns are bound by name, so their order in a file does not matter;
 * columns of the file that are not declared are ignored and listed.
 * Lifetime   the arena of whoever made it, at least as long as the reading. */
#ifndef EXTRACT_SCHEMA_H
#define EXTRACT_SCHEMA_H

#include "base/code_list.h"
#include "base/diag.h"
#include "base/intern.h"

enum column_type {
    COLUMN_TEXT,         /* kept only as a view while its batch lives */
    COLUMN_INTEGER,      /* 64 bits; a thousands comma is refused */
    COLUMN_DATE,
    COLUMN_CATEGORY,     /* code of one category of a list */
    COLUMN_CATEGORIES,   /* many, separated by a character; distinct, in order of appearance */
    COLUMN_KEY           /* a reference, as an index into a set of texts that linked sources share */
};

struct extract_column {
    const char *header;               /* as the file's first line has it */
    const char *name;                 /* as the specification calls it */
    enum column_type type;
    const char *const *date_formats;  /* "dd/mm/yyyy", "yyyy-mm-dd" ...: names of date_format.h; the first that fits */
    size_t n_date_formats;
    const struct code_list *list;     /* of categories */
    char separator;                   /* of COLUMN_CATEGORIES */
    struct intern *keys;              /* of COLUMN_KEY; shared with linked sources */
    bool is_required;                 /* a missing value is an error */
    bool is_unread;                   /* of COLUMN_TEXT: nothing asks for its texts; a batch may show any byte where one is there */
    const char *const *missing;       /* words that mean missing, beside the empty field; exact */
    size_t n_missing;
    struct place place;               /* where the specification declares it */
};

struct extract_schema {
    const char *source;               /* "log" */
    const struct extract_column *columns;
    size_t n_columns;
    const size_t *key;                /* columns that together are unique; NULL when nothing need be */
    size_t n_key;
    const char *encoding;             /* NULL: UTF-8; else a name that iconv knows, such as "windows-1252" */
    char delimiter;                   /* ',' */
    uint32_t skip_lines;              /* lines before the header */
    bool keep_unknown;                /* a draft: an unknown category is a warning and gets the code n_categories ("Not in list") */
    struct place place;
};

#endif
