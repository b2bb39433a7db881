/* tests/unit/base/test_files.c - what tests do with files, by other means than the room under test. */
#include "test_base.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

void write_file(const char *path, const char *text) {
    char folder[PATH_MAX];
    for (const char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
        snprintf(folder, sizeof folder, "%.*s", (int)(slash - path), path);
        mkdir(folder, 0777);
    }
    FILE *file = fopen(path, "w");
    ck_assert_msg(file != NULL, "%s", path);
    ck_assert_int_ge(fputs(text, file), 0);
    ck_assert_int_eq(fclose(file), 0);
}

const char *read_file(const char *path) {
    FILE *file = fopen(path, "r");
    if (!file) return NULL;
    char *text = ARENA_ARRAY(test_arena, char, 100001);
    size_t n = fread(text, 1, 100000, file);
    text[n] = '\0';
    fclose(file);
    return text;
}

int count_names(const char *folder, const char *prefix) {
    int n = 0;
    DIR *dir = opendir(folder);
    ck_assert_msg(dir != NULL, "%s", folder);
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
        bool is_itself = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
        if (!is_itself && strncmp(entry->d_name, prefix, strlen(prefix)) == 0) n++;
    }
    closedir(dir);
    return n;
}

int count_open(void) {
    return count_names("/proc/self/fd", "");
}
