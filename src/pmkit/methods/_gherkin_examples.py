"""From the parser's tree to examples: Background first, an Outline's rows filled in, what lacks told."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

from pmkit.english import listed, plural, shortened
from pmkit.methods._gherkin_problems import slip
from pmkit.methods._gherkin_words import Words
from pmkit.methods._text_findings import TextFinding, saw

Node = dict[str, Any]
_KINDS = {"Context": "given", "Action": "when", "Outcome": "then"}
_PLACE = re.compile(r"<([^<>\s][^<>]*)>")


@dataclass(frozen=True, kw_only=True)
class GherkinStep:
    """A step: given, when or then (an And is what the step before it is), its text, and its line.

    `background` marks those that the Background puts before each example.
    """

    kind: str
    text: str
    line: int
    table: tuple[tuple[str, ...], ...] = ()
    background: bool = False


@dataclass(frozen=True, kw_only=True)
class GherkinExample:
    """An example: its name, the rule it stands under ("" for none), its steps and its line.

    `row` is the line of the row that filled an Outline, 0 for a plain example. `whole` is false where a line
    of it could not be read.
    """

    name: str
    rule: str
    line: int
    steps: tuple[GherkinStep, ...]
    row: int = 0
    whole: bool = True

    def texts(self, kind: str) -> tuple[str, ...]:
        """The texts of its steps of one kind."""
        return tuple(step.text for step in self.steps if step.kind == kind)


Read = tuple[str, tuple[str, ...], tuple[GherkinExample, ...], list[TextFinding]]


def read_feature(feature: Node, broken: Collection[int], words: Words) -> Read:
    """The feature's name, its rules, its examples, and what is wrong with how they are built."""
    findings = list(_lost_steps(feature, words))
    rules: list[str] = []
    examples: list[GherkinExample] = []
    starts = sorted(_starts(feature))
    for rule, before, scenario in _scenarios(feature, rules, findings, words):
        line = scenario["location"]["line"]
        ends = next((start for start in starts if start > line), 10**9)
        lost = [one for one in findings if one.rule == "lost-step"]
        bad = any(line <= at < ends for at in [*broken, *(int(one.where) for one in lost)])
        findings += _lost_steps(scenario, words)
        own, told = _steps(scenario["steps"], background=False)
        findings += told + _outline_problems(scenario, own)
        if not own:
            called = scenario["name"] or scenario["keyword"]
            says = f"Line {line}: “{called}” has no step. Write Given, When and Then."
            findings.append(saw("no-step", str(line), says))
        bad = bad or any(one.rule == "lost-step" and line <= int(one.where) < ends for one in findings)
        plain = GherkinExample(
            name=scenario["name"], rule=rule, line=line, steps=(*before, *own), whole=not bad
        )
        examples += _filled(plain, scenario)
    if not examples and not findings:
        says = "The feature has no example that can be read. Write “Example: ”, then Given, When and Then."
        findings.append(saw("no-example", "", says))
    return feature["name"], tuple(rules), tuple(examples), findings


def _starts(feature: Node) -> Iterator[int]:
    for child in feature["children"]:
        node = next(iter(child.values()))
        yield node["location"]["line"]
        yield from _starts(node) if "children" in node else ()


def _scenarios(
    node: Node, rules: list[str], findings: list[TextFinding], words: Words, rule: str = ""
) -> Iterator[tuple[str, tuple[GherkinStep, ...], Node]]:
    """Each scenario with its rule and the steps that come before it; rules and slips go into the lists."""
    before: tuple[GherkinStep, ...] = ()
    for child in node["children"]:
        if "background" in child:
            findings += _lost_steps(child["background"], words)
            before, told = _steps(child["background"]["steps"], background=True)
            findings += told
        elif "rule" in child:
            rules.append(child["rule"]["name"])
            findings += _lost_steps(child["rule"], words)
            for name, more, scenario in _scenarios(
                child["rule"], rules, findings, words, child["rule"]["name"]
            ):
                yield name, (*before, *more), scenario
        else:
            yield rule, before, child["scenario"]


