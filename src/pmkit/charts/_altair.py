"""Altair, imported once and cheaply: `from pmkit.charts._altair import alt`.

Altair's import of jsonschema loads an optional grammar (rfc3987_syntax) that takes longer than Altair itself
and that charts never use. It is hidden during the import and only then. The import also makes pmkit's theme
and renderer the ones in force, so that every chart of the kernel shows offline, the learner's own too.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_OPTIONAL_GRAMMAR = "rfc3987_syntax"


@contextmanager
def _without(module: str) -> Iterator[None]:
    """Let an import believe that an optional module is absent; afterwards everything is as before."""
    absent = object()
    before = sys.modules.get(module, absent)
    sys.modules[module] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        if before is absent:
            del sys.modules[module]
        else:
            sys.modules[module] = before  # type: ignore[assignment]


with _without(_OPTIONAL_GRAMMAR):
    import altair as alt

from pmkit.charts import render, theme  # noqa: E402  (both need nothing of Altair)

alt.data_transformers.enable("default", max_rows=None)
alt.theme.register(theme.NAME, enable=True)(lambda: alt.theme.ThemeConfig(config=theme.config()))  # type: ignore[typeddict-item]
alt.renderers.register(render.NAME, render.renderer)
alt.renderers.enable(render.NAME)

__all__ = ["alt"]
