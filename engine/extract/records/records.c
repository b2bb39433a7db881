/* extract/records/records.c - feeds libcsv one physical line at a time, so that lines are counted here and every place
 * is exact.
 *
 * libcsv is a state machine over bytes: a quoted field that a line leaves open is continued by the next. It skips
 * spaces around quotes silently, which strict RFC 4180 does not allow; has_spaced_quote finds them. A line without any
 * quote needs no machine: its fields are views of it between delimiters (split_plain), four times as fast; a test reads
 * the same both ways. */
#include "extract/records/records.h"

#include "base/text.h"
#include "base/utf8.h"

#include <csv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OPTIONS = CSV_STRICT | CSV_STRICT_FINI | CSV_EMPTY_IS_NULL, BUFFER_STEP = 4096 };

struct span {
    size_t start, n;
};

struct records {
    struct arena *arena;
    struct lines *lines;
    struct faults *faults;
    char delimiter;
    bool splits_plain;
    struct csv_parser parser;
    const bool *is_wanted; /* NULL: every field is kept */
    size_t n_wanted;

    const char *base; /* what the spans of `fields` count from: the line itself, or NULL for `bytes` */
    char *bytes;      /* fields of the record, one after the other */
    size_t n_bytes, byte_capacity;
    struct span *fields;
    size_t n_kept, field_capacity;
    size_t n_fields; /* also those not kept */
    bool has_content, ends_empty;
    bool is_long;  /* a field or the record is above its limit */
    bool is_ended; /* libcsv gave the end of the record */

    bool is_over; /* a quote ate all there may be: where the next row begins is unknown */
    bool is_open; /* a line break inside quotes: the record goes on */
    bool is_plain;
    uint32_t first_line, quote_line, last_line;
    uint32_t end_lines[N_LINE_ENDS]; /* first line with each kind of line end */
};

/* --- what libcsv calls --- */

/* Counts one more field; returns whether it is kept, and then has a place in `fields`. */
static bool count_field(struct records *records, bool has_content, size_t n) {
    size_t field = records->n_fields++;
    records->has_content |= has_content;
    records->ends_empty = !has_content;
    if (n > RECORDS_MAX_FIELD) records->is_long = true;
    if (records->is_long || (records->is_wanted && field >= records->n_wanted)) return false;
    if (field >= records->field_capacity)
        records->fields = arena_grow(records->arena, records->fields, field, field + 1, sizeof *records->fields,
                                     &records->field_capacity);
    records->fields[field] = (struct span){0, 0};
    records->n_kept = field + 1;
    return n > 0 && (!records->is_wanted || records->is_wanted[field]);
}

static void on_field(void *bytes, size_t n, void *context) {
    struct records *records = context;
    if (!count_field(records, bytes != NULL, n)) return;
    if (records->n_bytes + n > records->byte_capacity)
        records->bytes = arena_grow(records->arena, records->bytes, records->n_bytes, records->n_bytes + n, 1,
                                    &records->byte_capacity);
    memcpy(records->bytes + records->n_bytes, bytes, n);
    records->fields[records->n_kept - 1] = (struct span){records->n_bytes, n};
    records->n_bytes += n;
    if (records->n_bytes > RECORDS_MAX_BYTES) records->is_long = true;
}

static void on_end(int byte, void *context) {
    (void)byte;
    ((struct records *)context)->is_ended = true;
}

static void begin_parser(struct records *records) {
    if (csv_init(&records->parser, OPTIONS) != 0) arena_exhausted(records->arena);
    csv_set_delim(&records->parser, (unsigned char)records->delimiter);
    csv_set_blk_size(&records->parser, BUFFER_STEP);
}

static void close_parser(void *handle) {
    csv_free(handle);
}

enum status records_open(struct arena *arena, const struct lines_source *source, char delimiter, uint32_t skip_lines,
                         struct faults *faults, struct diags *diags, struct records **ret) {
    struct records *records = ARENA_NEW(arena, struct records);
    records->arena = arena;
    records->faults = faults;
    records->delimiter = delimiter;
    records->splits_plain = !source->only_parser;
    TRY(lines_open(arena, source, faults, diags, &records->lines));
    begin_parser(records);
    arena_defer(arena, close_parser, &records->parser);
    for (uint32_t i = 0; i < skip_lines; i++) {
        struct line line;
        bool has;
        TRY(lines_next(records->lines, diags, &line, &has));
        if (!has) break;
        records->last_line = line.number;
    }
    *ret = records;
    return STATUS_OK;
}

