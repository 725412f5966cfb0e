"""The running case, Mealwise: its data sets and the people in it.

All data, people and companies are invented. `load(name)` gives a data set as a data frame, `dictionary(name)`
tells what each of its columns means, `names()` lists what there is and `people()` is the cast. The files lie
beside this module; `README.md` tells which of them are written by hand.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["dictionary", "load", "names", "people", "story"]

_FOLDER = Path(__file__).parent / "mealwise"
_DICTIONARY = "dictionary"


def names() -> tuple[str, ...]:
    """The data sets that `load` knows, in alphabetical order."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.csv") if file.stem != _DICTIONARY))


def load(name: str) -> pd.DataFrame:
    """Return the data set `name` as a new data frame; all data are invented.

    Columns, their units and the values they may take are in `dictionary(name)`. Columns of dates come as
    timestamps, columns of ids in a list (`requires`) as lists; a text that is not given is an empty string,
    a number that is not given is missing.

    Raises
    ------
    ValueError
        When there is no data set of that name.

    Example
    -------
    >>> load("backlog").loc[0, ["id", "item", "requires"]].tolist()
    ['MW-01', 'Allergy filter in search', ['MW-02']]
    """
    table = _read(_known(name)).copy()
    kinds = dictionary(name)
    for column in kinds.loc[kinds["kind"] == "list", "column"]:
        table[column] = table[column].map(list)  # a copied frame would still share its lists
    return table


def dictionary(name: str) -> pd.DataFrame:
    """Return what the columns of data set `name` mean: `column`, `kind`, `meaning`, `unit`, `allowed`.

    Raises
    ------
    ValueError
        When there is no data set of that name.
    """
    rows = _dictionary()
    return rows[rows["data_set"] == _known(name)].drop(columns="data_set").reset_index(drop=True)


def people() -> pd.DataFrame:
    """Return the cast (id, name, role, group, organisation, customer, wants, voice); all are invented."""
    return load("people")


def story() -> str:
    """Return the key facts of the case with their numbers, as Markdown."""
    return (_FOLDER / "STORY.md").read_text(encoding="utf-8")


def _known(name: str) -> str:
    if name not in names():
        raise ValueError(f"There is no data set “{name}”. Choose one of: {', '.join(names())}.")
    return name


@cache
def _dictionary() -> pd.DataFrame:
    import pandas as pd

    return pd.read_csv(_FOLDER / f"{_DICTIONARY}.csv", keep_default_na=False)


@cache
def _read(name: str) -> pd.DataFrame:
    import pandas as pd

    kinds = dictionary(name).set_index("column")["kind"]
    text = {column: "str" for column, kind in kinds.items() if kind in ("text", "list", "date")}
    table = pd.read_csv(_FOLDER / f"{name}.csv", dtype=text)
    for column, kind in kinds.items():
        if kind == "date":
            table[column] = pd.to_datetime(table[column], format="%Y-%m-%d")
        elif kind in ("text", "list"):
            table[column] = table[column].fillna("")
        if kind == "list":
            table[column] = pd.Series([ids.split(";") if ids else [] for ids in table[column]], dtype=object)
    return table
