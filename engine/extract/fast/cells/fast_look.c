/* extract/fast/cells/fast_look.c - the loop for cells that were met before. A loop for short texts and one for longer ones, each without
 * counting and with it. */
#include "extract/fast/cells/fast_column.h"

static inline __attribute__((always_inline)) uint64_t look(struct fast_column *column, const struct fast_tile *tile, int64_t *uses,
                                                           bool is_wide) {
    struct fast_fields fields = fast_fields_of(column, tile);
    struct fast_texts texts = *column->texts;
    int32_t *codes = column->codes + tile->from;
    uint64_t rest = 0;
    for (size_t i = 0; i < tile->n; i++) {
        struct view field = fast_field(&fields, i);
        uint64_t differs;
        const struct fast_text *item = fast_texts_look(&texts, field.bytes, field.n, is_wide, &differs);
        codes[i] = item->value;
        rest |= (uint64_t)(differs != 0) << i;
        if (uses) uses[item->detail] += differs == 0;
    }
    return rest;
}

uint64_t fast_look(struct fast_column *column, const struct fast_tile *tile, int64_t *uses) {
    if (uses) return column->texts->is_wide ? look(column, tile, uses, true) : look(column, tile, uses, false);
    return column->texts->is_wide ? look(column, tile, NULL, true) : look(column, tile, NULL, false);
}
