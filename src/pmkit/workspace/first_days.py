"""Somebody begins a job: a path through the course, week by week, with the way to each step and what is done
of it, and a page to take along.

The course's own path is `pmkit.course.paths`; a team's own is a text file that is kept beside the progress.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pmkit.course import own_backlog
from pmkit.course.paths import CoursePath, PathError, path_text, read_path, shipped_paths
from pmkit.course.workbook import workbook
from pmkit.english import counted, spoken_day
from pmkit.practice.markdown import escape_markdown
from pmkit.practice.messages import say
from pmkit.workspace.files import folder
from pmkit.workspace.path_steps import DAYS, page_text, week_name, weeks_to_do

__all__ = ["first_days"]

NOTE = "path:first-days"
"""The name under which it is kept when somebody begins, and with which path."""
COURSE, TEAM = "The course's path", "Our team's path"
ALL_WEEKS = "All weeks"
NO_PATH = CoursePath("The path can't be read", "Install the course anew; pmkit doctor helps.", ())
"""Stands in where the manifest is damaged."""


def team_file() -> Path:
    """Where a team's own path is kept on this computer."""
    from pmkit.home import home

    return home() / "path.md"


def team_path() -> CoursePath | None:
    """The team's own path, None where there is none. Raises PathError where it can't be read."""
    if not team_file().is_file():
        return None
    try:
        return read_path(team_file().read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        raise PathError(say("path.unreadable", file=team_file())) from None


def keep_team_path(data: bytes) -> CoursePath:
    """Keep a team's path on this computer. Raises PathError, and keeps nothing, where it can't be read."""
    from pmkit.private_files import private_folder, replaced_whole

    try:
        path = read_path(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise PathError(say("path.no-text")) from None
    private_folder(team_file().parent)
    with replaced_whole(team_file()) as file:
        file.write(data)
    return path


def first_days() -> Any:
    """The path as a widget: the day one begins, the weeks with their steps, a page, and a team's own path."""
    from pmkit.widgets.downloads import Downloads
    from pmkit.widgets.file_pick import FilePick
    from pmkit.widgets.form import Form
    from pmkit.widgets.say import Say
    from pmkit.widgets.stack import Stack
    from pmkit.widgets.to_do import ToDo

    form, told, steps = Form([]), Say(), ToDo([])

    def refresh() -> None:
        chosen, path, trouble = _chosen()
        fields = _fields(path, has_team=team_file().is_file())
        if fields != form.fields:
            form.fields = fields
        values = {"begins": chosen.get("begins"), "path": chosen.get("path", COURSE)}
        weeks = form.values.get("weeks")
        values["weeks"] = weeks if weeks in fields[-1]["options"] else ALL_WEEKS
        kept = {**form.values, **values}
        form.values = {one["key"]: kept[one["key"]] for one in fields}
        begins = _day(chosen.get("begins"))
        told.text = "\n\n".join(filter(None, [trouble, which_day(path, begins, date.today())]))
        steps.lists = weeks_to_do(path, begins, date.today())

    def changed(_: Any) -> None:
        now = {"begins": form.values.get("begins"), "path": form.values.get("path") or COURSE}
        if now != {"path": COURSE, "begins": None} | dict(_noted()):
            workbook().note(NOTE, now)
            refresh()

    def take(_: str, data: bytes) -> None:
        path = keep_team_path(data)
        workbook().note(NOTE, {**_noted(), "path": TEAM})
        refresh()
        taken = say("path.taken", title=escape_markdown(path.title), weeks=counted(len(path.weeks), "week"))
        told.text = f"{taken}\n\n{told.text}"

    def make(key: str) -> Any:
        return made_page(key, str(form.values.get("weeks") or ALL_WEEKS), date.today())

    refresh()
    form.observe(changed, "values")
    pick = FilePick("A path that your team has written", accept=".md,.txt", note=say("path.own"))
    pick.on_file(take)
    buttons = [
        {"key": "html", "label": "My page (HTML)", "help": "Opens in any browser, and prints."},
        {"key": "md", "label": "My page (Markdown)", "help": "For the place where your team writes."},
        {
            "key": "text",
            "label": "This path as a text",
            "help": "Change it, and choose it below: your team's own.",
        },
    ]
    return Stack(
        "",
        [
            ("", form),
            ("", told),
            ("", steps),
            ("", Downloads("Take it along", buttons, make, folder)),
            ("", pick),
        ],
    )


def _noted() -> Mapping[str, Any]:
    kept = workbook().noted(NOTE)
    return kept if isinstance(kept, Mapping) else {}


def _chosen() -> tuple[Mapping[str, Any], CoursePath, str]:
    """What was chosen, the path, and why it is not the one that was chosen, if it is not."""
    noted, course = _noted(), next(iter(shipped_paths()), NO_PATH)
    if noted.get("path") != TEAM:
        return noted, course, ""
    try:
        own = team_path()
    except PathError as problem:
        return noted, course, escape_markdown(str(problem))
    return noted, own or course, "" if own else say("path.gone")


def _day(kept: Any) -> date | None:
    try:
        return date.fromisoformat(str(kept))
    except ValueError:
        return None


def _fields(path: CoursePath, *, has_team: bool) -> list[dict[str, Any]]:
    fields: list[dict[str, Any]] = [
        {
            "key": "begins",
            "label": "I start as a product owner on",
            "type": "date",
            "help": say("path.begins"),
        }
    ]
    if has_team:
        fields.append({"key": "path", "label": "Path", "type": "choice", "options": [COURSE, TEAM]})
    weeks = [ALL_WEEKS, *(week_name(number, week) for number, week in enumerate(path.weeks, start=1))]
    return [*fields, {"key": "weeks", "label": "On my page", "type": "choice", "options": weeks}]


def which_day(path: CoursePath, begins: date | None, today: date) -> str:
    """What the path is for, and on which day of it one is."""
    about = f"**{escape_markdown(path.title)}.** {escape_markdown(path.about)}".strip()
    if begins is None:
        return f"{about}\n\n{say('path.no-day')}"
    day, last = (today - begins).days + 1, DAYS * len(path.weeks)
    if day < 1:
        now = say("path.before", day=spoken_day(begins))
    elif day > last:
        now = say("path.after", n=day)
    else:
        now = say("path.now", n=day, week=(day - 1) // DAYS + 1, all=len(path.weeks))
    return f"{about}\n\n{now}"


def made_page(key: str, weeks: str, today: date) -> Any:
    """The page (`html`, `md`) of all weeks or of one, with what was made in it; or the path as a `text`."""
    from pmkit.course.pieces import keys_of
    from pmkit.widgets.downloads import Made
    from pmkit.workspace.portfolio import gather
    from pmkit.workspace.portfolio_files import markdown, page

    noted, path, _ = _chosen()
    if key == "text":
        return Made("our-path.md", path_text(path).encode(), "text/markdown")
    numbered = [(number, week) for number, week in enumerate(path.weeks, start=1)]
    taken = [(number, week) for number, week in numbered if weeks in (ALL_WEEKS, week_name(number, week))]
    current = own_backlog.current_backlog()
    current.flush()
    own = [id for _, week in taken for id in week.own]
    store = workbook().store
    portfolio = gather(store, chosen=keys_of(store, own), current=current, pictures=False)
    opening = page_text(path, taken, _day(noted.get("begins")))
    name = f"my-first-days-{today.isoformat()}"
    if key == "md":
        return Made(
            f"{name}.md", markdown(portfolio, path.title, opening, pictures=False).encode(), "text/markdown"
        )
    return Made(f"{name}.html", page(portfolio, path.title, opening).encode(), "text/html")
