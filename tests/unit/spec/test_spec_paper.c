/* The section paper: parts, words with references, and what is refused at which place. */
#include "base/text.h"
#include "spec_fixture.h"

#include <string.h>

#define CHARTS "charts: {drawn: {table: one, kind: bar, columns: number}, one: {table: one, kind: bar, columns: number}}\n"
#define PARTS(parts) "paper:\n  parts:\n" parts
#define TEXT_PART(words) PARTS("    - text: " words "\n")

/* The first part stands in line 5. */
static const struct spec_expectation refusals[] = {
    {"paper: {}\n", MSG_SPEC_MISSING_KEY, 3, 8, 0, "parts:"},
    {"paper: {parts: []}\n", MSG_SPEC_TYPE, 3, 16, 0, NULL},
    {"paper: {parts: [words]}\n", MSG_SPEC_TYPE, 3, 17, 0, NULL},
    {"paper: {pats: [{heading: A}], parts: [{heading: A}]}\n", MSG_SPEC_UNKNOWN_KEY, 3, 9, 0, "parts"},
    {"paper: {numbering: {prefix: A, section: true}, parts: [{heading: A}]}\n", MSG_SPEC_UNKNOWN_KEY, 3, 32, 0, "sections"},
    {"paper: {numbering: {sections: 1}, parts: [{heading: A}]}\n", MSG_SPEC_TYPE, 3, 31, 0, NULL},
    {PARTS("    - {headng: A}\n"), MSG_SPEC_UNKNOWN_KEY, 5, 8, 0, "heading"},
    {PARTS("    - {}\n"), MSG_SPEC_NO_PART, 5, 7, 0, "heading: Introduction"},
    {PARTS("    - {heading: A, text: B}\n"), MSG_SPEC_TWO_PARTS, 5, 26, 0, "two parts"},
    {PARTS("    - {text: B, level: 2}\n"), MSG_SPEC_KEY_NOT_HERE, 5, 24, 0, NULL},
    {PARTS("    - {text: B, id: b}\n"), MSG_SPEC_KEY_NOT_HERE, 5, 21, 0, NULL},
    {PARTS("    - {heading: A, level: 2}\n"), MSG_SPEC_HEADING_LEVEL, 5, 27, 0, NULL},
    {PARTS("    - {heading: A, level: 9}\n"), MSG_SPEC_RANGE, 5, 27, 0, NULL},
    {PARTS("    - {heading: A, id: x}\n    - {heading: B, id: x}\n"), MSG_SPEC_REPEATED, 6, 24, 0, NULL},
    {PARTS("    - {about: A}\n    - {about: B}\n"), MSG_SPEC_REPEATED, 6, 8, 0, NULL},
    {PARTS("    - {text: }\n"), MSG_SPEC_TYPE, 5, 14, 0, NULL},
    {PARTS("    - {key_messages: []}\n"), MSG_SPEC_TYPE, 5, 22, 0, "fill it"},
    {PARTS("    - {definitions: {}}\n"), MSG_SPEC_TYPE, 5, 21, 0, NULL},
    {PARTS("    - {key_messages: [{a: b}]}\n"), MSG_SPEC_TYPE, 5, 23, 0, "quotes"},
    {PARTS("    - {definitions: [a]}\n"), MSG_SPEC_TYPE, 5, 21, 0, NULL},
    {PARTS("    - {definitions: {A term: [b]}}\n"), MSG_SPEC_TYPE, 5, 30, 0, NULL},
    {PARTS("    - {table: oen}\n"), MSG_SPEC_NO_SUCH, 5, 15, 3, "'one'"},
    {PARTS("    - {chart: drwn}\n"), MSG_SPEC_NO_SUCH, 5, 15, 4, NULL},
    {PARTS("    - {table: one}\n    - {table: one}\n"), MSG_SPEC_PLACED_TWICE, 6, 15, 3, "see"},
    {PARTS("    - {notes: all}\n    - {notes: all}\n"), MSG_SPEC_PLACED_TWICE, 6, 15, 3, NULL},
    {PARTS("    - {counting_rules: all}\n    - {counting_rules: all}\n"), MSG_SPEC_PLACED_TWICE, 6, 24, 3, NULL},
    {PARTS("    - {data_quality: all}\n    - {data_quality: all}\n"), MSG_SPEC_PLACED_TWICE, 6, 22, 3, NULL},
    {PARTS("    - {notes: some}\n"), MSG_SPEC_CHOICE, 5, 15, 4, "all"},
    {PARTS("    - {commentary: ../other.md}\n"), MSG_SPEC_PATH_LEAVES, 5, 20, 0, NULL},
    {PARTS("    - {commentary: /other.md}\n"), MSG_SPEC_PATH_FORM, 5, 20, 0, NULL},
    {PARTS("    - commentary: a-{later}.md\n"), MSG_SPEC_TOKEN, 5, 19, 0, "{period}"},
    {TEXT_PART("Of {period}."), MSG_SPEC_TOKEN, 5, 16, 8, "period.label"},
    {TEXT_PART("Of {{one | total | number."), MSG_SPEC_REFERENCE_OPEN, 5, 16, 2, "}}"},
    {TEXT_PART("Of {{one | total}}."), MSG_SPEC_REFERENCE, 5, 18, 11, "table | row | column"},
    {TEXT_PART("Of {{one | total | number | more}}."), MSG_SPEC_REFERENCE, 5, 18, 0, NULL},
    {TEXT_PART("Of {{one || number}}."), MSG_SPEC_REFERENCE, 5, 18, 0, NULL},
    {TEXT_PART("Of {{}}."), MSG_SPEC_REFERENCE, 5, 16, 4, NULL},
    {TEXT_PART("\"Of {{chnage: one | total | number}}.\""), MSG_SPEC_REFERENCE, 5, 19, 6, "'change'"},
    {TEXT_PART("\"Of {{see: }}.\""), MSG_SPEC_REFERENCE, 5, 19, 0, NULL},
    {TEXT_PART("\"Of {{change: one | total | number form prior}}.\""), MSG_SPEC_REFERENCE, 5, 27, 0, "from COLUMN"},
    {TEXT_PART("\"Of {{change: one | total | number from}}.\""), MSG_SPEC_REFERENCE, 5, 27, 0, NULL},
    {TEXT_PART("\"Of {{change: one | total | number from a b}}.\""), MSG_SPEC_REFERENCE, 5, 27, 0, NULL},
    {TEXT_PART("Of {{oen | total | number}}."), MSG_SPEC_NO_SUCH, 5, 18, 3, "'one'"},
    {TEXT_PART("\"Of {{note: frist}}.\""), MSG_SPEC_NO_SUCH, 5, 25, 5, "'first'"},
    {TEXT_PART("\"Of {{see: table-oen}}.\""), MSG_SPEC_NO_TARGET, 5, 24, 9, "'table-one'"},
    {TEXT_PART("\"Of {{see: one}}.\"") CHARTS, MSG_SPEC_TARGETS, 5, 24, 3, "table-one, chart-one"},
    /* in a block the place is found on the line below */
    {TEXT_PART("|\n        Words.\n\n        Of {{oen | total | number}}."), MSG_SPEC_NO_SUCH, 8, 14, 3, "'one'"},
    {TEXT_PART(">\n        Words that are\n        folded with {{note: frist}}."), MSG_SPEC_NO_SUCH, 7, 29, 5, "'first'"},
    {PARTS("    - {heading: A}\n") "tables: {a: {number: Table 1, title: A, corner: A, text: {columns: [B], rows: [[C, D]]}},"
                                   " b: {number: Table 1, title: A, corner: A, text: {columns: [B], rows: [[C, D]]}}}\n",
     MSG_SPEC_NUMBER_TWICE, 6, 91, 0, NULL},
    {TEXT_PART("As Figure 8 shows."), MSG_SPEC_TYPED_REFERENCE, 5, 16, 8, "{{see: table-ID}}"},
};

