"""What is known to be unsafe among the locked packages, asked of OSV, the open database of advisories.

Names and versions of the locked packages are sent, nothing else; learners' programs never ask.
"""

import json
import re
from collections.abc import Mapping, Sequence
from http.client import HTTPException
from pathlib import Path
from urllib.request import Request, urlopen

from pmkit.english import listed

FEED = "https://api.osv.dev/v1/querybatch"
"""One question for all packages: https://google.github.io/osv.dev/post-v1-querybatch/"""
LOCKS = ("requirements.lock", "requirements-test.lock")
_SECONDS = 20
_MOST_BYTES = 10_000_000
_PIN = re.compile(r"^([\w.-]+)(?:\[[\w,.-]+\])?==([^\s;]+)", re.MULTILINE)


class NotChecked(Exception):
    """The feed was not reached or did not answer as it should; the message says how."""


def locked(root: Path) -> list[tuple[str, str]]:
    """Each locked package with its version, sorted. Raises `ValueError` where no lock is found."""
    texts = [(root / name).read_text(encoding="utf-8") for name in LOCKS if (root / name).is_file()]
    found = {(pin[1], pin[2]) for text in texts for pin in _PIN.finditer(text)}
    if not found:
        raise ValueError(f"No package is locked in {root}: {listed(LOCKS)} are missing or empty.")
    return sorted(found)


def known(pins: Sequence[tuple[str, str]], feed: str = FEED) -> dict[tuple[str, str], list[str]]:
    """The advisories of each locked package that has any, by their ids. Raises `NotChecked`."""
    if not feed.startswith(("https://", "http://")):
        raise NotChecked("the address has to begin with https://")
    queries = [{"package": {"name": name, "ecosystem": "PyPI"}, "version": version} for name, version in pins]
    asked = Request(
        feed, json.dumps({"queries": queries}).encode(), headers={"Content-Type": "application/json"}
    )
    try:
        with urlopen(asked, timeout=_SECONDS) as answer:  # nosec B310  # a web address, seen to above
            found = json.loads(answer.read(_MOST_BYTES))["results"]
        if len(found) != len(pins):
            raise NotChecked(f"it answered for {len(found)} of {len(pins)} packages")
        return {pin: ids for pin, one in zip(pins, found, strict=True) if (ids := _ids(one))}
    except OSError as problem:
        raise NotChecked(str(getattr(problem, "reason", "") or problem or type(problem).__name__)) from None
    except (ValueError, KeyError, TypeError, AttributeError, HTTPException):
        raise NotChecked("it answered with something else than advisories") from None


def _ids(one: Mapping[str, list[dict[str, str]]]) -> list[str]:
    return sorted(vulnerability["id"] for vulnerability in one.get("vulns", ()))
