/* Names of nothing, names twice, and what does not go together in lists, sources, targets, populations and checks. */
#include "spec_fixture.h"

static const struct spec_expectation refusals[] = {
    /* lists */
    {"lists: {l: {categories: [A, B, A]}}\n", MSG_SPEC_TWO_CATEGORIES, 3, 32, 1, NULL},
    {"lists: {l: {categories: [A, {label: B, aliases: [a, A]}]}}\n", MSG_SPEC_TWO_CATEGORIES, 3, 29, 0, NULL},
    {"lists: {l: {match: folded, categories: [Not known, not  Known]}}\n", MSG_SPEC_TWO_CATEGORIES, 3, 52, 10, NULL},
    {"lists: {l: {categories: [A b, A-b]}}\n", MSG_SPEC_REPEATED, 3, 31, 3, NULL},
    {"lists: {l: {groups: {id: g, label: G}, categories: [{label: A, group: h}]}}\n", MSG_SPEC_NO_SUCH, 3, 71, 1, "g"},
    {"lists: {l: {groups: [{id: g, label: G}, {id: g, label: H}], categories: [A]}}\n", MSG_SPEC_REPEATED, 3, 46, 1,
     NULL},
    {"lists: {l: {categories: [{label: A, note: frist}]}}\n", MSG_SPEC_NO_SUCH, 3, 43, 5, "'first'"},
    {"lists: {l: {categories: [{label: A, since: 2008-04-01, until: 2008-03-31}]}}\n", MSG_SPEC_DATES_ORDER, 3, 63, 10,
     NULL},
    {"lists: {l: {categories: [{label: A, labels: {long: [a]}}]}}\n", MSG_SPEC_TYPE, 3, 52, 1, NULL},
    {"lists: {kinds: {categories: [A]}}\n", MSG_SPEC_DEFINED_TWICE, 3, 9, 5, "rename"},
    {"report: {title: T, publisher: P}\n", MSG_SPEC_DEFINED_TWICE, 3, 9, 1, NULL},
    /* sources */
    {"sources: {s: {title: S, key: j, columns: {k: {type: text}}}}\n", MSG_SPEC_NO_COLUMN, 3, 30, 1, NULL},
    {"sources: {s: {title: S, key: [k, k], columns: {k: {type: text}}}}\n", MSG_SPEC_REPEATED, 3, 34, 1, NULL},
    {"sources: {s: {title: S, key: k, known_from: k, columns: {k: {type: text}}}}\n", MSG_SPEC_COLUMN_KIND, 3, 45, 1,
     NULL},
    {"sources: {s: {title: S, key: k, columns: {k: {type: text, known_from: d}}}}\n", MSG_SPEC_NO_COLUMN, 3, 71, 1,
     "k"},
    {"sources: {s: {title: S, key: k, columns: {k: {type: category}}}}\n", MSG_SPEC_MISSING_KEY, 3, 43, 1, "list"},
    {"sources: {s: {title: S, key: k, columns: {k: {type: category, list: kind}}}}\n", MSG_SPEC_NO_SUCH, 3, 69, 4,
     "'kinds'"},
    {"sources: {s: {title: S, key: k, columns: {k: {type: text, list: kinds}}}}\n", MSG_SPEC_KEY_NOT_HERE, 3, 65, 5,
     NULL},
    {"sources: {s: {title: S, key: k, columns: {k: {type: text, format: yyyymmdd}}}}\n", MSG_SPEC_KEY_NOT_HERE, 3, 67,
     8, NULL},
    {"sources: {s: {title: S, key: k, columns: {k: {type: date}}}}\n", MSG_SPEC_MISSING_KEY, 3, 43, 1, "dates"},
    {"sources: {s: {title: S, key: k, columns: {k: {type: text}}, belongs_to: {lgo: k}}}\n", MSG_SPEC_NO_SUCH, 3, 74, 3,
     "'log'"},
    {"sources: {s: {title: S, key: k, columns: {k: {type: text}}, belongs_to: {steps: k}}}\n", MSG_SPEC_LINK_KEY, 3, 74,
     5, NULL},
    {"sources: {s: {title: S, key: k, columns: {k: {type: text}}, belongs_to: {log: k, s: k}}}\n", MSG_SPEC_TYPE, 3, 73,
     1, "{log: ref}"},
    {"sources: {s: {title: S, key: k, columns: {k: {type: text}}, belongs_to: {s: k}}}\n", MSG_SPEC_LINK_LOOP, 3, 74, 1,
     NULL},
    {"sources:\n"
     "  s: {title: S, key: k, columns: {k: {type: text}}, belongs_to: {u: k}}\n"
     "  u: {title: S, key: k, columns: {k: {type: text}}, belongs_to: {s: k}}\n",
     MSG_SPEC_LINK_LOOP, 4, 66, 1, NULL},
    {"sources: {s: {title: S, key: k, columns: {k: {type: text}}, fields: {k: {value: 1}}}}\n", MSG_SPEC_REPEATED, 3,
     70, 1, NULL},
    {"sources: {s: {title: S, key: k, columns: {k: {type: text}}, fields: {f: {value: g + 1}, g: {value: 1}}}}\n",
     MSG_EXPR_NAME, 3, 81, 1, NULL},
    {"sources: {s: {title: S, key: k, columns: {k: {type: text}}, fields: {f: {list: kinds, value: "
     "\"'Complain'\"}}}}\n",
     MSG_EXPR_CATEGORY, 3, 95, 10, "Complaint"},
    {"sources: {s: {title: S, key: k, columns: {k: {type: text}}, rules: [{that: k > 1, says: x}]}}\n",
     MSG_EXPR_COMPARE, 3, 78, 1, NULL},
    {"extracts: {lgo: {file: a.csv}}\n", MSG_SPEC_NO_SUCH, 3, 12, 3, "'log'"},
    /* targets */
    {"targets: {t: {source: stpes, by: stage, limits: [{for: Stage 1, start: started, stop: done, working_days: "
     "5}]}}\n",
     MSG_SPEC_NO_SUCH, 3, 23, 5, "'steps'"},
    {"targets: {t: {source: steps, by: ref, limits: [{for: Stage 1, start: started, stop: done, working_days: 5}]}}\n",
     MSG_SPEC_COLUMN_KIND, 3, 34, 3, NULL},
    {"targets: {t: {source: steps, by: stage, limits: [{for: Stage 7, start: started, stop: done, working_days: "
     "5}]}}\n",
     MSG_SPEC_NO_CATEGORY, 3, 56, 7, "Stage"},
    {"targets: {t: {source: steps, by: stage, limits: [{for: Stage 1, start: ref, stop: done, working_days: 5}]}}\n",
     MSG_SPEC_COLUMN_KIND, 3, 72, 3, NULL},
    {"targets:\n"
     "  t:\n"
     "    source: steps\n"
     "    by: stage\n"
     "    limits:\n"
     "      - {for: Stage 1, start: started, stop: done, working_days: 5, until: 2008-03-31}\n"
     "      - {for: Stage 1, start: started, stop: done, working_days: 7, since: 2008-03-31}\n",
     MSG_SPEC_LIMITS_OVERLAP, 9, 9, 0, "until"},
    {"targets: {stage: {source: steps, by: stage, limits: [{for: Stage 1, start: started, stop: done, working_days: "
     "5}]}}\n",
     MSG_SPEC_REPEATED, 3, 11, 5, NULL},
    /* populations, published, checks, charts */
    {"populations: {p: {from: log, where: kind = 'Complian'}}\n", MSG_EXPR_CATEGORY, 3, 44, 10, "Complaint"},
    {"populations:\n  p:\n    from: log\n    where: >\n      kind = 'Complaint' and\n      recieved in period\n",
     MSG_EXPR_NAME, 8, 7, 8, "received"},
    {"checks: {c: {says: s, sum: [recieved], equals: [received]}}\n", MSG_SPEC_NO_SUCH, 3, 29, 8, "'received'"},
    {"checks: {c: {says: s, sum: [one | total], equals: [received]}}\n", MSG_SPEC_TERM, 3, 29, 11, NULL},
    {"checks: {c: {says: s, sum: [on | total | number], equals: [received]}}\n", MSG_SPEC_NO_SUCH, 3, 29, 19, "'one'"},
    {"charts: {c: {table: two, kind: bar, columns: number}}\n", MSG_SPEC_NO_SUCH, 3, 21, 3, "one"},
    {"charts: {c: {table: words, kind: bar, columns: number}}\n", MSG_SPEC_CHART_OF_WORDS, 3, 21, 5, NULL},
    {"charts: {c: {table: one, kind: par, columns: number}}\n", MSG_SPEC_CHOICE, 3, 32, 3, "bar"},
};

START_TEST(test_refusal) {
    enum status status = spec_try_with_base(refusals[_i].text);
    spec_expect(&refusals[_i], status);
}
END_TEST

TCase *spec_names_case(void) {
    TCase *test_case = spec_case("names");
    tcase_add_loop_test(test_case, test_refusal, 0, sizeof refusals / sizeof *refusals);
    return test_case;
}
