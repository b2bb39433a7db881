/* tabulate/about/about_blocks.c - the parts of a paper that the specification asks for and does not write: how the figures are counted,
 * and what the data were like. */
#include "tabulate/about/about_blocks.h"
#include "tabulate/about/about.h"

#include <string.h>

enum { UNBROKEN_BYTES = 40 };

static struct block *push(struct working *working, struct about_blocks *blocks, enum block_kind kind) {
    struct block *block = ARENA_PUSH(working->arena, blocks->items, blocks->n, blocks->capacity);
    *block = (struct block){.kind = kind};
    return block;
}

static struct words plain(struct working *working, const char *text) {
    struct span *span = ARENA_NEW(working->arena, struct span);
    *span = (struct span){.kind = SPAN_WORDS, .text = text};
    return (struct words){span, 1};
}

static const char *count_text(struct arena *arena, int64_t n) {
    return number_text(arena, (struct decimal){.units = n}, NUMBER_THOUSANDS);
}

/* --- counting rules ----------------------------------------------------------------------------------------------- */

/* Short conditions stay on one line: their blanks do not break. */
static const char *unbroken(struct arena *arena, const char *condition) {
    return strlen(condition) > UNBROKEN_BYTES ? condition : text_replace(arena, condition, " ", "\xC2\xA0");
}

/* "Of 1,223 records (Request and feedback log)", "Of 880 stages begun". */
static void add_first(struct text_builder *out, const struct rule_step *step) {
    const char *n = count_text(out->arena, step->left);
    text_add(out, step->kind == STEP_READ ? TEXT(out->arena, "Of ", n, " records (", step->text, ")") : TEXT(out->arena, "Of ", n, " ", step->text));
}

/* ", kind = 'Complaint' leaves 777", "; timescale = 'Met': 570". */
static void add_step(struct text_builder *out, const struct rule_step *step) {
    const char *n = count_text(out->arena, step->left), *text = unbroken(out->arena, step->text);
    bool is_part = step->kind == STEP_OF || step->kind == STEP_RESULT;
    text_add(out, is_part ? "; " : ", ");
    text_add(out, TEXT(out->arena, text, is_part ? ": " : " leaves ", n));
}

/* Nothing to leave out: "36 records (Cases requested)". */
static void add_steps(struct text_builder *out, const struct counting_rule *rule) {
    for (size_t i = 0; i < rule->n_steps; i++) {
        if (i == 0)
            add_first(out, &rule->steps[i]);
        else
            add_step(out, &rule->steps[i]);
    }
    if (rule->n_steps == 1) text_add(out, ", all of them");
}

static const char *rule_sentence(struct arena *arena, const struct counting_rule *rule) {
    struct text_builder out = {.arena = arena};
    if (rule->kind == RULE_TARGET) text_add(&out, TEXT(arena, rule->counted, ". "));
    if (rule->is_available)
        add_steps(&out, rule);
    else
        text_add(&out, "Not available: the extract does not hold all of it");
    text_add(&out, TEXT(arena, ". ", rule->when, ". ", rule->used_in, "."));
    return text_done(&out);
}

/* Parts, sums and shares of totals are told by what they are parts of; the workbook has them all. */
static bool is_told(const struct counting_rule *rule) {
    bool is_measure = rule->kind == RULE_POPULATION || rule->kind == RULE_PERCENT || rule->kind == RULE_TARGET;
    return is_measure && rule->n_steps > 0;
}

static void add_counting_rules(struct working *working, struct about_blocks *blocks) {
    const struct report *report = working->report;
    struct words *items = ARENA_ARRAY(working->arena, struct words, report->n_rules);
    const char **terms = ARENA_ARRAY(working->arena, const char *, report->n_rules);
    size_t n = 0;
    for (size_t i = 0; i < report->n_rules; i++) {
        if (!is_told(&report->rules[i])) continue;
        terms[n] = report->rules[i].label;
        items[n++] = plain(working, rule_sentence(working->arena, &report->rules[i]));
    }
    push(working, blocks, BLOCK_PARAGRAPH)->words =
        plain(working, n == 0 ? "No table of this paper counts records."
                              : "Each condition is shown as the specification writes it, with the records that it leaves of those before it. A "
                                "record for which a condition is not known is left out. Then comes the period or the day, and what it is used "
                                "in. A timescale is met where it stopped on or before its last working day, missed where it stopped later or "
                                "had not stopped when that day had passed, and not yet due where it had not.");
    if (n == 0) return;
    struct block *block = push(working, blocks, BLOCK_DEFINITIONS);
    block->items = items;
    block->terms = terms;
    block->n_items = n;
}

/* --- quality of data ---------------------------------------------------------------------------------------------- */

/* What a reader must know to read it right, and the table. */
static void add_table(struct working *working, struct about_blocks *blocks, const char *words, const struct table *table) {
    if (table->n_rows == 0) return;
    push(working, blocks, BLOCK_PARAGRAPH)->words = plain(working, words);
    struct block *block = push(working, blocks, BLOCK_TABLE);
    block->table = table;
    block->id = TEXT(working->arena, "about-", table->id);
}

