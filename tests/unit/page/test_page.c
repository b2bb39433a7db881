/* Tests of engine/page: structure, escaping, links both ways, every cell, the CSV that a page carries. */
#include "html_scan.h"
#include "page/markup.h"
#include "page/page.h"
#include "page_fixture.h"
#include "text/formats.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static struct arena *arena;
static struct report *report;
static const char *html;
static struct html_scan *scan;

static void set_up(void) {
    arena = arena_open();
    report = page_fixture(arena);
    html = page_html(arena, report);
    scan = html_scan(arena, html);
}

static void tear_down(void) {
    arena_close(arena);
}

static void use_plain(void) {
    report = page_fixture_plain(arena);
    html = page_html(arena, report);
    scan = html_scan(arena, html);
}

static void expect(const char *part) {
    ck_assert_msg(strstr(html, part) != NULL, "not in the page: %s", part);
}

/* --- escaping --- */

START_TEST(texts_are_escaped) {
    struct text_builder out = {.arena = arena};
    markup_text(&out, "a<b>&\"c\" 'd' \x01\x7F\xC2\x85\xEF\xBF\xBE \xC3\xA9");
    ck_assert_str_eq(text_done(&out), "a&lt;b&gt;&amp;&quot;c&quot; 'd' \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD \xC3\xA9");
}
END_TEST

START_TEST(css_strings_are_escaped) {
    struct text_builder out = {.arena = arena};
    markup_css_string(&out, "a\"b\\c</style>\n\xC3\xA9");
    ck_assert_str_eq(text_done(&out), "\"a\\22 b\\5C c\\3C /style>\\0A \xC3\xA9\"");
}
END_TEST

START_TEST(nothing_from_outside_becomes_markup) {
    report->title = HOSTILE;
    report->publisher = report->summary = report->contact = report->status_line = HOSTILE;
    report->is_draft = true;
    html = page_html(arena, report);
    ck_assert_ptr_null(strstr(html, "<script"));
    scan = html_scan(arena, html); /* well-formed */
    ck_assert_ptr_nonnull(html_find(scan, "content", "</style><script>alert(\"1\")</script> & 'x' \\x07 50% #a\\"));
    ck_assert_ptr_null(strchr(html, '\x07'));
    const char *sheet = strstr(html, "<style>");
    ck_assert_ptr_eq(strstr(sheet, "</style>"), strstr(sheet, "</style>\n</head>"));
}
END_TEST

/* --- structure --- */

START_TEST(nothing_comes_from_elsewhere) {
    for (size_t i = 0; i < scan->n_attributes; i++) {
        const struct html_attribute *one = &scan->attributes[i];
        ck_assert_str_ne(one->name, "src");
        ck_assert_msg(!text_starts(one->name, "on"), "%s", one->name);
        if (text_equal(one->name, "href")) ck_assert(*one->value == '#' || text_starts(one->value, "data:text/csv"));
    }
    ck_assert_ptr_null(strstr(html, "url("));
    ck_assert_ptr_null(strstr(html, "@import"));
    expect("<html lang=\"en-GB\">");
    expect("<title>Comments, compliments &amp; &lt;complaints&gt;, 1 April 2007 to 31 March 2008</title>");
}
END_TEST

START_TEST(headings_leave_no_level_out) {
    ck_assert_int_eq(scan->headings[0], '1');
    for (size_t i = 1; i < scan->n_headings; i++) {
        ck_assert_int_gt(scan->headings[i], '1');
        ck_assert_int_le(scan->headings[i], scan->headings[i - 1] + 1);
    }
    /* a level-4 heading under a level-2 one (<h3>) is <h4> */
    expect("<h4 id=\"block.10\">Timescales</h4>");
}
END_TEST

static void check_identifiers(void) {
    size_t n_ids = 0, n_links = 0;
    for (size_t i = 0; i < scan->n_attributes; i++) {
        const struct html_attribute *one = &scan->attributes[i];
        if (text_equal(one->name, "id")) {
            n_ids++;
            ck_assert_msg(html_count(scan, "id", one->value) == 1, "id given twice: %s", one->value);
        } else if (text_equal(one->name, "href") && *one->value == '#') {
            n_links++;
            ck_assert_msg(html_find(scan, "id", one->value + 1) != NULL, "link to nothing: %s", one->value);
        } else if (text_equal(one->name, "aria-labelledby") || text_equal(one->name, "aria-describedby")) {
            ck_assert_msg(html_find(scan, "id", one->value) != NULL, "named by nothing: %s", one->value);
        }
    }
    ck_assert_uint_gt(n_ids, 10);
    ck_assert_uint_gt(n_links, 5);
}

