/* extract/fast/cells/fast_look_avx2.c - the loop with a head in one register. */
#include "extract/fast/cells/fast_look.h"

#include "base/cpu.h"

#if CPU_HAS_WIDE
#include <immintrin.h>

#define AVX2 __attribute__((target("avx2,bmi,bmi2")))

AVX2 static inline __m256i load(const void *bytes) {
    return _mm256_loadu_si256(bytes);
}

AVX2 static inline bool is_same(__m256i one, __m256i other) {
    return _mm256_movemask_epi8(_mm256_cmpeq_epi8(one, other)) == -1;
}

AVX2 static inline uint64_t folded(__m256i head) {
    __m128i half = _mm_xor_si128(_mm256_castsi256_si128(head), _mm256_extracti128_si256(head, 1));
    return (uint64_t)_mm_cvtsi128_si64(_mm_xor_si128(half, _mm_unpackhi_epi64(half, half)));
}

/* As fast_text_ends, 32 bytes at a time. */
AVX2 static inline bool ends(const struct fast_text *item, const char *bytes, size_t n) {
    size_t at = FAST_TEXT_HEAD;
    for (; at + 32 < n; at += 32)
        if (!is_same(load(bytes + at), load(item->bytes + at))) return false;
    return is_same(load(bytes + n - 32), load(item->bytes + n - 32));
}

AVX2 static inline const struct fast_text *find(const struct fast_texts *texts, struct view field) {
    __m256i head = _mm256_and_si256(load(field.bytes), load(fast_text_mask(field.n)));
    const struct fast_text *item = &texts->items[texts->slots[fast_text_slot(texts, folded(head), field.n)]];
    if (FAST_RARELY(item->n != field.n || !is_same(head, _mm256_load_si256((const void *)item->head)))) return NULL;
    return FAST_LIKELY(field.n <= FAST_TEXT_HEAD) || ends(item, field.bytes, field.n) ? item : NULL;
}

AVX2 static uint64_t look_codes(const struct fast_texts *texts, const struct fast_fields *fields, size_t n, int32_t *codes) {
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

AVX2 static void look_items(const struct fast_texts *texts, const struct fast_fields *fields, size_t n, const struct fast_text **items) {
    struct fast_texts set = *texts;
    struct fast_fields own = *fields;
    for (size_t i = 0; i < n; i++) items[i] = find(&set, fast_field(&own, i));
}

static const struct fast_look version = {look_codes, look_items};

const struct fast_look *fast_look_avx2(void) {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2") ? &version : NULL;
}

#else

const struct fast_look *fast_look_avx2(void) {
    return NULL;
}

#endif
