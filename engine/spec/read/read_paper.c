/* spec/read/read_paper.c - section paper: parts into blocks, in reading order.
 *
 * Ids of headings are gathered first, so that words can refer to a section that stands below them. */
#include "base/intern.h"
#include "base/text.h"
#include "spec/prose.h"
#include "spec/read/spec_reader.h"

#include <stddef.h>
#include <string.h>

struct paper_reading {
    struct reader *reader;
    struct prose prose;
    struct model_paper *paper;
    uint32_t *table_lines, *chart_lines; /* where each was placed; 0: nowhere yet */
    uint32_t notes_line, rules_line, quality_line;
    int level; /* of the last heading */
};

typedef void part_reader(struct paper_reading *reading, const struct raw_part *raw, const struct yaml_node *value);

/* --- words -------------------------------------------------------------------------------------------------- */

static struct prose_text prose_of(const struct yaml_node *node) {
    return (struct prose_text){.text = node->text, .place = node->text_place, .is_literal = node->is_literal};
}

static struct model_block *push_block(struct paper_reading *reading, enum model_block_kind kind, struct place place) {
    struct prose *prose = &reading->prose;
    struct model_block *block = ARENA_PUSH(prose->arena, prose->blocks, prose->n_blocks, prose->block_capacity);
    *block = (struct model_block){.kind = kind, .place = place, .level = reading->level};
    return block;
}

static void push_heading(struct paper_reading *reading, struct place place, int level, struct model_words words,
                         const char *id) {
    reading->level = level;
    struct model_block *block = push_block(reading, MODEL_HEADING, place);
    block->words = words;
    block->id = id;
}

static void read_heading(struct paper_reading *reading, const struct raw_part *raw, const struct yaml_node *value) {
    struct reader *reader = reading->reader;
    int level = node_integer(raw->level, 1);
    if (level > reading->level + 1)
        DIAG(reader->diags, MSG_SPEC_HEADING_LEVEL, raw->level->place, "levels go down one at a time",
             text_from_int(reader->arena, level), text_from_int(reader->arena, reading->level));
    push_heading(reading, value->place, level, prose_words(&reading->prose, prose_of(value)), node_text(raw->id));
}

static void read_text(struct paper_reading *reading, const struct raw_part *raw, const struct yaml_node *value) {
    (void)raw;
    prose_blocks(&reading->prose, prose_of(value));
}

/* A section with a heading and a name of its own. */
static void read_under(struct paper_reading *reading, const struct yaml_node *value, const char *heading, const char *id) {
    struct model_piece *piece = ARENA_NEW(reading->prose.arena, struct model_piece);
    *piece = (struct model_piece){.kind = PIECE_WORDS, .text = heading};
    push_heading(reading, value->place, 1, (struct model_words){piece, 1}, id);
    prose_blocks(&reading->prose, prose_of(value));
}

static void read_about(struct paper_reading *reading, const struct raw_part *raw, const struct yaml_node *value) {
    (void)raw;
    read_under(reading, value, "About these statistics", "about");
}

static void read_changes(struct paper_reading *reading, const struct raw_part *raw, const struct yaml_node *value) {
    (void)raw;
    read_under(reading, value, "Changes since the last paper", "changes");
}

/* --- lists of words ----------------------------------------------------------------------------------------- */

static void refuse_empty(struct paper_reading *reading, const char *key, const struct yaml_node *value) {
    DIAG(reading->reader->diags, MSG_SPEC_TYPE, value->place, "fill it, or leave the part out", key, "words", "an empty one");
}

static void read_items(struct paper_reading *reading, enum model_block_kind kind, const struct yaml_node *value) {
    const struct yaml_node *const *nodes;
    size_t n = node_items(&value, &nodes);
    if (n == 0) refuse_empty(reading, kind == MODEL_KEY_MESSAGES ? "key_messages" : "recommendations", value);
    struct model_words *items = ARENA_ARRAY(reading->prose.arena, struct model_words, n);
    for (size_t i = 0; i < n; i++) items[i] = prose_words(&reading->prose, prose_of(nodes[i]));
    struct model_block *block = push_block(reading, kind, value->place);
    block->items = items;
    block->n_items = n;
}

