"""Whose wish it is nobody learns: everything that is said, listed, exported, logged, kept aside and
noted about a wish on its way through every hand; and what is left of it when somebody is erased.
"""

import io
import json
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from sqlalchemy import select

from bot import logs
from bot.clock import SystemClock
from bot.commands.exporting_wishes import exported, summed
from bot.intake.acting import Outcome
from bot.intake.reading import read
from domain.consents import Purpose
from domain.organisations import Role
from domain.people import AgeBand
from domain.wishes import WishState
from services.wishes import Wishes
from storage.database import Storage
from storage.tables import metadata
from storage.tables.outbox import audit_trail
from tests.handlers.talking import LATER, Said, Talk, messages
from tests.handlers.test_joining import traces_in
from tests.secrets_in import Secrets, nothing_of
from tests.services.people_of_a_county import County, founded, met
from tests.storage import county
from tests.storage.county import NOON, TODAY

YOUNG, CADRE, DEPUTY, OFFICE, STAFF = 7_313_371_337, 901, 902, 903, 910
NAME, USERNAME = "Marmaduke Featherstonehaugh", "marmaduke_f"
WISH, REASON = "想要一把给奶奶用的轮椅，家里买不起", "支部没有经费，也借不到这样的东西"
DAY = timedelta(days=1)
WHO = nothing_of(ids=[YOUNG], names=[NAME, USERNAME])
WORDS = nothing_of(ids=[YOUNG], names=[NAME, USERNAME], texts=[WISH, REASON])


class Named(Talk):
    """The wisher comes with a name and a username, as Telegram shows them."""

    def message(self, who: int, text: str | None, **more: object) -> dict[str, object]:
        body = super().message(who, text, **more)
        if who == YOUNG:
            body["from"] |= {"first_name": NAME, "username": USERNAME}
        return body


async def peopled(sqlite: Storage) -> County:
    async with sqlite.read_write() as tx:
        place = await founded(tx)
        staff = await met(tx, STAFF, "Staff")
        await tx.roles.grant(staff.id, place.office.id, Role.ORGAN_STAFF, NOON)
        young = await county.contact(tx, place.line, YOUNG)
        await tx.people.meet(YOUNG, NAME, "zh", reachable=True, now=NOON)
        await tx.people.set_age_band(young.id, AgeBand.MINOR)
        await tx.consents.give(young.id, Purpose.FOLLOW_UP, NOON)
        await tx.memberships.join(place.group.id, young.id, NOON)
        await tx.resources.enter(
            place.office.id, staff.id, "轮椅，到团委领", 2, TODAY + 90 * DAY, NOON
        )
    return place


class Way:
    """A wish on its way; `seen` is whatever anybody but the wisher reads."""

    def __init__(self, sqlite: Storage) -> None:
        self.talk = Named(sqlite)
        self.seen: list[Said] = []
        self.own: list[Said] = []

    async def says(self, who: int, text: str) -> None:
        self.keep(await self.talk.private(who, text))

    async def taps(self, who: int, data: str) -> None:
        under = (self.own if who == YOUNG else self.seen)[-1]
        self.keep(await self.talk.press(who, data, under))

    def keep(self, said: list[Said]) -> None:
        for one in messages(said):
            (self.own if one.chat == str(YOUNG) else self.seen).append(one)

    async def days(self, number: int) -> None:
        """They pass, and the clocks ring."""
        self.talk.now += number * DAY
        async with self.talk.storage.read_write() as tx:
            while await self.talk.services(tx).wish_clocks.ring_due():
                pass
        self.keep(await self.talk.said())


async def lived(way: Way) -> None:
    """Through every hand, with every list and every reminder."""
    await way.says(YOUNG, f"/wish {WISH}")
    await way.days(3)
    await way.days(4)
    await way.days(7)
    await way.taps(CADRE, "wish:claim:1")
    await way.days(7)
    await way.taps(DEPUTY, "wish:claim:1")
    await way.taps(DEPUTY, "wish:release:1")
    await way.taps(CADRE, "wish:offer:1")
    await way.says(CADRE, REASON)
    await way.taps(YOUNG, "wish:agree:1")
    await way.days(14)
    for who in (CADRE, DEPUTY, OFFICE, STAFF):
        await way.says(who, "/wishes")
        for data in ("wishes:pool:all:0", "wish:look:1", "wish:sort:1", "wishes:done:all:0"):
            await way.taps(who, data)
        await way.taps(who, "wishes:sums")
    await way.taps(STAFF, "wish:match:1")
    await way.taps(STAFF, "wish:take:1:1")
    await way.taps(STAFF, "wish:done:1")
    await way.days(14)
    await way.taps(YOUNG, "wish:confirm:1:5")
    await way.days(14)
    await way.taps(YOUNG, "wish:not:1")
    for who in (CADRE, OFFICE, STAFF):
        for command in ("/wishes", "/stats", "/resource", "/mydata"):
            await way.says(who, command)


