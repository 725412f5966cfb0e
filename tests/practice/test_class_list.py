"""The list of a class, whichever program saved it: who is in it, what is known of each, and what is told."""

import csv
import io

import pytest

from pmkit.practice.class_list import Person, read_class_list
from pmkit.practice.name_forms import folded, spellings

MOODLE = (
    "First name,Last name,ID number,Email address,Groups\r\n"
    "Dörte,Jäger,S1,d@x.org,Red\r\nOlga,Iwanowa,S2,o@x.org,\r\n"
)
CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Essay (12)\r\n    Points Possible,,,,,10\r\n"
    '"Lovelace, Ada",71,S1,ada,Mon,9\r\n"Student, Test",99,,x,Mon,\r\n'
)


@pytest.fixture
def reading(tmp_path):
    def read(content, name="class.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return read_class_list(path)

    return read


def test_names_one_a_line_stay_a_list_also_with_a_comma_in_each(reading):
    found = reading("\ufeffIwanowa, Olga\n\n  Dörte Jäger \n", "class.txt")
    assert [one.name for one in found.people] == ["Iwanowa, Olga", "Dörte Jäger"]
    assert found.told == () and [one.code_name for one in found.people] == ["Iwanowa, Olga", "Dörte Jäger"]


def test_the_list_of_moodle_is_known_by_its_headings_and_told(reading):
    found = reading(MOODLE)
    assert found.people[0] == Person(
        name="Dörte Jäger", first="Dörte", last="Jäger", number="S1", address="d@x.org", group="Red"
    )
    assert found.people[0].code_name == "S1"
    assert found.told == (
        "class.csv: first names from “First name”, last names from “Last name”, ids from “ID number”, "
        "addresses from “Email address” and groups from “Groups” were read.",
    )


def test_the_gradebook_of_canvas_has_rows_that_are_nobody(reading):
    found = reading(CANVAS)
    assert found.people == (Person(name="Lovelace, Ada", key="71", number="S1", login="ada", section="Mon"),)
    assert found.told[0].endswith("not used: “Essay (12)”.")


@pytest.mark.parametrize("mark", [";", "\t", ","])
def test_columns_may_stand_in_any_order_with_any_separator(reading, mark):
    found = reading(
        f"Gruppe{mark}E-Mail{mark}Name{mark}Matrikelnummer\nRot{mark}a@x{mark}Ada{mark}7\n", "liste.txt"
    )
    assert found.people == (Person(name="Ada", address="a@x", number="7", group="Rot"),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_encoding_of_unicode_is_read(reading, encoding):
    found = reading("name,id\nŁukasz Dvořák,1\nОльга Иванова,2\n", encoding=encoding)
    assert [one.name for one in found.people] == ["Łukasz Dvořák", "Ольга Иванова"]


def test_a_list_in_windows_1252_is_read_where_it_is_plain_and_that_is_told(reading):
    found = reading("Dörte Jäger\nAda Lovelace\n", "class.txt", "cp1252")
    assert [one.name for one in found.people] == ["Dörte Jäger", "Ada Lovelace"]
    assert "read as Windows-1252. Look at “Dörte” and “Jäger”" in found.told[0]


@pytest.mark.parametrize(
    ("names", "encoding"),
    [
        ("Ольга Иванова", "cp1251"),
        ("Łukasz Nowak", "cp1250"),
        ("Zoë Wölfl", "mac-roman"),
        ("Ada", "utf-16-le"),
    ],
)
def test_another_encoding_is_refused_with_the_way_to_save_as_utf_8(reading, names, encoding):
    with pytest.raises(
        ValueError, match=r"can't be read as a text in UTF-8.*Save it as UTF-8: in Excel by “Save as”"
    ):
        reading(names, "class.txt", encoding)


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"PK\x03\x04rest", "class.csv", "is a workbook, not a text"),
        ("", "class.txt", "holds no names. Write one a line."),
        ("name,id\n", "class.csv", "holds no names"),
        (
            "Ada,1\nBea,2\n",
            "class.csv",
            "a table without a heading for the names; its first line has “ada” and “1”",
        ),
        ("Ada;1;x\nBea;2;y\n", "class.txt", "Write headings there, such as name, id, email, group"),
        ("name,id\nAda,7\nBea,7\n", "class.csv", "has the id 7 twice, for Ada and Bea"),
        ('name,id\n"Ada,7\n' + "x" * 200_000, "class.csv", "can't be read as a table"),
    ],
)
def test_a_list_that_can_not_be_used_is_refused_in_a_sentence(reading, content, name, says):
    with pytest.raises(ValueError) as told:
        reading(content, name)
    assert says in str(told.value)


def test_a_row_without_a_name_is_left_out_and_told_and_one_that_is_there_twice_counts_once(reading):
    found = reading("name,id\nAda,1\n,2\nAda,1\n")
    assert [one.name for one in found.people] == ["Ada"]
    assert found.told[1] == "1 row of class.csv without a name was left out."


def test_the_table_of_codes_can_be_the_list_again(reading):
    out = io.StringIO()
    csv.writer(out).writerows([("name", "id", "code"), ("'=1+1", "S1", "AAAAA")])
    assert reading(out.getvalue()).people == (Person(name="=1+1", key="S1"),)


@pytest.mark.parametrize(
    ("listed", "coded"),
    [
        ("Dörte Jäger", "Doerte Jaeger"),
        ("Doerte Jaeger", "Dörte Jäger"),
        ("Dorte Jager", "Dörte Jäger"),
        ("Iwanowa, Olga", "Olga Iwanowa"),
        ("Olga Iwanowa", "Iwanowa, Olga"),
        ("Olga Iwanowa", "Iwanowa Olga"),
        ("José García", "Jose Garcia"),
        ("Dvorak Eva", "Dvořák Eva"),
        ("Ada King Lovelace", "King Lovelace, Ada"),
        ("Jäger, Doerte", "dörte jäger"),
    ],
)
def test_spellings_of_one_name_are_found_from_either_side(listed, coded):
    assert folded(listed) == folded(coded)
    assert coded.casefold() in spellings(listed, 2500)


def test_other_names_are_not_spellings_of_one():
    assert folded("Ada Lee") != folded("Ida Lee")
    assert "ida lee" not in spellings("Ada Lee", 2500)
    assert len(spellings("aeoeueaeoeueaeoeue" * 5, 300)) <= 300
