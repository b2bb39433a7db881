/* extract/records/lines.c - cuts blocks into lines. A line that is whole inside its block is a view of it; what a block's end
 * cuts off is kept in `part` and completed by the blocks after. A CR at the very end of a block waits there too: an LF
 * may follow. */
#include "extract/records/lines.h"

#include "base/text.h"
#include "base/utf8.h"
#include "extract/records/blocks.h"

#include <stdio.h>
#include <string.h>

struct lines {
    struct arena *arena;
    struct faults *faults;
    const char *encoding;
    struct blocks *blocks;
    const char *at, *end;          /* what is left of the block */
    const char *next_lf, *next_cr; /* the first of each at or after `at`; `end` when there is none */
    bool block_is_plain;
    char *part;
    size_t n_part, part_capacity;
    bool part_is_plain;
    uint32_t number; /* of the last line given */
    int64_t n_bytes; /* of the lines given */
    bool is_broken;
};

/* Written so that the compiler makes vector code of it: no early exit. */
static bool is_plain(const char *bytes, size_t n) {
    unsigned char odd = 0;
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)bytes[i];
        odd |= (unsigned char)((c >= 0x7F) | ((c < 0x20) & (c != '\n') & (c != '\r') & (c != '\t')));
    }
    return odd == 0;
}

static const char *find_from(const char *at, const char *end, char c) {
    const char *found = at < end ? memchr(at, c, (size_t)(end - at)) : NULL;
    return found ? found : end;
}

enum status lines_open(struct arena *arena, const struct lines_source *source, struct faults *faults,
                       struct diags *diags, struct lines **ret) {
    struct lines *lines = ARENA_NEW(arena, struct lines);
    lines->arena = arena;
    lines->faults = faults;
    lines->encoding = source->encoding;
    TRY(blocks_open(arena, source, faults, diags, &lines->blocks));
    lines->is_broken = blocks_is_refused(lines->blocks);
    *ret = lines;
    return STATUS_OK;
}

/* --- cutting --- */

static enum status next_block(struct lines *lines, struct diags *diags) {
    size_t n;
    TRY(blocks_next(lines->blocks, diags, &lines->at, &n));
    if (n == 0) lines->at = NULL;
    lines->end = lines->at ? lines->at + n : NULL;
    lines->next_lf = find_from(lines->at, lines->end, '\n');
    lines->next_cr = find_from(lines->at, lines->end, '\r');
    lines->block_is_plain = n == 0 || is_plain(lines->at, n);
    return STATUS_OK;
}

/* Where the line that begins at `at` ends inside the block, and how; NULL when it goes on in the next block. */
static const char *find_end(struct lines *lines, enum line_end *ret_end) {
    if (lines->next_lf < lines->at) lines->next_lf = find_from(lines->at, lines->end, '\n');
    if (lines->next_cr < lines->at) lines->next_cr = find_from(lines->at, lines->end, '\r');
    const char *lf = lines->next_lf, *cr = lines->next_cr;
    *ret_end = lf < cr ? LINE_END_LF : lf == cr + 1 ? LINE_END_CRLF : LINE_END_CR;
    if (lf < cr || lf == cr + 1) return lf < lines->end ? lf + 1 : NULL;
    return cr + 1 < lines->end ? cr + 1 : NULL;
}

static void add_part(struct lines *lines, const char *bytes, size_t n) {
    if (n == 0) return;
    if (lines->n_part == 0) lines->part_is_plain = true;
    lines->part = arena_grow(lines->arena, lines->part, lines->n_part, lines->n_part + n, 1, &lines->part_capacity);
    memcpy(lines->part + lines->n_part, bytes, n);
    lines->n_part += n;
    lines->part_is_plain = lines->part_is_plain && lines->block_is_plain;
}

/* The line from what is kept and `n` bytes of the block. */
static struct line take_line(struct lines *lines, size_t n, enum line_end end) {
    struct line line = {.bytes = lines->at, .n = n, .end = end, .is_plain = lines->block_is_plain};
    if (lines->n_part > 0) {
        add_part(lines, lines->at, n);
        line = (struct line){.bytes = lines->part, .n = lines->n_part, .end = end, .is_plain = lines->part_is_plain};
        lines->n_part = 0;
    }
    if (n > 0) lines->at += n;
    line.number = ++lines->number;
    return line;
}

/* What waits ends with a CR: the block's first byte says whether it was half of a CRLF. */
static struct line take_waiting(struct lines *lines) {
    bool is_crlf = lines->at < lines->end && *lines->at == '\n';
    return take_line(lines, is_crlf, is_crlf ? LINE_END_CRLF : LINE_END_CR);
}

static bool waits_with_cr(const struct lines *lines) {
    return lines->n_part > 0 && lines->part[lines->n_part - 1] == '\r';
}

