"""An evidence ledger in the place of a radar: a blind rating first, then what shows it and who could check.

The table has `skill`, `family`, `level_1` to `level_4`, `typical_evidence` and `words` (by which an advert
asks for it). The difference is shown, never a score. The rules are those of `pmkit.methods.evidence_lint`.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from pmkit.english import shortened, spoken_day
from pmkit.explorers import (
    Button,
    Cells,
    Choice,
    Control,
    Explorer,
    Form,
    Pasted,
    Result,
    Text,
    Values,
    picked,
)
from pmkit.explorers._advert_counts import find_hits
from pmkit.explorers._ledger_rows import LEVELS, Entry, entries_in, gaps_of, linted, skills_in
from pmkit.explorers._ledger_views import (
    FIELDS,
    STUDIES,
    blind_said,
    cover_said,
    ledger_said,
    named_errors,
    page,
    picture,
    points,
    table,
)
from pmkit.explorers.state import value_at, with_value
from pmkit.methods import lint_ledger
from pmkit.practice.markdown import escape_markdown

RATINGS = {
    "0": "not yet",
    "1": "1: can talk about it",
    "2": "2: has done it with help",
    "3": "3: has done it alone",
    "4": "4: has changed how others do it",
}
NONE, PASTED = "", "pasted"
_AFTERWARDS = ("chart", "entry", "advert", "named", "table", "studies")
_COUNTED = (
    "Put it into your own words. Confidential work is described, not shown. With team work say which part "
    "was yours."
)


class EvidenceLedger(Explorer):
    """Rate all skills, then give each a claim, evidence, somebody who could check, and a day.

    `adverts` has `id`, `title` and `text`; `today` is the day on which the ledger is read; `made` are the
    learner's own pieces of work, title and day, which are offered as evidence.
    """

    layout = (
        "rating",
        "start",
        "sentence",
        "chart",
        "entry",
        "level",
        "points",
        "advert",
        "cover",
        "named",
        "table",
        "page",
        "studies",
    )
    taken_along = ("page",)
    title = "Evidence ledger"

    def __init__(
        self,
        frame: pd.DataFrame,
        *,
        units: Mapping[str, str] | None = None,
        today: str,
        adverts: pd.DataFrame | None = None,
        made: Sequence[tuple[str, Any]] = (),
    ) -> None:
        super().__init__(frame, units=units)
        self.skills = skills_in(frame)
        self.by_name = {one.name: one for one in self.skills}
        self.today = date.fromisoformat(today)
        rows = [] if adverts is None else adverts.to_dict("records")
        self.adverts = {str(row["id"]): (str(row["title"]), str(row["text"])) for row in rows}
        self.made = {f"{title}, {_said_day(day)}".rstrip(", "): (title, _day(day)) for title, day in made}

    # --- what can be changed
    def controls(self, values: Values) -> Sequence[Control]:
        opened = _opened(values)
        again = Button("start", "Rate again", lambda _: {"opened": False})
        on = Button("start", "Go on to the evidence", self._open, main=True)
        return (
            self._rating(),
            Form("start", (again if opened else on,), label="Blind first"),
            Form("entry", self._entry(values), label="One skill"),
            Form("advert", self._advert(values), label="One advert"),
            Form("named", self._named(), label="What follows"),
        )

    def _open(self, values: Values) -> Values:
        rated = any(one.rated is not None for one in entries_in(values, self.skills))
        return {"opened": True} if rated else {}

    def _rating(self) -> Cells:
        options = [{"value": key, "label": name} for key, name in RATINGS.items()]
        columns: list[dict[str, Any]] = [
            {"key": "skill", "label": "Skill", "readonly": True, "width": 24},
            {"key": "rated", "label": "Without looking: your level", "type": "choice", "options": options},
        ]
        rows = [{"id": one.name, "skill": one.name, "rated": None} for one in self.skills]
        label = "Blind self-rating"
        return Cells(
            "rating", label, columns=columns, rows=rows, keys=("rated",), sortable=False, stacked=False
        )

    def _entry(self, values: Values) -> tuple[Choice | Text | Button, ...]:
        name = picked(values, "skill", list(self.by_name))
        skill = self.by_name[name]

        def at(key: str) -> tuple[str, str, str]:
            return ("entries", name, key)

        levels = {"": "not said yet", **dict(zip(LEVELS, map(_numbered, LEVELS, skill.levels), strict=True))}
        fields: list[Choice | Text | Button] = [
            Choice("skill", "Skill", options={one: one for one in self.by_name}),
            Text(
                "claim", "You claim", at=at("claim"), wide=True, stays=True, help="What can you do? One line."
            ),
            Text(
                "evidence", "What shows it", at=at("evidence"), rows=2, wide=True, stays=True, help=_COUNTED
            ),
            Text("who", "Who could check it", at=at("who"), stays=True, help="Names are not taken along."),
            Text("on", "When", at=at("on"), help="A day or a month: March 2027."),
            Choice("level", "It shows level", at=at("level"), options=levels, radio=True),
        ]
        if self.made:
            offered = {"": "choose one", **{key: key for key in self.made}}
            fields += [
                Choice("made", "From your work in this course", options=offered),
                Button("take", "Put it in as evidence", self._take),
            ]
        return tuple(fields)

    def _take(self, values: Values) -> Values:
        """The chosen piece of work as evidence of the skill in sight, after what stands there."""
        if values.get("made") not in self.made:
            return {}
        title, day = self.made[values["made"]]
        path = ("entries", values["skill"])
        told = value_at(values, (*path, "evidence"))
        line = f"{title} (page of my portfolio of this course)"
        before = told.strip() if isinstance(told, str) else ""
        changed = before if line in before else "; ".join(filter(None, [before, line]))
        new = with_value(values, (*path, "evidence"), changed)
        if day and not value_at(values, (*path, "on")):
            new = with_value(new, (*path, "on"), day)
        return {"entries": new["entries"], "made": ""}

    def _advert(self, values: Values) -> tuple[Choice | Pasted, ...]:
        titles = {id: shortened(f"{id} {title}", 60) for id, (title, _) in self.adverts.items()}
        options = {NONE: "none", PASTED: "one that I paste", **titles}
        choose = Choice("advert", "An advert to lay beside it", options=options)
        if picked(values, "advert", options) != PASTED:
            return (choose,)
        return (choose, Pasted("pasted", "The advert", rows=6, help="Its words are looked through, no more."))

    def _named(self) -> tuple[Choice, ...]:
        options = {NONE: "not named yet", **{one: one for one in self.by_name}}
        return (
            Choice(
                "gap_1",
                "My first gap",
                options=options,
                help="The plan of ninety days begins with these two.",
            ),
            Choice("gap_2", "My second gap", options=options),
            Choice(
                "surplus", "My surplus", options=options, help="You can show it, and the advert does not ask."
            ),
        )

    # --- what is seen
    def result(self, values: Values) -> Result:
        entries = entries_in(values, self.skills)
        if not _opened(values):
            said = blind_said(entries)
            return Result(sentence=said, says={"page": page(entries, values)}, hidden=frozenset(_AFTERWARDS))
        title, asked = self._asked(values)
        found = lint_ledger(linted(entries), today=self.today)
        weak = {each.where for each in found if each.rule in ("quality", "not-yet")}
        gaps = gaps_of(entries, self.today, list(asked), weak)
        unchecked = sum(each.rule == "nobody-else" for each in found)
        drawn = picture(gaps)
        one = next(each for each in entries if each.skill.name == values["skill"])
        errors = {FIELDS[each.rule]: each.text for each in found if each.where == one.skill.name}
        return Result(
            sentence=ledger_said(gaps, unchecked),
            charts={} if drawn is None else {"chart": drawn},
            says={
                "level": _level_said(one, bool(self.made)),
                "points": points(found, entries),
                "cover": cover_said(title, gaps, asked) if title else "",
                "page": page(entries, values),
                "studies": STUDIES,
            },
            tables={"table": table(entries, gaps, asked)},
            errors=errors | ({"on": one.on_problem} if one.on_problem else {}) | named_errors(values, gaps),
            hidden=frozenset({"rating"}) | (frozenset({"chart"}) if drawn is None else frozenset()),
        )

    def _asked(self, values: Values) -> tuple[str, dict[str, tuple[str, ...]]]:
        """The title of the chosen advert ("" for none), and the words in it for each skill that has any."""
        chosen = values["advert"]
        if chosen in self.adverts:
            title, text = self.adverts[chosen]
        else:
            text = str(values.get("pasted") or "").strip() if chosen == PASTED else ""
            title = "The advert that you pasted" if text else ""
        if not text:
            return "", {}
        hits = {one.name: find_hits((("one", "", f"{title}. {text}"),), one.words) for one in self.skills}
        return title, {name: found["one"] for name, found in hits.items() if found}


def _opened(values: Values) -> bool:
    return values.get("opened") is True


def _numbered(level: str, told: str) -> str:
    return f"{level}: {told}"


def _level_said(one: Entry, offered: bool) -> str:
    """What could be shown for the skill in sight, and where pieces of work would be offered."""
    said = f"What others show for it: {escape_markdown(one.skill.typical)}."
    return (
        said if offered else f"{said} What you make in this course is offered here as evidence, with its day."
    )


def _day(day: Any) -> str:
    return "" if day is None or day == "" else pd.Timestamp(day).date().isoformat()


def _said_day(day: Any) -> str:
    return spoken_day(date.fromisoformat(_day(day))) if _day(day) else ""
