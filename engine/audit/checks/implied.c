/* audit/checks/implied.c - ranges of wholes. */
#include "audit/checks/implied.h"

bool implied_by(const struct cell_figure *amount, const struct cell_figure *share, struct implied *ret) {
    bool is_counted = amount->has_number && amount->quantity == QUANTITY_AMOUNT && amount->number.half == 0;
    bool is_share = share->has_number && share->quantity == QUANTITY_PERCENT && share->number.value >= 0;
    if (!is_counted || !is_share || amount->number.value < 0 || amount->published->value.decimals > 0) return false;
    exact_t hundredfold = amount->number.value * 100;
    exact_t above = share->number.value + share->number.half, below = share->number.value - share->number.half;
    const exact_t most = INT64_MAX - 1;
    if (above == 0 || hundredfold / above >= most || (below > 0 && hundredfold / below >= most)) return false;
    *ret = (struct implied){(int64_t)(hundredfold / above) + 1, INT64_MAX};
    if (below > 0) ret->most = (int64_t)(hundredfold / below);
    if (amount->number.value == 0) ret->least = 1;
    return true;
}

static void take(struct implied_line *line, struct implied one, struct cell_figure *amount, struct cell_figure *share) {
    if (line->n == 0 || one.least > line->whole.least) {
        line->second.least = line->whole.least;
        line->whole.least = one.least;
        line->amount_least = amount;
        line->share_least = share;
    } else if (one.least > line->second.least) {
        line->second.least = one.least;
    }
    if (line->n == 0 || one.most < line->whole.most) {
        line->second.most = line->whole.most;
        line->whole.most = one.most;
        line->amount_most = amount;
        line->share_most = share;
    } else if (one.most < line->second.most) {
        line->second.most = one.most;
    }
    line->n++;
}

bool implied_of_line(const struct percent_line *line, struct implied_line *ret) {
    const struct retyped *paper = line->findings->paper;
    const struct paper_line *at = &line->table->axes[line->axis].lines[line->line];
    struct implied_line all = {.amounts = percent_amounts(line), .whole = {0, INT64_MAX}, .second = {0, INT64_MAX}};
    if (all.amounts == SIZE_MAX) return false;
    for (size_t i = 0; i < at->n_cells; i++) {
        struct cell_figure *share = &paper->cells[at->cells[i]];
        struct cell_figure *amount =
            retyped_cell(paper, line->table, line->axis, all.amounts, share->line[1 - line->axis]);
        struct implied one;
        if (amount && implied_by(amount, share, &one)) take(&all, one, amount, share);
    }
    *ret = all;
    return all.n > 0;
}

const char *implied_text(struct arena *arena, struct implied implied) {
    const char *least = text_from_int(arena, implied.least);
    if (implied.most == INT64_MAX) return TEXT(arena, least, " or more");
    return implied.least == implied.most ? least : TEXT(arena, least, " to ", text_from_int(arena, implied.most));
}
