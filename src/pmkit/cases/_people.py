"""The people of Mealwise: who they are, what they want and how they speak, the same in every chapter.

All of them are invented, and so are the companies. Names are keys of `requested_by` in the backlog and of
`person` in the stakeholder table.
"""

from __future__ import annotations

from typing import NamedTuple


class Person(NamedTuple):
    """One member of the cast; the fields are the columns of `people.csv`."""

    id: str
    name: str
    role: str
    group: str
    organisation: str
    customer: str
    wants: str
    voice: str


MEALWISE = "Mealwise"

PEOPLE: tuple[Person, ...] = (
    Person(
        "mara",
        "Mara Lindqvist",
        "product manager",
        "product",
        MEALWISE,
        "",
        "One outcome for the half-year and the right to say no.",
        "Calm, dry, asks 'what would we see if that were true?'",
    ),
    Person(
        "jonas",
        "Jonas Adeyemi",
        "product owner, three weeks in",
        "product",
        MEALWISE,
        "",
        "To know what he may decide without asking.",
        "Curious and careful; writes everything down and repeats it back.",
    ),
    Person(
        "clara",
        "Clara Weidmann",
        "founder and chief executive",
        "leadership",
        MEALWISE,
        "",
        "The talking chef on stage by spring, and growth again.",
        "Warm, fast, full of pictures; every idea begins with 'Imagine'.",
    ),
    Person(
        "viktor",
        "Viktor Brandt",
        "sales lead, employers",
        "leadership",
        MEALWISE,
        "",
        "Dates that he can give to a customer this afternoon.",
        "Friendly and pressing; hears 'maybe' as 'yes, by Friday'.",
    ),
    Person(
        "tomasz",
        "Tomasz Nowak",
        "data scientist",
        "data",
        MEALWISE,
        "",
        "His recommender switched on for everyone.",
        "Precise about models, vague about people; quotes accuracy to one decimal.",
    ),
    Person(
        "ines",
        "Inês Ferreira",
        "engineering lead",
        "squad Basket",
        MEALWISE,
        "",
        "Fewer things at once and the data mess cleaned up.",
        "Short sentences, numbers first, never promises on the spot.",
    ),
    Person(
        "kofi",
        "Kofi Mensah",
        "backend engineer",
        "squad Basket",
        MEALWISE,
        "",
        "Nothing that wakes him at night.",
        "Gentle pessimist; begins with 'and when it fails?'",
    ),
    Person(
        "yuki",
        "Yuki Tanaka",
        "mobile engineer",
        "squad Basket",
        MEALWISE,
        "",
        "An app she is proud to show.",
        "Enthusiastic, thinks in screens, says 'two days' and means five.",
    ),
    Person(
        "samira",
        "Samira Haddad",
        "product designer",
        "squad Basket",
        MEALWISE,
        "",
        "That somebody watches a household cook before anything is built.",
        "Tells what she saw, not what she thinks; quotes people word for word.",
    ),
    Person(
        "lukas",
        "Lukas Hartmann",
        "full-stack engineer",
        "squad Plan",
        MEALWISE,
        "",
        "To see something he built being used.",
        "Cheerful, offers to 'just build it tonight'.",
    ),
    Person(
        "aoife",
        "Aoife Byrne",
        "quality engineer and voice of support",
        "squad Plan",
        MEALWISE,
        "",
        "That the same complaint does not come a hundredth time.",
        "Blunt and kind; counts tickets from memory, and is usually right.",
    ),
    Person(
        "pavel",
        "Pavel Dvořák",
        "engineer and team coach",
        "squad Plan",
        MEALWISE,
        "",
        "Meetings that end with a decision.",
        "Asks more than he says; draws a line and waits.",
    ),
    Person(
        "annegret",
        "Annegret Voss",
        "head of people and benefits",
        "employer",
        "Nordhafen Logistik",
        "E01",
        "Proof that 2,900 colleagues use the benefit, and no trouble with the works council.",
        "Formal, exact, reads contracts; says 'I note' when she is angry.",
    ),
    Person(
        "davide",
        "Davide Conti",
        "partner manager",
        "partner",
        "Korbmarkt",
        "",
        "Every partner off the old API by 31 March 2027.",
        "Polite and final; answers with a link and a date.",
    ),
    Person(
        "dpo",
        "Ruth Feldmann",
        "data protection officer, external",
        "leadership",
        "Kanzlei Feldmann",
        "",
        "A consent for health data that says what for, and an answer to her letters.",
        "Exact, patient, numbers her paragraphs.",
    ),
    Person(
        "okafor-berg",
        "Ngozi Okafor-Berg",
        "mother of two; the son has a nut allergy",
        "household",
        "household of four",
        "C0001",
        "Dinner without fear.",
        "Direct, well informed, tired; has a story for each near miss.",
    ),
    Person(
        "schreiber",
        "Walter and Ilse Schreiber",
        "retired couple, cook every day",
        "household",
        "household of two",
        "C0002",
        "Large letters, no surprises on the bill.",
        "Courteous, long mails with a greeting, mixes in German words.",
    ),
    Person(
        "kowalski",
        "Lena Kowalski",
        "student in a flat share of three",
        "household",
        "household of three",
        "C0003",
        "Cheap meals and no fight over who cooks.",
        "Lower case, ironic, decides in one evening whether to stay.",
    ),
    Person(
        "hadzic",
        "Tarik and Dunja Hadžić",
        "night shift and day shift, benefit of Nordhafen",
        "household",
        "household of four",
        "C0004",
        "One list that two people can keep on two shifts.",
        "Practical, brief, writes from the bus.",
    ),
)
