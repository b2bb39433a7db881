/* spec/prose/prose_reference.c - what stands between double braces: a figure, a change, a reference, a note's mark. */
#include "base/text.h"
#include "spec/keys/keys.h"
#include "spec/prose/prose_reading.h"

#include <string.h>

static const char *const forms =
    "write {{table | row | column}}, {{change: table | row | column}}, {{see: table-ID}} or {{note: ID}}";

static bool refuse(struct prose_reading *reading, struct expr_span span, const char *hint) {
    span = prose_trim(reading->places.text, span);
    EXPR_ERROR(&reading->places, MSG_SPEC_REFERENCE, span, hint, expr_excerpt(&reading->places, span));
    return false;
}

/* --- names -------------------------------------------------------------------------------------------------- */

struct name_list {
    const char **names;
    size_t n;
};

static size_t index_of(const struct name_list *list, const char *name) {
    for (size_t i = 0; i < list->n; i++)
        if (text_equal(list->names[i], name)) return i;
    return NONE;
}

static struct name_list names_of_tables(const struct prose *prose) {
    struct name_list list = {ARENA_ARRAY(prose->arena, const char *, prose->model->n_tables), prose->model->n_tables};
    for (size_t i = 0; i < list.n; i++) list.names[i] = prose->model->tables[i].id;
    return list;
}

static struct name_list names_of_notes(const struct prose *prose) {
    struct name_list list = {ARENA_ARRAY(prose->arena, const char *, prose->model->n_notes), prose->model->n_notes};
    for (size_t i = 0; i < list.n; i++) list.names[i] = prose->model->notes[i].id;
    return list;
}

/* Index of the name that the span holds, or NONE with a message; NONE quietly where names were lost. */
static size_t find_name(struct prose_reading *reading, struct name_list list, const char *what, struct expr_span span) {
    const char *name = prose_span_text(reading, span);
    size_t index = index_of(&list, name);
    if (index == NONE && !reading->prose->is_lost)
        EXPR_ERROR(&reading->places, MSG_SPEC_NO_SUCH, span, hint_nearest(reading->prose->arena, name, list.names, list.n),
                   what, name);
    return index;
}

/* --- figures ------------------------------------------------------------------------------------------------ */

/* "table | row | column" as three spans; false where there are not three of them. */
static bool cut(const char *text, struct expr_span span, struct expr_span parts[3]) {
    size_t n = 0;
    for (size_t at = span.from;; at++) {
        size_t end = at;
        while (end < span.to && text[end] != '|') end++;
        if (n == 3) return false;
        parts[n] = prose_trim(text, (struct expr_span){at, end});
        if (parts[n].from == parts[n].to) return false;
        n++;
        at = end;
        if (at >= span.to) return n == 3;
    }
}

/* The word after blanks that begins at or after `at`. */
static struct expr_span next_word(const char *text, size_t at, size_t end) {
    while (at < end && strchr(" \t\n\r", text[at])) at++;
    struct expr_span word = {at, at};
    while (word.to < end && !strchr(" \t\n\r", text[word.to])) word.to++;
    return word;
}

static bool word_is(const char *text, struct expr_span span, const char *word) {
    return span.to - span.from == strlen(word) && memcmp(text + span.from, word, strlen(word)) == 0;
}

/* "COLUMN from column THEN": splits the last part; false where what follows it is something else. */
static bool read_from(struct prose_reading *reading, struct expr_span *column, struct model_piece *piece) {
    const char *text = reading->places.text;
    size_t end = column->to;
    *column = next_word(text, column->from, end);
    struct expr_span from = next_word(text, column->to, end);
    if (from.from == from.to) return true;
    struct expr_span name = next_word(text, from.to, end);
    bool has_axis = word_is(text, name, "row") || word_is(text, name, "column");
    struct expr_span axis = name, after = next_word(text, name.to, end);
    if (has_axis && after.from < after.to) {
        name = after;
        piece->is_from_row = word_is(text, axis, "row");
        after = next_word(text, name.to, end);
    }
    if (!word_is(text, from, "from") || name.from == name.to || after.from < after.to) return false;
    piece->from = prose_span_text(reading, name);
    piece->from_place = expr_place(&reading->places, name);
    return true;
}

static bool read_cell(struct prose_reading *reading, struct expr_span span, struct model_piece *piece) {
    struct expr_span parts[3];
    bool is_change = piece->kind == PIECE_CHANGE;
    if (!cut(reading->places.text, span, parts)) return refuse(reading, span, forms);
    if (is_change && !read_from(reading, &parts[2], piece))
        return refuse(reading, span, "write 'from COLUMN' or 'from row ROW' behind the column");
    piece->table = find_name(reading, names_of_tables(reading->prose), "table", parts[0]);
    piece->row = prose_span_text(reading, parts[1]);
    piece->row_place = expr_place(&reading->places, parts[1]);
    piece->column = prose_span_text(reading, parts[2]);
    piece->column_place = expr_place(&reading->places, parts[2]);
    return piece->table != NONE;
}

/* --- targets ------------------------------------------------------------------------------------------------ */

struct target_row {
    const char *prefix;
    enum model_target_kind kind;
};

static const struct target_row target_rows[] = {
    {"table-", REFERENCE_TABLE},
    {"chart-", REFERENCE_CHART},
    {"section-", REFERENCE_SECTION},
};
enum { N_TARGET_ROWS = sizeof target_rows / sizeof *target_rows };

