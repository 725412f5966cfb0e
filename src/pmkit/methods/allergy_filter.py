"""The allergy filter of the case as a small product, right and in twelve wrong forms.

A recipe is left out of a search when it, or a recipe inside it, contains one of the household's allergens or
may contain traces of it; portions and the order of things change nothing. The twelve faults are the course's
own, each a slip that real filters have had. They serve to try acceptance examples on: after DeMillo, Lipton
and Sayward, Hints on test data selection, IEEE Computer 11(4), 1978.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import permutations

import pandas as pd

from pmkit.english import plural
from pmkit.methods._frame import InputError, need_columns, refuse

FAULTS = {
    "traces": "Traces (“may contain”) don't count.",
    "plural": "“nut” does not find “nuts”, and the reverse.",
    "capitals": "“nuts” does not find “Nuts” or “NUTS”.",
    "second-allergy": "Only the household's first allergy counts.",
    "first-listed": "Only the first allergen that a recipe lists is read.",
    "inner-recipe": "A recipe inside another recipe is not looked at.",
    "partner": "Recipes that come from a partner are not looked at.",
    "part-of-word": "“nut” finds “peanut” too, so that harmless recipes are left out.",
    "hides-all": "As soon as there is an allergy, nothing is shown.",
    "everyone": "Recipes with any allergen are left out for everybody, also without an allergy.",
    "stale-portions": "After a change of portions the filter is off.",
    "stale-allergy": "An allergy that is added after the search does not count.",
}
"""Each fault, and what the wrong product does."""
OWN_SOURCES = ("kitchen", "household")
"""Sources that are not a partner's."""
Change = tuple[str, str]
"""What happens after the search: ("portions", "8") or ("allergy", "milk")."""


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """A recipe: ingredients (another recipe's name is that recipe), allergens and traces as written."""

    name: str
    ingredients: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    may_contain: tuple[str, ...] = ()
    source: str = "kitchen"


def read_recipes(recipes: pd.DataFrame) -> tuple[Recipe, ...]:
    """Recipes from a table with the columns `recipe`, `ingredients`, `contains`, `may_contain`, `source`.

    The three in the middle are lists, or text such as "milk;nuts"; an empty cell is none. Raises `InputError`
    for a recipe without a name and for a name that stands there twice.

    >>> read_recipes(pd.DataFrame({"recipe": ["Hummus"], "ingredients": ["chickpeas;sesame paste"],
    ...     "contains": ["sesame"], "may_contain": [""], "source": ["kitchen"]}))[0].ingredients
    ('chickpeas', 'sesame paste')
    """
    need_columns(recipes, ("recipe", "ingredients", "contains", "may_contain", "source"), "the filter")
    names = recipes["recipe"].map(lambda cell: cell.strip() if isinstance(cell, str) else "")
    refuse(recipes, "recipe", (names == "").to_numpy(), "Give the recipe a name.")
    twice = names.str.casefold().duplicated().to_numpy()
    refuse(recipes, "recipe", twice, "The name stands there twice. Give each recipe its own.")
    lists = {
        name: [_parts(cell) for cell in recipes[name]] for name in ("ingredients", "contains", "may_contain")
    }
    sources = [cell.strip() if isinstance(cell, str) else "" for cell in recipes["source"]]
    return tuple(
        Recipe(
            name=name,
            ingredients=lists["ingredients"][row],
            contains=lists["contains"][row],
            may_contain=lists["may_contain"][row],
            source=sources[row],
        )
        for row, name in enumerate(names)
    )


def _parts(cell: object) -> tuple[str, ...]:
    parts = cell.replace(",", ";").split(";") if isinstance(cell, str) else cell
    if not isinstance(parts, (list, tuple)):
        return ()
    return tuple(text for part in parts if (text := " ".join(str(part).split())))


def same_allergen(word: str) -> str:
    """The one form of an allergen's name: small letters, without the s of a plural.

    >>> same_allergen("NUTS"), same_allergen("Egg"), same_allergen("gluten")
    ('nut', 'egg', 'gluten')
    """
    name = " ".join(word.casefold().split())
    return name[:-1] if len(name) > 3 and name.endswith("s") and not name.endswith("ss") else name


