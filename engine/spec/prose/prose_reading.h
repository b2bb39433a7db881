/* spec/prose/prose_reading.h - one text while it is read: shared by the files of this folder. */
#ifndef SPEC_PROSE_READING_H
#define SPEC_PROSE_READING_H

#include "spec/expr/expr_node.h"
#include "spec/prose.h"

struct prose_reading {
    struct prose *prose;
    struct expr_reading places;        /* the text, and where its bytes stand in the file */
};

/* The span without blanks at its ends. */
struct expr_span prose_trim(const char *text, struct expr_span span);
const char *prose_span_text(const struct prose_reading *reading, struct expr_span span);

/* prose_reference.c: what stands between double braces. False with a message. */
bool prose_reference(struct prose_reading *reading, struct expr_span span, struct model_piece *ret);

/* prose_typed.c: numbers and references that are typed out in a run of words. */
void prose_typed(struct prose_reading *reading, struct expr_span span);

#endif