START_TEST(test_refusals) {
    spec_expect(&refusals[_i], spec_try_with_base(refusals[_i].text));
}
END_TEST

START_TEST(test_two_papers) {
    spec_write("more.yaml", "boardpaper: 1\npaper: {parts: [{heading: A}]}\n");
    spec_write("a.yaml", "boardpaper: 1\ninclude: [base.yaml, more.yaml]\npaper: {parts: [{heading: B}]}\n");
    const struct spec_expectation expected = {.text = "two papers", .message = MSG_SPEC_DEFINED_TWICE, .line = 3, .column = 8};
    spec_expect(&expected, spec_try());
}
END_TEST

START_TEST(test_typed_reference_names_its_table) {
    const char *text = TEXT_PART("Table 7 shows it.") "tables: {t: {number: Table 7, title: A, corner: A, text: {columns: [B], rows: [[C, D]]}}}\n";
    const struct spec_expectation expected = {
        .text = text, .message = MSG_SPEC_TYPED_REFERENCE, .line = 5, .column = 13, .length = 7, .hint = "{{see: table-t}}"};
    spec_expect(&expected, spec_try_with_base(text));
    ck_assert_int_eq(diags_at(spec_diags, 0)->level, DIAG_WARNING);
}
END_TEST

/* --- what is read --- */

