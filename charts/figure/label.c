#include "figure/label.h"

#include "base/text.h"
#include "base/utf8.h"

#include <math.h>
#include <string.h>

/* A piece is a word, or a part of one that had to be broken. */
struct piece {
    const char *text;
    double width_pt;
    bool joins;   /* follows the piece before without a space */
};

struct pieces {
    const struct figure_builder *to;
    double limit_pt, size_pt, space_pt;
    struct piece *items;
    size_t n, capacity;
};

static double width_of(const struct pieces *pieces, const char *text) {
    return figure_text_width(pieces->to, text, pieces->size_pt, false);
}

static void push(struct pieces *pieces, const char *bytes, size_t n, bool joins) {
    struct piece piece = {.text = text_copy_bytes(pieces->to->arena, bytes, n), .joins = joins};
    piece.width_pt = width_of(pieces, piece.text);
    *ARENA_PUSH(pieces->to->arena, pieces->items, pieces->n, pieces->capacity) = piece;
}

static bool is_combining(const char *text) {
    uint32_t point;
    utf8_decode(text, &point);
    return (point >= 0x300 && point <= 0x36F) || (point >= 0x1AB0 && point <= 0x1AFF) || (point >= 0x20D0 && point <= 0x20FF);
}

/* Bytes to the next place where a word may be broken if it must: at least one letter with its marks. */
static size_t letter_end(const char *text, size_t n) {
    uint32_t point;
    size_t end = utf8_decode(text, &point);
    while (end < n && is_combining(text + end)) end += utf8_decode(text + end, &point);
    return end;
}

/* How much of a word too wide fits on a line: up to the last '-' or '/' that fits, else as many letters. */
static size_t part_that_fits(const struct pieces *pieces, const char *word, size_t n) {
    size_t fits = letter_end(word, n), after_hyphen = 0;
    for (size_t end = fits; end < n; end += letter_end(word + end, n - end)) {
        if (width_of(pieces, text_copy_bytes(pieces->to->arena, word, end)) > pieces->limit_pt) break;
        fits = end;
        if (word[end - 1] == '-' || word[end - 1] == '/') after_hyphen = end;
    }
    return after_hyphen > 0 ? after_hyphen : fits;
}

static void push_word(struct pieces *pieces, const char *word, size_t n) {
    bool joins = false;
    while (n > 0 && width_of(pieces, text_copy_bytes(pieces->to->arena, word, n)) > pieces->limit_pt) {
        size_t part = part_that_fits(pieces, word, n);
        push(pieces, word, part, joins);
        word += part;
        n -= part;
        joins = true;
    }
    if (n > 0) push(pieces, word, n, joins);
}

static void split(struct pieces *pieces, const char *text) {
    while (*text != '\0') {
        size_t n = strcspn(text, " ");
        if (n > 0) push_word(pieces, text, n);
        text += n + (text[n] == ' ');
    }
}

/* Number of lines when none is wider than `width`; SIZE_MAX if a piece is. starts_line[i] (may be NULL): piece i begins one. */
static size_t fill(const struct pieces *pieces, double width, bool *starts_line) {
    size_t n_lines = 0;
    double used = 0.0;
    for (size_t i = 0; i < pieces->n; i++) {
        const struct piece *piece = &pieces->items[i];
        double with = used + (piece->joins ? 0.0 : pieces->space_pt) + piece->width_pt;
        if (piece->width_pt > width) return SIZE_MAX;
        bool starts = i == 0 || with > width;
        if (starts_line != NULL) starts_line[i] = starts;
        n_lines += starts;
        used = starts ? piece->width_pt : with;
    }
    return n_lines;
}

/* The narrowest width, to a tenth of a point, that needs no more lines than `widest`. */
static double narrowest(const struct pieces *pieces, double widest) {
    size_t n_lines = fill(pieces, widest, NULL);
    double low = 0.0, high = widest;
    while (high - low > 0.1) {
        double middle = (low + high) / 2.0;
        if (fill(pieces, middle, NULL) <= n_lines) high = middle;
        else low = middle;
    }
    return high;
}

static struct label set_lines(const struct pieces *pieces, const bool *starts_line, size_t n_lines) {
    struct arena *arena = pieces->to->arena;
    const char **lines = ARENA_ARRAY(arena, const char *, n_lines);
    double width_pt = 0.0;
    for (size_t i = 0, line = 0; line < n_lines; line++) {
        struct text_builder text = {.arena = arena};
        do {
            if (text.n > 0 && !pieces->items[i].joins) text_add_char(&text, ' ');
            text_add(&text, pieces->items[i].text);
        } while (++i < pieces->n && !starts_line[i]);
        lines[line] = text_done(&text);
        width_pt = fmax(width_pt, width_of(pieces, lines[line]));
    }
    return (struct label){.lines = lines, .n_lines = n_lines, .width_pt = width_pt};
}

struct label label_wrap(const struct figure_builder *to, const char *text, double width_pt, double size_pt) {
    static const char *const empty[] = {""};
    struct pieces pieces = {.to = to, .limit_pt = width_pt, .size_pt = size_pt};
    pieces.space_pt = width_of(&pieces, " ");
    split(&pieces, text);
    if (pieces.n == 0) return (struct label){.lines = empty, .n_lines = 1};
    /* One letter may be wider than the width: then that letter is the width. */
    for (size_t i = 0; i < pieces.n; i++) width_pt = fmax(width_pt, pieces.items[i].width_pt);
    bool *starts_line = ARENA_ARRAY(to->arena, bool, pieces.n);
    size_t n_lines = fill(&pieces, narrowest(&pieces, width_pt), starts_line);
    return set_lines(&pieces, starts_line, n_lines);
}

struct label label_line(const struct figure_builder *to, const char *text, double size_pt) {
    const char **lines = ARENA_ARRAY(to->arena, const char *, 1);
    lines[0] = text;
    return (struct label){.lines = lines, .n_lines = 1, .width_pt = figure_text_width(to, text, size_pt, false)};
}

double label_widest_word(const struct figure_builder *to, const char *text, double size_pt) {
    struct pieces pieces = {.to = to, .limit_pt = (double)INFINITY, .size_pt = size_pt};
    double widest = 0.0;
    split(&pieces, text);
    for (size_t i = 0; i < pieces.n; i++) widest = fmax(widest, pieces.items[i].width_pt);
    return widest;
}

double label_height(const struct label *label, double size_pt) {
    return (double)label->n_lines * style_face.line_height * size_pt;
}

void label_put(struct figure_builder *to, const struct label *label, struct figure_lettering how, double x, double middle) {
    double pitch = style_face.line_height * how.size_pt;
    double first = middle - pitch * (double)(label->n_lines - 1) / 2.0;
    for (size_t i = 0; i < label->n_lines; i++) {
        figure_text(to, how, label->lines[i], x, figure_baseline(first + pitch * (double)i, how.size_pt));
    }
}