static void read_key_messages(struct paper_reading *reading, const struct raw_part *raw, const struct yaml_node *value) {
    (void)raw;
    read_items(reading, MODEL_KEY_MESSAGES, value);
}

static void read_recommendations(struct paper_reading *reading, const struct raw_part *raw, const struct yaml_node *value) {
    (void)raw;
    read_items(reading, MODEL_RECOMMENDATIONS, value);
}

static void read_definitions(struct paper_reading *reading, const struct raw_part *raw, const struct yaml_node *value) {
    static const struct key key = {.name = "definitions", .kind = KEY_PROSE};
    (void)raw;
    struct arena *arena = reading->prose.arena;
    struct model_words *items = ARENA_ARRAY(arena, struct model_words, value->n_pairs);
    const char **terms = ARENA_ARRAY(arena, const char *, value->n_pairs);
    if (value->n_pairs == 0) refuse_empty(reading, "definitions", value);
    for (size_t i = 0; i < value->n_pairs; i++) {
        const struct yaml_node *meaning = value->pairs[i].value;
        terms[i] = value->pairs[i].key;
        if (key_item_fits(&reading->reader->context, &key, meaning))
            items[i] = prose_words(&reading->prose, prose_of(meaning));
    }
    struct model_block *block = push_block(reading, MODEL_DEFINITIONS, value->place);
    block->items = items;
    block->terms = terms;
    block->n_items = value->n_pairs;
}

/* --- tables, charts, notes, files --------------------------------------------------------------------------- */

/* Each stands once: references lead to one place. */
static bool is_placed_first(struct paper_reading *reading, uint32_t *line, const char *what,
                            const struct yaml_node *value) {
    struct reader *reader = reading->reader;
    if (*line == 0) {
        *line = value->place.line;
        return true;
    }
    DIAG(reader->diags, MSG_SPEC_PLACED_TWICE, value->place, "refer to it with {{see: ..}}", what,
         text_from_int(reader->arena, *line));
    return false;
}

static void read_table_part(struct paper_reading *reading, const struct raw_part *raw, const struct yaml_node *value) {
    (void)raw;
    size_t table = reader_find(reading->reader, SECTION_TABLES, value);
    if (table == NONE) return;
    const char *what = item_words(reading->reader, SECTION_TABLES, table);
    if (!is_placed_first(reading, &reading->table_lines[table], what, value)) return;
    push_block(reading, MODEL_TABLE, value->place)->table = table;
}

static void read_chart_part(struct paper_reading *reading, const struct raw_part *raw, const struct yaml_node *value) {
    (void)raw;
    size_t chart = reader_find(reading->reader, SECTION_CHARTS, value);
    if (chart == NONE) return;
    const char *what = item_words(reading->reader, SECTION_CHARTS, chart);
    if (!is_placed_first(reading, &reading->chart_lines[chart], what, value)) return;
    push_block(reading, MODEL_CHART, value->place)->chart = chart;
}

/* All tables, or charts, of a definition with layers, but for those that stand above. */
static void read_all_of(struct paper_reading *reading, const struct yaml_node *value, enum section_id section,
                        const uint32_t *lines, part_reader *read_one) {
    struct reader *reader = reading->reader;
    const struct layered *layered = reader_layered(reader, section, value->text);
    for (size_t i = 0; layered && i < layered->n; i++) {
        struct yaml_node one = *value;
        one.text = reader_item(reader, section, layered->first + i)->name;
        if (lines[layered->first + i] == 0) read_one(reading, NULL, &one);
    }
    if (layered || reader->sections[section].is_lost) return;
    const struct section *all = &reader->sections[section];
    const char **names = ARENA_ARRAY(reader->arena, const char *, all->n_layered);
    for (size_t i = 0; i < all->n_layered; i++) names[i] = all->layered[i]->name;
    DIAG(reader->diags, MSG_SPEC_NO_LAYERED, value->place, hint_nearest(reader->arena, value->text, names, all->n_layered),
         section_word(section), value->text);
}

