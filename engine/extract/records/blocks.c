/* extract/records/blocks.c - file stream -> hash -> iconv (only when an encoding is declared) -> blocks. */
#include "extract/records/blocks.h"

#include "base/sha256.h"
#include "base/text.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <strings.h>

#define HEAD_BYTES 64u
#define CONVERTED_BYTES (64u << 10)
#define LEFT_BYTES 16u /* no encoding has longer sequences */

struct converter {
    iconv_t handle;
    char *out;
    char left[LEFT_BYTES]; /* a sequence that the next block completes */
    size_t n_left;
    int bad_byte;
};

struct blocks {
    struct file_stream *stream;
    struct sha256 *hash;
    struct extract_progress *progress;
    size_t limit;
    struct converter *converter; /* NULL: nothing to convert */
    char head[HEAD_BYTES];       /* the first bytes, looked at when opened */
    size_t n_head, head_at;
    const char *raw; /* what is left of the stream's current block */
    size_t n_raw;
    bool has_ended;
    bool is_refused; /* by its first bytes */
    int64_t n_bytes;
};

static size_t smaller(size_t a, size_t b) {
    return a < b ? a : b;
}

/* --- the first bytes --- */

static const struct signature {
    const char *bytes;
    size_t n;
    const char *what;
    const char *hint;
} signatures[] = {
    {"PK\x03\x04", 4, "a ZIP archive or an XLSX workbook", "open it and export the sheet as CSV UTF-8"},
    {"PK\x05\x06", 4, "an empty ZIP archive", "export the extract as CSV UTF-8"},
    {"\x1f\x8b", 2, "a gzip archive", "unpack it: the extract must be plain CSV"},
    {"\xd0\xcf\x11\xe0", 4, "an old Excel workbook (XLS)", "open it and export the sheet as CSV UTF-8"},
    {"%PDF-", 5, "a PDF", "export the extract as CSV UTF-8"},
    {"<?xml", 5, "an XML file", "export the extract as CSV UTF-8"},
    {"\x89PNG", 4, "an image", "export the extract as CSV UTF-8"},
    {"SQLite format 3", 15, "a database", "export the extract as CSV UTF-8"},
};

static bool note_signature(const struct blocks *blocks, struct faults *faults) {
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++) {
        const struct signature *signature = &signatures[i];
        if (blocks->n_head < signature->n || memcmp(blocks->head, signature->bytes, signature->n) != 0) continue;
        struct fault *fault = faults_note(faults, MSG_DATA_BINARY, signature->what, NULL, 0, 0);
        if (fault) fault->hint = signature->hint;
        return true;
    }
    return false;
}

/* UTF-16 of European text has a NUL as every second byte; or it begins with a byte-order mark. */
static bool looks_utf16(const char *bytes, size_t n) {
    size_t n_nul[2] = {0, 0};
    if (n >= 2 && (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0)) return true;
    for (size_t i = 0; i < n; i++) n_nul[i % 2] += bytes[i] == '\0';
    return n >= 4 && ((n_nul[0] == 0 && n_nul[1] * 3 > n) || (n_nul[1] == 0 && n_nul[0] * 3 > n));
}

static bool note_head(const struct blocks *blocks, struct faults *faults) {
    if (note_signature(blocks, faults)) return true;
    if (blocks->converter || !looks_utf16(blocks->head, blocks->n_head)) return false;
    struct fault *fault = faults_note(faults, MSG_DATA_UTF16, NULL, NULL, 0, 0);
    if (fault) fault->hint = "save it as UTF-8 (in Excel: CSV UTF-8)";
    return true;
}

/* --- reading --- */

/* Makes n_raw > 0 unless the stream has ended. */
static enum status fill_raw(struct blocks *blocks, struct diags *diags) {
    if (blocks->n_raw > 0 || blocks->has_ended) return STATUS_OK;
    TRY(file_stream_next(blocks->stream, diags, &blocks->raw, &blocks->n_raw));
    if (blocks->n_raw == 0) blocks->has_ended = true;
    if (blocks->hash && blocks->n_raw > 0) sha256_add(blocks->hash, blocks->raw, blocks->n_raw);
    blocks->n_bytes += (int64_t)blocks->n_raw;
    extract_progress_add(blocks->progress, (int64_t)blocks->n_raw, 0);
    return STATUS_OK;
}

static const char *take_raw(struct blocks *blocks, size_t n) {
    const char *bytes = blocks->raw;
    blocks->raw += n;
    blocks->n_raw -= n;
    return bytes;
}

static enum status read_head(struct blocks *blocks, struct diags *diags) {
    while (blocks->n_head < HEAD_BYTES) {
        TRY(fill_raw(blocks, diags));
        if (blocks->n_raw == 0) break;
        size_t room = HEAD_BYTES - blocks->n_head, n = blocks->n_raw < room ? blocks->n_raw : room;
        memcpy(blocks->head + blocks->n_head, take_raw(blocks, n), n);
        blocks->n_head += n;
    }
    return STATUS_OK;
}

/* The next bytes of the file as they are: first the head, then what the stream gives. */
static enum status next_bytes(struct blocks *blocks, struct diags *diags, const char **ret_bytes, size_t *ret_n) {
    if (blocks->head_at < blocks->n_head) {
        *ret_n = smaller(blocks->n_head - blocks->head_at, blocks->limit);
        *ret_bytes = blocks->head + blocks->head_at;
        blocks->head_at += *ret_n;
        return STATUS_OK;
    }
    TRY(fill_raw(blocks, diags));
    *ret_n = smaller(blocks->n_raw, blocks->limit);
    *ret_bytes = take_raw(blocks, *ret_n);
    return STATUS_OK;
}

/* --- converting --- */

static void close_iconv(void *handle) {
    iconv_close((iconv_t)handle);
}

