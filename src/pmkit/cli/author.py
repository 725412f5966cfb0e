"""`pmkit author`: builds the notebooks from their sources and checks that all is as it should be."""

from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Build and check the course (for its authors).", no_args_is_help=True)


def course_root(start: Path) -> Path:
    """The course's folder: the nearest one upwards that holds `lessons/`."""
    for folder in (start, *start.parents):
        if (folder / "lessons").is_dir():
            return folder
    raise typer.BadParameter(f"No folder lessons/ in {start} or above it. Go to the course's folder first.")


@app.command()
def build(
    names: Annotated[list[str] | None, typer.Argument(help="Parts of notebook names (default: all).")] = None,
    check: Annotated[bool, typer.Option("--check", help="Change nothing; fail on differences.")] = False,
) -> None:
    """Build notebooks/, exercises/ and solutions/ from lessons/, executed."""
    from pmkit.authoring import build as building

    root = course_root(Path.cwd())
    if check:
        problems = building.check(root)
        for problem in problems:
            typer.echo(problem)
        typer.echo("Every notebook is what its source says." if not problems else f"{len(problems)} to mend.")
        raise typer.Exit(1 if problems else 0)
    wanted = [
        target
        for target in building.targets(root)
        if not names or any(name in f"{target.path.parent.name}/{target.path.name}" for name in names)
    ]
    if not wanted:
        typer.echo(f"No notebook has a name with {' or '.join(names or [])} in it.", err=True)
        raise typer.Exit(2)
    failed = 0
    with ProcessPoolExecutor(max_workers=2) as pool:
        jobs = [(target, pool.submit(building.build, target)) for target in wanted]
        for number, (target, job) in enumerate(jobs, start=1):
            place = f"{target.path.parent.name}/{target.path.name}"
            problem = job.exception()
            if problem is None:
                target.path.parent.mkdir(exist_ok=True)
                target.path.write_text(job.result(), encoding="utf-8", newline="\n")
                typer.echo(f"[{number}/{len(wanted)}] {place}")
            else:
                failed += 1
                typer.echo(f"[{number}/{len(wanted)}] {place} was not built: {problem}", err=True)
    raise typer.Exit(1 if failed else 0)
