"""A consent that is one: three people meet the screen, and refusing leaves a product that works."""

import pytest
from play import Play

from pmkit.course.data import whose_data
from pmkit.course.explorers import EXPLORERS
from pmkit.explorers.consent_screen import ConsentScreenBuilder
from pmkit.explorers.readable import in_markdown
from pmkit.methods.consent_lint import CONSENT_ARTICLES
from pmkit.practice import to_plain

TRAIN = "suggestions that learn from the allergy"
FILTER = "the allergy filter"


def play(kept=None):
    return Play(EXPLORERS["data.consent"].explorer(), kept)


def points(screen):
    return to_plain(screen.result.says["points"])


def people(screen):
    return {one["id"]: one for one in screen.result.tables["people"].rows}


def mended():
    """A screen that no rule objects to: the filter and the training asked apart, the rest not at all."""
    screen = play().move("board", s1=["filter"], s2=["train"], none=["research", "advertise", "report"])
    texts = {
        "s1": ("Leave out what we must not eat", "Mealwise, squad Plan"),
        "s2": ("Let the suggestions learn from it", "Mealwise, data"),
    }
    for id, (label, receiver) in texts.items():
        screen.edit("switches", id, "label", label).edit("switches", id, "receiver", receiver)
        screen.edit("switches", id, "on", "off").edit("switches", id, "tied", "own")
    return screen.set(
        text="We ask for two things, each by itself.",
        agree=2,
        refuse=2,
        withdraw=2,
        stands_out=False,
        parent=True,
    )


def test_viktor_s_screen_breaks_nearly_every_rule():
    said = points(play())
    for words in (
        "improve your experience",
        "“our partners”",
        "Silence is no consent",
        "Give each its own",
        "and go with a no",
        "A no takes 4 taps, a yes 1 tap",
        "To take it back needs 6 taps",
        "Only the yes is coloured",
        "A child of 12 is asked",
        "Nobody is named who gets the data",
    ):
        assert words in said, words
    assert "\nArt. 7\n" in said and said.count("since 25 May 2018") == 1
    assert set(CONSENT_ARTICLES.values()) <= set(whose_data.law_lines())


def test_behind_one_switch_ngozi_goes_without_the_filter_and_is_told_why():
    screen = play()
    assert screen.says.startswith("Ngozi has nothing left: gone are the allergy filter")
    assert "that yes would also allow training the recommender" in screen.says
    assert people(screen)["ngozi"]["agreed"] == "nothing"


def test_on_a_screen_without_objection_each_has_what_they_want_and_no_more():
    screen = mended()
    assert points(screen) == "" and "No rule objects" in screen.says
    found = people(screen)
    assert found["ngozi"]["works"] == "the weekly plan, the basket and the allergy filter"
    assert found["ngozi"]["gone"] == f"{TRAIN} and offers of makers"
    assert TRAIN in found["tarik"]["works"] and FILTER in found["child"]["works"]


def test_who_refuses_all_still_has_plan_and_basket():
    screen = mended().set(parent=False, youngest=16)
    child = people(screen)["child"]
    assert child["works"] == "the weekly plan and the basket" and child["taps"] == 0
    assert "is not asked" in screen.set(who="child").says


def test_a_child_s_yes_does_not_hold_without_a_parent():
    screen = mended().set(parent=False, who="child")
    assert "under 16 that yes does not hold without a parent" in screen.says
    assert people(screen)["child"]["agreed"] == "nothing" and "A child of 12 is asked" in points(screen)


def test_tarik_refuses_what_his_employer_gets_and_all_that_his_employer_asks():
    screen = mended().set(who="tarik").edit("switches", "s2", "receiver", "Nordhafen, the employer")
    assert people(screen)["tarik"]["agreed"] == "Leave out what we must not eat"
    assert "the employer would get the data" in screen.says
    screen.set(asked_by="employer")
    assert people(screen)["tarik"]["agreed"] == "nothing" and "recital 43" in points(screen)
    assert people(screen)["ngozi"]["agreed"] != "nothing"


