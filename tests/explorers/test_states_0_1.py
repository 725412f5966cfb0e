"""What version 0.1 kept is read: each explorer says of it what it said then.

`states_0_1.json` was made with version 0.1 by working each control of each explorer, on the case and on the
sample of an own backlog with some numbers filled in. Per id: the item and the state as they were noted, and
the text form. Of the role sorter the reason of the last card is left out, which 0.1 did not keep; the
timeline's "1 weeks" is "1 week". The North Star looks ahead, and an objective stands above its key results.
MoSCoW asks what obliges the team to an item before it praises a release. The timeline names its two
chains, and a roadmap of goals is asked for its time frames.
"""

import json
from pathlib import Path

import pytest

from pmkit.backlog import read_backlog
from pmkit.course import own_backlog
from pmkit.course.explorers import EXPLORERS
from pmkit.practice import Workbook
from pmkit.practice.progress import MemoryStore

KEPT = json.loads(Path(__file__).with_name("states_0_1.json").read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def home(monkeypatch, tmp_path):
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path))


def opened(id, kept):
    workbook = Workbook(MemoryStore(), {}.__getitem__)
    workbook.note(kept["item"], kept["state"])
    made = EXPLORERS[id](workbook)
    return getattr(made, "view", made)


@pytest.mark.parametrize("id", KEPT["case"])
def test_a_state_on_the_case_says_what_it_said(id):
    for kept in KEPT["case"][id]:
        assert opened(id, kept).describe() == kept["says"]


@pytest.mark.parametrize("id", KEPT["own"])
def test_a_state_on_an_own_backlog_says_what_it_said(id):
    bring_in()
    for kept in KEPT["own"][id]:
        decide(kept.get("decided", {}))
        assert opened(id, kept).describe() == kept["says"]


def bring_in():
    """The sample, with the numbers that were filled in when the states were made."""
    name, data = own_backlog._sample()
    current = own_backlog.current_backlog()
    current.keep(read_backlog(data, name), {})
    changes = []
    for n, key in enumerate(current.backlog.items["id"]):
        changes += [(key, "duration", float(1 + n % 5)), (key, "cost_of_delay", float(100 * (1 + n % 7)))]
        if n % 3:
            numbers = {"value": 10 + n, "effort": 1 + n % 4, "reach": 100 + n, "impact": 2, "confidence": 0.8}
            changes += [(key, field, float(value)) for field, value in numbers.items()]
    current.decide(changes, "all")
    current.look_at({}, hides_names=False, with_groups=True)  # then, epics counted beside their parts


def decide(decided):
    """What the explorer had decided about the items."""
    changes = [(*name.rsplit(".", 1), value) for name, value in decided.items()]
    own_backlog.current_backlog().decide(changes, "earlier")


def test_an_unread_state_would_be_seen():
    kept = KEPT["case"]["prioritisation.queue"][-1]
    other = {**kept, "state": {"order": list(reversed(kept["state"]["order"]))}}
    assert opened("prioritisation.queue", other).describe() != kept["says"]
