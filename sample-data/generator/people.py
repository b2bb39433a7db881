"""Who complained: relationship to the child, party status, and the details held of complainants.

Relationship and party status are different questions with like answers: a father need not be a party to the case, and a
guardian who writes for a child has the child's party status. The rows below are one crossing that gives every printed share.
"""

from collections import namedtuple

Person = namedtuple("Person", "relationship party_status details_collected gender")

# Complaints received in 2007/08: 709, of them 629 with the complainant's details.
PEOPLE = (
    (Person("Mother", "Mother", "yes", "Female"), 258),
    (Person("Mother", "Mother", "no", ""), 18),
    (Person("Mother", "Non-Party", "yes", "Female"), 2),
    (Person("Father", "Father", "yes", "Male"), 275),
    (Person("Father", "Father", "no", ""), 16),
    (Person("Father", "Non-Party", "yes", "Male"), 8),
    (Person("Child", "Child", "yes", "Male"), 10),
    (Person("Child", "Child", "yes", "Female"), 8),
    (Person("Grandparent", "Non-Party", "yes", "Female"), 25),
    (Person("Grandparent", "Non-Party", "yes", "Male"), 12),
    (Person("Grandparent", "Non-Party", "no", ""), 6),
    (Person("Other relative", "Non-Party", "yes", "Female"), 7),
    (Person("Other relative", "Non-Party", "yes", "Male"), 4),
    (Person("Other relative", "Non-Party", "no", ""), 3),
    (Person("Solicitor", "Solicitor", "no", ""), 7),
    (Person("Other", "Non-Party", "yes", "Female"), 10),
    (Person("Other", "Non-Party", "yes", "Male"), 10),
    (Person("Other", "Non-Party", "no", ""), 28),
    (Person("Other", "Child", "no", ""), 2),
)
CHILDREN = tuple(row for row in PEOPLE if row[0].relationship == "Child")
GROWN_UPS = tuple(row for row in PEOPLE if row[0].relationship != "Child")

NOT_SPECIFIED = "Not Specified"


def set_person(item, person):
    """Puts a person of the table into a complaint."""
    for field, value in person._asdict().items():
        setattr(item, field, value)


def set_ethnic_origins(items, origins, reasons):
    """Gives each complaint with details an origin, and a reason where it is not specified; both are iterators."""
    for item in items:
        if item.details_collected == "yes":
            item.ethnic_origin = next(origins)
        if item.ethnic_origin == NOT_SPECIFIED:
            item.ethnicity_not_known_reason = next(reasons)


def draws(dice, counts):
    """An endless iterator of weighted draws."""
    while True:
        yield dice.pick_weighted(counts)
