"""A live chart sends what changed, and its static form shows the chart as it stands."""

import json
from functools import partial

import numpy as np
import pandas as pd
import pytest

from pmkit.charts import Picture, Words, render
from pmkit.charts._altair import alt
from pmkit.widgets import LiveChart
from pmkit.widgets._chart_widgets import ChartWidgets
from pmkit.widgets.live_chart import BUNDLE, Vega


@pytest.fixture
def frame():
    return pd.DataFrame({"item": ["a", "b", "c"], "score": [1.0, 2.0, 3.0]})


def bars(rows, **channels):
    return alt.Chart(rows).mark_bar().encode(**{"x": "score:Q", "y": "item:N"} | channels)


def picture(rows, draw=bars, description="Bars of three scores."):
    return Picture(rows, Words("c leads", "invented data", description), draw)


@pytest.fixture
def live(frame):
    return LiveChart(picture(frame))


def test_only_the_changed_column_travels_as_float32(live):
    sent = []
    live._send = lambda message, buffers=None: sent.append((message["state"], buffers))
    live.update({"score": [3, 2, 1]}, title="a leads")
    ((state, buffers),) = sent
    assert set(state) == {"columns", "title"}
    assert np.frombuffer(buffers[0], dtype=np.float32).tolist() == [3, 2, 1]


def test_the_static_form_shows_the_chart_as_it_stands(live):
    live.update({"score": [3, None, 1], "kind": ["x", None, "z"]}, title="a leads")
    spec = live.static_spec()
    assert spec["title"] == {"text": "a leads", "subtitle": "invented data"}
    assert spec["datasets"][live.main][0] == {"item": "a", "score": 3.0, "kind": "x"}
    assert spec["datasets"][live.main][1] == {"item": "b", "score": None, "kind": None}
    assert repr(live) == "LiveChart(Chart: a leads. Bars of three scores.)"
    assert "width" not in spec and "autosize" not in spec


def test_an_output_has_live_json_picture_and_text_forms(live):
    bundle = live._repr_mimebundle_()
    assert set(bundle) == {
        "application/vnd.jupyter.widget-view+json", render.VEGALITE_MIME, "image/png", "text/plain"
    }  # fmt: skip


def test_a_column_of_another_length_is_refused_by_name(live):
    with pytest.raises(ValueError, match="“score” has 2 values for 3 rows"):
        live.update({"score": [1, 2]})


def test_other_rows_replace_the_data_and_what_was_changed_before(live, frame):
    live.update({"score": [9, 9, 9]})
    live.replace_rows(frame.head(2).assign(score=[5.0, np.nan]))
    assert live.row_count == 2 and live.columns == {}
    assert live.static_spec()["datasets"][live.main][1]["score"] is None


def lines(rows, name="score"):
    return alt.Chart(rows).mark_line().encode(x=f"{name}:Q", y="item:N")


def test_a_picture_of_another_kind_is_drawn_in_place_of_the_first(live, frame):
    live.update({"score": [9, 9, 9]})
    live.replace_picture(picture(frame.rename(columns={"score": "share"}), partial(lines, name="share")))
    assert live.spec["mark"]["type"] == "line" and live.columns == {}
    assert live.static_spec()["datasets"][live.main][0] == {"item": "a", "share": 1.0}


@pytest.mark.parametrize(
    ("other", "mark"), [(partial(bars, color="item:N"), "bar"), (partial(lines, name="score"), "line")]
)
def test_an_explorer_draws_anew_only_what_is_drawn_otherwise(frame, other, mark):
    charts = ChartWidgets(pick=lambda *_: None)
    charts.show({"chart": picture(frame, partial(bars))}, ())
    live = charts.widgets["chart"]
    first = live.spec
    charts.show({"chart": picture(frame.head(2), partial(bars))}, ())
    assert live.spec is first and live.row_count == 2
    charts.show({"chart": picture(frame, other)}, ())
    assert live.spec != first and live.spec["mark"]["type"] == mark and live.row_count == 3


def test_a_chart_without_a_description_is_refused(frame):
    with pytest.raises(ValueError, match="no description"):
        LiveChart(picture(frame, description=""))


def test_the_words_stand_outside_the_drawing(live):
    assert (live.title, live.subtitle) == ("c leads", "invented data")
    assert live.description == "Bars of three scores."
    assert not {"title", "description"} & set(live.spec)


def test_a_chart_that_opens_links_is_refused(frame):
    with pytest.raises(ValueError, match="names an address"):
        LiveChart(picture(frame, lambda rows: bars(rows, href="item:N")))


def test_a_chart_without_rows_is_refused(frame):
    with pytest.raises(ValueError, match="no rows"):
        LiveChart(picture(frame, lambda rows: alt.Chart(alt.NamedData("later")).mark_bar()))


def test_a_chart_in_columns_keeps_its_own_width(frame):
    assert LiveChart(picture(frame)).spec["width"] == "container"
    assert "width" not in LiveChart(picture(frame, lambda rows: bars(rows) | bars(rows))).spec
    assert "width" not in LiveChart(picture(frame, lambda rows: bars(rows, column="item:N"))).spec


def test_every_chart_of_a_kernel_refers_to_the_same_vega(live, frame):
    other = LiveChart(picture(frame))
    assert other.vega is live.vega is Vega.shared()
    assert len(live.vega.bundle) < 350_000
    live.vega.close()
    assert Vega.shared() is not live.vega


def test_the_bundle_tells_its_licence_and_names_no_script_to_fetch():
    text = BUNDLE.read_text(encoding="utf-8")
    assert text.startswith("/*! Vega 6") and "Redistribution and use" in text[:2500]
    assert "cdn.jsdelivr" not in text and "esm.sh" not in text


def test_a_gap_in_a_column_of_text_reaches_the_page_as_null():
    """JSON knows no NaN: the kernel warned in the notebook, and other hosts would refuse the message."""
    rows = pd.DataFrame({"item": ["a", "b"], "other": pd.Series([float("nan"), "c"], dtype=object)})
    live = LiveChart(picture(rows, lambda rows: alt.Chart(rows).mark_bar().encode(x="item:N", y="other:N")))
    assert [row["other"] for row in live.rows[live.main]] == [None, "c"]


@pytest.mark.parametrize(
    "column",
    [
        [1, 2],
        [1.5, np.nan],
        [np.inf, 1.0],
        ["a", None],
        [True, False],
        pd.Series([np.float64(2), "a"], dtype=object),
        pd.Categorical(["u", None]),
        pd.array([1, None], dtype="Int64"),
        pd.to_datetime(["2026-01-05", "2026-01-06"]),
        pd.Series([["A"], None], dtype=object),
    ],
)
def test_replaced_rows_are_the_same_json_as_altair_would_send(column):
    frame = pd.DataFrame({"column": column})
    before = pd.DataFrame({"column": [1]})
    live = LiveChart(picture(before, lambda rows: alt.Chart(rows).mark_bar().encode(x="column:Q")))
    live.replace_rows(frame)
    expected = [render.without_nan(row) for row in alt.to_values(frame)["values"]]
    assert json.dumps(live.rows[live.main], allow_nan=False) == json.dumps(expected)
