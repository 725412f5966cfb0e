"""Practice on RICE: its inputs, its period, its unit, its order."""

from collections.abc import Callable

from pmkit.course.prioritisation.data import items, number, table, title
from pmkit.course.prioritisation.sources import RICE
from pmkit.methods import rice
from pmkit.practice import Card, ChooseMany, ChooseOne, Group, Number, Option, Order, Sort, Trap, Verdict

RICE_INPUTS = Sort(
    id="prioritisation.rice-inputs",
    prompt="Somebody says these sentences while you score with RICE. Which input does each belong to?",
    skill="RICE",
    minutes=2.6,
    hints=("Ask of each sentence: how many, how much, how sure, or how long?",),
    source=RICE,
    explanation=(
        "Reach counts people in a period. Impact is the effect on one of them. Confidence is how sure you "
        "are of the other numbers. Effort is the work of all. What fits nowhere is often a wish."
    ),
    groups=(
        Group(id="reach", text="Reach"),
        Group(id="impact", text="Impact"),
        Group(id="confidence", text="Confidence"),
        Group(id="effort", text="Effort"),
        Group(id="none", text="None of them"),
    ),
    cards=(
        Card(
            id="meet",
            text="“8,200 households a quarter open the page where they cancel.”",
            why="A count of people in a period: reach.",
            accepts=("reach",),
            replies={"impact": "It says how many meet it, not what it changes for one of them."},
        ),
        Card(
            id="half",
            text="“Whoever can pause is half as likely to leave.”",
            why="An effect on one household: impact.",
            accepts=("impact",),
            replies={"reach": "Half of whom? This is the effect on one household, not a count."},
        ),
        Card(
            id="asked",
            text="“We asked five people, and they nodded.”",
            why="Little evidence: it lowers confidence.",
            accepts=("confidence",),
            replies={
                "reach": "Five who nodded are no count of who will meet it. They say how sure you can be.",
                "impact": "A nod is no effect. It says how sure you can be of the other numbers.",
            },
        ),
        Card(
            id="design",
            text="“Samira needs two weeks before anybody codes.”",
            why="Effort is the work of all, design too.",
            accepts=("effort",),
            replies={"none": "Design is work, and it blocks a person. It counts as effort."},
        ),
        Card(
            id="founder",
            text="“Clara really wants it.”",
            why="A wish of somebody important is no input. It may be a reason to ask what lies behind it.",
            accepts=("none",),
            replies={
                "impact": "Impact is the effect on a household. A wish inside the company has none.",
                "confidence": "That somebody is sure is no evidence.",
            },
        ),
        Card(
            id="votes",
            text="“It has 400 votes in the forum.”",
            why=(
                "Votes say who was in the forum. They may hint at reach, yet no household has met anything."
            ),
            accepts=("none",),
            replies={
                "reach": "Voters are not the people who will meet it. Count those in the usage data.",
                "impact": "More votes are not more effect: a vote costs nothing.",
            },
        ),
    ),
)

REACH_POINTS = ChooseOne(
    id="prioritisation.reach-points",
    prompt=(
        "A template scores reach from 1 to 10. Dark mode gets a 10 (30,000 households), the PDF for "
        "employers a 3 (900 households). What happens to RICE?"
    ),
    skill="RICE",
    minutes=1.3,
    hints=("How many times more households does dark mode reach? And in points?",),
    source=RICE,
    explanation=(
        "30,000 is 33 times 900; ten points are 3.3 times three. The points shrink what the count tells "
        "by a factor of ten, and nobody sees it any more. RICE's reach is a count in a period."
    ),
    options=(
        Option(
            id="same",
            text="Nothing: the order of the ideas stays the same.",
            why="The order by reach stays. RICE multiplies, so the distances count too, and those shrink.",
            next_step="Compare 30,000 ÷ 900 with 10 ÷ 3.",
        ),
        Option(
            id="shrinks",
            text="A reach 33 times as large counts only 3.3 times.",
            why="Points keep the order and lose the distance. Small groups win against large ones.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="fair",
            text="It gets fairer, as all inputs then have one scale.",
            why="Inputs of one scale are easy to add. RICE multiplies counts, effects, shares and months.",
            next_step="Ask what unit the score would have.",
        ),
        Option(
            id="rough",
            text="It gets rougher, but reach is a guess anyway.",
            why="A guess of 30,000 may be off by a third. The points are off by a factor of ten.",
            verdict=Verdict.PARTLY,
            next_step="Compare the two errors.",
        ),
    ),
)

_reach, _impact, _sure, _effort = (
    number("MW-42", column) for column in ("reach", "impact", "confidence", "effort")
)

_monthly = _reach / 3

