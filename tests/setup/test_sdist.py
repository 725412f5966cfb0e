"""The source distribution holds what is needed to build, read and test; the wheel is built from it."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def build(kind: str, source: Path, out: Path) -> Path:
    """Build a distribution with hatchling, which asks no network; returns its file."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(out)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (made,) = out.iterdir()
    return made


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = build("sdist", ROOT, tmp_path_factory.mktemp("sdist"))
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(made) as archive:
        archive.extractall(folder, filter="data")
    return folder / made.name.removesuffix(".tar.gz")


def test_every_file_of_the_repository_is_in_it(unpacked):
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("this folder is no git repository, so there is no list of its files")
    files = [name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).exists()]
    assert len(files) > 500
    assert [name for name in files if not (unpacked / name).is_file()] == []


def test_nothing_else_is_in_it(unpacked):
    kept = {path.name for path in ROOT.iterdir()} | {"PKG-INFO"}
    assert {path.name for path in unpacked.iterdir()} <= kept
    assert not list(unpacked.rglob("*.pyc")) and not (unpacked / ".venv").exists()


def test_the_wheel_built_from_it_is_the_package_with_its_data(unpacked, tmp_path):
    with zipfile.ZipFile(build("wheel", unpacked, tmp_path)) as wheel:
        names = set(wheel.namelist())
    shipped = {
        path.relative_to(ROOT / "src").as_posix()
        for path in (ROOT / "src" / "pmkit").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert len(shipped) > 300 and shipped <= names
    assert "pmkit/charts/fonts/OFL.txt" in names
    assert any(name.endswith("licenses/src/pmkit/charts/fonts/OFL.txt") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "tools/", "pmkit/tools/"))]
