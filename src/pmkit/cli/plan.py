"""Plan a release: the items of most value within capacity, proven, with the reason for what is left out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pmkit.cli import INTERRUPTED
from pmkit.cli.shared.backlog_source import open_backlog
from pmkit.cli.shared.long_work import keep_own_output, long_work
from pmkit.cli.shared.options import (
    AllAsJson,
    AllBut,
    Answers,
    BacklogFile,
    ColumnMap,
    Only,
    WithGroups,
    filters,
)
from pmkit.cli.shared.telling import tell, tell_json
from pmkit.english import format_number

if TYPE_CHECKING:
    import pandas as pd

    from pmkit.methods import CustomerPlan, CustomerProblem, ReleasePlan

app = typer.Typer(add_completion=False)


@app.command()
def plan(
    file: BacklogFile = None,
    capacity: Annotated[
        list[float] | None, typer.Option(help="In the unit of effort. Repeat it for several releases.")
    ] = None,
    pin: Annotated[
        list[str] | None, typer.Option(help="Key or title of an item that has to be in; its price is told.")
    ] = None,
    exclude: Annotated[list[str] | None, typer.Option(help="Key or title of an item to leave out.")] = None,
    why: Annotated[
        list[str] | None, typer.Option(help="Key or title of a left-out item: says what it would displace.")
    ] = None,
    method: Annotated[str, typer.Option(help="What counts: value, rice or wsjf.")] = "value",
    case: Annotated[bool, typer.Option("--case", help="The backlog of the case company (invented).")] = False,
    map: ColumnMap = None,
    answer: Answers = None,
    only: Only = None,
    all_but: AllBut = None,
    with_groups: WithGroups = False,
    nrp: Annotated[
        Path | None, typer.Option(help="A next release problem in the published format, for customers.")
    ] = None,
    ratio: Annotated[float | None, typer.Option(help="With --nrp: share of all cost, such as 0.3.")] = None,
    budget: Annotated[float | None, typer.Option(help="With --nrp: the budget itself.")] = None,
    time_limit: Annotated[
        float | None, typer.Option(min=0, help="Seconds; then the best plan known, labelled as such.")
    ] = None,
    keep: Annotated[
        bool,
        typer.Option("--keep", help="Keep it with the backlog in use, for forecast, export and its page."),
    ] = False,
    json: AllAsJson = False,
) -> None:
    """Plan a release within capacity, or with --nrp for customers within a budget.

    JSON keys: chosen, value, cost, capacity (or budget), proven, bound,
    gap (share that may be missing), cpu_seconds, sort_and_cut; for a backlog
    also left_out, release_of, load, pin_prices, titles, method, notes and
    kept (whether the plan was kept).

    Ctrl-C in a long search shows the best plan so far, labelled as such.

    Ends with 0: planned, proven or labelled as not proven; 1: it can't be
    planned; 2: mistyped; 130: stopped by Ctrl-C.
    """
    keep_own_output()
    if nrp is not None:
        if file is not None or case or capacity:
            raise typer.BadParameter(
                "takes --ratio or --budget, no file and no --capacity.", param_hint="--nrp"
            )
        if keep:
            raise typer.BadParameter("a plan for customers is no plan of a backlog.", param_hint="--keep")
        if (ratio is None) == (budget is None):
            raise typer.BadParameter("give --ratio or --budget with it.", param_hint="--nrp")
        _for_customers(nrp, ratio, budget, time_limit, json)
        return
    if ratio is not None or budget is not None:
        raise typer.BadParameter("--ratio and --budget belong to --nrp.", param_hint="--ratio")
    if not capacity:
        raise typer.BadParameter("say how much fits, for example --capacity 30.", param_hint="--capacity")
    if keep and (file is not None or case or len(capacity) > 1):
        raise typer.BadParameter(
            "keeps one release of the backlog in use: leave out FILE and --case, and give one --capacity.",
            param_hint="--keep",
        )
    from pmkit.methods import WORTHS

    if method not in WORTHS:
        raise typer.BadParameter(f"choose one of {', '.join(WORTHS)}.", param_hint="--method")
    backlog, notes = open_backlog(file, case, map, answer, filters(only, all_but), with_groups)
    items = _named_by_title(backlog.items)
    keys = dict(zip(items["id"], backlog.items["key"], strict=True)) if keep else None
    _for_backlog(items, notes, capacity, pin or [], exclude or [], why or [], method, time_limit, json, keys)


def _named_by_title(items: "pd.DataFrame") -> "pd.DataFrame":
    """The items, called by their titles where the file gives them no keys."""
    from pmkit.backlog.item_keys import is_from_title

    titles = items["item"].astype("str")
    if not items["id"].map(is_from_title).all() or not titles.is_unique:
        return items
    named = dict(zip(items["id"], titles, strict=True))
    requires = items["requires"].map(lambda keys: [named[key] for key in keys])
    return items.assign(id=titles, requires=requires)


def _for_backlog(
    items: "pd.DataFrame",
    notes: list[str],
    capacity: list[float],
    pin: list[str],
    exclude: list[str],
    why: list[str],
    method: str,
    time_limit: float | None,
    json: bool,
    keys: dict[Any, str] | None,
) -> None:
    """Plan and tell; with `keys` (by the items' ids here) the plan is kept with the backlog in use."""
    from pmkit.methods import WORTHS, plan_release, release_worth

    counted = WORTHS[method]
    worth = release_worth(items, method)
    unsized = int((worth.isna() | items["effort"].isna()).sum())
    if unsized == len(items):
        raise ValueError(
            f"No item has both {counted} and effort, so nothing can be planned. Fill them in, or say which "
            "columns hold them: --map COLUMN=FIELD."
        )
    if unsized:
        notes = [*notes, f"{unsized} of {len(items)} items lack {counted} or effort and can't be planned."]
    asked = [_key(items, name) for name in why]
    with long_work() as work:
        found = plan_release(
            items.assign(**{counted: worth}),
            capacity if len(capacity) > 1 else capacity[0],
            pin=[_key(items, name) for name in pin],
            exclude=[_key(items, name) for name in exclude],
            time_limit=time_limit,
            explain=asked or True,
            watch=work,
            value=counted,
        )
    titles = dict(zip(items["id"], items["item"], strict=True))
    kept = bool(found.chosen) and keys is not None
    if keys is not None:
        how = f"for {format_number(capacity[0])} person-months, counted by {counted}"
        notes = [*notes, _keep([keys[id] for id in found.chosen], how)]
    if json:
        record = found.to_json() | {"method": method, "titles": titles, "notes": notes, "kept": kept}
        tell_json(record, indent=1)
    else:
        _show(found, titles, notes, method, asked)
    if work.stopped:
        raise typer.Exit(INTERRUPTED)


def _keep(keys: list[str], how: str) -> str:
    """Keep the plan with the backlog in use; returns what to say of it."""
    from pmkit.backlog.kept_plan import KeptPlan
    from pmkit.cli.shared.own_backlog import backlog_in_use
    from pmkit.widgets.plan_notes import keep_plan

    if not keys:
        return "Nothing is in the plan, so it is not kept."
    with backlog_in_use() as current:
        keep_plan(current, KeptPlan(ids=tuple(keys), how=how))
    return "Kept: forecast --plan, export backlog tracker --plan and your page use this plan."


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
    with long_work() as work:
        found = plan_for_customers(problem, ratio=ratio, budget=budget, time_limit=time_limit, watch=work)
    if json:
        tell_json(found.to_json())
    else:
        _show_customers(found, problem)
    if work.stopped:
        raise typer.Exit(INTERRUPTED)


def _show_customers(found: "CustomerPlan", problem: "CustomerProblem") -> None:
    served = f"{len(found.customers)} of {len(problem.profits)} customers"
    parts = f"{len(found.requirements)} of {len(problem.costs)} requirements"
    tell(f"{served} served with {parts}.")
    tell(f"Value {found.value:,.10g}, cost {found.cost:,.10g} of {found.budget:,.10g}.")
    tell(f"{_label(found)} Customer by customer down the list: {found.by_list:,.10g}.")


def _label(found: "ReleasePlan | CustomerPlan") -> str:
    from pmkit.methods.release_plan import how_sure_of

    return how_sure_of(found.proven, found.gap)


def _show(
    found: "ReleasePlan", titles: dict[Any, str], notes: list[str], method: str, asked: list[str]
) -> None:
    from pmkit.cli.shared.tables import one_line, print_table
    from pmkit.methods import WORTHS

    columns = ["release", "key", "title"]
    rows = sorted([found.release_of[key], str(key), titles[key]] for key in found.chosen)
    if all(key == title for _, key, title in rows):  # a table without keys calls its items by their titles
        columns.remove("key")
        rows = [[release, title] for release, _, title in rows]
    shown = [tuple(row) for row in rows]
    print_table(f"In the plan: {len(rows)} of {len(titles)} items", tuple(columns), shown)
    _show_left_out(found, titles, asked)
    tell()
    counted = "" if method == "value" else f" ({WORTHS[method]})"
    tell(f"Value {found.value:,.10g}{counted}, effort {found.cost:,.10g} of {found.capacity:,.10g}.")
    if found.sort_and_cut is not None:
        by_list = found.sort_and_cut
        tell(f"Down the sorted list: {by_list.value:,.10g}, which is {100 * by_list.short:.1f} % less.")
    for key, price in found.pin_prices.items():
        told = "was not worked out in time" if price is None else f"costs {price:,.10g} of value"
        tell(one_line(f"The pin {key} {told}.", 200))
    for sentence in (_label(found), *notes):
        tell(sentence)


def _show_left_out(found: "ReleasePlan", titles: dict[Any, str], asked: list[str]) -> None:
    """Why each is left out; of many, those that were asked for or come nearest, and how many more."""
    from pmkit.cli.shared.tables import one_line
    from pmkit.english import counted
    from pmkit.methods import ALL_EXPLAINED

    out = found.left_out
    shown, which = list(out), ""
    if asked:
        shown, which = [item for item in out if item.id in asked], " You asked for:"
    elif len(out) > ALL_EXPLAINED:
        shown, which = [item for item in out if item.loses is not None], " The nearest ones:"
    tell(f"Left out: {len(out):,}.{which}")
    for item in shown:
        name = titles[item.id] if item.id == titles[item.id] else f"{item.id}  {titles[item.id]}"
        tell(one_line(f"  {name}: {item.says}", 300))
    for key in asked:
        if key in found.release_of:
            tell(one_line(f"  {key} is in the plan.", 300))
    if more := len(out) - len(shown):
        tell(f"  {counted(more, 'more item')}. --why KEY tells the reason of one, --json lists all.")
