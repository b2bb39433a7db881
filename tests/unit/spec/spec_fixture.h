/* tests/unit/spec/spec_fixture.h - specifications written into a folder of their own, read, and what was said about
 * them.
 *
 * The folder holds base.yaml, a whole specification; a case writes a.yaml, which includes it or not, and reads that. */
#ifndef TESTS_SPEC_FIXTURE_H
#define TESTS_SPEC_FIXTURE_H

#include "spec/spec.h"

#include <check.h>

extern struct arena *spec_arena;
extern struct diags *spec_diags;
extern const struct model *spec_model; /* of the last spec_try that returned STATUS_OK */
extern const char *spec_folder;        /* absolute, resolved; also the working directory and the root */

/* Test cases that begin in such a folder. */
TCase *spec_case(const char *name);

void spec_write(const char *name, const char *text);
void spec_write_bytes(const char *name, const char *bytes, size_t n);
/* Reads "a.yaml" with fresh diags. */
enum status spec_try(void);
/* a.yaml is a line "boardpaper: 1", a line that includes base.yaml, then the text: its first line is line 3. */
enum status spec_try_with_base(const char *text);

/* One message that a text must raise, alone. */
struct spec_expectation {
    const char *text;
    enum message message;
    uint32_t line, column, length; /* length 0: any */
    const char *hint;              /* part of it, or NULL */
};

void spec_expect(const struct spec_expectation *expected, enum status status);
/* All messages as they are shown. */
const char *spec_messages(void);

TCase *spec_shipped_case(void);
TCase *spec_model_case(void);
TCase *spec_yaml_case(void);
TCase *spec_keys_case(void);
TCase *spec_names_case(void);
TCase *spec_tables_case(void);
TCase *spec_files_case(void);
TCase *spec_manual_case(void);
TCase *spec_paper_case(void);
TCase *spec_charts_case(void);
TCase *spec_layers_case(void);
TCase *spec_versions_case(void);
TCase *spec_bands_case(void);
TCase *spec_parameters_case(void);

#endif
