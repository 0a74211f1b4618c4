"""A report is added up between the transaction that asks for it and the one that freezes it."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta
from typing import TypeVar, cast

import pytest

from bot.clock import Clock
from bot.summing import Summing
from domain.people import Person
from domain.quarterly_facts import FigureName, ReportPart
from domain.quarterly_reports import QuarterlyReport, ReportHasMovedOn, ReportState
from services.services import Services
from storage.database import Storage
from storage.reports_submitting import ReportsSubmitting
from tests.desks import services
from tests.services.a_province import Tree, facts_now, founded
from tests.services.people_of_a_county import told
from tests.services.test_quarterly_reports import (
    LAST_WEEK,
    figure,
    handed_up,
    held,
    of,
    ready_to_submit,
    state_of,
)

Result = TypeVar("Result")
LATER = LAST_WEEK + timedelta(seconds=3)
MARCH_9 = date(2026, 3, 9)


class Still:
    def now(self) -> datetime:
        return LATER


@pytest.fixture
async def tree(storage: Storage) -> Tree:
    async with storage.read_write() as tx:
        return await founded(tx)


def summing(storage: Storage) -> Summing:
    async def carry_out(work: Callable[[Services], Awaitable[Result]]) -> Result:
        return await storage.carry_out(lambda tx: work(services(tx, LATER)))

    return Summing(storage, cast(Clock, Still()), carry_out)


async def asks(storage: Storage, who: Person, report: QuarterlyReport) -> bool:
    """For the first time; False: somebody else has."""
    try:
        async with storage.read_write() as tx:
            await of(tx).submit(who, report.id, 0, 77)
    except ReportHasMovedOn:
        return False
    return True


async def test_it_is_added_up_after_the_press_and_has_its_date(
    storage: Storage, tree: Tree
) -> None:
    report = await ready_to_submit(storage, tree)
    assert await asks(storage, tree.first, report)
    assert await state_of(storage, report) is ReportState.DRAFT
    await summing(storage).look()
    async with storage.read_write() as tx:
        [made] = await tx.report_submissions.of(report.id)
        assert await tx.reports_submitting.waiting(9) == []
        heard = await told(tx)
    assert made.submitted_at == LAST_WEEK
    assert ("ReportHandedUp", tree.first.id) in heard
    assert ("ReportSubmitted", tree.above.id) in heard
    await summing(storage).look()
    async with storage.read_only() as view:
        assert len(await view.report_submissions.of(report.id)) == 1


async def test_nobody_writes_in_it_and_nobody_hands_it_up_again_meanwhile(
    storage: Storage, tree: Tree
) -> None:
    report = await ready_to_submit(storage, tree)
    asked = await asyncio.gather(*(asks(storage, one, report) for one in (tree.first, tree.second)))
    assert sorted(asked) == [False, True]
    async with storage.read_write() as tx:
        with pytest.raises(ReportHasMovedOn):
            await of(tx).write(tree.second, report.id, ReportPart.PROBLEM, "More", 0)
    await summing(storage).look()
    async with storage.read_only() as view:
        [made] = await view.report_submissions.of(report.id)
        _, texts = await view.report_submissions.frozen(made.id)
    assert ReportPart.PROBLEM not in texts


async def test_what_happens_while_it_is_added_up_is_in_all_of_it_or_in_none(
    storage: Storage, tree: Tree
) -> None:
    """The view stands still: an activity that comes meanwhile is neither counted nor a case."""
    report = await ready_to_submit(storage, tree)
    await asks(storage, tree.first, report)
    async with storage.read_only() as view:
        [one] = await view.reports_submitting.waiting(9)
        first = await facts_now(view, one, LATER)
        async with storage.read_write() as tx:
            await held(tx, tree.line.id, MARCH_9, 3)
        again = await facts_now(view, one, LATER)
    assert first == again
    async with storage.read_write() as tx:
        assert await services(tx, LATER).report_submitting.freeze(one, first) is not None
    async with storage.read_only() as view:
        [made] = await view.report_submissions.of(report.id)
        kept, _ = await view.report_submissions.frozen(made.id)
        assert kept == first
        assert figure(kept, FigureName.NOT_COUNTED) == (0, 0)
        assert figure(await facts_now(view, one, LATER), FigureName.NOT_COUNTED) == (0, 1)


async def test_of_two_processes_that_add_it_up_one_freezes_it(storage: Storage, tree: Tree) -> None:
    report = await ready_to_submit(storage, tree)
    await asks(storage, tree.first, report)
    await asyncio.gather(summing(storage).look(), summing(storage).look())
    async with storage.read_write() as tx:
        assert len(await tx.report_submissions.of(report.id)) == 1
        heard = [name for name, _ in await told(tx)]
    assert heard.count("ReportHandedUp") == heard.count("ReportSubmitted") == 1


async def test_what_was_added_up_for_an_older_press_freezes_nothing(
    storage: Storage, tree: Tree
) -> None:
    """It was returned and asked for once more before the slow one was done."""
    report = await ready_to_submit(storage, tree)
    await asks(storage, tree.first, report)
    async with storage.read_only() as view:
        [old] = await view.reports_submitting.waiting(9)
        slow = await facts_now(view, old, LATER)
    await summing(storage).look()
    async with storage.read_write() as tx:
        [first] = await tx.report_submissions.of(report.id)
        await of(tx).give_back(tree.above, first.id, "?")
        await held(tx, tree.line.id, MARCH_9, 3)
        await of(tx, LATER).submit(tree.first, report.id, 1)
    async with storage.read_write() as tx:
        assert await services(tx, LATER).report_submitting.freeze(old, slow) is None
    await summing(storage).look()
    async with storage.read_only() as view:
        second = (await view.report_submissions.of(report.id))[1]
        kept, _ = await view.report_submissions.frozen(second.id)
    assert figure(kept, FigureName.NOT_COUNTED) == (0, 1)


async def test_a_process_that_was_killed_between_does_it_at_the_next_start(
    storage: Storage, tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = await ready_to_submit(storage, tree)
    await asks(storage, tree.first, report)

    async def killed(_: object, __: object) -> bool:
        raise asyncio.CancelledError

    with monkeypatch.context() as patched:
        patched.setattr(ReportsSubmitting, "end", killed)
        with pytest.raises(asyncio.CancelledError):
            await summing(storage).look()
    assert await state_of(storage, report) is ReportState.DRAFT
    await summing(storage).look()
    assert await state_of(storage, report) is ReportState.SUBMITTED


async def test_what_cannot_be_added_up_lies_with_the_office_as_before(
    storage: Storage, tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = await ready_to_submit(storage, tree)
    await asks(storage, tree.first, report)

    async def broken(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr("bot.summing.facts_of", broken)
        await summing(storage).look()
    assert await state_of(storage, report) is ReportState.DRAFT
    async with storage.read_write() as tx:
        assert ("ReportHandedUp", tree.first.id) in await told(tx)
        assert await tx.report_submissions.of(report.id) == []
    await handed_up(storage, tree, report)


async def test_whoever_is_erased_meanwhile_leaves_the_offices_report(
    storage: Storage, tree: Tree
) -> None:
    report = await ready_to_submit(storage, tree)
    await asks(storage, tree.first, report)
    async with storage.read_write() as tx:
        person = await tx.people.get(tree.first.id)
        assert person is not None
        await tx.erasing.erase(person)
    await summing(storage).look()
    assert await state_of(storage, report) is ReportState.SUBMITTED
