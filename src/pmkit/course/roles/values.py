"""The numbers of this chapter's questions: a public name here may stand in a text, `{waiting.key}`. All computed."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from pmkit import methods
from pmkit.cases import load
from pmkit.course.roles import data
from pmkit.english import plural
from pmkit.methods import role_set_ups
from pmkit.practice.numbers import in_words
from pmkit.practice.question_parts import Finding
from pmkit.practice.values import Draw, rule

# who decides

activities = len(load("activities"))


def settled() -> int:
    """How many of the activities the text of the Scrum Guide settles."""
    return data.settled()


def _of_activities(column: str) -> dict[str, str]:
    found = load("activities")
    return dict(zip(found["id"], found[column], strict=True))


def activity() -> dict[str, str]:
    """The activities of the case by id, in words."""
    return _of_activities("activity")


def why() -> dict[str, str]:
    """Why each activity is whose it is."""
    return _of_activities("why")


def advertisement() -> dict[str, str]:
    """The advertisement whose owner sets goal and price: title, company, text."""
    return {str(name): str(cell) for name, cell in load("jobs").set_index("id").loc["J03"].items()}


def promises() -> dict[str, float]:
    """Person-months of what sales has promised with a date, with all that it requires."""
    backlog = load("backlog").set_index("id")
    needed, waiting = set[str](), list(backlog.index[backlog["promised_for"].notna()])
    while waiting:
        item = waiting.pop()
        if item not in needed:
            needed.add(item)
            waiting += backlog.loc[item, "requires"]
    return {"months": float(backlog.loc[sorted(needed), "effort"].sum())}


# what surveys say: Pragmatic Marketing 2013, and a blog of December 2020


def survey() -> dict[str, float]:
    """Hours a week as reported, the share that was strategic (per cent), hours in meetings."""
    return {"hours": 49, "strategic": 29, "meetings": 18}


def strategic(survey: Mapping[str, float]) -> dict[str, float]:
    """Strategic hours a week, and what the usual mistakes make of them."""
    share = survey["strategic"] / 100
    return {
        "hours": survey["hours"] * share,
        "of_forty": 40 * share,
        "tactical": survey["hours"] * (1 - share),
        "without_meetings": (survey["hours"] - survey["meetings"]) * share,
    }


@rule
def the_share_itself(answer: float, survey: Mapping[str, float]) -> bool:
    return answer in (survey["strategic"], survey["strategic"] / 100)


def tiny_survey() -> dict[str, float]:
    """The blog's per cent and number of people; how many people that is, and how many points one is worth."""
    share, asked = 40.9, 22
    return {"share": share, "asked": asked, "people": round(share / 100 * asked), "one": 100 / asked}


driven_by_requests = 52
"""Per cent of product people whose strategy is driven by requests (ProductPlan 2023)."""


# the model of waiting: two squads, four squads

wait = role_set_ups.WAIT
"""Hours that each step takes."""


def questions_a_week() -> float:
    """Of one squad."""
    return role_set_ups.QUESTIONS


def both_squads(questions_a_week: float) -> float:
    return 2 * questions_a_week


def alone(draw: Draw) -> int:
    """Per cent of the questions that the owner answers alone."""
    return int(draw.of(80, 75, 70, 60, 90))


def alone_in_words(alone: int) -> dict[str, str]:
    """How many the owner answers (at the beginning of a sentence), how many wait again, and how many that is."""
    answered, passed_on = Fraction(alone, 100), Fraction(100 - alone, 100)
    answers, waiting = in_words(answered.numerator), in_words(passed_on.numerator)
    of, one = in_words(passed_on.denominator), passed_on.numerator
    return {
        "answered": f"{answers.capitalize()} in {of}",
        "wait_again": f"{waiting} in {of} {plural(one, 'waits', 'wait')}",
        "questions": f"{waiting} {plural(one, 'question')} in {of}",
    }


