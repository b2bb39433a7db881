"""Working days: Monday to Friday less the bank holidays of England and Wales."""

import bisect
import csv
import datetime

DAY = datetime.timedelta(days=1)


def read_bank_holidays(path):
    """The set of dates in the first column of a calendar file."""
    with open(path, encoding="utf-8", newline="") as file:
        return {datetime.date(*map(int, row["date"].split("-"))) for row in csv.DictReader(file)}


def days_between(first, last):
    """Every date from first to last, both included."""
    return [first + DAY * n for n in range((last - first).days + 1)]


class WorkingDays:
    """The working days and the other days between two dates, in order."""

    def __init__(self, holidays, first, last):
        self._working = []
        self._other = []
        for day in days_between(first, last):
            is_working = day.weekday() < 5 and day not in holidays
            (self._working if is_working else self._other).append(day)

    def after(self, day, n):
        """The n-th working day after a day, which is itself day 0."""
        return day if n == 0 else self._working[bisect.bisect_right(self._working, day) + n - 1]

    def on_or_after(self, day):
        """The day itself if it is a working day, else the next one."""
        return self._working[bisect.bisect_left(self._working, day)]

    def within(self, first, last):
        """The working days from first to last; none where last comes first."""
        return _slice(self._working, first, last)

    def others_within(self, first, last):
        """The weekends and bank holidays from first to last."""
        return _slice(self._other, first, last)


def _slice(days, first, last):
    return days[bisect.bisect_left(days, first):bisect.bisect_right(days, last)]
