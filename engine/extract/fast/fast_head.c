/* extract/fast/fast_head.c - records, header and binding, as for any file; then where they stopped. */
#include "extract/fast/fast_head.h"

#include "extract/binding.h"
#include "extract/records/blocks.h"

/* Controls are odd characters in a cell, so they are none that the index knows as a separator. */
bool fast_head_fits(const struct extract_schema *schema) {
    char delimiter = schema->delimiter;
    bool is_visible = delimiter > ' ' && delimiter < 0x7F && delimiter != '"';
    return (is_visible || delimiter == '\t') && blocks_is_utf8(schema->encoding);
}

static const size_t *fields_of(struct arena *arena, const struct cells *cells) {
    size_t *fields = ARENA_ARRAY(arena, size_t, cells->n);
    for (size_t i = 0; i < cells->n; i++) fields[i] = cells->columns[i].field;
    return fields;
}

static enum status read_head(struct arena *arena, const struct extract_schema *schema, const struct extract_input *input,
                             struct faults *faults, struct fast_head *ret, bool *ret_is_usable) {
    struct lines_source source = {.path = input->path, .named_at = input->named_at};
    struct diags *diags = diags_new(arena); /* the careful reader will say the same again */
    struct cells *cells = cells_new(arena, schema);
    struct records *records;
    struct header header;
    enum line_end end;
    TRY(records_open(arena, &source, schema->delimiter, schema->skip_lines, faults, diags, &records));
    TRY(header_read(arena, records, schema->delimiter, faults, diags, &header, ret_is_usable));
    if (!*ret_is_usable) return STATUS_OK;
    *ret = (struct fast_head){.n_fields = header.n, .begin = records_n_bytes(records, &end) - 1, .line = records_lines(records)};
    ret->has_returns = end == LINE_END_CRLF;
    TRY(binding_make(arena, cells, &header, records, faults, diags, ret_is_usable));
    ret->fields = fields_of(arena, cells);
    *ret_is_usable &= faults_errors(faults) == 0 && (end == LINE_END_LF || end == LINE_END_CRLF);
    return STATUS_OK;
}

bool fast_head_read(struct arena *arena, const struct extract_schema *schema, const struct extract_input *input, struct faults *faults,
                    struct fast_head *ret) {
    bool is_usable = false;
    return read_head(arena, schema, input, faults, ret, &is_usable) == STATUS_OK && is_usable;
}
