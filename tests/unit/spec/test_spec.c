/* The specification: YAML, keys, names, tables, files, schema and manual. */
#include "spec_fixture.h"

#include <stdlib.h>

int main(void) {
    TCase *(*const cases[])(void) = {spec_shipped_case, spec_model_case,  spec_yaml_case,  spec_keys_case,
                                     spec_names_case,   spec_tables_case, spec_files_case, spec_manual_case,
                                     spec_paper_case,  spec_charts_case, spec_layers_case, spec_versions_case,
                                     spec_bands_case,  spec_parameters_case};
    Suite *suite = suite_create("spec");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) suite_add_tcase(suite, cases[i]());
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
