/* paper/finish/pdf_objects.h - the objects of a PDF while it is finished, through libqpdf. For pdf_finish.c, finish_*.c alone.
 *
 * libqpdf keeps its own errors: they are asked for once, when the file is written. */
#ifndef PAPER_PDF_OBJECTS_H
#define PAPER_PDF_OBJECTS_H

#include "base/text.h"
#include "paper/pages/press.h"

#include <qpdf/qpdf-c.h>

struct finishing {
    struct press *press;
    qpdf_data pdf;
    qpdf_oh *pages;      /* one a page */
    const char *error;   /* or NULL */
};

/* An object written out, an indirect one of it, a key set to a text. */
qpdf_oh object_of(const struct finishing *finishing, const char *text);
qpdf_oh object_indirect(const struct finishing *finishing, const char *text);
void object_set(const struct finishing *finishing, qpdf_oh object, const char *key, qpdf_oh value);
void object_set_text(const struct finishing *finishing, qpdf_oh object, const char *key, const char *utf8);
/* A stream of bytes, not filtered. */
void object_fill(const struct finishing *finishing, qpdf_oh stream, const char *bytes, size_t n);

/* "12.34": hundredths, without a locale. */
void add_hundredths(struct text_builder *out, double value);

/* finish_content.c: what belongs to no node becomes an artifact; sets the error where the marks are not those of the structure. */
void finish_contents(struct finishing *finishing);
/* finish_tree.c: structure elements, parent tree, links. */
void finish_tree(struct finishing *finishing);
/* finish_xmp.c: the metadata as XML. moment: "2008-04-30T00:00:00Z". */
const char *finish_xmp(struct arena *arena, const struct report *report, const char *moment);

#endif
