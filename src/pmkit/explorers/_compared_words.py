"""What is said of a game beside others: sentences, and the tables of its quarters and decisions."""

from collections.abc import Sequence

import pandas as pd

from pmkit.english import capital, counted, in_words, listed, plural, whole_percent
from pmkit.explorers._game_words import POLICY_NAMES, events_of, money, more, quarter_inner, quarter_title
from pmkit.explorers._kept_game import KeptGame
from pmkit.explorers.controls import Cells
from pmkit.practice.markdown import escape_markdown
from pmkit.simulator.compare import EQUAL, Comparison
from pmkit.simulator.debrief import Said
from pmkit.simulator.judge import SUMS, Verdict
from pmkit.simulator.letters import FOUNDER, PARENTS, SQUADS
from pmkit.simulator.mealwise import mealwise
from pmkit.simulator.otherwise import Otherwise

SHOWN = tuple(one for one in POLICY_NAMES if one != "exact planner with discovery")
"""The policies that stand beside a game on its own seed; the planner with its information comes to them."""
YOUR_PLANNER = "Planner with your information"
ENDS_HELP = "Tick this if you don't play on. Then you also see what you could not know while you played."
PARTS_LATER = (
    "Decision, information and luck are told after the last quarter: they use what is true. "
    "If you don't play on, tick *My game ends here*."
)
PARTS_ASK = "**Decision, information, luck:** tick *Take the result apart* to see them."
NO_BANDS = "The 300 other games are counted with two quarters for what goes on, so they are shown there only."


def bands_later(game: KeptGame) -> str:
    """Why there are no bands yet."""
    return f"300 other games stand here after the eighth quarter. You have closed {game.so_far}."


def first_said(game: KeptGame) -> str:
    """The sentence of the first quarter."""
    because = game.played_log.entries[0].because.strip()
    if not because:
        return "You wrote no sentence in the first quarter. With one you would see here what you expected."
    return f"**Your sentence of quarter 1:** “{escape_markdown(' '.join(because.split()))}”"


def beside(compared: Comparison) -> list[tuple[str, float]]:
    """Who is shown on this seed, with the result of each."""
    found = [(POLICY_NAMES[one], compared.policies[one]) for one in SHOWN]
    return [*found[:-1], (YOUR_PLANNER, compared.with_your_information), found[-1]]


def compared_said(game: KeptGame, compared: Comparison, terminal: str) -> str:
    """The finding: the result, and who is above, equal and below on the same luck."""
    yours, others = compared.result, beside(compared)
    equal = [name for name, one in others if abs(one - yours) <= EQUAL]
    above = [name for name, one in others if one - yours > EQUAL]
    below = [name for name, one in others if yours - one > EQUAL]
    seed = escape_markdown(game.played_log.seed)
    after = f"After {game.so_far}" + ("" if game.over else ", and all others after as many")
    counts = {"0": "nothing", "2": "two quarters", "4": "four quarters"}[terminal]
    said = [
        f"**{after}: {money(yours)}** against a Mealwise that stays as it is, with {counts} counted for what "
        "goes on."
    ]
    said.append(
        f"On your luck (seed *{seed}*) these came out higher: {listed(list(map(_inner, above)))}."
        if above
        else f"On your luck (seed *{seed}*) nobody came out higher."
    )
    if equal:
        said.append(f"Equal (within {EQUAL:g}): {listed(list(map(_inner, equal)))}.")
    said.append(
        f"These came out lower: {listed(list(map(_inner, below)))}." if below else "Nobody came out lower."
    )
    said.append("Mealwise is invented, its parameters are open, and this is one draw of luck.")
    return " ".join(said)


def _inner(name: str) -> str:
    """A policy's name within a sentence."""
    return name if name.startswith("RICE") else name[:1].lower() + name[1:]


def place_said(bands: pd.DataFrame, yours: float, whose: tuple[str, str] = ("your", "yours")) -> str:
    """How many of 300 games of each policy end lower."""
    groups = bands.groupby("policy", sort=False)["result"]
    below = {name: float((one < yours - EQUAL).mean()) for name, one in groups}
    names = ("loudest voice", "RICE", "exact planner", "careful mix")
    shares = [f"{whole_percent(below[one])} of {_who(one)}" for one in names]
    equal = float((bands.loc[bands["policy"] == "careful mix", "result"] - yours).abs().le(EQUAL).mean())
    return (
        f"**Among {bands['seed'].nunique()} other draws of luck** these games end below {whose[0]} "
        f"result: {listed(shares)}. Of the thoughtful person's games, {whole_percent(equal)} "
        f"end equal to {whose[1]} (within {EQUAL:g}). A wide band means: luck alone moves a result that far."
    )


def _who(policy: str) -> str:
    return {
        "loudest voice": "the loudest voice",
        "RICE": "the list by RICE",
        "exact planner": "the planner without discovery",
        "careful mix": "the thoughtful person",
    }[policy]


