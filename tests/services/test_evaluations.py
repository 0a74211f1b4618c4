"""Evaluations: said once a quarter, shown as sums of enough people, tied to nobody."""

import asyncio
from datetime import date, timedelta

import pytest

from domain.evaluations import (
    FEWEST,
    EvaluatedBefore,
    EvaluationNeedsAGroup,
    Verdict,
    told_afterwards,
)
from domain.periods import quarter_of
from services.evaluations import Evaluations
from storage.database import Storage
from storage.tables.evaluations import evaluation_sums, evaluation_tickets
from storage.transaction import Transaction
from tests.desks import services
from tests.services.people_of_a_county import County, founded
from tests.storage import county
from tests.storage.county import NOON

NEXT_QUARTER = timedelta(days=60)


def evaluations(tx: Transaction, later: timedelta = timedelta()) -> Evaluations:
    return services(tx, NOON + later).evaluations


async def said(tx: Transaction, place: County, number: int, verdict: Verdict) -> None:
    for extra in range(number):
        young = await county.contact(tx, place.line, 700 + extra)
        await tx.memberships.join(place.group.id, young.id, NOON)
        await evaluations(tx).say(young, verdict)


@pytest.mark.parametrize(
    ("people", "today", "shown"),
    [
        (FEWEST - 1, date(2026, 4, 1), False),
        (FEWEST, date(2026, 4, 1), True),
        (FEWEST, date(2026, 3, 31), False),
    ],
)
def test_fewer_than_five_are_not_shown_nor_anything_while_the_quarter_goes_on(
    people: int, today: date, shown: bool
) -> None:
    verdicts = {Verdict.HELPED: people, Verdict.SO_SO: 0}
    assert (told_afterwards(verdicts, quarter_of(date(2026, 2, 1)), today) is not None) is shown


async def test_once_a_quarter_and_the_office_reads_it_only_afterwards(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        asked = await evaluations(tx).ask(place.young)
        assert asked.office is not None
        assert (asked.office.id, asked.before) == (place.office.id, False)
        await evaluations(tx).say(place.young, Verdict.HELPED)
        assert (await evaluations(tx).ask(place.young)).before
        with pytest.raises(EvaluatedBefore):
            await evaluations(tx).say(place.young, Verdict.NOT_FELT)
        await said(tx, place, FEWEST - 1, Verdict.SO_SO)
        now, *_ = (await evaluations(tx).ask(place.administrator)).results
        assert now.verdicts is None
        later = await evaluations(tx, NEXT_QUARTER).ask(place.administrator)
        open_one, before, *_ = later.results
        assert open_one.verdicts is None
        assert before.verdicts == {
            Verdict.HELPED: 1,
            Verdict.SO_SO: FEWEST - 1,
            Verdict.NOT_FELT: 0,
        }
        await evaluations(tx, NEXT_QUARTER).say(place.young, Verdict.NOT_FELT)


async def test_with_four_the_office_reads_nothing(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        await said(tx, place, FEWEST - 1, Verdict.SO_SO)
        _, before, *_ = (await evaluations(tx, NEXT_QUARTER).ask(place.administrator)).results
        assert before.verdicts is None


async def test_whoever_takes_part_nowhere_has_no_office_to_speak_of(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        place = await founded(tx)
        for nobody in (None, place.cadre):
            with pytest.raises(EvaluationNeedsAGroup):
                await evaluations(tx).ask(nobody)
            with pytest.raises(EvaluationNeedsAGroup):
                await evaluations(tx).say(nobody, Verdict.HELPED)


async def test_two_taps_at_once_count_once(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)

    async def taps() -> str:
        try:
            async with storage.read_write() as tx:
                await evaluations(tx).say(place.young, Verdict.HELPED)
        except EvaluatedBefore:
            return "before"
        return "said"

    assert sorted(await asyncio.gather(taps(), taps())) == ["before", "said"]


def test_no_table_ties_a_person_to_an_answer() -> None:
    """Where a person stands there is neither an answer nor a moment; where an answer stands there
    is neither a person nor a number that goes up with each.
    """
    assert set(evaluation_tickets.c.keys()) == {"organisation_id", "quarter", "person_id"}
    assert set(evaluation_sums.c.keys()) == {"organisation_id", "quarter", "verdict", "times"}
    keys = evaluation_sums.primary_key.columns.keys()
    assert keys == ["organisation_id", "quarter", "verdict"]


async def test_an_erased_person_takes_the_ticket_along_and_leaves_the_sum(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        await evaluations(tx).say(place.young, Verdict.HELPED)
        held = await tx.my_data.of(place.young.id)
        assert "evaluation_tickets" in held
        assert "helped" not in str(held)
        await tx.erasing.erase(place.young)
        quarter = NOON.date().replace(month=1, day=1)
        sums = await tx.evaluations.sums(place.office.id, quarter)
        assert sums[Verdict.HELPED] == 1
        assert not await tx.evaluations.has_said(place.office.id, quarter, place.young.id)
