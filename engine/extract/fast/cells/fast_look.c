/* extract/fast/cells/fast_look.c - the portable loop: heads as four words. */
#include "extract/fast/cells/fast_look.h"

#include "base/cpu.h"

static inline const struct fast_text *find(const struct fast_texts *texts, struct view field) {
    uint64_t head[FAST_TEXT_HEAD / 8], differs;
    const unsigned char *mask = fast_text_mask(field.n);
    for (size_t i = 0; i < FAST_TEXT_HEAD / 8; i++) head[i] = fast_word_at(field.bytes + 8 * i) & fast_word_at(mask + 8 * i);
    const struct fast_text *item =
        &texts->items[texts->slots[fast_text_slot(texts, head[0] ^ head[1] ^ head[2] ^ head[3], field.n)]];
    differs = item->n ^ field.n;
    for (size_t i = 0; i < FAST_TEXT_HEAD / 8; i++) differs |= head[i] ^ item->head[i];
    if (FAST_RARELY(differs != 0)) return NULL;
    return FAST_LIKELY(field.n <= FAST_TEXT_HEAD) || fast_text_ends(item, field.bytes, field.n) ? item : NULL;
}

static uint64_t look_codes(const struct fast_texts *texts, const struct fast_fields *fields, size_t n, int32_t *codes) {
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

static void look_items(const struct fast_texts *texts, const struct fast_fields *fields, size_t n, const struct fast_text **items) {
    struct fast_texts set = *texts;
    struct fast_fields own = *fields;
    for (size_t i = 0; i < n; i++) items[i] = find(&set, fast_field(&own, i));
}

static const struct fast_look version = {look_codes, look_items};

const struct fast_look *fast_look_portable(void) {
    return &version;
}

const struct fast_look *fast_look_choose(void) {
    const struct fast_look *avx512 = fast_look_avx512(), *avx2 = fast_look_avx2();
    if (avx512 != NULL && cpu_may_use("avx512")) return avx512;
    return avx2 != NULL && cpu_may_use("avx2") ? avx2 : fast_look_portable();
}
