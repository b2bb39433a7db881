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

static struct model_term read_term(struct reader *reader, const struct yaml_node *node) {
    const char *parts[3] = {NULL};
    struct model_term term = {.place = node->place, .population = NONE};
    size_t n = cut_term(reader->arena, node->text, parts);
    if (n == 1) {
        term.population = reader_find(reader, SECTION_POPULATIONS, node);
        return term;
    }
    bool is_whole = n == 3 && parts[0][0] && parts[1][0] && parts[2][0];
    if (!is_whole) {
        DIAG(reader->diags, MSG_SPEC_TERM, node->place, "for example \"lead-issue | total | number-of-complaints\"",
             node->text);
        return term;
    }
    const struct yaml_node table = {.kind = YAML_SCALAR, .text = parts[0], .place = node->place};
    reader_find(reader, SECTION_TABLES, &table);
    term.table = parts[0];
    term.row = parts[1];
    term.column = parts[2];
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
                                  .is_warning = raw.level && text_equal(raw.level->text, "warning")};
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
