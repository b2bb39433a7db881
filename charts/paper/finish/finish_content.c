/* paper/finish/finish_content.c - cairo cannot mark artifacts, so pen.c draws them as "NonStruct", and here they get their name.
 *
 * A page's drawing is read token by token as far as strings go, since a string may hold anything. */
#include "paper/finish/pdf_objects.h"

#include <stdlib.h>
#include <string.h>

#define ARTIFACT_TAG "/NonStruct << /MCID "
#define MARK_KEY "<< /MCID "

struct content {
    const char *bytes;
    size_t n, at;
    size_t n_marks;
    struct text_builder out;
};

/* The end of the string that begins at `at`. */
static size_t string_end(const struct content *content, size_t at) {
    size_t depth = 0;
    if (content->bytes[at] == '<') {
        while (at < content->n && content->bytes[at] != '>') at++;
        return at + 1;
    }
    for (; at < content->n; at++) {
        char c = content->bytes[at];
        if (c == '\\') at++;
        else if (c == '(') depth++;
        else if (c == ')' && --depth == 0) return at + 1;
    }
    return at;
}

static bool stands(const struct content *content, const char *text) {
    size_t n = strlen(text);
    return content->n - content->at >= n && memcmp(content->bytes + content->at, text, n) == 0;
}

static void copy_to(struct content *content, size_t end) {
    if (end > content->n) end = content->n;
    text_add_bytes(&content->out, content->bytes + content->at, end - content->at);
    content->at = end;
}

static void skip_past(struct content *content, const char *text) {
    while (content->at < content->n && !stands(content, text)) content->at++;
    content->at = content->at + strlen(text) < content->n ? content->at + strlen(text) : content->n;
}

static bool is_string(const struct content *content) {
    char c = content->bytes[content->at];
    bool is_dictionary = content->at + 1 < content->n && content->bytes[content->at + 1] == '<';
    return c == '(' || (c == '<' && !is_dictionary);
}

static void rewrite(struct content *content) {
    while (content->at < content->n) {
        if (is_string(content)) {
            copy_to(content, string_end(content, content->at));
        } else if (stands(content, ARTIFACT_TAG)) {
            skip_past(content, "BDC");
            text_add(&content->out, "/Artifact BMC");
            content->n_marks++;
        } else if (stands(content, MARK_KEY)) {
            copy_to(content, content->at + strlen(MARK_KEY));
            content->n_marks++;
        } else {
            copy_to(content, content->at + (stands(content, "<<") ? 2 : 1));
        }
    }
}

void finish_contents(struct finishing *finishing) {
    const struct structure *structure = &finishing->press->structure;
    for (size_t i = 0; i < structure->n_pages; i++) {
        unsigned char *bytes = NULL;
        struct content content = {.out = {.arena = finishing->press->arena}};
        if ((qpdf_oh_get_page_content_data(finishing->pdf, finishing->pages[i], &bytes, &content.n) & QPDF_ERRORS) != 0) return;
        content.bytes = (const char *)bytes;
        rewrite(&content);
        free(bytes);
        qpdf_oh stream = qpdf_oh_get_key(finishing->pdf, finishing->pages[i], "/Contents");
        object_fill(finishing, stream, text_done(&content.out), content.out.n);
        if (content.n_marks != structure->pages[i].n) finishing->error = "the marks on a page are not those that were made";
    }
}
