"""Questions as plain text: the one form of the course and of instructors. `docs/own-quizzes.md` shows it.

`draft_lines` splits a file into drafts; here each becomes a question, read by the class of its kind.
"""

import re
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pmkit.practice.draft import Draft, QuizProblem, Setting, slug
from pmkit.practice.draft_lines import COMMON, PLAIN, split
from pmkit.practice.kinds import by_kind
from pmkit.practice.minutes import estimate_minutes
from pmkit.practice.questions import Question
from pmkit.practice.quiz import MOST_QUESTIONS, Quiz, quiz_id, read_text
from pmkit.practice.truth_line import truth_of
from pmkit.quantities.reading import UnreadableNumber, read_number


def read_markdown(path: Path) -> Quiz:
    """The quiz in a file. Raises QuizProblem, naming lines and remedies."""
    return parse_markdown(read_text(path), quiz_id(path), path.name)


def parse_markdown(text: str, id: str, name: str = "this quiz", setting: Setting | None = None) -> Quiz:
    """The quiz in a text. Raises QuizProblem, naming lines and remedies."""
    setting = setting or Setting(name)
    title, opening, drafts = split(text, setting)
    if not drafts:
        raise QuizProblem([f"{name} has no question. A question begins with a line such as: ## Who decides?"])
    if len(drafts) > MOST_QUESTIONS:
        raise QuizProblem([f"{name} has {len(drafts)} questions; at most {MOST_QUESTIONS} are shown."])
    problems: list[str] = []
    questions: dict[str, Question] = {}
    for draft in drafts:
        try:
            made = question(draft, id)
            if made.id in questions:
                other = f"{slug(draft.id)}-2"
                draft.fail(draft.line, f"a question before has the same name. Add a line such as id: {other}")
        except QuizProblem as problem:
            problems += problem.problems
            continue
        questions[made.id] = made
    if problems:
        raise QuizProblem(problems)
    return Quiz(id=id, title=title, opening=opening, questions=tuple(questions.values()))


def question(draft: Draft, prefix: str) -> Question:
    """The question of a draft; its id begins with `prefix`. Raises QuizProblem."""
    if draft.fault:
        raise draft.fault
    kind = by_kind()[draft.kind or _kind_of(draft)]
    if not draft.kind:
        _no_foreign_facts(draft, kind)
    prompt = draft.fill(draft.prompt)
    if not prompt:
        draft.fail(draft.line, "the question has no text. Write it behind the ##.")
    own_id = draft.fact("id") or draft.id
    if not slug(own_id):
        draft.fail(draft.line, "add a line such as id: first-question")
    if "=" in kind.begins and not any(line.mark == "=" for line in draft.items):
        draft.fail(draft.line, "this question has no right answer. Add a line such as: = 8.70 euros ± 0.01")
    common: dict[str, Any] = {
        "id": f"{prefix}.{slug(own_id)}",
        "prompt": prompt,
        "context": "\n".join(map(draft.fill, draft.context)).strip(),
        "skill": draft.fact("skill") or draft.of_heading.get("skill", "own quiz"),
        "minutes": _minutes(draft),
        "source": _source(draft),
        "explanation": draft.fact("why"),
        "hints": draft.texts("hint"),
        "on_right": draft.fact("right"),
        "next_step": draft.fact("next"),
        "version": int(draft.number_of("version") or 1),
    }
    made = kind.from_draft(draft, common)
    made = replace(made, turned_out=truth_of(draft, made))
    if not made.minutes:
        made = replace(made, minutes=round(estimate_minutes(made), 1))
    values = draft.setting.values
    varies = values is not None and not values.seed and any(map(values.varies, draft.used))
    return replace(made, rounds=lambda number: _drawn(draft, prefix, number)) if varies else made


def _drawn(draft: Draft, prefix: str, number: int) -> Question:
    """The question of a draft with the inputs of a later round."""
    assert draft.setting.values is not None  # only then it varies
    values = draft.setting.values.drawn(f"{prefix}.{draft.id} {number}")
    return question(replace(draft, setting=replace(draft.setting, values=values)), prefix)


def _kind_of(draft: Draft) -> str:
    """The kind that the answer lines tell."""
    answers = [line for line in draft.items if line.form != "!"]
    if not answers:
        draft.fail(draft.line, "this question has no answers. Add lines such as: (x) yes :: the reason")
    for line in answers:
        if line.form != answers[0].form:
            draft.fail(line.number, "this is another kind of answer than above. Use one kind in a question.")
    return PLAIN[answers[0].form]


def _no_foreign_facts(draft: Draft, kind: type[Question]) -> None:
    for name, lines in draft.facts.items():
        if name not in (*COMMON, *kind.facts):
            draft.fail(
                lines[0].number, f"“{name}:” says nothing in such a question. Before text write a backslash."
            )


def _minutes(draft: Draft) -> float:
    text = draft.fact("minutes") or draft.of_heading.get("minutes", "")
    if not text:
        return 0.0
    try:
        minutes = read_number(text).value
    except UnreadableNumber:
        minutes = 0.0
    if not 0 < minutes <= 240:
        draft.fail(draft.line, "the minutes must be a number from 1 to 240.")
    return minutes


def _source(draft: Draft) -> str:
    """The sources of a question: each line a text, or the name of an entry in the chapter's sources."""
    sources = draft.setting.sources
    found = []
    for line in draft.facts.get("source", []):
        text = draft.fill(line)
        if draft.setting.strict and re.fullmatch(r"[a-z0-9-]+", text) and text not in sources:
            near = get_close_matches(text, sources, n=3)
            draft.fail(
                line.number,
                f"there is no source “{text}” in sources.md. Nearest: {', '.join(near) or 'none'}.",
            )
        found.append(sources.get(text, text))
    return " ".join(filter(None, found)) or ("" if draft.setting.strict else draft.setting.name)
