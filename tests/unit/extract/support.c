/* tests/unit/extract/support.c - see support.h. */
#include "support.h"

#include "base/date.h"
#include "base/text.h"
#include "extract/records/reader_blocks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void close_arena(void *arena) {
    arena_close(arena);
}

static void remove_file(void *path) {
    unlink(path);
    free(path);
}

const char *write_file(struct arena *arena, const char *bytes, size_t n) {
    char *path = strdup("/tmp/boardpaper-extract-XXXXXX");
    int handle = mkstemp(path);
    ck_assert_int_ge(handle, 0);
    ck_assert_int_eq(write(handle, bytes, n), (ssize_t)n);
    close(handle);
    arena_defer(arena, remove_file, path);
    return path;
}

const struct code_list *issue_list(struct arena *arena) {
    static const char *const aliases[] = {"Slow"};
    static const struct category categories[] = {
        {.code = "OB", .label = "Officer Bias", .id = "officer-bias", .since = DATE_NONE, .until = DATE_NONE},
        {.label = "Delay", .id = "delay", .aliases = aliases, .n_aliases = 1, .since = DATE_NONE, .until = DATE_NONE},
        {.label = "Child's Interest", .id = "interest", .since = DATE_NONE, .until = DATE_NONE},
    };
    const char *word;
    struct code_list *list = ARENA_NEW(arena, struct code_list);
    *list = (struct code_list){.id = "issues", .title = "lead issues", .categories = categories, .n_categories = 3};
    ck_assert(code_list_index(arena, list, &word));
    return list;
}

struct extract_schema schema_for(struct arena *arena, const struct read_case *test) {
    static const size_t key[] = {0};
    static const char *const missing[] = {"n/a"};
    const char **formats = ARENA_ARRAY(arena, const char *, 1);
    formats[0] = test->date_format ? test->date_format : "dd/mm/yyyy";
    const struct extract_column columns[] = {
        {.header = "ref", .name = "ref", .type = COLUMN_KEY, .keys = intern_new(arena), .is_required = true},
        {.header = "received",
         .name = "received",
         .type = COLUMN_DATE,
         .date_formats = formats,
         .n_date_formats = 1,
         .missing = missing,
         .n_missing = 1},
        {.header = "issue", .name = "issue", .type = COLUMN_CATEGORY, .list = issue_list(arena)},
        {.header = "issues", .name = "issues", .type = COLUMN_CATEGORIES, .list = issue_list(arena), .separator = ';'},
        {.header = "n", .name = "n", .type = COLUMN_INTEGER},
        {.header = "summary", .name = "summary", .type = COLUMN_TEXT},
    };
    struct extract_column *copy = ARENA_ARRAY(arena, struct extract_column, 6);
    memcpy(copy, columns, sizeof columns);
    if (test->is_keyless) copy[0] = (struct extract_column){.header = "ref", .name = "ref", .type = COLUMN_TEXT, .is_required = true};
    return (struct extract_schema){.source = "log",
                                   .columns = copy,
                                   .n_columns = test->schema == SMALL ? 3 : 6,
                                   .key = key,
                                   .n_key = test->is_keyless ? 0 : 1,
                                   .encoding = test->encoding,
                                   .delimiter = test->delimiter ? test->delimiter : ',',
                                   .skip_lines = test->skip_lines,
                                   .keep_unknown = test->keep_unknown};
}

/* --- what came out, as text --- */

struct dumped_row {
    size_t input;
    uint32_t line;
    size_t worker;
    size_t begin; /* in the worker's text */
};

/* What one worker was given. */
struct dump {
    struct arena *arena;
    struct text_builder text;
    const struct extract_schema *schema;
    const struct extract_input *inputs;
    size_t worker;
    struct dumped_row *rows;
    size_t n_rows, row_capacity;
};

static const char *category_text(const struct code_list *list, int32_t code) {
    return (size_t)code < list->n_categories ? list->categories[code].label : "?";
}

static void dump_code(struct dump *dump, const struct extract_column *column, int32_t code) {
    if (code == VEC_NONE)
        text_add(&dump->text, "-");
    else if (column->type == COLUMN_DATE)
        text_add(&dump->text, date_iso(dump->arena, code));
    else if (column->type == COLUMN_KEY)
        text_add(&dump->text, intern_text(column->keys, (uint32_t)code));
    else
        text_add(&dump->text, category_text(column->list, code));
}

