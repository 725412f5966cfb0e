"""The one kernel of the course, on the server's side."""

import asyncio
from types import SimpleNamespace

import pytest

from pmkit.lab.course_kernel import PREPARED, CourseKernel, keep_when_a_notebook_leaves


class Kernels(dict):
    """As much of Jupyter's kernel manager as is asked."""

    def __init__(self):
        super().__init__()
        self.started = []

    async def start_kernel(self, **asked):
        await asyncio.sleep(0)
        self.started.append(asked)
        name = f"kernel-{len(self.started)}"
        self[name] = SimpleNamespace(execution_state="starting")
        return name

    def get_kernel(self, id):
        return self[id]

    def kernel_model(self, id):
        return {"id": id, "name": "python3", "connections": 0}


class Sessions:
    """As much of Jupyter's session manager as is asked."""

    def __init__(self, kernels, **of):
        self.kernels, self.of, self.deleted = kernels, of, []
        self.cursor = SimpleNamespace(execute=lambda _, names: self.deleted.extend(names))

    async def get_session(self, session_id):
        return {"kernel": {"id": self.of[session_id]}}

    async def delete_session(self, session_id):
        self.deleted.append(session_id)
        del self.kernels[self.of[session_id]]


@pytest.fixture
def kernels():
    return Kernels()


def test_all_who_ask_get_one_kernel_that_prepares_itself(kernels, tmp_path):
    (tmp_path / "notebooks").mkdir()
    kernel = CourseKernel(kernels, tmp_path)

    async def ask_together():
        return await asyncio.gather(*(kernel.model() for _ in range(3)))

    assert asyncio.run(ask_together()) == [{"id": "kernel-1", "name": "python3"}] * 3
    assert kernels.started == [{"path": "notebooks", "extra_arguments": PREPARED}]


@pytest.mark.parametrize("how", ["died", "shut down"])
def test_who_asks_after_it_is_gone_gets_another(kernels, tmp_path, how):
    kernel = CourseKernel(kernels, tmp_path)
    asyncio.run(kernel.model())
    if how == "died":
        kernels["kernel-1"].execution_state = "dead"
    else:
        del kernels["kernel-1"]
    assert kernel.id == ""
    assert asyncio.run(kernel.model())["id"] == kernel.id == "kernel-2"


def test_it_outlives_the_sessions_of_notebooks_and_others_end_with_theirs(kernels, tmp_path):
    kernel = CourseKernel(kernels, tmp_path)
    asyncio.run(kernel.model())
    kernels["own"] = SimpleNamespace(execution_state="idle")
    sessions = Sessions(kernels, lesson="kernel-1", mine="own")
    keep_when_a_notebook_leaves(sessions, kernel)
    for session in ("lesson", "mine"):
        asyncio.run(sessions.delete_session(session))
    assert sessions.deleted == ["lesson", "mine"]
    assert list(kernels) == ["kernel-1"]


def test_a_server_that_can_start_no_kernel_starts_all_the_same(kernels, tmp_path, caplog):
    async def refuse(**_):
        raise OSError("no more processes")

    kernels.start_kernel = refuse
    asyncio.run(CourseKernel(kernels, tmp_path).begin())
    assert "could not be started" in caplog.text
