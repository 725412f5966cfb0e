"""Practice sheet, third part: readers, the day after a shock, and a product that nobody has seen."""

from collections.abc import Mapping

from pmkit.course.roadmapping import data
from pmkit.course.roadmapping.wording import bare_dates, too_short
from pmkit.methods.roadmap_lint import names_a_date
from pmkit.practice import (
    Card,
    Criterion,
    Finding,
    Group,
    ModelText,
    Order,
    Slot,
    Sort,
    Write,
)

READERS = Sort(
    id="roadmapping.who-reads",
    prompt="A clinic's booking app. Which sentence is for which reader?",
    skill="audiences",
    minutes=1.8,
    source="This course's own exercise; the clinic is invented.",
    hints=("What will the reader do with the sentence?",),
    explanation=(
        "The same plan, told by what each reader decides with it. What nobody decides with can be left out."
    ),
    groups=tuple(Group(id=key, text=text) for key, text in data.READERS.items()),
    cards=(
        Card(
            id="t",
            text="The calendar's interface comes first; refunds wait for it",
            why="An order of work with its reason.",
            accepts=("team",),
            replies={"*": "Who begins with what on Monday: the squads need it."},
        ),
        Card(
            id="l",
            text="Missed visits cost 40,000 EUR a month; we try two ways to halve that",
            why="A goal and a bet in money.",
            accepts=("leaders",),
            replies={
                "customers": "Patients should not read what they cost.",
                "*": "Money and a bet: leadership decides with it.",
            },
        ),
        Card(
            id="s",
            text="May be shown, not promised: online booking; I will know by 3 May with 85 %",
            why="What may be passed on, and how sure it is.",
            accepts=("sales",),
            replies={
                "customers": "“Not promised” is for those who talk to customers.",
                "*": "What may be said outside: sales needs it.",
            },
        ),
        Card(
            id="c",
            text="Soon you can move your visit yourself, without a call",
            why="What changes for them, without a date.",
            accepts=("customers",),
            replies={"*": "It says “you” and “your visit”: patients read it."},
        ),
    ),
)


FIRST = Order(
    id="roadmapping.after-shock",
    prompt="Kofi tells Mara that he leaves on 30 November. What comes first, what last?",
    skill="shocks",
    minutes=2.2,
    source="This course's own order; teachers may choose another one.",
    hints=("Who would be angry to hear it from somebody else?",),
    explanation=(
        "Look at the facts with the squads, plan anew, decide, then tell each reader in the same hour. Dates "
        "first and facts later means to tell everything twice."
    ),
    cards=(
        Card(
            id="facts",
            text="Ask the squads what only Kofi knows",
            why="The plan can be no better than the facts.",
        ),
        Card(id="plan", text="Plan anew, and see which date breaks", why="Consequences before options."),
        Card(
            id="decide",
            text="Decide what is cut, moved or lent",
            why="A message without a decision is an alarm.",
        ),
        Card(
            id="tell",
            text="Tell all four readers in the same hour",
            why="Nobody should learn it from a rumour.",
        ),
        Card(
            id="review", text="A week later, compare plan and truth", why="The new plan is a forecast, too."
        ),
    ),
    ranks=(("facts",), ("plan",), ("decide",), ("tell",), ("review",)),
)

REPLAN = Order(
    id="roadmapping.replan",
    prompt=(
        "A supplier stops in six weeks, not in six months. Order the moves from the cheapest to the "
        "dearest to undo."
    ),
    skill="shocks",
    minutes=1.5,
    source="This course's own exercise.",
    hints=("Which one can be taken back tomorrow?",),
    explanation=(
        "Changing the order costs a talk. Cutting scope costs a feature. People who change squads need "
        "weeks. A broken promise stays."
    ),
    first="cheapest to undo",
    last="dearest to undo",
    cards=(
        Card(id="order", text="Do this work next, the other later", why="It can be turned round next week."),
        Card(id="cut", text="Cut it to what customers need on that day", why="What is cut can come later."),
        Card(
            id="lend", text="Lend two engineers from the other squad", why="Both squads lose weeks learning."
        ),
        Card(
            id="promise", text="Break a date that a customer has in writing", why="Trust is not planned back."
        ),
    ),
    ranks=(("order",), ("cut",), ("lend",), ("promise",)),
)


def _roadmap_findings(slots: Mapping[str, str]) -> list[Finding]:
    found = []
    for key in ("now", "next", "later"):
        text = slots.get(key, "")
        if text and names_a_date(text):
            says = "It holds a date. If it comes from outside, say whose it is; else say how certain you are."
            found.append(Finding(text=says, where=key))
    return [*too_short(slots), *found, *bare_dates(slots, ("sales",))]


UNSEEN = Write(
    id="roadmapping.unseen",
    context=(
        "**An unseen product.** A town library lends out tools. Half of the drills come back late, one in ten "
        "broken. The council wants “an app by summer”; a school would take 60 sets. Three people finish about "
        "two items a week."
    ),
    prompt="Write the roadmap, and the answer to the council.",
    skill="now-next-later",
    minutes=7.0,
    source="Now-Next-Later after J. Bastow and S. Cast, 2012. The library is invented.",
    hints=(
        "Begin with the problem that costs most drills.",
        "What do you know, and what do you only believe?",
    ),
    explanation=(
        "The better text names problems in an order of certainty, and gives the council a number with a "
        "chance. "
        "The weaker one lists screens and repeats the date."
    ),
    slots=(
        Slot(id="now", label="Now: problem and how you will know", rows=2),
        Slot(id="next", label="Next", rows=2),
        Slot(id="later", label="Later", rows=1),
        Slot(id="no", label="What is not on it, and why", rows=1),
        Slot(id="sales", label="Answer to the council", rows=2),
    ),
    criteria=(
        Criterion(id="problem", text="Now names one problem and a measure."),
        Criterion(id="certainty", text="The order follows certainty, not a calendar."),
        Criterion(id="no", text="Something reasonable is left out, with a reason."),
        Criterion(id="chance", text="The council gets a chance, or a day on which you will know."),
    ),
    rules=(_roadmap_findings,),
    models=(
        ModelText(
            label="Problems by certainty",
            slots={
                "now": (
                    "Drills come back late: from one in two to one in five, by a message on the day before."
                ),
                "next": (
                    "One in ten comes back broken: find out whether a check at the desk or a deposit helps."
                ),
                "later": "Schools as borrowers, once enough drills are on the shelf.",
                "no": "An app. A message reaches those who are late; no borrower has asked for more.",
                "sales": (
                    "In eight weeks 12 small items are done with about 85 %. I will show you late returns "
                    "on that day."
                ),
            },
            why="Each column has its own certainty, and the council gets a number with its chance.",
        ),
        ModelText(
            label="Screens with dates",
            slots={
                "now": "App: login, catalogue, booking, by April",
                "next": "App: payment and push messages, by May",
                "later": "App: loyalty card, map, chat",
                "no": "Nothing, all wishes are on it",
                "sales": "The app is done by summer.",
            },
            why="It says how to build and not what gets better. On 1 May nobody will know whether it helped.",
        ),
    ),
)

QUESTIONS = (READERS, FIRST, REPLAN, UNSEEN)
