#include "paper/pdf_paper.h"

#include "base/file.h"
#include "compose.h"
#include "paper/finish/pdf_finish.h"

#include <assert.h>

static enum status write_in(struct arena *arena, const struct report *report, const char *path, date_t created, struct diags *diags) {
    struct press press;
    struct arrangement arranged;
    struct pdf_bytes drawn, finished;
    TRY(compose(arena, report, diags, &press, &arranged));
    TRY(draw_pages(&press, &arranged, diags, &drawn));
    TRY(pdf_finish(&press, &drawn, created, diags, &finished));
    return file_write(path, (const char *)finished.bytes, finished.n, diags);
}

enum status pdf_paper_write(struct arena *arena, const struct report *report, const char *path, date_t created, struct diags *diags) {
    assert(report->is_released && report->paper != NULL);
    struct arena *scratch = arena_child(arena);
    enum status status = write_in(scratch, report, path, created, diags);
    arena_close(scratch);
    return status;
}

const char *const *pdf_paper_fonts(struct arena *arena) {
    return fonts_find(arena, fonts_folders, 2);
}
