/* draw/draw.h - a chart of a released report as PDF, SVG or PNG.
 *
 * The layout is figure's: here marks become strokes. Fonts come from the project's own configuration (Liberation Sans), never
 * from the user's; a missing face is refused, not replaced.
 * Bytes      depend on the report, the fonts and `created` alone.
 * Lifetime   one draw_kit serves a run; it is closed with its arena. Threads: one kit a thread. */
#ifndef DRAW_DRAW_H
#define DRAW_DRAW_H

#include "base/diag.h"
#include "result/report.h"

struct draw_kit;

enum draw_format { DRAW_PDF, DRAW_SVG, DRAW_PNG, N_DRAW_FORMATS };

enum status draw_open(struct arena *arena, struct diags *diags, struct draw_kit **ret) MUST_USE;

/* Writes chart to `path`. */
enum status draw_chart(struct draw_kit *kit, const struct report *report, const struct chart *chart, enum draw_format format,
                       const char *path, date_t created, struct diags *diags) MUST_USE;

/* ".pdf", ".svg", ".png" */
const char *draw_ending(enum draw_format format);

/* The font files that a kit uses, for the manifest: paths, ended by NULL. */
const char *const *draw_fonts(struct arena *arena);

#endif
