/* extract/binding.h - columns of the schema to fields of a file, by name. */
#ifndef EXTRACT_BINDING_H
#define EXTRACT_BINDING_H

#include "extract/cells/cells.h"
#include "extract/header.h"

/* Sets the field of each column and tells the records which fields to keep. Notes columns that the file lacks, those
 * that stand twice and those not declared. *ret_is_usable is false when the file has none of the columns: it is the
 * wrong file, or its header stands further down. */
enum status binding_make(struct arena *arena, struct cells *cells, const struct header *header, struct records *records,
                         struct faults *faults, struct diags *diags, bool *ret_is_usable) MUST_USE;

/* Whether a row says what the header says. */
bool binding_is_header(const struct cells *cells, const struct records *records);

#endif
