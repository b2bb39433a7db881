/* page/markup.h - texts into HTML: everything that comes from outside passes through here.
 *
 * Safety     no text can open a tag, leave an attribute or close the style sheet; characters that HTML cannot hold become U+FFFD.
 * Texts      are valid UTF-8 and not NULL, unless a function says otherwise. */
#ifndef PAGE_MARKUP_H
#define PAGE_MARKUP_H

#include "base/text.h"

/* Text or the value of an attribute in double quotes. */
void markup_text(struct text_builder *out, const char *text);

/* ` name="value"` */
void markup_attribute(struct text_builder *out, const char *name, const char *value);

/* `<p class="looks">text</p>` and a line end; nothing where `text` is NULL or empty. */
void markup_paragraph(struct text_builder *out, const char *looks, const char *text);

/* A link that holds a file: `<a download="name" href="data:text/csv;charset=utf-8,...">label</a>`. */
void markup_csv_link(struct text_builder *out, const char *name, const char *csv, const char *label);

/* A string of CSS in double quotes. */
void markup_css_string(struct text_builder *out, const char *text);

#endif
