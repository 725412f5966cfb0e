"""The end of the lesson: a plan under load, four readers, and the message to each after a shock."""

import re
from collections.abc import Mapping

from pmkit.course.roadmapping import data
from pmkit.course.roadmapping.wording import bare_dates, same_twice, too_short
from pmkit.methods import build_schedule
from pmkit.practice import (
    ChooseOne,
    Criterion,
    Finding,
    ModelText,
    Option,
    Slot,
    Verdict,
    Write,
)

CPM = "J. Kelley and M. Walker, critical path method, 1959. Example invented."
COMMITMENT = "M. Cagan on high-integrity commitments (Inspired, 2nd ed. 2017, summary). Example invented."

_plan = build_schedule(data.schedule(), data.CAPACITY)
_end = int(_plan.end)

SLIP = ChooseOne(
    id="roadmapping.slip",
    prompt=(
        f"In the earliest plan, one thing at a time, squad Basket ends in week {_end}, squad Plan in week 18. A "
        "colleague offers to save one week somewhere. Where does it move the end?"
    ),
    skill="timeline",
    minutes=1.3,
    source=CPM,
    hints=("Which squad finishes last?",),
    explanation=(
        "The end hangs on the chain without slack: the work of Basket. A week saved in squad Plan makes that "
        "squad ready earlier, and the whole not at all. First look for the chain, then for help."
    ),
    options=(
        Option(
            id="basket",
            text="In Korbmarkt's new API, work of squad Basket.",
            why="It stands in the chain without slack. Each week there is a week of the end.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="longest",
            text="In single sign-on, the longest work of squad Plan.",
            why="Long is not the same as critical. Plan has three weeks of slack.",
            next_step="Look at the line after the bars.",
        ),
        Option(
            id="login",
            text="In the login library, because sign-on waits for it.",
            why="Waiting makes a chain. This chain ends three weeks before the other.",
            verdict=Verdict.PARTLY,
            next_step="Follow both chains to their ends.",
        ),
        Option(
            id="anywhere",
            text="Anywhere: a week saved is a week saved.",
            why="In a chain with slack the week is gone before the end is reached.",
            next_step="Ask which squad finishes last.",
        ),
    ),
)

SALES_DATE = ChooseOne(
    id="roadmapping.sales-date",
    prompt=(
        "Annegret of Nordhafen, the largest customer, waits for single sign-on. Viktor, in the lift: “Just a "
        "rough date. Only for me, I won't pass it on.” What do you say?"
    ),
    skill="audiences",
    minutes=1.2,
    source=COMMITMENT,
    hints=("Where is the number on Friday?",),
    explanation=(
        "A date said in a lift stands in an offer on Friday, without its chance. Give the chance with the "
        "date, "
        "in writing, or give the day on which you will know."
    ),
    options=(
        Option(
            id="rough",
            text="“Early December, roughly.” It stays between us.",
            why="It is harmless until a customer reads it. Six of Mealwise's items carry such a date.",
            next_step="Say how sure you are in the same sentence.",
        ),
        Option(
            id="none",
            text="“We don't give dates. Look at the roadmap.”",
            why="True to the book, and he invents one himself. He has a customer on the phone.",
            next_step="Offer something that he can pass on.",
        ),
        Option(
            id="know",
            text="“On 26 October I can say it with 85 %. Tell Annegret that.”",
            why="He has something to pass on: a day on which you know. It can be kept.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="late",
            text="“Next autumn.” Nobody is angry about being early.",
            why="A date so late loses the customer, and the next one is not believed.",
            verdict=Verdict.PARTLY,
            next_step="Say a range with its chance.",
        ),
    ),
)


def _message_findings(slots: Mapping[str, str]) -> list[Finding]:
    found = [*too_short(slots), *same_twice(slots), *bare_dates(slots, ("sales", "customers"))]
    if re.search(r"\b(kofi|squad|library|api|sprint)\b", slots.get("customers", ""), re.IGNORECASE):
        found.append(
            Finding(text="Customers need what it means for them, not how you work.", where="customers")
        )
    if len(slots.get("leaders", "").split()) > 60:
        found.append(Finding(text="More than 60 words. Put the decision you need first.", where="leaders"))
    return found


MESSAGE = Write(
    id="roadmapping.message",
    prompt=(
        "Korbmarkt's API now retires on 31 December. You cut the move to seven weeks and do it next; the "
        "allergy "
        "filter comes seven weeks later. Write to each reader, two sentences at most."
    ),
    skill="shocks",
    minutes=6.0,
    source="This course's own rules for a message. Mealwise is invented.",
    hints=("What will each of them do differently tomorrow?",),
    explanation=(
        "One decision, four readers. Each text says what changes for that reader, what is certain, and when "
        "they hear more. None of them contradicts another: they will compare."
    ),
    slots=(
        Slot(id="team", label="To the squads", rows=2, help="What do we begin, what do we stop?"),
        Slot(id="leaders", label="To leadership", rows=2, help="What was decided, what does it cost?"),
        Slot(id="sales", label="To sales", rows=2, help="What may be passed on, with which certainty?"),
        Slot(id="customers", label="To customers", rows=2, help="What does it mean for a family's dinner?"),
    ),
    criteria=(
        Criterion(id="change", text="Each reader learns what changes for them."),
        Criterion(
            id="sure", text="Each date comes with a certainty, or with the day on which you will know."
        ),
        Criterion(id="cost", text="The price is named: the filter comes later."),
        Criterion(id="same", text="The four could be laid side by side without a contradiction."),
    ),
    rules=(_message_findings,),
    models=(
        ModelText(
            label="One decision, four readers",
            slots={
                "team": (
                    "Basket moves baskets to the new API from today; the filter rests. Old baskets only, "
                    "seven weeks."
                ),
                "leaders": (
                    "We protect 31 of 100 baskets; the allergy filter comes seven weeks later. We "
                    "need no money."
                ),
                "sales": (
                    "Baskets at Korbmarkt go on in January with about 85 %. On 30 November I will know more."
                ),
                "customers": (
                    "Ordering at Korbmarkt stays as you know it. The allergy search needs a little "
                    "longer, to be safe."
                ),
            },
            why="Price, certainty and next word are in it. Nobody reads of an API who has no use for it.",
        ),
        ModelText(
            label="One text for all",
            slots={
                "team": "Because of the API we have to replan. Details follow.",
                "leaders": "Because of the API we have to replan. Details follow.",
                "sales": "The allergy filter is done on 15 February.",
                "customers": "Our squads are working hard on the new API.",
            },
            why="No decision, one bare date, and customers learn something about an API.",
        ),
    ),
)

QUESTIONS = (SLIP, SALES_DATE, MESSAGE)
