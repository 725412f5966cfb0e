"""What must hold before a course is published; each defect as a sentence: where, what, and what to do.

`pmkit author check` prints them, the test suite demands that there are none. Every check here is proven by a
planted defect in `tests/authoring/test_gate.py`; those on a single question are in `pmkit.practice.audit`.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from pmkit.authoring import committed, give_aways, glossary, manifest, published, worked_values
from pmkit.authoring.build import targets
from pmkit.authoring.content import Content, Script, read_content
from pmkit.authoring.links import link_problems
from pmkit.authoring.readability import Reading, read
from pmkit.authoring.typed_numbers import typed_numbers
from pmkit.practice.audit import audit
from pmkit.practice.questions import Question

NOTEBOOK_FOLDERS = ("notebooks", "exercises", "solutions")
_BUILT_TWICE = {".ipynb_checkpoints", "__pycache__"}
_IN_LESSONS = {".py", ".md", ".png", ".svg"}


def gate(content: Content) -> list[str]:
    """Every defect of a course; empty when it is fit to publish."""
    return [
        *content.faults,
        *_questions(content),
        *_typed(content),
        *give_aways.problems(give_aways.report(content)),
        *published.problems(content.published, content.item_ids()),
        *_shown(content),
        *_looked_back_at(content),
        *_files(content),
        *_links(content),
        *glossary.problems(content),
    ]


def check(root: Path) -> list[str]:
    """The gate on the course below `root`, and the check that its notebooks are what their sources say."""
    problems = worked_values.problems(root) + gate(read_content(root))
    return problems + manifest.problems(root) + committed.check(root)


def _questions(content: Content) -> Iterator[str]:
    for chapter, question in content.all_questions():
        yield from audit(question)
        if question.id.partition(".")[0] != chapter.id:
            yield f"{question.id}: the id must begin with its chapter, '{chapter.id}.'."


def _typed(content: Content) -> Iterator[str]:
    """No figure that should be a name: it would drift from what it is computed of."""
    for _, question in content.all_questions():
        if draft := content.drafts.get(question.id):
            for line, sentence in typed_numbers(draft, question):
                yield f"{draft.setting.name}, line {line}: {sentence}"


def _shown(content: Content) -> Iterator[str]:
    """Every item is shown to learners somewhere, and every id that is shown exists."""
    questions = {question.id for _, question in content.all_questions()}
    known = {name: questions for name in ("show", "solution", "look_back")} | {"explore": content.explorers}
    shown: dict[str, set[str]] = defaultdict(set)
    for script in content.scripts:
        for call in script.calls:
            if call.item.endswith((".md", ".json")):
                if not (content.root / "notebooks" / call.item).is_file():
                    yield f'{script.name}: {call.name}("{call.item}") names a file that is not in notebooks/.'
            elif call.item not in known[call.name]:
                yield f'{script.name}: {call.name}("{call.item}") names nothing that exists.'
            if call.for_learners:
                shown[call.name].add(call.item)
    for name in sorted(questions - shown["show"]):
        yield f'{name}: no notebook shows it. Add a cell: show("{name}")'
    for name in sorted(content.explorers - shown["explore"]):
        yield f'explorer:{name}: no notebook shows it. Add a cell: explore("{name}")'


def _looked_back_at(content: Content) -> Iterator[str]:
    """Every truth is set beside the guess in a lesson, after the question; nothing else is looked back at."""
    truths = {question.id: question.turned_out for _, question in content.all_questions()}
    looked_at = set()
    for script in content.scripts:
        asked = set()
        for call in script.calls:
            if call.name == "show":
                asked.add(call.item)
            if call.name != "look_back" or call.item not in truths:
                continue
            looked_at |= {call.item} if call.for_learners else set()
            told = f'{script.name}: look_back("{call.item}")'
            if truths[call.item] is None:
                yield f"{told} finds nothing: the question has no line truth: … Write it."
            elif call.item not in asked:
                yield f"{told} stands before the question, or in another notebook. Put it after it."
    for id, truth in truths.items():
        if truth and id not in looked_at:
            yield f'{id}: no lesson comes back to its truth. Add a cell: look_back("{id}")'


def _files(content: Content) -> Iterator[str]:
    """No file that nothing asks for, and nothing in lessons/ that makes no notebook."""
    root = content.root
    wanted = {target.path for target in targets(root)}
    for folder in NOTEBOOK_FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and path not in wanted and not _BUILT_TWICE & set(path.parts):
                if path.suffix == ".ipynb" and path.parent == root / folder:
                    continue  # `committed.orphans` tells about these
                if not _is_linked(content, path):
                    yield f"{path.relative_to(root)}: no notebook uses this file. Remove it, or link to it."
    for path in sorted((root / "lessons").glob("*")):
        if path.is_file() and path.suffix not in _IN_LESSONS:
            yield f"lessons/{path.name}: this is no source of a notebook. Remove it."


def _is_linked(content: Content, path: Path) -> bool:
    return any(
        path.name in text for script in content.scripts for text in (*script.prose, *_shown_in(script))
    )


def _shown_in(script: Script) -> list[str]:
    return [call.item for call in script.calls]


def _links(content: Content) -> Iterator[str]:
    for script in content.scripts:
        for text in script.prose:
            for problem in link_problems(text, content.root / "notebooks", page=script.prose):
                yield f"{script.name}: {problem}"
    for path in pages(content.root):
        for problem in link_problems(path.read_text(encoding="utf-8"), path.parent):
            yield f"{path.relative_to(content.root)}: {problem}"
    for _, question in content.all_questions():
        for text in _texts(question):
            for problem in link_problems(text, content.root, files=False):
                yield f"{question.id}: {problem}"


def pages(root: Path) -> list[Path]:
    """The Markdown pages for people: those at the top and in docs/."""
    return sorted([*root.glob("*.md"), *(root / "docs").rglob("*.md")])


def _texts(question: Question) -> Iterator[str]:
    yield from (question.prompt, question.context, question.explanation, question.source, *question.hints)
    yield question.turned_out.why if question.turned_out else ""
    for elements in (*question.parts().values(), question.traps):
        for element in elements:
            yield from (getattr(element, name, "") for name in ("text", "why", "says"))


def reading_report(content: Content) -> dict[str, Reading]:
    """How easily each script and page reads, by its name; for authors to look at."""
    found = {script.name: read("\n\n".join(script.prose)) for script in content.scripts}
    for chapter in content.chapters:
        if content.questions.get(chapter.id):
            texts = [text for question in content.questions[chapter.id] for text in _texts(question)]
            found[f"questions of {chapter.id}"] = read("\n\n".join(texts))
    return found
