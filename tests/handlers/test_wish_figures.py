"""Figures of wishes as a supervisor finds them, against sums made by hand."""

from datetime import timedelta

from domain.consents import Purpose
from domain.organisations import Role
from domain.people import AgeBand
from domain.wishes import Outcome
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import services
from tests.handlers.talking import Talk, messages
from tests.services.people_of_a_county import County, founded, met
from tests.storage import county
from tests.storage.county import NOON

SUPERVISOR, CADRE, DEPUTY, FEW = 920, 901, 902, 4
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


async def supervised(tx: Transaction) -> County:
    place = await founded(tx)
    person = await met(tx, SUPERVISOR, "Sun")
    await tx.roles.grant(person.id, place.office.id, Role.SUPERVISOR, NOON)
    return place


async def wished(tx: Transaction, place: County, people: int) -> None:
    """Of six: two confirmed after 2 and 10 hours, one of them opened again; one unconfirmed after
    3 days, one taken back before anybody looked, two waiting.
    """
    numbers = []
    for number in range(people):
        young = await county.contact(tx, place.line, 7000 + number)
        await tx.people.set_age_band(young.id, AgeBand.ADULT)
        await tx.consents.give(young.id, Purpose.FOLLOW_UP, NOON)
        wish = await services(tx, NOON).wishes.submit(young, f"想要一本书 {number}")
        numbers.append((young, wish.id))
    (first, one), (second, two), (third, three), (_, four) = numbers[:4]
    for after, number in ((2, one), (10, two), (72, four)):
        await services(tx, NOON + after * HOUR).wishes.done(number, place.cadre)
    await services(tx, NOON + DAY).wishes.confirm(one, first, 5)
    await services(tx, NOON + DAY).wishes.confirm(two, second, 5)
    await services(tx, NOON + DAY).wishes.withdraw(three, third)
    late = services(tx, NOON + 29 * DAY)
    while await late.wish_clocks.ring_due():
        pass
    await late.wishes.follow_up(two, second, Outcome.NOT)


async def test_a_supervisor_finds_the_sums_of_the_office_and_they_are_right(
    sqlite: Storage,
) -> None:
    async with sqlite.read_write() as tx:
        await wished(tx, await supervised(tx), 6)
    talk = Talk(sqlite, NOON + 29 * DAY)
    await talk.said()
    (own,) = await talk.private(SUPERVISOR, "/wishes")
    assert list(own.buttons) == ["📊 数字"]
    (sums,) = messages(await talk.press(SUPERVISOR, own.buttons["📊 数字"], own))
    assert "许了 6 个，3 个还没完" in sums.text
    assert "实现并确认 1 个，未确认 1 个，后来重新打开 1 个" in sums.text
    assert "平均 28 小时" in sums.text  # (2 + 10 + 72) / 3
    assert "想要一本书" not in sums.text
    (back,) = messages(await talk.press(SUPERVISOR, sums.buttons["回列表"], sums))
    assert "没有进行中的心愿" in back.text


async def test_of_few_a_supervisor_reads_no_figure(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        await wished(tx, await supervised(tx), FEW)
    talk = Talk(sqlite, NOON + 29 * DAY)
    await talk.said()
    (own,) = await talk.private(SUPERVISOR, "/wishes")
    (sums,) = messages(await talk.press(SUPERVISOR, "wishes:sums", own))
    assert "先不给数字" in sums.text
    assert not any(one.isdecimal() for one in sums.text.replace("Lakeside", ""))


async def test_a_supervisor_reads_and_takes_no_wish(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        place = await supervised(tx)
        wish = await services(tx, NOON).wishes.submit(place.young, "一把伞")
    talk = Talk(sqlite, NOON + DAY)
    await talk.said()
    (own,) = await talk.private(SUPERVISOR, "/wishes")
    for data in ("look", "claim", "done", "offer", "match", "decline", "sort"):
        (refused,) = await talk.press(SUPERVISOR, f"wish:{data}:{wish.id}", own)
        assert "一把伞" not in refused.text
        assert refused.method == "answerCallbackQuery"
    for shelf in ("open", "mine", "pool", "done"):
        (refused,) = await talk.press(SUPERVISOR, f"wishes:{shelf}:all:0", own)
        assert "没有交给您" in refused.text


async def test_a_deputy_reads_how_many_wishes_of_the_groups_they_help_there_are(
    sqlite: Storage,
) -> None:
    async with sqlite.read_write() as tx:
        place = await founded(tx)
        await services(tx, NOON).wishes.submit(place.young, "一把伞")
    talk = Talk(sqlite, NOON + DAY)
    await talk.said()
    for who in (CADRE, DEPUTY):
        (waiting,) = await talk.private(who, "/wishes")
        (sums,) = messages(await talk.press(who, "wishes:sums", waiting))
        assert "许了 1 个，1 个还没完" in sums.text, who
