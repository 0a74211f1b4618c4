"""People: asked in private, agreeing purpose by purpose, leaving everywhere, erased at once."""

import asyncio
from dataclasses import dataclass

import pytest
from sqlalchemy import func, select

from domain.consents import Purpose, Switches
from domain.groups import Author, Group, GroupId
from domain.organisations import Cadre, CadreId
from domain.outbox import Receipt
from domain.people import AgeBand, Person, Visitor
from domain.periods import Days
from services.contacts import ContactNeedsAGroup, OwnContact
from services.people import NoSuchCadre, People, TooYoung
from storage.database import Storage
from storage.reports import Reached
from storage.scrubbing import Extent
from storage.tables.people import people as people_table
from storage.tables.people import refusals
from storage.transaction import Transaction
from tests.desks import SHANGHAI, services
from tests.services.people_of_a_county import counting_group, founded, met
from tests.storage import county
from tests.storage.county import HOUR, NOON, TODAY, said

MEI = Visitor(70, "韩梅梅", "zh-hans")
NOWHERE = GroupId(0)
ADULT, MINOR, CHILD = AgeBand.ADULT, AgeBand.MINOR, AgeBand.UNDER_14
CONTACT, ACTIVITY = Purpose.CONTACT, Purpose.ACTIVITY


@dataclass(frozen=True)
class Place:
    """Two cadres, each with a group."""

    wang: Cadre
    li: Cadre
    of_wang: Group
    of_li: Group
    people: People


async def place(tx: Transaction) -> Place:
    office = await county.office(tx)
    wang = await county.cadre(tx, "王老师", office)
    li = await county.cadre(tx, "李老师", office)
    for number, line in ((901, wang), (902, li)):
        await tx.cadres.take_up(line.id, (await met(tx, number, line.roster_name)).id)
    return Place(
        wang,
        li,
        await counting_group(tx, wang, -101),
        await counting_group(tx, li, -102),
        services(tx, NOON).people,
    )


async def who(tx: Transaction, visitor: Visitor = MEI) -> Person:
    person = await tx.people.by_telegram_id(visitor.telegram_id)
    assert person is not None
    return person


async def reached(tx: Transaction, cadre: Cadre) -> tuple[int, int]:
    found: Reached = await tx.reports.reached(cadre.id)
    return found.asked, found.take_part


async def known(tx: Transaction) -> int:
    return await tx._connection.scalar(select(func.count()).select_from(people_table)) or 0


async def joined(tx: Transaction, at: Place, *purposes: Purpose) -> Person:
    for purpose in purposes or (CONTACT, ACTIVITY):
        await at.people.turn_on(MEI, purpose, ADULT, at.of_wang.id)
    await telegram_says(tx, at.of_wang)
    return await who(tx)


async def telegram_says(tx: Transaction, group: Group, status: str = "member") -> None:
    """The answer to whether Mei is in a group."""
    groups = services(tx, NOON).groups
    person = await who(tx)
    await groups.member_told(person.id, {"chat_id": str(group.chat)}, {"status": status})


async def test_nothing_is_kept_before_the_first_switch(storage: Storage) -> None:
    async with storage.read_write() as tx:
        at = await place(tx)
        before = await known(tx)
        await at.people.question(at.of_wang.id, MEI.telegram_id, None)
        seen = await at.people.first_switches(MINOR, at.of_wang.id, None)
        assert seen == Switches(MINOR, at.of_wang.id, frozenset(), "王老师")
        assert await at.people.turn_off(None, ACTIVITY, MINOR, at.of_wang.id) == seen
        assert await known(tx) == before


