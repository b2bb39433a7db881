#include "draw/png.h"

#include <math.h>
#include <string.h>
#include <zlib.h>

#define LEVEL 3   /* of zlib: 4 takes half as long again to save a seventh */

static void add_u32(struct text_builder *out, uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) text_add_char(out, (char)(value >> shift & 0xFF));
}

/* Length, type, data, and a check sum over type and data. */
static void add_chunk(struct text_builder *out, const char *type, const char *data, size_t n) {
    add_u32(out, (uint32_t)n);
    size_t start = out->n;
    text_add_bytes(out, type, 4);
    text_add_bytes(out, data, n);
    add_u32(out, (uint32_t)crc32(0, (const Bytef *)out->bytes + start, (uInt)(n + 4)));
}

static void add_header(struct text_builder *out, const struct png_image *image) {
    struct text_builder data = {.arena = out->arena};
    add_u32(&data, image->width);
    add_u32(&data, image->height);
    text_add_bytes(&data, "\x08\x03\0\0\0", 5); /* 8 bits, palette, deflate, the usual filters, not interlaced */
    add_chunk(out, "IHDR", data.bytes, data.n);
    uint32_t per_metre = (uint32_t)lround(image->dots_per_inch / 0.0254);
    data.n = 0;
    add_u32(&data, per_metre);
    add_u32(&data, per_metre);
    text_add_char(&data, 1); /* the unit is the metre */
    add_chunk(out, "pHYs", data.bytes, data.n);
}

static void add_text(struct text_builder *out, const struct png_text *text) {
    struct text_builder data = {.arena = out->arena};
    text_add_bytes(&data, text->keyword, strlen(text->keyword) + 1);
    text_add_bytes(&data, "\0\0en-GB\0\0", 9); /* not compressed; language; no translated keyword */
    text_add(&data, text->text);
    add_chunk(out, "iTXt", data.bytes, data.n);
}

/* ---- colours ---- */

#define N_ENTRIES 16384   /* a power of 2, several times the different colours of a chart */
#define N_PALETTE 256

/* Colours met so far, found by their hash; the empty entry has index 0 and colour 0 is met as any other. */
struct palette {
    struct entry {
        uint32_t colour;
        uint16_t index;   /* of the palette, from 1; 0: no entry */
    } *entries;
    size_t n_entries;
    uint32_t colours[N_PALETTE];
    size_t n;
    int bits;             /* kept of each channel of a colour that is not flat */
};

static struct entry *entry_of(struct palette *palette, uint32_t colour) {
    size_t at = colour * 2654435761u >> 18 & (N_ENTRIES - 1);
    while (palette->entries[at].index != 0 && palette->entries[at].colour != colour) at = (at + 1) & (N_ENTRIES - 1);
    return &palette->entries[at];
}

/* Adds a colour with the index of the palette that shows it. False when either is full. */
static bool add_entry(struct palette *palette, uint32_t colour, uint32_t shown) {
    size_t index = 0;
    while (index < palette->n && palette->colours[index] != shown) index++;
    if (index == N_PALETTE || palette->n_entries >= N_ENTRIES / 2) return false;
    if (index == palette->n) palette->colours[palette->n++] = shown;
    *entry_of(palette, colour) = (struct entry){colour, (uint16_t)(index + 1)};
    palette->n_entries++;
    return true;
}

/* The edge of a letter is a mixture of two colours; fewer steps of it look the same. */
static uint32_t fewer_steps(uint32_t colour, int bits) {
    uint32_t most = (1u << bits) - 1, shown = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        uint32_t step = ((colour >> shift & 0xFF) * most + 127) / 255;
        shown |= (step * 255 + most / 2) / most << shift;
    }
    return shown;
}

static uint32_t pixel_at(const unsigned char *from) {
    uint32_t pixel;
    memcpy(&pixel, from, sizeof pixel);
    return pixel & 0xFFFFFF;
}

/* One row of palette indices. False when the palette is too small. */
static bool index_row(const unsigned char *from, uint32_t width, struct palette *palette, unsigned char *to) {
    uint32_t before = UINT32_MAX;
    unsigned char index = 0;
    for (uint32_t x = 0; x < width; x++, from += 4) {
        uint32_t pixel = pixel_at(from);
        if (pixel != before) {
            if (entry_of(palette, pixel)->index == 0 && !add_entry(palette, pixel, fewer_steps(pixel, palette->bits))) return false;
            index = (unsigned char)(entry_of(palette, pixel)->index - 1);
            before = pixel;
        }
        *to++ = index;
    }
    return true;
}

/* Rows, each after the number of its filter (none). Most rows of a chart are like the one above them: ground, or the same bars. */
static bool index_pixels(const struct png_image *image, struct palette *palette, unsigned char *to) {
    size_t n = (size_t)image->width + 1;
    for (uint32_t y = 0; y < image->height; y++, to += n) {
        const unsigned char *from = image->pixels + (size_t)y * image->stride;
        if (y > 0 && memcmp(from, from - image->stride, 4 * (size_t)image->width) == 0) {
            memcpy(to, to - n, n);
            continue;
        }
        *to = 0;
        if (!index_row(from, image->width, palette, to + 1)) return false;
    }
    return true;
}

/* With 2 bits a channel there are 64 mixtures: they fit beside as many flat colours as a chart can have. */
static void choose_palette(struct arena *arena, const struct png_image *image, struct palette *palette, unsigned char *to) {
    for (int bits = 5; bits >= 2; bits--) {
        *palette = (struct palette){.entries = ARENA_ARRAY(arena, struct entry, N_ENTRIES), .bits = bits};
        for (size_t i = 0; i < image->n_flat; i++) {
            uint32_t colour = image->flat[i] & 0xFFFFFF;
            if (entry_of(palette, colour)->index == 0) (void)add_entry(palette, colour, colour);
        }
        if (index_pixels(image, palette, to)) return;
    }
}

static void add_palette(struct text_builder *out, const struct palette *palette) {
    struct text_builder data = {.arena = out->arena};
    for (size_t i = 0; i < palette->n; i++) {
        for (int shift = 16; shift >= 0; shift -= 8) text_add_char(&data, (char)(palette->colours[i] >> shift & 0xFF));
    }
    add_chunk(out, "PLTE", data.bytes, data.n);
}

bool png_add(struct text_builder *out, const struct png_image *image, const struct png_text *texts, size_t n_texts) {
    size_t n = (size_t)image->height * (image->width + 1);
    struct palette *palette = ARENA_NEW(out->arena, struct palette);
    unsigned char *indices = arena_alloc(out->arena, n, 1);
    choose_palette(out->arena, image, palette, indices);
    uLongf n_packed = compressBound((uLong)n);
    unsigned char *packed = arena_alloc(out->arena, n_packed, 1);
    if (compress2(packed, &n_packed, indices, (uLong)n, LEVEL) != Z_OK) return false;
    text_add_bytes(out, "\x89PNG\r\n\x1a\n", 8);
    add_header(out, image);
    for (size_t i = 0; i < n_texts; i++) add_text(out, &texts[i]);
    add_palette(out, palette);
    add_chunk(out, "IDAT", (const char *)packed, n_packed);
    add_chunk(out, "IEND", "", 0);
    return true;
}
