"""A plan of how a feature is judged: open points, and the plan on one page. Texts of users are escaped."""

from collections.abc import Mapping, Sequence

from pmkit.english import counted, plural, shortened, whole_percent
from pmkit.explorers._plan_slices import Slice
from pmkit.methods import TextFinding
from pmkit.methods.evaluation_lint import EVALUATION
from pmkit.practice.markdown import escape_markdown

PARTS = {
    "claim": "What it shall do, for whom",
    "wrong": "An answer is wrong when",
    "labels": "Who says what is right",
    "again": "Measured again",
    "off": "Off switch: at which number, and who",
    "told": "Who is told the result",
}
HELP = EVALUATION | {"wrong": "what two people would count alike"}
"""What to say in each part."""
_SHORT = {
    "no-cases": "no cases",
    "no-line": "no pass line",
    "too-few": "too few cases",
}


def checker(
    slices: Sequence[Slice], found: Sequence[TextFinding], errors: Mapping[str, str]
) -> dict[str, str]:
    """By row a word or two on a slice."""
    names = {one.name: one.id for one in slices}
    said = {one.id: "in\u00a0order" for one in slices} | dict.fromkeys(errors, "look below")
    for one in found:
        if one.where in names and one.rule in _SHORT:
            said[names[one.where]] = _SHORT[one.rule]
    return said


def sentence(found: Sequence[TextFinding], slices: Sequence[Slice], errors: Mapping[str, str]) -> str:
    """How many points are open, and how many slices there are."""
    many = len(found) + len(errors)
    if not slices:
        return f"No slice yet, and **{counted(many, 'open point')}** in the plan."
    cases = sum(one.n for one in slices)
    head = f"{counted(len(slices), 'slice')} with {counted(cases, 'case')}"
    if many:
        return f"{head}, and **{counted(many, 'open point')}** in the plan."
    return f"{head}, and no rule objects. That is no yes: are these the cases that people will bring?"


def points(found: Sequence[TextFinding], errors: Mapping[str, str]) -> str:
    """The open points as a Markdown list."""
    lines = [f"- {escape_markdown(said)}" for said in errors.values()]
    for one in found:
        where = PARTS.get(one.where, shortened(one.where, 60)) or "The whole plan"
        lines.append(f"- **{escape_markdown(where)}**: {escape_markdown(one.text)}")
    return "\n".join(["**Open points**", "", *lines]) if lines else ""


def record(plan: Mapping[str, str], slices: Sequence[Slice], judge: str, open_points: int) -> str:
    """The plan on one page."""
    lines = ["**The plan, before it is switched on**", ""]
    for key, label in PARTS.items():
        text = " ".join(plan[key].split())
        lines.append(f"- {label}: {escape_markdown(text) if text else f'open ({HELP[key]})'}")
    lines.append(f"- Labels come from: {judge.lower()}")
    for one in slices:
        line = (
            "no pass line yet" if one.most_wrong is None else f"at most {whole_percent(one.most_wrong)} wrong"
        )
        severe = ", an error hurts" if one.severe else ""
        lines.append(f"- Slice {escape_markdown(one.name)}: {counted(one.n, 'case')}, {line}{severe}")
    if open_points:
        lines.append(
            f"- {counted(open_points, 'open point')} {plural(open_points, 'is', 'are')} not answered yet."
        )
    return "\n".join(lines)
