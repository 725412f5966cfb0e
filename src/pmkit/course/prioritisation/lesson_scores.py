"""The lesson's first sitting: what a score hides (RICE), two ICEs, value against effort."""

from typing import Any

from pmkit.course.prioritisation.data import FIRST_FOUR, items, number, table, title
from pmkit.methods import ice, ice_inputs, rice, value_effort
from pmkit.practice import Card, ChooseOne, Group, Number, Option, Predict, Sort, Trap, Verdict

RICE = 'Sean McBride, "RICE: Simple prioritization for product managers", Intercom, 2016. Data invented.'
ICE = "Sean Ellis, GrowthHackers, about 2015; both formulas are in use. Data invented."

_four = rice(items(FIRST_FOUR)).set_index("id")
_reach, _impact, _sure, _effort = (
    number("MW-01", column) for column in ("reach", "impact", "confidence", "effort")
)

FIRST_PICK = Predict(
    id="prioritisation.first-pick",
    prompt="One squad is free. Which of the four would **you** build first?",
    context=table(FIRST_FOUR, ("reach", "impact", "confidence", "effort")),
    skill="reading a score",
    minutes=1.0,
    source="A first guess. Data invented.",
    options=tuple(Option(id=id.lower(), text=title(id), why="") for id in FIRST_FOUR),
    next_step="Read on. In two minutes a score will answer too.",
)

RICE_ALLERGY = Number(
    id="prioritisation.rice-allergy",
    prompt=f"What is the RICE score of “{title('MW-01')}”?",
    context=table(("MW-01",), ("reach", "impact", "confidence", "effort")),
    skill="RICE",
    minutes=2.0,
    unit="households per person-month",
    expected=float(_four.loc["MW-01", "rice"]),
    hints=(
        "Three of the four numbers make an idea better. One makes it dearer.",
        "Confidence is a part of one: write 80 % as 0.8 before you multiply.",
    ),
    source=RICE,
    explanation=(
        "Reach × impact × confidence ÷ effort: 6,000 × 2 × 0.8 ÷ 3. The unit is awkward on purpose: "
        "households, weighted by how much it changes for them, for one month of one person."
    ),
    on_right=(
        "3,200. Six thousand households feel twice the usual effect. You are four fifths sure. "
        "It takes three months of work."
    ),
    traps=(
        Trap(
            id="confidence-80",
            value=_reach * _impact * 100 * _sure / _effort,
            says="You multiplied by 80. Confidence is a share of one, so 80 % counts as 0.8.",
            next_step="Divide what you have by 100.",
        ),
        Trap(
            id="times-effort",
            value=_reach * _impact * _sure * _effort,
            says="You multiplied by effort too. Effort is the price, so it divides.",
            next_step="Take the product of the first three, then divide by 3.",
        ),
        Trap(
            id="no-confidence",
            value=_reach * _impact / _effort,
            says="You left confidence out, as if all of this were certain.",
            next_step="Keep four fifths of what you have.",
        ),
        Trap(
            id="no-effort",
            value=_reach * _impact * _sure,
            says="That is the gain, without its price. Three months of work are still missing.",
            next_step="Divide by the effort.",
        ),
    ),
)

SAME_SCORE = ChooseOne(
    id="prioritisation.same-score",
    prompt="Dark mode and the shared shopping list both have **3,000**. The squad asks which one to build.",
    skill="reading a score",
    minutes=1.5,
    hints=(
        "How does each of the two come to 3,000?",
        "Which of the two numbers would change most after a week of work?",
    ),
    source=RICE,
    explanation=(
        "Dark mode's 3,000 is a small effect on many people, and known. The list's 3,000 is 6,000 cut in "
        "half by doubt. Doubt that a few days can remove is worth removing before weeks are spent."
    ),
    options=(
        Option(
            id="coin",
            text="Flip a coin: the two have the same score.",
            why="Equal today, but for different reasons. One of them is a guess, cut in half.",
            next_step="Ask which of the two could still change.",
        ),
        Option(
            id="sure",
            text="Dark mode: we are fully sure about it.",
            why="That certainty is already in the score. To count it twice favours what is small and safe.",
            next_step="Ask what the other one would score without the doubt.",
        ),
        Option(
            id="bigger",
            text="The list: it does more for each household.",
            why="It does, if the estimate is true. Half of it is doubt.",
            verdict=Verdict.PARTLY,
            next_step="What would you do before you spend six weeks on it?",
        ),
        Option(
            id="learn",
            text="Test the list for three days, then decide.",
            why=(
                "If the test goes well, the list rises to 6,000. If not, you keep six weeks. "
                "Large doubt that is cheap to remove comes first."
            ),
            verdict=Verdict.RIGHT,
        ),
    ),
)

