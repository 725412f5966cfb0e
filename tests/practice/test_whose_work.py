"""Whose each hand-in is: two people of one name, other spellings, and several who hand in together."""

import csv
import io

import pytest
from questions_for_tests import ALL, NUMBER
from test_submission import ABOUT, KEY, hand_in, line, pack

from pmkit.practice import collecting
from pmkit.practice.class_list import Person
from pmkit.practice.class_report import page, problems, write_codes
from pmkit.practice.grade_tables import grades
from pmkit.practice.submission import UnreadableSubmission, read_submission

ANNA_1 = Person(name="Anna Schmidt", number="S1")
ANNA_2 = Person(name="Anna Schmidt", number="S2")
RIGHT, WRONG = (lambda book: book.check(NUMBER.id, "3200")), (lambda book: book.check(NUMBER.id, "4000"))


def gather(folder, *people):
    return collecting.collect(folder, KEY, ALL, people)


def table(found):
    return list(csv.DictReader(io.StringIO(grades(found))))


def test_two_people_of_one_name_are_told_apart_by_their_ids(tmp_path):
    hand_in(tmp_path, "S1", RIGHT)
    hand_in(tmp_path, "S2", WRONG)
    found = gather(tmp_path, ANNA_1, ANNA_2)
    assert found.remarks == () and found.missing == ()
    assert {(row["name"], row["id"], row["done"]) for row in table(found)} == {
        ("Anna Schmidt", "S1", "1"),
        ("Anna Schmidt", "S2", "0"),
    }


def test_a_code_that_was_made_from_the_name_of_two_is_nobodys_and_told(tmp_path):
    hand_in(tmp_path, "Anna Schmidt", RIGHT)
    found = gather(tmp_path, ANNA_1, ANNA_2)
    assert [one.name for one in found.learners] == [""]
    assert set(found.missing) == {ANNA_1, ANNA_2}
    told = f"A file ({found.learners[0].pseudonym}) fits Anna Schmidt (S1) and Anna Schmidt (S2)"
    assert any(remark.startswith(told) for remark in found.class_remarks)


def test_a_code_from_before_the_list_had_ids_still_finds_its_person(tmp_path):
    hand_in(tmp_path, "Anna Schmidt", RIGHT)
    found = gather(tmp_path, ANNA_1, Person(name="Bea", number="S2"))
    assert [one.person for one in found.learners] == [ANNA_1]
    hand_in(tmp_path, "S1", WRONG)  # and with the new code they are the same learner
    assert "are from the same learner" in gather(tmp_path, ANNA_1).file_remarks[0]


def test_two_of_one_name_without_ids_get_no_codes_but_a_sentence(tmp_path):
    with pytest.raises(ValueError, match="give the list a column with an id or an address"):
        write_codes(KEY, ["Anna Schmidt", "anna  schmidt"], tmp_path / "k.pmkit-class")
    path = write_codes(KEY, [ANNA_1, ANNA_2], tmp_path / "k.pmkit-class")
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert rows == [
        ["name", "id", "code"],
        ["Anna Schmidt", "S1", KEY.own("S1").code],
        ["Anna Schmidt", "S2", KEY.own("S2").code],
    ]


def test_another_spelling_of_a_name_is_found_and_told(tmp_path):
    hand_in(tmp_path, "Doerte Jaeger", RIGHT)
    hand_in(tmp_path, "Iwanowa, Olga", RIGHT)
    found = gather(tmp_path, "Dörte Jäger", "Olga Iwanowa")
    assert [one.name for one in found.learners] == ["Dörte Jäger", "Olga Iwanowa"]
    assert found.missing == () and found.file_remarks == ()
    assert set(found.class_remarks) == {
        "Dörte Jäger in your list is taken for “doerte jaeger”, as their code was made from that name.",
        "Olga Iwanowa in your list is taken for “iwanowa, olga”, as their code was made from that name.",
    }


def test_a_spelling_that_fits_two_in_the_list_is_never_chosen_in_silence(tmp_path):
    hand_in(tmp_path, "Muëller", RIGHT)
    found = gather(tmp_path, "Mueller", "Müller")
    assert [one.name for one in found.learners] == [""]
    assert any("fits Mueller and Müller" in remark for remark in found.class_remarks)
    assert any("“Mueller” and “Müller” in your list look alike" in remark for remark in found.class_remarks)


def test_the_exact_name_wins_over_a_spelling(tmp_path):
    hand_in(tmp_path, "Mueller", RIGHT)
    hand_in(tmp_path, "Müller", WRONG)
    found = gather(tmp_path, "Mueller", "Müller")
    assert {one.name: one.done for one in found.learners} == {"Mueller": 1, "Müller": 0}


