/* spec/expr/expr_token.c - the words of an expression.
 *
 * What people bring along from other languages and from word processors (double and curly quotes, ==, &&) is told with
 * what to write instead, and read as what was meant, so that the rest of the text is still looked at. */
#include "base/text.h"
#include "base/utf8.h"
#include "spec/expr/expr_node.h"

#include <string.h>

/* A text that is no expression at all is not told sign by sign. */
enum { ERROR_LIMIT = 10 };

struct lexer {
    struct expr_reading *reading;
    struct expr_token *tokens;
    size_t n, capacity;
    size_t at;
    bool is_broken;
};

static const char *const symbols[] = {"<>", "!=", "<=", ">=", "=", "<", ">", "(", ")", ",", ".", "+", "-"};

/* Texts that mean nothing here: the word that was meant ("" for none), and the hint. */
static const struct foreign {
    const char *text;
    enum expr_token_kind kind;
    const char *meant;
    const char *hint;
} foreign_words[] = {
    {"==", TOKEN_SYMBOL, "=", "write ="},
    {"&&", TOKEN_NAME, "and", "write and"},
    {"||", TOKEN_NAME, "or", "write or"},
    {"\u2264", TOKEN_SYMBOL, "<=", "write <="},
    {"\u2265", TOKEN_SYMBOL, ">=", "write >="},
    {"\u2260", TOKEN_SYMBOL, "<>", "write <>"},
    {"\u2212", TOKEN_SYMBOL, "-", "write the minus sign -"},
    {"\u2013", TOKEN_SYMBOL, "-", "write the minus sign -"},
    {"\u00a0", TOKEN_SYMBOL, "", "this is a no-break space: write an ordinary one"},
};

static const struct quotes {
    const char *open, *close;
} quotes[] = {{"'", "'"},           {"\"", "\""},         {"\u2018", "\u2019"},
              {"\u201c", "\u201d"}, {"\u2019", "\u2019"}, {"\u201d", "\u201d"}};

