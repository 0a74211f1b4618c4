"""Series: each issue once to everybody who wants it, each read once, and nobody's name."""

import asyncio
from datetime import timedelta

import pytest

from domain.people import AgeBand, PersonId, Visitor
from domain.series import (
    RUNNING_AT_MOST,
    IssueTooLongUnderPhoto,
    Series,
    SeriesEnded,
    SeriesEnough,
    SeriesNameTaken,
    SeriesNotYours,
)
from services.rights import NotAllowed
from services.series import AllSeries
from services.series_talks import SeriesTalks
from storage.database import Storage
from storage.failures import DatabaseFailure
from storage.tables.series import series_issues, series_reads, series_subscriptions
from storage.transaction import Transaction
from tests.desks import services
from tests.services.people_of_a_county import County, founded, told
from tests.storage import county
from tests.storage.county import NOON

DAY = timedelta(days=1)


def series(tx: Transaction, days: int = 0) -> AllSeries:
    return services(tx, NOON + days * DAY).all_series


def talks(tx: Transaction) -> SeriesTalks:
    return services(tx, NOON).series_talks


async def begun(tx: Transaction) -> tuple[County, Series]:
    place = await founded(tx)
    return place, await series(tx).start(place.cadre, "夜班食堂")


async def test_an_issue_goes_into_the_groups_and_to_whoever_subscribed_once(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place, one = await begun(tx)
        await series(tx).subscribe(place.young, one.id)
        assert await series(tx).next_due() is None
        _, first, groups = await series(tx).publish(place.cadre, one.id, "面条")
        assert (first.number, groups) == (1, 1)
        due = await series(tx).next_due()
        assert due is not None
        assert due > NOON
        assert [await series(tx).send_due() for _ in range(2)] == [1, 0]
        assert await series(tx).next_due() is None
        assert await told(tx) == [
            ("SeriesIssuePosted", None),
            ("SeriesIssue", place.young.id),
        ]
        await series(tx).publish(place.cadre, one.id, "汤")
        assert [await series(tx).send_due() for _ in range(2)] == [1, 0]
        figures = await series(tx).figures(place.cadre, one.id)
        assert [(issue.number, issue.deliveries) for issue in figures.issues] == [(2, 1), (1, 1)]
        assert figures.subscribers == 1


async def test_whoever_subscribes_later_gets_the_newest_issue_and_none_before(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place, one = await begun(tx)
        for text in "abc":
            await series(tx).publish(place.cadre, one.id, text)
        await told(tx)
        await series(tx).subscribe(place.young, one.id)
        await series(tx).subscribe(place.young, one.id)
        assert [await series(tx).send_due() for _ in range(2)] == [1, 0]
        assert await told(tx) == [("SeriesIssue", place.young.id)]
        figures = await series(tx).figures(place.cadre, one.id)
        assert [issue.deliveries for issue in figures.issues] == [1, 0, 0]


async def test_whoever_unsubscribes_gets_nothing_more_and_may_come_back(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place, one = await begun(tx)
        await series(tx).subscribe(place.young, one.id)
        await series(tx).unsubscribe(place.young, one.id)
        await series(tx).unsubscribe(place.young, one.id)
        await series(tx).publish(place.cadre, one.id, "面条")
        assert await series(tx).send_due() == 0
        await told(tx)
        for _ in range(2):
            await series(tx).subscribe(place.young, one.id)
            assert await series(tx).send_due() == 1
            await series(tx).unsubscribe(place.young, one.id)
        assert await told(tx) == [("SeriesIssue", place.young.id)] * 2


async def test_reading_counts_once_for_each_person(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place, one = await begun(tx)
        for who in (place.young, place.deputy):
            await series(tx).subscribe(who, one.id)
        _, issue, _ = await series(tx).publish(place.cadre, one.id, "面条")
        await series(tx).send_due()
        await series(tx).unsubscribe(place.deputy, one.id)
        readers = (place.young, place.young, place.deputy, None)
        done = [await series(tx).read(who, issue.id) for who in readers]
        assert done == [True, False, True, False]
        figures = await series(tx).figures(place.cadre, one.id)
        assert [issue.reads for issue in figures.issues] == [2]


async def test_no_more_read_than_it_was_sent_to_whatever_is_pressed(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place, one = await begun(tx)
        await series(tx).subscribe(place.young, one.id)
        _, issue, _ = await series(tx).publish(place.cadre, one.id, "面条")
        await series(tx).send_due()
        assert await series(tx).read(place.young, issue.id)
        assert not await series(tx).read(place.deputy, issue.id)
        assert await rows_of(tx, place.deputy.id) == 0


async def test_a_picture_goes_with_the_issue_and_is_erased_with_it(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place, one = await begun(tx)
        asked = await talks(tx).write(place.cadre, one.id)
        assert asked.talk is not None
        asked = await talks(tx).pictured(place.cadre, asked.talk, "F1", "")
        assert asked.talk is not None
        assert (asked.text, asked.photo) == ("", "F1")
        asked = await talks(tx).said(place.cadre, asked.talk, " 面条 ")
        assert asked.talk is not None
        assert (asked.text, asked.photo) == ("面条", "F1")
        asked = await talks(tx).pictured(place.cadre, asked.talk, "F2", "")
        assert asked.talk is not None
        assert (asked.text, asked.photo) == ("面条", "F2")
        await talks(tx).send(place.cadre, asked.talk.mark)
        [issue] = await tx.series.issues_of(one.id, 5)
        assert (issue.text, issue.photo, issue.is_blank) == ("面条", "F2", False)
        await tx.erasing.erase(place.cadre)
        [issue] = await tx.series.issues_of(one.id, 5)
        assert (issue.text, issue.photo, issue.is_blank) == ("", None, True)


async def test_what_does_not_fit_under_a_picture_is_refused_and_the_words_stay(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place, one = await begun(tx)
        asked = await talks(tx).write(place.cadre, one.id)
        assert asked.talk is not None
        asked = await talks(tx).said(place.cadre, asked.talk, "面" * 1000)
        assert asked.talk is not None
        with pytest.raises(IssueTooLongUnderPhoto):
            await talks(tx).pictured(place.cadre, asked.talk, "F1", "")
        back = await talks(tx).back(place.cadre, asked.talk.mark)
        assert back.talk is not None
        asked = await talks(tx).pictured(place.cadre, back.talk, "F1", "汤")
        assert asked.talk is not None
        assert (asked.text, asked.photo) == ("汤", "F1")
        back = await talks(tx).back(place.cadre, asked.talk.mark)
        assert back.talk is not None
        asked = await talks(tx).said(place.cadre, back.talk, "面" * 1000)
        assert asked.photo is None


async def test_two_taps_at_once_read_and_publish_once(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place, one = await begun(tx)
        await series(tx).subscribe(place.young, one.id)
        _, issue, _ = await series(tx).publish(place.cadre, one.id, "面条")
        await series(tx).send_due()
        asked = await talks(tx).write(place.cadre, one.id)
        assert asked.talk is not None
        asked = await talks(tx).said(place.cadre, asked.talk, "汤")
        mark = 0 if asked.talk is None else asked.talk.mark

    async def taps() -> bool:
        async with storage.read_write() as tx:
            return await series(tx).read(place.young, issue.id)

    assert sorted(await asyncio.gather(taps(), taps())) == [False, True]

    async def sends() -> str:
        try:
            async with storage.read_write() as tx:
                await talks(tx).send(place.cadre, mark)
        except Exception as error:  # noqa: BLE001 - which one it is, is asserted
            return type(error).__name__
        return "sent"

    both = sorted(await asyncio.gather(sends(), sends()))
    assert both[1] == "sent"
    assert both[0] in {"SeriesEnded", "TalkHasMovedOn", DatabaseFailure.__name__}
    async with storage.read_write() as tx:
        found = await tx.series.get(one.id)
        assert found is not None
        assert found.latest == 2


async def test_only_whoever_began_it_writes_and_ends_it(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place, one = await begun(tx)
        with pytest.raises(SeriesNotYours):
            await series(tx).publish(place.administrator, one.id, "mine")
        with pytest.raises(NotAllowed):
            await series(tx).start(place.young, "Mine")
        office = await series(tx).start(place.administrator, "Office hours")
        _, _, groups = await series(tx).publish(place.administrator, office.id, "Open on Monday")
        assert groups == 0
        await series(tx).end(place.cadre, one.id)
        assert not (await series(tx).figures(place.cadre, one.id)).series.is_running
        with pytest.raises(SeriesEnded):
            await series(tx).end(place.cadre, one.id)
        with pytest.raises(SeriesEnded):
            await series(tx).publish(place.cadre, one.id, "more")
        with pytest.raises(SeriesEnded):
            await series(tx).subscribe(place.young, one.id)


async def test_names_are_taken_while_they_run_and_five_are_enough(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place, one = await begun(tx)
        with pytest.raises(SeriesNameTaken):
            await series(tx).start(place.cadre, "《夜班食堂》")
        await series(tx).end(place.cadre, one.id)
        for number in range(RUNNING_AT_MOST):
            await series(tx).start(place.cadre, "夜班食堂" if number == 0 else f"N{number}")
        with pytest.raises(SeriesEnough):
            await series(tx).start(place.cadre, "One more")


async def test_the_youngest_leave_no_row_and_others_are_known_from_then_on(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        _, one = await begun(tx)
        child = Visitor(4001, "Kid", "zh-hans")
        assert await series(tx).meet(child, AgeBand.UNDER_14, one.id) is None
        assert await tx.people.by_telegram_id(4001) is None
        assert await series(tx).meet(Visitor(4002, "Teen", "zh"), AgeBand.MINOR, one.id)
        known = await tx.people.by_telegram_id(4002)
        assert known is not None
        assert known.age_band is AgeBand.MINOR
        assert await tx.series.subscribers(one.id) == 1


async def test_what_is_around_is_offered_and_what_one_has_is_not(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place, one = await begun(tx)
        assert (await series(tx).overview(place.young)).offered == (one,)
        assert (await series(tx).overview(place.young)).own is None
        assert (await series(tx).overview(place.cadre)).own == (one,)
        await series(tx).subscribe(place.young, one.id)
        seen = await series(tx).overview(place.young)
        assert (seen.wanted, seen.offered) == ((one,), ())
        assert (await series(tx).overview(None)).wanted == ()


async def rows_of(tx: Transaction, person: PersonId) -> int:
    found = 0
    for table in (series_subscriptions, series_reads):
        asked = table.select().where(table.c.person_id == person)
        found += len((await tx.series._connection.execute(asked)).all())
    return found


async def test_a_reader_who_is_erased_leaves_the_sums(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place, one = await begun(tx)
        await series(tx).subscribe(place.young, one.id)
        _, issue, _ = await series(tx).publish(place.cadre, one.id, "面条")
        await series(tx).send_due()
        await series(tx).read(place.young, issue.id)
        held = await tx.my_data.of(place.young.id)
        assert {"series_subscriptions", "series_reads"} <= held.keys()
        await tx.erasing.erase(place.young)
        assert await rows_of(tx, place.young.id) == 0
        [left] = (await series(tx).figures(place.cadre, one.id)).issues
        assert (left.deliveries, left.reads) == (1, 1)


async def test_of_an_erased_writer_no_word_is_left_and_nothing_more_comes(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place, one = await begun(tx)
        await series(tx).subscribe(place.young, one.id)
        await series(tx).publish(place.cadre, one.id, "面条")
        held = await tx.my_data.of(place.cadre.id)
        assert [row["text"] for row in held["series_issues"]] == ["面条"]
        assert "series_issues" not in await tx.my_data.of(place.young.id)
        await tx.erasing.erase(place.cadre)
        texts = await tx.series._connection.scalars(
            series_issues.select().with_only_columns(series_issues.c.text)
        )
        assert texts.all() == [""]
        found = await tx.series.get(one.id)
        assert found is not None
        assert (found.name, found.person, found.is_running) == ("", None, False)
        assert await series(tx).send_due() == 0
        assert (await series(tx).overview(place.young)).wanted == ()


async def test_a_tick_sends_to_one_chunk_of_people_and_the_next_goes_on(
    sqlite: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.series.CHUNK", 2)
    async with sqlite.read_write() as tx:
        place, one = await begun(tx)
        for number in range(5):
            await series(tx).subscribe(await county.contact(tx, place.line, 50 + number), one.id)
        await series(tx).publish(place.cadre, one.id, "面条")
        assert [await series(tx).send_due() for _ in range(4)] == [2, 2, 1, 0]