def waiting(alone: int) -> dict[str, float]:
    """Hours that a question of two squads waits with manager and owner, and the usual mistakes."""
    found = _waiting(2, alone / 100)["split"]
    passed_on = 1 - alone / 100
    return {
        "hours": float(found["waiting"]),
        "all_week": float(found["waiting_week"]),
        "twice": 2 * wait,
        "wrong_share": wait + alone / 100 * wait,
        "second_only": passed_on * wait,
        "passed_on": round(passed_on, 2),
    }


def _waiting(teams: int, alone: float) -> dict[str, dict[str, Any]]:
    """What the model says of each set-up."""
    found: list[dict[Any, Any]] = role_set_ups.role_waiting(teams, alone).to_dict("records")
    return {row["set_up"]: row for row in found}


def at_two_squads() -> dict[str, float]:
    """Hours that a question waits if the owner decides 80 % alone, and if he decides nothing."""
    return {
        "split": float(_waiting(2, 0.8)["split"]["waiting"]),
        "proxy": float(_waiting(2, 0.0)["split"]["waiting"]),
    }


def hours_for_eight_squads(questions_a_week: float) -> float:
    """Hours a week that one person would need for the answers alone."""
    return 8 * questions_a_week * role_set_ups.HOURS_PER_QUESTION


def at_four_squads(alone: int) -> dict[str, float]:
    """Hours that a question waits in each set-up; an owner decides most alone, a proxy nothing."""
    decides = {set_up: float(found["waiting"]) for set_up, found in _waiting(4, alone / 100).items()}
    return {**decides, "proxy": float(_waiting(4, 0.0)["split"]["waiting"])}


def shortest_wait_first(at_four_squads: Mapping[str, float]) -> list[str]:
    return sorted(at_four_squads, key=lambda set_up: at_four_squads[set_up])


# what a rule sees in the matrix of the sign-on

_NAMES = {"clara": "Clara", "jonas": "Jonas", "ines": "Inês", "viktor": "Viktor", "ruth": "Ruth"}
_ACCOUNTABLE = {
    "order": ("jonas", "The order inside the outcome is Jonas's. Who else would be asked why it came first?"),
    "how": ("ines", "How is decided by those who build. That is Inês's squad."),
    "contract": ("viktor", "Viktor answers for contracts, and so for what Annegret is told."),
    "data": ("clara", "Ruth advises, and an adviser is not the one who answers. Read who has to."),
    "effect": ("jonas", "Whoever put it first answers for the look back as well."),
}
_ASKED_BEFORE = {
    "contract": ("ines", "Inês knows what fits. Ask her before the date is told."),
    "data": ("ruth", "Ruth's advice is what this row is about. Ask her before."),
}
_Cells = Mapping[str, Mapping[str, str]]
"""Row id -> person id -> mark."""


@rule
def raci_findings(cells: _Cells) -> list[Finding]:
    """The rules of `lint_raci` on the rows that have letters, with people's names."""
    begun = {
        row: {_NAMES[person]: mark for person, mark in marks.items()}
        for row, marks in cells.items()
        if any(marks.values())
    }
    return [Finding(text=one.text, where=one.where) for one in methods.lint_raci(begun) if one.where]


@rule
def sign_on_findings(cells: _Cells) -> list[Finding]:
    """What the text of the question settles, row by row, where the rules on the letters have no objection."""
    said = {finding.where for finding in raci_findings(cells)}
    findings = []
    for row, marks in cells.items():
        if row in said or not any(marks.values()):
            continue
        person, accountable = _ACCOUNTABLE[row]
        if "A" not in marks[person]:
            findings.append(Finding(text=accountable, where=row))
        elif row in _ASKED_BEFORE and not set(marks[_ASKED_BEFORE[row][0]]) & {"C", "R"}:
            findings.append(Finding(text=_ASKED_BEFORE[row][1], where=row))
    return findings
