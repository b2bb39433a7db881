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
/* The same with the bold face beside it, for papers. */
enum status fonts_open_both(struct arena *arena, const char *const *folders, struct diags *diags, struct fonts **ret) MUST_USE;

/* Paths of the files that fonts_open (n_faces 1) or fonts_open_both (2) would use, ended by NULL; a file that is nowhere is left out. */
const char *const *fonts_find(struct arena *arena, const char *const *folders, size_t n_faces);

/* Measures with these fonts; each distinct text is measured once. */
struct figure_measure fonts_measure(struct fonts *fonts);

/* Width of a text on one line, in points; kept like those of fonts_measure. is_bold: of fonts_open_both alone. */
double fonts_width_pt(struct fonts *fonts, const char *text, double size_pt, bool is_number, bool is_bold);

/* A fresh context on the project's fonts; the caller unrefs it. */
PangoContext *fonts_context(const struct fonts *fonts);

/* Makes `layout` show `text` at a size in the units of its context. */
void fonts_set(const struct fonts *fonts, PangoLayout *layout, const char *text, double size, bool is_number);

/* The face at a size in the units of its context; the caller frees it. */
PangoFontDescription *fonts_face(const struct fonts *fonts, double size, bool is_bold);

#endif
