/* result/report.c - look-up of a table, and the release step. */
#include "result/report.h"

#include "base/text.h"

const struct table *report_table(const struct report *report, const char *id) {
    for (size_t i = 0; i < report->n_tables; i++) {
        if (text_equal(report->tables[i]->id, id)) return report->tables[i];
    }
    return NULL;
}

/* Everything passes today, so the edition must say what that means: small numbers identify people. */
const struct report *report_release(struct arena *arena, struct report *computed) {
    (void)arena; /* a public edition will hold copies of the tables it changes */
    computed->edition = "Board edition: contains small numbers";
    computed->is_released = true;
    return computed;
}
