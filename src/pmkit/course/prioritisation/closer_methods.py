"""Closer look: ICE, value against effort, and three numbers that people like to read too much into."""

from typing import Any

from pmkit.course.prioritisation.data import QUEUE, items, spring_release, table, title
from pmkit.course.prioritisation.lesson_release import CUT, CUT_AT_13
from pmkit.course.prioritisation.sources import ARNOLD, DSDM, ICE, KNAPSACK
from pmkit.methods import cd3, ice, ice_inputs, moscow_effort, value_effort
from pmkit.practice import Card, ChooseOne, Group, Number, Option, Sort, Trap, Verdict

_points = ice_inputs(items(("MW-04", "MW-05"))).round({"ice_impact": 0, "ice_confidence": 0})

_pair: Any = ice(_points).set_index("id")


def _ice_row(id: str) -> str:
    row = _pair.loc[id]
    return f"| {title(id)} | {row.ice_impact:g} | {row.ice_confidence:g} | {row.ease:g} |"


ICE_TWO_ORDERS = ChooseOne(
    id="prioritisation.ice-two-orders",
    prompt=(
        "Both squads score the same two ideas with ICE, from the same points. "
        "Squad Basket puts dark mode first. Squad Plan puts the shared list first. Who made a mistake?"
    ),
    context="\n".join(
        [
            "| idea | impact | confidence | ease |",
            "|---|---:|---:|---:|",
            _ice_row("MW-04"),
            _ice_row("MW-05"),
        ]
    ),
    skill="ICE",
    minutes=1.9,
    hints=("Add the three numbers of each row.", "Then multiply the three numbers of each row."),
    source=ICE,
    explanation=(
        f"The averages are {_pair.loc['MW-04', 'ice_average']:.1f} and "
        f"{_pair.loc['MW-05', 'ice_average']:.1f}; the products are "
        f"{_pair.loc['MW-04', 'ice_product']:g} and {_pair.loc['MW-05', 'ice_product']:g}. "
        "An average forgives one very low number. A product does not."
    ),
    options=(
        Option(
            id="basket",
            text="Squad Basket: with an impact of 1, dark mode can't lead.",
            why="It can, when the three numbers are averaged: 10 and 7 make up for the 1.",
            next_step="Work out both the sums and the products.",
        ),
        Option(
            id="plan",
            text="Squad Plan: dark mode has more points in all.",
            why="It has: 18 against 14. Squad Plan did not add them, though; it multiplied.",
            next_step="Multiply the three numbers of each row.",
        ),
        Option(
            id="neither",
            text="Neither: one took the average, one the product.",
            why=(
                "Both are called ICE. The average forgives one very weak number, the product punishes it. "
                "Agree on one before you score."
            ),
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="same",
            text="One must have: average and product rank alike.",
            why=(
                "They often do, but not always. A row with one very low number falls in the product "
                "and stays up in the average."
            ),
            next_step="Work out both for dark mode.",
        ),
    ),
)

VALUE_LINE, EFFORT_LINE = 60.0, 2.5

_quadrant_ids = ("MW-17", "MW-06", "MW-24", "MW-10", "MW-13", "MW-23")

_quadrant = (
    value_effort(items(_quadrant_ids), value_line=VALUE_LINE, effort_line=EFFORT_LINE)
    .set_index("id")["quadrant"]
    .str.replace(" ", "-")
)

_why_quadrant = {
    "MW-17": "85 thousand for one month. Start here, and nobody will argue.",
    "MW-06": "230 thousand for five months: worth it, and worth a plan.",
    "MW-24": "Cheap and of little worth: good for a quiet afternoon.",
    "MW-10": "Nine months for 40 thousand. The demo was fine; the price is not.",
    "MW-13": "96 thousand for two months.",
    "MW-23": "55 thousand for two and a half months. On the line counts as low effort.",
}

_quadrant_replies = {
    "MW-10": {"big-bet": "Big it is. A bet needs a value above the line of 60 thousand; this has 40."},
    "MW-06": {"money-pit": "Five months are a lot, and 230 thousand are more. High value makes it a bet."},
    "MW-23": {"money-pit": "An effort of 2.5 is on the line, and on the line counts as low."},
}

QUADRANTS = Sort(
    id="prioritisation.quadrants",
    prompt=(
        "Sort the six ideas. High value begins at **60** thousand EUR a year; "
        "low effort ends at **2.5** person-months (on the line counts as low)."
    ),
    context=table(_quadrant_ids, ("value", "effort")),
    skill="value against effort",
    minutes=2.4,
    hints=("Take one line at a time: first everything above 60.",),
    source="Value against effort: common practice, no single inventor. Data invented.",
    explanation=(
        "The lines are set beforehand and stay where they are. With the median as a line, each new idea "
        "would move it, and ideas would change their quarter although nothing about them changed."
    ),
    groups=(
        Group(id="quick-win", text="Quick win: high value, low effort"),
        Group(id="big-bet", text="Big bet: high value, high effort"),
        Group(id="fill-in", text="Fill-in: low value, low effort"),
        Group(id="money-pit", text="Money pit: low value, high effort"),
    ),
    cards=tuple(
        Card(
            id=id.lower(),
            text=title(id),
            why=_why_quadrant[id],
            accepts=(str(_quadrant[id]),),
            replies={
                "*": "Look at both lines: value from 60, effort up to 2.5.",
                **_quadrant_replies.get(id, {}),
            },
        )
        for id in _quadrant_ids
    ),
)