static const char *rest(const struct lexer *lexer) {
    return lexer->reading->text + lexer->at;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static const struct foreign *foreign_here(const struct lexer *lexer) {
    for (size_t i = 0; i < sizeof foreign_words / sizeof *foreign_words; i++)
        if (text_starts(rest(lexer), foreign_words[i].text)) return &foreign_words[i];
    return NULL;
}

static const struct quotes *quotes_here(const struct lexer *lexer) {
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (text_starts(rest(lexer), quotes[i].open)) return &quotes[i];
    return NULL;
}

/* Adds what stands from `from` to here. */
static void add(struct lexer *lexer, enum expr_token_kind kind, size_t from, const char *text) {
    struct expr_token *token = ARENA_PUSH(lexer->reading->scratch, lexer->tokens, lexer->n, lexer->capacity);
    *token = (struct expr_token){.kind = kind, .span = {from, lexer->at}, .text = text};
}

static const char *slice(const struct lexer *lexer, size_t from, size_t to) {
    return text_copy_bytes(lexer->reading->scratch, lexer->reading->text + from, to - from);
}

static bool read_blank(struct lexer *lexer) {
    size_t n = strspn(rest(lexer), " \t\r\n");
    lexer->at += n;
    return n > 0;
}

static bool read_foreign(struct lexer *lexer) {
    const struct foreign *foreign = foreign_here(lexer);
    if (!foreign) return false;
    size_t from = lexer->at;
    lexer->at += strlen(foreign->text);
    EXPR_ERROR(lexer->reading, MSG_EXPR_CHARACTER, ((struct expr_span){from, lexer->at}), foreign->hint, foreign->text);
    if (*foreign->meant) add(lexer, foreign->kind, from, foreign->meant);
    return true;
}

/* Moves past the text and its closing quote; a doubled straight quote stands for itself. False where none closes. */
static bool read_quoted(struct lexer *lexer, const struct quotes *q, struct text_builder *out) {
    size_t n_close = strlen(q->close);
    for (lexer->at += strlen(q->open); *rest(lexer); lexer->at++) {
        if (text_starts(rest(lexer), q->close)) {
            lexer->at += n_close;
            if (n_close > 1 || *rest(lexer) != *q->close) return true;
        }
        text_add_char(out, *rest(lexer));
    }
    return false;
}

static bool read_text(struct lexer *lexer) {
    const struct quotes *q = quotes_here(lexer);
    if (!q) return false;
    size_t from = lexer->at;
    struct text_builder out = {.arena = lexer->reading->scratch};
    if (!read_quoted(lexer, q, &out)) {
        struct expr_span open = {from, from + strlen(q->open)};
        EXPR_ERROR(lexer->reading, MSG_EXPR_UNCLOSED, open, "close it with ', and write '' for a quote inside it",
                   NULL);
        lexer->is_broken = true;
        return true;
    }
    const char *text = text_done(&out);
    if (q != &quotes[0]) {
        const char *written = text_replace(lexer->reading->scratch, text, "'", "''");
        const char *hint = TEXT(lexer->reading->scratch, "write '", written, "'");
        EXPR_ERROR(lexer->reading, MSG_EXPR_QUOTES, ((struct expr_span){from, lexer->at}), hint,
                   slice(lexer, from, lexer->at));
    }
    add(lexer, TOKEN_TEXT, from, text);
    return true;
}

/* All that sticks to the first digit, so that 12.5 and 5th are told whole. The parser says whether it is a number. */
static bool read_number(struct lexer *lexer) {
    size_t from = lexer->at;
    if (!is_digit(*rest(lexer))) return false;
    while (is_digit(*rest(lexer)) || is_letter(*rest(lexer)) || (*rest(lexer) == '.' && is_digit(rest(lexer)[1])))
        lexer->at++;
    add(lexer, TOKEN_NUMBER, from, slice(lexer, from, lexer->at));
    return true;
}

/* Letters of other alphabets belong to the word, so that it is told whole; nothing foreign begins with a plain one. */
static bool read_name(struct lexer *lexer) {
    size_t from = lexer->at;
    bool is_plain = true;
    for (uint32_t c; *rest(lexer); is_plain = is_plain && c < 0x80) {
        size_t length = utf8_decode(rest(lexer), &c);
        bool is_part = is_letter(*rest(lexer)) || is_digit(*rest(lexer));
        if (!is_part && (c < 0x80 || foreign_here(lexer) || quotes_here(lexer))) break;
        lexer->at += length;
    }
    if (lexer->at == from) return false;
    const char *name = slice(lexer, from, lexer->at);
    add(lexer, TOKEN_NAME, from, name);
    if (is_plain) return true;
    EXPR_ERROR(lexer->reading, MSG_EXPR_CHARACTER, ((struct expr_span){from, lexer->at}),
               "names are made of the letters a to z, digits and _; text stands in single quotes", name);
    lexer->is_broken = true;
    return true;
}

static bool read_symbol(struct lexer *lexer) {
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
        if (!text_starts(rest(lexer), symbols[i])) continue;
        size_t from = lexer->at;
        lexer->at += strlen(symbols[i]);
        add(lexer, TOKEN_SYMBOL, from, symbols[i]);
        return true;
    }
    return false;
}

static bool read_other(struct lexer *lexer) {
    uint32_t c;
    size_t from = lexer->at;
    lexer->at += utf8_decode(rest(lexer), &c);
    EXPR_ERROR(lexer->reading, MSG_EXPR_CHARACTER, ((struct expr_span){from, lexer->at}), NULL,
               slice(lexer, from, lexer->at));
    lexer->is_broken = true;
    return true;
}

/* The first that takes something wins. */
static bool (*const readers[])(struct lexer *lexer) = {
    read_blank, read_foreign, read_text, read_number, read_name, read_symbol, read_other,
};

const struct expr_token *expr_tokens(struct expr_reading *reading) {
    struct lexer lexer = {.reading = reading};
    while (*rest(&lexer) && reading->n_errors < ERROR_LIMIT) {
        size_t i = 0;
        while (!readers[i](&lexer)) i++;
    }
    if (*rest(&lexer)) lexer.is_broken = true;
    size_t end = lexer.n > 0 ? lexer.tokens[lexer.n - 1].span.to : 0;
    lexer.at = end; /* so that "found the end" points just behind the last word */
    add(&lexer, TOKEN_END, end, "");
    return lexer.is_broken ? NULL : lexer.tokens;
}
