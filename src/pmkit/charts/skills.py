"""How does each skill stand? Right, not yet and still to come, counted in items; the finding in words."""

from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._titles import Words, distinct
from pmkit.charts.picture import Picture
from pmkit.english import counted, plural

STATES = {"right": theme.BLUE, "not yet": theme.OCHRE, "still to come": theme.GREY}


def skills_chart(table: pd.DataFrame) -> Picture:
    """Bars of items per skill, those tried most first.

    Columns: `skill` (text), `right`, `tried`, `items` (counts, right <= tried <= items). Skills of which
    nothing was tried are counted in the subtitle and not drawn. Raises ValueError where none was tried.
    """
    tried = table[table["tried"] > 0]
    if tried.empty:
        raise ValueError("Nothing has been practised yet, so there is no profile to draw.")
    waiting = len(table) - len(tried)
    more = f"{counted(waiting, 'more skill')} to come" if waiting else ""
    return Picture(_rows(tried), Words(_finding(tried), more, _told(tried)), _draw)


def _draw(rows: pd.DataFrame) -> Any:
    order = alt.EncodingSortField(field="place", op="min")
    chart = alt.Chart(rows)
    skill = alt.Y("skill:N", sort=order, title=None)
    bars = chart.mark_bar(height={"band": 0.7}, cornerRadius=0).encode(
        x=alt.X("low:Q", title="items", axis=alt.Axis(tickMinStep=1, format="d")),
        x2="high:Q",
        y=skill,
        color=alt.Color(
            "state:N",
            scale=alt.Scale(domain=list(STATES), range=list(STATES.values())),
            legend=alt.Legend(title=None, orient="top"),
        ),
        opacity=alt.condition("datum.state == 'still to come'", alt.value(0.35), alt.value(0.9)),
        tooltip=[alt.Tooltip("skill:N", title="Skill"), alt.Tooltip("words:N", title="So far")],
    )
    words = (
        chart.transform_filter("datum.state == 'still to come'")
        .mark_text(align="left", dx=6)
        .encode(x="high:Q", y=skill, text="words:N")
    )
    return alt.layer(bars, words).properties(height=alt.Step(26))


def _finding(tried: pd.DataFrame) -> str:
    """What the profile shows, as a title; of equals the one tried more often speaks."""
    if (tried["right"] == tried["tried"]).all():
        whole = tried["right"].sum()
        return f"Right so far: {plural(whole, 'the one item', f'all {whole} items')} tried"
    share = (tried["right"] / tried["tried"]).rename("share")
    ranked = tried.assign(share=share).sort_values(["share", "tried"], ascending=[True, False], kind="stable")
    weakest = ranked.iloc[0]
    return f"Practise next: {weakest['skill']} ({weakest['right']} of {weakest['tried']} right)"


def _told(tried: pd.DataFrame) -> str:
    """Every bar in words, for those who do not see it."""
    return " ".join(
        f"{row.skill}: {row.right} of {row.tried} tried are right; {row.items} in the course."
        for row in tried.itertuples()
    )


def _rows(tried: pd.DataFrame) -> pd.DataFrame:
    """One row per skill and state, with the ends of its piece of the bar."""
    rows = []
    ordered = tried.sort_values(["tried", "right"], ascending=False, kind="stable")
    for place, (name, row) in enumerate(zip(distinct(ordered["skill"]), ordered.itertuples(), strict=True)):
        ends = {"right": (0, row.right), "not yet": (row.right, row.tried)}
        ends["still to come"] = (row.tried, row.items)
        words = f"{row.right} of {row.tried} right"
        rows += [(name, place, state, low, high, words) for state, (low, high) in ends.items()]
    return pd.DataFrame(rows, columns=["skill", "place", "state", "low", "high", "words"])
