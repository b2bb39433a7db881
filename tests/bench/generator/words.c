/* generator/words.c - see words.h. */
#include "words.h"

#define LIST(name)                                                                                                     \
    const struct code_list name = {name##_categories, sizeof name##_categories / sizeof *name##_categories}

static const struct category kinds_categories[] = {{"Complaint", 650},
                                                   {"Comment", 120},
                                                   {"Compliment", 180},
                                                   {"Parliamentary enquiry", 35},
                                                   {"Ombudsman enquiry", 15}};
LIST(kinds);

static const struct category regions_categories[] = {
    {"East Midlands", 62}, {"Eastern", 31},    {"Greater London", 41}, {"North East", 55},    {"North West", 84},
    {"South East", 25},    {"South West", 67}, {"Southern", 43},       {"West Midlands", 94}, {"Yorkshire", 140}};
LIST(regions);

static const struct category areas_categories[] = {{"N1", 1}, {"N2", 1}, {"N3", 1}, {"N4", 1}, {"N5", 1}, {"N6", 1},
                                                   {"N7", 1}, {"N8", 1}, {"C1", 1}, {"C2", 1}, {"C3", 1}, {"C4", 1},
                                                   {"C5", 1}, {"C6", 1}, {"S1", 1}, {"S2", 1}, {"S3", 1}, {"S4", 1},
                                                   {"S5", 1}, {"S6", 1}, {"S7", 1}};
LIST(areas);

static const struct category case_types_categories[] = {{"Private", 784}, {"Public", 117}, {"Dispute Resolution", 99}};
LIST(case_types);

static const struct category issues_categories[] = {{"Officer Bias", 133},
                                                    {"Professional Conduct", 132},
                                                    {"Content of Report", 102},
                                                    {"Not Acting in Child's Best Interest", 78},
                                                    {"Process Issues", 66},
                                                    {"Communication", 53},
                                                    {"Failure to Investigate", 50},
                                                    {"6 Quality of Service", 20},
                                                    {"Complaint to be Clarified", 19},
                                                    {"National Standards Not Followed", 13},
                                                    {"Organisation Related", 10},
                                                    {"Not Detailed", 7},
                                                    {"Racism", 6},
                                                    {"Other Diversity Issues", 5},
                                                    {"Child Protection Issues", 4},
                                                    {"8 Customer Care", 3},
                                                    {"1 Safeguarding", 2},
                                                    {"Gender, Age or Disability", 4},
                                                    {"5 Children's Feedback Form", 1},
                                                    {"13 Other, Not Specified", 20},
                                                    {"5 Children's Active Involvement", 1},
                                                    {"Complaint from Other Organisations, Agencies", 2}};
LIST(issues);

static const struct category relationships_categories[] = {{"Mother", 39},      {"Father", 42},        {"Child", 3},
                                                           {"Grandparent", 6},  {"Other Relative", 2}, {"Solicitor", 1},
                                                           {"Organisation", 1}, {"Other", 6}};
LIST(relationships);

static const struct category party_statuses_categories[] = {
    {"Mother", 39}, {"Father", 41}, {"Solicitor", 1}, {"Non-Party", 16}, {"Child", 3}};
LIST(party_statuses);

static const struct category ethnic_origins_categories[] = {{"White British", 301},
                                                            {"Not Specified", 247},
                                                            {"White Other", 16},
                                                            {"Other Ethnic Group", 14},
                                                            {"Black or Black British Caribbean", 10},
                                                            {"Asian or Asian British Pakistani", 9},
                                                            {"Asian or Asian British Indian", 8},
                                                            {"Black or Black British African", 7},
                                                            {"White Irish", 5},
                                                            {"Asian or Asian British Bangladeshi", 4},
                                                            {"Black or Black British Other", 2},
                                                            {"Mixed White & Asian", 2},
                                                            {"Asian or Asian British Other", 1},
                                                            {"Chinese", 1},
                                                            {"Mixed White & Black African", 1},
                                                            {"Mixed White & Black Caribbean", 1}};
LIST(ethnic_origins);

static const struct category not_known_reasons_categories[] = {{"Form not returned", 208},
                                                               {"Service user unavailable", 18},
                                                               {"Refused to provide", 12},
                                                               {"Form returned, ethnicity not specified", 9}};
LIST(not_known_reasons);

static const struct category genders_categories[] = {{"Male", 500}, {"Female", 480}, {"Not Known", 20}};
LIST(genders);

static const struct category first_outcomes_categories[] = {{"Not Registered - Court Matter", 50},
                                                            {"Not Registered, Out of Time", 5},
                                                            {"Registered", 25},
                                                            {"Resolved", 15},
                                                            {"Withdrawn", 5}};
LIST(first_outcomes);

static const struct category second_outcomes_categories[] = {
    {"Upheld", 10}, {"Partially Upheld", 30}, {"Not Upheld", 45}, {"Resolved", 10}, {"Withdrawn", 5}};
LIST(second_outcomes);

static const struct category later_outcomes_categories[] = {
    {"Upheld", 20}, {"Partially Upheld", 40}, {"Not Upheld", 40}};
LIST(later_outcomes);

const char *const summary_words[] = {
    "the",    "report",  "court",      "officer",      "did",       "not",         "listen",  "to",     "my",
    "child",  "and",     "hearing",    "was",          "late",      "contact",     "mother",  "father", "said",
    "letter", "phone",   "meeting",    "order",        "file",      "address",     "wrong",   "name",   "on",
    "page",   "asked",   "for",        "copy",         "reply",     "never",       "came",    "school", "visit",
    "notes",  "were",    "inaccurate", "about",        "safety",    "concerns",    "raised",  "with",   "manager",
    "stage",  "two",     "review",     "guardian",     "appointed", "biased",      "against", "me",     "time",
    "delay",  "caused",  "distress",   "grandparents", "excluded",  "application", "£120",    "naïve",  "don’t",
    "St.",    "section", "7",          "37",           "16A"};
const int n_summary_words = sizeof summary_words / sizeof *summary_words;

int draw_category(struct random *random, const struct code_list *list) {
    uint32_t total = 0;
    for (int i = 0; i < list->n; i++) total += list->categories[i].weight;
    uint32_t left = random_below(random, total);
    int i = 0;
    while (list->categories[i].weight <= left) left -= list->categories[i++].weight;
    return i;
}

int draw_area(struct random *random, int region) {
    static const char zones[] = "CCSNNSSSCN"; /* of the regions, in their order */
    char zone = zones[region];
    int first = zone == 'N' ? 0 : zone == 'C' ? 8 : 14;
    uint32_t n = zone == 'N' ? 8 : zone == 'C' ? 6 : 7;
    return first + (int)random_below(random, n);
}