def test_everyone_in_the_list_has_a_row(tmp_path):
    hand_in(tmp_path, "Ada", RIGHT)
    found = gather(tmp_path, "Zoe", "Ada", "Bea")
    assert [(row["name"], row["tried"], row["percent"]) for row in table(found)] == [
        ("Ada", "1", str(round(100 / len(found.assigned.ids)))),
        ("Bea", "", ""),
        ("Zoe", "", ""),
    ]
    as_zero = list(csv.DictReader(io.StringIO(grades(found, missing_as_zero=True))))
    assert [row["percent"] for row in as_zero][1:] == ["0", "0"]
    assert found.expected == 3


# several on one computer


def test_one_file_with_the_codes_of_several_counts_for_each(tmp_path):
    marks = [KEY.own(name).mark() for name in ("Ada", "Bea")]
    pack(tmp_path / "pair.zip", line(), about={"mark": marks[0], "others": marks[1:]})
    found = gather(tmp_path, "Ada", "Bea", "Zoe")
    assert [(one.name, one.done) for one in found.learners] == [("Ada", 1), ("Bea", 1)]
    assert [one.name for one in found.missing] == ["Zoe"]
    assert found.class_remarks == ("Nothing came from Zoe.",)  # and nothing of attempts that two hand in
    assert [row["attempts also handed in by others"] for row in table(found)] == ["0", "0", ""]


def test_of_two_files_of_a_pair_the_later_counts_for_each_and_it_is_told(tmp_path):
    marks = [KEY.own(name).mark() for name in ("Ada", "Bea")]
    pack(tmp_path / "a.zip", line(answer="4000"), about={"mark": marks[0], "others": marks[1:]})
    later = {"mark": marks[1], "made_at": "2026-11-02T10:00:00+00:00"}
    pack(tmp_path / "b.zip", line(1), about=later)
    found = gather(tmp_path, "Ada", "Bea")
    assert {one.name: one.done for one in found.learners} == {"Ada": 0, "Bea": 1}
    assert found.file_remarks == (
        "a.zip and b.zip are from the same learner; for a question in both the later one, b.zip, counts.",
    )


def test_in_a_group_of_the_list_one_file_counts_for_all(tmp_path):
    hand_in(tmp_path, "S1", RIGHT, "one.zip")
    people = [Person(name=name, number=f"S{n}", group="Red") for n, name in enumerate(("Ada", "Bea"), 1)]
    found = gather(tmp_path, *people, Person(name="Zoe", number="S3", group="Blue"))
    assert [(one.name, one.done) for one in found.learners] == [("Ada", 1), ("Bea", 1)]
    assert [one.name for one in found.missing] == ["Zoe"]


def test_of_two_files_of_a_group_the_later_counts_for_all_and_the_report_says_so(tmp_path):
    people = [Person(name=name, group="Red") for name in ("Ada", "Bea")]
    pack(tmp_path / "a.zip", line(answer="4000"))
    later = {"mark": KEY.own("Bea").mark(), "made_at": "2026-11-02T10:00:00+00:00"}
    pack(tmp_path / "b.zip", line(1), about=later)
    found = gather(tmp_path, *people)
    assert [(one.name, one.done) for one in found.learners] == [("Ada", 1), ("Bea", 1)]
    assert found.file_remarks == ("a.zip and b.zip are from the same group; the later one, b.zip, counts.",)
    told = "Of group Red (Ada and Bea) came different files; the latest one counts for all of them."
    assert told in found.class_remarks and told in problems(found)


@pytest.mark.parametrize("others", ["x", [1], ["x"], None, [ABOUT["mark"]] * 12])
def test_marks_that_are_none_or_too_many_make_no_submission(tmp_path, others):
    with pytest.raises(UnreadableSubmission, match="is no submission"):
        read_submission(pack(tmp_path / "a.zip", line(), about={"others": others}))


# what the class may see, and what it may not


def test_no_name_and_no_pseudonym_is_on_the_page_for_the_projector(tmp_path):
    for name in ("Ada", "Bea"):
        hand_in(tmp_path, name, WRONG)
    (tmp_path / "Broken_Bob.zip").write_bytes(b"PK")
    found = gather(tmp_path, "Ada", "Bea", "Zoe")
    shown = page(found)
    for secret in ("Ada", "Bea", "Zoe", "Bob", *(one.pseudonym for one in found.learners)):
        assert secret not in shown
    assert "2 of 3 people handed in" in shown and "nobody tried" in shown
    for_instructor = problems(found)
    assert "<td>Zoe</td>" in for_instructor and "A file is no submission of pmkit" in for_instructor
    assert "Bob" not in for_instructor and "Nothing came from" not in for_instructor
