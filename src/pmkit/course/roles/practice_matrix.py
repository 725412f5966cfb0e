"""Practice sheet, second third: a matrix to fill in, a week to give out."""

from pmkit.course.roles.data import INVENTED
from pmkit.methods.accountability import lint_raci
from pmkit.practice import Allocate, Column, Finding, Mark, Matrix, Portion, Row
from pmkit.practice.kinds.matrix import Cells

_NAMES = {"clara": "Clara", "jonas": "Jonas", "ines": "Inês", "viktor": "Viktor", "ruth": "Ruth"}


def _raci(cells: Cells) -> list[Finding]:
    """The rules of `lint_raci` on the rows that have letters, with people's names."""
    begun = {
        row: {_NAMES[person]: mark for person, mark in marks.items()}
        for row, marks in cells.items()
        if any(marks.values())
    }
    return [Finding(text=one.text, where=one.where) for one in lint_raci(begun) if one.where]


_ANSWERS = {
    "order": ("jonas", "The order inside the outcome is Jonas's. Who else would be asked why it came first?"),
    "how": ("ines", "How is decided by those who build. That is Inês's squad."),
    "contract": ("viktor", "Viktor answers for contracts, and so for what Annegret is told."),
    "data": ("clara", "Ruth advises, and an adviser is not the one who answers. Read who has to."),
    "effect": ("jonas", "Whoever put it first answers for the look back as well."),
}
_ASKED = {
    "contract": ("ines", "Inês knows what fits. Ask her before the date is told."),
    "data": ("ruth", "Ruth's advice is what this row is about. Ask her before."),
}


def _as_told(cells: Cells) -> list[Finding]:
    """What the text of the question settles, row by row, where the rules on the letters have no objection."""
    said = {finding.where for finding in _raci(cells)}
    findings = []
    for row, marks in cells.items():
        if row in said or not any(marks.values()):
            continue
        person, why = _ANSWERS[row]
        if "A" not in marks[person]:
            findings.append(Finding(text=why, where=row))
        elif row in _ASKED and not set(marks[_ASKED[row][0]]) & {"C", "R"}:
            findings.append(Finding(text=_ASKED[row][1], where=row))
    return findings


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
    columns=tuple(Column(id=id, text=name) for id, name in _NAMES.items()),
    marks=(
        Mark(id="A", label="accountable: answers for it"),
        Mark(id="R", label="responsible: does it"),
        Mark(id="A/R", label="both: answers for it and does it"),
        Mark(id="C", label="consulted: asked before"),
        Mark(id="I", label="informed: told after"),
    ),
    example={
        "order": {"jonas": "A/R", "ines": "C", "viktor": "C", "clara": "I"},
        "how": {"ines": "A/R", "jonas": "C"},
        "contract": {"viktor": "A/R", "ines": "C", "jonas": "C", "clara": "I"},
        "data": {"clara": "A", "ines": "R", "ruth": "C", "viktor": "I"},
        "effect": {"jonas": "A/R", "viktor": "C", "clara": "I"},
    },
    rules=(_raci, _as_told),
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
