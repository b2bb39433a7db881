/* Layers: one definition becomes tables and charts of their own; what is wrong with one is told once. */
#include "base/text.h"
#include "spec_fixture.h"

#include <string.h>

/* The base's `log` with a list that has groups and one of many categories. */
#define HEAD                                                                                                           \
    "boardpaper: 1\n"                                                                                                  \
    "report: {title: T, publisher: P, period: 2008/09 Q1}\n"                                                           \
    "lists:\n"                                                                                                         \
    "  areas:\n"                                                                                                       \
    "    groups: [{id: north, label: The North}, {id: south, label: The South}, {id: empty, label: Nobody}]\n"         \
    "    categories: [{label: N1, group: north}, {label: \"N'2\", group: north}, {label: S1, group: south}]\n"         \
    "  regions: {categories: [East, West]}\n"                                                                          \
    "  loose: {groups: {id: g, label: G}, categories: [{label: A, group: g}, B]}\n"                                    \
    "sources:\n"                                                                                                       \
    "  log:\n"                                                                                                         \
    "    title: Log\n"                                                                                                 \
    "    key: ref\n"                                                                                                   \
    "    columns: {ref: {type: text}, area: {type: category, list: areas}, region: {type: category, list: regions},\n" \
    "      topics: {type: categories, list: regions}, loose: {type: category, list: loose}, amount: {type: integer}}\n"  \
    "populations: {all: {from: log}}\n"
#define TABLE(layers)                                                                                                  \
    HEAD "tables:\n"                                                                                                   \
         "  t:\n"                                                                                                      \
         "    title: \"{layer.label} ({layer})\"\n"                                                                    \
         "    corner: C\n"                                                                                             \
         "    population: all\n"                                                                                       \
         "    layers: " layers "\n"                                                                                    \
         "    rows: {label: \"All of {layer.label}\"}\n"                                                               \
         "    columns: {by: area, total: Total}\n"
#define FINE "{groups_of: area, whole: {id: everywhere, label: Everywhere, title: All areas}}"

static void fine(const char *text) {
    spec_write("a.yaml", text);
    enum status status = spec_try();
    ck_assert_msg(status == STATUS_OK, "%s", spec_messages());
}

START_TEST(a_table_for_each_group_and_the_whole) {
    fine(TABLE(FINE));
    const struct model *model = spec_model;
    ck_assert_uint_eq(model->n_tables, 3); /* a group without categories has no table */
    ck_assert_str_eq(model->tables[0].id, "t-north");
    ck_assert_str_eq(model->tables[0].title, "The North (north)");
    ck_assert_str_eq(model->tables[0].rows.entries[0].label, "All of The North");
    ck_assert_str_eq(model->tables[0].layer.where.text, "area in ('N1', 'N''2')");
    ck_assert_uint_eq(model->tables[0].layer.n_categories, 2);
    ck_assert_str_eq(model->tables[1].id, "t-south");
    ck_assert_int_eq(model->tables[1].columns.entries[0].kind, AXIS_BY);
    const struct model_table *whole = &model->tables[2];
    ck_assert_str_eq(whole->id, "t-everywhere");
    ck_assert_str_eq(whole->title, "All areas");
    ck_assert(whole->layer.is_whole && whole->layer.where.text == NULL);
    ck_assert_int_eq(whole->columns.entries[0].kind, AXIS_LINE);
    ck_assert_str_eq(whole->columns.entries[0].id, "everywhere");
    ck_assert_str_eq(whole->columns.entries[0].label, "Everywhere");
}
END_TEST

START_TEST(a_table_for_each_category) {
    fine(TABLE("{by: region, id: \"{layer}-only\"}"));
    ck_assert_uint_eq(spec_model->n_tables, 2);
    ck_assert_str_eq(spec_model->tables[0].id, "east-only");
    ck_assert_str_eq(spec_model->tables[1].layer.where.text, "region in ('West')");
    fine(TABLE("{by: topics}"));
    ck_assert_str_eq(spec_model->tables[1].layer.where.text, "topics contains 'West'");
    ck_assert(spec_model->tables[1].layer.is_many);
}
END_TEST

START_TEST(a_list_without_groups_is_one_table) {
    fine(TABLE("{groups_of: region, ungrouped: {id: regions, label: Regions}, whole: {id: all, label: All}}"));
    ck_assert_uint_eq(spec_model->n_tables, 2);
    ck_assert_str_eq(spec_model->tables[0].id, "t-regions");
    ck_assert_str_eq(spec_model->tables[0].title, "Regions (regions)");
    ck_assert_ptr_null(spec_model->tables[0].layer.where.text);
    ck_assert_str_eq(spec_model->tables[1].id, "t-all");
}
END_TEST

