"""The numbers of this chapter's questions: a public name here may stand in a text, `{waiting.key}`. All computed."""

from collections.abc import Mapping
from fractions import Fraction

from pmkit import methods
from pmkit.cases import load
from pmkit.course.roles import data
from pmkit.english import in_words, plural
from pmkit.methods import role_set_ups
from pmkit.practice.judges import ToldJudge, one_of
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
        "too_much": 10 * survey["hours"],
        "quarter": survey["hours"] / 4,
        "little": 8.5,
        "too_little": 5,
    }


def the_share_itself(survey: Mapping[str, float]) -> ToldJudge:
    return one_of([survey["strategic"], survey["strategic"] / 100])


def tiny_survey() -> dict[str, float]:
    """The blog's per cent and number of people; how many people that is, and how many points one is worth."""
    share, asked = 40.9, 22
    return {"share": share, "asked": asked, "people": round(share / 100 * asked), "one": 100 / asked}


driven_by_requests = 52
"""Per cent of product people whose strategy is driven by requests (ProductPlan 2023)."""


# the model of waiting: two squads, four, eight

decides_most = 80
"""Per cent of the questions that the owner of the lesson's examples answers alone."""


def questions_a_week() -> float:
    """Of one squad."""
    return role_set_ups.QUESTIONS


def both_squads(questions_a_week: float) -> float:
    return 2 * questions_a_week


def hours_there() -> dict[str, float]:
    """Hours a week for questions: of a manager or one person for both roles, and of an owner."""
    return {"manager": role_set_ups.HOURS_MANAGER, "owner": role_set_ups.HOURS_OWNER}


def _waiting(teams: int, alone: float, direct: float = 0.0) -> dict[str, float]:
    """Hours that a question waits in each set-up, as the model says."""
    found = role_set_ups.role_waiting(teams, alone, asked_directly=direct)
    return dict(zip(found["set_up"], found["waiting"].astype(float), strict=True))


def at_two_squads(decides_most: int) -> dict[str, float]:
    """Hours that a question waits: with one person, with an owner who decides most, and with a proxy; how
    many times as long as with one person the proxy takes."""
    most, nothing = _waiting(2, decides_most / 100), _waiting(2, 0.0)
    return {
        "one": most["one"],
        "split": most["split"],
        "proxy": nothing["split"],
        "times": nothing["split"] / most["one"],
    }


def one_person(hours_there: Mapping[str, float]) -> dict[str, float]:
    """Hours a week that two and four squads ask of one person for both roles; at which number of squads her
    hours are full, and how many hours a question waits with one squad less."""
    of_two = float(role_set_ups.role_load("one", 2, 0.0)["hours"].item())
    full = int(hours_there["manager"] / (of_two / 2))
    before = _waiting(full - 1, 0.0)["one"]
    return {"two": of_two, "full": full, "full_hours": of_two / 2 * full, "before": before}


def eight_squads() -> dict[str, float]:
    """Hours a week that eight squads ask of one person; the per cent that squads clear up with users
    themselves, as LeSS would have it; the hours and the wait that are left."""
    direct = 80
    asked = role_set_ups.role_load("one", 8, 0.0)["hours"].item()
    left = role_set_ups.role_load("one", 8, 0.0, asked_directly=direct / 100)["hours"].item()
    wait = _waiting(8, 0.0, direct / 100)["one"]
    return {"asked": float(asked), "direct": direct, "left": float(left), "wait": wait}


def alone(draw: Draw) -> int:
    """Per cent of the questions that the owner answers alone."""
    return int(draw.of(75, 80, 70, 60, 90))


def alone_in_words(alone: int) -> dict[str, str]:
    """How many the owner answers (at the beginning of a sentence), and how many wait again."""
    answered, passed_on = Fraction(alone, 100), Fraction(100 - alone, 100)
    answers, waiting = in_words(answered.numerator), in_words(passed_on.numerator)
    of, one = in_words(passed_on.denominator), passed_on.numerator
    return {
        "answered": f"{answers.capitalize()} in {of}",
        "wait_again": f"{waiting} in {of} {plural(one, 'waits', 'wait')}",
    }


def step() -> dict[str, float]:
    """Hours that a question waits for the owner and for the manager, as the question states them (invented)."""
    return {"owner": 3, "manager": 8}


def waiting(alone: int, step: Mapping[str, float], both_squads: float) -> dict[str, float]:
    """Hours that an average question waits with manager and owner, and the usual mistakes."""
    passed_on = 1 - alone / 100
    hours = step["owner"] + passed_on * step["manager"]
    return {
        "hours": round(hours, 6),
        "all_week": round(both_squads * hours, 6),
        "twice": step["owner"] + step["manager"],
        "middle": (step["owner"] + step["manager"]) / 2,
        "wrong_share": round(step["owner"] + alone / 100 * step["manager"], 6),
        "second_only": round(passed_on * step["manager"], 6),
        "passed_on": round(passed_on, 2),
        "minutes": round(60 * hours, 6),
        "too_short": step["owner"] - 1.5,
        "too_long": step["owner"] + step["manager"] + 6,
    }


def passes_on(draw: Draw) -> int:
    """Per cent of the questions that the owner of four teams passes on."""
    return int(draw.of(25, 30, 40, 50))


def fullness(passes_on: int, hours_there: Mapping[str, float]) -> dict[str, float]:
    """How full four people's hours are, in per cent: one for both roles, the owner of four teams, the manager
    behind that owner, and the owner of one team."""
    asked = role_set_ups.role_load("split", 4, 1 - passes_on / 100)["hours"].tolist()
    of_one = role_set_ups.role_load("scaled", 4, 1.0)["hours"].iloc[0]
    return {
        "one": round(100 * asked[0] / hours_there["manager"]),
        "owner": round(100 * asked[0] / hours_there["owner"]),
        "manager": round(100 * asked[1] / hours_there["manager"]),
        "team": round(100 * of_one / hours_there["owner"]),
    }


def times_as_long(fullness: Mapping[str, float]) -> dict[str, float]:
    """How many times as long as in a free week an answer takes at that fullness."""
    return {
        who: role_set_ups.time_in_queue(share / 100, 1.0) for who, share in fullness.items() if share < 100
    }


def emptiest_first(fullness: Mapping[str, float]) -> list[str]:
    return sorted(fullness, key=lambda who: fullness[who])


# what a rule sees in the matrix of the sign-on

_NAMES = {"clara": "Clara", "jonas": "Jonas", "ines": "Inês", "viktor": "Viktor", "ruth": "Ruth"}
_ACCOUNTABLE = {
    "order": ("jonas", "Jonas orders the backlog. Whom would you ask why this came first?"),
    "how": ("ines", "Those who build it decide how. That is Inês's squad."),
    "contract": ("viktor", "Viktor answers for contracts, so also for the date that Annegret hears."),
    "data": ("clara", "Ruth gives advice; somebody else has to answer for it. Read the text once more."),
}
_ASKED_BEFORE = {
    "contract": ("ines", "Inês knows what her squad can finish. Ask her before Annegret hears a date."),
    "data": ("ruth", "Ruth advises on data protection. Ask her before Clara decides."),
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
        person, accountable = _ACCOUNTABLE.get(row, ("", ""))
        if person and "A" not in marks[person]:
            findings.append(Finding(text=accountable, where=row))
        elif row in _ASKED_BEFORE and not set(marks[_ASKED_BEFORE[row][0]]) & {"C", "R"}:
            findings.append(Finding(text=_ASKED_BEFORE[row][1], where=row))
    return findings
