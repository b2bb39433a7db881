/* workbook/lint/xml_tree.c - expat's calls to a tree. */
#include "workbook/lint/xml_tree.h"

#include "base/text.h"

#include <expat.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

struct reading {
    struct arena *arena;
    XML_Parser parser;
    struct xml *root, *open;
    struct text_builder *texts; /* of the open elements, by depth */
    size_t depth;
    const char *fault;
};

static void free_parser(void *handle) {
    struct reading *reading = handle;
    if (reading->parser != NULL) XML_ParserFree(reading->parser);
    reading->parser = NULL;
}

static const char *local_name(struct arena *arena, const char *name) {
    const char *colon = strchr(name, ':');
    return text_copy(arena, colon != NULL ? colon + 1 : name);
}

static void stop(struct reading *reading, const char *fault) {
    reading->fault = fault;
    XML_StopParser(reading->parser, XML_FALSE);
}

static const char **copy_attributes(struct arena *arena, const char **attributes) {
    size_t n = 0;
    while (attributes[n] != NULL) n++;
    const char **copy = ARENA_ARRAY(arena, const char *, n + 1);
    for (size_t i = 0; i < n; i++)
        copy[i] = i % 2 == 0 ? local_name(arena, attributes[i]) : text_copy(arena, attributes[i]);
    return copy;
}

static void begin_element(void *user, const char *name, const char **attributes) {
    struct reading *reading = user;
    if (reading->depth == XML_DEEPEST) {
        stop(reading, "it is nested too deeply");
        return;
    }
    struct xml *element = ARENA_NEW(reading->arena, struct xml), *parent = reading->open;
    *element = (struct xml){.name = local_name(reading->arena, name),
                            .attributes = copy_attributes(reading->arena, attributes),
                            .text = "",
                            .parent = parent};
    if (parent == NULL) {
        reading->root = element;
    } else if (parent->last == NULL) {
        parent->first = parent->last = element;
    } else {
        parent->last = parent->last->next = element;
    }
    reading->open = element;
    reading->texts[reading->depth++] = (struct text_builder){.arena = reading->arena};
}

static void end_element(void *user, const char *name) {
    (void)name;
    struct reading *reading = user;
    if (reading->depth == 0) return;
    reading->open->text = text_done(&reading->texts[--reading->depth]);
    reading->open = reading->open->parent;
}

static void add_text(void *user, const char *text, int n) {
    struct reading *reading = user;
    if (reading->depth > 0) text_add_bytes(&reading->texts[reading->depth - 1], text, (size_t)n);
}

static void refuse_doctype(void *user, const char *name, const char *system, const char *public_id, int has_subset) {
    (void)name;
    (void)system;
    (void)public_id;
    (void)has_subset;
    stop(user, "it declares a document type");
}

const struct xml *xml_parse(struct arena *arena, const char *bytes, size_t n, const char **ret_fault) {
    struct reading *reading = ARENA_NEW(arena, struct reading);
    *reading = (struct reading){.arena = arena, .parser = XML_ParserCreate(NULL)};
    if (reading->parser == NULL) arena_exhausted(arena);
    arena_defer(arena, free_parser, reading);
    reading->texts = ARENA_ARRAY(arena, struct text_builder, XML_DEEPEST);
    XML_SetUserData(reading->parser, reading);
    XML_SetElementHandler(reading->parser, begin_element, end_element);
    XML_SetCharacterDataHandler(reading->parser, add_text);
    XML_SetStartDoctypeDeclHandler(reading->parser, refuse_doctype);
    bool is_read = n <= INT_MAX && XML_Parse(reading->parser, bytes, (int)n, XML_TRUE) == XML_STATUS_OK;
    if (!is_read && reading->fault == NULL)
        reading->fault =
            text_copy(arena, n > INT_MAX ? "it is too long" : XML_ErrorString(XML_GetErrorCode(reading->parser)));
    free_parser(reading);
    *ret_fault = reading->fault;
    return is_read ? reading->root : NULL;
}

static const struct xml *named_from(const struct xml *element, const char *name) {
    while (element != NULL && !text_equal(element->name, name)) element = element->next;
    return element;
}

const struct xml *xml_child(const struct xml *element, const char *name) {
    return element != NULL ? named_from(element->first, name) : NULL;
}

const struct xml *xml_next(const struct xml *element) {
    return named_from(element->next, element->name);
}

/* Depth is bounded by XML_DEEPEST. */
const struct xml *xml_below(const struct xml *element, const char *name) {
    for (const struct xml *child = element != NULL ? element->first : NULL; child != NULL; child = child->next) {
        if (text_equal(child->name, name)) return child;
        const struct xml *found = xml_below(child, name);
        if (found != NULL) return found;
    }
    return NULL;
}

const char *xml_attribute(const struct xml *element, const char *name) {
    for (size_t i = 0; element != NULL && element->attributes[i] != NULL; i += 2) {
        if (text_equal(element->attributes[i], name)) return element->attributes[i + 1];
    }
    return NULL;
}

bool xml_is_set(const struct xml *element, const char *name) {
    const char *value = xml_attribute(element, name);
    return value != NULL && !text_equal(value, "0") && !text_equal(value, "false") && !text_equal(value, "none");
}

size_t xml_number(const struct xml *element, const char *name, size_t otherwise) {
    const char *value = xml_attribute(element, name);
    return value != NULL && *value >= '0' && *value <= '9' ? (size_t)strtoul(value, NULL, 10) : otherwise;
}
