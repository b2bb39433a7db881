/* base/text/text_nearest.c - "did you mean": edit distance with transpositions (optimal string alignment), over code points,
 * ASCII case folded. */
#include "base/text.h"

#include "base/utf8.h"

#include <string.h>

/* Longer texts are no names that somebody mistyped, and the work grows with the square. */
enum { LENGTH_LIMIT = 256 };

struct code_points {
    uint32_t *items;
    size_t n;
};

static struct code_points read_folded(struct arena *arena, const char *text) {
    struct code_points points = {.items = ARENA_ARRAY(arena, uint32_t, strlen(text) + 1)};
    while (*text) {
        uint32_t c;
        text += utf8_decode(text, &c);
        points.items[points.n++] = c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
    }
    return points;
}

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

/* rows: three rows of LENGTH_LIMIT + 1; row i holds the distances of a's first i letters to each beginning of b. */
static size_t distance(struct code_points a, struct code_points b, size_t rows[3][LENGTH_LIMIT + 1]) {
    for (size_t j = 0; j <= b.n; j++) rows[0][j] = j;
    for (size_t i = 1; i <= a.n; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= b.n; j++) {
            size_t cost = a.items[i - 1] == b.items[j - 1] ? 0 : 1;
            row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + cost);
            if (i > 1 && j > 1 && a.items[i - 1] == b.items[j - 2] && a.items[i - 2] == b.items[j - 1])
                row[j] = least(row[j], two_above[j - 2] + 1);
        }
    }
    return rows[a.n % 3][b.n];
}

const char *text_nearest(struct arena *arena, const char *text, const char *const *candidates, size_t n) {
    size_t rows[3][LENGTH_LIMIT + 1];
    if (strlen(text) > (size_t)4 * LENGTH_LIMIT) return NULL;
    struct code_points wanted = read_folded(arena, text);
    if (wanted.n == 0 || wanted.n > LENGTH_LIMIT) return NULL;
    size_t allowed = wanted.n < 3 ? 1 : wanted.n / 3;
    const char *nearest = NULL;
    for (size_t i = 0; i < n; i++) {
        size_t n_bytes = strlen(candidates[i]);
        if (n_bytes + allowed < wanted.n || n_bytes > 4 * (wanted.n + allowed)) continue;
        struct code_points candidate = read_folded(arena, candidates[i]);
        if (candidate.n > LENGTH_LIMIT) continue;
        size_t found = distance(wanted, candidate, rows);
        size_t longer = wanted.n > candidate.n ? wanted.n : candidate.n;
        if (found > allowed || found >= longer) continue; /* nothing in common is no likeness, however short */
        nearest = candidates[i];
        if (found == 0) break;
        allowed = found - 1; /* only nearer ones from here, so that of equals the first stays */
    }
    return nearest;
}
