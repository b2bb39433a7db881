"""The dates the two papers turn on."""

import datetime
from datetime import date


def window(first, last):
    """Two dates written yyyy-mm-dd, both included."""
    return tuple(datetime.date(*map(int, day.split("-"))) for day in (first, last))


EVERYTHING = window("2006-08-01", "2009-01-31")  # as far as any date of the log can reach
BEFORE = window("2006-09-01", "2007-03-31")
YEAR = window("2007-04-01", "2008-03-31")
QUARTER = window("2008-04-01", "2008-06-30")
AFTER = window("2008-07-01", "2008-09-30")

PERIODS = (BEFORE, YEAR, QUARTER)
REORGANISED = date(2008, 4, 1)  # ten regions became 21 areas

# An extract: the day it was taken, and the last day of receipt it was asked for.
EXTRACTS = ((date(2008, 4, 30), YEAR[1]), (date(2008, 7, 31), QUARTER[1]))


def period_end(day):
    """The last day of the period that a date falls in."""
    return next(last for first, last in PERIODS if first <= day <= last)