def parts_said(game: KeptGame, verdict: Verdict, compared: Comparison) -> str:
    """Decision, information and luck in three lines."""
    worst = min(range(len(verdict.decisions)), key=verdict.decisions.__getitem__)
    information = compared.information
    months = sum(game.facts.discovery)
    bought = (
        f"Your {counted(months, 'month')} of discovery changed the result of a planner who makes the most of "
        f"them by {more(information)}, after their cost."
        if months
        else "You looked into nothing, so a planner with your information is the planner without discovery."
    )
    return "\n".join(
        [
            f"- **Decision: {more(verdict.decision)}.** So much was given away, as far as you could know. "
            "Most "
            f"of it in {quarter_inner(worst + 1)}: {more(verdict.decisions[worst])}. The planner that "
            "this is "
            "measured by is good, not perfect.",
            f"- **Information: {more(information)}.** {bought}",
            f"- **Luck: {more(verdict.luck)}.** In {verdict.percentile:.0f} of 100 games with the same "
            "decisions "
            f"luck would have been worse ({SUMS} redrawn sums). It is no merit and no fault.",
        ]
    )


def quarters_table(game: KeptGame) -> Cells:
    """Quarter by quarter: given away, luck, and what happened."""
    verdict, rows = game.verdict, []
    for number, (decision, luck) in enumerate(zip(verdict.decisions, verdict.lucks, strict=True), start=1):
        bad = [one for one in events_of(mealwise(), game.played, number) if _is_blow(one)]
        rows.append(
            {
                "id": str(number),
                "quarter": quarter_title(number),
                "decision": round(decision),
                "luck": round(luck),
                "events": "; ".join(bad),
            }
        )
    columns = (
        {"key": "quarter", "label": "Quarter", "readonly": True},
        {"key": "decision", "label": "Given away", "type": "number", "readonly": True},
        {"key": "luck", "label": "Luck", "type": "number", "readonly": True},
        {"key": "events", "label": "What happened", "readonly": True, "width": 40},
    )
    label = "Quarter by quarter, thousand EUR"
    return Cells("quarters", label, columns=columns, rows=rows, sortable=False)


def _is_blow(event: str) -> bool:
    return not event.startswith(("launched", "taken back", "found", "promise kept"))


def three_table(three: Sequence[Otherwise]) -> Cells:
    """The decisions that brought or cost most, each with what could be known."""
    rows = [
        {
            "id": str(at),
            "what": f"{quarter_title(one.quarter)}: {one.what}",
            "instead": one.instead,
            "brought": round(one.brought),
            "known": one.known,
        }
        for at, one in enumerate(three, start=1)
    ]
    columns = (
        {"key": "what", "label": "You decided", "readonly": True, "width": 30},
        {"key": "instead", "label": "Otherwise", "readonly": True, "width": 16},
        {"key": "brought", "label": "It brought (thousand EUR)", "type": "number", "readonly": True},
        {"key": "known", "label": "What you could know then", "readonly": True, "width": 40},
    )
    label = f"The {in_words(len(rows))} {plural(len(rows), 'decision')} that changed most, all luck as it was"
    return Cells("three", label, columns=columns, rows=rows, sortable=False)


def gauges_said(game: KeptGame, over: bool) -> str:
    """What stands beside the money, as a list; no total of it."""
    facts, end = game.facts, game.played.states[-1]
    kept, broken = facts.promises()
    given = kept + broken + facts.open_promises
    promises = "no dates given"
    if given:
        still = f", {facts.open_promises} not due yet" if facts.open_promises else ""
        promises = f"{kept} of {counted(given, 'date')} kept, {broken} broken{still}"
    back = "no launches"
    if facts.launches:
        back = f"{facts.taken_back} of {counted(facts.launches, 'launch', 'launches')} taken back"
    trust = [
        f"employers {end.trust:.2f}",
        *(f"{whom} {end.people.trust[whom]:.2f}" for whom in (FOUNDER, SQUADS, PARENTS)),
    ]
    p = mealwise().parameters
    shares = [
        f"{100 * months / room:.0f} %" for months, room in zip(facts.discovery, facts.capacity, strict=False)
    ]
    lines = [
        f"promises: {promises}",
        f"trust, 0 to 1 (each began at {p.trust_start:g}): {listed(trust)}",
        f"debt, 0 to 1: {end.debt:.2f} (it began at {p.debt_start:g})",
        f"launches: {back}",
        f"discovery, share of the capacity by quarter: {', '.join(shares)}",
    ]
    if over:
        harm = f"{len(facts.harmful)} of the {counted(len(facts.built), 'idea')} that you built"
        lines.append(f"ideas that harm: {harm if facts.built else 'none, as you built no idea'}")
    return "**Beside the money**\n\n" + "\n".join(f"- {capital(one)}" for one in lines)


def debrief_said(said: Sequence[Said]) -> str:
    """The texts of the debrief, as they come."""
    return "\n\n".join(["**What the game says about your game**", *(one.text for one in said)])
