/* tests/unit/base/test_base.h - the cases of this suite, one function a file. */
#ifndef TEST_BASE_H
#define TEST_BASE_H

#include "base/arena.h"

#include <check.h>

TCase *arena_case(void);
TCase *calendar_case(void);
TCase *code_list_case(void);
TCase *date_case(void);
TCase *diag_case(void);
TCase *file_case(void);
TCase *intern_case(void);
TCase *json_case(void);
TCase *number_case(void);
TCase *number_parse_case(void);
TCase *out_case(void);
TCase *out_fault_case(void);
TCase *path_case(void);
TCase *period_case(void);
TCase *text_case(void);
TCase *utf8_case(void);

/* An arena for the test that is running, closed after it. */
extern struct arena *test_arena;

/* A case whose tests have test_arena, and a folder of their own as working folder where they ask for one. */
TCase *new_case(const char *name);
TCase *new_folder_case(const char *name);

/* Files in the working folder; reading gives NULL where there is none. Folders that are missing are made. */
void write_file(const char *path, const char *text);
const char *read_file(const char *path);
/* Names in a folder that begin with `prefix`. */
int count_names(const char *folder, const char *prefix);
/* Descriptors that this process has open. */
int count_open(void);

#endif
