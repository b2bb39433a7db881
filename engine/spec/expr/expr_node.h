/* spec/expr/expr_node.h - inside the expression language: the text, its words and its tree before names and types are known.
 *
 * Steps     expr_reading_init -> expr_tokens -> expr_parse; expr_check.c then makes the tree of expr.h from it.
 * Places    every word and node knows its bytes in the text; expr_place turns them into a place of the file.
 * Limits    no tree is deeper than EXPR_DEPTH_LIMIT and none has more than EXPR_SIZE_LIMIT nodes once `between` is
 *           written out, so that whoever walks it may recurse.
 * Lifetime  the scratch arena of the reading, gone when expr_read returns. */
#ifndef SPEC_EXPR_NODE_H
#define SPEC_EXPR_NODE_H

#include "spec/expr/expr_functions.h"

enum { EXPR_DEPTH_LIMIT = 100, EXPR_SIZE_LIMIT = 10000 };

/* Bytes [from, to) of the text. */
struct expr_span {
    size_t from, to;
};

struct expr_position {
    uint32_t line, column;   /* column 0: not known */
};

/* One reading of one text. */
struct expr_reading {
    struct arena *arena;     /* of the result */
    struct arena *scratch;
    struct diags *diags;
    const char *text;
    struct place start;      /* of the text's first character */
    const struct expr_position *positions;   /* of each byte, and of the end */
    size_t n_errors;
};

void expr_reading_init(struct expr_reading *reading, struct expr_text text);
struct place expr_place(const struct expr_reading *reading, struct expr_span span);

void expr_error(struct expr_reading *reading, enum message message, struct expr_span span, const char *hint,
                const char *const *args);
#define EXPR_ERROR(reading, message, span, hint, ...) \
    expr_error((reading), (message), (span), (hint), (const char *const[]){__VA_ARGS__, NULL})

/* The text of a span on one line, cut where it is long: for sentences. */
const char *expr_excerpt(const struct expr_reading *reading, struct expr_span span);

/* --- words -------------------------------------------------------------------------------------------------- */

enum expr_token_kind { TOKEN_END, TOKEN_NAME, TOKEN_NUMBER, TOKEN_TEXT, TOKEN_SYMBOL };

struct expr_token {
    enum expr_token_kind kind;
    struct expr_span span;
    const char *text;   /* name, digits, symbol, or what stands between the quotes */
};

/* The words of the text, ended by TOKEN_END. NULL after an error that leaves no words to go on with; lesser ones are
 * told and read as what was meant. */
const struct expr_token *expr_tokens(struct expr_reading *reading);

/* --- tree --------------------------------------------------------------------------------------------------- */

enum expr_node_kind {
    NODE_NUMBER, NODE_TEXT, NODE_DATE, NODE_TRUTH, NODE_NULL, NODE_NAME, NODE_PERIOD, NODE_PARAMETER,
    NODE_UNKNOWN,      /* already told; its children are still looked at */
    NODE_CONDITION,    /* and, or, not */
    NODE_COMPARISON,
    NODE_SUM,          /* + - */
    NODE_NULL_TEST,    /* is null, is not null */
    NODE_BETWEEN,      /* value, low, high; also `in period` */
    NODE_IN,           /* value, constants */
    NODE_CONTAINS,
    NODE_CASE,         /* as EXPR_CASE */
    NODE_CALL,
    NODE_AGGREGATE,    /* value (count, any: name of the source), by, where; NULL where not written */
    N_NODE_KINDS
};

struct expr_node {
    enum expr_node_kind kind;
    enum expr_op op;           /* what it becomes, where its kind leaves that open */
    struct expr_span at;       /* the operator or leaf */
    struct expr_span span;     /* all of it, parentheses around it included */
    int64_t number;            /* NODE_NUMBER, NODE_TRUTH */
    const char *text;          /* NODE_TEXT, NODE_DATE, NODE_NAME, NODE_PARAMETER */
    const char *source;        /* qualifier of NODE_NAME, or NULL */
    const struct expr_function *function;       /* NODE_CALL */
    const struct expr_aggregation *aggregation; /* NODE_AGGREGATE */
    struct expr_node *const *children;
    size_t n_children;
    size_t depth, size;
};

/* NULL after an error. */
struct expr_node *expr_parse(struct expr_reading *reading, const struct expr_token *tokens);

/* ASCII, any letter case. */
bool expr_word_is(const char *text, const char *word);

#endif
