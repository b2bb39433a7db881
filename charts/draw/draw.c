/* A chart is laid out, its marks become the bytes of a format in memory, and the bytes go to the file at the end: so errors of
 * the disk have one place, and cairo never sees a file. */
#include "draw/draw.h"

#include "base/file.h"
#include "base/text.h"
#include "draw/canvas.h"
#include "draw/draft_figure.h"
#include "draw/png.h"
#include "draw/svg.h"
#include "figure/figure.h"

#include <assert.h>
#include <cairo-pdf.h>
#include <stdlib.h>
#include <string.h>

#define PIXELS_PER_PT (150.0 / 72.0)   /* 1,050 pixels wide */

/* Pixels of a picture, kept for the next one: fresh ones cost as much as drawing on them. */
struct pixels {
    unsigned char *bytes;
    size_t capacity;
};

struct draw_kit {
    struct arena *arena;
    struct fonts *fonts;
    struct pixels pixels;
};

/* What a format is made from. */
struct sheet {
    struct arena *arena;            /* of this file */
    const struct fonts *fonts;
    struct draw_kit *kit;
    const struct figure *figure;
    const struct report *report;
    const struct chart *chart;
    const char *title;
    const char *alternative_text;
    date_t created;
    double width_pt, height_pt;     /* the figure and its margins */
};

/* ---- cairo ---- */

/* Bytes from cairo. Not in an arena: the end of memory must not jump out of the midst of cairo. */
struct stream {
    char *bytes;
    size_t n, capacity;
};

static void close_stream(void *handle) {
    free(((struct stream *)handle)->bytes);
}

static cairo_status_t receive(void *handle, const unsigned char *data, unsigned int n) {
    struct stream *stream = handle;
    if (stream->n + n > stream->capacity) {
        size_t capacity = 2 * (stream->n + n);
        char *grown = realloc(stream->bytes, capacity);
        if (grown == NULL) return CAIRO_STATUS_NO_MEMORY;
        stream->bytes = grown;
        stream->capacity = capacity;
    }
    memcpy(stream->bytes + stream->n, data, n);
    stream->n += n;
    return CAIRO_STATUS_SUCCESS;
}

static void close_surface(void *handle) {
    cairo_surface_destroy(handle);
}

/* The error of a surface in words; NULL when all is well. The end of memory does not return. */
static const char *surface_error(struct arena *arena, cairo_surface_t *surface) {
    cairo_status_t status = cairo_surface_status(surface);
    if (status == CAIRO_STATUS_NO_MEMORY) arena_exhausted(arena);
    return status == CAIRO_STATUS_SUCCESS ? NULL : cairo_status_to_string(status);
}

/* Draws and ends the page. pixels_per_pt is 0 where there are no pixels. */
static const char *draw_on(const struct sheet *sheet, cairo_surface_t *surface, double pixels_per_pt) {
    cairo_t *cairo = cairo_create(surface);
    bool has_pixels = pixels_per_pt > 0.0;
    if (has_pixels) cairo_scale(cairo, pixels_per_pt, pixels_per_pt);
    cairo_translate(cairo, STYLE_MARGIN_PT, STYLE_MARGIN_PT);
    canvas_draw(cairo, sheet->fonts, sheet->figure, has_pixels);
    cairo_show_page(cairo);
    cairo_status_t status = cairo_status(cairo);
    cairo_destroy(cairo);
    if (status == CAIRO_STATUS_NO_MEMORY) arena_exhausted(sheet->arena);
    return status == CAIRO_STATUS_SUCCESS ? surface_error(sheet->arena, surface) : cairo_status_to_string(status);
}

/* ---- formats: each gives the bytes of a file, or says what went wrong ---- */

static const char *make_pdf(const struct sheet *sheet, struct text_builder *out) {
    struct stream *stream = ARENA_NEW(sheet->arena, struct stream);
    arena_defer(sheet->arena, close_stream, stream);
    cairo_surface_t *pdf = cairo_pdf_surface_create_for_stream(receive, stream, sheet->width_pt, sheet->height_pt);
    arena_defer(sheet->arena, close_surface, pdf);
    const char *created = TEXT(sheet->arena, date_iso(sheet->arena, sheet->created), "T00:00:00Z");
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, sheet->title);
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_SUBJECT, sheet->alternative_text);
    if (sheet->report->publisher != NULL) {
        cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_AUTHOR, sheet->report->publisher);
    }
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATE_DATE, created);
    const char *error = draw_on(sheet, pdf, 0.0);
    cairo_surface_finish(pdf);
    if (error == NULL) error = surface_error(sheet->arena, pdf);
    text_add_bytes(out, stream->n > 0 ? stream->bytes : "", stream->n);
    return error;
}

static const char *make_svg(const struct sheet *sheet, struct text_builder *out) {
    struct svg_about about = {sheet->chart->id, sheet->title, sheet->alternative_text, STYLE_MARGIN_PT};
    text_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    svg_add(out, sheet->figure, &about);
    return NULL;
}

