/* generator/forms.c - see forms.h.
 *
 * A form is a list of letters, one a column; a column knows its two names and how to write itself. */
#include "forms.h"

#include <string.h>

struct writing {
    const char (*dates)[DAY_LENGTH + 1];
    const struct record *record;
    FILE *file;
    int stage; /* of the columns of a stage */
};

struct column {
    char letter;
    const char *name, *other_name;
    int stage;
    void (*write)(const struct writing *writing);
};

/* Wide, and without stages. Permuted is neither of them read backwards: what is counted stands between what is not. */
static const struct form forms[] = {{"wide", "wide.csv", NULL, "RKVWGACLIYPENXabcdefghijklZS", false, false},
                                    {"permuted", "permuted.csv", NULL, "SlZkjiXWhgfRNEPYedIOLcbaCGVK", true, true},
                                    {"linked", "log.csv", "stages.csv", "RKVWGACLIYPENXZS", false, false}};

const struct form *form_find(const char *name) {
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (strcmp(forms[i].name, name) == 0) return &forms[i];
    return NULL;
}

/* --- fields ------------------------------------------------------------------------------------------------- */

static void put(const struct writing *writing, const char *text) {
    fputs_unlocked(text, writing->file);
}

static bool needs_quotes(const char *text) {
    return strpbrk(text, ",\"\n") != NULL;
}

static void put_category(const struct writing *writing, const struct code_list *list, int category) {
    if (category == NOTHING) return;
    const char *label = list->categories[category].label;
    const char *quote = needs_quotes(label) ? "\"" : "";
    put(writing, quote);
    put(writing, label);
    put(writing, quote);
}

static void put_date(const struct writing *writing, int day) {
    if (day != NOTHING) fwrite_unlocked(writing->dates[day], 1, DAY_LENGTH, writing->file);
}

/* A whole number with zeros before it. */
static void put_number(const struct writing *writing, int64_t number, int n_digits) {
    char digits[20];
    for (int i = n_digits; i-- > 0; number /= 10) digits[i] = (char)('0' + number % 10);
    fwrite_unlocked(digits, 1, (size_t)n_digits, writing->file);
}

static void write_ref(const struct writing *writing) {
    put(writing, "RFL-");
    put_number(writing, writing->record->number, 9);
}

/* An office has nothing to do with anything else in the record, and comes of its number: no draw is spent on it. */
static void write_office(const struct writing *writing) {
    put(writing, "Office ");
    put_number(writing, writing->record->number * 7919 % N_OFFICES + 1, 3);
}

static void write_issues(const struct writing *writing) {
    const struct record *record = writing->record;
    bool is_quoted = false;
    for (int i = 0; i < record->n_issues; i++) is_quoted |= needs_quotes(issues.categories[record->issues[i]].label);
    if (is_quoted) put(writing, "\"");
    for (int i = 0; i < record->n_issues; i++) {
        if (i > 0) put(writing, ";");
        put(writing, issues.categories[record->issues[i]].label);
    }
    if (is_quoted) put(writing, "\"");
}

static void write_lead_issue(const struct writing *writing) {
    put_category(writing, &issues, writing->record->n_issues ? writing->record->issues[0] : NOTHING);
}

static void write_summary(const struct writing *writing) {
    put(writing, "\"");
    fwrite_unlocked(writing->record->summary, 1, (size_t)writing->record->summary_length, writing->file);
    put(writing, "\"");
}

static void write_stage_outcome(const struct writing *writing) {
    put_category(writing, outcomes_of[writing->stage], writing->record->stages[writing->stage].outcome);
}

#define CATEGORY(member, list)                                                                                         \
    static void write_##member(const struct writing *writing) {                                                        \
        put_category(writing, &(list), writing->record->member);                                                       \
    }
#define DATE(name, member)                                                                                             \
    static void write_##name(const struct writing *writing) {                                                          \
        put_date(writing, writing->record->member);                                                                    \
    }
CATEGORY(kind, kinds)
CATEGORY(region, regions)
CATEGORY(area, areas)
CATEGORY(case_type, case_types)
CATEGORY(relationship, relationships)
CATEGORY(party_status, party_statuses)
CATEGORY(ethnic_origin, ethnic_origins)
CATEGORY(not_known_reason, not_known_reasons)
CATEGORY(gender, genders)
DATE(received, received)
DATE(recorded, recorded)
DATE(closed, closed)
DATE(stage_started, stages[writing->stage].started)
DATE(stage_completed, stages[writing->stage].completed)

