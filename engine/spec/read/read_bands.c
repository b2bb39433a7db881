/* spec/read/read_bands.c - bands of numbers or days: a field whose categories are made from its bounds.
 *
 * Each bound begins a band that goes up to the next; the last has no end. What lies below the first bound has no value, unless `below` names a
 * band for it. The list and the expression are made here, as if somebody had written
 *     case when days_open < 0 then null when days_open < 11 then '0 to 10' .. when days_open >= 41 then '41 and over' end
 * With `every` the bounds are the first days of the months, quarters or years that follow each other up to `until`, after which there is no band. */
#include "base/intern.h"
#include "base/number.h"
#include "base/text.h"
#include "spec/read/spec_reader.h"

struct bands_reading {
    struct reader *reader;
    const char *name;                 /* of the field */
    const char *what;                 /* "field 'age_band' of source 'log'" */
    struct raw_bands raw;
    enum value_type type;             /* TYPE_INTEGER or TYPE_DATE */
    int64_t *bounds;
    size_t n;
    const struct place *places;       /* where each is written */
    const char *const *labels;        /* as made by `every`; NULL: made from the bounds */
    date_t until;                     /* the last day of the last band; DATE_NONE: it has no end */
};

enum { MAX_PERIODS = 400 };

/* --- bounds ------------------------------------------------------------------------------------------------- */

static bool find_type(struct bands_reading *reading, size_t source) {
    struct reader *reader = reading->reader;
    size_t slot = reader_slot(reader, source, reading->raw.of->text, reading->raw.of->place);
    if (slot == NONE) return false;
    reading->type = reader->sources[source].scope.slots[slot].kind.type;
    if (reading->type == TYPE_INTEGER || reading->type == TYPE_DATE) return true;
    if (reading->type != TYPE_UNKNOWN)
        DIAG(reader->diags, MSG_SPEC_COLUMN_KIND, reading->raw.of->place, "categories can be counted together by `nets` of a table", reading->raw.of->text,
             type_words(reading->type), "a whole number or a date");
    return false;
}

static bool parse_bound(const struct bands_reading *reading, const char *text, int64_t *ret) {
    date_t date;
    if (reading->type == TYPE_INTEGER) return number_parse_int(text, ret);
    if (!date_parse_iso(text, &date)) return false;
    *ret = date;
    return true;
}

static bool read_bounds(struct bands_reading *reading) {
    struct reader *reader = reading->reader;
    const struct yaml_node *const *items;
    reading->n = node_items(&reading->raw.from, &items);
    reading->places = node_places(reader->arena, &reading->raw.from);
    reading->bounds = ARENA_ARRAY(reader->arena, int64_t, reading->n);
    for (size_t i = 0; i < reading->n; i++) {
        const struct yaml_node *item = items[i];
        if (!parse_bound(reading, item->text, &reading->bounds[i])) {
            const char *hint = reading->type == TYPE_DATE ? "write a day as 2008-03-31" : "write plain digits";
            DIAG(reader->diags, MSG_SPEC_BAND_BOUND, item->place, hint, item->text, reading->raw.of->text, type_words(reading->type));
            return false;
        }
        if (i == 0 || reading->bounds[i - 1] < reading->bounds[i]) continue;
        DIAG(reader->diags, MSG_SPEC_BANDS_ORDER, item->place, "bounds ascend: each is the first of its band", item->text, items[i - 1]->text);
        return false;
    }
    return true;
}

/* --- a band for each period --------------------------------------------------------------------------------------- */

/* Years and quarters are those that begin with the first day: 2007/08 on 1 April, 2008 on 1 January. */
static bool first_period(date_t day, int unit, struct period *ret) {
    static const enum period_kind kinds[][2] = {
        {PERIOD_MONTH, PERIOD_MONTH}, {PERIOD_QUARTER, PERIOD_QUARTER}, {PERIOD_YEAR, PERIOD_FINANCIAL_YEAR}};
    for (size_t i = 0; i < 2; i++)
        if (period_of_day(kinds[unit][i], day, ret) && ret->start == day) return true;
    return false;
}

static bool refuse_day(const struct bands_reading *reading, const struct yaml_node *day, const char *which) {
    DIAG(reading->reader->diags, MSG_SPEC_BANDS_EVERY, day->place, "bands of periods are of whole ones: years begin on 1 January or 1 April", day->text,
         which, reading->raw.every->text);
    return false;
}

