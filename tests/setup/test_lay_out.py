"""The learner's folder: what the course lays there, and that nothing of theirs is ever lost to it."""

import json
import os
from pathlib import Path

import nbformat.v4 as nb4
import pytest

from pmkit.setup import lay_out as module
from pmkit.setup.errors import SetupProblem
from pmkit.setup.lay_out import NOTE, as_brought, course_notebooks, laid_version, lay_out, mark

ROLES, VISION, SHEET = "notebooks/01_roles.ipynb", "notebooks/02_vision.ipynb", "exercises/01_roles.ipynb"
BESIDE = "notebooks/01_roles (version 2).ipynb"


def book(*sources: str, **metadata: object) -> bytes:
    cells = [nb4.new_code_cell(source, id=f"cell-{number}") for number, source in enumerate(sources)]
    paired = {"pmkit": {"course": True}, "jupytext": {"formats": "ipynb,py"}}
    return json.dumps(nb4.new_notebook(cells=cells, metadata=paired | metadata)).encode()


def put(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "mein Kurs für Łódź"


@pytest.fixture
def course(tmp_path: Path):
    """A course of these versions: `course(2)` is the folder that its package brings."""

    def make(version: int) -> Path:
        files = {
            1: {ROLES: book("roles"), VISION: book("vision"), SHEET: book("sheet")},
            2: {ROLES: book("roles", "more"), VISION: book("vision"), "notebooks/03_new.ipynb": book("new")},
            3: {ROLES: book("roles", "yet more"), VISION: book("vision"), SHEET: book("sheet")},
        }
        return put(tmp_path / f"package {version}", files[version])

    return make


def tree(folder: Path) -> dict[str, str]:
    """Every file in the folder with its mark, but for the course's own note."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: mark(path.read_bytes()) for name, path in files.items() if name != NOTE}


def run_by_the_learner(path: Path) -> None:
    """As JupyterLab saves a notebook that was run: outputs, numbers, times, the kernel's language."""
    told = json.loads(path.read_bytes())
    told["metadata"]["language_info"] = {"name": "python", "version": "3.13.1"}
    for cell in told["cells"]:
        cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": ["done\n"]}]
        cell["execution_count"] = 7
        cell["metadata"] = {"execution": {"iopub.status.idle": "2026-11-30T04:00:00Z"}, "scrolled": True}
        cell["source"] = cell["source"].splitlines(keepends=True)
    path.write_bytes(json.dumps(told, indent=1).encode())


def changed_by_the_learner(path: Path) -> bytes:
    told = json.loads(path.read_bytes())
    told["cells"][0]["source"] = "mine"
    path.write_bytes(json.dumps(told).encode())
    return path.read_bytes()


def test_an_empty_folder_gets_the_whole_course_once(course, folder):
    done = lay_out(course(1), folder, "1")
    assert sorted(done.new) == sorted([ROLES, VISION, SHEET]) and done.before == ""
    assert tree(folder) == tree(course(1))
    assert laid_version(folder) == "1"
    assert len(course_notebooks(folder)) == 3
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    again = lay_out(course(1), folder, "1")
    assert not (again.new or again.back or again.renewed or again.removed or again.beside)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_a_learner_s_notebook_is_not_tied_to_the_authors_sources(course, folder):
    lay_out(course(1), folder, "1")
    assert "jupytext" not in (folder / ROLES).read_text(encoding="utf-8")


def test_an_update_renews_what_is_unchanged_and_takes_along_what_is_new(course, folder):
    lay_out(course(1), folder, "1")
    run_by_the_learner(folder / ROLES)
    done = lay_out(course(2), folder, "2")
    assert (done.before, done.version) == ("1", "2")
    assert (done.renewed, done.new, done.removed) == ([ROLES], ["notebooks/03_new.ipynb"], [SHEET])
    assert tree(folder) == tree(course(2)) and laid_version(folder) == "2"


def test_an_update_without_new_notebooks_leaves_those_that_were_run(course, folder):
    lay_out(course(1), folder, "1")
    run_by_the_learner(folder / ROLES)
    kept = (folder / ROLES).read_bytes()
    lay_out(course(1), folder, "1.1")
    assert (folder / ROLES).read_bytes() == kept and laid_version(folder) == "1.1"


def test_other_outputs_alone_are_brought_too(course, folder, tmp_path):
    """A page for a USB stick is made from them."""
    lay_out(course(1), folder, "1")
    newer = course(1)
    run_by_the_learner(newer / ROLES)
    assert lay_out(newer, folder, "2").renewed == [ROLES]
    assert "done" in (folder / ROLES).read_text(encoding="utf-8")


def test_what_the_learner_changed_stays_and_the_new_one_lies_beside_it(course, folder):
    lay_out(course(1), folder, "1")
    mine = changed_by_the_learner(folder / ROLES)
    assert lay_out(course(2), folder, "2").beside == {ROLES: BESIDE}
    assert (folder / ROLES).read_bytes() == mine
    assert mark((folder / BESIDE).read_bytes()) == mark((course(2) / ROLES).read_bytes())
    assert lay_out(course(2), folder, "2").beside == {}, "it is said once"
    assert (folder / BESIDE).exists()
    assert folder / ROLES not in course_notebooks(folder) and folder / BESIDE in course_notebooks(folder)


def test_the_one_beside_makes_way_for_its_successor(course, folder):
    lay_out(course(1), folder, "1")
    mine = changed_by_the_learner(folder / ROLES)
    lay_out(course(2), folder, "2")
    done = lay_out(course(3), folder, "3")
    assert done.beside == {ROLES: "notebooks/01_roles (version 3).ipynb"} and BESIDE in done.removed
    assert not (folder / BESIDE).exists() and (folder / ROLES).read_bytes() == mine


def test_the_one_beside_stays_when_the_learner_changed_it_too(course, folder):
    lay_out(course(1), folder, "1")
    changed_by_the_learner(folder / ROLES)
    lay_out(course(2), folder, "2")
    mine = changed_by_the_learner(folder / BESIDE)
    lay_out(course(3), folder, "3")
    lay_out(course(2), folder, "2")
    assert (folder / BESIDE).read_bytes() == mine


def test_a_learner_who_takes_the_new_one_is_renewed_again(course, folder):
    lay_out(course(1), folder, "1")
    changed_by_the_learner(folder / ROLES)
    lay_out(course(2), folder, "2")
    (folder / BESIDE).replace(folder / ROLES)
    assert lay_out(course(3), folder, "3").renewed == [ROLES]
    assert tree(folder) == tree(course(3))


def test_a_notebook_that_is_missing_comes_back_and_the_one_beside_goes(course, folder):
    lay_out(course(1), folder, "1")
    changed_by_the_learner(folder / ROLES)
    lay_out(course(2), folder, "2")
    (folder / ROLES).rename(folder / "mine.ipynb")
    done = lay_out(course(2), folder, "2")
    assert (done.back, done.removed) == ([ROLES], [BESIDE])
    assert set(tree(folder)) == {*tree(course(2)), "mine.ipynb"}


def test_what_the_learner_added_is_never_touched(course, folder):
    added = {
        "quiz.md": b"# Mine",
        "notebooks/own.ipynb": book("own"),
        "notebooks/03_new.ipynb": book("own, too"),
    }
    put(folder, added)
    for version in (1, 2, 3, 1):
        lay_out(course(version), folder, str(version))
        assert {name: (folder / name).read_bytes() for name in added} == added
    assert not {folder / name for name in added} & set(course_notebooks(folder))


def test_what_the_course_has_dropped_stays_when_the_learner_changed_it(course, folder):
    lay_out(course(1), folder, "1")
    mine = changed_by_the_learner(folder / SHEET)
    assert lay_out(course(2), folder, "2").removed == []
    assert (folder / SHEET).read_bytes() == mine
    assert lay_out(course(3), folder, "3").beside == {SHEET: "exercises/01_roles (version 3).ipynb"}


def test_an_older_version_brings_its_own_back(course, folder):
    for version in (1, 2, 1):
        lay_out(course(version), folder, str(version))
        assert tree(folder) == tree(course(version))


@pytest.mark.parametrize("after", range(1, 6))
@pytest.mark.parametrize("then", [2, 3])
def test_a_run_that_was_cut_off_is_completed_by_the_next(course, folder, monkeypatch, after, then):
    """After any number of written files, by the same version or another; nothing counts as the learner's."""
    lay_out(course(1), folder, "1")
    mine = changed_by_the_learner(folder / VISION)
    whole, left = os.replace, iter(range(after - 1))

    def cut_off(source, target):
        if next(left, None) is None:
            raise OSError(28, "No space left on device", str(target))
        whole(source, target)

    monkeypatch.setattr(module.os, "replace", cut_off)
    try:
        lay_out(course(2), folder, "2")
    except OSError:
        assert not list(folder.rglob("*.half"))
    monkeypatch.setattr(module.os, "replace", whole)
    done = lay_out(course(then), folder, str(then))
    assert done.beside == {} and laid_version(folder) == str(then)
    expected = tree(course(then)) | {VISION: mark(mine)}
    assert tree(folder) == expected


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"version": 1, "notebooks": {"a": 3}}', b"\xff"])
def test_a_damaged_note_makes_every_older_notebook_the_learner_s(course, folder, damage):
    lay_out(course(1), folder, "1")
    old = (folder / ROLES).read_bytes()
    (folder / NOTE).write_bytes(damage)
    assert lay_out(course(2), folder, "2").beside == {ROLES: BESIDE}
    assert (folder / ROLES).read_bytes() == old
    assert {VISION, BESIDE, "notebooks/03_new.ipynb"} <= set(tree(folder))


