/* plan/little.c - see little.h. */
#include "little.h"

#include "base/text.h"
#include "extract/calendar_file.h"
#include "little_head.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* --- files
 * ------------------------------------------------------------------------------------------------------------ */

static void remove_path(void *path) {
    remove(path);
}

static const char *path_of(struct little *little, const char *name) {
    return TEXT(little->arena, little->folder, "/", name);
}

const char *little_file(struct little *little, const char *name, const char *text) {
    const char *path = path_of(little, name);
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(text, 1, strlen(text), file), strlen(text));
    ck_assert_int_eq(fclose(file), 0);
    arena_defer(little->arena, remove_path, (char *)(uintptr_t)path);
    return path;
}

static const struct source_text *file_named(struct little *little, const char *name) {
    struct source_text *file = ARENA_NEW(little->arena, struct source_text);
    *file = (struct source_text){.shown = name, .rooted = name};
    return file;
}

/* --- extracts
 * --------------------------------------------------------------------------------------------------------- */

static bool has_column(const char *text, const char *header) {
    size_t end = strcspn(text, "\n"), n = strlen(header);
    for (size_t at = 0; at < end; at += strcspn(text + at, ",\n") + 1)
        if (strcspn(text + at, ",\n") == n && memcmp(text + at, header, n) == 0) return true;
    return false;
}

/* The text with the columns that it leaves out: their headers, and a comma for each in every row. */
static const char *padded(struct little *little, const struct model_source *source, const char *text) {
    const char *headers = "", *commas = "";
    struct text_builder out = {.arena = little->arena};
    if (text == NULL || *text == '\0') text = TEXT(little->arena, source->columns[0].header, "\n");
    for (size_t i = 0; i < source->n_columns; i++) {
        if (has_column(text, source->columns[i].header)) continue;
        headers = TEXT(little->arena, headers, ",", source->columns[i].header);
        commas = TEXT(little->arena, commas, ",");
    }
    for (size_t line = 0; *text != '\0'; line++) {
        size_t n = strcspn(text, "\n");
        text_add_bytes(&out, text, n);
        text_add(&out, line == 0 ? headers : commas);
        text_add(&out, "\n");
        text += n + (text[n] == '\n');
    }
    return text_done(&out);
}

