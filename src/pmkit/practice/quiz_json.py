"""Quizzes written for jupyterquiz (github.com/jmshea/jupyterquiz, JSON), read as our own questions.

Its kinds `multiple_choice`, `many_choice` and `numeric` are taken over, with their feedback as reasons; what
has no counterpart here (a text to be typed) gets a sentence. HTML in its files is shown as characters.
"""

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pmkit.english import format_number
from pmkit.practice.draft import QuizProblem, key
from pmkit.practice.judges import between
from pmkit.practice.kinds.choice import ChooseMany, ChooseOne
from pmkit.practice.kinds.number import AlsoRight, Number
from pmkit.practice.messages import say
from pmkit.practice.question_parts import Option, Trap
from pmkit.practice.questions import Question
from pmkit.practice.quiz import (
    MOST_QUESTIONS,
    Quiz,
    quiz_id,
    read_text,
    reason,
    with_minutes,
)
from pmkit.practice.verdicts import Verdict


def read_json(path: Path) -> Quiz:
    """The quiz in a file. Raises QuizProblem, naming the question and the remedy."""
    return parse_json(read_text(path), quiz_id(path), path.name)


def parse_json(text: str, id: str, name: str = "this quiz") -> Quiz:
    """The quiz in a text, without the questions that can't be shown; these are told in `left_out`.

    Raises QuizProblem, naming the questions and the remedies, where none can be shown.
    """
    try:
        data = json.loads(text)
    except json.JSONDecodeError as problem:
        raise QuizProblem(
            [f"Line {problem.lineno}: the JSON of {name} breaks here; look for a missing comma or mark."]
        ) from problem
    except (ValueError, RecursionError) as problem:
        raise QuizProblem([f"{name} is no quiz: its JSON can't be read."]) from problem
    if not isinstance(data, list) or not data:
        raise QuizProblem([f"{name} is no quiz of jupyterquiz: it must be a list, [{{…}}, {{…}}]."])
    if len(data) > MOST_QUESTIONS:
        raise QuizProblem([f"{name} has {len(data)} questions; at most {MOST_QUESTIONS} are shown."])
    problems: list[str] = []
    questions: dict[str, Question] = {}
    for number, record in enumerate(data, start=1):
        try:
            question = _question(record, number, id, name)
        except QuizProblem as problem:
            problems += problem.problems
            continue
        if question.id in questions:
            problems.append(f"Question {number} is there twice. Remove one, or word it differently.")
        else:
            questions[question.id] = question
    if not questions:
        raise QuizProblem(problems)
    return Quiz(id=id, title="", questions=tuple(questions.values()), left_out=tuple(problems))


def _question(record: Any, number: int, quiz: str, name: str) -> Question:
    if not isinstance(record, Mapping) or not _text(record.get("question")):
        raise QuizProblem([f'Question {number} has no text. Give it "question": "…".'])
    prompt, kind = _text(record["question"]), record.get("type")
    answers = record.get("answers")
    if kind not in ("multiple_choice", "many_choice", "numeric"):
        raise QuizProblem(
            [
                f"Question {number} is of a type that pmkit can't take over. Use multiple_choice, "
                "many_choice or numeric."
            ]
        )
    if not isinstance(answers, list) or not all(isinstance(answer, Mapping) for answer in answers):
        raise QuizProblem([f'Question {number} has no answers. Give it "answers": [{{…}}, {{…}}].'])
    code = _text(record.get("code"))
    common: dict[str, Any] = {
        "id": f"{quiz}.{key(prompt + code)}",
        "prompt": prompt,
        "context": "\n".join(f"    {line}" for line in code.splitlines()),
        "skill": "own quiz",
        "minutes": 1.0,
        "source": name,
        "hints": (hint,) if (hint := _text(record.get("hint"))) else (),
    }
    if kind == "numeric":
        return with_minutes(_number(record, answers, number, common), None)
    return with_minutes(_choice(kind, answers, number, common), None)


def _choice(kind: str, answers: list[Any], number: int, common: dict[str, Any]) -> Question:
    made: dict[str, Option] = {}
    for answer in answers:
        said = _text(answer.get("answer")) or _text(answer.get("code"))
        if not said or not isinstance(answer.get("correct"), bool):
            raise QuizProblem(
                [f'Question {number}: each answer needs "answer" and "correct" (true or false).']
            )
        verdict = Verdict.RIGHT if answer["correct"] else Verdict.NOT_YET
        option = Option(id=key(said), text=said, why="", verdict=verdict)
        made[option.id] = reason(option, _text(answer.get("feedback")))
    right = sum(option.verdict is Verdict.RIGHT for option in made.values())
    if not right or len(made) < 2:
        raise QuizProblem([f'Question {number} needs two answers or more, one of them with "correct": true.'])
    # several right ones of which one is to be chosen: the same as all that hold
    kind_of = ChooseOne if kind == "multiple_choice" and right == 1 else ChooseMany
    return kind_of(**common, options=tuple(made.values()))


def _number(record: Mapping[str, Any], answers: list[Any], number: int, common: dict[str, Any]) -> Question:
    right: list[tuple[float, float, str]] = []
    otherwise = ""
    wrong: list[tuple[float, float, str]] = []
    for answer in answers:
        said = _text(answer.get("feedback"))
        if answer.get("type") == "default":
            otherwise = said
            continue
        low, high = _range(answer, number)
        if answer.get("correct") is not True:
            wrong.append((low, high, said or say("quiz.other")))
        else:
            middle = (low + high) / 2
            right.append((middle, max((high - low) / 2, _rounding(middle, record.get("precision"))), said))
    if not right:
        raise QuizProblem(
            [f'Question {number} has no right number. Give it {{"value": 42, "correct": true}}.']
        )
    (expected, slack, on_right), *others = right
    traps = [
        Trap(
            id=f"answer-{at}",
            test=between(low, high),
            sample=repr((low + high) / 2),
            says=said,
        )
        for at, (low, high, said) in enumerate(wrong, start=1)
    ]
    return Number(
        **common,
        expected=expected,
        tolerance=slack,
        on_right=on_right,
        also=tuple(
            AlsoRight(
                value=value, tolerance=around, says=said or say("number.right", value=format_number(value))
            )
            for value, around, said in others
        ),
        next_step=otherwise,
        traps=tuple(traps),
    )


def _range(answer: Mapping[str, Any], number: int) -> tuple[float, float]:
    bounds = answer.get("range", [answer.get("value"), answer.get("value")])
    if (
        not isinstance(bounds, list)
        or len(bounds) != 2
        or not all(isinstance(one, (int, float)) and not isinstance(one, bool) for one in bounds)
        or not all(abs(one) < 1e15 and math.isfinite(one) for one in bounds)
        or bounds[0] > bounds[1]
    ):
        raise QuizProblem(
            [f'Question {number}: each number needs "value": 42, or "range": [40, 45] from low to high.']
        )
    return float(bounds[0]), float(bounds[1])


def _rounding(expected: float, precision: Any) -> float:
    """Half a unit of the last of so many significant digits; none where none are asked for."""
    if (
        not isinstance(precision, int)
        or isinstance(precision, bool)
        or not 0 < precision < 16
        or not expected
    ):
        return 0.0
    return 0.5 * 10.0 ** (math.floor(math.log10(abs(expected))) + 1 - precision)


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
