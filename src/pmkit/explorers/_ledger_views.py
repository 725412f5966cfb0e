"""What is seen of an evidence ledger: claims against evidence, an advert against both, and a page to show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from pmkit.charts.ledger import ledger_chart
from pmkit.charts.picture import Picture
from pmkit.english import capital, counted, in_words, listed, plural
from pmkit.explorers import Cells
from pmkit.explorers._ledger_rows import Entry
from pmkit.methods import TextFinding
from pmkit.practice.markdown import escape_markdown

_STATES = {
    "shown": "shown",
    "claimed": "rated, nothing shown",
    "open": "open",
    "surplus": "shown, this advert does not ask for it",
}
FIELDS = {
    "no-evidence": "evidence",
    "quality": "evidence",
    "team": "evidence",
    "no-claim": "claim",
    "nobody-else": "who",
    "no-day": "on",
    "not-yet": "on",
    "old": "on",
}
"""At which field a rule of `pmkit.methods.lint_ledger` speaks."""
_TABLE = (
    {"key": "skill", "label": "Skill", "readonly": True, "width": 18},
    {"key": "family", "label": "Part of", "readonly": True, "width": 10},
    {"key": "rated", "label": "Rated", "readonly": True, "width": 7},
    {"key": "shown", "label": "Shown", "readonly": True, "width": 7},
    {"key": "apart", "label": "Difference", "readonly": True, "width": 18},
    {"key": "months", "label": "Age (months)", "type": "number", "readonly": True},
    {"key": "state", "label": "So", "readonly": True, "width": 18},
    {"key": "asked", "label": "The advert's words", "readonly": True, "width": 16},
)


def apart_words(apart: float) -> str:
    """A difference of levels: rated minus shown."""
    if apart != apart:
        return ""
    levels = counted(abs(int(apart)), "level")
    return "as rated" if not apart else f"rated {levels} higher" if apart > 0 else f"shown {levels} higher"


def blind_said(entries: Sequence[Entry]) -> str:
    """How far the rating is, before any evidence."""
    rated = sum(one.rated is not None for one in entries)
    all_of = counted(len(entries), "skill")
    if not rated:
        return (
            f"First rate yourself in these {all_of}, quickly and alone, before you look for evidence. Then "
            "you will see what you can show for it."
        )
    return (
        f"You have rated {rated} of {all_of}. Leave out what you can't rate, and go on to the evidence "
        "when you like."
    )


def ledger_said(gaps: pd.DataFrame, unchecked: int) -> str:
    """How many claims have evidence, and where rating and evidence are furthest apart, both ways."""
    claimed = gaps[gaps["rated"].fillna(0) > 0]
    with_evidence = int(claimed["shown"].notna().sum())
    if claimed.empty:
        said = "You rated yourself in no skill so far."
    else:
        said = (
            f"You rated yourself in **{counted(len(claimed), 'skill')}**, and **{with_evidence}** of them "
            f"{plural(with_evidence, 'has', 'have')} evidence."
        )
    if unchecked:
        said += (
            f" {counted(unchecked, 'line')} {plural(unchecked, 'names', 'name')} nobody else who could check."
        )
    known = gaps[gaps["apart"].notna()]
    over, under = known[known["apart"] > 0], known[known["apart"] < 0]
    if len(over):
        one = over.iloc[int(over["apart"].to_numpy().argmax())]
        said += (
            f" Rated higher than shown: **{one['skill']}**, {int(one['rated'])} against {int(one['shown'])}."
        )
    if len(under):
        one = under.iloc[int(under["apart"].to_numpy().argmin())]
        said += (
            f" Shown higher than rated: **{one['skill']}**, {int(one['shown'])} against {int(one['rated'])}. "
            "That is a claim which you could make."
        )
    silent = gaps[gaps["rated"].isna() & gaps["shown"].notna()]
    if len(silent):
        said += f" Evidence without a rating: {listed(list(silent['skill']), 3)}."
    return said


STUDIES = (
    "Over 55 studies such ratings and measured ability went together by r = .29 on average (Mabe and West, "
    "1982)."
)
"""What was found on ratings of oneself: said after the rating, since the lesson asks for a guess first."""


def picture(gaps: pd.DataFrame) -> Picture | None:
    """Rated and shown level of each skill of which anything is said; None where nothing is."""
    there = gaps[gaps["rated"].notna() | gaps["shown"].notna()]
    if there.empty:
        return None
    words = [
        apart_words(row["apart"]) or ("nothing shown" if pd.isna(row["shown"]) else "not rated")
        for row in there.to_dict("records")
    ]
    bare = int((there["shown"].isna()).sum())
    title = f"{bare} of {counted(len(there), 'skill')} {plural(bare, 'has', 'have')} nothing to show"
    if bare in (0, len(there)):
        title = "Something is shown for each skill" if not bare else "Nothing is shown yet"
    note = "Ring: your rating before any evidence. Square: the level that your evidence shows."
    return ledger_chart(there.assign(words=words), title=title, subtitle=note)


def table(entries: Sequence[Entry], gaps: pd.DataFrame, asked: Mapping[str, Sequence[str]]) -> Cells:
    """All skills with what follows for each."""
    rows = []
    for one, row in zip(entries, gaps.to_dict("records"), strict=True):
        rows.append(
            {
                "id": one.skill.name,
                "skill": one.skill.name,
                "family": one.skill.family,
                "rated": "" if one.rated is None else str(one.rated or "not yet"),
                "shown": "" if pd.isna(row["shown"]) else str(int(row["shown"])),
                "apart": apart_words(float(row["apart"])),
                "months": None if pd.isna(row["months"]) or pd.isna(row["shown"]) else int(row["months"]),
                "state": _STATES[row["state"]],
                "asked": ", ".join(asked.get(one.skill.name, ())),
            }
        )
    return Cells("table", "All skills", columns=_TABLE, rows=rows, stacked=False)


def points(found: Sequence[TextFinding], entries: Sequence[Entry]) -> str:
    """What the rules ask of each skill, as a Markdown list."""
    lines = []
    for one in entries:
        said = [finding.text for finding in found if finding.where == one.skill.name]
        said += [one.on_problem] if one.on_problem else []
        if one.evidence and one.level is None:
            said.append("Which level does it show?")
        if one.level is not None and not one.evidence:
            said.append(f"Level {one.level} is chosen, and nothing stands as evidence.")
        if said:
            lines.append(f"- **{escape_markdown(one.skill.name)}**: {escape_markdown(' '.join(said))}")
    return "\n".join(["**Questions to your ledger**", "", *lines]) if lines else ""


def cover_said(title: str, gaps: pd.DataFrame, asked: Mapping[str, Sequence[str]]) -> str:
    """Of the skills for which an advert has words: shown, rated only, open; and what is shown beyond them."""
    name = escape_markdown(title)
    if not asked:
        return f"**{name}** has no word for any of these skills. Read it yourself: words are crude."
    wanted = gaps[gaps["asked"]]
    groups = {
        "you can show": wanted[wanted["shown"].notna()],
        "you rated yourself and show nothing for": wanted[wanted["state"] == "claimed"],
        "open are": wanted[wanted["state"] == "open"],
    }
    said = [f"**{name}** has words for {counted(len(wanted), 'skill')} of {len(gaps)}."]
    said += [
        f"{capital(how)} {in_words(len(part))}: {listed([escape_markdown(one) for one in part['skill']])}."
        for how, part in groups.items()
        if len(part)
    ]
    more = gaps[gaps["state"] == "surplus"]
    if len(more):
        said.append(f"Shown and not asked for: {listed([escape_markdown(one) for one in more['skill']])}.")
    said.append("Words are crude, and an advert is a wish: ask which three of these they really need.")
    return " ".join(said)


def named_errors(values: Mapping[str, Any], gaps: pd.DataFrame) -> dict[str, str]:
    """A sentence at a gap that is none, and at a surplus that is none."""
    rows = {str(row["skill"]): row for row in gaps.to_dict("records")}
    errors = {}
    for key in ("gap_1", "gap_2"):
        row = rows.get(values[key])
        if row and pd.notna(row["shown"]) and not row["apart"] > 0:
            errors[key] = f"You show level {int(row['shown'])} for it. Is that a gap?"
    if values["gap_1"] and values["gap_1"] == values["gap_2"]:
        errors["gap_2"] = "That is the first gap again. Name another one."
    surplus = rows.get(values["surplus"])
    if surplus and pd.isna(surplus["shown"]):
        errors["surplus"] = "Nothing is shown for it yet. A surplus is what you can show."
    elif surplus and surplus["asked"]:
        errors["surplus"] = "The chosen advert has words for it, so it is no surplus there."
    return errors


def page(entries: Sequence[Entry], values: Mapping[str, Any]) -> str:
    """What can be shown, to be taken along: without the self-rating and without the names of others."""
    lines = [_line(one) for one in entries if one.evidence]
    gaps = [escape_markdown(values[key]) for key in ("gap_1", "gap_2") if values[key]]
    parts = ["\n".join(["**What I can show**", "", *lines])] if lines else ["Nothing is shown here yet."]
    parts += [f"**What I work on**: {listed(list(dict.fromkeys(gaps)))}"] if gaps else []
    return "\n\n".join(parts)


def _line(one: Entry) -> str:
    level = (
        "" if one.level is None else f", level {one.level} ({one.skill.levels[one.level - 1].rstrip('.')})"
    )
    said = f"- **{escape_markdown(one.skill.name)}**{escape_markdown(level)}: "
    said += f"{escape_markdown(one.claim.rstrip('.'))}. " if one.claim else ""
    said += f"Evidence: {escape_markdown(one.evidence.rstrip('.'))}"
    said += f", {_month(one.on)}." if one.on else "."
    return said + (" Somebody else could check it." if one.who else "")


def _month(day: date) -> str:
    return f"{day:%B %Y}"
