"""What all explorers that look at a game have in common: no game, half a game, another's rules, any state."""

import json
import time

import pytest
from games import LOOKERS, all_words, log_text, look

from pmkit.course.explorers import EXPLORERS
from pmkit.explorers.readable import in_markdown
from pmkit.practice import to_html
from pmkit.simulator.log import read_log, replay
from pmkit.simulator.mealwise import mealwise

GAME = mealwise()
HIDDEN = [title for title, hidden in zip(GAME.ideas.titles, GAME.ideas.hidden, strict=True) if hidden]
TICKS = {"apart", "truth", "luck", "rank"}


def wanting_all(played, **more):
    """With every box ticked that is there."""
    there = {one.key for form in played.seen.controls for one in form.inputs()}
    return played.set(**dict.fromkeys(TICKS & there, True), **more)


@pytest.mark.parametrize("id", LOOKERS)
@pytest.mark.parametrize("text", [None, "", " \n", log_text(quarters=0)])
def test_without_a_closed_quarter_it_says_what_to_do(id, text):
    played = look(id, text)
    assert "Play the game of this chapter and close its first quarter" in played.says
    assert not played.result.charts and "form" in played.result.hidden


@pytest.mark.parametrize("id", LOOKERS)
@pytest.mark.parametrize("text", ["hello", "[]", "{" * 5000, '{"log": "eight quarters"}', "\x00"])
def test_what_is_no_log_is_told_with_a_remedy(id, text):
    assert "not a log" in look(id, text).says and "bring your saved log in" in look(id, text).says


@pytest.mark.parametrize("id", LOOKERS)
@pytest.mark.parametrize("state", [7, "x", [], {"log": 7}, {"log": None}, {"other": 1}])
def test_any_state_of_the_game_is_looked_at(id, state):
    use = EXPLORERS[id]
    assert "no closed quarter" in use._class()(use.data().frame, kept=state).seen().result.sentence


@pytest.mark.parametrize("id", LOOKERS)
def test_a_log_of_other_rules_shows_decisions_and_sentences_only(id):
    played = look(id, log_text().replace('"version": 1', '"version": 2'))
    assert "other rules" in played.says and "Replace the login library" in played.says
    assert "I would change my mind" in played.says and "**Quarter 8.**" in played.result.sentence
    assert not played.result.charts and not played.result.tables
    assert "thousand EUR" not in all_words(played)


@pytest.mark.parametrize("id", LOOKERS)
def test_a_strange_log_of_other_rules_steers_no_page(id):
    head = log_text().splitlines()[0].replace('"version": 1', '"version": 9')
    odd = {"order": [None, {"<img src=x>": 1}, "[a](javascript:x)"], "<b>": ["*"], "discovery": "ä\u202e"}
    lines = [head, json.dumps({"quarter": 1, "decisions": odd, "because": "<script>x</script>"})]
    html = to_html(look(id, "\n".join(lines)).result.sentence)
    assert "<img" not in html and "<script" not in html and "<a " not in html and "Quarter 1" in html


@pytest.mark.parametrize("id", LOOKERS)
def test_a_damaged_log_is_looked_at_as_far_as_it_could_be_read(id):
    text = log_text()
    played = wanting_all(look(id, text[: int(len(text) * 0.6)]))
    if "ends" in {one.key for form in played.seen.controls for one in form.inputs()}:
        played.set(ends=True)
    assert "thousand EUR" in all_words(played)
    if id != "capstone.page":
        assert "damaged at quarter" in played.says


@pytest.mark.parametrize("id", LOOKERS)
@pytest.mark.parametrize(("quarters", "ends"), [(1, False), (4, False), (7, True)])
def test_before_the_last_quarter_no_hidden_idea_has_a_name_unless_it_was_found(id, quarters, ends):
    text = log_text(quarters=quarters)
    log, _ = read_log(GAME, text)
    seen = replay(GAME, log).states[-1].seen
    found = {one for one, was in zip(GAME.ideas.titles, seen, strict=True) if was}
    words = all_words(wanting_all(wanting_all(look(id, text), ends=ends)))
    assert not [one for one in HIDDEN if one in words and one not in found]


def test_the_debrief_names_what_was_never_seen_only_after_the_last_quarter():
    early = look("capstone.compare", log_text("RICE", quarters=5)).set(ends=True, apart=True)
    whole = look("capstone.compare", log_text("RICE")).set(apart=True)
    for played, named in ((early, False), (whole, True)):
        said = played.result.says["debrief"]
        assert "looked into nothing in the first three quarters" in said
        assert any(one in said for one in HIDDEN) is named


def test_after_the_last_quarter_hidden_ideas_are_named():
    words = all_words(wanting_all(look("capstone.replay", log_text("RICE"))))
    assert any(one in words for one in HIDDEN)


@pytest.mark.parametrize("id", LOOKERS)
def test_what_one_typed_is_only_ever_text(id):
    played = wanting_all(look(id, log_text(seed="<i>[x](http://a.b)</i>")))
    for one in [played.result.sentence, *played.result.says.values()]:
        html = to_html(one)
        assert "<b>" not in html and "<i>" not in html and "<a " not in html
    written = "\n".join(map(in_markdown, played.explorer.readable(played.seen)))
    assert "<b>" not in to_html(written)


@pytest.mark.parametrize("id", LOOKERS)
@pytest.mark.parametrize("junk", [[["a"]], {"a": [{}]}, 10**400, "x", True, -1, float("nan"), None], ids=repr)
def test_it_opens_on_values_that_no_field_could_have_kept(id, junk):
    whole = look(id, log_text())
    keys = {one.path[0] for form in whole.seen.controls for one in form.inputs()}
    state = dict.fromkeys([*keys, "kept", "luck_of", "what", "ends", "own"], junk)
    assert look(id, log_text(), state).result.sentence
    assert look(id, log_text(quarters=3), state).result.sentence


@pytest.mark.parametrize("id", LOOKERS)
def test_a_change_is_quick_once_the_game_is_known(id):
    played = wanting_all(look(id, log_text()))
    began = time.process_time()
    for _ in range(10):
        played.explorer.seen(played.state)
    assert (time.process_time() - began) / 10 < 1.5


@pytest.mark.parametrize("id", LOOKERS)
@pytest.mark.parametrize("name", ["do nothing", "loudest voice", "RICE"])
def test_each_kind_of_game_can_be_looked_at(id, name):
    for quarters in (1, 8):
        played = look(id, log_text(name, quarters=quarters, because=""))
        words = all_words(wanting_all(wanting_all(played, **({"ends": True} if quarters < 8 else {}))))
        assert "nan" not in words.replace("'value': nan", "") and "None" not in played.result.sentence
        assert "thousand EUR" in words
