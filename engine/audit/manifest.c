/* audit/manifest.c - evidence/manifest.json and the content digest. */
#include "audit/manifest.h"

#include "base/json.h"
#include "base/sha256.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const char *const outcome_names[] = {
    [CHECK_PASSED] = "passed",
    [CHECK_WARNED] = "warned",
    [CHECK_UNKNOWN] = "unknown",
    [CHECK_FAILED] = "failed",
};

static void add_program(struct json *json, const struct manifest_facts *facts) {
    json_object(json, "program");
    json_text(json, "name", facts->program);
    json_text(json, "version", facts->version);
    json_end(json);
    json_array(json, "libraries");
    for (size_t i = 0; i < facts->n_libraries; i++) {
        json_object(json, NULL);
        json_text(json, "name", facts->libraries[i].name);
        json_text(json, "version", facts->libraries[i].version);
        json_end(json);
    }
    json_end(json);
}

static void add_parameters(struct json *json, const struct manifest_facts *facts) {
    json_array(json, "parameters");
    for (size_t i = 0; i < facts->n_parameters; i++) {
        json_object(json, NULL);
        json_text(json, "name", facts->parameters[i].name);
        json_text(json, "value", facts->parameters[i].value);
        json_end(json);
    }
    json_end(json);
}

static void add_count(struct json *json, const char *key, int64_t n, int64_t none) {
    if (n == none) {
        json_text(json, key, NULL);
    } else {
        json_int(json, key, n);
    }
}

static void add_inputs(struct json *json, const struct manifest_facts *facts) {
    json_array(json, "inputs");
    for (size_t i = 0; i < facts->n_inputs; i++) {
        const struct manifest_input *input = &facts->inputs[i];
        json_object(json, NULL);
        json_text(json, "role", input->role);
        json_text(json, "name", input->name);
        json_text(json, "path", input->path);
        json_bool(json, "is_outside_root", input->is_outside);
        json_text(json, "sha256", input->sha256);
        json_int(json, "bytes", input->n_bytes);
        add_count(json, "rows", input->n_rows, -1);
        json_end(json);
    }
    json_end(json);
}

static void add_checks(struct json *json, const struct manifest_facts *facts) {
    json_array(json, "checks");
    for (size_t i = 0; i < facts->n_checks; i++) {
        const struct check *check = &facts->checks[i];
        json_object(json, NULL);
        json_text(json, "id", check->id);
        json_text(json, "sentence", check->sentence);
        json_text(json, "outcome", outcome_names[check->outcome]);
        json_text(json, "detail", check->detail);
        json_end(json);
    }
    json_end(json);
}

static void add_comparisons(struct json *json, struct arena *arena, const struct manifest_facts *facts) {
    json_array(json, "comparisons");
    for (size_t i = 0; i < facts->n_comparisons; i++) {
        const struct comparison *comparison = &facts->comparisons[i];
        json_object(json, NULL);
        json_text(json, "table", comparison->table);
        json_text(json, comparison->is_row ? "row" : "column", comparison->line);
        json_text(json, "kind", comparison->kind);
        json_text(json, "period", period_text(arena, comparison->period));
        json_text(json, "path", comparison->file);
        json_text(json, "sha256", comparison->sha256);
        json_end(json);
    }
    json_end(json);
}

static void add_warnings(struct json *json, const struct manifest_facts *facts) {
    json_array(json, "warnings");
    for (size_t i = 0; i < facts->n_warnings; i++) {
        const struct manifest_warning *warning = &facts->warnings[i];
        json_object(json, NULL);
        json_text(json, "id", warning->id);
        json_text(json, "file", warning->file);
        add_count(json, "line", warning->line, 0);
        json_text(json, "sentence", warning->sentence);
        json_end(json);
    }
    json_end(json);
}

static int output_order(const void *a, const void *b) {
    const struct manifest_output *const *left = a, *const *right = b;
    return strcmp((*left)->name, (*right)->name);
}

static void add_outputs(struct json *json, struct arena *arena, const struct manifest_facts *facts) {
    const struct manifest_output **sorted = ARENA_ARRAY(arena, const struct manifest_output *, facts->n_outputs);
    for (size_t i = 0; i < facts->n_outputs; i++) sorted[i] = &facts->outputs[i];
    qsort(sorted, facts->n_outputs, sizeof(*sorted), output_order);
    json_array(json, "outputs");
    for (size_t i = 0; i < facts->n_outputs; i++) {
        json_object(json, NULL);
        json_text(json, "name", sorted[i]->name);
        json_text(json, "sha256", sorted[i]->sha256);
        json_int(json, "bytes", sorted[i]->n_bytes);
        json_end(json);
    }
    json_end(json);
}

const char *manifest_json(struct arena *arena, const struct manifest_facts *facts) {
    struct json json;
    json_begin(&json, arena, false);
    json_object(&json, NULL);
    add_program(&json, facts);
    add_parameters(&json, facts);
    add_inputs(&json, facts);
    json_text(&json, "content_digest", facts->content_digest);
    add_checks(&json, facts);
    add_comparisons(&json, arena, facts);
    add_warnings(&json, facts);
    add_outputs(&json, arena, facts);
    json_end(&json);
    return json_done(&json);
}

static int text_order(const void *a, const void *b) {
    const char *const *left = a, *const *right = b;
    return strcmp(*left, *right);
}

const char *manifest_digest(struct arena *arena, const struct manifest_input *inputs, size_t n_inputs,
                            const char *figures_csv) {
    const char **lines = ARENA_ARRAY(arena, const char *, n_inputs);
    size_t n = 0;
    for (size_t i = 0; i < n_inputs; i++) {
        const char *name = inputs[i].name == NULL ? "-" : inputs[i].name;
        assert(inputs[i].sha256 != NULL);
        if (text_equal(inputs[i].role, "font")) continue;
        lines[n++] = TEXT(arena, inputs[i].role, " ", name, " ", inputs[i].sha256, "\n");
    }
    qsort(lines, n, sizeof(*lines), text_order);
    struct text_builder canonical = {.arena = arena};
    text_add(&canonical, "boardpaper content 1\n");
    for (size_t i = 0; i < n; i++) text_add(&canonical, lines[i]);
    text_add(&canonical, TEXT(arena, "figures ", sha256_of(arena, figures_csv, strlen(figures_csv)), "\n"));
    return sha256_of(arena, canonical.bytes, canonical.n);
}
