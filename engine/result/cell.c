/* result/cell.c - facts of units and marks, and the one place where a figure becomes the text that is shown. */
#include "result/cell.h"

#include "base/text.h"

#include <assert.h>

struct unit_facts {
    const char *name;
    int64_t scale;
    enum number_style style;
    const char *suffix;
};

/* Names are those of figures.csv (the contract: count, percent, days, difference, ...). */
static const struct unit_facts units[N_UNITS] = {
    [UNIT_COUNT] = {"count", 1, NUMBER_THOUSANDS, ""},
    [UNIT_PERCENT] = {"percent", 100, NUMBER_THOUSANDS, "%"},
    [UNIT_WORKING_DAYS] = {"days", 1, NUMBER_PLAIN, ""},
    [UNIT_DAYS] = {"days", 1, NUMBER_PLAIN, ""},
    [UNIT_RATE] = {"rate", 0, NUMBER_THOUSANDS, ""},
    [UNIT_DIFFERENCE] = {"difference", 1, NUMBER_SIGNED, ""},
    [UNIT_POINTS] = {"points", 100, NUMBER_SIGNED, ""},
    [UNIT_CHANGE] = {"change", 100, NUMBER_SIGNED, "%"},
};

struct mark_facts {
    const char *symbol;
    const char *meaning;
};

/* Wording: Government Analysis Function, "Symbols in tables". */
static const struct mark_facts marks[N_MARKS] = {
    [MARK_NONE] = {"", ""},
    [MARK_NOT_APPLICABLE] = {"[z]", "not applicable"},
    [MARK_NOT_AVAILABLE] = {"[x]", "not available"},
    [MARK_CONFIDENTIAL] = {"[c]", "confidential"},
    [MARK_BREAK] = {"[b]", "break in series"},
    [MARK_ESTIMATED] = {"[e]", "estimated"},
    [MARK_LOW] = {"[low]", "rounds to zero but is not zero"},
    [MARK_PROVISIONAL] = {"[p]", "provisional"},
    [MARK_REVISED] = {"[r]", "revised"},
    [MARK_UNRELIABLE] = {"[u]", "low reliability"},
};

const char *unit_name(enum unit unit) {
    return units[unit].name;
}

int64_t unit_scale(enum unit unit) {
    return units[unit].scale;
}

enum number_style unit_style(enum unit unit) {
    return units[unit].style;
}

const char *unit_suffix(enum unit unit) {
    return units[unit].suffix;
}

const char *mark_symbol(enum mark mark) {
    return marks[mark].symbol;
}

const char *mark_meaning(enum mark mark) {
    return marks[mark].meaning;
}

int64_t cell_scale(const struct cell *cell) {
    return cell->unit == UNIT_RATE ? cell->per : units[cell->unit].scale;
}

bool cell_is_count(const struct cell *cell) {
    return cell->kind == CELL_NUMBER && cell->unit == UNIT_COUNT && cell->value.denominator == 1 && cell->n_records == 0;
}

static const char *whole_text(struct arena *arena, int64_t value) {
    return number_text(arena, (struct decimal){value, 0}, NUMBER_THOUSANDS);
}

/* "1 of 2", "1,204 of 3,000"; of a rate, whose first number is no part of its second, "11 per 6"; of a change, which is
 * (later - earlier) / earlier, "2 to 5". */
static const char *words_of_ratio(struct arena *arena, const struct cell *cell) {
    struct ratio value = cell->value;
    int64_t later;
    const char *joint = cell->unit == UNIT_RATE ? " per " : " of ";
    if (cell->unit != UNIT_CHANGE) return TEXT(arena, whole_text(arena, value.numerator), joint, whole_text(arena, value.denominator));
    if (!number_add(value.numerator, value.denominator, &later)) return whole_text(arena, value.denominator);
    return TEXT(arena, whole_text(arena, value.denominator), " to ", whole_text(arena, later));
}

static bool finish_number(struct arena *arena, struct cell *cell) {
    const struct unit_facts *unit = &units[cell->unit];
    struct decimal rounded;
    bool fits = number_round(cell->value, cell_scale(cell), cell->decimals, &rounded);
    const char *digits = fits ? number_text(arena, rounded, unit->style) : cell_exact(arena, cell);
    cell->display = TEXT(arena, digits, unit->suffix);
    if (cell->is_words) cell->display = words_of_ratio(arena, cell);
    return fits;
}

bool cell_finish(struct arena *arena, struct cell *cell) {
    if (cell->kind == CELL_NUMBER) return finish_number(arena, cell);
    if (cell->kind == CELL_NONE) {
        /* Nothing is ever blank by accident: a cell without a number says why. */
        assert(cell->mark != MARK_NONE);
        cell->display = mark_symbol(cell->mark);
    } else if (cell->display == NULL) {
        cell->display = "";
    }
    return true;
}

const char *cell_exact(struct arena *arena, const struct cell *cell) {
    if (cell->kind != CELL_NUMBER) return "";
    return number_exact_text(arena, cell->value, cell_scale(cell));
}

bool cell_integers(const struct cell *cell, int64_t *ret_numerator, int64_t *ret_denominator) {
    if (cell->kind != CELL_NUMBER || !(cell->has_base || cell_is_count(cell))) return false;
    *ret_numerator = cell->value.numerator;
    *ret_denominator = cell->value.denominator;
    return true;
}

const char *cell_side_mark(const struct cell *cell) {
    return cell->kind == CELL_NUMBER ? mark_symbol(cell->mark) : "";
}
