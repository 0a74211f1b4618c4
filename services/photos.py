"""Intentions about photographs of activities: sent by whoever holds one, looked at, taken away."""

from collections.abc import Collection

from domain.activities import Activity
from domain.entering import ActivityFrozen
from domain.five_ones import ActivityId
from domain.people import Person
from domain.photos import MOST_PHOTOS, Photo, PhotoGone, PhotoId, free_slot, illustrated
from domain.rights import Deed
from domain.talks import Talk
from services.activities import Activities, ActivityNotYours
from services.desk import Desk
from services.rights import Rights
from services.talks import Talks
from storage.marks import QUARTER_FROZEN

TALK, STEP, WHICH = "photos", "photos", "activity"


class Photos:
    """Bound to one transaction. Only what somebody sends on purpose, in private, is taken."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx
        self._activities = Activities(desk)

    async def begin(self, by: Person | None, id: ActivityId) -> tuple[Activity, int]:
        """From now on pictures in private are of this activity. With how many there are."""
        activity = await self._own(by, id)
        if by is None:
            raise ActivityNotYours
        await Talks(self._desk).begin(by, TALK, STEP, **{WHICH: id})
        return activity, len(await self._tx.photos.of(id))

    async def add(
        self, by: Person | None, talk: Talk, file: str, mark: str, *, quietly: bool
    ) -> tuple[Activity, int]:
        """The same picture twice is one. PhotosEnough, if there are as many as may be; `quietly`,
        of an album that was answered, the rest is left out.
        """
        activity = await self._own(by, ActivityId(int(talk.given[WHICH])))
        while by is not None and not await self._tx.photos.has(activity.id, mark):
            there = await self._tx.photos.of(activity.id)
            if quietly and len(there) >= MOST_PHOTOS:
                break
            slot = free_slot(one.slot for one in there)  # somebody else may take it meanwhile
            await self._tx.photos.add(activity.id, slot, by.id, file, mark, self._desk.now)
        return activity, len(await self._tx.photos.of(activity.id))

    async def end(self, by: Person | None) -> None:
        """Pictures are of no activity any more."""
        talk = await Talks(self._desk).of(by)
        if talk is not None and talk.kind == TALK:
            await Talks(self._desk).end(by)

    async def own(self, by: Person | None, id: ActivityId) -> list[Photo]:
        """To whoever runs the group."""
        await self._activities.look(by, id)
        return await self._tx.photos.of(id)

    async def of_office(self, by: Person | None, id: ActivityId) -> list[Photo]:
        """To the office of whoever held it."""
        activity = await self._tx.activities.get(id)
        office = None if activity is None else activity.organ
        if activity is not None and activity.cadre is not None:
            line = await self._tx.cadres.get(activity.cadre)
            office = None if line is None else line.organisation
        if office is None:
            raise ActivityNotYours
        await Rights(self._desk).require(
            by, Deed.SEE_FIVE_ONES_OF_OFFICE, office, otherwise=ActivityNotYours
        )
        return await self._tx.photos.of(id)

    async def drop(self, by: Person | None, id: PhotoId) -> None:
        """By whoever runs the group, also if somebody else of them sent it."""
        photo = await self._tx.photos.get(id)
        if photo is None:
            raise PhotoGone
        await self._activities.look(by, photo.activity)
        await self._tx.photos.drop(id)

    async def numbers(self, ids: Collection[ActivityId]) -> dict[ActivityId, int]:
        """How many there are of each; without those of which there are none."""
        return await self._tx.photos.numbers(ids) if ids else {}

    async def _own(self, by: Person | None, id: ActivityId) -> Activity:
        activity = illustrated(await self._activities.look(by, id), self._desk.now)
        frozen = await self._tx.marks.of(QUARTER_FROZEN)
        if frozen is not None and activity.starts_at < frozen:
            raise ActivityFrozen
        return activity
