# /// script
# requires-python = ">=3.11"
# dependencies = ["brotli==1.2.0", "fonttools==4.61.1"]
# ///
"""Make the font of the pictures: a small part of Inter, under a family name that no system has.

    npm pack inter-ui@4.1.1 && tar xzf inter-ui-4.1.1.tgz
    uv run tools/make_picture_font.py package

Inter is free (SIL Open Font License 1.1, no reserved name) and drawn for small sizes on screens. A character
that is missing here is drawn in a font of the machine, so that pictures differ: when
`tests/charts/test_pictures.py` names one, add it to `CHARACTERS`.
"""

import shutil
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter, parse_unicodes
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[1] / "src" / "pmkit" / "charts" / "fonts"
FAMILY = "pmkit Picture"
STYLES = ("Regular", "Italic", "SemiBold")
CHARACTERS = (
    "20-7E,A0-17F,218-21B,"  # the languages of Europe that are written in Latin letters
    "391-3A9,3B1-3C9,"  # Greek, for formulas
    "2010-203A,2044,20AC,20BA,20BD,2122,"  # dashes, quotation marks, currencies
    "2190-2199,2200-2265,25A0-25CF,2713"  # arrows, mathematics, marks
)


def small(font: TTFont) -> None:
    """Keep the characters above, and of the layout only what sets them well."""
    options = Options(layout_features=["ccmp", "kern", "mark", "mkmk"], hinting=False, name_IDs=["*"])
    part = Subsetter(options)
    part.populate(unicodes=parse_unicodes(CHARACTERS))
    part.subset(font)


def rename(font: TTFont, style: str) -> None:
    """Give it the name that charts ask for; its authors and its licence stay in it."""
    kept = {
        record.nameID for record in font["name"].names if record.nameID in (0, 5, 7, 8, 9, 11, 12, 13, 14)
    }
    font["name"].names = [record for record in font["name"].names if record.nameID in kept]
    plain = f"{FAMILY.replace(' ', '')}-{style}"
    for number, words in {1: FAMILY, 2: style, 3: plain, 4: f"{FAMILY} {style}", 6: plain}.items():
        font["name"].setName(words, number, 3, 1, 0x409)


def main(package: Path) -> None:
    FONTS.mkdir(exist_ok=True)
    shutil.copy(package / "LICENSE.txt", FONTS / "OFL.txt")
    for style in STYLES:
        font = TTFont(package / "web" / f"Inter-{style}.woff2", recalcTimestamp=False)
        small(font)
        rename(font, style)
        font.flavor = None
        font.save(FONTS / f"PmkitPicture-{style}.ttf")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
