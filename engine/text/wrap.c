/* text/wrap.c - greedy line breaking at single spaces. */
#include "text/wrap.h"

#include "base/text.h"
#include "base/utf8.h"

#include <string.h>

static size_t columns_of(struct arena *scratch, const char *bytes, size_t n) {
    return utf8_columns(text_copy_bytes(scratch, bytes, n));
}

/* Bytes of the word at `text`. A note mark ("[note 2]") is one word. */
static size_t word_length(const char *text) {
    static const char note[] = "[note";
    size_t n = strcspn(text, " ");
    bool is_note = text[n] == ' ' && n + 1 == sizeof note && strncmp(text, note, n) == 0;
    return is_note ? n + 1 + strcspn(text + n + 1, " ") : n;
}

struct wrapped wrap_text(struct arena *arena, const char *text, size_t width) {
    const char **lines = NULL;
    size_t n = 0, capacity = 0;
    const char *line = text; /* where the line begins, and where its last whole word ends */
    const char *end = text + word_length(text);
    while (*end != '\0') {
        const char *word_end = end + 1 + word_length(end + 1);
        if (columns_of(arena, line, (size_t)(word_end - line)) > width) {
            *ARENA_PUSH(arena, lines, n, capacity) = text_copy_bytes(arena, line, (size_t)(end - line));
            line = end + 1;
        }
        end = word_end;
    }
    *ARENA_PUSH(arena, lines, n, capacity) = text_copy(arena, line);
    return (struct wrapped){lines, n};
}

size_t wrap_least(struct arena *scratch, const char *text) {
    size_t least = 0;
    for (const char *word = text; *word != '\0';) {
        size_t n = word_length(word);
        size_t columns = columns_of(scratch, word, n);
        if (columns > least) least = columns;
        word += word[n] == '\0' ? n : n + 1;
    }
    return least;
}
