"""Cases requested, by month and case type: the denominator of complaint rates."""

from datetime import date

# Cases are requested on working days; August and December are quiet.
MONTH_WEIGHTS = ((4, 92), (5, 100), (6, 104), (7, 106), (8, 88), (9, 98), (10, 112), (11, 108), (12, 78), (1, 104), (2, 102), (3, 108))
QUARTER_MONTHS = ((4, 104), (5, 100), (6, 105))


def make_cases(dice, annual):
    """[(first day of month, case type, cases), ...]: twelve months that sum to the published totals, then three more."""
    totals = annual.by_column("complaints-and-cases", "Total cases")
    rows = {}
    for case_type, total in totals:
        weights = [weight * dice.between(950, 1050) for _, weight in MONTH_WEIGHTS]
        for (month, _), cases in zip(MONTH_WEIGHTS, _split(total, weights)):
            rows[date(2007 if month > 3 else 2008, month, 1), case_type] = cases
        for month, weight in QUARTER_MONTHS:
            rows[date(2008, month, 1), case_type] = total * weight * dice.between(980, 1020) // 1200000
    months = sorted({month for month, _ in rows})
    return [(month, case_type, rows[month, case_type]) for month in months for case_type, _ in totals]


def _split(total, weights):
    """Whole numbers in proportion to the weights that sum to the total: what is left goes to the largest remainders."""
    shares = [divmod(total * weight, sum(weights)) for weight in weights]
    parts = [whole for whole, _ in shares]
    by_remainder = sorted(range(len(parts)), key=lambda n: (-shares[n][1], n))
    for n in by_remainder[:total - sum(parts)]:
        parts[n] += 1
    return parts
