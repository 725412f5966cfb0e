"""`pmkit progress` and `pmkit class`, as they are typed."""

import json
import os
import stat
from pathlib import Path

from progress_helpers import attempt
from typer.testing import CliRunner

from pmkit.cli import app
from pmkit.practice.progress import open_store


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


def answer(item="prioritisation.rice-1"):
    store = open_store()
    store.append(attempt(1, item=item, event="checked", verdict="right"))
    store.close()


def test_progress_is_told_in_sentences_and_as_json():
    answer()
    told = run("progress")
    assert told.exit_code == 0 and "items done" in told.stdout and "progress.db" in told.stdout
    record = json.loads(run("progress", "--json").stdout)
    assert {"chapters", "next", "due", "skills", "minutes_left", "place", "notice"} <= set(record)


def test_progress_moves_to_another_machine(tmp_path, monkeypatch):
    answer()
    done = run("progress", "backup", tmp_path / "b.zip")
    assert (done.exit_code, done.stdout) == (0, f"{tmp_path / 'b.zip'} holds 1 entry.\n")
    refused = run("progress", "backup", tmp_path / "b.zip")
    assert (
        refused.exit_code == 1 and "not overwritten" in refused.output and "Traceback" not in refused.output
    )
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path / "other machine"))
    answer("roles.who-1")
    assert run("progress", "restore", tmp_path / "b.zip").stdout == "1 entry added, 0 already here.\n"
    assert json.loads(run("progress", "merge", tmp_path / "b.zip", "--json").stdout)["known"] == 1
    assert len(open_store().history()) == 2


def flip_a_bit(marker):
    """Bit 7 of the first byte of a text, so that it is no text any more."""
    path = Path(os.environ["PMKIT_HOME"]) / "progress.db"
    data = bytearray(path.read_bytes())
    data[data.index(marker)] ^= 128
    path.write_bytes(data)


def test_where_a_bit_has_changed_no_command_says_that_all_is_well(tmp_path):
    """doctor said so, a copy of no entry was made with exit 0, and progress showed a beginner's page."""
    answer()
    answer("roles.who-1")
    flip_a_bit(b"roles.who-1")
    told = run("progress", "backup", tmp_path / "b.zip")
    assert "holds 1 entry. The progress file" in told.stdout and "was damaged" in told.stdout
    answer("roles.who-1")
    flip_a_bit(b"roles.who-1")
    found = run("doctor").stdout
    assert "look  Progress" in found and "1 entry can't be trusted" in found and "All is well" not in found
    answer("roles.who-1")
    flip_a_bit(b"roles.who-1")
    assert "was damaged" in json.loads(run("progress", "--json").stdout)["notice"]
    assert "3 damaged files from earlier lie beside it" in run("progress").stdout
    assert "3 damaged files from earlier lie beside it" in run("doctor").stdout


def test_no_copy_without_an_entry_is_made_while_something_is_wrong(tmp_path):
    answer()
    file = Path(os.environ["PMKIT_HOME"]) / "progress.db"
    file.write_bytes(bytes(file.stat().st_size))
    for _ in range(2):
        done = run("progress", "backup", tmp_path / "b.zip")
        assert done.exit_code == 1 and "No copy was made, because no entry can be read" in done.output
        assert "progress-damaged" in done.output and not (tmp_path / "b.zip").exists()


def test_a_file_that_is_no_backup_gets_a_sentence(tmp_path):
    (tmp_path / "letter.txt").write_text("Dear Ada")
    for command in ("restore", "merge"):
        done = run("progress", command, tmp_path / "letter.txt")
        assert done.exit_code == 1 and "no copy of your work" in done.output


def test_class_init_says_what_is_missing_and_leaves_no_file(tmp_path):
    names, secrets = tmp_path / "names.txt", tmp_path / "logins.csv"
    names.write_text("anna\nben\n")
    assert "PMKIT_CLASS_OWNER_URL" in run("class", "init", names, "--credentials", secrets).output
    words = ["class", "init", names, "--credentials", secrets, "--owner"]
    for owner, says in (
        ("sqlite:///x.db", "PostgreSQL server"),
        ("mysql://x", "postgresql://"),
        ("postgresql://nobody@/none?host=/nowhere", "does not answer"),
    ):
        done = run(*words, owner)
        assert done.exit_code == 1 and says in done.output, done.output
        assert not secrets.exists()
    secrets.write_text("old")
    assert "not overwritten" in run(*words, "postgresql://x").output
    assert secrets.read_text() == "old"
    names.write_text("\n")
    assert "no names" in run(*words, "postgresql://x").output
    assert stat.S_ISREG(secrets.stat().st_mode)