static const struct model_paper *read_paper(const char *text) {
    enum status status = spec_try_with_base(text);
    ck_assert_msg(status == STATUS_OK, "%s", spec_messages());
    ck_assert_ptr_nonnull(spec_model->paper);
    return spec_model->paper;
}

/* Kinds as letters, and the words of each block: the parts of a paper on one line. */
static void draw_words(struct text_builder *out, const struct model_words *words) {
    for (size_t i = 0; i < words->n; i++) {
        const struct model_piece *piece = &words->pieces[i];
        if (piece->kind == PIECE_WORDS) text_add(out, piece->text);
        if (piece->kind == PIECE_FIGURE) text_add(out, TEXT(spec_arena, "<", piece->row, "/", piece->column, ">"));
        if (piece->kind == PIECE_CHANGE)
            text_add(out, TEXT(spec_arena, "<change ", piece->row, "/", piece->column, piece->from ? piece->is_from_row ? " row " : " column " : "",
                               piece->from ? piece->from : "", ">"));
        if (piece->kind == PIECE_REFERENCE) text_add(out, TEXT(spec_arena, "<see ", piece->section ? piece->section : "exhibit", ">"));
        if (piece->kind == PIECE_NOTE) text_add(out, "<note>");
    }
}

static const char *drawn(const struct model_paper *paper) {
    static const char letters[] = "HPLKRDTCNFWQ"; /* in the order of enum model_block_kind */
    struct text_builder out = {.arena = spec_arena};
    for (size_t i = 0; i < paper->n_blocks; i++) {
        const struct model_block *block = &paper->blocks[i];
        text_add_char(&out, letters[block->kind]);
        text_add_char(&out, ':');
        draw_words(&out, &block->words);
        for (size_t k = 0; k < block->n_items; k++) {
            text_add(&out, k == 0 ? "" : ";");
            if (block->terms) text_add(&out, TEXT(spec_arena, block->terms[k], "="));
            draw_words(&out, &block->items[k]);
        }
        text_add(&out, "\n");
    }
    return text_done(&out);
}

static void expect_drawn(const char *text, const char *expected) {
    ck_assert_str_eq(drawn(read_paper(text)), expected);
    ck_assert_msg(diags_count(spec_diags) == 0, "%s", spec_messages());
}

START_TEST(test_every_part) {
    expect_drawn(PARTS("    - heading: A heading of {period.label}\n"
                       "    - {heading: Inside, level: 2, id: inside}\n"
                       "    - key_messages: [One., Two.]\n"
                       "    - recommendations: Do it.\n"
                       "    - definitions: {A term: Its meaning., Another one: \"Of {{one | total | number}}.\"}\n"
                       "    - commentary: said/{period}.md\n"
                       "    - table: one\n"
                       "    - chart: drawn\n"
                       "    - about: Of what.\n"
                       "    - changes: None.\n"
                       "    - notes: all\n    - counting_rules: all\n    - data_quality: all\n") CHARTS,
                 "H:A heading of {period.label}\nH:Inside\nK:One.;Two.\nR:Do it.\n"
                 "D:A term=Its meaning.;Another one=Of <total/number>.\nF:\nT:\nC:\n"
                 "H:About these statistics\nP:Of what.\nH:Changes since the last paper\nP:None.\nN:\nW:\nQ:\n");
    ck_assert_int_eq(spec_model->paper->blocks[1].level, 2);
    ck_assert_str_eq(spec_model->paper->blocks[5].path, "said/{period}.md");
    ck_assert(spec_model->paper->numbers_sections);
    ck_assert_ptr_null(spec_model->paper->prefix);
}
END_TEST

START_TEST(test_numbering_is_read) {
    const struct model_paper *paper = read_paper("paper: {numbering: {prefix: Appendix 1, sections: false}, parts: [{heading: A}]}\n");
    ck_assert_str_eq(paper->prefix, "Appendix 1");
    ck_assert(!paper->numbers_sections);
}
END_TEST

