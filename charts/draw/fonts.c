/* Text is measured without hinting and without rounding of advances, so a width is proportional to the size: it is kept for
 * size 1 and found again by the text. */
#include "draw/fonts.h"

#include "base/file.h"
#include "base/intern.h"
#include "base/text.h"

#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <pthread.h>
#include <string.h>

#define MEASURED_AT 100.0   /* size at which a width is taken */

const char *const fonts_folders[] = {
#ifdef BOARDPAPER_FONT_FOLDER
    BOARDPAPER_FONT_FOLDER,
#endif
    "/usr/share/fonts/truetype/liberation2",
    "/usr/share/fonts/truetype/liberation",
    "/usr/share/fonts/liberation-sans",
    "/usr/share/fonts/liberation",
    NULL,
};

/* Texts measured so far, as letters or as a number. */
struct widths {
    struct intern *texts;
    double *of_size_1;
    size_t capacity;
};

struct fonts {
    struct arena *arena;
    FcConfig *config;
    bool is_current;                 /* it is or was fontconfig's current one */
    PangoFontMap *map;
    PangoFontDescription *face;
    PangoAttrList *number_attributes;
    PangoLayout *layout;             /* for measuring */
    struct widths widths[2][2];      /* [is_bold][is_number] */
};

/* fontconfig has one current configuration for the whole program, and looks at none but ours: the last one opened, as long as any is
 * open. Whichever it is makes no difference, since each map has its own. */
static pthread_mutex_t current_lock = PTHREAD_MUTEX_INITIALIZER;
static size_t n_open; /* configurations that are or were current */

static bool make_current(FcConfig *config) {
    pthread_mutex_lock(&current_lock);
    bool is_made = FcConfigSetCurrent(config);
    n_open += is_made;
    pthread_mutex_unlock(&current_lock);
    return is_made;
}

static void end_current(void) {
    pthread_mutex_lock(&current_lock);
    if (--n_open == 0) FcConfigSetCurrent(NULL); /* else it outlives us */
    pthread_mutex_unlock(&current_lock);
}

static void close_fonts(void *handle) {
    struct fonts *fonts = handle;
    if (fonts->layout != NULL) g_object_unref(fonts->layout);
    if (fonts->number_attributes != NULL) pango_attr_list_unref(fonts->number_attributes);
    if (fonts->face != NULL) pango_font_description_free(fonts->face);
    if (fonts->map != NULL) {
        /* Pango keeps its reference to the configuration for ever unless it is taken away. */
        pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts->map), NULL);
        pango_fc_font_map_shutdown(PANGO_FC_FONT_MAP(fonts->map));
        g_object_unref(fonts->map);
    }
    if (fonts->config != NULL) {
        if (fonts->is_current) end_current();
        FcConfigDestroy(fonts->config);
    }
}

/* The first of the folders' files that is a font. */
static bool add_file(struct fonts *fonts, const char *const *folders, const char *name) {
    for (; *folders != NULL; folders++) {
        const char *path = path_join(fonts->arena, *folders, name);
        if (file_exists(path) && FcConfigAppFontAddFile(fonts->config, (const FcChar8 *)path)) return true;
    }
    return false;
}

/* Pango never says that it found nothing: it gives another face. */
static bool is_face_got(const struct fonts *fonts, bool is_bold) {
    PangoContext *context = fonts_context(fonts);
    PangoFontDescription *face = fonts_face(fonts, MEASURED_AT, is_bold);
    PangoFont *font = pango_context_load_font(context, face);
    bool is_got = false;
    if (font != NULL) {
        PangoFontDescription *got = pango_font_describe(font);
        is_got = text_equal(pango_font_description_get_family(got), style_face.family) &&
                 pango_font_description_get_weight(got) == pango_font_description_get_weight(face);
        pango_font_description_free(got);
        g_object_unref(font);
    }
    pango_font_description_free(face);
    g_object_unref(context);
    return is_got;
}

static void open_map(struct fonts *fonts) {
    /* Else Pango reads the machine's configuration in the background, only to leave it unused: 4 ms. */
    fonts->is_current = make_current(fonts->config);
    if (!fonts->is_current) arena_exhausted(fonts->arena);
    fonts->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    if (fonts->map == NULL) arena_exhausted(fonts->arena);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts->map), fonts->config);
    fonts->face = pango_font_description_new();
    pango_font_description_set_family_static(fonts->face, style_face.family);
    pango_font_description_set_absolute_size(fonts->face, MEASURED_AT * PANGO_SCALE);
    fonts->number_attributes = pango_attr_list_new();
    pango_attr_list_insert(fonts->number_attributes, pango_attr_font_features_new("kern=0"));
}

static void open_measuring(struct fonts *fonts) {
    PangoContext *context = fonts_context(fonts);
    fonts->layout = pango_layout_new(context);
    g_object_unref(context);
    for (size_t i = 0; i < 4; i++) fonts->widths[i / 2][i % 2].texts = intern_new(fonts->arena);
}

