/* spec/expr/expr_parse.c - words to a tree, by recursive descent: a function for each level of the grammar in expr.h.
 *
 * The first word that does not fit is told and ends the parse (everything behind it would be guesswork); every function
 * then returns NULL. Two counters bound the work: nesting, while descending, and each node's depth and size, while
 * building. */
#include "base/number.h"
#include "base/text.h"
#include "spec/expr/expr_node.h"

#include <string.h>

struct parser {
    struct expr_reading *reading;
    const struct expr_token *token; /* the next one */
    const struct expr_token *last;  /* taken last, or NULL */
    int nesting;
};

static struct expr_node *parse_or(struct parser *p);
static struct expr_node *parse_sum(struct parser *p);

/* Words that cannot be names. */
static const char *const reserved[] = {"and",  "or",   "not",  "is",  "null", "between", "in",    "contains", "case",
                                       "when", "then", "else", "end", "true", "false",   "where", "by",       "period",
                                       "param"};

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool expr_word_is(const char *text, const char *word) {
    for (; *text && lower(*text) == lower(*word); text++) word++;
    return !*text && !*word;
}

bool expr_is_reserved(const char *name) {
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
        if (expr_word_is(name, reserved[i])) return true;
    return false;
}

/* --- words -------------------------------------------------------------------------------------------------- */

static bool is_word(const struct expr_token *token, const char *word) {
    return token->kind == TOKEN_NAME && expr_word_is(token->text, word);
}

static bool is_symbol(const struct expr_token *token, const char *symbol) {
    return token->kind == TOKEN_SYMBOL && text_equal(token->text, symbol);
}

static const struct expr_token *take(struct parser *p) {
    p->last = p->token;
    if (p->token->kind != TOKEN_END) p->token++;
    return p->last;
}

static bool take_word(struct parser *p, const char *word) {
    bool is_next = is_word(p->token, word);
    if (is_next) take(p);
    return is_next;
}

static bool take_symbol(struct parser *p, const char *symbol) {
    bool is_next = is_symbol(p->token, symbol);
    if (is_next) take(p);
    return is_next;
}

static const char *found(const struct parser *p) {
    if (p->token->kind == TOKEN_END) return p->last ? "the end" : "nothing";
    const char *excerpt = expr_excerpt(p->reading, p->token->span);
    return p->token->kind == TOKEN_TEXT ? excerpt : TEXT(p->reading->scratch, "'", excerpt, "'");
}

/* Always NULL, so that callers can return it. */
static struct expr_node *refuse(struct parser *p, const char *expected, const char *hint) {
    EXPR_ERROR(p->reading, MSG_EXPR_SYNTAX, p->token->span, hint, expected, found(p));
    return NULL;
}

static bool need_symbol(struct parser *p, const char *symbol, const char *expected) {
    if (take_symbol(p, symbol)) return true;
    refuse(p, expected, NULL);
    return false;
}

static bool need_word(struct parser *p, const char *word, const char *expected) {
    if (take_word(p, word)) return true;
    refuse(p, expected, NULL);
    return false;
}

/* --- nodes -------------------------------------------------------------------------------------------------- */

static struct expr_node *refuse_depth(struct parser *p, struct expr_span at) {
    const char *limit = text_from_int(p->reading->scratch, EXPR_DEPTH_LIMIT);
    const char *hint = "use in ('A', 'B', ..) for many values, or give a part of it a name as a field";
    EXPR_ERROR(p->reading, MSG_EXPR_DEPTH, at, hint, limit);
    return NULL;
}

static struct expr_node *refuse_size(struct parser *p, struct expr_span at) {
    const char *limit = text_from_int(p->reading->scratch, EXPR_SIZE_LIMIT);
    EXPR_ERROR(p->reading, MSG_EXPR_SIZE, at, "give a part of it a name as a field", limit);
    return NULL;
}

