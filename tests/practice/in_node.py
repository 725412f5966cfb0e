"""Runs scripts of the package in Node.js, once for a whole batch of data: what a page says without Python."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

import pmkit

PACKAGE = Path(pmkit.__file__).parent
NODE = shutil.which("node")
REQUIRED = os.environ.get("PMKIT_REQUIRE_BROWSER") == "1"

needs_node = pytest.mark.skipif(
    NODE is None and not REQUIRED, reason="Node.js is not installed; it runs the scripts of pages"
)


def in_node(scripts: Iterable[str], each: str, data: list[Any]) -> list[Any]:
    """What the function `each`, in JavaScript, gives for every element of `data`; `scripts` are files of the
    package that stand before it."""
    parts = [(PACKAGE / name).read_text(encoding="utf-8") for name in scripts]
    parts.append(f'const DATA = JSON.parse(require("fs").readFileSync(0, "utf8"));\nconst each = {each};')
    parts.append("process.stdout.write(JSON.stringify(DATA.map((one) => each(one))));")
    assert NODE, "Node.js is required here"
    ended = subprocess.run(
        [NODE, "-e", "\n".join(parts)],
        input=json.dumps(data),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    found = json.loads(ended.stdout)
    assert len(found) == len(data)
    return list(found)
