/* Keys and their values: unknown, missing, of the wrong type, out of range (E04 to E06, E21 to E23, E28, E32). */
#include "spec_fixture.h"

#include <string.h>

/* Line 3 is the first of the text. */
static const struct spec_expectation refusals[] = {
    {"tabels: {}\n", MSG_SPEC_UNKNOWN_KEY, 3, 1, 6, "'tables'"},
    {"sources: {s: {titel: S, title: S, key: k, columns: {k: {type: text}}}}\n", MSG_SPEC_UNKNOWN_KEY, 3, 15, 5,
     "'title'"},
    {"sources: {s: {title: S, key: k, columns: {k: {type: text, requird: true}}}}\n", MSG_SPEC_UNKNOWN_KEY, 3, 59, 7,
     "'required'"},
    {"sources: {s: {key: k, columns: {k: {type: text}}}}\n", MSG_SPEC_MISSING_KEY, 3, 11, 1, "title: Request and feedback log"},
    {"lists:\n  l: {title: L}\n", MSG_SPEC_MISSING_KEY, 4, 3, 1, "categories"},
    {"tables: {t: 7}\n", MSG_SPEC_TYPE, 3, 13, 1, NULL},
    {"tables: [t]\n", MSG_SPEC_TYPE, 3, 9, 1, NULL},
    {"notes:\n", MSG_SPEC_TYPE, 3, 7, 0, NULL},
    {"notes: {n: \"\"}\n", MSG_SPEC_TYPE, 3, 12, 2, NULL},
    {"notes: {n: [a]}\n", MSG_SPEC_TYPE, 3, 12, 1, NULL},
    {"notes:\n  n: {prior.label} was\n", MSG_SPEC_YAML, 4, 20, 1, NULL},
    {"lists: {l: {categories: []}}\n", MSG_SPEC_TYPE, 3, 25, 1, NULL},
    {"lists: {l: {categories: [[A, B]]}}\n", MSG_SPEC_TYPE, 3, 26, 1, NULL},
    {"sources: {s: {title: S, key: k, columns: {k: {type: text, required: yes}}}}\n", MSG_SPEC_TYPE, 3, 69, 3, NULL},
    {"sources: {s: {title: S, key: k, columns: {k: {type: text, required: \"true\"}}}}\n", MSG_SPEC_TYPE, 3, 69, 6,
     "without quotes"},
    {"sources: {s: {title: S, key: k, delimiter: ab, columns: {k: {type: text}}}}\n", MSG_SPEC_TYPE, 3, 44, 2, NULL},
    {"sources: {s: {title: S, key: k, skip_lines: 1.5, columns: {k: {type: text}}}}\n", MSG_SPEC_TYPE, 3, 45, 3, NULL},
    {"sources: {s: {title: S, key: k, skip_lines: 0x2, columns: {k: {type: text}}}}\n", MSG_SPEC_TYPE, 3, 45, 3, NULL},
    {"sources: {s: {title: S, key: k, skip_lines: -1, columns: {k: {type: text}}}}\n", MSG_SPEC_RANGE, 3, 45, 2, NULL},
    {"targets: {t: {source: steps, by: stage, limits: [{for: Stage 1, start: started, stop: done, working_days: "
     "0}]}}\n",
     MSG_SPEC_RANGE, 3, 107, 1, NULL},
    {"targets: {t: {source: steps, by: stage, limits: [{for: Stage 1, start: started, stop: done, working_days: "
     "-5}]}}\n",
     MSG_SPEC_RANGE, 3, 107, 2, NULL},
    {"targets: {t: {source: steps, by: stage, limits: [{for: Stage 1, start: started, stop: done, working_days: "
     "1000000000}]}}\n",
     MSG_SPEC_RANGE, 3, 107, 10, NULL},
    {"extracts: {log: {taken: 2008-02-30}}\n", MSG_SPEC_NO_SUCH_DAY, 3, 25, 10, NULL},
    {"extracts: {log: {taken: 30/02/2008}}\n", MSG_SPEC_TYPE, 3, 25, 10, NULL},
    {"extracts: {log: {taken: 2008-01-02, complete_from: 2008-01-03}}\n", MSG_SPEC_DATES_ORDER, 3, 25, 10, NULL},
    {"published: {p: {title: P, file: \"{later}.csv\", period: prior}}\n", MSG_SPEC_TOKEN, 3, 33, 0, "{last_year}"},
    {"extracts: {log: {file: \"{periods}/log.csv\"}}\n", MSG_SPEC_TOKEN, 3, 24, 0, "{period}"},
    {"checks: {c: {says: S, sum: [{period: prior}], equals: [received]}}\n", MSG_SPEC_MISSING_KEY, 3, 29, 0, "population"},
    {"checks: {c: {says: S, sum: [{population: received, published: prior}], equals: [received]}}\n",
     MSG_SPEC_KEY_NOT_HERE, 3, 63, 5, NULL},
    {"checks: {c: {says: S, sum: [{cell: a | b, published: prior}], equals: [received]}}\n", MSG_SPEC_TERM, 3, 36, 0, NULL},
    {"checks: {c: {says: S, sum: [{cell: one | b | c, period: prior}], equals: [received]}}\n", MSG_SPEC_KEY_NOT_HERE, 3, 57, 5,
     NULL},
    {"checks: {c: {says: S, sum: [{population: received, period: prior, by_period: {last: 2}}], equals: [received]}}\n",
     MSG_SPEC_KEY_NOT_HERE, 3, 60, 5, NULL},
    {"checks: {c: {says: S, sum: [{cell: one | b | c, by_period: {last: 2}}], equals: [received]}}\n", MSG_SPEC_KEY_NOT_HERE, 3, 60, 0,
     NULL},
    {"checks: {c: {says: S, sum: [{cell: one | b | c, published: piror}], equals: [received]}}\n", MSG_SPEC_NO_SUCH, 3, 60, 5,
     "'prior'"},
    {"published: {p: {title: P, file: p.csv, period: 2008/10}}\n", MSG_SPEC_PERIOD, 3, 48, 7, "2007/08"},
    {"published: {p: {title: P, file: p.csv, period: 2008-06-30..2008-04-01}}\n", MSG_SPEC_PERIOD, 3, 48, 22, NULL},
    {"sources: {s: {title: S, key: k, columns: {k: {type: string}}}}\n", MSG_SPEC_CHOICE, 3, 53, 6, "text"},
    {"sources: {s: {title: S, key: k, encoding: utf8, columns: {k: {type: text}}}}\n", MSG_SPEC_CHOICE, 3, 43, 4,
     "'utf-8'"},
    {"sources: {s: {title: S, key: k, dates: dd/mm/yy, columns: {k: {type: text}}}}\n", MSG_SPEC_CHOICE, 3, 40, 8,
     "'dd/mm/yyyy'"},
    {"tables: {a b: {title: T, corner: C, text: {columns: X, rows: [[a, b]]}}}\n", MSG_SPEC_NAME, 3, 10, 3, NULL},
    {"charts: {../x: {table: one, kind: bar, columns: number}}\n", MSG_SPEC_NAME, 3, 10, 4, NULL},
    {"populations: {my-own: {from: log}}\n", MSG_SPEC_NAME, 3, 15, 6, NULL},
    {"sources: {s: {title: S, key: k, columns: {k: {type: text}, period: {type: text}}}}\n", MSG_SPEC_NAME, 3, 60, 6,
     "header"},
    {"notes: {n: \"in {period.lable}\"}\n", MSG_SPEC_TOKEN, 3, 16, 14, "{period.label}"},
    {"notes: {n: A {x} note}\n", MSG_SPEC_YAML, 3, 14, 0, NULL},
};

