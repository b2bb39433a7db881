#include "paper/finish/pdf_finish.h"

#include "paper/finish/pdf_objects.h"

#include <math.h>
#include <string.h>

qpdf_oh object_of(const struct finishing *finishing, const char *text) {
    return qpdf_oh_parse(finishing->pdf, text);
}

qpdf_oh object_indirect(const struct finishing *finishing, const char *text) {
    return qpdf_make_indirect_object(finishing->pdf, object_of(finishing, text));
}

void object_set(const struct finishing *finishing, qpdf_oh object, const char *key, qpdf_oh value) {
    qpdf_oh_replace_key(finishing->pdf, object, key, value);
}

void object_set_text(const struct finishing *finishing, qpdf_oh object, const char *key, const char *utf8) {
    object_set(finishing, object, key, qpdf_oh_new_unicode_string(finishing->pdf, utf8));
}

void object_fill(const struct finishing *finishing, qpdf_oh stream, const char *bytes, size_t n) {
    qpdf_data pdf = finishing->pdf;
    qpdf_oh_replace_stream_data(pdf, stream, (const unsigned char *)bytes, n, qpdf_oh_new_null(pdf), qpdf_oh_new_null(pdf));
}

void add_hundredths(struct text_builder *out, double value) {
    int64_t hundredths = (int64_t)floor(fabs(value) * 100.0 + 0.5);
    if (value < 0.0 && hundredths > 0) text_add_char(out, '-');
    text_add_int(out, hundredths / 100);
    text_add_char(out, '.');
    text_add_char(out, (char)('0' + hundredths / 10 % 10));
    text_add_char(out, (char)('0' + hundredths % 10));
}

/* ---- the catalogue ---- */

static void close_pdf(void *handle) {
    qpdf_cleanup(handle);
}

/* "2008-04-30" to "D:20080430000000Z". */
static const char *pdf_date(struct arena *arena, date_t date) {
    return TEXT(arena, "(D:", text_replace(arena, date_iso(arena, date), "-", ""), "000000Z)");
}

static void set_dates(const struct finishing *finishing, date_t created) {
    const char *date = pdf_date(finishing->press->arena, created);
    qpdf_oh info = qpdf_oh_get_key(finishing->pdf, qpdf_get_trailer(finishing->pdf), "/Info");
    object_set(finishing, info, "/CreationDate", object_of(finishing, date));
    object_set(finishing, info, "/ModDate", object_of(finishing, date));
}

static void set_catalogue(const struct finishing *finishing, date_t created) {
    struct arena *arena = finishing->press->arena;
    qpdf_data pdf = finishing->pdf;
    qpdf_oh root = qpdf_get_root(pdf), metadata = qpdf_oh_new_stream(pdf);
    const char *xmp = finish_xmp(arena, finishing->press->report, TEXT(arena, date_iso(arena, created), "T00:00:00Z"));
    object_set(finishing, root, "/Lang", object_of(finishing, "(en-GB)"));
    object_set(finishing, root, "/MarkInfo", object_of(finishing, "<< /Marked true >>"));
    object_set(finishing, root, "/ViewerPreferences", object_of(finishing, "<< /DisplayDocTitle true >>"));
    object_fill(finishing, metadata, xmp, strlen(xmp));
    qpdf_oh about = qpdf_oh_get_dict(pdf, metadata);
    object_set(finishing, about, "/Type", qpdf_oh_new_name(pdf, "/Metadata"));
    object_set(finishing, about, "/Subtype", qpdf_oh_new_name(pdf, "/XML"));
    object_set(finishing, root, "/Metadata", metadata);
}

static void find_pages(struct finishing *finishing) {
    size_t n = (size_t)qpdf_get_num_pages(finishing->pdf);
    if (n != finishing->press->structure.n_pages) {
        finishing->error = "pages are missing";
        return;
    }
    finishing->pages = ARENA_ARRAY(finishing->press->arena, qpdf_oh, n);
    for (size_t i = 0; i < n; i++) finishing->pages[i] = qpdf_get_page_n(finishing->pdf, i);
}

/* ---- the whole ---- */

/* What libqpdf has to say, or NULL. */
static const char *complaint(struct arena *arena, qpdf_data pdf) {
    if (!qpdf_has_error(pdf)) return NULL;
    return text_copy(arena, qpdf_get_error_message_detail(pdf, qpdf_get_error(pdf)));
}

static void write_pdf(const struct finishing *finishing) {
    qpdf_data pdf = finishing->pdf;
    qpdf_init_write_memory(pdf);
    qpdf_set_deterministic_ID(pdf, QPDF_TRUE);
    qpdf_set_object_stream_mode(pdf, qpdf_o_generate);
    qpdf_set_minimum_pdf_version(pdf, "1.7");
    qpdf_write(pdf);
}

static void finish(struct finishing *finishing, date_t created) {
    find_pages(finishing);
    if (finishing->error != NULL) return;
    finish_contents(finishing);
    if (finishing->error != NULL) return;
    finish_tree(finishing);
    set_catalogue(finishing, created);
    set_dates(finishing, created);
    write_pdf(finishing);
}

enum status pdf_finish(struct press *press, const struct pdf_bytes *drawn, date_t created, struct diags *diags, struct pdf_bytes *ret) {
    struct finishing finishing = {.press = press, .pdf = qpdf_init()};
    qpdf_data *kept = ARENA_NEW(press->arena, qpdf_data);
    *kept = finishing.pdf;
    arena_defer(press->arena, close_pdf, kept);
    qpdf_set_suppress_warnings(finishing.pdf, QPDF_TRUE);
    qpdf_silence_errors(finishing.pdf);
    if ((qpdf_read_memory(finishing.pdf, "paper", (const char *)drawn->bytes, drawn->n, NULL) & QPDF_ERRORS) == 0)
        finish(&finishing, created);
    const char *error = complaint(press->arena, finishing.pdf);
    if (error == NULL) error = finishing.error;
    if (error != NULL) {
        DIAG(diags, MSG_PAPER_REFUSED, NOWHERE, NULL, error);
        return STATUS_FAULT;
    }
    *ret = (struct pdf_bytes){qpdf_get_buffer(finishing.pdf), qpdf_get_buffer_length(finishing.pdf)};
    return STATUS_OK;
}
