#include "html_scan.h"

#include <check.h>
#include <string.h>

static const struct entity {
    const char *entity, *text;
} entities[] = {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}};

/* Adds one character or entity; returns where the next begins. */
static const char *add_resolved(struct text_builder *out, const char *at) {
    if (*at != '&') {
        text_add_char(out, *at);
        return at + 1;
    }
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
        if (!text_starts(at, entities[i].entity)) continue;
        text_add(out, entities[i].text);
        return at + strlen(entities[i].entity);
    }
    ck_abort_msg("an ampersand that begins no entity: %.40s", at);
}

static const char *resolved(struct arena *arena, const char *from, const char *end) {
    struct text_builder out = {.arena = arena};
    while (from < end) {
        ck_assert_msg(*from != '<' && *from != '"', "unescaped: %.40s", from);
        from = add_resolved(&out, from);
    }
    return text_done(&out);
}

static const char *name_at(struct arena *arena, const char *at) {
    return text_copy_bytes(arena, at, strcspn(at, " =>/"));
}

/* Attributes from `at` to the end of the tag, which is returned. */
static const char *scan_attributes(struct arena *arena, struct html_scan *scan, const char *element, const char *tag, const char *at) {
    while (*at == ' ') {
        const char *name = name_at(arena, ++at), *value = "";
        at += strlen(name);
        if (*at == '=') {
            ck_assert_msg(at[1] == '"', "no quotes: %.40s", at);
            const char *end = strchr(at + 2, '"');
            ck_assert_ptr_nonnull(end);
            value = resolved(arena, at + 2, end);
            at = end + 1;
        }
        *ARENA_PUSH(arena, scan->attributes, scan->n_attributes, scan->capacity_attributes) =
            (struct html_attribute){element, name, value, tag};
    }
    if (text_starts(at, "/>")) at++;
    ck_assert_msg(*at == '>', "a tag that is not ended: %.60s", tag);
    return at + 1;
}

static const char *scan_close(struct arena *arena, struct html_scan *scan, const char *at) {
    const char *name = name_at(arena, at + 2);
    ck_assert_msg(scan->n_open > 0 && text_equal(scan->open[scan->n_open - 1], name), "%s is closed where %s is open: %.60s", name,
                  scan->n_open > 0 ? scan->open[scan->n_open - 1] : "nothing", at);
    scan->n_open--;
    return at + 2 + strlen(name) + 1;
}

static const char *scan_open(struct arena *arena, struct html_scan *scan, const char *at) {
    const char *name = name_at(arena, at + 1);
    const char *end = scan_attributes(arena, scan, name, at, at + 1 + strlen(name));
    bool is_empty = text_equal(name, "meta") || end[-2] == '/';
    if (!is_empty) *ARENA_PUSH(arena, scan->open, scan->n_open, scan->capacity_open) = name;
    if (strlen(name) == 2 && *name == 'h' && name[1] >= '1' && name[1] <= '6')
        *ARENA_PUSH(arena, scan->headings, scan->n_headings, scan->capacity_headings) = name[1];
    /* a style sheet is not markup */
    return text_equal(name, "style") ? strstr(end, "</style>") : end;
}

struct html_scan *html_scan(struct arena *arena, const char *page) {
    struct html_scan *scan = ARENA_NEW(arena, struct html_scan);
    struct text_builder text = {.arena = arena};
    scan->page = page;
    ck_assert(text_starts(page, "<!DOCTYPE html>\n"));
    for (const char *at = page + strlen("<!DOCTYPE html>"); *at != '\0';) {
        if (text_starts(at, "</")) at = scan_close(arena, scan, at);
        else if (*at == '<') at = scan_open(arena, scan, at);
        else at = add_resolved(&text, at);
    }
    ck_assert_uint_eq(scan->n_open, 0);
    return scan;
}

const struct html_attribute *html_find(const struct html_scan *scan, const char *name, const char *value) {
    for (size_t i = 0; i < scan->n_attributes; i++) {
        const struct html_attribute *found = &scan->attributes[i];
        if (text_equal(found->name, name) && text_equal(found->value, value)) return found;
    }
    return NULL;
}

size_t html_count(const struct html_scan *scan, const char *name, const char *value) {
    size_t n = 0;
    for (size_t i = 0; i < scan->n_attributes; i++)
        n += text_equal(scan->attributes[i].name, name) && text_equal(scan->attributes[i].value, value);
    return n;
}

static bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t';
}

const char *html_text(struct arena *arena, const char *at) {
    struct text_builder out = {.arena = arena};
    int depth = 0;
    do {
        if (*at == '<') {
            depth += at[1] == '/' ? -1 : 1;
            at = strchr(at, '>') + 1;
        } else if (is_space(*at)) {
            if (out.n > 0 && out.bytes[out.n - 1] != ' ') text_add_char(&out, ' ');
            at++;
        } else {
            at = add_resolved(&out, at);
        }
    } while (depth > 0);
    return text_trim(arena, text_done(&out));
}
