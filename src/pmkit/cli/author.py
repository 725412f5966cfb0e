"""For the course's authors: build the notebooks from their sources, and prove that all is fit to publish."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pmkit.cli.shared.options import AllAsJson
from pmkit.cli.shared.telling import tell, tell_json

if TYPE_CHECKING:
    from pmkit.authoring.give_aways import GiveAways

app = typer.Typer(
    add_completion=False, help="Build and check the course (for its authors).", no_args_is_help=True
)


def course_root(start: Path) -> Path:
    """The course's folder: the nearest one upwards that holds `lessons/`."""
    for folder in (start, *start.parents):
        if (folder / "lessons").is_dir():
            return folder
    raise ValueError(f"No folder lessons/ in {start} or above it. Go to the course's folder first.")


@app.command()
def build(
    names: Annotated[list[str] | None, typer.Argument(help="Parts of notebook names (default: all).")] = None,
    check: Annotated[bool, typer.Option("--check", help="Change nothing; fail on differences.")] = False,
) -> None:
    """Build notebooks/, exercises/ and solutions/ from lessons/, executed, and the course's manifest."""
    from pmkit.authoring import build as building
    from pmkit.authoring import committed, manifest, worked_values

    root = course_root(Path.cwd())
    if check:
        problems = worked_values.problems(root) + manifest.problems(root) + committed.check(root)
        for problem in problems:
            tell(problem)
        tell(
            "The manifest and every notebook are what the sources say."
            if not problems
            else f"{len(problems)} to mend."
        )
        raise typer.Exit(1 if problems else 0)
    wanted = [
        target
        for target in building.targets(root)
        if not names or any(name in f"{target.path.parent.name}/{target.path.name}" for name in names)
    ]
    if not wanted:
        raise ValueError(f"No notebook has a name with {' or '.join(names or [])} in it.")
    for target in wanted:
        target.source.write_text(building.tidy(target), encoding="utf-8", newline="\n")
    worked_values.write(root)
    manifest.write(root)
    failed = 0
    with ProcessPoolExecutor(max_workers=2) as pool:
        jobs = [(target, pool.submit(building.build, target)) for target in wanted]
        for number, (target, job) in enumerate(jobs, start=1):
            place = f"{target.path.parent.name}/{target.path.name}"
            fault = job.exception()
            if fault is None:
                target.path.parent.mkdir(exist_ok=True)
                target.path.write_text(job.result(), encoding="utf-8", newline="\n")
                tell(f"[{number}/{len(wanted)}] {place}")
            else:
                failed += 1
                tell(f"[{number}/{len(wanted)}] {place} was not built: {fault}", err=True)
    raise typer.Exit(1 if failed else 0)


@app.command()
def check(
    reading: Annotated[bool, typer.Option("--reading", help="Also tell how easily the prose reads.")] = False,
    give_aways: Annotated[
        bool, typer.Option("--give-aways", help="Also tell how often a look at the options is enough.")
    ] = False,
    json: AllAsJson = False,
) -> None:
    """Prove that the course is fit to publish: questions, ids, minutes, links, files and notebooks."""
    from pmkit.authoring import committed, gate, manifest
    from pmkit.authoring import give_aways as giving
    from pmkit.authoring.content import read_content

    root = course_root(Path.cwd())
    content = read_content(root)
    problems = gate.gate(content) + manifest.problems(root) + committed.check(root)
    away = giving.report(content) if give_aways else {}
    report = gate.reading_report(content) if reading else {}
    if json:
        readings = {
            name: asdict(one) | {"words_a_sentence": round(one.words_a_sentence, 1)}
            for name, one in report.items()
        }
        found = {"problems": problems, "reading": readings}
        if give_aways:
            found["give_aways"] = {name: asdict(one) for name, one in away.items()}
        tell_json(found, indent=1)
        raise typer.Exit(1 if problems else 0)
    for name, one in report.items():
        tell(f"{name}: {one.words} words, {one.words_a_sentence:.0f} a sentence")
        for remark in one.remarks:
            tell(f"  {remark}")
    for line in _told(away):
        tell(line)
    for problem in problems:
        tell(problem)
    count = len(list(content.all_questions()))
    tell(f"{len(problems)} to mend." if problems else f"Fit to publish: {count} questions checked.")
    raise typer.Exit(1 if problems else 0)


def _told(away: "dict[str, GiveAways]") -> Iterator[str]:
    for name, one in away.items():
        yield (
            f"{name}: the longest option is the right one in {one.longest_right:.0%} of {one.questions} "
            f"questions; absolute words stand in {one.absolute_wrong:.0%} of wrong options and "
            f"{one.absolute_right:.0%} of right ones."
        )
    for text in away["course"].texts if away else ():
        yield f"  {text}"


@app.command("list")
def list_items(
    json: Annotated[bool, typer.Option("--json", help="For scripts: all that is asked, as JSON.")] = False,
) -> None:
    """List all questions: id, section, kind, skill, minutes, and with --json their options and verdicts."""
    from pmkit.authoring.content import read_content
    from pmkit.authoring.listing import items

    found = list(items(read_content(course_root(Path.cwd()))))
    if json:
        tell_json(found, indent=1)
        return
    for one in found:
        kind = one["kind"].replace("_", " ")
        tell(f"{one['id']} · {one['section']} · {kind} · {one['skill']} · {one['minutes']:g} min")


@app.command()
def publish_ids() -> None:
    """Add the ids of new questions and explorers to the list that keeps learners' answers."""
    from pmkit.authoring import published
    from pmkit.authoring.content import read_content

    new = published.publish(read_content(course_root(Path.cwd())).item_ids())
    tell("\n".join([*new, f"{len(new)} new ids are in the list."]))


@app.command()
def keep_wordings() -> None:
    """Before a release: keep how each question reads, so that answers stay valid when words are edited."""
    from pmkit.authoring.content import read_content
    from pmkit.course.wordings import keep

    asked = [one for _, one in read_content(course_root(Path.cwd())).all_questions()]
    new = keep((one.id, one.version, one.fingerprint()) for one in asked)
    tell(f"{new} new texts are in the list.")


@app.command()
def advisories(
    feed: Annotated[str, typer.Option("--feed", help="Where to ask: OSV, or a mirror of it.")] = "",
    required: Annotated[
        bool, typer.Option("--required", help="Also fail where the feed can't be reached.")
    ] = False,
) -> None:
    """Ask whether a locked package is known to be unsafe; sends names and versions of the packages."""
    from pmkit.authoring.advisories import FEED, NotChecked, known, locked

    pins = locked(course_root(Path.cwd()))
    feed = feed or FEED
    try:
        found = known(pins, feed)
    except NotChecked as why:
        tell(
            f"NOT CHECKED: the feed {feed} gave no answer ({why}). Whether one of the {len(pins)} locked "
            "packages is known to be unsafe is open; try again with a network.",
            err=True,
        )
        raise typer.Exit(1 if required else 0) from None
    for (name, version), ids in found.items():
        tell(f"{name} {version}: {', '.join(ids)}")
    tell(
        f"{len(found)} of {len(pins)} locked packages are known to be unsafe. Compile the locks anew "
        "(CONTRIBUTING.md, Change a dependency)."
        if found
        else f"Checked: no advisory is known for the {len(pins)} locked packages."
    )
    raise typer.Exit(1 if found else 0)
