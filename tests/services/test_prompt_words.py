"""Prompts in words: what is missing now, to whom, with which buttons, and when nothing is said."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.wording.outgoing import Outgoing, WordingDesk
from bot.wording.prompts import period_due
from domain.five_ones import Kind, KindName
from domain.organisations import Cadre, Position, Role
from domain.people import PersonId
from domain.policies import ListedKind, Matter, Policy
from domain.prompt_notices import PeriodDue
from storage.database import Storage
from tests.desks import BOT
from tests.services.people_of_a_county import counting_group
from tests.services.test_prompts import at, fulfil, held, line
from tests.storage.county import NOON, contact, person
from texts.say import Say

WILLING = "婉拒也算问过，别勉强人；在群里发 /start 会重发欢迎消息。"
ENDS = "2026-05-01:two-months:{point} 2026-04-01:quarter:{point}"
OPENS = "2026-07-01:two-months:opening 2026-07-01:quarter:opening"


async def worded(
    storage: Storage,
    reader: PersonId | None,
    now: datetime,
    stages: str,
    language: str = "zh",
) -> Outgoing | None:
    assert reader is not None
    async with storage.read_only() as view:
        desk = WordingDesk(view, now, UTC, BOT, Say(language), await view.people.get(reader))
        return await period_due(desk, PeriodDue("Asia/Shanghai", stages))


async def said(
    storage: Storage, reader: Cadre, now: str, stages: str, language: str = "zh"
) -> str | None:
    outgoing = await worded(storage, reader.person, at(now), stages, language)
    return None if outgoing is None else outgoing.fields["text"]


def buttons(outgoing: Outgoing | None) -> list[str]:
    assert outgoing is not None
    rows = json.loads(outgoing.fields["reply_markup"])["inline_keyboard"]
    return [one["callback_data"] for row in rows for one in row]


async def test_two_periods_that_end_together_are_one_message(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        cadre = await line(tx, position=Position.SECONDED, held_from=date(2026, 1, 1))
        await counting_group(tx, cadre)
        await contact(tx, cadre, 7)
        await fulfil(tx, cadre, 3)
    text = await said(sqlite, cadre, "2026-06-24 08:30", ENDS.format(point="7"))
    assert text is not None
    assert text.splitlines() == [
        "⏳ 到<b>6月30日</b>还有 7 天，还差：",
        "• 五个一：已有 3 次，还差 2 次。还没办过：办实事、团课、志愿服务、文体活动。",
        f"• 联系青年：问过 1 位，1 位参加，还差 99 位。{WILLING}",
    ]


async def test_an_opening_has_a_button_for_each_kind_and_lists_what_is_asked_for(
    sqlite: Storage,
) -> None:
    async with sqlite.read_write() as tx:
        cadre = await line(tx, position=Position.FULL_TIME, held_from=date(2026, 1, 1))
    outgoing = await worded(sqlite, cadre.person, at("2026-07-01 08:30"), OPENS)
    assert outgoing is not None
    assert outgoing.fields["text"].splitlines() == [
        "📅 <b>7月1日至8月31日</b>要做的：",
        "• 五个一：5 次，随您选：办实事、团课、谈心谈话、志愿服务、文体活动。",
        "",
        "📅 <b>7月1日至9月30日</b>要做的：",
        "• 联系青年：问过 0 位，0 位参加，还差 100 位。您还没有群，发 /groups 一步步来。",
    ]
    kinds = "practical-help league-class heart-to-heart volunteer-service culture-or-sports"
    assert buttons(outgoing) == [*(f"start:kind:{one}" for one in kinds.split()), "start:fiveones"]


async def test_a_province_s_own_kinds_have_their_buttons(sqlite: Storage) -> None:
    reading = ListedKind(KindName(Kind.OWN, "读书会"), "Reading circle")
    async with sqlite.read_write() as tx:
        cadre = await line(tx, position=Position.FULL_TIME, held_from=date(2026, 1, 1))
        own = Policy(cadre.organisation, Matter.KINDS, date(2026, 7, 1), kinds=(reading,))
        await tx.policies.add(own, date(2026, 6, 1))
    outgoing = await worded(sqlite, cadre.person, at("2026-07-01 08:30"), OPENS, "en")
    assert outgoing is not None
    assert "Reading circle" in outgoing.fields["text"]
    assert buttons(outgoing)[0] == f"start:own:{cadre.id}:0"


@pytest.mark.parametrize(
    ("now", "stages", "heading"),
    [
        ("2026-05-15 16:00", "2026-04-01:quarter:middle", "🕐 过半了，到<b>6月30日</b>还有 47 天"),
        ("2026-06-28 08:30", ENDS.format(point="3"), "⏳ 到<b>6月30日</b>还有 3 天"),
        ("2026-06-30 08:30", ENDS.format(point="1"), "⏳ 今天（<b>6月30日</b>）是最后一天"),
        ("2026-06-30 23:59", ENDS.format(point="1"), "⏳ 今天（<b>6月30日</b>）是最后一天"),
    ],
)
async def test_it_says_how_many_days_are_left_today(
    sqlite: Storage, now: str, stages: str, heading: str
) -> None:
    async with sqlite.read_write() as tx:
        cadre = await line(tx)
    text = await said(sqlite, cadre, now, stages)
    assert text is not None
    assert text.startswith(heading)


@pytest.mark.parametrize(
    ("now", "stages"),
    [
        ("2026-07-01 00:00", ENDS.format(point="1")),  # the periods are over
        ("2026-06-25 08:30", ENDS.format(point="14")),  # a later stage has come
        ("2026-06-25 08:30", ""),
    ],
)
async def test_what_is_too_late_is_not_said(sqlite: Storage, now: str, stages: str) -> None:
    async with sqlite.read_write() as tx:
        cadre = await line(tx)
    assert await said(sqlite, cadre, now, stages) is None


async def test_whoever_fulfilled_it_meanwhile_or_left_office_gets_nothing(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        cadre = await line(tx)
        await fulfil(tx, cadre, 4)
        for _ in range(9):
            await tx.cadres.count_declined(cadre.id)
    now, stages = "2026-06-24 08:30", ENDS.format(point="7")
    assert await said(sqlite, cadre, now, stages) is not None
    async with sqlite.read_write() as tx:
        await held(tx, cadre, at("2026-06-24 08:00"))
        await tx.cadres.count_declined(cadre.id)
    assert await said(sqlite, cadre, now, stages) is None
    async with sqlite.read_write() as tx:
        other = await line(tx, 2)
        await tx.cadres.leave_office(other.id, date(2026, 6, 24))
    assert await said(sqlite, other, now, stages) is None


async def test_in_the_last_quarter_the_cadre_reads_whom_they_have_not_met(sqlite: Storage) -> None:
    """Names of own contacts, and nobody else's; never more than fit."""
    async with sqlite.read_write() as tx:
        cadre, other = await line(tx, 1), await line(tx, 2)
        for number in range(8):
            await contact(tx, cadre, 70 + number)
        await contact(tx, other, 90)
        met = await tx.people.by_telegram_id(70)
        assert met is not None
        await tx.meetings.note(met.id, cadre.id, 2026, NOON)
    quarter = "2026-10-01:quarter:14"
    outgoing = await worded(sqlite, cadre.person, at("2026-12-18 08:30"), quarter)
    assert outgoing is not None
    assert outgoing.fields["text"].count("Li Lei") == 6
    assert "7 位" in outgoing.fields["text"]
    assert f"start:meetings:{cadre.id}" in buttons(outgoing)
    text = await said(sqlite, cadre, "2026-06-24 08:30", ENDS.format(point="7"))
    assert text is not None
    assert "Li Lei" not in text


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_an_office_reads_what_the_organ_lacks_and_who_hears_nothing(
    sqlite: Storage, language: str
) -> None:
    async with sqlite.read_write() as tx:
        cadre = await line(tx)
        assert cadre.person is not None
        await tx.people.set_reachable(cadre.person, reachable=False)
        staff = await person(tx, 2000)
        await tx.roles.grant(staff.id, cadre.organisation, Role.ORGAN_STAFF, NOON)
    stages = ENDS.format(point="7")
    outgoing = await worded(sqlite, staff.id, at("2026-06-24 08:30"), stages, language)
    assert outgoing is not None
    text = outgoing.fields["text"]
    assert "Office 1" in text
    assert "Wang" in text
    assert ("机关开放" if language == "zh" else "open house") in text.lower()
    assert buttons(outgoing) == [f"start:organ:{cadre.organisation}"]


async def test_what_does_not_count_yet_is_named(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        cadre = await line(tx)
        await held(tx, cadre, at("2026-06-27 12:00") + timedelta(hours=1))
    text = await said(sqlite, cadre, "2026-06-24 08:30", ENDS.format(point="7"))
    assert text is not None
    assert "另有 1 次还不算数" in text
