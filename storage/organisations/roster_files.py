"""Rosters that were sent to the bot, on their way in."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.people import PersonId
from domain.roster_files import NEXT, Action, Report, RosterFile, RosterId, State
from domain.rosters import Counted, Fault, Reason, Unreadable
from storage.tables.organisations import rosters


class RosterFiles:
    """What is kept of them is where Telegram has the file, and what came of looking at it."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, person: PersonId, file: str, now: datetime) -> RosterId:
        new = insert(rosters).values(
            person_id=person,
            file=file,
            state=State.ASKED.value,
            wanted=False,
            end_missing=False,
            report="",
            asked_at=now,
        )
        made = await self._connection.scalar(new.returning(rosters.c.id))
        return RosterId(made or 0)

    async def get(self, id: RosterId) -> RosterFile | None:
        asked = select(rosters).where(rosters.c.id == id)
        row = (await self._connection.execute(asked)).one_or_none()
        return None if row is None else roster_of(row)

    async def located(self) -> list[RosterFile]:
        """Those that are to be fetched, the oldest first."""
        asked = select(rosters).where(rosters.c.state == State.LOCATED.value)
        return [
            roster_of(row) for row in await self._connection.execute(asked.order_by(rosters.c.id))
        ]

    async def move(
        self, id: RosterId, was: State, action: Action, report: Report | None = None, **more: object
    ) -> bool:
        """False: it is not as it was, and nothing is changed. `more` are further columns."""
        told = {} if report is None else {"report": text_of(report)}
        moved = (
            update(rosters)
            .where(rosters.c.id == id, rosters.c.state == was.value)
            .values(state=NEXT[was, action].value, **told, **more)
        )
        return (await self._connection.scalar(moved.returning(rosters.c.id))) is not None


def text_of(report: Report) -> str:
    return json.dumps(asdict(report), ensure_ascii=False)


def report_of(text: str) -> Report:
    if not text:
        return Report()
    told: Mapping[str, Any] = json.loads(text)
    counted: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in told["counted"].items()
    }
    faults = tuple(Fault(**{**one, "reason": Reason(one["reason"])}) for one in told["faults"])
    why = None if told["why"] is None else Unreadable(told["why"])
    return Report(Counted(**counted), faults, why, told["said"])


def roster_of(row: Row[Any]) -> RosterFile:
    return RosterFile(
        id=RosterId(row.id),
        person=PersonId(row.person_id),
        file=row.file,
        state=State(row.state),
        wanted=row.wanted,
        end_missing=row.end_missing,
        path=row.path,
        report=report_of(row.report),
    )
