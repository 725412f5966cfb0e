"""The share who say yes, as testers answered and weighed to the customers; and what no report rules out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from pmkit.charts import Words
from pmkit.charts.drawn_bars import drawn_dots
from pmkit.charts.picture import Picture
from pmkit.english import counted, listed, plural, whole_percent
from pmkit.explorers._beta_rows import ATTRIBUTES, Beta
from pmkit.methods import effective_number, no_failure_bound, weigh_voices, wilson_interval
from pmkit.practice.markdown import escape_markdown

_FEW = 30
_SAME = 0.03
"""A share that moves by less stays."""
_WENT = {"up": "goes up", "down": "goes down", "stays": "stays about the same"}


@dataclass(frozen=True)
class Share:
    """A share with its range, of so many testers who count alike."""

    share: float
    low: float
    high: float
    n: float

    def words(self) -> str:
        return f"{whole_percent(self.share)} ({whole_percent(self.low)} to {whole_percent(self.high)})"


@dataclass(frozen=True)
class Weighed:
    """The share as answered and, where it can be weighed, weighed; `says` tells about the groups."""

    raw: Share
    weighed: Share | None
    says: str

    @property
    def went(self) -> str:
        """What weighing does to the share: up, down or stays."""
        moved = self.weighed.share - self.raw.share if self.weighed else 0.0
        return "stays" if abs(moved) < _SAME else "up" if moved > 0 else "down"


def share_of(hits: float, n: float) -> Share:
    """The share with Wilson's interval."""
    low, high = wilson_interval(hits, n)
    return Share(hits / n, low, high, n)


def weigh(beta: Beta, by: Sequence[str], how: str, *, merge: bool) -> Weighed:
    """The share who approve, as answered and weighed by these attributes together."""
    yes = beta.approve(how)
    raw = share_of(int(yes.sum()), len(yes))
    if not by:
        why = "Nothing is weighed: choose by what."
        if not any(beta.can_weigh(one) for one in ATTRIBUTES):
            why = "Nothing is weighed: say how many customers of each kind there are."
        return Weighed(raw, None, why)
    testers, people = _cells(beta.testers, by), _cells(beta.people, by)
    if merge:
        testers, people = _merged(beta, by, testers, people)
    sizes = beta.people["people"].groupby(people).sum()
    sizes = sizes[sizes > 0]
    if sizes.empty:
        return Weighed(raw, None, "Nothing is weighed: no kind of customer has any people.")
    known = testers.isin(sizes.index)
    if not known.any():
        return Weighed(
            raw, None, "Nothing is weighed: no tester belongs to a kind that you have customers of."
        )
    voices = pd.DataFrame({"group": testers[known], "yes": yes[known]})
    weight = weigh_voices(voices, sizes.to_dict(), group="group")["weight"]
    effective = effective_number(weight)
    share = min(float(weight[voices["yes"]].sum() / weight.sum()), 1.0)
    told = _told(sizes, testers, int((~known).sum()), effective, len(voices))
    return Weighed(raw, share_of(share * effective, effective), told)


def _cells(frame: pd.DataFrame, by: Sequence[str]) -> pd.Series[str]:
    """Each row's group: its attributes, joined."""
    joined = frame[by[0]].astype(str)
    for one in by[1:]:
        joined = joined + " / " + frame[one].astype(str)
    return joined


def _merged(
    beta: Beta, by: Sequence[str], testers: pd.Series[str], people: pd.Series[str]
) -> tuple[pd.Series[str], pd.Series[str]]:
    """The groups, those of a kind with an empty one among them joined to one: the kind is the first
    attribute."""
    empty = ~people.isin(set(testers)) & (beta.people["people"] > 0)
    kinds = set(beta.people.loc[empty, by[0]])
    whole = [frame[by[0]].astype(str) for frame in (beta.testers, beta.people)]
    return (
        testers.where(~whole[0].isin(kinds), whole[0]),
        people.where(~whole[1].isin(kinds), whole[1]),
    )


