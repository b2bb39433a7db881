"""Regions and areas: the ten regions of the year, and the 21 areas that replaced them on 1 April 2008.

The papers fix how many complaints each region closed in the year, and how many each area closed in the quarter or had
open at its end. Nothing says which area took over from which region; this table is a guess that keeps the three groups.
"""

AREAS_OF_REGION = {
    "North East": ("N1", "N2"), "North West": ("N3", "N4", "N8"), "Yorkshire": ("N5", "N6", "N7"),
    "East Midlands": ("C1", "C2"), "West Midlands": ("C3", "C4", "C5"), "Eastern": ("C6",),
    "Greater London": ("S1", "S6"), "South East": ("S4",), "South West": ("S3", "S7"), "Southern": ("S2", "S5"),
}
REGION_OF_AREA = {area: region for region, areas in AREAS_OF_REGION.items() for area in areas}

STAGE_COLUMNS = {1: "Stage 1: Received", 2: "Stage 2: Problem Solving", 3: "Stage 3: Investigation", 4: "Stage 4: Review"}
STAGE_MEASURES = {1: "Closed at stage 1: Registration", 2: "Closed at stage 2: Problem solving",
                  3: "Closed at stage 3: Investigation", 4: "Closed at stage 4: Review"}
ONGOING = "Complaints ongoing"
NOT_REGIONS = ("National total", "Ongoing at the end")


def deal_regions(dice, annual):
    """Furthest stage -> regions, one for each complaint closed in the year."""
    return {stage: dice.deck([cell for cell in annual.by_row("furthest-stage", column) if cell[0] not in NOT_REGIONS])
            for stage, column in STAGE_COLUMNS.items()}


def deal_areas(dice, quarter):
    """Furthest stage, or ONGOING -> areas, one for each complaint closed in the quarter or open at its end."""
    measures = dict(STAGE_MEASURES, **{ONGOING: ONGOING})
    return {fate: dice.deck(quarter.by_area(measure)) for fate, measure in measures.items()}
