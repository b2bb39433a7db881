#include "style/paper_style.h"

const struct paper_type paper_types[N_PAPER_TYPES] = {
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

const double paper_table_sizes[] = {11.0, 10.5, 10.0, 9.5, 9.0};
const size_t n_paper_table_sizes = sizeof paper_table_sizes / sizeof paper_table_sizes[0];

struct paper_type paper_bold(struct paper_type type) {
    type.is_bold = true;
    return type;
}
