/* run/run_manifest.c - gathers what evidence/manifest.json tells: everything that made the folder, nothing that may
 * differ between two runs over the same inputs. */
#include "audit/manifest.h"
#include "base/sha256.h"
#include "base/text.h"
#include "library_versions.h"
#include "run/run_state.h"

/* Versions that this program was built with. */
static const struct manifest_library libraries[] = {
    {"libxlsxwriter", VERSION_OF_LIBXLSXWRITER},
    {"cairo", VERSION_OF_CAIRO},
    {"pango", VERSION_OF_PANGO},
    {"libyaml", VERSION_OF_LIBYAML},
    {"libcsv", VERSION_OF_LIBCSV},
    {"utf8proc", VERSION_OF_UTF8PROC},
    {"nettle", VERSION_OF_NETTLE},
    {"libqpdf", VERSION_OF_QPDF},
};

enum { FONT_LIMIT = 64 << 20 };

struct parameters {
    struct arena *arena;
    struct manifest_parameter *items;
    size_t n, capacity;
};

static void add_parameter(struct parameters *list, const char *name, const char *value) {
    *ARENA_PUSH(list->arena, list->items, list->n, list->capacity) = (struct manifest_parameter){name, value};
}

/* --- parameters --- */

const struct run_kind run_kinds[] = {
    {"xlsx", RUN_XLSX}, {"pdf", RUN_PDF}, {"html", RUN_HTML}, {"charts", RUN_CHARTS}, {"csv", RUN_CSV}, {NULL, 0}};

static void add_kinds(struct parameters *list, unsigned kinds) {
    for (size_t i = 0; run_kinds[i].name; i++)
        if (kinds & run_kinds[i].kind) add_parameter(list, "only", run_kinds[i].name);
}

static void add_taken(struct parameters *list, const struct model_source *source) {
    if (source->taken == DATE_NONE) return;
    add_parameter(list, "taken", TEXT(list->arena, source->name, "=", date_iso(list->arena, source->taken)));
}

static void add_sources(struct parameters *list, const struct run *run) {
    for (size_t i = 0; i < run->n_inputs; i++) {
        const struct run_input *input = &run->inputs[i];
        if (text_equal(input->role, "extract"))
            add_parameter(list, "source", TEXT(list->arena, input->name, "=", input->path));
    }
    for (size_t i = 0; i < run->model->n_sources; i++) add_taken(list, &run->model->sources[i]);
}

static void add_parameters(struct parameters *list, const struct run *run, unsigned kinds) {
    add_parameter(list, "specification", run->model->files[0]->rooted);
    add_parameter(list, "period", run->period_text);
    if (run->options.as_at) add_parameter(list, "as-at", run->options.as_at);
    for (size_t i = 0; i < run->model->n_parameters; i++)
        add_parameter(list, "set", TEXT(list->arena, run->model->parameters[i].name, "=", run->model->parameters[i].written));
    add_sources(list, run);
    add_kinds(list, kinds);
    if (run->options.is_draft) add_parameter(list, "draft", "yes");
    add_parameter(list, "created", date_iso(list->arena, run->created));
}

/* --- inputs --- */

static struct manifest_input shown_input(const struct run_input *input) {
    return (struct manifest_input){
        .role = input->role,
        .name = input->name,
        .path = input->path,
        .is_outside = input->is_outside,
        .sha256 = input->facts.sha256,
        .n_bytes = input->facts.n_bytes,
        .n_rows = input->n_rows,
    };
}

/* Fonts belong to the machine: their bare names stand in the manifest. */
static enum status read_font(struct arena *arena, const char *path, struct diags *diags, struct manifest_input *ret) {
    const char *bytes;
    size_t n;
    TRY(file_read(arena, path, FONT_LIMIT, NOWHERE, diags, &bytes, &n));
    *ret = (struct manifest_input){.role = "font", .path = path_name(arena, path), .is_outside = true, .n_rows = -1};
    ret->n_bytes = (int64_t)n;
    ret->sha256 = sha256_of(arena, bytes, n);
    return STATUS_OK;
}

