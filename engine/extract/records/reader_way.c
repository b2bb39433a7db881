/* extract/records/reader_way.c - the way that BOARDPAPER_READER names. */
#include "extract/records/reader_blocks.h"

#include <stdlib.h>
#include <string.h>

/* One word of the list; what is no word of it changes nothing. */
static void add_word(struct reader_way *way, const char *word) {
    if (strcmp(word, "careful") == 0) way->only_careful = true;
    if (strcmp(word, "parser") == 0) way->only_parser = true;
    if (strcmp(word, "fast") == 0) way->only_fast = true;
    if (strcmp(word, "threads") == 0) way->always_threads = true;
    if (strncmp(word, "blocks=", 7) == 0) way->block_limit = (size_t)strtoul(word + 7, NULL, 10);
}

struct reader_way reader_way_named(const char *words) {
    struct reader_way way = {0};
    char word[32];
    while (words != NULL && *words != '\0') {
        size_t n = strcspn(words, ",");
        if (n < sizeof word) {
            memcpy(word, words, n);
            word[n] = '\0';
            add_word(&way, word);
        }
        words += n + (words[n] == ',');
    }
    return way;
}
