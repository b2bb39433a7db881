#include "paper/pages/draw_pages.h"

#include "base/text.h"
#include "paper/pages/pen.h"
#include "paper/set/text_set.h"

#include <cairo-pdf.h>
#include <stdlib.h>
#include <string.h>

/* ---- bytes from cairo ---- */

/* Not in the arena: the end of memory must not jump out of the midst of cairo. */
struct stream {
    unsigned char *bytes;
    size_t n, capacity;
};

static void close_stream(void *handle) {
    free(((struct stream *)handle)->bytes);
}

static void close_surface(void *handle) {
    cairo_surface_destroy(handle);
}

static cairo_status_t receive(void *handle, const unsigned char *data, unsigned int n) {
    struct stream *stream = handle;
    if (stream->n + n > stream->capacity) {
        size_t capacity = 2 * (stream->n + n);
        unsigned char *grown = realloc(stream->bytes, capacity);
        if (grown == NULL) return CAIRO_STATUS_NO_MEMORY;
        stream->bytes = grown;
        stream->capacity = capacity;
    }
    memcpy(stream->bytes + stream->n, data, n);
    stream->n += n;
    return CAIRO_STATUS_SUCCESS;
}

/* ---- a page ---- */

#define CUT_BOX_PT 6.0

static double width_of(const struct page_range *page) {
    return page->is_wide ? PAPER_LONG_PT : PAPER_SHORT_PT;
}

static double height_of(const struct page_range *page) {
    return page->is_wide ? PAPER_SHORT_PT : PAPER_LONG_PT;
}

static void draw_running_line(struct pen *pen, const char *text, enum paper_type_name name, double place, double baseline, double width) {
    struct press *press = pen->press;
    const struct text_set *set = text_set(press, words_plain(press, text), *press_type(press, name), 0.0, NODE_ARTIFACT);
    double room = width - 2.0 * PAPER_SIDE_PT;
    /* A title too long for the line is left out rather than cut. */
    if (set->width_pt > room) return;
    pen_line(pen, set, 0, PAPER_SIDE_PT + place * (room - set->width_pt), baseline - text_set_baseline(&set->type));
}

/* The title at the head of all pages but the first, the page's number at the foot, DRAFT on each. */
static void draw_running(struct pen *pen, const struct page_range *page) {
    const struct press *press = pen->press;
    double width = width_of(page);
    if (press->report->is_draft) draw_running_line(pen, "DRAFT", TYPE_DRAFT, 1.0, PAPER_RUNNING_PT, width);
    if (pen->page > 0 && press->report->title != NULL) {
        const char *subtitle = press->report->subtitle;
        const char *head = subtitle == NULL ? press->report->title : TEXT(press->arena, press->report->title, ", ", subtitle);
        draw_running_line(pen, head, TYPE_RUNNING, 0.0, PAPER_RUNNING_PT, width);
    }
    const char *number = TEXT(press->arena, text_from_int(press->arena, (int64_t)pen->page + 1), " of ",
                              text_from_int(press->arena, (int64_t)press->n_pages));
    draw_running_line(pen, number, TYPE_RUNNING, 1.0, height_of(page) - PAPER_RUNNING_PT, width);
}

/* The tint behind a run of pieces that begins with piece i at y, and the bar at its left. Where a page cuts it, it reaches into the margin. */
static void draw_box(struct pen *pen, const struct arrangement *arranged, const struct page_range *page, size_t i, double y) {
    double height = 0.0;
    size_t end = i;
    for (; end < page->end && arranged->pieces[end]->is_boxed; end++)
        height += (end > i ? piece_before_pt(&arranged->pieces[end]->size, page->ease) : 0.0) + piece_height_pt(&arranged->pieces[end]->size, page->ease);
    if (i == page->first && arranged->pieces[i]->draw != NULL) {
        y -= CUT_BOX_PT;
        height += CUT_BOX_PT;
    }
    if (end == page->end && arranged->pieces[end - 1]->draw != NULL) height += CUT_BOX_PT;
    pen_box(pen, PAPER_SIDE_PT, y, STYLE_WIDTH_PT, height, PAPER_TINT);
    pen_box(pen, PAPER_SIDE_PT, y, PAPER_BAR_PT, height, PAPER_LINK);
}