START_TEST(test_paragraphs_and_lists) {
    /* as written: an empty line ends a paragraph */
    expect_drawn(TEXT_PART("|\n        One\n        and more.\n\n        Two:\n        - a\n          longer\n        - b\n\n        - c\n\n        Three."),
                 "P:One and more.\nP:Two:\nL:a longer;b;c\nP:Three.\n");
    /* folded by YAML: its line ends are ends of paragraphs */
    expect_drawn(TEXT_PART(">\n        One\n        and more.\n\n        Two."), "P:One and more.\nP:Two.\n");
    expect_drawn(TEXT_PART("One\n        and more.\n\n        - a\n\n        - b"), "P:One and more.\nL:a;b\n");
    /* a dash inside is a dash */
    expect_drawn(TEXT_PART("|\n        A - b\n        -c"), "P:A - b -c\n");
}
END_TEST

START_TEST(test_references) {
    expect_drawn(PARTS("    - {heading: A, id: a}\n"
                       "    - text: |\n"
                       "        Of {{one | total | number}}, {{ change: one|total|number }},\n"
                       "        {{change: one | total | number from before}} {{change: one | total | number from column before}}\n"
                       "        {{change: one | total | number from row\n"
                       "        north}}, {{see: words}}, {{see: table-one}}, {{see: section-a}} {{see: a}}{{note: first}}\n"),
                 "H:A\nP:Of <total/number>, <change total/number>, <change total/number column before> "
                 "<change total/number column before> <change total/number row north>, <see exhibit>, <see exhibit>, <see a> <see a><note>\n");
}
END_TEST

/* --- numbers that are typed --- */

static const char *typed(const char *words) {
    struct text_builder out = {.arena = spec_arena};
    const struct model_paper *paper = read_paper(TEXT(spec_arena, "paper:\n  parts:\n    - text: \"", words, "\"\n"));
    for (size_t i = 0; i < paper->n_typed; i++)
        text_add(&out, TEXT(spec_arena, i > 0 ? " " : "", paper->typed[i].text, paper->typed[i].is_percent ? "%" : ""));
    return text_done(&out);
}

START_TEST(test_numbers_that_are_typed) {
    ck_assert_str_eq(typed("There were 709, or 18.8% of 50,300: 12 per cent (5 percent, 7%)."), "709 18.8% 50300 12% 5% 7%");
    /* years, days, small numbers, numbers of stages and sections, times, money, parts of words and dates */
    ck_assert_str_eq(typed("In 2007, 2006/07 and 2007-08, since 31 March 2008 or March 31."), "");
    ck_assert_str_eq(typed("Stage 12, section 14, stages 11, 9 of 10, 18 months, 36 years, N12, 12th, 11:30, 1.1.2008."), "");
    ck_assert_str_eq(typed("It cost \xC2\xA3""500, of {period.label}, in 2,007 cases."), "2007");
    const struct model_paper *paper = read_paper(TEXT_PART("|\n        One line\n        of 709 words."));
    ck_assert_uint_eq(paper->n_typed, 1);
    ck_assert_uint_eq(paper->typed[0].place.line, 7);
    ck_assert_uint_eq(paper->typed[0].place.column, 12);
    ck_assert_uint_eq(paper->typed[0].place.length, 3);
}
END_TEST

START_TEST(test_names_that_were_lost_are_not_told) {
    spec_write("a.yaml", "boardpaper: 1\nreport: {title: T, publisher: P}\ntabels: {}\npaper:\n  parts:\n    - text: Of {{one | total | n}}.\n    - table: one\n");
    const struct spec_expectation expected = {.text = "lost tables", .message = MSG_SPEC_UNKNOWN_KEY, .line = 3, .column = 1};
    spec_expect(&expected, spec_try());
}
END_TEST

TCase *spec_paper_case(void) {
    TCase *test_case = spec_case("paper");
    tcase_add_loop_test(test_case, test_refusals, 0, (int)(sizeof refusals / sizeof *refusals));
    tcase_add_test(test_case, test_two_papers);
    tcase_add_test(test_case, test_typed_reference_names_its_table);
    tcase_add_test(test_case, test_every_part);
    tcase_add_test(test_case, test_numbering_is_read);
    tcase_add_test(test_case, test_paragraphs_and_lists);
    tcase_add_test(test_case, test_references);
    tcase_add_test(test_case, test_numbers_that_are_typed);
    tcase_add_test(test_case, test_names_that_were_lost_are_not_told);
    return test_case;
}
