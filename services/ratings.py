"""Intentions about ratings: whoever was there is asked once, and taps or does not."""

from datetime import datetime

from domain.activities import Activity
from domain.activity_notices import RatingAsked
from domain.check_ins import LATEST
from domain.five_ones import ActivityId
from domain.people import Person
from domain.ratings import (
    Rating,
    RatingNotYours,
    RatingTooEarly,
    RatingTooLate,
    asks_from,
    is_asked,
    rated,
)
from services.desk import Desk
from storage.marks import QUARTER_FROZEN

CHUNK = 100


class Ratings:
    """Bound to one transaction. Nobody learns who gave how many."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx

    async def ask_due(self) -> int:
        """One chunk of those who were there. What was missed for long is not made up for."""
        now = self._desk.now
        found = await self._tx.ratings.unasked(now - LATEST, CHUNK)
        fresh = await self._tx.ratings.asked([one.check_in for one in found], now)
        for one in found:
            wanted = one.wants and is_asked(one.activity, one.checked_in_at, now)
            if wanted and one.person is not None and one.check_in in fresh:
                await self._desk.tell(RatingAsked(one.activity.id), person=one.person)
        return len(found)

    async def next_due(self) -> datetime | None:
        ends = await self._tx.ratings.next_end()
        return None if ends is None else ends + LATEST

    async def rate(self, by: Person | None, id: ActivityId, stars: int) -> Activity:
        """By somebody who was there, changed as often as they like until its quarter is frozen."""
        activity = await self._tx.activities.get(id)
        given = rated(stars)
        if by is None or activity is None or not await self._tx.check_ins.has(id, by.id):
            raise RatingNotYours
        frozen = await self._tx.marks.of(QUARTER_FROZEN)
        if not activity.is_on or (frozen is not None and activity.starts_at < frozen):
            raise RatingTooLate
        if self._desk.now < activity.ends_at:
            raise RatingTooEarly
        await self._tx.ratings.rate(id, by.id, given, self._desk.now)
        return activity

    async def of(self, activity: Activity) -> Rating | None:
        """To whoever holds it, once somebody may have been asked; None before, and of what is
        between two people.
        """
        if activity.group is None or self._desk.now < asks_from(activity):
            return None
        return await self._tx.ratings.of(activity.id)
