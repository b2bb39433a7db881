#include "paper/set/table_columns.h"

#include "base/text.h"
#include "paper/set/text_set.h"

#include <math.h>
#include <string.h>

/* For letters of 1 pt. */
#define SLACK 0.05               /* letters are closer in a text than between its spans */
#define HEADER_WANTED 9.5        /* headers of columns break beyond this */
#define HEADER_LINES 2.5         /* or on more lines than this */
#define LEAST_NUMBER 1.8
#define NUMBER_WANTED 4.0        /* once the labels have room not to break */
#define LEAST_WORDS 9.0
#define MOST_WORD 14.0           /* a longer word is broken between letters */

#define INDENT (TABLE_INDENT_PT / 9.0)   /* enough for the smallest letters */
#define PANEL_SIZE_PT 10.0
#define LEAST_GAP_PT 10.0        /* numbers of neighbours are still told apart */
#define WIDE_WIDTH_PT (PAPER_LONG_PT - 2.0 * PAPER_SIDE_PT)

const char *cell_text(struct arena *arena, const struct cell *cell) {
    const char *mark = cell_side_mark(cell);
    return mark[0] == '\0' ? cell->display : TEXT(arena, cell->display, " ", mark);
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

size_t cell_point(const struct cell *cell, const char *text) {
    size_t start = text[0] == '+' || text[0] == '-' ? 1 : 0;
    if (cell->is_words || !is_digit(text[start])) return SIZE_MAX;
    size_t end = start;
    while (is_digit(text[end]) || (text[end] == ',' && is_digit(text[end + 1]))) end++;
    return end;
}

const struct words *line_words(struct press *press, const struct line *line) {
    size_t n = line->group != NULL ? line->n_group_notes : 0;
    const uint32_t *notes = n > 0 ? line->notes + n : line->notes;
    return words_with(press, (struct words_parts){.words = words_plain(press, line_own(line)), .notes = notes, .n_notes = line->n_notes - n});
}

const struct words *group_words(struct press *press, const struct line *line) {
    return words_with(press, (struct words_parts){.words = words_plain(press, line->group), .notes = line->notes, .n_notes = line->n_group_notes});
}

static double width_of(struct press *press, const char *text, bool is_number, bool is_bold) {
    return fonts_width_pt(press->fonts, text, 1.0, is_number, is_bold) + SLACK;
}

/* Bytes up to where a line may end: the mark of a note is not broken. */
static size_t word_length(const char *text) {
    size_t n = strcspn(text, " ");
    bool is_mark = n >= 5 && memcmp(text + n - 5, "[note", 5) == 0 && text[n] == ' ';
    return is_mark ? n + 1 + strcspn(text + n + 1, " ") : n;
}

static double longest_word(struct press *press, const char *text, bool is_bold) {
    double longest = 0.0;
    while (*text != '\0') {
        size_t n = word_length(text);
        longest = fmax(longest, width_of(press, text_copy_bytes(press->arena, text, n), false, is_bold));
        text += n + (text[n] == ' ');
    }
    return longest;
}

/* The need grows by a text that may break. */
static void need_words(struct press *press, struct column_need *need, const char *text, bool is_bold) {
    double whole = width_of(press, text, false, is_bold), word = fmin(longest_word(press, text, is_bold), MOST_WORD);
    need->wanted = need->easy = fmax(need->wanted, whole);
    need->least = fmax(need->least, fmin(whole, fmax(word, LEAST_WORDS)));
}

static bool has_letters(const char *text) {
    for (; *text != '\0'; text++)
        if ((*text >= 'a' && *text <= 'z') || (*text >= 'A' && *text <= 'Z') || (unsigned char)*text >= 0x80) return true;
    return false;
}

static bool holds_words(const struct table *table, size_t column) {
    for (size_t i = 0; i < table->n_rows; i++) {
        const struct cell *cell = table_cell(table, i, column);
        if (cell->kind == CELL_TEXT && has_letters(cell->display)) return true;
    }
    return false;
}

static void need_numbers(struct press *press, const struct table *table, size_t column, struct column_need *need) {
    double before[N_UNITS] = {0}, whole_most = LEAST_NUMBER;
    for (size_t i = 0; i < table->n_rows; i++) {
        const struct cell *cell = table_cell(table, i, column);
        const char *text = cell_text(press->arena, cell);
        bool is_bold = table->rows[i].is_total || table->rows[i].is_subtotal;
        size_t point = cell_point(cell, text);
        double whole = width_of(press, text, true, is_bold);
        whole_most = fmax(whole_most, whole);
        if (point == SIZE_MAX) continue;
        need->mark = fmax(need->mark, whole - width_of(press, cell->display, true, is_bold));
        double left = width_of(press, text_copy_bytes(press->arena, text, point), true, is_bold);
        before[cell->unit] = fmax(before[cell->unit], left);
        need->after[cell->unit] = fmax(need->after[cell->unit], whole - left);
    }
    need->least = whole_most;
    for (size_t unit = 0; unit < N_UNITS; unit++) need->least = fmax(need->least, before[unit] + need->after[unit]);
    need->easy = need->least;
    need->wanted = fmax(need->least, NUMBER_WANTED);
}

static struct column_need need_of(struct press *press, const struct table *table, size_t column) {
    struct column_need need = {.is_words = holds_words(table, column)};
    const char *header = words_text(press->arena, line_words(press, &table->columns[column]));
    double word = fmin(longest_word(press, header, true), MOST_WORD), whole = width_of(press, header, false, true);
    if (need.is_words) {
        for (size_t i = 0; i < table->n_rows; i++) need_words(press, &need, table_cell(table, i, column)->display, false);
    } else {
        need_numbers(press, table, column, &need);
    }
    need.least = fmax(need.least, word);
    need.easy = fmax(need.easy, fmax(word, whole / HEADER_LINES));
    need.wanted = fmax(need.wanted, fmax(need.easy, fmin(whole, HEADER_WANTED)));
    return need;
}

static struct column_need need_of_labels(struct press *press, const struct table *table) {
    struct column_need need = {.is_words = true};
    need_words(press, &need, table->corner, true);
    for (size_t i = 0; i < table->n_rows; i++)
        need_words(press, &need, words_text(press->arena, line_words(press, &table->rows[i])),
                   table->rows[i].is_total || table->rows[i].is_subtotal);
    if (!lines_are_nested(table->rows, table->n_rows)) return need;
    need.least += INDENT;
    need.easy += INDENT;
    need.wanted += INDENT;
    return need;
}

/* The columns of a group grow until the group's header has room above them: `needs` are theirs. */
static void need_of_group(struct press *press, const struct line *first, struct column_need *needs, size_t n) {
    const char *text = words_text(press->arena, group_words(press, first));
    double word = fmin(longest_word(press, text, true), MOST_WORD), easy = fmax(word, width_of(press, text, false, true) / HEADER_LINES);
    for (size_t i = 0; i < n; i++) {
        word -= needs[i].least;
        easy -= needs[i].easy;
    }
    for (size_t i = 0; i < n; i++) {
        needs[i].least += fmax(0.0, word) / (double)n;
        needs[i].easy += fmax(0.0, easy) / (double)n;
        needs[i].wanted = fmax(needs[i].wanted, needs[i].easy);
    }
}

static struct column_need *needs_of(struct press *press, const struct table *table) {
    struct column_need *needs = ARENA_ARRAY(press->arena, struct column_need, table->n_columns + 1);
    needs[0] = need_of_labels(press, table);
    for (size_t i = 0; i < table->n_columns; i++) needs[i + 1] = need_of(press, table, i);
    for (size_t i = 0, n; i < table->n_columns; i += n) {
        n = line_span(table->columns, table->n_columns, i);
        if (table->columns[i].group != NULL) need_of_group(press, &table->columns[i], &needs[i + 1], n);
    }
    return needs;
}

enum need_kind { NEED_LEAST, NEED_EASY, NEED_WANTED };

static double width_needed(const struct column_need *need, enum need_kind kind) {
    return kind == NEED_LEAST ? need->least : kind == NEED_EASY ? need->easy : need->wanted;
}

/* Room that the columns from `first` to `end` need, and the labels, with gaps between them. */
static double room_for(const struct column_need *needs, size_t first, size_t end, double size_pt, enum need_kind kind, double gap_pt) {
    double room = width_needed(&needs[0], kind) * size_pt;
    for (size_t i = first; i < end; i++) room += gap_pt + width_needed(&needs[i], kind) * size_pt;
    return room;
}

/* Before labels break, columns stand a little closer. */
static double gap_between(const struct column_need *needs, size_t first, size_t end, double size_pt, double room) {
    double widths = room_for(needs, first, end, size_pt, NEED_EASY, 0.0);
    return fmax(LEAST_GAP_PT, fmin(PAPER_GAP_PT, (room - widths) / (double)(end - first)));
}

/* How far from one need to the next the room reaches, 0 to 1. */
static double share_of(double room, double less, double more) {
    return more > less ? fmin(1.0, fmax(0.0, (room - less) / (more - less))) : 1.0;
}

static void set_column(struct column *column, size_t index, const struct column_need *need, double left_pt, double width, double size_pt) {
    *column = (struct column){.index = index, .left_pt = left_pt, .width_pt = width * size_pt, .mark_pt = need->mark * size_pt,
                              .is_words = need->is_words};
    for (size_t unit = 0; unit < N_UNITS; unit++) column->after_pt[unit] = need->after[unit] * size_pt;
}

static struct panel make_panel(struct arena *arena, const struct column_need *needs, size_t first, size_t end, double size_pt, double room) {
    struct panel panel = {.n_columns = end - first + 1};
    panel.columns = ARENA_ARRAY(arena, struct column, panel.n_columns);
    double gap = gap_between(needs, first, end, size_pt, room), easy = room_for(needs, first, end, size_pt, NEED_EASY, gap);
    enum need_kind less = room < easy ? NEED_LEAST : NEED_EASY, more = room < easy ? NEED_EASY : NEED_WANTED;
    double share = share_of(room, room_for(needs, first, end, size_pt, less, gap), room_for(needs, first, end, size_pt, more, gap));
    for (size_t i = 0; i < panel.n_columns; i++) {
        size_t index = i == 0 ? 0 : first + i - 1;
        double narrow = width_needed(&needs[index], less), width = narrow + share * (width_needed(&needs[index], more) - narrow);
        if (i > 0) panel.width_pt += gap;
        set_column(&panel.columns[i], index, &needs[index], panel.width_pt, width, size_pt);
        panel.width_pt += width * size_pt;
    }
    return panel;
}

/* Where a panel that might end before column `end` of `needs` ends: columns of one group stay together where they can. */
static size_t end_of_panel(const struct table *table, size_t first, size_t end) {
    if (end > table->n_columns) return end;
    size_t at = 0, next = 0;
    while (next < end) {
        at = next;
        next += line_span(table->columns, table->n_columns, at);
    }
    /* Index `at` of the table is `at + 1` of the needs: the group of the first column left out. */
    return at + 1 > first ? at + 1 : end;
}

/* The columns in as few panels as hold them, each as full as can be. */
static void cut_panels(struct arena *arena, struct table_columns *columns, const struct table *table, const struct column_need *needs,
                       double room) {
    size_t capacity = 0, first = 1, n = table->n_columns + 1;
    do {
        size_t end = first < n ? first + 1 : n;
        while (end < n && room_for(needs, first, end + 1, columns->size_pt, NEED_LEAST, PAPER_GAP_PT) <= room) end++;
        end = end_of_panel(table, first, end);
        *ARENA_PUSH(arena, columns->panels, columns->n_panels, capacity) = make_panel(arena, needs, first, end, columns->size_pt, room);
        first = end;
    } while (first < n);
}

struct table_columns table_columns(struct press *press, const struct table *table) {
    size_t n = table->n_columns + 1;
    struct column_need *needs = needs_of(press, table);
    struct table_columns columns = {0};
    bool fits = false;
    for (size_t turn = 0; turn < 2 && !fits; turn++) {
        columns.is_wide = turn == 1;
        for (size_t i = 0; i < n_paper_table_sizes && !fits; i++) {
            columns.size_pt = paper_table_sizes[i];
            if (press->report->paper->is_compact && columns.size_pt > PAPER_COMPACT_TABLE_PT) continue;
            fits = room_for(needs, 1, n, columns.size_pt, NEED_LEAST, PAPER_GAP_PT) <= (turn == 0 ? STYLE_WIDTH_PT : WIDE_WIDTH_PT);
        }
    }
    /* A table that is cut has no need of small letters or of a page that is turned. */
    if (!fits) {
        columns.is_wide = false;
        columns.size_pt = PANEL_SIZE_PT;
    }
    cut_panels(press->arena, &columns, table, needs, columns.is_wide ? WIDE_WIDTH_PT : STYLE_WIDTH_PT);
    return columns;
}
