"""What for: which field of personal data is used for which purpose, on which basis, and what falls without.

A purpose is chosen, and its fields are filled in; the chart shows all of them at once. The rules are those of
`pmkit.methods.purposes_lint`; they see cells of a table, never whether a basis holds. There is no score.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from pmkit.english import capital
from pmkit.explorers import (
    Cells,
    Choice,
    Control,
    Explorer,
    Form,
    Number,
    Pasted,
    Places,
    Result,
    Text,
    Tick,
    Values,
    picked,
    value_at,
)
from pmkit.explorers import _purpose_words as words
from pmkit.explorers._purpose_points import Table, californian, open_points
from pmkit.explorers._purpose_rows import (
    UNDECIDED,
    USE_KEYS,
    About,
    DataField,
    Use,
    fields_in,
    read_own,
)
from pmkit.explorers.explorer import Seen
from pmkit.explorers.law_lines import LawLine
from pmkit.explorers.readable import Block
from pmkit.methods.purposes_lint import BASES, PURPOSES

LAWS = {"eu": "in the EU (GDPR)", "california": "in California"}
_OFF, _ON = "off", "on"
_HELP = (
    "Columns: field and purposes (semicolons between several); if you have them basis (one, or one for each "
    "purpose), who sees it, how long, kind (health, belief, child), exception (of Art. 9), needed for. Paste "
    "names of fields, never what stands in them."
)


class Purposes(Explorer):
    """Choose a purpose, fill in its fields, switch fields off; read the table in the EU or in California.

    `frame` is the case's table of fields. `draft` holds the uses that one begins with, by field and purpose,
    `about` what is true of a whole purpose, `people` how many the data are of, `law` the lines of law by id.
    With a `sample` one's own table is pasted instead, and stays on the computer.
    """

    layout = (
        "data",
        "read",
        "form",
        "sentence",
        "rows",
        "about",
        "key",
        "asked",
        "falls",
        "chart",
        "overview",
        "points",
        "limits",
    )
    taken_along = ("sentence", "chart", "overview", "falls", "points", "limits")
    only_to_fill_in = frozenset({"says"})
    title = "What for"

    def __init__(
        self,
        frame: pd.DataFrame | None = None,
        *,
        units: Mapping[str, str] | None = None,
        draft: Mapping[tuple[str, str], Use] | None = None,
        about: Mapping[str, About] | None = None,
        people: int = 0,
        law: Mapping[str, LawLine] | None = None,
        sample: str = "",
    ) -> None:
        super().__init__(frame, units=units)
        self.about, self.people, self.law, self.sample = dict(about or {}), people, dict(law or {}), sample
        self.given = fields_in(frame, draft or {}) if frame is not None else ()

    def _fields(self, values: Values) -> tuple[tuple[DataField, ...], dict[str, str]]:
        """The fields, and the purposes by key."""
        if not self.sample:
            return self.given, dict(PURPOSES)
        pasted = values.get("fields")
        own = read_own(pasted if isinstance(pasted, str) else self.sample)
        return own.fields, dict(own.purposes)

    def readable(self, seen: Seen) -> tuple[Block, ...]:
        """Of one's own fields only how many points are open is taken along: what was pasted stays here."""
        if self.sample:
            hidden = {*seen.result.hidden, "chart", "overview", "falls", "points"}
            seen = replace(seen, result=replace(seen.result, hidden=hidden))
        return super().readable(seen)

    # --- what can be changed
    def controls(self, values: Values) -> Sequence[Control]:
        fields, purposes = self._fields(values)
        pasted = Pasted("fields", "Your fields", start=self.sample, help=_HELP)
        data = [Form("data", (pasted,), label="Your own data")] if self.sample else []
        if not purposes:
            return tuple(data)
        purpose = picked(values, "purpose", purposes)
        shown = _shown(fields, purpose, values)
        table = [self._rows(purpose, shown)] if shown else []
        return (
            *data,
            self._form(purposes),
            *table,
            self._about(purpose, purposes[purpose]),
            _asked(fields),
        )

    def _form(self, purposes: Mapping[str, str]) -> Form:
        named = {key: capital(name) for key, name in purposes.items()}
        people = Number(
            "people",
            "People whose data these are",
            start=self.people,
            min=0,
            max=1_000_000_000,
        )
        key = [] if self.sample else [Tick("key", "Show how a careful reader fills this purpose")]
        fields = (
            Choice("purpose", "Purpose", options=named, picked_on="chart"),
            Choice("law", "Read it", options=LAWS),
            Tick("everything", "Show the fields that it does not use too"),
            *key,
            people,
            Tick("assessed", "An impact assessment was made"),
            Tick("parent", "A parent is asked for a child"),
            Tick("californians", "What if we had 100,000 Californians?"),
        )
        return Form("form", fields, label="What is looked at")

    def _rows(self, purpose: str, fields: Sequence[DataField]) -> Cells:
        rows = [
            {
                "id": one.name,
                "field": one.name,
                **{key: getattr(one.uses.get(purpose, Use()), key) for key in USE_KEYS},
            }
            for one in fields
        ]
        return Cells(
            "rows",
            "Fields of this purpose",
            columns=_COLUMNS,
            rows=rows,
            keys=USE_KEYS,
            sortable=False,
            stacked=True,
            at=("uses", purpose),
        )

    def _about(self, purpose: str, name: str) -> Form:
        start, own = self.about.get(purpose, About()), bool(self.sample)
        fields = (
            Tick("told", "People are told this purpose", start=start.told, at=("about", purpose, "told")),
            Tick("on", "It is on by default", start=start.on, at=("about", purpose, "on")),
            Tick(
                "shared",
                "Its consent is the one yes at sign-up",
                start=start.shared,
                at=("about", purpose, "shared"),
            ),
            Text(
                "firm",
                "A firm that handles the data for you",
                start=start.firm,
                stays=own,
                at=("about", purpose, "firm"),
            ),
            Tick(
                "contract",
                "It has a contract that says how",
                start=start.contract,
                at=("about", purpose, "contract"),
            ),
        )
        return Form("about", fields, label=f"All of: {name}")

    # --- what is seen
    def result(self, values: Values) -> Result:
        fields, purposes = self._fields(values)
        read = (
            words.read_card(read_own(values["fields"]), values["fields"] == self.sample)
            if self.sample
            else ""
        )
        if not purposes:
            return Result(sentence="No table of fields yet.", says={"read": read})
        off = frozenset(values["asked"][_OFF])
        table = Table(
            fields=fields,
            purposes=purposes,
            uses=self._uses(fields, purposes, values),
            about={key: self._about_of(key, values) for key in purposes},
            off=off,
            parent=values["parent"],
            people=float(values["people"]),
            assessed=values["assessed"],
        )
        california = values["law"] == "california"
        points = californian(table) if california else open_points(table)
        purpose = values["purpose"]
        has_rows = bool(_shown(fields, purpose, values))
        shown = [one.name for one in _shown(fields, purpose, values)]
        short = [words.short(table, points, name, purpose, california) for name in shown]
        return Result(
            sentence=words.said(table, purpose, points, values["californians"] if california else None),
            summary=words.in_counts(table, points) if self.sample else "",
            charts={"chart": words.picture(table, points, california)},
            says={
                **({"read": read} if read else {}),
                "key": words.careful(table, purpose) if values.get("key") and not self.sample else "",
                "falls": words.falls_said(table),
                "points": words.points_said(table, points, self.law),
                "limits": words.limits(self.law, california),
            },
            tables={"overview": words.overview(table, points)},
            computed={"rows": {"says": short}} if has_rows else {},
            cards={"asked": words.cards(table)},
            hidden={"californians"} if not california else {"assessed"},
        )

    def _uses(
        self, fields: Sequence[DataField], purposes: Mapping[str, str], values: Values
    ) -> dict[tuple[str, str], Use]:
        """Every use that has a basis, with what was changed, of the fields that are still asked for."""
        found = {}
        for purpose in purposes:
            cells = self._rows(purpose, fields)
            for row in cells.filled(cells.clean(value_at(values, cells.path))):
                use = _use(row)
                if use.basis:
                    found[row["id"], purpose] = use
        return found

    def _about_of(self, purpose: str, values: Values) -> About:
        of = About()
        for one in self._about(purpose, "").inputs():
            kept = value_at(values, one.path)
            of = replace(of, **{one.key: one.first() if kept is None else one.clean(kept)})
        return replace(of, firm=" ".join(of.firm.split()))


