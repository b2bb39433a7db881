"""How many complaints take which way through the stages: the stock and flow of the two papers, as one table.

                       open before   received   closed    open at the end
    2007/08                     68        709      642                135
    2008/09 Q1           135 + 33*        181      233                116
                                                     * received before April, logged after the annual paper

Of the stages that began in 2007/08 the paper prints how many met their timescale, so each plan of that year fixes how its
stages stand on 31 March 2008:

                         began     met   missed   not yet due   share met
    stage 1                709     570      130             9        81.4
    stage 2                169      65       95             9        40.6
    stage 3                  0       0        0             0           -
    stage 4                  2       1        1             0        50.0
"""

import dataclasses
from typing import Dict, Tuple

from .periods import AFTER, BEFORE, QUARTER, YEAR, window

# How a first stage was acknowledged, and how it stands at the end of its year.
MET, LATE, NEVER, OVERDUE, PENDING = "met", "late", "never", "overdue", "pending"
MISSED, NOT_DUE = "missed", "not yet due"
STANDING = {MET: MET, LATE: MISSED, NEVER: MISSED, OVERDUE: MISSED, PENDING: NOT_DUE}

USUAL_ACKS = ((MET, 82), (LATE, 16), (NEVER, 2))  # weights, where no figure of a paper depends on it


@dataclasses.dataclass(frozen=True)
class Plan:
    """One way through the stages.

    count         complaints that go this way
    source        "carried" (received before the year), "year", "late" (received in it, logged after it), "quarter"
    received      window of the date received
    starts        windows of the dates that stages 2, 3, ... started
    closed        window of the date closed
    acks          stage 1: exact counts for "year", weights elsewhere
    standing      stage -> exact counts of met, missed and not yet due on 31 March 2008
    recorded      "usual" (within ten days), "april" (received in March, logged in April) or "late" (May to July)
    longest       most working days that a stage may take
    """

    count: int
    source: str
    received: tuple
    starts: Tuple[tuple, ...]
    closed: tuple
    acks: Tuple[tuple, ...] = USUAL_ACKS
    standing: Dict[int, tuple] = dataclasses.field(default_factory=dict)
    recorded: str = "usual"
    longest: int = 60


SPRING_2007 = window("2007-01-02", "2007-03-31")
WINTER_2007 = window("2007-11-01", "2008-03-20")
LAST_WEEK = window("2008-03-25", "2008-03-31")  # not yet due on the 31st if not acknowledged

PLANS = (
    # Open when the year began: 68.
    Plan(30, "carried", SPRING_2007, (), window("2007-04-02", "2007-09-28")),
    Plan(20, "carried", window("2006-10-02", "2007-03-16"), (BEFORE,), window("2007-04-02", "2007-10-31"), longest=110),
    Plan(13, "carried", SPRING_2007, (window("2007-04-02", "2007-08-31"),), window("2007-04-10", "2008-02-29"),
         standing={2: ((MET, 4), (MISSED, 9))}),
    Plan(1, "carried", window("2006-10-02", "2006-12-15"), (BEFORE, window("2007-02-01", "2007-03-30")),
         window("2007-04-10", "2007-06-29")),
    Plan(2, "carried", window("2006-09-01", "2006-11-15"),
         (BEFORE, window("2007-01-02", "2007-03-30"), window("2007-04-10", "2007-08-31")),
         window("2007-05-01", "2008-01-31"), standing={4: ((MET, 1), (MISSED, 1))}),
    Plan(1, "carried", window("2006-11-01", "2007-02-28"), (BEFORE,), QUARTER, longest=400),
    Plan(1, "carried", window("2006-11-01", "2007-02-28"), (BEFORE,), AFTER, longest=400),
    # Received and closed in the year: 576.
    Plan(461, "year", YEAR, (), YEAR, ((MET, 374), (LATE, 74), (NEVER, 13)), longest=45),
    Plan(115, "year", YEAR, (YEAR,), YEAR, ((MET, 97), (LATE, 18)), {2: ((MET, 61), (MISSED, 54))}),
    # Received in the year, at stage 1 when it ended: 92.
    Plan(5, "year", LAST_WEEK, (), QUARTER, ((PENDING, 5),), recorded="april"),
    Plan(2, "year", LAST_WEEK, (), QUARTER, ((PENDING, 2),)),
    Plan(45, "year", WINTER_2007, (), QUARTER, ((MET, 36), (LATE, 5), (OVERDUE, 4))),
    Plan(2, "year", LAST_WEEK, (QUARTER,), QUARTER, ((PENDING, 2),)),
    Plan(26, "year", WINTER_2007, (QUARTER,), QUARTER, ((MET, 22), (LATE, 4))),
    Plan(4, "year", WINTER_2007, (), AFTER, ((MET, 2), (LATE, 1), (OVERDUE, 1)), longest=130),
    Plan(6, "year", WINTER_2007, (QUARTER,), AFTER, ((MET, 4), (LATE, 1), (OVERDUE, 1)), longest=80),
    Plan(2, "year", WINTER_2007, (AFTER,), AFTER, ((MET, 2),), longest=130),
    # Received in the year, at stage 2 when it ended: 41.
    Plan(32, "year", WINTER_2007, (YEAR,), QUARTER, ((MET, 25), (LATE, 7)), {2: ((MISSED, 26), (NOT_DUE, 6))}, longest=90),
    Plan(1, "year", window("2007-11-01", "2008-01-11"), (YEAR, window("2008-04-01", "2008-04-11"), window("2008-05-06", "2008-05-30")),
         QUARTER, ((MET, 1),), {2: ((MISSED, 1),)}, longest=90),
    Plan(6, "year", WINTER_2007, (YEAR,), AFTER, ((MET, 5), (LATE, 1)), {2: ((MISSED, 3), (NOT_DUE, 3))}, longest=130),
    Plan(2, "year", WINTER_2007, (YEAR, QUARTER), AFTER, ((MET, 2),), {2: ((MISSED, 2),)}, longest=90),
    # Received in the year and logged after it: 33.
    Plan(12, "late", WINTER_2007, (), QUARTER, recorded="late", longest=100),
    Plan(11, "late", WINTER_2007, (window("2008-02-01", "2008-06-06"),), QUARTER, recorded="late", longest=90),
    Plan(5, "late", window("2008-02-01", "2008-03-31"), (), AFTER, recorded="late", longest=130),
    Plan(5, "late", window("2008-02-01", "2008-03-31"), (QUARTER,), AFTER, recorded="late", longest=90),
    # Received in the quarter: 181.
    Plan(47, "quarter", QUARTER, (), QUARTER, longest=35),
    Plan(49, "quarter", QUARTER, (QUARTER,), QUARTER, longest=35),
    Plan(35, "quarter", QUARTER, (), AFTER),
    Plan(15, "quarter", QUARTER, (AFTER,), AFTER),
    Plan(35, "quarter", QUARTER, (QUARTER,), AFTER),
)
