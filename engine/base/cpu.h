/* base/cpu.h - which versions of a loop may be used, where there are several for different processors.
 *
 * The environment's BOARDPAPER_CPU names one ("portable", "avx2", "avx512"): that one and no other, or the portable one where there is no
 * such version. It is for tests and benchmarks: all versions do the same. */
#ifndef BASE_CPU_H
#define BASE_CPU_H

#include <stdbool.h>

/* Whether the environment leaves the choice, or names this version. */
bool cpu_may_use(const char *version);

#endif
