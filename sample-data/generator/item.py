"""What the log holds: items, and the stages a complaint went through. Dates are datetime.date or None."""

import dataclasses
import datetime
from typing import List, Optional


@dataclasses.dataclass
class Stage:
    """One stage of a complaint. `recorded` is the day its row was logged; later events govern themselves."""

    number: int
    started: datetime.date
    acknowledged: Optional[datetime.date] = None
    completed: Optional[datetime.date] = None
    outcome: str = ""
    recorded: Optional[datetime.date] = None


@dataclasses.dataclass
class Item:
    """One item of the log, with everything that ever happened to it; an extract shows only what was known by then."""

    kind: str
    received: datetime.date
    recorded: Optional[datetime.date] = None
    ref: str = ""
    region: str = ""
    hos_area: str = ""
    case_type: str = ""
    lead_issue: str = ""
    issues: str = ""
    relationship: str = ""
    party_status: str = ""
    details_collected: str = ""
    ethnic_origin: str = ""
    ethnicity_not_known_reason: str = ""
    gender: str = ""
    outcome: str = ""
    closed: Optional[datetime.date] = None
    closed_recorded: Optional[datetime.date] = None
    summary: str = ""
    stages: List[Stage] = dataclasses.field(default_factory=list)