static const char *looked_for(struct arena *arena, const char *const *folders, const char *name) {
    struct text_builder list = {.arena = arena};
    for (size_t i = 0; folders[i] != NULL; i++) {
        if (i > 0) text_add(&list, ", ");
        text_add(&list, path_join(arena, folders[i], name));
    }
    return text_done(&list);
}

static enum status missing(struct arena *arena, const char *const *folders, const char *name, struct diags *diags) {
    DIAG(diags, MSG_FONT_MISSING, NOWHERE, TEXT(arena, "install the package ", style_face.package), style_face.family,
         looked_for(arena, folders, name));
    return STATUS_OUTSIDE;
}

/* The names of the faces wanted, regular first. */
static enum status open_faces(struct arena *arena, const char *const *folders, const char *const *names, size_t n_names,
                              struct diags *diags, struct fonts **ret) {
    struct fonts *fonts = ARENA_NEW(arena, struct fonts);
    fonts->arena = arena;
    arena_defer(arena, close_fonts, fonts);
    fonts->config = FcConfigCreate();
    if (fonts->config == NULL) arena_exhausted(arena);
    for (size_t i = 0; i < n_names; i++)
        if (!add_file(fonts, folders, names[i])) return missing(arena, folders, names[i], diags);
    open_map(fonts);
    for (size_t i = 0; i < n_names; i++)
        if (!is_face_got(fonts, i > 0)) return missing(arena, folders, names[i], diags);
    open_measuring(fonts);
    *ret = fonts;
    return STATUS_OK;
}

enum status fonts_open(struct arena *arena, const char *const *folders, struct diags *diags, struct fonts **ret) {
    return open_faces(arena, folders, &style_face.file, 1, diags, ret);
}

enum status fonts_open_both(struct arena *arena, const char *const *folders, struct diags *diags, struct fonts **ret) {
    const char *const names[] = {style_face.file, style_face.bold_file};
    return open_faces(arena, folders, names, 2, diags, ret);
}

const char *const *fonts_find(struct arena *arena, const char *const *folders, size_t n_faces) {
    const char *const names[] = {style_face.file, style_face.bold_file};
    const char **files = ARENA_ARRAY(arena, const char *, 3);
    size_t n = 0;
    for (size_t i = 0; i < n_faces; i++) {
        const char *const *folder = folders;
        while (*folder != NULL && !file_exists(path_join(arena, *folder, names[i]))) folder++;
        if (*folder != NULL) files[n++] = path_join(arena, *folder, names[i]);
    }
    return files;
}

PangoContext *fonts_context(const struct fonts *fonts) {
    PangoContext *context = pango_font_map_create_context(fonts->map);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string("en-gb"));
    return context;
}

PangoFontDescription *fonts_face(const struct fonts *fonts, double size, bool is_bold) {
    PangoFontDescription *face = pango_font_description_copy_static(fonts->face);
    pango_font_description_set_absolute_size(face, size * PANGO_SCALE);
    pango_font_description_set_weight(face, is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    return face;
}

static void set_text(const struct fonts *fonts, PangoLayout *layout, const char *text, double size, bool is_number, bool is_bold) {
    PangoFontDescription *face = fonts_face(fonts, size, is_bold);
    pango_layout_set_font_description(layout, face);
    pango_font_description_free(face);
    pango_layout_set_attributes(layout, is_number ? fonts->number_attributes : NULL);
    pango_layout_set_single_paragraph_mode(layout, TRUE);
    pango_layout_set_text(layout, text, -1);
}

void fonts_set(const struct fonts *fonts, PangoLayout *layout, const char *text, double size, bool is_number) {
    set_text(fonts, layout, text, size, is_number, false);
}

static double measure(struct fonts *fonts, const char *text, bool is_number, bool is_bold) {
    PangoRectangle logical;
    set_text(fonts, fonts->layout, text, MEASURED_AT, is_number, is_bold);
    pango_layout_get_extents(fonts->layout, NULL, &logical);
    return (double)logical.width / PANGO_SCALE / MEASURED_AT;
}

double fonts_width_pt(struct fonts *fonts, const char *text, double size_pt, bool is_number, bool is_bold) {
    struct widths *widths = &fonts->widths[is_bold][is_number];
    bool is_new;
    uint32_t index = intern_add(widths->texts, text, strlen(text), &is_new);
    if (is_new) {
        widths->of_size_1 = arena_grow(fonts->arena, widths->of_size_1, index, (size_t)index + 1, sizeof(double),
                                       &widths->capacity);
        widths->of_size_1[index] = measure(fonts, text, is_number, is_bold);
    }
    return widths->of_size_1[index] * size_pt;
}

static double width_pt(void *context, const char *text, double size_pt, bool is_number) {
    return fonts_width_pt(context, text, size_pt, is_number, false);
}

struct figure_measure fonts_measure(struct fonts *fonts) {
    return (struct figure_measure){.width_pt = width_pt, .context = fonts};
}
