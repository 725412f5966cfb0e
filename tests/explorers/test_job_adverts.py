"""Job adverts: what words count, what they mean, and what a title does not tell."""

import time

import pytest
from play import Play

from pmkit.course.explorers import EXPLORERS
from pmkit.explorers._advert_pile import read_pile
from pmkit.explorers.pasted import Pasted
from pmkit.practice.markdown import to_html

ADVERT = "Product {kind} {n}\nCompany: Firm {n}\nYou {does} every week.\n"


@pytest.fixture
def case():
    return Play(EXPLORERS["career.adverts"].explorer())


@pytest.fixture
def own():
    return Play(EXPLORERS["career.own-adverts"].explorer())


def pile(managers, owners=0, does="talk to users"):
    texts = [ADVERT.format(kind="Manager", n=n, does=does) for n in range(managers)]
    texts += [ADVERT.format(kind="Owner", n=100 + n, does="order the backlog") for n in range(owners)]
    return "---\n".join(texts)


def row(play, family):
    return next(one for one in play.result.tables["table"].rows if one["id"] == family)


def hit(play, id):
    return next(one for one in play.control("hits").rows if one["id"] == id)


def told(play, key):
    return play.result.says[key].replace("\\", "").replace("*", "")


def test_the_words_find_twice_as_many_as_a_careful_reader(case):
    case.edit("hits", "J02", "counts", "no")
    assert case.says == (
        "By these words talking to customers is asked for in 19 of 40 adverts (33 to 63 %). "
        "You struck out 1 hit. "
        "A careful reader finds it in 10: 12 hits of the words mean something else and 2 adverts ask for it "
        "in other words."
    )
    assert case.set(way="reader").says.startswith(
        "By a careful reader's list talking to customers is asked for in 10 of 40 adverts (14 to 40 %)."
    )


def test_what_a_careful_reader_finds_comes_after_the_first_hit_that_was_struck_out(case):
    """The lesson asks for a guess at it just above."""
    assert case.says == (
        "By these words talking to customers is asked for in 20 of 40 adverts (35 to 65 %). "
        "Look at the hits: which of them mean something else?"
    )
    assert "reader" not in str(case.result.tables["table"].columns) + str(case.control("hits").columns)
    assert told(case, "missed") == ""
    case.edit("hits", "J02", "counts", "no")
    assert "A careful reader says" in str(case.control("hits").columns) and told(case, "missed")
    assert "A reader finds" in str(case.result.tables["table"].columns)
    case.edit("hits", "J02", "counts", "yes")
    assert "A careful reader" not in case.says


def test_each_hit_is_shown_where_it_stands_and_can_be_struck_out(case):
    assert hit(case, "J02")["reader"] == "something else" and "user stories" in hit(case, "J02")["around"]
    assert hit(case, "J03")["reader"] == "it asks for it"
    case.edit("hits", "J02", "counts", "no").edit("hits", "J04", "counts", "no")
    assert "in 18 of 40 adverts" in case.says and "You struck out 2 hits." in case.says
    case.set(family="a roadmap")
    assert "You struck out" not in case.says and row(case, "talking to customers")["hits"] == 18


def test_what_the_words_miss_is_named(case):
    case.edit("hits", "J02", "counts", "no")
    assert "J23, Product Manager B2B Marketplace" in told(case, "missed")
    assert told(case.set(family="a certificate"), "missed") == ""
    assert "agree on each advert" in case.says and "4 of 40 adverts (4 to 23 %)" in case.says


def test_by_the_title_it_may_be_nothing_and_by_the_duties_it_is_something(case):
    case.set(way="reader", compare="title")
    assert (
        "7 of 16 product managers and 2 of 14 product owners" in case.says and "it may be none" in case.says
    )
    case.set(compare="really")
    assert "9 of 20 product managers and 1 of 11 product owners" in case.says
    assert "there is one." in case.says and "9 adverts belong to neither group." in case.says
    assert case.result.charts["differences"].title == "By what the job is: two of 12 families differ clearly"


def test_the_list_of_words_can_be_changed_and_a_family_added(case):
    case.set(family="a roadmap", list="roadmap")
    assert "in 6 of 40" in case.says
    case.set(list="roadmap; vision")
    assert "in 7 of 40" in case.says
    case.set(list=" ; * ")
    assert case.says.startswith("A roadmap has no words, so nothing is counted.")
    case.set(own="Remote work: remote; home office\nTravel")
    assert row(case, "own remote work")["hits"] == 1
    assert case.result.errors["own"].startswith("“Travel” has no words yet")


