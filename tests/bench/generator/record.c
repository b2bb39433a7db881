/* generator/record.c - see record.h. */
#include "record.h"

#include <string.h>

const struct code_list *const outcomes_of[N_STAGES] = {&first_outcomes, &second_outcomes, &later_outcomes,
                                                       &later_outcomes};

struct recorder recorder_new(const struct days *days, int64_t n_records, uint64_t seed, bool is_shuffled) {
    struct recorder recorder = {.n_records = n_records,
                                .first_day = days_find(days, "2005-04-01"),
                                .last_day = days_find(days, "2008-09-30"),
                                .is_shuffled = is_shuffled};
    random_seed(&recorder.random, seed);
    return recorder;
}

static int draw(struct recorder *recorder, int n) {
    return (int)random_below(&recorder->random, (uint32_t)n);
}

static int category(struct recorder *recorder, const struct code_list *list) {
    return draw_category(&recorder->random, list);
}

/* A day of which the extract still knows. */
static int known_day(const struct recorder *recorder, int day) {
    return day > recorder->last_day ? NOTHING : day;
}

static void draw_received(struct recorder *recorder, struct record *record) {
    int span = recorder->last_day - recorder->first_day + 1;
    int day = recorder->first_day;
    if (recorder->is_shuffled)
        day += draw(recorder, span);
    else
        day += (int)((record->number - 1) * span / recorder->n_records) + draw(recorder, 11) - 5;
    if (day < recorder->first_day) day = recorder->first_day;
    if (day > recorder->last_day) day = recorder->last_day;
    record->received = day;
    record->recorded = day + draw(recorder, 8);
    if (record->recorded > recorder->last_day) record->recorded = recorder->last_day;
}

/* One to four different issues. */
static void draw_issues(struct recorder *recorder, struct record *record) {
    record->issues[0] = category(recorder, &issues);
    int chance = draw(recorder, 100);
    int wanted = chance < 60 ? 1 : chance < 85 ? 2 : chance < 95 ? 3 : 4;
    record->n_issues = 1;
    while (record->n_issues < wanted) {
        int issue = category(recorder, &issues);
        bool is_new = true;
        for (int i = 0; i < record->n_issues; i++) is_new &= record->issues[i] != issue;
        if (is_new) record->issues[record->n_issues++] = issue;
    }
}

/* How long a stage takes; one in eight takes longer. */
static int draw_duration(struct recorder *recorder, int stage) {
    static const int usual_days[N_STAGES] = {9, 40, 55, 55};
    int duration = draw(recorder, usual_days[stage]);
    if (draw(recorder, 8) == 0) duration += draw(recorder, usual_days[stage] * 2);
    return duration;
}

/* A stage that starts on a known day; false when it is still open. The last stage ends in any outcome, others lead on.
 */
static bool draw_stage(struct recorder *recorder, struct stage *stage, int number, bool is_last, int started) {
    stage->started = started;
    stage->completed = known_day(recorder, started + draw_duration(recorder, number));
    if (stage->completed != NOTHING && draw(recorder, 50) == 0) stage->completed = NOTHING;
    if (stage->completed == NOTHING) return false;
    stage->outcome = is_last ? category(recorder, outcomes_of[number]) : OUTCOME_THAT_LEADS_ON;
    return true;
}

static void draw_stages(struct recorder *recorder, struct record *record) {
    int chance = draw(recorder, 1000);
    int wanted = chance < 735 ? 1 : chance < 980 ? 2 : chance < 995 ? 3 : 4;
    int day = record->received + draw(recorder, 3);
    for (int i = 0; i < wanted; i++) {
        if (known_day(recorder, day) == NOTHING) return;
        if (!draw_stage(recorder, &record->stages[i], i, i == wanted - 1, day)) return;
        day = record->stages[i].completed + 1 + draw(recorder, 10);
    }
    record->closed = known_day(recorder, record->stages[wanted - 1].completed + draw(recorder, 3));
}

static int put_word(struct record *record, const char *word, int length, bool is_quoted) {
    char *at = record->summary + record->summary_length;
    const char *quotes = is_quoted ? "\"\"" : "";
    int n_quotes = is_quoted ? 2 : 0;
    memcpy(at, quotes, (size_t)n_quotes);
    memcpy(at + n_quotes, word, (size_t)length);
    memcpy(at + n_quotes + length, quotes, (size_t)n_quotes);
    return record->summary_length + length + 2 * n_quotes;
}

/* Up to 200 bytes of words, of which some are quoted or followed by a comma or a line break. */
static void draw_summary(struct recorder *recorder, struct record *record) {
    int chance = draw(recorder, 100);
    int wanted = chance < 30 ? 0 : chance < 85 ? 10 + draw(recorder, 80) : 60 + draw(recorder, 130);
    record->summary_length = 0;
    while (record->summary_length < wanted) {
        const char *word = summary_words[draw(recorder, n_summary_words)];
        int length = (int)strlen(word);
        if (record->summary_length + length + 6 > 200) break;
        uint64_t bits = random_next(&recorder->random);
        record->summary_length = put_word(record, word, length, (bits & 63) == 1);
        if ((bits >> 8 & 15) == 0) record->summary[record->summary_length++] = ',';
        record->summary[record->summary_length++] = (bits >> 16 & 127) == 0 ? '\n' : ' ';
    }
}

void recorder_draw(struct recorder *recorder, int64_t number, struct record *record) {
    record->number = number;
    record->n_issues = 0;
    record->closed = NOTHING;
    for (int i = 0; i < N_STAGES; i++) record->stages[i] = (struct stage){NOTHING, NOTHING, NOTHING};
    record->kind = category(recorder, &kinds);
    draw_received(recorder, record);
    record->region = category(recorder, &regions);
    record->area = draw_area(&recorder->random, record->region);
    record->case_type = category(recorder, &case_types);
    if (record->kind == KIND_COMPLAINT) draw_issues(recorder, record);
    record->relationship = category(recorder, &relationships);
    record->party_status = category(recorder, &party_statuses);
    record->ethnic_origin = category(recorder, &ethnic_origins);
    bool is_unknown = record->ethnic_origin == ETHNIC_NOT_SPECIFIED;
    record->not_known_reason = is_unknown ? category(recorder, &not_known_reasons) : NOTHING;
    record->gender = category(recorder, &genders);
    if (record->kind == KIND_COMPLAINT)
        draw_stages(recorder, record);
    else if (draw(recorder, 10) > 0)
        record->closed = known_day(recorder, record->recorded + draw(recorder, 15));
    draw_summary(recorder, record);
}
