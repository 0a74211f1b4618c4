"""Yearly meetings: noted by the cadre, confirmed by the contact, gone with the contact."""

from datetime import UTC, datetime

import pytest

from domain.consents import Purpose
from domain.meetings import MeetingAnswer, MeetingOver, MeetingState
from services.meetings import ContactNotYours
from services.organisations import NotACadre
from storage.database import Storage
from tests.desks import services
from tests.services.people_of_a_county import founded, told
from tests.storage import county
from tests.storage.county import NOON

YES, NO = MeetingAnswer.YES, MeetingAnswer.NO
LAST = datetime(2026, 12, 31, 15, 59, 59, tzinfo=UTC)  # of the year in Shanghai


async def test_a_cadre_notes_and_the_contact_confirms_once(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        meetings = services(tx, NOON).meetings
        _, before = await meetings.of(place.cadre, place.line.id)
        assert [(one.person, one.name) for one in before.open] == [(place.young.id, "Li Lei")]
        for _ in range(2):
            await meetings.note(place.cadre, place.line.id, place.young.id)
        _, noted = await meetings.of(place.cadre, place.line.id)
        assert (noted.contacts, noted.confirmed, noted.waiting, noted.open) == (1, 0, 1, ())
        assert await told(tx) == [("MeetingNoted", place.young.id)]
        await meetings.answer(place.young, place.line.id, 2026, YES)
        _, after = await meetings.of(place.cadre, place.line.id)
        assert (after.confirmed, after.waiting) == (1, 0)
        assert await told(tx) == []


async def test_no_is_quiet_and_looks_as_no_answer(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        meetings = services(tx, NOON).meetings
        await meetings.note(place.cadre, place.line.id, place.young.id)
        silent = await meetings.of(place.cadre, place.line.id)
        await told(tx)
        await meetings.answer(place.young, place.line.id, 2026, NO)
        assert await meetings.of(place.cadre, place.line.id) == silent
        await meetings.note(place.cadre, place.line.id, place.young.id)
        assert await told(tx) == []  # nobody is told, and nobody is asked twice
        await meetings.answer(place.young, place.line.id, 2026, YES)
        assert (await meetings.of(place.cadre, place.line.id))[1].confirmed == 1


async def test_the_year_changes_at_midnight_of_the_organisation(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        last = services(tx, LAST).meetings
        await last.note(place.cadre, place.line.id, place.young.id)
        await last.answer(place.young, place.line.id, 2026, YES)
        first = services(tx, LAST.replace(hour=16, minute=0, second=0)).meetings
        _, found = await first.of(place.cadre, place.line.id)
        assert (found.year, found.confirmed, len(found.open)) == (2027, 0, 1)
        with pytest.raises(MeetingOver):
            await first.answer(place.young, place.line.id, 2026, NO)


async def test_only_the_cadre_sees_and_notes_and_only_the_contact_answers(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        meetings = services(tx, NOON).meetings
        for somebody, refusal in (
            (place.deputy, ContactNotYours),
            (place.administrator, NotACadre),
            (place.young, NotACadre),
            (None, NotACadre),
        ):
            with pytest.raises(refusal):
                await meetings.of(somebody, place.line.id)
            with pytest.raises(refusal):
                await meetings.note(somebody, place.line.id, place.young.id)
        with pytest.raises(ContactNotYours):
            await meetings.note(place.cadre, place.line.id, place.deputy.id)
        await meetings.note(place.cadre, place.line.id, place.young.id)
        for stranger in (place.cadre, None):
            with pytest.raises(MeetingOver):
                await meetings.answer(stranger, place.line.id, 2026, YES)


async def test_leaving_and_erasing_take_it_away(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        other = await county.contact(tx, place.line, 8)
        meetings = services(tx, NOON).meetings
        for person in (place.young, other):
            await meetings.note(place.cadre, place.line.id, person.id)
            await meetings.answer(person, place.line.id, 2026, YES)
        assert Purpose.CONTACT in await tx.consents.of(place.young.id)
        assert "yearly_meetings" in await tx.my_data.of(place.young.id)
        await tx.contacts.leave(place.young.id)
        await tx.erasing.erase(other)
        assert await tx.meetings.counts(place.line.id, 2026) == (0, 0)
        with pytest.raises(MeetingOver):
            await meetings.answer(place.young, place.line.id, 2026, YES)


async def test_choosing_another_cadre_takes_it_away_and_another_line_of_the_same_keeps_it(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        second = await county.cadre(tx, "王老师", place.office)
        await services(tx, NOON).meetings.note(place.cadre, place.line.id, place.young.id)
        await tx.meetings.carry(place.young.id, place.line.id, second.id)
        await tx.contacts.move(place.young.id, place.line.id, second.id, NOON)
        kept = await tx.meetings.get(place.young.id, second.id, 2026)
        assert kept is not None
        assert (kept.state, kept.counts) == (MeetingState.NOTED, False)
        await tx.contacts.move(place.young.id, second.id, place.line.id, NOON)
        assert await tx.meetings.get(place.young.id, second.id, 2026) is None
