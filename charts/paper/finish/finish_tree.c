/* paper/finish/finish_tree.c - the structure as objects of the PDF, and the links, which are part of it (ISO 32000-1, 14.7 and 12.5.6.5). */
#include "paper/finish/pdf_objects.h"

struct tree {
    struct finishing *finishing;
    const struct structure *structure;
    qpdf_oh *elements;       /* of each node; 0 where it was not drawn */
    qpdf_oh *annotations;    /* of each link */
    qpdf_oh scopes[3];       /* attributes of headers, shared */
    struct role_name *names; /* of the roles met so far; few */
    size_t n_names, capacity_names;
    qpdf_oh *marks;          /* the number of each mark of a page as an object; 0 where it has not been asked for */
};

/* A role is one object in all elements of it: each object costs libqpdf as much as a key that is set. */
struct role_name {
    const char *role;
    qpdf_oh name;
};

static void add_box(struct text_builder *out, const char *key, double left, double bottom, double right, double top) {
    const double corners[] = {left, bottom, right, top};
    text_add(out, key);
    for (size_t i = 0; i < 4; i++) {
        text_add(out, i == 0 ? " [" : " ");
        add_hundredths(out, corners[i]);
    }
    text_add(out, "]");
}

static double height_of(const struct tree *tree, uint32_t page) {
    return tree->structure->pages[page].height_pt;
}

/* What a picture is, for those who cannot see it, and where. */
static void describe(const struct tree *tree, qpdf_oh element, const struct node *node) {
    struct text_builder text = {.arena = tree->finishing->press->arena};
    double height = height_of(tree, node->kids[0].page);
    text_add(&text, "<< /O /Layout /Placement /Block");
    add_box(&text, " /BBox", node->left, height - node->bottom, node->right, height - node->top);
    text_add(&text, " >>");
    object_set(tree->finishing, element, "/A", object_of(tree->finishing, text_done(&text)));
    object_set_text(tree->finishing, element, "/Alt", node->alternative_text);
}

static void add_span(struct text_builder *out, const char *key, uint32_t n) {
    if (n < 2) return;
    text_add(out, key);
    text_add_int(out, n);
}

/* Most headers span nothing and share an object. */
static qpdf_oh header_attributes(const struct tree *tree, const struct node *node) {
    if (node->n_columns < 2 && node->n_rows < 2) return tree->scopes[node->scope];
    struct text_builder text = {.arena = tree->finishing->press->arena};
    text_add(&text, node->scope == SCOPE_ROW ? "<< /O /Table /Scope /Row" : "<< /O /Table /Scope /Column");
    add_span(&text, " /ColSpan ", node->n_columns);
    add_span(&text, " /RowSpan ", node->n_rows);
    text_add(&text, " >>");
    return object_of(tree->finishing, text_done(&text));
}

static qpdf_oh name_of(struct tree *tree, const char *role) {
    struct arena *arena = tree->finishing->press->arena;
    for (size_t i = 0; i < tree->n_names; i++)
        if (text_equal(tree->names[i].role, role)) return tree->names[i].name;
    qpdf_oh name = qpdf_oh_new_name(tree->finishing->pdf, TEXT(arena, "/", role));
    *ARENA_PUSH(arena, tree->names, tree->n_names, tree->capacity_names) = (struct role_name){role, name};
    return name;
}

/* Made key by key: to read it from a text would take three times as long, and there is one for each cell. */
static qpdf_oh new_element(struct tree *tree, const struct node *node) {
    const struct finishing *finishing = tree->finishing;
    qpdf_oh dictionary = qpdf_oh_new_dictionary(finishing->pdf);
    qpdf_oh element = qpdf_make_indirect_object(finishing->pdf, dictionary);
    qpdf_oh_release(finishing->pdf, dictionary);
    object_set(finishing, element, "/S", name_of(tree, node->role));
    if (node->scope != SCOPE_NONE) object_set(finishing, element, "/A", header_attributes(tree, node));
    if (node->alternative_text != NULL) describe(tree, element, node);
    return element;
}

