"""Background work is owned: started here, its failure logged here, and stopped here."""

import asyncio
from collections.abc import Coroutine

from bot.logs import logger

CANCEL_SECONDS = 1.0


class Background:
    """The tasks of a process. `failed` is set when one of them has failed, `failure` is why."""

    def __init__(self) -> None:
        self._tasks: dict[asyncio.Task[None], str] = {}
        self.failed = asyncio.Event()
        self.failure: BaseException | None = None

    def start(self, name: str, work: Coroutine[object, object, None]) -> None:
        task = asyncio.create_task(work, name=name)
        self._tasks[task] = name
        task.add_done_callback(self._ended)

    async def stop(self, seconds: float) -> None:
        """Wait for those that were told to stop; whoever has not stopped by then is cancelled, and
        left behind if that does not help either.
        """
        if self._tasks:
            await asyncio.wait(set(self._tasks), timeout=seconds)
        late = dict(self._tasks)
        for task, name in late.items():
            logger().warning("task cancelled", task=name)
            task.cancel()
        if late:
            await asyncio.wait(late, timeout=CANCEL_SECONDS)

    def _ended(self, task: asyncio.Task[None]) -> None:
        name = self._tasks.pop(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            logger().error("task failed", task=name, exc_info=error)
            self.failure = self.failure or error
            self.failed.set()
