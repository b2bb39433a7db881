/* spec/read/read_checks.c - section checks, which refers to tables. */
#include "base/text.h"
#include "spec/read/spec_reader.h"

#include <string.h>

/* "table | row | column" cut at its bars; returns how many parts there are. */
static size_t cut_term(struct arena *arena, const char *text, const char *parts[3]) {
    size_t n = 0;
    for (const char *at = text;; at++) {
        size_t length = strcspn(at, "|");
        if (n < 3) parts[n] = text_trim(arena, text_copy_bytes(arena, at, length));
        n++;
        at += length;
        if (*at == '\0') return n;
    }
}

/* "table | row | column": of published figures the table may be of another report. */
static void read_cell(struct reader *reader, const struct yaml_node *node, struct model_term *term) {
    const char *parts[3] = {NULL};
    size_t n = cut_term(reader->arena, node->text, parts);
    bool is_whole = n == 3 && parts[0][0] && parts[1][0] && parts[2][0];
    if (!is_whole) {
        DIAG(reader->diags, MSG_SPEC_TERM, node->place, "for example \"lead-issue | total | number-of-complaints\"",
             node->text);
        return;
    }
    const struct yaml_node table = {.kind = YAML_SCALAR, .text = parts[0], .place = node->place};
    if (term->ledger == NONE) reader_find(reader, SECTION_TABLES, &table);
    term->table = parts[0];
    term->row = parts[1];
    term->column = parts[2];
}

static void refuse_beside(struct reader *reader, const struct yaml_node *value, const char *key, const char *other) {
    if (value == NULL) return;
    DIAG(reader->diags, MSG_SPEC_KEY_NOT_HERE, value->place, NULL, key, TEXT(reader->arena, "a term with '", other, "'"));
}

static void read_long_term(struct reader *reader, const struct yaml_node *node, struct model_term *term) {
    struct raw_term raw = {0};
    if (!keys_read(&reader->context, node, &term_keys, "a term", node->place, &raw)) return;
    if (raw.population == NULL && raw.cell == NULL) {
        DIAG(reader->diags, MSG_SPEC_MISSING_KEY, node->place, "for example '{population: complaints_open, period: prior}'",
             "population", "a term");
        return;
    }
    if (raw.population) {
        refuse_beside(reader, raw.cell, "cell", "population");
        refuse_beside(reader, raw.published, "published", "population");
        term->population = reader_find(reader, SECTION_POPULATIONS, raw.population);
        term->window = node_window(raw.period);
        term->is_series = raw.by_period != NULL;
        if (term->is_series) refuse_beside(reader, raw.period, "period", "by_period");
        if (term->is_series) term->series = reader_series(reader, raw.by_period);
        return;
    }
    refuse_beside(reader, raw.period, "period", "cell");
    refuse_beside(reader, raw.by_period, "by_period", "cell");
    term->ledger = reader_find(reader, SECTION_PUBLISHED, raw.published);
    read_cell(reader, raw.cell, term);
}

static struct model_term read_term(struct reader *reader, const struct yaml_node *node) {
    struct model_term term = {.place = node->place, .population = NONE, .ledger = NONE};
    if (node->kind == YAML_MAPPING)
        read_long_term(reader, node, &term);
    else if (strchr(node->text, '|'))
        read_cell(reader, node, &term);
    else
        term.population = reader_find(reader, SECTION_POPULATIONS, node);
    return term;
}

static const struct model_term *read_terms(struct reader *reader, const struct yaml_node *node, size_t *ret_n) {
    const struct yaml_node *const *items;
    *ret_n = node_items(&node, &items);
    struct model_term *terms = ARENA_ARRAY(reader->arena, struct model_term, *ret_n);
    for (size_t i = 0; i < *ret_n; i++) terms[i] = read_term(reader, items[i]);
    return terms;
}

static void read_check(struct reader *reader, size_t index, struct model_check *check) {
    const struct named *item = reader_item(reader, SECTION_CHECKS, index);
    struct raw_check raw = {0};
    keys_read(&reader->context, item->node, &check_keys, item_words(reader, SECTION_CHECKS, index), item->place, &raw);
    *check = (struct model_check){.id = item->name,
                                  .place = item->place,
                                  .says = node_text(raw.says),
                                  .is_warning = raw.level && text_equal(raw.level->text, "warning"),
                                  .allows_late_logging =
                                      raw.late_logging && text_equal(raw.late_logging->text, "allow")};
    check->sum = read_terms(reader, raw.sum, &check->n_sum);
    check->equals = read_terms(reader, raw.equals, &check->n_equals);
}

void read_checks(struct reader *reader) {
    size_t n = reader->sections[SECTION_CHECKS].n;
    struct model_check *checks = ARENA_ARRAY(reader->arena, struct model_check, n);
    for (size_t i = 0; i < n; i++) read_check(reader, i, &checks[i]);
    reader->model.checks = checks;
    reader->model.n_checks = n;
}
