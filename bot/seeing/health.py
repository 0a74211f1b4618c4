"""Health: does the process live, and is it ready to work?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.background import Background
from bot.seeing.parts import Part, Parts
from bot.seeing.patience import Patience
from bot.seeing.reach import Reaching
from storage.database import Storage
from storage.schema import Schema

# A call that hangs fails after half a minute, and the next may be the first to be answered again.
PATIENCE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Report:
    """`facts` say why, in fixed words."""

    well: bool
    facts: Mapping[str, object]


class Health:
    """`stopping` says whether the process was told to stop."""

    def __init__(
        self,
        storage: Storage,
        reaching: Reaching,
        parts: Parts,
        background: Background,
        stopping: Callable[[], bool],
    ) -> None:
        self._schema = Patience(storage.schema)
        self._reaching = reaching
        self._parts = parts
        self._background = background
        self._stopping = stopping

    def alive(self) -> Report:
        """Whoever gets an answer knows that the loop turns; what cannot go on has failed."""
        failed = self._background.failed.is_set()
        return Report(not failed, {"alive": not failed})

    async def ready(self) -> Report:
        """The database answers with the newest schema, Telegram was heard lately, and every part
        works or stands by for its seat. Who only stands by calls nobody.
        """
        schema = await self._schema.answer()
        stands_by = Part.WORKS not in self._parts.states.values()
        heard = stands_by or self._reaching.silence < PATIENCE_SECONDS
        goes_on = not self._background.failed.is_set() and not self._stopping()
        ready = schema is Schema.CURRENT and heard and goes_on
        return Report(
            ready,
            {
                "ready": ready,
                "database": "no answer" if schema is None else schema.value,
                "telegram": "heard" if heard else "silent",
                "parts": {place: state.value for place, state in self._parts.states.items()},
            },
        )

    async def end(self) -> None:
        await self._schema.end()
