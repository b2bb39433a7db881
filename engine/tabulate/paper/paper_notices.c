/* tabulate/paper/paper_notices.c - what the first page says about the paper itself, whether the specification asks for it or not: that it is a
 * draft and why, and which checks did not hold though the paper may stand. */
#include "tabulate/about/about.h"
#include "tabulate/paper/paper.h"

static struct words plain_words(struct working *working, const char *text) {
    struct span *span = ARENA_NEW(working->arena, struct span);
    *span = (struct span){.kind = SPAN_WORDS, .text = text};
    return (struct words){span, 1};
}

/* --- draft -------------------------------------------------------------------------------------------------------- */

static const char *words_of_failure(struct arena *arena, const struct check *check) {
    const char *detail = check->detail == NULL || *check->detail == '\0' ? "" : TEXT(arena, " (", check->detail, ")");
    return TEXT(arena, "Check failed: ", check->sentence, detail, ".");
}

static const char *words_of_unknown(struct arena *arena, const struct diag *diag) {
    return TEXT(arena, "Unknown category: ", diag->sentence, " (", text_from_int(arena, diag->count), diag->count == 1 ? " record)." : " records).");
}

struct block notice_of_draft(struct working *working) {
    const struct report *report = working->report;
    size_t n_diags = diags_count(working->diags);
    struct words *items = ARENA_ARRAY(working->arena, struct words, 1 + report->n_checks + n_diags);
    struct block block = {.kind = BLOCK_KEY_MESSAGES, .id = "draft", .items = items};
    items[block.n_items++] = plain_words(working, "DRAFT: this paper is not for publication.");
    for (size_t i = 0; i < report->n_checks; i++)
        if (report->checks[i].outcome == CHECK_FAILED)
            items[block.n_items++] = plain_words(working, words_of_failure(working->arena, &report->checks[i]));
    for (size_t i = 0; i < n_diags; i++)
        if (diags_at(working->diags, i)->message == MSG_DATA_NOT_IN_LIST)
            items[block.n_items++] = plain_words(working, words_of_unknown(working->arena, diags_at(working->diags, i)));
    return block;
}

/* --- checks that warned ------------------------------------------------------------------------------------------- */

/* "3 of 12 checks do not hold; ask why .." */
static const char *words_of_warnings(struct arena *arena, const struct report *report, size_t n) {
    return TEXT(arena, text_from_int(arena, (int64_t)n), " of ", text_from_int(arena, (int64_t)report->n_checks),
                n == 1 ? " checks does not hold" : " checks do not hold",
                "; ask why before relying on the figures.");
}

static const char *words_of_warning(struct arena *arena, const struct check *check) {
    const char *detail = check->detail == NULL ? "" : TEXT(arena, ": ", check->detail);
    return TEXT(arena, "Does not hold: ", check->sentence, detail, ".");
}

bool notice_of_warnings(struct working *working, struct block *ret) {
    const struct report *report = working->report;
    size_t n = about_checks(report, CHECK_WARNED);
    if (n == 0) return false;
    struct words *items = ARENA_ARRAY(working->arena, struct words, 1 + n);
    *ret = (struct block){.kind = BLOCK_KEY_MESSAGES, .id = "warnings", .items = items};
    items[ret->n_items++] = plain_words(working, words_of_warnings(working->arena, report, n));
    for (size_t i = 0; i < report->n_checks; i++)
        if (report->checks[i].outcome == CHECK_WARNED)
            items[ret->n_items++] = plain_words(working, words_of_warning(working->arena, &report->checks[i]));
    return true;
}
