#include "paper/pdf_paper.h"

#include "compose.h"
#include "paper/finish/pdf_finish.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

/* 0, or the system's number of the error. */
static int write_file(const char *path, const struct pdf_bytes *bytes) {
    FILE *file = fopen(path, "wb");
    if (file == NULL) return errno;
    int error = fwrite(bytes->bytes, 1, bytes->n, file) == bytes->n ? 0 : errno;
    if (fclose(file) != 0 && error == 0) error = errno;
    return error;
}

static enum status write_in(struct arena *arena, const struct report *report, const char *path, date_t created, struct diags *diags) {
    struct press press;
    struct arrangement arranged;
    struct pdf_bytes drawn, finished;
    TRY(compose(arena, report, diags, &press, &arranged));
    TRY(draw_pages(&press, &arranged, diags, &drawn));
    TRY(pdf_finish(&press, &drawn, created, diags, &finished));
    int error = write_file(path, &finished);
    if (error == 0) return STATUS_OK;
    DIAG(diags, MSG_OUT_UNWRITABLE, NOWHERE, NULL, path, strerrordesc_np(error));
    return STATUS_OUTSIDE;
}

enum status pdf_paper_write(struct arena *arena, const struct report *report, const char *path, date_t created, struct diags *diags) {
    assert(report->is_released && report->paper != NULL);
    struct arena *scratch = arena_child(arena);
    enum status status = write_in(scratch, report, path, created, diags);
    arena_close(scratch);
    return status;
}

const char *const *pdf_paper_fonts(struct arena *arena) {
    return fonts_find_both(arena, fonts_folders);
}
