"""A page for an interview: by skill what was made and answered; nobody examined it, and it says so."""

from datetime import UTC, date, datetime

import pytest
from typer.testing import CliRunner

import pmkit
from pmkit.cli import app
from pmkit.course import own_backlog, question
from pmkit.course.career.estimate_data import OWN_RANGES
from pmkit.course.explorers import EXPLORERS
from pmkit.course.pieces import offers
from pmkit.practice import Workbook, to_html, to_plain
from pmkit.practice.progress import MemoryStore, open_store
from pmkit.practice.record import CourseItem, read
from pmkit.workspace import skill_evidence as widget
from pmkit.workspace import ticks
from pmkit.workspace.evidence import LEDGER, count_answers, gather_evidence
from pmkit.workspace.evidence_page import evidence_markdown, evidence_page
from pmkit.workspace.ticks import keys_ticked

TODAY = date(2027, 4, 14)
NUMBER = "prioritisation.opportunity"
SCRIPT = "<script>alert(1)</script>"
ENTRY = {
    "claim": f"I hold talks {SCRIPT}.",
    "evidence": "Ran six talks; dropped one idea",
    "who": "Samira Nazari",
    "on": "March 2027",
    "level": "3",
}
LEDGER_STATE = {"entries": {"interviewing": ENTRY, "prioritising": {"claim": "I rank.", "level": "9"}}}


@pytest.fixture(autouse=True)
def home(monkeypatch, tmp_path):
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path / "home"))
    own_backlog.current_backlog.cache_clear()
    widget.workbook.cache_clear()
    yield tmp_path
    widget.workbook.cache_clear()


@pytest.fixture
def store():
    return work_in(MemoryStore())


def work_in(store):
    book = Workbook(store, question)
    book.note("explorer:prioritisation.kano", {"segment": "families", "x": 1})
    book.note("explorer:career.own-pay", {"offer": "77,777 EUR a year"})
    book.note("explorer:career.own-case", {"asked": "Our export broke at Hartmann's."})
    book.note(LEDGER, LEDGER_STATE)
    book.check(NUMBER, "12")
    return store


def evidence(store, **how):
    chosen = [one.key for one in offers(store)]
    return gather_evidence(store, **{"chosen": chosen, **how})


def text(store, **how):
    return to_plain(evidence_markdown(evidence(store, **how), TODAY))


def test_it_says_first_that_nobody_examined_it_and_has_no_air_of_a_certificate(store):
    said = text(store, ledger=True, names=True)
    assert said.index("Nobody examined this") < said.index("In short")
    assert "no certificate" in said and "Made on 14 April 2027" in said
    for word in ("certified", "awarded", "passed", "grade", "score", "congratulations"):
        assert word not in said.lower()


def test_what_was_made_stands_under_the_skills_of_its_chapter_with_its_day(store):
    day = f"{datetime.now(UTC):%d %B %Y}".lstrip("0")
    parts = {part.number: part for part in evidence(store).parts}
    assert {piece.title for piece in parts[11].made} == {"Work a case"}
    assert all(piece.own for piece in parts[11].made)
    assert parts[3].skills == ("prioritising",)
    said = text(store)
    assert "Prioritising (chapter 3, Prioritisation)" in said
    assert f"Work a case, last worked on {day}" in said


def test_three_skills_of_one_chapter_share_what_was_made_in_it(store):
    Workbook(store, question).note("explorer:discovery.tree", {"x": 1})
    skills = {part.number: part.skills for part in evidence(store, ledger=True).parts}
    assert skills[5] == ("interviewing", "reading feedback", "testing before building")


def test_pay_and_what_stands_in_a_piece_are_not_on_the_page(store):
    said = text(store, ledger=True, names=True)
    assert "77,777" not in said and "What is it paid?" not in said and "Hartmann" not in said


def test_the_ledger_and_the_names_in_it_come_only_where_they_are_asked_for(store):
    assert "Ran six talks" not in text(store)
    said = text(store, ledger=True)
    assert "Ran six talks; dropped one idea (March 2027)" in said and "Samira" not in said
    assert "level 3 of 4" in said and "level 9" not in said
    assert "Nothing shows it yet." in said
    assert "Could check it: Samira Nazari." in text(store, ledger=True, names=True)
    assert "Samira" not in text(store, names=True)


def test_only_chosen_pieces_are_named(store):
    only = [one.key for one in offers(store) if "case" in one.key]
    found = evidence(store, chosen=only, answers=False)
    assert [piece.title for part in found.parts for piece in part.made] == ["Work a case"]
    assert not evidence(store, chosen=[], answers=False)


def test_what_learners_type_is_shown_and_never_run(store):
    page = evidence_page(evidence(store, ledger=True), TODAY)
    assert "<script" not in page and "&lt;script&gt;" in page and "default-src 'none'" in page
    assert "<script" not in to_html(evidence_markdown(evidence(store, ledger=True), TODAY))


def test_what_learners_type_makes_no_picture_and_no_heading_of_the_page():
    store = MemoryStore()
    claim = "![x](https://example.org/spy.png) # Certified by\n# The Institute"
    Workbook(store, question).note(LEDGER, {"entries": {"negotiating": {"claim": claim}}})
    page = evidence_page(evidence(store, ledger=True), TODAY)
    assert "<img" not in page and page.count("<h1>") == 1 and "<a " not in page


# --- how questions were answered
def record(*deeds):
    store = MemoryStore()
    book = Workbook(store, question)
    for deed in deeds:
        if deed == "hint":
            book.hint(NUMBER)
        elif deed == "over":
            book.start_over(NUMBER)
        else:
            book.check(NUMBER, deed)
    asked = question(NUMBER)
    return count_answers([read(CourseItem.of(asked), store.history())])


