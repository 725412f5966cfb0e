"""The texts of a chapter: what their names stand for, and where it is found."""

import pytest

from pmkit.course import texts


def test_names_may_lie_in_several_files_beside_the_texts():
    names = texts.values("prioritisation").names()
    assert {"rice", "cd3_order", "release", "offline"} <= set(names)


def test_a_name_that_two_files_give_is_told(monkeypatch):
    monkeypatch.setattr(texts, "own_names", lambda module: {"rice": module})
    with pytest.raises(ValueError, match=r"prioritisation/values_\w+\.py names rice a second time"):
        texts._names.__wrapped__("prioritisation")
