/* presenters/presenters_load.c - the program's side: finds the module beside the program and loads it.
 *
 * It is looked for in the program's own folder (links resolved), then where an installation has it; never along the paths of the
 * environment: what writes the documents is what was built with the program. */
#include "base/file.h"
#include "base/text.h"
#include "presenters/presenters.h"

#include <dlfcn.h>
#include <malloc.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#define MODULE "boardpaper-presenters.so"
#define TABLE "boardpaper_presenters"

struct presenters_loading {
    const char *const *paths; /* looked at in this order, ended by NULL */
    const struct presenters *table;
    char *error;              /* of malloc; NULL with the table, and where memory ended */
    pthread_t thread;
    bool has_thread;          /* one that nobody has waited for */
};

static const char *const *module_paths(struct arena *arena) {
    static const char *const folders[] = {".", BOARDPAPER_MODULE_FOLDER};
    const char **paths = ARENA_ARRAY(arena, const char *, 3);
    const char *program = path_real(arena, "/proc/self/exe");
    for (size_t i = 0; program != NULL && i < 2; i++)
        paths[i] = path_join(arena, path_join(arena, path_folder(arena, program), folders[i]), MODULE);
    return paths;
}

enum { ROOM_BYTES = 80 << 20, MOST_HEAPS = 4 };

/* Some libraries fall over while they are loaded where memory ends: there must be addresses for them all before. */
static bool has_room(void) {
    void *room = mmap(NULL, ROOM_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (room == MAP_FAILED) return false;
    munmap(room, ROOM_BYTES);
    return true;
}

static const struct presenters *table_of(void *module, char **ret_error) {
    const struct presenters *table = dlsym(module, TABLE);
    if (table != NULL && table->n_bytes == sizeof *table && strcmp(table->version, BOARDPAPER_VERSION) == 0) return table;
    *ret_error = strdup("it is of another build");
    return NULL;
}

static void *load(void *context) {
    struct presenters_loading *loading = context;
    const char *const *path = loading->paths;
    while (path[0] != NULL && path[1] != NULL && !file_exists(path[0])) path++;
    if (!has_room()) return NULL;
    void *module = *path != NULL ? dlopen(*path, RTLD_LAZY | RTLD_LOCAL | RTLD_NODELETE) : NULL;
    if (module != NULL)
        loading->table = table_of(module, &loading->error);
    else {
        const char *error = *path != NULL ? dlerror() : "the program's own place is not known";
        bool is_memory = error == NULL || strstr(error, "Cannot allocate memory") != NULL;
        loading->error = is_memory ? NULL : strdup(error);
    }
    return NULL;
}

static void wait_for(struct presenters_loading *loading) {
    if (loading->has_thread) pthread_join(loading->thread, NULL);
    loading->has_thread = false;
}

static void close_loading(void *context) {
    struct presenters_loading *loading = context;
    wait_for(loading);
    free(loading->error);
}

static struct presenters_loading *loading_new(struct arena *arena) {
    struct presenters_loading *loading = ARENA_NEW(arena, struct presenters_loading);
    loading->paths = module_paths(arena);
    arena_defer(arena, close_loading, loading);
    return loading;
}

/* A heap asks for 64 MB of addresses: where those are limited one must do for all threads, since libraries fall over where they end. */
void presenters_heaps(void) {
    struct rlimit addresses;
    bool is_limited = getrlimit(RLIMIT_AS, &addresses) != 0 || addresses.rlim_cur != RLIM_INFINITY;
    mallopt(M_ARENA_MAX, is_limited ? 1 : MOST_HEAPS);
}

struct presenters_loading *presenters_foresee(struct arena *arena) {
    struct presenters_loading *loading = loading_new(arena);
    presenters_heaps();
    loading->has_thread = pthread_create(&loading->thread, NULL, load, loading) == 0;
    return loading->has_thread ? loading : NULL;
}

enum status presenters_open(struct arena *arena, struct presenters_loading *begun, struct diags *diags, const struct presenters **ret) {
    struct presenters_loading *loading = begun != NULL ? begun : loading_new(arena);
    if (begun != NULL)
        wait_for(loading);
    else
        load(loading);
    if (loading->table != NULL) {
        *ret = loading->table;
        return STATUS_OK;
    }
    if (loading->error == NULL) arena_exhausted(arena);
    DIAG(diags, MSG_NO_PRESENTERS, NOWHERE, "build or install boardpaper again: " MODULE " belongs beside the program", loading->error);
    return STATUS_OUTSIDE;
}
