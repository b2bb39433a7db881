/* extract/records/odd_characters.h - characters that cannot be seen and do harm: controls, bidirectional overrides, zero-width
 * ones, and what XML (so XLSX) does not allow. They are kept and told: what goes out escapes or drops them. */
#ifndef EXTRACT_ODD_CHARACTERS_H
#define EXTRACT_ODD_CHARACTERS_H

#include "extract/records/records.h"

/* Notes each odd character of a cell under the column's name. */
void odd_characters_note(const char *column, struct view cell, uint32_t line, struct faults *faults);

/* Whether the character would be noted after the one before it (0: none, or ASCII). */
bool odd_characters_is_odd(uint32_t c, uint32_t before);

#endif
