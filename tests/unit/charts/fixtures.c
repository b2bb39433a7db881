#include "fixtures.h"

#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>

#define MOST_SERIES 6
#define MOST_ROWS 40

struct fixture_row {
    const char *label;
    const char *cells[MOST_SERIES];
    const char *signal;
};

struct fixture {
    const char *name;
    enum chart_kind kind;
    const char *title;
    const char *axis_title;
    const char *series[MOST_SERIES + 1];
    struct fixture_row rows[MOST_ROWS + 1];
    int focus; /* row picked out, from 1; 0 for none */
    int focus_series; /* the same of a series */
    enum series_role roles[MOST_SERIES];
    size_t n_broken; /* so many of the first rows stand before a break in the series */
    bool has_periods; /* labels of rows are periods, as --period takes them */
    bool may_start_above_zero;
    bool is_multiples;
    bool has_totals; /* the table has a column that sums the others, which the chart does not draw */
};

static const struct fixture fixtures[] = {
    {.name = "lead-issue",
     .title = "Complaints received, by lead issue",
     .axis_title = "Number of complaints",
     .series = {"Number of complaints"},
     .rows = {{"Officer Bias", {"133"}}, {"Professional Conduct", {"132"}}, {"Content of Report", {"102"}},
              {"Not Acting in Child's Best Interest", {"78"}}, {"Process Issues", {"66"}}, {"Communication", {"53"}},
              {"Failure to Investigate", {"50"}}, {"Quality of Service", {"20"}}, {"Complaint to be Clarified", {"19"}},
              {"National Standards Not Followed", {"13"}}, {"Organisation Related", {"10"}}, {"Not Detailed", {"7"}},
              {"Racism", {"6"}}, {"Other Diversity Issues", {"5"}}, {"Child Protection Issues", {"4"}}, {"Customer Care", {"3"}},
              {"Safeguarding", {"2"}}, {"Gender", {"2"}}, {"Children's Feedback Form", {"1"}},
              {"Other / Not Specified", {"1"}}}},
    {.name = "relationship",
     .title = "Complaints received, by relationship to the child",
     .axis_title = "Percentage of complaints received",
     .series = {"% of total"},
     .rows = {{"Mother", {"39%"}}, {"Father", {"42%"}}, {"Child", {"3%"}}, {"Grandparent", {"6%"}}, {"Other relative", {"2%"}},
              {"Solicitor", {"1%"}}, {"Other", {"7%"}}},
     .focus = 3},
    {.name = "one-bar",
     .title = "Complaints from children",
     .axis_title = "Number of complaints",
     .series = {"Number"},
     .rows = {{"Children", {"18"}}}},
    {.name = "forty-bars",
     .title = "Complaints received, by office",
     .axis_title = "Number of complaints",
     .series = {"Number"},
     .rows = {{"Barnsley", {"1,204"}}, {"Birmingham", {"987"}}, {"Blackburn", {"961"}}, {"Bournemouth", {"902"}},
              {"Bradford", {"877"}}, {"Brighton", {"851"}}, {"Bristol", {"799"}}, {"Cambridge", {"745"}}, {"Carlisle", {"700"}},
              {"Chelmsford", {"688"}}, {"Chester", {"654"}}, {"Coventry", {"620"}}, {"Derby", {"599"}}, {"Doncaster", {"571"}},
              {"Durham", {"540"}}, {"Exeter", {"533"}}, {"Gloucester", {"500"}}, {"Hull", {"487"}}, {"Ipswich", {"455"}},
              {"Leeds", {"430"}}, {"Leicester", {"411"}}, {"Lincoln", {"400"}}, {"Liverpool", {"388"}}, {"Luton", {"367"}},
              {"Manchester", {"350"}}, {"Middlesbrough", {"322"}}, {"Newcastle", {"310"}}, {"Northampton", {"299"}},
              {"Norwich", {"280"}}, {"Nottingham", {"251"}}, {"Oxford", {"230"}}, {"Plymouth", {"204"}}, {"Portsmouth", {"177"}},
              {"Reading", {"150"}}, {"Sheffield", {"123"}}, {"Southampton", {"100"}}, {"Stoke-on-Trent", {"77"}},
              {"Taunton", {"40"}}, {"Wolverhampton", {"9"}}, {"York", {"0"}}}},
    {.name = "zeros",
     .title = "Ombudsman enquiries received, by region",
     .axis_title = "Number of ombudsman enquiries",
     .series = {"Number"},
     .rows = {{"East Midlands", {"0"}}, {"Eastern", {"0"}}, {"Greater London", {"0"}}}},
    {.name = "marks",
     .title = "Stages completed within the timescale",
     .axis_title = "Percentage of stages",
     .series = {"Within the timescale"},
     .rows = {{"Stage 1", {"81.4%"}}, {"Stage 2", {"40.6%"}}, {"Stage 3", {"[z]"}}, {"Stage 4", {"[c]"}}, {"All stages", {"0.0%"}}}},
    {.name = "nothing-known",
     .title = "Stages completed within the timescale",
     .axis_title = "Percentage of stages",
     .series = {"Within the timescale"},
     .rows = {{"Stage 3", {"[z]"}}, {"Stage 4", {"[x]"}}}},
    {.name = "differences",
     .title = "Change in complaints received since 2006/07, by region",
     .axis_title = "Change in number of complaints",
     .series = {"Change"},
     .rows = {{"Yorkshire", {"+25"}}, {"West Midlands", {"+12"}}, {"North West", {"+3"}}, {"Eastern", {"0"}},
              {"South East", {"-1"}}, {"Southern", {"-8"}}, {"Greater London", {"-51"}}}},
    {.name = "all-below-zero",
     .title = "Change in complaints received since 2006/07, by region",
     .axis_title = "Change in number of complaints",
     .series = {"Change"},
     .rows = {{"Eastern", {"-1"}}, {"South East", {"-1,010"}}, {"Southern", {"-8,400"}}}},
    {.name = "long-labels",
     .title = "Complaints closed, by outcome",
     .axis_title = "Number of complaints closed in the period whose furthest stage was stage 1, whatever the stage they had "
                   "reached when the period began",
     .series = {"Number"},
     .rows = {{"Not registered: the complaint concerns a matter that only the court can decide", {"321"}},
              {"Resolved by the local manager to the complainant's satisfaction", {"96"}},
              {"Withdrawn", {"41"}},
              {"Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen", {"20,267"}},
              {"Mother/father/grandparent/step-parent/guardian/carer", {"13"}}}},
    {.name = "two-years",
     .kind = CHART_GROUPED,
     .title = "Complaints received, by relationship to the child, 2006/07 and 2007/08",
     .axis_title = "Number of complaints",
     .series = {"2006/07", "2007/08"},
     .rows = {{"Father", {"249", "296"}}, {"Mother", {"262", "279"}}, {"Grandparent", {"40", "43"}}, {"Child", {"11", "18"}},
              {"Other relative", {"[x]", "14"}}}},
    {.name = "grouped-legend",
     .kind = CHART_GROUPED,
     .title = "Comments, compliments and complaints, by region",
     .axis_title = "Number of items",
     .series = {"Comments", "Compliments", "Complaints received"},
     .rows = {{"East Midlands", {"4", "12", "62"}}, {"Eastern", {"0", "3", "31"}}, {"Greater London", {"9", "1", "41"}},
              {"North East", {"2", "17", "55"}}, {"Yorkshire", {"21", "33", "140"}}}},
    {.name = "grouped-differences",
     .kind = CHART_GROUPED,
     .title = "Change in comments and compliments since 2006/07",
     .axis_title = "Change in number",
     .series = {"Comments", "Compliments"},
     .rows = {{"East Midlands", {"+4", "-12"}}, {"Eastern", {"0", "+3"}}, {"Greater London", {"-9", "[z]"}}}},
    {.name = "timescales",
     .kind = CHART_STACKED_PERCENT,
     .title = "Stages completed within the timescale",
     .axis_title = "Percentage of stages that can be judged",
     .series = {"Within the timescale", "Outside it"},
     .rows = {{"Stage 1", {"81.4%", "18.6%"}}, {"Stage 2", {"40.6%", "59.4%"}}, {"Stage 3", {"[z]", "[z]"}},
              {"Stage 4", {"50.0%", "50.0%"}}}},
    {.name = "stages-by-region",
     .kind = CHART_STACKED_PERCENT,
     .title = "Complaints closed, by region and furthest stage reached",
     .axis_title = "Percentage of complaints closed",
     .series = {"Stage 1: Received", "Stage 2: Problem Solving", "Stage 3: Investigation", "Stage 4: Review"},
     .rows = {{"East Midlands", {"47", "15", "0", "0"}}, {"Eastern", {"30", "1", "0", "0"}}, {"Greater London", {"33", "8", "0", "0"}},
              {"North East", {"50", "5", "0", "0"}}, {"North West", {"66", "17", "0", "1"}}, {"South East", {"17", "7", "1", "0"}},
              {"South West", {"55", "12", "0", "0"}}, {"Southern", {"22", "21", "0", "0"}}, {"West Midlands", {"63", "30", "0", "1"}},
              {"Yorkshire", {"108", "32", "0", "0"}}, {"National total", {"491", "148", "1", "2"}}}},
    {.name = "stacked-edges",
     .kind = CHART_STACKED_PERCENT,
     .title = "Six series, and rows without a whole",
     .axis_title = "Percentage of complaints",
     .series = {"White", "Mixed", "Asian or Asian British", "Black or Black British", "Chinese or other ethnic group",
                "Not specified"},
     .rows = {{"All six alike", {"10", "10", "10", "10", "10", "10"}}, {"One only", {"0", "0", "7", "0", "0", "0"}},
              {"Nothing at all", {"0", "0", "0", "0", "0", "0"}}, {"One confidential", {"31", "[c]", "4", "3", "2", "12"}},
              {"Very unequal", {"1,000", "1", "20", "1", "45", "2"}}}},
    {.name = "one-of-many",
     .title = "Cases, by kind",
     .axis_title = "Number of cases",
     .series = {"Number"},
     .rows = {{"Private", {"20,000"}}, {"Public", {"10,000"}}, {"Other", {"1"}}, {"None", {"0"}}}},
    {.name = "values-inside",
     .title = "Cases, by kind",
     .axis_title = "Number of cases",
     .series = {"Number"},
     .rows = {{"Proceedings about children in which the court asked for a report", {"9,204,318"}},
              {"Proceedings about children in which a guardian was appointed", {"8,860,021"}},
              {"Contact centres, mediation and other matters out of court", {"212"}}}},
    {.name = "stacked",
     .kind = CHART_STACKED,
     .title = "Complaints closed, by region and furthest stage reached",
     .axis_title = "Number of complaints closed",
     .series = {"Stage 1", "Stage 2", "Stages 3 and 4"},
     .has_totals = true,
     .rows = {{"East Midlands", {"47", "15", "0"}}, {"Eastern", {"30", "1", "0"}}, {"Greater London", {"33", "8", "0"}},
              {"North West", {"66", "17", "1"}}, {"Yorkshire", {"108", "32", "0"}}, {"South East", {"0", "0", "0"}},
              {"Southern", {"22", "[c]", "[c]"}}}},
    {.name = "stacked-no-total",
     .kind = CHART_STACKED,
     .title = "Comments and compliments",
     .axis_title = "Number",
     .series = {"Comments from parents and carers", "Compliments"},
     .rows = {{"2006/07", {"3", "120"}}, {"2007/08", {"9", "133"}}}},
    {.name = "line-months",
     .kind = CHART_LINE,
     .title = "Complaints received and closed, by month",
     .axis_title = "Number of complaints",
     .series = {"Received", "Closed"},
     .has_periods = true,
     .rows = {{"2007-04", {"61", "48"}}, {"2007-05", {"55", "60"}}, {"2007-06", {"70", "52"}}, {"2007-07", {"66", "58"}},
              {"2007-08", {"41", "39"}}, {"2007-09", {"58", "55"}}, {"2007-10", {"64", "61"}}, {"2007-11", {"63", "57"}},
              {"2007-12", {"38", "44"}}, {"2008-01", {"67", "49"}}, {"2008-02", {"60", "58"}}, {"2008-03", {"66", "61"}}}},
    {.name = "line-quarters",
     .kind = CHART_LINE,
     .title = "Complaints received, closed and reopened, by quarter",
     .axis_title = "Number of complaints",
     .series = {"Received", "Closed", "Reopened", "Comments"},
     .has_periods = true,
     .rows = {{"2006/07 Q3", {"150", "140", "3", "[x]"}}, {"2006/07 Q4", {"171", "168", "5", "[x]"}},
              {"2007/08 Q1", {"186", "160", "2", "[x]"}}, {"2007/08 Q2", {"165", "152", "[c]", "31"}},
              {"2007/08 Q4", {"193", "168", "4", "44"}}, {"2008/09 Q1", {"181", "233", "6", "40"}}}},
    {.name = "line-years",
     .kind = CHART_LINE,
     .title = "Complaints closed within the timescale, by region",
     .axis_title = "Percentage of complaints closed",
     .series = {"North", "Central", "South", "London", "Wales"},
     .has_periods = true,
     .focus_series = 4,
     .rows = {{"2003/04", {"71.0%", "68.2%", "70.4%", "61.1%", "72.0%"}}, {"2004/05", {"73.1%", "70.3%", "70.2%", "60.4%", "[x]"}},
              {"2005/06", {"74.0%", "71.9%", "71.5%", "63.8%", "[x]"}}, {"2006/07", {"74.2%", "73.0%", "73.3%", "66.0%", "[x]"}},
              {"2007/08", {"74.9%", "74.4%", "74.6%", "70.2%", "[x]"}}}},
    {.name = "line-from-300",
     .kind = CHART_LINE,
     .title = "Open cases at the end of the month",
     .axis_title = "Number of cases",
     .series = {"Open"},
     .has_periods = true,
     .may_start_above_zero = true,
     .rows = {{"2007-11", {"312"}}, {"2007-12", {"318"}}, {"2008-01", {"331"}}, {"2008-02", {"327"}}, {"2008-03", {"352"}},
              {"2008-04", {"349"}}, {"2008-05", {"366"}}, {"2008-06", {"371"}}}},
    {.name = "line-one-point",
     .kind = CHART_LINE,
     .title = "Complaints received, 2007/08",
     .axis_title = "Number of complaints",
     .series = {"Received", "Closed"},
     .has_periods = true,
     .rows = {{"2007/08", {"709", "642"}}}},
    {.name = "line-zeros",
     .kind = CHART_LINE,
     .title = "Ombudsman enquiries received",
     .axis_title = "Number of enquiries",
     .series = {"Enquiries"},
     .has_periods = true,
     .rows = {{"2007-01", {"0"}}, {"2007-02", {"0"}}, {"2007-03", {"0"}}, {"2007-04", {"0"}}}},
    {.name = "line-nothing-known",
     .kind = CHART_LINE,
     .title = "Stages completed within the timescale",
     .axis_title = "Percentage of stages",
     .series = {"Stage 3", "Stage 4"},
     .has_periods = true,
     .rows = {{"2006/07", {"[x]", "[c]"}}, {"2007/08", {"[x]", "[x]"}}}},
    {.name = "line-differences",
     .kind = CHART_LINE,
     .title = "Change since the year before, by quarter",
     .axis_title = "Change in number of complaints",
     .series = {"Received", "Closed"},
     .has_periods = true,
     .rows = {{"2007 Q1", {"+12", "-4"}}, {"2007 Q2", {"+3", "-19"}}, {"2007 Q3", {"-8", "-26"}}, {"2007 Q4", {"-14", "0"}},
              {"2008 Q1", {"+5", "+9"}}, {"2008 Q2", {"-51", "+25"}}}},
    {.name = "line-ages",
     .kind = CHART_LINE,
     .title = "Children, by age",
     .axis_title = "Number of children",
     .series = {"Girls", "Boys"},
     .rows = {{"Under 1", {"112", "131"}}, {"1 to 4", {"530", "548"}}, {"5 to 9", {"702", "731"}}, {"10 to 14", {"610", "598"}},
              {"15 to 17, and 18 where the case began before", {"301", "255"}}}},
    {.name = "control-chart",
     .kind = CHART_LINE,
     .title = "Complaints received, by month",
     .axis_title = "Number of complaints",
     .series = {"Complaints received", "Mean", "Upper limit", "Lower limit"},
     .roles = {SERIES_DATA, SERIES_CENTRE, SERIES_UPPER_LIMIT, SERIES_LOWER_LIMIT},
     .has_periods = true,
     .rows = {{"2006-10", {"52", "58.8", "90.3", "27.3"}}, {"2006-11", {"61", "58.8", "90.3", "27.3"}},
              {"2006-12", {"35", "58.8", "90.3", "27.3"}}, {"2007-01", {"63", "58.8", "90.3", "27.3"}},
              {"2007-02", {"50", "58.8", "90.3", "27.3"}}, {"2007-03", {"58", "58.8", "90.3", "27.3"}},
              {"2007-04", {"61", "58.8", "90.3", "27.3"}}, {"2007-05", {"55", "58.8", "90.3", "27.3"}},
              {"2007-06", {"70", "58.8", "90.3", "27.3"}}, {"2007-07", {"66", "58.8", "90.3", "27.3"}},
              {"2007-08", {"41", "58.8", "90.3", "27.3"}}, {"2007-09", {"58", "58.8", "90.3", "27.3"}},
              {"2007-10", {"99", "58.8", "90.3", "27.3"}, "above the upper limit"}, {"2007-11", {"63", "61.5", "85.0", "38.0"}},
              {"2007-12", {"38", "61.5", "85.0", "38.0"}}, {"2008-01", {"67", "61.5", "85.0", "38.0"}},
              {"2008-02", {"60", "61.5", "85.0", "38.0"}}, {"2008-03", {"66", "61.5", "85.0", "38.0"}}}},
    {.name = "control-break",
     .kind = CHART_LINE,
     .title = "Complaints received, by month",
     .axis_title = "Number of complaints",
     .series = {"Complaints received", "Mean", "Upper limit", "Lower limit"},
     .roles = {SERIES_DATA, SERIES_CENTRE, SERIES_UPPER_LIMIT, SERIES_LOWER_LIMIT},
     .has_periods = true,
     .n_broken = 3,
     .rows = {{"2007-10", {"35", "36.0", "51.0", "21.0"}}, {"2007-11", {"41", "36.0", "51.0", "21.0"}},
              {"2007-12", {"32", "36.0", "51.0", "21.0"}}, {"2008-01", {"67", "64.3", "81.6", "47.0"}},
              {"2008-02", {"60", "64.3", "81.6", "47.0"}}, {"2008-03", {"66", "64.3", "81.6", "47.0"}}}},
    {.name = "panels-of-lines",
     .kind = CHART_LINE,
     .title = "Complaints closed within the timescale, by region",
     .axis_title = "Percentage of complaints closed",
     .series = {"North", "Central", "South", "London", "Wales and the border counties"},
     .has_periods = true,
     .is_multiples = true,
     .rows = {{"2003/04", {"71.0%", "68.2%", "70.4%", "61.1%", "72.0%"}}, {"2004/05", {"73.1%", "70.3%", "70.2%", "60.4%", "[x]"}},
              {"2005/06", {"74.0%", "71.9%", "71.5%", "63.8%", "[x]"}}, {"2006/07", {"74.2%", "73.0%", "73.3%", "66.0%", "[x]"}},
              {"2007/08", {"74.9%", "74.4%", "74.6%", "70.2%", "[x]"}}}},
    {.name = "panels-of-bars",
     .title = "Enquiries, by channel and area",
     .axis_title = "Number of enquiries",
     .series = {"North", "Central", "South"},
     .is_multiples = true,
     .rows = {{"Telephone", {"412", "655", "288"}}, {"Email", {"301", "540", "214"}}, {"Web form", {"188", "402", "155"}},
              {"In person", {"96", "77", "130"}}, {"Letter", {"41", "38", "[c]"}}, {"Social media", {"9", "31", "4"}}}},
    {.name = "panels-of-differences",
     .title = "Change since the year before",
     .axis_title = "Change in number of enquiries",
     .series = {"North", "Central", "South", "Wales"},
     .is_multiples = true,
     .focus = 2,
     .rows = {{"Telephone", {"+12", "-105", "-28", "0"}}, {"Email", {"+101", "+40", "+14", "+9"}}, {"Web form", {"-1", "-2", "+155", "0"}}}},
    {.name = "pie",
     .kind = CHART_PIE,
     .title = "Complaints received, by relationship to the child",
     .series = {"Number"},
     .rows = {{"Father", {"296"}}, {"Mother", {"279"}}, {"Grandparent", {"43"}}, {"Child", {"18"}}, {"Other, or not specified", {"73"}}}},
    {.name = "pie-two",
     .kind = CHART_PIE,
     .title = "Cases, by kind of law",
     .series = {"Share"},
     .rows = {{"Private law", {"68.4%"}}, {"Public law", {"31.6%"}}}},
    {.name = "pie-whole",
     .kind = CHART_PIE,
     .title = "Outcome of complaints",
     .series = {"Number"},
     .rows = {{"Upheld", {"0"}}, {"Not upheld", {"12"}}, {"Withdrawn", {"0"}}}},
    {.name = "pie-thin",
     .kind = CHART_PIE,
     .title = "Cases, by kind",
     .series = {"Number"},
     .focus = 4,
     .rows = {{"Private", {"20,000"}},
              {"Adoption, and orders that follow from it", {"104"}},
              {"Contact after adoption", {"88"}},
              {"Other proceedings in which a guardian was appointed", {"61"}},
              {"Not specified", {"1"}}}},
    {.name = "pie-confidential",
     .kind = CHART_PIE,
     .title = "Complaints from children, by gender",
     .series = {"Number"},
     .rows = {{"Girls", {"11"}}, {"Boys", {"[c]"}}}},
    {.name = "pie-zeros",
     .kind = CHART_PIE,
     .title = "Ombudsman enquiries",
     .series = {"Number"},
     .rows = {{"Upheld", {"0"}}, {"Not upheld", {"0"}}}},
    {.name = "empty", .title = "No rows", .axis_title = "Number", .series = {"Number"}},
};

