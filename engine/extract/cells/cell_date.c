/* extract/cells/cell_date.c - reads by the declared forms; a table of likenesses gives the hint when none fits. */
#include "extract/cells/cell_date.h"

#include "base/date.h"
#include "base/text.h"
#include "extract/date_format.h"

#include <assert.h>
#include <string.h>

/* Excel counts days from 30 December 1899; these are the serials of 1954 to 2064. */
enum { EXCEL_DAY_0 = -25569, EXCEL_FIRST = 20000, EXCEL_LAST = 60000 };

typedef const char *likeness(struct arena *arena, const char *text);

/* Whether a text is like a pattern in which '0' stands for a digit; `*` at its end for anything. */
static bool is_like(const char *text, const char *pattern) {
    for (; *pattern && *pattern != '*'; pattern++, text++) {
        bool is_digit = *text >= '0' && *text <= '9';
        if (*pattern == '0' ? !is_digit : *text != *pattern) return false;
    }
    return *pattern == '*' || *text == '\0';
}

static bool is_like_any(const char *text, const char *const *patterns) {
    for (; *patterns; patterns++)
        if (is_like(text, *patterns)) return true;
    return false;
}

static const char *like_excel(struct arena *arena, const char *text) {
    int64_t serial = 0;
    if (!is_like(text, "00000")) return NULL;
    for (const char *at = text; *at; at++) serial = serial * 10 + (*at - '0');
    if (serial < EXCEL_FIRST || serial > EXCEL_LAST) return NULL;
    return TEXT(arena, "it looks like an Excel serial number (", date_long(arena, (date_t)serial + EXCEL_DAY_0),
                "): format the column as a date before exporting");
}

static const char *like_short_year(struct arena *arena, const char *text) {
    static const char *const patterns[] = {"00/00/00", "00-00-00", "00.00.00", "0/0/00", "00/0/00", "0/00/00", NULL};
    (void)arena;
    return is_like_any(text, patterns) ? "the year needs four digits" : NULL;
}

static const char *like_single_digits(struct arena *arena, const char *text) {
    static const char *const patterns[] = {"0/0/0000",  "0/00/0000", "00/0/0000", "0-0-0000",  "0-00-0000",
                                           "00-0-0000", "0000-0-0",  "0000-0-00", "0000-00-0", "0.0.0000",
                                           "0.00.0000", "00.0.0000", NULL};
    (void)arena;
    return is_like_any(text, patterns) ? "day and month need two digits each" : NULL;
}

static const char *like_zone(struct arena *arena, const char *text) {
    (void)arena;
    return is_like(text, "0000-00-00T*")
               ? "it has a time, perhaps of another zone: export the date alone, no time is ever converted"
               : NULL;
}

/* All the forms that fit: 05/04/2007 may be April or May. */
static const char *like_other_form(struct arena *arena, const char *text) {
    struct text_builder forms = {.arena = arena};
    date_t date;
    for (size_t i = 0; i < date_format_count(); i++) {
        if (date_format_read((int)i, text, strlen(text), &date) != DATE_READ) continue;
        text_add(&forms, forms.n ? " or " : "");
        text_add(&forms, date_format_name(i));
    }
    if (forms.n == 0) return NULL;
    return TEXT(arena, "it fits the form ", text_done(&forms),
                ": add that form to the column's dates if the extract is meant to have it");
}

static const char *like_spaced(struct arena *arena, const char *text) {
    return text_equal(text, text_trim(arena, text)) ? NULL : "there are spaces inside the quotes";
}

static const char *like_word(struct arena *arena, const char *text) {
    (void)arena;
    return strpbrk(text, "0123456789") ? NULL : "if this word means missing, list it under the column's missing";
}

static likeness *const likenesses[] = {like_spaced, like_excel,      like_short_year, like_single_digits,
                                       like_zone,   like_other_form, like_word};

static const char *hint_for(struct arena *arena, const char *text) {
    const char *hint = NULL;
    for (size_t i = 0; i < sizeof likenesses / sizeof *likenesses && !hint; i++) hint = likenesses[i](arena, text);
    return hint;
}

/* 12/16/2007 is no day in dd/mm/yyyy, and one in mm/dd/yyyy. */
static const char *order_hint(const char *text) {
    date_t date;
    int american = date_format_find("mm/dd/yyyy");
    bool is_american = date_format_read(american, text, strlen(text), &date) == DATE_READ;
    return is_american ? "month and day seem to be in American order: if all of the extract is, declare mm/dd/yyyy "
                         "instead; nothing is swapped"
                       : NULL;
}

static const char *forms_text(struct arena *arena, const struct extract_column *column) {
    struct text_builder text = {.arena = arena};
    for (size_t i = 0; i < column->n_date_formats; i++) {
        text_add(&text, i ? " or " : "");
        text_add(&text, column->date_formats[i]);
    }
    return text_done(&text);
}

static void note(const struct extract_column *column, const struct cell *cell, bool is_in_form) {
    struct arena *arena = faults_arena(cell->faults);
    struct fault *fault = faults_note(cell->faults, is_in_form ? MSG_DATA_NO_SUCH_DAY : MSG_DATA_DATE_FORM,
                                      column->header, cell->text.bytes, cell->text.n, cell->line);
    if (!fault) return;
    fault->hint = is_in_form ? order_hint(fault->args[1]) : hint_for(arena, fault->args[1]);
    if (!is_in_form) fault->args[2] = forms_text(arena, column);
}

const int *cell_date_formats(struct arena *arena, const struct extract_column *column) {
    int *formats = ARENA_ARRAY(arena, int, column->n_date_formats);
    for (size_t i = 0; i < column->n_date_formats; i++) {
        formats[i] = date_format_find(column->date_formats[i]);
        assert(formats[i] >= 0); /* the specification's reader knows the forms */
    }
    return formats;
}

int32_t cell_date(const struct cell_column *column, const struct cell *cell) {
    bool is_in_form = false;
    for (size_t i = 0; i < column->column->n_date_formats; i++) {
        date_t date;
        enum date_outcome outcome = date_format_read(column->formats[i], cell->text.bytes, cell->text.n, &date);
        if (outcome == DATE_READ) return date;
        is_in_form |= outcome == DATE_NO_SUCH_DAY;
    }
    note(column->column, cell, is_in_form);
    return VEC_NONE;
}
