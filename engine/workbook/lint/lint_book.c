/* workbook/lint/lint_book.c - parts to sheets. */
#include "workbook/lint/lint_book.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Excel's width of a column that says none. */
#define DEFAULT_WIDTH 8.43

/* --- strings and styles --- */

/* Text of <si> or <is>: its <t>, or those of its runs. */
static const char *rich_text(struct arena *arena, const struct xml *item) {
    struct text_builder out = {.arena = arena};
    const struct xml *plain = xml_child(item, "t");
    if (plain != NULL) text_add(&out, plain->text);
    for (const struct xml *run = xml_child(item, "r"); run != NULL; run = xml_next(run)) {
        const struct xml *text = xml_child(run, "t");
        if (text != NULL) text_add(&out, text->text);
    }
    return text_done(&out);
}

static void read_strings(struct lint_book *book, const struct xml *xml) {
    for (const struct xml *item = xml_child(xml, "si"); item != NULL; item = xml_next(item))
        *ARENA_PUSH(book->arena, book->strings, book->n_strings, book->capacity_strings) = rich_text(book->arena, item);
}

/* The built-in formats that a table of figures meets. */
static const struct {
    size_t id;
    const char *code;
} built_in[] = {{0, "General"},
                {1, "0"},
                {2, "0.00"},
                {3, "#,##0"},
                {4, "#,##0.00"},
                {9, "0%"},
                {10, "0.00%"},
                {11, "0.00E+00"},
                {37, "#,##0;-#,##0"},
                {38, "#,##0;-#,##0"},
                {39, "#,##0.00;-#,##0.00"},
                {40, "#,##0.00;-#,##0.00"},
                {48, "0.0E+0"},
                {49, "@"}};

static const char *format_code(const struct xml *styles, size_t id) {
    for (const struct xml *at = xml_child(xml_child(styles, "numFmts"), "numFmt"); at != NULL; at = xml_next(at)) {
        const char *code = xml_attribute(at, "formatCode");
        if (xml_number(at, "numFmtId", SIZE_MAX) == id && code != NULL) return code;
    }
    for (size_t i = 0; i < sizeof built_in / sizeof built_in[0]; i++)
        if (built_in[i].id == id) return built_in[i].code;
    return "";
}

static const struct xml *nth(const struct xml *first, size_t n) {
    while (first != NULL && n-- > 0) first = xml_next(first);
    return first;
}

static bool is_serif(const char *name, const struct xml *family) {
    static const char *const serifs[] = {"Times",   "Cambria", "Georgia",          "Garamond",    "Palatino",
                                         "Century", "Bookman", "Liberation Serif", "DejaVu Serif"};
    for (size_t i = 0; i < sizeof serifs / sizeof *serifs; i++)
        if (text_starts(name, serifs[i])) return true;
    return xml_number(family, "val", 0) == 1; /* "Roman" */
}

/* <i/> is on, <i val="0"/> is off. */
static bool is_on(const struct xml *font, const char *name) {
    const struct xml *flag = xml_child(font, name);
    return flag != NULL && (xml_attribute(flag, "val") == NULL || xml_is_set(flag, "val"));
}

static struct lint_style style_of(const struct xml *styles, const struct xml *xf) {
    const struct xml *font = nth(xml_child(xml_child(styles, "fonts"), "font"), xml_number(xf, "fontId", 0));
    const struct xml *alignment = xml_child(xf, "alignment");
    const char *name = xml_attribute(xml_child(font, "name"), "val"),
               *size = xml_attribute(xml_child(font, "sz"), "val");
    struct lint_style style = {.num_format = format_code(styles, xml_number(xf, "numFmtId", 0)),
                               .horizontal = xml_attribute(alignment, "horizontal"),
                               .font = name != NULL ? name : ""};
    style.size_pt = size != NULL ? strtod(size, NULL) : 0;
    style.is_italic = is_on(font, "i");
    style.is_underlined = is_on(font, "u");
    style.is_serif = is_serif(style.font, xml_child(font, "family"));
    style.is_wrapped = xml_is_set(alignment, "wrapText");
    if (text_equal(style.horizontal, "general")) style.horizontal = NULL;
    return style;
}

