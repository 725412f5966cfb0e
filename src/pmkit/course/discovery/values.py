"""The numbers of the lesson on who speaks, how two people read, and when it is enough. All computed, or from the
work that is named beside them."""

from typing import Any

import pandas as pd

from pmkit import methods
from pmkit.cases import load
from pmkit.course.discovery import data
from pmkit.practice.values import Draw

# who speaks


def june() -> dict[str, float]:
    """Of 1,000 consumers, those who left in June 2026, and in September."""
    months = load("prices_churn").query("plan == 'consumer'").set_index("month")
    gone = 1000 * months["left"] / months["begin"]
    return {"percent": float(gone["2026-06"]) / 10, "now": float(gone["2026-09"])}


def feedback() -> dict[str, int]:
    """Comments, the channels that they came by, and the people who speak of the talking chef."""
    comments = load("feedback")
    chef = int((comments["theme"] == "talking chef").sum())
    return {"rows": len(comments), "channels": comments["channel"].nunique(), "chef": chef}


def said() -> dict[str, str]:
    """What some people said, by the id of their comment."""
    return dict(zip(load("feedback")["id"], load("feedback")["text"], strict=True))


def _complaints() -> pd.DataFrame:
    """The complaints of households with the weight of their kind, which all voices of households give it."""
    comments = load("feedback")
    households = methods.weigh_voices(
        comments[comments["segment"] != "employers"], data.households()["paying household"]
    )
    return households[~households["theme"].isin(list(data.NO_COMPLAINT))]


def _shares() -> pd.DataFrame:
    return methods.weighted_shares(_complaints()).set_index("theme")


def voices() -> dict[str, float]:
    """Complaints of households: all, by theme, and the shares of two of them in per cent."""
    shares = _shares()
    themes = ("planning", "allergy", "price", "basket")
    counts = {theme: int(shares["voices"][theme]) for theme in themes}
    counts["list"] = int(shares["voices"]["shared list"])
    by_voice = {f"{theme}_share": 100 * float(shares["share"][theme]) for theme in ("planning", "allergy")}
    return {"complaints": len(_complaints()), **counts, **by_voice}


def weighed() -> dict[str, float]:
    """The same by paying households, in per cent, and the range of two of them."""
    shares = 100 * _shares()
    found = {theme: float(shares["weighted_share"][theme]) for theme in ("planning", "allergy", "price")}
    found["effective"] = methods.effective_number(_complaints()["weight"])
    found["list"] = float(shares["weighted_share"]["shared list"])
    for theme in ("planning", "allergy"):
        found |= {f"{theme}_{end}": float(shares[f"weighted_{end}"][theme]) for end in ("low", "high")}
    return found


def _kinds() -> pd.DataFrame:
    comments = load("feedback")
    households = comments[comments["segment"] != "employers"]
    return methods.group_weights(households, data.households()["paying household"]).set_index("group")


def kinds() -> dict[str, float]:
    """Households with an allergy: of 100 that pay, and of 100 voices."""
    own: Any = _kinds().loc["allergy families"]
    return {"people": 100 * float(own["people_share"]), "voices": 100 * float(own["voice_share"])}


def a_kind(draw: Draw, kinds: dict[str, float]) -> dict[str, float]:
    """A kind of household: of 100 that pay and of 100 voices, its weight, and what the usual mistakes give."""
    printed = (round(kinds["people"]), round(kinds["voices"]))
    people, heard = draw.of(printed, (36, 24), (28, 20), (45, 25), (33, 15), (42, 30))
    weight = people / heard
    return {
        "people": people,
        "voices": heard,
        "weight": weight,
        "inverse": heard / people,
        "difference": people - heard,
        "percent": 100 * weight,
        "product": people * heard,
        "none": 1,
    }


# how two people read


