/* paper/finish/finish_xmp.c - title, author and dates once more, as XML that catalogues read (ISO 16684-1). */
#include "paper/finish/pdf_objects.h"

static void add_escaped(struct text_builder *out, const char *text) {
    for (; *text != '\0'; text++) {
        if (*text == '&') text_add(out, "&amp;");
        else if (*text == '<') text_add(out, "&lt;");
        else if (*text == '>') text_add(out, "&gt;");
        else text_add_char(out, (unsigned char)*text < 0x20 ? ' ' : *text);
    }
}

static void add_property(struct text_builder *out, const char *before, const char *text, const char *after) {
    if (text == NULL || text[0] == '\0') return;
    text_add(out, before);
    add_escaped(out, text);
    text_add(out, after);
}

const char *finish_xmp(struct arena *arena, const struct report *report, const char *moment) {
    struct text_builder out = {.arena = arena};
    text_add(&out, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                   "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                   "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                   "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                   "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n<dc:format>application/pdf</dc:format>\n");
    add_property(&out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", report->title, "</rdf:li></rdf:Alt></dc:title>\n");
    add_property(&out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", report->subtitle,
                 "</rdf:li></rdf:Alt></dc:description>\n");
    add_property(&out, "<dc:creator><rdf:Seq><rdf:li>", report->publisher, "</rdf:li></rdf:Seq></dc:creator>\n");
    text_add(&out, "<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>\n");
    add_property(&out, "<xmp:CreatorTool>", "boardpaper " BOARDPAPER_VERSION, "</xmp:CreatorTool>\n");
    add_property(&out, "<xmp:CreateDate>", moment, "</xmp:CreateDate>\n");
    add_property(&out, "<xmp:ModifyDate>", moment, "</xmp:ModifyDate>\n");
    text_add(&out, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
    return text_done(&out);
}
