"""Extracts: what the log showed on the day one was taken, written as CSV (RFC 4180, UTF-8, LF).

An item logged later is not there, nor is a stage logged later. A closing shows from the day it was recorded; a stage's
acknowledgement, completion and outcome show from their own dates.
"""

import os

LOG = ("ref", "kind", "received", "recorded", "region", "hos_area", "case_type", "lead_issue", "issues", "relationship",
       "party_status", "details_collected", "ethnic_origin", "ethnicity_not_known_reason", "gender", "outcome", "closed",
       "closed_recorded", "summary")
STAGES = ("ref", "stage", "started", "acknowledged", "completed", "outcome", "recorded")
CASES = ("month", "case_type", "cases")
SHOWN_WHEN_CLOSED = ("outcome", "closed", "closed_recorded")


def write_extract(folder, items, cases, taken, received_to):
    """Writes the three files of the extract taken on a date, of items received up to another."""
    os.makedirs(folder, exist_ok=True)
    shown = [item for item in items if item.received <= received_to and item.recorded <= taken]
    _write(folder, "log.csv", LOG, (_log_row(item, taken) for item in shown))
    _write(folder, "stages.csv", STAGES, (_stage_row(item, stage, taken) for item in shown for stage in item.stages
                                          if stage.recorded <= taken))
    _write(folder, "cases.csv", CASES, (row for row in cases if row[0] <= received_to))


def _log_row(item, taken):
    is_closed = item.closed_recorded <= taken
    return [getattr(item, name) if is_closed or name not in SHOWN_WHEN_CLOSED else "" for name in LOG]


def _stage_row(item, stage, taken):
    completed = _known(stage.completed, taken)
    return (item.ref, stage.number, stage.started, _known(stage.acknowledged, taken), completed,
            stage.outcome if completed else "", stage.recorded)


def _known(day, taken):
    return day if day and day <= taken else ""


def _write(folder, name, header, rows):
    # Not the csv module: which fields it quotes has changed between versions of Python.
    with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as file:
        for row in (header, *rows):
            file.write(",".join(_field(value) for value in row) + "\n")


def _field(value):
    # strftime("%Y") is not asked: how it pads differs between systems.
    text = "%02d/%02d/%04d" % (value.day, value.month, value.year) if hasattr(value, "year") else str(value)
    if any(special in text for special in ',"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text
