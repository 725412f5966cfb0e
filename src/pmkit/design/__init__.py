"""How all of pmkit looks: one file of design tokens, `tokens.css`, for widgets, charts, drawings and pages.

Widgets get the file as it is; charts and drawings ask for a colour by its name; pages that stand alone get it
with `page.css`, the dark values following the reader's own setting. Knows nothing of who asks.
"""

import re
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
_LIGHT, _DARK = (
    re.compile(r"^\.pmkit \{(.*?)^\}", re.M | re.S),
    re.compile(r"^\.vscode-high[^{]*\{(.*?)^\}", re.M | re.S),
)


@cache
def tokens_css() -> str:
    """The tokens as a style sheet for everything inside `.pmkit`."""
    return (_HERE / "tokens.css").read_text(encoding="utf-8")


def token(name: str) -> str:
    """The value of a token in the light theme, such as "#a8322a" for "notyet"."""
    found = re.search(rf"--pm-{re.escape(name)}:\s*([^;]+);", tokens_css())
    if not found:
        raise ValueError(f"There is no design token “{name}”. They are in design/tokens.css.")
    return found[1].strip()


@cache
def page_css() -> str:
    """The style of a page that stands alone, with `<body class="pmkit">`: light, dark and on paper."""
    light, dark = (pattern.search(tokens_css()) for pattern in (_LIGHT, _DARK))
    if not light or not dark:
        raise ValueError("design/tokens.css has no light or no dark part.")
    page = (_HERE / "page.css").read_text(encoding="utf-8")
    themes = (
        f":root {{{light[1]}}}\n@media screen and (prefers-color-scheme: dark) {{ :root {{{dark[1]}}} }}\n"
    )
    return themes + page
