"""What is said of a game in several places: quarters, policies, money, and what was decided."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pmkit.cases import people
from pmkit.english import capital, counted, listed, shortened, signed
from pmkit.explorers._quarter_moment import quarter_name
from pmkit.practice.markdown import escape_markdown
from pmkit.simulator.letters import CHANCE, DATE, REASON, SILENCE
from pmkit.simulator.log import Entry, Replay
from pmkit.simulator.quarter import Game
from pmkit.simulator.state import NEVER, Decisions

_SHOWN = 4
POLICY_NAMES = {
    "do nothing": "No new work",
    "random": "By chance",
    "loudest voice": "Loudest voice first",
    "RICE": "By RICE",
    "exact planner": "Planner without discovery",
    "careful mix": "Thoughtful person",
    "exact planner with discovery": "Planner with 2 months of discovery",
    "oracle": "Who knows the truth",
}
"""The policies as they are called where they are shown."""
ANSWER_NAMES = {
    DATE: "a date",
    CHANCE: "a date with a chance",
    REASON: "no, with a reason",
    SILENCE: "no answer",
}


def quarter_title(number: int) -> str:
    """“Quarter 3 (Q2 2027)”."""
    return f"Quarter {number} ({quarter_name(number)})"


def quarter_inner(number: int) -> str:
    """The same within a sentence."""
    return f"quarter {number} ({quarter_name(number)})"


def money(thousands: float) -> str:
    """An amount with its unit: 1,204 thousand EUR, −35 thousand EUR."""
    whole = round(thousands)
    return f"{abs(whole):,} thousand EUR" if whole >= 0 else f"−{-whole:,} thousand EUR"


def percent(share: float) -> str:
    """A share that may be below nothing: −55 %."""
    return f"{100 * share:.0f} %".replace("-", "−")


def more(thousands: float) -> str:
    """A difference with its sign and unit."""
    return f"{signed(thousands, 0)} thousand EUR"


def title_of(game: Game, item: int) -> str:
    """The title of an idea, as Markdown."""
    return f"“{escape_markdown(game.ideas.titles[item])}”"


def titles_of(game: Game, items: Any, most: int = 0) -> str:
    """Titles in a sentence."""
    return listed([title_of(game, int(one)) for one in items], most)


@cache
def _names() -> dict[str, str]:
    table = people()
    return dict(zip(table["id"], table["name"], strict=True))


def person_name(id: str) -> str:
    """Who writes a letter."""
    return _names().get(id, {"rival": "A rival", "bank": "Mealwise's bank"}.get(id, capital(id)))


def decided_said(game: Game, played: Replay, number: int) -> str:
    """What was decided in a quarter, as Markdown."""
    decided, state = played.decided[number - 1], played.states[number - 1]
    open_ones = [one for one in dict.fromkeys(decided.order) if state.done[one] == 0 and state.seen[one]]
    said = [f"First in your order: {titles_of(game, open_ones[:_SHOWN])}." if open_ones else "No order."]
    looked = [f"{counted(months, 'month')} in *{theme}*" for theme, months in decided.discovery.items()]
    said.append(f"Discovery: {listed(looked)}." if looked else "No discovery.")
    said.append(f"Work on debt: {counted(decided.debt, 'month')}." if decided.debt else "No work on debt.")
    said.append("Launches staged." if decided.staged else "Launches for everybody at once.")
    said.append(line_said(decided))
    said += _rarer(game, decided)
    return " ".join(said)


def line_said(decided: Decisions) -> str:
    """The line for taking back."""
    if decided.below <= NEVER + 1:
        return "Nothing is taken back."
    return f"Taken back if believed below {100 * decided.below:.0f} % of the printed worth."


def _rarer(game: Game, decided: Decisions) -> list[str]:
    said = []
    if decided.promises:
        dates = [f"{title_of(game, item)} by {quarter_name(due)}" for item, due in decided.promises.items()]
        said.append(f"Promised: {listed(dates)}.")
    if decided.hire:
        said.append(f"Hired: {counted(decided.hire, 'person', 'people')}.")
    if decided.price is not None:
        said.append(f"Price: {decided.price:.2f} EUR.")
    if decided.test_price:
        said.append("The price is tested.")
    return said


def letters_said(game: Game, played: Replay, number: int) -> str:
    """The letters of a quarter with the answers that were given, as a list in Markdown."""
    decided, state = played.decided[number - 1], played.states[number - 1]
    lines = []
    for letter in game.post(played.world, state):
        answer = "" if letter.is_news else ANSWER_NAMES[decided.answers.get(letter.id, SILENCE)]
        told = f" You: {answer}." if answer else ""
        text = escape_markdown(letter.text)
        lines.append(f"- {escape_markdown(person_name(letter.person))}: “{text}”{told}")
    return "\n".join(lines)


def events_of(game: Game, played: Replay, number: int) -> list[str]:
    """What happened in a quarter, a few words each, as plain text."""
    report = played.reports[number - 1]
    titles, found = game.ideas.titles, list[str]()
    found += [f"launched: {titles[one]}" for one in report.launched]
    found += [f"taken back: {titles[one]}" for one in report.taken_back]
    found += [f"found by discovery: {titles[one]}" for one in report.found]
    found += [f"promise kept: {titles[one]}" for one in report.kept]
    found += [f"promise broken: {titles[one]}" for one in report.broken]
    found += [f"{name} left" for name in report.accounts_lost]
    parts = {"dead baskets": "baskets are dead", "break-in": "break-in", "faults": "fault in a launch"}
    found += [f"{words} ({more(report.parts[key])})" for key, words in parts.items() if report.parts[key] < 0]
    if report.incident:
        found.append(f"incident ({more(report.parts['incident'])})")
    if report.somebody_left:
        found.append("an engineer leaves")
    return found


def events_said(game: Game, played: Replay, number: int) -> str:
    """What happened in a quarter, in a sentence, as Markdown."""
    groups = dict[str, list[str]]()
    for event in events_of(game, played, number):
        kind, colon, rest = event.partition(": ")
        groups.setdefault(kind if colon else "", []).append(escape_markdown(rest or event))
    alone = groups.pop("", [])
    told = [f"{kind}: {listed(names)}" for kind, names in groups.items()]
    return "; ".join([*told, *alone]) or "nothing out of the ordinary"


def raw_quarter(game: Game, number: int, entry: Entry) -> str:
    """A quarter of a log that was played by other rules: what was decided and why, as Markdown."""
    titles = dict(zip(game.ideas.ids, game.ideas.titles, strict=True))
    given = entry.decisions if isinstance(entry.decisions, Mapping) else {}
    said = [f"**Quarter {number}.**"]
    order = given.get("order")
    if isinstance(order, list) and order:
        names = [escape_markdown(titles.get(str(one), shortened(str(one), 40))) for one in order[:_SHOWN]]
        said.append(f"First in your order: {listed(names)}.")
    for key, value in given.items():
        if key != "order" and value not in (None, {}, [], False, 0):
            said.append(
                f"{escape_markdown(shortened(str(key), 30))}: {escape_markdown(shortened(str(value), 80))}."
            )
    if entry.because.strip():
        said.append(f"You wrote: “{escape_markdown(shortened(entry.because, 400))}”")
    return " ".join(said)
