"""Practice sheet, second third: a matrix to fill in, a week to give out."""

from pmkit.course.roles.data import INVENTED
from pmkit.practice import Allocate, Column, Finding, Mark, Matrix, Portion, Row
from pmkit.practice.kinds.matrix import Cells
from pmkit.practice.lint import at_least_one, at_most, exactly_one


def _read_as(cells: Cells, mark: str) -> Cells:
    """The table with AR read as one of its two letters."""
    return {
        row: {person: mark if letter == "AR" else letter for person, letter in marks.items()}
        for row, marks in cells.items()
    }


def _one_accountable(cells: Cells) -> list[Finding]:
    return list(exactly_one("A", "accountable")(_read_as(cells, "A")))


def _somebody_works(cells: Cells) -> list[Finding]:
    return list(at_least_one("R", "responsible")(_read_as(cells, "R")))


SIGN_ON = Matrix(
    id="roles.sign-on",
    prompt=(
        "Single sign-on for employers is promised for 15 December 2026. Fill in who is **A** accountable, "
        "**R** responsible, **C** consulted, **I** informed. One A a row, at least one R, at most two C."
    ),
    context=(
        "Jonas orders the backlog inside Mara's outcome. Inês's squad builds and decides how. Viktor answers "
        "for contracts. Ruth advises on data protection; Clara has to answer for it."
    ),
    skill="responsibility matrix",
    minutes=5.0,
    hints=(
        "First the A of each row: who would be asked why?",
        "Then ask who does the work. It is often another person.",
    ),
    source="RACI is a convention. " + INVENTED,
    explanation=(
        "Other marks can be defended too, as long as each row has one A with the power to decide, and "
        "somebody who does the work. Fixed here are only the cells that the text settles."
    ),
    rows=(
        Row(
            id="order",
            text="Decide whether it comes before the allergy filter",
            why="One order, one name: Jonas, inside the outcome.",
        ),
        Row(id="how", text="Decide how it is built", why="How is with those who build."),
        Row(
            id="contract",
            text="Tell Annegret a date",
            why="Viktor answers for it, and asks those who know first.",
        ),
        Row(
            id="data",
            text="Answer for what data the employer sees",
            why="Ruth advises; the one who must answer has the A.",
        ),
        Row(
            id="effect",
            text="Look after a month whether seats are used more",
            why="Somebody looks; one person answers for value.",
        ),
    ),
    columns=(
        Column(id="clara", text="Clara"),
        Column(id="jonas", text="Jonas"),
        Column(id="ines", text="Inês"),
        Column(id="viktor", text="Viktor"),
        Column(id="ruth", text="Ruth"),
    ),
    marks=(
        Mark(id="A", label="accountable: answers for it"),
        Mark(id="R", label="responsible: does it"),
        Mark(id="AR", label="both: answers for it and does it"),
        Mark(id="C", label="consulted: asked before"),
        Mark(id="I", label="informed: told after"),
    ),
    example={
        "order": {"jonas": "AR", "ines": "C", "viktor": "C", "clara": "I"},
        "how": {"ines": "AR", "jonas": "C"},
        "contract": {"viktor": "AR", "ines": "C", "jonas": "C", "clara": "I"},
        "data": {"clara": "A", "ines": "R", "ruth": "C", "viktor": "I"},
        "effect": {"jonas": "AR", "viktor": "C", "clara": "I"},
    },
    key={
        "order": {"jonas": ("A", "AR")},
        "how": {"ines": ("A", "AR"), "jonas": ("C", "I", "")},
        "contract": {"viktor": ("A", "AR"), "ines": ("C", "R")},
        "data": {"clara": ("A", "AR"), "ruth": ("C", "R")},
        "effect": {"jonas": ("A", "AR")},
    },
    rules=(_one_accountable, _somebody_works, at_most("C", "consulted", 2)),
)


NEW_OWNER_WEEK = Allocate(
    id="roles.owner-week",
    prompt=(
        "A new owner for a young product: customers leave and nobody knows why. One team of six waits for "
        "answers. Give out her 40 hours."
    ),
    skill="time",
    minutes=3.3,
    total=40.0,
    unit="hours",
    hints=("What is the question that the company can't answer? Who can?",),
    source="The ranges are the authors' judgement; not measured. " + INVENTED,
    explanation=(
        "While nobody knows why customers leave, hours with customers pay most. The team still needs its "
        "answers, or it waits or guesses. A week that is full to the last hour has no room for the first "
        "surprise."
    ),
    example={"customers": 11, "team": 9, "backlog": 7, "direction": 6, "stakeholders": 4, "spare": 3},
    cards=(
        Portion(
            id="customers",
            text="Customers: talk to those who left, watch those who stay",
            why="The open question is out there: 8 to 16 hours.",
            low=8,
            high=16,
        ),
        Portion(
            id="team",
            text="Answering and deciding with the team",
            why="Six people wait or guess: 6 to 12 hours.",
            low=6,
            high=12,
        ),
        Portion(
            id="backlog",
            text="Writing and ordering the backlog",
            why="Enough that the team can start, and no more: 4 to 10 hours.",
            low=4,
            high=10,
        ),
        Portion(
            id="direction",
            text="Direction: what for, what not",
            why="Without it the visits end in a list: 3 to 8 hours.",
            low=3,
            high=8,
        ),
        Portion(
            id="stakeholders",
            text="Founder, sales, support",
            why="Decisions that they hear late are undone: 2 to 7 hours.",
            low=2,
            high=7,
        ),
        Portion(
            id="spare",
            text="Kept free for what nobody planned",
            why="Something will come: 2 to 5 hours.",
            low=2,
            high=5,
        ),
    ),
)

QUESTIONS = (SIGN_ON, NEW_OWNER_WEEK)
