/* tabulate/paper/paper_make.c - the finished paper: every part a block, sections numbered, targets unique.
 *
 * Sections are numbered first, so that words can refer to those below them. */
#include "tabulate/about/about_blocks.h"
#include "tabulate/paper/paper.h"

#include "base/intern.h"

#include <string.h>

enum { MAX_LEVEL = 16 };

struct section_counts {
    int64_t of[MAX_LEVEL];
    struct intern *targets;
};

/* --- sections ----------------------------------------------------------------------------------------------------- */

static void count_section(struct section_counts *counts, int level) {
    counts->of[level - 1]++;
    for (int i = level; i < MAX_LEVEL; i++) counts->of[i] = 0;
}

/* "2.1", or with another sign between. */
static const char *count_text(struct arena *arena, const struct section_counts *counts, int level, const char *between) {
    struct text_builder out = {.arena = arena};
    for (int i = 0; i < level; i++) {
        if (i > 0) text_add(&out, between);
        text_add_int(&out, counts->of[i]);
    }
    return text_done(&out);
}

static int level_of(const struct model_block *block) {
    return block->level < MAX_LEVEL ? block->level : MAX_LEVEL;
}

/* Headings with a name keep it; the others take their place's number, and make way. */
static const char *target_of(struct working *working, struct section_counts *counts, const struct model_block *block) {
    const char *target = block->id ? block->id : count_text(working->arena, counts, level_of(block), "-");
    bool is_new = block->id != NULL;
    target = TEXT(working->arena, "section-", target);
    while (!is_new) {
        intern_add(counts->targets, target, strlen(target), &is_new);
        if (!is_new) target = TEXT(working->arena, target, "-");
    }
    return target;
}

static void reserve_names(struct working *working, struct section_counts *counts) {
    const struct model_paper *model = working->paper->model;
    for (size_t i = 0; i < model->n_section_ids; i++) {
        const char *target = TEXT(working->arena, "section-", model->section_ids[i]);
        bool is_new;
        intern_add(counts->targets, target, strlen(target), &is_new);
    }
}

static const char *quoted_words(struct arena *arena, const struct model_words *words) {
    struct text_builder out = {.arena = arena};
    for (size_t i = 0; i < words->n; i++)
        if (words->pieces[i].kind == PIECE_WORDS) text_add(&out, words->pieces[i].text);
    return TEXT(arena, "\xE2\x80\x98", text_done(&out), "\xE2\x80\x99");
}

static void make_section(struct working *working, struct section_counts *counts, const struct model_block *from, struct block *block) {
    struct paper_working *paper = working->paper;
    count_section(counts, level_of(from));
    block->level = level_of(from);
    block->id = target_of(working, counts, from);
    if (paper->model->numbers_sections) block->number = count_text(working->arena, counts, level_of(from), ".");
    if (from->id == NULL) return;
    const struct plan *plan = working->inputs->plan;
    const char *words = block->number ? TEXT(working->arena, "section ", block->number) : quoted_words(working->arena, &from->words);
    *ARENA_PUSH(working->arena, paper->sections, paper->n_sections, paper->section_capacity) =
        (struct paper_section){from->id, block->id, plan_tokens(working->arena, plan, words)};
}

static void make_sections(struct working *working, const size_t *places, struct block *blocks) {
    struct section_counts counts = {.targets = intern_new(working->arena)};
    reserve_names(working, &counts);
    for (size_t i = 0; i < working->paper->n_blocks; i++)
        if (working->paper->blocks[i].kind == MODEL_HEADING)
            make_section(working, &counts, &working->paper->blocks[i], &blocks[places[i]]);
}

/* --- blocks ------------------------------------------------------------------------------------------------------- */

static const enum block_kind block_kinds[] = {
    [MODEL_HEADING] = BLOCK_HEADING,           [MODEL_PARAGRAPH] = BLOCK_PARAGRAPH,
    [MODEL_LIST] = BLOCK_LIST,                 [MODEL_KEY_MESSAGES] = BLOCK_KEY_MESSAGES,
    [MODEL_RECOMMENDATIONS] = BLOCK_RECOMMENDATIONS, [MODEL_DEFINITIONS] = BLOCK_DEFINITIONS,
    [MODEL_TABLE] = BLOCK_TABLE,               [MODEL_CHART] = BLOCK_CHART,
    [MODEL_NOTES] = BLOCK_NOTES,               [MODEL_COMMENTARY] = BLOCK_PARAGRAPH,
    [MODEL_COUNTING_RULES] = BLOCK_PARAGRAPH,  [MODEL_DATA_QUALITY] = BLOCK_PARAGRAPH,
};

