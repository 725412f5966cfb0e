"""What the chapter works with: thirty activities, Mealwise's matrix as Jonas found it, weeks of 40 hours.

The activities and what frameworks say of them come from the case's data set. Matrix, weeks and least hours
are invented or the authors' judgement; the explorers say so.
"""

import re
from functools import cache

import pandas as pd

from pmkit.cases import load

ROLES = ("product manager", "product owner", "project manager", "developers")
IT_DEPENDS = "it depends"
FRAMEWORKS = ("scrum", "safe", "common")

DECKS = (
    ["A05", "A03", "A21", "A10", "A28", "A17", "A08", "A12", "A26", "A15"],
    ["A01", "A06", "A07", "A20", "A18", "A22", "A24", "A09", "A29", "A14"],
    ["A02", "A04", "A11", "A13", "A16", "A19", "A23", "A25", "A27", "A30"],
)
"""Ten cards at a time, mixed, so that neighbours do not give each other away."""

JONAS_BEGAN = {"A05": "product owner", "A03": "product owner", "A21": "product manager"}
"""What Jonas has put on the wall already: one not at home, two with more than one home."""


@cache
def _activities() -> pd.DataFrame:
    return load("activities").set_index("id", drop=False)


def settled() -> int:
    """How many of the thirty activities the text of the Scrum Guide settles."""
    return int(_activities()["strict"].sum())


def sorter_cards() -> pd.DataFrame:
    """The thirty cards in the order of the decks, with their homes under each way to judge.

    Columns: those of the data set, `deck` (1 to 3), `start` (where Jonas has put it, or ""), and the lists
    `homes_scrum`, `homes_safe`, `homes_common`. Where only the Scrum Guide settles a card, `homes` has those
    of the others too: with no framework named, theirs are as good.
    """
    cards = _activities().loc[[id for deck in DECKS for id in deck]].reset_index(drop=True)
    decks = {id: number for number, deck in enumerate(DECKS, 1) for id in deck}
    cards["deck"] = cards["id"].map(decks)
    cards["start"] = cards["id"].map(JONAS_BEGAN).fillna("")
    for framework in FRAMEWORKS:
        cards[f"homes_{framework}"] = pd.Series(cards[framework].map(homes_named), dtype=object)
    cards["homes"] = pd.Series([_every_home(card) for _, card in cards.iterrows()], dtype=object)
    return cards


def _every_home(card: pd.Series) -> list[str]:
    """A card's homes when no framework is named: its own, and what else is said of a settled one."""
    if not card["strict"]:
        return list(card["homes"])
    told = [home for framework in FRAMEWORKS if card[framework] for home in card[f"homes_{framework}"]]
    return list(dict.fromkeys([*card["homes"], *told]))


def homes_named(who: str) -> list[str]:
    """The homes that a text like "product owner for stories, product manager for features" names.

    Where it says nothing, or names somebody else (a whole team, a release train engineer), the home is
    "it depends"; where it names a role and adds a condition, "it depends" is a home as well.

    >>> homes_named("developers")
    ['developers']
    >>> homes_named("release train engineer, product manager")
    ['product manager', 'it depends']
    """
    told = re.sub(r"release train engineer|engineering managers?", "somebody else", who)
    told = re.sub(r"\bengineers?\b", "developers", told)
    named = [role for role in ROLES if role in told]
    return named if named and told in named else [*named, IT_DEPENDS]


PEOPLE = ("Clara", "Mara", "Jonas", "Viktor", "Inês", "Ruth")
"""Founder, product manager, product owner, sales lead, engineering lead, data protection officer."""

_MATRIX = (
    ("order", "Decide the order of the backlog", "Jonas", "A A R C C -"),
    ("date", "Give a customer a date", "Mara, Viktor", "I - I A/R - -"),
    ("price", "Set the price", "Clara", "C R - C - -"),
    ("consent", "Answer for the consent to use health data", "Clara", "I - A - R C"),
    ("api", "Move to Korbmarkt's new order API", "Inês, Jonas", "I C C I A -"),
    ("recommender", "Decide whether the recommender goes on", "Mara, Clara", "C C C C C C"),
    ("families", "Talk to families that left", "Mara, Jonas", "I A/R I - - -"),
)


