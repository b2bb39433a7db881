/* extract/head.c - the header by the careful reader; rows by counting line ends outside quotes in the first bytes. */
#include "extract/head.h"

#include "base/text.h"
#include "extract/binding.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- the header --- */

static void note_ignored(struct arena *arena, const struct extract_schema *schema, const struct header *header, struct extract_head *ret) {
    const char **names = ARENA_ARRAY(arena, const char *, header->n);
    for (size_t i = 0; i < header->n; i++) {
        size_t k = 0;
        while (k < schema->n_columns && strcmp(schema->columns[k].header, header->names[i]) != 0) k++;
        if (k == schema->n_columns && *header->names[i]) names[ret->n_ignored++] = text_copy(arena, header->names[i]);
    }
    ret->ignored = names;
}

/* The fields of the file that make the key are left in `is_key`, of header->n flags. */
static enum status read_header(struct arena *arena, struct arena *own, const struct extract_schema *schema, const struct extract_input *input,
                               struct diags *diags, struct faults *faults, struct header *header, bool **ret_is_key, struct extract_head *ret) {
    struct lines_source source = {.path = input->path, .named_at = input->named_at, .encoding = schema->encoding, .encoding_place = schema->place};
    struct records *records = NULL;
    struct cells *cells = cells_new(own, schema);
    bool is_usable = false;
    TRY(records_open(own, &source, schema->delimiter, schema->skip_lines, faults, diags, &records));
    TRY(header_read(own, records, schema->delimiter, faults, diags, header, &is_usable));
    if (!is_usable) return STATUS_OK;
    TRY(binding_make(own, cells, header, records, faults, diags, &is_usable));
    bool *is_key = ARENA_ARRAY(own, bool, header->n);
    for (size_t i = 0; i < schema->n_key; i++)
        if (cells->columns[schema->key[i]].field != CELLS_NO_FIELD) is_key[cells->columns[schema->key[i]].field] = true;
    note_ignored(arena, schema, header, ret);
    *ret_is_key = is_key;
    return STATUS_OK;
}

/* --- rows --- */

/* Where the first bytes are looked at: a quote that opens or closes turns `is_quoted`; a doubled one turns it twice. */
struct row_scan {
    const bool *is_key;
    size_t n_fields, field;
    bool is_quoted;
    int64_t n_rows, key_bytes;
    int64_t row_key_bytes;   /* of the row at hand */
    size_t end;              /* one after the last whole row */
};

static void scan_end_row(struct row_scan *scan, size_t end) {
    scan->n_rows++;
    scan->key_bytes += scan->row_key_bytes;
    scan->row_key_bytes = 0;
    scan->field = 0;
    scan->end = end;
}

static void scan_bytes(struct row_scan *scan, const char *bytes, size_t from, size_t n, char delimiter) {
    for (size_t i = from; i < n; i++) {
        if (bytes[i] == '"') {
            scan->is_quoted = !scan->is_quoted;
        } else if (!scan->is_quoted && bytes[i] == '\n') {
            scan_end_row(scan, i + 1);
        } else if (!scan->is_quoted && bytes[i] == delimiter) {
            scan->field++;
        } else if (scan->field < scan->n_fields && scan->is_key[scan->field] && bytes[i] != '\r') {
            scan->row_key_bytes++;
        }
    }
}

/* Offset of the byte after line `line`. */
static size_t after_line(const char *bytes, size_t n, uint32_t line) {
    size_t at = 0;
    for (; line > 0 && at < n; line--) {
        const char *end = memchr(bytes + at, '\n', n - at);
        at = end == NULL ? n : (size_t)(end - bytes) + 1;
    }
    return at;
}

static void count_rows_of_head(const char *bytes, size_t n, char delimiter, const struct header *header, const bool *is_key,
                               struct extract_head *ret) {
    size_t from = after_line(bytes, n, header->line);
    struct row_scan scan = {.is_key = is_key, .n_fields = header->n, .end = from};
    scan_bytes(&scan, bytes, from, n, delimiter);
    ret->is_all_seen = (int64_t)n >= ret->n_bytes;
    if (ret->is_all_seen && scan.end < n) scan_end_row(&scan, n);
    ret->n_head_rows = scan.n_rows;
    ret->key_bytes = scan.key_bytes;
    if (ret->is_all_seen)
        ret->n_rows = scan.n_rows;
    else if (scan.n_rows > 0)
        ret->n_rows = (int64_t)((double)(ret->n_bytes - (int64_t)from) / (double)(scan.end - from) * (double)scan.n_rows);
}

/* What cannot be read here is told by whoever reads the file whole. */
static size_t read_bytes(const char *path, char *bytes, size_t room) {
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    size_t n = 0;
    ssize_t got = 1;
    while (fd >= 0 && n < room && (got = read(fd, bytes + n, room - n)) > 0) n += (size_t)got;
    if (fd >= 0) close(fd);
    return n;
}

static enum status look(struct arena *arena, struct arena *own, const struct extract_schema *schema, const struct extract_input *input,
                        struct diags *diags, struct extract_head *ret) {
    struct faults *faults = faults_new(own, input->file);
    struct header header = {0};
    bool *is_key = NULL;
    enum status status = read_header(arena, own, schema, input, diags, faults, &header, &is_key, ret);
    bool is_wrong = faults_errors(faults) > 0;
    faults_tell(faults, diags);
    if (status != STATUS_OK || is_wrong || is_key == NULL) return status != STATUS_OK ? status : STATUS_DATA;
    char *bytes = ARENA_ARRAY(own, char, FILE_HEAD_BYTES);
    count_rows_of_head(bytes, read_bytes(input->path, bytes, FILE_HEAD_BYTES), schema->delimiter, &header, is_key, ret);
    return STATUS_OK;
}

enum status extract_head(struct arena *arena, const struct extract_schema *schema, const struct extract_input *input, struct diags *diags,
                         struct extract_head *ret) {
    struct extract_head head = {.n_bytes = -1, .n_rows = -1};
    struct stat facts;
    bool is_standard_input = text_equal(input->path, "-");
    head.is_there = is_standard_input || stat(input->path, &facts) == 0;
    head.is_regular = head.is_there && !is_standard_input && S_ISREG(facts.st_mode);
    enum status status = STATUS_OK;
    if (head.is_regular) {
        struct arena *own = arena_child(arena);
        head.n_bytes = (int64_t)facts.st_size;
        status = look(arena, own, schema, input, diags, &head);
        arena_close(own);
    }
    *ret = head;
    return status;
}
