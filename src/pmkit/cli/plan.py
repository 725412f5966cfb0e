"""Plan a release: the items of most value within capacity, proven, with the reason for what is left out."""

import atexit
import json as json_text
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    import pandas as pd

    from pmkit.methods import CustomerPlan, ReleasePlan

app = typer.Typer(add_completion=False)

_MADE_KEY = re.compile(r"t-[0-9a-f]{8}(-\d+)?")


@app.command()
def plan(
    file: Annotated[
        Path | None, typer.Argument(help="An export of a tracker or any table; else the backlog you chose.")
    ] = None,
    capacity: Annotated[
        list[float] | None, typer.Option(help="In the unit of effort. Repeat it for several releases.")
    ] = None,
    pin: Annotated[
        list[str] | None, typer.Option(help="Key or title of an item that has to be in; its price is told.")
    ] = None,
    exclude: Annotated[list[str] | None, typer.Option(help="Key or title of an item to leave out.")] = None,
    method: Annotated[str, typer.Option(help="What counts: value, rice or wsjf.")] = "value",
    case: Annotated[bool, typer.Option("--case", help="The backlog of the case company (invented).")] = False,
    map: Annotated[
        list[str] | None, typer.Option("--map", metavar="COLUMN=FIELD", help="What a column is. Repeatable.")
    ] = None,
    answer: Annotated[
        list[str] | None,
        typer.Option("--answer", metavar="QUESTION=OPTION", help="For what the file leaves open."),
    ] = None,
    nrp: Annotated[
        Path | None, typer.Option(help="A next release problem in the published format, for customers.")
    ] = None,
    ratio: Annotated[float | None, typer.Option(help="With --nrp: share of all cost, such as 0.3.")] = None,
    budget: Annotated[float | None, typer.Option(help="With --nrp: the budget itself.")] = None,
    time_limit: Annotated[
        float | None, typer.Option(min=0, help="Seconds; then the best plan known, labelled as such.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="For scripts: everything as JSON.")] = False,
) -> None:
    """Plan a release within capacity, or with --nrp for customers within a budget.

    JSON keys: chosen, value, cost, capacity (or budget), proven, bound, gap (share that may be missing),
    cpu_seconds, sort_and_cut; for a backlog also left_out, release_of, load, pin_prices, titles, method and
    notes. Exit code 0: planned, proven or labelled as not proven. 1: it can't be planned. 2: mistyped.
    """
    atexit.register(_end_quietly)
    if nrp is not None:
        if file is not None or case or capacity:
            raise typer.BadParameter(
                "takes --ratio or --budget, no file and no --capacity.", param_hint="--nrp"
            )
        if (ratio is None) == (budget is None):
            raise typer.BadParameter("give --ratio or --budget with it.", param_hint="--nrp")
        _for_customers(nrp, ratio, budget, time_limit, json)
        return
    if ratio is not None or budget is not None:
        raise typer.BadParameter("--ratio and --budget belong to --nrp.", param_hint="--ratio")
    if not capacity:
        raise typer.BadParameter("say how much fits, for example --capacity 30.", param_hint="--capacity")
    if case and file is not None:
        raise typer.BadParameter("give a file or --case, not both.", param_hint="--case")
    from pmkit.methods._release_worth import WORTHS

    if method not in WORTHS:
        raise typer.BadParameter(f"choose one of {', '.join(WORTHS)}.", param_hint="--method")
    items, notes = _items(file, case, map, answer)
    _for_backlog(items, notes, capacity, pin or [], exclude or [], method, time_limit, json)


def _items(
    file: Path | None, case: bool, map: list[str] | None, answer: list[str] | None
) -> tuple["pd.DataFrame", list[str]]:
    """The items, called by their titles where the file gives them no keys, and what to tell about them."""
    from pmkit.cli.score import _backlog

    items = _backlog(file, case, map, answer).items
    titles = items["item"].astype("str")
    if items["id"].map(lambda key: bool(_MADE_KEY.fullmatch(key))).all() and titles.is_unique:
        named = dict(zip(items["id"], titles, strict=True))
        requires = [[named[key] for key in keys] for keys in items["requires"]]
        items = items.assign(id=titles, requires=requires)
    unsized = int(items["effort"].isna().sum())
    lacking = f"{unsized} of {len(items)} items have no effort yet and can't be planned." if unsized else ""
    return items, [lacking] if lacking else []


def _for_backlog(
    items: "pd.DataFrame",
    notes: list[str],
    capacity: list[float],
    pin: list[str],
    exclude: list[str],
    method: str,
    time_limit: float | None,
    json: bool,
) -> None:
    from pmkit.methods import plan_release
    from pmkit.methods._release_worth import release_worth

    found = plan_release(
        items.assign(value=release_worth(items, method)),
        capacity if len(capacity) > 1 else capacity[0],
        pin=[_key(items, name) for name in pin],
        exclude=[_key(items, name) for name in exclude],
        time_limit=time_limit,
        watch=_watch(),
    )
    titles = dict(zip(items["id"], items["item"], strict=True))
    if json:
        record = found.to_json() | {"method": method, "titles": titles, "notes": notes}
        typer.echo(json_text.dumps(record, ensure_ascii=False, indent=1))
    else:
        _show(found, titles, notes, method)


def _key(items: "pd.DataFrame", name: str) -> str:
    """The item's key for its key or its title."""
    if (items["id"] == name).any():
        return name
    same = items.loc[items["item"].str.casefold() == name.casefold(), "id"]
    if len(same) == 1:
        return str(same.iloc[0])
    raise ValueError(f"No item has the key or the title {name}. Check how the table writes it.")


def _for_customers(
    file: Path, ratio: float | None, budget: float | None, time_limit: float | None, json: bool
) -> None:
    from pmkit.methods import plan_for_customers, read_nrp

    problem = read_nrp(file)
    found = plan_for_customers(problem, ratio=ratio, budget=budget, time_limit=time_limit, watch=_watch())
    if json:
        typer.echo(json_text.dumps(found.to_json(), ensure_ascii=False))
        return
    served = f"{len(found.customers)} of {len(problem.profits)} customers"
    parts = f"{len(found.requirements)} of {len(problem.costs)} requirements"
    typer.echo(f"{served} served with {parts}.")
    typer.echo(f"Value {found.value:,.10g}, cost {found.cost:,.10g} of {found.budget:,.10g}.")
    typer.echo(f"{_label(found)} Customer by customer down the list: {found.by_list:,.10g}.")


def _label(found: "ReleasePlan | CustomerPlan") -> str:
    from pmkit.methods.release import how_sure_of

    return how_sure_of(found.proven, found.gap)


def _show(found: "ReleasePlan", titles: dict[Any, str], notes: list[str], method: str) -> None:
    from pmkit.cli.import_ import _one_line, _table
    from pmkit.methods._release_worth import WORTHS

    chosen = [(found.release_of[key], str(key), titles[key]) for key in found.chosen]
    _table(f"In the plan: {len(chosen)} of {len(titles)} items", ("release", "key", "title"), sorted(chosen))
    typer.echo(f"Left out: {len(found.left_out)}")
    for item in found.left_out:
        typer.echo(_one_line(f"  {item.id}  {titles[item.id]}: {item.says}", 300))
    typer.echo()
    typer.echo(
        f"Value {found.value:,.10g} ({WORTHS[method]}), effort {found.cost:,.10g} of {found.capacity:,.10g}."
    )
    if found.sort_and_cut is not None:
        by_list = found.sort_and_cut
        typer.echo(f"Down the sorted list: {by_list.value:,.10g}, which is {100 * by_list.short:.1f} % less.")
    for key, price in found.pin_prices.items():
        told = "was not worked out in time" if price is None else f"costs {price:,.10g} of value"
        typer.echo(_one_line(f"The pin {key} {told}.", 200))
    for sentence in (_label(found), *notes):
        typer.echo(sentence)


def _watch() -> Callable[[float, float], None] | None:
    """A line on the terminal that is written over; nothing where messages go to a file."""
    if not sys.stderr.isatty():
        return None

    def tell(best: float, bound: float) -> None:
        share = 100 * (bound - best) / bound if bound > 0 else 0.0
        typer.echo(
            f"\rSearching: at most {share:.1f} % better than the best plan so far ", err=True, nl=False
        )

    return tell


def _end_quietly() -> None:
    """HiGHS leaves a line of its own in C's buffer, which would follow our JSON when the process ends."""
    if sys.stdout is sys.__stdout__ and sys.stdout is not None and not sys.stdout.isatty():
        sys.stdout.flush()
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
