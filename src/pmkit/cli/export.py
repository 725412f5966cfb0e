"""Take your work with you: one page and a folder; or one lesson as a page that needs no network."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pmkit.cli.shared.export_teaching import add_to
from pmkit.cli.shared.new_file import new_path as _new_path
from pmkit.cli.shared.new_file import write_new as _write_new
from pmkit.cli.shared.options import DeedAsJson, named_values
from pmkit.cli.shared.own_backlog import backlog_in_use, plan_of
from pmkit.cli.shared.telling import tell, tell_deed
from pmkit.english import listed

if TYPE_CHECKING:
    from pmkit.widgets.backlog_files import Wishes

app = typer.Typer(add_completion=False, invoke_without_command=True)


@app.callback()
def export(
    context: typer.Context,
    to: Annotated[Path, typer.Option(help="A new folder.")] = Path("my-pmkit-work"),
    everything: Annotated[
        bool, typer.Option("--all", help="Also what you did on the course's company, and all answers.")
    ] = False,
    json: DeedAsJson = False,
) -> None:
    """Take your own work with you: one page (HTML), and a folder with Markdown, CSV and pictures (PNG)."""
    if context.invoked_subcommand is not None:
        return
    from pmkit.course.own_backlog import current_backlog
    from pmkit.course.pieces import offers
    from pmkit.practice.progress import open_store
    from pmkit.workspace.portfolio import gather
    from pmkit.workspace.portfolio_files import refuse_used, write_portfolio

    refuse_used(to)  # first: to draw all of it takes a while
    store = open_store()
    try:
        offered = offers(store)
        own = [one.key for one in offered if one.own or everything]
        portfolio = gather(store, chosen=own or [one.key for one in offered], current=current_backlog())
        notice = store.notice
    finally:
        store.close()
    if not portfolio:
        raise ValueError(f"There is nothing to take along yet. {notice}".strip())
    files = write_portfolio(portfolio, to)
    told = f"Your work is in {to}. Open {files[0].name} in a browser, or print it."
    record = {
        "files": list(map(str, files)),
        "answers": len(portfolio.entries),
        "explorers": len(portfolio.made),
    }
    tell_deed(record | {"notice": notice}, f"{told} {notice}".strip(), json)


@app.command()
def evidence(
    to: Annotated[
        Path | None, typer.Option(help="A new file, .html or .md, or a folder (default: its own name here).")
    ] = None,
    only_own: Annotated[bool, typer.Option("--own", help="Only what you made on your own product.")] = False,
    no_answers: Annotated[
        bool, typer.Option("--no-answers", help="Leave out how you answered the questions, and how sure.")
    ] = False,
    ledger: Annotated[
        bool, typer.Option("--ledger", help="Also the lines of your ledger, as you wrote them.")
    ] = False,
    names: Annotated[
        bool, typer.Option("--names", help="With --ledger: also who could check it. Ask them first.")
    ] = False,
) -> None:
    """Evidence of your skills as one page for an interview: what you made, when and on what, and how sure.

    It is no certificate, and says so: nobody examined it.
    """
    from datetime import date

    from pmkit.course.own_backlog import current_backlog
    from pmkit.course.pieces import offers
    from pmkit.practice.progress import open_store
    from pmkit.workspace.evidence import gather_evidence
    from pmkit.workspace.evidence_page import evidence_markdown, evidence_page

    if names and not ledger:
        raise typer.BadParameter("goes with --ledger, whose lines it belongs to.", param_hint="--names")
    path = _new_path(to, "evidence-of-my-skills.html")
    store = open_store()
    try:
        chosen = [one.key for one in offers(store) if one.own or not only_own]
        found = gather_evidence(
            store,
            chosen=chosen,
            answers=not no_answers,
            ledger=ledger,
            names=names,
            current=current_backlog(),
        )
        notice = store.notice
    finally:
        store.close()
    if not found:
        raise ValueError(f"There is nothing to show yet. {notice}".strip())
    write = evidence_markdown if path.suffix == ".md" else evidence_page
    _write_new(path, write(found, date.today()).encode())
    tell(f"{path} is ready. Read it before you show it. {notice}".strip())


@app.command()
def lesson(
    name: Annotated[str, typer.Argument(help="Number or name of the chapter: 03, prioritisation.")],
    to: Annotated[
        Path | None, typer.Option(help="A new file, or a folder (default: 03_….html here).")
    ] = None,
) -> None:
    """One lesson as one HTML page that checks itself, with its charts alive: from a USB stick, in a browser.

    Answers stay in the browser. “Make my file” on the page makes the file that pmkit collect reads. Whoever
    looks into the page finds the right answers.
    """
    _page(name, "notebooks", to)


@app.command()
def sheet(
    name: Annotated[str, typer.Argument(help="Number or name of the chapter: 03, prioritisation.")],
    to: Annotated[
        Path | None, typer.Option(help="A new file, or a folder (default: 03_…-sheet.html).")
    ] = None,
) -> None:
    """One practice sheet as one HTML page that checks itself, or prints with room to write.

    Answers stay in the browser. “Make my file” on the page makes the file that pmkit collect reads. Whoever
    looks into the page finds the right answers.
    """
    _page(name, "exercises", to)


@app.command()
def quiz(
    what: Annotated[str, typer.Argument(help="A chapter (03), “sheet 03”, “lesson 03”, or “all of 03”.")],
    to: Annotated[
        Path, typer.Option(help="A new file: .xml for Moodle's question bank, .md to read and print.")
    ],
    no_answers: Annotated[bool, typer.Option("--no-answers", help="For .md: only the questions.")] = False,
    json: DeedAsJson = False,
) -> None:
    """Questions of the course for Moodle, or as Markdown. What Moodle lacks is named and left out."""
    from pmkit.cli.shared.quiz_files import write_quiz
    from pmkit.course import question
    from pmkit.course.assigned import assigned

    (part,) = assigned([what]).parts
    write_quiz(to, f"pmkit {part.title}", list(map(question, part.ids)), answers=not no_answers, json=json)


@app.command()
def backlog(
    kind: Annotated[
        str,
        typer.Argument(
            help="tracker, commands (GitHub), everything (all columns), hand-over, xlsx, html, markdown, "
            "png, svg."
        ),
    ] = "tracker",
    to: Annotated[
        Path | None, typer.Option(help="A new file, or a folder (default: its own name here).")
    ] = None,
    shape: Annotated[
        str, typer.Option("--for", help="Another tracker's CSV: jira, azure, linear, trello, generic …")
    ] = "",
    hide_names: Annotated[bool, typer.Option("--hide-names", help="Leave out the names of people.")] = False,
    method: Annotated[
        str, typer.Option("--method", help="Score by rice, ice, wsjf or value-effort.")
    ] = "rice",
    title: Annotated[str, typer.Option("--title", help="The heading of html and markdown.")] = "",
    columns: Annotated[
        str,
        typer.Option("--columns", help="For html and markdown: key,item,rank,score … (default: all filled)."),
    ] = "",
    field: Annotated[
        list[str] | None,
        typer.Option(
            "--field",
            metavar="FIELD=COLUMN",
            help="For the tracker: the column a field goes into, or none. Repeatable.",
        ),
    ] = None,
    order: Annotated[
        bool, typer.Option("--order", help="For the tracker and GitHub: score and rank too.")
    ] = False,
    capacity: Annotated[
        float | None,
        typer.Option(min=0, help="For the tracker: mark the best release of so many person-months."),
    ] = None,
    plan: Annotated[
        bool, typer.Option("--plan", help="For the tracker: mark the plan that you kept as in release.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="For the tracker: only tell which field goes into which column.")
    ] = False,
) -> None:
    """What you decided on your own backlog, for the tracker or for people: the backlog that is in use.

    The tracker's file holds decisions only; which column each goes into is told before it is written.
    """
    from pmkit.backlog.scoring import METHODS
    from pmkit.widgets.backlog_files import FOR_THE_TRACKER, KINDS, Wishes

    if method not in METHODS:
        raise typer.BadParameter(f"choose one of {', '.join(METHODS)}.", param_hint="--method")
    wishes = Wishes(
        method=method,
        title=title,
        columns=tuple(filter(None, (name.strip() for name in columns.split(",")))),
        tracker=shape,
        into=named_values(field, "--field"),
        order=order,
        capacity=capacity,
    )
    if plan and capacity is not None:
        raise typer.BadParameter("the plan that you kept, or --capacity: choose one.", param_hint="--plan")
    for_page, for_tracker = ("html", "markdown"), ("tracker",)
    for option, given, kinds in (
        ("--title", title, for_page),
        ("--columns", columns, for_page),
        ("--for", shape, for_tracker),
        ("--field", field, for_tracker),
        ("--capacity", capacity is not None, for_tracker),
        ("--dry-run", dry_run, for_tracker),
        ("--order", order, FOR_THE_TRACKER),
        ("--plan", plan, FOR_THE_TRACKER),
    ):
        if given and kind in KINDS and kind not in kinds:
            raise typer.BadParameter(f"is only for {listed(kinds)}, not for {kind}.", param_hint=option)
    _take_out(kind, to, hide_names, wishes, dry_run, plan)


@app.command("hand-over")
def hand_over(
    to: Annotated[
        Path | None, typer.Option(help="A new file, or a folder (default: its own name here).")
    ] = None,
    hide_names: Annotated[bool, typer.Option("--hide-names", help="Leave out the names of people.")] = False,
) -> None:
    """Your backlog as one file for a colleague, with decisions, history and units, without your answers.

    Your colleague reads it with pmkit import FILE, or under Bring in on the page.
    """
    from pmkit.widgets.backlog_files import Wishes

    _take_out("hand-over", to, hide_names, Wishes())


def _take_out(
    kind: str,
    to: Path | None,
    hide_names: bool,
    wishes: "Wishes",
    dry_run: bool = False,
    with_plan: bool = False,
) -> None:
    from dataclasses import replace
    from datetime import date

    from pmkit.backlog.rules import without_groups
    from pmkit.widgets.backlog_files import (
        FOR_THE_TRACKER,
        KINDS,
        OF_THE_WHOLE,
        file_name,
        make,
        tracker_words,
    )

    if kind not in KINDS:
        raise ValueError(f"{kind} can't be made. Choose one of: {', '.join(KINDS)}.")
    if hide_names and kind in FOR_THE_TRACKER:
        raise ValueError("The tracker needs its titles as they are. Leave out --hide-names for this file.")
    path = None if dry_run else _new_path(to, file_name(kind, date.today()))
    with backlog_in_use() as current:
        chosen = current.whole(hide_names)
        wishes = replace(wishes, plan=plan_of(current)) if with_plan else wishes
    for sentence in tracker_words(chosen, wishes) if kind == "tracker" else ():
        tell(sentence)
    if path is None:
        return
    if kind not in (*FOR_THE_TRACKER, *OF_THE_WHOLE):
        chosen, *_ = ungrouped = without_groups(chosen)
        if said := ungrouped.says():
            tell(said)
    made = make(kind, chosen, date.today(), wishes)
    _write_new(path, made.data)
    tell(f"{path} is ready ({_size(len(made.data))}).")


def _page(name: str, folder: str, to: Path | None) -> None:
    from pmkit.setup.folder import course_folder, shipped
    from pmkit.workspace.lesson_page import find_notebook, lesson_page

    own = course_folder()  # with what was changed there; before the first `pmkit lab` there is none
    notebook = find_notebook(own if (own / folder).is_dir() else shipped(), name, folder)
    own_name = f"{notebook.stem}{'-sheet' if folder == 'exercises' else ''}.html"
    path = _new_path(to, own_name)  # first: a page takes a while to make
    text = lesson_page(notebook)
    _write_new(path, text.encode())
    tell(f"{path} is ready ({_size(path.stat().st_size)}). It needs no network.")


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{max(size // 1000, 1)} kB"


add_to(app, _new_path, _write_new)
