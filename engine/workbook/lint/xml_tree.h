/* workbook/lint/xml_tree.h - a part of a workbook as a tree.
 *
 * Names have no prefix: the parts of a workbook give each prefix one meaning. Refused are documents that are not well
 * formed, that bring a document type (entities grow without end), or that are nested more than XML_DEEPEST.
 * Lifetime  the arena's. */
#ifndef WORKBOOK_XML_TREE_H
#define WORKBOOK_XML_TREE_H

#include "base/arena.h"

enum { XML_DEEPEST = 64 };

struct xml {
    const char *name;
    const char **attributes; /* name, value, name, value, NULL */
    const char *text;        /* its own, without that of its children */
    struct xml *first, *last, *next, *parent;
};

/* NULL and a reason in plain words when it is refused. */
const struct xml *xml_parse(struct arena *arena, const char *bytes, size_t n, const char **ret_fault);

/* The first child of this name, or NULL; of a NULL element too. */
const struct xml *xml_child(const struct xml *element, const char *name);
/* The next sibling of the same name, or NULL. */
const struct xml *xml_next(const struct xml *element);
/* The first of this name anywhere below, or NULL. */
const struct xml *xml_below(const struct xml *element, const char *name);
/* Value of an attribute, or NULL. */
const char *xml_attribute(const struct xml *element, const char *name);
/* Is it there, and neither "0" nor "false" nor "none"? */
bool xml_is_set(const struct xml *element, const char *name);
size_t xml_number(const struct xml *element, const char *name, size_t otherwise);

#endif
