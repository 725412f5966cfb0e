"""Run every code cell of some notebooks in this process, on the store of PMKIT_HOME, with the network shut.

`python run_notebooks.py NOTEBOOK…` prints one JSON object: {"errors": [sentence], "network": [address]}. Each
notebook gets a fresh namespace and the same shell, which is far quicker than a kernel each.
"""

import json
import os
import socket
import sys
from pathlib import Path

asked_for = []


class Shut(OSError):
    """The network is shut in this test."""


def refuse(*arguments, **_):
    asked_for.append(repr(arguments[-1])[:80])
    raise Shut("The network is shut in this test.")


def shut_the_network():
    """Nothing can be resolved or reached any more."""
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        setattr(socket, name, refuse)
    socket.socket.connect = lambda self, address: refuse(address)
    socket.socket.connect_ex = lambda self, address: refuse(address)


def main(paths):
    shut_the_network()
    import nbformat
    from IPython.core.displayhook import DisplayHook
    from IPython.core.interactiveshell import InteractiveShell

    class Displayed(DisplayHook):
        """What a cell ends with is asked for every form it has; a form that fails is an error here."""

        def __call__(self, result=None):
            if result is not None:
                problems.extend(faults_of(result))

    problems, errors = [], []
    shell = InteractiveShell.instance(displayhook_class=Displayed)
    shell.display_pub.publish = lambda data, metadata=None, **_: None
    for path in map(Path, paths):
        shell.reset(new_session=False)
        os.chdir(path.parent)
        for number, cell in enumerate(nbformat.read(path, as_version=4).cells, start=1):
            if cell.cell_type != "code":
                continue
            problems.clear()
            done = shell.run_cell(cell.source, store_history=False)
            problem = done.error_before_exec or done.error_in_exec
            told = [*problems, *([repr(problem)] if problem else [])]
            errors += [f"{path.parent.name}/{path.name}, cell {number}: {why}" for why in told]
    return {"errors": errors, "network": asked_for}


def faults_of(value):
    try:
        made = (
            value._repr_mimebundle_() if hasattr(value, "_repr_mimebundle_") else {"text/plain": repr(value)}
        )
    except Exception as problem:
        return [f"showing it fails: {problem!r}"]
    bundle = made[0] if isinstance(made, tuple) else made
    readable = bundle.get("text/plain") or bundle.get("text/html")
    return [] if readable else ["it has no form that can be read"]


if __name__ == "__main__":
    out, sys.stdout = sys.stdout, sys.stderr
    result = main(sys.argv[1:])
    print(json.dumps(result), file=out)
