/* text/formats.c - the catalogue of formats, and several tables one after the other. */
#include "text/formats.h"

#include "base/csv_text.h"
#include "text/shown.h"

#include <assert.h>

static const char *show_text(struct arena *arena, const struct report *report, const struct table *const *tables,
                             size_t n_tables) {
    struct text_builder out = {.arena = arena};
    for (size_t i = 0; i < n_tables; i++) {
        if (i > 0) text_add_char(&out, '\n');
        text_add(&out, text_table(arena, report, tables[i]));
    }
    return text_done(&out);
}

static const char *show_markdown(struct arena *arena, const struct report *report, const struct table *const *tables,
                                 size_t n_tables) {
    struct text_builder out = {.arena = arena};
    for (size_t i = 0; i < n_tables; i++) {
        if (i > 0) text_add_char(&out, '\n');
        text_add(&out, markdown_table(arena, report, tables[i]));
    }
    return text_done(&out);
}

/* One table is a plain CSV file. Of several, each stands under a row with its title, parted by an empty line. */
static const char *show_csv(struct arena *arena, const struct report *report, const struct table *const *tables,
                            size_t n_tables) {
    assert(report->is_released);
    struct text_builder out = {.arena = arena};
    for (size_t i = 0; i < n_tables; i++) {
        const char *title = shown_title(arena, tables[i], false);
        if (i > 0) text_add_char(&out, '\n');
        if (n_tables > 1) csv_text_row(&out, &title, 1);
        text_add(&out, csv_table(arena, tables[i]));
    }
    return text_done(&out);
}

static const struct text_format formats[] = {
    {"text", "tables drawn for the terminal", show_text},
    {"markdown", "pipe tables for a text that is written elsewhere", show_markdown},
    {"csv", "tables as they read, label and display text", show_csv},
    {"json", "cells with display, value, numerator, denominator, unit and mark", json_tables},
};

const struct text_format *text_format_at(size_t i) {
    return i < sizeof formats / sizeof *formats ? &formats[i] : NULL;
}

const struct text_format *text_format_find(const char *name) {
    const struct text_format *format = NULL;
    for (size_t i = 0; (format = text_format_at(i)) != NULL; i++) {
        if (text_equal(format->name, name)) break;
    }
    return format;
}
