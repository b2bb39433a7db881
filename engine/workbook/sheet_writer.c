/* workbook/sheet_writer.c - checks, then the library, then the check of what it returned.
 *
 * Column widths: the file holds them in widths of a digit of the Normal style, which is Arial 12 here (9 pixels), while
 * the library reckons with Calibri 11 (7 pixels, 5 more around). chars = (7 w - 5) / 7, where w = pixels / 9, writes
 * what is meant. */
#include "workbook/sheet_writer.h"

#include "base/intern.h"
#include "base/text.h"
#include "base/utf8.h"
#include "workbook/cell_text.h"
#include "workbook/finish/finish.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

enum { DIGIT_PX = 9, LIBRARY_DIGIT_PX = 7, LIBRARY_PADDING_PX = 5, RUNNING_MARGIN_PX = 12 };

static enum status refuse(const struct book *book, const char *what, const char *why) {
    DIAG(book->diags, MSG_WORKBOOK_REFUSED, NOWHERE, NULL, what, why);
    return STATUS_FAULT;
}

enum status sheet_refuse(const struct sheet *sheet, const char *what, const char *why) {
    return refuse(sheet->book, TEXT(sheet->book->arena, what, " of sheet '", sheet->name, "'"), why);
}

static enum status refuse_cell(const struct sheet *sheet, uint32_t row, uint32_t column, const char *why) {
    char cell[LXW_MAX_CELL_NAME_LENGTH];
    lxw_rowcol_to_cell(cell, row, (lxw_col_t)(column < SHEET_MAX_COLUMNS ? column : SHEET_MAX_COLUMNS - 1));
    return sheet_refuse(sheet, TEXT(sheet->book->arena, "cell ", cell), why);
}

/* The library's own refusal of a cell. */
static enum status cell_written(const struct sheet *sheet, uint32_t row, uint32_t column, lxw_error error) {
    if (error == LXW_ERROR_MEMORY_MALLOC_FAILED) arena_exhausted(sheet->book->arena);
    return error == LXW_NO_ERROR ? STATUS_OK : refuse_cell(sheet, row, column, lxw_strerror(error));
}

static enum status check_cell(const struct sheet *sheet, uint32_t row, uint32_t column) {
    if (row < SHEET_MAX_ROWS && column < SHEET_MAX_COLUMNS) return STATUS_OK;
    return refuse_cell(sheet, row, column, "a sheet has 1,048,576 rows and 16,384 columns at most");
}

/* The longjmp of an exhausted arena, or a refusal, leaves the library's memory to this. */
static void free_library(void *handle) {
    struct book *book = handle;
    if (book->library != NULL) lxw_workbook_free(book->library);
    book->library = NULL;
}

/* The library prints to standard error when it cannot write, so that is found out before. */
static enum status check_writable(const struct book *book) {
    FILE *file = fopen(book->path, "wb");
    if (file != NULL && fclose(file) == 0) return STATUS_OK;
    DIAG(book->diags, MSG_OUT_UNWRITABLE, NOWHERE, NULL, book->path, strerror(errno));
    return STATUS_OUTSIDE;
}

enum status book_open(struct arena *arena, const char *path, struct diags *diags, struct book **ret) {
    struct book *book = ARENA_NEW(arena, struct book);
    *book = (struct book){.arena = arena, .diags = diags, .path = path};
    book->tab_names = name_set_new(arena);
    book->table_names = name_set_new(arena);
    book->library = workbook_new(path);
    if (book->library == NULL) arena_exhausted(arena);
    arena_defer(arena, free_library, book);
    book->formats = cell_formats_new(arena, book->library);
    book->finish = ARENA_NEW(arena, struct finish_facts);
    *ret = book;
    return STATUS_OK;
}

char *library_text(const char *text) {
    union {
        const char *ours;
        char *library;
    } pointer = {.ours = text};
    return pointer.library;
}

