/* workbook/lint/package.c - parts by name, and the relations between them. */
#include "workbook/lint/package.h"

#include "base/file.h"
#include "base/text.h"

#include <minizip/unzip.h>

enum { PART_LIMIT = 256 << 20, EXACT_CASE = 1 };

struct package {
    struct arena *arena;
    struct diags *diags;
    const char *path;
    unzFile file;
};

static void close_file(void *handle) {
    struct package *package = handle;
    if (package->file != NULL) unzClose(package->file);
    package->file = NULL;
}

static enum status unreadable(const struct package *package, const char *why) {
    DIAG(package->diags, MSG_WORKBOOK_UNREADABLE, NOWHERE, "give a file of the kind XLSX", package->path, why);
    return STATUS_OUTSIDE;
}

enum status package_open(struct arena *arena, const char *path, struct diags *diags, struct package **ret) {
    struct package *package = ARENA_NEW(arena, struct package);
    *package = (struct package){.arena = arena, .diags = diags, .path = path};
    if (!file_exists(path)) {
        DIAG(diags, MSG_FILE_MISSING, NOWHERE, NULL, path);
        return STATUS_OUTSIDE;
    }
    arena_defer(arena, close_file, package);
    package->file = unzOpen64(path);
    if (package->file == NULL) return unreadable(package, "it is no zip file");
    *ret = package;
    return STATUS_OK;
}

bool package_has(const struct package *package, const char *name) {
    return unzLocateFile(package->file, name, EXACT_CASE) == UNZ_OK;
}

static bool read_current(const struct package *package, struct text_builder *out) {
    char block[16384];
    int n = 0;
    if (unzOpenCurrentFile(package->file) != UNZ_OK) return false;
    while (out->n <= PART_LIMIT && (n = unzReadCurrentFile(package->file, block, sizeof block)) > 0)
        text_add_bytes(out, block, (size_t)n);
    return unzCloseCurrentFile(package->file) == UNZ_OK && n >= 0 && out->n <= PART_LIMIT;
}

enum status package_part(struct package *package, const char *name, const struct xml **ret) {
    *ret = NULL;
    if (name == NULL || !package_has(package, name)) return STATUS_OK;
    struct text_builder out = {.arena = package->arena};
    if (!read_current(package, &out))
        return unreadable(package, TEXT(package->arena, "the part ", name, " is damaged"));
    const char *fault;
    *ret = xml_parse(package->arena, text_done(&out), out.n, &fault);
    if (*ret == NULL)
        return unreadable(package, TEXT(package->arena, "the part ", name, " is not XML as it should be, ", fault));
    return STATUS_OK;
}

/* "xl/worksheets/sheet1.xml" -> "xl/worksheets/_rels/sheet1.xml.rels". */
static const char *relations_of(struct arena *arena, const char *name) {
    const char *folder = path_folder(arena, name);
    return path_join(arena, folder, TEXT(arena, "_rels/", path_name(arena, name), ".rels"));
}

static const char *target_of(struct arena *arena, const char *name, const struct xml *relation) {
    const char *target = xml_attribute(relation, "Target");
    if (target == NULL || text_equal(xml_attribute(relation, "TargetMode"), "External")) return NULL;
    return *target == '/' ? target + 1 : path_join(arena, path_folder(arena, name), target);
}

enum status package_related(struct package *package, const char *name, const char *id, const char *type,
                            const char **ret_name) {
    const struct xml *relations;
    *ret_name = NULL;
    TRY(package_part(package, relations_of(package->arena, name), &relations));
    for (const struct xml *at = xml_child(relations, "Relationship"); at != NULL; at = xml_next(at)) {
        const char *kind = xml_attribute(at, "Type");
        bool is_meant = id != NULL ? text_equal(xml_attribute(at, "Id"), id) : kind != NULL && text_ends(kind, type);
        if (is_meant) *ret_name = target_of(package->arena, name, at);
        if (is_meant) break;
    }
    return STATUS_OK;
}

enum status package_all_related(struct package *package, const char *name, const char *type, const char *const **ret,
                                size_t *ret_n) {
    const struct xml *relations;
    const char **found = NULL;
    size_t n = 0, capacity = 0;
    TRY(package_part(package, relations_of(package->arena, name), &relations));
    for (const struct xml *at = xml_child(relations, "Relationship"); at != NULL; at = xml_next(at)) {
        const char *kind = xml_attribute(at, "Type"), *target = target_of(package->arena, name, at);
        if (kind != NULL && target != NULL && text_ends(kind, type))
            *ARENA_PUSH(package->arena, found, n, capacity) = target;
    }
    *ret = found;
    *ret_n = n;
    return STATUS_OK;
}
