/* A slot's number counts slots from the year 0, which begins with year_month: so its year is the number divided by the slots of a year,
 * and its place in the year the remainder. */
#include "figure/axes/period_foot.h"

#include "base/text.h"

#include <math.h>

#define YEARS_GAP_PT 6.0   /* between the labels of two years, at least */
#define APRIL 4

static const struct tiling {
    int months;       /* of a slot; 0: such periods do not tile time */
    int year_month;   /* 0: either */
} tilings[] = {
    [PERIOD_FINANCIAL_YEAR] = {12, APRIL}, [PERIOD_FINANCIAL_QUARTER] = {3, APRIL}, [PERIOD_YEAR] = {12, 1},
    [PERIOD_QUARTER] = {3, 1},             [PERIOD_MONTH] = {1, 0},                 [PERIOD_CUSTOM] = {0, 0},
};

static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

static const struct line *line_of(const struct chart *chart, size_t row) {
    return &chart->table->rows[chart->rows[row]];
}

/* ---- slots ---- */

static bool have_one_tiling(const struct chart *chart) {
    for (size_t i = 0; i < chart->n_rows; i++) {
        if (!line_of(chart, i)->has_period || line_of(chart, i)->period.kind != line_of(chart, 0)->period.kind) return false;
    }
    return chart->n_rows > 0 && tilings[line_of(chart, 0)->period.kind].months > 0;
}

/* Months begin years in April if the first of them is one, or the last ends a financial year. */
static int year_month_of(const struct chart *chart) {
    int known = tilings[line_of(chart, 0)->period.kind].year_month;
    if (known != 0) return known;
    date_t first = line_of(chart, 0)->period.start, last = first;
    for (size_t i = 0; i < chart->n_rows; i++) {
        date_t start = line_of(chart, i)->period.start;
        if (start < first) first = start;
        if (start > last) last = start;
    }
    return date_to_parts(first).month == APRIL || date_to_parts(last).month == APRIL - 1 ? APRIL : 1;
}

static int64_t number_of(const struct foot *foot, size_t row) {
    struct date_parts start = date_to_parts(line_of(foot->chart, row)->period.start);
    return ((int64_t)start.year * 12 + start.month - foot->year_month) / foot->months;
}

static bool are_distinct(const struct foot *foot) {
    for (size_t i = 1; i < foot->chart->n_rows; i++)
        if (foot->slot_of[foot->order[i]] == foot->slot_of[foot->order[i - 1]]) return false;
    return true;
}

/* By insertion: rows come in order as a rule. */
static void sort_rows(struct foot *foot) {
    for (size_t i = 0; i < foot->chart->n_rows; i++) {
        size_t at = i;
        for (; at > 0 && foot->slot_of[foot->order[at - 1]] > foot->slot_of[i]; at--) foot->order[at] = foot->order[at - 1];
        foot->order[at] = i;
    }
}

bool period_foot_take(struct foot *foot) {
    const struct chart *chart = foot->chart;
    if (!have_one_tiling(chart)) return false;
    foot->months = tilings[line_of(chart, 0)->period.kind].months;
    foot->year_month = year_month_of(chart);
    foot->first = number_of(foot, 0);
    for (size_t i = 1; i < chart->n_rows; i++)
        if (number_of(foot, i) < foot->first) foot->first = number_of(foot, i);
    for (size_t i = 0; i < chart->n_rows; i++) foot->slot_of[i] = (size_t)(number_of(foot, i) - foot->first);
    sort_rows(foot);
    foot->n_slots = foot->slot_of[foot->order[chart->n_rows - 1]] + 1;
    return are_distinct(foot);
}

/* ---- names ---- */

static const char *year_name(struct arena *arena, int64_t year, int year_month) {
    if (year_month == 1) return text_from_int(arena, year);
    const char digits[] = {(char)('0' + (year + 1) / 10 % 10), (char)('0' + (year + 1) % 10), '\0'};
    return TEXT(arena, text_from_int(arena, year), "/", digits);
}

static const char *month_name(int64_t month) {
    return months[(month - 1) % 12];
}

const char *period_foot_name(struct arena *arena, struct period period) {
    struct date_parts start = date_to_parts(period.start);
    const char *year = text_from_int(arena, start.year);
    const struct tiling *tiling = &tilings[period.kind];
    if (tiling->months == 12) return year_name(arena, start.year, tiling->year_month);
    if (tiling->months == 3) return TEXT(arena, month_name(start.month), " to ", month_name(start.month + 2), " ", year);
    return tiling->months == 1 ? TEXT(arena, month_name(start.month), " ", year) : period_label(arena, period);
}

static int64_t slots_of_year(const struct foot *foot) {
    return 12 / foot->months;
}

/* ---- labels of slots ---- */

/* From the most words to the fewest. */
static const struct thinning {
    int months;       /* of the slots it is for */
    int64_t step;     /* every so many slots, from the beginning of the year */
    bool is_broken;   /* on two lines */
} thinnings[] = {{1, 1, false}, {1, 2, false}, {1, 3, false}, {1, 6, false},
                 {3, 1, false}, {3, 1, true},  {3, 2, false}, {3, 2, true}};

#define N_THINNINGS (sizeof thinnings / sizeof thinnings[0])

static struct label words_of_slot(const struct foot *foot, const struct figure_builder *to, int64_t number, const struct thinning *how) {
    int64_t month = foot->year_month + number % slots_of_year(foot) * foot->months;
    const char *text = foot->months == 1 ? month_name(month) : TEXT(to->arena, month_name(month), " to ", month_name(month + 2));
    struct label words = label_line(to, text, foot->size_pt);
    return how->is_broken ? label_wrap(to, text, 0.7 * words.width_pt, foot->size_pt) : words;
}

