"""The package's surface: every name is there, costs nothing until used, and its examples run."""

import doctest
import inspect
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import pmkit.methods as methods

MODULES = sorted(path.stem for path in Path(methods.__file__).parent.glob("*.py") if path.stem != "__init__")


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_in_the_docstrings_run(module):
    outcome = doctest.testmod(import_module(f"pmkit.methods.{module}"))
    assert outcome.failed == 0


@pytest.mark.parametrize("name", methods.__all__)
def test_every_public_name_exists_and_is_documented(name):
    assert getattr(methods, name) is not None
    assert name not in MODULES, "a module of the same name would hide it"
    if callable(getattr(methods, name)):
        assert getattr(methods, name).__doc__


FUNCTIONS = [name for name in methods.__all__ if inspect.isfunction(getattr(methods, name))]
READS_A_FILE = {"read_nrp"}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_public_function_has_its_types_and_an_example(name):
    function = getattr(methods, name)
    signature = inspect.signature(function)
    unsaid = [one.name for one in signature.parameters.values() if one.annotation is one.empty]
    assert unsaid == [] and signature.return_annotation is not signature.empty
    assert ">>>" in function.__doc__ or name in READS_A_FILE


def test_an_unknown_name_is_refused():
    with pytest.raises(AttributeError, match="no 'rise'"):
        _ = methods.rise


def test_importing_the_package_loads_neither_pandas_nor_scipy():
    check = "import sys, pmkit.methods; print(sorted({'pandas', 'numpy', 'scipy'} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_scores_work_without_scipy():
    check = (
        "import sys, pmkit.methods as m; [getattr(m, n) for n in m.__all__]; print('scipy' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
