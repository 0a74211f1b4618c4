"""Four young people and the bot: what the page says, and what the database holds in the end."""

import pytest

from domain.consents import Purpose
from domain.people import AgeBand
from storage.database import Storage
from storage.reports import Reached
from tests.handlers.consent_stories import MEI, PAGE, STORIES, section, told
from tests.storage.county import TODAY


@pytest.mark.parametrize("name", STORIES)
async def test_the_page_says_what_was_said(sqlite: Storage, name: str) -> None:
    now = section(name, await told(sqlite, name))
    assert now in PAGE.read_text(encoding="utf-8"), "python -m tests.handlers.consent_stories"


async def reached(storage: Storage) -> dict[str, Reached]:
    async with storage.read_only() as view:
        lines = await view.cadres.all(TODAY)
        return {line.roster_name: await view.reports.reached(line.id) for line in lines}


async def test_of_a_fourteen_year_old_the_age_band_and_what_they_chose_is_kept(
    sqlite: Storage,
) -> None:
    await told(sqlite, "十四岁")
    async with sqlite.read_only() as view:
        person = await view.people.by_telegram_id(MEI)
        assert person is not None
        held = await view.my_data.of(person.id)
        given = await view.consents.of(person.id)
    assert person.age_band is AgeBand.MINOR
    assert set(given) == {Purpose.ACTIVITY, Purpose.CONTACT}
    assert set(held) - {"outbox"} == {"people", "consents", "contacts", "memberships"}


async def test_of_whoever_refuses_twice_a_digest_and_a_bare_count_is_kept(sqlite: Storage) -> None:
    await told(sqlite, "两次说不")
    async with sqlite.read_only() as view:
        assert await view.people.by_telegram_id(MEI) is None
        assert await view.refusals.has(MEI)
    assert (await reached(sqlite))["王老师"] == Reached(asked=2, take_part=1)


async def test_whoever_was_erased_and_comes_back_begins_anew_and_counts_once(
    sqlite: Storage,
) -> None:
    await told(sqlite, "删掉又回来")
    async with sqlite.read_only() as view:
        person = await view.people.by_telegram_id(MEI)
        assert person is not None
        held = await view.my_data.of(person.id)
        rows = [row async for row in view.reports.activity()]
        assert not await view.refusals.has(MEI)
    assert "activity" not in held
    assert [(row.person, row.counted["messages"]) for row in rows] == [(None, 3)]
    assert (await reached(sqlite))["王老师"] == Reached(asked=2, take_part=2)


async def test_in_three_groups_of_two_cadres_one_contact_and_out_of_all_at_once(
    sqlite: Storage,
) -> None:
    await told(sqlite, "三个群、两位团干部")
    async with sqlite.read_only() as view:
        person = await view.people.by_telegram_id(MEI)
        assert person is not None
        assert set(await view.my_data.of(person.id)) - {"outbox"} == {"people"}
        rows = [row async for row in view.reports.activity()]
    assert {row.person for row in rows} == {None}
    assert sum(row.counted["messages"] for row in rows) == 18
    counted = await reached(sqlite)
    assert counted["王老师"] == Reached(asked=2, take_part=1)
    assert counted["陈老师"] == Reached(asked=1, take_part=0)