static enum status clean_property(const struct book *book, const char *name, const char *text, char **ret) {
    if (text == NULL) return STATUS_OK;
    const char *cleaned;
    const char *fault = plain_text_clean(book->arena, text, PROPERTY_TEXT_LIMIT, &cleaned);
    if (fault != NULL) return refuse(book, TEXT(book->arena, "the document's ", name), fault);
    *ret = library_text(cleaned);
    return STATUS_OK;
}

enum status book_properties(struct book *book, const struct book_properties *properties) {
    lxw_doc_properties library = {0};
    TRY(clean_property(book, "title", properties->title, &library.title));
    TRY(clean_property(book, "subject", properties->subject, &library.subject));
    TRY(clean_property(book, "author", properties->author, &library.author));
    TRY(clean_property(book, "company", properties->author, &library.company));
    TRY(clean_property(book, "keywords", properties->keywords, &library.keywords));
    TRY(clean_property(book, "status", properties->status, &library.status));
    /* 0 would mean "now" to the library. */
    library.created = (time_t)properties->created * 86400;
    if (library.created == 0) library.created = 1;
    lxw_error error = workbook_set_properties(book->library, &library);
    if (error == LXW_ERROR_MEMORY_MALLOC_FAILED) arena_exhausted(book->arena);
    return error == LXW_NO_ERROR ? STATUS_OK : refuse(book, "the document's properties", lxw_strerror(error));
}

enum status book_sheet(struct book *book, const char *name, struct sheet **ret) {
    const char *what = TEXT(book->arena, "the sheet '", name, "'");
    if (tab_name_fault(name) != NULL) return refuse(book, what, tab_name_fault(name));
    if (!name_take(book->tab_names, name)) return refuse(book, what, "there is another sheet of this name");
    struct sheet *sheet = ARENA_NEW(book->arena, struct sheet);
    *sheet = (struct sheet){.book = book, .name = name, .library = workbook_add_worksheet(book->library, name)};
    if (sheet->library == NULL) return refuse(book, what, "the library did not make it");
    worksheet_set_default_row(sheet->library, look_height_px(LOOK_LINE, 1) * 0.75, LXW_FALSE);
    *ARENA_PUSH(book->arena, book->sheets, book->n_sheets, book->capacity_sheets) = sheet;
    *ret = sheet;
    return STATUS_OK;
}

static bool is_outside_error(lxw_error error) {
    return error >= LXW_ERROR_CREATING_XLSX_FILE && error <= LXW_ERROR_ZIP_CLOSE;
}

enum status book_close(struct book *book) {
    TRY(check_writable(book));
    struct lxw_workbook *library = book->library;
    book->library = NULL; /* workbook_close frees it, whatever it returns */
    errno = 0;
    lxw_error error = workbook_close(library);
    int cause = errno; /* "No space left on device" says more than the library does */
    if (error == LXW_NO_ERROR) return finish_workbook(book->arena, book->path, book->finish, book->diags);
    if (error == LXW_ERROR_MEMORY_MALLOC_FAILED) arena_exhausted(book->arena);
    if (!is_outside_error(error)) return refuse(book, "the file", lxw_strerror(error));
    DIAG(book->diags, MSG_OUT_UNWRITABLE, NOWHERE, NULL, book->path,
         cause != 0 ? strerror(cause) : lxw_strerror(error));
    return STATUS_OUTSIDE;
}

static struct lxw_format *format_of(const struct sheet *sheet, enum look look, const char *num_format) {
    struct lxw_format *format = cell_format(sheet->book->formats, look, num_format);
    if (format == NULL) arena_exhausted(sheet->book->arena);
    return format;
}

static enum status clean_cell(const struct sheet *sheet, uint32_t row, uint32_t column, const char *text,
                              const char **ret) {
    TRY(check_cell(sheet, row, column));
    const char *fault = cell_text_clean(sheet->book->arena, text, CELL_TEXT_LIMIT, ret);
    return fault == NULL ? STATUS_OK : refuse_cell(sheet, row, column, fault);
}

/* On paper, letters are up to a fiftieth wider. */
static void note_running(struct sheet *sheet, const char *text, enum look look) {
    if (!look_runs_on(look)) return;
    uint32_t width = text_width_px(text, look_face(look)) * 51 / 50 + RUNNING_MARGIN_PX;
    if (width > sheet->running_px) sheet->running_px = width;
}

