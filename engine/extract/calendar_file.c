/* extract/calendar_file.c - the first file gives the span; each year of it must have a holiday, since a gap would count
 * as working days. */
#include "extract/calendar_file.h"

#include "base/text.h"

struct closed_days {
    date_t *dates;
    size_t n, capacity;
    int first_year, last_year;
};

static enum status read_date(struct arena *arena, const struct csv_small *csv, size_t row, int column,
                             struct diags *diags, struct closed_days *closed) {
    const struct csv_row *at = &csv->rows[row];
    date_t date;
    if (!date_parse_iso(at->fields[column], &date)) {
        struct place place = {.file = csv->file, .line = at->line};
        DIAG(diags, MSG_CALENDAR_DATE, place, "write it as 2008-12-25", at->fields[column]);
        return STATUS_DATA;
    }
    int year = date_to_parts(date).year;
    if (closed->n == 0 || year < closed->first_year) closed->first_year = year;
    if (closed->n == 0 || year > closed->last_year) closed->last_year = year;
    *ARENA_PUSH(arena, closed->dates, closed->n, closed->capacity) = date;
    return STATUS_OK;
}

static enum status read_dates(struct arena *arena, const struct csv_small *csv, struct diags *diags,
                              struct closed_days *closed) {
    int column;
    enum status status = STATUS_OK;
    TRY(csv_small_need(csv, "date", diags, &column));
    for (size_t row = 0; row < csv->n_rows; row++)
        if (read_date(arena, csv, row, column, diags, closed) != STATUS_OK) status = STATUS_DATA;
    if (status == STATUS_OK && closed->n == 0) {
        diags_add(diags, MSG_CALENDAR_EMPTY, (struct place){.file = csv->file},
                  "list the bank holidays of every year, one a line", NULL);
        status = STATUS_DATA;
    }
    return status;
}

static bool has_year(const struct closed_days *closed, int year) {
    for (size_t i = 0; i < closed->n; i++)
        if (date_to_parts(closed->dates[i]).year == year) return true;
    return false;
}

/* Years 1000 to 9999 exist, so the look through all days for each is bounded. */
static enum status check_years(struct arena *arena, const struct csv_small *csv, const struct closed_days *closed,
                               struct diags *diags) {
    enum status status = STATUS_OK;
    for (int year = closed->first_year; year <= closed->last_year && status == STATUS_OK; year++) {
        if (has_year(closed, year)) continue;
        DIAG(diags, MSG_CALENDAR_YEAR, ((struct place){.file = csv->file}), "add the bank holidays of that year",
             text_from_int(arena, year), text_from_int(arena, closed->first_year),
             text_from_int(arena, closed->last_year));
        status = STATUS_DATA;
    }
    return status;
}

static date_t day_of(int year, int month, int day) {
    date_t date = DATE_NONE;
    (void)date_from_parts((struct date_parts){.year = year, .month = month, .day = day}, &date);
    return date;
}

static enum status read_input(struct arena *arena, const struct calendar_input *input, struct diags *diags,
                              struct closed_days *closed, struct csv_small **ret) {
    TRY(csv_small_read(arena, input->file, input->path, input->named_at, diags, ret));
    return read_dates(arena, *ret, diags, closed);
}

/* Days of further files go into the list of the first; its years stay. */
static enum status add_input(struct arena *arena, const struct calendar_input *input, struct diags *diags,
                             struct closed_days *closed, struct file_facts *ret_facts) {
    struct closed_days more = *closed;
    struct csv_small *csv = NULL;
    TRY(read_input(arena, input, diags, &more, &csv));
    more.first_year = closed->first_year;
    more.last_year = closed->last_year;
    *closed = more;
    *ret_facts = csv->facts;
    return STATUS_OK;
}

enum status calendar_read_all(struct arena *arena, const struct calendar_input *inputs, size_t n, struct diags *diags,
                              struct calendar **ret, struct file_facts *ret_facts) {
    struct closed_days closed = {0};
    struct csv_small *csv = NULL;
    TRY(read_input(arena, &inputs[0], diags, &closed, &csv));
    TRY(check_years(arena, csv, &closed, diags));
    ret_facts[0] = csv->facts;
    for (size_t i = 1; i < n; i++) TRY(add_input(arena, &inputs[i], diags, &closed, &ret_facts[i]));
    *ret =
        calendar_new(arena, day_of(closed.first_year, 1, 1), day_of(closed.last_year, 12, 31), closed.dates, closed.n);
    return STATUS_OK;
}

enum status calendar_read(struct arena *arena, const struct source_text *file, const char *path, struct place named_at,
                          struct diags *diags, struct calendar **ret, struct file_facts *ret_facts) {
    struct calendar_input input = {.file = file, .path = path, .named_at = named_at};
    return calendar_read_all(arena, &input, 1, diags, ret, ret_facts);
}
