/* workbook/cell_text.h - text made fit for a workbook.
 *
 * What XML cannot hold is replaced visibly: control characters and non-characters become U+FFFD; a tab or line end
 * becomes a space. What would be read as one of Excel's own escapes ("_x000D_") is escaped, so it is shown as it
 * stands. Errors    a reason in plain words, or NULL when all is well: invalid UTF-8, or longer than the limit. */
#ifndef WORKBOOK_CELL_TEXT_H
#define WORKBOOK_CELL_TEXT_H

#include "base/arena.h"

enum {
    CELL_TEXT_LIMIT = 32767,    /* characters in a cell */
    HEADER_TEXT_LIMIT = 255,    /* in the header of a table's column */
    PROPERTY_TEXT_LIMIT = 255,  /* in a document property */
    ATTRIBUTE_TEXT_BYTES = 2000 /* the library cuts attributes at 2,080 bytes, also inside a character */
};

/* For cells and headers. `limit` counts UTF-16 units, as Excel does. */
const char *cell_text_clean(struct arena *arena, const char *text, size_t limit, const char **ret_text);

/* For XML attributes and properties, which know no escapes: cleaned, and cut at a word with an ellipsis after n_bytes.
 */
const char *plain_text_clean(struct arena *arena, const char *text, size_t n_bytes, const char **ret_text);

#endif
