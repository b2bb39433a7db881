"""Comments, compliments, parliamentary enquiries and ombudsman enquiries. They have no stages and no issues."""

from .item import Item
from .periods import QUARTER, REORGANISED, YEAR, window
from .places import AREAS_OF_REGION, REGION_OF_AREA
from .timeline import draw_received, soon_after

COMMENT, COMPLIMENT = "Comment", "Compliment"
PARLIAMENTARY, OMBUDSMAN = "Parliamentary enquiry", "Ombudsman enquiry"

# kind -> where the paper of the year counts it, where that of the quarter does, most days until it is closed
KINDS = {
    COMMENT: (("comments-and-compliments", "Comments"), "Comments received", 14),
    COMPLIMENT: (("comments-and-compliments", "Compliments"), "Compliments received", 7),
    PARLIAMENTARY: (("parliamentary-enquiries", "Enquiries received"), None, 28),
}

# Ombudsman enquiries: window received, window closed. The year receives 16 and concludes 16, but not the same ones.
OMBUDSMAN_PLANS = (
    (window("2006-11-01", "2007-02-28"), window("2007-04-16", "2007-09-28"), 3),
    (window("2007-04-01", "2007-12-14"), window("2007-07-02", "2008-03-28"), 13),
    (window("2008-01-02", "2008-03-20"), window("2008-04-07", "2008-04-23"), 1),
    (window("2008-01-02", "2008-03-20"), window("2008-05-06", "2008-06-27"), 1),
    (window("2008-01-02", "2008-03-20"), window("2008-08-01", "2008-09-30"), 1),
    (QUARTER, window("2008-07-07", "2008-09-30"), 5),
)
PARLIAMENTARY_IN_QUARTER = 11  # the snapshot does not count them
CASE_TYPES = (("Private", 7), ("Dispute Resolution", 1), ("Public", 2))


def make_other_items(new_dice, days, annual, quarter):
    """Every item that is not a complaint."""
    dice = new_dice("other items")
    items = [item for kind in KINDS for item in _of_kind(dice, days, kind, annual, quarter)]
    items += _ombudsman_enquiries(dice, days, annual)
    for item in items:
        item.case_type = dice.pick_weighted(CASE_TYPES)
    return items


def _of_kind(dice, days, kind, annual, quarter):
    """Items closed within days or weeks, in the regions and areas that the papers count."""
    in_regions, in_areas, most_days = KINDS[kind]
    areas = dice.deck(quarter.by_area(in_areas)) if in_areas else _any_areas(dice, PARLIAMENTARY_IN_QUARTER)
    for region in dice.deck(annual.by_row(*in_regions)):
        # What people volunteer is answered before the year ends; a Member of Parliament may have to wait.
        last = None if kind == PARLIAMENTARY else YEAR[1]
        yield _item(dice, days, kind, draw_received(dice, days, *YEAR), most_days, last, region=region)
    for area in areas:
        yield _item(dice, days, kind, draw_received(dice, days, *QUARTER), most_days, None, hos_area=area)


def _item(dice, days, kind, received, most_days, last, **place):
    item = Item(kind, received, **place)
    item.closed = soon_after(dice, days, days.on_or_after(received), most_days, last)
    return _recorded(dice, days, item)


def _recorded(dice, days, item):
    item.recorded = soon_after(dice, days, days.on_or_after(item.received), 10)
    item.closed_recorded = max(item.recorded, soon_after(dice, days, item.closed, 7))
    if item.closed >= REORGANISED and not item.hos_area:
        item.hos_area = dice.pick(AREAS_OF_REGION[item.region])
    return item


def _ombudsman_enquiries(dice, days, annual):
    """In order of receipt, so that the outcomes of the year go to the enquiries concluded in it."""
    outcomes = dice.deck(annual.by_row("ombudsman-outcomes", "Enquiries concluded"))
    regions = dice.deck(annual.by_row("ombudsman-enquiries", "Enquiries received"))
    for received, closed, count in OMBUDSMAN_PLANS:
        for _ in range(count):
            item = Item(OMBUDSMAN, draw_received(dice, days, *received), closed=dice.pick(days.within(*closed)))
            while item.closed <= item.received:
                item.closed = dice.pick(days.within(*closed))
            _set_place(dice, item, regions)
            item.outcome = outcomes.pop() if item.closed <= YEAR[1] else "Not upheld"
            yield _recorded(dice, days, item)
    assert not outcomes and not regions


def _set_place(dice, item, regions):
    if YEAR[0] <= item.received <= YEAR[1]:
        item.region = regions.pop()
    elif item.received < YEAR[0]:
        item.region = dice.pick(sorted(AREAS_OF_REGION))
    else:
        item.hos_area = _any_areas(dice, 1)[0]


def _any_areas(dice, count):
    return [dice.pick(sorted(REGION_OF_AREA)) for _ in range(count)]
