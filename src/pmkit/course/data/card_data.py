"""What the explanation card works on: Tomasz's card, a good one, and those who read it. All invented."""

from __future__ import annotations

from pmkit.cases import load
from pmkit.english import whole_percent
from pmkit.explorers import Data
from pmkit.explorers.explain_card import Asked, CardReader
from pmkit.methods import best_threshold, confusion_counts, confusion_rates

FLAGGED_FROM = best_threshold(miss=20, false_alarm=1)
"""The line at which the lesson ends: a miss weighs as much as 20 false alarms."""
LOOKS_AT = ("allergy", "allergies", "label", "labels", "ingredients", "traces")
LOOKS_NOT_AT = (
    "employer",
    "name",
    "age",
    "postcode",
    "income",
    "faith",
    "religion",
    "meals cooked",
    "friends",
)
READERS = {
    "parent": CardReader(
        name="a parent",
        first=("no-way-out", "no-error", "bare-percentage", "jargon"),
        asked=(
            Asked(
                who="Ngozi",
                says="Last week it let a bar with nuts through. How often does that happen?",
                slots=("wrong",),
                words=("miss", "let through", "lets through", "unsafe", "overlook"),
            ),
            Asked(
                who="Walter",
                says="It leaves out my soup for nothing. What do I do, and whom do I tell?",
                slots=("no", "ask"),
            ),
        ),
    ),
    "council": CardReader(
        name="the works council",
        first=("false-never", "false-reason", "nobody-decides", "no-way-out"),
        asked=(
            Asked(
                who="A member of the works council",
                says="Does our employer learn who was warned, or count in it?",
                slots=("never",),
                words=("employer", "firm", "Nordhafen", "company"),
            ),
            Asked(
                who="Annegret",
                says="Who decides in the end, you or a machine?",
                slots=("decides",),
                words=("we", "program", "machine", "computer", "system"),
            ),
        ),
    ),
    "clara": CardReader(
        name="Clara",
        first=("long", "bare-percentage", "no-direction", "jargon"),
        asked=(
            Asked(
                who="Clara",
                says="Tomasz says in one number how often it is right. Why don't you?",
                slots=("wrong",),
                words=("100",),
            ),
            Asked(
                who="A journalist",
                says="What would have had to be different for this meal to be shown?",
                slots=("change",),
            ),
        ),
    ),
}
"""What each asks is the course's judgement; the people are invented."""
OWN_READERS = {
    "hit": CardReader(
        name="somebody who was locked out",
        first=("no-way-out", "nobody-decides", "jargon", "no-error"),
        asked=(
            Asked(
                who="One who was locked out",
                says="What would have had to be different, and what do I do now?",
                slots=("change", "no"),
            ),
            Asked(
                who="Their friend, who is not",
                says="How often does it hit somebody for nothing?",
                slots=("wrong",),
                words=(
                    "for nothing",
                    "wrongly",
                    "by mistake",
                    "although",
                    "false alarm",
                    "innocent",
                    "too strict",
                ),
            ),
        ),
    ),
    "checks": CardReader(
        name="somebody who checks you",
        first=("false-reason", "false-never", "no-error", "no-direction"),
        asked=(
            Asked(
                who="The data protection officer",
                says="From which data, and from which never?",
                slots=("from", "never"),
            ),
            Asked(
                who="A judge",
                says="Who decides, and who hears the other view?",
                slots=("decides", "ask"),
            ),
        ),
    ),
}


def flag_rates() -> dict[str, int]:
    """Of 100, in whole ones: unsafe meals that are missed, flags that are right, and meals that are safe."""
    scores = load("unsafe_scores")
    rates = confusion_rates(confusion_counts(scores, FLAGGED_FROM)).iloc[0]
    shares = {"missed": rates["fnr"], "right": rates["ppv"], "safe": 1 - rates["base_rate"]}
    return {key: round(100 * float(share)) for key, share in shares.items()}


def card() -> Data:
    """Tomasz's card about the flag “unsafe for this household”, with its faults."""
    of_100 = flag_rates()
    known = (
        f"**What may be told** (invented data): flagged from a score of {whole_percent(FLAGGED_FROM)}, of 100 unsafe meals the flag misses about {of_100['missed']}; "
        f"of 100 meals that it leaves out about {of_100['right']} are unsafe, the others are left out for "
        f"nothing. Of all meals about {of_100['safe']} in 100 are safe: who never warns is right as often. It "
        "looks at the allergies in the profile and at the label of each meal, and at nothing else of a person."
    )
    start = {
        "decides": "Our model determines whether a meal is suitable.",
        "from": "Embeddings of your household, your employer and the label.",
        "never": "Your allergies are never used for anything else.",
        "wrong": f"It is {of_100['safe']} % accurate.",
        "change": "It is calculated anew every night.",
        "no": "You can trust it.",
        "ask": "",
    }
    model = {
        "decides": "We leave a meal out of your plan when our program says that it may be unsafe for you.",
        "from": "It reads the allergies in your profile and the label.",
        "never": "It never looks at your employer, and your employer never sees it.",
        "wrong": f"Of 100 unsafe meals it misses about {of_100['missed']}, so read the label. Of 100 meals that "
        f"it leaves out, about {100 - of_100['right']} were safe.",
        "change": "Another allergy in your profile, or another label.",
        "no": "Switch it off under Profile.",
        "ask": "Aoife reads every report: help@mealwise.example.",
    }
    more = {
        "start": start,
        "readers": READERS,
        "known": known,
        "used": LOOKS_AT,
        "unused": LOOKS_NOT_AT,
        "model": model,
    }
    return Data(more=more)


def own_card() -> Data:
    """An empty card about one's own product."""
    return Data(more={"start": {}, "readers": OWN_READERS, "own": True})