static void dump_cell(struct dump *dump, const struct extract_column *column, const struct vec *vec, size_t row) {
    if (vec->codes) {
        dump_code(dump, column, vec->codes[row]);
    } else if (vec->wide) {
        if (vec->wide[row] == VEC_NONE_WIDE)
            text_add(&dump->text, "-");
        else
            text_add_int(&dump->text, vec->wide[row]);
    } else if (column->type == COLUMN_TEXT) {
        text_add_char(&dump->text, '<');
        text_add_bytes(&dump->text, vec->bytes ? vec->bytes + vec->offsets[row] : "",
                       vec->offsets[row + 1] - vec->offsets[row]);
        text_add_char(&dump->text, '>');
    } else {
        text_add_char(&dump->text, '{');
        for (uint32_t i = vec->offsets[row]; i < vec->offsets[row + 1]; i++) {
            text_add(&dump->text, i > vec->offsets[row] ? ";" : "");
            dump_code(dump, column, vec->many[i]);
        }
        text_add_char(&dump->text, '}');
    }
}

static enum status dump_batch(void *context, const struct batch *batch) {
    struct dump *dump = context;
    size_t input = 0;
    while (dump->inputs[input].file != batch->file) input++;
    for (size_t row = 0; row < batch->n_rows; row++) {
        *ARENA_PUSH(dump->arena, dump->rows, dump->n_rows, dump->row_capacity) = (struct dumped_row){
            .input = input, .line = batch->lines[row], .worker = dump->worker, .begin = dump->text.n};
        text_add_int(&dump->text, batch->lines[row]);
        for (size_t i = 0; i < batch->n_columns; i++) {
            text_add(&dump->text, i ? " " : ": ");
            dump_cell(dump, &dump->schema->columns[i], &batch->columns[i], row);
        }
        text_add_char(&dump->text, '\0');
    }
    return STATUS_OK;
}

static void forget_rows(void *context) {
    struct dump *dump = context;
    dump->text.n = dump->n_rows = 0;
}

static int compare_rows(const void *a, const void *b) {
    const struct dumped_row *first = a, *second = b;
    if (first->input != second->input) return first->input < second->input ? -1 : 1;
    return first->line < second->line ? -1 : first->line > second->line;
}

/* Rows of all workers in the order of the files; each worker's own must be in that order. */
static const char *dumped_text(struct arena *arena, const struct dump *dumps, size_t n) {
    struct text_builder text = {.arena = arena};
    struct dumped_row *rows = NULL;
    size_t n_rows = 0, capacity = 0;
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < dumps[i].n_rows; k++) {
            ck_assert(k == 0 || compare_rows(&dumps[i].rows[k - 1], &dumps[i].rows[k]) < 0);
            *ARENA_PUSH(arena, rows, n_rows, capacity) = dumps[i].rows[k];
        }
    }
    if (n_rows > 0) qsort(rows, n_rows, sizeof *rows, compare_rows);
    for (size_t i = 0; i < n_rows; i++) {
        text_add(&text, dumps[rows[i].worker].text.bytes + rows[i].begin);
        text_add_char(&text, '\n');
    }
    return text_done(&text);
}

static const char *facts_text(struct arena *arena, const struct extract_facts *facts, size_t n) {
    struct text_builder text = {.arena = arena};
    for (size_t i = 0; i < n; i++) {
        text_add_int(&text, facts->files[i].n_bytes);
        text_add(&text, " bytes ");
        text_add(&text, facts->files[i].sha256);
        text_add_char(&text, ' ');
        text_add_int(&text, facts->n_rows[i]);
        text_add(&text, " rows\n");
    }
    for (size_t i = 0; i < facts->n_wordings; i++) {
        const struct extract_wording *wording = &facts->wordings[i];
        text_add(&text, TEXT(arena, "column ", text_from_int(arena, (int64_t)wording->column), " '", wording->text, "' ",
                             text_from_int(arena, wording->category), " x ", text_from_int(arena, wording->n_uses), "\n"));
    }
    return text_done(&text);
}

const char *messages_text(struct arena *arena, const struct diags *diags) {
    struct text_builder text = {.arena = arena};
    for (size_t i = 0; i < diags_count(diags); i++) text_add(&text, diag_text(arena, diags_at(diags, i), false));
    return text_done(&text);
}

/* --- reading --- */

/* Each worker's rows are in an arena of its own. */
static struct dump *new_dumps(struct arena *arena, const struct extract_schema *schema, const struct extract_input *inputs, size_t n,
                              void **contexts) {
    struct dump *dumps = ARENA_ARRAY(arena, struct dump, n);
    for (size_t i = 0; i < n; i++) {
        struct arena *own = arena_open();
        arena_defer(arena, close_arena, own);
        dumps[i] = (struct dump){.arena = own, .text = {.arena = own}, .schema = schema, .inputs = inputs, .worker = i};
        contexts[i] = &dumps[i];
    }
    return dumps;
}