RICE_PERIOD = Number(
    id="prioritisation.rice-period",
    prompt=(
        f"All of Mealwise's list counts reach in a **quarter**. For “{title('MW-42')}” Viktor noted "
        f"{_monthly:,.0f} households a **month**. What is its RICE on this list?"
    ),
    context=(
        "| reach | impact | confidence | effort |\n|---:|---:|---:|---:|\n"
        f"| {_monthly:,.0f} a month | {_impact:g} | {100 * _sure:.0f} % | {_effort:g} person-month |"
    ),
    skill="RICE",
    minutes=2.1,
    unit="households per person-month",
    expected=float(rice(items(("MW-42",)))["rice"].iloc[0]),
    hints=("All rows of a list need the same period.", "A quarter has three months."),
    source=RICE,
    explanation=(
        "9,000 a quarter × 1 × 0.5 ÷ 1. A row in another period is not wrong in itself; it is wrong "
        "beside the others. Write the period into the column's heading."
    ),
    on_right="4,500. First the same period, then the formula.",
    traps=(
        Trap(
            id="month",
            value=_monthly * _impact * _sure / _effort,
            says="You left the reach as it was: a month. Beside quarters it looks three times too small.",
            next_step="Turn the reach into a quarter first.",
        ),
        Trap(
            id="year",
            value=12 * _monthly * _impact * _sure / _effort,
            says="You counted a whole year. The other rows count a quarter.",
            next_step="Turn the reach into three months.",
        ),
        Trap(
            id="confidence-50",
            value=_reach * _impact * 100 * _sure / _effort,
            says="You multiplied by 50. Confidence is a share of one, so 50 % counts as 0.5.",
            next_step="Divide what you have by 100.",
        ),
        Trap(
            id="sure",
            value=_reach * _impact / _effort,
            says="You left confidence out, as if you were certain of it.",
            next_step="Keep half of what you have.",
        ),
    ),
)

ORDER_IDS = ("MW-12", "MW-17", "MW-34", "MW-42", "MW-46")

_ordered = rice(items(ORDER_IDS)).sort_values("rice", ascending=False)


def _as(column: str, rising: bool = False) -> Callable[[list[str]], bool]:
    """Whether an order follows one column alone."""
    found = items(ORDER_IDS).sort_values(column, ascending=rising, kind="stable")["id"].str.lower().tolist()
    return lambda order: order == found


RICE_ORDER = Order(
    id="prioritisation.rice-order",
    prompt="Put the five ideas in the order of their RICE. Rough arithmetic is enough.",
    context=table(ORDER_IDS, ("reach", "impact", "confidence", "effort")),
    skill="RICE",
    minutes=2.4,
    first="highest RICE",
    last="lowest RICE",
    hints=(
        "Look for the very small efforts first: they lift a score more than anything else here.",
        "A confidence of 50 % halves.",
    ),
    source=RICE,
    explanation=(
        " ".join(f"“{row.item}”: {row.rice:,.0f}." for row in _ordered.itertuples())
        + " The fix for portions leads because it takes half a month."
    ),
    ranks=tuple((id.lower(),) for id in _ordered["id"]),
    cards=tuple(
        Card(id=row.id.lower(), text=row.item, why=f"RICE {row.rice:,.0f}.")
        for row in rice(items(ORDER_IDS)).itertuples()
    ),
    traps=(
        Trap(
            id="by-impact",
            test=lambda order: order[:1] == ["mw-46"] or order[:2] == ["mw-17", "mw-46"],
            sample=["mw-17", "mw-46", "mw-12", "mw-34", "mw-42"],
            says=(
                "You put the largest effect per household on top. Meal kits reach few, are half a guess, "
                "and take seven months."
            ),
            next_step="Work out meal kits: 3,400 × 2 × 0.5 ÷ 7.",
        ),
        Trap(
            id="by-reach",
            test=_as("reach"),
            sample=["mw-12", "mw-34", "mw-42", "mw-17", "mw-46"],
            says="You sorted by reach alone. A pause reaches fewer, and changes twice as much for each.",
            next_step="Multiply reach by impact and by confidence, then divide by effort.",
        ),
    ),
)

EFFORT_PARTS = ChooseMany(
    id="prioritisation.effort-parts",
    prompt="Which of these belong into the *effort* of RICE?",
    skill="RICE",
    minutes=1.5,
    hints=("RICE counts the time of everybody on the team who works on it.",),
    source=RICE,
    explanation=(
        "Person-months of all: product, design and engineering. What you leave out for one idea and not "
        "for another moves the order, and research or testing are what is forgotten most."
    ),
    options=(
        Option(
            id="code",
            text="Three weeks of Yuki's coding",
            why="The part that everybody remembers.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="design",
            text="Two weeks of Samira's design",
            why="Design blocks a person for two weeks.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="test",
            text="A week of Aoife's testing",
            why="An idea that needs much testing costs more.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="talks",
            text="Mara's week of talks with families",
            why="The product manager's time counts like any other.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="wait",
            text="Six weeks of waiting for Korbmarkt's answer",
            why="Nobody works while you wait. It makes the duration longer, not the effort.",
        ),
        Option(
            id="licence",
            text="900 EUR for a licence",
            why="Money is a cost, not working time. Note it beside the score.",
        ),
    ),
    traps=(
        Trap(
            id="only-code",
            test=lambda chosen: chosen == ["code"],
            sample=["code"],
            says="You counted coding alone. So everything that is mostly design or research looks cheap.",
            next_step="Add whoever else works on it.",
        ),
    ),
)

QUESTIONS = (RICE_INPUTS, RICE_PERIOD, REACH_POINTS, EFFORT_PARTS, RICE_ORDER)
