/* plan/periods/plan_series.c - the periods of a series: the last so many that end with a period, or those that a period is made of. */
#include "plan/plan_state.h"

/* What the units of a series are, beside the period that the run is of. */
static enum period_kind unit_kind(const struct plan_state *state, enum series_unit unit) {
    struct period period = state->plan->options.period;
    bool is_financial = spec_year_begins(state->model, period) == 4;
    switch (unit) {
    case SERIES_OWN: return period.kind;
    case SERIES_MONTH: return PERIOD_MONTH;
    case SERIES_QUARTER: return is_financial ? PERIOD_FINANCIAL_QUARTER : PERIOD_QUARTER;
    case SERIES_YEAR: return is_financial ? PERIOD_FINANCIAL_YEAR : PERIOD_YEAR;
    }
    return period.kind;
}

static const char *unit_words(enum period_kind kind) {
    static const char *const words[] = {
        [PERIOD_FINANCIAL_YEAR] = "financial years", [PERIOD_FINANCIAL_QUARTER] = "quarters", [PERIOD_YEAR] = "years",
        [PERIOD_QUARTER] = "quarters",               [PERIOD_MONTH] = "months",               [PERIOD_CUSTOM] = "periods",
    };
    return words[kind];
}

/* Back from the unit that the base ends with. Periods of any days follow each other without a calendar. */
static bool last_periods(const struct model_series *series, struct period base, enum period_kind kind, struct period *ret) {
    struct period one = base;
    if (kind != PERIOD_CUSTOM && (!period_of_day(kind, base.end, &one) || one.end != base.end)) return false;
    for (size_t i = series->last; i-- > 0; one = period_prior(one)) ret[i] = one;
    return true;
}

/* The units that a period is made of, whole. */
static bool parts_of(struct arena *arena, struct period base, enum period_kind kind, struct period **ret, size_t *ret_n) {
    struct period *parts = NULL, one = base;
    size_t n = 0, capacity = 0;
    for (date_t day = base.start; day <= base.end; day = one.end + 1) {
        if (kind != PERIOD_CUSTOM && !period_of_day(kind, day, &one)) return false;
        if (one.start != day || one.end > base.end) return false;
        *ARENA_PUSH(arena, parts, n, capacity) = one;
    }
    *ret = parts;
    *ret_n = n;
    return true;
}

bool plan_series_find(struct plan_state *state, const struct model_series *series, struct period base, const struct period **ret,
                      size_t *ret_n) {
    enum period_kind kind = unit_kind(state, series->unit);
    struct period *periods = NULL;
    base = spec_window(state->model, base, series->of);
    *ret_n = series->last;
    if (series->last > 0) periods = ARENA_ARRAY(state->arena, struct period, series->last);
    bool is_good = series->last > 0 ? last_periods(series, base, kind, periods) : parts_of(state->arena, base, kind, &periods, ret_n);
    *ret = periods;
    return is_good;
}

const char *plan_series_misfit(struct plan_state *state, const struct model_series *series, struct period base) {
    struct period of = spec_window(state->model, base, series->of);
    return TEXT(state->arena, period_long(state->arena, of), " is not made of whole ", unit_words(unit_kind(state, series->unit)));
}

bool plan_series(struct plan_state *state, const struct model_series *series, struct period base, const struct period **ret, size_t *ret_n) {
    if (plan_series_find(state, series, base, ret, ret_n)) return true;
    struct period of = spec_window(state->model, base, series->of);
    DIAG(state->diags, MSG_PLAN_SERIES, series->place, "choose another `unit`, another `of`, or another --period",
         period_long(state->arena, of), unit_words(unit_kind(state, series->unit)));
    return false;
}
