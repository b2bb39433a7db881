/* workbook/cell_format.c - looks as data, and number formats made from a cell's unit and places.
 *
 * A number that rounds to zero gets a format whose three parts are the same, since Excel picks the part, and the sign,
 * by the unrounded value: -0.0004 would be shown as -0.0%. */
#include "workbook/cell_format.h"

#include "base/text.h"

#include <string.h>
#include <xlsxwriter.h>

#define FONT "Arial"

enum { COLOUR_LINK = 0x0B4F9E, COLOUR_RULE = 0x3D3D3D };

struct look_facts {
    uint32_t size_pt;
    bool is_bold, is_right, is_wrapped, is_indented, is_link, has_rule_above, has_rule_below;
    uint8_t upright; /* the library's vertical alignment */
    int named_style; /* 0 Normal, 1 Heading 1, 2 Heading 2: finish_parts.c defines them */
};

enum { TOP = LXW_ALIGN_VERTICAL_TOP, MIDDLE = LXW_ALIGN_VERTICAL_CENTER, BOTTOM = LXW_ALIGN_VERTICAL_BOTTOM };

static const struct look_facts looks[N_LOOKS] = {
    [LOOK_TITLE] = {.size_pt = 16, .is_bold = true, .upright = TOP, .named_style = 1},
    [LOOK_TITLE_WRAPPED] = {.size_pt = 16, .is_bold = true, .is_wrapped = true, .upright = TOP, .named_style = 1},
    [LOOK_HEADING] = {.size_pt = 14, .is_bold = true, .upright = BOTTOM, .named_style = 2},
    [LOOK_LINE] = {.size_pt = 12, .upright = TOP},
    [LOOK_PARAGRAPH] = {.size_pt = 12, .is_wrapped = true, .upright = TOP},
    [LOOK_LINK] = {.size_pt = 12, .is_link = true, .upright = TOP},
    [LOOK_HEADER_TEXT] = {.size_pt = 12,
                          .is_bold = true,
                          .is_wrapped = true,
                          .has_rule_above = true,
                          .has_rule_below = true,
                          .upright = BOTTOM},
    [LOOK_HEADER_NUMBER] = {.size_pt = 12,
                            .is_bold = true,
                            .is_right = true,
                            .is_wrapped = true,
                            .has_rule_above = true,
                            .has_rule_below = true,
                            .upright = BOTTOM},
    [LOOK_HEADER_MARK] = {.size_pt = 12,
                          .is_bold = true,
                          .is_wrapped = true,
                          .is_indented = true,
                          .has_rule_above = true,
                          .has_rule_below = true,
                          .upright = BOTTOM},
    [LOOK_HEADER_WORDS] = {.size_pt = 12,
                           .is_bold = true,
                           .is_wrapped = true,
                           .is_indented = true,
                           .has_rule_above = true,
                           .has_rule_below = true,
                           .upright = BOTTOM},
    [LOOK_TEXT] = {.size_pt = 12, .is_wrapped = true, .upright = MIDDLE},
    [LOOK_TEXT_LINK] = {.size_pt = 12, .is_link = true, .upright = MIDDLE},
    [LOOK_WORDS] = {.size_pt = 12, .is_wrapped = true, .is_indented = true, .upright = MIDDLE},
    [LOOK_NUMBER] = {.size_pt = 12, .is_right = true, .upright = MIDDLE},
    [LOOK_MARK] = {.size_pt = 12, .is_indented = true, .upright = MIDDLE},
    [LOOK_TOTAL_TEXT] = {.size_pt = 12, .is_bold = true, .is_wrapped = true, .has_rule_above = true, .upright = MIDDLE},
    [LOOK_TOTAL_WORDS] = {.size_pt = 12,
                          .is_bold = true,
                          .is_wrapped = true,
                          .is_indented = true,
                          .has_rule_above = true,
                          .upright = MIDDLE},
    [LOOK_TOTAL_NUMBER] = {.size_pt = 12, .is_bold = true, .is_right = true, .has_rule_above = true, .upright = MIDDLE},
    [LOOK_TOTAL_MARK] =
        {.size_pt = 12, .is_bold = true, .is_indented = true, .has_rule_above = true, .upright = MIDDLE},
};

struct known_format {
    enum look look;
    const char *num_format;
    struct lxw_format *format;
};

struct cell_formats {
    struct arena *arena;
    struct lxw_workbook *workbook;
    struct known_format *known;
    size_t n_known, capacity;
};

