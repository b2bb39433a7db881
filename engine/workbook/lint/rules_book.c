/* workbook/lint/rules_book.c - rules on the workbook as a whole: its sheets, its notes, its properties. */
#include "workbook/lint/lint_rules.h"

#include "base/text.h"
#include "workbook/sheet_name.h"

#include <string.h>
#include <strings.h>

static bool is_named(const struct lint_sheet *sheet, const char *word) {
    return strncasecmp(sheet->name, word, strlen(word)) == 0;
}

static const struct lint_sheet *sheet_like(const struct lint_book *book, const char *word, const char *other) {
    for (size_t i = 0; i < book->n_sheets; i++)
        if (is_named(&book->sheets[i], word) || is_named(&book->sheets[i], other)) return &book->sheets[i];
    return NULL;
}

static const struct lint_sheet *contents_of(const struct lint_book *book) {
    return sheet_like(book, "Contents", "Table_of_contents");
}

/* --- 1: cover, contents, notes, one table a sheet --- */

/* The tab that a link inside the workbook leads to, without quotes; NULL for links outside. */
static const char *tab_of_link(struct arena *arena, const struct xml *link) {
    const char *to = xml_attribute(link, "location"), *mark = to != NULL ? strrchr(to, '!') : NULL;
    if (mark == NULL) return NULL;
    bool is_quoted = *to == '\'' && mark - to >= 2;
    const char *name = text_copy_bytes(arena, to + is_quoted, (size_t)(mark - to) - (is_quoted ? 2 : 0));
    return text_replace(arena, name, "''", "'");
}

static bool has_link_to_top(const struct lint *lint, const struct lint_sheet *from, const struct lint_sheet *to) {
    const struct xml *link = xml_child(xml_child(from->xml, "hyperlinks"), "hyperlink");
    for (; link != NULL; link = xml_next(link)) {
        const char *tab = tab_of_link(lint->arena, link);
        if (tab != NULL && strcasecmp(tab, to->name) == 0 &&
            text_ends(text_replace(lint->arena, xml_attribute(link, "location"), "$", ""), "!A1"))
            return true;
    }
    return false;
}

static bool says(const struct lint_sheet *sheet, const char *word) {
    for (size_t i = 0; i < sheet->n_cells; i++)
        if (strcasestr(sheet->cells[i].text, word) != NULL) return true;
    return false;
}

static void look_at_cover(struct lint *lint) {
    const struct lint_sheet *first = &lint->book->sheets[0];
    static const char *const words[] = {"source", "date"};
    if (!is_named(first, "Cover"))
        lint_found(lint, 1, first, NULL, "the first sheet is no cover", "begin with a sheet 'Cover'");
    for (size_t i = 0; is_named(first, "Cover") && i < sizeof words / sizeof *words; i++) {
        if (says(first, words[i])) continue;
        lint_found(lint, 1, first, NULL, TEXT(lint->arena, "the cover names no ", words[i]),
                   "write title, period, source, date, status and contact on the cover");
    }
}

static void look_at_contents(struct lint *lint) {
    const struct lint_sheet *contents = contents_of(lint->book);
    if (contents == NULL) {
        lint_found(lint, 1, NULL, NULL, "there is no sheet of contents",
                   "add a sheet 'Contents' with a link to A1 of each sheet");
        return;
    }
    for (size_t i = 0; i < lint->book->n_sheets; i++) {
        const struct lint_sheet *sheet = &lint->book->sheets[i];
        if (sheet == contents || has_link_to_top(lint, contents, sheet)) continue;
        lint_found(lint, 1, contents, NULL, TEXT(lint->arena, "no link to A1 of sheet '", sheet->name, "'"),
                   "list every sheet, with a link");
    }
}

void rule_1_sheets(struct lint *lint) {
    if (lint->book->n_sheets == 0) return;
    look_at_cover(lint);
    look_at_contents(lint);
    if (sheet_like(lint->book, "Notes", "Note") == NULL)
        lint_found(lint, 1, NULL, NULL, "there is no sheet of notes", "add a sheet 'Notes', also where there are none");
    for (size_t i = 0; i < lint->book->n_sheets; i++) {
        const struct lint_sheet *sheet = &lint->book->sheets[i];
        if (sheet->n_tables > 1)
            lint_found(lint, 1, sheet, NULL,
                       TEXT(lint->arena, text_from_int(lint->arena, (int64_t)sheet->n_tables), " tables on one sheet"),
                       "give each table a sheet of its own");
    }
}

/* --- 6: notes --- */

struct notes {
    bool *used, *declared;
    const struct lint_sheet **first_sheet;
    const struct lint_cell **first_cell;
};

enum { MOST_NOTES = 10000 };

/* Number of "[note 12]" at `text`, or 0; *ret_end is what follows. */
static size_t note_number(const char *text, const char **ret_end) {
    size_t number = 0;
    if (strncasecmp(text, "[note ", 6) != 0) return 0;
    for (text += 6; *text >= '0' && *text <= '9' && number < MOST_NOTES; text++)
        number = number * 10 + (size_t)(*text - '0');
    *ret_end = text + 1;
    return *text == ']' && number < MOST_NOTES ? number : 0;
}

