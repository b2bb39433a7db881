/* tabulate/about/about.c - the tables about the figures, in the order in which the workbook shows them. */
#include "tabulate/about/about.h"

/* The extracts that were read. */
const char *about_sources_words(struct working *working) {
    const struct model *model = working->inputs->plan->model;
    const struct report *report = working->report;
    struct text_builder out = {.arena = working->arena};
    for (size_t i = 0; i < report->n_sources; i++)
        for (size_t k = 0; k < model->n_sources; k++) {
            if (!text_equal(model->sources[k].name, report->sources[i].id)) continue;
            if (out.n > 0) text_add(&out, "; ");
            text_add(&out, words_of_extract(working, &model->sources[k]));
        }
    return text_done(&out);
}

void about_make(struct working *working) {
    const struct table **tables = ARENA_ARRAY(working->arena, const struct table *, 2);
    struct report *report = working->report;
    counting_rules_make(working);
    data_quality_make(working);
    report->about = tables;
    if (report->n_rules > 0) tables[report->n_about++] = counting_rules_table(working);
    if (report->quality->n_sources > 0) tables[report->n_about++] = data_quality_sheet(working);
}
