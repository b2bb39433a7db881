#include "paper/set/set_chart.h"

#include "base/text.h"
#include "draw/canvas.h"
#include "figure/figure.h"
#include "paper/pages/pen.h"
#include "paper/set/set_words.h"

#include <math.h>

/* What is left of a page beneath a caption of three lines and above two of a base. */
#define MOST_HEIGHT_PT (PAPER_LONG_PT - 2.0 * PAPER_TOP_PT - 80.0)
#define BENEATH_CAPTION_PT 6.0
#define LETTERS_PT 12.0         /* of a chart that has room */
#define SHOWN_LETTERS_PT 10.0   /* the same in a paper */

struct chart_set {
    const struct chart *chart;
    double width_pt;       /* that it is laid out in */
    double scale;          /* by which it is made smaller */
    uint32_t node;
};

static const struct figure *lay_out(struct press *press, const struct chart_set *set, double tight) {
    return figure_layout_tight(press->arena, set->chart, fonts_measure(press->fonts), set->width_pt, tight);
}

static void draw_chart_set(struct pen *pen, const struct piece *piece, double left, double top) {
    const struct chart_set *set = piece->what;
    struct node *node = &pen->press->structure.nodes[set->node];
    const struct figure *figure = lay_out(pen->press, set, fmax(0.0, -pen->ease));
    node->left = left;
    node->top = top;
    node->right = left + STYLE_WIDTH_PT;
    node->bottom = top + figure->height_pt * set->scale;
    pen_take(pen, set->node);
    cairo_save(pen->cairo);
    cairo_translate(pen->cairo, left, top);
    cairo_scale(pen->cairo, set->scale, set->scale);
    canvas_draw(pen->cairo, pen->press->fonts, figure, false);
    cairo_restore(pen->cairo);
    pen_rest(pen);
}

static double least_size(const struct figure *figure) {
    double least = LETTERS_PT;
    for (size_t i = 0; i < figure->n_marks; i++)
        if (figure->marks[i].shape == FIGURE_TEXT) least = fmin(least, figure->marks[i].height);
    return least;
}

/* Letters of charts are larger than those of the words around them: so a chart is laid out wider than the text and made smaller. One whose
 * letters are small already stays as it is. Returns it as high as is pleasant. */
static const struct figure *choose_scale(struct press *press, struct chart_set *set) {
    set->scale = SHOWN_LETTERS_PT / LETTERS_PT;
    set->width_pt = STYLE_WIDTH_PT / set->scale;
    const struct figure *figure = lay_out(press, set, 0.0);
    if (least_size(figure) < LETTERS_PT) {
        set->scale = 1.0;
        set->width_pt = STYLE_WIDTH_PT;
        figure = lay_out(press, set, 0.0);
    }
    set->scale = fmin(set->scale, MOST_HEIGHT_PT / figure->height_pt);
    return figure;
}

static void add_picture(struct press *press, const struct chart *chart, bool has_base) {
    struct chart_set *set = ARENA_NEW(press->arena, struct chart_set);
    set->chart = chart;
    const struct figure *figure = choose_scale(press, set);
    set->node = structure_node(&press->structure, NODE_DOCUMENT, "Figure");
    press->structure.nodes[set->node].alternative_text = chart->alternative_text != NULL ? chart->alternative_text : chart->title;
    struct piece *piece = press_piece(press);
    piece->size = (struct piece_size){.before_pt = BENEATH_CAPTION_PT, .height_pt = figure->height_pt * set->scale,
                                      .shrink_pt = fmax(0.0, figure->height_pt - lay_out(press, set, 1.0)->height_pt) * set->scale,
                                      .break_cost = has_base ? BREAK_NEVER : BREAK_FREE};
    piece->draw = draw_chart_set;
    piece->what = set;
}

void set_chart(struct press *press, const struct block *block) {
    const struct chart *chart = block->chart;
    const char *number = block->number != NULL ? block->number : chart->number;
    struct words_parts title = {.words = words_plain(press, chart->title)};
    if (number != NULL) title.before = TEXT(press->arena, number, ": ");
    struct part *part = press_part(press);
    part->table = chart->table;
    part->id = block->id;
    part->bookmark = number != NULL ? TEXT(press->arena, number, ": ", chart->title) : chart->title;
    set_words(press, words_with(press, title),
              (struct words_how){.type = TYPE_CAPTION, .before_pt = -1.0, .cost_after = BREAK_NEVER, .is_whole = true, .id = block->id,
                                 .node = structure_node(&press->structure, NODE_DOCUMENT, "P")});
    add_picture(press, chart, chart->base != NULL);
    if (chart->base != NULL)
        set_words(press, words_plain(press, chart->base),
                  (struct words_how){.type = TYPE_NOTE, .before_pt = -1.0, .is_whole = true,
                                     .node = structure_node(&press->structure, NODE_DOCUMENT, "P")});
}
