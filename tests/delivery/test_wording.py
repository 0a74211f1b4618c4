"""Notices get their words when they are sent, and are dropped when they are no longer true."""

from bot.wording.outgoing import File, Outgoing, WordingDesk
from bot.wording.table import RENDERERS
from domain.notices import NOTICES
from domain.wish_notices import WishClaimed
from tests.delivery.rig import NOW, Rig

# As much of a picture as tells its size: 640 by 480.
PNG = b"\x89PNG\r\n\x1a\n" + bytes([0, 0, 0, 13]) + b"IHDR" + bytes([0, 0, 2, 128, 0, 0, 1, 224])


async def test_a_notice_is_worded_in_its_readers_language(rig: Rig) -> None:
    [first, *_] = rig.town.world.people
    person = await rig.knows(rig.town.person(first))
    async with rig.runs():
        await rig.tell(1, person.id)
        await rig.rests()
        async with rig.storage.read_write() as tx:
            await tx.people.meet(first, "Renamed", "en", reachable=True, now=NOW)
        await rig.tell(3, person.id)
        await rig.settle()
    assert rig.said(first) == ["zh person 0 1", "en Renamed 3"]


async def test_a_notice_that_is_no_longer_true_is_dropped_and_costs_no_slot(rig: Rig) -> None:
    people = [await rig.knows(rig.town.person(one)) for one in rig.town.world.people]
    before = rig.town.clock.now()
    async with rig.runs():
        for person in people:
            await rig.tell(2, person.id)
        await rig.rests()
        assert await rig.delivery.depth() == 0
    assert rig.town.clock.now() == before
    assert rig.calls() == []
    assert {state for state, _ in await rig.states()} == {"done"}


async def test_somebody_who_was_erased_meanwhile_is_not_written_to(rig: Rig) -> None:
    person = await rig.knows(rig.town.person(next(iter(rig.town.world.people))))
    await rig.tell(1, person.id)
    async with rig.storage.read_write() as tx:
        await tx.erasing.erase(person)
    async with rig.runs():
        await rig.settle()
    assert rig.calls() == []
    assert await rig.rows() == []


async def test_a_renderer_that_fails_is_tried_five_times_and_then_buried(quick_rig: Rig) -> None:
    rig = quick_rig

    async def broken(_: WordingDesk, notice: WishClaimed) -> Outgoing | None:
        raise ValueError(f"the text of wish {notice.wish}")

    rig.renderers[WishClaimed] = broken
    person = await rig.knows(rig.town.person(next(iter(rig.town.world.people))))
    async with rig.runs(rig.sender()):
        await rig.tell(1, person.id)
        await rig.rests()
        assert await rig.states() == [("waiting", "BugValueError")]
        await rig.settle()
    [row] = await rig.rows()
    assert (row.state, row.last_error, row.attempts) == ("dead", "BugValueError", 5)


async def test_a_picture_is_uploaded_with_its_call(quick_rig: Rig) -> None:
    rig = quick_rig

    async def drawn(_: WordingDesk, __: WishClaimed) -> Outgoing | None:
        picture = File("photo", "stats.png", PNG)
        return Outgoing("sendPhoto", {"caption": "图"}, picture)

    rig.renderers[WishClaimed] = drawn
    person = await rig.knows(rig.town.person(next(iter(rig.town.world.people))))
    async with rig.runs(rig.sender()):
        await rig.tell(1, person.id)
        await rig.settle()
    [call] = rig.calls("sendPhoto")
    assert call.params["photo"] == f"<stats.png, {len(PNG)} bytes>"
    assert (call.params["caption"], call.response["ok"]) == ("图", True)


def test_every_notice_has_a_renderer() -> None:
    assert set(RENDERERS) == set(NOTICES.values())
