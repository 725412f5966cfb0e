"""Practice sheet, second third: the small model of waiting, and a repair."""

from typing import Any

from pmkit.course.roles.data import INVENTED
from pmkit.methods.role_set_ups import QUESTIONS as A_WEEK
from pmkit.methods.role_set_ups import WAIT, role_load, role_waiting
from pmkit.practice import Card, ChooseOne, Number, Option, Order, Trap, Verdict

MODEL = "The course's model of waiting; all its numbers are invented."


_TEAMS, _ALONE = 2, 0.8
_pair: Any = role_waiting(_TEAMS, _ALONE).set_index("set_up").loc["split"]
_load = role_load("split", _TEAMS, _ALONE)

WAITING = Number(
    id="roles.waiting",
    prompt=(
        "Two squads ask **20** questions a week. A product owner answers **80 %** alone and passes the "
        "rest to "
        "the product manager. Each of the two steps takes **4** hours. How many hours does an average "
        "question wait?"
    ),
    skill="set-ups",
    minutes=2.3,
    unit="hours",
    expected=float(_pair["waiting"]),
    tolerance=0.05,
    hints=("Every question waits for the owner. How many wait a second time?",),
    source=MODEL,
    explanation=(
        "4 + 0.2 × 4 = 4.8 hours. Each question waits for the owner, one in five waits once more. With an "
        "owner who may decide nothing it would be 8: the same people, the same diligence, another right."
    ),
    traps=(
        Trap(
            id="both-steps",
            value=2 * WAIT,
            says="That lets every question wait twice. Four in five are answered at the first step.",
            next_step="Count only the questions that go on for the second wait.",
        ),
        Trap(
            id="one-step",
            value=WAIT,
            says="That leaves out the questions that go on to the product manager.",
            next_step="Add the second wait of those that are passed on.",
        ),
        Trap(
            id="wrong-share",
            value=WAIT + _ALONE * WAIT,
            says="You let 80 % go on. Those are the ones that the owner answers alone.",
            next_step="Take the other part of the questions.",
        ),
        Trap(
            id="per-week",
            value=float(_pair["waiting_week"]),
            says="That is the waiting of all 20 questions of a week together.",
            next_step="Divide by 20 for one question.",
        ),
        Trap(
            id="second-only",
            value=(1 - _ALONE) * WAIT,
            says="That is the second wait, spread over all questions. The first one is missing.",
            next_step="Add the 4 hours that every question waits.",
        ),
    ),
)

_at_four = {
    "one": float(role_waiting(4, 0.8)["waiting"].iloc[0]),
    "split": float(role_waiting(4, 0.8)["waiting"].iloc[1]),
    "scaled": float(role_waiting(4, 0.8)["waiting"].iloc[2]),
    "proxy": float(role_waiting(4, 0.0)["waiting"].iloc[1]),
}
_texts = {
    "one": "One person for both, 10 hours a week for questions",
    "split": "Manager and owner; the owner decides 80 % alone",
    "scaled": "One manager, an owner per team who decides 80 % of the team's own questions",
    "proxy": "Manager and owner; the owner decides nothing alone",
}
_why = {
    "one": f"40 questions are 20 hours, and 10 there are: the wait doubles to {_at_four['one']:g} hours.",
    "split": f"One wait, and a second for one question in five: {_at_four['split']:g} hours.",
    "scaled": f"Questions that touch another team go on too: {_at_four['scaled']:.2f} hours.",
    "proxy": f"Every question waits twice, and the manager has too many: {_at_four['proxy']:g} hours.",
}

FOUR_TEAMS = Order(
    id="roles.four-teams",
    prompt=(
        f"Four teams, {A_WEEK:.0f} questions a week each, half an hour per question and person. A manager "
        f"has "
        "10 hours a week for questions, a full-time owner 25. If there are more, waiting grows in "
        "proportion. "
        "Order the set-ups by how long a question waits."
    ),
    skill="set-ups",
    minutes=2.4,
    hints=("Work out for each person: hours asked for, hours there are.",),
    source=MODEL,
    explanation=(
        "With four teams one person has become the bottleneck. A second person helps only if she may decide: "
        "with a proxy the wait is longer than with one person. The explorer *One role or two* computes all "
        "four."
    ),
    ranks=tuple((id,) for id in sorted(_at_four, key=lambda id: _at_four[id])),
    first="the shortest wait",
    last="the longest wait",
    cards=tuple(Card(id=id, text=_texts[id], why=_why[id]) for id in _texts),
)

PROXY = ChooseOne(
    id="roles.proxy-repair",
    prompt=(
        "An agency builds for a clinic. The clinic's product owner has no time and sends an assistant, who "
        "may not decide. Each answer takes four days. What is the first repair?"
    ),
    skill="set-ups",
    minutes=1.4,
    hints=("What does the assistant lack: time, knowledge or a right?",),
    source="Proxy and distant owners: Roman Pichler, 2010 (in summaries); Jeff Patton, InfoQ, 23 March 2018. "
    + INVENTED,
    explanation=(
        "A proxy lacks a right. It can be given in writing: what the assistant decides alone, up to which "
        "cost, and what goes back. If the clinic can't give that, it needs an owner with time. More meetings "
        "only shorten the way of the question, not the wait for a right."
    ),
    options=(
        Option(
            id="standup",
            text="A daily call with the assistant, so nothing piles up.",
            why="Questions arrive sooner and still wait for somebody who may answer.",
            next_step="Look for what is missing at the other end of the call.",
        ),
        Option(
            id="mandate",
            text="In writing: what the assistant decides alone, and what not.",
            why="Most questions then end on the same day. What goes back is rare, and can be planned.",
            verdict=Verdict.RIGHT,
        ),
        Option(
            id="guess",
            text="Decide at the agency, and show the result in the review.",
            why="Fast, and the clinic pays for guesses. A few decisions may be left to you; ask which.",
            verdict=Verdict.PARTLY,
            next_step="Get those few in writing.",
        ),
        Option(
            id="document",
            text="A complete specification, so that no questions come up.",
            why="Questions come up by building. A thick paper moves the wait to the front.",
            next_step="Ask who may answer the question that nobody foresaw.",
        ),
    ),
)

QUESTIONS = (WAITING, FOUR_TEAMS, PROXY)
