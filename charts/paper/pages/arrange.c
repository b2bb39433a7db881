#include "paper/pages/arrange.h"

#define MOST_STEPS 3           /* parts that a table on a turned page lets pass */
#define COST_OF_MOVING 4.0     /* a part passed must save more: a fifth of a page, say */

static const struct page_room room = {PAPER_LONG_PT - 2.0 * PAPER_TOP_PT, PAPER_SHORT_PT - 2.0 * PAPER_TOP_PT};

/* Parts in the order of reading. */
struct order {
    uint32_t *parts;
    size_t n;
};

static size_t count_pieces(const struct press *press) {
    size_t n = 0;
    for (size_t i = 0; i < press->n_parts; i++) n += press->parts[i].n;
    return n;
}

static size_t fill_sizes(const struct press *press, const struct order *order, struct piece_size *sizes) {
    size_t n = 0;
    for (size_t i = 0; i < order->n; i++) {
        const struct part *part = &press->parts[order->parts[i]];
        for (size_t j = 0; j < part->n; j++) sizes[n++] = part->pieces[j].size;
    }
    /* A heading turns with what it heads. */
    for (size_t i = n; i-- > 1;)
        if (sizes[i].is_wide && sizes[i - 1].break_cost >= BREAK_NEVER) sizes[i - 1].is_wide = true;
    return n;
}

static double cost_of(struct press *press, const struct order *order, struct piece_size *sizes) {
    struct arena *scratch = arena_child(press->arena);
    double cost = page_breaks(scratch, sizes, fill_sizes(press, order, sizes), room).cost;
    arena_close(scratch);
    return cost;
}

static void swap(struct order *order, size_t at) {
    uint32_t part = order->parts[at];
    order->parts[at] = order->parts[at + 1];
    order->parts[at + 1] = part;
}

/* Whether the part at `at` may change places with the next one: words alone, since tables and figures stand in the order of their numbers. */
static bool may_pass(const struct press *press, const struct order *order, size_t at) {
    if (at + 1 >= order->n) return false;
    const struct part *next = &press->parts[order->parts[at + 1]];
    return !next->is_heading && next->table == NULL && next->n > 0;
}

/* Lets up to MOST_STEPS parts pass the one at `at`, as many as save most. */
static void try_moving(struct press *press, struct order *order, size_t at, struct piece_size *sizes, double *cost) {
    size_t best = 0, steps = 0;
    double least = *cost;
    while (steps < MOST_STEPS && may_pass(press, order, at + steps)) {
        swap(order, at + steps++);
        double tried = cost_of(press, order, sizes) + COST_OF_MOVING * (double)steps;
        if (tried < least) {
            least = tried;
            best = steps;
        }
    }
    while (steps > best) swap(order, at + --steps);
    if (best > 0) *cost = least - COST_OF_MOVING * (double)best;
}

/* From the end, so that a part that was moved is not met again. */
static void improve(struct press *press, struct order *order, struct piece_size *sizes) {
    double cost = cost_of(press, order, sizes);
    for (size_t i = order->n; i > 1; i--) {
        if (!press->parts[order->parts[i - 1]].may_move) continue;
        try_moving(press, order, i - 1, sizes, &cost);
    }
}

/* The first of the pieces behind the last turned one, where they are words alone: n where there are none, or nothing is turned. */
static size_t first_of_end(const struct press *press, const struct order *order, const struct piece_size *sizes, size_t n) {
    size_t first = n;
    for (size_t i = order->n; i > 0; i--) {
        const struct part *part = &press->parts[order->parts[i - 1]];
        if (part->n > 0 && sizes[first - 1].is_wide) return first;
        if (part->table != NULL) return n;
        first -= part->n;
    }
    return n;
}

/* What little comes after a turned page stands on it, where that saves a page. */
static struct page_breaks break_pages(struct press *press, const struct order *order, struct piece_size *sizes) {
    size_t n = fill_sizes(press, order, sizes);
    struct page_breaks breaks = page_breaks(press->arena, sizes, n, room);
    for (size_t i = first_of_end(press, order, sizes, n); i < n; i++) sizes[i].is_wide = true;
    struct page_breaks turned = page_breaks(press->arena, sizes, n, room);
    return turned.n_pages < breaks.n_pages ? turned : breaks;
}

static void note_pages(struct press *press, const struct arrangement *arranged) {
    press->n_pages = arranged->n_pages;
    press->pages_of_parts = ARENA_ARRAY(press->arena, size_t, press->n_parts);
    for (size_t page = arranged->n_pages; page > 0; page--)
        for (size_t i = arranged->pages[page - 1].first; i < arranged->pages[page - 1].end; i++)
            press->pages_of_parts[arranged->pieces[i]->part] = page - 1;
}

struct arrangement arrange(struct press *press) {
    struct arena *arena = press->arena;
    struct order order = {ARENA_ARRAY(arena, uint32_t, press->n_parts), press->n_parts};
    for (size_t i = 0; i < order.n; i++) order.parts[i] = (uint32_t)i;
    struct arrangement arranged = {.n = count_pieces(press)};
    struct piece_size *sizes = ARENA_ARRAY(arena, struct piece_size, arranged.n);
    improve(press, &order, sizes);
    struct page_breaks breaks = break_pages(press, &order, sizes);
    arranged.pages = breaks.pages;
    arranged.n_pages = breaks.n_pages;
    arranged.pieces = ARENA_ARRAY(arena, const struct piece *, arranged.n);
    size_t n = 0;
    for (size_t i = 0; i < order.n; i++)
        for (size_t j = 0; j < press->parts[order.parts[i]].n; j++) arranged.pieces[n++] = &press->parts[order.parts[i]].pieces[j];
    note_pages(press, &arranged);
    return arranged;
}
