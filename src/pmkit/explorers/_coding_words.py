"""What a `Coding` says in words: the agreement, a change of the code book, and one's own codes."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from pmkit.english import counted, in_words, listed, plural
from pmkit.explorers._coding import HAPPENED, KINDS, Coding
from pmkit.explorers._coding_pictures import CHANCE, RAW, worst_pair
from pmkit.practice.markdown import escape_markdown

TOO_FEW = "Choose at least two coders. One reader alone can't agree or differ."
SAME_CODE = "Choose two different codes to merge."
ONE_CODE = (
    "One and the same code is all that was used on these lines. What chance would do can't be told then, so "
    "agreement beyond chance has no value. Take a text in which more than one code fits."
)
CONVENTION = (
    "Words such as “moderate” or “substantial” for such a number are a convention of 1977 (Landis and Koch). "
    "Say the number, and what you want to count with it."
)
NOT_TRUTH = (
    "**Agreement is not truth.** Three people who know the same product can share one blind spot. A team "
    "that counts codes needs this number. A team that wants to understand one talk needs a second reader."
)
_FEW_TALKS = 6
"""With fewer talks, drawing them again hardly varies, and the range comes out too narrow."""
_FEW = 3
"""A code that was used on fewer lines is not called the weakest."""


def agreement_words(rows: pd.DataFrame, coding: Coding) -> str:
    """The finding: raw agreement, what is left of it beyond chance, and where it breaks."""
    now = rows.set_index("measure")
    raw, beyond = now["value"][RAW], now["value"][CHANCE]
    said = f"Take a line and two of its coders: they chose the same code in **{100 * raw:.0f} of 100** cases."
    if np.isnan(beyond):
        return f"{said} {ONE_CODE}"
    low, high = now["low"][CHANCE], now["high"][CHANCE]
    again = "talks" if coding.groups else "lines"
    span = (
        "" if np.isnan(low) else f", between {_two(low)} and {_two(high)} when whole {again} are drawn again"
    )
    if again == "lines":
        span += ". Lines of one talk hang together, so the true range is wider"
    elif coding.groups and len(set(coding.groups)) < _FEW_TALKS:
        span += f". {in_words(len(set(coding.groups))).capitalize()} talks are few: the true range is wider"
    was = now["before"][CHANCE]
    before = "" if np.isnan(was) else f" Before the change it was {_two(was)}."
    said += f" Beyond chance that is **{_two(beyond)}** (1 is full, 0 is chance){span}.{before}"
    return " ".join(filter(None, [said, weakest_words(coding), pair_words(coding)]))


def weakest_words(coding: Coding) -> str:
    """The code on which a second coder follows least."""
    found = coding.by_code.dropna(subset=["alpha"])
    found = found[found["units"] >= _FEW]
    if found.empty or found["alpha"].min() >= 1:
        return ""
    row = found.sort_values("alpha", kind="stable").iloc[0]
    return (
        f"**{escape_markdown(str(row['code']))}** is the weakest code: where one coder chose it, another "
        f"did in {100 * row['together']:.0f} of 100 cases."
    )


def pair_words(coding: Coding) -> str:
    pair = worst_pair(coding.confusions)
    if pair is None:
        return ""
    one, other = (f"**{escape_markdown(name)}**" for name in pair[:2])
    return f"{one} and {other} meet most often, on {counted(pair[2], 'line')}: start there."


def merge_words(one: str, other: str, before: Coding, now: Coding) -> str:
    """What a merge bought, and what it hid."""
    was, at = before.alpha, now.alpha
    first, second = (before.majority(name) for name in (one, other))
    both = ((before.codes == one).any(axis=1) & (before.codes == other).any(axis=1)).sum()
    a, b = escape_markdown(one), escape_markdown(other)
    if np.isnan(at):
        return f"{_bought(was, at)} Now all the lines have one code: nothing is left to count."
    met = f"On {counted(int(both), 'line')} {a} stood against {b}, and there nobody can differ any more."
    if not both:
        met = f"{a} and {b} never stood on one line, so the merge settles nothing."
    return (
        f"{_bought(was, at)} {met} **What it hid:** {counted(first, 'line')} on which most chose {a} and "
        f"{counted(second, 'line')} on which most chose {b} are one heap now. Nobody reads better than "
        "before. Merge two codes only if you would do the same about both."
    )


def split_words(code: str, happened: int, said: int, before: Coding, now: Coding) -> str:
    """What a split by the kind of statement shows, and what it can't."""
    name = escape_markdown(code)
    return (
        f"Somebody chose {name} on {counted(happened + said, 'line')}. On {happened} of them somebody "
        f"tells what happened; {said} are opinions, wishes, compliments or promises. "
        f"{_bought(before.alpha, now.alpha)} The kind is the same for all coders here, so nobody has read "
        "anew. Real coders would have to choose again."
    )