START_TEST(every_link_leads_somewhere) {
    check_identifiers();
}
END_TEST

START_TEST(a_report_without_a_paper_shows_its_tables) {
    use_plain();
    check_identifiers();
    expect("<h2 id=\"tables\">Tables and charts</h2>");
    expect("<h2 id=\"page.notes\">Notes</h2>");
    ck_assert_uint_eq(html_count(scan, "class", "table"), 4);
    ck_assert_uint_eq(html_count(scan, "class", "table many"), 1);
    expect("<dt>Source</dt>\n<dd>Request and feedback log</dd>");
}
END_TEST

START_TEST(contents_are_the_headings) {
    const char *nav = strstr(html, "<nav");
    ck_assert_str_eq(html_text(arena, nav),
                     "Skip the contents Contents 1 Key messages 2 Complaints & cases 2.1 By issue Notes 3 What we ask "
                     "Tables Table 1: Lead issue of complaints received What the stages of a complaint mean "
                     "Table 2: Wide: </style><script>alert(\"1\")</script> & 'x' \\x07 50% #a\\ "
                     "Table 4: Stages by region and case "
                     "Charts Figure 1: Lead issue of complaints received Figure 2: Timescales achieved, by stage "
                     "Figure 3: Timescales achieved, by stage");
}
END_TEST

START_TEST(a_draft_says_so) {
    ck_assert_ptr_null(strstr(html, "class=\"draft\""));
    expect("<dt>Status</dt>\n<dd>Final. Board edition: contains small numbers</dd>");
    report->is_draft = true;
    report->status_line = "DRAFT: do not quote";
    html = page_html(arena, report);
    expect("<title>DRAFT: Comments");
    expect("<p class=\"draft\">DRAFT: do not quote</p>");
    expect("<dt>Status</dt>\n<dd>Board edition: contains small numbers</dd>");
    expect("content:\"DRAFT: Comments, compliments & \\3C complaints>\"");
    report->status_line = NULL;
    html = page_html(arena, report);
    expect("<p class=\"draft\">DRAFT</p>");
}
END_TEST

START_TEST(lists_and_definitions) {
    expect("<ul class=\"key\">\n<li>Complaints rose by a quarter.</li>\n");
    expect("<ol class=\"recommendations\">\n<li>Complaints rose by a quarter.</li>\n");
    expect("<dl>\n<dt>Complaint</dt>\n<dd>Complaints rose by a quarter.</dd>\n");
}
END_TEST

START_TEST(the_colophon_leaves_out_what_is_not_known) {
    expect("<dt>Contact</dt>\n<dd>Head of Customer Service and Quality</dd>\n</dl>\n");
    expect("<h2>About this paper</h2>\n<dl class=\"facts\">\n<dt>Source</dt>\n");
    expect("<dt>Engine</dt>\n<dd>boardpaper 0.1.0</dd>\n");
    ck_assert_ptr_null(strstr(html, "<dt>Content</dt>"));
}
END_TEST

START_TEST(bytes_are_the_same_each_time) {
    struct arena *other = arena_open();
    ck_assert_str_eq(page_html(other, page_fixture(other)), html);
    arena_close(other);
}
END_TEST

/* --- words --- */

START_TEST(figures_say_which_cell_they_are) {
    expect("<data value=\"709\" data-cell=\"lead-issue|total|number\">709</data>");
    expect("<data value=\"18.758815232722144\" data-cell=\"lead-issue|officer-bias|percent\">18.8%</data>");
    expect("<span data-cell=\"lead-issue|difference|number\">up 25 (4%)</span>");
    expect("<span data-cell=\"lead-issue|officer-bias|prior\">[x]</span>");
}
END_TEST

START_TEST(references_are_links_where_there_is_something) {
    expect("<a href=\"#table-lead-issue\">Table 1</a> and <a href=\"#chart-lead-issue\">Figure 1</a>");
    expect("Table 9 is in the workbook alone.");
}
END_TEST

/* --- tables --- */

static const char *table_text(const struct table *table) {
    const struct html_attribute *id = html_find(scan, "id", TEXT(arena, "table-", table->id));
    ck_assert_ptr_nonnull(id);
    return id->at;
}

