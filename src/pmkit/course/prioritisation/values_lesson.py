"""The numbers that stand in the prose of the lesson: how sure the list is, what the queue saves, weights mended."""

from pmkit import methods
from pmkit.course.prioritisation import data


def leader_first() -> int:
    """In how many of a hundred draws the leader is first, inputs being off by 30 %."""
    sure = methods.how_sure(data.items(data.SHORTLIST), "rice", noise=0.3, k=4, trials=4000)
    return round(100 * float(sure.set_index("id").loc["MW-01", "p_first"]))


def queue_weeks() -> float:
    """Of the six jobs together."""
    return float(data.items(data.QUEUE)["duration"].sum())


def queue_saves() -> int:
    """What the best order saves of the one asked for: EUR, in full hundred thousands."""
    jobs = data.items(data.QUEUE)
    saved = methods.delay_cost(jobs, list(data.QUEUE), until="finish")
    saved -= methods.best_order(jobs, until="finish").cost
    return int(saved // 100_000 * 100_000)


def first_weight() -> dict[str, float]:
    """Of “fewer leave”: by Jonas's answers, and when it counts three times “less work”; and the new ratio."""
    rows = [list(row) for row in data.JUDGEMENTS]
    said = methods.ahp_weights(rows)
    rows[0][3], rows[3][0] = "3", "1/3"
    mended = methods.ahp_weights(rows)
    weights = {"said": float(said.weights[0]), "mended": float(mended.weights[0])}
    return {**weights, "ratio": float(mended.cr)}
