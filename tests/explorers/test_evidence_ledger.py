"""Evidence ledger: a blind rating first, then what shows it, who could check, and what an advert asks."""

import pytest
from play import Play

from pmkit.course.career.ledger_data import SKILL_WORDS, ledger
from pmkit.course.explorers import EXPLORERS
from pmkit.course.registry import OWN
from pmkit.explorers.controls import bound
from pmkit.explorers.evidence_ledger import EvidenceLedger
from pmkit.explorers.readable import in_markdown
from pmkit.practice.markdown import to_html

MADE = (("Note to the founder", "2027-03-02"), ("A tree that hangs on voices", None))
TODAY = "2027-04-14"


def play(made=MADE, kept=None):
    data = ledger()
    return Play(EvidenceLedger(data.frame, **{**data.more, "today": TODAY, "made": made}), kept)


@pytest.fixture
def blind():
    return play()


@pytest.fixture
def opened(blind):
    for skill, level in {
        "interviewing": "3",
        "prioritising": "1",
        "negotiating": "4",
        "running tests": "0",
    }.items():
        blind.edit("rating", skill, "rated", level)
    return blind.press("start")


def write(play, skill, **texts):
    given = {"claim": "I do it alone.", "evidence": "Ran six talks; notes", "who": "Sam", "on": "March 2027"}
    return play.set(skill=skill).set(**{**given, "level": "3", **texts})


def row(play, skill):
    return next(one for one in play.result.tables["table"].rows if one["id"] == skill)


def told(play, key):
    return play.result.says[key].replace("\\", "").replace("*", "")


def test_the_rating_comes_before_any_evidence(blind):
    assert "First rate yourself in these 16 skills" in blind.says
    assert {"entry", "chart", "table", "named"} <= set(blind.result.hidden) and list(blind.result.says) == [
        "page"
    ]
    blind.press("start")
    assert "entry" in blind.result.hidden, "without a single rating nothing opens"
    blind.edit("rating", "interviewing", "rated", "2")
    assert blind.says.startswith("You have rated 1 of 16 skills.")
    blind.press("start")
    assert "entry" not in blind.result.hidden and "rating" in blind.result.hidden
    assert "rating" not in blind.press("start").result.hidden, "and one can rate again"


def test_what_studies_found_comes_after_the_rating(opened):
    """The lesson asks for a guess at it just above."""
    fresh = play()
    assert ".29" not in fresh.says + str(fresh.result.says)
    assert "r = .29 on average" in told(opened, "studies")


def test_claims_without_evidence_are_counted_and_not_yet_is_no_claim(opened):
    assert opened.says == "You rated yourself in 3 skills, and 0 of them have evidence."
    assert opened.chart.title == "Nothing is shown yet" and len(opened.chart.rows) == 6
    assert row(opened, "running tests")["state"] == "open"


def test_the_difference_is_told_both_ways(opened):
    write(opened, "interviewing", level="1")
    write(opened, "prioritising", level="3")
    assert "2 of them have evidence" in opened.says
    assert "Rated higher than shown: interviewing, 3 against 1." in opened.says
    assert "Shown higher than rated: prioritising, 3 against 1." in opened.says
    assert row(opened, "interviewing")["apart"] == "rated 2 levels higher"
    assert opened.chart.title == "1 of 3 skills has nothing to show"
    assert "score" not in opened.says


def test_a_quality_is_no_evidence_and_shows_no_level(opened):
    write(opened, "interviewing", evidence="Passionate and certified")
    assert "nobody can look at that" in opened.result.errors["evidence"]
    assert row(opened, "interviewing")["shown"] == "" and "0 of them have evidence" in opened.says


def test_team_work_asks_for_one_s_own_part_and_somebody_else_has_to_check(opened):
    write(opened, "interviewing", evidence="We ran six talks", who="me")
    assert opened.result.errors == {
        "evidence": "Others did it with you. Which part was yours?",
        "who": "Who else could check it? Name one person, or say “anybody” where it is public.",
    }
    assert "1 line names nobody else who could check." in opened.says


def test_evidence_ages_and_may_be_a_month_or_a_day(opened):
    write(opened, "interviewing", on="March 2024")
    assert row(opened, "interviewing")["months"] == 37 and "3 years old" in opened.result.errors["on"]
    assert not write(opened, "interviewing", on="2.3.2027").result.errors.get("on", "").startswith("“")
    assert "is no day" in opened.set(on="last year").result.errors["on"]
    assert "still to come" in opened.set(on="June 2027").result.errors["on"]
    assert row(opened, "interviewing")["shown"] == ""


