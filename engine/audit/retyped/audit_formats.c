/* audit/retyped/audit_formats.c - the report for other programs and for other papers: CSV, JSON, markdown. */
#include "audit/retyped/audit.h"

#include "base/csv_text.h"
#include "base/json.h"
#include "base/utf8.h"

audit_format_fn *audit_format_find(const char *name) {
    static const struct {
        const char *name;
        audit_format_fn *format;
    } rows[] = {{"text", audit_text}, {"markdown", audit_markdown}, {"csv", audit_csv}, {"json", audit_json}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (text_equal(rows[i].name, name)) return rows[i].format;
    return NULL;
}

/* --- CSV: a finding a line --- */

/* Labels may come from anywhere, and the file may be read on a terminal. */
static void csv_safe_row(struct text_builder *out, const char **fields, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (fields[i]) fields[i] = utf8_shown(out->arena, fields[i], 0);
    csv_text_row(out, fields, n);
}

const char *audit_csv(const struct audit *audit, bool is_verbose) {
    static const char *const names[] = {"level", "rule",    "table",    "row",        "column",
                                        "line",  "printed", "computed", "arithmetic", "why"};
    struct text_builder out = {.arena = audit->paper->arena};
    (void)is_verbose;
    csv_text_row(&out, names, sizeof names / sizeof *names);
    for (size_t i = 0; i < audit->findings.n; i++) {
        const struct finding *finding = &audit->findings.items[i];
        const char *fields[] = {finding_level_word(finding->level),
                                finding->rule,
                                audit->paper->tables[finding->table].id,
                                finding->row,
                                finding->column,
                                text_from_int(out.arena, finding->printed->place.line),
                                finding->printed_text,
                                finding->computed_text,
                                finding->arithmetic,
                                finding->why};
        csv_safe_row(&out, fields, sizeof fields / sizeof *fields);
    }
    return text_done(&out);
}

/* --- JSON --- */

static void json_figure(struct json *json, const struct published_figure *figure) {
    json_object(json, NULL);
    json_text(json, "row", figure->row);
    json_text(json, "column", figure->column);
    json_int(json, "line", figure->place.line);
    json_text(json, "published", figure->text);
    json_end(json);
}

static void json_finding(struct json *json, const struct audit *audit, const struct finding *finding) {
    json_object(json, NULL);
    json_text(json, "level", finding_level_word(finding->level));
    json_text(json, "rule", finding->rule);
    json_text(json, "table", audit->paper->tables[finding->table].id);
    json_text(json, "row", finding->row);
    json_text(json, "column", finding->column);
    json_int(json, "line", finding->printed->place.line);
    json_text(json, "printed", finding->printed_text);
    json_text(json, "computed", finding->computed_text);
    json_text(json, "arithmetic", finding->arithmetic);
    json_text(json, "why", finding->why);
    json_array(json, "others");
    for (size_t i = 0; i < finding->n_others; i++) json_figure(json, finding->others[i]);
    json_end(json);
    json_end(json);
}

static void json_unheld(struct json *json, const struct audit *audit) {
    json_array(json, "not_held_to_the_digit");
    for (size_t i = 0; i < audit->paper->n_cells; i++) {
        const struct cell_figure *cell = &audit->paper->cells[i];
        if (cell->reach == REACH_EXACT || !cell->published->has_value) continue;
        json_object(json, NULL);
        json_text(json, "table", cell->published->table);
        json_text(json, "row", cell->published->row);
        json_text(json, "column", cell->published->column);
        json_int(json, "line", cell->published->place.line);
        json_bool(json, "is_within_bounds", cell->reach == REACH_LOOSE);
        json_end(json);
    }
    json_end(json);
}

const char *audit_json(const struct audit *audit, bool is_verbose) {
    struct json json;
    struct audit_reach reach = audit_reached(audit);
    (void)is_verbose;
    json_begin(&json, audit->paper->arena, false);
    json_object(&json, NULL);
    json_text(&json, "published", audit->path);
    json_int(&json, "tables", (int64_t)audit->paper->n_tables);
    json_int(&json, "figures", (int64_t)(reach.n_exact + reach.n_loose + reach.n_none));
    json_int(&json, "faults", (int64_t)findings_count(&audit->findings, FINDING_FAULT));
    json_int(&json, "questions", (int64_t)findings_count(&audit->findings, FINDING_QUESTION));
    json_int(&json, "notes", (int64_t)findings_count(&audit->findings, FINDING_NOTE));
    json_array(&json, "findings");
    for (size_t i = 0; i < audit->findings.n; i++) json_finding(&json, audit, &audit->findings.items[i]);
    json_end(&json);
    json_unheld(&json, audit);
    json_end(&json);
    return json_done(&json);
}

/* --- markdown --- */

/* As a cell of a pipe table: nothing in it ends the cell, or reaches the terminal raw. */
static const char *markdown_cell(struct arena *arena, const char *text) {
    return text ? text_replace(arena, utf8_shown(arena, text, 0), "|", "\\|") : "";
}

static void markdown_row(struct text_builder *out, const char *const *cells, size_t n) {
    text_add(out, "|");
    for (size_t i = 0; i < n; i++) text_add(out, TEXT(out->arena, " ", markdown_cell(out->arena, cells[i]), " |"));
    text_add_char(out, '\n');
}

const char *audit_markdown(const struct audit *audit, bool is_verbose) {
    static const char *const names[] = {"Line", "Level", "Table", "Figure", "Printed", "Computed", "Why", "Arithmetic"};
    struct text_builder out = {.arena = audit->paper->arena};
    (void)is_verbose;
    if (audit->findings.n > 0) {
        markdown_row(&out, names, sizeof names / sizeof *names);
        text_add(&out, "|---:|---|---|---|---:|---:|---|---|\n");
    }
    for (size_t i = 0; i < audit->findings.n; i++) {
        const struct finding *finding = &audit->findings.items[i];
        const char *const cells[] = {text_from_int(out.arena, finding->printed->place.line),
                                     finding_level_word(finding->level),
                                     audit->paper->tables[finding->table].id,
                                     finding_figure_words(out.arena, finding),
                                     finding->printed_text,
                                     finding->computed_text,
                                     finding->why,
                                     finding->arithmetic};
        markdown_row(&out, cells, sizeof cells / sizeof *cells);
    }
    if (audit->findings.n > 0) text_add_char(&out, '\n');
    text_add(&out, TEXT(out.arena, audit_figures_sentence(audit), "; ", audit_answer_sentence(audit), "\n"));
    return text_done(&out);
}
