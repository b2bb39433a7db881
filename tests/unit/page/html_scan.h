/* html_scan.h - what tests ask of a page: is it well-formed, which identifiers and links has it, what stands in an element.
 *
 * Reads the subset of HTML that page writes: every element but <meta> is closed, every attribute but `hidden` is in double quotes.
 * Lifetime   the arena. A page that is not of that subset fails the test that reads it. */
#ifndef HTML_SCAN_H
#define HTML_SCAN_H

#include "base/text.h"

struct html_attribute {
    const char *element;   /* its name */
    const char *name, *value; /* value: entities resolved */
    const char *at;        /* where its element begins, in the page */
};

struct html_scan {
    const char *page;
    struct html_attribute *attributes;
    size_t n_attributes, capacity_attributes;
    const char **open;     /* names of elements that are open */
    size_t n_open, capacity_open;
    char *headings;        /* ranks in order: '1', '2', ... */
    size_t n_headings, capacity_headings;
};

struct html_scan *html_scan(struct arena *arena, const char *page);

/* The first attribute so named with this value; NULL when there is none. */
const struct html_attribute *html_find(const struct html_scan *scan, const char *name, const char *value);
size_t html_count(const struct html_scan *scan, const char *name, const char *value);
/* What stands in the element that begins at `at`: tags left out, entities resolved, runs of white space as one space. */
const char *html_text(struct arena *arena, const char *at);

#endif