const size_t n_fixtures = sizeof fixtures / sizeof fixtures[0];

const char *fixture_name(size_t index) {
    return fixtures[index].name;
}

static enum mark mark_of(const char *text) {
    for (int mark = MARK_NONE + 1; mark < N_MARKS; mark++) {
        if (text_equal(text, mark_symbol((enum mark)mark))) return (enum mark)mark;
    }
    return MARK_NONE;
}

static enum unit unit_of(const char *text) {
    if (text_ends(text, "%")) return UNIT_PERCENT;
    return text[0] == '+' || text[0] == '-' ? UNIT_DIFFERENCE : UNIT_COUNT;
}

static struct cell cell_of(const char *text) {
    struct decimal number;
    struct cell cell = {.display = text, .unit = unit_of(text)};
    if (!number_parse_published(text, &number)) {
        cell.kind = CELL_NONE;
        cell.mark = mark_of(text);
        return cell;
    }
    cell.decimals = number.decimals;
    cell.value = (struct ratio){number.units, cell.unit == UNIT_PERCENT ? 100 : 1};
    for (int i = 0; i < number.decimals; i++) cell.value.denominator *= 10;
    return cell;
}

static size_t count_series(const struct fixture *fixture) {
    size_t n = 0;
    while (fixture->series[n] != NULL) n++;
    return n;
}