def redefine_words(code: str, first: str, second: str, changed: int, was: float, now: float) -> str:
    """What defining a code anew did."""
    return (
        f"**{escape_markdown(code)}** meant “{escape_markdown(first)}” Now it means "
        f"“{escape_markdown(second)}” {counted(changed, 'code was', 'codes were')} chosen anew. "
        f"{_bought(was, now)}"
    )


def _two(value: float) -> str:
    """Two digits, with a minus that is one, and no minus before nothing."""
    return f"{round(value, 2) + 0.0:.2f}".replace("-", "−")


def _bought(was: float, now: float) -> str:
    if np.isnan(now) or np.isnan(was):
        return "**What it bought:** agreement beyond chance has no value before or after."
    if round(was, 2) == round(now, 2):
        return f"**What it bought:** nothing. Agreement beyond chance stays at {_two(now)}."
    return f"**What it bought:** agreement beyond chance goes from {_two(was)} to {_two(now)}."


def left_out_words(coding: Coding) -> str:
    if not coding.left_out:
        return ""
    lines = counted(coding.left_out, "line")
    are = plural(coding.left_out, "is", "are")
    return f"{lines} that only one coder has coded {are} left out: there is nothing to compare."


def mine_words(mine: pd.Series, others: pd.DataFrame) -> str:
    """How one's own codes stand against each other coder's, on the lines that both have coded."""
    told = []
    for name in others.columns:
        both = others[name].notna() & mine.notna()
        if both.any():
            same = int((others[name] == mine)[both].sum())
            told.append(f"{escape_markdown(str(name))} on {same} of {int(both.sum())}")
    coded = counted(int(mine.notna().sum()), "line")
    return f"You have coded {coded}. You chose the same as {listed(told)}." if told else ""


def kinds_words(chosen: Mapping[str, str], key: Mapping[str, str], names: Mapping[str, str]) -> str:
    """How one's own kinds stand against the key; of those that differ the first two with the reason."""
    if not chosen:
        return ""
    same = sum(key[id] == kind for id, kind in chosen.items())
    said = [f"Your kind is that of the key on **{same} of {len(chosen)}**."]
    for id in [id for id, kind in chosen.items() if key[id] != kind][:2]:
        said.append(
            f"{escape_markdown(names[id])}: you chose {chosen[id]}, the key says {key[id]}. {KINDS[key[id]]}"
        )
    return " ".join(said)


def happened_words(kinds: Sequence[str]) -> str:
    """How many lines are more than words."""
    happened = sum(kind in HAPPENED for kind in kinds)
    return (
        f"On {happened} of {counted(len(kinds), 'line')} somebody tells what happened (event or habit). The "
        "others are opinions, wishes, compliments and promises."
    )


def loud_words(table: pd.DataFrame, talks: int) -> str:
    """Which code moves most when talks are counted instead of lines."""
    used = table[table["lines"] > 0].reset_index(drop=True)
    if used.empty:
        return ""
    ranks = used[["lines", "talks"]].rank(ascending=False, method="min").astype(int).to_numpy()
    moved = int((ranks[:, 1] - ranks[:, 0]).argmax())
    by_line, by_talk = ranks[moved]
    name, lines, told = used.iloc[moved][["code", "lines", "talks"]]
    if by_talk <= by_line:
        return "By line and by talk the codes stand in the same order."
    return (
        f"**{escape_markdown(str(name))}** is number {by_line} by line and number {by_talk} by talk: "
        f"{counted(int(lines), 'line')}, all of them from {told} of {counted(talks, 'talk')}. "
        "Few people who say much look like many who say little."
    )
