/* text/paper_text.c - the paper as plain text, and the list of its live figures. */
#include "text/paper_text.h"

#include "base/utf8.h"
#include "text/formats.h"
#include "text/shown.h"
#include "text/wrap.h"

#include <assert.h>

/* Brackets around what is live, by kind of span. */
static const char *const brackets[][2] = {
    [SPAN_WORDS] = {"", ""},
    [SPAN_FIGURE] = {"<", ">"},
    [SPAN_CHANGE] = {"<", ">"},
    [SPAN_REFERENCE] = {"<<", ">>"},
    [SPAN_NOTE] = {"", ""},
};

static const char *marked(struct arena *arena, const struct words *words) {
    struct text_builder out = {.arena = arena};
    for (size_t i = 0; i < words->n; i++) {
        const char *const *around = brackets[words->spans[i].kind];
        text_add(&out, TEXT(arena, around[0], words->spans[i].text, around[1]));
    }
    return shown_line(arena, text_done(&out));
}

/* Lines within the width, further ones indented under the text after `lead`. */
static void add_wrapped(struct text_builder *out, const char *lead, const char *text) {
    size_t indent = utf8_columns(lead);
    struct wrapped wrapped = wrap_text(out->arena, text, TEXT_TABLE_COLUMNS - indent);
    for (size_t i = 0; i < wrapped.n; i++) {
        for (size_t k = 0; i > 0 && k < indent; k++) text_add_char(out, ' ');
        if (i == 0) text_add(out, lead);
        text_add(out, wrapped.lines[i]);
        text_add_char(out, '\n');
    }
}

/* --- blocks --- */

typedef void block_adder(struct text_builder *out, const struct report *report, const struct block *block);

static void add_heading(struct text_builder *out, const struct report *report, const struct block *block) {
    (void)report;
    for (int i = 0; i < block->level; i++) text_add_char(out, '#');
    text_add_char(out, ' ');
    if (block->number) text_add(out, TEXT(out->arena, block->number, " "));
    text_add(out, marked(out->arena, &block->words));
    text_add_char(out, '\n');
}

static void add_paragraph(struct text_builder *out, const struct report *report, const struct block *block) {
    (void)report;
    add_wrapped(out, "", marked(out->arena, &block->words));
}

static void add_list(struct text_builder *out, const struct report *report, const struct block *block) {
    (void)report;
    for (size_t i = 0; i < block->n_items; i++) add_wrapped(out, "- ", marked(out->arena, &block->items[i]));
}

static void add_key_messages(struct text_builder *out, const struct report *report, const struct block *block) {
    text_add(out, "[key messages]\n");
    add_list(out, report, block);
}

static void add_recommendations(struct text_builder *out, const struct report *report, const struct block *block) {
    (void)report;
    text_add(out, "[recommendations]\n");
    for (size_t i = 0; i < block->n_items; i++) {
        const char *lead = TEXT(out->arena, text_from_int(out->arena, (int64_t)i + 1), ". ");
        add_wrapped(out, lead, marked(out->arena, &block->items[i]));
    }
}

static void add_definitions(struct text_builder *out, const struct report *report, const struct block *block) {
    (void)report;
    for (size_t i = 0; i < block->n_items; i++) {
        const char *lead = TEXT(out->arena, shown_line(out->arena, block->terms[i]), ": ");
        add_wrapped(out, "", TEXT(out->arena, lead, marked(out->arena, &block->items[i])));
    }
}

static void add_table(struct text_builder *out, const struct report *report, const struct block *block) {
    (void)report;
    add_wrapped(out, "", TEXT(out->arena, "[table] ", shown_title(out->arena, block->table, true)));
}

static void add_chart(struct text_builder *out, const struct report *report, const struct block *block) {
    (void)report;
    const struct chart *chart = block->chart;
    const char *number = chart->number ? TEXT(out->arena, shown_line(out->arena, chart->number), ": ") : "";
    add_wrapped(out, "", TEXT(out->arena, "[chart] ", number, shown_line(out->arena, chart->title)));
}

static void add_notes(struct text_builder *out, const struct report *report, const struct block *block) {
    (void)block;
    for (size_t i = 0; i < report->n_notes; i++) {
        const char *lead = TEXT(out->arena, shown_note_mark(out->arena, (uint32_t)i + 1), " ");
        add_wrapped(out, lead, shown_line(out->arena, report->notes[i].text));
    }
}

static block_adder *const adders[] = {
    [BLOCK_HEADING] = add_heading,
    [BLOCK_PARAGRAPH] = add_paragraph,
    [BLOCK_KEY_MESSAGES] = add_key_messages,
    [BLOCK_RECOMMENDATIONS] = add_recommendations,
    [BLOCK_LIST] = add_list,
    [BLOCK_DEFINITIONS] = add_definitions,
    [BLOCK_TABLE] = add_table,
    [BLOCK_CHART] = add_chart,
    [BLOCK_NOTES] = add_notes,
};

const char *paper_text(struct arena *arena, const struct report *report) {
    assert(report->is_released);
    struct text_builder out = {.arena = arena};
    const struct paper *paper = report->paper;
    for (size_t i = 0; paper && i < paper->n_blocks; i++) {
        if (i > 0) text_add_char(&out, '\n');
        adders[paper->blocks[i].kind](&out, report, &paper->blocks[i]);
    }
    for (size_t i = 0; paper && i < paper->n_colophon; i++) {
        if (i == 0) text_add(&out, "\n[colophon]\n");
        const struct colophon_line *line = &paper->colophon[i];
        add_wrapped(&out, "", shown_line(arena, TEXT(arena, line->label, ": ", line->text)));
    }
    return text_done(&out);
}

/* --- figures --- */

static void add_figures(struct text_builder *out, const struct words *words) {
    for (size_t i = 0; i < words->n; i++) {
        const struct span *span = &words->spans[i];
        if (span->table == NULL) continue;
        text_add(out, TEXT(out->arena, span->text, "  ", span->table->id, " | ", span->table->rows[span->row].id, " | ",
                           span->table->columns[span->column].id, "\n"));
    }
}

const char *paper_figures(struct arena *arena, const struct report *report) {
    assert(report->is_released);
    struct text_builder out = {.arena = arena};
    const struct paper *paper = report->paper;
    for (size_t i = 0; paper && i < paper->n_blocks; i++) {
        const struct block *block = &paper->blocks[i];
        add_figures(&out, &block->words);
        for (size_t k = 0; k < block->n_items; k++) add_figures(&out, &block->items[k]);
    }
    return text_done(&out);
}
