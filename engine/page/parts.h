/* page/parts.h - the parts of a page and what they share while it is written. Only for this room.
 *
 * Identifiers   those of blocks are the paper's own ("table-lead-issue"). What the page adds holds a dot ("note.2", "svg.1"), which
 *               no identifier of a paper does, so the two cannot meet. */
#ifndef PAGE_PARTS_H
#define PAGE_PARTS_H

#include "page/markup.h"
#include "result/report.h"

/* Where a note is used: one link to the note, and the target of a link back. */
struct note_use {
    uint32_t note;       /* 1-based */
    const char *place;   /* "Table 4", "section 2.1" */
};

struct page {
    struct arena *arena;
    const struct report *report;
    const struct paper *paper;
    struct text_builder *out;       /* where the next part goes */
    const char *place;              /* what is being written, as a reader would name it */
    struct note_use *uses;          /* in reading order */
    size_t n_uses, capacity_uses;
    size_t n_figures;               /* charts written so far: their SVGs need identifiers of their own */
};

/* What a table or chart is announced by. */
struct caption {
    const char *id;       /* of the table or chart */
    const char *number;   /* "Table 4" or NULL */
    const char *title;
};

/* --- page_paper.c: the paper as a page needs it --- */

/* The report's paper, or where it has none, one that shows all its tables and charts. */
const struct paper *page_paper(struct arena *arena, const struct report *report);
/* The block's own identifier, or one made for it. */
const char *page_block_id(const struct page *page, const struct block *block);
/* The block that shows the table; NULL where none does. */
const struct block *page_table_block(const struct page *page, const struct table *table);
/* Does the block show the figures of its chart beneath it? So it is where no block shows the chart's table and no chart before
 * has. */
bool page_chart_has_table(const struct page *page, const struct block *block);
/* Can a link lead there? */
bool page_has_target(const struct page *page, const char *id);
const char *page_table_id(struct arena *arena, const struct table *table);
/* Notes for which the paper has no place, or a place without a heading, get one: PAGE_NOTES_ID. */
bool page_notes_need_heading(const struct page *page);
#define PAGE_NOTES_ID "page.notes"
/* What follows the contents. */
#define PAGE_BODY_ID "page.body"

/* --- the parts --- */

void page_contents(struct page *page);
/* With the contents among them. */
void page_blocks(struct page *page);
void page_words(struct page *page, const struct words *words);
/* The scrolling table with all that stands beneath it. */
void page_table(struct page *page, const struct table *table, const struct caption *caption);
void page_chart(struct page *page, const struct block *block);
/* "Table 4: Complaints closed" in a span that names what it announces. */
void page_caption(struct page *page, const struct caption *caption);
const char *page_caption_text(struct arena *arena, const struct caption *caption);

/* --- page_notes.c --- */

/* The mark of a note, a link to it: `shown` is "[note 2]". */
void page_note_mark(struct page *page, uint32_t note, const char *shown);
/* " [note 1] [note 2]" */
void page_note_marks(struct page *page, const uint32_t *notes, size_t n_notes);
/* All notes, with links back to each use: after everything else is written. */
void page_notes(struct page *page);

/* --- page_style.c --- */

void page_style(struct text_builder *out, const struct report *report);

#endif
