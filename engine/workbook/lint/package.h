/* workbook/lint/package.h - the parts of a workbook's zip, read with limits.
 *
 * Lifetime  the arena's, which closes the file. */
#ifndef WORKBOOK_PACKAGE_H
#define WORKBOOK_PACKAGE_H

#include "base/diag.h"
#include "workbook/lint/xml_tree.h"

struct package;

/* STATUS_OUTSIDE with MSG_FILE_MISSING, or MSG_WORKBOOK_UNREADABLE where it is no zip. */
enum status package_open(struct arena *arena, const char *path, struct diags *diags, struct package **ret) MUST_USE;
bool package_has(const struct package *package, const char *name);
/* A part as a tree; NULL where there is none. A part that cannot be read is STATUS_OUTSIDE with
 * MSG_WORKBOOK_UNREADABLE. */
enum status package_part(struct package *package, const char *name, const struct xml **ret) MUST_USE;
/* The part that a part's relation leads to: by its id, or where id is NULL the first whose type ends in `type`. NULL
 * where there is none. */
enum status package_related(struct package *package, const char *name, const char *id, const char *type,
                            const char **ret_name) MUST_USE;
/* All that end in `type`. */
enum status package_all_related(struct package *package, const char *name, const char *type, const char *const **ret,
                                size_t *ret_n) MUST_USE;

#endif
