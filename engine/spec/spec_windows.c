/* spec/spec_windows.c - the periods that stand to another in a fixed way, and file names that hold them. */
#include "spec/spec.h"

#include "base/text.h"

/* Months and other days belong to no kind of year: the report's own period says which it thinks in. */
int spec_year_begins(const struct model *model, struct period period) {
    bool is_of_any_year = period.kind == PERIOD_MONTH || period.kind == PERIOD_CUSTOM;
    if (model->year_begins != 0) return model->year_begins;
    enum period_kind kind = is_of_any_year && model->has_period ? model->period.kind : period.kind;
    return kind == PERIOD_FINANCIAL_YEAR || kind == PERIOD_FINANCIAL_QUARTER ? 4 : 1;
}

struct period spec_window(const struct model *model, struct period base, struct model_window window) {
    switch (window.kind) {
    case WINDOW_PRIOR: return period_prior(base);
    case WINDOW_LAST_YEAR: return period_last_year(base);
    case WINDOW_TO_DATE: return period_to_date(base, spec_year_begins(model, base));
    case WINDOW_LITERAL: return window.period;
    case WINDOW_NONE:
    case WINDOW_PERIOD: return base;
    }
    return base;
}

const struct path_token path_tokens[] = {{"{period}", WINDOW_PERIOD},
                                         {"{prior}", WINDOW_PRIOR},
                                         {"{last_year}", WINDOW_LAST_YEAR},
                                         {"{year_to_date}", WINDOW_TO_DATE},
                                         {NULL, WINDOW_NONE}};

const char *spec_dated_path(struct arena *arena, const struct model *model, struct period period, const char *path) {
    for (size_t i = 0; path != NULL && path_tokens[i].writing != NULL; i++) {
        struct period named = spec_window(model, period, (struct model_window){.kind = path_tokens[i].window});
        path = text_replace(arena, path, path_tokens[i].writing, period_slug(arena, named));
    }
    return path;
}
