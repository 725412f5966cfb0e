"""Practice sheet, second half: chances together, slack, readers, and a product that nobody has seen."""

from collections.abc import Mapping

import pandas as pd

from pmkit.course.roadmapping import data
from pmkit.methods import critical_path
from pmkit.methods.roadmap_lint import names_a_date
from pmkit.practice import (
    Card,
    ChooseOne,
    Criterion,
    Finding,
    Group,
    ModelText,
    Number,
    Option,
    Order,
    Slot,
    Sort,
    Trap,
    Verdict,
    Write,
)

VACANTI = "D. Vacanti, Actionable Agile Metrics, 2015. Example invented."

FIVE = Number(
    id="roadmapping.five-items",
    prompt="Five independent items each keep their date with 85 %. How likely is it that all five do?",
    skill="forecast",
    minutes=1.4,
    unit="%",
    expected=100 * 0.85**5,
    tolerance=0.6,
    source=VACANTI,
    hints=("Two coins both show heads in one case of four.",),
    explanation=(
        "0.85 × 0.85 × 0.85 × 0.85 × 0.85 = 0.44. A launch that needs five safe dates is worse than a "
        "coin toss."
    ),
    traps=(
        Trap(
            id="same",
            value=85.0,
            says="That is the chance of one. Each further one can go wrong, too.",
            next_step="Multiply the chances.",
        ),
        Trap(
            id="minus",
            value=25.0,
            says="You took five times 15 % off. Two can fail together, so that counts some twice.",
            next_step="Multiply what goes well.",
        ),
        Trap(
            id="share",
            value=0.85**5,
            says="The number is right as a share. Per cent was asked for.",
            next_step="Multiply by 100.",
            verdict=Verdict.PARTLY,
        ),
    ),
)

_network = pd.DataFrame(
    {"id": ["A", "B", "C", "D"], "duration": [3, 5, 2, 4], "requires": ["", "A", "A", "B C"]}
)
_slack = float(critical_path(_network).set_index("id")["slack"]["C"])

SLACK = Number(
    id="roadmapping.slack",
    prompt=(
        "A takes 3 weeks. Then B (5 weeks) and C (2 weeks) run side by side. D needs both. How many weeks "
        "may C slip?"
    ),
    skill="timeline",
    minutes=1.5,
    unit="weeks",
    expected=_slack,
    tolerance=0.01,
    source="J. Kelley and M. Walker, critical path method, 1959. Example invented.",
    hints=("When does D begin in any case?",),
    explanation=(
        "D begins after week 8, since it waits for B. C could be done after week 5: 3 weeks of slack."
    ),
    traps=(
        Trap(
            id="none",
            value=0.0,
            says="C must be done before D, but not at once: D waits for B anyway.",
            next_step="Compare B with C.",
        ),
        Trap(
            id="length",
            value=2.0,
            says="That is how long C takes. The question is how long it may wait.",
            next_step="When is D free to begin?",
        ),
        Trap(
            id="b",
            value=5.0,
            says="That is the length of B. C needs some of that time itself.",
            next_step="Take C's own weeks off.",
        ),
    ),
)

SCOPE = ChooseOne(
    id="roadmapping.scope-grows",
    prompt=(
        "The forecast says 20 items in 14 weeks with 85 %. Each week one new item is added. What do you say?"
    ),
    skill="forecast",
    minutes=1.2,
    source=VACANTI,
    hints=("How many items are there after 14 weeks?",),
    explanation=(
        "The forecast knows 20 items. What is added has to be done as well: forecast with growth, or fix "
        "the scope."
    ),
    options=(
        Option(
            id="keep",
            text="14 weeks remain. New items are small and don't count.",
            why="Each finished item of the history was small, too. They count the same.",
            next_step="Count what was added last month.",
        ),
        Option(
            id="growth",
            text="The date holds for 20. With growth we forecast anew.",
            why="You say which work the date covers. That makes growth a decision.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="stop",
            text="Nothing may be added until all the 20 are finished.",
            why="It keeps the date. Fourteen weeks without learning are a high price.",
            verdict=Verdict.PARTLY,
            next_step="Ask what should leave when something comes.",
        ),
        Option(
            id="buffer",
            text="We add 15 %, since that is what 85 % leaves over.",
            why="85 % is a chance of 20 items in time. It says nothing about new ones.",
            next_step="Count growth by its own history.",
        ),
    ),
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

TARGET = ChooseOne(
    id="roadmapping.average-is",
    prompt="A squad writes “our average item takes 8 days” into its promise to other squads. What is wrong?",
    skill="forecast",
    minutes=1.1,
    source="Kanban Guide for Scrum Teams, on the service level expectation: a range of days and a chance.",
    hints=("How many items take longer than the average?",),
    explanation=(
        "A promise about one item needs a chance: 85 % within 12 days, say. It is an expectation from "
        "history, not a contract."
    ),
    options=(
        Option(
            id="nothing",
            text="Nothing: the average is the fairest number there is.",
            why="Many items take longer than the average. Others would wait in vain each time.",
            next_step="Say days and a chance.",
        ),
        Option(
            id="chance",
            text="A chance is missing: “85 % within 12 days” can be used.",
            why="Now another squad knows how often it will have to wait longer.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="max",
            text="It should be the longest time that was ever measured.",
            why="Safe, and so long that nobody plans with it.",
            verdict=Verdict.PARTLY,
            next_step="Ask how often a miss is bearable.",
        ),
        Option(
            id="points",
            text="Days are too exact; it should be in story points.",
            why="Others have calendars, not points. The unit was fine.",
            next_step="Keep days, add a chance.",
        ),
    ),
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
    sales = slots.get("sales", "")
    if sales and names_a_date(sales) and "%" not in sales:
        found.append(Finding(text="A date without its chance. Say how sure you are.", where="sales"))
    return found


UNSEEN = Write(
    id="roadmapping.unseen",
    prompt=(
        "**An unseen product.** A town library lends out tools. Half of the drills come back late, one in "
        "ten "
        "broken; the council wants “an app by summer”; a school would take 60 sets. Three people finish "
        "about "
        "two items a week. Write the roadmap, and the answer to the council."
    ),
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
                "no": "An app. A message reaches those who are late, and nobody has asked for more.",
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

QUESTIONS = (FIVE, SLACK, SCOPE, READERS, TARGET, REPLAN, UNSEEN)