static size_t count_rows(const struct fixture *fixture) {
    size_t n = 0;
    while (fixture->rows[n].label != NULL) n++;
    return n;
}

static struct line row_of(struct arena *arena, const struct fixture *fixture, size_t i) {
    const char *label = fixture->rows[i].label;
    struct line line = {.id = text_slug(arena, label), .label = label, .has_period = fixture->has_periods};
    if (!line.has_period) return line;
    if (!period_parse(label, &line.period)) {
        fprintf(stderr, "'%s' is no period\n", label);
        exit(1);
    }
    line.label = period_label(arena, line.period);
    return line;
}

static const char *const *signals_of(struct arena *arena, const struct fixture *fixture) {
    const char **signals = ARENA_ARRAY(arena, const char *, count_rows(fixture));
    bool has_any = false;
    for (size_t i = 0; i < count_rows(fixture); i++) {
        signals[i] = fixture->rows[i].signal;
        if (signals[i] != NULL) has_any = true;
    }
    return has_any ? signals : NULL;
}

/* A sum of the columns before it, or a mark where one of them has. */
static struct cell total_of(struct arena *arena, const struct cell *parts, size_t n) {
    struct cell total = {.kind = CELL_NUMBER, .unit = parts[0].unit, .value = {0, 1}};
    for (size_t i = 0; i < n; i++) {
        if (parts[i].kind != CELL_NUMBER) total.kind = CELL_NONE, total.mark = parts[i].mark;
        else total.value.numerator += parts[i].value.numerator;
    }
    (void)cell_finish(arena, &total);
    return total;
}