static qpdf_oh mark_number(const struct tree *tree, uint32_t mark) {
    if (tree->marks[mark] == 0) tree->marks[mark] = qpdf_oh_new_integer(tree->finishing->pdf, (long long)mark);
    return tree->marks[mark];
}

static qpdf_oh mark_object(const struct tree *tree, const struct kid *kid, uint32_t page) {
    if (kid->page == page) return mark_number(tree, kid->index);
    qpdf_oh object = object_of(tree->finishing, "<< /Type /MCR >>");
    object_set(tree->finishing, object, "/Pg", tree->finishing->pages[kid->page]);
    object_set(tree->finishing, object, "/MCID", mark_number(tree, kid->index));
    return object;
}

static qpdf_oh link_object(const struct tree *tree, const struct kid *kid) {
    qpdf_oh object = object_of(tree->finishing, "<< /Type /OBJR >>");
    object_set(tree->finishing, object, "/Obj", tree->annotations[kid->index]);
    object_set(tree->finishing, object, "/Pg", tree->finishing->pages[tree->structure->links[kid->index].page]);
    return object;
}

static qpdf_oh kid_object(const struct tree *tree, const struct kid *kid, uint32_t page) {
    if (kid->kind == KID_NODE) return tree->elements[kid->index];
    return kid->kind == KID_MARK ? mark_object(tree, kid, page) : link_object(tree, kid);
}

#define NO_PAGE UINT32_MAX

/* The page of its first mark. */
static uint32_t page_of(const struct node *node) {
    for (size_t i = 0; i < node->n_kids; i++)
        if (node->kids[i].kind == KID_MARK) return node->kids[i].page;
    return NO_PAGE;
}

static qpdf_oh kids_object(const struct tree *tree, const struct node *node, uint32_t page) {
    if (node->n_kids == 1) return kid_object(tree, &node->kids[0], page);
    qpdf_oh kids = qpdf_oh_new_array(tree->finishing->pdf);
    for (size_t i = 0; i < node->n_kids; i++) qpdf_oh_append_item(tree->finishing->pdf, kids, kid_object(tree, &node->kids[i], page));
    return kids;
}

static void fill_element(const struct tree *tree, size_t index, qpdf_oh root) {
    const struct node *node = &tree->structure->nodes[index];
    qpdf_oh element = tree->elements[index];
    uint32_t page = page_of(node);
    object_set(tree->finishing, element, "/P", index == NODE_DOCUMENT ? root : tree->elements[node->parent]);
    if (page != NO_PAGE) object_set(tree->finishing, element, "/Pg", tree->finishing->pages[page]);
    if (node->n_kids > 0) object_set(tree->finishing, element, "/K", kids_object(tree, node, page));
}

/* ---- links ---- */

/* What a link says it leads to. */
static const char *name_of_target(const struct press *press, const char *id) {
    for (size_t i = 0; i < press->n_parts; i++)
        if (text_equal(press->parts[i].id, id) && press->parts[i].bookmark != NULL) return press->parts[i].bookmark;
    return id;
}

static qpdf_oh new_annotation(const struct tree *tree, size_t index) {
    const struct link *link = &tree->structure->links[index];
    const struct finishing *finishing = tree->finishing;
    struct text_builder text = {.arena = finishing->press->arena};
    double height = height_of(tree, link->page);
    text_add(&text, "<< /Type /Annot /Subtype /Link /Border [0 0 0] /F 4");
    add_box(&text, " /Rect", link->left, height - link->bottom, link->right, height - link->top);
    text_add(&text, " /StructParent ");
    text_add_int(&text, (int64_t)(tree->structure->n_pages + index));
    text_add(&text, " >>");
    qpdf_oh annotation = object_indirect(finishing, text_done(&text));
    object_set(finishing, annotation, "/Dest", qpdf_oh_new_string(finishing->pdf, link->target));
    object_set_text(finishing, annotation, "/Contents", name_of_target(finishing->press, link->target));
    return annotation;
}

