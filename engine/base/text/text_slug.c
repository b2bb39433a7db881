/* base/text/text_slug.c - identifiers from labels.
 *
 * The label is decomposed and folded by utf8proc (compatibility forms, marks stripped, case folded, invisible
 * characters dropped); what is left is read letter by letter, and everything that is no ASCII letter or digit parts
 * words. */
#include "base/text.h"

#include <string.h>
#include <utf8proc.h>

static const utf8proc_option_t slug_options =
    (utf8proc_option_t)(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD |
                        UTF8PROC_IGNORE);

/* Letters that Unicode does not take apart, and signs that are read as words (with spaces: they stand alone). */
static const struct spelling {
    int32_t code_point;
    const char *letters;
} spellings[] = {
    {'%', " percent "}, {'&', " and "}, {0x00E6, "ae"}, {0x00F0, "d"},  {0x00F8, "o"},  {0x00FE, "th"}, {0x0111, "d"},
    {0x0127, "h"},      {0x0131, "i"},  {0x0142, "l"},  {0x014B, "ng"}, {0x0153, "oe"}, {0x0167, "t"},
};

static bool is_apostrophe(int32_t c) {
    return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x02BC;
}

static bool is_slug_character(int32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* ' ' parts words; several in a row, and those at the ends, leave nothing. */
static void slug_add(struct text_builder *out, bool *is_apart, int32_t c) {
    if (!is_slug_character(c)) {
        *is_apart = true;
        return;
    }
    if (*is_apart && out->n > 0) text_add_char(out, '-');
    *is_apart = false;
    text_add_char(out, (char)c);
}

static void slug_add_code_point(struct text_builder *out, bool *is_apart, int32_t c) {
    if (is_apostrophe(c)) return;
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
        if (spellings[i].code_point != c) continue;
        for (const char *letter = spellings[i].letters; *letter; letter++) slug_add(out, is_apart, *letter);
        return;
    }
    slug_add(out, is_apart, c);
}

const char *text_slug(struct arena *arena, const char *label) {
    struct text_builder out = {.arena = arena};
    bool is_apart = false;
    const uint8_t *bytes = (const uint8_t *)label;
    utf8proc_ssize_t n_bytes = (utf8proc_ssize_t)strlen(label);
    utf8proc_ssize_t need = utf8proc_decompose(bytes, n_bytes, NULL, 0, slug_options);
    if (need < 0) return "item"; /* not UTF-8, which no label read from a file is */
    int32_t *code_points = ARENA_ARRAY(arena, int32_t, (size_t)need + 1);
    utf8proc_ssize_t n = utf8proc_decompose(bytes, n_bytes, code_points, need, slug_options);
    for (utf8proc_ssize_t i = 0; i < n; i++) slug_add_code_point(&out, &is_apart, code_points[i]);
    return out.n > 0 ? text_done(&out) : "item";
}