static void mark_notes(struct notes *notes, const struct lint_sheet *sheet, const struct lint_cell *cell,
                       bool is_declared) {
    const char *end = NULL;
    for (const char *at = cell->text; (at = strcasestr(at, "[note ")) != NULL; at++) {
        size_t number = note_number(at, &end);
        if (number == 0) continue;
        if (is_declared && at == cell->text && *end == '\0') {
            notes->declared[number] = true;
        } else {
            notes->used[number] = true;
        }
        if (notes->first_cell[number] != NULL) continue;
        notes->first_cell[number] = cell;
        notes->first_sheet[number] = sheet;
    }
}

static bool is_figure_cell(const struct lint_sheet *sheet, const struct lint_cell *cell) {
    for (size_t i = 0; i < sheet->n_tables; i++) {
        const struct lint_table *table = &sheet->tables[i];
        if (lint_is_inside(&table->area, cell) && cell->row > table->area.top && cell->column > table->area.left &&
            lint_holds_numbers(sheet, table, cell->column))
            return true;
    }
    return false;
}

static void look_at_note_cell(struct lint *lint, struct notes *notes, const struct lint_sheet *sheet,
                              const struct lint_cell *cell) {
    if (cell->kind != LINT_TEXT || strcasestr(cell->text, "[note ") == NULL) return;
    mark_notes(notes, sheet, cell, is_named(sheet, "Note") && cell->column == 0);
    if (is_figure_cell(sheet, cell))
        lint_found(lint, 6, sheet, cell, "a note among figures", "move it to the title, the header or the row's label");
}

void rule_6_notes(struct lint *lint) {
    struct notes notes = {ARENA_ARRAY(lint->arena, bool, MOST_NOTES), ARENA_ARRAY(lint->arena, bool, MOST_NOTES),
                          ARENA_ARRAY(lint->arena, const struct lint_sheet *, MOST_NOTES),
                          ARENA_ARRAY(lint->arena, const struct lint_cell *, MOST_NOTES)};
    for (size_t i = 0; i < lint->book->n_sheets; i++) {
        const struct lint_sheet *sheet = &lint->book->sheets[i];
        for (size_t k = 0; k < sheet->n_cells; k++) look_at_note_cell(lint, &notes, sheet, &sheet->cells[k]);
    }
    for (size_t i = 1; i < MOST_NOTES; i++) {
        const char *note = TEXT(lint->arena, "[note ", text_from_int(lint->arena, (int64_t)i), "]");
        if (notes.used[i] && !notes.declared[i])
            lint_found(lint, 6, notes.first_sheet[i], notes.first_cell[i],
                       TEXT(lint->arena, note, " is not on the sheet of notes"), "add it there");
        if (notes.declared[i] && !notes.used[i])
            lint_found(lint, 6, notes.first_sheet[i], notes.first_cell[i], TEXT(lint->arena, note, " is not used"),
                       "remove it, or say where it belongs");
    }
}

/* --- 9: tabs --- */

static bool is_default_name(const char *name, const char *word) {
    size_t n = strlen(word);
    return strncasecmp(name, word, n) == 0 && name[n] != '\0' && strspn(name + n, "0123456789") == strlen(name + n);
}

void rule_9_tabs(struct lint *lint) {
    for (size_t i = 0; i < lint->book->n_sheets; i++) {
        const struct lint_sheet *sheet = &lint->book->sheets[i];
        if (sheet->name[0] >= '0' && sheet->name[0] <= '9')
            lint_found(lint, 9, sheet, NULL, "the tab's name begins with a digit", "begin it with a letter");
        if (strlen(sheet->name) > TAB_NAME_LIMIT)
            lint_found(lint, 9, sheet, NULL, "the tab's name is longer than 31 characters", "shorten it");
        if (is_default_name(sheet->name, "Sheet"))
            lint_found(lint, 9, sheet, NULL, "the tab has the program's own name",
                       "name it after what it holds, the same in every release");
        if (lint_sheet_named(lint->book, sheet->name) != sheet)
            lint_found(lint, 9, sheet, NULL, "another tab has this name", "give each tab a name of its own");
    }
}

/* --- 10: properties and links --- */

static void look_at_links(struct lint *lint, const struct lint_sheet *sheet) {
    const struct xml *link = xml_child(xml_child(sheet->xml, "hyperlinks"), "hyperlink");
    for (; link != NULL; link = xml_next(link)) {
        const char *tab = tab_of_link(lint->arena, link);
        if (tab == NULL || lint_sheet_named(lint->book, tab) != NULL) continue;
        const char *cell = xml_attribute(link, "ref");
        lint_found(lint, 10, sheet, NULL,
                   TEXT(lint->arena, "the link in ", cell != NULL ? cell : "a cell", " leads to a sheet '", tab,
                        "' that is not there"),
                   "lead it to a sheet of this workbook");
    }
}

void rule_10_properties(struct lint *lint) {
    static const struct {
        const char *element, *name;
    } properties[] = {
        {"title", "title"}, {"creator", "author"}, {"keywords", "keywords"}, {"created", "date of creation"}};
    for (size_t i = 0; i < sizeof properties / sizeof properties[0]; i++) {
        const struct xml *property = xml_child(lint->book->core, properties[i].element);
        if (property != NULL && *property->text != '\0') continue;
        lint_found(lint, 10, NULL, NULL, TEXT(lint->arena, "the document has no ", properties[i].name),
                   "set it among the document's properties");
    }
    for (size_t i = 0; i < lint->book->n_sheets; i++) look_at_links(lint, &lint->book->sheets[i]);
}
