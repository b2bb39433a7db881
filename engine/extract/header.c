/* extract/header.c - names, doubles, and the wrong delimiter. */
#include "extract/header.h"

#include "base/text.h"

#include <string.h>

enum { NAMES_SHOWN = 20 };

static const struct delimiter {
    char byte;
    const char *shown;
    const char *hint;
} delimiters[] = {
    {';', "semicolons", "declare delimiter: \";\""},
    {'\t', "tabs", "declare delimiter: \"\\t\""},
    {'|', "bars (|)", "declare delimiter: \"|\""},
    {',', "commas", "declare delimiter: \",\""},
};

static void note_delimiter(const char *name, char delimiter, uint32_t line, struct faults *faults,
                           bool *ret_is_usable) {
    for (size_t i = 0; i < sizeof delimiters / sizeof *delimiters; i++) {
        if (delimiters[i].byte == delimiter || !strchr(name, delimiters[i].byte)) continue;
        struct fault *fault = faults_note(faults, MSG_DATA_DELIMITER, delimiters[i].shown, NULL, 0, line);
        if (fault) fault->hint = delimiters[i].hint;
        *ret_is_usable = false;
        return;
    }
}

static void note_nameless(const struct header *header, struct faults *faults) {
    for (size_t i = 0; i < header->n; i++)
        if (!*header->names[i])
            faults_note(faults, MSG_DATA_COLUMN_NAMELESS, text_from_int(faults_arena(faults), (int64_t)i + 1), NULL, 0,
                        header->line);
}

static const char *const *take_names(struct arena *arena, const struct records *records, size_t n) {
    const char **names = ARENA_ARRAY(arena, const char *, n);
    for (size_t i = 0; i < n; i++) {
        struct view field = records_field(records, i);
        names[i] = text_trim(arena, text_copy_bytes(arena, field.bytes, field.n));
    }
    return names;
}

static void note_no_header(const struct records *records, struct faults *faults) {
    if (faults_errors(faults) > 0) return;
    struct fault *fault = faults_note(faults, MSG_DATA_EMPTY, NULL, NULL, 0, 0);
    if (fault) fault->hint = records_lines(records) > 0 ? "all its lines are blank or skipped" : "export it again";
}

static enum status first_record(struct records *records, struct faults *faults, struct diags *diags, struct record *ret,
                                bool *ret_has) {
    for (;;) {
        TRY(records_next(records, diags, ret, ret_has));
        if (!*ret_has || !ret->is_blank) return STATUS_OK;
        faults_note(faults, MSG_DATA_BLANK_ROW, NULL, NULL, 0, ret->line);
    }
}

enum status header_read(struct arena *arena, struct records *records, char delimiter, struct faults *faults,
                        struct diags *diags, struct header *ret, bool *ret_is_usable) {
    struct record record;
    bool has;
    *ret_is_usable = false;
    TRY(first_record(records, faults, diags, &record, &has));
    if (!has) {
        note_no_header(records, faults);
        return STATUS_OK;
    }
    if (record.n_fields > HEADER_MAX_COLUMNS) {
        faults_note(faults, MSG_DATA_COLUMNS_MANY, text_from_int(faults_arena(faults), HEADER_MAX_COLUMNS), NULL, 0,
                    record.line);
        return STATUS_OK;
    }
    *ret = (struct header){
        .names = take_names(arena, records, record.n_fields), .n = record.n_fields, .line = record.line};
    *ret_is_usable = true;
    if (ret->n == 1) note_delimiter(ret->names[0], delimiter, ret->line, faults, ret_is_usable);
    note_nameless(ret, faults);
    return STATUS_OK;
}

int header_find(const struct header *header, const char *name, size_t from) {
    for (size_t i = from; i < header->n; i++)
        if (strcmp(header->names[i], name) == 0) return (int)i;
    return -1;
}

void header_check_twice(const struct header *header, const char *name, struct faults *faults) {
    struct arena *arena = faults_arena(faults);
    int first = header_find(header, name, 0);
    int second = first < 0 ? -1 : header_find(header, name, (size_t)first + 1);
    if (second < 0) return;
    const char *position = text_from_int(arena, first + 1);
    struct fault *fault = faults_note(faults, MSG_DATA_COLUMN_TWICE, name, position, strlen(position), header->line);
    if (!fault) return;
    fault->args[2] = text_from_int(arena, second + 1);
    fault->hint = "rename one of them in the extract";
}

const char *header_names_text(struct arena *arena, const char *const *names, size_t n) {
    struct text_builder text = {.arena = arena};
    for (size_t i = 0; i < n && i < NAMES_SHOWN; i++) {
        text_add(&text, i ? ", '" : "'");
        text_add(&text, names[i]);
        text_add_char(&text, '\'');
    }
    if (n > NAMES_SHOWN) {
        text_add(&text, " and ");
        text_add_int(&text, (int64_t)(n - NAMES_SHOWN));
        text_add(&text, " more");
    }
    return text_done(&text);
}