def talks() -> dict[str, float]:
    """The talks that three people coded: talks, lines that two or more of them coded, and of 100 lines those on
    which two agree; what chance alone would give; and both after two codes were defined anew."""
    marks = load("interview_codes")
    first, second = (methods.coding_table(marks[marks["round"] == book]) for book in (1, 2))
    raw, alpha = methods.raw_agreement(first), methods.krippendorffs_alpha(first)
    return {
        "talks": len(load("interviews")),
        "lines": int((first.notna().sum(axis=1) >= 2).sum()),
        "raw": 100 * raw,
        "differ": 100 - 100 * raw,
        "chance": 100 * (1 - (1 - raw) / (1 - alpha)),
        "beyond": alpha,
        "mended_raw": 100 * methods.raw_agreement(second),
        "mended": methods.krippendorffs_alpha(second),
    }


def _two_readers(both: int, first: int, second: int, neither: int) -> pd.DataFrame:
    pairs = [("yes", "yes")] * both + [("yes", "no")] * first
    pairs += [("no", "yes")] * second + [("no", "no")] * neither
    return pd.DataFrame(pairs, columns=["Aoife", "Tomasz"])


def price_table() -> dict[str, float]:
    """Two people and 100 comments, about the price or not (the second table of Feinstein & Cicchetti 1990); how
    often they agree, and beyond chance; and the same where the code is used for half of the comments (their first)."""
    both, aoife, tomasz, neither = 5, 5, 10, 80
    codes = _two_readers(both, aoife, tomasz, neither)
    raw, kappa = methods.raw_agreement(codes), methods.cohens_kappa(codes)
    return {
        "both": both,
        "aoife": aoife,
        "tomasz": tomasz,
        "neither": neither,
        "agree": both + neither,
        "differ": aoife + tomasz,
        "named": both + aoife + tomasz,
        "by_aoife": both + aoife,
        "by_tomasz": both + tomasz,
        "chance": 100 * (raw - kappa) / (1 - kappa),
        "kappa": kappa,
        "even": methods.cohens_kappa(_two_readers(40, 9, 6, 45)),
    }


# when it is enough


def hear() -> dict[str, float]:
    """Twelve talks and a need of one in ten: in how many of 100 rounds it comes up; the talks for 85 of 100, and
    those for a need of every second household."""
    return {
        "chance": 100 * methods.chance_to_hear(0.1, 12),
        "safe": 85,
        "talks": methods.talks_to_hear(0.1, chance=0.85),
        "common": methods.talks_to_hear(0.5),
    }


def curve() -> dict[str, int]:
    """Twelve talks in the order in which they were held: after which one the usual rule (base 4, run 2, 5 %) says
    enough for the first time, the codes that the run before brought, and those of the next talk."""
    lines = load("interview_lines").query("key_code != ''")
    heard = methods.heard_table(lines, code="key_code")
    told = methods.new_information(heard)
    enough = int(told["enough"].argmax())
    return {
        "enough": enough + 1,
        "next": enough + 2,
        "new": int(told["new"][enough + 1]),
        "codes": int(told["heard"].iloc[-1]),
    }


guest = {"six": 80, "twelve": 100, "codes": 109, "more": 5}
"""Codes in Guest, Bunce & Johnson 2006, as Bernard's textbook tells: after six talks, after twelve, in the end; and
those that the second country added."""
stated = {"studies": 28, "ratio": 1.35}
"""Murphy and others 2005: studies, and the middle of what people say they would pay to what they paid."""
forbid = {"not_allow": 75, "forbid": 54}
"""Rugg 1941: of 100 who would not allow speeches against democracy, of 100 who would forbid them."""


def rival() -> dict[str, int]:
    """People who left since June and gave a reason, and those of them who name the rival."""
    comments = load("feedback").query("channel == 'cancellation form' and date >= '2026-06-01'")
    return {"left": len(comments), "named": int((comments["theme"] == "rival").sum())}


def heard_in() -> dict[str, int]:
    """In how many of the talks each candidate came up, by the code that its lines were given in the end."""
    lines = load("interview_lines")
    talks = lines.groupby("key_code")["interview"].nunique()
    names = {"bad_day": "bad day", "allergy": "allergy", "price": "price", "list": "shared list"}
    return {"talks": lines["interview"].nunique(), **{name: int(talks[code]) for name, code in names.items()}}


def guide() -> dict[str, int]:
    """Questions that Jonas has collected, and those in which a careful reader finds nothing."""
    questions = data.questions()
    return {"rows": len(questions), "fine": int((questions["biases"].map(len) == 0).sum())}