static void draw_pieces(struct pen *pen, const struct arrangement *arranged, const struct page_range *page) {
    double y = PAPER_TOP_PT;
    for (size_t i = page->first; i < page->end; i++) {
        const struct piece *piece = arranged->pieces[i];
        if (i == page->first && piece->draw_repeated != NULL) {
            piece->draw_repeated(pen, piece, PAPER_SIDE_PT, y);
            y += piece->size.repeat_pt;
        }
        if (i > page->first) y += piece_before_pt(&piece->size, page->ease);
        if (piece->is_boxed && (i == page->first || !arranged->pieces[i - 1]->is_boxed)) draw_box(pen, arranged, page, i, y);
        if (piece->id != NULL) pen_place(pen, piece->id, PAPER_SIDE_PT, y);
        if (piece->draw != NULL) piece->draw(pen, piece, PAPER_SIDE_PT, y);
        y += piece_height_pt(&piece->size, page->ease);
    }
}

static void draw_page(struct pen *pen, const struct arrangement *arranged) {
    const struct page_range *page = &arranged->pages[pen->page];
    pen->ease = page->ease;
    structure_page(&pen->press->structure, height_of(page));
    draw_running(pen, page);
    draw_pieces(pen, arranged, page);
    pen_rest(pen);
    cairo_show_page(pen->cairo);
}

/* ---- the document ---- */

static void add_bookmarks(const struct press *press, cairo_surface_t *pdf) {
    int parents[8] = {0};
    int depth = 0;
    for (size_t i = 0; i < press->n_parts; i++) {
        const struct part *part = &press->parts[i];
        if (part->bookmark == NULL || part->id == NULL) continue;
        int level = part->is_heading ? part->level : depth + 1;
        if (level > depth + 1) level = depth + 1;
        if (part->is_heading) depth = level < 6 ? level : 6;
        const char *where = TEXT(press->arena, "dest='", part->id, "'");
        parents[level] = cairo_pdf_surface_add_outline(pdf, parents[level - 1], part->bookmark, where,
                                                       part->is_heading && level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
    }
}

/* The date is any, so that cairo does not look at the clock: the finishing pass sets the right one. */
static void set_metadata(const struct press *press, cairo_surface_t *pdf) {
    const struct report *report = press->report;
    if (report->title != NULL) cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, report->title);
    if (report->subtitle != NULL) cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_SUBJECT, report->subtitle);
    if (report->publisher != NULL) cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_AUTHOR, report->publisher);
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATOR, "boardpaper " BOARDPAPER_VERSION);
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
}

static void draw_all(struct press *press, const struct arrangement *arranged, cairo_surface_t *pdf, struct pen *pen) {
    for (pen->page = 0; pen->page < arranged->n_pages; pen->page++) {
        const struct page_range *page = &arranged->pages[pen->page];
        cairo_pdf_surface_set_size(pdf, width_of(page), height_of(page));
        cairo_pdf_surface_set_page_label(pdf, text_from_int(press->arena, (int64_t)pen->page + 1));
        draw_page(pen, arranged);
    }
}

enum status draw_pages(struct press *press, const struct arrangement *arranged, struct diags *diags, struct pdf_bytes *ret) {
    struct stream *stream = ARENA_NEW(press->arena, struct stream);
    arena_defer(press->arena, close_stream, stream);
    cairo_surface_t *pdf = cairo_pdf_surface_create_for_stream(receive, stream, PAPER_SHORT_PT, PAPER_LONG_PT);
    arena_defer(press->arena, close_surface, pdf);
    cairo_t *cairo = cairo_create(pdf);
    struct pen pen = {.press = press, .cairo = cairo};
    set_metadata(press, pdf);
    draw_all(press, arranged, pdf, &pen);
    add_bookmarks(press, pdf);
    cairo_status_t status = cairo_status(cairo);
    cairo_destroy(cairo);
    cairo_surface_finish(pdf);
    if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(pdf);
    if (status == CAIRO_STATUS_NO_MEMORY) arena_exhausted(press->arena);
    *ret = (struct pdf_bytes){stream->bytes, stream->n};
    if (status == CAIRO_STATUS_SUCCESS) return STATUS_OK;
    DIAG(diags, MSG_PAPER_REFUSED, NOWHERE, NULL, cairo_status_to_string(status));
    return STATUS_FAULT;
}