static void read_tables_of(struct paper_reading *reading, const struct raw_part *raw, const struct yaml_node *value) {
    (void)raw;
    read_all_of(reading, value, SECTION_TABLES, reading->table_lines, read_table_part);
}

static void read_charts_of(struct paper_reading *reading, const struct raw_part *raw, const struct yaml_node *value) {
    (void)raw;
    read_all_of(reading, value, SECTION_CHARTS, reading->chart_lines, read_chart_part);
}

static void read_notes_part(struct paper_reading *reading, const struct raw_part *raw, const struct yaml_node *value) {
    (void)raw;
    if (is_placed_first(reading, &reading->notes_line, "the list of notes", value))
        push_block(reading, MODEL_NOTES, value->place);
}

static void read_counting_rules(struct paper_reading *reading, const struct raw_part *raw, const struct yaml_node *value) {
    (void)raw;
    if (is_placed_first(reading, &reading->rules_line, "the counting rules", value))
        push_block(reading, MODEL_COUNTING_RULES, value->place);
}

static void read_data_quality(struct paper_reading *reading, const struct raw_part *raw, const struct yaml_node *value) {
    (void)raw;
    if (is_placed_first(reading, &reading->quality_line, "the quality of the data", value))
        push_block(reading, MODEL_DATA_QUALITY, value->place);
}

static void read_commentary(struct paper_reading *reading, const struct raw_part *raw, const struct yaml_node *value) {
    (void)raw;
    reader_check_dated_paths(reading->reader, value);
    push_block(reading, MODEL_COMMENTARY, value->place)->path = value->text;
}

/* --- parts -------------------------------------------------------------------------------------------------- */

struct part_row {
    const char *key;
    size_t offset;
    part_reader *read;
};

static const struct part_row part_rows[] = {
    {"heading", offsetof(struct raw_part, heading), read_heading},
    {"text", offsetof(struct raw_part, text), read_text},
    {"key_messages", offsetof(struct raw_part, key_messages), read_key_messages},
    {"recommendations", offsetof(struct raw_part, recommendations), read_recommendations},
    {"definitions", offsetof(struct raw_part, definitions), read_definitions},
    {"commentary", offsetof(struct raw_part, commentary), read_commentary},
    {"table", offsetof(struct raw_part, table), read_table_part},
    {"tables_of", offsetof(struct raw_part, tables_of), read_tables_of},
    {"chart", offsetof(struct raw_part, chart), read_chart_part},
    {"charts_of", offsetof(struct raw_part, charts_of), read_charts_of},
    {"notes", offsetof(struct raw_part, notes), read_notes_part},
    {"counting_rules", offsetof(struct raw_part, counting_rules), read_counting_rules},
    {"data_quality", offsetof(struct raw_part, data_quality), read_data_quality},
    {"about", offsetof(struct raw_part, about), read_about},
    {"changes", offsetof(struct raw_part, changes), read_changes},
};
enum { N_PART_ROWS = sizeof part_rows / sizeof *part_rows };

static const struct yaml_node *value_of(const struct raw_part *raw, const struct part_row *row) {
    return *(const raw_value *)(const void *)((const char *)raw + row->offset);
}