static void read_styles(struct lint_book *book, const struct xml *xml) {
    for (const struct xml *xf = xml_child(xml_child(xml, "cellXfs"), "xf"); xf != NULL; xf = xml_next(xf))
        *ARENA_PUSH(book->arena, book->styles, book->n_styles, book->capacity_styles) = style_of(xml, xf);
    if (book->n_styles == 0)
        *ARENA_PUSH(book->arena, book->styles, book->n_styles, book->capacity_styles) = style_of(xml, NULL);
}

/* --- places --- */

/* Reads "AB12"; returns what follows it, or NULL. */
static const char *read_place(const char *text, uint32_t *ret_row, uint32_t *ret_column) {
    uint32_t column = 0, row = 0;
    while (*text == '$') text++;
    for (; *text >= 'A' && *text <= 'Z' && column < 1u << 16; text++)
        column = column * 26 + (uint32_t)(*text - 'A') + 1;
    while (*text == '$') text++;
    for (; *text >= '0' && *text <= '9' && row < 1u << 24; text++) row = row * 10 + (uint32_t)(*text - '0');
    if (column == 0 || row == 0) return NULL;
    *ret_column = column - 1;
    *ret_row = row - 1;
    return text;
}

static bool read_area(const char *text, struct lint_area *ret) {
    const char *rest = text != NULL ? read_place(text, &ret->top, &ret->left) : NULL;
    if (rest == NULL) return false;
    ret->bottom = ret->top;
    ret->right = ret->left;
    return *rest != ':' || read_place(rest + 1, &ret->bottom, &ret->right) != NULL;
}

/* --- cells --- */

static void fill_cell(const struct lint_book *book, const struct xml *xml, struct lint_cell *cell) {
    const struct xml *value = xml_child(xml, "v");
    const char *type = xml_attribute(xml, "t"), *text = value != NULL ? value->text : "";
    cell->text = "";
    if (text_equal(type, "s")) {
        size_t index = (size_t)strtoul(text, NULL, 10);
        cell->text = index < book->n_strings ? book->strings[index] : "";
    } else if (text_equal(type, "inlineStr")) {
        cell->text = rich_text(book->arena, xml_child(xml, "is"));
    } else if (text_equal(type, "str")) {
        cell->text = text;
    } else if (type != NULL && !text_equal(type, "n")) {
        cell->kind = LINT_OTHER;
        cell->text = text;
        return;
    } else if (*text != '\0') {
        cell->kind = LINT_NUMBER;
        cell->number = strtod(text, NULL);
        return;
    }
    cell->kind = *cell->text != '\0' ? LINT_TEXT : LINT_BLANK;
}

static void read_cells(const struct lint_book *book, struct lint_sheet *sheet) {
    const struct xml *row = xml_child(xml_child(sheet->xml, "sheetData"), "row");
    for (; row != NULL; row = xml_next(row)) {
        for (const struct xml *at = xml_child(row, "c"); at != NULL; at = xml_next(at)) {
            struct lint_cell cell = {0};
            const char *place = xml_attribute(at, "r");
            if (place == NULL || read_place(place, &cell.row, &cell.column) == NULL) continue;
            size_t style = xml_number(at, "s", 0);
            cell.style = &book->styles[style < book->n_styles ? style : 0];
            cell.has_formula = xml_child(at, "f") != NULL;
            fill_cell(book, at, &cell);
            *ARENA_PUSH(book->arena, sheet->cells, sheet->n_cells, sheet->capacity_cells) = cell;
        }
    }
}

/* --- sheets --- */

static enum status read_tables(struct lint_book *book, struct package *package, const char *part,
                               struct lint_sheet *sheet) {
    const char *const *names;
    size_t n;
    TRY(package_all_related(package, part, "/table", &names, &n));
    for (size_t i = 0; i < n; i++) {
        struct lint_table table = {0};
        TRY(package_part(package, names[i], &table.xml));
        table.name = xml_attribute(table.xml, "displayName");
        if (table.name == NULL || !read_area(xml_attribute(table.xml, "ref"), &table.area)) continue;
        *ARENA_PUSH(book->arena, sheet->tables, sheet->n_tables, sheet->capacity_tables) = table;
    }
    return STATUS_OK;
}

