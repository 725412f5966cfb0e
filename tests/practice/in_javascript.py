"""Asks the scripts that check answers where no Python runs: one Node.js for a whole batch.

Without Node.js the tests are skipped and say so; with PMKIT_REQUIRE_BROWSER=1 they fail instead.
"""

import json
import math
import os
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pmkit.practice.check_data import scripts, shared_rules
from pmkit.practice.questions import Question

Call = tuple[str, Sequence[Any]]
"""The name of a function and what it gets."""
_SECONDS = 300
_ASK = """
const { readFileSync } = await import("node:fs");
const asked = JSON.parse(readFileSync(process.argv[2], "utf8"), (key, value) =>
  value !== null && typeof value === "object" && "no JSON" in value ? Number(value["no JSON"]) : value);
const named = Object.fromEntries(asked.named.map((name) => [name, eval(name)]));
const given = (value) => value !== null && typeof value === "object" && "question" in value
  ? asked.questions[value.question] : value === "the shared rules" ? asked.shared : value;
const told = asked.calls.map(([name, values]) => {
  try {
    return { result: named[name](...values.map(given)) ?? null };
  } catch (problem) {
    return { problem: String(problem?.stack ?? problem) };
  }
});
process.stdout.write(JSON.stringify(told));
"""
SHARED = "the shared rules"
"""Stands for `shared_rules()` among what a function gets; a question stands for its data."""


def ask(calls: Iterable[Call], folder: Path) -> list[Any]:
    """What the functions of the scripts return, each as JSON, in the order of the calls."""
    _needs_node()
    questions: dict[int, tuple[int, Question]] = {}

    def told(value: Any) -> Any:
        if isinstance(value, Question):
            return {"question": questions.setdefault(id(value), (len(questions), value))[0]}
        return _json(value)

    asked = [(name, [told(value) for value in values]) for name, values in calls]
    data = folder / "asked.json"
    data.write_text(
        json.dumps(
            {
                "calls": asked,
                "named": sorted({name for name, _ in asked}),
                "questions": [_json(question.check_data()) for _, question in questions.values()],
                "shared": shared_rules(),
            },
            allow_nan=False,
        ),
        encoding="utf-8",
    )
    script = folder / "ask.mjs"
    script.write_text(_source() + _ASK, encoding="utf-8")
    ended = subprocess.run(
        ["node", str(script), str(data)], capture_output=True, encoding="utf-8", check=False, timeout=_SECONDS
    )
    assert ended.returncode == 0, ended.stderr
    results = json.loads(ended.stdout)
    problems = [
        (call[0], one["problem"]) for call, one in zip(asked, results, strict=True) if "problem" in one
    ]
    assert problems == []
    return [one["result"] for one in results]


def _needs_node() -> None:
    if shutil.which("node") is None:
        if os.environ.get("PMKIT_REQUIRE_BROWSER") == "1":
            pytest.fail("PMKIT_REQUIRE_BROWSER=1, but Node.js is not installed", pytrace=False)
        pytest.skip("Node.js is not installed; it runs the scripts that check answers")


@cache
def _source() -> str:
    return "\n".join(Path(path).read_text(encoding="utf-8") for path in scripts())


def _json(value: Any) -> Any:
    """A value as JSON; numbers that JSON has no form for keep their name."""
    if isinstance(value, float) and not math.isfinite(value):
        return {"no JSON": {"inf": "Infinity", "-inf": "-Infinity"}.get(str(value), "NaN")}
    if isinstance(value, dict):
        return {key: _json(inner) for key, inner in value.items()}
    return [_json(inner) for inner in value] if isinstance(value, (list, tuple)) else value
