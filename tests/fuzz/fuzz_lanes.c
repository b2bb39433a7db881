/* tests/fuzz/fuzz_lanes.c - random extracts through both lanes of the reader: the same rows, values, lines, messages and facts.
 *
 *     fuzz-lanes [CASES [FIRST-SEED]]
 *
 * What is not mutated must go through the fast lane; else the comparison would prove nothing. */
#include "../unit/extract/support.h"
#include "csv_grammar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_same(const char *a, const char *b) {
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

/* What differs, or NULL. */
static const char *difference(const struct outcome *careful, const struct outcome *fast) {
    if (careful->status != fast->status) return "status";
    if (!is_same(careful->messages, fast->messages)) return "messages";
    if (careful->status == STATUS_OK && !is_same(careful->rows, fast->rows)) return "rows";
    return is_same(careful->facts, fast->facts) ? NULL : "facts";
}

static bool tell(uint64_t seed, struct way way, const char *what, const struct csv_sample *sample, const struct outcome *careful,
                 const struct outcome *fast) {
    printf("# seed %llu, blocks of %zu, %zu workers, %s: %s differ\n--- careful\n%s%s%s--- fast lane\n%s%s%s--- file\n",
           (unsigned long long)seed, way.block_limit, way.n_workers, way.cpu ? way.cpu : "best", what, careful->messages, careful->rows,
           careful->facts ? careful->facts : "", fast->messages, fast->rows, fast->facts ? fast->facts : "");
    fwrite(sample->bytes, 1, sample->n, stdout);
    return false;
}

/* Two ways of each sample, others for each seed. */
static bool try_seed(uint64_t seed, size_t *n_fast) {
    struct arena *arena = arena_open();
    struct csv_sample sample = csv_grammar_sample(arena, seed);
    struct read_case test = {.schema = FULL, .n = sample.n, .is_keyless = seed % 3 != 0};
    struct outcome careful = read_files(arena, &test, &sample.bytes, 1, CAREFUL);
    bool is_fine = true;
    for (uint64_t i = 0; i < 2 && sample.n > 0 && is_fine; i++) {
        struct way way = fast_ways[(seed + i * 5) % n_fast_ways];
        struct outcome fast = read_files(arena, &test, &sample.bytes, 1, way);
        const char *what = difference(&careful, &fast);
        bool is_regular = !sample.is_mutated && careful.status == STATUS_OK;
        if (!what && is_regular && !fast.was_fast) what = "ways (not the fast lane)";
        if (what) is_fine = tell(seed, way, what, &sample, &careful, &fast);
        *n_fast += fast.was_fast;
    }
    arena_close(arena);
    return is_fine;
}

static uint64_t n_cases = 1500, first_seed = 1;

START_TEST(lanes_agree) {
    size_t n_fast = 0;
    for (uint64_t seed = first_seed; seed < first_seed + n_cases; seed++) ck_assert(try_seed(seed, &n_fast));
    ck_assert_msg(n_fast > n_cases / 2, "only %zu of %llu readings were by the fast lane", n_fast, (unsigned long long)n_cases * 2);
}
END_TEST

int main(int n_args, char **args) {
    if (getenv("BOARDPAPER_FEW_CASES") != NULL) n_cases = 20;
    if (n_args > 1) n_cases = strtoull(args[1], NULL, 10);
    if (n_args > 2) first_seed = strtoull(args[2], NULL, 10);
    Suite *suite = suite_create("lanes");
    TCase *tcase = tcase_create("lanes");
    tcase_set_timeout(tcase, 0);
    tcase_add_test(tcase, lanes_agree);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_NOFORK);
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed != 0;
}
