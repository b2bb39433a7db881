/* base/diag_text.c - how a message looks: for people with an excerpt of the file where there is one, and as JSON.
 *
 * The excerpt shows the line with everything unsafe escaped, so the underline is measured on what is shown, not on
 * columns of the file. A line too long to show is cut around the place. */
#include "base/diag.h"
#include "base/json.h"
#include "base/number.h"
#include "base/text.h"
#include "base/utf8.h"

#include <string.h>

enum {
    EXCERPT_LENGTH = 120, /* code points of a line that are shown */
    EXCERPT_BEFORE = 40   /* of these, before the place, where the line is cut */
};

static const char *const level_names[] = {[DIAG_NOTE] = "note", [DIAG_WARNING] = "warning", [DIAG_ERROR] = "error"};
static const char *const level_colours[] = {
    [DIAG_NOTE] = "\x1b[1;36m", [DIAG_WARNING] = "\x1b[1;35m", [DIAG_ERROR] = "\x1b[1;31m"};

struct page {
    struct text_builder out;
    bool has_colour;
};

static void add_coloured(struct page *page, const char *colour, const char *text) {
    if (page->has_colour) text_add(&page->out, colour);
    text_add(&page->out, text);
    if (page->has_colour) text_add(&page->out, "\x1b[0m");
}

static const char *shown(struct page *page, const char *text) {
    return utf8_shown(page->out.arena, text, 0);
}

/* --- the first line --- */

static void add_place(struct page *page, const struct place *place) {
    struct text_builder where = {.arena = page->out.arena};
    if (!place->file) return;
    text_add(&where, shown(page, place->file->shown));
    if (place->line > 0) {
        text_add_char(&where, ':');
        text_add_int(&where, place->line);
        if (place->column > 0) {
            text_add_char(&where, ':');
            text_add_int(&where, place->column);
        }
    }
    text_add(&where, ":");
    add_coloured(page, "\x1b[1m", text_done(&where));
    text_add_char(&page->out, ' ');
}

/* " (2,051 records: lines 4, 9, 12, ...)"; nothing for a single one. Lines are listed where more than the first is
 * known. */
static void add_count(struct page *page, const struct diag *diag) {
    struct text_builder *out = &page->out;
    if (diag->count < 2) return;
    text_add(out, " (");
    text_add(out, number_text(out->arena, (struct decimal){diag->count, 0}, NUMBER_THOUSANDS));
    text_add(out, diag->place.file && diag->place.file->bytes ? " places" : " records");
    uint32_t n_listed = diag->n_more_lines + (diag->place.line > 0 ? 1 : 0);
    if (n_listed > 1) {
        text_add(out, ": lines ");
        if (diag->place.line > 0) text_add_int(out, diag->place.line);
        for (uint32_t i = 0; i < diag->n_more_lines; i++) {
            if (i > 0 || diag->place.line > 0) text_add(out, ", ");
            text_add_int(out, diag->more_lines[i]);
        }
        if (diag->count > n_listed) text_add(out, ", ...");
    }
    text_add_char(out, ')');
}

static void add_headline(struct page *page, const struct diag *diag) {
    add_place(page, &diag->place);
    add_coloured(page, level_colours[diag->level], TEXT(page->out.arena, level_names[diag->level], ":"));
    text_add_char(&page->out, ' ');
    text_add(&page->out, shown(page, diag->sentence));
    add_count(page, diag);
}

/* --- the excerpt --- */

struct span {
    const char *bytes;
    size_t n;
};

/* Line `number` of the text, without its end (LF, CRLF or CR). False beyond the last. */
static bool find_line(const struct source_text *file, uint32_t number, struct span *ret) {
    const char *at = file->bytes, *end = file->bytes + file->n;
    for (uint32_t line = 1;; line++) {
        const char *stop = at;
        while (stop < end && *stop != '\n' && *stop != '\r') stop++;
        if (line == number) {
            *ret = (struct span){at, (size_t)(stop - at)};
            return true;
        }
        if (stop == end) return false;
        at = stop + (*stop == '\r' && stop + 1 < end && stop[1] == '\n' ? 2 : 1);
    }
}

/* Up to n code points from the front of the span; NULs are taken like any other. */
static struct span take(struct span *from, size_t n) {
    struct span taken = {from->bytes, 0};
    for (uint32_t c; n > 0 && from->n > 0; n--) {
        size_t length = utf8_decode(from->bytes, &c);
        if (length > from->n) length = from->n;
        from->bytes += length;
        from->n -= length;
        taken.n += length;
    }
    return taken;
}

static size_t code_points(struct span span) {
    size_t n = 0;
    for (; span.n > 0; n++) take(&span, 1);
    return n;
}

/* As it is shown: tabs as single spaces, a NUL as an escape like other controls. */
static const char *excerpt_text(struct arena *arena, struct span span) {
    struct text_builder out = {.arena = arena};
    for (size_t i = 0; i < span.n; i++) {
        char c = span.bytes[i];
        if (c == '\0') {
            text_add(&out, "\\x00");
        } else {
            text_add_char(&out, c == '\t' ? ' ' : c);
        }
    }
    return utf8_shown(arena, text_done(&out), 0);
}

