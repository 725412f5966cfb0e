"""What is said and drawn of a table of purposes; what is seen in it comes from `_purpose_points`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from pmkit.charts import Picture, Words, uses_chart
from pmkit.english import capital, counted, listed, plural
from pmkit.explorers import Cells
from pmkit.explorers._purpose_points import Table, fallen, spare
from pmkit.explorers._purpose_rows import OwnFields
from pmkit.explorers.law_lines import NO_ADVICE, LawLine, as_of, by_article
from pmkit.explorers.pasted import EXAMPLE_TEXT
from pmkit.methods import TextFinding
from pmkit.methods.purposes_lint import PURPOSE_ARTICLES
from pmkit.practice.markdown import escape_markdown

_MOST_NAMED = 6
_SHORT = {
    "no-basis": "no basis",
    "no-exception": "no exception",
    "contract-for-training": "contract?",
    "consent-for-bill": "consent?",
    "not-told": "not told",
    "on-by-default": "on by default",
    "employer-sees-person": "employer sees a person",
    "child": "no parent",
    "no-end": "no end",
    "no-contract": "no contract",
    "sale": "may be a sale",
    "limit": "may be limited",
}
"""The rules' names in the words of the table."""
_CALIFORNIA = {"sale": "ccpa", "limit": "cpra"}


# --- sentences
def said(table: Table, purpose: str, points: Sequence[TextFinding], californians: bool | None) -> str:
    """The finding. `californians` is None in the EU, else whether there are 100,000 of them."""
    used = table.of(purpose)
    name = escape_markdown(capital(table.purposes[purpose]))
    asked = len(table.fields) - len(table.off)
    first = f"**{name}** uses {len(used)} of {counted(asked, 'field')}"
    if used and table.knows_needs():
        unneeded = [one for one in used if one not in table.needed(purpose)]
        first += f" and works without {len(unneeded)} of them"
    if californians is not None:
        return f"{first}. {_in_california(table, points, californians)}"
    here = sum(1 for one in points if one.where in table.places(purpose))
    uses = table.live()
    consent = sum(1 for use in uses.values() if use.basis == "consent")
    said = [
        f"{first}. It has **{counted(here, 'open point')}**, the whole table {len(points)}.",
        f"Of {counted(len(uses), 'use')} {consent or 'none'} {plural(consent or 1, 'rests', 'rest')} on "
        "consent, one of six bases.",
    ]
    if spared := spare(table):
        many = counted(len(spared), "field")
        said.append(f"**{many} could go, and no purpose would fall.**")
    if not points:
        said.append("No rule objects. That is no permission: the rules don't see whether a basis holds.")
    return " ".join(said)


def in_counts(table: Table, points: Sequence[TextFinding]) -> str:
    """What may be told of a table of one's own: how much is open in it, and no name."""
    fields, purposes = counted(len(table.fields), "field"), counted(len(table.purposes), "purpose")
    return f"A table of {fields} and {purposes}: **{counted(len(points), 'open point')}**."


def _in_california(table: Table, points: Sequence[TextFinding], many: bool) -> str:
    said = [
        "California asks for no basis before: it asks you to tell people at collection, and gives them a no "
        f"at {len(points)} of {counted(len(table.live()), 'use')} here."
    ]
    sold = any(one.rule == "sale" for one in points)
    if not many:
        said.append("The law holds above a size (see below); a firm below all limits reads it as a what-if.")
    elif sold:
        said.append(
            "**With 100,000 Californians** it could hold: these count where their data are sold or shared, "
            "and this table advertises."
        )
    else:
        said.append(
            "**With 100,000 Californians** this limit is still not met: only those count whose data are "
            "bought, sold or shared, and this table hands nothing on for advertising."
        )
    return " ".join(said)


def falls_said(table: Table) -> str:
    """What falls without the fields that are off, and which could go."""
    if not table.knows_needs():
        return ""
    lacking = fallen(table)
    lines = [
        f"- **{escape_markdown(capital(table.purposes[purpose]))}** falls: it needs {_named(names)}."
        for purpose, names in lacking.items()
    ]
    spared = spare(table)
    if spared:
        could = f"{counted(len(spared), 'field')} could go and no purpose would fall: {_named(spared)}."
        lines.append(f"- {could} Move {plural(len(spared), 'it', 'them')} and look.")
    elif not lines:
        lines.append("- Each field that is asked for is needed by some purpose.")
    return "\n".join(["**What falls without it**", "", *lines])


def careful(table: Table, purpose: str) -> str:
    """How a careful reader fills the purpose: the bases that hold and when, and what should not be used."""
    lines = [
        f"- **{escape_markdown(one.name)}**: {escape_markdown(f'{one.right[purpose]}. {one.why}')}"
        for one in table.fields
        if purpose in one.right
    ]
    wrong = [
        one.name for one in table.fields if (one.name, purpose) in table.uses and purpose not in one.right
    ]
    if wrong:
        lines.append(f"- **Not at all**: {_named(wrong)}.")
    none = "- No field is used for it."
    return "\n".join(["**One careful reader**, for this invented firm", "", *(lines or [none])])