def test_a_file_that_is_no_notebook_any_more_is_the_learner_s(course, folder):
    lay_out(course(1), folder, "1")
    (folder / ROLES).write_bytes(b'{"cells": [3]}')
    assert lay_out(course(2), folder, "2").beside == {ROLES: BESIDE}


def test_a_package_without_notebooks_takes_none_away(course, folder, tmp_path):
    lay_out(course(1), folder, "1")
    with pytest.raises(SetupProblem, match="without the course's notebooks"):
        lay_out(tmp_path / "nothing", folder, "2")
    assert tree(folder) == tree(course(1))


def test_only_what_came_with_the_package_may_be_trusted_unseen(course, folder):
    lay_out(course(1), folder, "1")
    changed_by_the_learner(folder / ROLES)
    lay_out(course(2), folder, "2")
    put(folder, {"notebooks/stranger.ipynb": book("roles", "more")})
    run_by_the_learner(folder / VISION)  # its outputs came from elsewhere, and could be scripts
    assert as_brought(course(2), folder) == [folder / BESIDE, folder / "notebooks/03_new.ipynb"]


@pytest.mark.parametrize("name", ["../letter.ipynb", "notebooks/../../letter.ipynb", "/{outside}", "quiz.md"])
def test_a_stranger_s_note_reaches_nothing_but_the_course_s_notebooks(course, folder, name):
    outside = put(folder.parent, {"letter.ipynb": book("letter")}) / "letter.ipynb"
    put(folder, {"quiz.md": b"# Mine"})
    name = name.format(outside=outside)
    marks = [mark(outside.read_bytes()), mark(b"# Mine")]
    note = {"version": "0", "notebooks": {name: {"file": "", "marks": marks, "of": ""}}}
    (folder / NOTE).write_text(json.dumps(note))
    assert lay_out(course(1), folder, "1").removed == []
    assert outside.exists() and (folder / "quiz.md").exists()


def test_only_what_a_person_changes_changes_the_mark():
    plain = json.loads(book("one", "two"))
    seen = {mark(json.dumps(plain).encode())}
    for change in (
        lambda told: told["cells"][0].update(source="other"),
        lambda told: told["cells"].reverse(),
        lambda told: told["cells"].pop(),
        lambda told: told["cells"][0].update(cell_type="markdown"),
        lambda told: told["cells"][0]["metadata"].update(tags=["mine"]),
        lambda told: told["cells"][0].update(attachments={"a.png": {"image/png": "AA=="}}),
        lambda told: told["metadata"].update(pmkit={"course": False}),
    ):
        told = json.loads(json.dumps(plain))
        change(told)
        seen.add(mark(json.dumps(told).encode()))
    assert len(seen) == 8
