/* extract/fast/fast_chain.c - a state, the number of the block that it belongs to, and those who wait for the next. */
#include "extract/fast/fast_chain.h"

#include <pthread.h>

struct fast_chain {
    pthread_mutex_t lock;
    pthread_cond_t has_moved;
    uint64_t taken;            /* blocks */
    uint64_t at;               /* the block whose state is known */
    struct fast_state state;
    bool is_stopped;
};

static void close_chain(void *handle) {
    struct fast_chain *chain = handle;
    pthread_cond_destroy(&chain->has_moved);
    pthread_mutex_destroy(&chain->lock);
}

struct fast_chain *fast_chain_new(struct arena *arena, struct fast_state first) {
    struct fast_chain *chain = ARENA_NEW(arena, struct fast_chain);
    *chain = (struct fast_chain){.lock = PTHREAD_MUTEX_INITIALIZER, .has_moved = PTHREAD_COND_INITIALIZER, .state = first};
    arena_defer(arena, close_chain, chain);
    return chain;
}

uint64_t fast_chain_take(struct fast_chain *chain) {
    pthread_mutex_lock(&chain->lock);
    uint64_t block = chain->taken++;
    pthread_mutex_unlock(&chain->lock);
    return block;
}

bool fast_chain_knows(struct fast_chain *chain, uint64_t block, struct fast_state *ret) {
    pthread_mutex_lock(&chain->lock);
    bool knows = chain->at == block;
    if (knows) *ret = chain->state;
    pthread_mutex_unlock(&chain->lock);
    return knows;
}

bool fast_chain_add(struct fast_chain *chain, uint64_t block, bool is_turned, uint32_t n_feeds, struct fast_state *ret) {
    pthread_mutex_lock(&chain->lock);
    while (chain->at != block && !chain->is_stopped) pthread_cond_wait(&chain->has_moved, &chain->lock);
    bool goes_on = !chain->is_stopped;
    if (goes_on) {
        *ret = chain->state;
        chain->state = (struct fast_state){ret->is_quoted != is_turned, ret->line + n_feeds};
        chain->at = block + 1;
        pthread_cond_broadcast(&chain->has_moved);
    }
    pthread_mutex_unlock(&chain->lock);
    return goes_on;
}

void fast_chain_stop(struct fast_chain *chain) {
    pthread_mutex_lock(&chain->lock);
    chain->is_stopped = true;
    pthread_cond_broadcast(&chain->has_moved);
    pthread_mutex_unlock(&chain->lock);
}

bool fast_chain_is_stopped(struct fast_chain *chain) {
    pthread_mutex_lock(&chain->lock);
    bool is_stopped = chain->is_stopped;
    pthread_mutex_unlock(&chain->lock);
    return is_stopped;
}