/* A chart of a definition is one of each table but the whole; the paper names them together or one by one. */
START_TEST(charts_and_papers_know_the_layers) {
    fine(TABLE(FINE) "charts: {c: {table: t, kind: bar, columns: n1, title: \"In {layer.label}\"}}\n"
                     "paper:\n  parts: [{tables_of: t}, {chart: c-south}, {chart: c-north}]\n");
    ck_assert_uint_eq(spec_model->n_charts, 2);
    ck_assert_str_eq(spec_model->charts[1].id, "c-south");
    ck_assert_str_eq(spec_model->charts[1].title, "In The South");
    ck_assert_uint_eq(spec_model->charts[1].table, 1);
    const struct model_paper *paper = spec_model->paper;
    ck_assert_uint_eq(paper->n_blocks, 5);
    for (size_t i = 0; i < 3; i++) ck_assert_uint_eq(paper->blocks[i].table, i);
    ck_assert_uint_eq(paper->blocks[3].chart, 1);
    fine(TABLE(FINE) "charts: {c: {table: t, kind: bar, columns: n1}}\npaper: {parts: [{charts_of: c}]}\n");
    ck_assert_uint_eq(spec_model->paper->n_blocks, 2);
}
END_TEST

static void parts_in(const char *text, const char *period, size_t n, const char *first) {
    struct period run;
    ck_assert(period_parse(period, &run));
    spec_write("a.yaml", text);
    spec_diags = diags_new(spec_arena);
    enum status status = spec_read(spec_arena, "a.yaml", spec_folder, &run, spec_diags, &spec_model);
    ck_assert_msg(status == STATUS_OK, "%s", spec_messages());
    ck_assert_uint_eq(spec_model->paper->n_blocks, n);
    ck_assert_str_eq(spec_model->paper->blocks[0].words.pieces[0].text, first);
}

START_TEST(parts_stand_in_papers_of_their_time) {
    const char *text = HEAD "tables: {t: {title: T, corner: C, population: all, rows: {by: area}, columns: {label: N}}}\n"
                            "paper:\n  parts:\n    - {heading: Old, id: places, until: 2008-03-31}\n"
                            "    - {heading: New, id: places, since: 2008-04-01}\n    - {text: See {{see: places}}.}\n";
    text = text_replace(spec_arena, text, "{text: See {{see: places}}.}", "text: \"See {{see: places}}.\"");
    parts_in(text, "2007/08 Q4", 2, "Old");
    parts_in(text, "2008/09 Q1", 2, "New");
    fine(text); /* the report's own period */
    ck_assert_str_eq(spec_model->paper->blocks[0].words.pieces[0].text, "New");
}
END_TEST

START_TEST(notes_speak_of_their_layer) {
    fine(TABLE(FINE) "    notes: [late, plain]\n"
                     "notes: {late: \"In {layer.label} ({layer}) some were late.\", plain: A note.}\n"
                     "paper: {parts: [{text: \"See {{note: late-south}}.\"}, {tables_of: t}]}\n");
    const struct model *model = spec_model;
    ck_assert_uint_eq(model->n_notes, 5);
    const size_t *north = model->tables[0].notes, *south = model->tables[1].notes;
    ck_assert_str_eq(model->notes[north[0]].text, "In The North (north) some were late.");
    ck_assert_str_eq(model->notes[south[0]].id, "late-south");
    ck_assert_uint_eq(north[1], south[1]); /* a plain note is one */
    ck_assert_uint_eq(model->paper->blocks[0].words.pieces[1].note, south[0]);
}
END_TEST

