/* spec/keys/keys_rows.h - how rows of keys are written: shared by the files that hold them. */
#ifndef SPEC_KEYS_ROWS_H
#define SPEC_KEYS_ROWS_H

#include "spec/keys/keys.h"
#include "spec/keys/raw.h"

#include <stddef.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define TABLE(name, identifier, words)                                                                                 \
    const struct key_table name##_keys = {                                                                             \
        .id = (identifier), .title = (words), .keys = name##_rows, .n_keys = COUNT(name##_rows)}
#define AT(type, member) .offset = offsetof(struct raw_##type, member)
#define REQUIRED .flags = KEY_REQUIRED
#define LIST .flags = KEY_LIST
#define REQUIRED_LIST .flags = KEY_REQUIRED | KEY_LIST

#endif
