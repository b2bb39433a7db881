#include "paper/pages/press.h"

#include "base/text.h"

const struct paper_type *press_type(const struct press *press, enum paper_type_name name) {
    return paper_type(name, press->report->paper->is_compact);
}

struct part *press_part(struct press *press) {
    return ARENA_PUSH(press->arena, press->parts, press->n_parts, press->capacity_parts);
}

struct piece *press_piece(struct press *press) {
    struct part *part = &press->parts[press->n_parts - 1];
    struct piece *piece = ARENA_PUSH(press->arena, part->pieces, part->n, part->capacity);
    piece->part = (uint32_t)(press->n_parts - 1);
    return piece;
}

struct piece *press_last(struct press *press) {
    struct part *part = &press->parts[press->n_parts - 1];
    return &part->pieces[part->n - 1];
}

static bool is_note(const struct paper *paper, const struct report *report, const char *id) {
    bool has_notes = false;
    for (size_t i = 0; i < paper->n_blocks; i++) has_notes |= paper->blocks[i].kind == BLOCK_NOTES;
    if (!has_notes || !text_starts(id, "note-")) return false;
    size_t number = 0;
    for (const char *digit = id + 5; *digit != '\0'; digit++) {
        if (*digit < '0' || *digit > '9' || number > report->n_notes) return false;
        number = 10 * number + (size_t)(*digit - '0');
    }
    return number >= 1 && number <= report->n_notes;
}

bool press_has_target(const struct press *press, const char *id) {
    const struct paper *paper = press->report->paper;
    for (size_t i = 0; i < paper->n_blocks; i++)
        if (text_equal(paper->blocks[i].id, id)) return true;
    return is_note(paper, press->report, id);
}
