/* page/page.c - the page from its doctype to its end: head, header, contents, paper, colophon. */
#include "page/page.h"

#include "page/parts.h"
#include "text/shown.h"

#include <assert.h>

/* Nothing may be fetched and no script may run, whatever a text says. */
#define POLICY "default-src 'none'; style-src 'unsafe-inline'"

/* "Title, 1 April 2007 to 31 March 2008": what the tab shows. */
static const char *page_title(struct arena *arena, const struct report *report) {
    const char *title = shown_line(arena, report->title), *subtitle = shown_line(arena, report->subtitle);
    if (*subtitle != '\0') title = TEXT(arena, title, ", ", subtitle);
    return report->is_draft ? TEXT(arena, "DRAFT: ", title) : title;
}

static void add_meta(struct text_builder *out, const char *name, const char *content) {
    if (*content == '\0') return;
    text_add(out, "<meta");
    markup_attribute(out, "name", name);
    markup_attribute(out, "content", content);
    text_add(out, ">\n");
}

static void add_head(struct page *page) {
    const struct report *report = page->report;
    text_add(page->out, "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
    markup_text(page->out, page_title(page->arena, report));
    text_add(page->out, "</title>\n<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY "\">\n");
    add_meta(page->out, "viewport", "width=device-width, initial-scale=1");
    add_meta(page->out, "author", shown_line(page->arena, report->publisher));
    add_meta(page->out, "description", shown_line(page->arena, report->summary));
    page_style(page->out, report);
    text_add(page->out, "</head>\n");
}

/* "Final. Board edition: contains small numbers." The draft's status stands in its banner. */
static const char *status_text(struct arena *arena, const struct report *report) {
    const char *status = report->is_draft ? "" : shown_line(arena, report->status_line);
    const char *edition = shown_line(arena, report->edition);
    bool has_both = *status != '\0' && *edition != '\0';
    return TEXT(arena, status, has_both ? ". " : "", edition);
}

/* A term and what it is; nothing where there is nothing: a digest that nobody has filled in. */
static void add_fact(struct page *page, const char *label, const char *text) {
    if (text == NULL || *text == '\0') return;
    text_add(page->out, "<dt>");
    markup_text(page->out, shown_line(page->arena, label));
    text_add(page->out, "</dt>\n<dd>");
    markup_text(page->out, shown_line(page->arena, text));
    text_add(page->out, "</dd>\n");
}

static void add_header(struct page *page) {
    const struct report *report = page->report;
    text_add(page->out, "<header>\n");
    if (report->is_draft) {
        const char *status = shown_line(page->arena, report->status_line);
        markup_paragraph(page->out, "draft", *status != '\0' ? status : "DRAFT");
    }
    markup_paragraph(page->out, "publisher", shown_line(page->arena, report->publisher));
    text_add(page->out, "<h1>");
    markup_text(page->out, shown_line(page->arena, report->title));
    text_add(page->out, "</h1>\n");
    markup_paragraph(page->out, "subtitle", shown_line(page->arena, report->subtitle));
    text_add(page->out, "<dl class=\"facts\">\n");
    add_fact(page, "Status", status_text(page->arena, report));
    if (report->as_at != DATE_NONE) add_fact(page, "Figures as at", date_long(page->arena, report->as_at));
    add_fact(page, "Contact", report->contact);
    text_add(page->out, "</dl>\n");
    markup_paragraph(page->out, "summary", shown_line(page->arena, report->summary));
    text_add(page->out, "</header>\n");
}

static void add_footer(struct page *page) {
    const struct paper *paper = page->paper;
    text_add(page->out, "<footer>\n");
    if (paper->n_colophon > 0) {
        text_add(page->out, "<h2>About this paper</h2>\n<dl class=\"facts\">\n");
        for (size_t i = 0; i < paper->n_colophon; i++) add_fact(page, paper->colophon[i].label, paper->colophon[i].text);
        text_add(page->out, "</dl>\n");
    }
    text_add(page->out, "</footer>\n");
}

const char *page_html(struct arena *arena, const struct report *report) {
    assert(report->is_released);
    struct text_builder out = {.arena = arena};
    struct page page = {.arena = arena, .report = report, .paper = page_paper(arena, report), .out = &out};
    add_head(&page);
    text_add(&out, "<body>\n");
    add_header(&page);
    text_add(&out, "<main>\n");
    page_blocks(&page);
    text_add(&out, "</main>\n");
    add_footer(&page);
    text_add(&out, "</body>\n</html>\n");
    return text_done(&out);
}
