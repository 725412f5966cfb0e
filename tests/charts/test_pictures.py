"""Pictures have the same bytes on every machine: their font travels with the package and has all we write."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

import pmkit
from pmkit.charts import render, theme

PACKAGE = Path(pmkit.__file__).parent
FONTS = sorted((PACKAGE / "charts" / "fonts").glob("*.ttf"))
NO_FONTS = Path(__file__).parents[1] / "no_fonts.conf"
DRAWN = ("charts", "methods", "course", "cases", "explorers")
"""The folders whose words can stand on a picture."""
NEVER_DRAWN = {"👍"}
"""In a customer's own words (`feedback.csv`), which stand on no chart."""

TITLE = "Żółć: “quoted” – 3 × 4 ÷ 5 − 1 → 7 € · ► ✓ …"
CHART = {
    "title": TITLE,
    "data": {"values": [{"item": TITLE, "score": 3}]},
    "encoding": {"y": {"field": "item", "type": "nominal"}, "x": {"field": "score", "type": "quantitative"}},
    "layer": [
        {"mark": {"type": "text", "text": TITLE, "fontStyle": style}} for style in ("normal", "italic")
    ],
}
PICTURE = (
    f"import sys; from pmkit.charts.render import chart_png; sys.stdout.buffer.write(chart_png({CHART}))"
)

WORDS = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="20">'
    f'<text y="15" font-family="{theme.PICTURE_FONT}">Road</text></svg>'
)
SYSTEM_FONT = f"import sys, vl_convert; sys.stdout.buffer.write(vl_convert.svg_to_png('{WORDS}'))"


def draw(code: str, **environment: Path) -> bytes:
    """The picture that a process of its own draws."""
    settings = os.environ | {name: str(value) for name, value in environment.items()}
    done = subprocess.run([sys.executable, "-c", code], env=settings, capture_output=True, check=True)
    assert done.stdout.startswith(b"\x89PNG")
    return done.stdout


def test_a_machine_without_fonts_draws_the_same_bytes():
    assert draw(PICTURE, FONTCONFIG_FILE=NO_FONTS) == draw(PICTURE)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="only Linux can be told to show no fonts")
def test_the_fonts_that_a_process_sees_are_those_of_its_configuration(tmp_path):
    """So that the test above, and the one of the notebooks (`conftest.py`), do hide the system's fonts."""
    shown = tmp_path / "fonts.conf"
    shown.write_text(NO_FONTS.read_text().replace("/nowhere/no-fonts", str(FONTS[0].parent)))
    assert draw(SYSTEM_FONT, FONTCONFIG_FILE=shown) != draw(SYSTEM_FONT, FONTCONFIG_FILE=NO_FONTS)


def test_a_picture_asks_for_a_font_of_the_package():
    assert f'font-family="{theme.PICTURE_FONT}, ' in render.chart_svg(CHART)
    assert {TTFont(font)["name"].getBestFamilyName() for font in FONTS} == {theme.PICTURE_FONT}


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.stem)
def test_the_font_has_every_character_that_the_course_writes(font):
    """A missing one would be drawn in a font of the machine."""
    known = {chr(code) for code in TTFont(font).getBestCmap()} | NEVER_DRAWN | {"\n"}
    texts = [
        path
        for folder in DRAWN
        for path in sorted((PACKAGE / folder).rglob("*"))
        if path.suffix in (".py", ".csv", ".md", ".toml", ".txt")
    ]
    missing = {path.name: left for path in texts if (left := set(path.read_text(encoding="utf-8")) - known)}
    assert texts and not missing