void records_want(struct records *records, const bool *is_wanted, size_t n) {
    records->is_wanted = is_wanted;
    records->n_wanted = n;
}

/* --- what is wrong --- */

static uint32_t column_at(const struct records *records, const struct line *line, size_t offset) {
    return (uint32_t)utf8_length(text_copy_bytes(faults_arena(records->faults), line->bytes, offset)) + 1;
}

static void note_at(struct records *records, enum message message, const struct line *line, size_t offset,
                    const char *hint) {
    struct fault *fault = faults_note(records->faults, message, NULL, NULL, 0, line->number);
    if (!fault) return;
    fault->column = column_at(records, line, offset);
    fault->hint = hint;
}

static const char after_quote_hint[] =
    "a quote inside a quoted field is written twice (\"\"), never with a backslash; after "
    "the closing quote only a separator may stand";

/* A field that runs over lines may never have been meant to: where its closing quote is missing, the next quote of the
 * file ends it, and the mistake is on the line where it opened. */
static void note_after_lines(struct records *records, const struct line *line, size_t offset) {
    struct arena *arena = faults_arena(records->faults);
    const char *opened = text_from_int(arena, records->quote_line);
    struct fault *fault =
        faults_note(records->faults, MSG_DATA_QUOTE_LINES, "a quoted field", opened, strlen(opened), line->number);
    if (!fault) return;
    fault->column = column_at(records, line, offset);
    fault->hint = TEXT(arena, "a closing quote may be missing on line ", opened, "; if not: ", after_quote_hint);
}

/* libcsv stopped at `offset`. The state it left tells the strict errors apart. `runs_on`: the field began on an earlier
 * line. */
static void note_strict_error(struct records *records, const struct line *line, size_t offset, bool runs_on) {
    if (csv_error(&records->parser) != CSV_EPARSE) arena_exhausted(records->arena);
    if (records->parser.quoted && runs_on)
        note_after_lines(records, line, offset);
    else if (records->parser.quoted)
        note_at(records, MSG_DATA_QUOTE_AFTER, line, offset, after_quote_hint);
    else
        note_at(records, MSG_DATA_QUOTE_STRAY, line, offset,
                "a field that holds a quote is quoted, and the quote in it is written twice: \"a \"\"b\"\" c\"");
}

static void note_long(struct records *records, uint32_t line) {
    bool is_row = records->n_bytes > RECORDS_MAX_BYTES;
    int64_t limit = is_row ? RECORDS_MAX_BYTES : RECORDS_MAX_FIELD;
    struct fault *fault = faults_note(records->faults, is_row ? MSG_DATA_LINE_LONG : MSG_DATA_FIELD_LONG,
                                      text_from_int(faults_arena(records->faults), limit), NULL, 0, line);
    if (fault) fault->hint = "a closing quote may be missing on this line or before it";
}

static bool is_space(char c, char delimiter) {
    return (c == ' ' || c == '\t') && c != delimiter;
}

/* Whether any quote of the line stands beside a space; only then is the slow look worth its time. */
static bool has_quote_near_space(const struct line *line, char delimiter) {
    const char *end = line->bytes + line->n, *at = line->bytes;
    while (at < end && (at = memchr(at, '"', (size_t)(end - at))) != NULL) {
        if (at > line->bytes && is_space(at[-1], delimiter)) return true;
        if (at + 1 < end && is_space(at[1], delimiter)) return true;
        at++;
    }
    return false;
}

enum quote_state { FIELD_START, UNQUOTED, QUOTED, AFTER_QUOTE };

/* Offset of a quote with a space between it and the separator, or SIZE_MAX. The line is otherwise right: libcsv took
 * it. */
