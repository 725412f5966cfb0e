"""A path of your team's own through the course: check its text, and make its page."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from pmkit.cli.shared.telling import tell, tell_json
from pmkit.english import counted

app = typer.Typer(add_completion=False)


@app.command()
def path(
    file: Annotated[
        Path | None, typer.Argument(help="Your path, a text. Without it: the course's own, to begin from.")
    ] = None,
    starts: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The first day, for dates on the page.")
    ] = None,
    to: Annotated[Path | None, typer.Option(help="A new file for the page: .html or .md.")] = None,
    names: Annotated[
        bool, typer.Option("--names", help="List the sittings and explorers that a path can name.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="The path as JSON.")] = False,
) -> None:
    """Check a path of your team's own, and make its page.

    A path says week by week what a new product owner practises, what they do
    on your backlog, and whom they talk to. Without FILE the course's own is
    printed as a text, to be changed. Learners choose your file on the front page.
    """
    from dataclasses import asdict

    from pmkit.course.paths import path_text, read_path, shipped_paths, step_names
    from pmkit.workspace.path_steps import plan_page

    if names:
        tell("\n".join(step_names()))
        return
    found = read_path(file.read_text(encoding="utf-8-sig")) if file else shipped_paths()[0]
    if to is not None:
        if to.exists():
            raise ValueError(f"{to} exists already and is not overwritten. Choose another name.")
        to.write_text(plan_page(found, starts.date() if starts else None, to.suffix), encoding="utf-8")
    if json:
        tell_json(asdict(found), indent=1)
    elif to is not None:
        tell(f"{to} was written.")
    elif file:
        talks = sum(len(week.talks) for week in found.weeks)
        tell(
            f"“{found.title}” can be used: {counted(len(found.weeks), 'week')}, {counted(talks, 'talk')}. "
            "Choose the file on the front page of the course, under “I start as a product owner”."
        )
    else:
        tell(path_text(found).rstrip())