static void fill_page(const struct tree *tree, size_t page) {
    const struct finishing *finishing = tree->finishing;
    qpdf_oh annotations = qpdf_oh_new_array(finishing->pdf);
    bool has_any = false;
    for (size_t i = 0; i < tree->structure->n_links; i++) {
        if (tree->structure->links[i].page != page) continue;
        qpdf_oh_append_item(finishing->pdf, annotations, tree->annotations[i]);
        has_any = true;
    }
    if (has_any) object_set(finishing, finishing->pages[page], "/Annots", annotations);
    object_set(finishing, finishing->pages[page], "/StructParents", qpdf_oh_new_integer(finishing->pdf, (long long)page));
    object_set(finishing, finishing->pages[page], "/Tabs", qpdf_oh_new_name(finishing->pdf, "/S"));
}

/* ---- from the marks on a page back to the structure ---- */

static qpdf_oh marks_of_page(const struct tree *tree, size_t page) {
    const struct page_marks *marks = &tree->structure->pages[page];
    qpdf_data pdf = tree->finishing->pdf;
    qpdf_oh elements = qpdf_oh_new_array(pdf), none = qpdf_oh_new_null(pdf);
    for (size_t i = 0; i < marks->n; i++)
        qpdf_oh_append_item(pdf, elements, marks->nodes[i] == NODE_ARTIFACT ? none : tree->elements[marks->nodes[i]]);
    return elements;
}

static qpdf_oh parent_tree(const struct tree *tree) {
    qpdf_data pdf = tree->finishing->pdf;
    size_t n_pages = tree->structure->n_pages;
    qpdf_oh object = object_indirect(tree->finishing, "<< >>"), numbers = qpdf_oh_new_array(pdf);
    for (size_t i = 0; i < n_pages + tree->structure->n_links; i++) {
        qpdf_oh_append_item(pdf, numbers, qpdf_oh_new_integer(pdf, (long long)i));
        qpdf_oh_append_item(pdf, numbers, i < n_pages ? marks_of_page(tree, i) : tree->elements[tree->structure->links[i - n_pages].node]);
    }
    object_set(tree->finishing, object, "/Nums", numbers);
    return object;
}

static size_t most_marks(const struct structure *structure) {
    size_t most = 0;
    for (size_t i = 0; i < structure->n_pages; i++)
        if (structure->pages[i].n > most) most = structure->pages[i].n;
    return most;
}

void finish_tree(struct finishing *finishing) {
    struct arena *arena = finishing->press->arena;
    const struct structure *structure = &finishing->press->structure;
    struct tree tree = {.finishing = finishing, .structure = structure};
    tree.elements = ARENA_ARRAY(arena, qpdf_oh, structure->n_nodes);
    tree.annotations = ARENA_ARRAY(arena, qpdf_oh, structure->n_links);
    tree.marks = ARENA_ARRAY(arena, qpdf_oh, most_marks(structure));
    qpdf_oh root = object_indirect(finishing, "<< /Type /StructTreeRoot >>");
    tree.scopes[SCOPE_COLUMN] = object_indirect(finishing, "<< /O /Table /Scope /Column >>");
    tree.scopes[SCOPE_ROW] = object_indirect(finishing, "<< /O /Table /Scope /Row >>");
    for (size_t i = NODE_DOCUMENT; i < structure->n_nodes; i++)
        if (structure->nodes[i].is_drawn) tree.elements[i] = new_element(&tree, &structure->nodes[i]);
    for (size_t i = 0; i < structure->n_links; i++) tree.annotations[i] = new_annotation(&tree, i);
    for (size_t i = NODE_DOCUMENT; i < structure->n_nodes; i++)
        if (structure->nodes[i].is_drawn) fill_element(&tree, i, root);
    for (size_t i = 0; i < structure->n_pages; i++) fill_page(&tree, i);
    object_set(finishing, root, "/K", tree.elements[NODE_DOCUMENT]);
    object_set(finishing, root, "/ParentTree", parent_tree(&tree));
    object_set(finishing, root, "/ParentTreeNextKey",
               qpdf_oh_new_integer(finishing->pdf, (long long)(structure->n_pages + structure->n_links)));
    object_set(finishing, qpdf_get_root(finishing->pdf), "/StructTreeRoot", root);
}