static bool add_periods(struct bands_reading *reading, struct period one) {
    struct arena *arena = reading->reader->arena;
    const char **labels = ARENA_ARRAY(arena, const char *, MAX_PERIODS);
    struct place *places = ARENA_ARRAY(arena, struct place, MAX_PERIODS);
    reading->bounds = ARENA_ARRAY(arena, int64_t, MAX_PERIODS);
    for (reading->n = 0;; reading->n++) {
        if (reading->n == MAX_PERIODS) {
            DIAG(reading->reader->diags, MSG_SPEC_BANDS_MANY, reading->raw.until->place, "choose longer ones, or an earlier `until`",
                 text_from_int(arena, MAX_PERIODS));
            return false;
        }
        reading->bounds[reading->n] = one.start;
        places[reading->n] = reading->raw.every->place;
        labels[reading->n] = period_label(arena, one);
        if (one.end >= reading->until || !period_of_day(one.kind, one.end + 1, &one)) break;
    }
    reading->n++;
    reading->places = places;
    reading->labels = labels;
    return one.end == reading->until || refuse_day(reading, reading->raw.until, "last");
}

/* `from` is one day here, the first of a period, and `until` the last of one. */
static bool read_periods(struct bands_reading *reading) {
    struct reader *reader = reading->reader;
    const struct yaml_node *until = reading->raw.until, *every = reading->raw.every;
    if (every == NULL || until == NULL) {
        const char *missing = every == NULL ? "every" : "until";
        DIAG(reader->diags, MSG_SPEC_MISSING_KEY, (every == NULL ? until : every)->place, "for example 'every: quarter, from: 2006-04-01, until: 2008-03-31'",
             missing, TEXT(reader->arena, "the bands of ", reading->what));
        return false;
    }
    if (reading->type != TYPE_DATE) {
        DIAG(reader->diags, MSG_SPEC_COLUMN_KIND, reading->raw.of->place, "bands of numbers have bounds of their own", reading->raw.of->text,
             type_words(reading->type), "a date");
        return false;
    }
    if (!read_bounds(reading)) return false;
    static const char *const units[] = {"month", "quarter", "year", NULL};
    const struct yaml_node *const *items;
    struct period one;
    node_items(&reading->raw.from, &items);
    if (reading->n > 1) return refuse_day(reading, items[1], "first");
    reading->until = node_date(until);
    if (!first_period((date_t)reading->bounds[0], node_choice(every, units, 0), &one)) return refuse_day(reading, items[0], "first");
    if (reading->until >= one.start) return add_periods(reading, one);
    DIAG(reader->diags, MSG_SPEC_BANDS_ORDER, until->place, "`until` is the last day of the last band", until->text, items[0]->text);
    return false;
}

/* --- the list ----------------------------------------------------------------------------------------------- */

static const char *bound_words(const struct bands_reading *reading, int64_t bound) {
    struct arena *arena = reading->reader->arena;
    return reading->type == TYPE_DATE ? date_long(arena, (date_t)bound) : text_from_int(arena, bound);
}

/* "0 to 10", "11", "41 and over"; "1 April 2007 to 31 March 2008", "1 April 2008 and later". */
static const char *made_label(const struct bands_reading *reading, size_t band) {
    struct arena *arena = reading->reader->arena;
    if (reading->labels != NULL) return reading->labels[band];
    const char *first = bound_words(reading, reading->bounds[band]);
    if (band + 1 == reading->n) return TEXT(arena, first, reading->type == TYPE_DATE ? " and later" : " and over");
    int64_t last = reading->bounds[band + 1] - 1;
    return last == reading->bounds[band] ? first : TEXT(arena, first, " to ", bound_words(reading, last));
}

static bool labels_fit(const struct bands_reading *reading, size_t n_labels) {
    if (reading->raw.labels == NULL || n_labels == reading->n) return true;
    struct arena *arena = reading->reader->arena;
    DIAG(reading->reader->diags, MSG_SPEC_BANDS_LABELS, reading->raw.labels->place,
         "one for each bound; what lies below the first has its label in `below`", text_from_int(arena, (int64_t)n_labels),
         text_from_int(arena, (int64_t)reading->n));
    return false;
}

