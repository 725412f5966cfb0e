"""One small question of every kind, for the tests of the card."""

from pmkit.practice import (
    Allocate,
    Card,
    ChooseMany,
    ChooseOne,
    Column,
    Criterion,
    Estimate,
    Finding,
    Group,
    Mark,
    Matrix,
    ModelText,
    Number,
    Option,
    Order,
    Plan,
    PlanItem,
    Portion,
    Predict,
    Row,
    Slot,
    Sort,
    Verdict,
    Write,
)

COMMON = {
    "skill": "comparing scores",
    "minutes": 2,
    "source": "S. McBride, RICE, Intercom, 2016",
    "explanation": "Six thousand households, twice the usual effect.",
    "hints": ("Where does each figure come from?", "Which one would a week of work change?"),
}
OPTIONS = (
    Option(id="coin", text="Flip a coin.", why="Equal today, for different reasons."),
    Option(id="test", text="Test <b>first</b>.", why="Learning comes first.", verdict=Verdict.RIGHT),
)
CARDS = (
    Card(id="one", text="Writes the story", why="The owner answers for it.", accepts=("po",)),
    Card(id="two", text="Picks the market", why="The manager answers for it.", accepts=("pm",)),
    Card(id="three", text="Sets the price", why="The manager answers for it.", accepts=("pm",)),
)


def one_accountable(cells):
    """Exactly one A per row."""
    counts = {row: list(marks.values()).count("A") for row, marks in cells.items()}
    return [
        Finding(text=f"{count} A, one is needed.", where=row) for row, count in counts.items() if count != 1
    ]


def not_everyone(slots):
    """A group that turns somebody away."""
    return [Finding(text="Whom would you turn away?", where="who")] if "everyone" in slots["who"] else []


QUESTIONS = {
    question.id: question
    for question in (
        ChooseOne(id="x.one", prompt="Dark mode or the **list**?", options=OPTIONS, **COMMON),
        ChooseMany(id="x.many", prompt="What holds?", options=OPTIONS, **COMMON),
        Number(id="x.number", prompt="RICE?", expected=3200, unit="points", **COMMON),
        Sort(
            id="x.sort",
            prompt="Who?",
            cards=CARDS,
            groups=(Group(id="pm", text="Manager"), Group(id="po", text="Owner")),
            **COMMON,
        ),
        Order(id="x.order", prompt="Order?", cards=CARDS, ranks=(("one",), ("two",), ("three",)), **COMMON),
        Allocate(
            id="x.allocate",
            prompt="A week?",
            cards=(
                Portion(id="one", text="Talk", why="Somebody answers for it.", low=10, high=20),
                Portion(id="two", text="Write", why="Somebody else answers for it.", low=20, high=30),
            ),
            total=40,
            unit="hours",
            example={"one": 15, "two": 25},
            **COMMON,
        ),
        Matrix(
            id="x.matrix",
            prompt="Who answers for what?",
            rows=(
                Row(id="one", text="Price", why="The manager answers for it."),
                Row(id="two", text="Text", why="So."),
            ),
            columns=(Column(id="pm", text="Manager"), Column(id="po", text="Owner")),
            marks=(Mark(id="A", label="accountable"), Mark(id="R", label="responsible")),
            example={"one": {"pm": "A"}, "two": {"po": "A"}},
            key={"one": {"pm": ("A",)}},
            rules=(one_accountable,),
            **COMMON,
        ),
        Plan(
            id="x.plan",
            prompt="What goes into the release?",
            items=(
                PlanItem(id="one", text="Filter", value=5, cost=3),
                PlanItem(id="two", text="List", value=9, cost=4, requires=("one",)),
            ),
            capacity=7,
            best=("one", "two"),
            unit="weeks",
            value_unit="points",
            **COMMON,
        ),
        Estimate(id="x.estimate", prompt="How many?", truth=3200, unit="households", **COMMON),
        Write(
            id="x.write",
            prompt="Position it.",
            slots=(Slot(id="who", label="For whom"), Slot(id="what", label="What changes", required=False)),
            criteria=(Criterion(id="one", text="Names one group"),),
            models=(
                ModelText(label="Strong", slots={"who": "Learning comes first here"}, why="One group."),
                ModelText(label="Weak", slots={"who": "All"}, why="Nobody."),
            ),
            rules=(not_everyone,),
            **COMMON,
        ),
        Predict(id="x.predict", prompt="Which first?", options=OPTIONS, **{**COMMON, "explanation": ""}),
    )
}
