/* base/intern.h - texts to small integers, in order of first appearance.
 *
 * Shape     index 0.. in order of insertion, so nothing depends on the hash; look-up is constant time on average,
 *           and the hash is seeded with a constant (results never depend on it).
 * Lifetime  the arena given to intern_new; texts are copied. */
#ifndef BASE_INTERN_H
#define BASE_INTERN_H

#include "base/arena.h"

#include <stdint.h>

struct intern;

#define INTERN_NONE UINT32_MAX

struct intern *intern_new(struct arena *arena);
/* What it needs from now on comes from another arena, which lives no longer than its own. */
void intern_adopt(struct intern *set, struct arena *arena);
/* Index of `bytes`, added when new; *ret_is_new (may be NULL) says which. */
uint32_t intern_add(struct intern *set, const char *bytes, size_t n, bool *ret_is_new);
/* As intern_add one after the other, and much faster where the set is large. */
struct intern_text {
    const char *bytes;
    size_t n;
};
#define INTERN_AT_ONCE 64u
void intern_add_many(struct intern *set, const struct intern_text *texts, size_t n, uint32_t *ret);
/* Index of `bytes`, or INTERN_NONE. */
uint32_t intern_find(const struct intern *set, const char *bytes, size_t n);
/* Text of an index, ended by NUL. */
const char *intern_text(const struct intern *set, uint32_t index);
uint32_t intern_count(const struct intern *set);

#endif
