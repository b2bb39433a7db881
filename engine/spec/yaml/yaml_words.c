/* spec/yaml/yaml_words.c - what is wrong with a file that is not YAML, in plain words; and files that are not text at all.
 */
#include "spec/yaml/yaml_tree.h"

#include "base/text.h"
#include "base/utf8.h"

#include <string.h>

struct mistake_row {
    const char *problem; /* libyaml's words, or their beginning */
    const char *context; /* libyaml's words for what it was reading, or NULL for any */
    struct yaml_mistake mistake;
};

/* The first row that fits. Words of libyaml 0.2.5, scanner.c and parser.c. */
static const struct mistake_row mistake_rows[] = {
    {"found unexpected end of stream",
     "while scanning a quoted scalar",
     {"a quoted text is never closed", "close the quote", true}},
    {"found unexpected document indicator",
     NULL,
     {"a quoted text runs over the line '---' or '...'", "close the quote", true}},
    {"did not find expected ',' or ']'",
     NULL,
     {"a list in brackets is not closed, or a comma is missing in it", "write ']' at its end and ',' between its items",
      true}},
    {"did not find expected ',' or '}'",
     NULL,
     {"a mapping in braces is not closed, or a comma is missing in it",
      "write '}' at its end and ',' between its keys; a text that holds ',' or '}' needs quotes", true}},
    {"did not find expected key",
     "while parsing a block mapping",
     {"a line is indented unlike the keys above it", "indent the keys of one mapping alike", false}},
    {"did not find expected '-' indicator",
     NULL,
     {"a line is indented unlike the items above it", "begin each item of the list with '- ', indented alike", false}},
    {"could not find expected ':'",
     NULL,
     {"a key without a colon", "write 'key: value'; a text that runs over lines needs quotes or '>'", true}},
    {"mapping values are not allowed in this context",
     NULL,
     {"a colon stands where no key can begin", "check the indentation; a text that holds ': ' needs quotes", false}},
    {"mapping keys are not allowed in this context",
     NULL,
     {"a key stands where none can begin", "check the indentation", false}},
    {"block sequence entries are not allowed",
     NULL,
     {"a list item '- ' stands where no list can begin", "begin the list on the line after its key", false}},
    {"found character that cannot start any token",
     NULL,
     {"a text cannot begin with this character", "put the text in quotes", false}},
    {"did not find expected node content", NULL, {"a value is missing here", "check for a comma too many", false}},
    {"did not find expected alphabetic or numeric character",
     NULL,
     {"a text cannot begin with '*' or '&'", "put the text in quotes", true}},
    {"found unknown escape character",
     NULL,
     {"a backslash in double quotes begins no escape that is known", "use single quotes, or write two backslashes",
      false}},
    {"did not find expected hexdecimal number",
     NULL,
     {"an escape in double quotes needs hexadecimal digits", NULL, false}},
    {"found invalid Unicode character escape code",
     NULL,
     {"an escape in double quotes names no character", NULL, false}},
    {"did not find expected comment or line break",
     NULL,
     {"something stands after '>' or '|'", "begin the text on the next line", false}},
    {"found a tab character", NULL, {"a tab stands where only spaces may", "indent with spaces", false}},
    {"found undefined tag handle",
     NULL,
     {"tags ('!') are not used in specifications", "put a text that begins with '!' in quotes", false}},
    {"did not find expected <document start>",
     NULL,
     {"the specification ended above, and more follows", "check the indentation of this line", false}},
    {"found incompatible YAML document", NULL, {"this version of YAML is not known", "remove the line '%YAML'", false}},
    {"found unknown directive name", NULL, {"a line cannot begin with '%'", "put the text in quotes", false}},
};

struct yaml_mistake yaml_mistake_of(const char *problem, const char *context) {
    for (size_t i = 0; i < sizeof mistake_rows / sizeof *mistake_rows; i++) {
        const struct mistake_row *row = &mistake_rows[i];
        bool is_context = row->context == NULL || (context && text_starts(context, row->context));
        if (problem && text_starts(problem, row->problem) && is_context) return row->mistake;
    }
    return (struct yaml_mistake){"this cannot be understood here",
                                 "check indentation, quotes and brackets near this place", false};
}

static struct place place_of_byte(const struct source_text *file, size_t at) {
    struct place place = {file, 1, 1, 1};
    for (size_t i = 0; i < at; i++) {
        bool is_continuation = ((unsigned char)file->bytes[i] & 0xC0) == 0x80;
        if (file->bytes[i] == '\n') {
            place.line++;
            place.column = 1;
        } else if (!is_continuation) {
            place.column++;
        }
    }
    return place;
}

/* "\x92" */
static const char *byte_text(struct arena *arena, unsigned char byte) {
    static const char digits[] = "0123456789abcdef";
    char text[] = {'\\', 'x', digits[byte >> 4], digits[byte & 15], '\0'};
    return text_copy(arena, text);
}

static bool is_utf16(const struct source_text *file) {
    if (file->n < 2) return false;
    const unsigned char a = (unsigned char)file->bytes[0], b = (unsigned char)file->bytes[1];
    return (a == 0xFF && b == 0xFE) || (a == 0xFE && b == 0xFF) || (a == 0) != (b == 0);
}

/* C0 but tab and line ends, DEL, and C1 (in UTF-8: C2 80 .. C2 9F). */
static bool is_control(const struct source_text *file, size_t at) {
    unsigned char c = (unsigned char)file->bytes[at];
    if (c < 0x20) return c != '\t' && c != '\n' && c != '\r';
    if (c == 0x7F) return true;
    return c == 0xC2 && at + 1 < file->n && (unsigned char)file->bytes[at + 1] < 0xA0;
}

bool yaml_text_is_clean(const struct source_text *file, struct arena *arena, struct diags *diags) {
    if (is_utf16(file)) {
        DIAG(diags, MSG_SPEC_ENCODING, ((struct place){.file = file}), "save it as UTF-8", "it looks like UTF-16");
        return false;
    }
    size_t valid = utf8_valid_prefix(file->bytes, file->n);
    if (valid < file->n) {
        const char *byte = TEXT(arena, "byte ", byte_text(arena, (unsigned char)file->bytes[valid]), " at offset ",
                                text_from_int(arena, (int64_t)valid));
        DIAG(diags, MSG_SPEC_ENCODING, place_of_byte(file, valid), "save it as UTF-8", byte);
        return false;
    }
    for (size_t i = 0; i < file->n; i++) {
        if (!is_control(file, i)) continue;
        unsigned char c =
            (unsigned char)file->bytes[i] == 0xC2 ? (unsigned char)file->bytes[i + 1] : (unsigned char)file->bytes[i];
        DIAG(diags, MSG_SPEC_CONTROL, place_of_byte(file, i), "remove it", byte_text(arena, c));
        return false;
    }
    return true;
}