static bool set_slots(struct foot *foot, const struct figure_builder *to, struct foot_room room, const struct thinning *how) {
    foot->n_labels = 0;
    for (size_t slot = 0; slot < foot->n_slots; slot++) {
        int64_t number = foot->first + (int64_t)slot;
        if (number % slots_of_year(foot) % how->step != 0) continue;
        foot->labels[foot->n_labels++] = (struct foot_label){.slot = slot, .words = words_of_slot(foot, to, number, how)};
    }
    return foot_place(foot, room);
}

static void fit_slots(struct foot *foot, const struct figure_builder *to, struct foot_room room) {
    for (size_t i = 0; i < N_THINNINGS; i++)
        if (thinnings[i].months == foot->months && set_slots(foot, to, room, &thinnings[i])) return;
    foot->n_labels = 0;
}

/* 1, 2, 5, 10, 20, 50, ... */
static int64_t year_step(int place) {
    static const int64_t steps[] = {1, 2, 5};
    int64_t step = steps[place % 3];
    for (; place >= 3; place -= 3) step *= 10;
    return step;
}

/* Slots that are years: every step-th has its label, counted from the last. */
static bool set_year_slots(struct foot *foot, const struct figure_builder *to, struct foot_room room, int64_t step) {
    foot->n_labels = 0;
    for (size_t slot = 0; slot < foot->n_slots; slot++) {
        if ((int64_t)(foot->n_slots - 1 - slot) % step != 0) continue;
        const char *text = year_name(to->arena, foot->first + (int64_t)slot, foot->year_month);
        foot->labels[foot->n_labels++] = (struct foot_label){.slot = slot, .words = label_line(to, text, foot->size_pt)};
    }
    return foot_place(foot, room);
}

/* Before the last alone is labelled, the first and the last are. */
static void fit_year_slots(struct foot *foot, const struct figure_builder *to, struct foot_room room) {
    for (int place = 0; !set_year_slots(foot, to, room, year_step(place));) place++;
    if (foot->n_labels > 1 || foot->n_slots == 1) return;
    if (!set_year_slots(foot, to, room, (int64_t)foot->n_slots - 1)) (void)set_year_slots(foot, to, room, (int64_t)foot->n_slots);
}

/* ---- years beneath months and quarters ---- */

static void take_years(struct foot *foot, const struct figure_builder *to, struct foot_room room) {
    int64_t slots = slots_of_year(foot), last = foot->first + (int64_t)foot->n_slots - 1;
    int64_t first_year = foot->first / slots;
    foot->n_years = (size_t)(last / slots - first_year) + 1;
    foot->years = ARENA_ARRAY(to->arena, struct foot_year, foot->n_years);
    for (size_t i = 0; i < foot->n_years; i++) {
        int64_t from = (first_year + (int64_t)i) * slots, until = from + slots - 1;
        struct foot_year *year = &foot->years[i];
        year->is_whole = from >= foot->first && until <= last;
        year->first = from > foot->first ? (size_t)(from - foot->first) : 0;
        year->last = until < last ? (size_t)(until - foot->first) : foot->n_slots - 1;
        year->label = year_name(to->arena, first_year + (int64_t)i, foot->year_month);
        year->width_pt = figure_text_width(to, year->label, room.size_pt, false);
        year->x = foot_within(room, (foot_x(foot, year->first) + foot_x(foot, year->last)) / 2.0, year->width_pt);
    }
}

static bool has_room(const struct foot *foot, const struct foot_year *year) {
    for (size_t i = 0; i < foot->n_years; i++) {
        const struct foot_year *other = &foot->years[i];
        if (other == year || !other->is_set) continue;
        if (fabs(other->x - year->x) < (other->width_pt + year->width_pt) / 2.0 + YEARS_GAP_PT) return false;
    }
    return true;
}

/* Labels of every step-th whole year, counted from the last; false where two touch. */
static bool set_whole_years(struct foot *foot, int64_t step) {
    bool fits = true;
    int64_t n_whole = 0;
    for (size_t i = 0; i < foot->n_years; i++) foot->years[i].is_set = false;
    for (size_t i = foot->n_years; i > 0; i--) {
        struct foot_year *year = &foot->years[i - 1];
        if (!year->is_whole || n_whole++ % step != 0) continue;
        if (!has_room(foot, year)) fits = false;
        year->is_set = true;
    }
    return fits;
}

/* Parts of years at either end have their labels where these fit beside the others: the longer part first. */
static void set_parts(struct foot *foot) {
    struct foot_year *first = &foot->years[0], *last = &foot->years[foot->n_years - 1];
    bool is_first_longer = first->last - first->first > last->last - last->first;
    struct foot_year *parts[] = {is_first_longer ? first : last, is_first_longer ? last : first};
    for (size_t i = 0; i < 2; i++)
        if (!parts[i]->is_whole && has_room(foot, parts[i])) parts[i]->is_set = true;
}

void period_foot_fit(struct foot *foot, const struct figure_builder *to, struct foot_room room) {
    if (foot->months == 12) {
        fit_year_slots(foot, to, room);
        return;
    }
    fit_slots(foot, to, room);
    take_years(foot, to, room);
    for (int place = 0; !set_whole_years(foot, year_step(place));) place++;
    set_parts(foot);
}
