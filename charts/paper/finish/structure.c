#include "paper/finish/structure.h"

void structure_init(struct arena *arena, struct structure *structure) {
    *structure = (struct structure){.arena = arena};
    structure_node(structure, 0, "Artifact");
    structure_node(structure, 0, "Document");
    structure->nodes[NODE_DOCUMENT].is_drawn = true;
}

uint32_t structure_node(struct structure *structure, uint32_t parent, const char *role) {
    struct node *node = ARENA_PUSH(structure->arena, structure->nodes, structure->n_nodes, structure->capacity_nodes);
    *node = (struct node){.role = role, .parent = parent};
    return (uint32_t)(structure->n_nodes - 1);
}

static void add_kid(struct structure *structure, uint32_t node, struct kid kid) {
    struct node *to = &structure->nodes[node];
    *ARENA_PUSH(structure->arena, to->kids, to->n_kids, to->capacity) = kid;
}

/* The order of the document is that in which its nodes were made, also where something was drawn before its turn. */
static void settle(struct node *document) {
    for (size_t i = document->n_kids - 1; i > 0 && document->kids[i].index < document->kids[i - 1].index; i--) {
        struct kid kid = document->kids[i];
        document->kids[i] = document->kids[i - 1];
        document->kids[i - 1] = kid;
    }
}

void structure_join(struct structure *structure, uint32_t node) {
    if (structure->nodes[node].is_drawn || node == NODE_ARTIFACT) return;
    structure->nodes[node].is_drawn = true;
    uint32_t parent = structure->nodes[node].parent;
    structure_join(structure, parent);
    add_kid(structure, parent, (struct kid){KID_NODE, node, 0});
    if (parent == NODE_DOCUMENT) settle(&structure->nodes[parent]);
}

void structure_page(struct structure *structure, double height_pt) {
    ARENA_PUSH(structure->arena, structure->pages, structure->n_pages, structure->capacity_pages)->height_pt = height_pt;
}

void structure_mark(struct structure *structure, uint32_t node) {
    struct page_marks *page = &structure->pages[structure->n_pages - 1];
    uint32_t mark = (uint32_t)page->n;
    *ARENA_PUSH(structure->arena, page->nodes, page->n, page->capacity) = node;
    structure_join(structure, node);
    if (node != NODE_ARTIFACT) add_kid(structure, node, (struct kid){KID_MARK, mark, (uint32_t)(structure->n_pages - 1)});
}

void structure_link(struct structure *structure, struct link link) {
    *ARENA_PUSH(structure->arena, structure->links, structure->n_links, structure->capacity_links) = link;
    add_kid(structure, link.node, (struct kid){KID_LINK, (uint32_t)(structure->n_links - 1), 0});
}