static size_t n_targets(const struct model *model, enum model_target_kind kind) {
    if (kind == REFERENCE_TABLE) return model->n_tables;
    if (kind == REFERENCE_CHART) return model->n_charts;
    return model->paper ? model->paper->n_section_ids : 0;
}

static const char *target_id(const struct model *model, enum model_target_kind kind, size_t index) {
    if (kind == REFERENCE_TABLE) return model->tables[index].id;
    if (kind == REFERENCE_CHART) return model->charts[index].id;
    return model->paper->section_ids[index];
}

static bool find_target(const struct model *model, const struct target_row *row, const char *id, struct model_piece *piece) {
    for (size_t i = 0; i < n_targets(model, row->kind); i++) {
        if (!text_equal(target_id(model, row->kind, i), id)) continue;
        piece->target_kind = row->kind;
        piece->target = i;
        piece->section = row->kind == REFERENCE_SECTION ? id : NULL;
        return true;
    }
    return false;
}

/* How many kinds of things have the bare id; the last is left in `piece`. */
static size_t find_bare(const struct model *model, const char *id, struct model_piece *piece) {
    size_t n = 0;
    for (size_t i = 0; i < N_TARGET_ROWS; i++) n += find_target(model, &target_rows[i], id, piece);
    return n;
}

static struct name_list all_targets(const struct prose *prose) {
    const struct model *model = prose->model;
    size_t n = 0;
    for (size_t i = 0; i < N_TARGET_ROWS; i++) n += n_targets(model, target_rows[i].kind);
    struct name_list list = {ARENA_ARRAY(prose->arena, const char *, n), 0};
    for (size_t i = 0; i < N_TARGET_ROWS; i++)
        for (size_t k = 0; k < n_targets(model, target_rows[i].kind); k++)
            list.names[list.n++] =
                TEXT(prose->arena, target_rows[i].prefix, target_id(model, target_rows[i].kind, k));
    return list;
}

static bool read_target(struct prose_reading *reading, struct expr_span span, struct model_piece *piece) {
    struct prose *prose = reading->prose;
    const char *name = prose_span_text(reading, span);
    piece->place = expr_place(&reading->places, span);
    size_t n = find_bare(prose->model, name, piece);
    if (n == 1) return true;
    for (size_t i = 0; i < N_TARGET_ROWS; i++) {
        size_t length = strlen(target_rows[i].prefix);
        if (text_starts(name, target_rows[i].prefix) && find_target(prose->model, &target_rows[i], name + length, piece))
            return true;
    }
    struct name_list list = all_targets(prose);
    if (n > 1)
        EXPR_ERROR(&reading->places, MSG_SPEC_TARGETS, span,
                   TEXT(prose->arena, "say which is meant: table-", name, ", chart-", name, " or section-", name), name);
    else if (!prose->is_lost)
        EXPR_ERROR(&reading->places, MSG_SPEC_NO_TARGET, span, hint_nearest(prose->arena, name, list.names, list.n), name);
    return false;
}

static bool read_note(struct prose_reading *reading, struct expr_span span, struct model_piece *piece) {
    piece->note = find_name(reading, names_of_notes(reading->prose), "note", span);
    if (piece->note == NONE) return false;
    const struct model_note *note = &reading->prose->model->notes[piece->note];
    if (strstr(note->text, "{layer") == NULL) return true;
    EXPR_ERROR(&reading->places, MSG_SPEC_NOTE_OF_LAYER, span, TEXT(reading->prose->arena, "name that of one layer: ", note->id, "-.."), note->id);
    return false;
}

/* --- all of them -------------------------------------------------------------------------------------------- */

struct form_row {
    const char *word;
    enum model_piece_kind kind;
    bool (*read)(struct prose_reading *reading, struct expr_span span, struct model_piece *piece);
};

static const struct form_row form_rows[] = {
    {"change", PIECE_CHANGE, read_cell},
    {"see", PIECE_REFERENCE, read_target},
    {"note", PIECE_NOTE, read_note},
};
enum { N_FORMS = sizeof form_rows / sizeof *form_rows };

/* The word before a colon, if that comes before any bar. */
static bool find_form_word(const char *text, struct expr_span span, struct expr_span *ret) {
    size_t at = span.from;
    while (at < span.to && text[at] != ':' && text[at] != '|') at++;
    *ret = prose_trim(text, (struct expr_span){span.from, at});
    return at < span.to && text[at] == ':';
}

bool prose_reference(struct prose_reading *reading, struct expr_span span, struct model_piece *ret) {
    const char *text = reading->places.text;
    struct expr_span inside = prose_trim(text, span), word;
    *ret = (struct model_piece){.kind = PIECE_FIGURE, .place = expr_place(&reading->places, inside), .table = NONE};
    if (inside.from == inside.to) return refuse(reading, (struct expr_span){span.from - 2, span.to + 2}, forms);
    if (!find_form_word(text, inside, &word)) return read_cell(reading, inside, ret);
    const char *words[N_FORMS];
    for (size_t i = 0; i < N_FORMS; i++) {
        words[i] = form_rows[i].word;
        if (!word_is(text, word, words[i])) continue;
        struct expr_span rest = {word.to, inside.to};
        while (text[rest.from] != ':') rest.from++;
        rest.from++;
        rest = prose_trim(text, rest);
        ret->kind = form_rows[i].kind;
        if (rest.from == rest.to) return refuse(reading, inside, forms);
        return form_rows[i].read(reading, rest, ret);
    }
    return refuse(reading, word, hint_nearest(reading->prose->arena, prose_span_text(reading, word), words, N_FORMS));
}
