#!/usr/bin/env python3
"""Invents the extracts from which the published papers can be rebuilt: python3 generate.py [OUTDIR]

Writes OUTDIR/2008-04-30 and OUTDIR/2008-07-31, each with log.csv, stages.csv and cases.csv. OUTDIR is by default the folder
of this file. Nothing here is anybody's data: only the published counts are real, and the records are dealt to fit them.
The same bytes come out on every machine and under every Python from 3.9 on.
"""

import os
import sys

sys.dont_write_bytecode = True  # leave no caches beside the data

from generator.cases import make_cases
from generator.complaints import make_complaints
from generator.dice import Dice
from generator.extract import write_extract
from generator.other_items import make_other_items
from generator.periods import EVERYTHING, EXTRACTS, YEAR
from generator.published import ANNUAL, BANK_HOLIDAYS, QUARTER, Published
from generator.summaries import make_summary
from generator.working_days import WorkingDays, read_bank_holidays

SEED = 20080430
FIRST_REF = 123


def number_items(dice, items):
    """Sorts the items by the day they were logged and gives them references in that order.

    The system handed out references before the year too, to items closed since, so the early ones have gaps.
    """
    items.sort(key=lambda item: (item.recorded, item.received))
    number = FIRST_REF
    for item in items:
        number += 1 if item.received >= YEAR[0] else dice.between(1, 12)
        item.ref = "RFL-%06d" % number


def main(out_dir):
    """Makes the log and writes both extracts of it."""
    def new_dice(purpose):
        return Dice(SEED, purpose)

    days = WorkingDays(read_bank_holidays(BANK_HOLIDAYS), *EVERYTHING)
    annual, quarter = Published(ANNUAL), Published(QUARTER)
    items = make_complaints(new_dice, days, annual, quarter) + make_other_items(new_dice, days, annual, quarter)
    number_items(new_dice("references"), items)
    for item in items:
        item.summary = make_summary(new_dice(item.ref), item)
    cases = make_cases(new_dice("cases"), annual)
    for taken, received_to in EXTRACTS:
        write_extract(os.path.join(out_dir, taken.isoformat()), items, cases, taken, received_to)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__)))
