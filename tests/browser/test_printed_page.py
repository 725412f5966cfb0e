"""A backlog as one page prints with all its columns, lying and upright."""

import pandas as pd
import pytest

from pmkit.backlog import DECIDED, FIELDS, from_frame, to_html

PAPER = {"landscape": (1032, 703), "portrait": (703, 1032)}
"""What is left of A4 between margins of 12 mm, in pixels."""


def wide(columns):
    """A backlog with so many decided columns that are filled, and long words."""
    titles = ["Remind two days before", "Accessibility"]
    frame = pd.DataFrame({"id": ["SHOP-101", "SHOP-102"], "item": titles})
    frame["status"], frame["labels"] = "In progress", [["accessibility", "backend"]] * 2
    for name in DECIDED[:columns]:
        frame[name] = 1_234_567.0 if FIELDS[name].kind == "number" else FIELDS[name].choices[0]
    return from_frame(frame)


@pytest.mark.parametrize("columns", [4, len(DECIDED)])
@pytest.mark.parametrize("way", PAPER)
def test_no_column_is_lost_on_paper(browser, way, columns):
    page = browser.new_page(viewport=dict(zip(("width", "height"), PAPER[way], strict=True)))
    page.emulate_media(media="print")
    page.set_content(to_html(wide(columns)))
    ends = page.evaluate("[...document.querySelectorAll('th')].map(one => one.getBoundingClientRect().right)")
    assert len(ends) == 4 + columns and max(ends) <= PAPER[way][0]
    inside = "[...document.querySelectorAll('td, th')].every(one => one.scrollWidth <= one.clientWidth + 1)"
    assert page.evaluate(inside)
    page.close()


def test_it_lies_by_itself(browser):
    page = browser.new_page()
    page.set_content(to_html(wide(4)))
    pdf = page.pdf(prefer_css_page_size=True)
    width, height = map(float, pdf.split(b"/MediaBox [0 0 ")[1].split(b"]")[0].split())
    assert (round(width), round(height)) == (842, 595)
    page.close()
