"""What `pmkit doctor` looks at. Each check returns one `Finding`; none of them changes anything."""

import contextlib
import os
import re
import shutil
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib import import_module, metadata
from pathlib import Path

import pmkit
from pmkit.english import counted
from pmkit.setup.folder import course_folder, repository
from pmkit.setup.lay_out import course_notebooks, laid_version
from pmkit.setup.places import NOTEBOOK_FOLDERS, Places, command_line

DISTRIBUTION = "pmkit-course"
COURSE_MODE = "pmkit-lab"
LOW_SPACE = 200_000_000  # bytes
# What is fetched only when it is needed, so that a broken one shows up late; and what a person knows it by.
_LOADED = {
    "pandas": "tables",
    "scipy.optimize": "release planning",
    "sqlalchemy": "keeping progress",
    "altair": "charts",
    "vl_convert": "pictures of charts",
    "anywidget": "cards and tables that you can touch",
    "openpyxl": "Excel files",
}


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that was looked at: what it is, what was found and, where it is not fine, the remedy."""

    subject: str
    says: str
    fine: bool = True
    remedy: str = ""

    def to_json(self) -> dict[str, object]:
        """The finding as plain values."""
        return asdict(self)


def _set_up_again() -> str:
    """How to put the environment right that this pmkit runs in."""
    folder = repository()
    if folder is None:
        return f"Install {DISTRIBUTION} again, in the way you did it first."
    if Path(sys.prefix).resolve() == Places(folder).environment.resolve():
        return f"Type {command_line()} in the course's folder."
    return "Type python -m pip install --editable . in the course's folder."


def examine() -> list[Finding]:
    """Every finding, in the order in which a person would ask."""
    checks: tuple[Callable[[], Finding], ...] = (
        python,
        packages,
        loading,
        course,
        progress,
        space,
        course_mode,
        trust,
        browser,
        chromium,
    )
    return [check() for check in checks]


def python() -> Finding:
    """Which Python runs, and whether it is the course's own."""
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding(subject="Python", says=f"{version} in {sys.prefix}.")


def packages() -> Finding:
    """Whether the installed packages are within the bounds that the course was written for."""
    from packaging.requirements import Requirement

    missing, outside, count = [], [], 0
    for line in metadata.requires(DISTRIBUTION) or []:
        wanted = Requirement(line)
        if wanted.marker and not wanted.marker.evaluate({"extra": ""}):
            continue
        count += 1
        try:
            version = metadata.version(wanted.name)
        except metadata.PackageNotFoundError:
            missing.append(wanted.name)
            continue
        if not wanted.specifier.contains(version, prereleases=True):
            outside.append(f"{wanted.name} {version} (the course needs {wanted.specifier})")
    remedy = _set_up_again()
    with contextlib.suppress(metadata.PackageNotFoundError):
        return Finding(
            subject="Packages",
            says=f"pmkit {metadata.version('pmkit')}, a package of another project, is installed as well; "
            f"this course is {DISTRIBUTION}. Both have a module and a command of that name.",
            fine=False,
            remedy=f"Type python -m pip uninstall pmkit. {remedy}",
        )
    if missing:
        return Finding(subject="Packages", says=f"missing: {', '.join(missing)}.", fine=False, remedy=remedy)
    if outside:
        return Finding(
            subject="Packages", says=f"not as needed: {', '.join(outside)}.", fine=False, remedy=remedy
        )
    return Finding(subject="Packages", says=f"all {count} are there. {_against_lock()}".strip())


def _against_lock() -> str:
    folder = repository()
    lock = folder / "requirements.lock" if folder else None
    if lock is None or not lock.is_file():
        return ""
    other = set()
    pins: dict[str, set[str]] = {}
    for name, version in re.findall(
        r"^([\w.-]+)==([\w.!+-]+)", lock.read_text(encoding="utf-8"), re.MULTILINE
    ):
        pins.setdefault(name, set()).add(version)
    for name, versions in pins.items():
        with contextlib.suppress(metadata.PackageNotFoundError):  # a package of another system
            if metadata.version(name) not in versions:
                other.add(name)
    if not other:
        return "Their versions are the tested ones."
    return f"{len(other)} in another version than the tested one: {', '.join(sorted(other))}."


def loading() -> Finding:
    """Whether the larger packages really load."""
    for module, use in _LOADED.items():
        try:
            import_module(module)
        except Exception as error:  # whatever a broken installation throws is the finding
            return Finding(
                subject="Loading",
                says=f"{module} (for {use}) does not load: {error}",
                fine=False,
                remedy=f"{_set_up_again()} If it stays so, remove the folder .venv first.",
            )
    return Finding(subject="Loading", says="tables, charts and widgets load.")


