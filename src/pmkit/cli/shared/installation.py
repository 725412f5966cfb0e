"""What `pmkit doctor` asks of the installation: packages, whether they load, course mode in JupyterLab."""

import contextlib
import re
import shutil
import sys
import sysconfig
from importlib import import_module, metadata
from pathlib import Path

import pmkit
from pmkit.cli.shared.finding import Finding
from pmkit.setup.folder import repository
from pmkit.setup.places import Places, command_line

DISTRIBUTION = "pmkit-course"
COURSE_MODE = "pmkit-lab"
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


def _set_up_again() -> str:
    """How to put the environment right that this pmkit runs in."""
    folder = repository()
    if folder is None:
        return f"Install {DISTRIBUTION} again, from the same file or folder as the first time."
    if Path(sys.prefix).resolve() == Places(folder).environment.resolve():
        return f"Type {command_line()} in the course's folder."
    return "Type python -m pip install --editable . in the course's folder."


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
    if missing:
        return Finding(subject="Packages", says=f"missing: {', '.join(missing)}.", fine=False, remedy=remedy)
    if outside:
        return Finding(
            subject="Packages", says=f"not as needed: {', '.join(outside)}.", fine=False, remedy=remedy
        )
    return Finding(subject="Packages", says=f"all {count} are there. {_against_lock()}".strip())


def name() -> Finding:
    """Whether another project's module or command stands in the way: theirs are called pmkit too."""
    others = set(metadata.packages_distributions().get("pmkit", ())) - {DISTRIBUTION}
    with contextlib.suppress(metadata.PackageNotFoundError):
        others.add(metadata.distribution("pmkit").metadata["Name"])
    if others:
        said = ", ".join(f"{other} {metadata.version(other)}" for other in sorted(others))
        return Finding(
            subject="Name",
            says=f"{said}, of another project, is installed as well; this course is {DISTRIBUTION}. "
            "Both have a module and a command pmkit.",
            fine=False,
            remedy=f"Type python -m pip uninstall {' '.join(sorted(others))}. {_set_up_again()}",
        )
    first = shutil.which("pmkit")
    if first is None or _is_the_course(Path(first)):
        return Finding(subject="Name", says="no other project's pmkit is in the way.")
    return Finding(
        subject="Name",
        says=f"the word pmkit starts {first}, which is not this course but a command of another project.",
        fine=False,
        remedy=f"Type {Path(sysconfig.get_path('scripts')) / 'pmkit'} in its place, or uninstall the other.",
    )


def _is_the_course(command: Path) -> bool:
    """Whether the environment that a command lies in has this course."""
    environment = command.resolve().parent.parent
    record = f"{DISTRIBUTION.replace('-', '_')}-*.dist-info"
    places = (f"{lib}/site-packages/{record}" for lib in ("lib/python*", "Lib"))
    return any(next(environment.glob(place), None) for place in places)


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