static size_t find_spaced_quote(const struct line *line, char delimiter, bool begins_quoted) {
    enum quote_state state = begins_quoted ? QUOTED : FIELD_START;
    bool after_space = false;
    for (size_t i = 0; i < line->n; i++) {
        char c = line->bytes[i];
        bool is_spaced = after_space;
        after_space = is_space(c, delimiter);
        if (state == QUOTED) {
            if (c == '"') state = AFTER_QUOTE;
        } else if (state == AFTER_QUOTE && c == '"') {
            state = QUOTED;
        } else if (state == AFTER_QUOTE && after_space) {
            return i - 1;
        } else if (c == delimiter) {
            state = FIELD_START;
        } else if (state == FIELD_START && c == '"') {
            if (is_spaced) return i;
            state = QUOTED;
        } else if (state == FIELD_START && !after_space) {
            state = UNQUOTED;
        }
    }
    return SIZE_MAX;
}

static bool has_spaced_quote(struct records *records, const struct line *line, bool begins_quoted) {
    if (!has_quote_near_space(line, records->delimiter)) return false;
    size_t offset = find_spaced_quote(line, records->delimiter, begins_quoted);
    if (offset == SIZE_MAX) return false;
    note_at(records, MSG_DATA_QUOTE_SPACE, line, offset, "remove the spaces between separators and quotes");
    return true;
}

/* --- line by line --- */

static void begin_record(struct records *records, uint32_t line) {
    records->first_line = line;
    records->n_bytes = records->n_kept = records->n_fields = 0;
    records->has_content = records->is_long = records->is_ended = false;
    records->is_plain = true;
}

/* The rows of a broken file are read on from the next line. */
static void give_up_record(struct records *records) {
    csv_free(&records->parser);
    begin_parser(records);
    records->is_open = false;
}

static void note_line_end(struct records *records, const struct line *line) {
    if (records->end_lines[line->end] == 0) records->end_lines[line->end] = line->number;
}

/* A quote that is still open has eaten more than a field may have. */
static bool is_too_long(const struct records *records) {
    return records->is_long || (records->parser.quoted && records->parser.entry_pos > RECORDS_MAX_FIELD);
}

static void note_quote_open(struct records *records) {
    struct fault *fault = faults_note(records->faults, MSG_DATA_QUOTE_OPEN, NULL, NULL, 0, records->quote_line);
    if (fault) fault->hint = "close the quote; if the file was cut off, export it again";
}

/* The last line has no line end: it ends the record, unless a quote is open. */
static bool close_last(struct records *records) {
    bool is_closed = csv_fini(&records->parser, on_field, on_end, records) == 0;
    if (!is_closed) note_quote_open(records);
    records->is_open = false;
    return is_closed;
}

/* A line without quotes, outside of quotes. */
static void split_plain(struct records *records, const struct line *line) {
    static const size_t end_bytes[N_LINE_ENDS] = {[LINE_END_LF] = 1, [LINE_END_CRLF] = 2, [LINE_END_CR] = 1};
    const char *at = line->bytes, *end = at + line->n - end_bytes[line->end], *stop;
    while (at < end && is_space(*at, records->delimiter)) at++;
    if (at == end) return;
    records->base = line->bytes;
    do {
        const char *first = at, *last;
        for (stop = at; stop < end && *stop != records->delimiter;) stop++;
        for (; first < stop && is_space(*first, records->delimiter);) first++;
        for (last = stop; last > first && is_space(last[-1], records->delimiter);) last--;
        size_t n = (size_t)(last - first);
        if (count_field(records, n > 0, n))
            records->fields[records->n_kept - 1] = (struct span){(size_t)(first - line->bytes), n};
        at = stop + 1;
    } while (stop < end);
    records->is_ended = true;
}

/* One line into libcsv. Returns false when its record is refused. */
static bool feed_parser(struct records *records, const struct line *line) {
    bool was_open = records->is_open;
    size_t n_before = records->n_fields;
    records->base = NULL;
    size_t taken = csv_parse(&records->parser, line->bytes, line->n, on_field, on_end, records);
    if (taken < line->n) {
        note_strict_error(records, line, taken, was_open && records->n_fields == n_before);
        return false;
    }
    records->is_open = !records->is_ended && records->parser.quoted;
    if (records->is_open && (!was_open || records->n_fields > n_before)) records->quote_line = line->number;
    if (line->end == LINE_END_NONE && !close_last(records)) return false;
    return !has_spaced_quote(records, line, was_open);
}

static const char *line_end_names[N_LINE_ENDS] = {[LINE_END_LF] = "LF", [LINE_END_CRLF] = "CRLF", [LINE_END_CR] = "CR"};

