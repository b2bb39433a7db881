/* extract/fast/cells/fast_column.h - one column of the fast lane: shared by the decoders of this folder alone.
 *
 * A decoder reads a tile of a column. What its quick loop cannot judge goes the slow way: the content is made (quotes and spaces taken off)
 * and judged by the careful functions. */
#ifndef EXTRACT_FAST_COLUMN_H
#define EXTRACT_FAST_COLUMN_H

#include "base/text.h"
#include "extract/cells/cells.h"
#include "extract/fast/cells/fast_look.h"

/* A cell with more categories is left to the careful reader. */
#define FAST_LIST_PARTS 64

struct fast_column;
struct fast_months;
struct fast_words;
struct fast_lists;

/* False: irregular. */
typedef bool fast_decode(struct fast_column *column, const struct fast_tile *tile);

struct fast_column {
    struct arena *arena;
    const struct extract_column *column;
    fast_decode *decode;
    const struct fast_look *look;
    bool is_required;          /* declared so, or part of the key */
    char delimiter;
    size_t field;              /* of the file at hand, from 0 */
    const int *formats;        /* of dates: indexes of date_format.h */
    int32_t *codes;
    int64_t *wide;
    uint32_t *offsets;
    int32_t *many;
    size_t n_many, many_capacity;
    char *bytes;
    size_t n_bytes, byte_capacity;
    struct text_builder content;     /* of a cell with doubled quotes */
    struct fast_texts *texts;        /* cells met so far, as the file has them */
    struct fast_months *months;      /* of dates in a form with a shape */
    struct fast_words *words;        /* of categories */
    struct fast_lists *lists;        /* of several categories */
};

/* What is in a field: without its quotes, doubled ones single; of an unquoted field without the spaces around it. Valid until the
 * next call for the column. */
struct view fast_content(struct fast_column *column, struct view field);

/* The cells of a date column that a quick loop left: bits of `rest`. */
bool fast_dates_rest(struct fast_column *column, const struct fast_tile *tile, uint64_t rest);
/* The loop of a form that has nothing but digits and signs between them, or NULL. */
fast_decode *fast_digit_dates(const char *form);

/* Texts that a column of the list is to keep. */
size_t fast_categories_texts(const struct code_list *list);

/* Makes the state of a column of the type; sets its decoder. */
void fast_dates_make(struct fast_column *column);
void fast_categories_make(struct fast_column *column);
void fast_lists_make(struct fast_column *column);
void fast_integers_make(struct fast_column *column);
void fast_strings_make(struct fast_column *column);
void fast_codes_make(struct fast_column *column);

#endif