static enum status read_sheet(struct lint_book *book, struct package *package, const struct xml *entry,
                              const char *main_part) {
    const char *part, *drawing, *state = xml_attribute(entry, "state"), *name = xml_attribute(entry, "name");
    struct lint_sheet sheet = {.name = name != NULL ? name : "",
                               .is_hidden = state != NULL && !text_equal(state, "visible")};
    TRY(package_related(package, main_part, xml_attribute(entry, "id"), NULL, &part));
    TRY(package_part(package, part, &sheet.xml));
    if (sheet.xml != NULL) {
        read_cells(book, &sheet);
        TRY(read_tables(book, package, part, &sheet));
        TRY(package_related(package, part, NULL, "/drawing", &drawing));
        TRY(package_part(package, drawing, &sheet.drawing));
    }
    *ARENA_PUSH(book->arena, book->sheets, book->n_sheets, book->capacity_sheets) = sheet;
    return STATUS_OK;
}

static enum status read_shared(struct lint_book *book, struct package *package, const char *main_part) {
    const char *strings, *styles;
    const struct xml *xml;
    TRY(package_related(package, main_part, NULL, "/sharedStrings", &strings));
    TRY(package_part(package, strings, &xml));
    read_strings(book, xml);
    TRY(package_related(package, main_part, NULL, "/styles", &styles));
    TRY(package_part(package, styles, &xml));
    read_styles(book, xml);
    return STATUS_OK;
}

enum status lint_book_read(struct arena *arena, const char *path, struct diags *diags, struct lint_book **ret) {
    struct lint_book *book = ARENA_NEW(arena, struct lint_book);
    struct package *package;
    const char *main_part, *core;
    *book = (struct lint_book){.arena = arena};
    TRY(package_open(arena, path, diags, &package));
    TRY(package_related(package, "", NULL, "/officeDocument", &main_part));
    TRY(package_part(package, main_part, &book->xml));
    if (book->xml == NULL || !text_equal(book->xml->name, "workbook")) {
        DIAG(diags, MSG_WORKBOOK_UNREADABLE, NOWHERE, "give a file of the kind XLSX", path, "it holds no workbook");
        return STATUS_OUTSIDE;
    }
    TRY(package_related(package, "", NULL, "/core-properties", &core));
    TRY(package_part(package, core, &book->core));
    book->has_macros = package_has(package, "xl/vbaProject.bin");
    TRY(read_shared(book, package, main_part));
    const struct xml *entry = xml_child(xml_child(book->xml, "sheets"), "sheet");
    for (; entry != NULL; entry = xml_next(entry)) TRY(read_sheet(book, package, entry, main_part));
    *ret = book;
    return STATUS_OK;
}

/* --- asking --- */

const struct lint_cell *lint_cell_at(const struct lint_sheet *sheet, uint32_t row, uint32_t column) {
    size_t low = 0, high = sheet->n_cells;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct lint_cell *cell = &sheet->cells[middle];
        if (cell->row == row && cell->column == column) return cell;
        if (cell->row < row || (cell->row == row && cell->column < column)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return NULL;
}

bool lint_is_inside(const struct lint_area *area, const struct lint_cell *cell) {
    return cell->row >= area->top && cell->row <= area->bottom && cell->column >= area->left &&
           cell->column <= area->right;
}

const struct lint_sheet *lint_sheet_named(const struct lint_book *book, const char *name) {
    for (size_t i = 0; i < book->n_sheets; i++)
        if (strcasecmp(book->sheets[i].name, name) == 0) return &book->sheets[i];
    return NULL;
}

double lint_column_width(const struct lint_sheet *sheet, uint32_t column) {
    for (const struct xml *at = xml_child(xml_child(sheet->xml, "cols"), "col"); at != NULL; at = xml_next(at)) {
        const char *width = xml_attribute(at, "width");
        if (xml_number(at, "min", 0) <= column + 1 && xml_number(at, "max", 0) >= column + 1 && width != NULL)
            return strtod(width, NULL);
    }
    const char *width = xml_attribute(xml_child(sheet->xml, "sheetFormatPr"), "defaultColWidth");
    return width != NULL ? strtod(width, NULL) : DEFAULT_WIDTH;
}
