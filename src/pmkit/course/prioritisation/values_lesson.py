"""The numbers that stand in the prose of the lesson: how sure the list is, what the queue saves, weights mended."""

import pandas as pd

from pmkit import methods
from pmkit.course.prioritisation import data
from pmkit.english import listed


def first() -> dict[str, int]:
    """In how many of a hundred draws each of the eight ideas is first, inputs being off by 30 %."""
    return {id: round(100 * share) for id, share in _sure(1, "p_first").items()}


def chef_last() -> int:
    """In how many of a hundred draws the talking chef is the last of the eight."""
    return round(100 * (1 - _sure(len(data.SHORTLIST) - 1, "p_top")["mw-10"]))


def _sure(k: int, column: str) -> dict[str, float]:
    return data.keyed(
        methods.how_sure(data.items(data.SHORTLIST), "rice", noise=0.3, k=k, trials=4000), column
    )


def queue_weeks() -> float:
    """Of the six jobs together."""
    return float(data.items(data.QUEUE)["duration"].sum())


def queue_saves() -> int:
    """What the best order saves of the one asked for: EUR, in full hundred thousands."""
    jobs = data.items(data.QUEUE)
    saved = methods.delay_cost(jobs, list(data.QUEUE), until="finish")
    saved -= methods.best_order(jobs, until="finish").cost
    return int(saved // 100_000 * 100_000)


def queue_rules() -> dict[str, float]:
    """What each rule costs more than the best order, once what a job needs stands before it: EUR."""
    jobs = data.items(data.QUEUE)
    best = methods.best_order(jobs, until="finish").cost
    by = {
        "asked": jobs,
        "shortest": jobs.sort_values("duration", kind="stable"),
        "dearest": jobs.sort_values("cost_of_delay", ascending=False, kind="stable"),
        "ratio": methods.cd3(jobs).sort_values("cd3", ascending=False, kind="stable"),
    }
    return {
        name: methods.delay_cost(jobs, _workable(rows), until="finish") - best for name, rows in by.items()
    }


def _workable(rows: pd.DataFrame) -> list[str]:
    """These jobs in their order, each right after what it needs."""
    order: list[str] = []
    for id, needs in zip(rows["id"], rows["requires"], strict=True):
        order += [each for each in (*needs, id) if each in data.QUEUE and each not in order]
    return order


def pdf_ranks() -> dict[str, str]:
    """By which methods the PDF for employers is first, and seventh, of the eight ideas."""
    from pmkit.explorers.disagree import Disagree

    shown = Disagree(data.items(data.SHORTLIST))
    pdf = shown.ranks[shown.ranks["id"] == "MW-03"].iloc[0]
    called = {
        "rice": "RICE",
        "ice_average": "ICE's average",
        "value_effort": "value against effort",
        "wsjf": "CD3",
        "safe_wsjf": "SAFe's WSJF",
    }
    ranks = {name: int(pdf[f"rank_{name}"]) for name in shown.methods}
    best, worst = (
        listed([called[name] for name in ranks if ranks[name] == end])
        for end in (min(ranks.values()), max(ranks.values()))
    )
    return {"best": best, "worst": worst}


def first_weight() -> dict[str, float]:
    """Of “fewer leave”: by Jonas's answers, and when it counts three times “less work”; and the new ratio."""
    rows = [list(row) for row in data.JUDGEMENTS]
    said = methods.ahp_weights(rows)
    rows[0][3], rows[3][0] = "3", "1/3"
    mended = methods.ahp_weights(rows)
    weights = {"said": float(said.weights[0]), "mended": float(mended.weights[0])}
    return {**weights, "ratio": float(mended.cr)}
