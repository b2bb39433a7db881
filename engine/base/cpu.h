/* base/cpu.h - which versions of a loop may be used, where there are several for different processors.
 *
 * The environment's BOARDPAPER_CPU names one ("portable", "avx2", "avx512"): that one and no other, or the portable one where there is no
 * such version. It is for tests and benchmarks: all versions do the same. It does not reach the loops of base/clones.h, which are chosen
 * when the program is loaded. */
#ifndef BASE_CPU_H
#define BASE_CPU_H

#include <stdbool.h>

/* Whether versions for wider processors are compiled at all: for x86-64, unless the build leaves them out (meson -Dvector=false). */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(CPU_PORTABLE)
#define CPU_HAS_WIDE 1
#else
#define CPU_HAS_WIDE 0
#endif

/* Whether the environment leaves the choice, or names this version. */
bool cpu_may_use(const char *version);

#endif
