"""What the page gets: enough to show a question, nothing that gives it away."""

import json
import subprocess
import sys

import pytest
from questions_for_tests import ALL, CHOOSE_ONE, SORT

from pmkit.practice import view
from pmkit.practice.view import order

SHAPES = {
    "choose_one": {"options"},
    "choose_many": {"options"},
    "number": {"unit", "ask"},
    "sort": {"cards", "groups"},
    "order": {"cards", "first", "last"},
    "allocate": {"cards", "total", "unit", "ask"},
    "matrix": {"rows", "columns", "marks"},
    "plan": {"items", "capacity", "unit", "value_unit", "ask"},
    "estimate": {"unit", "confidence", "ask"},
    "write": {"slots", "criteria"},
    "predict": {"options", "unit", "ask"},
}
COMMON = {
    "id",
    "kind",
    "version",
    "skill",
    "minutes",
    "prompt_html",
    "context_html",
    "hint_count",
    "blank",
}


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.kind)
def test_the_view_has_the_documented_shape_and_is_json(question):
    shown = view(question, "me")
    assert set(shown) == COMMON | SHAPES[question.kind]
    assert json.loads(json.dumps(shown)) == shown


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.kind)
def test_the_view_holds_no_reason_no_trap_and_no_hint(question):
    shown = json.dumps(view(question, "me"))
    secrets = [question.explanation, question.on_right, *question.hints]
    secrets += [trap.says for trap in question.traps]
    for name in ("options", "cards", "rows", "models"):
        secrets += [element.why for element in getattr(question, name, ())]
    assert not [secret for secret in secrets if secret and json.dumps(secret)[1:-1] in shown]
    assert (
        '"verdict"' not in shown
        and '"accepts"' not in shown
        and '"requires": ["' not in shown.split("items")[0]
    )


def test_the_order_is_stable_for_a_learner_and_differs_between_learners():
    orders = {tuple(o["id"] for o in view(CHOOSE_ONE, learner)["options"]) for learner in "abcdefgh"}
    assert len(orders) > 3
    assert view(CHOOSE_ONE, "a") == view(CHOOSE_ONE, "a")


def test_a_new_option_leaves_the_others_in_their_order():
    before = order(["a", "b", "c", "d"], "me", "x.y")
    after = order(["a", "b", "c", "d", "e"], "me", "x.y")
    assert [i for i in after if i != "e"] == before


def test_groups_keep_the_order_the_author_gave():
    assert [group["id"] for group in view(SORT, "x")["groups"]] == ["po", "dev"]


def test_practice_needs_no_data_frames_no_solver_and_no_database():
    code = "import sys, pmkit.practice.audit; print(sorted(set(sys.modules) & set(sys.argv[1:])))"
    heavy = ["pandas", "numpy", "scipy", "sqlalchemy", "ipywidgets", "fsrs", "altair"]
    told = subprocess.run([sys.executable, "-c", code, *heavy], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
