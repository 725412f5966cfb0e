"""`pmkit doctor` names each problem and what to do about it."""

import json
import sqlite3
from importlib import metadata
from pathlib import Path

import pytest
from typer.testing import CliRunner

import pmkit
from pmkit.cli import app
from pmkit.cli.shared import diagnosis, installation
from pmkit.setup.folder import shipped
from pmkit.setup.lay_out import lay_out


def test_the_json_and_the_sentences_tell_the_same():
    told = json.loads(CliRunner().invoke(app, ["doctor", "--json"]).stdout)
    screen = CliRunner().invoke(app, ["doctor"], env={"COLUMNS": "500"}).stdout
    assert [finding["subject"] for finding in told][:2] == ["Python", "Packages"]
    for finding in told:
        assert f"{finding['subject']}: " in screen
        assert finding["fine"] or finding["remedy"], "a problem without a remedy"


def test_progress_is_found_where_pmkit_home_says(tmp_path, monkeypatch):
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path / "Fortschritt"))
    finding = diagnosis.progress()
    assert finding.fine and str(tmp_path / "Fortschritt") in finding.says and "0 items" in finding.says


def test_progress_that_can_not_be_kept_is_told_with_the_store_s_own_words(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path / "file" / "inside"))
    finding = diagnosis.progress()
    assert not finding.fine and finding.remedy


def test_a_missing_package_is_named(monkeypatch):
    monkeypatch.setattr(metadata, "requires", lambda _: ["no-such-package>=1", "pandas>=3"])
    finding = installation.packages()
    assert not finding.fine and finding.says == "missing: no-such-package." and "start.py" in finding.remedy


def test_a_package_out_of_bounds_is_named_with_both_versions(monkeypatch):
    monkeypatch.setattr(metadata, "requires", lambda _: ["pandas<2"])
    finding = installation.packages()
    assert not finding.fine and f"pandas {metadata.version('pandas')} (the course needs <2)" in finding.says


def test_the_extras_are_not_asked_of_learners(monkeypatch):
    monkeypatch.setattr(metadata, "requires", lambda _: ["no-such-package>=1 ; extra == 'class'"])
    assert installation.packages().fine


def test_a_package_that_does_not_load_is_told_with_its_use(monkeypatch):
    monkeypatch.setattr(installation, "_LOADED", {"no_such_module": "charts"})
    finding = installation.loading()
    assert not finding.fine and finding.says.startswith("no_such_module (for charts) does not load")


class TestCourseMode:
    @pytest.fixture(autouse=True)
    def environment(self, tmp_path, monkeypatch):
        monkeypatch.setattr(installation.sys, "prefix", str(tmp_path))
        monkeypatch.setattr(installation, "_switched_off", lambda: False)

    def install(self, tmp_path: Path) -> Path:
        shipped = Path(pmkit.__file__).parent / "lab"
        installed = tmp_path / "share/jupyter/labextensions/pmkit-lab"
        for file in (shipped / "labextension").rglob("*.js*"):
            copy = installed / file.relative_to(shipped / "labextension")
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
        server = tmp_path / "etc/jupyter/jupyter_server_config.d/pmkit.json"
        server.parent.mkdir(parents=True)
        server.write_text("{}")
        return installed

    def test_installed_is_fine(self, tmp_path):
        self.install(tmp_path)
        assert installation.course_mode().fine

    def test_missing_is_told_with_what_works_meanwhile(self):
        finding = installation.course_mode()
        assert not finding.fine and "Run All Cells" in finding.remedy

    def test_an_older_copy_is_told(self, tmp_path):
        (self.install(tmp_path) / "package.json").write_text("{}")
        assert installation.course_mode().says == "installed from an older course."

    def test_switched_off_is_told(self, tmp_path, monkeypatch):
        self.install(tmp_path)
        monkeypatch.setattr(installation, "_switched_off", lambda: True)
        assert "jupyter labextension enable pmkit-lab" in installation.course_mode().remedy


def test_a_nearly_full_disk_is_told(monkeypatch):
    monkeypatch.setattr(diagnosis.shutil, "disk_usage", lambda _: type("Usage", (), {"free": 50_000_000}))
    finding = diagnosis.space()
    assert not finding.fine and finding.says == "only 50 MB free."


def test_a_machine_without_a_browser_gets_the_other_way(monkeypatch):
    import webbrowser

    def none():
        raise webbrowser.Error("none")

    monkeypatch.setattr(webbrowser, "get", none)
    assert "--no-browser" in diagnosis.browser().remedy


def test_untrusted_notebooks_are_counted(tmp_path, monkeypatch):
    import nbformat

    (tmp_path / "notebooks").mkdir()
    cells = [nbformat.v4.new_code_cell("1")]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / "notebooks/00_start_here.ipynb")
    monkeypatch.setattr(diagnosis, "course_folder", lambda: tmp_path)
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "data"))
    for name in ("pyproject.toml", "start.py"):
        (tmp_path / name).touch()
    finding = diagnosis.trust()
    assert not finding.fine and "0 of 1" in finding.says


