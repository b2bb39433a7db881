#include "spec_fixture.h"

#include "base/text.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct arena *spec_arena;
struct diags *spec_diags;
const struct model *spec_model;
const char *spec_folder;

static const char base_text[] =
    "boardpaper: 1\n"
    "report: {title: T, publisher: P, period: 2007/08}\n"
    "lists:\n"
    "  kinds: {categories: [Complaint, Comment]}\n"
    "  regions: {categories: [North, South]}\n"
    "  stages: {categories: [{label: Stage 1, labels: {long: 'Stage 1: Received'}}, Stage 2]}\n"
    "sources:\n"
    "  log:\n"
    "    title: Log\n"
    "    key: ref\n"
    "    dates: dd/mm/yyyy\n"
    "    columns:\n"
    "      ref: {type: text, required: true}\n"
    "      kind: {type: category, list: kinds}\n"
    "      region: {type: category, list: regions}\n"
    "      received: {type: date}\n"
    "      closed: {type: date}\n"
    "      amount: {type: integer}\n"
    "    fields:\n"
    "      reached: {list: stages, value: max(steps.stage where steps.started <= period.end)}\n"
    "  steps:\n"
    "    title: Steps\n"
    "    key: [ref, stage]\n"
    "    belongs_to: {log: ref}\n"
    "    dates: dd/mm/yyyy\n"
    "    columns:\n"
    "      ref: {type: text}\n"
    "      stage: {type: category, list: stages}\n"
    "      started: {type: date}\n"
    "      done: {type: date}\n"
    "targets:\n"
    "  speed: {source: steps, by: stage, limits: [{for: Stage 1, start: started, stop: done, working_days: 5}]}\n"
    "populations:\n"
    "  received: {from: log, where: received in period}\n"
    "  steps_begun: {from: steps, where: started in period}\n"
    "published:\n"
    "  prior: {title: prior, file: prior.csv, period: 2006/07}\n"
    "notes:\n"
    "  first: A note of {prior.label}.\n"
    "tables:\n"
    "  one:\n"
    "    title: One\n"
    "    corner: Region\n"
    "    population: received\n"
    "    rows: {by: region, total: Total}\n"
    "    columns: {label: Number, count: records}\n"
    "  words: {title: Words, corner: Name, text: {columns: [Meaning], rows: [[A, B]]}}\n";

static void enter(void) {
    char folder[] = "/tmp/test-spec-XXXXXX";
    spec_arena = arena_open();
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(chdir(folder), 0);
    spec_folder = path_real(spec_arena, ".");
    spec_write("base.yaml", base_text);
}

static void leave(void) {
    ck_assert_int_eq(chdir("/"), 0);
    ck_assert_int_eq(system(TEXT(spec_arena, "rm -rf '", spec_folder, "'")), 0);
    arena_close(spec_arena);
}

TCase *spec_case(const char *name) {
    TCase *test_case = tcase_create(name);
    tcase_add_checked_fixture(test_case, enter, leave);
    tcase_set_timeout(test_case, 60);
    return test_case;
}

void spec_write_bytes(const char *name, const char *bytes, size_t n) {
    FILE *file = fopen(name, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes, 1, n, file), n);
    ck_assert_int_eq(fclose(file), 0);
}

void spec_write(const char *name, const char *text) {
    spec_write_bytes(name, text, strlen(text));
}

enum status spec_try(void) {
    spec_diags = diags_new(spec_arena);
    return spec_read(spec_arena, "a.yaml", spec_folder, NULL, spec_diags, &spec_model);
}

enum status spec_try_with_base(const char *text) {
    spec_write("a.yaml", TEXT(spec_arena, "boardpaper: 1\ninclude: base.yaml\n", text));
    return spec_try();
}

const char *spec_messages(void) {
    struct text_builder out = {.arena = spec_arena};
    for (size_t i = 0; i < diags_count(spec_diags); i++)
        text_add(&out, diag_text(spec_arena, diags_at(spec_diags, i), false));
    return text_done(&out);
}

void spec_expect(const struct spec_expectation *expected, enum status status) {
    const char *messages = spec_messages();
    ck_assert_msg(diags_count(spec_diags) == 1, "expected one message for\n%s\nfound\n%s", expected->text, messages);
    const struct diag *diag = diags_at(spec_diags, 0);
    ck_assert_msg(diag->message == expected->message, "expected %s for\n%s\nfound\n%s", message_id(expected->message),
                  expected->text, messages);
    ck_assert_msg(status == message_status(expected->message), "status %d", (int)status);
    bool is_there = diag->place.line == expected->line && diag->place.column == expected->column;
    ck_assert_msg(is_there, "expected %u:%u, found\n%s", expected->line, expected->column, messages);
    ck_assert_msg(expected->length == 0 || diag->place.length == expected->length, "expected length %u, found %u\n%s",
                  expected->length, diag->place.length, messages);
    if (expected->hint)
        ck_assert_msg(diag->hint && strstr(diag->hint, expected->hint), "expected hint '%s', found\n%s", expected->hint,
                      messages);
}
