/* tabulate/paper/paper_open.c - the paper's parts, with the words of commentary files in their place. */
#include "tabulate/paper/paper.h"

#include "spec/prose.h"
#include "spec/spec.h"
#include "spec/yaml/yaml_tree.h"

enum { MAX_COMMENTARY_BYTES = 1024 * 1024 };

/* The path that the period gives; messages about the file itself are at the place that names it. */
static enum status read_file(struct working *working, const struct model_block *block, struct source_text **ret) {
    const struct model *model = working->inputs->plan->model;
    const char *written = spec_dated_path(working->arena, model, working->inputs->plan->options.period, block->path), *path;
    const struct source_text *file;
    TRY(spec_path(working->arena, model->root, block->place.file, written, block->place, working->diags, &path, &file));
    struct source_text *text = ARENA_NEW(working->arena, struct source_text);
    *text = *file;
    TRY(file_read(working->arena, path, MAX_COMMENTARY_BYTES, block->place, working->diags, &text->bytes, &text->n));
    *ret = text;
    return STATUS_OK;
}

static enum status add_commentary(struct working *working, struct prose *prose, const struct model_block *block) {
    struct paper_working *paper = working->paper;
    struct source_text *file;
    TRY(read_file(working, block, &file));
    paper->files[paper->n_files++] = file;
    if (!yaml_text_is_clean(file, working->arena, working->diags)) return diags_status(working->diags);
    struct place start = {.file = file, .line = 1, .column = 0};
    prose_blocks(prose, (struct prose_text){.text = file->bytes, .place = start, .is_literal = true,
                                            .has_headings = true, .level = block->level});
    return STATUS_OK;
}

static bool stands(const struct working *working, const struct model_block *block) {
    if (block->stands == STANDS_ALWAYS) return true;
    return working->inputs->ledgers[block->ledger]->is_absent == (block->stands == STANDS_WITHOUT_LEDGER);
}

/* Key messages of which some come and go with a file are one list in the paper. */
static bool joins(const struct prose *prose, const struct model_block *block) {
    if (prose->n_blocks == 0 || block->kind != MODEL_KEY_MESSAGES) return false;
    const struct model_block *above = &prose->blocks[prose->n_blocks - 1];
    return above->kind == block->kind && (above->stands != STANDS_ALWAYS || block->stands != STANDS_ALWAYS);
}

static void add_items(struct prose *prose, const struct model_block *block) {
    struct model_block *above = &prose->blocks[prose->n_blocks - 1];
    struct model_words *items = ARENA_ARRAY(prose->arena, struct model_words, above->n_items + block->n_items);
    for (size_t i = 0; i < above->n_items; i++) items[i] = above->items[i];
    for (size_t i = 0; i < block->n_items; i++) items[above->n_items + i] = block->items[i];
    above->items = items;
    above->n_items += block->n_items;
}

static enum status expand(struct working *working, struct prose *prose) {
    const struct model_paper *model = working->paper->model;
    for (size_t i = 0; i < model->n_blocks; i++) {
        if (model->blocks[i].kind == MODEL_COMMENTARY) {
            TRY(add_commentary(working, prose, &model->blocks[i]));
            continue;
        }
        if (!stands(working, &model->blocks[i])) continue;
        if (joins(prose, &model->blocks[i]))
            add_items(prose, &model->blocks[i]);
        else
            *ARENA_PUSH(working->arena, prose->blocks, prose->n_blocks, prose->block_capacity) = model->blocks[i];
    }
    return STATUS_OK;
}

/* Headings of commentary go down one level at a time, as those of the specification must. */
static void settle_levels(struct prose *prose) {
    int level = 0;
    for (size_t i = 0; i < prose->n_blocks; i++) {
        struct model_block *block = &prose->blocks[i];
        if (block->kind != MODEL_HEADING) continue;
        if (block->level > level + 1) block->level = level + 1;
        level = block->level;
    }
}

static void note_places(struct paper_working *paper) {
    for (size_t i = 0; i < paper->n_blocks; i++) {
        const struct model_block *block = &paper->blocks[i];
        if (block->kind == MODEL_TABLE) paper->table_placed[block->table] = true;
        if (block->kind == MODEL_CHART) paper->chart_placed[block->chart] = true;
    }
}

enum status paper_open(struct working *working) {
    const struct model *model = working->inputs->plan->model;
    struct arena *arena = working->arena;
    struct paper_working *paper = ARENA_NEW(arena, struct paper_working);
    struct prose prose = {.arena = arena, .diags = working->diags, .model = model};
    working->paper = paper;
    paper->table_numbers = ARENA_ARRAY(arena, const char *, model->n_tables);
    paper->chart_numbers = ARENA_ARRAY(arena, const char *, model->n_charts);
    paper->table_placed = ARENA_ARRAY(arena, bool, model->n_tables);
    paper->chart_placed = ARENA_ARRAY(arena, bool, model->n_charts);
    paper->table_quoted = ARENA_ARRAY(arena, bool, model->n_tables);
    paper->model = model->paper;
    if (model->paper == NULL) return STATUS_OK;
    paper->files = ARENA_ARRAY(arena, const struct source_text *, model->paper->n_blocks);
    for (size_t i = 0; i < model->paper->n_typed; i++)
        *ARENA_PUSH(arena, prose.typed, prose.n_typed, prose.typed_capacity) = model->paper->typed[i];
    TRY(expand(working, &prose));
    settle_levels(&prose);
    paper->blocks = prose.blocks;
    paper->n_blocks = prose.n_blocks;
    paper->typed = prose.typed;
    paper->n_typed = prose.n_typed;
    note_places(paper);
    return STATUS_OK;
}
