/* write_pages.c - write-pages FOLDER: the fixture as paper.html, draft.html and plain.html, to be looked at and tested in a browser. */
#include "base/text.h"
#include "page/page.h"
#include "page_fixture.h"

#include <stdio.h>
#include <stdlib.h>

static void write_page(struct arena *arena, const char *folder, const char *name, const struct report *report) {
    const char *path = TEXT(arena, folder, "/", name);
    FILE *file = fopen(path, "w");
    if (file == NULL || fputs(page_html(arena, report), file) < 0 || fclose(file) != 0) {
        fprintf(stderr, "write-pages: cannot write %s\n", path);
        exit(EXIT_FAILURE);
    }
}

int main(int argc, char **argv) {
    if (argc != 2) {
        fprintf(stderr, "usage: write-pages FOLDER\n");
        return 2;
    }
    struct arena *arena = arena_open();
    struct report *draft = page_fixture(arena);
    draft->is_draft = true;
    draft->status_line = "DRAFT: figures may change, do not quote";
    write_page(arena, argv[1], "paper.html", page_fixture(arena));
    write_page(arena, argv[1], "draft.html", draft);
    write_page(arena, argv[1], "plain.html", page_fixture_plain(arena));
    arena_close(arena);
    return EXIT_SUCCESS;
}