def _use(row: Mapping[str, Any]) -> Use:
    texts = {key: " ".join(str(row[key]).split()) if row[key] is not None else "" for key in USE_KEYS}
    return Use(**texts)


def _shown(fields: Sequence[DataField], purpose: str, values: Values) -> list[DataField]:
    """The fields that the purpose used at first or uses now; all of them where that is asked."""
    now = value_at(values, ("uses", purpose))
    now = now if isinstance(now, Mapping) else {}

    def used(one: DataField) -> bool:
        cells = now.get(one.name)
        return purpose in one.uses or (isinstance(cells, Mapping) and bool(cells.get("basis")))

    return [one for one in fields if values.get("everything") or used(one)]


def _asked(fields: Sequence[DataField]) -> Places:
    cards = [
        {"id": one.name, "title": one.name, "detail": one.example and f"such as {one.example}", "column": _ON}
        for one in fields
    ]
    columns = {_OFF: "Not asked for", _ON: "Asked for"}
    return Places("asked", "What people are asked for", columns=columns, cards=cards)


_BASIS_OPTIONS = [
    {"value": UNDECIDED, "label": "used, no basis yet"},
    *({"value": one, "label": one} for one in BASES),
]
_COLUMNS: list[dict[str, Any]] = [
    {"key": "field", "label": "Field", "readonly": True, "width": 14},
    {
        "key": "basis",
        "label": "Basis (empty: not used)",
        "type": "choice",
        "options": _BASIS_OPTIONS,
        "width": 13,
    },
    {
        "key": "exception",
        "label": "Exception of Art. 9",
        "type": "choice",
        "options": ["explicit consent", "another one"],
        "width": 11,
    },
    {"key": "sees", "label": "Who sees it", "width": 15},
    {"key": "keeps", "label": "Until when", "width": 15},
    {"key": "says", "label": "Checker", "readonly": True, "width": 12},
]