START_TEST(test_refusal) {
    enum status status = spec_try_with_base(refusals[_i].text);
    struct spec_expectation expected = refusals[_i];
    bool is_yaml = expected.message == MSG_SPEC_YAML && diags_count(spec_diags) > 0;
    if (is_yaml) expected.column = diags_at(spec_diags, 0)->place.column;
    spec_expect(&expected, status);
}
END_TEST

static const struct spec_expectation reports[] = {
    {"boardpaper: 2\nwhatever: 1\n", MSG_SPEC_UNKNOWN_KEY, 2, 1, 8, NULL},
    {"boardpaper: 2\nreport: {title: T, publisher: P}\n", MSG_SPEC_VERSION, 1, 13, 1, "later program"},
    {"boardpaper: \"1\"\nreport: {title: T, publisher: P}\n", MSG_SPEC_TYPE, 1, 13, 3, "without quotes"},
    {"report: {title: T, publisher: P}\n", MSG_SPEC_MISSING_KEY, 1, 1, 0, "boardpaper: 1"},
    {"boardpaper: 1\n", MSG_SPEC_MISSING_KEY, 1, 1, 0, "report"},
    {"boardpaper: 1\nreport: {publisher: P}\n", MSG_SPEC_MISSING_KEY, 2, 9, 0, "title"},
    {"boardpaper: 1\nreport: {title: T, publisher: P, id: a/../b}\n", MSG_SPEC_NAME, 2, 38, 6, NULL},
    {"boardpaper: 1\nreport: {title: T, publisher: P, id: \"..\"}\n", MSG_SPEC_NAME, 2, 38, 4, NULL},
    {"boardpaper: 1\nreport: {title: \"{now}\", publisher: P}\n", MSG_SPEC_TOKEN, 2, 18, 5, NULL},
    {"boardpaper: 1\nreport: {title: T, publisher: P, period: 2007-13}\n", MSG_SPEC_PERIOD, 2, 42, 7, NULL},
    {"- boardpaper\n", MSG_SPEC_TYPE, 1, 1, 0, NULL},
    {"boardpaper: 1\nreport: {title: T, publisher: P}\ncalendar: {bank_holidays: b.csv, closure_days: [2007-12-27, "
     "today]}\n",
     MSG_SPEC_TYPE, 3, 61, 5, NULL},
};

