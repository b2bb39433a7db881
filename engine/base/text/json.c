/* base/text/json.c - writing JSON. */
#include "base/json.h"

#include "base/utf8.h"

#include <assert.h>
#include <string.h>

void json_begin(struct json *json, struct arena *arena, bool is_compact) {
    *json = (struct json){.out = {.arena = arena}, .is_compact = is_compact};
}

static void new_line(struct json *json) {
    static const char line[] = "\n                                ";
    _Static_assert(sizeof line - 1 == 1 + 2 * JSON_MAX_DEPTH, "a line end, and two spaces for each depth");
    if (!json->is_compact) text_add_bytes(&json->out, line, 1 + 2 * (size_t)json->depth);
}

static void add_escaped(struct text_builder *out, unsigned char c) {
    static const char letters[] = "\"\\\b\f\n\r\t", names[] = "\"\\bfnrt";
    const char *found = strchr(letters, c);
    if (found) {
        text_add_char(out, '\\');
        text_add_char(out, names[found - letters]);
        return;
    }
    text_add(out, "\\u00");
    text_add_char(out, "0123456789abcdef"[c >> 4]);
    text_add_char(out, "0123456789abcdef"[c & 0xF]);
}

/* How many bytes stand for themselves and need no look at what they encode. */
static size_t plain_bytes(const char *text) {
    const unsigned char *at = (const unsigned char *)text;
    while (*at >= 0x20 && *at < 0x7F && *at != '"' && *at != '\\') at++;
    return (size_t)(at - (const unsigned char *)text);
}

/* Bytes that are not UTF-8 become U+FFFD: the outcome is JSON whatever a file's name holds. */
static void add_string(struct text_builder *out, const char *text) {
    text_add_char(out, '"');
    while (*text) {
        size_t n_plain = plain_bytes(text);
        text_add_bytes(out, text, n_plain);
        text += n_plain;
        if (*text == '\0') break;
        uint32_t c;
        size_t n = utf8_decode(text, &c);
        if (c < 0x20 || c == '"' || c == '\\' || c == 0x7F) {
            add_escaped(out, (unsigned char)c);
        } else if (n == 1 && c == 0xFFFD) {
            text_add(out, "\uFFFD");
        } else {
            text_add_bytes(out, text, n);
        }
        text += n;
    }
    text_add_char(out, '"');
}

/* What comes before every value: the comma, the line, the key. */
static void start_value(struct json *json, const char *key) {
    if (json->depth == 0) {
        assert(!key && json->out.n == 0);
        return;
    }
    bool *has_items = &json->has_items[json->depth - 1];
    assert((key == NULL) == json->is_array[json->depth - 1]);
    if (*has_items) text_add_char(&json->out, ',');
    *has_items = true;
    new_line(json);
    if (!key) return;
    add_string(&json->out, key);
    text_add(&json->out, json->is_compact ? ":" : ": ");
}

static void open_group(struct json *json, const char *key, bool is_array) {
    start_value(json, key);
    assert(json->depth < JSON_MAX_DEPTH);
    text_add_char(&json->out, is_array ? '[' : '{');
    json->is_array[json->depth] = is_array;
    json->has_items[json->depth] = false;
    json->depth++;
}

void json_object(struct json *json, const char *key) {
    open_group(json, key, false);
}

void json_array(struct json *json, const char *key) {
    open_group(json, key, true);
}

void json_end(struct json *json) {
    assert(json->depth > 0);
    json->depth--;
    if (json->has_items[json->depth]) new_line(json);
    text_add_char(&json->out, json->is_array[json->depth] ? ']' : '}');
}

void json_text(struct json *json, const char *key, const char *value) {
    start_value(json, key);
    if (value) {
        add_string(&json->out, value);
    } else {
        text_add(&json->out, "null");
    }
}

void json_int(struct json *json, const char *key, int64_t value) {
    start_value(json, key);
    text_add_int(&json->out, value);
}

void json_bool(struct json *json, const char *key, bool value) {
    start_value(json, key);
    text_add(&json->out, value ? "true" : "false");
}

void json_raw(struct json *json, const char *key, const char *number) {
    start_value(json, key);
    text_add(&json->out, number);
}

/* Indented JSON is a file, so it ends with a line end; compact JSON is a piece of something. */
const char *json_done(struct json *json) {
    assert(json->depth == 0);
    if (!json->is_compact) text_add_char(&json->out, '\n');
    return text_done(&json->out);
}
