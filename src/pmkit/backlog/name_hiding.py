"""A backlog for a projector: people become “Person 1” …, wherever the file names them.

Whoever stands in a column of people is known; their names, and each part of them, are hidden in every text.
A name that stands nowhere but in a title can't be known and stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain
from typing import Any

from pmkit.backlog import estimates
from pmkit.backlog.file_table import field_of_why
from pmkit.backlog.schema import Backlog
from pmkit.backlog.tracker_words import plain

_PEOPLE = (
    "assignee", "reporter", "creator", "author", "owner", "member", "watcher", "created by", "assigned",
    "changed by", "updated by", "requester", "voter", "participant", "contact",
    "autor", "verfasser", "bearbeiter", "ersteller", "melder", "beobachter", "zustandig", "verantwortlich",
    "auteur", "createur", "rapporteur", "responsable", "asignad", "creador", "informador", "responsavel",
    "relator", "criador", "autore", "assegnatario", "segnalatore", "toegewezen", "maker", "przypisan",
    "担当", "作成者", "報告者", "经办人", "报告人", "创建者",
)  # fmt: skip
_WRITTEN_BY = (
    "comment", "kommentar", "comentario", "commento", "opmerking", "komentarz", "attachment", "anhang",
    "worklog", "コメント", "评论",
)  # fmt: skip
_WRITER = re.compile(r"\s*[^;]{4,40};([^;\n]{2,80});")
"""Jira writes a comment as day; person; text."""
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_MENTION = re.compile(r"(?<!\w)(?:@[\w-]{2,39}|\[~[^\]]{1,80}\])")
_BETWEEN = re.compile(r"[\s._-]+")
_SHORTEST_PART = 3
_TEXTS = ("item", "description", "epic", "parent", "sprint", "labels", "url")


def name_hider(*backlogs: Backlog) -> Callable[[str], str]:
    """A function that takes the names of these backlogs' people out of a text. The same person has the same
    number everywhere; addresses of mail and mentions are hidden too.
    """
    people = list(dict.fromkeys(chain.from_iterable(map(_people, backlogs))))
    whole = {_plain(name): f"Person {number}" for number, name in enumerate(people, 1)}
    parts: dict[str, str] = {}
    for name in people:
        for part in _BETWEEN.split(name):
            if len(part) >= _SHORTEST_PART and part[0].isupper():  # not the “van” of van Dijk
                parts.setdefault(part, whole[_plain(name)])
    spoken = _pattern([name for name in people if len(name) > 2], list(parts))

    def hidden(text: str) -> str:
        if alone := whole.get(_plain(text)):
            return alone
        said = text
        if spoken:
            said = spoken.sub(lambda match: whole.get(_plain(match[0])) or parts[match[0]], text)
        return _MENTION.sub("@someone", _MAIL.sub("(mail address)", said))

    return hidden


def _plain(name: str) -> str:
    return _BETWEEN.sub(" ", name).casefold()


def _pattern(names: list[str], parts: list[str]) -> re.Pattern[str] | None:
    """Whole names in any case and however they are joined (imke-vos), parts of them only as they are written.

    A word of the language may be a part of a name, too: “page” stays, “Page” does not.
    """
    joined = r"[\s._-]+"
    whole = [
        joined.join(map(re.escape, _BETWEEN.split(name))) for name in sorted(names, key=len, reverse=True)
    ]
    single = [re.escape(part) for part in sorted(parts, key=len, reverse=True)]
    if not whole and not single:
        return None
    choices = [f"(?i:{'|'.join(whole)})"] if whole else []
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(choices + single)})(?![^\W_])")


def _people(backlog: Backlog) -> dict[str, None]:
    """The names in the columns of people, in the order of their first mention."""
    found: dict[str, None] = {}
    for cell in _named(backlog):
        for part in re.split(r"[,;]\s*", cell):
            name = re.sub(r"\s*<[^>]*>$", "", part).strip()
            if name and not _MAIL.fullmatch(name):
                found[name] = None
    return found


def names_people(header: str) -> bool:
    """Whether a column is called as columns of people are: Assignee, Bearbeiter, Owner."""
    called = plain(header)
    return any(word in called for word in _PEOPLE)


def _named(backlog: Backlog) -> Iterator[str]:
    yield from backlog.items["assignee"].tolist()
    yield from backlog.items["reporter"].tolist()
    yield from estimates.names_in(backlog)
    for column in backlog.kept.columns:
        people = names_people(str(column))
        written = any(word in plain(str(column)) for word in _WRITTEN_BY)
        if not people and not written:
            continue
        for cell in backlog.kept[column]:
            for part in cell if isinstance(cell, list) else [str(cell)]:
                writer = _WRITER.match(str(part))
                if people:
                    yield str(part)
                elif writer:
                    yield writer[1]


def hide_names(backlog: Backlog) -> Backlog:
    """The backlog without the names of people: in columns of people, in every text, and in its own name."""
    hidden = name_hider(backlog)
    known = _people(backlog)

    def anywhere(cell: Any) -> Any:
        if isinstance(cell, list):
            return [anywhere(part) for part in cell]
        return hidden(cell) if isinstance(cell, str) else cell

    def person(cell: str) -> str:
        short = {name: f"Person {number}" for number, name in enumerate(known, 1) if len(name) <= 2}
        return ", ".join(short.get(part.strip(), hidden(part)) for part in cell.split(",")) if cell else cell

    items, kept, history = backlog.items.copy(), backlog.kept.copy(), backlog.history.copy()
    for name in ("assignee", "reporter"):
        items[name] = items[name].map(person)
    for name in _TEXTS:
        items[name] = items[name].map(anywhere)
    for column in kept.columns:
        kept[column] = kept[column].map(anywhere)
    history["item"] = history["item"].map(anywhere)
    of_people = {
        header for name in ("assignee", "reporter") for header in backlog.source.headers.get(name, ())
    }

    def in_column(header: str, cell: Any) -> Any:
        if field_of_why(header):
            return ""  # the reasons themselves are kept apart, with their names hidden
        if header.strip() not in of_people:
            return anywhere(cell)
        return [person(part) for part in cell] if isinstance(cell, list) else person(cell)

    table = backlog.table.with_cells(in_column) if backlog.table is not None else None
    absent = backlog.absent
    if absent is not None:
        titles = absent.items["item"].map(anywhere)
        absent = replace(absent, items=absent.items.assign(item=titles))
    return replace(
        estimates.hidden(backlog, person, anywhere),
        items=items,
        absent=absent,
        kept=kept,
        history=history,
        table=table,
        source=replace(backlog.source, name=hidden(backlog.source.name)),
    )