/* Counts the tree as the checked one will be: `between` becomes two comparisons, each with the value. */
static void measure(struct expr_node *node) {
    bool is_between = node->kind == NODE_BETWEEN;
    node->size = is_between ? 3 + node->children[0]->size : 1;
    for (size_t i = 0; i < node->n_children; i++) {
        if (!node->children[i]) continue;
        node->size += node->children[i]->size;
        if (node->children[i]->depth > node->depth) node->depth = node->children[i]->depth;
    }
    node->depth += is_between ? 2 : 1;
}

/* `shape` says what is known before: kind, op, at, span.from and what the kind needs. The span ends with the word taken
 * last. */
static struct expr_node *make(struct parser *p, struct expr_node shape, struct expr_node *const *children, size_t n) {
    struct expr_node *node = ARENA_NEW(p->reading->scratch, struct expr_node);
    struct expr_node **kept = ARENA_ARRAY(p->reading->scratch, struct expr_node *, n);
    if (n > 0) memcpy(kept, children, n * sizeof(struct expr_node *));
    *node = shape;
    node->span.to = p->last->span.to;
    node->children = kept;
    node->n_children = n;
    measure(node);
    if (node->depth > EXPR_DEPTH_LIMIT) return refuse_depth(p, node->at);
    if (node->size > EXPR_SIZE_LIMIT) return refuse_size(p, node->at);
    return node;
}

static struct expr_node *make_leaf(struct parser *p, struct expr_node shape, size_t from) {
    shape.at = (struct expr_span){from, p->last->span.to};
    shape.span = shape.at;
    return make(p, shape, NULL, 0);
}

static struct expr_node *make_pair(struct parser *p, enum expr_node_kind kind, enum expr_op op, struct expr_span at,
                                   struct expr_node *left, struct expr_node *right) {
    if (!left || !right) return NULL;
    struct expr_node shape = {.kind = kind, .op = op, .at = at, .span = left->span};
    return make(p, shape, (struct expr_node *[]){left, right}, 2);
}

static struct expr_node *make_not(struct parser *p, struct expr_span at, struct expr_node *child) {
    if (!child) return NULL;
    size_t from = at.from < child->span.from ? at.from : child->span.from;
    struct expr_node shape = {.kind = NODE_CONDITION, .op = EXPR_NOT, .at = at, .span = {from, 0}};
    return make(p, shape, &child, 1);
}

struct node_list {
    struct expr_node **items;
    size_t n, capacity;
};

/* False when the node was refused, or the list has grown past all bounds. */
static bool push(struct parser *p, struct node_list *list, struct expr_node *node) {
    if (!node) return false;
    *ARENA_PUSH(p->reading->scratch, list->items, list->n, list->capacity) = node;
    if (list->n > EXPR_SIZE_LIMIT) refuse_size(p, node->span);
    return list->n <= EXPR_SIZE_LIMIT;
}

/* --- leaves ------------------------------------------------------------------------------------------------- */

static struct expr_node *parse_number(struct parser *p) {
    size_t from = p->token->span.from;
    const char *sign = take_symbol(p, "-") ? "-" : "";
    const struct expr_token *digits = take(p);
    struct expr_node shape = {.kind = NODE_NUMBER};
    if (!number_parse_int(TEXT(p->reading->scratch, sign, digits->text), &shape.number)) {
        bool is_long = strspn(digits->text, "0123456789") == strlen(digits->text);
        EXPR_ERROR(p->reading, MSG_EXPR_NUMBER, digits->span,
                   is_long ? "the largest is 9223372036854775807"
                           : "write digits only, without decimals, commas or letters",
                   digits->text);
        shape.kind = NODE_UNKNOWN;
    }
    return make_leaf(p, shape, from);
}

static struct expr_node *parse_text(struct parser *p) {
    const struct expr_token *text = take(p);
    return make_leaf(p, (struct expr_node){.kind = NODE_TEXT, .text = text->text}, text->span.from);
}

