"""Counts the measures of windows.yaml in any window, one record at a time. It shares nothing with the engine."""

import datetime

import figures

COMPLETE_FROM = datetime.date(2007, 4, 1)
STOCKS = ("open", "open-at-start", "open-at-stage-1")


def at_stage(extract, items, stage):
    """The items whose furthest stage by the end of the window is this one."""
    entered = [item for item in items if any(one["started"] <= extract.last for one in extract.stages_of.get(item["ref"], ()))]
    return [item for item in entered if extract.furthest(item)["stage"] == stage]


def standings(extract, wanted):
    begun = [stage for stage in extract.stages if extract.is_in(stage["started"])]
    return sum(extract.standing(stage) == wanted for stage in begun)


def cases(extract, case_type="Total"):
    return sum(int(line["cases"]) for line in figures.matching(extract.cases, "case_type", case_type))


def complaints(extract, case_type="Total"):
    return len(figures.matching(extract.received(), "case_type", case_type))


MEASURES = {
    "received": complaints,
    "closed": lambda extract: len(extract.closed()),
    "open": lambda extract: len(extract.open_at(extract.last)),
    "open-at-start": lambda extract: len(extract.open_at(extract.first - datetime.timedelta(days=1))),
    "closed-at-stage-2": lambda extract: len(at_stage(extract, extract.closed(), "2")),
    "open-at-stage-1": lambda extract: len(at_stage(extract, extract.open_at(extract.last), "1")),
    "met": lambda extract: standings(extract, "met"),
    "missed": lambda extract: standings(extract, "missed"),
    "not-yet-due": lambda extract: standings(extract, "not yet due"),
    "comments": lambda extract: len(extract.received("Comment")),
    "cases": cases,
}


def is_known(measure, first, last, known_until):
    """Whether the extract can tell: a flow lies inside what it holds, a stock is of a day that it holds or of its eve."""
    if measure in STOCKS:
        day = first - datetime.timedelta(days=1) if measure == "open-at-start" else last
        return COMPLETE_FROM - datetime.timedelta(days=1) <= day <= known_until
    return COMPLETE_FROM <= first and last <= known_until


def count(folder, window, measure, as_at=None, known_until=datetime.date(2008, 7, 31)):
    """A number, or None where the extract cannot tell."""
    if not is_known(measure, *window, as_at or known_until):
        return None
    return MEASURES[measure](figures.Extract(folder, window, as_at))
