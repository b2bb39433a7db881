/* workbook/finish/finish_parts.c - what is altered in which part, one row each.
 *
 * The parts are the library's own text, whose form is known: a part without the place to alter stays as it is. */
#include "workbook/finish/finish.h"

#include "base/number.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#define LANGUAGE "en-GB"

enum { EMU_PER_PX = 9525, TITLE_PX = 8 };

static const char *int_text(struct arena *arena, uint32_t value) {
    return text_from_int(arena, (int64_t)value);
}

/* The text from `start` to the end of `stop` behind it replaced by `by`; `text` itself where they are not. */
static const char *replace_range(struct arena *arena, const char *text, const char *start, const char *stop,
                                 const char *by) {
    const char *from = strstr(text, start);
    const char *to = from != NULL ? strstr(from + strlen(start), stop) : NULL;
    if (to == NULL) return text;
    return TEXT(arena, text_copy_bytes(arena, text, (size_t)(from - text)), by, to + strlen(stop));
}

/* For an attribute between double quotes. */
static const char *attribute_text(struct arena *arena, const char *text) {
    const char *escaped = text_replace(arena, text_replace(arena, text, "&", "&amp;"), "<", "&lt;");
    return text_replace(arena, text_replace(arena, escaped, ">", "&gt;"), "\"", "&quot;");
}

/* --- styles: Heading 1 and Heading 2 --- */

static const struct {
    const char *name, *builtin;
} styles[] = {{"Normal", "0"}, {"Heading 1", "16"}, {"Heading 2", "17"}};

enum { N_STYLES = sizeof styles / sizeof styles[0] };

/* The font of the cells that have this style: their xf says so, in front of its xfId. */
static const char *style_font(struct arena *arena, const char *text, const char *style) {
    const char *cells = strstr(text, "<cellXfs");
    const char *xf = cells != NULL ? strstr(cells, TEXT(arena, "xfId=\"", style, "\"")) : NULL;
    while (xf != NULL && xf > cells && !text_starts(xf, "fontId=\"")) xf--;
    if (xf == NULL || xf == cells) return "0";
    const char *digits = xf + strlen("fontId=\"");
    return text_copy_bytes(arena, digits, strcspn(digits, "\""));
}

static const char *finish_styles(struct arena *arena, const char *text, const struct finish_facts *facts, size_t part) {
    (void)facts;
    (void)part;
    const char *count = int_text(arena, N_STYLES);
    struct text_builder looks = {.arena = arena}, names = {.arena = arena};
    text_add(&looks, TEXT(arena, "<cellStyleXfs count=\"", count, "\">"));
    text_add(&names, TEXT(arena, "<cellStyles count=\"", count, "\">"));
    for (uint32_t i = 0; i < N_STYLES; i++) {
        const char *id = int_text(arena, i), *font = i == 0 ? "0" : style_font(arena, text, id);
        text_add(&looks, TEXT(arena, "<xf numFmtId=\"0\" fontId=\"", font, "\" fillId=\"0\" borderId=\"0\"/>"));
        text_add(&names, TEXT(arena, "<cellStyle name=\"", styles[i].name, "\" xfId=\"", id, "\" builtinId=\"",
                              styles[i].builtin, "\"/>"));
    }
    text_add(&looks, "</cellStyleXfs>");
    text_add(&names, "</cellStyles>");
    text = replace_range(arena, text, "<cellStyleXfs", "</cellStyleXfs>", text_done(&looks));
    return replace_range(arena, text, "<cellStyles ", "</cellStyles>", text_done(&names));
}

/* --- language, alternative text, charts --- */

static const char *finish_core(struct arena *arena, const char *text, const struct finish_facts *facts, size_t part) {
    (void)facts;
    (void)part;
    return text_replace(arena, text, "</cp:coreProperties>",
                        "<dc:language>" LANGUAGE "</dc:language></cp:coreProperties>");
}

static const char *finish_table(struct arena *arena, const char *text, const struct finish_facts *facts, size_t part) {
    if (part >= facts->n_tables) return text;
    const struct finish_table *table = &facts->tables[part];
    const char *words =
        TEXT(arena,
             "<extLst><ext uri=\"{504A1905-F514-4f6f-8877-14C23A59335A}\" "
             "xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\"><x14:table altText=\"",
             attribute_text(arena, table->title), "\" altTextSummary=\"", attribute_text(arena, table->size),
             "\"/></ext></extLst></table>");
    return text_replace(arena, text, "</table>", words);
}