/* Colours of the marks, each once, and the ground. Ten or so, whatever the number of marks. */
static const uint32_t *flat_colours(const struct sheet *sheet, size_t *ret_n) {
    uint32_t *flat = NULL;
    size_t n = 0, capacity = 0;
    *ARENA_PUSH(sheet->arena, flat, n, capacity) = STYLE_GROUND;
    for (size_t i = 0; i < sheet->figure->n_marks; i++) {
        size_t found = 0;
        while (found < n && flat[found] != sheet->figure->marks[i].colour) found++;
        if (found == n) *ARENA_PUSH(sheet->arena, flat, n, capacity) = sheet->figure->marks[i].colour;
    }
    *ret_n = n;
    return flat;
}

/* A white surface on the kit's pixels. They are the kit's own, so that nothing that is closed later looks for them. */
static cairo_surface_t *white_surface(const struct sheet *sheet, int width, int height) {
    struct pixels *pixels = &sheet->kit->pixels;
    int stride = cairo_format_stride_for_width(CAIRO_FORMAT_RGB24, width);
    size_t n = (size_t)stride * (size_t)height;
    if (n > pixels->capacity) {
        pixels->bytes = arena_alloc(sheet->kit->arena, n, 1);
        pixels->capacity = n;
    }
    memset(pixels->bytes, 0xFF, n);
    return cairo_image_surface_create_for_data(pixels->bytes, CAIRO_FORMAT_RGB24, width, height, stride);
}

static const char *make_png(const struct sheet *sheet, struct text_builder *out) {
    int width = (int)(sheet->width_pt * PIXELS_PER_PT + 0.5), height = (int)(sheet->height_pt * PIXELS_PER_PT + 0.5);
    cairo_surface_t *pixels = white_surface(sheet, width, height);
    arena_defer(sheet->arena, close_surface, pixels);
    const char *error = surface_error(sheet->arena, pixels);
    if (error == NULL) error = draw_on(sheet, pixels, PIXELS_PER_PT);
    if (error != NULL) return error;
    cairo_surface_flush(pixels);
    struct png_image image = {.pixels = cairo_image_surface_get_data(pixels),
                              .stride = (size_t)cairo_image_surface_get_stride(pixels),
                              .width = (uint32_t)width,
                              .height = (uint32_t)height,
                              .dots_per_inch = 72.0 * PIXELS_PER_PT};
    image.flat = flat_colours(sheet, &image.n_flat);
    const struct png_text texts[] = {{"Title", sheet->title}, {"Description", sheet->alternative_text}};
    if (!png_add(out, &image, texts, 2)) arena_exhausted(sheet->arena);
    return NULL;
}

static const struct format {
    const char *ending;
    const char *(*make)(const struct sheet *sheet, struct text_builder *out);
} formats[N_DRAW_FORMATS] = {
    [DRAW_PDF] = {".pdf", make_pdf},
    [DRAW_SVG] = {".svg", make_svg},
    [DRAW_PNG] = {".png", make_png},
};

const char *draw_ending(enum draw_format format) {
    return formats[format].ending;
}

/* ---- the file ---- */

static enum status unwritable(struct diags *diags, const char *path, const char *cause) {
    DIAG(diags, MSG_OUT_UNWRITABLE, NOWHERE, NULL, path, cause);
    return STATUS_OUTSIDE;
}

/* "DRAFT: Figure 1: Lead issue of complaints received" */
static const char *title_of(struct arena *arena, const struct report *report, const struct chart *chart) {
    return TEXT(arena, report->is_draft ? "DRAFT: " : "", chart->number != NULL ? chart->number : "",
                chart->number != NULL ? ": " : "", chart->title);
}

static enum status draw_in(struct arena *arena, struct draw_kit *kit, const struct report *report, const struct chart *chart,
                           enum draw_format format, const char *path, date_t created, struct diags *diags) {
    struct figure_measure measure = fonts_measure(kit->fonts);
    const struct figure *figure = figure_layout(arena, chart, measure, STYLE_WIDTH_PT);
    if (report->is_draft) figure = draft_figure(arena, figure, measure);
    struct sheet sheet = {.arena = arena,
                          .fonts = kit->fonts,
                          .kit = kit,
                          .figure = figure,
                          .report = report,
                          .chart = chart,
                          .title = title_of(arena, report, chart),
                          .alternative_text = chart->alternative_text != NULL ? chart->alternative_text : chart->title,
                          .created = created,
                          .width_pt = figure->width_pt + 2.0 * STYLE_MARGIN_PT,
                          .height_pt = figure->height_pt + 2.0 * STYLE_MARGIN_PT};
    struct text_builder bytes = {.arena = arena};
    const char *cause = formats[format].make(&sheet, &bytes);
    if (cause != NULL) return unwritable(diags, path, cause);
    return file_write(path, bytes.bytes, bytes.n, diags);
}

enum status draw_chart(struct draw_kit *kit, const struct report *report, const struct chart *chart, enum draw_format format,
                       const char *path, date_t created, struct diags *diags) {
    assert(report->is_released);
    struct arena *scratch = arena_child(kit->arena);
    enum status status = draw_in(scratch, kit, report, chart, format, path, created, diags);
    arena_close(scratch);
    return status;
}

enum status draw_open(struct arena *arena, struct diags *diags, struct draw_kit **ret) {
    struct draw_kit *kit = ARENA_NEW(arena, struct draw_kit);
    kit->arena = arena;
    TRY(fonts_open(arena, fonts_folders, diags, &kit->fonts));
    *ret = kit;
    return STATUS_OK;
}

const char *const *draw_fonts(struct arena *arena) {
    return fonts_find(arena, fonts_folders, 1);
}
