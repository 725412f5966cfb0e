"""The one kernel of the course: the server begins it, every course notebook works in it.

It is begun when the server starts, where the server shows the course's folder, and its imports are done
while the browser still loads. It ends with the server. Where it was shut down, has died or was culled, the
next page that asks gets a new one. `pmkit.lab.in_kernel` is part of its command, so that a restarted kernel
prepares itself too.
"""

import asyncio
import logging
from pathlib import Path
from typing import Any

from jupyter_server.services.kernels.kernelmanager import MappingKernelManager
from jupyter_server.services.sessions.sessionmanager import SessionManager
from jupyter_server.utils import ApiPath

PREPARED = ["--ext=pmkit.lab.in_kernel"]
FOLDER = "notebooks"
_log = logging.getLogger(__name__)


class CourseKernel:
    """Starts the kernel when it is first needed, one at a time; says which it is."""

    def __init__(self, kernels: MappingKernelManager, root: Path) -> None:
        self._kernels, self._root = kernels, root
        self._id = ""
        self._starting: asyncio.Task[str] | None = None

    @property
    def id(self) -> str:
        """The id of the kernel as it runs now, "" where there is none."""
        return self._id if self._runs() else ""

    def _runs(self) -> bool:
        if self._id not in self._kernels:
            return False
        return getattr(self._kernels.get_kernel(self._id), "execution_state", "") != "dead"

    async def model(self) -> dict[str, Any]:
        """{"id", "name"} of the kernel, which is started where there is none."""
        if not self._runs():
            if self._starting is None or self._starting.done():
                self._starting = asyncio.create_task(self._start())
            await asyncio.shield(self._starting)
        found = self._kernels.kernel_model(self._id)
        return {"id": found["id"], "name": found["name"]}

    async def _start(self) -> str:
        folder = FOLDER if (self._root / FOLDER).is_dir() else ""
        self._id = await self._kernels.start_kernel(path=ApiPath(folder), extra_arguments=list(PREPARED))
        return self._id

    async def begin(self) -> None:
        """Start it before anybody asks; who asks later is told what is wrong."""
        try:
            await self.model()
        except Exception:
            _log.exception("The course's kernel could not be started")


def keep_when_a_notebook_leaves(sessions: SessionManager, kernel: CourseKernel) -> None:
    """Let the kernel outlive each session of a notebook: Jupyter ends the kernel with any of its sessions."""
    delete = sessions.delete_session

    async def delete_session(session_id: str) -> None:
        session = await sessions.get_session(session_id=session_id)
        if not kernel.id or session["kernel"]["id"] != kernel.id:
            await delete(session_id)
        else:
            sessions.cursor.execute("DELETE FROM session WHERE session_id=?", (session_id,))

    sessions.delete_session = delete_session  # type: ignore[method-assign]
