/* spec/spec.c - from a path to a model: files, then sections in an order in which names mean something when they are
 * used. */
#include "spec/spec.h"

#include "base/text.h"
#include "spec/read/spec_reader.h"

static void (*const section_readers[])(struct reader *reader) = {
    name_parameters, read_notes,       read_lists,   read_parameters, read_crosswalks,   read_sources, read_targets, read_editions, read_fields, read_extracts,
    read_populations, read_ledgers, read_report,  read_layers,  read_tables, read_charts,
    read_checks,      read_paper,
};

static void list_files(struct reader *reader) {
    const struct source_text **texts = ARENA_ARRAY(reader->arena, const struct source_text *, reader->n_files);
    const char **paths = ARENA_ARRAY(reader->arena, const char *, reader->n_files);
    for (size_t i = 0; i < reader->n_files; i++) {
        texts[i] = reader->files[i]->text;
        paths[i] = reader->files[i]->path;
    }
    reader->model.files = texts;
    reader->model.file_paths = paths;
    reader->model.n_files = reader->n_files;
}

/* The status of the first error that this reading told: the sink may hold others from before. */
static enum status status_since(const struct diags *diags, size_t n_before) {
    for (size_t i = n_before; i < diags_count(diags); i++) {
        const struct diag *diag = diags_at(diags, i);
        if (diag->level == DIAG_ERROR) return message_status(diag->message);
    }
    return STATUS_OK;
}

enum status spec_read(struct arena *arena, const char *path, const char *root, const struct period *period,
                      struct diags *diags, const struct model **ret) {
    return spec_read_set(arena, path, root, period, NULL, 0, diags, ret);
}

enum status spec_read_set(struct arena *arena, const char *path, const char *root, const struct period *period, const struct spec_setting *settings,
                          size_t n_settings, struct diags *diags, const struct model **ret) {
    struct reader *reader = ARENA_NEW(arena, struct reader);
    *reader = (struct reader){.context = {.arena = arena, .diags = diags}, .arena = arena, .diags = diags, .root = root, .run_period = period,
                              .settings = settings, .n_settings = n_settings};
    size_t n_before = diags_count(diags);
    bool is_whole = read_files(reader, path);
    for (size_t i = 0; is_whole && i < sizeof section_readers / sizeof *section_readers; i++)
        section_readers[i](reader);
    TRY(status_since(diags, n_before));
    list_files(reader);
    reader->model.root = root;
    *ret = &reader->model;
    return STATUS_OK;
}

enum status spec_condition(struct arena *arena, const struct model *model, size_t source, struct expr_text text,
                           date_t day, struct diags *diags, const struct expr **ret) {
    const struct value_kind condition = {.type = TYPE_BOOL};
    struct expr_scope scope = model->sources[source].scope;
    scope.day = day;
    return expr_read(arena, text, &scope, condition, diags, ret);
}

const char *spec_members(struct arena *arena, const char *name, bool is_many, const char *const *labels, size_t n) {
    struct text_builder out = {.arena = arena};
    for (size_t i = 0; i < n; i++) {
        const char *label = text_replace(arena, labels[i], "'", "''");
        if (is_many)
            text_add(&out, TEXT(arena, i == 0 ? "" : " or ", name, " contains '", label, "'"));
        else
            text_add(&out, TEXT(arena, i == 0 ? name : "", i == 0 ? " in (" : ", ", "'", label, "'"));
    }
    if (!is_many) text_add(&out, ")");
    return text_done(&out);
}

size_t spec_edition(const struct model *model, date_t day) {
    size_t n = 0;
    while (n < model->n_changes && model->changes[n] <= day) n++;
    return n;
}

const struct expr *spec_where(const struct model_population *population, date_t day) {
    size_t i = 0;
    while (population->versions[i].until != DATE_NONE && population->versions[i].until < day) i++;
    return population->versions[i].expr;
}
