/* page/markup.c - escaping, in the three languages of a page: HTML, URLs, CSS. */
#include "page/markup.h"

#include "base/utf8.h"

#define REPLACEMENT "\xEF\xBF\xBD"

/* Control characters and noncharacters are errors of HTML even when escaped (HTML, "Preprocessing the input stream"). */
static bool is_held(uint32_t point) {
    bool is_control = point < 0x20 || (point >= 0x7F && point < 0xA0);
    bool is_nothing = (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
    return point == '\t' || point == '\n' || !(is_control || is_nothing);
}

static const char *entity(uint32_t point) {
    switch (point) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    default: return is_held(point) ? NULL : REPLACEMENT;
    }
}

void markup_text(struct text_builder *out, const char *text) {
    for (uint32_t point; *text != '\0';) {
        size_t n = utf8_decode(text, &point);
        const char *instead = entity(point);
        if (instead != NULL) text_add(out, instead);
        else text_add_bytes(out, text, n);
        text += n;
    }
}

void markup_attribute(struct text_builder *out, const char *name, const char *value) {
    text_add_char(out, ' ');
    text_add(out, name);
    text_add(out, "=\"");
    markup_text(out, value);
    text_add_char(out, '"');
}

void markup_paragraph(struct text_builder *out, const char *looks, const char *text) {
    if (text == NULL || *text == '\0') return;
    text_add(out, "<p");
    markup_attribute(out, "class", looks);
    text_add_char(out, '>');
    markup_text(out, text);
    text_add(out, "</p>\n");
}

/* RFC 3986, "unreserved": what needs no escape in any part of a URL. */
static bool is_unreserved(char c) {
    bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return is_letter || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
}

static void add_hex(struct text_builder *out, unsigned char byte) {
    static const char digits[] = "0123456789ABCDEF";
    text_add_char(out, digits[byte >> 4]);
    text_add_char(out, digits[byte & 0xF]);
}

void markup_csv_link(struct text_builder *out, const char *name, const char *csv, const char *label) {
    text_add(out, "<a");
    markup_attribute(out, "download", name);
    text_add(out, " href=\"data:text/csv;charset=utf-8,");
    for (; *csv != '\0'; csv++) {
        if (is_unreserved(*csv)) {
            text_add_char(out, *csv);
        } else {
            text_add_char(out, '%');
            add_hex(out, (unsigned char)*csv);
        }
    }
    text_add(out, "\">");
    markup_text(out, label);
    text_add(out, "</a>");
}

/* '<' too, since "</style>" would end the sheet. The space ends the escape. */
void markup_css_string(struct text_builder *out, const char *text) {
    text_add_char(out, '"');
    for (; *text != '\0'; text++) {
        unsigned char byte = (unsigned char)*text;
        bool is_plain = byte >= 0x20 && byte != 0x7F && byte != '"' && byte != '\\' && byte != '<';
        if (is_plain) {
            text_add_char(out, *text);
        } else {
            text_add_char(out, '\\');
            add_hex(out, byte);
            text_add_char(out, ' ');
        }
    }
    text_add_char(out, '"');
}