_effort = moscow_effort(spring_release())

_months = _effort["effort"]

_whole = float(_months.iloc[:3].sum())

MUST_SHARE = Number(
    id="prioritisation.must-share",
    prompt="What share of the spring release is Must, by the rule of the handbook?",
    context="\n".join(
        [
            "| group | items | effort, person-months |",
            "|---|---:|---:|",
            *(
                f"| {label} | {_effort.loc[group, 'items']} | {_months[group]:g} |"
                for group, label in (("must", "Must"), ("should", "Should"), ("could", "Could"))
            ),
        ]
    ),
    skill="MoSCoW",
    minutes=2.0,
    unit="%",
    expected=100 * float(_effort.loc["must", "share"]),
    tolerance=0.5,
    hints=("The rule counts work, not cards.", "Divide by all the work that is planned."),
    source=DSDM,
    explanation=(
        f"{_months['must']:g} of {_whole:g} person-months are 63.6 %, above the line of 60 %. Counted in "
        "items it would be 43 %, and look harmless. A plan fails by its work, not by its number of cards."
    ),
    on_right="63.6 %, and so above 60 %. If the first month goes badly, there is too little to leave out.",
    traps=(
        Trap(
            id="items",
            value=100 * float(_effort.loc["must", "item_share"]),
            says="You counted items. Ten of 23 look harmless; the Musts are the large ones.",
            next_step="Use the column of effort.",
        ),
        Trap(
            id="of-the-rest",
            value=100 * float(_months["must"] / (_whole - _months["must"])),
            says="You compared Must with the rest. A share is a part of the whole, Must included.",
            next_step="Divide by the effort of all three groups together.",
        ),
    ),
)

_cd3 = cd3(items(QUEUE)).set_index("id")["cd3"]

CD3_RATIO = ChooseOne(
    id="prioritisation.cd3-ratio",
    prompt=(
        f"“{title('MW-06')}” has a CD3 of {_cd3['MW-06']:,.0f}, “{title('MW-53')}” {_cd3['MW-53']:,.0f}. "
        "Viktor: “So the API earns nearly twice as much.” What do you answer?"
    ),
    skill="cost of delay",
    minutes=1.4,
    hints=("What is the number divided by? Would the profit be?",),
    source=ARNOLD,
    explanation=(
        "CD3 says who goes first. What the order saves is found by working out both orders. Whether a job "
        "is worth doing at all is a third question, with its whole value and its whole cost."
    ),
    options=(
        Option(
            id="yes",
            text="Yes: nearly twice the CD3 is nearly twice the profit.",
            why="CD3 is a speed, not a sum. Two jobs with the same CD3 can earn 100 or 100,000.",
            next_step="Compare both orders in the queue instead.",
        ),
        Option(
            id="order",
            text="It says: the API first. How much that is worth, the two orders say.",
            why="CD3 only sorts. The difference in money is the difference between the two areas.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="invest",
            text="Yes, so the API should get twice the budget.",
            why="CD3 orders work that is already worth doing. It does not say how much to invest.",
            next_step="Ask what the number was made for.",
        ),
        Option(
            id="nothing",
            text="It says nothing: the two jobs differ too much.",
            why="They differ in length and in cost of delay, and it is these two that the ratio puts together.",
            verdict=Verdict.PARTLY,
            next_step="Say what the ratio decides, and what it leaves open.",
        ),
    ),
)

MORE_ROOM = ChooseOne(
    id="prioritisation.more-room",
    prompt=(
        f"With 12 person-months sort and cut is worth {CUT} thousand EUR, with 13 only {CUT_AT_13}. "
        "How can more room bring less?"
    ),
    skill="planning a release",
    minutes=1.3,
    hints=("Pull the slider from 12 to 13 and see what comes in.", "What does the list never look at?"),
    source=KNAPSACK,
    explanation=(
        "The list takes what comes next and fits. With one month more the child profile fits, together with "
        "the table that it needs, and four months are gone. What would have been better together is never "
        "tried. On published examples the method loses up to 9 %, 2 % on average."
    ),
    options=(
        Option(
            id="mistake",
            text="It can't: there must be an error in the numbers.",
            why="It would be one, if the list looked for the best. It only takes what comes next and fits.",
            next_step="Look at which items change between 12 and 13.",
        ),
        Option(
            id="blocks",
            text="Something now fits that uses up the room of better ones.",
            why="Each step looks good by itself. Nobody looks whether the whole fits together.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="guess",
            text="The values are guesses, so such jumps mean nothing.",
            why="They are guesses, and both plans use the same ones. The gap comes from the way of choosing.",
            verdict=Verdict.PARTLY,
            next_step="Compare the two plans item by item.",
        ),
        Option(
            id="small",
            text="Small items at the top of the list are overrated.",
            why="Often they are good. Here a larger pair comes in and takes their place, for less.",
            verdict=Verdict.PARTLY,
            next_step="Look at which items change between 12 and 13.",
        ),
    ),
)

QUESTIONS = (ICE_TWO_ORDERS, QUADRANTS, MUST_SHARE, CD3_RATIO, MORE_ROOM)