/* "Read as other wordings of the lists: 'yes' as Yes in 692 records (details_collected), ..". */
static void add_wordings(struct working *working, struct about_blocks *blocks) {
    const struct quality *quality = working->report->quality;
    struct text_builder out = {.arena = working->arena};
    if (quality->n_wordings == 0) return;
    text_add(&out, "The lists of the specification translate these wordings of the extracts: ");
    for (size_t i = 0; i < quality->n_wordings; i++) {
        const struct quality_wording *wording = &quality->wordings[i];
        text_add(&out, TEXT(working->arena, i > 0 ? "; " : "", "\xE2\x80\x98", wording->text, "\xE2\x80\x99 to \xE2\x80\x98", wording->category,
                            "\xE2\x80\x99 (", wording->column, ", ", count_text(working->arena, wording->n_cells), ")"));
    }
    text_add(&out, ".");
    push(working, blocks, BLOCK_PARAGRAPH)->words = plain(working, text_done(&out));
}

/* Those that the specification states, and whichever did not pass: that tables foot is told by their number. */
static bool is_listed(const struct working *working, const struct check *check) {
    const struct model *model = working->inputs->plan->model;
    for (size_t i = 0; i < model->n_checks; i++)
        if (text_equal(model->checks[i].id, check->id)) return true;
    return check->outcome != CHECK_PASSED;
}

static const char *check_sentence(struct arena *arena, const struct check *check) {
    static const char *const outcomes[] = {
        [CHECK_PASSED] = "", [CHECK_WARNED] = "Warned: ", [CHECK_UNKNOWN] = "Could not be made: ", [CHECK_FAILED] = "Failed: "};
    const char *detail = check->detail ? TEXT(arena, ": ", check->detail) : "";
    return TEXT(arena, outcomes[check->outcome], check->sentence, detail, ".");
}

static const char *checks_sentence(struct working *working) {
    const struct report *report = working->report;
    struct arena *arena = working->arena;
    size_t n_passed = about_checks(report, CHECK_PASSED), n_warned = about_checks(report, CHECK_WARNED);
    size_t n_unknown = about_checks(report, CHECK_UNKNOWN), n_failed = about_checks(report, CHECK_FAILED);
    struct text_builder out = {.arena = arena};
    text_add(&out, TEXT(arena, count_text(arena, (int64_t)n_passed), " of ", count_text(arena, (int64_t)report->n_checks), " checks passed"));
    if (n_warned > 0) text_add(&out, TEXT(arena, ", ", count_text(arena, (int64_t)n_warned), " warned"));
    if (n_unknown > 0) text_add(&out, TEXT(arena, ", ", count_text(arena, (int64_t)n_unknown), " could not be made"));
    if (n_failed > 0) text_add(&out, TEXT(arena, ", ", count_text(arena, (int64_t)n_failed), " failed"));
    text_add(&out, ": that tables add up to their totals, that tables of the same records agree, and what the specification states.");
    return text_done(&out);
}

static void add_checks(struct working *working, struct about_blocks *blocks) {
    const struct report *report = working->report;
    struct words *items = ARENA_ARRAY(working->arena, struct words, report->n_checks);
    size_t n = 0;
    if (report->n_checks == 0) return;
    push(working, blocks, BLOCK_PARAGRAPH)->words = plain(working, checks_sentence(working));
    for (size_t i = 0; i < report->n_checks; i++)
        if (is_listed(working, &report->checks[i])) items[n++] = plain(working, check_sentence(working->arena, &report->checks[i]));
    if (n == 0) return;
    struct block *block = push(working, blocks, BLOCK_LIST);
    block->items = items;
    block->n_items = n;
}

static void add_data_quality(struct working *working, struct about_blocks *blocks) {
    add_table(working, blocks,
              "Every row of the extracts was read. A row that cannot be read, or that breaks a rule of the specification, stops the report: it "
              "is corrected where it was made, and not left out.",
              data_quality_rows(working));
    add_table(working, blocks,
              "A value that is missing is not always wrong: all records are counted here, also those that need not have it. Where tables count "
              "by a column, the records that they count are shown beside, and those of them in which it is missing. Columns that every "
              "record must have are not shown.",
              data_quality_missing(working));
    add_table(working, blocks,
              "What happened in the period may have been recorded after it ended, or many days after it happened. What was recorded "
              "after the day on which the extract was taken is not known.",
              data_quality_late(working));
    add_wordings(working, blocks);
    add_checks(working, blocks);
}

bool about_blocks_of(struct working *working, enum model_block_kind kind, struct about_blocks *ret) {
    *ret = (struct about_blocks){.n = 0};
    if (kind == MODEL_COUNTING_RULES) add_counting_rules(working, ret);
    if (kind == MODEL_DATA_QUALITY) add_data_quality(working, ret);
    return kind == MODEL_COUNTING_RULES || kind == MODEL_DATA_QUALITY;
}
