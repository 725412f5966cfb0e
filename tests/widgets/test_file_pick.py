"""A file reaches Python whole, by parts or by its path, and a refusal is a sentence."""

import pytest

from pmkit.widgets.file_pick import FilePick


@pytest.fixture
def pick():
    pick = FilePick("Choose")
    pick.got = []
    pick.on_file(lambda name, data: pick.got.append((name, data)))
    return pick


def part(number, at, size, name="backlog.csv"):
    return {"kind": "part", "number": number, "at": at, "size": size, "name": name}


def test_parts_are_put_together_and_handed_over_once(pick):
    pick.receive(part(1, 0, 5), [memoryview(b"abc")])
    assert pick.got == []
    pick.receive(part(1, 3, 5), [memoryview(b"de")])
    assert pick.got == [("backlog.csv", b"abcde")]
    assert pick.said == "The file was read." and pick.error == "" and pick.share < 0


def test_parts_of_a_file_that_was_given_up_are_passed_over(pick):
    pick.receive(part(1, 0, 5), [b"abc"])
    pick.receive(part(2, 0, 2), [b"xy"])
    pick.receive(part(1, 3, 5), [b"de"])
    assert pick.got == [("backlog.csv", b"xy")]


def test_a_name_brings_no_folder_with_it(pick):
    pick.receive(part(1, 0, 1, "..\\..\\etc/passwd"), [b"x"])
    assert pick.got == [("passwd", b"x")]


def test_a_path_may_be_pasted_with_quotes(pick, tmp_path):
    file = tmp_path / "Über uns.csv"
    file.write_bytes(b"a,b")
    pick.receive({"kind": "path", "text": f' "{file}" '})
    assert pick.got == [("Über uns.csv", b"a,b")]


@pytest.mark.parametrize(
    ("text", "says"),
    [("", "Please type"), ("/no/such/file.csv", "There is no file"), ("\0", "There is no file")],
)
def test_a_path_that_leads_nowhere_gets_a_sentence(pick, text, says):
    pick.receive({"kind": "path", "text": text})
    assert pick.error.startswith(says) and pick.got == []


def test_a_folder_and_a_file_that_is_too_large_get_a_sentence(pick, tmp_path):
    pick.read_path(str(tmp_path))
    assert pick.error.endswith("is a folder. Please name a file in it.")
    pick.most = 3
    (tmp_path / "large.csv").write_bytes(b"abcd")
    pick.read_path(str(tmp_path / "large.csv"))
    assert "is the most that is read" in pick.error and pick.got == []


def test_what_the_reader_cannot_use_is_said_and_the_next_file_is_taken(pick):
    def refuse(name, data):
        if not data:
            raise ValueError(f"{name} is empty.")

    pick.on_file(refuse)
    pick.take("a.csv", b"")
    assert (pick.error, pick.said) == ("a.csv is empty.", "")
    pick.take("b.csv", b"x")
    assert (pick.error, pick.said) == ("", "The file was read.")
