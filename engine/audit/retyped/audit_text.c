/* audit/retyped/audit_text.c - the report for the terminal: tables, their findings, a line that sums up. */
#include "audit/retyped/audit.h"

#include "base/utf8.h"

#include <string.h>

enum { LINE_COLUMNS = 100, INDENT = 4, FEW = 4 };

/* Words at the indent, broken at spaces before LINE_COLUMNS. */
static void add_wrapped(struct text_builder *out, const char *text) {
    size_t column = 0;
    const char *at = utf8_shown(out->arena, text, 0);
    while (*at) {
        size_t n = strcspn(at, " ");
        const char *word = text_copy_bytes(out->arena, at, n);
        size_t columns = utf8_columns(word);
        bool is_first = column == 0;
        if (!is_first && column + 1 + columns > LINE_COLUMNS) {
            text_add_char(out, '\n');
            is_first = true;
        }
        text_add(out, is_first ? "    " : " ");
        column = (is_first ? INDENT : column + 1) + columns;
        text_add(out, word);
        at += n + strspn(at + n, " ");
    }
    text_add_char(out, '\n');
}

/* "line 4", "lines 4, 6, 9", "lines 4 to 18". */
static const char *lines_text(struct arena *arena, const struct finding *finding) {
    struct text_builder out = {.arena = arena};
    uint32_t first = finding->others[0]->place.line, last = finding->others[finding->n_others - 1]->place.line;
    text_add(&out, finding->n_others == 1 ? "line " : "lines ");
    for (size_t i = 0; finding->n_others <= FEW && i < finding->n_others; i++) {
        if (i > 0) text_add(&out, ", ");
        text_add_int(&out, finding->others[i]->place.line);
    }
    if (finding->n_others <= FEW) return text_done(&out);
    text_add_int(&out, first);
    text_add(&out, " to ");
    text_add_int(&out, last);
    return text_done(&out);
}

const char *finding_figure_words(struct arena *arena, const struct finding *finding) {
    if (finding->row && finding->column) return TEXT(arena, finding->row, ", ", finding->column);
    return finding->row ? finding->row : finding->column ? finding->column : "the table";
}

static void add_finding(struct text_builder *out, const struct audit *audit, const struct finding *finding) {
    struct arena *arena = out->arena;
    const char *place = TEXT(arena, audit->path, ":", text_from_int(arena, finding->printed->place.line), ": ");
    const char *what = TEXT(arena, finding_figure_words(arena, finding), ": printed ", finding->printed_text);
    const char *computed = finding->computed_text ? TEXT(arena, ", computed ", finding->computed_text) : "";
    text_add(out, TEXT(arena, "  ", utf8_shown(arena, place, 0), finding_level_word(finding->level), ": "));
    text_add(out, TEXT(arena, utf8_shown(arena, TEXT(arena, what, computed), 0), "  [", finding->rule, "]\n"));
    const char *lines = finding->n_others > 0 ? TEXT(arena, " (", lines_text(arena, finding), ")") : "";
    add_wrapped(out, finding->why);
    add_wrapped(out, TEXT(arena, finding->arithmetic, lines));
}

static void add_table(struct text_builder *out, const struct paper_table *table) {
    const char *in = table->printed_in ? TEXT(out->arena, " (", table->printed_in, ")") : "";
    text_add(out, utf8_shown(out->arena, TEXT(out->arena, table->id, in), 0));
    text_add(out, "\n");
}

/* --- what sums up --- */

static void add_count(struct text_builder *out, size_t n, const char *one, const char *many) {
    text_add_int(out, (int64_t)n);
    text_add(out, n == 1 ? one : many);
}

const char *audit_figures_sentence(const struct audit *audit) {
    struct text_builder out = {.arena = audit->paper->arena};
    struct audit_reach reach = audit_reached(audit);
    add_count(&out, reach.n_exact + reach.n_loose + reach.n_none, " figure in ", " figures in ");
    add_count(&out, audit->paper->n_tables, " table: ", " tables: ");
    add_count(&out, reach.n_exact, " held to the digit by others, ", " held to the digit by others, ");
    add_count(&out, reach.n_loose, " within bounds, ", " within bounds, ");
    add_count(&out, reach.n_none, " by none", " by none");
    return text_done(&out);
}

const char *audit_answer_sentence(const struct audit *audit) {
    struct text_builder out = {.arena = audit->paper->arena};
    size_t n_notes = findings_count(&audit->findings, FINDING_NOTE);
    add_count(&out, findings_count(&audit->findings, FINDING_FAULT), " fault, ", " faults, ");
    add_count(&out, findings_count(&audit->findings, FINDING_QUESTION), " question", " questions");
    if (n_notes > 0) text_add(&out, ", ");
    if (n_notes > 0) add_count(&out, n_notes, " note", " notes");
    return text_done(&out);
}

static void add_unreached(struct text_builder *out, const struct audit *audit) {
    static const char *const words[] = {[REACH_NONE] = "by none", [REACH_LOOSE] = "within bounds"};
    struct arena *arena = out->arena;
    text_add(out, "Figures that no check holds to the digit\n");
    for (size_t i = 0; i < audit->paper->n_cells; i++) {
        const struct cell_figure *cell = &audit->paper->cells[i];
        const struct published_figure *printed = cell->published;
        if (cell->reach == REACH_EXACT || !printed->has_value) continue;
        const char *name = TEXT(arena, printed->table, ", ", printed->row, ", ", printed->column, ": ", printed->text);
        text_add(out,
                 TEXT(arena, "  line ", text_from_int(arena, printed->place.line), ", ", words[cell->reach], ": "));
        text_add(out, TEXT(arena, utf8_shown(arena, name, 0), "\n"));
    }
    text_add_char(out, '\n');
}

const char *audit_text(const struct audit *audit, bool is_verbose) {
    struct text_builder out = {.arena = audit->paper->arena};
    const struct findings *findings = &audit->findings;
    for (size_t i = 0; i < findings->n; i++) {
        const struct finding *finding = &findings->items[i];
        if (i == 0 || findings->items[i - 1].table != finding->table)
            add_table(&out, &audit->paper->tables[finding->table]);
        add_finding(&out, audit, finding);
        if (i + 1 == findings->n || findings->items[i + 1].table != finding->table) text_add_char(&out, '\n');
    }
    if (is_verbose) add_unreached(&out, audit);
    text_add(&out, TEXT(out.arena, audit_figures_sentence(audit), "\n", audit_answer_sentence(audit), "\n"));
    return text_done(&out);
}
