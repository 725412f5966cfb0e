"""Read your tracker's export and work on it; `--dry-run` only tells what would become of it."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pmkit.cli.shared.options import Answers, ColumnMap, Statuses, named_values
from pmkit.cli.shared.questions_of_files import refuse_unknown, statuses_in, ways_to_answer
from pmkit.cli.shared.tables import one_line, print_table
from pmkit.cli.shared.telling import tell, tell_json

if TYPE_CHECKING:
    from pmkit.backlog import ImportReport, Merge

app = typer.Typer(add_completion=False)
_SHOWN = (
    "key",
    "item",
    "type",
    "status",
    "labels",
    "size",
    "reach",
    "impact",
    "confidence",
    "effort",
    "value",
    "requires",
)


@app.command()
def import_(
    file: Annotated[Path, typer.Argument(help="An export of a tracker, or any table: CSV, TSV, XLSX, JSON.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tell everything, keep nothing.")] = False,
    json: Annotated[bool, typer.Option("--json", help="For scripts: the report as JSON.")] = False,
    map: ColumnMap = None,
    answer: Answers = None,
    status: Statuses = None,
    update: Annotated[
        str,
        typer.Option(
            "--update",
            metavar="NAME",
            help="The backlog that this file is a newer export of (default: the one of the same name).",
        ),
    ] = "",
) -> None:
    """Read a backlog, tell what became of each column and row, and work on it from now on.

    Decisions that you made on an earlier export of the same backlog are kept, and what is new, changed,
    gone or renamed since then is told first, also with --dry-run. Exit code 0: read. 1: it can't be read, or
    a question is open. 2: the command was mistyped.
    """
    from pmkit.backlog import merge_import, read_backlog, storage
    from pmkit.backlog.import_changes import to_json
    from pmkit.backlog.import_report import TITLE_QUESTION

    chosen, answers = named_values(map, "--map"), named_values(answer, "--answer")
    statuses = statuses_in(status)
    bar = _bar()

    def take_title() -> None:
        """Which column holds the titles is a choice for its header, to be remembered as one."""
        if title := answers.pop(TITLE_QUESTION, ""):
            chosen[title] = "item"

    take_title()

    def read() -> "ImportReport":
        return read_backlog(
            file,
            mapping=chosen,
            answers=answers,
            memory=storage.remembered(),
            statuses=statuses,
            progress=bar,
        )

    report = read()
    if report.open_questions and not json and sys.stdin.isatty():
        for question in report.open_questions:
            answers[question.id] = _ask(question.prompt, question.options)
        take_title()
        report = read()
    refuse_unknown(report, answers, statuses)
    open_now = report.open_questions
    earlier = storage.find(update or report.name)
    if update and not earlier:
        known = ", ".join(one.name for one in storage.stored()) or "none"
        raise typer.BadParameter(f"no backlog is kept as {update}; kept: {known}.", param_hint="--update")
    merge = merge_import(earlier, report) if earlier else None
    record: dict[str, Any] = report.to_json() | {"kept": False, "merge": to_json(merge) if merge else None}
    alike = "" if merge else _alike(report)  # before this file is kept itself
    if not dry_run and not open_now:
        storage.choose(merge.backlog if merge else report.backlog)
        if update and update != report.name:  # another file name: it takes the old one's place
            storage.forget(storage.id_of(update))
        if chosen:
            storage.remember(chosen)
        record["kept"] = True
    if json:
        tell_json(record, indent=1)
    else:
        if merge:
            _show_changes(merge)
        elif alike:
            tell(
                f"Your backlog {alike} has at least half of these items, too. If this file is a newer export "
                f"of it, import the file again with --update '{alike}'.\n"
            )
        _show(report, record)
    if open_now and not dry_run:
        ways = ways_to_answer(open_now[0])
        tell(f"Nothing was kept, because a question is open. Answer it: {ways}.", err=True)
        raise typer.Exit(1)


def _bar() -> Callable[[float], None] | None:
    """A bar on the terminal; nothing where the messages go to a file."""
    if not sys.stderr.isatty():
        return None

    def draw(share: float) -> None:
        filled = round(30 * share)
        line = f"Reading [{'#' * filled}{' ' * (30 - filled)}] {100 * share:3.0f} %"
        tell(line, err=True, nl=share >= 1, again=True)

    return draw


def _ask(prompt: str, options: tuple[tuple[str, str], ...]) -> str:
    tell(prompt)
    for number, (_, label) in enumerate(options, 1):
        tell(f"  {number}  {label}")
    chosen = typer.prompt("Number", type=typer.IntRange(1, len(options)))  # type: ignore[attr-defined]
    return options[chosen - 1][0]


def _alike(report: "ImportReport") -> str:
    """The name of a kept backlog that has at least half of the items, if there is one."""
    from pmkit.backlog import storage

    shared = storage.alike(report.backlog)
    names = {one.id: one.name for one in storage.stored()}
    id = next((id for id, number in shared.items() if number and 2 * number >= len(report.items)), "")
    return names.get(id, "")


def _show_changes(merge: "Merge") -> None:
    """What is different since the last import: whole lists, before all else."""
    from pmkit.backlog.import_changes import about_decisions, change_lists, summary

    tell(" ".join([summary(merge), *about_decisions(merge)]))
    for one in change_lists(merge):
        heads = tuple(head.lower() for head in one.heads.values())
        print_table(one.label, heads, [tuple(row[name] for name in one.heads) for row in one.rows])
    tell()


def _show(report: "ImportReport", record: dict[str, Any]) -> None:
    from pmkit.backlog.exporters.cells import cell_text
    from pmkit.backlog.import_report import METHODS
    from pmkit.backlog.schema import FIELDS
    from pmkit.backlog.trackers import TRACKERS

    tell(f"{report.summary()} Read as {TRACKERS[report.tracker]}, {report.encoding}.")
    columns = []
    for outcome, uses in report.columns_by_outcome().items():
        for use in uses:
            became = FIELDS[use.field].label if use.field else outcome
            columns.append((use.header or "(no name)", became, use.says))
    print_table("Columns", ("column", "became", ""), columns)
    print_table(
        "Left out", ("reason", "rows"), [(why, f"{len(rows):,}") for why, rows in report.left_out.items()]
    )
    lacking = []
    for method, names in report.missing.items() if len(report.items) else ():
        words = [f"{FIELDS[name].label.lower()} in {number:,}" for name, number in names.items()]
        lacking.append((METHODS[method], ", ".join(words) or "nothing"))
    print_table(f"Still missing, of {len(report.items):,}", ("to compute", "is missing"), lacking)
    shown = [name for name in _SHOWN if name in report.sample]
    rows = [tuple(cell_text(row[name]) for name in shown) for _, row in report.sample.iterrows()]
    print_table("The first items", tuple(FIELDS[name].label.lower() for name in shown), rows)
    if report.notes:
        tell()
    for note in report.notes:
        tell(one_line(note, 400))
    for question in report.open_questions:
        tell(f"\n{one_line(question.prompt, 400)}")
        for value, label in question.options[:12]:
            option = f"--answer '{question.id}={value}'"
            tell(f"  {one_line(option, 120)}  {one_line(label, 80)}")
        if len(question.options) > 12:
            tell(f"  … and {len(question.options) - 12} more")
    if record["kept"]:
        tell("\nKept. The course works on it now.")