static void make_exhibit(struct working *working, const struct model_block *from, struct block *block) {
    if (from->kind == MODEL_TABLE) {
        block->table = working->tables[from->table].table;
        block->number = block->table->number;
        block->id = TEXT(working->arena, "table-", block->table->id);
    } else if (from->kind == MODEL_CHART) {
        block->chart = &working->report->charts[from->chart];
        block->number = block->chart->number;
        block->id = TEXT(working->arena, "chart-", block->chart->id);
    } else if (from->kind == MODEL_NOTES) {
        block->id = "notes";
    }
}

static void make_block(struct working *working, const struct model_block *from, struct block *block) {
    struct words *items = ARENA_ARRAY(working->arena, struct words, from->n_items);
    block->kind = block_kinds[from->kind];
    block->words = paper_words(working, &from->words);
    for (size_t i = 0; i < from->n_items; i++) {
        items[i] = paper_words(working, &from->items[i]);
        if (from->kind == MODEL_KEY_MESSAGES) paper_warn_of_message(working, &from->items[i], &items[i]);
    }
    block->items = items;
    block->n_items = from->n_items;
    block->terms = from->terms;
    make_exhibit(working, from, block);
}

/* --- the paper ---------------------------------------------------------------------------------------------------- */

/* Where the blocks of each part begin, since a part about the figures is several; the number of all blocks. */
static size_t place_blocks(struct working *working, size_t first, size_t **ret_places) {
    const struct paper_working *from = working->paper;
    size_t *places = ARENA_ARRAY(working->arena, size_t, from->n_blocks);
    for (size_t i = 0; i < from->n_blocks; i++) {
        struct about_blocks about;
        places[i] = first;
        first += about_blocks_of(working, from->blocks[i].kind, &about) ? about.n : 1;
    }
    *ret_places = places;
    return first;
}

static void make_part(struct working *working, const struct model_block *from, struct block *blocks) {
    struct about_blocks about;
    if (!about_blocks_of(working, from->kind, &about)) {
        make_block(working, from, blocks);
        return;
    }
    for (size_t i = 0; i < about.n; i++) blocks[i] = about.items[i];
}

/* On the first page, after what a reader looks for first: key messages where the paper begins with them. */
static void add_warnings(struct working *working, struct block *blocks, struct paper *paper) {
    struct block notice;
    size_t at = paper_front(paper);
    if (!notice_of_warnings(working, &notice)) return;
    memmove(&blocks[at + 1], &blocks[at], (paper->n_blocks - at) * sizeof *blocks);
    blocks[at] = notice;
    paper->n_blocks++;
}

enum status paper_make(struct working *working) {
    const struct paper_working *from = working->paper;
    if (from->model == NULL) return STATUS_OK;
    struct paper *paper = ARENA_NEW(working->arena, struct paper);
    size_t n_draft = working->report->is_draft ? 1 : 0, *places;
    size_t n_blocks = place_blocks(working, n_draft, &places);
    struct block *blocks = ARENA_ARRAY(working->arena, struct block, n_blocks + 1);
    if (n_draft > 0) blocks[0] = notice_of_draft(working);
    make_sections(working, places, blocks);
    for (size_t i = 0; i < from->n_blocks; i++) make_part(working, &from->blocks[i], &blocks[places[i]]);
    *paper = (struct paper){.blocks = blocks, .n_blocks = n_blocks, .files = from->files, .n_files = from->n_files,
                            .is_compact = from->model->is_compact};
    add_warnings(working, blocks, paper);
    colophon_make(working, paper);
    paper_warn(working);
    working->report->paper = paper;
    return diags_count_level(working->diags, DIAG_ERROR) == 0 ? STATUS_OK : diags_status(working->diags);
}
