"""The free text of an item: short, invented, and as awkward to read as real text - commas, quotation marks, line breaks."""

EMPTY = (8, 100)
ON_TWO_LINES = (12, 100)

# A word of the lead issue -> what such complaints say. The first word that is found decides; "" is found in all.
COMPLAINTS = (
    ("Bias", (
        "Says the officer took the other parent's side from the first meeting.",
        "Feels that the officer had \"made up her mind\" before seeing both homes.",
        "Believes that each visit was used to build a case for the other side.",
        "The officer spoke to one parent for two hours, and to the other for ten minutes.")),
    ("Conduct", (
        "The officer arrived late, left early and took two calls in between.",
        "Says the officer's manner on the telephone was abrupt.",
        "Unhappy that the case was discussed in the waiting room, where others could hear.",
        "Was told \"that is how it is\" and asked to wait outside.")),
    ("Report", (
        "The report gives the wrong date for the move, and leaves out the school's letter.",
        "Says that paragraphs 4 and 7 contradict each other.",
        "The report quotes a conversation that did not take place.",
        "Asks for the report to be corrected before the hearing; three facts are said to be wrong.")),
    ("Interest", (
        "Says that the children's wishes were heard but not written down.",
        "Feels that the plan suits the adults, not the child.",
        "The recommended contact is said to be too much, too soon.")),
    ("Process", (
        "The report was filed after the date that the court had set.",
        "Nobody explained what would happen next, or when.",
        "Received the papers for a hearing on the morning of the hearing.",
        "Two letters went to an old address, although the new one had been given twice.")),
    ("Communication", (
        "Telephone messages were not returned for three weeks.",
        "Asked for large print; it came in small print.",
        "E-mails were answered, but the questions in them were not.")),
    ("Investigate", (
        "Says that the school and the health visitor were never asked.",
        "The concern was noted, and nothing further was done.")),
    ("Quality", (
        "Waited nine weeks for a first appointment.",
        "The appointment was changed four times, the last time by text message.",
        "Asked to travel 60 miles, at a cost of £31.40, for a meeting of a quarter of an hour.",
        "Says the service was \"slow but polite\", and that slow was the problem.")),
    ("Safeguarding", (
        "Says a worry about supervised contact was not passed on.",
        "Believes that the risk at handover was not looked at.")),
    ("Protection", ("Says a referral should have been made to the local authority, and was not.",)),
    ("Racism", ("Believes that remarks about family customs were prejudiced.",)),
    ("Divers", ("An interpreter was promised and did not come.", "Says that the building could not be reached by wheelchair.")),
    ("Gender", ("Believes that the outcome would have been different for the other parent.",)),
    ("Active", ("Wanted to speak to the judge and was not told how to ask.", "Says nobody explained what the visits were for.")),
    ("Care", ("Was left at reception for 50 minutes, without an apology.", "Says that the letter of apology had the wrong case on it.")),
    ("", (
        "The complaint runs to eleven pages; a meeting has been offered.",
        "Unhappy with the outcome of the case, and asks for a different officer.",
        "A short note: \"I do not agree with any of it.\"",
        "Complaint made by telephone; to be put in writing.",
        "Says the matter should have been dealt with sooner.")),
)

OTHERS = {
    "Comment": (
        "Suggests that letters give a direct telephone number.",
        "Found the leaflet helpful, though it did not say how long things take.",
        "Asks for evening appointments.",
        "The toys in the waiting room are old; most are broken.",
        "Says the form is \"four pages too long\".",
        "Would like to be told by e-mail when a report has been filed.",
        "Parking cost £4.20, and there's no sign from the main road."),
    "Compliment": (
        "Thanks for the patience shown over a hard year.",
        "The court praised a clear and balanced report.",
        "Says that the officer \"really listened\" to the children.",
        "A card from a grandparent, with a drawing.",
        "Thanks to the duty team, who found an interpreter within the hour.",
        "The child's school says the visits were handled with care."),
    "Parliamentary enquiry": (
        "Asks when a constituent's report will be filed.",
        "Asks how complaints are handled, and by whom.",
        "Forwards a letter from a constituent about delay; a reply is due within 15 days.",
        "Asks for the number of cases waiting in the constituency's courts."),
    "Ombudsman enquiry": (
        "Asks for the complaint file and the letters sent.",
        "Enquiry about the time taken at the problem solving stage.",
        "Asks why the complaint wasn't registered.",
        "Enquiry about the accuracy of a report, and how it was corrected."),
}

AFTER_A_COMPLAINT = (
    "Acknowledged by letter.", "Spoken to by telephone, no further contact so far.", "The manager's reply is on file.",
    "Case now closed in court.", "Would like a reply in writing, please.", "Second complaint on this case.",
    "Asks that the \"original\" notes be kept.", "Hearing listed for next month.", "No reply to our letter.",
)
AFTER_OTHERS = (
    "Passed to the manager.", "Copied to the office concerned, and to headquarters.", "Answered by letter.",
    "The team's been told.", "Came with another case's papers; logged here.",
)


def make_summary(dice, item):
    """One or two sentences, sometimes on two lines, sometimes nothing."""
    if dice.chance(*EMPTY):
        return ""
    text = dice.pick(_sentences(item))
    afterwards = dice.pick(AFTER_OTHERS if item.kind in OTHERS else AFTER_A_COMPLAINT)
    if dice.chance(*ON_TWO_LINES):
        return text + "\n" + afterwards
    return text + " " + afterwards if dice.chance(1, 3) else text


def _sentences(item):
    if item.kind in OTHERS:
        return OTHERS[item.kind]
    return next(sentences for word, sentences in COMPLAINTS if word in item.lead_issue)
