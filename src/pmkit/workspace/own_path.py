"""The way through one's own backlog, from the file to the tracker: which steps are done."""

from typing import Any

from pmkit.english import counted, spoken_day
from pmkit.practice.markdown import escape_markdown

__all__ = ["own_backlog_path"]


def own_backlog_path() -> Any:
    """The steps with one's own backlog, each with what is done of it."""
    from pmkit.course.own_backlog import current_backlog
    from pmkit.widgets.say import Say

    current = current_backlog()
    lines = [f"{number}. **{name}**: {said}" for number, (name, said) in enumerate(_steps(current), start=1)]
    trouble = [escape_markdown(current.trouble)] if current.trouble else []
    return Say("\n\n".join([*trouble, "\n".join(lines)]))


def _steps(current: Any) -> list[tuple[str, str]]:
    from pmkit.course.own_backlog import folder
    from pmkit.widgets import plan_notes

    if current.backlog is None:
        names = ("Bring it in", "Fill in", "Score", "Plan", "Forecast", "Take out")
        return [(name, "not yet") for name in names]
    backlog, plan = current.backlog, plan_notes.kept_plan(current)
    begins = plan_notes.work_begins(current)
    files = len(list(folder().glob("*"))) if folder().is_dir() else 0
    return [
        (
            "Bring it in",
            f"{escape_markdown(current.spoken(current.name))}, {counted(len(backlog), 'open item')}",
        ),
        ("Fill in", _filled(backlog.items)),
        ("Score", _scored(backlog.items)),
        ("Plan", escape_markdown(plan.says(backlog.items["id"])) if plan else "no plan is kept yet"),
        ("Forecast", f"work begins on {spoken_day(begins)}" if begins else "not said yet when work begins"),
        ("Take out", f"{counted(files, 'file')} made" if files else "nothing yet"),
    ]


def _filled(items: Any) -> str:
    both = int(items[["value", "effort"]].notna().all(axis=1).sum())
    return f"{both:,} of {counted(len(items), 'item')} have value and effort"


def _scored(items: Any) -> str:
    from pmkit.backlog.scoring import score_items
    from pmkit.methods import InputError

    try:
        scored = int(score_items(items, "rice").table["score"].notna().sum())
    except InputError as problem:
        return escape_markdown(str(problem))
    return f"{scored:,} of {counted(len(items), 'item')} have all that RICE takes"
