/* paper/set/text_set.h - words set in a type and broken into lines.
 *
 * Figures among them are set without kerning, references and notes' marks in the colour of links where what they lead to exists.
 * Lifetime   the press's arena. */
#ifndef PAPER_TEXT_SET_H
#define PAPER_TEXT_SET_H

#include "paper/pages/press.h"

struct text_set {
    PangoLayout *layout;
    struct paper_type type;
    const struct words *words;
    size_t *starts;            /* byte at which each span begins, and the end */
    uint32_t *links;           /* node of each span that is a link, else 0 */
    bool has_links;
    size_t n_lines;
    double width_pt;           /* of the widest line */
    uint32_t node;             /* what its marks belong to */
};

/* Broken at width_pt; 0 for one line however long. */
const struct text_set *text_set(struct press *press, const struct words *words, struct paper_type type, double width_pt, uint32_t node);
/* The same of a number: equal digits, one line. */
const struct text_set *text_set_number(struct press *press, const char *text, struct paper_type type, uint32_t node);

double text_set_height(const struct text_set *text);
/* From the line's top to the baseline that centres capitals in it. */
double text_set_baseline(const struct paper_type *type);
double text_set_line_width(const struct text_set *text, size_t line);

/* Words of one span. NULL is "". */
const struct words *words_plain(struct press *press, const char *text);
/* "Table 4: " before the words and "[note 2]" for each note after them. */
struct words_parts {
    const char *before;           /* or NULL */
    const struct words *words;
    const uint32_t *notes;
    size_t n_notes;
};
const struct words *words_with(struct press *press, struct words_parts parts);
/* Identifier of a note's place: "note-2". */
const char *note_id(struct arena *arena, uint32_t note);

#endif