static struct expr_node *parse_date(struct parser *p) {
    size_t from = take(p)->span.from;
    const struct expr_token *text = take(p);
    return make_leaf(p, (struct expr_node){.kind = NODE_DATE, .text = text->text}, from);
}

static struct expr_node *parse_period(struct parser *p) {
    static const char hint[] = "write period.start, period.end, or: date in period";
    size_t from = take(p)->span.from;
    if (!take_symbol(p, ".")) return refuse(p, "'.' after period", hint);
    bool is_start = is_word(p->token, "start");
    if (!is_start && !is_word(p->token, "end")) return refuse(p, "'start' or 'end'", hint);
    take(p);
    struct expr_node shape = {.kind = NODE_PERIOD, .op = is_start ? EXPR_PERIOD_START : EXPR_PERIOD_END};
    return make_leaf(p, shape, from);
}

static struct expr_node *parse_parameter(struct parser *p) {
    static const char hint[] = "write param. and the name of a parameter";
    size_t from = take(p)->span.from;
    if (!take_symbol(p, ".")) return refuse(p, "'.' after param", hint);
    if (p->token->kind != TOKEN_NAME) return refuse(p, "the name of a parameter", hint);
    const struct expr_token *name = take(p);
    return make_leaf(p, (struct expr_node){.kind = NODE_PARAMETER, .text = name->text}, from);
}

static struct expr_node *parse_name(struct parser *p) {
    const struct expr_token *first = take(p);
    struct expr_node shape = {.kind = NODE_NAME, .text = first->text};
    if (take_symbol(p, ".")) {
        if (p->token->kind != TOKEN_NAME) return refuse(p, "the name of a column", NULL);
        shape.source = first->text;
        shape.text = take(p)->text;
    }
    return make_leaf(p, shape, first->span.from);
}

/* --- calls, case -------------------------------------------------------------------------------------------- */

static bool parse_list(struct parser *p, struct node_list *list, struct expr_node *(*parse_item)(struct parser *)) {
    do {
        if (!push(p, list, parse_item(p))) return false;
    } while (take_symbol(p, ","));
    return need_symbol(p, ")", "',' or ')'");
}

static void pass_over_arguments(struct parser *p) {
    for (size_t n_open = 0; p->token->kind != TOKEN_END; take(p)) {
        if (is_symbol(p->token, ")") && n_open == 0) return;
        n_open += is_symbol(p->token, "(");
        n_open -= is_symbol(p->token, ")");
    }
}

/* What an unknown function would take is not known either: told of its arguments would be what the right name makes
 * right, such as `where` in maxi(stages.stage where ..). */
static struct expr_node *parse_unknown_call(struct parser *p, const struct expr_token *name) {
    const char *nearest = expr_function_nearest(p->reading->scratch, name->text);
    const char *hint = nearest ? TEXT(p->reading->scratch, "did you mean '", nearest, "'?") : NULL;
    EXPR_ERROR(p->reading, MSG_EXPR_FUNCTION, name->span, hint, name->text);
    pass_over_arguments(p);
    if (!need_symbol(p, ")", "')'")) return NULL;
    return make(p, (struct expr_node){.kind = NODE_UNKNOWN, .at = name->span, .span = name->span}, NULL, 0);
}

/* The name and the parenthesis behind it are taken. */
static struct expr_node *parse_call(struct parser *p, const struct expr_token *name,
                                    const struct expr_function *function) {
    struct node_list arguments = {0};
    if (!take_symbol(p, ")") && !parse_list(p, &arguments, parse_or)) return NULL;
    struct expr_node shape = {.kind = NODE_CALL, .at = name->span, .span = name->span, .function = function};
    return make(p, shape, arguments.items, arguments.n);
}

