/* workbook/finish/repack.c - the zip read and written again. */
#include "workbook/finish/finish.h"

#include "base/text.h"

#include <errno.h>
#include <minizip/unzip.h>
#include <minizip/zip.h>
#include <string.h>

enum { NAME_LIMIT = 256 };

struct part {
    const char *name;
    const char *text;
    size_t n;
};

struct package {
    struct arena *arena;
    struct part *parts;
    size_t n_parts, capacity;
};

/* Closed by whoever opened it, or with the arena when memory ends on the way. */
struct input {
    unzFile file;
};

static void close_input(void *handle) {
    struct input *input = handle;
    if (input->file != NULL) unzClose(input->file);
    input->file = NULL;
}

struct output {
    zipFile file;
};

static void close_output(void *handle) {
    struct output *output = handle;
    if (output->file != NULL) zipClose(output->file, NULL);
    output->file = NULL;
}

static bool read_part(struct package *package, unzFile file) {
    char name[NAME_LIMIT], block[16384];
    unz_file_info64 info;
    struct text_builder text = {.arena = package->arena};
    int n = 0;
    if (unzGetCurrentFileInfo64(file, &info, name, sizeof name, NULL, 0, NULL, 0) != UNZ_OK) return false;
    if (unzOpenCurrentFile(file) != UNZ_OK) return false;
    while ((n = unzReadCurrentFile(file, block, sizeof block)) > 0) text_add_bytes(&text, block, (size_t)n);
    if (unzCloseCurrentFile(file) != UNZ_OK || n < 0) return false;
    struct part *part = ARENA_PUSH(package->arena, package->parts, package->n_parts, package->capacity);
    *part = (struct part){text_copy(package->arena, name), text_done(&text), text.n};
    return true;
}

static bool read_package(struct package *package, const char *path) {
    struct input *input = ARENA_NEW(package->arena, struct input);
    arena_defer(package->arena, close_input, input);
    input->file = unzOpen64(path);
    if (input->file == NULL) return false;
    int found = unzGoToFirstFile(input->file);
    for (; found == UNZ_OK; found = unzGoToNextFile(input->file)) {
        if (!read_part(package, input->file)) return false;
    }
    close_input(input);
    return found == UNZ_END_OF_LIST_OF_FILE;
}

static bool write_part(zipFile file, const struct part *part) {
    /* The first day that a zip can hold, as the library writes it. */
    const zip_fileinfo info = {.tmz_date = {.tm_mday = 1, .tm_year = 1980}};
    if (zipOpenNewFileInZip64(file, part->name, &info, NULL, 0, NULL, 0, NULL, Z_DEFLATED, Z_DEFAULT_COMPRESSION, 0) !=
        ZIP_OK)
        return false;
    bool is_written = zipWriteInFileInZip(file, part->text, (unsigned)part->n) == ZIP_OK;
    return zipCloseFileInZip(file) == ZIP_OK && is_written;
}

static bool write_package(const struct package *package, const char *path) {
    struct output *output = ARENA_NEW(package->arena, struct output);
    arena_defer(package->arena, close_output, output);
    output->file = zipOpen64(path, APPEND_STATUS_CREATE);
    if (output->file == NULL) return false;
    for (size_t i = 0; i < package->n_parts; i++) {
        if (!write_part(output->file, &package->parts[i])) return false;
    }
    int closed = zipClose(output->file, NULL);
    output->file = NULL;
    return closed == ZIP_OK;
}

static bool is_text(const struct part *part) {
    return memchr(part->text, '\0', part->n) == NULL;
}

/* An XML part ends with the element that it begins with. The library never looks whether its temporary files could be written: where
 * their folder is full, parts are cut off, and nothing but this would say so. */
static bool is_whole(struct arena *arena, const struct part *part) {
    const char *root = part->text;
    do root = strchr(root, '<');
    while (root != NULL && (root[1] == '?' || root[1] == '!') && ++root);
    if (root == NULL) return false;
    const char *name = text_copy_bytes(arena, root + 1, strcspn(root + 1, " \t\r\n/>"));
    const char *end = text_trim(arena, text_replace(arena, part->text + (part->n > NAME_LIMIT ? part->n - NAME_LIMIT : 0), "\n", " "));
    return text_ends(end, TEXT(arena, "</", name, ">")) || (strchr(root + 1, '<') == NULL && text_ends(end, "/>"));
}

static const struct part *first_cut_off(const struct package *package) {
    for (size_t i = 0; i < package->n_parts; i++)
        if (is_text(&package->parts[i]) && !is_whole(package->arena, &package->parts[i])) return &package->parts[i];
    return NULL;
}

static enum status refuse_cut_off(const struct part *part, const char *path, struct diags *diags) {
    DIAG(diags, MSG_OUT_PART_CUT, NOWHERE, "free some space in the folder for temporary files (TMPDIR, else /tmp), then run again", path,
         part->name);
    return STATUS_OUTSIDE;
}

enum status finish_workbook(struct arena *arena, const char *path, const struct finish_facts *facts,
                            struct diags *diags) {
    struct package package = {.arena = arena};
    errno = 0;
    bool is_done = read_package(&package, path);
    const struct part *cut_off = is_done ? first_cut_off(&package) : NULL;
    if (cut_off != NULL) return refuse_cut_off(cut_off, path, diags);
    for (size_t i = 0; is_done && i < package.n_parts; i++) {
        struct part *part = &package.parts[i];
        if (!is_text(part)) continue;
        part->text = finish_part(arena, part->name, part->text, facts);
        part->n = strlen(part->text);
    }
    if (is_done && write_package(&package, path)) return STATUS_OK;
    DIAG(diags, MSG_OUT_UNWRITABLE, NOWHERE, NULL, path, errno != 0 ? strerror(errno) : "it cannot be finished");
    return STATUS_OUTSIDE;
}
