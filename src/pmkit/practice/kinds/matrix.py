"""Marks in a table (who is accountable, who is asked). Rules explain themselves row by row; a key may say
more."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar, Self

from pmkit.practice.draft import Draft, Line
from pmkit.practice.feedback import Feedback, PartFeedback
from pmkit.practice.judges import as_data
from pmkit.practice.kinds import _reading as reading
from pmkit.practice.lint import Cells, Rule, table_rules
from pmkit.practice.markdown import to_html
from pmkit.practice.messages import say
from pmkit.practice.question_parts import Finding, findings_of
from pmkit.practice.questions import Arrange, Question
from pmkit.practice.verdicts import Verdict


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row. `why` says why its right marks are right."""

    id: str
    text: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column."""

    id: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One mark; `id` is what stands in the cell ("A"), `label` what it means ("accountable")."""

    id: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Matrix(Question):
    """Rows × columns, one mark or none per cell.

    `rules` get all cells and return findings, `where` being the row. `key` holds the accepted marks of the
    cells that have a right answer, ("A",) or ("A", "") where empty is accepted too; cells it leaves out are
    free. `example` is a table that holds: {row id: {column id: mark id}}.
    """

    kind: ClassVar[str] = "matrix"
    word: ClassVar[str] = "matrix"
    elements: ClassVar[tuple[str, ...]] = ("rows", "columns", "marks")
    how: ClassVar[str] = "Give each cell its mark."
    begins: ClassVar[tuple[str, ...]] = ("-",)
    facts: ClassVar[tuple[str, ...]] = ("columns", "column", "mark", "rule")
    below: ClassVar[tuple[str, ...]] = ("key", "sample")

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    marks: tuple[Mark, ...]
    example: Cells
    rules: tuple[Rule, ...] = ()
    key: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    @classmethod
    def from_draft(cls, draft: Draft, common: dict[str, Any]) -> Self:
        """`columns: Clara, Jonas`, `mark: A = accountable`, and rows `- row = Clara A, Jonas R :: reason`
        whose marks are an example that holds. Below a row: `key: Clara A or empty`, the accepted marks."""
        columns = dict(map(draft.tagged, draft.listed("columns", "column")))
        marks = {mark.id: mark for line in draft.facts.get("mark", []) for mark in [_mark(draft, line)]}
        rows: dict[str, Row] = {}
        example, keys = {}, {}
        for line in draft.items:
            if line.mark.startswith("!"):
                continue
            said, why = line.split()
            text, cells = said.split(" = ", last=True)
            id, told = draft.tagged(text)
            reading.no_twins(draft, line, id, rows, "row")
            rows[id] = Row(id=id, text=told, why=draft.reason(why))
            example[id] = {at: found[0] for at, found in _cells(draft, cells, columns, marks).items()}
            for key in line.under("key"):
                keys[id] = _cells(draft, key, columns, marks)
        if not (rows and columns and marks):
            draft.fail(draft.line, "a matrix needs rows, columns: Clara, Jonas and mark: A = accountable")
        return cls(
            **common,
            rows=tuple(rows.values()),
            columns=tuple(Column(id=id, text=text) for id, text in columns.items()),
            marks=tuple(marks.values()),
            example=example,
            rules=table_rules(draft, {mark.id: mark.label for mark in marks.values()}),
            key=keys,
            traps=reading.traps(draft),
        )

    def blank(self) -> dict[str, dict[str, str]]:
        return {}

    def clean(self, answer: object) -> dict[str, dict[str, str]]:
        """Only cells with a known mark are kept; `a` is read as `A`."""
        cells: dict[str, dict[str, str]] = {}
        known = {mark.id.casefold(): mark.id for mark in self.marks}
        for row in self.rows:
            given = answer.get(row.id) if isinstance(answer, Mapping) else None
            for column in self.columns if isinstance(given, Mapping) else ():
                typed = given.get(column.id) if isinstance(given, Mapping) else None
                mark = known.get(typed.strip().casefold()) if isinstance(typed, str) else None
                if mark:
                    cells.setdefault(row.id, {})[column.id] = mark
        return cells

    def model(self) -> dict[str, dict[str, str]]:
        return {
            row: {column: mark for column, mark in cells.items() if mark}
            for row, cells in self.example.items()
        }

    def words(self, answer: dict[str, dict[str, str]]) -> str:
        names = {column.id: column.text for column in self.columns}
        told = []
        for row in self.rows:
            cells = [f"{names[column]} {mark}" for column, mark in answer.get(row.id, {}).items()]
            if cells:
                told.append(f"{row.text}: {', '.join(cells)}")
        return "; ".join(told) or "—"

    def listed(self, answer: dict[str, dict[str, str]]) -> str:
        return "\n".join(f"- {self.words({row.id: answer[row.id]})}" for row in self.rows if row.id in answer)

    def check_data(self) -> dict[str, Any]:
        """Rows with the accepted marks of their columns; the rules as data."""
        keys = {row: {at: list(marks) for at, marks in cells.items()} for row, cells in self.key.items()}
        return super().check_data() | {
            "rows": [asdict(row) | {"key": keys.get(row.id, {})} for row in self.rows],
            "columns": [asdict(column) for column in self.columns],
            "marks": [mark.id for mark in self.marks],
            "rules": [as_data(rule) for rule in self.rules],
        }

    def show(self, arrange: Arrange) -> dict[str, Any]:
        return {
            "rows": [{"id": row.id, "html": to_html(row.text)} for row in self.rows],
            "columns": [{"id": column.id, "html": to_html(column.text)} for column in self.columns],
            "marks": [{"id": mark.id, "label": mark.label} for mark in self.marks],
        }

    def cells(self, answer: Cells) -> dict[str, dict[str, str]]:
        """The whole table, empty cells as ""."""
        ids = [column.id for column in self.columns]
        return {row.id: {c: answer.get(row.id, {}).get(c, "") for c in ids} for row in self.rows}

    def judges(self) -> tuple[Callable[[Any], Any], ...]:
        return (*super().judges(), *self.rules)

    def for_rules(self, answer: Cells) -> dict[str, dict[str, str]]:
        return self.cells(answer)

    def begun(self, answer: Cells) -> dict[str, str]:
        cells = self.cells(answer)
        return {row.id: row.text for row in self.rows if any(cells[row.id].values())}

    def loose_ends(self) -> Iterator[str]:
        rows, columns = {row.id for row in self.rows}, {column.id for column in self.columns}
        named = [*self.example.items(), *self.key.items()]
        if any(row not in rows or not set(cells) <= columns for row, cells in named):
            yield "the example or the key names a row or a column that does not exist."

    def doing(self) -> float:
        return 0.5 + 0.15 * len(self.rows) * len(self.columns)

    def grade(self, answer: dict[str, dict[str, str]]) -> Feedback:
        cells = self.cells(answer)
        found = [finding for rule in self.rules for finding in findings_of(rule, cells)]
        parts = [self._part(row, cells[row.id], found) for row in self.rows]
        whole = next((finding.text for finding in found if not finding.where), "")
        counts = {
            "total": len(parts),
            "right": sum(part.verdict is Verdict.RIGHT for part in parts),
            "wrong": sum(part.verdict is Verdict.NOT_YET for part in parts),
            "missing": sum(part.verdict is Verdict.NOT_STARTED for part in parts),
        }
        if counts["right"] == len(parts) and not whole:
            message = say("matrix.right", **counts)
            return self.reply(Verdict.RIGHT, message, say("next.explanation"), parts, answer)
        message = whole or say("matrix.some" if counts["right"] else "matrix.none", **counts)
        verdict = Verdict.PARTLY if counts["right"] else Verdict.NOT_YET
        return self.reply(verdict, message, say("matrix.next"), parts, answer)

    def _part(self, row: Row, cells: Mapping[str, str], found: list[Finding]) -> PartFeedback:
        if not any(cells.values()):
            accepted = self.key.get(row.id, {})
            if not (accepted and all("" in marks for marks in accepted.values())):
                return PartFeedback(id=row.id, verdict=Verdict.NOT_STARTED, text=say("matrix.part.missing"))
        told = [finding.text for finding in found if finding.where == row.id] or self._against_key(row, cells)
        if told:
            return PartFeedback(id=row.id, verdict=Verdict.NOT_YET, text=" ".join(told[:2]))
        return PartFeedback(id=row.id, verdict=Verdict.RIGHT, text=row.why)

    def _against_key(self, row: Row, cells: Mapping[str, str]) -> list[str]:
        told = []
        for column in self.columns:
            accepted = self.key.get(row.id, {}).get(column.id)
            mark = cells[column.id]
            if accepted is None or mark in accepted:
                continue
            key = "cell-empty" if not mark else "cell-extra" if accepted == ("",) else "cell"
            told.append(say(f"matrix.part.{key}", column=column.text, mark=mark))
        return told


