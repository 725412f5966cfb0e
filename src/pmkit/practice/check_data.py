"""What a page without Python needs to check answers: the scripts, and what all questions share.

`Question.check_data` gives what belongs to one question. The scripts and these tables go into a page once.
"""

from pathlib import Path
from typing import Any

from pmkit.methods import measures
from pmkit.practice import kinds
from pmkit.practice.messages import SENTENCES
from pmkit.practice.script_patterns import for_script
from pmkit.practice.verdicts import Verdict
from pmkit.quantities.in_javascript import reading_rules
from pmkit.quantities.in_javascript import scripts as reading_scripts

_HERE = Path(__file__).parent


def scripts() -> list[str]:
    """The scripts that check answers, as paths, in the order in which a page runs them."""
    return [
        *reading_scripts(),
        *(str(_HERE / name) for name in ("checking.js", "texts.js", "markdown.js", "asked_numbers.js")),
        *kinds.check_scripts(),
    ]


def shared_rules() -> dict[str, Any]:
    """What the checks of all questions read: the engine's sentences, the words and signs of the verdicts, the
    tables by which numbers are read."""
    return {
        "sentences": dict(SENTENCES),
        "patterns": {
            "number": for_script(measures.NUMBER.pattern),
            "year": for_script(measures.YEAR.pattern),
        },
        "verdicts": {one.value: {"label": one.label, "symbol": one.symbol} for one in Verdict},
        "reading": reading_rules(),
    }
