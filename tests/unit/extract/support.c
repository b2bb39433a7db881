/* tests/unit/extract/support.c - see support.h. */
#include "support.h"

#include "base/date.h"
#include "base/text.h"
#include "extract/records/reader_blocks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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
    return (struct extract_schema){.source = "log",
                                   .columns = copy,
                                   .n_columns = test->schema == SMALL ? 3 : 6,
                                   .key = key,
                                   .n_key = 1,
                                   .encoding = test->encoding,
                                   .delimiter = test->delimiter ? test->delimiter : ',',
                                   .skip_lines = test->skip_lines,
                                   .keep_unknown = test->keep_unknown};
}

/* --- what came out, as text --- */

struct dump {
    struct arena *arena;
    struct text_builder text;
    const struct extract_schema *schema;
    const struct source_text *file;
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
    for (size_t row = 0; row < batch->n_rows; row++) {
        text_add_int(&dump->text, batch->lines[row]);
        for (size_t i = 0; i < batch->n_columns; i++) {
            text_add(&dump->text, i ? " " : ": ");
            dump_cell(dump, &dump->schema->columns[i], &batch->columns[i], row);
        }
        text_add_char(&dump->text, '\n');
    }
    return STATUS_OK;
}

const char *messages_text(struct arena *arena, const struct diags *diags) {
    struct text_builder text = {.arena = arena};
    for (size_t i = 0; i < diags_count(diags); i++) text_add(&text, diag_text(arena, diags_at(diags, i), false));
    return text_done(&text);
}

/* --- reading --- */

static struct outcome read_inputs(struct arena *arena, const struct read_case *test, const struct extract_input *inputs,
                                  size_t n, struct way way) {
    struct extract_schema schema = schema_for(arena, test);
    struct dump dump = {.arena = arena, .text = {.arena = arena}, .schema = &schema};
    struct diags *diags = diags_new(arena);
    struct extract_facts facts = {0};
    void *context = &dump;
    struct batch_sink sink = {.receive = dump_batch, .contexts = &context, .n_workers = 1};
    struct reader_way reader_way = {.block_limit = way.block_limit, .only_parser = way.only_parser};
    enum status status = extract_read_blocks(arena, &schema, inputs, n, true, reader_way, &sink, diags, &facts);
    return (struct outcome){.status = status,
                            .messages = messages_text(arena, diags),
                            .rows = text_done(&dump.text),
                            .sha256 = status == STATUS_OK ? facts.files[0].sha256 : NULL};
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

static void compare(const struct read_case *test, const struct outcome *got, struct way way) {
    ck_assert_msg(strcmp(got->messages, test->messages) == 0, "%s (blocks of %zu)\n--- expected\n%s--- found\n%s",
                  test->name, way.block_limit, test->messages, got->messages);
    ck_assert_msg(got->status == test->status, "%s (blocks of %zu): status %d", test->name, way.block_limit,
                  (int)got->status);
    if (!test->rows) return;
    ck_assert_msg(strcmp(got->rows, test->rows) == 0, "%s (blocks of %zu)\n--- expected\n%s--- found\n%s", test->name,
                  way.block_limit, test->rows, got->rows);
}

void check_case(const struct read_case *test) {
    static const struct way ways[] = {{0, false},  {1, false}, {7, false}, {64, false},
                                      {65, false}, {0, true},  {1, true}};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct arena *arena = arena_open();
        struct outcome got = read_files(arena, test, &test->text, 1, ways[i]);
        compare(test, &got, ways[i]);
        arena_close(arena);
    }
}