START_TEST(test_report) {
    spec_write("a.yaml", reports[_i].text);
    enum status status = spec_try();
    if (_i > 0) {
        spec_expect(&reports[_i], status);
        return;
    }
    ck_assert_uint_eq(diags_count(spec_diags), 2); /* the unknown key, and the version */
    ck_assert_int_eq(diags_at(spec_diags, 1)->message, MSG_SPEC_VERSION);
}
END_TEST

/* Everything wrong is told in one go, and what is wrong once is told once. */
START_TEST(test_all_at_once) {
    static const enum message expected[] = {MSG_SPEC_TOKEN,     MSG_SPEC_TWO_CATEGORIES, MSG_SPEC_NO_COLUMN,
                                            MSG_SPEC_CHOICE,    MSG_SPEC_NO_SUCH,        MSG_EXPR_NAME,
                                            MSG_SPEC_NO_COLUMN, MSG_SPEC_UNKNOWN_KEY};
    spec_try_with_base("notes: {n: \"{x}\"}\n"
                       "lists: {l: {categories: [A, A]}}\n"
                       "sources:\n"
                       "  s: {title: S, key: j, columns: {k: {type: category, list: l}, m: {type: txt}}}\n"
                       "populations:\n"
                       "  on_bad: {from: s, where: n = 'X'}\n"
                       "  p: {from: lgo}\n"
                       "  q: {from: log, where: recieved in period}\n"
                       "tables:\n"
                       "  t1: {title: T, corner: C, population: p, rows: {by: x}, columns: {label: L}}\n"
                       "  t2: {title: T, corner: C, population: received, rows: {by: regoin}, columns: {label: L}}\n"
                       "  t3: {title: T, corner: C, popluation: received, rows: {by: region}, columns: {label: L}}\n");
    diags_sort(spec_diags);
    ck_assert_msg(diags_count(spec_diags) == sizeof expected / sizeof *expected, "%s", spec_messages());
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        ck_assert_msg(diags_at(spec_diags, i)->message == expected[i], "message %zu of\n%s", i, spec_messages());
}
END_TEST

/* Found by fuzzing: a list that cannot be used, named by a column that has no use for one; a field without a value. */
START_TEST(test_found_by_fuzzing) {
    spec_try_with_base("lists: {l: {categories: [A, A]}}\n"
                       "sources: {s: {title: S, key: k, columns: {k: {type: text, list: l}}, fields: {f: {}}}}\n"
                       "populations: {p: {from: s, where: m > 1}}\n");
    ck_assert_msg(diags_count(spec_diags) == 3, "%s", spec_messages());
    spec_try_with_base("lists: {l: {categories: [A, A]}}\n"
                       "sources: {s: {title: S, key: k, columns: {k: {type: text, list: l}}}}\n"
                       "populations: {p: {from: s, where: m > 1}}\n");
    ck_assert_msg(diags_count(spec_diags) == 3, "%s", spec_messages());
}
END_TEST

TCase *spec_keys_case(void) {
    TCase *test_case = spec_case("keys");
    tcase_add_loop_test(test_case, test_refusal, 0, sizeof refusals / sizeof *refusals);
    tcase_add_loop_test(test_case, test_report, 0, sizeof reports / sizeof *reports);
    tcase_add_test(test_case, test_all_at_once);
    tcase_add_test(test_case, test_found_by_fuzzing);
    return test_case;
}
