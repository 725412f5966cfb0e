"""A chart shows offline everywhere: JSON that JupyterLab knows, a picture, and words."""

import subprocess
import sys

import pandas as pd
import pytest

from pmkit.charts import render
from pmkit.charts._altair import alt


@pytest.fixture
def chart():
    scores = pd.DataFrame({"item": ["Sign-in", "<img src=x onerror=alert(1)>"], "score": [2.0, 1.0]})
    return (
        alt.Chart(scores, title="Sign-in leads", description="Bars of two scores; Sign-in is first.")
        .mark_bar()
        .encode(x="score:Q", y="item:N")
    )


def test_an_output_holds_json_that_jupyterlab_draws_a_picture_and_words(chart):
    bundle, _ = chart._repr_mimebundle_()
    assert bundle[render.VEGALITE_MIME]["$schema"].endswith("vega-lite/v5.json")
    assert bundle["text/plain"] == "Chart: Sign-in leads. Bars of two scores; Sign-in is first."
    assert set(bundle) == {render.VEGALITE_MIME, "image/png", "text/plain"}


def test_no_picture_is_made_while_a_person_has_the_notebook_open(chart, monkeypatch):
    monkeypatch.setenv("JPY_SESSION_NAME", "notebooks/03_prioritisation.ipynb")
    assert "image/png" not in render.mimebundle(chart)
    monkeypatch.setenv("PMKIT_STATIC", "1")
    assert "image/png" in render.mimebundle(chart)


def test_pictures_are_png_and_svg(chart):
    assert render.chart_png(chart).startswith(b"\x89PNG")
    assert render.chart_svg(chart).startswith("<svg")


def test_text_from_data_stays_text_in_html_and_svg(chart):
    hostile = chart.properties(title="<script>x</script>", description='"><b>')
    html = render.chart_html(hostile)
    assert "<script>" not in html and "<b>" not in html
    assert "<img" not in render.chart_svg(hostile) and "<script" not in render.chart_svg(hostile)


def test_a_subtitle_is_said_after_the_title(chart):
    titled = chart.properties(title=alt.TitleParams("Sign-in leads.", subtitle=["invented", "data"]))
    assert render.chart_text(titled).startswith("Chart: Sign-in leads. invented data. Bars")


@pytest.mark.parametrize("wrong", ["href", "url data"])
def test_a_chart_that_names_an_address_is_refused(chart, wrong):
    bad = (
        chart.encode(href="item:N") if wrong == "href" else alt.Chart("https://example.org/a.csv").mark_bar()
    )
    with pytest.raises(ValueError, match="names an address"):
        render.chart_spec(bad)


def test_a_column_of_the_data_may_be_called_url():
    rows = pd.DataFrame({"url": ["x"], "n": [1]})
    assert render.chart_spec(alt.Chart(rows).mark_bar().encode(x="n:Q", y="url:N"))["mark"]["type"] == "bar"


def test_six_thousand_rows_are_not_refused():
    rows = pd.DataFrame({"n": range(6000)})
    assert render.chart_spec(alt.Chart(rows).mark_tick().encode(x="n:Q"))["datasets"]


def test_the_optional_grammar_is_neither_loaded_nor_left_hidden():
    code = (
        "import sys; from pmkit.charts._altair import alt; assert 'lark' not in sys.modules;"
        "assert 'rfc3987_syntax' not in sys.modules; import rfc3987_syntax"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
