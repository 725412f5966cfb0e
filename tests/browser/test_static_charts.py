"""A chart in a notebook that nobody has run: its words are read in JupyterLab's dark theme too."""

import pandas as pd
from lab import open_notebook, use_theme
from nbformat.v4 import new_code_cell, new_notebook, new_output

from pmkit import charts
from pmkit.charts import render

SEEN = """() => {
  const text = document.querySelector('.jp-OutputArea svg text');
  const drawn = getComputedStyle(document.querySelector('.jp-OutputArea svg')).backgroundColor;
  return [getComputedStyle(text).fill, getComputedStyle(document.body).color, drawn];
}"""


def test_words_of_a_static_chart_follow_the_theme(page, lab):
    steps = pd.DataFrame({"key_result": ["Trust", "Speed"], "grade": [0.7, 0.0]})
    shown = render.mimebundle(charts.okr_chart(steps))
    output = new_output("execute_result", data=shown, execution_count=1)
    cell = new_code_cell("charts.okr_chart(steps)", outputs=[output], execution_count=1)
    book = new_notebook(
        cells=[cell], metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    )
    open_notebook(page, lab, lab.add("static.ipynb", book))
    colours = set()
    for theme in ("JupyterLab Light", "JupyterLab Dark"):
        use_theme(page, theme)
        page.locator(".jp-OutputArea svg text").first.wait_for()
        words, own, drawn = page.evaluate(SEEN)
        assert words == own
        assert drawn in ("rgba(0, 0, 0, 0)", "transparent")
        colours.add(words)
    assert len(colours) == 2
