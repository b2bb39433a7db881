"""What complaints were about: one lead issue each, and all issues raised, the lead among them."""

from collections import Counter

SEPARATOR = ";"

# The 18 complaints from children in 2007/08: lead issue first, 22 mentions in all.
_BEST, _PROCESS, _TALK = "Not Acting in Child's Best Interest", "Process Issues", "Communication"
_REPORT, _QUALITY = "Content of Report", "Quality of Service"
CHILDRENS_ISSUES = (
    ((_PROCESS, _TALK), 1), ((_PROCESS, _BEST), 1), ((_PROCESS,), 4),
    ((_BEST, _PROCESS), 1), ((_BEST,), 4),
    ((_TALK, _REPORT), 1), ((_TALK,), 3),
    ((_REPORT,), 2), ((_QUALITY,), 1),
)

MORE_ISSUES = ((0, 9), (1, 5), (2, 3), (3, 1))  # how many besides the lead, with weights


def set_issues(dice, item, issues):
    """The first is the lead; they are listed in the order in which the log happened to get them."""
    item.lead_issue = issues[0]
    item.issues = SEPARATOR.join(dice.shuffled(issues))


def set_year_issues(dice, items, counts):
    """Issues of the complaints received in the year: children's as listed above, the other leads as published."""
    childrens = dice.deck(CHILDRENS_ISSUES)
    taken = Counter(issues[0] for issues in childrens)
    leads = dice.deck([(issue, count - taken[issue]) for issue, count in counts])
    for item in items:
        if item.relationship == "Child":
            set_issues(dice, item, childrens.pop())
        else:
            set_issues(dice, item, with_more(dice, leads.pop(), counts))
    assert not childrens and not leads


def with_more(dice, lead, counts):
    """A lead issue and up to three others of the same list."""
    issues = [lead]
    for _ in range(dice.pick_weighted(MORE_ISSUES)):
        another = dice.pick_weighted(counts)
        if another not in issues:
            issues.append(another)
    return issues