enum status sheet_text(struct sheet *sheet, uint32_t row, uint32_t column, const char *text, enum look look) {
    const char *cleaned;
    TRY(clean_cell(sheet, row, column, text, &cleaned));
    if (*cleaned == '\0') return sheet_blank(sheet, row, column, look);
    note_running(sheet, cleaned, look);
    return cell_written(
        sheet, row, column,
        worksheet_write_string(sheet->library, row, (lxw_col_t)column, cleaned, format_of(sheet, look, NULL)));
}

enum status sheet_number(struct sheet *sheet, uint32_t row, uint32_t column, double value, const char *num_format,
                         enum look look) {
    TRY(check_cell(sheet, row, column));
    if (!isfinite(value)) return refuse_cell(sheet, row, column, "its number is not finite");
    /* -0.0 would be written "-0". */
    if (fpclassify(value) == FP_ZERO) value = 0.0;
    return cell_written(
        sheet, row, column,
        worksheet_write_number(sheet->library, row, (lxw_col_t)column, value, format_of(sheet, look, num_format)));
}

enum status sheet_blank(struct sheet *sheet, uint32_t row, uint32_t column, enum look look) {
    TRY(check_cell(sheet, row, column));
    return cell_written(sheet, row, column,
                        worksheet_write_blank(sheet->library, row, (lxw_col_t)column, format_of(sheet, look, NULL)));
}

enum status sheet_link(struct sheet *sheet, uint32_t row, uint32_t column, const char *text, const char *tab,
                       enum look look) {
    const char *cleaned;
    TRY(clean_cell(sheet, row, column, text, &cleaned));
    if (tab_name_fault(tab) != NULL) return refuse_cell(sheet, row, column, tab_name_fault(tab));
    note_running(sheet, cleaned, look);
    const char *target = TEXT(sheet->book->arena, "internal:", tab, "!A1");
    return cell_written(sheet, row, column,
                        worksheet_write_url_opt(sheet->library, row, (lxw_col_t)column, target,
                                                format_of(sheet, look, NULL), cleaned, NULL));
}

enum status sheet_column_width(struct sheet *sheet, uint32_t column, uint32_t width_px) {
    TRY(check_cell(sheet, 0, column));
    while (sheet->n_columns <= column)
        *ARENA_PUSH(sheet->book->arena, sheet->column_px, sheet->n_columns, sheet->capacity_columns) = 0;
    sheet->column_px[column] = width_px;
    double library_px = (double)(width_px * LIBRARY_DIGIT_PX / DIGIT_PX);
    double chars = (library_px - LIBRARY_PADDING_PX) / LIBRARY_DIGIT_PX;
    return cell_written(sheet, 0, column,
                        worksheet_set_column(sheet->library, (lxw_col_t)column, (lxw_col_t)column, chars, NULL));
}

enum status sheet_row_height(struct sheet *sheet, uint32_t row, uint32_t height_px) {
    TRY(check_cell(sheet, row, 0));
    if (height_px > SHEET_MAX_HEIGHT_PX) height_px = SHEET_MAX_HEIGHT_PX;
    sheet->height_px += height_px;
    if (row >= sheet->n_rows) sheet->n_rows = row + 1;
    return cell_written(sheet, row, 0, worksheet_set_row(sheet->library, row, height_px * 0.75, NULL));
}

/* Headers cleaned into ret; refused when empty, too long or the same but for case. */
static enum status clean_headers(struct sheet *sheet, const struct sheet_table *table, lxw_table_column *ret) {
    struct arena *arena = sheet->book->arena;
    struct intern *seen = intern_new(arena);
    for (uint32_t i = 0; i < table->n_columns; i++) {
        const char *header;
        const char *fault = cell_text_clean(arena, table->headers[i], HEADER_TEXT_LIMIT, &header);
        if (fault != NULL) return refuse_cell(sheet, table->row, table->column + i, fault);
        const char *folded = utf8_folded(arena, header);
        bool is_new;
        intern_add(seen, folded, strlen(folded), &is_new);
        if (*header == '\0')
            return refuse_cell(sheet, table->row, table->column + i, "the header of a column is empty");
        if (!is_new) return refuse_cell(sheet, table->row, table->column + i, "another column has this header");
        ret[i] = (lxw_table_column){.header = library_text(header),
                                    .header_format = format_of(sheet, table->looks[i], NULL)};
    }
    return STATUS_OK;
}