/* --- columns ------------------------------------------------------------------------------------------------ */

static const struct column columns[] = {{'R', "ref", "Reference", 0, write_ref},
                                        {'K', "kind", "Kind of item", 0, write_kind},
                                        {'V', "received", "Date received", 0, write_received},
                                        {'W', "recorded", "Date recorded", 0, write_recorded},
                                        {'G', "region", "Region", 0, write_region},
                                        {'A', "hos_area", "HoS area", 0, write_area},
                                        {'O', "office", "Office", 0, write_office},
                                        {'C', "case_type", "Type of case", 0, write_case_type},
                                        {'L', "lead_issue", "Lead issue", 0, write_lead_issue},
                                        {'I', "issues", "All issues", 0, write_issues},
                                        {'Y', "relationship", "Relationship to the child", 0, write_relationship},
                                        {'P', "party_status", "Party status", 0, write_party_status},
                                        {'E', "ethnic_origin", "Ethnic origin", 0, write_ethnic_origin},
                                        {'N', "ethnicity_nk_reason", "Reason, if not known", 0, write_not_known_reason},
                                        {'X', "gender", "Gender", 0, write_gender},
                                        {'a', "s1_started", "Stage 1 from", 0, write_stage_started},
                                        {'b', "s1_completed", "Stage 1 to", 0, write_stage_completed},
                                        {'c', "s1_outcome", "Stage 1 outcome", 0, write_stage_outcome},
                                        {'d', "s2_started", "Stage 2 from", 1, write_stage_started},
                                        {'e', "s2_completed", "Stage 2 to", 1, write_stage_completed},
                                        {'f', "s2_outcome", "Stage 2 outcome", 1, write_stage_outcome},
                                        {'g', "s3_started", "Stage 3 from", 2, write_stage_started},
                                        {'h', "s3_completed", "Stage 3 to", 2, write_stage_completed},
                                        {'i', "s3_outcome", "Stage 3 outcome", 2, write_stage_outcome},
                                        {'j', "s4_started", "Stage 4 from", 3, write_stage_started},
                                        {'k', "s4_completed", "Stage 4 to", 3, write_stage_completed},
                                        {'l', "s4_outcome", "Stage 4 outcome", 3, write_stage_outcome},
                                        {'Z', "closed", "Date closed", 0, write_closed},
                                        {'S', "summary", "Summary", 0, write_summary}};

static const struct column *column_of(char letter) {
    const struct column *column = columns;
    while (column->letter != letter) column++;
    return column;
}

void form_write_header(const struct form *form, FILE *file) {
    for (const char *letter = form->columns; *letter; letter++) {
        const char *name = form->is_renamed ? column_of(*letter)->other_name : column_of(*letter)->name;
        const char *quote = needs_quotes(name) ? "\"" : "";
        fprintf(file, "%s%s%s%c", quote, name, quote, letter[1] ? ',' : '\n');
    }
}

void form_write(const struct form *form, const struct days *days, const struct record *record, FILE *file) {
    struct writing writing = {form->has_british_dates ? days->british : days->iso, record, file, 0};
    for (const char *letter = form->columns; *letter; letter++) {
        const struct column *column = column_of(*letter);
        writing.stage = column->stage;
        column->write(&writing);
        fputc_unlocked(letter[1] ? ',' : '\n', file);
    }
}

/* --- stages in a file of their own --------------------------------------------------------------------------- */

void stages_write_header(FILE *file) {
    fputs("ref,stage,started,completed,outcome\n", file);
}

void stages_write(const struct days *days, const struct record *record, FILE *file) {
    struct writing writing = {days->iso, record, file, 0};
    for (; writing.stage < N_STAGES && record->stages[writing.stage].started != NOTHING; writing.stage++) {
        write_ref(&writing);
        fprintf(file, ",%d,", writing.stage + 1);
        write_stage_started(&writing);
        put(&writing, ",");
        write_stage_completed(&writing);
        put(&writing, ",");
        write_stage_outcome(&writing);
        put(&writing, "\n");
    }
}