def test_what_the_authors_say_of_a_job_comes_after_one_s_own_judgement(case):
    case.set(advert="J03")
    assert "the title says owner" not in told(case, "advert") and "authors" not in told(case, "advert")
    case.set(kind="product owner")
    assert "The authors say: product manager" in told(case, "advert")
    assert "You have judged 1 of 40 adverts, 1 otherwise than the authors." in told(case, "advert")
    assert case.set(kind="product manager").result.says["advert"].count("So do the authors") == 1


def test_how_many_adverts_a_width_needs(case):
    assert "With a share of 50 % a range of 20 points needs 93 adverts." in told(case, "enough")
    assert "a range of 10 points needs 381 adverts" in told(case.set(width=0.1), "enough")


def test_the_pile_says_firms_years_and_salaries_and_that_it_is_invented(case):
    said = told(case, "pile")
    assert "40 adverts of 40 firms" in said and "in the middle 4" in said and "38 of 40 (83 to 99 %)" in said
    assert "invented" in said and "not whom they hire" in said


def test_fewer_than_ten_are_counted_and_no_more(own):
    assert "3 of 3 adverts: a count, no share" in own.says and list(own.result.charts) == ["counts"]
    own.set(adverts=pile(9))
    assert list(own.result.charts) == ["counts"] and row(own, "talking to customers")["range"] == "too few"
    own.set(adverts=pile(10))
    assert list(own.result.charts) == ["shares"] and "10 of 10 adverts (72 to 100 %)" in own.says


def test_own_adverts_are_divided_by_lines_or_come_as_a_table(own):
    assert "3 adverts read: lines of hyphens" in told(own, "read")
    own.set(adverts="title,text,company,salary\nPM,a roadmap,A,50000\nPO,stories,A,\n")
    assert "2 adverts of 1 firm" in told(own, "pile") and "A salary is stated in 1 of 2" in told(own, "pile")
    own.set(adverts="Only one text, with a roadmap")
    assert "no line of three hyphens" in told(own, "read") and "1 advert of 1 firm" in told(own, "pile")


def test_nothing_pasted_says_what_to_do(own):
    for empty in ("", "  \n ", "---\n---"):
        assert own.set(adverts=empty).says.startswith("Nothing is pasted yet.")
        assert not own.result.charts


def test_a_text_that_stands_twice_counts_once_and_is_told(own):
    own.set(adverts=pile(2) + "---\n" + pile(2))
    assert "2 texts stand there again" in told(own, "read") and "2 of 2 adverts" in own.says


def test_one_firm_with_many_adverts_is_told_and_can_count_once(own):
    many = pile(8) + "---\n" + "\n---\n".join(f"PM {n}\nCompany: Big\nYou talk to users." for n in range(8))
    own.set(adverts=many)
    assert "Big has 8 of 16 adverts. Count each firm once." in told(own, "pile")
    assert "9 of 9 firms: a count" in own.set(firms=True).says


def test_what_a_job_is_one_judges_oneself_and_it_makes_the_groups(own):
    own.set(adverts=pile(11, 11), compare="really")
    assert "not both product managers and product owners" in own.result.errors["compare"]
    ids = read_pile(pile(11, 11)).adverts["id"]
    for at, id in enumerate(ids):
        own.set(advert=id)
        own.set(kind="product manager" if at < 11 else "product owner")
    assert not own.result.errors and "11 of 11 product managers and 0 of 11 product owners" in own.says
    own.set(adverts="New one\nYou dig.\n---\n" + pile(11, 11))
    assert "11 of 11 product managers" in own.says and "1 advert belongs to neither group" in own.says


def test_own_adverts_stay_on_the_computer(own):
    assert isinstance(own.field("adverts"), Pasted) and own.field("adverts").stays


def test_markup_and_odd_signs_are_text(own):
    own.set(adverts="<b>PM</b> [x](http://y)\nYou talk to *users* & <script>alert(1)</script>")
    assert "<script" not in to_html(own.result.says["advert"]) and "<a " not in to_html(
        own.result.says["advert"]
    )
    own.set(own="<i>x</i>: talk", family="own <i>x</i>")
    assert "<i>" not in to_html(own.result.sentence)


def test_many_adverts_are_counted_in_time(own):
    own.set(adverts=pile(2_000))
    assert "2,000 of 2,000 adverts" in own.says
    assert len(own.control("hits").rows) == 60 and "1,940 more" in own.control("hits").label
    begun = time.process_time()
    own.set(width=0.3)
    assert time.process_time() - begun < 5


def test_without_a_hit_nobody_is_sent_to_look_at_hits(own):
    own.set(adverts="Gardener\nCompany: A\nYou cut hedges.")
    assert "Look at the hits" not in own.says