void fixture_totals(struct arena *arena, struct table *table) {
    size_t n = table->n_columns - 1;
    struct relation *relations = ARENA_ARRAY(arena, struct relation, table->n_rows);
    uint32_t *parts = ARENA_ARRAY(arena, uint32_t, table->n_rows * n);
    for (size_t row = 0; row < table->n_rows; row++) {
        size_t first = row * table->n_columns;
        for (size_t i = 0; i < n; i++) parts[row * n + i] = (uint32_t)(first + i);
        relations[row] = (struct relation){.kind = RELATION_SUM, .target = (uint32_t)(first + n), .parts = &parts[row * n], .n_parts = n,
                                           .must_hold = true};
        table->cells[first + n] = total_of(arena, &table->cells[first], n);
    }
    table->relations = relations;
    table->n_relations = table->n_rows;
}

static const struct table *table_of(struct arena *arena, const struct fixture *fixture) {
    struct table *table = ARENA_NEW(arena, struct table);
    size_t n_series = count_series(fixture), n_columns = n_series + fixture->has_totals, n_rows = count_rows(fixture);
    struct line *rows = ARENA_ARRAY(arena, struct line, n_rows), *columns = ARENA_ARRAY(arena, struct line, n_columns);
    *table = (struct table){.id = fixture->name, .title = fixture->title, .corner = "", .rows = rows, .n_rows = n_rows,
                            .columns = columns, .n_columns = n_columns};
    table->cells = ARENA_ARRAY(arena, struct cell, n_rows * n_columns);
    for (size_t j = 0; j < n_series; j++) {
        columns[j] = (struct line){.id = text_slug(arena, fixture->series[j]), .label = fixture->series[j]};
    }
    for (size_t i = 0; i < n_rows; i++) {
        rows[i] = row_of(arena, fixture, i);
        for (size_t j = 0; j < n_series; j++) table->cells[i * n_columns + j] = cell_of(fixture->rows[i].cells[j]);
        for (size_t j = 0; j < n_series && i < fixture->n_broken; j++) table->cells[i * n_columns + j].mark = MARK_BREAK;
    }
    if (fixture->has_totals) fixture_totals(arena, table);
    if (n_rows > 0) {
        for (size_t j = 0; j < n_columns; j++) columns[j].unit = table->cells[j].unit;
    }
    return table;
}