bool blocks_is_utf8(const char *encoding) {
    return !encoding || strcasecmp(encoding, "utf-8") == 0 || strcasecmp(encoding, "utf8") == 0;
}

/* A name with '/' would ask iconv to leave out or guess what it cannot convert ("//IGNORE"). */
static struct converter *converter_open(struct arena *arena, const char *encoding) {
    iconv_t handle = strchr(encoding, '/') ? (iconv_t)-1 : iconv_open("UTF-8", encoding);
    if (handle == (iconv_t)-1) return NULL;
    arena_defer(arena, close_iconv, handle);
    struct converter *converter = ARENA_NEW(arena, struct converter);
    converter->handle = handle;
    converter->out = ARENA_ARRAY(arena, char, CONVERTED_BYTES);
    converter->bad_byte = -1;
    return converter;
}

/* Converts from `bytes` as far as it goes; returns bytes taken. A bad byte ends it: *ret_error is EILSEQ. */
static size_t convert(struct converter *converter, const char *bytes, size_t n, size_t *n_out, int *ret_error) {
    char *in, *out = converter->out + *n_out;
    size_t n_in = n, room = CONVERTED_BYTES - *n_out;
    memcpy(&in, &bytes, sizeof in); /* iconv's prototype lacks a const */
    *ret_error = iconv(converter->handle, &in, &n_in, &out, &room) == (size_t)-1 ? errno : 0;
    *n_out = CONVERTED_BYTES - room;
    return n - n_in;
}

/* First completes the sequence left over from the block before. Returns how much of `bytes` was taken. */
static size_t convert_left(struct converter *converter, const char *bytes, size_t n, size_t *n_out, int *ret_error) {
    size_t n_old = converter->n_left, n_new = smaller(LEFT_BYTES - n_old, n);
    memcpy(converter->left + n_old, bytes, n_new);
    size_t taken = convert(converter, converter->left, n_old + n_new, n_out, ret_error);
    if (taken >= n_old) {
        converter->n_left = 0;
        return taken - n_old;
    }
    converter->n_left = n_old + n_new - taken;
    memmove(converter->left, converter->left + taken, converter->n_left);
    return n_new;
}

/* Blocks that are converted are a quarter of the output's size, so it always has room: no encoding gives more than 4
 * bytes a byte. */
static enum status next_converted(struct blocks *blocks, struct diags *diags, size_t *ret_n) {
    struct converter *converter = blocks->converter;
    size_t n_out = 0;
    while (n_out == 0 && converter->bad_byte < 0) {
        const char *bytes;
        size_t n;
        int error = 0;
        TRY(next_bytes(blocks, diags, &bytes, &n));
        if (n == 0) {
            if (converter->n_left > 0) converter->bad_byte = (unsigned char)converter->left[0];
            break;
        }
        size_t taken = converter->n_left > 0 ? convert_left(converter, bytes, n, &n_out, &error) : 0;
        if (error != EILSEQ && taken < n) taken += convert(converter, bytes + taken, n - taken, &n_out, &error);
        if (error == EILSEQ)
            converter->bad_byte = (unsigned char)(converter->n_left > 0 ? converter->left[0] : bytes[taken]);
        if (error != EINVAL || converter->n_left > 0) continue;
        converter->n_left = n - taken;
        memcpy(converter->left, bytes + taken, converter->n_left);
    }
    *ret_n = n_out;
    return STATUS_OK;
}

/* --- the room's own --- */

static enum status find_converter(struct arena *arena, const struct lines_source *source, struct diags *diags,
                                  struct converter **ret) {
    *ret = NULL;
    if (blocks_is_utf8(source->encoding)) return STATUS_OK;
    *ret = converter_open(arena, source->encoding);
    if (*ret) return STATUS_OK;
    DIAG(diags, MSG_DATA_ENCODING, source->encoding_place,
         "windows-1252, iso-8859-1 and utf-8 are among those that are", source->encoding);
    return message_status(MSG_DATA_ENCODING);
}

enum status blocks_open(struct arena *arena, const struct lines_source *source, struct faults *faults,
                        struct diags *diags, struct blocks **ret) {
    struct blocks *blocks = ARENA_NEW(arena, struct blocks);
    TRY(find_converter(arena, source, diags, &blocks->converter));
    TRY(file_stream_open(arena, source->path, source->named_at, diags, &blocks->stream));
    blocks->progress = source->progress;
    blocks->hash = source->hash ? sha256_new(arena) : NULL;
    blocks->limit = source->block_limit ? source->block_limit : SIZE_MAX;
    if (blocks->converter) blocks->limit = smaller(blocks->limit, CONVERTED_BYTES / 4 - LEFT_BYTES);
    TRY(read_head(blocks, diags));
    blocks->is_refused = note_head(blocks, faults);
    *ret = blocks;
    return STATUS_OK;
}

enum status blocks_next(struct blocks *blocks, struct diags *diags, const char **ret_bytes, size_t *ret_n) {
    *ret_n = 0;
    if (blocks->is_refused) return STATUS_OK;
    if (!blocks->converter) return next_bytes(blocks, diags, ret_bytes, ret_n);
    *ret_bytes = blocks->converter->out;
    return next_converted(blocks, diags, ret_n);
}

bool blocks_is_refused(const struct blocks *blocks) {
    return blocks->is_refused;
}

int blocks_bad_byte(const struct blocks *blocks) {
    return blocks->converter ? blocks->converter->bad_byte : -1;
}

struct file_facts blocks_facts(struct arena *arena, struct blocks *blocks) {
    return (struct file_facts){.sha256 = blocks->hash ? sha256_hex(arena, blocks->hash) : NULL,
                               .n_bytes = blocks->n_bytes};
}
