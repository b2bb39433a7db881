/* spec/read/read_by.c - lines by categories: which, in what order, and the lines beside them: total, rest, nets, subtotals. */
#include "base/intern.h"
#include "base/text.h"
#include "spec/read/spec_reader.h"

static const char *const sort_names[] = {"list", "largest", "smallest", NULL};
static const char *const order_names[] = {"largest", "smallest", NULL};

static bool is_before(const struct yaml_node *place) {
    return place && text_equal(place->text, "before");
}

static const char *id_of(struct reader *reader, const struct yaml_node *id, const char *label) {
    return id ? id->text : text_slug(reader->arena, label);
}

/* A line that is a mapping, or its label alone: then the label's node is what is left of it. */
static const struct yaml_node *read_labelled(struct reader *reader, const struct yaml_node *node, const struct key_table *table,
                                             const char *what, void *raw) {
    static const struct key wording = {.name = "label", .kind = KEY_WORDING};
    if (node->kind == YAML_MAPPING) {
        keys_read(&reader->context, node, table, what, node->place, raw);
        return NULL;
    }
    key_item_fits(&reader->context, &wording, node);
    return node;
}

static struct model_total read_total(struct reader *reader, const struct yaml_node *node, const char *what) {
    struct raw_total raw = {0};
    if (node == NULL) return (struct model_total){.is_wanted = false};
    const struct yaml_node *alone =
        read_labelled(reader, node, &total_keys, TEXT(reader->arena, "the total of ", what), &raw);
    if (alone) raw.label = alone;
    struct model_total total = {.is_wanted = true,
                                .label = raw.label ? raw.label->text : "",
                                .is_before = is_before(raw.place),
                                .is_of_chosen = raw.of != NULL};
    total.id = id_of(reader, raw.id, total.label);
    total.notes = reader_notes(reader, &raw.notes, &total.n_notes);
    return total;
}

static struct model_rest read_rest(struct reader *reader, const struct yaml_node *node, const char *what) {
    struct raw_rest raw = {0};
    if (node == NULL) return (struct model_rest){.is_wanted = false};
    const struct yaml_node *alone =
        read_labelled(reader, node, &rest_keys, TEXT(reader->arena, "the rest of ", what), &raw);
    if (alone) raw.label = alone;
    struct model_rest rest = {.is_wanted = true, .label = raw.label ? raw.label->text : ""};
    rest.id = id_of(reader, raw.id, rest.label);
    rest.notes = reader_notes(reader, &raw.notes, &rest.n_notes);
    return rest;
}

static struct model_net read_net(struct reader *reader, const struct yaml_node *node, const char *what) {
    struct raw_net raw = {0};
    keys_read(&reader->context, node, &net_keys, TEXT(reader->arena, "a net of ", what), node->place, &raw);
    struct model_net net = {.place = node->place, .label = raw.label ? raw.label->text : "", .is_before = is_before(raw.place)};
    net.id = id_of(reader, raw.id, net.label);
    net.of = node_texts(reader->arena, &raw.of, &net.n_of);
    net.of_places = node_places(reader->arena, &raw.of);
    struct intern *seen = intern_new(reader->arena);
    for (size_t i = 0; i < net.n_of; i++) reader_is_new(reader, seen, net.of[i], net.of_places[i], TEXT(reader->arena, "the net '", net.label, "'"));
    net.notes = reader_notes(reader, &raw.notes, &net.n_notes);
    return net;
}

static void read_nets(struct reader *reader, const struct raw_entry *raw, const char *what, struct model_entry *entry) {
    const struct yaml_node *const *items;
    entry->n_nets = node_items(&raw->nets, &items);
    struct model_net *nets = ARENA_ARRAY(reader->arena, struct model_net, entry->n_nets);
    for (size_t i = 0; i < entry->n_nets; i++) nets[i] = read_net(reader, items[i], what);
    entry->nets = nets;
}

static struct model_subtotals read_subtotals(struct reader *reader, const struct yaml_node *node, const char *what) {
    struct raw_subtotals raw = {0};
    if (node == NULL) return (struct model_subtotals){.is_wanted = false};
    if (node->kind == YAML_MAPPING)
        keys_read(&reader->context, node, &subtotals_keys, TEXT(reader->arena, "the subtotals of ", what), node->place, &raw);
    return (struct model_subtotals){.is_wanted = true, .is_before = is_before(raw.place), .place = node->place};
}

static void read_order(struct reader *reader, const struct raw_entry *raw, const char *what, struct model_entry *entry) {
    struct raw_sort by = {0};
    entry->top = (size_t)node_integer(raw->top, 0);
    if (raw->top) entry->top_place = raw->top->place;
    entry->sort = raw->top ? SORT_LARGEST : SORT_LIST;
    if (raw->sort && raw->sort->kind == YAML_MAPPING) {
        keys_read(&reader->context, raw->sort, &sort_keys, TEXT(reader->arena, "the order of ", what), raw->sort->place, &by);
        entry->sort = node_choice(by.order, order_names, 0) == 0 ? SORT_LARGEST : SORT_SMALLEST;
        entry->sort_line = node_text(by.by);
        if (by.by) entry->sort_place = by.by->place;
    } else if (raw->sort) {
        entry->sort = (enum axis_sort)node_choice(raw->sort, sort_names, SORT_LIST);
        entry->sort_place = raw->sort->place;
    }
}

/* Keys that mean nothing without another. */
static void needs_other(struct reader *reader, const struct yaml_node *value, const struct yaml_node *other, const char *key,
                        const char *needed) {
    if (value == NULL || other != NULL) return;
    DIAG(reader->diags, MSG_SPEC_KEY_ALONE, value->place, NULL, key, needed);
}

void read_by_entry(struct reader *reader, const struct raw_entry *raw, const char *what, struct model_entry *entry) {
    entry->by = node_text(raw->by);
    entry->by_place = raw->by->place;
    entry->labels = node_text(raw->labels);
    if (raw->labels) entry->labels_place = raw->labels->place;
    read_order(reader, raw, what, entry);
    entry->drop_empty = raw->empty && text_equal(raw->empty->text, "drop");
    entry->only = node_texts(reader->arena, &raw->only, &entry->n_only);
    entry->only_places = node_places(reader->arena, &raw->only);
    entry->total = read_total(reader, raw->total, what);
    entry->rest = read_rest(reader, raw->rest, what);
    read_nets(reader, raw, what, entry);
    entry->subtotals = read_subtotals(reader, raw->subtotals, what);
    entry->missing_label = node_text(raw->missing);
    needs_other(reader, raw->rest, raw->top, "rest", "top");
}