def matrix() -> pd.DataFrame:
    """Mealwise's responsibility matrix as Jonas found it (invented): `id`, `activity`, `may_decide` (who has
    the power to, names apart by commas), and a mark per person (A, R, A/R, C, I or "")."""
    rows = [
        {
            "id": id,
            "activity": activity,
            "may_decide": may,
            **{person: mark.replace("-", "") for person, mark in zip(PEOPLE, marks.split(), strict=True)},
        }
        for id, activity, may, marks in _MATRIX
    ]
    return pd.DataFrame(rows)


def own_matrix() -> pd.DataFrame:
    """Eight decisions of any product, and four people to be renamed; no marks yet."""
    activities = (
        "Order the backlog",
        "Set the next aim",
        "Give a customer a date",
        "Set the price",
        "Let a change go out",
        "Talk to customers weekly",
        "Check if it did any good",
        "",
    )
    people = ("Me", "Manager", "Engineering", "Sales")
    return pd.DataFrame(
        [
            {"id": f"r{number}", "activity": activity, "may_decide": "", **dict.fromkeys(people, "")}
            for number, activity in enumerate(activities, 1)
        ]
    )


_WEEK = (
    (
        "customers",
        "Customers",
        "Customers: talk and watch",
        4,
        "Nobody hears first hand what customers do. Guesses fill the gap.",
    ),
    (
        "learning",
        "Measuring",
        "Measuring, tests, making sense",
        3,
        "Nobody looks whether the last release did any good.",
    ),
    (
        "direction",
        "Direction",
        "Strategy, roadmap, saying no",
        4,
        "Without a direction, the loudest request is the plan.",
    ),
    (
        "backlog",
        "Backlog",
        "Writing and ordering the backlog",
        4,
        "The team begins the sprint with items that nobody has thought through.",
    ),
    ("team", "Team", "Answering and deciding with the team", 5, "The team waits for answers, or guesses."),
    (
        "stakeholders",
        "Stakeholders",
        "Stakeholders and sales",
        3,
        "Others hear of decisions late, and undo them.",
    ),
    ("meetings", "Meetings", "Other meetings and mail", 0, ""),
    (
        "fires",
        "Unplanned",
        "Unplanned: fires and favours",
        2,
        "The first surprise pushes out everything that was planned.",
    ),
)

ARCHETYPES: dict[str, tuple[str, tuple[int, ...]]] = {
    "jonas": ("Jonas, third week", (0, 0, 1, 16, 8, 6, 5, 4)),
    "scrum": ("Owner of a whole product", (5, 4, 5, 8, 9, 4, 3, 2)),
    "scribe": ("Scribe: writes down wishes", (0, 0, 0, 24, 5, 6, 4, 1)),
    "safe": ("Owner for one team of many", (2, 2, 2, 13, 11, 3, 6, 1)),
    "manager": ("Manager in a large firm", (5, 4, 9, 2, 3, 9, 6, 2)),
    "founder": ("Founder, both roles", (10, 4, 7, 4, 7, 4, 2, 2)),
}
"""Weeks of 40 hours in the order of `_WEEK`. All invented: no trustworthy breakdown by activity was found."""


def week() -> pd.DataFrame:
    """One row per activity of a week: `id`, `short` and `activity` (its name), `least` (hours; authors'
    judgement, not measured), `starves` (what happens below that), and the hours of each archetype
    (`ARCHETYPES`; invented)."""
    frame = pd.DataFrame(_WEEK, columns=["id", "short", "activity", "least", "starves"])
    for name, (_, hours) in ARCHETYPES.items():
        frame[name] = list(hours)
    return frame
