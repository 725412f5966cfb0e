"""The open points of a table of criteria, and of the reasons why a launch may fail, as a list to read."""

from collections.abc import Mapping, Sequence

from pmkit.english import listed, shortened
from pmkit.methods import TextFinding
from pmkit.practice.markdown import escape_markdown

_EACH = 3
"""Up to so many reasons without a home are told one by one; more would be one sentence many times."""


def open_points(found: Sequence[TextFinding], names: Mapping[str, str], errors: Mapping[str, str]) -> str:
    """The open points, those of the whole table first, as a Markdown list."""
    whole = [one.text for one in found if not one.where]
    lines = [f"- **The whole table**: {escape_markdown(text)}" for text in whole]
    homeless = {one.where for one in found if one.rule == "no-home"}
    told_together = homeless if len(homeless) > _EACH else set()
    for where, name in names.items():
        if where in told_together:
            continue
        said = [errors[where]] if where in errors else []
        said += [
            one.text for one in found if one.where == where and not (where in errors and one.rule == "no-day")
        ]
        if said:
            lines.append(f"- **{_named(name)}**: {escape_markdown(' '.join(said))}")
    if told_together:
        first = [f"“{_named(name)}”" for where, name in names.items() if where in told_together]
        step = "Prevent each of them, watch for it, or accept it."
        lines.append(f"- **{len(first)} reasons have no home**: {listed(first, _EACH)}. {step}")
    return "\n".join(["**Open points**", "", *lines]) if lines else ""


def _named(name: str) -> str:
    """What a row is called, without the full stop that ends it."""
    return escape_markdown(shortened(name, 70).rstrip("."))