@pytest.fixture
def log() -> io.StringIO:
    stream = io.StringIO()
    logs.set_up("debug", "json", SystemClock(), stream)
    return stream


async def test_nobody_learns_whose_wish_it_is(sqlite: Storage, log: io.StringIO) -> None:
    await peopled(sqlite)
    way = Way(sqlite)
    await lived(way)
    assert {one.chat for one in way.seen} == {str(one) for one in (CADRE, DEPUTY, OFFICE, STAFF)}
    assert any("轮椅" in one.text for one in way.seen)
    assert any("一个月前" in one.text for one in way.own)
    WHO.in_(*(json.dumps([one.text, dict(one.buttons)]) for one in way.seen))
    async with sqlite.read_only() as view:
        rows = [one async for one in exported(view)]
        sums = [one async for one in summed(view, way.talk.now)]
        noted = str((await view._connection.execute(select(audit_trail))).all())
    written = json.dumps([rows, sums], default=str, ensure_ascii=False)
    WORDS.in_(written, f"audit {noted}", f"log {log.getvalue()}")


async def test_what_fails_is_kept_aside_and_not_said(sqlite: Storage, log: io.StringIO) -> None:
    """Whole, for a week, for the next version of the program; and it goes with its person."""
    await peopled(sqlite)
    talk = Named(sqlite)
    body = json.dumps({"update_id": 1, "message": talk.message(YOUNG, f"/wish {WISH}")}).encode()
    with patch.object(Wishes, "submit", side_effect=ValueError(WISH)):
        async with sqlite.read_write() as tx:
            assert await talk.acting().act(tx, NOON, read(body), body) is Outcome.FAILED
    said = await talk.said()
    assert {one.chat for one in said} == {str(YOUNG)}
    WORDS.in_(f"log {log.getvalue()}")
    await erased(sqlite, YOUNG)
    await nothing_in(sqlite, WORDS)


@pytest.mark.parametrize("who", [YOUNG, CADRE, STAFF])
async def test_nothing_is_found_of_whoever_is_erased(
    sqlite: Storage, tmp_path: Path, who: int
) -> None:
    """The wisher with every word about the wish; a cadre with the reason they wrote; a helper lets
    go of what they held.
    """
    place, way = await peopled(sqlite), Way(sqlite)
    await way.says(YOUNG, f"/wish {WISH}")
    await way.taps(CADRE, "wish:offer:1")
    await way.says(CADRE, REASON)
    await way.taps(YOUNG, "wish:agree:1")
    await way.says(STAFF, "/wishes")
    await way.taps(STAFF, "wish:match:1")
    await way.taps(STAFF, "wish:take:1:1")
    await way.talk.private(YOUNG, "/wish")
    await erased(sqlite, who)
    gone = {YOUNG: (NAME, USERNAME, WISH, REASON, str(YOUNG)), CADRE: (REASON,), STAFF: ()}[who]
    assert traces_in(tmp_path, *(one.encode() for one in gone)) == set()
    async with sqlite.read_only() as view:
        [wish] = await view.wishes.in_pools([place.office.id], list(WishState))
    assert (wish.helper is None) == (who == STAFF)


async def erased(sqlite: Storage, who: int) -> None:
    """As the program does it, everything said so far delivered."""
    talk = Named(sqlite, now=NOON + 100 * DAY)
    async with sqlite.read_write() as tx:
        assert await talk.services(tx).people.forget(who)
        await tx.outbox.free("test")
        for one in await tx.outbox.lease("test", LATER, LATER + DAY, 500):
            await tx.outbox.done(one.id, "test", talk.now)
        await talk.services(tx).people.farewell_said()
    assert await sqlite.scrub()


async def nothing_in(sqlite: Storage, secrets: Secrets) -> None:
    async with sqlite.read_only() as view:
        for table in metadata.sorted_tables:
            rows = (await view._connection.execute(select(table))).all()
            secrets.in_(f"{table.name} {rows}")
