"""Say when work will be done, or how much by then, from what was finished in the past."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pmkit.cli.shared.options import AllAsJson, Answers, ColumnMap, Statuses, WithGroups, named_values
from pmkit.cli.shared.questions_of_files import statuses_in
from pmkit.cli.shared.telling import tell_deed
from pmkit.english import counted

if TYPE_CHECKING:
    from pmkit.cli.shared.throughput_source import Found, Reading
    from pmkit.methods.forecast import HowManyForecast, WhenForecast

app = typer.Typer(add_completion=False)

SHARES = (0.5, 0.85, 0.95)
PER_WEEK = {"day": 7.0, "workday": 5.0, "week": 1.0, "fortnight": 0.5}
"""How many periods a week has, by the kind of period that throughput is counted in."""


@app.command()
def forecast(
    file: Annotated[
        Path | None,
        typer.Argument(
            help="A file with counts per week, with done dates, or an export; else the backlog you chose."
        ),
    ] = None,
    items: Annotated[int | None, typer.Option(help="When will this many items be done?")] = None,
    weeks: Annotated[int | None, typer.Option(help="How many will be done in this many weeks?")] = None,
    plan: Annotated[
        bool, typer.Option("--plan", help="When will the plan be done that you kept for your backlog?")
    ] = False,
    case: Annotated[bool, typer.Option("--case", help="Use Mealwise's throughput (invented).")] = False,
    column: Annotated[str, typer.Option(help="The column to read, if it has another name.")] = "",
    period: Annotated[
        str, typer.Option(help="What throughput is counted in: week, fortnight, workday or day.")
    ] = "week",
    split: Annotated[
        tuple[float, float] | None, typer.Option(help="One item becomes so many: least and most.")
    ] = None,
    recent: Annotated[int | None, typer.Option(help="Use only the last so many periods.")] = None,
    since_change: Annotated[
        bool, typer.Option("--since-change", help="Use only what came after the last change of pace.")
    ] = False,
    until: Annotated[str, typer.Option(help="Count done dates up to this day (2026-10-04).")] = "",
    starts: Annotated[str, typer.Option(help="First day of the work, to get dates (2026-10-05).")] = "",
    with_groups: WithGroups = False,
    map: ColumnMap = None,
    answer: Answers = None,
    status: Statuses = None,
    json: AllAsJson = False,
) -> None:
    """Say when work will be done (--items), or how much by then (--weeks).

    The answer is exact, not simulated: every past period is equally likely
    to come again.

    JSON keys: question, items (or weeks and periods), p50, p85, p95 (periods,
    or items; null where no date is in sight), never, dates (with --starts),
    period, history, warnings, notes (what its dates and states left out).

    Ends with 0: answered, also where no date is in sight; 1: the file can't
    be used; 2: mistyped.
    """
    if plan:
        if file is not None or case or items is not None or weeks is not None:
            raise typer.BadParameter(
                "asks about the backlog in use: leave out FILE, --case, --items and --weeks.",
                param_hint="--plan",
            )
        items = _planned()
    _refuse_mistyped(file, items, weeks, case, column, period, split, recent, since_change, until)
    _day(until, "--until")
    reading = _reading(file, column, map, answer, status)
    found = _cut(_find(file, case, reading, period, until, with_groups), recent, since_change)
    record, lines = _answer(found, items, weeks, period, split, starts)
    tell_deed(record, "\n".join(lines), json)


def _planned() -> int:
    """How many items of the plan that was kept are open. Raises ValueError where there is none."""
    from pmkit.cli.shared.own_backlog import backlog_in_use, plan_of

    with backlog_in_use() as current:
        assert current.backlog is not None
        planned = plan_of(current).among(current.backlog.items["key"])
    if not planned:
        raise ValueError("No item of the plan that you kept is open any more. Keep another one.")
    return len(planned)


def _refuse_mistyped(
    file: Path | None,
    items: int | None,
    weeks: int | None,
    case: bool,
    column: str,
    period: str,
    split: tuple[float, float] | None,
    recent: int | None,
    since_change: bool,
    until: str,
) -> None:
    """Raise `BadParameter` for what is wrong whatever the file holds."""
    from pmkit.methods.throughput import PERIOD_DAYS

    if (items is None) == (weeks is None):
        raise typer.BadParameter(
            "ask one question: --items 20 or --plan for when, --weeks 6 for how many.",
            param_hint="--items",
        )
    for option, number, least in (("--items", items, 0), ("--weeks", weeks, 0), ("--recent", recent, 1)):
        if number is not None and number < least:
            raise typer.BadParameter(f"{number} is too few. Write {least} or more.", param_hint=option)
    if file is not None and case:
        raise typer.BadParameter("name one source: a file, or --case for Mealwise.", param_hint="FILE")
    if period not in PERIOD_DAYS:
        raise typer.BadParameter(f"choose one of {', '.join(PERIOD_DAYS)}.", param_hint="--period")
    if case and (period != "week" or column or until):
        raise typer.BadParameter(
            "Mealwise's throughput is one number per week: leave out --period, --column and --until.",
            param_hint="--case",
        )
    if period == "fortnight" and (weeks or 0) % 2:
        raise typer.BadParameter("write an even number of weeks with fortnights.", param_hint="--weeks")
    if split is not None and not 0 < split[0] <= split[1] <= 10:
        raise typer.BadParameter(
            "write how many items one becomes, up to 10, the smaller first: --split 1 3.",
            param_hint="--split",
        )
    if recent is not None and since_change:
        raise typer.BadParameter("choose --recent or --since-change, not both.", param_hint="--recent")


def _reading(
    file: Path | None,
    column: str,
    map: list[str] | None,
    answer: list[str] | None,
    status: list[str] | None,
) -> "Reading":
    """How the file is to be read. Raises `BadParameter` where there is none to be read so."""
    from pmkit.backlog import storage
    from pmkit.cli.shared.throughput_source import Reading

    if file is None and (column or map or answer or status):
        raise typer.BadParameter(
            "--column, --map, --answer and --status are for a file: name one.", param_hint="FILE"
        )
    return Reading(
        column=column,
        mapping=named_values(map, "--map"),
        answers=named_values(answer, "--answer"),
        statuses=statuses_in(status),
        memory=storage.remembered() if file else {},
    )


def _answer(
    found: "Found",
    items: int | None,
    weeks: int | None,
    period: str,
    split: tuple[float, float] | None,
    starts: str,
) -> tuple[dict[str, Any], list[str]]:
    from pmkit.methods import forecast_how_many, forecast_when

    first_day = _day(starts, "--starts")
    record: dict[str, Any]
    if items is not None:
        when = forecast_when(found.history, items, split=split or 1.0, period=period)
        record = {"question": "when", "items": items, **_percentiles(when), "never": when.never}
        if first_day:
            ends = {share: when.finish(share, first_day) for share in SHARES}
            record["dates"] = {_key(share): end and end.isoformat() for share, end in ends.items()}
        lines, warnings = _when_lines(when, first_day), when.warnings
    else:
        periods = round((weeks or 0) * PER_WEEK[period])
        many = forecast_how_many(found.history, periods, split=split or 1.0, period=period)
        record = {"question": "how_many", "weeks": weeks, "periods": periods, **_percentiles(many)}
        record |= {"never": False}
        lines, warnings = _how_many_lines(many, weeks or 0), many.warnings
    counts = found.history["finished"].astype(int)
    record |= {
        "period": period,
        "history": {"source": found.source, "periods": len(counts), "mean": float(counts.mean())},
        "warnings": list(warnings),
        "notes": list(found.notes),
    }
    head = f"From {found.source}: {counted(len(counts), period)}, {counts.mean():.1f} items a {period}."
    return record, [head, "", *lines, *(f"\nLook: {one}" for one in (*warnings, *found.notes))]


def _find(
    file: Path | None, case: bool, reading: "Reading", period: str, until: str, with_groups: bool
) -> "Found":
    from pmkit.cli.shared.throughput_source import case_throughput, find_throughput, of_backlog

    if case:
        return case_throughput()
    if file is not None:
        return find_throughput(file, reading, period=period, last=until, with_groups=with_groups)
    from pmkit.backlog import storage

    chosen = storage.current()
    if chosen is None:
        raise typer.BadParameter(
            "name one source: a file, --case for Mealwise, or choose a backlog with pmkit import.",
            param_hint="FILE",
        )
    return of_backlog(chosen, period, until, with_groups)


def _cut(found: "Found", recent: int | None, since_change: bool) -> "Found":
    """The part of the history that is asked for."""
    from dataclasses import replace

    from pmkit.methods import regime_change

    history = found.history
    if recent is not None:
        if recent > len(history):
            raise ValueError(f"--recent {recent} is more than the history has. Choose 1 to {len(history)}.")
        history = history.tail(recent)
    elif since_change:
        regime = regime_change(history)
        if regime.at is None:
            raise ValueError("No clear change of pace is in this history. Leave out --since-change.")
        history = history.iloc[regime.at - 1 :]
    return replace(found, history=history.reset_index(drop=True))


def _day(text: str, option: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise typer.BadParameter(f"{text} is not a day. Write it as 2026-10-05.", param_hint=option) from None


def _key(share: float) -> str:
    return f"p{100 * share:.0f}"


def _percentiles(forecast: "WhenForecast | HowManyForecast") -> dict[str, int | None]:
    return {"p50": forecast.p50, "p85": forecast.p85, "p95": forecast.p95}


def _when_lines(when: "WhenForecast", first_day: date | None) -> list[str]:
    lines = [f"When will {counted(when.items, 'item')} be done?"]
    for share in SHARES:
        count = when.periods(share)
        end = when.finish(share, first_day) if first_day else None
        within = "no date in sight" if count is None else f"within {counted(count, when.period):>12}"
        lines.append(f"  {100 * share:>3.0f} %  {within}{f'  by {end:%d %B %Y}' if end else ''}")
    return [*lines, "More certainty needs more time."]


def _how_many_lines(many: "HowManyForecast", weeks: int) -> list[str]:
    span = f" ({counted(many.periods, many.period)})" if many.period != "week" else ""
    lines = [f"How many items will be done in {counted(weeks, 'week')}{span}?"]
    lines += [f"  {100 * share:>3.0f} %  {many.items(share):>4} or more" for share in SHARES]
    return [*lines, "More certainty means fewer items."]
