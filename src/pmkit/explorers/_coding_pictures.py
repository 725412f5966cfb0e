"""Pictures and tables of a `Coding`: agreement with its ranges, what is mixed up, and what comes up."""

import numpy as np
import pandas as pd

from pmkit.charts import Words, agreement_chart, confusions_chart, counts_chart
from pmkit.charts.code_counts import counts_words
from pmkit.charts.picture import Picture
from pmkit.english import counted, listed, plural
from pmkit.explorers._coding import Coding
from pmkit.explorers.readable import Grid, in_markdown
from pmkit.methods import coder_agreement, cohens_kappa

RAW, CHANCE = "Raw: two chose the same", "Beyond chance: all coders"
_MOST = 10
"""So many codes stand in the picture of confusions."""
_MOST_PAIRS = 6


def agreement_rows(now: Coding, before: Coding | None = None) -> pd.DataFrame:
    """The measures with their ranges, and what they were before: the table of `agreement_chart`."""
    whole = coder_agreement(now.codes, now.groups).set_index("measure")
    rows = [(RAW, "raw", True), (CHANCE, "alpha", False)]
    found = [(name, *whole.loc[key, ["value", "low", "high"]], raw) for name, key, raw in rows]
    if len(now.coders) == 2:
        found.append(("Beyond chance: the two of them", *whole.loc["cohen", ["value", "low", "high"]], False))
    for one, other in _pairs(now):
        pair = now.of(now.codes[[one, other]])
        cohen = coder_agreement(pair.codes, pair.groups, draws=500).set_index("measure").loc["cohen"]
        found.append((f"{one} and {other}", *cohen[["value", "low", "high"]], False))
    table = pd.DataFrame(found, columns=["measure", "value", "low", "high", "raw"])
    return table.assign(before=_before(now, before))


def _pairs(coding: Coding) -> list[tuple[str, str]]:
    names = coding.coders
    if len(names) < 3:
        return []
    return [(a, b) for at, a in enumerate(names) for b in names[at + 1 :]][:_MOST_PAIRS]


def _before(now: Coding, before: Coding | None) -> list[float]:
    """The same measures as they were, without ranges."""
    if before is None:
        return [float("nan")] * (2 + (len(now.coders) == 2) + len(_pairs(now)))
    raw = coder_agreement(before.codes, draws=1)["value"].iloc[0]
    found = [float(raw), before.alpha]
    if len(now.coders) == 2:
        found.append(cohens_kappa(before.codes))
    return [*found, *(cohens_kappa(before.codes[list(pair)]) for pair in _pairs(now))]


def agreement_picture(rows: pd.DataFrame, coding: Coding) -> Picture:
    """The measures; the title says agreement with and without chance."""
    value = rows.set_index("measure")["value"]
    raw, beyond = value[RAW], value[CHANCE]
    title = f"Two coders agree in {100 * raw:.0f} of 100 cases; beyond chance that is {beyond:.2f}"
    if np.isnan(beyond):
        title = "One code is all that was used: agreement beyond chance has no value"
    drawn = "talks" if coding.groups else "lines"
    note = f"Line: where 95 of 100 draws of whole {drawn} lie. Square: raw. Circle: chance taken off."
    if rows["before"].notna().any():
        note += " Ring: first code book, nothing changed."
    told = [
        f"{name}: {now:.2f}, range {low:.2f} to {high:.2f}" + ("" if np.isnan(was) else f", before {was:.2f}")
        for name, now, low, high, _, was in rows.dropna(subset="value").itertuples(index=False)
    ]
    return agreement_chart(rows, Words(title, note, f"Marks on a line from 0 to 1. {'; '.join(told)}."))


def worst_pair(table: pd.DataFrame) -> tuple[str, str, int] | None:
    """The two codes that stand on the same line most often, and on how many; None where none do."""
    apart = table.to_numpy() * (1 - np.eye(len(table), dtype=int))
    if not apart.size or not apart.max():
        return None
    one, other = divmod(int(apart.argmax()), len(table))
    return str(table.index[one]), str(table.columns[other]), int(apart.max())


