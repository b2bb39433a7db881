/* base/clones.h - loops compiled for several generations of processors.
 *
 * VECTOR_CLONES before a function compiles it once for the portable processor and again for those with AVX2 and with AVX-512; which one
 * runs is chosen when the program is loaded. The function itself is plain C, so all of them do the same. Under sanitizers, with
 * compilers that cannot, in builds without vectors (meson -Dvector=false) and on other processors there is the portable one alone. */
#ifndef BASE_CLONES_H
#define BASE_CLONES_H

#include "base/cpu.h"

#if CPU_HAS_WIDE && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define VECTOR_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define VECTOR_CLONES
#endif

#endif
