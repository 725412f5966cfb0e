"""Colours are said once, are told apart with any common colour blindness, and bear words."""

from itertools import combinations

import numpy as np
import pytest

from pmkit.charts import theme
from pmkit.design import page_css, token, tokens_css

# Machado, Oliveira and Fernandes (2009), full strength, on linear RGB.
SEEN = {
    "by most people": np.eye(3),
    "with protanopia": [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
    "with deuteranopia": [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]],
    "with tritanopia": [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]],
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = np.array([0.9505, 1.0, 1.089])


def linear(colour):
    share = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


def lab(light):
    part = TO_XYZ @ np.clip(light, 0, 1) / WHITE
    root = np.where(part > 0.008856, np.cbrt(part), 7.787 * part + 16 / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


def contrast(one, other):
    high, low = sorted((float(linear(each) @ TO_XYZ[1]) for each in (one, other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("seen", list(SEEN))
def test_any_two_colours_are_told_apart(seen):
    """A difference of 2 is just seen side by side; 20 is seen across a chart."""
    looks = {colour: lab(np.array(SEEN[seen]) @ linear(colour)) for colour in theme.CATEGORIES}
    nearest = min(combinations(looks, 2), key=lambda two: np.linalg.norm(looks[two[0]] - looks[two[1]]))
    assert np.linalg.norm(looks[nearest[0]] - looks[nearest[1]]) >= 20, nearest


@pytest.mark.parametrize("colour", theme.CATEGORIES)
@pytest.mark.parametrize("page", ["#ffffff", "#111111", "#212121"])
def test_every_colour_stands_out_from_light_and_dark_pages(colour, page):
    assert contrast(colour, page) >= 3


@pytest.mark.parametrize("colour", theme.CATEGORIES)
def test_words_on_a_colour_can_be_read(colour):
    assert contrast(colour, theme.ON_COLOUR) >= 4.5


@pytest.mark.parametrize("verdict", ["right", "partly", "notyet", "noted"])
def test_verdicts_can_be_read_on_a_light_page(verdict):
    assert contrast(token(verdict), "#ffffff") >= 4.5


def test_a_page_that_stands_alone_has_every_token_and_its_dark_values():
    page = page_css()
    light, _, dark = page.partition("prefers-color-scheme: dark")
    assert "--pm-right: #17703a" in light and "--pm-right: #7fd39b" in dark.partition("}")[0]
    assert "--pm-chart-blue" in tokens_css()
    with pytest.raises(ValueError, match="no design token “pink”"):
        token("pink")