HOW_OFTEN_FIRST = Predict(
    id="prioritisation.how-often-first",
    prompt=(
        f"“{title('MW-01')}” leads with 3,200. Now say that every number may be off by about 30 %. "
        "A hundred draws, each with other numbers: in how many is it still first among eight ideas?"
    ),
    skill="reading a score",
    minutes=0.9,
    unit="draws",
    source="A first guess. Data invented.",
    next_step="Find out: pull the first slider of the table below to 30 %.",
)

CLOSE_CALL = ChooseOne(
    id="prioritisation.close-call",
    prompt=(
        "Clara reads the list aloud: “Allergy filter 3,200, dark mode 3,000. Then it is settled.” "
        "What do you answer?"
    ),
    skill="reading a score",
    minutes=1.4,
    hints=(
        "Look at the sentence under the table once more, at 30 %.",
        "How exactly do you know a reach of 6,000?",
    ),
    source=RICE + " He writes that the score is no hard rule.",
    explanation=(
        "Inputs that are known to about a third give no ranking of 3,200 over 3,000. The draws say so in "
        "numbers. What helps is not a finer formula but the one input that would separate the two."
    ),
    options=(
        Option(
            id="settled",
            text="Yes. The higher score wins, that is what we agreed on.",
            why="The gap is 7 %. The inputs are known to about 30 %, so a draw often turns the order round.",
            next_step="Look in how many draws the filter is first.",
        ),
        Option(
            id="decimals",
            text="Not yet. We estimate more finely and score again.",
            why="More digits do not make a guess more certain. Reach is not known to the last household.",
            next_step="Name one input that a week of work would change.",
        ),
        Option(
            id="useless",
            text="No. If scores are that rough, we drop them.",
            why=(
                "They still tell the first four from the talking chef in nearly every draw. "
                "They can't tell neighbours apart."
            ),
            verdict=Verdict.PARTLY,
            next_step="Say what the list does tell you.",
        ),
        Option(
            id="separate",
            text="They are level. What would we have to learn to part them?",
            why="You treat a gap inside the noise as a tie, and make it a question that work can answer.",
            verdict=Verdict.RIGHT,
        ),
    ),
)

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

EASE_EFFORT = ChooseOne(
    id="prioritisation.ease-effort",
    prompt=(
        "Jonas fills in ICE. For *ease* he copies the person-months: 9 for the talking chef, 1 for the PDF. "
        "What does the ranking do?"
    ),
    skill="ICE",
    minutes=1.2,
    hints=("What does a 10 in *ease* say about an idea?",),
    source=ICE,
    explanation=(
        "Ease points the other way: 10 is the easiest. Months copied into it reward the longest job. "
        "In ICE more is always better, so every column has to be written that way round."
    ),
    options=(
        Option(
            id="nothing",
            text="Nothing much: ease and effort are the same thing.",
            why="They are about the same thing, in opposite directions. A 9 now says “almost no work”.",
            next_step="Ask which idea the copied numbers help.",
        ),
        Option(
            id="rises",
            text="It lifts the hardest ideas, because 10 means easy.",
            why="The talking chef becomes the easiest idea of all. Ease runs against effort.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="scale",
            text="It is only a scale: divide the months by two.",
            why="Another scale does not turn it round. The longest job would still get the most points.",
            next_step="Ask which end of the scale is good.",
        ),
        Option(
            id="average",
            text="The average goes wrong, the product does not.",
            why="Both take *ease* as good. In the product the wrong direction weighs even more.",
            next_step="Ask which end of the scale is good.",
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

QUESTIONS = (
    FIRST_PICK,
    RICE_ALLERGY,
    SAME_SCORE,
    HOW_OFTEN_FIRST,
    CLOSE_CALL,
    ICE_TWO_ORDERS,
    EASE_EFFORT,
    QUADRANTS,
)
