"""An erased person: nothing of them is found anywhere, and every sum is what it was."""

import asyncio
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Table, bindparam, func, select, text

from domain.activity import COUNTED, Counts, Tally
from domain.consents import Purpose
from domain.groups import Author
from domain.people import Person
from domain.wishes import WishState
from storage.activity.blocks import blocks_of
from storage.columns import is_person
from storage.database import Storage
from storage.scrubbing import AT_ONCE, Extent
from storage.tables import metadata
from storage.tables.activity import WORDS, activity
from storage.tables.groups import authors
from storage.transaction import Transaction
from tests.storage.county import (
    HOUR,
    NOON,
    TODAY,
    cadre,
    call,
    contact,
    group,
    office,
    person,
    said,
)

SECRET_ID = 7_313_371_337
NAME = "Marmaduke Featherstonehaugh"
WORDS_OF_THEIRS = "a guitar string for the concert"


async def somebody_busy(tx: Transaction) -> Person:
    """Stands in every table in which a person can stand."""
    office_of, line = await office(tx), await cadre(tx)
    who = await contact(tx, line, SECRET_ID)
    who = await tx.people.meet(SECRET_ID, NAME, "zh", reachable=True, now=NOON)
    where = await group(tx, line)
    await tx.memberships.join(where.id, who.id, NOON)
    await tx.drafts.save(who.id, "wish", {"text": WORDS_OF_THEIRS}, NOON)
    await tx.authors.note([(where.id, 1, Author(who.id, cadre_side=False))], NOON)
    topic = await tx.topics.open(where.id, "?", NOON, NOON + HOUR)
    await tx.topics.keep_answer(topic.id, 2, who.id, WORDS_OF_THEIRS, NOON)
    await tx.topics.note_vote(topic.id, who.id, NOON)
    await tx.calls_for_help.call(
        office_of.id, who.id, WORDS_OF_THEIRS, None, now=NOON, escalates_at=NOON
    )
    await tx.pressure.report(who.id, office_of.id, office_of.id, WORDS_OF_THEIRS, NOON)
    await tx.outbox.add(call(WORDS_OF_THEIRS, person=who.id))
    await tx.outbox.add(call(WORDS_OF_THEIRS, fields={"chat_id": str(SECRET_ID)}))
    await tx.parked.park(
        "poll:1", 1, f'{{"from":{{"id":{SECRET_ID},"first_name":"{NAME}"}}}}', NOON
    )
    await tx.failed.keep(
        2, f'{{"from":{{"id":{SECRET_ID},"text":"{WORDS_OF_THEIRS}"}}}}', "E", NOON
    )
    for past in range(4):
        await tx.activity.add(said(where.id, who.id, TODAY - timedelta(days=past), blocks=0b101))
        await tx.activity.add(said(where.id, 0, TODAY - timedelta(days=past), blocks=0b100))
    await tx.activity.fold_blocks(TODAY - timedelta(days=1))
    return who


async def sums(storage: Storage) -> dict[str, int]:
    """What activity comes to over all people, blocks as a number."""
    async with storage.read_only() as view:
        rows = (await view._connection.execute(select(activity))).all()
    counted = {name: sum(getattr(row, name) for row in rows) for name in COUNTED}
    bits = [blocks_of(*(getattr(row, word) for word in WORDS)).bit_count() for row in rows]
    return {**counted, "blocks": sum(bits) + sum(row.folded_blocks for row in rows)}


async def test_every_sum_stays_when_a_person_is_erased(storage: Storage) -> None:
    async with storage.read_write() as tx:
        who = await somebody_busy(tx)
    before = await sums(storage)
    assert before["messages"] == 8
    async with storage.read_write() as tx:
        await tx.erasing.erase(who)
    assert await sums(storage) == before


async def test_no_row_of_any_table_knows_an_erased_person(storage: Storage) -> None:
    async with storage.read_write() as tx:
        who = await somebody_busy(tx)
    async with storage.read_write() as tx:
        await tx.erasing.erase(who)
        assert await tx.my_data.of(who.id) == {}
        for table in metadata.sorted_tables:
            written = str((await tx._connection.execute(select(table))).all())
            assert str(SECRET_ID) not in written, table.name
            assert NAME not in written, table.name
            assert WORDS_OF_THEIRS not in written, table.name


