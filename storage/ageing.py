"""Ageing: the rows that are kept for a while only, and forgetting the old ones in chunks."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Column, ColumnElement, delete, select, true, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.outbox import State
from domain.quarterly_reports import ReportState
from domain.retention import Kept
from storage.tables.designs import design_ideas
from storage.tables.groups import albums, asked_again, authors
from storage.tables.meetings import yearly_meetings
from storage.tables.organisations import rosters
from storage.tables.outbox import ceilings, outbox
from storage.tables.people import drafts, pressure_reports
from storage.tables.quarterly_reports import quarterly_reports
from storage.tables.reminders import own_reminders
from storage.tables.topics import poll_votes, topic_answers
from storage.tables.updates import failed, parked, quarantined, updates

CHUNK = 500

# The moment from which the time of a row runs; each has an index.
SINCE: Mapping[Kept, Column[datetime]] = {
    Kept.UPDATE_IDS: updates.c.seen_at,
    Kept.SENT: outbox.c.done_at,
    Kept.DEAD_LETTERS: outbox.c.done_at,
    Kept.CEILINGS: ceilings.c.used_at,
    Kept.PARKED: parked.c.parked_at,
    Kept.FAILED: failed.c.failed_at,
    Kept.QUARANTINED: quarantined.c.quarantined_at,
    Kept.ALBUMS: albums.c.seen_at,
    Kept.AUTHORS: authors.c.sent_at,
    Kept.TOPIC_ANSWERS: topic_answers.c.answered_at,
    Kept.POLL_VOTES: poll_votes.c.voted_at,
    Kept.DRAFTS: drafts.c.changed_at,
    Kept.PRESSURE_REPORTS: pressure_reports.c.answered_at,
    Kept.ASKED_AGAIN: asked_again.c.asked_at,
    Kept.ROSTERS: rosters.c.asked_at,
    Kept.MEETINGS: yearly_meetings.c.noted_at,
    Kept.REPORT_DRAFTS: quarterly_reports.c.made_at,
    Kept.OWN_REMINDERS: own_reminders.c.ended_at,
    Kept.DESIGN_IDEAS: design_ideas.c.over_at,
}
OF_OUTBOX = {Kept.SENT: State.DONE, Kept.DEAD_LETTERS: State.DEAD}


class Ageing:
    """How long each kind is kept is the rule's; here it is only forgotten."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def oldest(self) -> dict[Kept, datetime]:
        """The oldest row of each kind that has any, in one question."""
        first = (
            select(since).where(ages(kept)).order_by(since).limit(1).scalar_subquery()
            for kept, since in SINCE.items()
        )
        row = (await self._connection.execute(select(*first))).one()
        return {kept: since for kept, since in zip(SINCE, row, strict=True) if since is not None}

    async def forget(self, kept: Kept, until: datetime, limit: int = CHUNK) -> int:
        """The oldest rows up to and with this moment. How many; less than `limit`: all of them."""
        since = SINCE[kept]
        key = tuple(since.table.primary_key.columns)
        old = select(*key).where(ages(kept), since <= until).order_by(since, *key).limit(limit)
        gone = delete(since.table).where(tuple_(*key).in_(old)).returning(*key)
        return len((await self._connection.execute(gone)).all())


def ages(kept: Kept) -> ColumnElement[bool]:
    """A dead letter stays longer than what was sent; what was not answered, and what was
    handed up, does not age.
    """
    if kept is Kept.PRESSURE_REPORTS:
        return pressure_reports.c.answered_at.is_not(None)
    if kept is Kept.REPORT_DRAFTS:
        return quarterly_reports.c.state == ReportState.DRAFT.value
    if kept is Kept.OWN_REMINDERS:
        return own_reminders.c.ended_at.is_not(None)
    state = OF_OUTBOX.get(kept)
    return true() if state is None else outbox.c.state == state.value