async def test_the_first_switch_makes_somebody_known_with_band_group_and_consent(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        at = await place(tx)
        seen = await at.people.turn_on(MEI, ACTIVITY, MINOR, at.of_wang.id)
        person = await who(tx)
        assert (person.age_band, person.reachable, person.name) == (MINOR, True, "韩梅梅")
        assert set(await tx.consents.of(person.id)) == {ACTIVITY}
        await telegram_says(tx, at.of_wang)
        assert await tx.memberships.groups_of(person.id) == [at.of_wang.id]
        assert await tx.contacts.of(person.id) is None
        assert seen.on == {ACTIVITY}


async def test_the_contact_switch_makes_a_contact_of_the_groups_cadre(storage: Storage) -> None:
    async with storage.read_write() as tx:
        at = await place(tx)
        person = await joined(tx, at, CONTACT)
        contact = await tx.contacts.of(person.id)
        assert contact is not None
        assert contact.cadre == at.wang.id
        assert await reached(tx, at.wang) == (1, 1)


async def test_a_switch_turned_on_twice_is_on_once(storage: Storage) -> None:
    async with storage.read_write() as tx:
        at = await place(tx)
        first = await at.people.turn_on(MEI, CONTACT, ADULT, at.of_wang.id)
        assert await at.people.turn_on(MEI, CONTACT, ADULT, at.of_wang.id) == first
        assert await reached(tx, at.wang) == (1, 1)


async def test_of_the_youngest_nothing_is_kept_even_if_a_button_is_forged(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        at = await place(tx)
        before = await known(tx)
        with pytest.raises(TooYoung):
            await at.people.turn_on(MEI, ACTIVITY, CHILD, at.of_wang.id)
        with pytest.raises(TooYoung):
            await at.people.first_switches(CHILD, at.of_wang.id, None)
        assert not await at.people.too_young(None, MEI.telegram_id)
        assert await known(tx) == before


async def test_who_turns_out_to_be_a_child_is_erased(storage: Storage) -> None:
    async with storage.read_write() as tx:
        at = await place(tx)
        assert await at.people.too_young(await joined(tx, at), MEI.telegram_id)
        assert await tx.people.by_telegram_id(MEI.telegram_id) is None


async def test_who_holds_an_office_is_no_child_whatever_was_pressed(storage: Storage) -> None:
    async with storage.read_write() as tx:
        at = await place(tx)
        cadre = await tx.people.by_telegram_id(901)
        assert not await at.people.too_young(cadre, 901)
        assert await tx.people.by_telegram_id(901) == cadre


@pytest.mark.parametrize("group", [NOWHERE, GroupId(999)])
async def test_without_a_group_nobody_can_be_a_contact_and_the_rest_can_be_chosen(
    storage: Storage, group: GroupId
) -> None:
    async with storage.read_write() as tx:
        at = await place(tx)
        assert (await at.people.question(group, MEI.telegram_id, None)).cadre is None
        with pytest.raises(ContactNeedsAGroup):
            await at.people.turn_on(MEI, CONTACT, ADULT, group)
    async with storage.read_write() as tx:
        seen = await services(tx, NOON).people.turn_on(MEI, ACTIVITY, ADULT, group)
        assert seen == Switches(ADULT, None, frozenset({ACTIVITY}))


async def test_nobody_asks_for_a_cadre_who_has_left_office(storage: Storage) -> None:
    async with storage.read_write() as tx:
        at = await place(tx)
        await tx.cadres.leave_office(at.wang.id, TODAY)
        assert (await at.people.question(at.of_wang.id, MEI.telegram_id, None)).cadre is None
        with pytest.raises(ContactNeedsAGroup):
            await at.people.turn_on(MEI, CONTACT, ADULT, at.of_wang.id)


async def test_a_cadre_is_no_contact_of_themselves(storage: Storage) -> None:
    async with storage.read_write() as tx:
        at = await place(tx)
        cadre = await tx.people.by_telegram_id(901)
        assert (await at.people.question(at.of_wang.id, 901, cadre)).own
        with pytest.raises(OwnContact):
            await at.people.turn_on(Visitor(901, "王", "zh"), CONTACT, ADULT, at.of_wang.id)


async def test_a_switch_turned_off_takes_back_at_once(storage: Storage) -> None:
    async with storage.read_write() as tx:
        at = await place(tx)
        person = await joined(tx, at)
        seen = await at.people.turn_off(person, CONTACT, ADULT, at.of_wang.id)
        assert seen.on == {ACTIVITY}
        assert await tx.contacts.of(person.id) is None
        assert await reached(tx, at.wang) == (1, 0)
        assert await tx.memberships.groups_of(person.id) == [at.of_wang.id]


async def test_replies_to_topics_and_votes_go_when_somebody_is_no_longer_counted(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        at = await place(tx)
        person = await joined(tx, at)
        topic = await tx.topics.open(at.of_wang.id, "?", NOON, NOON + HOUR)
        await tx.topics.keep_answer(topic.id, 5, person.id, "noodles", NOON)
        await tx.topics.note_vote(topic.id, person.id, NOON)
        await at.people.turn_off(person, CONTACT, ADULT, at.of_wang.id)
        assert len(await tx.topics.answers(topic.id)) == 1
        await at.people.turn_off(person, ACTIVITY, ADULT, at.of_wang.id)
        assert await tx.topics.answers(topic.id) == []
        assert "poll_votes" not in await tx.my_data.of(person.id)


async def test_the_last_switch_turned_off_is_leaving(storage: Storage) -> None:
    async with storage.read_write() as tx:
        at = await place(tx)
        person = await joined(tx, at, ACTIVITY)
        seen = await at.people.turn_off(person, ACTIVITY, ADULT, at.of_wang.id)
        assert seen.on == frozenset()
        assert await tx.memberships.groups_of(person.id) == []
        assert await tx.refusals.has(MEI.telegram_id)


async def test_leaving_works_in_all_groups_at_once_and_costs_the_cadre_nothing(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        at = await place(tx)
        person = await joined(tx, at)
        await at.people.switches(person, at.of_li.id)
        await telegram_says(tx, at.of_li)
        assert len(await tx.memberships.groups_of(person.id)) == 2
        assert await tx.reports.consenting(at.of_wang.id) == 1
        await at.people.leave(person)
        assert await tx.consents.of(person.id) == {}
        assert await tx.memberships.groups_of(person.id) == []
        assert await tx.reports.consenting(at.of_wang.id) == 0
        assert await reached(tx, at.wang) == (1, 0)
        assert await tx.refusals.has(MEI.telegram_id)
        assert not await at.people.takes_part(person)


async def test_declining_leaves_a_digest_and_a_bare_count_and_nothing_else(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        at = await place(tx)
        before = await known(tx)
        await at.people.decline(MEI.telegram_id, at.of_wang.id)
        assert await known(tx) == before
        assert await at.people.has_declined(MEI.telegram_id)
        assert (await at.people.question(at.of_wang.id, MEI.telegram_id, None)).declined
        assert await reached(tx, at.wang) == (1, 0)


async def test_whoever_comes_and_goes_is_one_person_in_the_cadres_count(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        at = await place(tx)
        for _ in range(2):
            await at.people.decline(MEI.telegram_id, at.of_wang.id)
            assert await reached(tx, at.wang) == (1, 0)
            person = await joined(tx, at)
            assert await reached(tx, at.wang) == (1, 1)
            assert not await at.people.has_declined(MEI.telegram_id)
            await at.people.leave(person)
            assert await reached(tx, at.wang) == (1, 0)


async def test_asked_by_two_cadres_somebody_counts_once_with_each(storage: Storage) -> None:
    async with storage.read_write() as tx:
        at = await place(tx)
        for group in (at.of_wang, at.of_li, at.of_li):
            await at.people.decline(MEI.telegram_id, group.id)
        assert await reached(tx, at.wang) == (1, 0)
        assert await reached(tx, at.li) == (1, 0)


async def test_two_taps_at_once_on_no_count_once(storage: Storage) -> None:
    async with storage.read_write() as tx:
        at = await place(tx)

    async def decline() -> None:
        async with storage.read_write() as tx:
            await services(tx, NOON).people.decline(MEI.telegram_id, at.of_wang.id)

    await asyncio.gather(decline(), decline())
    async with storage.read_write() as tx:
        assert await reached(tx, at.wang) == (1, 0)


async def test_another_cadres_contact_chooses(storage: Storage) -> None:
    async with storage.read_write() as tx:
        at = await place(tx)
        person = await joined(tx, at)
        seen = await at.people.switches(person, at.of_li.id)
        assert seen is not None
        assert (seen.cadre, seen.instead) == ("王老师", (at.li.id, "李老师"))
        assert (await at.people.turn_on(MEI, CONTACT, ADULT, at.of_li.id)).cadre == "王老师"
        await telegram_says(tx, at.of_li)
        changed = await at.people.change(person, at.li.id)
        assert (changed.cadre, changed.instead) == ("李老师", None)
        assert await reached(tx, at.wang) == (1, 0)
        assert await reached(tx, at.li) == (1, 1)
        assert await at.people.change(person, at.li.id) == changed
        assert await reached(tx, at.li) == (1, 1)


async def test_nobody_changes_to_a_cadre_of_a_group_they_are_not_in(storage: Storage) -> None:
    async with storage.read_write() as tx:
        at = await place(tx)
        person = await joined(tx, at)
        for somebody, cadre in ((person, at.li.id), (person, CadreId(99)), (None, at.wang.id)):
            with pytest.raises(NoSuchCadre):
                await at.people.change(somebody, cadre)


@pytest.mark.parametrize(
    ("status", "known"),
    [("member", 1), ("creator", 1), ("left", 0), ("kicked", 0), ("restricted", 0)],
)
async def test_a_link_makes_a_member_of_whoever_telegram_finds_there(
    storage: Storage, status: str, known: int
) -> None:
    """It can be forwarded to somebody who never was in the group."""
    async with storage.read_write() as tx:
        at = await place(tx)
        await at.people.turn_on(MEI, ACTIVITY, ADULT, at.of_wang.id)
        [leased] = await tx.outbox.lease("test", NOON, NOON + HOUR, 10)
        assert (leased.post.name, leased.post.receipt) == (
            "getChatMember",
            Receipt("member", (await who(tx)).id),
        )
        await telegram_says(tx, at.of_wang, status)
        assert await tx.reports.consenting(at.of_wang.id) == known


async def test_a_link_alone_makes_nobody_a_member(storage: Storage) -> None:
    """Only who takes part is known in a group."""
    async with storage.read_write() as tx:
        at = await place(tx)
        person = await joined(tx, at)
        await at.people.leave(person)
        seen = await at.people.switches(await who(tx), at.of_wang.id)
        assert seen is not None
        assert seen.on == frozenset()
        assert await tx.memberships.people_in(at.of_wang.id) == frozenset()


async def test_what_is_held_is_told_in_short_and_follows_as_a_file(storage: Storage) -> None:
    async with storage.read_write() as tx:
        at = await place(tx)
        person = await joined(tx, at)
        await tx.activity.add(said(at.of_wang.id, person.id, times=3))
        held = await at.people.my_data(person)
        assert (held.cadre, held.groups) == ("王老师", (at.of_wang.title,))
        assert held.consents == {CONTACT, ACTIVITY}
        assert (held.days, held.messages, held.band, held.rows) == (1, 3, ADULT, {})
        *_, leased = await tx.outbox.lease("test", NOON, NOON + HOUR, 10)
        assert (leased.post.name, leased.post.person) == ("MyDataFile", person.id)


async def test_everything_held_stands_in_the_summary(storage: Storage) -> None:
    """Table by table, so that no kind of record is passed over in silence."""
    async with storage.read_write() as tx:
        place = await founded(tx)
        for person in (place.young, place.cadre, place.administrator):
            held = await services(tx, NOON).people.my_data(person)
            told = set(held.rows) | {"people", "consents", "contacts", "memberships"}
            told |= {"cadres", "activity"}
            assert set(await tx.my_data.of(person.id)) - {"outbox"} <= told


async def test_forgetting_erases_and_every_sum_stays(storage: Storage) -> None:
    async with storage.read_write() as tx:
        at = await place(tx)
        person = await joined(tx, at)
        await tx.activity.add(said(at.of_wang.id, person.id, times=3))
        assert await at.people.forget(MEI.telegram_id)
        assert await tx.people.by_telegram_id(MEI.telegram_id) is None
        assert await tx.my_data.of(person.id) == {}
        rows = [row async for row in tx.reports.activity()]
        assert [(row.person, row.counted["messages"]) for row in rows] == [(None, 3)]
        assert await reached(tx, at.wang) == (1, 0)
        [deed] = await tx.audit.latest(1)
        assert (deed.by, deed.action, deed.noun, deed.number) == (0, "erase", "person", person.id)
        assert not await at.people.forget(MEI.telegram_id)


async def test_whoever_is_no_longer_counted_is_nobody_in_the_sums(storage: Storage) -> None:
    """Every sum stays; the figures in different people fall by one."""
    async with storage.read_write() as tx:
        at = await place(tx)
        person = await joined(tx, at)
        await tx.activity.add(said(at.of_wang.id, person.id, times=3, blocks=0b11))
        await tx.authors.note([(at.of_wang.id, 1, Author(person.id, cadre_side=False))], NOON)
        month = Days(TODAY, TODAY.replace(month=4))
        before = await tx.reports.group_figures(at.of_wang, month, SHANGHAI)
        await at.people.turn_off(person, ACTIVITY, ADULT, at.of_wang.id)
        after = await tx.reports.group_figures(at.of_wang, month, SHANGHAI)
        held = await tx.my_data.of(person.id)
    assert (before.people, before.consenting) == (1, 1)
    assert (after.people, after.consenting) == (0, 0)
    assert (after.counted, after.blocks) == (before.counted, before.blocks)
    assert held.keys().isdisjoint({"activity", "authors"})


async def test_whoever_gets_older_says_so_and_it_holds_at_once(storage: Storage) -> None:
    async with storage.read_write() as tx:
        at = await place(tx)
        await at.people.turn_on(MEI, ACTIVITY, MINOR, at.of_wang.id)
        seen = await at.people.correct_age(await who(tx), ADULT, at.of_wang.id)
        assert (seen.band, (await who(tx)).age_band) == (ADULT, ADULT)
        assert seen.on == {ACTIVITY}
        old_button = await at.people.turn_on(MEI, CONTACT, MINOR, at.of_wang.id)
        assert (old_button.band, (await who(tx)).age_band) == (ADULT, ADULT)


async def test_before_the_first_switch_a_corrected_age_is_kept_nowhere(storage: Storage) -> None:
    async with storage.read_write() as tx:
        at = await place(tx)
        seen = await at.people.correct_age(None, MINOR, at.of_wang.id)
        assert (seen.band, seen.on) == (MINOR, frozenset())
        assert await tx.people.by_telegram_id(MEI.telegram_id) is None


async def test_erased_and_back_somebody_counts_once_with_the_cadre(storage: Storage) -> None:
    async with storage.read_write() as tx:
        at = await place(tx)
        for _ in range(2):
            await joined(tx, at)
            assert await reached(tx, at.wang) == (1, 1)
            assert await at.people.forget(MEI.telegram_id)
            assert await reached(tx, at.wang) == (1, 0)
            assert await at.people.has_declined(MEI.telegram_id)


async def test_whoever_was_nobodys_contact_leaves_no_digest_when_erased(storage: Storage) -> None:
    async with storage.read_write() as tx:
        at = await place(tx)
        await joined(tx, at, ACTIVITY)
        await at.people.forget(MEI.telegram_id)
        assert await digests(tx) == 0


async def test_of_the_youngest_not_even_a_digest_stays(storage: Storage) -> None:
    async with storage.read_write() as tx:
        at = await place(tx)
        await at.people.decline(MEI.telegram_id, at.of_li.id)
        person = await joined(tx, at)
        assert await at.people.too_young(person, MEI.telegram_id)
        assert await digests(tx) == 0
        await at.people.decline(MEI.telegram_id, at.of_li.id)
        assert not await at.people.too_young(None, MEI.telegram_id)
        assert await digests(tx) == 0


async def digests(tx: Transaction) -> int:
    return await tx._connection.scalar(select(func.count()).select_from(refusals)) or 0


async def test_the_roster_stays_when_a_cadre_is_erased(storage: Storage) -> None:
    async with storage.read_write() as tx:
        at = await place(tx)
        cadre = await tx.people.by_telegram_id(901)
        assert cadre is not None
        assert await at.people.has_office(cadre)
        assert await at.people.forget(901)
        line = await tx.cadres.get(at.wang.id)
        assert line is not None
        assert (line.roster_name, line.person) == ("王老师", None)


async def test_after_an_erasure_the_database_is_scrubbed_and_once_more_after_the_farewell(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        at = await place(tx)
        await joined(tx, at)
        assert not await at.people.due_scrub()
        await at.people.forget(MEI.telegram_id)
        await at.people.say_farewell("sendMessage", {"chat_id": "70", "text": "bye"})
    for _ in range(2):
        async with storage.read_write() as tx:
            assert await services(tx, NOON).people.due_scrub()
        assert await storage.scrub()
        async with storage.read_write() as tx:
            people = services(tx, NOON).people
            await people.scrubbed(Extent.EVERYTHING)
            assert not await people.due_scrub()
            await people.farewell_said()


async def test_a_scrub_that_was_not_finished_is_due_again(storage: Storage) -> None:
    async with storage.read_write() as tx:
        people = services(tx, NOON).people
        await people.farewell_said()
        assert await people.due_scrub()
        assert await people.due_scrub()


async def test_who_is_erased_during_a_scrub_asks_for_another(storage: Storage) -> None:
    async with storage.read_write() as tx:
        people = services(tx, NOON).people
        await people.farewell_said()
        assert await people.due_scrub()
        await people.farewell_said()
        await people.scrubbed(Extent.EVERYTHING)
        assert await people.due_scrub()
        await people.scrubbed(Extent.EVERYTHING)
        assert not await people.due_scrub()


async def test_who_blocks_the_bot_cannot_be_written_to_until_they_let_it_in_again(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        at = await place(tx)
        await joined(tx, at)
        for reachable in (False, True):
            await at.people.reached(MEI.telegram_id, reachable=reachable)
            assert (await who(tx)).reachable is reachable
        await at.people.reached(424242, reachable=False)
