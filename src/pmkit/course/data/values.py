"""The numbers of this chapter's lesson: a public name here may stand in a text, `{fields.used}`. All computed."""

from functools import cache
from typing import Any

from pmkit import methods
from pmkit.cases import load
from pmkit.course.data import whose_data
from pmkit.english import spoken_day
from pmkit.methods.purposes_lint import SPECIAL


@cache
def _law() -> Any:
    return load("law_dates").set_index("id")


def article() -> dict[str, str]:
    """Where each duty stands in its law, by the id of its row in the dates of law."""
    return dict(_law()["article"].dropna())


def law() -> dict[str, str]:
    """The name of the law or of the judgment, by the id of its row."""
    return dict(_law()["law"])


def since() -> dict[str, str]:
    """The day from which each duty applies, or of the judgment, by the id of its row."""
    return {name: spoken_day(day) for name, day in _law()["applies_from"].dropna().items()}


def as_of() -> str:
    """The day on which the oldest of the dates of law was last checked."""
    return spoken_day(_law()["as_of"].min())


# what for


def fields() -> dict[str, int]:
    """The fields of data and their purposes: how many pairs there are and may be used, on which basis; how many
    fields no purpose needs; how many California calls sensitive, and how many are health or belief."""
    table = load("data_fields")
    bases = [basis for row in table["basis"] for basis in row]
    cells = len(table) * len(methods.PURPOSES)
    return {
        "n": len(table),
        "purposes": len(methods.PURPOSES),
        "cells": cells,
        "used": len(bases),
        "closed": cells - len(bases),
        "consent": bases.count("consent"),
        "contract": sum(basis.startswith("contract") for basis in bases),
        "either": sum(" or consent" in basis or "consent or " in basis for basis in bases),
        "left_out": int(table["needed"].map(len).eq(0).sum()),
        "sensitive": int((table["california"] == "sensitive").sum()),
        "special": int(table["category"].isin(SPECIAL).sum()),
    }


# consent that is one


def viktors_screen() -> dict[str, int]:
    """The screen with which the explorer begins: taps to agree, to refuse and to take back, and the points that the
    rules see in it."""
    given = whose_data.consent().more
    asks, base, start = given["asks"], list(given["base"]), given["screen"]
    switches = []
    for one in given["switches"].values():
        features = [asks[key].feature for key in one.asks if asks[key].feature]
        switches.append(
            methods.ConsentSwitch(
                label=one.label,
                purposes=[asks[key].name for key in one.asks],
                receiver=one.receiver,
                on=one.on,
                blocks=features + (base if one.tied else []),
                needs=features,
            )
        )
    taps = {name: start[name] for name in ("agree", "refuse", "withdraw")}
    screen = methods.ConsentScreen(
        text=start["text"], switches=switches, agree_stands_out=start["stands_out"], youngest=12, **taps
    )
    return {**taps, "points": len(methods.lint_consent(screen))}
