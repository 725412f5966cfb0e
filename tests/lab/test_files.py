"""The extension's files: JupyterLab finds in them what it expects, and they hold to the rules of the page."""

import json
import re
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import pmkit.lab

HERE = Path(pmkit.lab.__file__).parent
STATIC = HERE / "labextension" / "static"
SCRIPTS = sorted(STATIC.glob("*.js"))


def test_the_package_names_its_entry_and_it_is_there():
    package = json.loads((HERE / "labextension" / "package.json").read_text(encoding="utf-8"))
    assert package["name"] == pmkit.lab._jupyter_labextension_paths()[0]["dest"] == "pmkit-lab"
    assert package["version"] == pmkit.__version__
    assert (HERE / "labextension" / package["jupyterlab"]["_build"]["load"]).is_file()


def test_every_script_that_is_imported_is_there():
    for script in SCRIPTS:
        for name in re.findall(
            r'from "\./([^"]+)"|import\("\./([^"]+)"\)', script.read_text(encoding="utf-8")
        ):
            assert (STATIC / "".join(name)).is_file(), (script.name, name)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_set_text_as_text_and_ask_nobody(script):
    text = script.read_text(encoding="utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", text)
    assert re.findall(r"https?://[^\s\"']+", text) in ([], ["http://www.w3.org/2000/svg"])
    assert "console.log" not in text


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
@pytest.mark.skipif(
    not shutil.which("node"), reason="Node.js is not installed; the browser tests load the scripts too"
)
def test_scripts_parse(script, tmp_path):
    module = tmp_path / script.with_suffix(".mjs").name
    shutil.copy(script, module)
    checked = subprocess.run(["node", "--check", str(module)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr


def test_the_server_loads_the_extension_that_is_named():
    configured = json.loads((HERE / "jupyter_server_config.json").read_text(encoding="utf-8"))
    (name,) = configured["ServerApp"]["jpserver_extensions"]
    (point,) = import_module(name)._jupyter_server_extension_points()
    assert callable(import_module(point["module"])._load_jupyter_server_extension)


def test_loading_the_server_part_is_light():
    heavy = {"pandas", "sqlalchemy", "altair", "pmkit.practice"}
    code = f"import sys, pmkit.lab.server; sys.exit(bool({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
