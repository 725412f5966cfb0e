"""What a flag does, in natural frequencies, and what can't be equal. Names of groups are escaped here."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pmkit.charts import Words, thousand_chart
from pmkit.charts.drawn_bars import drawn_dots
from pmkit.charts.picture import Picture
from pmkit.english import capital, listed, plural, whole_percent
from pmkit.explorers import Cells
from pmkit.explorers._flagged import Called, Flagged
from pmkit.methods import InputError, calibration_by_tenths, implied_false_alarms
from pmkit.practice.markdown import escape_markdown

EQUAL = 0.01
"""Two shares that are no more than this apart are called equal."""
MEASURES = {
    "ppv": "flags that are right",
    "fnr": "{harmful} ones that are missed",
    "fpr": "{harmless} ones that are flagged",
    "flagged": "all that are flagged",
}
_SHORT = {"ppv": "right flags", "fnr": "missed", "fpr": "false alarms", "flagged": "flagged"}


def measure_name(key: str, called: Called) -> str:
    """A share in words: of what it is a share."""
    return MEASURES[key].format(harmful=called.harmful, harmless=called.harmless)


def sentence(told: pd.DataFrame, called: Called, cost: float, cheapest: tuple[float, float] | None) -> str:
    """The share that is judged rightly, beside the share that nobody needs a model for; and the cost.

    `cheapest` is the best threshold and its cost, where there are scores.
    """
    row = told.iloc[-1]
    bad, good = row["tp"] + row["fn"], row["fp"] + row["tn"]
    never = 1 - row["base_rate"]
    head = f"**{_tenth(row['right'])} of all {called.many} are judged rightly**"
    if row["right"] <= never + 0.005:
        head += f"; a flag that never rings is right for **{_tenth(never)}**, without any model."
    else:
        head += f" (a flag that never rings: {_tenth(never)})."
    said = [
        head,
        f"Of {_ones(bad, called.harmful)} **{row['fn']:,.0f} {_are(row['fn'])} missed**; of "
        f"{_ones(good, called.harmless)} {row['fp']:,.0f} {_are(row['fp'])} flagged.",
        f"1,000 {called.many} cost {cost:,.0f}.",
    ]
    if cheapest and cheapest[1] < cost - 0.5:
        said.append(f"Flagging from a score of {_tenth(cheapest[0])} on costs {cheapest[1]:,.0f}.")
    return " ".join(said)


def _ones(number: float, kind: str) -> str:
    return f"{number:,.0f} {kind} {plural(round(number), 'one', 'ones')}"


def _are(number: float) -> str:
    return plural(round(number), "is", "are")


def _tenth(share: float) -> str:
    return f"{100 * share:.1f} %"


def natural(told: pd.DataFrame, flagged: Flagged) -> str:
    """Each group as 1,000 cases, in words."""
    called = flagged.called
    lines = []
    for row in _of_groups(told, flagged):
        if not row["n"]:
            lines.append(f"- **{_name(flagged, row)}**: there is no case here.")
            continue
        bad, missed = (round(1000 * one / row["n"]) for one in (row["tp"] + row["fn"], row["fn"]))
        alarms = round(1000 * row["fp"] / row["n"])
        right = (
            f"Of 100 flags {round(100 * row['ppv'])} {_are(100 * row['ppv'])} right."
            if row["ppv"] == row["ppv"]
            else ""
        )
        said = (
            f"of 1,000 {called.many} {bad} {_are(bad)} {called.harmful}: {bad - missed} flagged, "
            f"**{missed} missed**. Of the {1000 - bad:,} {called.harmless} ones "
            f"**{alarms}** {_are(alarms)} flagged. {right}"
        )
        note = f" {row['note']}" if row["note"] else ""
        lines.append(f"- **{_name(flagged, row)}**: {said.strip()}{escape_markdown(note)}")
    more = f"\n\n{escape_markdown(flagged.more)}" if flagged.more else ""
    return "\n".join(lines) + more


def _of_groups(told: pd.DataFrame, flagged: Flagged) -> list[dict[str, Any]]:
    rows = told[told["group"].isin(list(flagged.groups))]
    return [{str(key): cell for key, cell in row.items()} for row in rows.to_dict("records")]


def _name(flagged: Flagged, row: Mapping[str, Any]) -> str:
    return escape_markdown(flagged.groups[row["group"]])


def fairness(told: pd.DataFrame, flagged: Flagged) -> str:
    """What is equal in two groups, what is not, who is hit, and what the identity leaves."""
    rows = _of_groups(told, flagged)
    if len(rows) != 2 or not all(row["n"] for row in rows):
        return ""
    one, other = rows
    gaps = {key: abs(one[key] - other[key]) for key in MEASURES}
    names = {key: f"the share of {measure_name(key, flagged.called)}" for key in MEASURES}
    equal = [names[key] for key, gap in gaps.items() if gap <= EQUAL]
    apart = [
        f"{names[key]} ({whole_percent(one[key])} and {whole_percent(other[key])})"
        for key, gap in gaps.items()
        if gap > EQUAL
    ]
    unknown = [names[key] for key, gap in gaps.items() if gap != gap]
    said = [f"**Equal**: {listed(equal) or 'nothing'}.", f"**Not equal**: {listed(apart) or 'nothing'}."]
    said += [f"Can't be said for both: {listed(unknown)}."] if unknown else []
    parts = [" ".join(said), _hit(one, other, flagged), _identity(one, other, flagged)]
    parts.append(
        "Others hold that none of these measures says what is fair, and that each can harm those whom it "
        "should protect (Corbett-Davies and Goel, 2018)."
    )
    return "\n\n".join(filter(None, parts))


def _hit(one: Mapping[str, Any], other: Mapping[str, Any], flagged: Flagged) -> str:
    """Who is missed more often, and whose harmless cases are flagged more often."""
    said = []
    deeds = {"fnr": (flagged.called.harmful, "missed"), "fpr": (flagged.called.harmless, "flagged")}
    for key, (what, deed) in deeds.items():
        if abs(one[key] - other[key]) > EQUAL:
            more, less = sorted((one, other), key=lambda row: -row[key])
            said.append(
                f"What is {what} is {deed} more often for {_name(flagged, more)}: {_of_100(more[key])} of "
                f"100, against {_of_100(less[key])} for {_name(flagged, less)}."
            )
    return f"**Who is hit:** {' '.join(said)}" if said else ""


def _of_100(share: float) -> str:
    return f"{100 * share:.0f}"


def _identity(one: Mapping[str, Any], other: Mapping[str, Any], flagged: Flagged) -> str:
    """Chouldechova's identity with the numbers of the moment."""
    names = [_name(flagged, row) for row in (one, other)]
    if abs(one["base_rate"] - other["base_rate"]) < 1e-9:
        return "**Why:** the base rates are equal, so all of these can be equal at once."
    if all(row["fnr"] == 0 and row["fpr"] == 0 for row in (one, other)):
        return "**Why:** the score makes no error, so all of these are equal. No score of use in life does."
    if one["ppv"] != one["ppv"] or one["fnr"] != one["fnr"]:
        return (
            f"**Why:** of {names[0]} nothing is flagged, or nothing is there to be found, so nothing follows."
        )
    try:
        needed = implied_false_alarms(other["base_rate"], ppv=one["ppv"], fnr=one["fnr"])
        implied_false_alarms(one["base_rate"], ppv=one["ppv"], fnr=one["fnr"])
    except InputError as problem:
        return f"**Why:** {escape_markdown(str(problem))}"
    share = "over 100 %, which can't be" if needed > 1 else _tenth(needed)
    return (
        f"**Why not all at once:** of {names[0]} {whole_percent(one['base_rate'])} are "
        f"{flagged.called.harmful}, of {names[1]} {whole_percent(other['base_rate'])}. Were flags right as "
        f"often, and misses as frequent, as now for {names[0]} ({whole_percent(one['ppv'])}, "
        f"{whole_percent(one['fnr'])}), the false alarms would have to be **{_tenth(one['fpr'])} "
        f"for {names[0]} and {share} for {names[1]}**. It follows from the counts alone: base / (1 - base) x "
        "(1 - right) / right x (1 - missed) (Chouldechova, 2017)."
    )


