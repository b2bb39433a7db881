"""The dates of one complaint: drawn within the windows of its plan, and drawn again until they keep every rule.

A stage's timescale is counted in working days from its start, day 0. A stage that has not stopped by the end of a period
whose deadline is that very day could be read either way, so no such stage is let through.
"""

from .item import Stage
from .periods import PERIODS, YEAR, period_end
from .plans import LATE, MET, MISSED, NEVER, NOT_DUE, OVERDUE, PENDING
from .working_days import DAY

ALLOWED = {1: 5, 2: 20, 3: 30, 4: 30}  # working days; stage 1 to acknowledge, the others to complete

# Acknowledged this many working days after: the start of stage 1, or else the end of the year.
ACKNOWLEDGED = {MET: ("start", 0, 5), LATE: ("start", 6, 15), OVERDUE: ("year", 1, 8), PENDING: ("year", 1, 3)}

MOST_DRAWS = 20000


class NoRoom(Exception):
    """The dates drawn so far leave no day for the next one: draw again."""


def draw_timeline(dice, days, plan, ack, wanted):
    """(received, stages, closed) for one complaint; `wanted` is stage -> its standing at the end of the year."""
    for _ in range(MOST_DRAWS):
        try:
            received, stages, closed = _draw_once(dice, days, plan, ack, wanted)
        except NoRoom:
            continue
        if _is_as_wanted(days, stages, wanted):
            return received, stages, closed
    raise AssertionError("no dates fit %r %r %r" % (plan, ack, wanted))


def standing(days, stage, end):
    """How a stage stands at the end of a period; None where that depends on how the deadline's own day is read."""
    stop = stage.acknowledged if stage.number == 1 else stage.completed
    deadline = days.after(stage.started, ALLOWED[stage.number])
    if stop and stop <= end:
        return MET if stop <= deadline else MISSED
    if deadline == end:
        return None
    return MISSED if deadline < end else NOT_DUE


def draw_received(dice, days, first, last):
    """A date of receipt: a working day nearly always, a weekend or bank holiday in one of thirty."""
    others = days.others_within(first, last)
    if others and dice.chance(1, 30):
        return dice.pick(others)
    return dice.pick(days.within(first, last))


def soon_after(dice, days, day, most, last=None):
    """A working day up to `most` days after a day, likely early; `last` is the latest allowed."""
    latest = day + DAY * most
    return _pick(dice.pick_early, days.within(day, min(latest, last) if last else latest))


def _draw_once(dice, days, plan, ack, wanted):
    received = draw_received(dice, days, *plan.received)
    started = _start_first_stage(dice, days, received)
    ends = list(plan.starts) + [plan.closed]
    stages = []
    for number, (first, last) in enumerate(ends, 1):
        stage = Stage(number, started)
        if number == 1:
            stage.acknowledged = _acknowledge(dice, days, started, ack)
        shortest, longest = _length(number, plan.longest, wanted.get(number))
        earliest = max(days.after(started, shortest), stage.acknowledged or started)
        choices = days.within(max(earliest, first - DAY * 2), min(days.after(started, longest), last))
        # Most stages end soon; those that a plan makes wait for its window have no reason to end when it opens.
        stage.completed = _pick(dice.pick_early if choices[:1] == [earliest] else dice.pick, choices)
        stages.append(stage)
        started = _pick(dice.pick_early, days.within(max(first, stage.completed), min(last, stage.completed + DAY * 2)))
    return received, stages, started  # what follows the last stage is the closing


def _start_first_stage(dice, days, received):
    """Within three days of receipt and within its period: on a working day, but for a few logged as they came in."""
    last = min(received + DAY * 3, period_end(received))
    working = days.within(received, last)
    is_as_it_came = received not in working and dice.chance(1, 3)
    return received if is_as_it_came or not working else dice.pick_early(working)


def _acknowledge(dice, days, started, ack):
    if ack == NEVER:
        return None
    since, low, high = ACKNOWLEDGED[ack]
    return days.after(started if since == "start" else YEAR[1], dice.between(low, high))


def _length(number, longest, standing_wanted):
    """Fewest and most working days from start to completion; a first stage is judged by its acknowledgement instead."""
    if number > 1 and standing_wanted == MET:
        return 2, ALLOWED[number]
    if number > 1 and standing_wanted == MISSED:
        return ALLOWED[number] + 1, longest
    return 1, longest


def _pick(choose, working):
    if not working:
        raise NoRoom
    return choose(working)


def _is_as_wanted(days, stages, wanted):
    for stage in stages:
        for _, end in PERIODS:
            if stage.started > end:
                continue
            seen = standing(days, stage, end)
            if seen is None or (end == YEAR[1] and seen != wanted.get(stage.number, seen)):
                return False
    return True

