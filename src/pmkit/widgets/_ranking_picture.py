"""One's own backlog ranked by a method, as a chart to take along: true counts, and ties told."""

import pandas as pd

from pmkit.backlog.import_report import METHODS
from pmkit.backlog.scoring import Scores
from pmkit.charts.picture import Picture
from pmkit.charts.ranking import ranking_chart, ranking_rows
from pmkit.english import counted, format_number, listed

_ROWS = 20
_NAMED = 3


def ranking_picture(scores: Scores) -> Picture:
    """The ranking, best first. Raises ValueError, with a sentence, where no item has a score."""
    table = scores.table
    values = table["score"]
    name = METHODS[scores.method]
    if values.isna().all():
        raise ValueError(f"No item has a score by {name} yet. {scores.asks()}")
    words = values.map(lambda value: "" if pd.isna(value) else format_number(float(f"{value:.4g}")))
    first = (table["rank"] == 1).fillna(False).astype(bool)
    whole = ranking_rows(table["item"], values, values, values, words, first)
    rows = whole.head(_ROWS)
    said = "; ".join(f"{row.item}: {row.words}" for row in rows.itertuples())
    return ranking_chart(
        rows,
        title=_title(whole.loc[whole["group"] == "in", "item"].tolist(), len(whole)),
        subtitle=_subtitle(len(rows), len(whole), len(table)),
        score_title=f"{name} score",
        description=f"Scores by {name}, highest first. {said}",
    )


def _title(leaders: list[str], scored: int) -> str:
    """Who leads how many, or who shares the first place."""
    if scored == 1:
        return f"{leaders[0]} is the only item with a score"
    if len(leaders) == 1:
        return f"{leaders[0]} leads {counted(scored, 'item')}"
    if len(leaders) <= _NAMED:
        return f"{listed(leaders)} share the first place of {counted(scored, 'item')}"
    return f"{len(leaders):,} of {counted(scored, 'item')} share the first place"


def _subtitle(shown: int, scored: int, items: int) -> str:
    """What is not in the picture."""
    said = [f"The first {shown} are shown."] if shown < scored else []
    if lacking := items - scored:
        said.append(f"{counted(lacking, 'further item has', 'further items have')} no score yet.")
    return " ".join(said)