def test_evidence_without_a_claim_and_a_level_without_evidence_are_asked_about(opened):
    write(opened, "reading feedback", claim="")
    assert "What do you claim by it?" in opened.result.errors["claim"]
    assert "Evidence without a rating: reading feedback." in opened.says
    write(opened, "negotiating", evidence="", claim="")
    assert "negotiating: Level 3 is chosen, and nothing stands as evidence." in told(opened, "points")


def test_one_s_own_work_in_the_course_is_offered_with_its_day(opened):
    opened.set(skill="prioritising", made="Note to the founder, 2 March 2027").press("take")
    assert opened.of("evidence") == "Note to the founder (page of my portfolio of this course)"
    assert opened.of("on") == "2027-03-02" and opened.of("made") == ""
    opened.set(made="A tree that hangs on voices").press("take")
    assert opened.of("evidence").count(";") == 1 and opened.of("on") == "2027-03-02"
    opened.set(made="A tree that hangs on voices").press("take")
    assert opened.of("evidence").count("tree") == 1, "nothing is put in twice"
    assert not any(one.key == "made" for one in bound(play(made=()).seen.controls))


def test_an_advert_lies_beside_what_is_shown_rated_and_open(opened):
    write(opened, "interviewing")
    write(opened, "reaching people")
    opened.set(advert="J03")
    assert told(opened, "cover").startswith(
        "Product Owner has words for 6 skills of 16. You can show one: interviewing."
    )
    assert "You rated yourself and show nothing for one: prioritising." in told(opened, "cover")
    assert "Shown and not asked for: reaching people." in told(opened, "cover")
    assert (
        row(opened, "interviewing")["asked"] == "talk to"
        and "price tests" in row(opened, "testing before building")["asked"]
    )


def test_an_own_advert_is_pasted_and_may_ask_for_nothing_here(opened):
    opened.set(advert="pasted")
    assert told(opened, "cover") == ""
    opened.set(pasted="You negotiate contracts.")
    assert "has words for 1 skill of 16" in told(opened, "cover")
    assert "has no word for any of these skills" in told(opened.set(pasted="You dig *holes*."), "cover")


def test_a_gap_that_is_shown_and_a_surplus_that_is_not_are_asked_about(opened):
    write(opened, "prioritising")
    opened.set(gap_1="prioritising", gap_2="prioritising", surplus="negotiating")
    assert opened.result.errors["gap_1"] == "You show level 3 for it. Is that a gap?"
    assert opened.result.errors["gap_2"].startswith("That is the first gap again.")
    assert opened.result.errors["surplus"].startswith("Nothing is shown for it yet.")
    opened.set(gap_1="negotiating", gap_2="interviewing", surplus="prioritising")
    assert not set(opened.result.errors) & {"gap_1", "gap_2", "surplus"}
    assert "so it is no surplus there" in opened.set(advert="J03").result.errors["surplus"]


def test_the_page_has_what_is_shown_and_neither_names_nor_the_rating(opened):
    write(opened, "prioritising", who="Grace Hopper").set(gap_1="negotiating")
    page = "\n".join(in_markdown(one) for one in opened.explorer.readable(opened.seen))
    assert "Ran six talks" in page and "March 2027" in page and "What I work on" in page
    assert "Grace" not in page and "rated" not in page.lower() and "Somebody else could check it." in page
    (empty,) = play().explorer.readable(play().seen)
    assert empty.markdown == "Nothing is shown here yet."


def test_all_of_it_is_about_the_learner_and_stays():
    used = EXPLORERS["career.ledger"]
    assert used.label == OWN
    fields = {one.key: one for one in bound(used.explorer().seen().controls)}
    assert all(fields[key].stays for key in ("claim", "evidence", "who"))


def test_markup_and_silly_states_are_text_or_nothing(opened):
    write(opened, "interviewing", claim="<b>x</b>", evidence="<script>alert(1)</script> ran a test *bold*")
    shown = "".join(to_html(text) for text in opened.result.says.values())
    assert "<script" not in shown and "<b>" not in shown and "*bold*" in shown
    for odd in (
        7,
        "x",
        [1],
        {"interviewing": 5},
        {"interviewing": {"rated": ["3"], "level": {}, "claim": 3}},
    ):
        assert play(kept={"opened": True, "entries": odd, "rating": odd, "made": odd, "gap_1": odd}).result
    assert play(kept={"opened": "yes"}).says.startswith("First rate")


def test_every_skill_has_words_and_most_invented_adverts_use_some(opened):
    assert list(SKILL_WORDS) == list(ledger().frame["skill"])
    asked = [opened.set(advert=id).result.says["cover"] for id in opened.explorer.adverts]
    assert sum("has no word" in one for one in asked) <= 4