static enum status gather_inputs(struct arena *arena, const struct run *run, const char *const *fonts,
                                 struct diags *diags, struct manifest_facts *ret) {
    size_t n_fonts = 0;
    while (fonts && fonts[n_fonts]) n_fonts++;
    struct manifest_input *inputs = ARENA_ARRAY(arena, struct manifest_input, run->n_inputs + n_fonts);
    for (size_t i = 0; i < run->n_inputs; i++) inputs[i] = shown_input(&run->inputs[i]);
    for (size_t i = 0; i < n_fonts; i++) TRY(read_font(arena, fonts[i], diags, &inputs[run->n_inputs + i]));
    ret->inputs = inputs;
    ret->n_inputs = run->n_inputs + n_fonts;
    return STATUS_OK;
}

/* --- outputs and warnings --- */

static enum status gather_outputs(struct arena *arena, const struct run *run, struct diags *diags,
                                  struct manifest_facts *ret) {
    const char *const *names;
    size_t n = out_names(arena, run->folder, &names);
    struct manifest_output *outputs = ARENA_ARRAY(arena, struct manifest_output, n);
    for (size_t i = 0; i < n; i++) {
        struct file_facts facts;
        TRY(out_facts(arena, run->folder, names[i], diags, &facts));
        outputs[i] = (struct manifest_output){.name = names[i], .sha256 = facts.sha256, .n_bytes = facts.n_bytes};
    }
    ret->outputs = outputs;
    ret->n_outputs = n;
    return STATUS_OK;
}

/* Notes are left out: they say what a reader of extracts may want to know, not what is doubtful. */
static void gather_warnings(struct arena *arena, const struct diags *diags, struct manifest_facts *ret) {
    size_t n = diags_count(diags), n_warnings = 0;
    struct manifest_warning *warnings = ARENA_ARRAY(arena, struct manifest_warning, n);
    for (size_t i = 0; i < n; i++) {
        const struct diag *diag = diags_at(diags, i);
        if (diag->level != DIAG_WARNING) continue;
        warnings[n_warnings++] = (struct manifest_warning){
            .id = message_id(diag->message),
            .file = diag->place.file ? diag->place.file->rooted : NULL,
            .line = diag->place.line,
            .sentence = diag->sentence,
        };
    }
    ret->warnings = warnings;
    ret->n_warnings = n_warnings;
}

const char *run_digest(struct arena *arena, const struct run *run, const char *figures_csv) {
    struct manifest_input *inputs = ARENA_ARRAY(arena, struct manifest_input, run->n_inputs);
    for (size_t i = 0; i < run->n_inputs; i++) inputs[i] = shown_input(&run->inputs[i]);
    return manifest_digest(arena, inputs, run->n_inputs, figures_csv);
}

enum status run_manifest(struct arena *arena, const struct run *run, unsigned kinds, const char *const *fonts,
                         const char *figures_csv, struct diags *diags, const char **ret) {
    struct manifest_facts facts = {.program = "boardpaper", .version = BOARDPAPER_VERSION};
    struct parameters parameters = {.arena = arena};
    facts.libraries = libraries;
    facts.n_libraries = sizeof libraries / sizeof libraries[0];
    facts.checks = run->report->checks;
    facts.n_checks = run->report->n_checks;
    facts.comparisons = run->report->comparisons;
    facts.n_comparisons = run->report->n_comparisons;
    add_parameters(&parameters, run, kinds);
    facts.parameters = parameters.items;
    facts.n_parameters = parameters.n;
    TRY(gather_inputs(arena, run, fonts, diags, &facts));
    TRY(gather_outputs(arena, run, diags, &facts));
    gather_warnings(arena, diags, &facts);
    facts.content_digest = run_digest(arena, run, figures_csv);
    *ret = manifest_json(arena, &facts);
    return STATUS_OK;
}