/* The table's name stands in line 17, its layers in line 21; what follows the table begins in line 24. */
static const struct spec_expectation refusals[] = {
    {TABLE("{groups_of: aera}"), MSG_SPEC_NO_COLUMN, 21, 25, 4, "'area'"},
    {TABLE("{groups_of: amount}"), MSG_SPEC_COLUMN_KIND, 21, 25, 6, NULL},
    {TABLE("{groups_of: region}"), MSG_SPEC_NO_GROUPS, 21, 25, 6, "ungrouped"},
    {TABLE("{groups_of: loose}"), MSG_SPEC_UNGROUPED, 21, 25, 5, "group"},
    {TABLE("{whole: {id: all, label: All}}"), MSG_SPEC_LAYERS_OF, 17, 3, 1, "groups_of"},
    {TABLE("{groups_of: area, by: area}"), MSG_SPEC_LAYERS_OF, 21, 35, 4, NULL},
    {TABLE("{groups_of: area, id: same}"), MSG_SPEC_LAYERS_ID, 21, 35, 4, "same-{layer}"},
    {TABLE("{groups_of: area, id: \"a b {layer}\"}"), MSG_SPEC_NAME, 21, 35, 13, NULL},
    {TABLE("{groups_of: area, whole: {id: north, label: All}}"), MSG_SPEC_DEFINED_TWICE, 17, 3, 1, NULL},
    {TABLE("{groups_of: area, whole: {id: all}}"), MSG_SPEC_MISSING_KEY, 21, 38, 0, "label"},
    {TABLE("{groups_of: area, hole: {id: all}}"), MSG_SPEC_UNKNOWN_KEY, 21, 31, 4, "'whole'"},
    {TABLE("area"), MSG_SPEC_TYPE, 21, 13, 4, NULL},
    /* what is wrong in the definition is told once, not for each layer */
    {TABLE(FINE) "notes: {late: \"{layer.label}\"}\npaper: {parts: [{text: \"{{note: late}}\"}]}\n", MSG_SPEC_NOTE_OF_LAYER, 25, 33, 4, "layer"},
    {HEAD "notes: {late: \"{layer.label}\"}\ntables: {t: {title: T, corner: C, notes: late, population: all, rows: {by: area}, columns: {label: N}}}\n",
     MSG_SPEC_NOTE_OF_LAYER, 17, 42, 4, "layers"},
    {HEAD "notes: {late: \"{leyer.label}\"}\n", MSG_SPEC_TOKEN, 16, 16, 13, NULL},
    {TABLE("{groups_of: area}") "    notes: nothing\n", MSG_SPEC_NO_SUCH, 24, 12, 7, NULL},
    {TABLE(FINE) "charts: {c: {table: t-nroth, kind: bar, columns: n1}}\n", MSG_SPEC_NO_SUCH, 24, 21, 7, "'t-north'"},
    {TABLE(FINE) "paper: {parts: [{table: t}]}\n", MSG_SPEC_LAYERED, 24, 25, 1, "t-north, t-south, t-everywhere"},
    {TABLE(FINE) "paper: {parts: [{tables_of: t-north}]}\n", MSG_SPEC_NO_LAYERED, 24, 29, 7, NULL},
    {TABLE(FINE) "paper: {parts: [{charts_of: c}]}\n", MSG_SPEC_NO_LAYERED, 24, 29, 1, NULL},
    {TABLE(FINE) "paper: {parts: [{text: T, since: 2008-04-02, until: 2008-04-01}]}\n", MSG_SPEC_DATES_ORDER, 24, 53, 10, NULL},
    {TABLE(FINE) "paper: {parts: [{tables_of: t}, {table: t-south}]}\n", MSG_SPEC_PLACED_TWICE, 24, 41, 7, NULL},
    {HEAD "tables: {t: {title: \"{layer.label}\", corner: C, population: all, rows: {by: area}, columns: {label: N}}}\n",
     MSG_SPEC_TOKEN, 16, 22, 13, NULL},
    {HEAD "tables: {t: {title: T, corner: C, layers: {by: area}, text: {columns: [A], rows: [[a, b]]}}}\n", MSG_SPEC_KEY_NOT_HERE, 16, 43,
     0, NULL},
    {HEAD "tables: {t: {title: T, corner: C, layers: {by: area}, rows: {by: area}, columns: {label: N}}}\n", MSG_SPEC_NO_POPULATION, 16, 61,
     0, "population"},
    {HEAD "tables: {t: {title: T, corner: C, layers: {by: area}, population: al, rows: {by: area}, columns: {label: N}}}\n",
     MSG_SPEC_NO_SUCH, 16, 67, 2, "'all'"},
};

START_TEST(refusal) {
    spec_write("a.yaml", refusals[_i].text);
    enum status status = spec_try();
    spec_expect(&refusals[_i], status);
}
END_TEST

START_TEST(too_many_layers) {
    struct text_builder out = {.arena = spec_arena};
    text_add(&out, "boardpaper: 1\nreport: {title: T, publisher: P}\nlists: {l: {categories: [A0");
    for (int64_t i = 1; i <= 200; i++) text_add(&out, TEXT(spec_arena, ", A", text_from_int(spec_arena, i)));
    text_add(&out, "]}}\nsources: {s: {title: S, key: k, columns: {k: {type: text}, c: {type: category, list: l}}}}\n"
                   "populations: {all: {from: s}}\n"
                   "tables:\n  t: {title: T, corner: C, layers: {by: c}, population: all, rows: {by: c}, columns: {label: N}}\n");
    spec_write("a.yaml", text_done(&out));
    static const struct spec_expectation expected = {"201 layers", MSG_SPEC_LAYERS_MANY, 7, 41, 1, NULL};
    spec_expect(&expected, spec_try());
}
END_TEST

TCase *spec_layers_case(void) {
    TCase *test_case = spec_case("layers");
    tcase_add_test(test_case, a_table_for_each_group_and_the_whole);
    tcase_add_test(test_case, a_table_for_each_category);
    tcase_add_test(test_case, a_list_without_groups_is_one_table);
    tcase_add_test(test_case, charts_and_papers_know_the_layers);
    tcase_add_test(test_case, parts_stand_in_papers_of_their_time);
    tcase_add_test(test_case, notes_speak_of_their_layer);
    tcase_add_loop_test(test_case, refusal, 0, sizeof refusals / sizeof *refusals);
    tcase_add_test(test_case, too_many_layers);
    return test_case;
}