struct excerpt {
    const char *before, *marked, *after;
};

/* Without a column all of the line but its indentation is marked. */
static struct place marked_part(struct span line, struct place place) {
    if (place.column > 0) return place;
    uint32_t n_blank = 0;
    while (n_blank < line.n && (line.bytes[n_blank] == ' ' || line.bytes[n_blank] == '\t')) n_blank++;
    if (n_blank == line.n) n_blank = 0;
    place.column = n_blank + 1;
    place.length = EXCERPT_LENGTH;
    return place;
}

static struct excerpt cut_excerpt(struct arena *arena, struct span line, struct place place) {
    place = marked_part(line, place);
    size_t n_before = place.column - 1, n_marked = place.length > 0 ? place.length : 1, n_shown = EXCERPT_LENGTH;
    const char *cut_before = "", *cut_after = "";
    if (n_before > EXCERPT_BEFORE && code_points(line) > EXCERPT_LENGTH) {
        take(&line, n_before - EXCERPT_BEFORE);
        n_before = EXCERPT_BEFORE;
        cut_before = "\u2026";
    }
    struct span window = take(&line, n_shown);
    if (line.n > 0) cut_after = "\u2026";
    struct span before = take(&window, n_before), marked = take(&window, n_marked);
    return (struct excerpt){TEXT(arena, cut_before, excerpt_text(arena, before)), excerpt_text(arena, marked),
                            TEXT(arena, excerpt_text(arena, window), cut_after)};
}

static void add_repeated(struct text_builder *out, char c, size_t n) {
    while (n-- > 0) text_add_char(out, c);
}

/* "   41 | " with the number right-aligned in five columns, or as wide without one. */
static size_t add_gutter(struct page *page, uint32_t line, size_t width) {
    const char *number = line > 0 ? text_from_int(page->out.arena, line) : "";
    size_t n = strlen(number);
    if (n > width) width = n;
    add_repeated(&page->out, ' ', width - n);
    text_add(&page->out, number);
    text_add(&page->out, " | ");
    return width;
}

static const char *underline(struct arena *arena, const char *marked) {
    struct text_builder out = {.arena = arena};
    size_t n = utf8_columns(marked);
    text_add_char(&out, '^');
    if (n > 1) add_repeated(&out, '~', n - 1);
    return text_done(&out);
}

static void add_excerpt(struct page *page, const struct diag *diag, struct span line) {
    struct excerpt excerpt = cut_excerpt(page->out.arena, line, diag->place);
    text_add_char(&page->out, '\n');
    size_t width = add_gutter(page, diag->place.line, 5);
    text_add(&page->out, excerpt.before);
    text_add(&page->out, excerpt.marked);
    text_add(&page->out, excerpt.after);
    text_add_char(&page->out, '\n');
    add_gutter(page, 0, width);
    add_repeated(&page->out, ' ', utf8_columns(excerpt.before));
    add_coloured(page, "\x1b[1;32m", underline(page->out.arena, excerpt.marked));
}

const char *diag_text(struct arena *arena, const struct diag *diag, bool colour) {
    struct page page = {.out = {.arena = arena}, .has_colour = colour};
    const struct source_text *file = diag->place.file;
    struct span line;
    bool has_excerpt = file && file->bytes && diag->place.line > 0 && find_line(file, diag->place.line, &line);
    add_headline(&page, diag);
    if (has_excerpt) add_excerpt(&page, diag, line);
    if (diag->hint) {
        text_add(&page.out, has_excerpt ? " " : "; ");
        text_add(&page.out, shown(&page, diag->hint));
    }
    text_add(&page.out, "  [");
    text_add(&page.out, message_id(diag->message));
    text_add(&page.out, "]\n");
    return text_done(&page.out);
}

/* --- JSON --- */

static void json_place_part(struct json *json, const char *key, uint32_t value) {
    if (value > 0) {
        json_int(json, key, value);
    } else {
        json_text(json, key, NULL);
    }
}

const char *diag_json(struct arena *arena, const struct diag *diag) {
    struct json json;
    const struct source_text *file = diag->place.file;
    json_begin(&json, arena, true);
    json_object(&json, NULL);
    json_text(&json, "id", message_id(diag->message));
    json_text(&json, "level", level_names[diag->level]);
    json_text(&json, "file", file ? utf8_shown(arena, file->shown, 0) : NULL);
    json_place_part(&json, "line", diag->place.line);
    json_place_part(&json, "column", diag->place.column);
    json_text(&json, "message", utf8_shown(arena, diag->sentence, 0));
    json_text(&json, "hint", diag->hint ? utf8_shown(arena, diag->hint, 0) : NULL);
    json_int(&json, "count", diag->count);
    json_end(&json);
    return TEXT(arena, json_done(&json), "\n");
}
