/* extract/fast/fast_index_avx2.c - masks by comparisons of 32 bytes at a time (x86 with AVX2, from 2013 on). */
#include "extract/fast/fast_chunk.h"

#include "base/cpu.h"

#if CPU_HAS_WIDE

#include <immintrin.h>

#define TARGET __attribute__((target("avx2,pclmul,bmi,bmi2,popcnt")))

TARGET FAST_INLINE uint64_t both(__m256i low, __m256i high) {
    return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

TARGET FAST_INLINE uint64_t equal(__m256i low, __m256i high, char byte) {
    __m256i wanted = _mm256_set1_epi8(byte);
    return both(_mm256_cmpeq_epi8(low, wanted), _mm256_cmpeq_epi8(high, wanted));
}

/* A byte is the smaller of itself and another where it is not above that. */
TARGET FAST_INLINE uint64_t at_most(__m256i low, __m256i high, char byte) {
    __m256i most = _mm256_set1_epi8(byte);
    return both(_mm256_cmpeq_epi8(_mm256_min_epu8(low, most), low), _mm256_cmpeq_epi8(_mm256_min_epu8(high, most), high));
}

TARGET FAST_INLINE uint64_t parity(uint64_t bits) {
    __m128i product = _mm_clmulepi64_si128(_mm_set_epi64x(0, (long long)bits), _mm_set1_epi8((char)0xFF), 0);
    return (uint64_t)_mm_cvtsi128_si64(product);
}

TARGET FAST_INLINE void scan_chunk(struct fast_index *index, const char *bytes, size_t at, unsigned n, bool has_returns) {
    __m256i low = _mm256_loadu_si256((const __m256i_u *)(const void *)(bytes + at));
    __m256i high = _mm256_loadu_si256((const __m256i_u *)(const void *)(bytes + at + 32));
    uint64_t valid = UINT64_MAX >> (64 - n);
    struct fast_masks masks = {.quote = equal(low, high, '"') & valid,
                               .delimiter = equal(low, high, index->delimiter) & valid,
                               .feed = equal(low, high, '\n') & valid,
                               .carriage = equal(low, high, '\r') & valid,
                               .low = at_most(low, high, 0x1F) & valid,
                               .high = ~at_most(low, high, 0x7E) & valid};
    masks.inside = parity(masks.quote);
    fast_write_bits(index, fast_chunk(index, &masks, bytes, at, n, has_returns), at);
}

TARGET FAST_INLINE void scan_kind(struct fast_index *index, const char *bytes, size_t from, size_t to, bool has_returns) {
    struct fast_index own = *index; /* so that it stays in registers */
    for (; from + FAST_CHUNK <= to; from += FAST_CHUNK) scan_chunk(&own, bytes, from, FAST_CHUNK, has_returns);
    if (from < to) scan_chunk(&own, bytes, from, (unsigned)(to - from), has_returns);
    *index = own;
}

TARGET static void scan(struct fast_index *index, const char *bytes, size_t from, size_t to) {
    if (index->has_returns)
        scan_kind(index, bytes, from, to, true);
    else
        scan_kind(index, bytes, from, to, false);
}

fast_index_scan *fast_index_avx2(void) {
    bool has_all = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("pclmul") && __builtin_cpu_supports("bmi2") &&
                   __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
    return has_all ? scan : NULL;
}

#else

fast_index_scan *fast_index_avx2(void) {
    return NULL;
}

#endif