/* A chart has its size, wherever the columns under it end. The charts of a drawing stand in it in their order. */
static const char *finish_drawing(struct arena *arena, const char *text, const struct finish_facts *facts,
                                  size_t part) {
    text = text_replace(arena, text, "<xdr:twoCellAnchor editAs=\"absolute\">", "<xdr:oneCellAnchor>");
    text = text_replace(arena, text, "</xdr:twoCellAnchor>", "</xdr:oneCellAnchor>");
    for (size_t i = 0; i < facts->n_charts; i++) {
        const struct finish_chart *chart = &facts->charts[i];
        if (chart->drawing != part) continue;
        const char *size = TEXT(arena, "<xdr:ext cx=\"", int_text(arena, chart->width * EMU_PER_PX), "\" cy=\"",
                                int_text(arena, chart->height * EMU_PER_PX), "\"/>");
        text = replace_range(arena, text, "<xdr:to>", "</xdr:to>", size);
    }
    return text;
}

/* part / whole with four places. */
static const char *share(struct arena *arena, uint32_t part, uint32_t whole) {
    return number_text(arena, (struct decimal){(int64_t)part * 10000 / whole, 4}, NUMBER_PLAIN);
}

/* The words over the axis of values stand at the left: the library can only centre them. */
static const char *finish_title(struct arena *arena, const char *text, const struct finish_chart *chart) {
    const char *plot = chart->has_title_above ? strstr(text, "<c:plotArea>") : NULL;
    if (plot == NULL) return text;
    const char *layout = TEXT(arena, "</c:tx><c:layout><c:manualLayout><c:xMode val=\"edge\"/><c:yMode val=\"edge\"/><c:x val=\"",
                              share(arena, TITLE_PX, chart->width), "\"/><c:y val=\"",
                              share(arena, TITLE_PX, chart->height), "\"/></c:manualLayout></c:layout>");
    const char *head = text_copy_bytes(arena, text, (size_t)(plot - text));
    return TEXT(arena, replace_range(arena, head, "</c:tx><c:layout", "/>", layout), plot);
}

static const char *finish_chart(struct arena *arena, const char *text, const struct finish_facts *facts, size_t part) {
    if (part >= facts->n_charts) return text;
    const struct finish_chart *chart = &facts->charts[part];
    const char *layout =
        TEXT(arena,
             "<c:plotArea><c:layout><c:manualLayout><c:layoutTarget val=\"inner\"/><c:xMode val=\"edge\"/>"
             "<c:yMode val=\"edge\"/><c:x val=\"",
             share(arena, chart->left, chart->width), "\"/><c:y val=\"", share(arena, chart->top, chart->height),
             "\"/><c:w val=\"", share(arena, chart->plot_width, chart->width), "\"/><c:h val=\"",
             share(arena, chart->plot_height, chart->height), "\"/></c:manualLayout></c:layout>");
    text = text_replace(arena, text, "<c:plotArea><c:layout/>", layout);
    text = finish_title(arena, text, chart);
    /* Labels that are level break within words where there is little room; turned by next to nothing they look the same, and those that
     * do not fit are left out. */
    text = text_replace(arena, text, "<a:bodyPr rot=\"0\"", "<a:bodyPr rot=\"1\"");
    /* A point of its own, of a line: the library gives it a colour and no symbol, without which not every program draws it. */
    text = text_replace(arena, text, "<c:marker><c:spPr>", "<c:marker><c:symbol val=\"diamond\"/><c:size val=\"10\"/><c:spPr>");
    text = text_replace(arena, text, "<c:lang val=\"en-US\"/>", "<c:lang val=\"" LANGUAGE "\"/>");
    text = text_replace(arena, text, "<a:endParaRPr lang=\"en-US\"", "<a:endParaRPr lang=\"" LANGUAGE "\"");
    return text_replace(arena, text, "<a:rPr lang=\"en-US\"", "<a:rPr lang=\"" LANGUAGE "\"");
}

static const struct {
    const char *name; /* of the part, up to its number where it has one */
    const char *(*finish)(struct arena *arena, const char *text, const struct finish_facts *facts, size_t part);
} parts[] = {
    {"xl/styles.xml", finish_styles},        {"docProps/core.xml", finish_core}, {"xl/tables/table", finish_table},
    {"xl/drawings/drawing", finish_drawing}, {"xl/charts/chart", finish_chart},
};

const char *finish_part(struct arena *arena, const char *name, const char *text, const struct finish_facts *facts) {
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (!text_starts(name, parts[i].name)) continue;
        /* Parts are numbered from 1. */
        unsigned long number = strtoul(name + strlen(parts[i].name), NULL, 10);
        return parts[i].finish(arena, text, facts, number > 0 ? number - 1 : 0);
    }
    return text;
}
