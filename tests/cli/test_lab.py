"""`pmkit lab` for who installed the package: a folder is made, told and kept; each refusal is a sentence."""

import errno
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pmkit.cli import app
from pmkit.setup import folder as where

INSTALLED = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def installed(tmp_path, monkeypatch):
    """As if the package had been installed, for a person with a home of their own; no server is started."""
    monkeypatch.setattr(where, "repository", lambda: None)
    monkeypatch.setattr("pmkit.setup.places.repository", lambda: None)
    monkeypatch.setattr(where, "shipped", lambda: INSTALLED)
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    monkeypatch.setattr("pmkit.setup.trust.run", lambda *_: None)
    served: list[Path] = []
    monkeypatch.setattr("pmkit.setup.serve.serve", lambda places, **_: served.append(places.root) or 0)
    return served


def lab(*words: str) -> tuple[int, str]:
    ended = CliRunner().invoke(app, ["lab", *words])
    return ended.exit_code, " ".join(ended.output.split())


def test_the_first_start_lays_the_course_out_at_home_and_says_where(tmp_path, installed):
    code, said = lab()
    folder = tmp_path / "home" / "pmkit-course"
    assert code == 0 and installed == [folder]
    assert f"Laying the course out in {folder}" in said and "pmkit lab --folder" in said
    for part in ("notebooks", "exercises", "solutions"):
        names = {path.name for path in (INSTALLED / part).glob("*.ipynb")}
        assert names and {path.name for path in (folder / part).iterdir()} == names
    code, said = lab()
    assert code == 0 and said.startswith(f"-> The course is in {folder} ")


def test_a_chosen_folder_is_taken_again_by_the_next_start(tmp_path, installed):
    lab()
    chosen = tmp_path / "Mein Kurs für Łódź"
    code, said = lab("--folder", str(chosen))
    assert code == 0
    assert f"What you changed or added in {tmp_path / 'home/pmkit-course'} stays there." in said
    assert lab()[1].startswith(f"-> The course is in {chosen} ")
    assert installed[1:] == [chosen, chosen]


def test_the_variable_comes_before_what_was_chosen_last(tmp_path, installed, monkeypatch):
    lab("--folder", str(tmp_path / "one"))
    monkeypatch.setenv("PMKIT_COURSE", str(tmp_path / "other"))
    lab()
    assert installed == [tmp_path / "one", tmp_path / "other"]


def test_a_new_version_says_what_it_did_and_what_it_left(tmp_path, monkeypatch):
    lab()
    roles = tmp_path / "home/pmkit-course/notebooks/01_roles.ipynb"
    roles.write_text(roles.read_text(encoding="utf-8").replace('"source": [', '"source": ["Mine. ",', 1))
    (roles.parent / "02_vision.ipynb").unlink()
    newer = tmp_path / "newer/notebooks"
    newer.mkdir(parents=True)
    for name in ("00_start_here", "01_roles"):
        text = (INSTALLED / f"notebooks/{name}.ipynb").read_text(encoding="utf-8")
        (newer / f"{name}.ipynb").write_text(text.replace('"source": [', '"source": ["Newer. ",', 1))
    monkeypatch.setattr(where, "shipped", lambda: tmp_path / "newer")
    monkeypatch.setattr("pmkit.__version__", "7.0")
    said = lab()[1]
    assert "to 7.0 (notebooks: 1 renewed," in said and "no longer part of it" in said
    assert "You have changed notebooks/01_roles.ipynb: yours stays" in said
    assert "the new one is beside it: 01_roles (version 7.0).ipynb" in said


def test_what_was_missing_is_told(tmp_path):
    lab()
    (tmp_path / "home/pmkit-course/exercises/01_roles.ipynb").unlink()
    assert "exercises/01_roles.ipynb was missing and is back." in lab()[1]


def test_a_file_in_the_place_of_the_folder(tmp_path):
    (tmp_path / "file").touch()
    code, said = lab("--folder", str(tmp_path / "file"))
    assert (
        code == 1
        and said.startswith(f"{tmp_path / 'file'} is in the way")
        and "pmkit lab --folder FOLDER" in said
    )


def test_a_folder_in_the_place_of_a_notebook(tmp_path):
    (tmp_path / "notebooks/01_roles.ipynb").mkdir(parents=True)
    code, said = lab("--folder", str(tmp_path))
    assert code == 1 and said.startswith(f"{tmp_path / 'notebooks/01_roles.ipynb'} is in the way")


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere, Windows asks otherwise"
)
def test_a_folder_that_is_not_ours_to_write(tmp_path):
    (tmp_path / "locked").mkdir(mode=0o500)
    code, said = lab("--folder", str(tmp_path / "locked"))
    assert code == 1 and "can't be used (Permission denied)" in said


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, "The disk is full. Free about 50 MB, then type the same command again"),
        (
            errno.EROFS,
            "can't be used (Read-only file system): choose another folder: pmkit lab --folder FOLDER",
        ),
        (errno.EACCES, "can't be used (Permission denied): choose another folder"),
    ],
)
def test_what_the_disk_refuses_is_a_sentence_and_the_next_start_goes_on(tmp_path, monkeypatch, number, says):
    whole, left = os.replace, iter(range(5))

    def refuse(source, target):
        if next(left, None) is None:
            raise OSError(number, os.strerror(number), str(target))
        whole(source, target)

    monkeypatch.setattr("pmkit.setup.lay_out.os.replace", refuse)
    code, said = lab()
    assert code == 1 and says in said and "Traceback" not in said
    monkeypatch.setattr("pmkit.setup.lay_out.os.replace", whole)
    assert lab()[0] == 0
    laid = list((tmp_path / "home/pmkit-course").rglob("*.ipynb"))
    assert len(laid) == sum(
        len(list((INSTALLED / part).glob("*.ipynb"))) for part in ("notebooks", "exercises", "solutions")
    )


def test_a_repository_is_used_as_it_is(tmp_path, installed, monkeypatch):
    for name in ("pyproject.toml", "start.py"):
        (tmp_path / name).touch()
    monkeypatch.setenv("PMKIT_COURSE", str(tmp_path))
    code, said = lab()
    assert (code, said, installed) == (0, "", [tmp_path])
    assert not (tmp_path / "notebooks").exists()
