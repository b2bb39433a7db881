#include "paper/pages/page_breaks.h"

#include <math.h>
#include <stdint.h>

#define SPACE_STRETCH 0.6        /* of a space, at the most */
#define SPACE_SHRINK 0.25
#define EMPTY_PAGE_COST 100.0
#define FORCED_PAGE_COST 20.0    /* of a page before one that is turned: what is left of it nobody can fill */
#define TIGHT_PAGE_COST 2.0      /* as tight as can be */
#define LOOSE_PAGE_COST 0.5
#define SHORT_END_COST 4.0       /* of a last page with hardly anything on it */
#define SHORT_END_SHARE 0.15
#define OVERFULL_COST 1e9
#define SLACK_PT 0.01
#define EASY_COST 4.0            /* ends that any page may have */
#define EARLY_COST 60.0          /* of a page's worth of pieces that would have fitted */

double piece_before_pt(const struct piece_size *piece, double ease) {
    return piece->before_pt * (1.0 + ease * (ease > 0.0 ? SPACE_STRETCH : SPACE_SHRINK));
}

double piece_height_pt(const struct piece_size *piece, double ease) {
    return piece->height_pt + fmin(0.0, ease) * piece->shrink_pt;
}

/* How far a page is filled: as the pieces are meant, and how far they give way. */
struct filled {
    double used_pt, stretch_pt, shrink_pt;
};

struct way {
    double cost;       /* of all pages up to here */
    size_t from;       /* where the last of them begins */
};

static void add_piece(struct filled *filled, const struct piece_size *piece, bool is_first) {
    double before = is_first ? 0.0 : piece->before_pt;
    filled->used_pt += before + piece->height_pt + (is_first ? piece->repeat_pt : 0.0);
    filled->stretch_pt += before * SPACE_STRETCH;
    filled->shrink_pt += before * SPACE_SHRINK + piece->shrink_pt;
}

static bool is_overfull(const struct filled *filled, double room) {
    return filled->used_pt - filled->shrink_pt > room + SLACK_PT;
}

/* A page is spread to its foot where little is missing; where much is, the more the less: what cannot be filled is not blown up. */
static double ease_of(const struct filled *filled, double room) {
    double missing = room - filled->used_pt;
    if (missing < 0.0) return filled->shrink_pt > 0.0 ? fmax(-1.0, missing / filled->shrink_pt) : 0.0;
    if (!(filled->stretch_pt > 0.0)) return 0.0;
    double share = missing / filled->stretch_pt;
    return share <= 1.0 ? share : fmax(0.0, 2.0 - share);
}

/* Cost of a page as it looks. */
static double cost_of_look(const struct filled *filled, double room, bool is_forced) {
    double ease = ease_of(filled, room), empty = fmax(0.0, room - filled->used_pt) / room;
    if (is_forced && ease >= 0.0) return FORCED_PAGE_COST * empty;
    empty = fmax(0.0, empty - fmax(0.0, ease) * filled->stretch_pt / room);
    return EMPTY_PAGE_COST * empty * empty + (ease < 0.0 ? TIGHT_PAGE_COST : LOOSE_PAGE_COST) * fabs(ease * ease * ease);
}

/* Pieces from `first` that a page may hold, one a row: how far it is filled with them. */
static size_t fill(const struct piece_size *pieces, size_t n, size_t first, double room, struct filled *filled) {
    struct filled page = {0};
    size_t end = first;
    while (end < n && pieces[end].is_wide == pieces[first].is_wide) {
        add_piece(&page, &pieces[end], end == first);
        if (is_overfull(&page, room) && end > first) break;
        filled[end++ - first] = page;
    }
    return end - first;
}

static bool is_forced(const struct piece_size *pieces, size_t n, size_t end) {
    return end == n || pieces[end].is_wide != pieces[end - 1].is_wide;
}

/* Tries every page that begins at `first`, and keeps what is cheaper than the ways known. A page is worse when more would have fitted
 * on it. `filled` is room to work in. */
static void try_pages(const struct piece_size *pieces, size_t n, size_t first, double room, struct filled *filled, struct way *ways) {
    size_t most = fill(pieces, n, first, room, filled);
    double best = 0.0;
    for (size_t i = most; i > 0; i--) {
        size_t end = first + i;
        const struct filled *page = &filled[i - 1];
        bool forced = is_forced(pieces, n, end);
        double end_cost = forced ? 0.0 : pieces[end - 1].break_cost, cost = ways[first].cost + end_cost;
        if (is_overfull(page, room)) cost += OVERFULL_COST;
        if (page->used_pt <= room && end_cost <= EASY_COST) best = fmax(best, page->used_pt);
        if (end < n || page->used_pt > room) cost += cost_of_look(page, room, forced);
        else cost += SHORT_END_COST * fmax(0.0, 1.0 - page->used_pt / (SHORT_END_SHARE * room));
        if (end < n) cost += EARLY_COST * fmax(0.0, best - page->used_pt) / room;
        if (cost < ways[end].cost) ways[end] = (struct way){cost, first};
    }
}

static double height_of_text(const struct page_room *room, bool is_wide) {
    return is_wide ? room->wide_pt : room->upright_pt;
}

/* The last page is not spread, nor one before a page that is turned. */
static double ease_of_page(const struct piece_size *pieces, size_t n, const struct page_range *page, const struct page_room *room) {
    struct filled filled = {0};
    for (size_t i = page->first; i < page->end; i++) add_piece(&filled, &pieces[i], i == page->first);
    double ease = ease_of(&filled, height_of_text(room, page->is_wide));
    return is_forced(pieces, n, page->end) ? fmin(0.0, ease) : ease;
}

static struct page_breaks follow(struct arena *arena, const struct piece_size *pieces, size_t n, const struct way *ways,
                                 const struct page_room *room) {
    struct page_breaks breaks = {.cost = ways[n].cost};
    for (size_t end = n; end > 0; end = ways[end].from) breaks.n_pages++;
    breaks.pages = ARENA_ARRAY(arena, struct page_range, breaks.n_pages);
    size_t i = breaks.n_pages;
    for (size_t end = n; end > 0; end = ways[end].from) {
        struct page_range *page = &breaks.pages[--i];
        *page = (struct page_range){.first = ways[end].from, .end = end, .is_wide = pieces[ways[end].from].is_wide};
        page->ease = ease_of_page(pieces, n, page, room);
    }
    return breaks;
}

struct page_breaks page_breaks(struct arena *arena, const struct piece_size *pieces, size_t n, struct page_room room) {
    struct way *ways = ARENA_ARRAY(arena, struct way, n + 1);
    for (size_t i = 1; i <= n; i++) ways[i] = (struct way){(double)INFINITY, 0};
    struct filled *filled = ARENA_ARRAY(arena, struct filled, n);
    for (size_t i = 0; i < n; i++) try_pages(pieces, n, i, height_of_text(&room, pieces[i].is_wide), filled, ways);
    return follow(arena, pieces, n, ways, &room);
}
