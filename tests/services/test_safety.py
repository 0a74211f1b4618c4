"""The safety path: who reads a call, who may take it, and who is called when nobody does."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.groups import Group
from domain.organisations import CallForHelpId, Level, Organisation, Profile, Role
from domain.people import Person, Visitor
from domain.safety import Offered, Reader
from services.safety import CallBecameWish, CallIsTaken, NotYourCall, Safety
from storage.database import Storage
from storage.tables.activity import activity
from storage.tables.outbox import audit_trail
from storage.transaction import Transaction
from tests.desks import services
from tests.services.people_of_a_county import County, founded, met, named_safety_contact, told
from tests.storage.county import NOON

DANGER = "我真的不想活了，药已经买好了"
HALF_AN_HOUR = timedelta(minutes=30)
STRANGER = Visitor(77, "Han Meimei", "en")


def safety(tx: Transaction, passed: timedelta = timedelta(0)) -> Safety:
    return services(tx, NOON + passed).safety


async def named(tx: Transaction, office: Organisation, telegram_id: int = 950) -> Person:
    contact = await met(tx, telegram_id, "Chen")
    await named_safety_contact(tx, office, contact)
    return contact


async def called(
    tx: Transaction, sender: Person | None, group: Group | None = None
) -> tuple[Offered, CallForHelpId]:
    offered = await safety(tx).look(DANGER, sender, STRANGER, group, private=group is None)
    assert offered is not None
    assert offered.call is not None
    return offered, offered.call


async def above(tx: Transaction, place: County) -> tuple[Organisation, Organisation]:
    """A city with a county below it in which the cadre works."""
    city = await tx.organisations.add(
        "City", Level.CITY, Profile.NOTICE_2017, zone="Asia/Shanghai", language="zh"
    )
    below = await tx.organisations.add(
        "County",
        Level.COUNTY,
        Profile.NOTICE_2017,
        zone="Asia/Shanghai",
        language="zh",
        parent=city.id,
        hotlines=("800",),
    )
    line = await tx.cadres.add(below.id, "Qian", place.line.position, place.line.held_from)
    await tx.contacts.move(place.young.id, place.line.id, line.id, NOON)
    return city, below


async def test_what_does_not_sound_like_danger_goes_on_and_leaves_nothing(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        await founded(tx)
        for text in ("想要一根琴弦", "", "笑死我了"):
            assert await safety(tx).look(text, None, STRANGER, None, private=True) is None
        assert await tx.people.by_telegram_id(77) is None
        assert await told(tx) == []


async def test_a_call_is_put_before_the_named_contact_and_not_before_the_cadre(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        contact = await named(tx, place.office)
        await tx.organisations.set_hotlines(place.office.id, ("12356",))
        offered, number = await called(tx, place.young)
        assert offered.reader == Reader(place.office.name, "Chen")
        assert (offered.hotlines, offered.made_known) == (("12356",), False)
        assert await told(tx) == [("HelpCalled", contact.id)]
        call = await tx.calls_for_help.get(number)
        assert call is not None
        assert (call.text, call.contact, call.level) == (DANGER, contact.id, 0)
        assert await safety(tx).next_due() == NOON + HALF_AN_HOUR


async def test_it_goes_before_everything_else(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        await services(tx, NOON).wishes.submit(place.young, "一根琴弦")
        await called(tx, place.young)
        (first,) = await tx.outbox.lease("test", NOON, NOON + HALF_AN_HOUR, 1)
        assert first.post.name == "HelpCalled"


async def test_without_a_named_contact_the_administrators_read_it(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        offered, _ = await called(tx, place.young)
        assert offered.reader == Reader(place.office.name)
        assert await told(tx) == [("HelpCalled", place.administrator.id)]


async def test_the_organisation_is_that_of_the_senders_cadre(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        city, below = await above(tx, place)
        contact = await named(tx, city)
        offered, _ = await called(tx, place.young, place.group)
        assert offered.hotlines == ("800",)
        assert offered.reader == Reader("City", "Chen")
        assert await told(tx) == [("HelpCalled", contact.id)]
        assert below.parent == city.id


async def test_a_stranger_is_made_known_and_told_so(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await founded(tx)
        offered, number = await called(tx, None)
        known = await tx.people.by_telegram_id(77)
        assert known is not None
        assert (offered.made_known, offered.person) == (True, known)
        assert known.reachable
        call = await tx.calls_for_help.get(number)
        assert call is not None
        assert call.person == known.id


async def test_who_is_met_in_a_group_cannot_be_written_to(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        offered, _ = await called(tx, None, place.group)
        assert offered.person is not None
        assert not offered.person.reachable


async def test_an_anonymous_administrators_call_is_put_before_somebody_too(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        offered = await safety(tx).look(DANGER, None, None, place.group, private=False)
        assert offered is not None
        assert offered.person is None
        assert await told(tx) == [("HelpCalled", place.administrator.id)]


async def test_before_anything_is_set_up_care_and_numbers_are_all_there_is(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        offered = await safety(tx).look(DANGER, None, STRANGER, None, private=True)
        assert offered is not None
        assert (offered.call, offered.reader) == (None, None)


async def test_whoever_was_called_takes_it_once_and_the_sender_hears(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        contact = await named(tx, place.office)
        _, number = await called(tx, place.young)
        for somebody in (place.cadre, place.administrator, place.young, None):
            with pytest.raises(NotYourCall):
                await safety(tx).take(number, somebody)
        await told(tx)
        call, caller = await safety(tx).take(number, contact)
        assert call.text == DANGER
        assert (caller.person, caller.cadre) == (place.young, "王老师")
        assert caller.groups == (place.group.title,)
        assert await told(tx) == [("HelpTaken", place.young.id)]
        with pytest.raises(CallIsTaken):
            await safety(tx).take(number, contact)
        assert await safety(tx).next_due() is None


async def test_every_half_hour_the_next_level_is_called_and_at_the_top_everybody_again(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        city, below = await above(tx, place)
        near, far = await named(tx, below, 950), await named(tx, city, 951)
        administrator = await met(tx, 952, "Zhou")
        await tx.roles.grant(administrator.id, below.id, Role.ADMINISTRATOR, NOON)
        _, number = await called(tx, place.young)
        rounds = [await told(tx)]
        for number_of_ticks in range(1, 4):
            passed = number_of_ticks * HALF_AN_HOUR
            assert await safety(tx, passed - timedelta(seconds=1)).escalate_due() == 0
            assert await safety(tx, passed).escalate_due() == 1
            assert await safety(tx, passed).escalate_due() == 0
            rounds.append(await told(tx))
        everybody = [("HelpCalled", one.id) for one in (near, administrator, far)]
        assert rounds == [
            [("HelpCalled", near.id)],
            [("HelpCalled", far.id)],
            everybody,
            everybody,
        ]
        assert await safety(tx).take(number, administrator)
        assert await safety(tx).next_due() is None


async def test_two_ticks_at_once_call_the_next_level_once(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        await called(tx, place.young)
        await told(tx)

    async def tick() -> None:
        async with storage.read_write() as tx:
            await safety(tx, HALF_AN_HOUR).escalate_due()

    await asyncio.gather(tick(), tick())
    async with storage.read_write() as tx:
        assert await told(tx) == [("HelpCalled", place.administrator.id)]


async def test_a_contact_who_cannot_be_written_to_is_passed_over(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        contact = await named(tx, place.office)
        await tx.people.set_reachable(contact.id, reachable=False)
        await called(tx, place.young)
        assert await told(tx) == [("HelpCalled", place.administrator.id)]


async def test_a_contacts_own_call_goes_to_somebody_else(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        await named_safety_contact(tx, place.office, place.cadre)
        await called(tx, place.cadre)
        assert await told(tx) == [("HelpCalled", place.administrator.id)]


async def test_it_can_be_passed_on_as_a_wish_once_and_stays_a_call(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        _, number = await called(tx, place.young)
        with pytest.raises(NotYourCall):
            await safety(tx).pass_on_as_wish(number, place.cadre)
        wish = await safety(tx).pass_on_as_wish(number, place.young)
        assert (wish.text, wish.cadre) == (DANGER, place.line.id)
        with pytest.raises(CallBecameWish):
            await safety(tx).pass_on_as_wish(number, place.young)
        assert await safety(tx).next_due() == NOON + HALF_AN_HOUR


async def test_a_guided_wish_ends_where_danger_is_heard(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        await services(tx, NOON).wishes.await_text(place.young)
        await called(tx, place.young)
        assert not await services(tx, NOON).talks.awaited(place.young)


async def test_what_was_said_in_a_group_is_answered_when_they_come_to_the_private_chat(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        assert await safety(tx).offered_before(place.young) is None
        offered, number = await called(tx, None, place.group)
        assert offered.person is not None
        again = await safety(tx).offered_before(offered.person)
        assert again is not None
        assert (again.call, again.kind, again.reader) == (number, offered.kind, offered.reader)
        assert await safety(tx, timedelta(days=2)).offered_before(offered.person) is None


async def test_a_call_is_counted_nowhere_and_stands_in_no_trail(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        contact = await named(tx, place.office)
        _, number = await called(tx, place.young)
        await safety(tx).take(number, contact)
        connection = tx._connection
        assert (await connection.execute(select(activity))).all() == []
        assert (await connection.execute(select(audit_trail))).all() == []


async def test_an_erased_persons_call_is_nobodys_and_rises_no_more(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        _, number = await called(tx, place.young)
        await tx.erasing.erase(place.young)
        with pytest.raises(NotYourCall):
            await safety(tx).take(number, place.administrator)
        assert await safety(tx, HALF_AN_HOUR).escalate_due() == 0
