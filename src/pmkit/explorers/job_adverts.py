"""Job adverts: what is asked for how often, by words and by a careful reader, and what a title does not tell.

Words are crude: each hit is shown where it stands and can be struck out, the lists of words can be changed.
The case's table is `jobs` with `phrase_families`; one's own adverts are pasted. Shares, ranges and
differences are those of `pmkit.methods.adverts`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pmkit.english import counted
from pmkit.explorers import (
    Choice,
    Control,
    Explorer,
    Form,
    Pasted,
    Range,
    Result,
    Text,
    Tick,
    Values,
    picked,
)
from pmkit.explorers._advert_counts import Marks, compare_marks, count_marks, marks_of
from pmkit.explorers._advert_families import MOST_OWN, Family, family_of, own_families, own_lines, split_words
from pmkit.explorers._advert_pictures import counts_picture, differences_picture, shares_picture
from pmkit.explorers._advert_pile import KINDS, Pile, advert_text, pile_of, read_pile, says_group
from pmkit.explorers._advert_views import (
    advert_head,
    compare_said,
    count_said,
    enough_said,
    families_table,
    hits_table,
    missed_said,
    pile_said,
)
from pmkit.explorers.pasted import EXAMPLE_TEXT
from pmkit.methods import FEWEST_ADVERTS, InputError
from pmkit.practice.markdown import escape_markdown

WORDS, READER = "words", "reader"
TOGETHER = "together"
_GROUPS = {
    TOGETHER: "all adverts together",
    "title": "by the title: product managers against product owners",
    "really": "by what the job is: product managers against product owners",
}
_PICTURES = ("shares", "counts", "differences")
_HELP = (
    "Paste adverts as they stand, with a line of three hyphens (---) between them; the first line is the "
    "title. Or a table with the column text; title, company, years, salary and job if you have them."
)


class JobAdverts(Explorer):
    """Look at the hits of a family, strike out what means something else, compare two groups, read an advert.

    `frame` has the adverts as `jobs`, `families` the columns `family`, `words`, `means` and, where somebody
    has read the adverts, `asks`. With a `sample` one's own adverts are pasted, and what a job is one judges
    oneself.
    """

    layout = (
        "data",
        "read",
        "form",
        "sentence",
        "pile",
        "shares",
        "counts",
        "differences",
        "words",
        "hits",
        "missed",
        "enough",
        "table",
        "one",
        "advert",
    )
    taken_along = ("sentence", "pile", "shares", "counts", "differences", "enough", "table")
    title = "What adverts ask for"

    def __init__(
        self,
        frame: pd.DataFrame | None = None,
        *,
        units: Mapping[str, str] | None = None,
        families: pd.DataFrame,
        sample: str = "",
    ) -> None:
        super().__init__(frame, units=units)
        self.sample = sample
        self.given = None if frame is None else pile_of(frame)
        self.families = [family_of(row, frame is not None) for row in families.to_dict("records")]

    # --- what can be changed
    def controls(self, values: Values) -> Sequence[Control]:
        pile, families = self._pile(values), self._families(values)
        forms: list[Control] = []
        if self.sample:
            data = Pasted("adverts", "The adverts", start=self.sample, rows=10, help=_HELP)
            forms.append(Form("data", (data,), label="Your adverts"))
        if not len(pile.adverts):
            return tuple(forms)
        chosen = picked(values, "family", list(families))
        marks = self._marks(values, pile, families[chosen], by_reader=False)
        return (
            *forms,
            self._form(families),
            Form("words", self._words(families[chosen]), label="Words"),
            *([hits_table(pile, marks, self._compared_with_reader(values))] if marks.hits else []),
            self._one(values, pile),
        )

    def _form(self, families: Mapping[str, Family]) -> Form:
        ways = {WORDS: "its words, less what you strike out", READER: "a careful reader's list"}
        names = {id: one.name for id, one in families.items()}
        return Form(
            "form",
            (
                Choice("family", "Look at", options=names),
                *([] if self.sample else [Choice("way", "Counted by", options=ways, radio=True)]),
                Choice("compare", "Compare", options=_GROUPS),
                *([Tick("firms", "Count each firm once")] if self.sample else []),
                Range("width", "A range no wider than", start=0.2, min=0.05, max=0.5, step=0.05, unit="%"),
            ),
            label="Count",
        )

    def _words(self, family: Family) -> tuple[Text, ...]:
        words = Text(
            "list",
            "Words to look for",
            at=("lists", family.id),
            start="; ".join(self._first_words(family)),
            wide=True,
            help="Semicolons between them; * stands for any ending. “roadmap*” finds roadmaps too.",
        )
        own = Text(
            "own",
            "Families of your own",
            rows=2,
            wide=True,
            help="One per line: its name, a colon, its words. Example: remote work: remote; home office",
        )
        return (words, own)

    def _one(self, values: Values, pile: Pile) -> Form:
        options = {id: f"{title}" for id, title, _ in pile.texts}
        one = picked(values, "advert", options)
        judged = dict(zip(pile.adverts["id"], pile.adverts["really"], strict=True))
        kinds = {"": "not judged yet", **KINDS}
        if not self.sample:
            kinds.pop("something else")
        start = judged[one] if self.sample else ""
        choose = (
            Choice("advert", "Read an advert", options=options),
            Choice("kind", "By its duties, this job is", at=("kinds", one), options=kinds, start=start or ""),
        )
        return Form("one", choose, label="One advert")

    # --- what follows from the values
    def _pile(self, values: Values) -> Pile:
        if self.given is not None:
            return self.given
        pasted = values.get("adverts")
        return read_pile(pasted if isinstance(pasted, str) else self.sample)

    def _first_words(self, family: Family) -> tuple[str, ...]:
        return next((one.words for one in self.families if one.id == family.id), family.words)

    def _families(self, values: Values) -> dict[str, Family]:
        """The families with the words of now, those of one's own last."""
        lists = values.get("lists")
        kept = lists if isinstance(lists, Mapping) else {}
        found: dict[str, Family] = {}
        for one in (*self.families, *own_families(values.get("own"))):
            typed = kept.get(one.id)
            words = split_words(typed) if isinstance(typed, str) else one.words
            found.setdefault(one.id, Family(one.id, one.name, words, one.means, one.asks))
        return found

    def _marks(self, values: Values, pile: Pile, family: Family, by_reader: bool) -> Marks:
        struck = values.get("struck")
        cells = struck.get(family.id) if isinstance(struck, Mapping) else None
        rows = cells.items() if isinstance(cells, Mapping) else ()
        out = [id for id, row in rows if isinstance(row, Mapping) and row.get("counts") == "no"]
        return marks_of(pile.texts, family, out, by_reader)

    def _compared_with_reader(self, values: Values) -> bool:
        """Whether the careful reader's list is seen: once somebody has struck out a hit, or asks for it."""
        if self.sample:
            return False
        rows = [row for cells in _inside(values.get("struck")) for row in _inside(cells)]
        return values.get("way") == READER or any(
            isinstance(row, Mapping) and row.get("counts") == "no" for row in rows
        )

    # --- what is seen
    def result(self, values: Values) -> Result:
        pile = self._pile(values)
        read = {}
        if self.sample:
            read = {"read": (EXAMPLE_TEXT if values["adverts"] == self.sample else "") + pile.told}
        if not len(pile.adverts):
            return Result(sentence=pile.told, hidden=frozenset({*_PICTURES, "table"}))
        by_reader = values.get("way") == READER
        families = self._families(values)
        marks = [self._marks(values, pile, one, by_reader) for one in families.values()]
        chosen = next(one for one in marks if one.family.id == values["family"])
        counts = count_marks(pile.adverts, marks, firms_once=bool(values.get("firms")))
        of_family = counts.loc[counts["family"] == chosen.family.id].iloc[0]
        row = {str(key): cell for key, cell in of_family.items()}
        compared = self._compared_with_reader(values)
        said = count_said(chosen, row, by_reader, bool(values.get("firms")), compared=compared)
        names = {one.family.id: one.family.name for one in marks}
        key, picture = _counted_picture(counts, names, by_reader)
        problem = ""
        if values["compare"] != TOGETHER:
            said, key, picture, problem = self._compared(values, pile, marks, chosen, (said, key, picture))
        return Result(
            sentence=said,
            charts={key: picture},
            says={
                **read,
                "pile": pile_said(pile, not self.sample),
                "missed": missed_said(pile, chosen) if compared else "",
                "enough": enough_said(row, float(values["width"])),
                "advert": self._advert(values, pile, chosen),
            },
            tables={"table": families_table(marks, counts, compared)},
            errors=_errors(values, problem),
            hidden=frozenset(_PICTURES) - {key},
        )

    def _compared(
        self, values: Values, pile: Pile, marks: Sequence[Marks], chosen: Marks, alone: tuple[str, str, Any]
    ) -> tuple[str, str, Any, str]:
        """Sentence, key of the picture and picture of two groups; those of all together, and a sentence at
        the field, where one group is empty."""
        by = str(values["compare"])
        kinds = values.get("kinds") if self.sample else None
        judged = (
            {id: kind for id, kind in (kinds or {}).items() if kind} if isinstance(kinds, Mapping) else {}
        )
        group = says_group(pile, by, judged)
        inside = group.notna()
        try:
            table = compare_marks(pile.adverts[inside], marks, list(group[inside] == "owner"))
        except InputError:
            how = (
                "No title names them."
                if by == "title"
                else "Say below, advert by advert, what the job is by its duties."
            )
            return *alone, f"There are not both product managers and product owners. {how}"
        picture = differences_picture(table, {one.family.id: one.family.name for one in marks}, by)
        said = compare_said(chosen, table, by, int((~inside).sum()))
        if picture is None:
            return said, *alone[1:], ""
        return said, "differences", picture, ""

    def _advert(self, values: Values, pile: Pile, chosen: Marks) -> str:
        """The advert with the hits of the family in bold, and what its authors say once one has judged."""
        row = pile.adverts.loc[pile.adverts["id"] == values["advert"]].iloc[0].to_dict()
        text = advert_text(str(row["text"]), list(chosen.hits.get(row["id"], ())))
        said = [advert_head(row), text]
        kinds = values["kinds"]
        mine = str(kinds[row["id"]])
        if mine and not self.sample:
            same = "So do the authors" if mine == row["really"] else f"The authors say: {row['really']}"
            said += [f"You say: {mine}. {same}. {escape_markdown(str(row['sign']))}", _judged(kinds, pile)]
        return "\n\n".join(said)


