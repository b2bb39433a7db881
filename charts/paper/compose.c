#include "compose.h"

#include "paper/set/set_chart.h"
#include "paper/set/set_contents.h"
#include "paper/set/set_front.h"
#include "paper/set/set_table.h"
#include "paper/set/set_words.h"

#include <pango/pangocairo.h>

static void (*const set_block[])(struct press *press, const struct block *block) = {
    [BLOCK_HEADING] = set_heading,
    [BLOCK_PARAGRAPH] = set_paragraph,
    [BLOCK_KEY_MESSAGES] = set_list,
    [BLOCK_RECOMMENDATIONS] = set_list,
    [BLOCK_LIST] = set_list,
    [BLOCK_DEFINITIONS] = set_definitions,
    [BLOCK_TABLE] = set_table,
    [BLOCK_CHART] = set_chart,
    [BLOCK_NOTES] = set_notes,
};

static void unref(void *object) {
    g_object_unref(object);
}

enum status compose(struct arena *arena, const struct report *report, struct diags *diags, struct press *ret_press,
                    struct arrangement *ret) {
    struct press press = {.arena = arena, .report = report};
    const struct paper *paper = report->paper;
    TRY(fonts_open_both(arena, fonts_folders, diags, &press.fonts));
    press.context = fonts_context(press.fonts);
    arena_defer(arena, unref, press.context);
    structure_init(arena, &press.structure);
    set_title(&press);
    size_t n_front = paper_front(paper);
    for (size_t i = 0; i < paper->n_blocks; i++) {
        if (i == n_front) set_contents(&press);
        set_block[paper->blocks[i].kind](&press, &paper->blocks[i]);
    }
    set_colophon(&press);
    *ret = arrange(&press);
    *ret_press = press;
    return STATUS_OK;
}
