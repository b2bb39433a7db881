/* Tables by bands of numbers and days: what is on a bound, below the first and without a value. */
#include "test_tabulate.h"

#include "base/text.h"
#include "little_report.h"

#define SPEC(bands, rows)                                                                                              \
    "sources:\n  more:\n    title: More\n    key: ref\n    dates: yyyy-mm-dd\n"                                        \
    "    columns: {ref: {type: text}, days: {type: integer}, day: {type: date}}\n"                                     \
    "    fields: {band: {bands: {" bands "}}}\n"                                                                       \
    "populations: {all: {from: more, label: items}}\n"                                                                 \
    "tables:\n  t: {title: T, corner: C, population: all, rows: " rows ", columns: [{label: N}, {label: Sum, sum: days}]}\n"
/* Days -1, 0, 10, 11, 20, 21, 40, 41, 100 and none: each bound and the day before it. */
#define DAYS "ref,days\na,-1\nb,0\nc,10\nd,11\ne,20\nf,21\ng,40\nh,41\ni,100\nj,\n"

static void expect(const char *spec, const char *more, const char *drawn) {
    const struct little_case given = {.spec = spec, .more = more};
    little_expect(&given, drawn);
}

START_TEST(numbers_on_their_bounds) {
    expect(SPEC("of: days, from: [0, 11, 21, 41]", "{by: band, missing: None, total: Total}"), DAYS,
           "C | N | Sum\n0 to 10 | 2 | 10\n11 to 20 | 2 | 31\n21 to 40 | 2 | 61\n41 and over | 2 | 141\nNone | 2 | -1\nTotal | 10 | 242\n");
    expect(SPEC("of: days, from: [0, 11, 21, 41], below: Early, labels: [A, B, C, D]", "{by: band, missing: None, total: Total}"), DAYS,
           "C | N | Sum\nEarly | 1 | -1\nA | 2 | 10\nB | 2 | 31\nC | 2 | 61\nD | 2 | 141\nNone | 1 | 0\nTotal | 10 | 242\n");
}
END_TEST

START_TEST(days_on_their_bounds) {
    expect(SPEC("of: day, from: [2007-04-01, 2008-04-01]", "{by: band, missing: None}"),
           "ref,day,days\na,2007-03-31,1\nb,2007-04-01,2\nc,2008-03-31,4\nd,2008-04-01,8\ne,,16\n",
           "C | N | Sum\n1 April 2007 to 31 March 2008 | 2 | 6\n1 April 2008 and later | 1 | 8\nNone | 2 | 17\n");
}
END_TEST

/* The days before and after the whole, and both ends of each month: what is outside has no band. */
START_TEST(days_of_months) {
    expect(SPEC("of: day, every: month, from: 2008-02-01, until: 2008-03-31", "{by: band, missing: None, total: Total}"),
           "ref,day,days\na,2008-01-31,1\nb,2008-02-01,2\nc,2008-02-29,4\nd,2008-03-01,8\ne,2008-03-31,16\nf,2008-04-01,32\ng,,64\n",
           "C | N | Sum\nFebruary 2008 | 2 | 6\nMarch 2008 | 2 | 24\nNone | 3 | 97\nTotal | 7 | 127\n");
}
END_TEST

/* A condition names a band as any category, and bands have the order of their bounds. */
START_TEST(bands_in_conditions) {
    expect(SPEC("of: days, from: [0, 11, 21, 41]", "[{label: Short, where: band <= '11 to 20'}, {label: Long, where: band = '41 and over'}]"), DAYS,
           "C | N | Sum\nShort | 4 | 41\nLong | 2 | 141\n");
}
END_TEST

TCase *band_tests(void) {
    TCase *tests = tcase_create("bands");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, numbers_on_their_bounds);
    tcase_add_test(tests, days_on_their_bounds);
    tcase_add_test(tests, days_of_months);
    tcase_add_test(tests, bands_in_conditions);
    return tests;
}