/* The name of a source stands where others have a value: a leaf with the name. */
static struct expr_node *parse_source(struct parser *p, const struct expr_aggregation *aggregation) {
    const char *hint = TEXT(p->reading->scratch, "write ", aggregation->writing);
    if (p->token->kind != TOKEN_NAME || expr_is_reserved(p->token->text))
        return refuse(p, "the name of a source", hint);
    const struct expr_token *name = take(p);
    if (is_symbol(p->token, ".")) return refuse(p, "'where' or ')' after the name of a source", hint);
    return make_leaf(p, (struct expr_node){.kind = NODE_NAME, .text = name->text}, name->span.from);
}

/* The name and the parenthesis behind it are taken. */
static struct expr_node *parse_aggregate(struct parser *p, const struct expr_token *name) {
    struct expr_node *parts[3] = {NULL, NULL, NULL};
    struct expr_node shape = {.kind = NODE_AGGREGATE, .op = EXPR_AGGREGATE, .at = name->span, .span = name->span};
    shape.aggregation = expr_aggregation_named(name->text);
    parts[0] = shape.aggregation->takes_source ? parse_source(p, shape.aggregation) : parse_or(p);
    if (!parts[0]) return NULL;
    if (take_word(p, "by") && !(parts[1] = parse_or(p))) return NULL;
    if (take_word(p, "where") && !(parts[2] = parse_or(p))) return NULL;
    const char *expected = parts[2] ? "')'" : parts[1] ? "'where' or ')'" : "'by', 'where' or ')'";
    if (!need_symbol(p, ")", expected)) return NULL;
    return make(p, shape, parts, 3);
}

static struct expr_node *parse_named(struct parser *p) {
    if (!is_symbol(p->token + 1, "(")) return parse_name(p);
    const struct expr_token *name = take(p);
    take(p);
    if (expr_aggregation_named(name->text)) return parse_aggregate(p, name);
    const struct expr_function *function = expr_function_named(name->text);
    return function ? parse_call(p, name, function) : parse_unknown_call(p, name);
}

static bool parse_arm(struct parser *p, struct node_list *arms) {
    return push(p, arms, parse_or(p)) && need_word(p, "then", "'and', 'or' or 'then'") && push(p, arms, parse_or(p));
}

static struct expr_node *parse_case(struct parser *p) {
    struct node_list arms = {0};
    const struct expr_token *start = take(p);
    if (!is_word(p->token, "when")) return refuse(p, "'when'", "write case when kind = 'A' then .. else .. end");
    while (take_word(p, "when"))
        if (!parse_arm(p, &arms)) return NULL;
    struct expr_node *otherwise = NULL;
    if (take_word(p, "else")) {
        otherwise = parse_or(p);
    } else {
        otherwise = make_leaf(p, (struct expr_node){.kind = NODE_NULL}, p->last->span.to);
    }
    if (!push(p, &arms, otherwise) || !need_word(p, "end", "'when', 'else' or 'end'")) return NULL;
    return make(p, (struct expr_node){.kind = NODE_CASE, .op = EXPR_CASE, .at = start->span, .span = start->span},
                arms.items, arms.n);
}

static struct expr_node *parse_parenthesis(struct parser *p) {
    size_t from = take(p)->span.from;
    struct expr_node *node = parse_or(p);
    if (!node || !need_symbol(p, ")", "')'")) return NULL;
    node->span = (struct expr_span){from, p->last->span.to};
    return node;
}

static struct expr_node *parse_constant(struct parser *p) {
    const struct expr_token *word = take(p);
    struct expr_node shape = {.kind = is_word(word, "null") ? NODE_NULL : NODE_TRUTH, .number = is_word(word, "true")};
    return make_leaf(p, shape, word->span.from);
}

static struct expr_node *parse_word(struct parser *p) {
    const struct expr_token *word = p->token;
    if (is_word(word, "case")) return parse_case(p);
    if (is_word(word, "null") || is_word(word, "true") || is_word(word, "false")) return parse_constant(p);
    if (is_word(word, "period")) return parse_period(p);
    if (is_word(word, "param")) return parse_parameter(p);
    if (is_word(word, "date") && word[1].kind == TOKEN_TEXT) return parse_date(p);
    if (expr_is_reserved(word->text)) return refuse(p, "a value", NULL);
    return parse_named(p);
}