/* The library's first format is the workbook's "Normal" style: Calibri 11 unless changed, which empty cells would keep.
 */
struct cell_formats *cell_formats_new(struct arena *arena, struct lxw_workbook *workbook) {
    struct lxw_format *normal = STAILQ_FIRST(workbook->formats);
    format_set_font_name(normal, FONT);
    format_set_font_size(normal, 12);
    struct cell_formats *formats = ARENA_NEW(arena, struct cell_formats);
    *formats = (struct cell_formats){.arena = arena, .workbook = workbook};
    return formats;
}

static void apply(struct lxw_format *format, const struct look_facts *look) {
    format_set_font_name(format, FONT);
    format_set_font_size(format, look->size_pt);
    format_set_align(format, look->upright);
    format_set_align(format, look->is_right ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
    if (look->is_indented) format_set_indent(format, 1);
    if (look->is_bold) format_set_bold(format);
    if (look->is_wrapped) format_set_text_wrap(format);
    if (look->is_link) format_set_font_color(format, COLOUR_LINK);
    format->xf_id = look->named_style;
    if (look->has_rule_above) format_set_top(format, LXW_BORDER_THIN);
    if (look->has_rule_above) format_set_top_color(format, COLOUR_RULE);
    if (look->has_rule_below) format_set_bottom(format, LXW_BORDER_THIN);
    if (look->has_rule_below) format_set_bottom_color(format, COLOUR_RULE);
}

struct lxw_format *cell_format(struct cell_formats *formats, enum look look, const char *num_format) {
    for (size_t i = 0; i < formats->n_known; i++) {
        if (formats->known[i].look == look && text_equal(formats->known[i].num_format, num_format))
            return formats->known[i].format;
    }
    struct lxw_format *format = workbook_add_format(formats->workbook);
    if (format == NULL) return NULL;
    apply(format, &looks[look]);
    if (num_format != NULL) format_set_num_format(format, num_format);
    struct known_format *known = ARENA_PUSH(formats->arena, formats->known, formats->n_known, formats->capacity);
    *known = (struct known_format){look, num_format, format};
    return format;
}

struct face look_face(enum look look) {
    return (struct face){.size_pt = looks[look].size_pt, .is_bold = looks[look].is_bold};
}

bool look_runs_on(enum look look) {
    return look == LOOK_TITLE || look == LOOK_LINE || look == LOOK_LINK;
}

/* Arial's lines are 1.15 of its size apart; 1.25 leaves air, and five pixels part the rows. A point is 4/3 pixels. */
uint32_t look_height_px(enum look look, uint32_t n_lines) {
    return (looks[look].size_pt * 5 + 2) / 3 * n_lines + 5;
}

bool cell_shows_number(const struct cell *cell) {
    return cell->kind == CELL_NUMBER && !cell->is_words;
}

static bool rounds_to_zero(const struct cell *cell) {
    struct decimal shown;
    return number_round(cell->value, cell_scale(cell), cell->decimals, &shown) && shown.units == 0;
}

const char *number_format(struct arena *arena, const struct cell *cell) {
    /* A percentage below 1,000% keeps the plain form that people know from Excel's own menus. */
    bool is_percent = strcmp(unit_suffix(cell->unit), "%") == 0;
    bool has_commas = unit_style(cell->unit) != NUMBER_PLAIN && (!is_percent || strchr(cell->display, ',') != NULL);
    struct text_builder out = {.arena = arena};
    text_add(&out, has_commas ? "#,##0" : "0");
    for (int i = 0; i < cell->decimals; i++) text_add(&out, i == 0 ? ".0" : "0");
    text_add(&out, unit_suffix(cell->unit));
    const char *digits = text_done(&out);
    if (cell->value.numerator != 0 && rounds_to_zero(cell)) return TEXT(arena, digits, ";", digits, ";", digits);
    if (unit_style(cell->unit) != NUMBER_SIGNED) return digits;
    struct text_builder zero = {.arena = arena};
    text_add(&zero, "0");
    for (int i = 0; i < cell->decimals; i++) text_add(&zero, i == 0 ? ".0" : "0");
    text_add(&zero, unit_suffix(cell->unit));
    return TEXT(arena, "+", digits, ";-", digits, ";", text_done(&zero));
}

double number_value(const struct cell *cell) {
    bool is_percent = strcmp(unit_suffix(cell->unit), "%") == 0;
    return number_double(cell->value, is_percent ? cell_scale(cell) / 100 : cell_scale(cell));
}
