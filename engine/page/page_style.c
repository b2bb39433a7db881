/* page/page_style.c - how a page looks, on screen and on paper.
 *
 * Colours are the palette of charts/style; sizes are in rem, so that a reader's own letter size carries everything with it.
 * Screen     one column; from 64em the contents stand beside it. The page never scrolls sideways: wide tables do, in themselves.
 * Paper      A4 without navigation; the header row is repeated on every page, no row and no chart is cut. */
#include "page/parts.h"
#include "style/style.h"
#include "text/shown.h"

static const char general[] =
    "*{box-sizing:border-box}\n"
    "html{-webkit-text-size-adjust:100%;text-size-adjust:100%}\n"
    "body{margin:0;padding:0 1rem;color:#0B0C0C;background:#FFF;font-size:1.0625rem;line-height:1.5;overflow-wrap:break-word}\n"
    "header,main,footer{max-width:76rem;margin:0 auto}\n"
    "h1,h2,h3,h4,h5,h6{line-height:1.2;margin:2.25rem 0 .75rem;scroll-margin-top:1rem}\n"
    "h1{font-size:2rem;margin:.25rem 0 .5rem;color:#12436D}\n"
    "h2{font-size:1.5rem;border-top:1px solid #BFBFBF;padding-top:1.25rem}\n"
    "h3{font-size:1.25rem}\n"
    "h4,h5,h6{font-size:1.0625rem}\n"
    "p,ul,ol,dl{margin:0 0 1rem;max-width:42rem}\n"
    "li{margin:0 0 .5rem;text-wrap:pretty}\n"
    "dt{font-weight:bold}\n"
    "dd{margin:0 0 .75rem}\n"
    "data{white-space:nowrap}\n"
    "a{color:#12436D;text-underline-offset:.15em}\n"
    ".front p>a,.front li>a,.body p:not(.beneath)>a,.body li>a,.body dd>a{white-space:nowrap}\n"
    "a:hover{text-decoration-thickness:.15em}\n"
    ":focus-visible{outline:3px solid #12436D;outline-offset:2px}\n"
    ":target{scroll-margin-top:1rem}\n"
    "li:target,a:target{background:#FFF1C9}\n";

static const char around[] =
    ".skip{position:absolute;left:-99rem}\n"
    ".skip:focus{position:static}\n"
    "header{padding:1.5rem 0 .5rem}\n"
    ".draft{margin:0 0 1.25rem;max-width:none;padding:.6rem 1rem;border-left:.4rem solid #801650;background:#F8EBF2;font-weight:bold}\n"
    ".publisher,.subtitle{margin:0 0 .25rem}\n"
    ".subtitle{font-size:1.25rem}\n"
        ".summary{font-size:1.1875rem;margin:1.25rem 0 0}\n"
    "nav h2{font-size:1.25rem;border:0;padding:0;margin:1.5rem 0 .5rem}\n"
    "nav ul{list-style:none;margin:0;padding:0}\n"
    "nav ul ul{padding-left:1rem;margin:.25rem 0 0}\n"
    "nav li{margin:0}\n"
    "nav a{display:inline-block;padding:.2rem 0 .2rem 1.25rem;text-indent:-1.25rem;line-height:1.3}\n"
    "summary{padding:.3rem 0;cursor:pointer;color:#12436D}\n"
    ".body:focus{outline:0}\n"
    "footer{margin-top:3rem;padding:1rem 0 2rem;border-top:.25rem solid #12436D}\n"
    "footer h2{border:0;padding:0;margin:.5rem 0;font-size:1.25rem}\n"
    ".facts{max-width:none;display:grid;grid-template-columns:minmax(7rem,max-content) minmax(0,1fr);gap:.25rem 1.5rem}\n"
    "header .facts{margin:1rem 0 0;padding:.75rem 0 0;border-top:2px solid #0B0C0C}\n"
    ".facts dd{margin:0;overflow-wrap:anywhere}\n"
    "@media(max-width:34em){footer .facts{display:block}footer .facts dd{margin:0 0 .5rem}h1{font-size:1.625rem}h2{font-size:1.3125rem}}\n"
    "@media(min-width:64em){\n"
    "main{display:grid;grid-template:auto 1fr/16rem minmax(0,1fr);column-gap:3rem}\n"
    ".front,.body{grid-column:2}\n"
    "nav{grid-area:1/1/3/2;position:sticky;top:0;align-self:start;max-height:100vh;overflow-y:auto;padding-bottom:1rem}\n"
    ".front>h2:first-child,nav:first-child+.body>h2:first-child{border:0;padding:0;margin-top:1.5rem}\n"
    "}\n";

/* The caption stays in view while its table scrolls: it is as wide as the window on the table, and sticks to its left edge. Its
 * margin takes its width back, so that a long title does not pull the columns of a narrow table apart. */
