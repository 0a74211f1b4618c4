"""What somebody reads of wishes that have waited: their own words, and an office only numbers."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from bot.wording.outgoing import WordingDesk
from bot.wording.wishes_due import wishes_due, wishes_left
from domain.organisations import Level, Profile, Role
from domain.people import AgeBand, Person, Visitor
from domain.wish_lists import Shelf
from domain.wish_notices import WishesDue, WishesLeft
from domain.wishes import WishState
from storage.database import Storage
from storage.tables.organisations import organisations
from storage.transaction import Transaction
from tests.desks import BOT, SHANGHAI, services
from tests.services.people_of_a_county import County, founded, met
from tests.storage.county import NOON
from texts.say import Say

LATER = NOON + timedelta(days=20)
OF_NOBODY, OF_CADRE = "一把伞", "一根琴弦"


async def two_counties(tx: Transaction) -> tuple[County, Person]:
    """Wishes with a cadre and without one; the other county has one that nobody sees."""
    place, does = await founded(tx), services(tx, NOON)
    await does.wishes.submit(place.young, OF_CADRE)
    await does.wishes.hand_over(Visitor(77, "Han", "zh"), AgeBand.ADULT, OF_NOBODY)
    other = await tx.organisations.add(
        "Beside", Level.COUNTY, Profile.NOTICE_2017, zone="Asia/Shanghai", language="zh"
    )
    stranger = await met(tx, 950, "Beside")
    await tx.roles.grant(stranger.id, other.id, Role.ADMINISTRATOR, NOON)
    return place, stranger


async def read(storage: Storage, reader: Person) -> str:
    async with storage.read_only() as view:
        desk = WordingDesk(view, LATER, SHANGHAI, BOT, Say("zh"), reader)
        said = await wishes_due(desk, WishesDue("2026-03-22"))
    return "" if said is None else said.fields["text"]


async def test_each_reads_what_is_before_them_and_nothing_of_anybody_else(
    sqlite: Storage,
) -> None:
    async with sqlite.read_write() as tx:
        place, stranger = await two_counties(tx)
    assert OF_CADRE in await read(sqlite, place.cadre)
    assert OF_NOBODY not in await read(sqlite, place.cadre)
    assert OF_NOBODY in await read(sqlite, place.administrator)
    assert OF_CADRE not in await read(sqlite, place.administrator)
    assert await read(sqlite, stranger) == ""


@pytest.mark.parametrize("claimed", [False, True])
async def test_an_office_reads_how_many_there_are_and_no_word_of_them(
    sqlite: Storage, claimed: bool
) -> None:
    async with sqlite.read_write() as tx:
        place, _ = await two_counties(tx)
        if claimed:
            for one in await tx.wishes.before([place.line.id], [WishState.OPEN]):
                await services(tx, NOON).wishes.claim(one.id, place.cadre)
    async with sqlite.read_only() as view:
        desk = WordingDesk(view, LATER, SHANGHAI, BOT, Say("zh"), place.administrator)
        said = await wishes_left(desk, WishesLeft(place.office.id, "2026-03-22"))
    assert said is not None
    assert f"有 {1 if claimed else 2} 个心愿" in said.fields["text"]
    assert OF_CADRE not in said.fields["text"]
    assert OF_NOBODY not in said.fields["text"]


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati"])
async def test_the_morning_counts_the_days_of_the_calendar_on_the_wall_of_the_office(
    sqlite: Storage, zone: str
) -> None:
    """Said in the evening: on the morning of the third day it has waited for three days."""
    wall = ZoneInfo(zone)
    said, morning = (datetime(2026, 3, day, hour, tzinfo=wall) for day, hour in ((2, 23), (5, 8)))
    async with sqlite.read_write() as tx:
        place = await founded(tx)
        await tx._connection.execute(update(organisations).values(zone=zone))
        await services(tx, said).wishes.submit(place.young, OF_CADRE)
        while await services(tx, morning).wish_clocks.ring_due():
            pass
        page = await services(tx, morning).wish_lists.page(place.cadre, Shelf.OPEN)
        assert page.days == (3,)
    async with sqlite.read_only() as view:
        desk = WordingDesk(view, morning, SHANGHAI, BOT, Say("zh"), place.cadre)
        words = await wishes_due(desk, WishesDue("2026-03-05"))
    assert words is not None
    assert "等了 3 天" in words.fields["text"]
