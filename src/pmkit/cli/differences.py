"""Where a second person's estimates differ from what is decided, what moves the ranking most first."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pmkit.cli.shared.tables import print_table
from pmkit.cli.shared.telling import tell, tell_json
from pmkit.english import counted, listed

if TYPE_CHECKING:
    from pmkit.backlog import Backlog
    from pmkit.backlog.estimated_twice import Difference

app = typer.Typer(add_completion=False)


@app.command()
def differences(
    file: Annotated[
        Path | None, typer.Argument(help="A colleague's hand-over or export; else what was estimated apart.")
    ] = None,
    by: Annotated[str, typer.Option("--by", help="Whose estimates these are.")] = "",
    method: Annotated[str, typer.Option("--method", help="rice, ice, wsjf or value-effort.")] = "rice",
    json: Annotated[bool, typer.Option("--json", help="For scripts: all differences as JSON.")] = False,
) -> None:
    """Compare a second person's estimates with what is decided on your backlog; nothing is kept.

    The rank is what the item would have with the other estimate, all else as it is. To agree on a value, open
    Estimate twice on the page of your own backlog. JSON keys: by, method, differences (key, title, field,
    decided, other, rank, rank_if_other, why, why_other), agreed. Ends with 0: compared; 1: it can't be
    compared; 2: mistyped.
    """
    from pmkit.backlog import storage
    from pmkit.backlog.estimated_twice import differences as found_in
    from pmkit.backlog.rules import without_groups
    from pmkit.backlog.scoring import METHODS, estimated_inputs

    if method not in METHODS:
        raise typer.BadParameter(f"choose one of {', '.join(METHODS)}.", param_hint="--method")
    backlog = storage.current()
    if backlog is None:
        raise ValueError("No backlog of your own is in use. Bring one in first: pmkit import FILE")
    person = by.strip() or ("the file" if file else "")
    backlog = _with_theirs(backlog, file, person) if file else backlog
    person = _one_of(backlog, person)
    name, fields = estimated_inputs(method)
    found, agreed = found_in(without_groups(backlog).backlog, person, fields, name)
    if json:
        rows = [_record(one) for one in found]
        tell_json({"by": person, "method": method, "differences": rows, "agreed": agreed}, indent=1)
    else:
        _show(found, agreed, person, method)


def _with_theirs(backlog: "Backlog", file: Path, person: str) -> "Backlog":
    """The backlog with the decisions of a colleague's file as that person's estimates."""
    from pmkit.backlog import journal, read_backlog, storage
    from pmkit.backlog.estimates import as_apart, other_units
    from pmkit.backlog.schema import WITH_UNIT

    theirs = read_backlog(file, memory=storage.remembered()).backlog
    mine = {name: backlog.units.get(name) or backlog.source.money(name) for name in WITH_UNIT}
    strange = other_units(mine, theirs)
    for sentence in strange.values():
        tell(sentence, err=True)
    changes = as_apart(theirs, person, backlog.items["key"], strange)
    if not changes:
        raise ValueError(
            f"{file.name} has no estimate of an item of {backlog.source.name}. Compare another file."
        )
    return journal.apply(backlog, changes)[0]


def _one_of(backlog: "Backlog", person: str) -> str:
    """The person whose estimates are compared: the one that is named, or the only one."""
    from pmkit.backlog.estimates import people_apart

    people = people_apart(backlog)
    if not people:
        raise ValueError(
            "Nobody has estimated apart yet. Do so under Estimate twice on the page of your own backlog, or "
            "name a colleague's file: pmkit differences FILE"
        )
    if person in people:
        return person
    if person or len(people) > 1:
        raise typer.BadParameter(f"choose one of {listed(people)}.", param_hint="--by")
    return people[0]


def _record(one: "Difference") -> dict[str, Any]:
    return {
        "key": one.key,
        "title": one.item,
        "field": one.field,
        "decided": one.decided.value,
        "other": one.other.value,
        "rank": one.rank,
        "rank_if_other": one.rank_if_other,
        "why": one.decided.why,
        "why_other": one.other.why,
    }


def _show(found: "tuple[Difference, ...]", agreed: int, person: str, method: str) -> None:
    from pmkit.backlog.exporters.cells import cell_text
    from pmkit.backlog.schema import FIELDS

    rows = [
        (
            one.key,
            one.item,
            FIELDS[one.field].label.lower(),
            cell_text(one.decided.value),
            cell_text(one.other.value),
            f"{one.rank or '–'} → {one.rank_if_other or '–'}",
            one.decided.why,
            one.other.why,
        )
        for one in found
    ]
    heads = ("key", "title", "estimate", "decided", person, "rank", "why, as decided", f"why, {person}")
    print_table(f"{method}: {counted(len(rows), 'estimate differs', 'estimates differ')}", heads, rows)
    if not rows:
        tell(f"What is decided and what {person} estimates do not differ.")
    if agreed:
        tell(f"Agreed on already: {agreed:,}.")