/* "display mark" of each cell of a row, after its label, in order. */
static void check_row(const char *at, const struct table *table, size_t row) {
    const char *tr = strstr(at, TEXT(arena, "data-row=\"", table->rows[row].id, "\""));
    ck_assert_ptr_nonnull(tr);
    ck_assert(text_starts(strchr(tr, '>') + 1, table->rows[row].group == NULL ? "<th scope=\"row\">" : "<th scope=\"row\" class=\"nested\">"));
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct cell *cell = table_cell(table, row, i);
        const char *mark = cell_side_mark(cell);
        tr = strstr(tr, "<td");
        ck_assert_str_eq(html_text(arena, tr), *mark == '\0' ? cell->display : TEXT(arena, cell->display, " ", mark));
        tr += 3;
    }
}

START_TEST(every_cell_is_in_its_table) {
    for (size_t i = 0; i < report->n_tables; i++) {
        const char *at = table_text(report->tables[i]);
        for (size_t row = 0; row < report->tables[i]->n_rows; row++) check_row(at, report->tables[i], row);
    }
    const struct table *behind_chart = report->charts[1].table;
    for (size_t row = 0; row < behind_chart->n_rows; row++) check_row(table_text(behind_chart), behind_chart, row);
}
END_TEST

START_TEST(tables_can_be_read_aloud_and_scrolled) {
    expect("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"table-lead-issue.caption\">\n<table>\n<caption>");
    expect("<span class=\"title\" id=\"table-lead-issue.caption\">Table 1: Lead issue of complaints received</span>");
    expect("<p class=\"about\">Base: 709 complaints received</p>");
    expect("<th scope=\"col\" data-column=\"number\">Number of complaints</th>");
    expect("<th scope=\"col\" class=\"words\" data-column=\"meaning\">What happens</th>");
    expect("<tr class=\"total\" data-row=\"total\"><th scope=\"row\">Total</th>");
    expect("<p class=\"beneath\">Percentages may not sum to 100 because of rounding</p>\n"
           "<p class=\"beneath\">Symbols: [r] revised, [x] not available, [z] not applicable</p>\n"
           "<p class=\"beneath\">Source: Request and feedback log, extract taken on 30 April 2008</p>");
}
END_TEST

START_TEST(nested_lines_stand_under_shared_headers) {
    expect("<colgroup></colgroup><colgroup span=\"2\"></colgroup><colgroup></colgroup>\n"
           "<thead>\n<tr><th scope=\"col\" class=\"words corner\" rowspan=\"2\">Region and case</th>"
           "<th scope=\"colgroup\" class=\"group\" colspan=\"2\"><span>Stage 1</span></th>"
           "<th scope=\"col\" rowspan=\"2\" data-column=\"total\">Total</th></tr>\n"
           "<tr><th scope=\"col\" data-column=\"stage-1.n\">Number</th><th scope=\"col\" data-column=\"stage-1.percent\">% <a class=\"mark\"");
    expect("<tbody>\n<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"4\"><span>North <a class=\"mark\"");
    expect("<tr data-row=\"north.private\"><th scope=\"row\" class=\"nested\">Private</th>");
    expect("</tbody>\n<tbody>\n<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"4\"><span>South</span></th></tr>\n");
    expect("</tbody>\n<tbody>\n<tr class=\"total\" data-row=\"total\"><th scope=\"row\">Total</th>");
}
END_TEST

/* What a browser makes of the link. */
static const char *decoded(const char *href) {
    struct text_builder out = {.arena = arena};
    ck_assert(text_starts(href, "data:text/csv;charset=utf-8,"));
    for (const char *at = strchr(href, ',') + 1; *at != '\0'; at++) {
        if (*at == '%') {
            const char digits[] = {at[1], at[2], '\0'};
            text_add_char(&out, (char)strtol(digits, NULL, 16));
            at += 2;
        } else {
            text_add_char(&out, *at);
        }
    }
    return text_done(&out);
}

static void check_csv(const struct table *table) {
    const struct html_attribute *download = html_find(scan, "download", TEXT(arena, table->id, ".csv"));
    ck_assert_ptr_nonnull(download);
    ck_assert_str_eq(download->element, "a");
    ck_assert_str_eq(download[1].name, "href");
    ck_assert_str_eq(decoded(download[1].value), csv_table(arena, table));
}

START_TEST(the_csv_is_that_of_the_tables_folder) {
    for (size_t i = 0; i < report->n_tables; i++) check_csv(report->tables[i]);
    check_csv(report->charts[1].table);
}
END_TEST

/* --- charts --- */

