#include "paper/pages/page_breaks.h"

#include <math.h>
#include <stdint.h>

#define EMPTY_PAGE_COST 100.0
#define OVERFULL_COST 1e9
#define SLACK_PT 0.01
#define EASY_COST 4.0            /* ends that any page may have */
#define EARLY_COST 60.0          /* of a page's worth of pieces that would have fitted */

struct way {
    double cost;       /* of all pages up to here */
    size_t from;       /* where the last of them begins */
};

/* Cost of a page that is filled up to `used` and is not the last. */
static double empty_cost(double used, double room) {
    double empty = fmax(0.0, room - used) / room;
    return EMPTY_PAGE_COST * empty * empty;
}

/* Pieces from `first` that a page may hold, one a row: how far it is filled with them. */
static size_t fill(const struct piece_size *pieces, size_t n, size_t first, double room, double *used) {
    double height = pieces[first].repeat_pt - pieces[first].before_pt;
    size_t end = first;
    while (end < n && pieces[end].is_wide == pieces[first].is_wide) {
        height += pieces[end].before_pt + pieces[end].height_pt;
        if (height > room + SLACK_PT && end > first) break;
        used[end++ - first] = height;
    }
    return end - first;
}

static bool is_forced(const struct piece_size *pieces, size_t n, size_t end) {
    return end == n || pieces[end].is_wide != pieces[end - 1].is_wide;
}

/* Tries every page that begins at `first`, and keeps what is cheaper than the ways known. A page is worse when more would have fitted
 * on it. `used` is room to work in. */
static void try_pages(const struct piece_size *pieces, size_t n, size_t first, double room, double *used, struct way *ways) {
    size_t most = fill(pieces, n, first, room, used);
    double best = 0.0;
    for (size_t i = most; i > 0; i--) {
        size_t end = first + i;
        double height = used[i - 1], cost = ways[first].cost + (height > room + SLACK_PT ? OVERFULL_COST : 0.0);
        if (!is_forced(pieces, n, end)) cost += pieces[end - 1].break_cost;
        if (is_forced(pieces, n, end) || pieces[end - 1].break_cost <= EASY_COST) best = fmax(best, height);
        if (end < n) cost += empty_cost(height, room) + EARLY_COST * fmax(0.0, best - height) / room;
        if (cost < ways[end].cost) ways[end] = (struct way){cost, first};
    }
}

static struct page_breaks follow(struct arena *arena, const struct piece_size *pieces, size_t n, const struct way *ways) {
    struct page_breaks breaks = {.cost = ways[n].cost};
    for (size_t end = n; end > 0; end = ways[end].from) breaks.n_pages++;
    breaks.pages = ARENA_ARRAY(arena, struct page_range, breaks.n_pages);
    size_t page = breaks.n_pages;
    for (size_t end = n; end > 0; end = ways[end].from)
        breaks.pages[--page] = (struct page_range){ways[end].from, end, pieces[ways[end].from].is_wide};
    return breaks;
}

struct page_breaks page_breaks(struct arena *arena, const struct piece_size *pieces, size_t n, struct page_room room) {
    struct way *ways = ARENA_ARRAY(arena, struct way, n + 1);
    for (size_t i = 1; i <= n; i++) ways[i] = (struct way){(double)INFINITY, 0};
    double *used = ARENA_ARRAY(arena, double, n);
    for (size_t i = 0; i < n; i++) try_pages(pieces, n, i, pieces[i].is_wide ? room.wide_pt : room.upright_pt, used, ways);
    return follow(arena, pieces, n, ways);
}
