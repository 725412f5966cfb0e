"""What a class was asked to do: parts of which per cent are counted, each with a title and its questions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pmkit.english import counted, listed


@dataclass(frozen=True)
class Part:
    """A chapter, lesson, sheet, quiz or list. `note` says what of it is left out, where something is."""

    title: str
    ids: tuple[str, ...] = field(repr=False)
    note: str = ""

    @property
    def told(self) -> str:
        """The part in a sentence."""
        about = counted(len(self.ids), "question")
        return f"{self.title} ({about}{f', {self.note}' if self.note else ''})"


@dataclass(frozen=True)
class Assigned:
    """The parts that count; `declared`: the instructor named them."""

    parts: tuple[Part, ...]
    declared: bool = True

    @property
    def ids(self) -> tuple[str, ...]:
        """The questions of all parts, each once."""
        return tuple(dict.fromkeys(id for part in self.parts for id in part.ids))

    def begun(self, tried: Iterable[str]) -> "Assigned":
        """Where nothing was declared, those parts of which anybody tried something."""
        if self.declared:
            return self
        seen = set(tried)
        return Assigned(tuple(part for part in self.parts if seen & set(part.ids)), False)

    @property
    def told(self) -> str:
        """What per cent are counted of, in a sentence."""
        parts = listed([part.told for part in self.parts])
        if self.declared:
            return f"Per cent are counted of what was assigned: {parts}."
        if not self.parts:
            return "Nothing was tried yet of which per cent could be counted."
        return (
            f"Per cent are counted of the chapters and quizzes that anybody tried: {parts}. To say what was "
            'assigned, add --assigned, such as --assigned 03 or --assigned "sheet 03".'
        )


NOTHING = Assigned(())


def by_chapter(ids: Sequence[str]) -> Assigned:
    """Every chapter and quiz that these questions belong to, by the part of the id before the point."""
    chapters: dict[str, list[str]] = {}
    for id in ids:
        chapters.setdefault(id.partition(".")[0], []).append(id)
    return Assigned(tuple(Part(title, tuple(found)) for title, found in chapters.items()), False)