static struct expr_node *parse_primary(struct parser *p) {
    bool is_minus = is_symbol(p->token, "-");
    if (p->token->kind == TOKEN_NUMBER || (is_minus && p->token[1].kind == TOKEN_NUMBER)) return parse_number(p);
    if (p->token->kind == TOKEN_TEXT) return parse_text(p);
    if (p->token->kind == TOKEN_NAME) return parse_word(p);
    if (is_symbol(p->token, "(")) return parse_parenthesis(p);
    return refuse(p, "a value", is_minus ? "write 0 - .. for the negative of a name" : NULL);
}

/* --- operators ---------------------------------------------------------------------------------------------- */

static struct expr_node *parse_sum(struct parser *p) {
    struct expr_node *left = parse_primary(p);
    while (left && (is_symbol(p->token, "+") || is_symbol(p->token, "-"))) {
        const struct expr_token *sign = take(p);
        enum expr_op op = is_symbol(sign, "+") ? EXPR_ADD : EXPR_SUBTRACT;
        left = make_pair(p, NODE_SUM, op, sign->span, left, parse_primary(p));
    }
    return left;
}

static struct expr_node *parse_is(struct parser *p, struct expr_node *left, struct expr_span at) {
    enum expr_op op = take_word(p, "not") ? EXPR_IS_NOT_NULL : EXPR_IS_NULL;
    if (!is_word(p->token, "null"))
        return refuse(p, op == EXPR_IS_NULL ? "'null' or 'not null'" : "'null'", "write = to compare");
    take(p);
    at.to = p->last->span.to;
    return make(p, (struct expr_node){.kind = NODE_NULL_TEST, .op = op, .at = at, .span = left->span}, &left, 1);
}

static struct expr_node *parse_between(struct parser *p, struct expr_node *left, struct expr_span at) {
    struct expr_node *parts[3] = {left, parse_sum(p), NULL};
    if (!parts[1] || !need_word(p, "and", "'and'") || !(parts[2] = parse_sum(p))) return NULL;
    return make(p, (struct expr_node){.kind = NODE_BETWEEN, .op = EXPR_AND, .at = at, .span = left->span}, parts, 3);
}

static struct expr_node *make_in_period(struct parser *p, struct expr_node *left, struct expr_span at) {
    size_t from = take(p)->span.from;
    struct expr_node *start = make_leaf(p, (struct expr_node){.kind = NODE_PERIOD, .op = EXPR_PERIOD_START}, from);
    struct expr_node *end = make_leaf(p, (struct expr_node){.kind = NODE_PERIOD, .op = EXPR_PERIOD_END}, from);
    struct expr_node *parts[3] = {left, start, end};
    return make(p, (struct expr_node){.kind = NODE_BETWEEN, .op = EXPR_AND, .at = at, .span = left->span}, parts, 3);
}

static struct expr_node *parse_in(struct parser *p, struct expr_node *left, struct expr_span at) {
    struct node_list parts = {0};
    if (is_word(p->token, "period")) return make_in_period(p, left, at);
    if (!take_symbol(p, "(")) {
        bool is_near = text_nearest(p->reading->scratch, p->token->text, (const char *const[]){"period"}, 1);
        return refuse(p, "'(' or 'period'", is_near ? "did you mean 'period'?" : NULL);
    }
    if (!push(p, &parts, left) || !parse_list(p, &parts, parse_sum)) return NULL;
    return make(p, (struct expr_node){.kind = NODE_IN, .op = EXPR_IN, .at = at, .span = left->span}, parts.items,
                parts.n);
}

static struct expr_node *parse_contains(struct parser *p, struct expr_node *left, struct expr_span at) {
    return make_pair(p, NODE_CONTAINS, EXPR_CONTAINS, at, left, parse_sum(p));
}

