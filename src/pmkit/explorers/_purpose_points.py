"""What the rules see of a table of purposes, what falls without a field, and where California gives a no."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from pmkit.explorers._purpose_rows import About, DataField, Use, uses_table
from pmkit.methods import TextFinding, features_without, lint_purposes
from pmkit.methods.purposes_lint import PURPOSES

SERVICE = ("plan", "fill", "bill")
"""What people came for: the right to limit the use of sensitive data leaves this alone."""


@dataclass(frozen=True)
class Table:
    """All that the rules look at. `off` are fields that are no longer asked for; `uses` has them too."""

    fields: tuple[DataField, ...]
    purposes: Mapping[str, str]
    uses: Mapping[tuple[str, str], Use]
    about: Mapping[str, About]
    off: frozenset[str]
    parent: bool
    people: float
    assessed: bool

    def live(self) -> dict[tuple[str, str], Use]:
        """The uses of fields that are asked for."""
        return {pair: use for pair, use in self.uses.items() if pair[0] not in self.off}

    def of(self, purpose: str) -> list[str]:
        """The fields that a purpose uses."""
        return [name for name, one in self.live() if one == purpose]

    def where(self, name: str, purpose: str) -> str:
        """How a finding names a use."""
        return f"{name}: {self.purposes[purpose]}"

    def whole(self, purpose: str) -> str:
        """How a finding names all uses of a purpose."""
        return f"All of: {self.purposes[purpose]}"

    def places(self, purpose: str) -> set[str]:
        """All that findings about a purpose are called."""
        return {self.whole(purpose), *(self.where(name, purpose) for name in self.of(purpose))}

    def needed(self, purpose: str) -> list[str]:
        return [one.name for one in self.fields if purpose in (one.needed or ())]

    def knows_needs(self) -> bool:
        return any(one.needed is not None for one in self.fields)


def open_points(table: Table) -> list[TextFinding]:
    """What the rules of the EU's regulation ask about the uses of now."""
    uses = uses_table(table.fields, table.live(), table.about, table.parent)
    uses["purpose"] = [one if one in PURPOSES else table.purposes[one] for one in uses["purpose"]]
    found = lint_purposes(uses, people=table.people, assessed=table.assessed)
    purpose_of = {table.where(name, key): key for name, key in table.live()}
    whole = [replace(one, where=table.whole(purpose_of[one.where])) for one in found if one.rule in _WHOLE]
    return [one for one in found if one.rule not in _WHOLE] + list(dict.fromkeys(whole))


_WHOLE = ("not-told", "on-by-default", "no-contract")
"""What is open for a purpose as a whole, whatever field it uses."""


def californian(table: Table) -> list[TextFinding]:
    """Where people in California may say no: sale or sharing, and sensitive data beyond the service."""
    sensitive = {one.name for one in table.fields if one.sensitive}
    found = []
    for name, purpose in table.live():
        where = table.where(name, purpose)
        if purpose == "advertise":
            says = (
                "Handing it on can count as selling or sharing. Offer a no at any time; a browser's signal "
                "(Global Privacy Control) counts as one."
            )
            found.append(TextFinding(rule="sale", text=says, where=where))
        if name in sensitive and purpose not in SERVICE:
            says = "Sensitive, and not needed for what they came for: they may limit its use (1798.121)."
            found.append(TextFinding(rule="limit", text=says, where=where))
    return found


def fallen(table: Table) -> dict[str, list[str]]:
    """Each purpose that is pursued and that lacks a field which it needs, with those fields."""
    rows = [(one.name, purpose) for one in table.fields for purpose in one.needed or ()]
    frame = pd.DataFrame(rows, columns=["field", "purpose"]).assign(needed="yes")
    lacking: dict[str, list[str]] = {}
    for name in dict.fromkeys(frame["field"]):
        for purpose in features_without(frame, name):
            if (name in table.off or (name, purpose) not in table.uses) and table.of(purpose):
                lacking.setdefault(purpose, []).append(name)
    for purpose in {one for _, one in table.uses}:
        if not table.of(purpose):
            gone = [name for name, one in table.uses if one == purpose]
            if any(name in table.needed(purpose) for name in gone):
                lacking[purpose] = gone
    return {one: lacking[one] for one in table.purposes if one in lacking}


def spare(table: Table) -> list[str]:
    """The fields that are asked for, and without which no purpose falls."""
    if not table.knows_needs():
        return []
    pursued = {purpose for _, purpose in table.uses}
    return [
        one.name
        for one in table.fields
        if one.name not in table.off and not pursued.intersection(one.needed or ())
    ]