/* Labels and identifiers lead to one band each. */
static bool index_bands(const struct bands_reading *reading, struct code_list *list, const struct place *places) {
    struct reader *reader = reading->reader;
    struct intern *ids = intern_new(reader->arena);
    const char *word, *what = TEXT(reader->arena, "the bands of ", reading->what);
    for (size_t i = 0; i < list->n_categories; i++)
        if (!reader_is_new(reader, ids, list->categories[i].id, places[i], what)) return false;
    if (code_list_index(reader->arena, list, &word)) return true;
    DIAG(reader->diags, MSG_SPEC_TWO_CATEGORIES, reading->raw.of->place, NULL, word, what);
    return false;
}

static const struct code_list *list_of(const struct bands_reading *reading) {
    struct arena *arena = reading->reader->arena;
    struct code_list *list = ARENA_NEW(arena, struct code_list);
    struct category *bands = ARENA_ARRAY(arena, struct category, reading->n + 1);
    struct place *places = ARENA_ARRAY(arena, struct place, reading->n + 1);
    size_t n_labels, n = 0;
    const char *const *labels = node_texts(arena, &reading->raw.labels, &n_labels);
    const struct place *label_places = node_places(arena, &reading->raw.labels);
    if (!labels_fit(reading, n_labels)) return NULL;
    if (reading->raw.below != NULL) {
        places[n] = reading->raw.below->place;
        bands[n++] = (struct category){.label = reading->raw.below->text};
    }
    for (size_t i = 0; i < reading->n; i++) {
        places[n] = n_labels > 0 ? label_places[i] : reading->places[i];
        bands[n++] = (struct category){.label = n_labels > 0 ? labels[i] : made_label(reading, i)};
    }
    for (size_t i = 0; i < n; i++) {
        bands[i].id = text_slug(arena, bands[i].label);
        bands[i].since = bands[i].until = DATE_NONE;
    }
    *list = (struct code_list){.id = reading->name, .title = text_replace(arena, reading->name, "_", " "), .categories = bands, .n_categories = n};
    return index_bands(reading, list, places) ? list : NULL;
}

/* --- the expression ------------------------------------------------------------------------------------------- */

static void add_arm(const struct bands_reading *reading, struct text_builder *out, const char *comparison, int64_t bound, const char *label) {
    struct arena *arena = out->arena;
    bool is_date = reading->type == TYPE_DATE;
    const char *value = is_date ? TEXT(arena, "date '", date_iso(arena, (date_t)bound), "'") : text_from_int(arena, bound);
    const char *result = label == NULL ? "null" : TEXT(arena, "'", text_replace(arena, label, "'", "''"), "'");
    text_add(out, TEXT(arena, " when ", reading->raw.of->text, comparison, value, " then ", result));
}

static const char *expression_of(const struct bands_reading *reading, const struct code_list *list) {
    struct text_builder out = {.arena = reading->reader->arena};
    const struct category *bands = list->categories;
    bool has_below = reading->raw.below != NULL;
    text_add(&out, "case");
    add_arm(reading, &out, " < ", reading->bounds[0], has_below ? (bands++)->label : NULL);
    for (size_t i = 1; i < reading->n; i++) add_arm(reading, &out, " < ", reading->bounds[i], bands[i - 1].label);
    if (reading->until != DATE_NONE)
        add_arm(reading, &out, " <= ", reading->until, bands[reading->n - 1].label);
    else
        add_arm(reading, &out, " >= ", reading->bounds[reading->n - 1], bands[reading->n - 1].label);
    text_add(&out, " end");
    return text_done(&out);
}

bool read_bands(struct reader *reader, size_t source, const char *name, const struct yaml_node *node, const char *what, struct version_text *ret) {
    struct bands_reading reading = {.reader = reader, .name = name, .what = what, .until = DATE_NONE};
    const char *own = TEXT(reader->arena, "the bands of ", what);
    if (!keys_read(&reader->context, node, &bands_keys, own, node->place, &reading.raw) || !source_is_usable(reader, source)) return false;
    bool is_of_periods = reading.raw.every != NULL || reading.raw.until != NULL;
    if (!find_type(&reading, source) || !(is_of_periods ? read_periods(&reading) : read_bounds(&reading))) return false;
    const struct code_list *list = list_of(&reading);
    if (list == NULL) return false;
    *ret = (struct version_text){.since = DATE_NONE, .until = DATE_NONE, .place = node->place, .expected = {TYPE_CATEGORY, list},
                                 .text = {expression_of(&reading, list), reading.raw.of->place}};
    return true;
}
