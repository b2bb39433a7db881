"""The complaints of the log: dates by plan, then places, people, issues and outcomes dealt so that every figure comes out."""

import itertools

from . import issues, outcomes, people, places
from .item import Item
from .periods import QUARTER, REORGANISED, YEAR, window
from .plans import PLANS, STANDING
from .published import NOT_CATEGORIES
from .timeline import draw_timeline, soon_after

COMPLAINT = "Complaint"
LOGGED_LATE = window("2008-05-01", "2008-07-18")
LOGGED_IN_APRIL = window("2008-04-01", "2008-04-08")


def make_complaints(new_dice, days, annual, quarter):
    """Every complaint that either extract can hold. `new_dice(purpose)` gives a stream of draws."""
    by_source = {"carried": [], "year": [], "late": [], "quarter": []}
    for plan in PLANS:
        by_source[plan.source] += _follow(new_dice("plan %d" % PLANS.index(plan)), days, plan)
    everything = list(itertools.chain.from_iterable(by_source.values()))
    _set_places(new_dice("places"), everything, annual, quarter)
    _set_people(new_dice("people"), by_source, annual, quarter)
    _set_issues(new_dice("issues"), by_source, annual, quarter)
    _set_case_types(new_dice("case types"), by_source, annual)
    _set_outcomes(new_dice("outcomes"), everything)
    return everything


def _follow(dice, days, plan):
    """The complaints of one plan, with all their dates."""
    is_exact = plan.source == "year"
    acks = dice.deck(plan.acks) if is_exact else [dice.pick_weighted(plan.acks) for _ in range(plan.count)]
    standings = {stage: dice.deck(counts) for stage, counts in plan.standing.items()}
    assert all(len(deck) == plan.count for deck in [acks, *standings.values()]), plan
    items = []
    for n, ack in enumerate(acks):
        wanted = {stage: deck[n] for stage, deck in standings.items()}
        if is_exact:
            wanted[1] = STANDING[ack]
        received, stages, closed = draw_timeline(dice, days, plan, ack, wanted)
        item = Item(COMPLAINT, received, stages=stages, closed=closed)
        _record(dice, days, plan.recorded, item)
        items.append(item)
    return items


def _record(dice, days, manner, item):
    """When the complaint, its stages and its closing were logged: never a stage or a closing before the complaint."""
    item.recorded = _recorded(dice, days, manner, item.received)
    for stage in item.stages:
        stage.recorded = max(item.recorded, soon_after(dice, days, days.on_or_after(stage.started), 4))
    closing = soon_after(dice, days, days.on_or_after(item.closed), 10)
    item.closed_recorded = max(closing, item.stages[-1].recorded)


def _recorded(dice, days, manner, received):
    if manner == "late":
        return dice.pick(days.within(*LOGGED_LATE))
    if manner == "april":
        return dice.pick(days.within(*LOGGED_IN_APRIL))
    # Only the plans that say so cross the end of the year.
    last = YEAR[1] if received <= YEAR[1] else None
    return soon_after(dice, days, received, 10, last)


def _set_places(dice, items, annual, quarter):
    regions = places.deal_regions(dice, annual)
    areas = places.deal_areas(dice, quarter)
    for item in items:
        furthest = len(item.stages)
        if item.closed <= YEAR[1]:
            item.region = regions[furthest].pop()
            continue
        item.hos_area = areas[furthest if item.closed <= QUARTER[1] else places.ONGOING].pop()
        if item.received < REORGANISED:
            item.region = places.REGION_OF_AREA[item.hos_area]
    assert not any(list(regions.values()) + list(areas.values()))


def _set_people(dice, by_source, annual, quarter):
    for item, person in zip(by_source["year"], dice.deck(people.PEOPLE)):
        people.set_person(item, person)
    for item in by_source["carried"] + by_source["late"]:
        people.set_person(item, dice.pick_weighted(people.PEOPLE))
    _set_quarter_people(dice, by_source["quarter"], quarter)

    origins = annual.by_row("ethnic-origin", "Number of complainants")
    reasons = annual.by_row("ethnicity-not-known", "Number of complainants")
    people.set_ethnic_origins(by_source["year"], iter(dice.deck(origins)), iter(dice.deck(reasons)))
    others = by_source["carried"] + by_source["late"] + by_source["quarter"]
    people.set_ethnic_origins(others, people.draws(dice, origins), people.draws(dice, reasons))


def _set_quarter_people(dice, items, quarter):
    """Complaints from children are counted by area; the first of an area are theirs."""
    children = dict(quarter.by_area("Complaints from children and young people"))
    for item in items:
        is_child = children[item.hos_area] > 0
        children[item.hos_area] -= is_child
        people.set_person(item, dice.pick_weighted(people.CHILDREN if is_child else people.GROWN_UPS))
    assert not any(children.values())


def _set_issues(dice, by_source, annual, quarter):
    old = annual.by_row("lead-issue", "Number of complaints")
    new = quarter.by_row("lead-issue", "Number of complaints")
    issues.set_year_issues(dice, by_source["year"], old)
    for item in by_source["carried"] + by_source["late"]:
        issues.set_issues(dice, item, issues.with_more(dice, dice.pick_weighted(old), old))
    for item, lead in zip(by_source["quarter"], dice.deck(new)):
        issues.set_issues(dice, item, issues.with_more(dice, lead, new))


def _set_case_types(dice, by_source, annual):
    counts = [cell for cell in annual.by_column("complaints-and-cases", "Total complaints") if cell[0] not in NOT_CATEGORIES]
    for item, case_type in zip(by_source["year"], dice.deck(counts)):
        item.case_type = case_type
    for item in by_source["carried"] + by_source["late"] + by_source["quarter"]:
        item.case_type = dice.pick_weighted(counts)


def _set_outcomes(dice, items):
    decks = {stage: dice.deck(counts) for stage, counts in outcomes.CLOSED_IN_YEAR.items()}
    for item in items:
        furthest = len(item.stages)
        is_in_year = item.closed <= YEAR[1]
        final = decks[furthest].pop() if is_in_year else dice.pick_weighted(outcomes.CLOSED_LATER[furthest])
        outcomes.set_outcomes(dice, item.stages, final)
    assert not any(decks.values())
