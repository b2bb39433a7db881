/* spec/prose/prose.c - a text into paragraphs and items, and each of them into words and references.
 *
 * Units are spans of the text: lines that belong together, blanks and line ends inside them counting as one space. So
 * every reference keeps its place in the file. */
#include "base/text.h"
#include "spec/keys/keys.h"
#include "spec/prose/prose_reading.h"

#include <string.h>

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct expr_span prose_trim(const char *text, struct expr_span span) {
    while (span.from < span.to && is_blank(text[span.from])) span.from++;
    while (span.to > span.from && is_blank(text[span.to - 1])) span.to--;
    return span;
}

const char *prose_span_text(const struct prose_reading *reading, struct expr_span span) {
    return text_copy_bytes(reading->prose->arena, reading->places.text + span.from, span.to - span.from);
}

/* --- words -------------------------------------------------------------------------------------------------- */

struct piece_list {
    struct model_piece *items;
    size_t n, capacity;
};

static void check_tokens(struct prose_reading *reading, struct expr_span span) {
    const char *text = reading->places.text;
    for (size_t at = span.from; at < span.to; at++) {
        if (text[at] != '{') continue;
        const char *close = memchr(text + at, '}', span.to - at);
        if (close == NULL) return;
        size_t n = (size_t)(close - text) + 1 - at;
        struct expr_span token = {at, at + n};
        const struct model *model = reading->prose->model;
        if (!is_known_token(text + at, n, model->parameter_names, model->n_parameters))
            EXPR_ERROR(&reading->places, MSG_SPEC_TOKEN, token,
                       TEXT(reading->prose->arena, hint_token(reading->prose->arena, text + at, n, model->parameter_names, model->n_parameters),
                            "; a figure has two braces"),
                       prose_span_text(reading, token));
        at += n - 1;
    }
}

static void add_words(struct prose_reading *reading, struct expr_span span, struct piece_list *list) {
    struct text_builder out = {.arena = reading->prose->arena};
    const char *text = reading->places.text;
    if (span.from == span.to) return;
    check_tokens(reading, span);
    prose_typed(reading, span);
    for (size_t i = span.from; i < span.to; i++) {
        if (is_blank(text[i]) && i > span.from && is_blank(text[i - 1])) continue;
        text_add_char(&out, is_blank(text[i]) ? ' ' : text[i]);
    }
    *ARENA_PUSH(out.arena, list->items, list->n, list->capacity) =
        (struct model_piece){.kind = PIECE_WORDS, .text = text_done(&out)};
}

/* Where the braces that open at `at` close; 0 where they do not. */
static size_t find_close(const char *text, size_t at, size_t end) {
    for (size_t i = at + 2; i + 1 < end; i++)
        if (text[i] == '}' && text[i + 1] == '}') return i;
    return 0;
}

static struct model_words read_span(struct prose_reading *reading, struct expr_span span) {
    const char *text = reading->places.text;
    struct piece_list list = {0};
    size_t words = span.from;
    for (size_t at = span.from; at + 1 < span.to; at++) {
        if (text[at] != '{' || text[at + 1] != '{') continue;
        size_t close = find_close(text, at, span.to);
        if (close == 0) {
            EXPR_ERROR(&reading->places, MSG_SPEC_REFERENCE_OPEN, ((struct expr_span){at, at + 2}), "end it with }}", "");
            return (struct model_words){list.items, list.n};
        }
        struct model_piece piece;
        add_words(reading, (struct expr_span){words, at}, &list);
        if (prose_reference(reading, (struct expr_span){at + 2, close}, &piece))
            *ARENA_PUSH(reading->prose->arena, list.items, list.n, list.capacity) = piece;
        words = close + 2;
        at = close + 1;
    }
    add_words(reading, (struct expr_span){words, span.to}, &list);
    return (struct model_words){list.items, list.n};
}

static void begin(struct prose_reading *reading, struct prose *prose, struct prose_text text) {
    *reading = (struct prose_reading){.prose = prose};
    reading->places.arena = prose->arena;
    reading->places.scratch = arena_child(prose->arena);
    reading->places.diags = prose->diags;
    expr_reading_init(&reading->places, (struct expr_text){text.text, text.place});
}