/* The one thing that the part is, or NULL with a message. */
static const struct part_row *row_of_part(struct reader *reader, const struct raw_part *raw, struct place place) {
    const struct part_row *found = NULL;
    for (size_t i = 0; i < N_PART_ROWS; i++) {
        const struct yaml_node *value = value_of(raw, &part_rows[i]);
        if (value == NULL) continue;
        if (found) {
            DIAG(reader->diags, MSG_SPEC_TWO_PARTS, value->place, "make two parts of it", found->key, part_rows[i].key);
            return NULL;
        }
        found = &part_rows[i];
    }
    if (found == NULL)
        DIAG(reader->diags, MSG_SPEC_NO_PART, place, "for example '- heading: Introduction' or '- table: by-region'", "");
    return found;
}

static void refuse_beside(struct reader *reader, const struct yaml_node *node, const char *key) {
    if (node) DIAG(reader->diags, MSG_SPEC_KEY_NOT_HERE, node->place, "only headings have one", key, "this part");
}

/* Nothing refers to words, so they may come and go with a file that is only looked for once the paper has been read. */
static bool may_depend(const struct raw_part *raw) {
    return raw->text || raw->key_messages || raw->recommendations || raw->definitions;
}

/* The blocks of a part, from `first` on, that stand only beside some published figures, or only without them. */
static void read_stands(struct paper_reading *reading, const struct raw_part *raw, size_t first) {
    struct reader *reader = reading->reader;
    const struct yaml_node *name = raw->with_published ? raw->with_published : raw->without_published;
    const char *key = raw->with_published ? "with_published" : "without_published";
    if (name == NULL) return;
    if (raw->with_published && raw->without_published)
        DIAG(reader->diags, MSG_SPEC_KEY_NOT_HERE, raw->without_published->place, "make two parts of it", "without_published", "'with_published'");
    if (!may_depend(raw))
        DIAG(reader->diags, MSG_SPEC_KEY_NOT_HERE, name->place, "only text, key messages, recommendations and definitions have one", key, "this part");
    size_t ledger = reader_find(reader, SECTION_PUBLISHED, name);
    for (size_t i = first; ledger != NONE && i < reading->prose.n_blocks; i++) {
        reading->prose.blocks[i].stands = raw->with_published ? STANDS_WITH_LEDGER : STANDS_WITHOUT_LEDGER;
        reading->prose.blocks[i].ledger = ledger;
    }
}

static void read_part(struct paper_reading *reading, const struct yaml_node *node, const struct raw_part *raw) {
    struct reader *reader = reading->reader;
    const struct part_row *row = row_of_part(reader, raw, node->place);
    if (row == NULL) return;
    if (raw->heading == NULL) {
        refuse_beside(reader, raw->level, "level");
        refuse_beside(reader, raw->id, "id");
    }
    size_t first = reading->prose.n_blocks;
    row->read(reading, raw, value_of(raw, row));
    read_stands(reading, raw, first);
}

/* The parts that stand in a paper of this period, and their keys. */
static size_t parts_in_force(struct reader *reader, const struct yaml_node *const *parts, size_t n, const struct yaml_node **ret_parts,
                             struct raw_part *ret_raw) {
    size_t n_parts = 0;
    for (size_t i = 0; i < n; i++) {
        struct raw_part raw = {0};
        if (!keys_read(&reader->context, parts[i], &part_keys, "a part of the paper", parts[i]->place, &raw)) continue;
        reader_check_dates(reader, raw.since, raw.until);
        if (!reader_is_in_force(reader, raw.since, raw.until)) continue;
        ret_parts[n_parts] = parts[i];
        ret_raw[n_parts++] = raw;
    }
    return n_parts;
}

/* --- the paper ---------------------------------------------------------------------------------------------- */

/* The name that a part gives to its heading, or NULL: its id; `about` and `changes` have their own. */
static const char *section_id(const struct yaml_node *part, struct place *ret_place) {
    for (size_t i = 0; part->kind == YAML_MAPPING && i < part->n_pairs; i++) {
        const struct yaml_pair *pair = &part->pairs[i];
        bool is_id = text_equal(pair->key, "id") && pair->value->kind == YAML_SCALAR;
        *ret_place = is_id ? pair->value->place : pair->place;
        if (is_id) return pair->value->text;
        if (text_equal(pair->key, "about") || text_equal(pair->key, "changes")) return pair->key;
    }
    return NULL;
}