async def test_whose_contact_it_was_has_reached_as_many_as_before(storage: Storage) -> None:
    async with storage.read_write() as tx:
        line = await cadre(tx)
        who = await contact(tx, line)
        assert (await tx.reports.reached(line.id)).asked == 1
        await tx.erasing.erase(who)
        reached = await tx.reports.reached(line.id)
    assert (reached.asked, reached.take_part) == (1, 0)


async def test_the_roster_of_the_office_stays(storage: Storage) -> None:
    async with storage.read_write() as tx:
        line = await cadre(tx, "Wang")
        who = await tx.people.meet(1, "Wang", None, reachable=True, now=NOON)
        await tx.cadres.take_up(line.id, who.id)
        await tx.erasing.erase(who)
        assert await tx.cadres.get(line.id) == line


async def test_erasing_twice_changes_nothing(storage: Storage) -> None:
    async with storage.read_write() as tx:
        who = await somebody_busy(tx)
    for _ in range(2):
        async with storage.read_write() as tx:
            await tx.erasing.erase(who)
    assert (await sums(storage))["messages"] == 8


async def test_a_crash_in_the_middle_of_erasing_leaves_everything_as_it_was(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with storage.read_write() as tx:
        who = await somebody_busy(tx)
        held = await tx.my_data.of(who.id)

    async def crash() -> None:
        async with storage.read_write() as tx:
            monkeypatch.setattr(tx.erasing, "_drop_raw", broken)
            await tx.erasing.erase(who)

    async def broken(_person: Person) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await crash()
    async with storage.read_only() as view:
        assert await view.my_data.of(who.id) == held


async def test_many_can_be_erased_while_others_go_on_talking(storage: Storage) -> None:
    async with storage.read_write() as tx:
        line = await cadre(tx)
        crowd = [await contact(tx, line, telegram_id) for telegram_id in range(1, 31)]
        for who in crowd:
            await tx.activity.add(said(1, who.id))

    async def erase(who: Person) -> None:
        async with storage.read_write() as tx:
            await tx.erasing.erase(who)

    async def talk() -> None:
        async with storage.read_write() as tx:
            await tx.activity.add(said(1, 0))

    await asyncio.gather(*(erase(who) for who in crowd), *(talk() for _ in range(30)))
    assert (await sums(storage))["messages"] == 60
    async with storage.read_only() as view:
        assert await view._connection.scalar(select(func.count()).select_from(activity)) == 1


async def test_blocks_of_erased_people_are_a_number_in_the_anonymous_row(storage: Storage) -> None:
    """Joined bit by bit they would get lost in the anonymous row's own."""
    async with storage.read_write() as tx:
        line = await cadre(tx)
        who = await contact(tx, line)
        both = Tally()
        both.row(TODAY, 1, who.id).add(Counts(messages=1, blocks=0b11))
        both.row(TODAY, 1, 0).add(Counts(messages=1, blocks=0b11))
        await tx.activity.add(both)
        await tx.erasing.erase(who)
        row = (await tx._connection.execute(select(activity))).one()
    assert (row.messages, row.blocks_0, row.folded_blocks) == (2, 0b11, 2)


def found_in(folder: Path, *needles: bytes) -> set[str]:
    return {
        f"{path.name}: {needle!r}"
        for path in folder.iterdir()
        for needle in needles
        if needle in path.read_bytes()
    }


async def test_an_erased_person_is_found_neither_in_the_file_nor_in_the_write_ahead_file(
    sqlite: Storage, tmp_path: Path
) -> None:
    needles = NAME.encode(), WORDS_OF_THEIRS.encode(), str(SECRET_ID).encode(), raw(SECRET_ID)
    async with sqlite.read_write() as tx:
        who = await somebody_busy(tx)
    assert len(found_in(tmp_path, *needles)) >= len(needles)
    async with sqlite.read_write() as tx:
        await tx.erasing.erase(who)
    assert await sqlite.scrub()
    assert found_in(tmp_path, *needles) == set()


async def test_hundreds_of_erased_names_leave_nothing_between_those_who_stay(
    sqlite: Storage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages that were split and joined meanwhile must not keep a copy either. However many there
    are, names are written anew at once.
    """
    monkeypatch.setattr("storage.scrubbing.AT_ONCE", 100)
    monkeypatch.setattr("storage.scrubbing.PART", 50)
    monkeypatch.setattr("storage.database.ROUNDS", (50, 25))

    def name(number: int) -> str:
        return f"Name-{number * 7919:08d}-{'x' * (number % 60)}"

    crowd: list[Person] = []
    for start in range(0, 1500, 100):
        async with sqlite.read_write() as tx:
            for number in range(start, start + 100):
                met = (number * 7919) % 1500
                crowd.append(
                    await tx.people.meet(10**12 + met, name(met), "zh", reachable=True, now=NOON)
                )
    async with sqlite.read_write() as tx:
        for number, who in enumerate(crowd[6::3]):
            longer = who.name + "-now-known-by-a-longer-name" * (number % 5)
            await tx.people.meet(who.telegram_id, longer, "zh", reachable=True, now=NOON)
    gone = crowd[::5]
    async with sqlite.read_write() as tx:
        for who in gone:
            await tx.erasing.erase(who)
    assert await sqlite.scrub()
    traces = [trace for who in gone for trace in (who.name.encode()[:13], raw(who.telegram_id))]
    assert found_in(tmp_path, *traces) == set()
    assert [await who_is(sqlite, who.telegram_id) for who in crowd[1:5]] == crowd[1:5]


async def who_is(storage: Storage, telegram_id: int) -> Person | None:
    async with storage.read_only() as view:
        return await view.people.by_telegram_id(telegram_id)


def raw(number: int) -> bytes:
    """As SQLite keeps a number of this size in a row."""
    return number.to_bytes(6, "big")


async def test_scrubbing_tells_when_a_reader_still_looks_at_the_old_state(
    sqlite: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.engine.BUSY_MILLISECONDS", 50)
    async with sqlite.read_only() as view:
        assert await view.people.by_telegram_id(1) is None
        async with sqlite.read_write() as tx:
            await somebody_busy(tx)
        assert not await sqlite.scrub()
    assert await sqlite.scrub()


@pytest.mark.parametrize("at_once", [AT_ONCE, 100])
async def test_of_hundreds_of_answers_nothing_is_left_once_they_are_told(
    sqlite: Storage, tmp_path: Path, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Topics come and go, and answers of one stand between those of others."""
    monkeypatch.setattr("storage.scrubbing.AT_ONCE", at_once)
    monkeypatch.setattr("storage.scrubbing.PART", 50)
    monkeypatch.setattr("storage.database.ROUNDS", (50, 25))
    async with sqlite.read_write() as tx:
        person = await tx.people.meet(1, "A", "zh", reachable=True, now=NOON)
        group = await tx.groups.meet(-5, "G", "zh")
        topics = [await tx.topics.open(group.id, "?", NOON, NOON) for _ in range(30)]
        for number in range(3000):
            topic = topics[(number // 300) * 3 + number % 3]
            text = f"Answer-{number:06d}-{'x' * (number % 70)}"
            await tx.topics.keep_answer(topic.id, number, person.id, text, NOON)
            if number % 300 == 299:
                for one in topics[: number // 150]:
                    await tx.topics.forget_answers_to(one.id)
    async with sqlite.read_write() as tx:
        for topic in topics[:29]:
            await tx.topics.forget_answers_to(topic.id)
    assert await sqlite.scrub(Extent.ANSWERS)
    async with sqlite.read_only() as view:
        kept = {text for _, text in await view.topics.answers(topics[29].id)}
    assert kept
    found = re.findall(rb"Answer-\d{6}", (tmp_path / "yijiabai.db").read_bytes())
    assert {one.decode() for one in found} == {text[:13] for text in kept}


async def test_a_scrub_in_parts_keeps_every_row_and_lets_others_write_in_between(
    sqlite: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.scrubbing.AT_ONCE", 20)
    monkeypatch.setattr("storage.scrubbing.PART", 10)
    monkeypatch.setattr("storage.database.ROUNDS", (10, 5))
    async with sqlite.read_write() as tx:
        person = await tx.people.meet(1, "A", "zh", reachable=True, now=NOON)
        group = await tx.groups.meet(-5, "G", "zh")
        topic = await tx.topics.open(group.id, "?", NOON, NOON)
        for number in range(95):
            await tx.topics.keep_answer(topic.id, number, person.id, f"A{number}", NOON)

    async def writes() -> int:
        times = 0
        while not scrubbing.done():
            async with sqlite.read_write() as tx:
                number = 1000 + times
                await tx.topics.keep_answer(topic.id, number, person.id, f"B{number}", NOON)
            times += 1
            await asyncio.sleep(0.001)
        return times

    scrubbing = asyncio.create_task(sqlite.scrub(Extent.ANSWERS))
    written = await writes()
    await scrubbing
    assert written > 5
    async with sqlite.read_only() as view:
        kept = [text for _, text in await view.topics.answers(topic.id)]
    wanted = [*(f"A{number}" for number in range(95)), *(f"B{1000 + n}" for n in range(written))]
    assert sorted(kept) == sorted(wanted)


async def test_postgresql_can_be_scrubbed_too(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await tx.erasing.erase(await somebody_busy(tx))
    assert await storage.scrub()
    async with storage.read_write() as tx:
        await somebody_busy(tx)


async def test_what_is_held_about_a_person_is_told_table_by_table(storage: Storage) -> None:
    async with storage.read_write() as tx:
        who = await somebody_busy(tx)
        held = await tx.my_data.of(who.id)
    assert {
        "people", "consents", "contacts", "memberships", "drafts", "activity", "authors",
        "topic_answers", "poll_votes", "calls_for_help", "outbox",
    } <= set(held)  # fmt: skip
    assert held["people"][0]["name"] == NAME
    assert {row["purpose"] for row in held["consents"]} == {Purpose.CONTACT, Purpose.ACTIVITY}
    assert [row["messages"] for row in held["activity"]] == [1, 1, 1, 1]


async def test_a_helper_is_not_told_the_words_of_whom_they_help(storage: Storage) -> None:
    async with storage.read_write() as tx:
        who = await somebody_busy(tx)
        helper = await tx.people.meet(1, "Wang", None, reachable=True, now=NOON)
        wish = await tx.wishes.submit(
            WORDS_OF_THEIRS, who.id, None, state=WishState.OPEN, anonymous=True, now=NOON
        )
        await tx.wishes.replace(wish, replace(wish, state=WishState.CLAIMED, helper=helper.id))
        held = await tx.my_data.of(helper.id)
    assert held["wishes"] == [{"id": wish.id, "helper_id": helper.id}]


@pytest.mark.parametrize(
    ("fields", "gone"),
    [
        ({"chat_id": "7", "text": "hello"}, True),
        ({"chat_id": 7, "text": "hello"}, True),
        ({"chat_id": "-100", "text": '<a href="tg://user?id=7">you</a>'}, True),
        ({"chat_id": "-100", "entities": '[{"type":"text_mention","user":{"id":7}}]'}, True),
        ({"chat_id": "77", "text": "hello"}, False),
        ({"chat_id": "-7", "text": "hello"}, False),
        ({"chat_id": "-100", "text": "closes in 7 days, at 17:07"}, False),
    ],
)
async def test_a_post_goes_with_an_erased_person_if_it_names_them(
    storage: Storage, fields: dict[str, object], gone: bool
) -> None:
    async with storage.read_write() as tx:
        who = await person(tx, 7)
        await tx.outbox.add(call(fields=fields))
        await tx.erasing.erase(who)
        assert (await tx.outbox.states() == {}) is gone


async def test_what_is_told_is_plain_json(storage: Storage) -> None:
    async with storage.read_write() as tx:
        who = await somebody_busy(tx)
        held = await tx.my_data.of(who.id)
    assert all(
        isinstance(value, str | int | None)
        for rows in held.values()
        for row in rows
        for value in row.values()
    )


@pytest.mark.parametrize(("table", "index"), [(activity, "activity"), (authors, "authors")])
async def test_somebodys_rows_are_found_without_reading_everybodys(
    sqlite: Storage, table: Table, index: str
) -> None:
    asked = select(table).where(*is_person(table.c.person_id, bindparam("person")))
    async with sqlite.read_only() as view:
        plan = await view._connection.execute(
            text("EXPLAIN QUERY PLAN " + str(asked.compile())), {"person": 7}
        )
        [step] = plan.all()
    assert f"ix_{index}_person" in step.detail