/* What can stand behind a sum, by its word. */
static const struct tail {
    const char *word;
    bool takes_not; /* x not in .. */
    struct expr_node *(*parse)(struct parser *p, struct expr_node *left, struct expr_span at);
} tails[] = {
    {"is", false, parse_is},
    {"between", true, parse_between},
    {"in", true, parse_in},
    {"contains", true, parse_contains},
};

static const struct comparison {
    const char *symbol;
    enum expr_op op;
} comparisons[] = {
    {"=", EXPR_EQUAL},       {"<>", EXPR_NOT_EQUAL}, {"!=", EXPR_NOT_EQUAL},     {"<", EXPR_LESS},
    {"<=", EXPR_LESS_EQUAL}, {">", EXPR_GREATER},    {">=", EXPR_GREATER_EQUAL},
};

static const struct tail *tail_at(const struct expr_token *token) {
    bool has_not = is_word(token, "not");
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
        if (is_word(token + has_not, tails[i].word) && (!has_not || tails[i].takes_not)) return &tails[i];
    return NULL;
}

static const struct comparison *comparison_at(const struct expr_token *token) {
    for (size_t i = 0; i < sizeof comparisons / sizeof *comparisons; i++)
        if (is_symbol(token, comparisons[i].symbol)) return &comparisons[i];
    return NULL;
}

static struct expr_node *parse_tail(struct parser *p, const struct tail *tail, struct expr_node *left) {
    struct expr_span not_at = p->token->span;
    bool has_not = take_word(p, "not");
    struct expr_span at = take(p)->span;
    struct expr_node *node = tail->parse(p, left, at);
    return has_not ? make_not(p, not_at, node) : node;
}

static struct expr_node *parse_comparison(struct parser *p) {
    struct expr_node *left = parse_sum(p);
    const struct tail *tail = left ? tail_at(p->token) : NULL;
    const struct comparison *comparison = left ? comparison_at(p->token) : NULL;
    if (!tail && !comparison) return left;
    if (tail) {
        left = parse_tail(p, tail, left);
    } else {
        struct expr_span at = take(p)->span;
        left = make_pair(p, NODE_COMPARISON, comparison->op, at, left, parse_sum(p));
    }
    if (!left || (!tail_at(p->token) && !comparison_at(p->token))) return left;
    EXPR_ERROR(p->reading, MSG_EXPR_CHAIN, p->token->span, "join two comparisons with 'and'",
               expr_excerpt(p->reading, p->token->span));
    return NULL;
}

static struct expr_node *parse_not(struct parser *p) {
    if (!is_word(p->token, "not")) return parse_comparison(p);
    if (p->nesting >= EXPR_DEPTH_LIMIT) return refuse_depth(p, p->token->span);
    struct expr_span at = take(p)->span;
    p->nesting++;
    struct expr_node *child = parse_not(p);
    p->nesting--;
    return make_not(p, at, child);
}

static struct expr_node *parse_and(struct parser *p) {
    struct expr_node *left = parse_not(p);
    while (left && is_word(p->token, "and")) {
        struct expr_span at = take(p)->span;
        left = make_pair(p, NODE_CONDITION, EXPR_AND, at, left, parse_not(p));
    }
    return left;
}

static struct expr_node *parse_or(struct parser *p) {
    if (p->nesting >= EXPR_DEPTH_LIMIT) return refuse_depth(p, p->token->span);
    p->nesting++;
    struct expr_node *left = parse_and(p);
    while (left && is_word(p->token, "or")) {
        struct expr_span at = take(p)->span;
        left = make_pair(p, NODE_CONDITION, EXPR_OR, at, left, parse_and(p));
    }
    p->nesting--;
    return left;
}

struct expr_node *expr_parse(struct expr_reading *reading, const struct expr_token *tokens) {
    struct parser p = {.reading = reading, .token = tokens};
    struct expr_node *node = parse_or(&p);
    if (node && p.token->kind != TOKEN_END) return refuse(&p, "'and', 'or' or the end", NULL);
    return node;
}
