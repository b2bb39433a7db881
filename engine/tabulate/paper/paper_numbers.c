/* tabulate/paper/paper_numbers.c - numbers of tables and charts, and of notes, in the order in which the paper is read.
 *
 * Fixed numbers stay. The others are the next free "Table N" and "Figure N" in the order of appearance. A chart whose table is no
 * exhibit of its own, or has the number of a figure, shares its table's number: they show the same figures. */
#include "tabulate/paper/paper.h"

#include <string.h>

struct sequence {
    const char *word;      /* "Table" */
    int64_t last;
};

static bool is_none(const char *number) {
    return text_equal(number, "none");
}

static const char *fixed_or_null(const char *number) {
    return number == NULL || is_none(number) ? NULL : number;
}

static bool is_taken(const struct model *model, const char *number) {
    for (size_t i = 0; i < model->n_tables; i++)
        if (text_equal(model->tables[i].number, number)) return true;
    for (size_t i = 0; i < model->n_charts; i++)
        if (text_equal(model->charts[i].number, number)) return true;
    return false;
}

static const char *next_number(struct working *working, struct sequence *sequence) {
    const struct model *model = working->inputs->plan->model;
    const char *plain, *prefix = working->paper->model->prefix;
    const char *number;
    do {
        plain = TEXT(working->arena, sequence->word, " ", text_from_int(working->arena, ++sequence->last));
        number = prefix ? TEXT(working->arena, prefix, " ", plain) : plain;
    } while (is_taken(model, plain) || is_taken(model, number));
    return number;
}

/* "Figure 4", or "Appendix 1 Figure 4". */
static bool is_of_figure(const char *number) {
    return number && strstr(number, "Figure ") != NULL;
}

/* Whether the chart can have its table's number; only one chart of a table does. */
static bool shares_number(struct working *working, size_t chart, const bool *is_shared) {
    const struct model *model = working->inputs->plan->model;
    size_t table = model->charts[chart].table;
    if (is_shared[table] || is_none(model->tables[table].number)) return false;
    return is_of_figure(working->paper->table_numbers[table]) || !working->paper->table_placed[table];
}

static void number_chart(struct working *working, size_t chart, struct sequence *figures, bool *is_shared) {
    const struct model_chart *model = &working->inputs->plan->model->charts[chart];
    struct paper_working *paper = working->paper;
    if (model->number) return;
    if (!shares_number(working, chart, is_shared)) {
        paper->chart_numbers[chart] = next_number(working, figures);
        return;
    }
    is_shared[model->table] = true;
    if (paper->table_numbers[model->table] == NULL) paper->table_numbers[model->table] = next_number(working, figures);
    paper->chart_numbers[chart] = paper->table_numbers[model->table];
}

static void number_placed(struct working *working) {
    const struct model *model = working->inputs->plan->model;
    struct paper_working *paper = working->paper;
    struct sequence tables = {.word = "Table"}, figures = {.word = "Figure"};
    bool *is_shared = ARENA_ARRAY(working->arena, bool, model->n_tables);
    for (size_t i = 0; i < paper->n_blocks; i++) {
        const struct model_block *block = &paper->blocks[i];
        if (block->kind == MODEL_TABLE && model->tables[block->table].number == NULL)
            paper->table_numbers[block->table] = next_number(working, &tables);
        if (block->kind == MODEL_CHART) number_chart(working, block->chart, &figures, is_shared);
    }
}

/* A chart that no paper places has its table's number, as it had before there were papers. */
void paper_number(struct working *working) {
    const struct model *model = working->inputs->plan->model;
    struct paper_working *paper = working->paper;
    for (size_t i = 0; i < model->n_tables; i++) paper->table_numbers[i] = fixed_or_null(model->tables[i].number);
    for (size_t i = 0; i < model->n_charts; i++) paper->chart_numbers[i] = fixed_or_null(model->charts[i].number);
    number_placed(working);
    for (size_t i = 0; i < model->n_charts; i++)
        if (!paper->chart_placed[i] && model->charts[i].number == NULL)
            paper->chart_numbers[i] = paper->table_numbers[model->charts[i].table];
}

/* --- notes -------------------------------------------------------------------------------------------------------- */

static void number_notes_of_words(struct working *working, const struct model_words *words) {
    for (size_t i = 0; i < words->n; i++)
        if (words->pieces[i].kind == PIECE_NOTE) notes_number(working, &words->pieces[i].note, 1);
}

void paper_number_notes(struct working *working) {
    const struct paper_working *paper = working->paper;
    const struct model *model = working->inputs->plan->model;
    for (size_t i = 0; i < paper->n_blocks; i++) {
        const struct model_block *block = &paper->blocks[i];
        number_notes_of_words(working, &block->words);
        for (size_t k = 0; k < block->n_items; k++) number_notes_of_words(working, &block->items[k]);
        if (block->kind == MODEL_TABLE) notes_number_table(working, &working->tables[block->table]);
        if (block->kind == MODEL_CHART) notes_number_table(working, &working->tables[model->charts[block->chart].table]);
    }
}
