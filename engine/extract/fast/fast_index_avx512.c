/* extract/fast/fast_index_avx512.c - masks by comparisons of 64 bytes, offsets by compression of bytes (x86 with AVX-512 VBMI2: Ice
 * Lake, Zen 4 and later). */
#include "extract/fast/fast_chunk.h"

#include "base/cpu.h"

#if CPU_HAS_WIDE

#include <immintrin.h>

#define TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vbmi2,pclmul,bmi,bmi2,popcnt")))

TARGET FAST_INLINE uint64_t parity(uint64_t bits) {
    __m128i product = _mm_clmulepi64_si128(_mm_set_epi64x(0, (long long)bits), _mm_set1_epi8((char)0xFF), 0);
    return (uint64_t)_mm_cvtsi128_si64(product);
}

/* The numbers 0 to 63 of the bits that are set, next to each other, made into offsets; in steps of 16. */
TARGET FAST_INLINE void write_bits(struct fast_index *index, uint64_t bits, size_t at, __m512i counting) {
    uint32_t *out = index->separators + index->n_separators;
    size_t n = (size_t)__builtin_popcountll(bits);
    __m512i numbers = _mm512_maskz_compress_epi8(bits, counting), base = _mm512_set1_epi32((int)at);
    index->n_separators += n;
    _mm512_storeu_si512(out, _mm512_add_epi32(base, _mm512_cvtepu8_epi32(_mm512_castsi512_si128(numbers))));
    _mm512_storeu_si512(out + 16, _mm512_add_epi32(base, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(numbers, 1))));
    if (n <= 32) return;
    _mm512_storeu_si512(out + 32, _mm512_add_epi32(base, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(numbers, 2))));
    _mm512_storeu_si512(out + 48, _mm512_add_epi32(base, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(numbers, 3))));
}

TARGET FAST_INLINE void scan_chunk(struct fast_index *index, const char *bytes, size_t at, unsigned n, __m512i counting,
                                     bool has_returns) {
    __m512i chunk = _mm512_loadu_si512(bytes + at);
    uint64_t valid = UINT64_MAX >> (64 - n);
    struct fast_masks masks = {
        .quote = _mm512_mask_cmpeq_epi8_mask(valid, chunk, _mm512_set1_epi8('"')),
        .delimiter = _mm512_mask_cmpeq_epi8_mask(valid, chunk, _mm512_set1_epi8(index->delimiter)),
        .feed = _mm512_mask_cmpeq_epi8_mask(valid, chunk, _mm512_set1_epi8('\n')),
        .carriage = _mm512_mask_cmpeq_epi8_mask(valid, chunk, _mm512_set1_epi8('\r')),
        .low = _mm512_mask_cmplt_epu8_mask(valid, chunk, _mm512_set1_epi8(0x20)),
        .high = _mm512_mask_cmpgt_epu8_mask(valid, chunk, _mm512_set1_epi8(0x7E)),
    };
    masks.inside = parity(masks.quote);
    write_bits(index, fast_chunk(index, &masks, bytes, at, n, has_returns), at, counting);
}

TARGET FAST_INLINE __m512i count_to_63(void) {
    char numbers[64];
    for (int i = 0; i < 64; i++) numbers[i] = (char)i;
    return _mm512_loadu_si512(numbers);
}

TARGET FAST_INLINE void scan_kind(struct fast_index *index, const char *bytes, size_t from, size_t to, bool has_returns) {
    struct fast_index own = *index; /* so that it stays in registers */
    __m512i counting = count_to_63();
    for (; from + FAST_CHUNK <= to; from += FAST_CHUNK) scan_chunk(&own, bytes, from, FAST_CHUNK, counting, has_returns);
    if (from < to) scan_chunk(&own, bytes, from, (unsigned)(to - from), counting, has_returns);
    *index = own;
}

TARGET static void scan(struct fast_index *index, const char *bytes, size_t from, size_t to) {
    if (index->has_returns)
        scan_kind(index, bytes, from, to, true);
    else
        scan_kind(index, bytes, from, to, false);
}

fast_index_scan *fast_index_avx512(void) {
    bool has_all = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
                   __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("pclmul") &&
                   __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
    return has_all ? scan : NULL;
}

#else

fast_index_scan *fast_index_avx512(void) {
    return NULL;
}

#endif
