/* extract/cells/alike.h - how a text that is not what was expected differs from something that looks the same.
 *
 * For hints only: nothing is ever matched by likeness. */
#ifndef EXTRACT_ALIKE_H
#define EXTRACT_ALIKE_H

#include "base/arena.h"

/* A hint when `found` is the same as `expected` but for letter case, kinds of spaces or quotes, width or normal form:
 * "it differs from 'Officer Bias' by U+00A0 at character 8". NULL when it is not. */
const char *alike_hint(struct arena *arena, const char *found, const char *expected);

/* A hint from a list of names: alike_hint of the first that looks the same, else "did you mean 'region'?", else NULL.
 */
const char *alike_nearest(struct arena *arena, const char *found, const char *const *names, size_t n);

#endif
