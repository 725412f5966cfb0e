"""The end of the practice sheet: a plan, an estimate, and an open task on another product."""

from pmkit.course.prioritisation.data import number, spring_release, title
from pmkit.course.prioritisation.sources import KNAPSACK
from pmkit.methods import moscow_effort
from pmkit.practice import (
    Criterion,
    Estimate,
    ModelText,
    Plan,
    PlanItem,
    Slot,
    Trap,
    Write,
)
from pmkit.practice.lint import at_least_words, avoids, has_number

PLAN_IDS = ("MW-17", "MW-05", "MW-13", "MW-06", "MW-01", "MW-54", "MW-34", "MW-02")
PLAN_CAPACITY = 9.0
PLAN_BEST = ("MW-06", "MW-13", "MW-17", "MW-54")
"""Proven best by `plan_release`; a test works it out anew."""
PLAN_CUT = ("MW-02", "MW-05", "MW-13", "MW-17", "MW-34", "MW-54")
_needs = {"MW-01": ("mw-02",)}

PLAN_NINE = Plan(
    id="prioritisation.plan-nine",
    prompt="Nine person-months. Choose what brings the most value. The allergy filter needs the table.",
    context="By value per effort the list begins: pause, shared list, swap a meal, Korbmarkt's API.",
    skill="planning a release",
    minutes=3.6,
    unit="person-months",
    value_unit="thousand EUR a year",
    capacity=PLAN_CAPACITY,
    hints=(
        "Count the cost of what you have chosen, and what room is left over.",
        "One large item is worth more than three small ones. What has to go for it?",
    ),
    source=KNAPSACK,
    explanation=(
        "The API, a meal swapped in two taps, the pause and the reminder: 433 thousand EUR in 8.5 months. "
        "Going down the list by value per effort, and leaving out what no longer fits, gives 346: the shared "
        "list takes the room that the API needs. Half a month stays free, and that is no loss."
    ),
    best=tuple(id.lower() for id in PLAN_BEST),
    items=tuple(
        PlanItem(
            id=id.lower(),
            text=title(id),
            value=number(id, "value"),
            cost=number(id, "effort"),
            requires=_needs.get(id, ()),
        )
        for id in PLAN_IDS
    ),
    traps=(
        Trap(
            id="sort-and-cut",
            test=lambda chosen: set(chosen) == {id.lower() for id in PLAN_CUT},
            sample=[id.lower() for id in PLAN_CUT],
            says=(
                "You went down the list and took what still fits: 346 thousand. Each step looked best; "
                "together they leave no room for the API."
            ),
            next_step="Put the API in first, then fill what is left.",
        ),
        Trap(
            id="small-first",
            test=lambda chosen: "mw-06" not in chosen and len(chosen) >= 4,
            sample=["mw-17", "mw-05", "mw-13", "mw-34", "mw-54"],
            says="Many small items fill the room, and the one that is worth most stays outside.",
            next_step="See what 230 thousand for five months would push out.",
        ),
    ),
)

_effort = moscow_effort(spring_release())["effort"]

MUST_MONTHS = Estimate(
    id="prioritisation.must-months",
    prompt=(
        "Without looking it up: how many person-months of the spring release stood in Must when you opened "
        "the board? Give a range that you would bet four to one on."
    ),
    skill="estimating",
    minutes=1.8,
    unit="person-months",
    truth=float(_effort["must"]),
    confidence=0.8,
    widest=25.0,
    hints=("23 wishes were 49.5 person-months in all.",),
    source="Counted from Mealwise's backlog (invented).",
    explanation=(
        f"{_effort['must']:g} person-months, 64 % of the effort. A range says how sure you are; a single "
        "number hides it, just as a score does."
    ),
)

OTHER_PRODUCT = Write(
    id="prioritisation.other-product",
    prompt=(
        "Another product: *Velopool*, shared cargo bikes in a town. One developer, six weeks, three wishes. "
        "Decide, and write to the town council why."
    ),
    context=(
        "1. *Book a bike a day ahead*: 400 of 2,100 users asked for it in a survey; 4 weeks.\n\n"
        "2. *Report a broken brake in the app*: today people telephone; 11 reports last month, three came "
        "after the next ride; 2 weeks.\n\n"
        "3. *The mayor's leaderboard of kilometres*: promised in a speech for 1 May; 3 weeks.\n\n"
        "(All invented.)"
    ),
    skill="choosing a method",
    minutes=8.0,
    source="Transfer task on an invented product; methods of this chapter.",
    explanation=(
        "First what may not be missing (a brake), then value against effort for the rest. Votes and speeches "
        "are reasons to ask, not numbers to multiply."
    ),
    hints=(
        "Which question is it: what helps most, who waits, or what may be missing?",
        "One of the three is about what happens when it is missing.",
    ),
    slots=(
        Slot(id="method", label="The method you use, and why this one", rows=2),
        Slot(id="order", label="What you do, what you do not do", rows=2),
        Slot(id="doubt", label="What you know least, and how you would find out", rows=2),
        Slot(id="letter", label="To the council: three sentences", rows=4),
    ),
    rules=(
        at_least_words("method", 8),
        has_number("order"),
        at_least_words("doubt", 6),
        avoids(
            "letter",
            r"\b(RICE|ICE|WSJF|CD3|MoSCoW|Kano|score|backlog|stakeholder)\b",
            "“{found}” is a word of your trade. Say to the council what it means for people on bikes.",
        ),
        avoids(
            "letter",
            r"\b(maybe|hopefully|we will try|as soon as possible)\b",
            "“{found}” will be heard as a promise. Say what is decided.",
        ),
        avoids(
            "method",
            r"\b(most votes|more votes|because it has \d+ votes)\b",
            "“{found}”: votes say who answered the survey. What else do you know?",
        ),
    ),
    criteria=(
        Criterion(id="question", text="The method fits the question, and I said which question it is."),
        Criterion(id="safety", text="The brake is treated as what may not be missing, not as a score."),
        Criterion(id="capacity", text="The work fits into six weeks."),
        Criterion(id="doubt", text="I named one number that I do not know, and a cheap way to it."),
        Criterion(id="letter", text="The letter says no to something, with a reason, and without jargon."),
    ),
    models=(
        ModelText(
            label="A good one",
            slots={
                "method": (
                    "First the question of a Must: what happens without it? Then value against effort for "
                    "what is left."
                ),
                "order": (
                    "Brake reports first (2 weeks), then booking ahead (4 weeks): 6 weeks in all. "
                    "The leaderboard is not done this time."
                ),
                "doubt": (
                    "Whether people would really book ahead. We offer it by telephone to 20 users for a week "
                    "and count."
                ),
                "letter": (
                    "Three people rode on after a brake was reported, so reports come first. Then you can "
                    "book a bike a day ahead. There will be no leaderboard on 1 May; the mayor can hand over "
                    "the first booking instead."
                ),
            },
            why="Safety is no score. The rest fits into six weeks, and the no comes with another way.",
        ),
        ModelText(
            label="A weaker one",
            slots={
                "method": "RICE, because it is objective.",
                "order": "Booking first (400 votes), then the leaderboard if there is time.",
                "doubt": "The effort is only estimated.",
                "letter": (
                    "Our score shows that booking is most valuable. We hopefully do the leaderboard too. "
                    "Brakes are in the backlog."
                ),
            },
            why=(
                "Counts votes as value, adds up to seven weeks, and lets a safety matter compete with a "
                "convenience."
            ),
        ),
    ),
)

QUESTIONS = (PLAN_NINE, MUST_MONTHS, OTHER_PRODUCT)