static void gather_section_ids(struct paper_reading *reading, const struct yaml_node *const *parts, size_t n) {
    struct reader *reader = reading->reader;
    struct intern *seen = intern_new(reader->arena);
    const char **ids = ARENA_ARRAY(reader->arena, const char *, n);
    for (size_t i = 0; i < n; i++) {
        struct place place;
        const char *id = section_id(parts[i], &place);
        if (id && reader_is_new(reader, seen, id, place, "the headings of the paper"))
            ids[reading->paper->n_section_ids++] = id;
    }
    reading->paper->section_ids = ids;
}

static void read_numbering(struct paper_reading *reading, const struct yaml_node *node) {
    struct raw_numbering raw = {0};
    reading->paper->numbers_sections = true;
    if (node == NULL) return;
    keys_read(&reading->reader->context, node, &numbering_keys, "'numbering'", node->place, &raw);
    reading->paper->prefix = node_text(raw.prefix);
    reading->paper->numbers_sections = node_truth(raw.sections, true);
}

/* A number must lead to one table, and to the charts of that table. */
static void check_numbers(struct reader *reader) {
    const struct model *model = &reader->model;
    for (size_t i = 0; i < model->n_tables; i++) {
        const char *number = model->tables[i].number;
        if (number == NULL || text_equal(number, "none")) continue;
        for (size_t k = 0; k < i; k++)
            if (text_equal(model->tables[k].number, number))
                DIAG(reader->diags, MSG_SPEC_NUMBER_TWICE, model->tables[i].place, "give it another number, or none of its own", number,
                     model->tables[k].id);
        for (size_t k = 0; k < model->n_charts; k++)
            if (text_equal(model->charts[k].number, number) && model->charts[k].table != i)
                DIAG(reader->diags, MSG_SPEC_NUMBER_TWICE, model->charts[k].place, "give it another number, or none of its own", number,
                     model->tables[i].id);
    }
}

void read_paper(struct reader *reader) {
    if (reader->paper.node == NULL) return;
    struct raw_paper raw = {0};
    struct paper_reading reading = {.reader = reader};
    keys_read(&reader->context, reader->paper.node, &paper_keys, "section 'paper'", reader->paper.place, &raw);
    reading.paper = ARENA_NEW(reader->arena, struct model_paper);
    reading.table_lines = ARENA_ARRAY(reader->arena, uint32_t, reader->model.n_tables);
    reading.chart_lines = ARENA_ARRAY(reader->arena, uint32_t, reader->model.n_charts);
    reading.prose = (struct prose){.arena = reader->arena,
                                   .diags = reader->diags,
                                   .model = &reader->model,
                                   .is_lost = reader->is_section_lost || reader->sections[SECTION_TABLES].is_lost ||
                                              reader->sections[SECTION_CHARTS].is_lost};
    reader->model.paper = reading.paper;
    const struct yaml_node *const *all;
    size_t n = node_items(&raw.parts, &all);
    const struct yaml_node **parts = ARENA_ARRAY(reader->arena, const struct yaml_node *, n);
    struct raw_part *raw_parts = ARENA_ARRAY(reader->arena, struct raw_part, n);
    n = parts_in_force(reader, all, n, parts, raw_parts);
    read_numbering(&reading, raw.numbering);
    reading.paper->is_compact = node_truth(raw.compact, false);
    gather_section_ids(&reading, parts, n);
    for (size_t i = 0; i < n; i++) read_part(&reading, parts[i], &raw_parts[i]);
    check_numbers(reader);
    reading.paper->blocks = reading.prose.blocks;
    reading.paper->n_blocks = reading.prose.n_blocks;
    reading.paper->typed = reading.prose.typed;
    reading.paper->n_typed = reading.prose.n_typed;
}
