/* generator/random.h - numbers that look random and are the same on every machine for the same seed.
 *
 * xoshiro256** with its state filled by splitmix64 (Blackman and Vigna, 2018, both in the public domain). */
#ifndef BENCH_RANDOM_H
#define BENCH_RANDOM_H

#include <stdint.h>

struct random {
    uint64_t state[4];
};

void random_seed(struct random *random, uint64_t seed);
uint64_t random_next(struct random *random);

/* From 0 to n - 1, by the upper half of the next number times n: no division, and a bias below n / 2^32. */
uint32_t random_below(struct random *random, uint32_t n);

#endif