def dots_picture(told: pd.DataFrame, flagged: Flagged) -> Picture:
    """1,000 cases of each group."""
    rows = _of_groups(told, flagged)
    known = [row for row in rows if row["n"]]
    missed = [f"{1000 * row['fn'] / row['n']:.0f}" for row in known]
    alarms = [f"{1000 * row['fp'] / row['n']:.0f}" for row in known]
    title = f"Of 1,000 {flagged.called.many}: {listed(missed)} missed, {listed(alarms)} flagged for nothing"
    described = "; ".join(
        f"{flagged.groups[row['group']]}: {miss} missed, {alarm} false alarms"
        for row, miss, alarm in zip(known, missed, alarms, strict=True)
    )
    table = pd.DataFrame(known or rows, columns=["group", "fn", "tp", "fp", "tn"])
    table["group"] = table["group"].map(dict(flagged.groups))
    note = f"A dot for each of 1,000 {flagged.called.many}" + (" of each group." if len(known) > 1 else ".")
    return thousand_chart(table, flagged.called.kinds, Words(title, note, f"1,000 dots. {described}."))


def rates_picture(told: pd.DataFrame, flagged: Flagged) -> Picture:
    """Four shares of each group, one below the other."""
    rows = []
    for key, short in _SHORT.items():
        for row in _of_groups(told, flagged):
            if row[key] == row[key]:
                name = f"{capital(short)}: {flagged.groups[row['group']]}"
                rows.append((name, 100 * row[key], whole_percent(row[key])))
    frame = pd.DataFrame(rows, columns=["item", "value", "words"])
    known = {key: [row[key] for row in _of_groups(told, flagged)] for key in _SHORT}
    apart = [_SHORT[key] for key, (one, *other) in known.items() if other and abs(one - other[0]) > EQUAL]
    title = f"{len(frame)} shares, and none that can be said differs by more than a point"
    if apart:
        title = f"{len(apart)} of 4 shares are not equal: {listed(apart)}"
    elif len(flagged.groups) == 1:
        title = f"{len(frame)} shares of the flag: {listed(frame['words'].tolist())}"
    described = "; ".join(f"{name}: {words}" for name, _, words in rows)
    called = flagged.called
    note = (
        f"Right flags: of all flags. Missed: of the {called.harmful} ones. False alarms: of the "
        f"{called.harmless} ones. Flagged: of all. In per cent."
    )
    return drawn_dots(frame, Words(title, note, f"{len(frame)} dots. {described}."))


