#include "style/paper_style.h"

static const struct paper_type paper_types[N_PAPER_TYPES] = {
    [TYPE_TITLE] = {24.0, 30.0, 0.0, true, STYLE_TEXT},
    [TYPE_SUBTITLE] = {14.0, 20.0, 2.0, false, STYLE_TEXT},
    [TYPE_HEADING_1] = {17.0, 22.0, 24.0, true, STYLE_TEXT},
    [TYPE_HEADING_2] = {13.5, 18.0, 17.0, true, STYLE_TEXT},
    [TYPE_HEADING_3] = {12.0, 16.0, 16.0, true, STYLE_TEXT},
    [TYPE_BODY] = {11.0, 15.0, 7.5, false, STYLE_TEXT},
    [TYPE_STRONG] = {11.0, 15.0, 7.5, true, STYLE_TEXT},
    [TYPE_CAPTION] = {11.0, 15.0, 16.0, true, STYLE_TEXT},
    [TYPE_TABLE] = {11.0, 13.5, 0.0, false, STYLE_TEXT},
    [TYPE_CONTENTS] = {10.0, 14.0, 0.0, false, STYLE_TEXT},
    [TYPE_NOTE] = {10.0, 13.0, 3.5, false, STYLE_TEXT},
    [TYPE_RUNNING] = {9.0, 12.0, 0.0, false, STYLE_AXIS},
    [TYPE_DRAFT] = {12.0, 14.0, 0.0, true, 0x801650},
};

/* What a compact paper has smaller or closer; of size 0 what it has alike. */
static const struct paper_type compact_types[N_PAPER_TYPES] = {
    [TYPE_TITLE] = {20.0, 25.0, 0.0, true, STYLE_TEXT},
    [TYPE_SUBTITLE] = {12.5, 17.0, 2.0, false, STYLE_TEXT},
    [TYPE_HEADING_1] = {14.0, 18.0, 16.0, true, STYLE_TEXT},
    [TYPE_HEADING_2] = {12.0, 16.0, 12.0, true, STYLE_TEXT},
    [TYPE_HEADING_3] = {11.0, 14.5, 11.0, true, STYLE_TEXT},
    [TYPE_BODY] = {10.5, 14.0, 6.0, false, STYLE_TEXT},
    [TYPE_STRONG] = {10.5, 14.0, 6.0, true, STYLE_TEXT},
    [TYPE_CAPTION] = {10.5, 14.0, 12.0, true, STYLE_TEXT},
    [TYPE_NOTE] = {9.5, 12.0, 2.5, false, STYLE_TEXT},
};

const struct paper_type *paper_type(enum paper_type_name name, bool is_compact) {
    const struct paper_type *compact = &compact_types[name];
    return is_compact && compact->size_pt > 0.0 ? compact : &paper_types[name];
}

const double paper_table_sizes[] = {11.0, 10.5, 10.0, 9.5, 9.0};
const size_t n_paper_table_sizes = sizeof paper_table_sizes / sizeof paper_table_sizes[0];

struct paper_type paper_bold(struct paper_type type) {
    type.is_bold = true;
    return type;
}