def points_said(table: Table, points: Sequence[TextFinding], law: Mapping[str, LawLine]) -> str:
    """The open points under the article that each asks about."""
    return by_article(points, {**PURPOSE_ARTICLES, **_CALIFORNIA}, law, "the whole table")


def limits(law: Mapping[str, LawLine], california: bool) -> str:
    size = law.get("ccpa-thresholds")
    more = f" California's law, {size.law}: {size.asks}" if size and california else ""
    return f"{NO_ADVICE}{more} {as_of(law)}".strip()


def read_card(own: OwnFields, example: bool) -> str:
    told = [own.problem] if own.problem else list(own.told)
    return (EXAMPLE_TEXT if example else "") + "\n".join(f"- {escape_markdown(one)}" for one in told)


def _named(names: Sequence[str]) -> str:
    shown = [escape_markdown(one) for one in names]
    return listed(shown, _MOST_NAMED)


# --- tables, cards and the chart
def short(table: Table, points: Sequence[TextFinding], name: str, purpose: str, california: bool) -> str:
    """A row's state in a few words."""
    if name in table.off:
        return "not asked for"
    if (name, purpose) not in table.live():
        return "not used"
    where = table.where(name, purpose)
    told = list(dict.fromkeys(_SHORT.get(one.rule, "look below") for one in points if one.where == where))
    if told:
        return "; ".join(told[:2])
    return "no right to a no" if california else "no\u00a0objection"


def cards(table: Table) -> dict[str, dict[str, Any]]:
    """At each field that is off, what falls without it."""
    lacking = fallen(table)
    found = {}
    for one in table.fields:
        if one.name in table.off and table.knows_needs():
            falls = [table.purposes[purpose] for purpose, names in lacking.items() if one.name in names]
            found[one.name] = {"warning": f"Falls: {listed(falls)}." if falls else "Nothing falls."}
    return found


def overview(table: Table, points: Sequence[TextFinding]) -> Cells:
    """A row per purpose."""
    lacking, rows = fallen(table), []
    for key, name in table.purposes.items():
        used = table.of(key)
        rows.append(
            {
                "id": key,
                "purpose": capital(name),
                "used": len(used),
                "spare": len([one for one in used if one not in table.needed(key)])
                if table.knows_needs()
                else None,
                "points": sum(1 for one in points if one.where in table.places(key)),
                "works": "falls" if key in lacking else "works" if used else "not pursued",
            }
        )
    columns = [
        {"key": "purpose", "label": "Purpose", "readonly": True, "width": 18},
        {"key": "used", "label": "Fields used", "type": "number", "readonly": True, "width": 7},
        {"key": "spare", "label": "Not needed", "type": "number", "readonly": True, "width": 7},
        {"key": "points", "label": "Open points", "type": "number", "readonly": True, "width": 7},
        {"key": "works", "label": "It", "readonly": True, "width": 9},
    ]
    return Cells("overview", "All purposes", columns=columns, rows=rows, stacked=False)


def picture(table: Table, points: Sequence[TextFinding], california: bool) -> Picture:
    open_state = "may be refused or limited" if california else "open point"
    states = ("nothing open here", open_state, "no longer asked for")
    asked = {one.where for one in points}
    rows = list(_states(table, asked, states))
    chart = pd.DataFrame(rows, columns=["field", "purpose", "key", "state"])
    used = len(table.live())
    marked = sum(1 for row in rows if row[3] == open_state)
    title = f"{marked} of {counted(used, 'use')} {plural(marked, 'has', 'have')} an open point"
    if california:
        title = f"People may say no to {marked} of {counted(used, 'use')}"
    told = "; ".join(
        f"{capital(table.purposes[key])}: {listed(names, _MOST_NAMED)}"
        for key in table.purposes
        if (names := [row[0] for row in rows if row[2] == key and row[3] == open_state])
    )
    words = Words(
        title,
        "A mark is a use, a small dot is none. What is open for a whole purpose stands below.",
        f"Fields by purposes. {title}. {told}".strip(),
    )
    return uses_chart(chart, words, states=states)


def _states(
    table: Table, asked: set[str], states: tuple[str, str, str]
) -> Iterator[tuple[str, str, str, str]]:
    fine, open_point, off = states
    for one in table.fields:
        for key, name in table.purposes.items():
            pair = (one.name, key)
            if pair not in table.uses:
                state = ""
            elif one.name in table.off:
                state = off
            else:
                state = open_point if table.where(*pair) in asked else fine
            yield one.name, _SHORT_PURPOSE.get(key, name), key, state


_SHORT_PURPOSE = {
    "plan": "plan",
    "fill": "fill basket",
    "bill": "bill",
    "improve": "improve",
    "report": "report",
    "advertise": "advertise",
    "research": "research",
}