static void note_broken(struct lines *lines, enum message message, const char *subject, const char *value,
                        const char *hint, const char *third) {
    struct fault *fault = faults_note(lines->faults, message, subject, value, value ? strlen(value) : 0, lines->number);
    lines->is_broken = true;
    if (!fault) return;
    fault->hint = hint;
    fault->args[2] = third;
}

/* --- checking --- */

static const char *hex_byte(struct arena *arena, int byte) {
    char text[8];
    snprintf(text, sizeof text, "0x%02X", (unsigned)byte & 0xFFu);
    return text_copy(arena, text);
}

static void check_utf8(struct lines *lines, const struct line *line) {
    size_t valid = utf8_valid_prefix(line->bytes, line->n);
    const char *nul = memchr(line->bytes, '\0', valid);
    struct arena *arena = faults_arena(lines->faults);
    if (nul) {
        const char *at = text_from_int(arena, (int64_t)(nul - line->bytes) + 1);
        note_broken(lines, MSG_DATA_NUL, at, NULL, "the file is damaged, or not text: export it again", NULL);
    } else if (valid < line->n) {
        const char *at = text_from_int(arena, (int64_t)valid + 1);
        note_broken(lines, MSG_DATA_NOT_UTF8, hex_byte(arena, line->bytes[valid]), at,
                    "save the file as UTF-8, or declare its encoding, such as encoding: windows-1252", NULL);
    }
}

/* A byte that iconv refused: it stands where the bytes converted so far end. */
static void check_encoding(struct lines *lines) {
    int byte = blocks_bad_byte(lines->blocks);
    if (byte < 0) return;
    struct arena *arena = faults_arena(lines->faults);
    size_t n_before = utf8_length(text_copy_bytes(arena, lines->n_part ? lines->part : "", lines->n_part));
    lines->number++;
    note_broken(lines, MSG_DATA_NOT_ENCODED, hex_byte(arena, byte), text_from_int(arena, (int64_t)n_before + 1),
                "the declared encoding is not the file's", lines->encoding);
}

static void drop_mark(struct line *line) {
    if (line->number != 1 || line->n < 3 || memcmp(line->bytes, "\xEF\xBB\xBF", 3) != 0) return;
    line->bytes += 3;
    line->n -= 3;
}

static void check_line(struct lines *lines, struct line *line) {
    if (line->n > LINES_MAX_BYTES)
        note_broken(lines, MSG_DATA_LINE_LONG, text_from_int(faults_arena(lines->faults), LINES_MAX_BYTES), NULL,
                    "check the delimiter and the line ends of the file", NULL);
    if (line->is_plain) return;
    drop_mark(line);
    line->is_plain = is_plain(line->bytes, line->n);
    if (!line->is_plain) check_utf8(lines, line);
}

/* --- the room's own --- */

/* *ret_has stays false where the file ends, or where more must be read. */
static enum status cut_line(struct lines *lines, struct diags *diags, struct line *ret, bool *ret_has,
                            bool *ret_ended) {
    enum line_end end;
    if (lines->at == lines->end) TRY(next_block(lines, diags));
    if (lines->at == NULL) {
        check_encoding(lines);
        *ret_ended = true;
        *ret_has = lines->n_part > 0 && !lines->is_broken;
        if (*ret_has) *ret = waits_with_cr(lines) ? take_waiting(lines) : take_line(lines, 0, LINE_END_NONE);
        return STATUS_OK;
    }
    *ret_has = true;
    if (waits_with_cr(lines)) {
        *ret = take_waiting(lines);
        return STATUS_OK;
    }
    const char *after = find_end(lines, &end);
    if (after) {
        *ret = take_line(lines, (size_t)(after - lines->at), end);
        return STATUS_OK;
    }
    *ret_has = false;
    add_part(lines, lines->at, (size_t)(lines->end - lines->at));
    lines->at = lines->end;
    return STATUS_OK;
}

enum status lines_next(struct lines *lines, struct diags *diags, struct line *ret, bool *ret_has) {
    bool has_ended = false;
    *ret_has = false;
    while (!*ret_has && !has_ended && !lines->is_broken) {
        TRY(cut_line(lines, diags, ret, ret_has, &has_ended));
        /* A file without line breaks must not fill memory: its beginning is enough to refuse it. */
        if (!*ret_has && !has_ended && lines->n_part > LINES_MAX_BYTES) {
            *ret = take_line(lines, 0, LINE_END_NONE);
            *ret_has = true;
        }
        if (!*ret_has) continue;
        lines->n_bytes += (int64_t)ret->n;
        check_line(lines, ret);
    }
    if (lines->is_broken) *ret_has = false;
    return STATUS_OK;
}

int64_t lines_n_bytes(const struct lines *lines) {
    return lines->n_bytes;
}

bool lines_are_broken(const struct lines *lines) {
    return lines->is_broken;
}

struct file_facts lines_facts(struct arena *arena, struct lines *lines) {
    return blocks_facts(arena, lines->blocks);
}
