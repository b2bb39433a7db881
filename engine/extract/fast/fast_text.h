/* extract/fast/fast_text.h - that the characters beyond ASCII are valid UTF-8, and such as can be seen. */
#ifndef EXTRACT_FAST_TEXT_H
#define EXTRACT_FAST_TEXT_H

#include "extract/fast/fast_index.h"

/* Whether bytes[from .. to) are valid UTF-8 without any character that extract/records/odd_characters would tell. `high` lists, in
 * ascending order, the bytes above 0x7E there (and maybe beyond). bytes[to - 1] is no part of a longer sequence, and FAST_SLACK bytes
 * behind it may be read. */
bool fast_text_is_fine(const char *bytes, size_t from, size_t to, const struct fast_high *high, size_t n_high);

#endif