static struct outcome read_inputs(struct arena *arena, const struct read_case *test, const struct extract_input *inputs,
                                  size_t n, struct way way) {
    struct extract_schema schema = schema_for(arena, test);
    struct diags *diags = diags_new(arena);
    struct extract_facts facts = {0};
    struct outcome outcome = {.was_fast = false};
    size_t n_workers = way.n_workers ? way.n_workers : 1;
    void **contexts = ARENA_ARRAY(arena, void *, n_workers);
    struct dump *dumps = new_dumps(arena, &schema, inputs, n_workers, contexts);
    struct batch_sink sink = {.receive = dump_batch, .contexts = contexts, .n_workers = n_workers, .forget = forget_rows};
    struct reader_way reader_way = {.block_limit = way.block_limit,
                                    .only_parser = way.only_parser,
                                    .only_careful = way.n_workers == 0,
                                    .always_threads = true,
                                    .scan = way.cpu ? fast_index_named(way.cpu) : NULL,
                                    .ret_was_fast = &outcome.was_fast};
    outcome.status = extract_read_blocks(arena, &schema, inputs, n, true, reader_way, &sink, diags, &facts);
    outcome.messages = messages_text(arena, diags);
    outcome.rows = dumped_text(arena, dumps, n_workers);
    if (outcome.status != STATUS_OK) return outcome;
    outcome.sha256 = facts.files[0].sha256;
    outcome.facts = facts_text(arena, &facts, n);
    return outcome;
}

struct outcome read_files(struct arena *arena, const struct read_case *test, const char *const *texts, size_t n,
                          struct way way) {
    struct extract_input *inputs = ARENA_ARRAY(arena, struct extract_input, n);
    for (size_t i = 0; i < n; i++) {
        struct source_text *file = ARENA_NEW(arena, struct source_text);
        file->shown = file->rooted =
            i == 0 ? "log.csv" : TEXT(arena, "log-", text_from_int(arena, (int64_t)i + 1), ".csv");
        size_t length = n == 1 && test->n ? test->n : strlen(texts[i]);
        inputs[i] = (struct extract_input){.path = write_file(arena, texts[i], length), .file = file};
    }
    return read_inputs(arena, test, inputs, n, way);
}

const struct way fast_ways[] = {
    {0, false, 1, NULL},        {0, false, 2, "portable"}, {1, false, 1, "avx2"},    {1, false, 3, "avx512"}, {2, false, 2, "portable"},
    {7, false, 1, "portable"},  {7, false, 3, "avx2"},     {63, false, 2, "avx512"}, {64, false, 3, "avx2"},  {65, false, 1, "avx512"},
    {100, false, 2, "portable"}, {513, false, 4, "avx512"},
};
const size_t n_fast_ways = sizeof fast_ways / sizeof *fast_ways;

static const char *way_text(struct way way) {
    static char text[120];
    snprintf(text, sizeof text, "blocks of %zu, %s, %zu workers, %s", way.block_limit, way.only_parser ? "only the parser" : "short ways",
             way.n_workers, way.cpu ? way.cpu : "best index");
    return text;
}

static void compare(const struct read_case *test, const struct outcome *got, struct way way) {
    ck_assert_msg(strcmp(got->messages, test->messages) == 0, "%s (%s)\n--- expected\n%s--- found\n%s", test->name, way_text(way),
                  test->messages, got->messages);
    ck_assert_msg(got->status == test->status, "%s (%s): status %d", test->name, way_text(way), (int)got->status);
    if (!test->rows) return;
    ck_assert_msg(strcmp(got->rows, test->rows) == 0, "%s (%s)\n--- expected\n%s--- found\n%s", test->name, way_text(way), test->rows,
                  got->rows);
}

static void check_way(const struct read_case *test, struct way way) {
    struct arena *arena = arena_open();
    struct outcome got = read_files(arena, test, &test->text, 1, way);
    compare(test, &got, way);
    arena_close(arena);
}

void check_case(const struct read_case *test) {
    static const struct way ways[] = {{0, false, 0, NULL},  {1, false, 0, NULL}, {7, false, 0, NULL}, {64, false, 0, NULL},
                                      {65, false, 0, NULL}, {0, true, 0, NULL},  {1, true, 0, NULL}};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) check_way(test, ways[i]);
    for (size_t i = 0; i < n_fast_ways; i++) check_way(test, fast_ways[i]);
}