static const char *csv_of(const struct little_case *given, const char *source) {
    const struct {
        const char *source, *text;
    } rows[] = {{"log", given->log},         {"stages", given->stages},   {"cases", given->cases},
                {"actions", given->actions}, {"letters", given->letters}, {"more", given->more},
                {"parts", given->parts}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (text_equal(rows[i].source, source)) return rows[i].text;
    return NULL;
}

const struct extract_input *little_inputs(struct little *little, size_t source, size_t *ret_n) {
    const struct model_source *model = &little->model->sources[source];
    struct extract_input *inputs = ARENA_ARRAY(little->arena, struct extract_input, 2);
    const char *more = text_equal(model->name, "log") ? little->given->log_more : NULL;
    const char *const texts[] = {csv_of(little->given, model->name), more};
    *ret_n = more == NULL ? 1 : 2;
    for (size_t i = 0; i < *ret_n; i++) {
        const char *name = TEXT(little->arena, model->name, i == 0 ? ".csv" : "-more.csv");
        inputs[i].path = little_file(little, name, padded(little, model, texts[i]));
        inputs[i].file = file_named(little, name);
    }
    return inputs;
}

/* --- specification and plan
 * ------------------------------------------------------------------------------------------- */

static enum status read_calendar(struct little *little) {
    struct calendar *calendar;
    struct file_facts facts;
    if (little->given->no_calendar) return STATUS_OK;
    const char *path = path_of(little, "holidays.csv");
    TRY(calendar_read(little->arena, file_named(little, "holidays.csv"), path, NOWHERE, little->diags, &calendar,
                      &facts));
    little->calendar = calendar;
    return STATUS_OK;
}

static enum status read_specification(struct little *little) {
    const struct model *model;
    struct period period;
    bool has_period = little->given->period != NULL && period_parse(little->given->period, &period);
    little_file(little, "head.yaml", little_head);
    little_file(little, "holidays.csv", little_holidays);
    const char *path =
        little_file(little, "little.yaml", TEXT(little->arena, little_report_section, little->given->spec));
    TRY(spec_read(little->arena, path, little->folder, has_period ? &period : NULL, little->diags, &model));
    little->model = ARENA_NEW(little->arena, struct model);
    *little->model = *model;
    little->model->small_base = little->given->small_base;
    if (little->given->edit != NULL) little->given->edit(little->arena, little->model);
    return STATUS_OK;
}

static enum status build(struct little *little) {
    TRY(read_specification(little));
    TRY(read_calendar(little));
    struct plan_options options = {
        .period = little->model->period, .as_at = DATE_NONE, .is_draft = little->given->is_draft};
    if (little->given->period != NULL) ck_assert(period_parse(little->given->period, &options.period));
    if (little->given->as_at != NULL) ck_assert(date_parse_iso(little->given->as_at, &options.as_at));
    return plan_build(little->arena, little->model, options, little->calendar, little->diags, &little->plan);
}

struct little *little_plan(const struct little_case *given) {
    struct arena *arena = arena_open();
    ck_assert_ptr_nonnull(arena);
    struct little *little = ARENA_NEW(arena, struct little);
    *little = (struct little){
        .given = given, .arena = arena, .diags = diags_new(arena), .folder = "/tmp/boardpaper-little-XXXXXX"};
    ck_assert_ptr_nonnull(mkdtemp(little->folder));
    little->status = build(little);
    return little;
}

void little_close(struct little *little) {
    char folder[sizeof little->folder];
    memcpy(folder, little->folder, sizeof folder);
    arena_close(little->arena);
    rmdir(folder);
}

/* --- messages
 * --------------------------------------------------------------------------------------------------------- */

static void show_messages(const struct little *little) {
    for (size_t i = 0; i < diags_count(little->diags); i++)
        fputs(diag_text(little->arena, diags_at(little->diags, i), false), stderr);
}

void little_fine(const struct little *little) {
    if (little->status == STATUS_OK && diags_count_level(little->diags, DIAG_ERROR) == 0) return;
    show_messages(little);
    ck_abort_msg("it was refused with status %d", (int)little->status);
}

static const struct diag *find(const struct little *little, enum message message) {
    for (size_t i = 0; i < diags_count(little->diags); i++)
        if (diags_at(little->diags, i)->message == message) return diags_at(little->diags, i);
    return NULL;
}

bool little_has_told(const struct little *little, enum message message) {
    return find(little, message) != NULL;
}

const struct diag *little_told(const struct little *little, enum message message) {
    const struct diag *diag = find(little, message);
    if (diag == NULL) {
        show_messages(little);
        ck_abort_msg("%s was not told", message_id(message));
    }
    if (diag->level == DIAG_ERROR) ck_assert_int_eq(little->status, message_status(message));
    return diag;
}

void little_told_at(const struct little *little, enum message message, const char *file, uint32_t line,
                    uint32_t column) {
    const struct diag *diag = little_told(little, message);
    ck_assert_ptr_nonnull(diag->place.file);
    const char *shown = diag->place.file->shown, *name = strrchr(shown, '/') == NULL ? shown : strrchr(shown, '/') + 1;
    ck_assert_str_eq(name, file);
    ck_assert_uint_eq(diag->place.line, line);
    if (column > 0) ck_assert_uint_eq(diag->place.column, column);
}

void little_find(const struct little *little, const char *words, uint32_t *ret_line, uint32_t *ret_column) {
    const char *text = TEXT(little->arena, little_report_section, little->given->spec), *at = strstr(text, words);
    ck_assert_ptr_nonnull(at);
    *ret_line = *ret_column = 1;
    for (; text < at; text++) {
        *ret_line += *text == '\n';
        *ret_column = *text == '\n' ? 1 : *ret_column + 1;
    }
}

void little_told_spec(const struct little *little, enum message message, const char *words) {
    uint32_t line, column;
    little_find(little, words, &line, &column);
    little_told_at(little, message, "little.yaml", line, column);
}