static const char exhibits[] =
    ".key{list-style:none;padding:1rem 1.25rem .6rem;border-left:.4rem solid #12436D;background:#EEF3F8}\n"
    ".recommendations{font-weight:normal}\n"
    ".table,figure{margin:1.75rem 0;scroll-margin-top:1rem}\n"
    ".scroll{overflow-x:auto;container-type:inline-size;scroll-padding-left:9rem}\n"
    "table{border-collapse:collapse;font-variant-numeric:tabular-nums;line-height:1.35}\n"
    "caption{text-align:left}\n"
    "caption div{position:sticky;left:0;width:max-content;max-width:min(42rem,calc(100vw - 2rem));max-width:min(42rem,100cqi);"
    "margin-right:-42rem;padding:0 0 .4rem}\n"
    ".title{font-weight:bold}\n"
    ".about{margin:.15rem 0 0;color:#3D3D3D;font-weight:normal}\n"
    "th,td{padding:.35rem .75rem;text-align:right;vertical-align:baseline;border-bottom:1px solid #E1E1E1}\n"
    "th{font-weight:normal}\n"
    "thead th{font-weight:bold;vertical-align:bottom;min-width:5.5rem;max-width:11rem;border-bottom:2px solid #0B0C0C}\n"
    "tbody:last-child tr:last-child>*{border-bottom:2px solid #0B0C0C}\n"
    "td{white-space:nowrap}\n"
    "th[scope=row],.words,.group th,th.group{text-align:left}\n"
    "td.words{white-space:normal;min-width:12rem;max-width:32rem}\n"
    "th[scope=row],.corner{position:sticky;left:0;background:#FFF;padding-left:0;min-width:9rem;max-width:22rem}\n"
    "thead .group{max-width:none;padding-bottom:0;border-bottom:0}\n"
    "thead .group span{display:block;padding-bottom:.25rem;border-bottom:1px solid #0B0C0C}\n"
    "tbody .group th{font-weight:bold;padding:.6rem 0 .35rem}\n"
    "tbody .group span{position:sticky;left:0}\n"
    "th[scope=row].nested{padding-left:1rem}\n"
    ".total>*{font-weight:bold;border-top:1px solid #0B0C0C}\n"
    ".subtotal>*{font-weight:bold}\n"
    ".derived>*{color:#3D3D3D}\n"
    ".mark{white-space:nowrap;font-weight:normal;font-size:.875em}\n"
    ".beneath{margin:.4rem 0 0;font-size:.9375rem;color:#3D3D3D}\n"
    "figcaption{margin:0 0 .75rem;max-width:42rem}\n"
    "svg{display:block;max-width:100%;height:auto}\n"
    ".wide svg{width:40rem}\n"
    ".narrow svg{width:20rem}\n"
    "details .table{margin:.75rem 0}\n"
    ".notes{list-style:none;padding:0}\n"
    ".notes li{margin:0 0 .75rem}\n"
    ".back{font-size:.9375rem;color:#3D3D3D}\n"
    ".notes .mark{font-weight:bold}\n"
    "@media(forced-colors:active){svg{forced-color-adjust:none;background:#FFF}.key,.draft{border-left-color:CanvasText}}\n"
    "@media screen and (max-width:36em){.wide{display:none}.narrow[hidden]{display:block}\n"
    "th[scope=row],.corner{min-width:7rem;max-width:9.5rem}th,td{padding:.35rem .5rem}thead th{min-width:4.5rem}\n"
    "td.words,th.words+th.words,th[scope=row]:has(+.words),.corner:has(+.words){min-width:0}}\n";

static const char paper[] =
    "@media print{\n"
    "body{padding:0;font-size:10.5pt;line-height:1.4}\n"
    ".skip,nav,.download,details,.back{display:none}\n"
    "header,main,footer,p,ul,ol,dl{max-width:none}\n"
    "main{display:block}\n"
    "header{padding:0}\n"
    "h1{font-size:22pt}h2{font-size:15pt}h3{font-size:12.5pt}h4,h5,h6{font-size:11pt}\n"
    ".subtitle{font-size:13pt}.summary{font-size:11.5pt}\n"
    "h2,h3,h4,h5,h6,caption,thead,figcaption{break-after:avoid}\n"
    "tr,figure,.wide,.table,caption,li,dt,.key{break-inside:avoid}\n"
    "dt{break-after:avoid}\n"
    ".beneath{break-before:avoid;font-size:9.5pt}\n"
    "p{orphans:3;widows:3}\n"
    ".scroll{overflow:visible;container-type:normal}\n"
    "table{font-size:9.5pt}\n"
    "caption div{max-width:170mm;font-size:10.5pt}\n"
    "thead{display:table-header-group}\n"
    "th[scope=row],.corner,caption div,tbody .group span{position:static}\n"
    "thead th{min-width:0}\n"
    "tbody .group{break-after:avoid}\n"
    "td,th{padding:2.5pt 6pt}\n"
    ".many,:is(h2,h3,h4):has(+.many){page:turned}\n"
    ".many table{font-size:8pt}\n"
    ".many td,.many th{padding:2pt 3pt}\n"
    ".many caption div{max-width:250mm}\n"
    ".wide svg{width:420pt}\n"
    "a{color:inherit;text-decoration:none}\n"
    "footer{margin-top:18pt;break-inside:avoid}\n"
    "}\n";

/* In the margins of paper: the title, and the page of how many. A draft says so on each. */
static void add_sheet_of_paper(struct text_builder *out, const struct report *report) {
    const char *title = shown_line(out->arena, report->title);
    text_add(out, "@page{size:A4;margin:20mm 20mm 18mm;\n@bottom-left{font:8.5pt ");
    text_add(out, style_face.css);
    text_add(out, ";content:");
    markup_css_string(out, report->is_draft ? TEXT(out->arena, "DRAFT: ", title) : title);
    text_add(out, "}\n@bottom-right{font:8.5pt ");
    text_add(out, style_face.css);
    text_add(out, ";content:counter(page) \" of \" counter(pages)}\n}\n@page turned{size:A4 landscape}\n");
}

void page_style(struct text_builder *out, const struct report *report) {
    text_add(out, TEXT(out->arena, "<style>\nbody{font-family:", style_face.css, "}\n"));
    text_add(out, general);
    text_add(out, around);
    text_add(out, exhibits);
    text_add(out, paper);
    add_sheet_of_paper(out, report);
    text_add(out, "</style>\n");
}
