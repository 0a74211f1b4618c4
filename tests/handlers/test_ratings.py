"""A rating as people meet it: one tap, one change of mind, a mean for whoever held it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.check_ins import Way
from domain.consents import Purpose
from domain.five_ones import ActivityId
from domain.people import PersonId
from storage.database import Storage
from tests.handlers.talking import Said, Talk, messages
from tests.handlers.test_activities import CADRE, YOUNG, county, stands
from tests.storage import county as counties

HELD = timedelta(days=6)  # and a while


async def over(sqlite: Storage) -> tuple[Talk, Said]:
    place = await county(sqlite)
    talk = Talk(sqlite)
    await stands(talk)
    async with sqlite.read_write() as tx:
        await tx.consents.give(place.young.id, Purpose.FOLLOW_UP, talk.now)
        others = [await counties.contact(tx, place.line, 500 + one) for one in range(3)]
        for person in (place.young, *others):
            await tx.check_ins.note(ActivityId(1), person.id, Way.CODE, talk.now)
    late = replace(talk, now=talk.now + HELD)
    async with sqlite.read_write() as tx:
        await late.services(tx).ratings.ask_due()
    (asked,) = [one for one in await late.said() if one.chat == str(YOUNG)]
    return late, asked


async def test_a_tap_rates_it_and_another_one_changes_that(sqlite: Storage) -> None:
    talk, asked = await over(sqlite)
    assert list(asked.buttons) == ["🙁 1", "2", "3", "4", "5 😀"]
    (thanks,) = messages(await talk.press(YOUNG, asked.buttons["4"], asked))
    assert "打了 4 分" in thanks.text
    (thanks,) = messages(await talk.press(YOUNG, thanks.buttons["2"], thanks))
    assert "打了 2 分" in thanks.text
    (alert,) = await talk.press(CADRE, "rate:1:5", asked)
    assert "到场" in alert.text
    (alert,) = await talk.press(YOUNG, "rate:1:9", asked)
    assert "1 到 5" in alert.text


async def test_the_cadre_sees_a_mean_of_three_and_never_who(sqlite: Storage) -> None:
    talk, asked = await over(sqlite)
    for who, shown in ((YOUNG, "评分 —"), (500, "评分 —"), (501, "评分 4.7（3 人评")):
        await talk.press(who, "rate:1:5" if who != YOUNG else "rate:1:4", asked)
        (panel,) = messages(await talk.press(CADRE, "held:look:1", asked))
        assert shown in panel.text


@pytest.mark.parametrize("purpose", [Purpose.FOLLOW_UP, Purpose.ACTIVITY])
async def test_who_took_it_back_meanwhile_is_not_asked(sqlite: Storage, purpose: Purpose) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    await stands(talk)
    async with sqlite.read_write() as tx:
        person = await tx.people.by_telegram_id(YOUNG)
        assert person is not None
        await tx.consents.give(person.id, Purpose.FOLLOW_UP, talk.now)
        await tx.check_ins.note(ActivityId(1), person.id, Way.CODE, talk.now)
    late = replace(talk, now=talk.now + HELD)
    async with sqlite.read_write() as tx:
        assert await late.services(tx).ratings.ask_due() == 1
        await tx.consents.take_back(PersonId(person.id), purpose)
        if purpose is Purpose.ACTIVITY:
            await tx.erasing.make_nameless(person.id)
    assert [one for one in await late.said() if one.chat == str(YOUNG)] == []
