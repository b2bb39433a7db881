/* text/outline.c - an outline as text for the terminal, and as JSON. */
#include "text/outline.h"

#include "base/json.h"
#include "base/utf8.h"
#include "text/wrap.h"

enum { WIDTH = 100, INDENT = 2, GAP = 2, LEAST_LAST = 30 };

static void add_spaces(struct text_builder *out, size_t n) {
    for (size_t i = 0; i < n; i++) text_add_char(out, ' ');
}

static size_t larger(size_t a, size_t b) {
    return a > b ? a : b;
}

/* Ends a line; what stands empty at its end leaves nothing behind. */
static void end_line(struct text_builder *out) {
    while (out->n > 0 && out->bytes[out->n - 1] == ' ') out->n--;
    text_add_char(out, '\n');
}

/* A text that may be long, from the column where the cursor stands; its further lines begin there too. */
static void add_wrapped(struct text_builder *out, const char *text, size_t column) {
    struct wrapped lines = wrap_text(out->arena, utf8_shown(out->arena, text, 0), larger(LEAST_LAST, WIDTH > column ? WIDTH - column : 0));
    for (size_t i = 0; i < lines.n; i++) {
        if (i > 0) add_spaces(out, column);
        text_add(out, lines.lines[i]);
        end_line(out);
    }
}

/* --- facts --- */

static void add_facts(struct text_builder *out, const struct outline_block *block) {
    size_t width = 0;
    for (size_t i = 0; i < block->n_facts; i++) width = larger(width, utf8_columns(block->facts[i].label));
    for (size_t i = 0; i < block->n_facts; i++) {
        const struct outline_fact *fact = &block->facts[i];
        add_spaces(out, INDENT);
        text_add(out, fact->label);
        add_spaces(out, width - utf8_columns(fact->label) + GAP);
        add_wrapped(out, fact->value.text, INDENT + width + GAP);
    }
}

/* --- lists --- */

static const char *text_at(const struct outline_list *list, size_t row, size_t column) {
    return list->values[row * list->n_columns + column].text;
}

static size_t width_of(struct arena *arena, const struct outline_list *list, size_t column) {
    size_t width = utf8_columns(list->columns[column].label);
    for (size_t i = 0; i < list->n_rows; i++) width = larger(width, utf8_columns(utf8_shown(arena, text_at(list, i, column), 0)));
    return width;
}

/* `row` is list->n_rows for the labels. */
static void add_row(struct text_builder *out, const struct outline_list *list, const size_t *widths, size_t row) {
    size_t at = 2 * INDENT;
    add_spaces(out, at);
    for (size_t i = 0; i < list->n_columns; i++) {
        const char *text = row == list->n_rows ? list->columns[i].label : utf8_shown(out->arena, text_at(list, row, i), 0);
        size_t columns = utf8_columns(text), spaces = widths[i] > columns ? widths[i] - columns : 0;
        bool is_last = i + 1 == list->n_columns;
        if (list->columns[i].is_number) add_spaces(out, spaces);
        if (is_last && !list->columns[i].is_number) {
            add_wrapped(out, text, at);
            return;
        }
        text_add(out, text);
        if (is_last) break;
        add_spaces(out, (list->columns[i].is_number ? 0 : spaces) + GAP);
        at += widths[i] + GAP;
    }
    end_line(out);
}

static bool has_labels(const struct outline_list *list) {
    for (size_t i = 0; i < list->n_columns; i++)
        if (list->columns[i].label[0] != '\0') return true;
    return false;
}

static void add_list(struct text_builder *out, const struct outline_list *list) {
    if (list->n_rows == 0) return;
    size_t *widths = ARENA_ARRAY(out->arena, size_t, list->n_columns);
    for (size_t i = 0; i < list->n_columns; i++) widths[i] = width_of(out->arena, list, i);
    text_add_char(out, '\n');
    if (list->title != NULL) {
        add_spaces(out, INDENT);
        text_add(out, list->title);
        text_add_char(out, '\n');
    }
    if (has_labels(list)) add_row(out, list, widths, list->n_rows);
    for (size_t i = 0; i < list->n_rows; i++) add_row(out, list, widths, i);
}

const char *outline_text(struct arena *arena, const struct outline *outline) {
    struct text_builder out = {.arena = arena};
    for (size_t i = 0; i < outline->n_blocks; i++) {
        const struct outline_block *block = &outline->blocks[i];
        if (i > 0) text_add_char(&out, '\n');
        text_add(&out, utf8_shown(arena, block->title, 0));
        text_add_char(&out, '\n');
        add_facts(&out, block);
        for (size_t k = 0; k < block->n_lists; k++) add_list(&out, &block->lists[k]);
    }
    return text_done(&out);
}

/* --- JSON --- */

static void json_value(struct json *json, const char *id, const struct outline_value *value) {
    if (value->is_number)
        json_int(json, id, value->number);
    else
        json_text(json, id, value->text);
}

static void json_list(struct json *json, const struct outline_list *list) {
    json_array(json, list->id);
    for (size_t i = 0; i < list->n_rows; i++) {
        json_object(json, NULL);
        for (size_t k = 0; k < list->n_columns; k++) json_value(json, list->columns[k].id, &list->values[i * list->n_columns + k]);
        json_end(json);
    }
    json_end(json);
}

const char *outline_json(struct arena *arena, const struct outline *outline) {
    struct json json;
    json_begin(&json, arena, false);
    json_object(&json, NULL);
    json_array(&json, "blocks");
    for (size_t i = 0; i < outline->n_blocks; i++) {
        const struct outline_block *block = &outline->blocks[i];
        json_object(&json, NULL);
        json_text(&json, "block", block->id);
        json_text(&json, "title", block->title);
        for (size_t k = 0; k < block->n_facts; k++) json_value(&json, block->facts[k].id, &block->facts[k].value);
        for (size_t k = 0; k < block->n_lists; k++) json_list(&json, &block->lists[k]);
        json_end(&json);
    }
    json_end(&json);
    json_end(&json);
    return json_done(&json);
}