RIGHT = f"{question(NUMBER).expected:g}"


@pytest.mark.parametrize(
    "deeds, counts",
    [
        ((), (0, 0, 0, 0)),
        ((RIGHT,), (1, 0, 0, 0)),
        (("12", RIGHT), (0, 1, 0, 0)),
        (("hint", RIGHT), (0, 1, 0, 0)),
        (("12",), (0, 0, 1, 0)),
        (("12", "over", RIGHT), (0, 1, 0, 0)),
        ((RIGHT, "over", "12"), (1, 0, 0, 0)),
        (("hint",), (0, 0, 0, 0)),
        (("no number",), (0, 0, 0, 0)),
    ],
)
def test_a_first_try_is_one_without_a_hint_and_starting_over_makes_none(deeds, counts):
    told = record(*deeds)
    assert (told.first, told.later, told.open, told.unmarked) == counts


def test_guesses_are_counted_apart_since_nobody_marks_them():
    store = MemoryStore()
    Workbook(store, question).check("roles.settled-guess", question("roles.settled-guess").model())
    (part,) = gather_evidence(store, chosen=[]).parts
    assert (part.answers.marked, part.answers.unmarked) == (0, 1)
    assert "1 guess or text that nobody marks" in text(store, chosen=[])


# --- how sure
def test_ranges_are_counted_beside_what_they_were_meant_to_hold(store):
    assert evidence(store).ranges is None
    book = Workbook(store, question)
    book.check("roles.reactive", {"low": "0", "high": "100"})
    book.check("roles.reactive", {"low": "1", "high": "2"})
    assert not any(part.number == 1 for part in evidence(store).parts), "a range is no right answer"
    ranges = evidence(store).ranges
    assert (ranges.held, ranges.n, ranges.meant) == (1, 1, pytest.approx(0.8)), "the first range alone counts"
    own = EXPLORERS["career.own-estimate"].item
    book.note(own, {"ranges": OWN_RANGES})
    assert evidence(store).ranges.n == 1, "the course's example is nobody's own"
    book.note(own, {"ranges": OWN_RANGES + "One more,1,3,2,x\n"})
    ranges = evidence(store).ranges
    assert (ranges.held, ranges.n, ranges.meant) == (4, 6, pytest.approx(0.8 + 5 * 0.9))
    assert "4 of 6 ranges that I gave held what turned out" in text(store)
    assert "about 5.3 should have. So few say little." in text(store)


def test_ranges_whose_truth_was_not_shown_yet_do_not_count(store):
    item = EXPLORERS["career.estimate"].item
    Workbook(store, question).note(item, {"estimates": {"first": {"Q01": {"low": 1, "high": 2}}}})
    assert evidence(store).ranges is None


@pytest.mark.parametrize("kept", [{"entries": 3}, {"entries": {"interviewing": ["x"]}}, {"x": 10**400}])
def test_a_kept_state_of_any_shape_is_no_line(kept):
    store = MemoryStore()
    book = Workbook(store, question)
    book.note(LEDGER, kept)
    book.note(EXPLORERS["career.estimate"].item, {"frozen": kept})
    assert not any(part.lines for part in evidence(store, ledger=True).parts)


def test_nothing_is_written_to_the_store(store):
    before = store.history()
    evidence(store, ledger=True)
    assert store.history() == before


# --- as it is offered
def parts_of():
    (_, told), (_, form), (_, downloads) = pmkit.skill_evidence().parts
    return told, form, downloads


def test_what_may_be_about_others_is_ticked_by_nobody_but_the_learner():
    work_in(ticks.workbook().store)
    _, form, _ = parts_of()
    assert form.values["ledger"] is False and form.values["names"] is False
    assert all(ticked for key, ticked in form.values.items() if key not in ("ledger", "names"))
    made = widget.made_page("md", {key for key, ticked in form.values.items() if ticked}, TODAY)
    assert made.name == "evidence-of-my-skills-2027-04-14.md" and b"Ran six talks" not in made.data
    form.values = {**form.values, "ledger": True}
    _, again, _ = parts_of()
    assert again.values["ledger"] is True, "a tick is kept"
    ticked = {key for key, one in again.values.items() if one}
    made = widget.made_page("html", ticked, TODAY)
    assert b"Ran six talks" in made.data and b"Samira" not in made.data
    assert not any("pay" in key for key in keys_ticked(ticked) if key in form.values)


def test_without_work_it_says_what_will_be_listed_and_refuses_with_a_sentence():
    told, form, _ = parts_of()
    assert "is listed here" in told.text and form.fields == []
    with pytest.raises(ValueError, match="Nothing is ticked"):
        widget.made_page("html", set(), TODAY)


def test_the_command_makes_the_page_and_overwrites_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    empty = CliRunner().invoke(app, ["export", "evidence"])
    assert (empty.exit_code, "nothing to show yet" in empty.output) == (1, True)
    assert not list(tmp_path.glob("evidence*"))
    store = work_in(open_store())
    store.close()
    done = CliRunner().invoke(app, ["export", "evidence", "--to", "mine.md", "--ledger"])
    assert done.exit_code == 0 and "Read it before you show it" in done.output
    written = (tmp_path / "mine.md").read_text(encoding="utf-8")
    assert "Nobody examined this" in written and "Samira" not in written
    again = CliRunner().invoke(app, ["export", "evidence", "--to", "mine.md"])
    assert again.exit_code == 1 and "is not overwritten" in again.output
    names = CliRunner().invoke(app, ["export", "evidence", "--names", "--to", "x.md"])
    assert names.exit_code == 2
