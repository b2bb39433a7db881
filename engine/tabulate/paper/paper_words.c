/* tabulate/paper/paper_words.c - words of the paper: pieces become spans that hold their cells. */
#include "tabulate/paper/paper.h"

#include "result/words.h"

struct span_list {
    struct span *items;
    size_t n, capacity;
};

static void push(struct working *working, struct span_list *list, struct span span) {
    *ARENA_PUSH(working->arena, list->items, list->n, list->capacity) = span;
}

static void push_words(struct working *working, struct span_list *list, const char *text) {
    push(working, list, (struct span){.kind = SPAN_WORDS, .text = text});
}

static void add_words(struct working *working, const struct model_piece *piece, struct span_list *list) {
    const struct plan *plan = working->inputs->plan;
    push_words(working, list, plan_tokens(working->arena, plan, piece->text));
}

/* A line that is not shown has no cell to point to. */
static void add_quoted(struct working *working, const struct quoted_cell *quoted, enum span_kind kind, const char *text,
                       struct span_list *list) {
    if (quoted->row == SIZE_MAX)
        push_words(working, list, text);
    else
        push(working, list, (struct span){.kind = kind, .text = text, .table = quoted->table, .row = quoted->row, .column = quoted->column});
}

static void add_figure(struct working *working, const struct model_piece *piece, struct span_list *list) {
    struct quoted_cell quoted;
    if (!quoted_cell_find(working, piece, &quoted)) return;
    add_quoted(working, &quoted, SPAN_FIGURE, quoted.cell->display, list);
    const char *mark = cell_side_mark(quoted.cell);
    if (*mark != '\0') push_words(working, list, TEXT(working->arena, " ", mark));
}

static void add_change(struct working *working, const struct model_piece *piece, struct span_list *list) {
    struct quoted_cell found[2];
    if (!quoted_change_find(working, piece, found)) return;
    const char *text = words_of_change(working->arena, found[0].cell, found[1].cell, working->inputs->plan->model->small_base);
    add_quoted(working, &found[0], SPAN_CHANGE, text, list);
}

/* --- references --------------------------------------------------------------------------------------------------- */

/* A table that is only drawn is where its chart is. */
static size_t chart_for_table(const struct working *working, size_t table) {
    const struct model *model = working->inputs->plan->model;
    for (size_t i = 0; i < model->n_charts; i++)
        if (model->charts[i].table == table && working->paper->chart_placed[i] &&
            text_equal(working->paper->chart_numbers[i], working->paper->table_numbers[table]))
            return i;
    return NONE;
}

static void refer(struct working *working, const struct model_piece *piece, const char *number, const char *prefix, const char *id,
                  struct span_list *list) {
    if (number == NULL) {
        DIAG(working->diags, MSG_PAPER_NO_NUMBER, piece->place, "place it in the paper, and give it no 'number: none'",
             TEXT(working->arena, prefix, " '", id, "'"));
        return;
    }
    push(working, list, (struct span){.kind = SPAN_REFERENCE, .text = number, .target = TEXT(working->arena, prefix, "-", id)});
}

static void refer_to_chart(struct working *working, const struct model_piece *piece, size_t chart, struct span_list *list) {
    const struct paper_working *paper = working->paper;
    refer(working, piece, paper->chart_placed[chart] ? paper->chart_numbers[chart] : NULL, "chart",
          working->inputs->plan->model->charts[chart].id, list);
}

static void refer_to_table(struct working *working, const struct model_piece *piece, struct span_list *list) {
    const struct paper_working *paper = working->paper;
    size_t table = piece->target, chart = paper->table_placed[table] ? NONE : chart_for_table(working, table);
    if (chart != NONE)
        refer_to_chart(working, piece, chart, list);
    else
        refer(working, piece, paper->table_placed[table] ? paper->table_numbers[table] : NULL, "table",
              working->inputs->plan->model->tables[table].id, list);
}

static void refer_to_section(struct working *working, const struct model_piece *piece, struct span_list *list) {
    const struct paper_working *paper = working->paper;
    for (size_t i = 0; i < paper->n_sections; i++)
        if (text_equal(paper->sections[i].id, piece->section))
            push(working, list,
                 (struct span){.kind = SPAN_REFERENCE, .text = paper->sections[i].words, .target = paper->sections[i].target});
}

static void add_reference(struct working *working, const struct model_piece *piece, struct span_list *list) {
    if (piece->target_kind == REFERENCE_TABLE) refer_to_table(working, piece, list);
    if (piece->target_kind == REFERENCE_CHART) refer_to_chart(working, piece, piece->target, list);
    if (piece->target_kind == REFERENCE_SECTION) refer_to_section(working, piece, list);
}

static void add_note(struct working *working, const struct model_piece *piece, struct span_list *list) {
    uint32_t number = notes_number(working, &piece->note, 1)[0];
    push(working, list,
         (struct span){.kind = SPAN_NOTE, .text = TEXT(working->arena, "[note ", text_from_int(working->arena, number), "]"), .note = number});
}

typedef void piece_adder(struct working *working, const struct model_piece *piece, struct span_list *list);

static piece_adder *const adders[] = {
    [PIECE_WORDS] = add_words,
    [PIECE_FIGURE] = add_figure,
    [PIECE_CHANGE] = add_change,
    [PIECE_REFERENCE] = add_reference,
    [PIECE_NOTE] = add_note,
};

struct words paper_words(struct working *working, const struct model_words *words) {
    struct span_list list = {0};
    for (size_t i = 0; i < words->n; i++) adders[words->pieces[i].kind](working, &words->pieces[i], &list);
    return (struct words){list.items, list.n};
}
