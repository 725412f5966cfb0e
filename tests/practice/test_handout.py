"""The instructor's key and list reveal who used an own code; what learners have reveals nobody."""

import os
import stat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.practice.handout import ClassKey, HandOut, new_class, plain_name, read_class, read_code, read_codes

KEY = ClassKey("Spring", bytes(range(32)))


SECRET = bytes(range(32, 64))


def test_the_key_and_the_class_list_reveal_who_used_an_own_code():
    names = ["Ada Lovelace", "Grace Hopper"]
    marks = [read_code(KEY.own(name).code).mark() for name in names]
    assert [KEY.reveal(names)[mark] for mark in marks] == names


@pytest.mark.parametrize("written", ["ada  lovelace ", "ADA LOVELACE", "Ａda Lovelace"])
def test_an_own_code_is_the_same_however_the_list_writes_the_name(written):
    assert KEY.own(written) == KEY.own("Ada Lovelace")


def test_a_mark_of_the_class_code_depends_on_the_computer_and_the_class_alone():
    mark = KEY.handout.mark(SECRET)
    assert mark == read_code(KEY.handout.code).mark(SECRET)
    assert mark != KEY.handout.mark(bytes(32))
    assert mark != ClassKey("Autumn", bytes(32)).handout.mark(SECRET)
    with pytest.raises(ValueError, match="learner's secret"):
        KEY.handout.mark()  # else all learners would have one mark


def test_every_code_of_a_class_says_which_class_it_is_and_whether_it_is_an_own_one():
    other = ClassKey("Autumn", bytes(32))
    for handout in (KEY.handout, KEY.own("Ada")):
        assert read_code(handout.code) == handout
        assert handout.class_id in KEY.class_ids and handout.class_id not in other.class_ids
    assert KEY.own("Ada").mark() != other.own("Ada").mark()


def test_the_code_does_not_give_the_pseudonyms():
    """A learner has the code only: the same marks, but another secret behind it, give other pseudonyms."""
    pretender = ClassKey("Spring", KEY.handout.key)
    mark = KEY.handout.mark(SECRET)
    assert pretender.pseudonym(mark) != KEY.pseudonym(mark)


@given(st.binary(min_size=10, max_size=10), st.booleans())
@settings(max_examples=50)
def test_every_code_is_read_as_it_was_written(key, own):
    written = HandOut(key, own)
    assert read_code(f" {written.code.lower().replace('-', ' ')} ") == written


@given(st.integers(0, 18), st.sampled_from("ABCDEFGHJKLMNPQRSTUVWXYZ23456789"))
@settings(max_examples=60)
def test_a_slip_of_one_sign_is_told(at, sign):
    code = KEY.handout.code.replace("-", "")
    slipped = code[:at] + sign + code[at + 1 :]
    if slipped != code:
        with pytest.raises(ValueError, match="sign by sign"):
            read_code(slipped)


@pytest.mark.parametrize("typed", ["", "x", "IIIII-OOOOO-11111-00000", "é" * 20, "A" * 20, "A" * 10_000])
def test_what_is_no_code_is_told(typed):
    with pytest.raises(ValueError, match="not the code of a class"):
        read_code(typed)


def test_a_key_file_is_private_and_read_back(tmp_path):
    path = tmp_path / "spring.pmkit-class"
    made = new_class(path, "Spring")
    assert read_class(path) == made
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(ValueError, match="is not overwritten"):
        new_class(path, "Spring")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is no class key"),
        ("[" * 5000, "is no class key"),
        ('{"format": "pmkit-class", "version": 1, "title": "x", "secret": "00"}', "is no class key"),
        ('{"format": "pmkit-class", "version": 9, "title": "x", "secret": "00"}', "newer pmkit"),
    ],
)
def test_what_is_no_key_file_is_told(tmp_path, text, says):
    path = tmp_path / "x.pmkit-class"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=says):
        read_class(path)


def test_a_missing_key_file_is_told(tmp_path):
    with pytest.raises(ValueError, match="There is no file"):
        read_class(tmp_path / "gone")


def test_plain_name_keeps_people_apart():
    assert plain_name("Ana Núñez") != plain_name("Ana Nunez")


# several people, one file

ADA, BEA, ZOE = (KEY.own(name) for name in ("Ada", "Bea", "Zoe"))


@pytest.mark.parametrize("between", [" ", ", ", ",", "; ", "\n", " & ", ""])
def test_several_personal_codes_are_read_whatever_stands_between(between):
    assert read_codes(between.join(one.code for one in (ADA, BEA, ADA, ZOE))) == (ADA, BEA, ZOE)
    typed = between.join(one.code.replace("-", " ").lower() for one in (ADA, BEA))
    assert read_codes(typed) == (ADA, BEA)


def test_one_code_is_read_as_ever():
    assert read_codes(KEY.handout.code.replace("-", " ")) == (KEY.handout,)
    with pytest.raises(ValueError, match=r"^That is not the code of a class"):
        read_codes("")
    with pytest.raises(ValueError, match=r"^That is not the code of a class"):
        read_codes(ADA.code[:-1])


@pytest.mark.parametrize(
    ("codes", "says"),
    [
        ([ADA.code, BEA.code[:-1] + "A"], "Code 2 of 2: That is not the code of a class"),
        ([ADA.code, KEY.handout.code], "one of these is the code of the whole class"),
        ([ADA.code, ClassKey("Autumn", bytes(32)).own("Bea").code], "different classes"),
        ([KEY.own(str(n)).code for n in range(13)], "At most 12 people"),
    ],
)
def test_codes_that_do_not_go_together_are_refused_in_a_sentence(codes, says):
    with pytest.raises(ValueError) as told:
        read_codes(", ".join(codes))
    assert says in str(told.value)