_TENTHS = (
    {"key": "group", "label": "Group", "readonly": True, "width": 14},
    {"key": "score", "label": "Score", "readonly": True},
    {"key": "n", "label": "Cases", "type": "number", "readonly": True},
    {"key": "expected", "label": "Score says", "readonly": True},
    {"key": "share", "label": "It was so", "readonly": True},
    {"key": "range", "label": "Range", "readonly": True},
    {"key": "fits", "label": "Holds", "readonly": True},
)


def tenths(flagged: Flagged) -> Cells:
    """What came true in each tenth of the scale, by group; tenths without a case are left out."""
    table = calibration_by_tenths(flagged.cases, by="group")
    rows = [
        {
            "id": f"{at}",
            "group": flagged.groups[row["group"]],
            "score": f"{row['begins']:.1f} to {row['ends']:.1f}",
            "n": row["n"],
            "expected": whole_percent(row["expected"]),
            "share": whole_percent(row["share"]),
            "range": f"{100 * row['low']:.0f} to {100 * row['high']:.0f} %",
            "fits": "yes" if row["fits"] else "no",
        }
        for at, row in enumerate(table.to_dict("records"))
        if row["group"] in flagged.groups and row["n"]
    ]
    return Cells("tenths", "Does the score mean what it says?", columns=_TENTHS, rows=rows, sortable=False)
