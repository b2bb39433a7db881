/* extract/fast/cells/fast_look_avx512.c - the loop with a head in one register, cut to its length by a mask. */
#include "extract/fast/cells/fast_look.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,bmi,bmi2")))

AVX512 static inline uint64_t folded(__m256i head) {
    __m128i half = _mm_xor_si128(_mm256_castsi256_si128(head), _mm256_extracti128_si256(head, 1));
    return (uint64_t)_mm_cvtsi128_si64(_mm_xor_si128(half, _mm_unpackhi_epi64(half, half)));
}

AVX512 static inline bool differ(__m256i one, __m256i other) {
    return _mm256_cmpneq_epi8_mask(one, other) != 0;
}

/* As fast_text_ends, 32 bytes at a time. */
AVX512 static inline bool ends(const struct fast_text *item, const char *bytes, size_t n) {
    size_t at = FAST_TEXT_HEAD;
    for (; at + 32 < n; at += 32)
        if (differ(_mm256_loadu_epi8(bytes + at), _mm256_loadu_epi8(item->bytes + at))) return false;
    return !differ(_mm256_loadu_epi8(bytes + n - 32), _mm256_loadu_epi8(item->bytes + n - 32));
}

/* The mask sees the last eight bits of the length: texts of 256 bytes and more may miss their slot, and are found the slow way. */
AVX512 static inline const struct fast_text *find(const struct fast_texts *texts, struct view field) {
    __m256i head = _mm256_maskz_loadu_epi8(_bzhi_u32(UINT32_MAX, (uint32_t)field.n), field.bytes);
    const struct fast_text *item = &texts->items[texts->slots[fast_text_slot(texts, folded(head), field.n)]];
    if (FAST_RARELY(item->n != field.n || differ(head, _mm256_load_si256((const void *)item->head)))) return NULL;
    return FAST_LIKELY(field.n <= FAST_TEXT_HEAD) || ends(item, field.bytes, field.n) ? item : NULL;
}

AVX512 static uint64_t look_codes(const struct fast_texts *texts, const struct fast_fields *fields, size_t n, int32_t *codes) {
    struct fast_texts set = *texts;
    struct fast_fields own = *fields;
    uint64_t rest = 0;
    for (size_t i = 0; i < n; i++) {
        const struct fast_text *item = find(&set, fast_field(&own, i));
        if (FAST_LIKELY(item != NULL))
            codes[i] = item->value;
        else
            rest |= UINT64_C(1) << i;
    }
    return rest;
}

AVX512 static void look_items(const struct fast_texts *texts, const struct fast_fields *fields, size_t n, const struct fast_text **items) {
    struct fast_texts set = *texts;
    struct fast_fields own = *fields;
    for (size_t i = 0; i < n; i++) items[i] = find(&set, fast_field(&own, i));
}

static const struct fast_look version = {look_codes, look_items};

const struct fast_look *fast_look_avx512(void) {
    bool has_all = __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("bmi2");
    return has_all ? &version : NULL;
}

#else

const struct fast_look *fast_look_avx512(void) {
    return NULL;
}

#endif