static enum status check_table(struct sheet *sheet, const struct sheet_table *table) {
    const char *what = TEXT(sheet->book->arena, "the table '", table->name, "'");
    if (sheet->has_table) return sheet_refuse(sheet, what, "the sheet has a table already");
    if (excel_table_name_fault(table->name) != NULL)
        return sheet_refuse(sheet, what, excel_table_name_fault(table->name));
    if (!name_take(sheet->book->table_names, table->name))
        return sheet_refuse(sheet, what, "there is another table of this name");
    if (table->n_rows == 0 || table->n_columns == 0) return sheet_refuse(sheet, what, "it has no cells");
    if (table->n_rows >= SHEET_MAX_ROWS || table->n_columns > SHEET_MAX_COLUMNS)
        return sheet_refuse(sheet, what, "it is too large");
    return check_cell(sheet, table->row + table->n_rows, table->column + table->n_columns - 1);
}

/* "Table 3: Lead issue. 22 rows, 3 columns." */
static enum status add_alternative(const struct sheet *sheet, const struct sheet_table *table) {
    struct arena *arena = sheet->book->arena;
    struct finish_facts *finish = sheet->book->finish;
    const char *title = table->title != NULL ? table->title : table->name, *cleaned;
    const char *fault = plain_text_clean(arena, title, ATTRIBUTE_TEXT_BYTES, &cleaned);
    if (fault != NULL) return sheet_refuse(sheet, "the table's alternative text", fault);
    const char *size = TEXT(arena, text_from_int(arena, table->n_rows), table->n_rows == 1 ? " row, " : " rows, ",
                            text_from_int(arena, table->n_columns), table->n_columns == 1 ? " column" : " columns");
    *ARENA_PUSH(arena, finish->tables, finish->n_tables, finish->capacity_tables) =
        (struct finish_table){cleaned, size};
    return STATUS_OK;
}

enum status sheet_table(struct sheet *sheet, const struct sheet_table *table) {
    TRY(check_table(sheet, table));
    sheet->has_table = true;
    struct arena *arena = sheet->book->arena;
    lxw_table_column *columns = ARENA_ARRAY(arena, lxw_table_column, table->n_columns);
    lxw_table_column **list = ARENA_ARRAY(arena, lxw_table_column *, table->n_columns + 1);
    TRY(clean_headers(sheet, table, columns));
    for (uint32_t i = 0; i < table->n_columns; i++) list[i] = &columns[i];
    /* Style "Light 0" is none: the looks of our own cells are the style, in LibreOffice too, which knows no table
     * styles. */
    lxw_table_options options = {.name = library_text(table->name),
                                 .no_autofilter = LXW_TRUE,
                                 .no_banded_rows = LXW_TRUE,
                                 .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
                                 .style_type_number = 0,
                                 .columns = list};
    lxw_error error =
        worksheet_add_table(sheet->library, table->row, (lxw_col_t)table->column, table->row + table->n_rows,
                            (lxw_col_t)(table->column + table->n_columns - 1), &options);
    if (error == LXW_ERROR_MEMORY_MALLOC_FAILED) arena_exhausted(sheet->book->arena);
    if (error != LXW_NO_ERROR) return sheet_refuse(sheet, "the table", lxw_strerror(error));
    /* Printed above each page of a long table. */
    error = worksheet_repeat_rows(sheet->library, table->row, table->row);
    if (error != LXW_NO_ERROR) return sheet_refuse(sheet, "the table's header", lxw_strerror(error));
    return add_alternative(sheet, table);
}