def search_recipes(
    recipes: Sequence[Recipe],
    allergies: Sequence[str],
    word: str = "",
    then: Sequence[Change] = (),
    fault: str = "",
) -> list[str]:
    """The names that a search shows to a household, in the order of the recipes.

    `allergies` of all its members, as somebody writes them; `word` has to stand in the recipe's name;
    `then` is what happens after the search. `fault` is a key of `FAULTS`, "" for the right product. Raises
    `InputError` for an unknown fault or change.

    >>> recipes = [Recipe(name="Nougat", may_contain=("NUTS",)), Recipe(name="Soup")]
    >>> search_recipes(recipes, ["nuts"]), search_recipes(recipes, ["nuts"], fault="traces")
    (['Soup'], ['Nougat', 'Soup'])
    """
    if fault and fault not in FAULTS:
        raise InputError(f"There is no fault “{fault}”. Choose one of {', '.join(FAULTS)}.")
    if unknown := [kind for kind, _ in then if kind not in ("portions", "allergy")]:
        raise InputError(f"“{unknown[0]}” is no change of a search. Change portions, or add an allergy.")
    found = [one for one in recipes if word.casefold() in one.name.casefold()]
    added = [value for kind, value in then if kind == "allergy"]
    wanted = list(allergies) + ([] if fault == "stale-allergy" else added)
    if fault == "stale-portions" and any(kind == "portions" for kind, _ in then):
        return [one.name for one in found]
    if fault == "hides-all" and wanted:
        return []
    if fault == "everyone" and not wanted:
        return [one.name for one in found if not any(_written(one, recipes, ""))]
    wanted = wanted[:1] if fault == "second-allergy" else wanted
    return [one.name for one in found if not _hides(one, recipes, wanted, fault)]


def _hides(recipe: Recipe, recipes: Sequence[Recipe], wanted: Collection[str], fault: str) -> bool:
    if fault == "partner" and recipe.source.casefold() not in OWN_SOURCES:
        return False
    return any(_same(want, word, fault) for word in _written(recipe, recipes, fault) for want in wanted)


def _same(want: str, word: str, fault: str) -> bool:
    if fault == "plural":
        return want.casefold() == word.casefold()
    if fault == "capitals":
        return want.removesuffix("s") == word.removesuffix("s")
    if fault == "part-of-word":
        return same_allergen(want) in same_allergen(word)
    return same_allergen(want) == same_allergen(word)


def _written(
    recipe: Recipe, recipes: Sequence[Recipe], fault: str, above: tuple[str, ...] = ()
) -> Iterator[str]:
    """The allergens that the product reads of a recipe, and of those inside it; a circle ends by itself."""
    yield from recipe.contains[:1] if fault == "first-listed" else recipe.contains
    yield from () if fault == "traces" else recipe.may_contain
    if fault == "inner-recipe":
        return
    inner = {name.casefold() for name in recipe.ingredients}
    for one in recipes:
        if one.name.casefold() in inner and one.name not in (*above, recipe.name):
            yield from _written(one, recipes, fault, (*above, recipe.name))


def known_allergens(recipes: Sequence[Recipe]) -> list[str]:
    """The allergens that these recipes name, each in its one form, sorted.

    >>> known_allergens([Recipe(name="Cake", contains=("Nuts", "eggs"), may_contain=("nut",))])
    ['egg', 'nut']
    """
    words = [word for one in recipes for word in (*one.contains, *one.may_contain)]
    return sorted({same_allergen(word) for word in words})


def equivalent_faults(recipes: Sequence[Recipe]) -> list[str]:
    """The faults that no example with these recipes can catch: whatever is asked, the right answer comes.

    Tried are no allergy, each allergen in three writings, each pair, and each change after the search.

    >>> equivalent_faults([Recipe(name="Soup"), Recipe(name="Cake", contains=("nuts",))])
    ['traces', 'second-allergy', 'first-listed', 'inner-recipe', 'partner', 'part-of-word']
    """
    return list(_equivalent(tuple(recipes)))


@cache
def _equivalent(recipes: tuple[Recipe, ...]) -> tuple[str, ...]:
    return tuple(
        fault
        for fault in FAULTS
        if all(
            search_recipes(recipes, allergies, then=then)
            == search_recipes(recipes, allergies, "", then, fault)
            for allergies, then in _questions(known_allergens(recipes))
        )
    )


def _questions(allergens: list[str]) -> Iterator[tuple[list[str], list[Change]]]:
    yield [], []
    for one in allergens:
        for writing in (one, plural(2, one), one.capitalize()):
            yield [writing], []
        yield [one], [("portions", "8")]
        yield [], [("allergy", one)]
    yield from ((list(pair), []) for pair in permutations(allergens, 2))