def course() -> Finding:
    """Whether the notebooks are there and the folder can be written to."""
    from pmkit import __version__

    folder = course_folder()
    if not folder.is_dir():
        return Finding(subject="Course", says=f"pmkit lab will lay the notebooks out in {folder}.")
    if not os.access(folder, os.W_OK):
        return Finding(
            subject="Course",
            says=f"{folder} can't be written to.",
            fine=False,
            remedy="Move the course's folder to a place of your own, for example your Documents.",
        )
    count = len(Places(folder).notebooks())
    if not count:
        return Finding(
            subject="Course",
            says=f"{folder} has no notebooks in {', '.join(NOTEBOOK_FOLDERS)}.",
            fine=False,
            remedy=_notebooks_again(),
        )
    laid = laid_version(folder)
    older = (
        f", of version {laid}; {command_line()} brings them to {__version__}"
        if laid not in ("", __version__)
        else ""
    )
    return Finding(subject="Course", says=f"{count} notebooks in {folder}{older}.")


def _notebooks_again() -> str:
    if repository():
        return "Get the course again, or build the notebooks with pmkit author build."
    return f"Type {command_line()}: it lays them out."


def progress() -> Finding:
    """Where answers are kept, and whether that is the usual place."""
    from pmkit.practice.progress import open_store

    store = open_store()
    try:
        items = len(store.latest())
        place, notice = str(store.place), str(store.notice)
    finally:
        store.close()
    says = f"kept in {place}; {counted(items, 'item')} so far."
    return Finding(subject="Progress", says=says, fine=not notice, remedy=notice)


def space() -> Finding:
    """Whether there is room left for answers and exports."""
    folder = course_folder()
    free = shutil.disk_usage(folder if folder.is_dir() else Path.home()).free
    if free >= LOW_SPACE:
        return Finding(subject="Disk", says=f"{free / 1e9:.1f} GB free.")
    return Finding(
        subject="Disk",
        says=f"only {free / 1e6:.0f} MB free.",
        fine=False,
        remedy="Free some space: without it, new answers can't be written.",
    )


def course_mode() -> Finding:
    """Whether JupyterLab has the course's extension, in this version, and it is switched on."""
    remedy = f"{_set_up_again()} Until then everything works after Run, Run All Cells."
    installed = Path(sys.prefix) / "share" / "jupyter" / "labextensions" / COURSE_MODE
    server = Path(sys.prefix) / "etc" / "jupyter" / "jupyter_server_config.d" / "pmkit.json"
    subject = "Course mode"
    if not (installed / "package.json").is_file() or not server.is_file():
        return Finding(subject=subject, says="not installed in JupyterLab.", fine=False, remedy=remedy)
    shipped = Path(pmkit.__file__).resolve().parent / "lab" / "labextension"
    if any(_differs(file, installed / file.relative_to(shipped)) for file in shipped.rglob("*.js*")):
        return Finding(subject=subject, says="installed from an older course.", fine=False, remedy=remedy)
    if _switched_off():
        return Finding(
            subject=subject,
            says="switched off in JupyterLab.",
            fine=False,
            remedy=f"Type jupyter labextension enable {COURSE_MODE}.",
        )
    return Finding(subject=subject, says="installed in JupyterLab and switched on.")


def _differs(one: Path, other: Path) -> bool:
    return not other.is_file() or one.read_bytes() != other.read_bytes()


def _switched_off() -> bool:
    from jupyter_core.paths import jupyter_path
    from jupyterlab_server.config import get_page_config

    disabled = get_page_config(jupyter_path("labextensions")).get("disabledExtensions") or {}
    return bool(disabled.get(COURSE_MODE) if isinstance(disabled, dict) else COURSE_MODE in disabled)


def trust() -> Finding:
    """Whether JupyterLab may run the course's notebooks when they are opened."""
    folder = course_folder()
    notebooks = course_notebooks(folder)
    if not notebooks:
        return Finding(subject="Trust", says="no notebooks to look at.")
    from jupyter_core.paths import jupyter_data_dir
    from nbformat import read
    from nbformat.sign import NotebookNotary

    # The course's own server keeps the signatures with it; another has the user's own Jupyter folder.
    own = Places(folder).jupyter / "data"
    data = own if (own / "nbsignatures.db").is_file() else Path(jupyter_data_dir())
    trusted = 0
    if (data / "nbsignatures.db").is_file():
        notary = NotebookNotary(data_dir=str(data))
        with contextlib.suppress(sqlite3.Error):  # to look at a signature, the notary writes when it did
            trusted = sum(notary.check_signature(read(file, as_version=4)) for file in notebooks)
    if trusted == len(notebooks):
        return Finding(subject="Trust", says=f"JupyterLab may run all {trusted} notebooks of the course.")
    return Finding(
        subject="Trust",
        says=f"JupyterLab may run {trusted} of {len(notebooks)} notebooks when they are opened.",
        fine=False,
        remedy=f"Type {command_line()}, or choose Trust in JupyterLab when it asks.",
    )


def browser() -> Finding:
    """Whether a browser window can be opened from here."""
    import webbrowser

    try:
        webbrowser.get()
    except webbrowser.Error:
        return Finding(
            subject="Browser",
            says="none can be opened from here; that is usual on a server.",
            remedy=f"Start with {command_line()} --no-browser and open the address that it prints.",
        )
    return Finding(subject="Browser", says="the course opens in your usual browser.")


def chromium() -> Finding:
    """Whether the browser tests can run; only contributors need them."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found:
        return Finding(subject="Browser tests", says=f"run with {found}.")
    return Finding(subject="Browser tests", says="skipped: no Chromium here (only contributors need it).")
