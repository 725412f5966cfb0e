"""The kinds of question, one family per module. A kind is found by lying here: nothing lists it.

Beside each module lies the script that draws it on the page, `NAME.js`, and the one that checks an answer
where no Python runs, `NAME.check.js`.
"""

from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from pmkit.practice.questions import Question


def scripts() -> list[str]:
    """How the page draws the kinds: the paths of the scripts that lie beside their modules."""
    drawing = (path for path in Path(__path__[0]).glob("*.js") if not path.name.endswith(".check.js"))
    return sorted(map(str, drawing))


def check_scripts() -> list[str]:
    """How a page without Python checks the kinds: the paths of the scripts `NAME.check.js`."""
    return sorted(map(str, Path(__path__[0]).glob("*.check.js")))


@cache
def by_kind() -> dict[str, type[Question]]:
    """Every kind by the name that it is kept under: {"choose_one": ChooseOne, …}."""
    found: dict[str, type[Question]] = {}
    for module in iter_modules(__path__):
        if not module.name.startswith("_"):
            for value in vars(import_module(f"{__name__}.{module.name}")).values():
                if isinstance(value, type) and issubclass(value, Question) and hasattr(value, "kind"):
                    found[value.kind] = value
    return found


@cache
def by_word() -> dict[str, type[Question]]:
    """Every kind by the word that names it in a heading: {"choose one": ChooseOne, …}."""
    return {kind.word: kind for kind in by_kind().values()}
