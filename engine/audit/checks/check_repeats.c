/* audit/checks/check_repeats.c - one figure, printed with two values.
 *
 * A paper may print a figure in a table and again in its text, there with fewer decimals: 18.8 and 19 may be the same.
 * Two printings that no true value can have are a fault, and so is a number beside a mark. */
#include "audit/checks/checks.h"

/* Rounding is allowed for where digits were printed behind the point, or where the two differ in how many. */
static bool can_be_one(const struct published_figure *a, const struct published_figure *b) {
    struct exact left, right;
    if (!a->has_value || !b->has_value) return text_equal(a->text, b->text);
    bool is_rounded = a->value.decimals != b->value.decimals;
    if (!exact_from(a->value, is_rounded, &left) || !exact_from(b->value, is_rounded, &right)) return true;
    return exact_meet(left, right);
}

void check_repeats(struct findings *findings) {
    struct retyped *paper = findings->paper;
    for (size_t i = 0; i < paper->n_repeats; i++) {
        const struct repeat *repeat = &paper->repeats[i];
        struct cell_figure *first = &paper->cells[repeat->cell];
        cell_reached(first, REACH_EXACT);
        if (can_be_one(first->published, repeat->published)) continue;
        struct finding *finding = finding_add(findings, FINDING_FAULT, "two-values", first);
        struct cell_figure again = {.published = repeat->published};
        finding_name(findings, finding, &again);
        finding->arithmetic = TEXT(paper->arena, first->published->text, " first, ", repeat->published->text, " again");
        finding->why = "one figure is printed with two values";
    }
}