def test_signatures_that_can_not_be_written_are_no_traceback(tmp_path, monkeypatch):
    """A folder that is only read: the notary notes when it last saw a signature."""
    monkeypatch.setattr(diagnosis, "course_folder", lambda: tmp_path)
    lay_out(shipped(), tmp_path, "1")
    (tmp_path / ".jupyter/data").mkdir(parents=True)
    (tmp_path / ".jupyter/data/nbsignatures.db").touch()

    def refuse(*_):
        raise sqlite3.OperationalError("attempt to write a readonly database")

    monkeypatch.setattr("nbformat.sign.NotebookNotary.check_signature", refuse)
    finding = diagnosis.trust()
    assert not finding.fine and "JupyterLab may run 0 of" in finding.says


class TestInstalled:
    """Only the package is there: its notebooks lie in the learner's folder."""

    @pytest.fixture(autouse=True)
    def folder(self, tmp_path, monkeypatch):
        for part in (diagnosis, installation):
            monkeypatch.setattr(part, "repository", lambda: None)
        monkeypatch.setattr("pmkit.setup.places.repository", lambda: None)
        monkeypatch.setenv("PMKIT_COURSE", str(tmp_path / "mine"))
        return tmp_path / "mine"

    def test_before_the_first_start_the_folder_is_told(self, folder):
        finding = diagnosis.course()
        assert finding.fine and finding.says == f"pmkit lab will lay the notebooks out in {folder}."
        assert diagnosis.trust().fine and diagnosis.space().fine

    def test_an_older_course_is_told_with_the_remedy(self, folder):
        lay_out(shipped(), folder, pmkit.__version__)
        count = len(list(folder.rglob("*.ipynb")))
        assert count and diagnosis.course().says == f"{count} notebooks in {folder}."
        lay_out(shipped(), folder, "0.0")
        says = f"{count} notebooks in {folder}, of version 0.0; pmkit lab brings them to {pmkit.__version__}."
        assert diagnosis.course().says == says

    def test_an_empty_folder_is_told_with_the_remedy(self, folder):
        folder.mkdir()
        finding = diagnosis.course()
        assert not finding.fine and finding.remedy == "Type pmkit lab: it lays them out."

    def test_nobody_is_sent_to_a_repository(self, monkeypatch):
        monkeypatch.setattr(metadata, "requires", lambda _: ["no-such-package>=1"])
        assert installation.packages().remedy == (
            "Install pmkit-course again, from the same file or folder as the first time."
        )


def test_the_other_project_of_that_name_is_told(tmp_path, monkeypatch):
    (tmp_path / "pmkit-9.0.dist-info").mkdir()
    (tmp_path / "pmkit-9.0.dist-info/METADATA").write_text(
        "Metadata-Version: 2.1\nName: pmkit\nVersion: 9.0\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    finding = installation.name()
    assert not finding.fine and "pmkit 9.0" in finding.says and "pip uninstall pmkit" in finding.remedy


def test_a_module_pmkit_of_a_package_with_any_name_is_told(tmp_path, monkeypatch):
    there = tmp_path / "product_kit-3.1.dist-info"
    there.mkdir()
    (there / "METADATA").write_text("Metadata-Version: 2.1\nName: product-kit\nVersion: 3.1\n")
    (there / "RECORD").write_text("pmkit/__init__.py,,\n")
    monkeypatch.syspath_prepend(tmp_path)
    finding = installation.name()
    assert (
        not finding.fine and "product-kit 3.1" in finding.says and "uninstall product-kit" in finding.remedy
    )


def _command(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    command = folder / "pmkit"
    command.write_text("#!/bin/sh\n")
    command.chmod(0o755)
    return command


def test_a_command_pmkit_that_is_not_the_course_is_told(tmp_path, monkeypatch):
    other = _command(tmp_path / "other/bin")
    monkeypatch.setenv("PATH", str(other.parent))
    finding = installation.name()
    assert not finding.fine and str(other) in finding.says and "pmkit in its place" in finding.remedy


@pytest.mark.parametrize("lib", ["lib/python3.13", "Lib"])
def test_the_course_in_another_environment_is_no_trouble(tmp_path, monkeypatch, lib):
    mine = _command(tmp_path / "mine/bin")
    (tmp_path / f"mine/{lib}/site-packages/pmkit_course-0.1.0.dist-info").mkdir(parents=True)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/pmkit").symlink_to(mine)  # as uv and pipx make it
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert installation.name().fine


def test_without_the_other_project_the_name_is_fine(monkeypatch):
    assert installation.name().fine
    monkeypatch.setenv("PATH", "")
    assert installation.name().fine
