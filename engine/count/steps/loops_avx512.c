/* count/steps/loops_avx512.c - the loops with the instructions of AVX-512 (F, BW, VBMI2), whose comparisons give bits. */
#include "count/steps/loops.h"

#include "base/cpu.h"

#if CPU_HAS_WIDE
#include <immintrin.h>

#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vbmi2,popcnt")))

enum { LANES = 16 };

AVX512 static inline uint64_t sixteen_in_range(const int32_t *values, __m512i low, __m512i high, __mmask16 rows) {
    __m512i sixteen = _mm512_maskz_loadu_epi32(rows, values);
    __mmask16 above = _mm512_mask_cmpge_epi32_mask(rows, sixteen, low);
    return _mm512_mask_cmple_epi32_mask(above, sixteen, high);
}

AVX512 static void in_range(const int32_t *values, int32_t low, int32_t high, size_t n, uint64_t *bits) {
    const __m512i lows = _mm512_set1_epi32(low), highs = _mm512_set1_epi32(high);
    size_t first = 0;
    for (; first + WORD_BITS <= n; first += WORD_BITS) {
        uint64_t word = 0;
        for (unsigned k = 0; k < WORD_BITS; k += LANES) word |= sixteen_in_range(values + first + k, lows, highs, 0xFFFF) << k;
        bits[first / WORD_BITS] = word;
    }
    if (first == n) return;
    bits[first / WORD_BITS] = 0;
    for (unsigned k = 0; first + k < n; k += LANES) {
        size_t left = n - first - k;
        unsigned rows = left >= LANES ? 0xFFFFu : (1u << left) - 1;
        bits[first / WORD_BITS] |= sixteen_in_range(values + first + k, lows, highs, (__mmask16)rows) << k;
    }
}

/* The numbers 0..31 with those of unset bits left out, 32 rows at a time; what stands behind them is written over by the next. */
AVX512 static size_t list_rows(const uint64_t *bits, size_t n_words, uint16_t *rows) {
    static const uint16_t ascending[32] = {0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15,
                                           16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31};
    const __m512i next = _mm512_set1_epi16(32);
    __m512i numbers = _mm512_loadu_si512(ascending);
    size_t n = 0;
    for (size_t i = 0; i < n_words; i++) {
        uint32_t low = (uint32_t)bits[i], high = (uint32_t)(bits[i] >> 32);
        _mm512_storeu_si512(rows + n, _mm512_maskz_compress_epi16(low, numbers));
        n += (size_t)_mm_popcnt_u32(low);
        numbers = _mm512_add_epi16(numbers, next);
        _mm512_storeu_si512(rows + n, _mm512_maskz_compress_epi16(high, numbers));
        n += (size_t)_mm_popcnt_u32(high);
        numbers = _mm512_add_epi16(numbers, next);
    }
    return n;
}

const struct loops *loops_avx512(void) {
    static const struct loops avx512 = {"avx512", in_range, list_rows};
    bool has_all = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi2");
    return has_all ? &avx512 : NULL;
}

#else

const struct loops *loops_avx512(void) {
    return NULL;
}

#endif
