/* Where pages end: pages/page_breaks.h with sizes made up for it. Pages are 100 high, turned ones 60. */
#include "paper/pages/page_breaks.h"

#include "test_paper.h"

static struct arena *arena;

static void set_up(void) {
    arena = arena_open();
}

static void tear_down(void) {
    arena_close(arena);
}

static const struct page_room room = {100.0, 60.0};

static struct page_breaks broken(const struct piece_size *pieces, size_t n) {
    return page_breaks(arena, pieces, n, room);
}

START_TEST(test_full_pages) {
    struct piece_size pieces[10];
    for (size_t i = 0; i < 10; i++) pieces[i] = (struct piece_size){.height_pt = 25.0};
    struct page_breaks breaks = broken(pieces, 10);
    ck_assert_uint_eq(breaks.n_pages, 3);
    ck_assert_uint_eq(breaks.pages[0].end, 4);
    ck_assert_uint_eq(breaks.pages[1].end, 8);
}
END_TEST

/* A heading that would end the first page goes with what it heads. */
START_TEST(test_heading_goes_along) {
    struct piece_size pieces[] = {{.height_pt = 80.0}, {.height_pt = 15.0, .break_cost = BREAK_NEVER}, {.height_pt = 20.0}};
    struct page_breaks breaks = broken(pieces, 3);
    ck_assert_uint_eq(breaks.n_pages, 2);
    ck_assert_uint_eq(breaks.pages[0].end, 1);
}
END_TEST

/* Four rows and a header: the space above the first piece does not count, the repeated header does. */
START_TEST(test_repeated_header) {
    struct piece_size rows[5];
    for (size_t i = 0; i < 5; i++) rows[i] = (struct piece_size){.before_pt = i == 0 ? 50.0 : 0.0, .height_pt = 30.0, .repeat_pt = i == 0 ? 0.0 : 30.0};
    struct page_breaks breaks = broken(rows, 5);
    ck_assert_uint_eq(breaks.n_pages, 2);
    ck_assert_uint_eq(breaks.pages[0].end, 3);
}
END_TEST

START_TEST(test_wide_pages) {
    struct piece_size pieces[] = {{.height_pt = 20.0}, {.height_pt = 50.0, .is_wide = true}, {.height_pt = 20.0}};
    struct page_breaks breaks = broken(pieces, 3);
    ck_assert_uint_eq(breaks.n_pages, 3);
    ck_assert(!breaks.pages[0].is_wide && breaks.pages[1].is_wide && !breaks.pages[2].is_wide);
}
END_TEST

START_TEST(test_too_high_a_piece) {
    struct piece_size pieces[] = {{.height_pt = 20.0}, {.height_pt = 500.0}, {.height_pt = 20.0}};
    ck_assert_uint_eq(broken(pieces, 3).n_pages, 3);
    ck_assert_uint_eq(broken(pieces, 0).n_pages, 0);
}
END_TEST

/* A chart that just does not fit is made lower, and the spaces with it: 60 + 10 + 35 is 5 too high; spaces give 25% of 10, the chart 7.5. */
START_TEST(test_tight_page) {
    struct piece_size pieces[] = {{.height_pt = 60.0}, {.before_pt = 10.0, .height_pt = 35.0, .shrink_pt = 7.5}, {.height_pt = 50.0}};
    struct page_breaks breaks = broken(pieces, 3);
    ck_assert_uint_eq(breaks.n_pages, 2);
    ck_assert_uint_eq(breaks.pages[0].end, 2);
    ck_assert_double_eq_tol(breaks.pages[0].ease, -0.5, 1e-9);
    ck_assert_double_eq_tol(piece_before_pt(&pieces[1], -0.5), 8.75, 1e-9);
    ck_assert_double_eq_tol(piece_height_pt(&pieces[1], -0.5), 31.25, 1e-9);
    ck_assert_double_eq_tol(breaks.pages[1].ease, 0.0, 1e-9); /* the last page is not spread */
}
END_TEST

/* Spaces grow by up to 60%: 40 + 20 + 34 leaves 6, half of what 20 can give. 40 + 20 + 14 leaves 26, more than twice of it: no spreading. */
START_TEST(test_loose_page) {
    struct piece_size pieces[] = {{.height_pt = 40.0}, {.before_pt = 20.0, .height_pt = 34.0}, {.height_pt = 50.0}};
    ck_assert_double_eq_tol(broken(pieces, 3).pages[0].ease, 0.5, 1e-9);
    ck_assert_double_eq_tol(piece_before_pt(&pieces[1], 0.5), 26.0, 1e-9);
    pieces[1].height_pt = 14.0;
    ck_assert_double_eq_tol(broken(pieces, 3).pages[0].ease, 0.0, 1e-9);
}
END_TEST

TCase *breaks_case(void) {
    TCase *tests = tcase_create("breaks");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_full_pages);
    tcase_add_test(tests, test_heading_goes_along);
    tcase_add_test(tests, test_repeated_header);
    tcase_add_test(tests, test_wide_pages);
    tcase_add_test(tests, test_too_high_a_piece);
    tcase_add_test(tests, test_tight_page);
    tcase_add_test(tests, test_loose_page);
    return tests;
}