def _inside(kept: Any) -> list[Any]:
    return list(kept.values()) if isinstance(kept, Mapping) else []


def _judged(kinds: Mapping[str, Any], pile: Pile) -> str:
    """How many adverts were judged, and how many of them otherwise than their authors did."""
    really = dict(zip(pile.adverts["id"], pile.adverts["really"], strict=True))
    mine = {id: kind for id, kind in kinds.items() if id in really and kind in KINDS}
    other = sum(kind != really[id] for id, kind in mine.items())
    of = counted(len(really), "advert")
    return f"You have judged {len(mine)} of {of}, {other} otherwise than the authors."


def _errors(values: Values, compare: str) -> dict[str, str]:
    found = {"compare": compare} if compare else {}
    lines = own_lines(values["own"])
    bare = [name for name, words in lines if not words]
    if bare:
        found["own"] = (
            f"“{bare[0][:40]}” has no words yet: write a colon and at least one word behind its name."
        )
    elif len(lines) > MOST_OWN:
        found["own"] = f"The first {MOST_OWN} families are counted, {len(lines) - MOST_OWN} are not."
    return found


def _counted_picture(counts: pd.DataFrame, names: Mapping[str, str], by_reader: bool) -> tuple[str, Any]:
    if counts["n"].iloc[0] < FEWEST_ADVERTS:
        return "counts", counts_picture(counts, names)
    how = "by a careful reader's list" if by_reader else "counted by words"
    return "shares", shares_picture(counts, names, how)