def _told(sizes: pd.Series[float], testers: pd.Series[str], strange: int, effective: float, n: int) -> str:
    """How much the weighed testers tell, and whom nobody speaks for."""
    said = [f"Weighed, {counted(n, 'tester')} tell as much as {round(effective):,} who count alike."]
    if effective < _FEW:
        said.append(f"**That is under {_FEW}: weigh by less, or ask more people.**")
    silent = sizes[~sizes.index.isin(set(testers))]
    if len(silent):
        share = whole_percent(float(silent.sum() / sizes.sum()))
        names = listed([f"**{escape_markdown(str(name))}**" for name in silent.sort_values().index[::-1]], 4)
        said.append(
            f"Nobody tested of {names}: {share} of the customers. No weight can speak for them. "
            "Ask them, or join the group with another."
        )
    if strange:
        are = plural(strange, "is", "are")
        said.append(f"{counted(strange, 'tester')} of kinds without customers {are} left out.")
    said.append("Weights correct for the kind of customer, and not for who volunteers.")
    return " ".join(said)


def weighed_words(weighed: Weighed, approves: str, shown: bool, guess: str) -> str:
    """The finding, with the guess laid beside it."""
    raw = weighed.raw
    said = [f"**{raw.words()}** of {counted(int(raw.n), 'tester')} say yes ({approves})."]
    if not shown:
        said.append(
            "The customers are not like the testers. Guess first: what does weighing do to the share?"
        )
    elif weighed.weighed:
        said.append(f"Weighed to the customers it {_WENT[weighed.went]}: **{weighed.weighed.words()}**.")
        if guess:
            said.append(
                "You guessed that." if guess == weighed.went else f"You guessed that it {_WENT[guess]}."
            )
        if weighed.weighed.low < 0.5 < weighed.weighed.high:
            said.append("Whether it is more than half of them is open.")
    return " ".join(said)


def picture(weighed: Weighed, beta: Beta, how: str, shown: bool) -> Picture:
    """Dots with their ranges: as answered, weighed, and each kind of household."""
    shares = {f"As {counted(int(weighed.raw.n), 'tester')} answered": weighed.raw}
    if shown and weighed.weighed:
        shares["Weighed to the customers"] = weighed.weighed
    if shown:
        shares |= _by_kind(beta, how)
    rows = pd.DataFrame(
        {
            "item": list(shares),
            "value": [100 * one.share for one in shares.values()],
            "low": [100 * one.low for one in shares.values()],
            "high": [100 * one.high for one in shares.values()],
            "words": [whole_percent(one.share) for one in shares.values()],
        }
    )
    title = f"{whole_percent(weighed.raw.share)} of the testers say yes"
    if shown and weighed.weighed:
        title += f"; weighed to the customers, {whole_percent(weighed.weighed.share)}"
    note = "Share who say yes, in per cent, with the range in which it may lie (95 %)."
    told = "; ".join(f"{name}: {one.words()}" for name, one in shares.items())
    return drawn_dots(rows, Words(title, note, f"Dots with ranges. {told}."))


def _by_kind(beta: Beta, how: str) -> Mapping[str, Share]:
    yes = beta.approve(how)
    counts = yes.groupby(beta.testers["segment"], sort=False).agg(["sum", "size"])
    return {
        f"{kind} ({size})": share_of(int(hits), int(size)) for kind, hits, size in counts.itertuples()
    }  # fmt: skip


def zero_words(met: int, n: int, audience: int) -> str:
    """What it rules out that nobody reported a fault."""
    if not met:
        return "**No report.** Nobody of these could have met the fault, so no report says nothing."
    bound = no_failure_bound(met)
    few = f" Only {counted(met, 'tester')} of {n:,} could have met it." if met < n else ""
    return (
        f"**No report.**{few} That nobody of {met:,} met a fault still allows "
        f"up to **{100 * bound:.2g} %** (95 %): **{round(bound * audience):,}** of {audience:,}. "
        "And not everybody who meets a fault writes."
    )
