"""Rules for the plan by which a feature that learns is judged, before it is switched on.

The rules are the course's own. Treat findings as questions to the author, never as a mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from pmkit.english import counted
from pmkit.methods._frame import need_columns, numbers, percent, refuse
from pmkit.methods._text_findings import TextFinding, empty_slots, excerpt, found, saw
from pmkit.methods.measures import has_date, has_measure
from pmkit.methods.proportions import no_failure_bound

EVALUATION = {
    "claim": "what it shall do for whom, so that it could turn out wrong",
    "labels": "who says what is right, and how many of them look at each case",
    "again": "when it is measured again",
    "off": "at which number it is switched off, and who does it",
    "told": "who is told the result",
}
"""The parts of a plan besides its slices, and what to say in each."""
_TIME = ("daily", "weekly", "monthly", "each", "every", "after")


def lint_evaluation(
    plan: Mapping[str, str],
    slices: pd.DataFrame,
    *,
    seen_in_training: bool = False,
    line_before_result: bool = True,
    judge_compared: bool | None = None,
) -> list[TextFinding]:
    """Look at a plan, its parts named as in `EVALUATION`, and its slices; `where` is the part or the slice.

    `slices` has a row per slice: `slice`, `n` (cases to look at), `most_wrong` (the share that may be wrong:
    the pass line; may be empty) and `severe` (yes/no: an error there hurts somebody). `judge_compared`: None
    where no model judges, else whether its verdicts were compared with people's.

    Sees: empty parts; one number for everything; a slice without cases or pass line, or with too few cases to
    reach its line even without an error; no slice marked as severe, or a severe one whose line is no stricter
    than the rest; cases that the model was trained on; a line drawn after the result; a judge that nobody
    compared with people; an off switch without a number; no time at which it is measured again. Doesn't see
    whether the cases are those that people will bring.

    >>> plan = {"claim": "Answers name a safe substitute", "labels": "Aoife and a dietician, both on all",
    ...         "again": "every Monday", "off": "1 unsafe answer: Kofi, the same hour", "told": "Ruth"}
    >>> slices = pd.DataFrame({"slice": ["allergy", "other"], "n": [300, 60], "most_wrong": [0.01, 0.05],
    ...                        "severe": [True, False]})
    >>> lint_evaluation(plan, slices)
    []
    >>> [one.rule for one in lint_evaluation(plan, slices.head(1).assign(n=60), seen_in_training=True)]
    ['one-number', 'too-few', 'seen']
    """
    findings = empty_slots(plan, EVALUATION)
    skip = {one.where for one in findings}
    findings += _slices(slices)
    findings += [
        saw(rule, "", says)
        for rule, holds, says in (
            ("seen", seen_in_training, "It was trained on these cases, so it knows them. Take others."),
            (
                "line-after",
                not line_before_result,
                "The pass line was drawn after the result. Draw it first.",
            ),
            (
                "judge-alone",
                judge_compared is False,
                "A model judges, and nobody compared it with people. Have people label some of the cases.",
            ),
        )
        if holds
    ]
    off, again = plan.get("off", ""), plan.get("again", "")
    if "off" not in skip and not has_measure(off):
        says = f"“{excerpt(off)}”: at which number? Write it down before somebody has to argue."
        findings.append(saw("off-without-number", "off", says, excerpt(off)))
    timed = has_date(again) or found("period", again) or any(word in again.lower() for word in _TIME)
    if "again" not in skip and not timed:
        says = f"“{excerpt(again)}” is no time. Say which day, or how often."
        findings.append(saw("no-time", "again", says, excerpt(again)))
    return findings


def _slices(slices: pd.DataFrame) -> Iterator[TextFinding]:
    need_columns(slices, ["slice", "n", "most_wrong", "severe"], "An evaluation plan")
    n, line = numbers(slices, "n", low=0), numbers(slices, "most_wrong", low=0, high=1)
    empty = slices["slice"].map(lambda cell: pd.isna(cell) or not str(cell).strip())
    refuse(slices, "slice", empty.to_numpy(dtype=bool), "Say which cases it is.")
    severe = slices["severe"].map(lambda cell: str(cell).strip().lower() in ("true", "yes", "1", "x"))
    if len(slices) < 2:
        says = "One number for everything hides the slice in which it fails. Split the cases."
        yield saw("one-number", "", says)
    for row, name in enumerate(slices["slice"]):
        if not n[row] > 0:
            yield saw("no-cases", str(name), "No cases are planned here. Say how many.")
        if np.isnan(line[row]):
            says = "There is no pass line. Which share may be wrong, at most?"
            yield saw("no-line", str(name), says)
        elif n[row] >= 1 and no_failure_bound(int(n[row])) > line[row]:
            best = percent(float(f"{no_failure_bound(int(n[row])):.2g}"))
            says = (
                f"Even without an error {counted(int(n[row]), 'case')} only say: under {best}. "
                f"The line is {percent(line[row])}. Take more cases, or another line."
            )
            yield saw("too-few", str(name), says)
    if not len(slices):
        return
    hard, soft = line[severe.to_numpy(dtype=bool)], line[~severe.to_numpy(dtype=bool)]
    if not severe.any():
        yield saw("no-severe-line", "", "No slice is severe. In which does an error hurt somebody?")
    elif np.isfinite(hard).any() and np.isfinite(soft).any() and np.nanmax(hard) >= np.nanmin(soft):
        says = "Where an error hurts, the line is no stricter than elsewhere. Is that what you want?"
        yield saw("no-severe-line", "", says)
