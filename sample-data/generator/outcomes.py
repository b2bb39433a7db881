"""How stages ended. One list of labels serves all stages and the ombudsman's enquiries; see the README."""

# Furthest stage -> outcomes of the 491, 148, 1 and 2 complaints closed in the year. The paper prints the number not
# registered (matters for the court) and the three of stages 3 and 4; the rest is invented.
CLOSED_IN_YEAR = {
    1: (("Not registered", 321), ("Resolved", 112), ("Withdrawn", 41), ("Out of time", 17)),
    2: (("Not upheld", 61), ("Partially upheld", 37), ("Resolved", 22), ("Upheld", 19), ("Withdrawn", 9)),
    3: (("Upheld", 1),),
    4: (("Partially upheld", 2),),
}

# Weights for complaints closed later.
CLOSED_LATER = dict(CLOSED_IN_YEAR)
CLOSED_LATER[3] = CLOSED_LATER[4] = (("Not upheld", 3), ("Partially upheld", 2), ("Upheld", 1))

# A stage that led to another: stage 1 registers, and what was fully upheld is not taken further.
TAKEN_FURTHER = {1: (("Registered", 1),), 2: (("Not upheld", 3), ("Partially upheld", 1)),
                 3: (("Not upheld", 3), ("Partially upheld", 1))}


def set_outcomes(dice, stages, final):
    """Outcomes of all stages of a complaint, the last one given."""
    for stage in stages[:-1]:
        stage.outcome = dice.pick_weighted(TAKEN_FURTHER[stage.number])
    stages[-1].outcome = final
