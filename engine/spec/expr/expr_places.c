/* spec/expr/expr_places.c - from bytes of an expression to places of its file, and telling what is wrong there.
 *
 * A YAML scalar that is folded over lines, or that has quotes doubled, reads differently from how it is written. So the
 * text is laid against the file: blanks match blanks and line ends of any length, a quote matches its escape. Where the
 * reader of YAML knows no column, every beginning on its line is tried. What matches nowhere is told at the place of
 * the whole text. */
#include "base/text.h"
#include "base/utf8.h"
#include "spec/expr/expr_node.h"

#include <string.h>

enum { EXCERPT_COLUMNS = 48 };

/* A place in the file's bytes; `end` bounds it. */
struct walk {
    const char *at, *end;
    struct expr_position position;
    char quote; /* the quote that the scalar stands in, or 0 */
};

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void step(struct walk *walk) {
    uint32_t c;
    size_t length = utf8_decode(walk->at, &c);
    bool is_line_end = *walk->at == '\n';
    walk->at += length;
    walk->position.column = is_line_end ? 1 : walk->position.column + 1;
    if (is_line_end) walk->position.line++;
}

static bool step_over_blanks(struct walk *walk) {
    const char *before = walk->at;
    while (walk->at < walk->end && is_blank(*walk->at)) step(walk);
    return walk->at > before;
}

/* One character as written: itself, '' in single quotes, \" and \\ in double ones. */
static bool match_character(struct walk *walk, const char *text, size_t length) {
    bool is_escaped = (walk->quote == '\'' && *text == '\'') || (walk->quote == '"' && (*text == '"' || *text == '\\'));
    if (is_escaped) {
        if (walk->at >= walk->end || *walk->at != (*text == '\'' ? '\'' : '\\')) return false;
        step(walk);
    }
    if ((size_t)(walk->end - walk->at) < length || memcmp(walk->at, text, length) != 0) return false;
    step(walk);
    return true;
}

/* Fills positions[0..n] if all of the text stands at the walk. */
static bool lay(struct walk walk, const char *text, size_t n, struct expr_position *positions) {
    size_t i = 0;
    while (i < n) {
        uint32_t c;
        size_t length = utf8_decode(text + i, &c);
        struct expr_position position = walk.position;
        bool is_run = is_blank(text[i]);
        if (is_run)
            while (i + length < n && is_blank(text[i + length])) length++;
        bool is_matched =
            is_run ? step_over_blanks(&walk) || i + length == n : match_character(&walk, text + i, length);
        if (!is_matched) return false;
        for (size_t end = i + length; i < end; i++) positions[i] = position;
    }
    positions[n] = walk.position;
    return true;
}

static bool find_line(const struct source_text *file, uint32_t line, struct walk *ret) {
    const char *at = file->bytes, *end = at + file->n;
    for (uint32_t i = 1; i < line; i++) {
        at = memchr(at, '\n', (size_t)(end - at));
        if (!at) return false;
        at++;
    }
    *ret = (struct walk){.at = at, .end = end, .position = {line, 1}};
    return true;
}

static bool lay_in_line(struct walk walk, uint32_t column, const char *text, size_t n,
                        struct expr_position *positions) {
    for (; walk.at < walk.end && *walk.at != '\n'; step(&walk)) {
        bool is_wanted = column == 0 || walk.position.column == column;
        if (is_wanted && !is_blank(*walk.at) && lay(walk, text, n, positions)) return true;
        walk.quote = *walk.at == '\'' || *walk.at == '"' ? *walk.at : 0;
    }
    /* a block scalar's mark stands on its line; its text begins below */
    return column == 0 && step_over_blanks(&walk) && lay(walk, text, n, positions);
}

static bool lay_in_file(struct place start, const char *text, size_t n, struct expr_position *positions) {
    struct walk walk;
    if (!start.file || !start.file->bytes || start.line == 0) return false;
    return find_line(start.file, start.line, &walk) && lay_in_line(walk, start.column, text, n, positions);
}

/* Without the file's bytes: true for a text on one line, written as it reads. */
static bool lay_alone(struct place start, const char *text, size_t n, struct expr_position *positions) {
    struct walk walk = {.at = text, .end = text + n, .position = {start.line, start.column}};
    bool has_bytes = start.file && start.file->bytes;
    return !has_bytes && start.column > 0 && !memchr(text, '\n', n) && lay(walk, text, n, positions);
}

void expr_reading_init(struct expr_reading *reading, struct expr_text text) {
    size_t n = strlen(text.text);
    struct expr_position *positions = ARENA_ARRAY(reading->scratch, struct expr_position, n + 1);
    if (!lay_in_file(text.place, text.text, n, positions) && !lay_alone(text.place, text.text, n, positions))
        memset(positions, 0, (n + 1) * sizeof *positions);
    reading->text = text.text;
    reading->start = text.place;
    reading->positions = positions;
}

/* Code points of the span that stand on the line where it begins. */
static uint32_t length_of(const struct expr_reading *reading, struct expr_span span) {
    struct expr_position first = reading->positions[span.from], last = reading->positions[span.to];
    if (last.line == first.line) return last.column - first.column;
    uint32_t length = 0;
    for (size_t i = span.from; i < span.to && reading->positions[i].line == first.line; i++)
        if (i == span.from || reading->positions[i].column > reading->positions[i - 1].column) length++;
    return length;
}

struct place expr_place(const struct expr_reading *reading, struct expr_span span) {
    struct place place = reading->start;
    struct expr_position first = reading->positions[span.from];
    if (first.column == 0) return place;
    place.line = first.line;
    place.column = first.column;
    place.length = length_of(reading, span);
    if (place.length == 0) place.length = 1;
    return place;
}

void expr_error(struct expr_reading *reading, enum message message, struct expr_span span, const char *hint,
                const char *const *args) {
    reading->n_errors++;
    diags_add(reading->diags, message, expr_place(reading, span), hint, args);
}

const char *expr_excerpt(const struct expr_reading *reading, struct expr_span span) {
    struct text_builder out = {.arena = reading->scratch};
    for (size_t i = span.from; i < span.to; i++) {
        bool is_space = is_blank(reading->text[i]);
        if (is_space && i > span.from && is_blank(reading->text[i - 1])) continue;
        text_add_char(&out, is_space ? ' ' : reading->text[i]);
    }
    return utf8_shown(reading->scratch, text_done(&out), EXCERPT_COLUMNS);
}
