"""A module that is put off costs nothing until it is used, and then is the module itself."""

import subprocess
import sys
from textwrap import dedent

import pytest

HEAVY = """
import sys
print("imported", __name__)
class Thing:
    pass
def double(number):
    return 2 * number
level = 3
"""


@pytest.fixture
def run(tmp_path):
    """What a program prints, beside which lie the module `heavy` and the package `box` with `box.inner`."""
    (tmp_path / "box").mkdir()
    for name in ("heavy.py", "box/__init__.py", "box/inner.py"):
        (tmp_path / name).write_text(HEAVY)

    def run(code):
        code = "from pmkit.setup.put_off import put_off\n" + dedent(code)
        found = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
        assert found.returncode == 0, found.stderr
        return found.stdout.splitlines()

    return run


def test_it_is_imported_when_something_of_it_is_used_and_not_before(run):
    assert run("""
        put_off({"heavy": ("double",)})
        import heavy
        from heavy import double
        print("not yet")
        print(double(4), heavy.level)
        import heavy as again
        print(again.level, double(5))
    """) == ["not yet", "imported heavy", "8 3", "3 10"]


def test_a_class_can_be_asked_what_belongs_to_it(run):
    assert run("""
        put_off({"heavy": ("Thing",)})
        from heavy import Thing
        print(isinstance(3, (str, Thing)))
        made = Thing()
        print(isinstance(made, Thing), isinstance(3, Thing), type(made).__name__)
    """) == ["False", "imported heavy", "True False Thing"]


def test_a_package_comes_with_what_is_in_it(run):
    assert run("""
        put_off({"box": (), "box.inner": ()})
        import box.inner
        print("not yet")
        print(box.inner.level, box.level)
    """) == ["not yet", "imported box", "imported box.inner", "3 3"]


def test_of_a_package_that_is_there_a_part_can_be_put_off(run):
    assert run("""
        put_off({"box.inner": ()})
        from box import inner
        print("not yet")
        print(inner.level)
    """) == ["imported box", "not yet", "imported box.inner", "3"]


def test_what_is_imported_already_or_not_installed_stays_as_it_is(run):
    assert run("""
        import heavy
        put_off({"heavy": ("double",), "no_such_module": ()})
        print(heavy.double.__module__)
        try:
            import no_such_module
        except ImportError as problem:
            print(problem)
    """) == ["imported heavy", "heavy", "No module named 'no_such_module'"]


def test_addresses_are_checked_as_before(run):
    """What is put off of `jsonschema` is there for whoever checks with it."""
    assert run("""
        import sys
        from pmkit.setup.put_off import SCHEMAS
        put_off(SCHEMAS)
        from jsonschema import FormatChecker
        print("lark" in sys.modules)
        for kind in ("uri", "iri"):
            for address in ("https://a.example/ö" if kind == "iri" else "https://a.example", "a b"):
                print(kind, FormatChecker().conforms(address, kind))
    """) == ["False", "uri True", "uri False", "iri True", "iri False"]
