#include "paper/set/set_contents.h"

#include "base/text.h"
#include "paper/pages/pen.h"
#include "paper/set/set_words.h"

#include <math.h>

#define LEAST_HEADINGS 5         /* fewer need no contents */
#define LEAST_IN_COLUMNS 9       /* fewer stand in one column */
#define MOST_IN_COLUMNS 60       /* more may not fit on a page, and go on over it */
#define COLUMN_GAP_PT 24.0
#define NUMBER_PT 28.0
#define INDENT_PT 14.0           /* of a subsection */
#define PAGE_NUMBER_PT 20.0
#define ABOVE_SECTION_PT 3.0
#define COST_IN_CONTENTS 20.0

/* A section and its page, which is known when it is drawn. */
struct entry {
    const struct block *block;
    const struct text_set *number;   /* or NULL */
    const struct text_set *title;
    uint32_t link;
    double indent_pt, before_pt, height_pt;
};

/* Entries drawn as one piece: one of them, or all in two columns, the second from `split` on. */
struct entries {
    const struct entry *items;
    size_t n, split;
    double width_pt;   /* of a column */
};

static size_t page_of(const struct press *press, const char *id) {
    for (size_t i = 0; i < press->n_parts; i++)
        if (text_equal(press->parts[i].id, id)) return press->pages_of_parts[i];
    return 0;
}

static void draw_entry(struct pen *pen, const struct entry *entry, double left, double top, double width) {
    struct press *press = pen->press;
    const struct text_set *title = entry->title;
    double right = left + width, last = top + (double)(title->n_lines - 1) * title->type.line_pt;
    left += entry->indent_pt;
    if (entry->number != NULL) pen_line(pen, entry->number, 0, left, top);
    for (size_t i = 0; i < title->n_lines; i++) pen_line(pen, title, i, left + NUMBER_PT, top + (double)i * title->type.line_pt);
    const char *page = TEXT(press->arena, " ", text_from_int(press->arena, (int64_t)page_of(press, entry->block->id) + 1));
    pen_line_right(pen, text_set_number(press, page, title->type, entry->link), 0, right, last);
    structure_link(&press->structure, (struct link){(uint32_t)pen->page, left, top, right, top + entry->height_pt, entry->block->id, entry->link});
}

static void draw_entries(struct pen *pen, const struct piece *piece, double left, double top) {
    const struct entries *entries = piece->what;
    double y = top;
    for (size_t i = 0; i < entries->n; i++) {
        const struct entry *entry = &entries->items[i];
        if (i > 0 && i == entries->split) {
            left += entries->width_pt + COLUMN_GAP_PT;
            y = top;
        } else if (i > 0) {
            y += entry->before_pt;
        }
        draw_entry(pen, entry, left, y, entries->width_pt);
        y += entry->height_pt;
    }
}

static struct entry new_entry(struct press *press, const struct block *block, uint32_t list, double width) {
    struct paper_type type = *press_type(press, TYPE_CONTENTS);
    bool is_section = block->level <= 1;
    uint32_t item = structure_node(&press->structure, list, "TOCI");
    struct entry entry = {.block = block, .link = structure_node(&press->structure, item, "Link"), .indent_pt = is_section ? 0.0 : INDENT_PT,
                          .before_pt = is_section ? ABOVE_SECTION_PT : 0.0};
    if (block->number != NULL) entry.number = text_set(press, words_plain(press, TEXT(press->arena, block->number, " ")), type, 0.0, entry.link);
    entry.title = text_set(press, words_plain(press, words_text(press->arena, &block->words)), type,
                           width - entry.indent_pt - NUMBER_PT - PAGE_NUMBER_PT, entry.link);
    entry.height_pt = text_set_height(entry.title);
    return entry;
}

static double height_of(const struct entry *entries, size_t n) {
    double height = 0.0;
    for (size_t i = 0; i < n; i++) height += entries[i].height_pt + (i > 0 ? entries[i].before_pt : 0.0);
    return height;
}

/* Where the second column begins, so that both are as high: with a section, if there are some. */
static size_t split_of(const struct entry *entries, size_t n) {
    size_t best = (n + 1) / 2;
    double least = (double)INFINITY;
    for (size_t i = 1; i < n; i++) {
        double height = fmax(height_of(entries, i), height_of(entries + i, n - i));
        if (entries[i].block->level > 1 || height >= least) continue;
        least = height;
        best = i;
    }
    return best;
}

static void add_piece(struct press *press, struct entries entries, double before, double height, double cost) {
    struct entries *copy = ARENA_NEW(press->arena, struct entries);
    *copy = entries;
    struct piece *piece = press_piece(press);
    piece->what = copy;
    piece->draw = draw_entries;
    piece->size = (struct piece_size){.before_pt = before, .height_pt = height, .break_cost = cost};
}

/* Few lines of the contents stand alone on a page. */
static double cost_after(size_t i, size_t n) {
    if (i + 1 == n) return BREAK_FREE;
    return i < 3 || i + 4 > n ? BREAK_NEVER : COST_IN_CONTENTS;
}

static bool is_listed(const struct block *block) {
    return block->kind == BLOCK_HEADING && block->level <= 2 && block->id != NULL;
}

static const struct entry *new_entries(struct press *press, size_t n, double width) {
    const struct paper *paper = press->report->paper;
    struct entry *entries = ARENA_ARRAY(press->arena, struct entry, n);
    uint32_t list = structure_node(&press->structure, NODE_DOCUMENT, "TOC");
    for (size_t i = 0, at = 0; i < paper->n_blocks; i++)
        if (is_listed(&paper->blocks[i])) entries[at++] = new_entry(press, &paper->blocks[i], list, width);
    return entries;
}

void set_contents(struct press *press) {
    const struct paper *paper = press->report->paper;
    size_t n = 0;
    for (size_t i = 0; i < paper->n_blocks; i++) n += is_listed(&paper->blocks[i]);
    if (n < LEAST_HEADINGS) return;
    bool has_columns = n >= LEAST_IN_COLUMNS && n <= MOST_IN_COLUMNS;
    double width = has_columns ? (STYLE_WIDTH_PT - COLUMN_GAP_PT) / 2.0 : STYLE_WIDTH_PT;
    set_own_heading(press, "Contents", "paper-contents");
    press_part(press);
    const struct entry *entries = new_entries(press, n, width);
    size_t split = split_of(entries, n);
    double in_columns = fmax(height_of(entries, split), height_of(entries + split, n - split));
    if (has_columns) add_piece(press, (struct entries){entries, n, split, width}, ABOVE_SECTION_PT, in_columns, BREAK_FREE);
    for (size_t i = 0; !has_columns && i < n; i++)
        add_piece(press, (struct entries){&entries[i], 1, 0, width}, entries[i].before_pt, entries[i].height_pt, cost_after(i, n));
}