def _mark(draft: Draft, line: Line) -> Mark:
    """`A = accountable: answers for it`."""
    id, label = line.split(" = ")
    if not label.text:
        draft.fail(line.number, "write a mark as: mark: A = accountable")
    return Mark(id=draft.fill(id), label=draft.fill(label))


def _cells(
    draft: Draft, line: Line, columns: Mapping[str, str], marks: Mapping[str, Mark]
) -> dict[str, tuple[str, ...]]:
    """`Clara A, Jonas R or empty`: the marks of the columns named."""
    by_text = {text: id for id, text in columns.items()}
    found: dict[str, tuple[str, ...]] = {}
    for part in filter(None, map(str.strip, draft.fill(line).split(","))):
        name, _, told = part.partition(" ") if part.partition(" ")[0] in columns else _column(part, by_text)
        wanted = tuple("" if mark == "empty" else mark for mark in told.strip().split(" or "))
        if not set(wanted) <= {*marks, ""} or (name not in columns and name not in by_text):
            draft.fail(
                line.number,
                f"“{part}” is no column and mark. Columns: {', '.join(columns.values())}; "
                f"marks: {', '.join(marks)}.",
            )
        found[name if name in columns else by_text[name]] = wanted
    return found


def _column(part: str, by_text: Mapping[str, str]) -> tuple[str, str, str]:
    """The column that a text begins with, and the rest."""
    name = max((text for text in by_text if part.startswith(f"{text} ")), key=len, default=part)
    return name, " ", part.removeprefix(name)
