/* draw/fonts.h - the project's own font configuration, and the width of texts in it.
 *
 * Only the files of style_face are in it: the machine's and the user's font settings cannot reach an output. Looked for, in
 * this order: the folder given when building (-DBOARDPAPER_FONT_FOLDER), Debian's, Fedora's and Arch's.
 * Lifetime   closed with the arena. Threads: one a thread. */
#ifndef DRAW_FONTS_H
#define DRAW_FONTS_H

#include "base/diag.h"
#include "figure/marks.h"

#include <pango/pango.h>

struct fonts;

/* Folders that are searched, ended by NULL. */
extern const char *const fonts_folders[];

/* MSG_FONT_MISSING when no folder holds the file, or what the file holds is not the face. */
enum status fonts_open(struct arena *arena, const char *const *folders, struct diags *diags, struct fonts **ret) MUST_USE;

/* Measures with these fonts; each distinct text is measured once. */
struct figure_measure fonts_measure(struct fonts *fonts);

/* A fresh context on the project's fonts; the caller unrefs it. */
PangoContext *fonts_context(const struct fonts *fonts);

/* Makes `layout` show `text` at a size in the units of its context. */
void fonts_set(const struct fonts *fonts, PangoLayout *layout, const char *text, double size, bool is_number);

/* Paths, ended by NULL. */
const char *const *fonts_files(const struct fonts *fonts);

#endif
