"""The locks hold every package that pyproject.toml asks for, with hashes, for all systems."""

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.lock", "requirements-hub.lock", "requirements-test.lock")


def pins(name: str) -> list[Requirement]:
    """The locked packages; every hash line removed."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return [Requirement(line.removesuffix(" \\")) for line in text.splitlines() if not line.startswith(" ")]


def wanted(name: str) -> list[Requirement]:
    lines = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["setup"]
    if name == "requirements-test.lock":
        for extra in PROJECT["project"]["optional-dependencies"].values():
            lines = lines + extra
    if name == "requirements-hub.lock":
        lines = lines + PROJECT["project"]["optional-dependencies"]["hub"]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize("name", LOCKS)
def test_each_wanted_package_is_locked_within_its_bounds(name):
    locked = {canonicalize_name(pin.name): pin for pin in pins(name)}
    for requirement in wanted(name):
        version = str(locked[canonicalize_name(requirement.name)].specifier).removeprefix("==")
        assert requirement.specifier.contains(version), (
            f"{requirement} but {version} is locked: compile the lock anew"
        )


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_holds_pins_and_hashes_and_no_address(name):
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        pin = re.fullmatch(r"[a-z0-9-]+(\[[a-z]+\])?==\S+( ; [^\\]+)? \\", line)
        assert pin or re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line), line


def test_learning_and_testing_use_the_same_versions():
    tested = set(map(str, pins("requirements-test.lock")))
    hub = set(map(str, pins("requirements-hub.lock")))
    assert set(map(str, pins("requirements.lock"))) <= hub <= tested


@pytest.mark.parametrize("system", ["win32", "darwin", "linux"])
def test_each_system_gets_what_only_it_needs(system):
    names = {"win32": "nt"}
    here = {**default_environment(), "sys_platform": system, "os_name": names.get(system, "posix")}
    chosen = {pin.name for pin in pins("requirements.lock") if not pin.marker or pin.marker.evaluate(here)}
    assert ("pywinpty" in chosen) == (system == "win32")
    assert ("appnope" in chosen) == (system == "darwin")
    assert ("ptyprocess" in chosen) == (system != "win32")


def test_what_is_tested_here_is_what_is_locked():
    here = default_environment()
    other = [
        f"{pin.name} {metadata.version(pin.name)}"
        for pin in pins("requirements-test.lock")
        if (not pin.marker or pin.marker.evaluate(here))
        and not pin.specifier.contains(metadata.version(pin.name))
    ]
    assert other == []
