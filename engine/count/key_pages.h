/* count/key_pages.h - something of a few bytes for each key, where keys are indices from 0.
 *
 * Shape     pages of KEYS_A_PAGE items, all zero when they come: 0 must mean "nothing yet". A page comes when one of its keys does, and nothing
 *           is moved when there are more, so memory is that of the keys that there are.
 * Lifetime  the arena given. */
#ifndef COUNT_KEY_PAGES_H
#define COUNT_KEY_PAGES_H

#include "base/arena.h"

#include <stdint.h>

#define KEYS_A_PAGE 4096u

struct key_pages {
    struct arena *arena;
    size_t item_bytes;
    void **pages;              /* NULL where no key of the page has come */
    size_t n_pages, capacity;
};

/* All items are nothing again. */
void key_pages_clear(struct key_pages *pages);

/* The page of a key, made where it is not there. */
void *key_page_make(struct key_pages *pages, size_t key);

/* The page of a key, or NULL. */
static inline void *key_page(const struct key_pages *pages, size_t key) {
    return key / KEYS_A_PAGE < pages->n_pages ? pages->pages[key / KEYS_A_PAGE] : NULL;
}

static inline void *key_page_of(struct key_pages *pages, size_t key) {
    void *page = key_page(pages, key);
    return page != NULL ? page : key_page_make(pages, key);
}

#endif
