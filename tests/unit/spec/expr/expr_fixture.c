#include "expr_fixture.h"

#include "base/text.h"

static const char *const kind_labels[] = {"Complaint", "Comment", "Compliment", NULL};
static const char *const region_labels[] = {"Eastern", "North East", "North West", NULL};
static const char *const issue_labels[] = {"Officer Bias", "Communication", "Not Acting in Child's Best Interest",
                                           "Caf\u00e9 visits", NULL};
static const char *const stage_labels[] = {"Stage 1", "Stage 2", "Stage 3", NULL};
static const char *const outcome_labels[] = {"Upheld", "Not upheld", NULL};

static const struct code_list *list_of(struct arena *arena, const char *id, const char *const *labels) {
    struct code_list *list = ARENA_NEW(arena, struct code_list);
    while (labels[list->n_categories]) list->n_categories++;
    struct category *categories = ARENA_ARRAY(arena, struct category, list->n_categories);
    for (size_t i = 0; i < list->n_categories; i++) {
        categories[i].label = labels[i];
        categories[i].id = text_slug(arena, labels[i]);
        categories[i].code = TEXT(arena, "0", text_from_int(arena, (int64_t)i + 1));
        categories[i].since = categories[i].until = DATE_NONE;
    }
    list->id = list->title = id;
    list->categories = categories;
    const char *clash;
    ck_assert(code_list_index(arena, list, &clash));
    return list;
}

static struct slot slot(const char *name, enum value_type type, const struct code_list *list) {
    return (struct slot){.name = name, .kind = {type, list}};
}

static const struct expr_scope *scope_of(struct arena *arena, size_t source, const char *name, const struct slot *slots,
                                         size_t n) {
    struct expr_scope *scope = ARENA_NEW(arena, struct expr_scope);
    struct slot *kept = ARENA_ARRAY(arena, struct slot, n);
    for (size_t i = 0; i < n; i++) kept[i] = slots[i];
    *scope = (struct expr_scope){.source = source, .source_name = name, .slots = kept, .n_slots = n};
    return scope;
}

static const struct expr_scope *stages_scope(struct fixture *f) {
    const struct slot slots[] = {
        slot("ref", TYPE_TEXT, NULL),          slot("stage", TYPE_CATEGORY, f->stages),
        slot("outcome", TYPE_CATEGORY, f->outcomes), slot("started", TYPE_DATE, NULL),
        slot("completed", TYPE_DATE, NULL),    slot("weight", TYPE_INTEGER, NULL),
        slot("is_formal", TYPE_BOOL, NULL),    slot("topics", TYPE_CATEGORIES, f->issues),
    };
    return scope_of(f->arena, SOURCE_STAGES, "stages", slots, sizeof slots / sizeof *slots);
}

static const struct expr_scope *letters_scope(struct fixture *f) {
    const struct slot slots[] = {slot("ref", TYPE_TEXT, NULL), slot("sent", TYPE_DATE, NULL)};
    return scope_of(f->arena, SOURCE_LETTERS, "letters", slots, 2);
}

static const struct expr_scope *log_scope(struct fixture *f) {
    const struct slot slots[] = {
        slot("ref", TYPE_TEXT, NULL),                     slot("kind", TYPE_CATEGORY, f->kinds),
        slot("region", TYPE_CATEGORY, f->regions),        slot("lead_issue", TYPE_CATEGORY, f->issues),
        slot("issues", TYPE_CATEGORIES, f->issues),       slot("stage_reached", TYPE_CATEGORY, f->stages),
        slot("outcome", TYPE_CATEGORY, f->outcomes),      slot("received", TYPE_DATE, NULL),
        slot("closed", TYPE_DATE, NULL),                  slot("cases", TYPE_INTEGER, NULL),
        slot("is_urgent", TYPE_BOOL, NULL),               slot("remark", TYPE_TEXT, NULL),
    };
    struct expr_scope scope = *scope_of(f->arena, SOURCE_LOG, "log", slots, sizeof slots / sizeof *slots);
    struct expr_linked *linked = ARENA_ARRAY(f->arena, struct expr_linked, 2);
    linked[0] = (struct expr_linked){"stages", stages_scope(f)};
    linked[1] = (struct expr_linked){"letters", letters_scope(f)};
    scope.linked = linked;
    scope.n_linked = 2;
    struct expr_scope *kept = ARENA_NEW(f->arena, struct expr_scope);
    *kept = scope;
    return kept;
}

struct fixture fixture_open(void) {
    struct fixture f = {.arena = arena_open()};
    ck_assert_ptr_nonnull(f.arena);
    f.diags = diags_new(f.arena);
    f.kinds = list_of(f.arena, "kinds", kind_labels);
    f.regions = list_of(f.arena, "regions", region_labels);
    f.issues = list_of(f.arena, "issues", issue_labels);
    f.stages = list_of(f.arena, "stages", stage_labels);
    f.outcomes = list_of(f.arena, "outcomes", outcome_labels);
    f.log = log_scope(&f);
    return f;
}

void fixture_close(struct fixture *f) {
    arena_close(f->arena);
}

const struct expr *fixture_try(struct fixture *f, const char *text, struct value_kind expected) {
    const struct expr *expr = NULL;
    struct expr_text where = {text, {.line = 7, .column = 10}};
    size_t n_before = diags_count(f->diags);
    enum status status = expr_read(f->arena, where, f->log, expected, f->diags, &expr);
    ck_assert_msg((status == STATUS_OK) == (diags_count(f->diags) == n_before),
                  "%s: status without message, or the reverse", text);
    ck_assert_msg((status == STATUS_OK) == (expr != NULL), "%s", text);
    return expr;
}

const struct expr *fixture_read(struct fixture *f, const char *text) {
    const struct expr *expr = fixture_try(f, text, (struct value_kind){.type = TYPE_UNKNOWN});
    if (!expr) ck_abort_msg("%s: %s", text, diags_at(f->diags, diags_count(f->diags) - 1)->sentence);
    return expr;
}