struct model_words prose_words(struct prose *prose, struct prose_text text) {
    struct prose_reading reading;
    begin(&reading, prose, text);
    struct model_words words = read_span(&reading, prose_trim(text.text, (struct expr_span){0, strlen(text.text)}));
    arena_close(reading.places.scratch);
    return words;
}

/* --- paragraphs and lists ----------------------------------------------------------------------------------- */

enum unit_kind { UNIT_NONE, UNIT_PARAGRAPH, UNIT_ITEM, UNIT_HEADING };

struct unit {
    enum unit_kind kind;
    struct expr_span span;
    int depth; /* of a heading: how many '#' */
};

struct item_list {
    struct model_words *items;
    size_t n, capacity;
};

struct block_reading {
    struct prose_reading reading;
    struct prose_text text;
    struct unit open;          /* the unit that further lines belong to */
    struct item_list list;     /* items that stand together */
};

static void push_block(struct block_reading *blocks, struct model_block block) {
    struct prose *prose = blocks->reading.prose;
    block.place = blocks->text.place;
    *ARENA_PUSH(prose->arena, prose->blocks, prose->n_blocks, prose->block_capacity) = block;
}

static void end_list(struct block_reading *blocks) {
    if (blocks->list.n == 0) return;
    push_block(blocks,
               (struct model_block){.kind = MODEL_LIST, .items = blocks->list.items, .n_items = blocks->list.n});
    blocks->list = (struct item_list){0};
}

static void end_unit(struct block_reading *blocks) {
    struct unit unit = blocks->open;
    blocks->open = (struct unit){.kind = UNIT_NONE};
    if (unit.kind == UNIT_NONE) return;
    struct model_words words = read_span(&blocks->reading, prose_trim(blocks->text.text, unit.span));
    if (unit.kind == UNIT_ITEM) {
        struct item_list *list = &blocks->list;
        *ARENA_PUSH(blocks->reading.prose->arena, list->items, list->n, list->capacity) = words;
        return;
    }
    end_list(blocks);
    bool is_heading = unit.kind == UNIT_HEADING;
    push_block(blocks, (struct model_block){.kind = is_heading ? MODEL_HEADING : MODEL_PARAGRAPH,
                                            .words = words,
                                            .level = is_heading ? blocks->text.level + unit.depth : 0});
}

/* What a line begins: a heading ("# "), an item ("- ") or plain words; its span is what follows the mark. */
static struct unit unit_of_line(const struct block_reading *blocks, struct expr_span line) {
    const char *text = blocks->text.text;
    size_t at = line.from;
    while (at < line.to && text[at] == '#') at++;
    bool is_heading = blocks->text.has_headings && at > line.from && at < line.to && text[at] == ' ';
    if (is_heading)
        return (struct unit){.kind = UNIT_HEADING, .span = {at, line.to}, .depth = (int)(at - line.from)};
    bool is_item = line.to - line.from > 1 && text[line.from] == '-' && is_blank(text[line.from + 1]);
    if (is_item) return (struct unit){.kind = UNIT_ITEM, .span = {line.from + 1, line.to}};
    return (struct unit){.kind = UNIT_PARAGRAPH, .span = line};
}

static void read_line(struct block_reading *blocks, struct expr_span line) {
    line = prose_trim(blocks->text.text, line);
    if (line.from == line.to) {
        end_unit(blocks);
        return;
    }
    struct unit unit = unit_of_line(blocks, line);
    if (unit.kind == UNIT_PARAGRAPH && blocks->open.kind != UNIT_NONE) {
        blocks->open.span.to = line.to;
        return;
    }
    end_unit(blocks);
    blocks->open = unit;
    if (unit.kind == UNIT_HEADING || !blocks->text.is_literal) end_unit(blocks);
}

void prose_blocks(struct prose *prose, struct prose_text text) {
    struct block_reading blocks = {.text = text};
    begin(&blocks.reading, prose, text);
    for (size_t at = 0; text.text[at] != '\0';) {
        size_t end = at + strcspn(text.text + at, "\n");
        read_line(&blocks, (struct expr_span){at, end});
        at = end + (text.text[end] == '\n');
    }
    end_unit(&blocks);
    end_list(&blocks);
    arena_close(blocks.reading.places.scratch);
}
