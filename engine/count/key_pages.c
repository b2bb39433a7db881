#include "count/key_pages.h"

#include <string.h>

void key_pages_clear(struct key_pages *pages) {
    for (size_t i = 0; i < pages->n_pages; i++)
        if (pages->pages[i] != NULL) memset(pages->pages[i], 0, KEYS_A_PAGE * pages->item_bytes);
}

void *key_page_make(struct key_pages *pages, size_t key) {
    size_t page = key / KEYS_A_PAGE;
    if (page >= pages->n_pages) {
        pages->pages = arena_grow(pages->arena, pages->pages, pages->n_pages, page + 1, sizeof *pages->pages, &pages->capacity);
        for (size_t i = pages->n_pages; i <= page; i++) pages->pages[i] = NULL;
        pages->n_pages = page + 1;
    }
    pages->pages[page] = arena_alloc(pages->arena, KEYS_A_PAGE, pages->item_bytes);
    return pages->pages[page];
}