/* At the end: more than one kind of line end is told once, with the first line of each. */
static void note_mixed_ends(struct records *records) {
    struct text_builder text = {.arena = faults_arena(records->faults)};
    uint32_t n_kinds = 0, last = 0;
    for (int end = LINE_END_LF; end < N_LINE_ENDS; end++) {
        uint32_t line = records->end_lines[end];
        if (line == 0) continue;
        text_add(&text, n_kinds++ ? ", " : "");
        text_add(&text, line_end_names[end]);
        text_add(&text, " first on line ");
        text_add_int(&text, line);
        if (line > last) last = line;
    }
    if (n_kinds > 1) faults_note(records->faults, MSG_DATA_LINE_ENDS, text_done(&text), NULL, 0, last);
}

/* Returns false when the line's record is refused. */
static bool feed(struct records *records, const struct line *line) {
    if (!records->is_open) begin_record(records, line->number);
    records->is_plain &= line->is_plain;
    if (records->is_open || !records->splits_plain || memchr(line->bytes, '"', line->n))
        return feed_parser(records, line);
    split_plain(records, line);
    return true;
}

static void end_of_lines(struct records *records) {
    if (records->is_open && !lines_are_broken(records->lines)) note_quote_open(records);
    records->is_open = false;
    note_mixed_ends(records);
}

static struct record record_now(const struct records *records) {
    return (struct record){.line = records->first_line,
                           .n_fields = records->n_fields,
                           .is_blank = !records->has_content,
                           .ends_empty = records->ends_empty,
                           .is_plain = records->is_plain};
}

/* What came of a line: whether the record goes on, is whole, or is refused. */
static bool judge_line(struct records *records, const struct line *line, bool is_fine) {
    if (is_too_long(records)) {
        note_long(records, records->is_open ? records->quote_line : records->first_line);
        records->is_over = records->is_open;
        is_fine = false;
    }
    if (!records->is_open || !is_fine) note_line_end(records, line);
    if (!is_fine)
        give_up_record(records);
    else if (!records->is_ended && !records->is_open)
        faults_note(records->faults, MSG_DATA_BLANK_LINE, NULL, NULL, 0, line->number);
    return is_fine && records->is_ended;
}

enum status records_next(struct records *records, struct diags *diags, struct record *ret, bool *ret_has) {
    *ret_has = false;
    while (!*ret_has && !records->is_over) {
        struct line line;
        bool has;
        TRY(lines_next(records->lines, diags, &line, &has));
        if (!has) {
            end_of_lines(records);
            return STATUS_OK;
        }
        records->last_line = line.number;
        *ret_has = judge_line(records, &line, feed(records, &line));
    }
    if (*ret_has) *ret = record_now(records);
    return STATUS_OK;
}

struct view records_field(const struct records *records, size_t field) {
    if (field >= records->n_kept) return (struct view){"", 0};
    const char *base = records->base ? records->base : records->bytes;
    return (struct view){records->fields[field].n ? base + records->fields[field].start : "", records->fields[field].n};
}

void records_note_count(struct faults *faults, const struct record *record, size_t n_expected) {
    char expected[24], found[24];
    snprintf(expected, sizeof expected, "%zu", n_expected);
    snprintf(found, sizeof found, "%zu", record->n_fields);
    struct fault *fault = faults_note(faults, MSG_DATA_FIELD_COUNT, expected, found, strlen(found), record->line);
    if (!fault) return;
    if (record->n_fields == n_expected + 1 && record->ends_empty)
        fault->hint = "the row ends with a separator that the header lacks";
    else if (record->n_fields > n_expected)
        fault->hint = "a field that holds the separator must be quoted";
}

uint32_t records_lines(const struct records *records) {
    return records->last_line;
}

int64_t records_n_bytes(const struct records *records, enum line_end *ret_end) {
    size_t n_kinds = 0;
    *ret_end = LINE_END_NONE;
    for (enum line_end end = LINE_END_NONE; end < N_LINE_ENDS; end++) {
        if (records->end_lines[end] == 0) continue;
        *ret_end = n_kinds++ == 0 ? end : LINE_END_NONE;
    }
    return lines_n_bytes(records->lines);
}

struct file_facts records_facts(struct arena *arena, struct records *records) {
    return lines_facts(arena, records->lines);
}