static const struct chart *chart_of(struct arena *arena, const struct fixture *fixture) {
    struct chart *chart = ARENA_NEW(arena, struct chart);
    const struct table *table = table_of(arena, fixture);
    size_t n_series = count_series(fixture);
    struct chart_series *series = ARENA_ARRAY(arena, struct chart_series, n_series);
    size_t *rows = ARENA_ARRAY(arena, size_t, table->n_rows);
    for (size_t i = 0; i < table->n_rows; i++) rows[i] = i;
    for (size_t i = 0; i < n_series; i++) {
        series[i] = (struct chart_series){.label = fixture->series[i], .column = i, .role = fixture->roles[i],
                                          .is_focus = fixture->focus_series == (int)i + 1};
    }
    *chart = (struct chart){.id = fixture->name, .number = "Figure 1", .title = fixture->title, .kind = fixture->kind,
                            .table = table, .series = series, .n_series = n_series, .rows = rows,
                            .n_rows = table->n_rows, .axis_title = fixture->axis_title,
                            .alternative_text = TEXT(arena, "Bars & what they show: \"", fixture->title, "\"."),
                            .signals = signals_of(arena, fixture), .may_start_above_zero = fixture->may_start_above_zero,
                            .is_multiples = fixture->is_multiples,
                            .focus_row = fixture->focus > 0 ? (size_t)fixture->focus - 1 : SIZE_MAX};
    return chart;
}

const struct report *fixture_report(struct arena *arena, size_t index) {
    struct report *report = ARENA_NEW(arena, struct report);
    *report = (struct report){.id = "fixture", .title = "Fixtures", .publisher = "The Board",
                              .charts = chart_of(arena, &fixtures[index]), .n_charts = 1, .is_released = true};
    return report;
}

const struct report *fixture_named(struct arena *arena, const char *name) {
    for (size_t i = 0; i < n_fixtures; i++) {
        if (text_equal(fixtures[i].name, name)) return fixture_report(arena, i);
    }
    fprintf(stderr, "no fixture '%s'\n", name);
    exit(1);
}
