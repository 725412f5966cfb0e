"""Conda users get the same packages within the same bounds as everyone else."""

import tomllib
from pathlib import Path

import pytest
import rattler
import yaml
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DEPENDENCIES = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
CONDA = [entry for entry in DEPENDENCIES if isinstance(entry, str)]
PIP = next(entry["pip"] for entry in DEPENDENCIES if isinstance(entry, dict))


def bounds(name: str, specifier: object) -> tuple[str, frozenset[str]]:
    return name, frozenset(str(specifier).replace(" ", "").split(",")) - {""}


@pytest.mark.parametrize("entry", CONDA)
def test_conda_understands_each_line(entry):
    spec = rattler.MatchSpec(entry, strict=True)
    assert spec.name is not None


def test_names_and_bounds_are_those_of_pyproject():
    conda = {bounds(spec.name.normalized, spec.version or "") for spec in map(rattler.MatchSpec, CONDA)}
    pip = {bounds(line.name, line.specifier) for line in map(Requirement, PIP[:-1])}
    expected = {bounds(line.name, line.specifier) for line in map(Requirement, PROJECT["dependencies"])}
    tools = {bounds("python", PROJECT["requires-python"]), bounds("pip", "")}
    assert (conda - tools) | pip == expected
    assert tools <= conda


def test_the_course_itself_comes_last():
    assert PIP[-1] == "--editable ."
