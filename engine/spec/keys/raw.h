/* spec/keys/raw.h - the values of the keys of each mapping, as nodes that keys_read has checked; NULL where a key is absent.
 *
 * One struct for each table of keys_tables.c; every member is a node. */
#ifndef SPEC_RAW_H
#define SPEC_RAW_H

#include "spec/yaml/yaml_tree.h"

typedef const struct yaml_node *raw_value;

struct raw_specification {
    raw_value boardpaper, include, report, calendar, parameters, lists, crosswalks, sources, extracts, targets, populations, published, notes,
        checks, tables, charts, paper;
};

struct raw_report {
    raw_value id, title, publisher, contact, summary, status, period, year_begins, small_base;
};

struct raw_calendar {
    raw_value bank_holidays, closure_days;
};

struct raw_parameter {
    raw_value type, value, says, list;
};

struct raw_list {
    raw_value title, match, sort, groups, categories;
};

struct raw_category {
    raw_value label, code, id, labels, aliases, group, note, since, until;
};

struct raw_group {
    raw_value id, label;
};

struct raw_source {
    raw_value title, key, belongs_to, dates, missing, known_from, encoding, delimiter, skip_lines, columns, fields,
        rules;
};

struct raw_column {
    raw_value type, list, required, separator, header, known_from, format, missing;
};

struct raw_field {
    raw_value list, value, versions, bands;
};

struct raw_bands {
    raw_value of, from, every, until, labels, below;
};

struct raw_field_version {
    raw_value since, until, value, list, says;
};

struct raw_rule {
    raw_value that, says, level;
};

struct raw_extract {
    raw_value file, taken, complete_from;
};

struct raw_population {
    raw_value label, from, where, kind, versions;
};

struct raw_population_version {
    raw_value since, until, where, says;
};

struct raw_crosswalk {
    raw_value from, to, map;
};

struct raw_target {
    raw_value title, source, by, limits;
};

struct raw_limit {
    raw_value category, start, stop, working_days, since, until;
};

struct raw_ledger {
    raw_value title, file, period, as_at, optional;
};

struct raw_term {
    raw_value population, period, by_period, cell, published;
};

struct raw_check {
    raw_value says, sum, equals, level, late_logging;
};

struct raw_table {
    raw_value number, title, about, corner, notes, population, layers, breaks, rows, columns, small_base, text;
};

struct raw_layers {
    raw_value groups_of, by, id, ungrouped, whole;
};

struct raw_layer {
    raw_value id, label, title;
};

struct raw_static {
    raw_value columns, rows;
};

struct raw_entry {
    raw_value by, label, id, notes, population, where, period;
    raw_value count, sum, mean, percent_of, leaving_out, percent_of_line, percent, limit_of, decimals;
    raw_value labels, sort, top, rest, nets, subtotals, empty, only, total, missing;
    raw_value by_period, as_published, revised, of, difference, percent_change, share, rate, per, add, each;
    raw_value control, screened;
    raw_value distinct, median, percentile;
};

struct raw_series {
    raw_value unit, last, of;
};

struct raw_total {
    raw_value label, id, place, of, notes;
};

struct raw_sort {
    raw_value by, order;
};

struct raw_rest {
    raw_value label, id, notes;
};

struct raw_net {
    raw_value label, of, id, place, notes;
};

struct raw_subtotals {
    raw_value place;
};

struct raw_percentile {
    raw_value of, at;
};

struct raw_percent {
    raw_value of, out_of;
};

struct raw_chart {
    raw_value table, kind, columns, rows, top, focus, multiples, start, number, title, axis_title;
};

struct raw_paper {
    raw_value numbering, compact, parts;
};

struct raw_numbering {
    raw_value prefix, sections;
};

struct raw_part {
    raw_value heading, level, id, text, key_messages, recommendations, definitions, commentary, table, tables_of, chart, charts_of,
        notes, counting_rules, data_quality, about, changes, since, until, with_published, without_published;
};

#endif
