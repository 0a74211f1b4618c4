"""A scene says what the stores of each noun say, in two questions for a whole batch."""

from datetime import date, timedelta

from domain.consents import Purpose
from domain.groups import Author, GroupId, GroupState
from domain.organisations import Position
from domain.people import PersonId
from domain.scenes import Asked, Known, Place, Scene, Term
from storage.database import Storage
from storage.transaction import Transaction
from tests.storage.county import NOON, TODAY, cadre, group, office, person

SINCE_JANUARY = Term(date(2026, 1, 1), None)
CHAT, OTHER, STRANGE = -100, -101, -999
LI, WANG, DEPUTY = 7, 8, 9


async def settle(tx: Transaction) -> tuple[GroupId, PersonId]:
    """One counted group with a cadre and a deputy, one that is not counted, and Li, who agreed."""
    root = await office(tx)
    line, second = await cadre(tx, "Wang", root), await cadre(tx, "Zhao", root)
    for one, telegram_id in ((line, WANG), (second, DEPUTY)):
        await tx.cadres.take_up(one.id, (await person(tx, telegram_id)).id)
    counted, new = await group(tx, line, CHAT), await group(tx, line, OTHER)
    await tx.groups.change_state(counted.id, GroupState.NEW, GroupState.COUNTING)
    await tx.sides.add_deputy(counted.id, second.id)
    li = await person(tx, LI)
    await tx.consents.give(li.id, Purpose.ACTIVITY, NOON)
    await tx.memberships.join(counted.id, li.id, NOON)
    await tx.memberships.join(new.id, li.id, NOON)
    await tx.scenes.learn_username(LI, "li_lei")
    return counted.id, li.id


async def test_a_scene_knows_places_people_names_and_members(storage: Storage) -> None:
    async with storage.read_write() as tx:
        counted, li = await settle(tx)
        scene = await tx.scenes.read(Asked([CHAT, OTHER, STRANGE], [LI, WANG, 12345], ["zhao"]))
        wang = (await tx.people.numbers([WANG]))[WANG]
        sides = await tx.sides.cadre_sides([counted])
        among = await tx.consents.among([LI, WANG], Purpose.ACTIVITY)
    assert scene == Scene(
        places={
            CHAT: Place(
                counted,
                "Asia/Shanghai",
                frozenset({WANG, DEPUTY}),
                {WANG: (SINCE_JANUARY,), DEPUTY: (SINCE_JANUARY,)},
            )
        },
        people={
            LI: Known(li, LI, "li_lei", counts=True),
            WANG: Known(wang, WANG, None, counts=False),
        },
        usernames={"li_lei": LI},
        members=frozenset({(counted, li)}),
    )
    assert scene.places[CHAT].cadre_side == set(sides[counted])
    assert {one.telegram_id: one.person for one in scene.people.values() if one.counts} == among


async def test_who_has_left_office_is_of_the_cadre_side_until_then(storage: Storage) -> None:
    """No successor is named, and the group is still under the old line."""
    async with storage.read_write() as tx:
        counted, _ = await settle(tx)
        group = await tx.groups.get(counted)
        assert group is not None
        assert group.cadre is not None
        await tx.cadres.leave_office(group.cadre, TODAY)
        scene = await tx.scenes.read(Asked([CHAT], [], []))
    place = scene.places[CHAT]
    assert place.is_side(WANG, TODAY - timedelta(days=1))
    assert not place.is_side(WANG, TODAY)
    assert place.is_side(DEPUTY, TODAY)


async def test_who_stands_in_the_roster_twice_is_judged_by_both_lines(storage: Storage) -> None:
    """The cadre's position ends, and as a deputy they hold another one that begins later."""
    later = TODAY + timedelta(days=2)
    async with storage.read_write() as tx:
        root = await office(tx)
        first = await cadre(tx, "Wang", root)
        second = await tx.cadres.add(root.id, "Wang", Position.PART_TIME, later)
        for line in (first, second):
            await tx.cadres.take_up(line.id, (await person(tx, WANG)).id)
        met = await group(tx, first, CHAT)
        await tx.groups.change_state(met.id, GroupState.NEW, GroupState.COUNTING)
        await tx.sides.add_deputy(met.id, second.id)
        await tx.cadres.leave_office(first.id, TODAY)
        scene = await tx.scenes.read(Asked([CHAT], [], []))
    days = [TODAY + timedelta(days=one) for one in (-1, 0, 1, 2)]
    assert [scene.places[CHAT].is_side(WANG, day) for day in days] == [True, False, False, True]


async def test_somebody_is_found_by_the_username_alone(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await settle(tx)
        scene = await tx.scenes.read(Asked([CHAT], [], ["li_lei"]))
    assert (set(scene.people), scene.usernames) == ({LI}, {"li_lei": LI})


async def test_nobody_is_looked_for_where_nothing_is_counted(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await settle(tx)
        assert await tx.scenes.read(Asked([OTHER, STRANGE], [LI], ["li_lei"])) == Scene()


async def test_a_former_chat_still_leads_to_its_group(storage: Storage) -> None:
    async with storage.read_write() as tx:
        counted, _ = await settle(tx)
        await tx.groups.migrate(CHAT, -200)
        scene = await tx.scenes.read(Asked([CHAT, -200], [], []))
    assert {chat: place.group for chat, place in scene.places.items()} == {
        CHAT: counted,
        -200: counted,
    }


async def test_albums_and_messages_are_found_by_their_chat(storage: Storage) -> None:
    async with storage.read_write() as tx:
        counted, li = await settle(tx)
        await tx.groups.migrate(CHAT, -200)
        await tx.albums.see([(counted, "seen")], NOON)
        written = [(counted, 5, Author(li, cadre_side=False)), (counted, 6, Author(None, True))]
        await tx.authors.note(written, NOON)
        albums = [(CHAT, "seen"), (-200, "seen"), (CHAT, "new"), (OTHER, "seen")]
        messages = [(CHAT, 5), (-200, 6), (OTHER, 5), (CHAT, 7)]
        scene = await tx.scenes.read(Asked([CHAT, -200], [], [], albums, messages))
    assert scene.albums == {(counted, "seen")}
    assert scene.authors == {(group, message): author for group, message, author in written}


async def test_a_username_has_one_bearer(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await settle(tx)
        await tx.scenes.learn_username(WANG, "li_lei")
        await tx.scenes.learn_username(12345, "li_lei")  # nobody the program knows
        scene = await tx.scenes.read(Asked([CHAT], [LI, WANG], []))
    assert scene.usernames == {"li_lei": WANG}
    assert scene.people[LI].username is None