def test_taps_are_counted_for_each_switch_that_is_changed():
    screen = mended()
    assert people(screen)["ngozi"]["taps"] == 3 and people(screen)["tarik"]["taps"] == 4
    screen.edit("switches", "s1", "on", "on")
    assert people(screen)["ngozi"]["taps"] == 2 and "If somebody does nothing, 1 switch is on." in screen.says


def test_a_no_that_closes_the_app_takes_plan_and_basket_from_who_refuses():
    screen = mended().edit("switches", "s2", "tied", "app")
    assert people(screen)["ngozi"]["works"] == FILTER and "Art. 7(4)" in points(screen)
    assert "the basket" in people(screen)["tarik"]["works"]


def test_the_preview_follows_text_order_and_taps():
    screen = mended()
    said = screen.result.says["preview"]
    assert said.index("Leave out") < said.index("Let the suggestions") and "2 taps" in said
    screen.set(order=["s2", "s1", "s3", "s4"], agree=1)
    said = screen.result.says["preview"]
    assert said.index("Let the suggestions") < said.index("Leave out") and "(1 tap)" in said
    assert "A no takes 2 taps, a yes 1 tap" in points(screen)


def test_a_switch_without_a_purpose_is_on_the_screen_once_it_says_something():
    screen = mended()
    assert "No purpose is named" not in points(screen)
    screen.edit("switches", "s4", "label", "Be nice")
    assert "Be nice: No purpose is named" in points(screen) and "Be nice" in screen.result.says["preview"]


def test_two_switches_that_say_the_same_are_told_apart():
    screen = mended().edit("switches", "s2", "label", "Leave out what we must not eat")
    assert people(screen)["ngozi"]["agreed"] == "Leave out what we must not eat"
    assert "(switch 2)" in to_plain(screen.result.says["preview"])


def test_with_no_switch_nobody_is_asked():
    screen = play().move("board", none=list(whose_data.ASKS))
    for id in ("s1", "s2"):
        screen.edit("switches", id, "label", "")
    assert "is asked nothing" in screen.says and "Nothing is asked yet" in points(screen)
    assert people(screen)["ngozi"]["works"] == "the weekly plan and the basket"


def test_the_story_has_its_day_and_source_and_no_uptake_is_shown():
    said = play().result.says
    assert "FTC v. BetterHelp, 14 July 2023" in to_plain(said["story"]) and "law firms" in said["story"]
    assert "no legal advice" in said["limits"] and "As of 29 November 2026" in said["limits"]


def test_markup_and_long_texts_are_words():
    screen = play().set(text="<b>x</b> **y** " * 500)
    screen.edit("switches", "s1", "label", "<script>").edit("switches", "s1", "receiver", "| *a*")
    told = "".join([screen.result.sentence, *screen.result.says.values()])
    assert "<script>" not in told and "<b>" not in told and "**y**" not in told
    assert "<script>" in to_plain(told)


@pytest.mark.parametrize(
    "kept",
    [
        {"board": 3, "order": [1, "s9"], "switches": {"s1": {"on": None, "label": 4}}, "who": "x"},
        {"agree": -5, "refuse": 10**400, "withdraw": "many", "youngest": None, "text": None},
        {"youngest": 12.5, "asked_by": "state", "board": {"s1": "filter"}},
    ],
)
def test_any_kept_state_is_read(kept):
    assert play(kept).says and play(kept).result.says["preview"]


def test_what_is_taken_along_tells_of_all_three():
    screen = mended()
    text = to_plain("\n".join(in_markdown(one) for one in screen.explorer.readable(screen.seen)))
    assert "Tarik keeps" in text and "A child of 12 keeps" in text and "What people see" in text


def test_without_lines_of_law_it_says_the_points_all_the_same():
    data = whose_data.consent()
    bare = ConsentScreenBuilder(**{**data.more, "law": {}, "story": ""})
    assert "Open points" in Play(bare).result.says["points"] and Play(bare).result.says["story"] == ""
