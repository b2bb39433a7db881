/* base/json.h - writes JSON: two-space indent, keys in the order given, UTF-8, no floats (numbers are integers or given as
 * finished text). Steps: json_begin -> json_object/json_array .. json_end -> json_done. Lifetime: the arena. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/text.h"

#define JSON_MAX_DEPTH 16

struct json {
    struct text_builder out;
    int depth;
    bool is_array[JSON_MAX_DEPTH];
    bool has_items[JSON_MAX_DEPTH];
    bool is_compact;   /* everything on one line */
};

void json_begin(struct json *json, struct arena *arena, bool is_compact);
/* `key` is NULL inside arrays and at the top. */
void json_object(struct json *json, const char *key);
void json_array(struct json *json, const char *key);
void json_end(struct json *json);
void json_text(struct json *json, const char *key, const char *value); /* NULL writes null */
void json_int(struct json *json, const char *key, int64_t value);
void json_bool(struct json *json, const char *key, bool value);
void json_raw(struct json *json, const char *key, const char *number); /* a finished JSON number */
const char *json_done(struct json *json);

#endif
