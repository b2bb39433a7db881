/* cli/command_reconcile.c - `reconcile`: computed figures, of a run or of an output folder, against published ones. */
#include "audit/reconcile.h"
#include "cli/command_table.h"

#include <sys/stat.h>

static bool is_folder(const char *path) {
    struct stat facts;
    return stat(path, &facts) == 0 && S_ISDIR(facts.st_mode);
}

struct computed {
    const struct computed_figure *figures;
    size_t n;
};

static enum status read_folder(struct session *session, const char *folder, struct computed *ret) {
    if (session->run_option) {
        DIAG(session->diags, MSG_USE_FOLDER_OPTION, NOWHERE, "name the specification instead", folder,
             session->run_option);
        return STATUS_USAGE;
    }
    const char *path = path_join(session->arena, folder, "evidence/figures.csv");
    return computed_of_figures_csv(session->arena, path, session->diags, &ret->figures, &ret->n);
}

/* A failed check leaves figures that can be compared; the answer is no all the same. */
static enum status compute(struct session *session, struct computed *ret) {
    struct run *run = NULL;
    enum status status = command_compute(session, &run);
    if (run) ret->n = computed_of_report(session->arena, run->report, &ret->figures);
    return status;
}

enum status command_reconcile(struct session *session) {
    const char *of = session->arguments[0];
    struct computed computed = {0};
    struct reconciliation *reconciliation = NULL;
    enum status first = is_folder(of) ? read_folder(session, of, &computed) : compute(session, &computed);
    if (first != STATUS_OK && first != STATUS_NO) return first;
    enum status status = reconcile(session->arena, computed.figures, computed.n, session->arguments[1], session->accept,
                                   session->diags, &reconciliation);
    if (reconciliation) text_add(&session->results, reconcile_text(session->arena, reconciliation));
    return status == STATUS_OK ? first : status;
}