START_TEST(charts_are_named_and_lead_to_their_figures) {
    expect("<figure id=\"chart-lead-issue\">\n<figcaption><span class=\"title\" id=\"chart-lead-issue.caption\">"
           "Figure 1: Lead issue of complaints received</span>");
    expect("<p class=\"beneath\">Figures of this chart: <a href=\"#table-lead-issue\">Table 1</a></p>");
    expect("<summary>Figures of Figure 2 as a table</summary>");
    expect("<p class=\"beneath\">Figures of this chart: <a href=\"#table-outcomes\">Timescales achieved</a></p>");
    expect("<title id=\"svg.1-title\">Lead issue of complaints received</title>\n<desc id=\"svg.1-desc\">Bar chart: Lead issue");
    ck_assert_uint_eq(html_count(scan, "role", "img"), 6); /* three charts, wide and narrow */
    ck_assert_uint_eq(html_count(scan, "hidden", ""), 3);
    ck_assert_uint_eq(html_count(scan, "id", "table-outcomes"), 1);
}
END_TEST

START_TEST(charts_have_a_layout_for_telephones) {
    ck_assert_ptr_nonnull(strstr(strstr(html, "<div class=\"wide\">"), "viewBox=\"0 0 480 "));
    ck_assert_ptr_nonnull(strstr(strstr(html, "<div class=\"narrow\" hidden>"), "viewBox=\"0 0 240 "));
    /* where 240 points have no room for the numbers on both sides of zero, it is laid out wider */
    const struct table *table = report->charts[0].table;
    for (size_t row = 0; row < 3; row++) {
        struct cell *cell = table_cell(table, row, 0);
        cell->unit = UNIT_DIFFERENCE;
        cell->value.numerator = row == 0 ? -149160220000000 : 149160220000000;
        ck_assert(cell_finish(arena, cell));
    }
    html = page_html(arena, report);
    const char *narrow = strstr(html, "<div class=\"narrow\" hidden>");
    ck_assert(strncmp(strstr(narrow, "viewBox=\"0 0 "), "viewBox=\"0 0 240", strlen("viewBox=\"0 0 240")) != 0);
}
END_TEST

/* --- notes --- */

START_TEST(notes_link_both_ways) {
    /* each mark is the target of one link, and that link stands in the note which the mark leads to */
    const char *last = html_find(scan, "id", "note.3")->at;
    for (size_t i = 0; i < scan->n_attributes; i++) {
        const struct html_attribute *role = &scan->attributes[i];
        if (!text_equal(role->value, "doc-noteref")) continue;
        ck_assert_str_eq(role[1].name, "id");
        ck_assert_str_eq(role[2].name, "href");
        const char *note = html_find(scan, "id", role[2].value + 1)->at;
        const struct html_attribute *back = html_find(scan, "href", TEXT(arena, "#", role[1].value));
        ck_assert_ptr_nonnull(back);
        ck_assert(back->at > note && back->at < strstr(note, "</li>"));
        ck_assert(note < last);
    }
    ck_assert_uint_eq(html_count(scan, "role", "doc-noteref"), 8);
    ck_assert_uint_eq(html_count(scan, "role", "doc-backlink"), 8);
}
END_TEST

START_TEST(ways_back_have_names) {
    ck_assert_str_eq(html_text(arena, html_find(scan, "id", "note.1")->at),
                     "[note 1] Figures of 2006/07 are as published. They cannot be computed again. Back to section 2, Table 1, Table 4.");
    ck_assert_str_eq(html_text(arena, html_find(scan, "id", "note.2")->at),
                     "[note 2] Issues of the new list & what <they> replaced. Back to Table 1, Table 1 (2), Table 1 (3), Figure 2, Table 4.");
    ck_assert_str_eq(html_text(arena, html_find(scan, "id", "note.3")->at),
                     "[note 3] A note of a table that only the workbook shows.");
}
END_TEST

int main(void) {
    Suite *suite = suite_create("page");
    TCase *cases = tcase_create("page");
    tcase_add_checked_fixture(cases, set_up, tear_down);
    const TTest *const tests[] = {
        texts_are_escaped, css_strings_are_escaped, nothing_from_outside_becomes_markup, nothing_comes_from_elsewhere,
        headings_leave_no_level_out, every_link_leads_somewhere, a_report_without_a_paper_shows_its_tables,
        contents_are_the_headings, a_draft_says_so, lists_and_definitions, the_colophon_leaves_out_what_is_not_known,
        bytes_are_the_same_each_time, figures_say_which_cell_they_are, references_are_links_where_there_is_something,
        every_cell_is_in_its_table, tables_can_be_read_aloud_and_scrolled,
        nested_lines_stand_under_shared_headers, the_csv_is_that_of_the_tables_folder,
        charts_are_named_and_lead_to_their_figures, charts_have_a_layout_for_telephones, notes_link_both_ways, ways_back_have_names,
    };
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) tcase_add_test(cases, tests[i]);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