def confusions_picture(coding: Coding) -> Picture:
    """The pairs of codes, of many codes those that are mixed up most."""
    table = coding.confusions
    pair = worst_pair(table)
    apart = table.sum() - np.diag(table)
    first = apart.sort_values(ascending=False, kind="stable").index[:_MOST]
    names = [name for name in table.index if name in set(first)]
    shown = table.loc[names, names]
    title = "No line has two codes"
    if pair:
        title = f"“{pair[0]}” and “{pair[1]}” meet most often: on {counted(pair[2], 'line')}"
    note = "Number: lines on which both codes were chosen. Dashed: lines on which all chose the one."
    if len(table) > len(shown):
        note += f" The {len(shown)} codes that are mixed up most, of {len(table)}."
    counts = shown.to_numpy()
    meet = [
        (int(counts[a, b]), f"{shown.index[a]} and {shown.columns[b]} {counts[a, b]}")
        for a in range(len(shown))
        for b in range(a)
    ]
    told = [text for count, text in sorted(meet, reverse=True) if count][:8]
    return confusions_chart(shown, Words(title, note, f"A table of codes. {'; '.join(told) or title}."))


def by_majority(coding: Coding) -> pd.DataFrame:
    """`code`, `lines` and `talks` in which more than half of a line's coders chose it, most lines first."""
    counts = coding.times.to_numpy()
    wins = counts * 2 > counts.sum(axis=1, keepdims=True)
    talks = coding.talks.to_numpy()
    found = [
        (name, int(won.sum()), len(set(talks[won])))
        for name, won in zip(coding.times.columns, wins.T, strict=True)
    ]
    table = pd.DataFrame(found, columns=["code", "lines", "talks"])
    return table.sort_values(["lines", "talks"], ascending=False, kind="stable").reset_index(drop=True)


def counts_picture(table: pd.DataFrame, by: str, whole: int) -> Picture:
    """How often each code came up, by line or by talk."""
    unit = "line" if by == "lines" else "talk"
    ordered = table.sort_values(by, ascending=False, kind="stable").reset_index(drop=True)
    most = int(ordered[by].max()) if len(ordered) else 0
    leading = [f"“{name}”" for name in ordered.loc[ordered[by] == most, "code"]]
    first = plural(len(leading), "comes first", "come first")
    each = " each" if len(leading) > 1 else ""
    title = f"Counted by {unit}, {listed(leading, 2)} {first}: {counted(most, unit)}{each}"
    if not most:
        title = "No line has a code on which most coders agree"
    note = f"{counted(whole, 'line has', 'lines have')} no code on which more than half agree."
    return counts_chart(ordered, by, Words(title, note if whole else "", _told(ordered)))


def _told(table: pd.DataFrame) -> str:
    told = (f"{name}: {counts_words(lines, talks)}" for name, lines, talks in table.itertuples(index=False))
    return f"Bars. {'; '.join(told) or 'None'}."


def codes_words(coding: Coding) -> str:
    """Each code against all the others, the weakest first, as a Markdown table."""
    found = coding.by_code.sort_values("alpha", kind="stable", na_position="last")
    rows = tuple(
        (
            str(row["code"]),
            f"{row['units']}",
            _figure(100 * row["together"], "{:.0f} of 100"),
            _figure(row["agreement"], "{:.2f}"),
            _figure(row["alpha"], "{:.2f}"),
        )
        for row in found.to_dict("records")
    )
    headings = ("Code", "Lines", "Where one chose it, another did", "Raw", "Beyond chance")
    title = "Each code against the rest, the weakest first"
    return in_markdown(Grid(title, headings, rows, (False, True, True, True, True)))


def _figure(value: float, form: str) -> str:
    return "" if np.isnan(value) else form.format(value)
