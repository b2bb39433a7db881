/* tests/unit/base/test_path.c */
#include "base/file.h"
#include "test_base.h"

#include <fcntl.h>
#include <unistd.h>

static const struct join_row {
    const char *folder, *path, *joined;
} joins[] = {
    {"a", "b", "a/b"},
    {"a/", "b", "a/b"},
    {"a", "/b", "/b"},
    {"a/b", "../c", "a/c"},
    {"a", "../..", ".."},
    {"a", "..", "."},
    {".", "x", "x"},
    {".", ".", "."},
    {"/", "x", "/x"},
    {"/", "..", "/"},
    {"/a", "../../b", "/b"},
    {"..", "x", "../x"},
    {"..", "..", "../.."},
    {"../a", "../../b", "../../b"},
    {"a//b", "./c/", "a/b/c"},
    {"", "x", "x"},
    {"", "", "."},
    {"a", "...", "a/..."},
    {"a", "..b", "a/..b"},
    {"..", "a/../..", "../.."},
};

START_TEST(paths_are_joined_and_normalised) {
    ck_assert_str_eq(path_join(test_arena, joins[_i].folder, joins[_i].path), joins[_i].joined);
}
END_TEST

static const struct part_row {
    const char *path, *folder, *name, *stem;
} parts[] = {
    {"a/b/log.csv", "a/b", "log.csv", "log"},
    {"log.2007.csv", ".", "log.2007.csv", "log.2007"},
    {"/log", "/", "log", "log"},
    {"a/b/", "a", "b", "b"},
    {".hidden", ".", ".hidden", ".hidden"},
    {"a/.x.y", "a", ".x.y", ".x"},
    {"//a", "/", "a", "a"},
    {"a//b", "a", "b", "b"},
};

START_TEST(paths_have_parts) {
    ck_assert_str_eq(path_folder(test_arena, parts[_i].path), parts[_i].folder);
    ck_assert_str_eq(path_name(test_arena, parts[_i].path), parts[_i].name);
    ck_assert_str_eq(path_stem(test_arena, parts[_i].path), parts[_i].stem);
}
END_TEST

START_TEST(paths_lie_below_a_root_or_not) {
    ck_assert_str_eq(path_below(test_arena, "/a/b", "/a/b/c/d"), "c/d");
    ck_assert_str_eq(path_below(test_arena, "/a/b/", "/a/b"), "");
    ck_assert_str_eq(path_below(test_arena, "/", "/a/b"), "a/b");
    ck_assert_str_eq(path_below(test_arena, "/", "/"), "");
    ck_assert_str_eq(path_below(test_arena, "/a", "/a/b/../c"), "c");
    ck_assert_ptr_null(path_below(test_arena, "/a/b", "/a/bc"));
    ck_assert_ptr_null(path_below(test_arena, "/a/b", "/a"));
    ck_assert_ptr_null(path_below(test_arena, "/a/b", "/a/b/../c"));
}
END_TEST

START_TEST(paths_as_a_file_writes_them) {
    ck_assert_str_eq(path_from(test_arena, ".", "a/b.csv"), "a/b.csv");
    ck_assert_str_eq(path_from(test_arena, "a", "a/b.csv"), "b.csv");
    ck_assert_str_eq(path_from(test_arena, "a", "a/c/./b.csv"), "c/b.csv");
    ck_assert_str_eq(path_from(test_arena, "a/c", "a/b.csv"), "../b.csv");
    ck_assert_str_eq(path_from(test_arena, "a", "ab/c.csv"), "../ab/c.csv");
    ck_assert_str_eq(path_from(test_arena, "ab", "a/c.csv"), "../a/c.csv");
    ck_assert_str_eq(path_from(test_arena, "../a", "../c/b.csv"), "../c/b.csv");
    ck_assert_str_eq(path_from(test_arena, "a", "../b.csv"), "../../b.csv");
    ck_assert_str_eq(path_from(test_arena, "/a/c", "/a/d/b.csv"), "../d/b.csv");
    ck_assert_str_eq(path_from(test_arena, "/", "/b.csv"), "b.csv");
    ck_assert_ptr_null(path_from(test_arena, "/a", "a/b.csv"));
    ck_assert_ptr_null(path_from(test_arena, "../a", "b.csv"));
}
END_TEST

START_TEST(real_paths_follow_links) {
    ck_assert_int_ge(close(open("file", O_CREAT | O_WRONLY, 0666)), 0);
    ck_assert_int_eq(symlink("file", "link"), 0);
    ck_assert_str_eq(path_real(test_arena, "link"), path_real(test_arena, "./file"));
    ck_assert_int_eq(path_real(test_arena, "link")[0], '/');
    ck_assert_ptr_null(path_real(test_arena, "missing"));
    ck_assert(file_exists("file") && file_exists("link") && !file_exists("missing") && !file_exists("."));
}
END_TEST

TCase *path_case(void) {
    TCase *test_case = new_folder_case("path");
    tcase_add_loop_test(test_case, paths_are_joined_and_normalised, 0, (int)(sizeof joins / sizeof *joins));
    tcase_add_loop_test(test_case, paths_have_parts, 0, (int)(sizeof parts / sizeof *parts));
    tcase_add_test(test_case, paths_lie_below_a_root_or_not);
    tcase_add_test(test_case, paths_as_a_file_writes_them);
    tcase_add_test(test_case, real_paths_follow_links);
    return test_case;
}