def _lost_steps(node: Node, words: Words) -> Iterator[TextFinding]:
    """Lines that the parser takes for a description though they almost begin like Gherkin: none is lost."""
    first = node["location"]["line"] + 1
    for at, line in enumerate(node["description"].split("\n") if node["description"] else []):
        text = line.strip()
        starts = (*words["given"], *words["when"], *words["then"], *words["and"], *words["but"])
        bare = {word.strip() for word in starts}
        meant = slip(text, words) if not text.startswith(starts) else ""
        if meant or text in bare or text.startswith((*starts, "|")):
            hint = f"Did you mean “{meant}” at its beginning?" if meant else "Put it under an example."
            hint = "Say what happens after it." if text in bare else hint
            says = f"Line {first + at}: “{shortened(text, 60)}” is read as a remark, not as a step. {hint}"
            yield saw("lost-step", str(first + at), says, shortened(text, 60))


def _steps(steps: list[Node], *, background: bool) -> tuple[tuple[GherkinStep, ...], list[TextFinding]]:
    found: list[GherkinStep] = []
    findings = []
    for step in steps:
        line, text = step["location"]["line"], " ".join(step["text"].split())
        kind = _KINDS.get(step["keywordType"]) or (found[-1].kind if found else "")
        if not kind:
            word = step["keyword"].strip()
            says = f"Line {line}: “{word}” has no step before it. Begin with Given or When."
            findings.append(saw("and-first", str(line), says, word))
        if not text:
            says = f"Line {line}: nothing follows {step['keyword'].strip()}. Say what happens."
            findings.append(saw("empty-step", str(line), says))
        rows = step.get("dataTable", {}).get("rows", [])
        table = tuple(tuple(cell["value"] for cell in row["cells"]) for row in rows)
        found.append(
            GherkinStep(kind=kind or "given", text=text, line=line, table=table, background=background)
        )
    return tuple(found), findings


def _outline_problems(scenario: Node, steps: tuple[GherkinStep, ...]) -> list[TextFinding]:
    line, tables = str(scenario["location"]["line"]), scenario["examples"]
    places = {name: step.line for step in reversed(steps) for name in _places(step)}
    if not tables and places:
        named = listed([f"<{name}>" for name in places])
        stand = plural(len(places), "stands for a value", "stand for values")
        says = f"Line {line}: {named} {stand}. Add “Examples:” with a table."
        return [saw("no-table", line, says)]
    findings = []
    for table in tables:
        at = str(table["location"]["line"])
        if not table.get("tableHeader") or not table["tableBody"]:
            says = f"Line {at}: the table has no row with values. Write the names first, then a row per case."
            findings.append(saw("no-rows", at, says))
            continue
        columns = [cell["value"] for cell in table["tableHeader"]["cells"]]
        for name in [one for one in places if one not in columns]:
            says = f"Line {places[name]}: <{name}> has no column in the table of line {at}. Add it."
            findings.append(saw("no-column", str(places[name]), says, f"<{name}>"))
        for name in [one for one in columns if one not in places and one not in scenario["name"]]:
            says = f"Line {at}: no step uses the column “{name}”. Write <{name}> in a step, or take it out."
            findings.append(saw("unused-column", at, says, name))
        if twice := sorted({name for name in columns if columns.count(name) > 1}):
            says = f"Line {at}: the column “{twice[0]}” stands there twice. Give each its own name."
            findings.append(saw("column-twice", at, says, twice[0]))
    return findings


def _places(step: GherkinStep) -> list[str]:
    return _PLACE.findall(" ".join([step.text, *(cell for row in step.table for cell in row)]))


def _filled(plain: GherkinExample, scenario: Node) -> list[GherkinExample]:
    """The example itself, or one for each row of its tables."""
    if not scenario["examples"]:
        return [plain]
    filled = []
    for table in scenario["examples"]:
        columns = [cell["value"] for cell in table.get("tableHeader", {"cells": []})["cells"]]
        for row in table["tableBody"]:
            cells = dict(zip(columns, [cell["value"] for cell in row["cells"]], strict=True))
            steps = tuple(
                replace(
                    step,
                    text=_put(step.text, cells),
                    table=tuple(tuple(_put(cell, cells) for cell in line) for line in step.table),
                )
                for step in plain.steps
            )
            name, line = _put(plain.name, cells), row["location"]["line"]
            filled.append(replace(plain, name=name, steps=steps, row=line))
    return filled


def _put(text: str, cells: dict[str, str]) -> str:
    return _PLACE.sub(lambda place: cells.get(place[1], place[0]), text)
