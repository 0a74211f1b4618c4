"""The quarter's report: written by an office, frozen when it is handed up, accepted or returned."""

import asyncio
from datetime import date, datetime, timedelta

import pytest

from domain.activities import Plan
from domain.check_ins import Way
from domain.five_ones import Held
from domain.groups import GroupState
from domain.organisations import CadreId, OrganisationId, Position, Role
from domain.people import Person
from domain.periods import quarter_of
from domain.prompts import LEAD
from domain.quarterly_facts import FigureName, Origin, ReportFacts, ReportPart
from domain.quarterly_reports import (
    QuarterlyReport,
    ReportHasMovedOn,
    ReportNotYours,
    ReportPartChanged,
    ReportPartEmpty,
    ReportState,
    Submission,
)
from domain.refusals import Refusal
from domain.wishes import WishState
from scheduling.calendar import is_working_day
from services.progress import progress_in
from services.quarterly_branches import is_met, periods_of, read
from services.quarterly_facts import facts_of
from services.quarterly_reports import QuarterlyReports
from services.rights import NotAllowed, OutsideBranch
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import SHANGHAI, services
from tests.services.a_province import Tree, founded, frozen
from tests.services.people_of_a_county import met, told
from tests.storage import county as made_by
from tests.storage.county import HOUR, NOON

FIRST = date(2026, 1, 1)
QUARTER = quarter_of(FIRST)
LAST_WEEK = datetime(2026, 3, 25, 8, 30, tzinfo=SHANGHAI)
DAY = timedelta(days=1)


@pytest.fixture
async def tree(storage: Storage) -> Tree:
    async with storage.read_write() as tx:
        return await founded(tx)


def of(tx: Transaction, now: datetime = LAST_WEEK) -> QuarterlyReports:
    return services(tx, now).quarterly_reports


async def asked(tx: Transaction, who: Person, office: OrganisationId) -> QuarterlyReport:
    await of(tx).ask(who, office)
    [report, *_] = await tx.quarterly_reports.of_organisation(office, 1)
    return report


async def written(tx: Transaction, who: Person, report: QuarterlyReport) -> None:
    for part in (ReportPart.EXPERIENCE, ReportPart.NEXT_STEP):
        await of(tx).write(who, report.id, part, f"{part.value} of ours", 0)


async def ready_to_submit(storage: Storage, tree: Tree) -> QuarterlyReport:
    async with storage.read_write() as tx:
        report = await asked(tx, tree.first, tree.province.id)
        await written(tx, tree.first, report)
        return report


async def handed_up(
    storage: Storage, tree: Tree, report: QuarterlyReport, now: datetime = LAST_WEEK
) -> Submission:
    async with storage.read_write() as tx:
        times = len(await tx.report_submissions.of(report.id))
        await of(tx, now).submit(tree.first, report.id, times)
        return await frozen(tx, now)


async def state_of(storage: Storage, report: QuarterlyReport) -> ReportState:
    async with storage.read_only() as view:
        found = await view.quarterly_reports.get(report.id)
        assert found is not None
        return found.state


async def test_asked_twice_it_is_the_same_one(storage: Storage, tree: Tree) -> None:
    async with storage.read_write() as tx:
        first = await asked(tx, tree.first, tree.province.id)
        again = await asked(tx, tree.staff, tree.province.id)
        other = await asked(tx, tree.below, tree.county.id)
    assert first.id == again.id != other.id
    assert (first.first, first.state) == (FIRST, ReportState.DRAFT)


@pytest.mark.parametrize("who", ["above", "below", "cadre"])
async def test_nobody_else_reads_or_writes_an_offices_draft(sqlite: Storage, who: str) -> None:
    async with sqlite.read_write() as tx:
        tree = await founded(tx)
        report = await asked(tx, tree.first, tree.province.id)
        other: Person = getattr(tree, who)
        for asking in (
            of(tx).show(other, report.id),
            of(tx).draw(other, report.id),
            of(tx).write(other, report.id, ReportPart.PROBLEM, "x", 0),
            of(tx).submit(other, report.id, 0),
        ):
            with pytest.raises((NotAllowed, OutsideBranch)):
                await asking


async def test_it_goes_up_frozen_and_comes_back_with_a_remark_and_goes_up_again(
    storage: Storage, tree: Tree
) -> None:
    report = await ready_to_submit(storage, tree)
    first = await handed_up(storage, tree, report)
    assert (first.number, first.before) == (1, tree.nation.id)
    async with storage.read_write() as tx:
        [(lying, office)] = await of(tx).waiting(tree.above)
        assert (lying.id, office.id) == (first.id, tree.province.id)
        with pytest.raises(ReportHasMovedOn):
            await of(tx).write(tree.first, report.id, ReportPart.PROBLEM, "x", 0)
        await of(tx).give_back(tree.above, first.id, "写上具体做法")
    assert await state_of(storage, report) is ReportState.RETURNED
    async with storage.read_write() as tx:
        await of(tx).write(tree.second, report.id, ReportPart.EXPERIENCE, "Better", 1)
    second = await handed_up(storage, tree, report, LAST_WEEK + DAY)
    async with storage.read_write() as tx:
        assert second.number == 2
        old, new = [await tx.report_submissions.frozen(one.id) for one in (first, second)]
        assert old[1][ReportPart.EXPERIENCE].text == "experience of ours"
        assert new[1][ReportPart.EXPERIENCE].text == "Better"
        with pytest.raises(ReportHasMovedOn):
            await of(tx).accept(tree.above, first.id)
        await of(tx).accept(tree.above, second.id)
        history = await tx.report_submissions.of(report.id)
    assert [(one.accepted, one.remark) for one in history] == [
        (False, "写上具体做法"),
        (True, ""),
    ]
    assert await state_of(storage, report) is ReportState.ACCEPTED


async def test_everybody_concerned_hears_of_each_step(storage: Storage, tree: Tree) -> None:
    report = await ready_to_submit(storage, tree)
    first = await handed_up(storage, tree, report)
    async with storage.read_write() as tx:
        await of(tx).give_back(tree.above, first.id, "?")
        heard = [one for one in await told(tx) if one[0] not in {"ReportShown", "sendChatAction"}]
    assert sorted(heard) == [
        ("ReportAnswered", tree.first.id),
        ("ReportAnswered", tree.second.id),
        ("ReportAnswered", tree.staff.id),
        ("ReportHandedUp", tree.first.id),
        ("ReportSubmitted", tree.above.id),
    ]


@pytest.mark.parametrize("part", [ReportPart.EXPERIENCE, ReportPart.NEXT_STEP])
async def test_what_is_the_offices_to_write_must_be_written(
    sqlite: Storage, part: ReportPart
) -> None:
    async with sqlite.read_write() as tx:
        tree = await founded(tx)
        report = await asked(tx, tree.first, tree.province.id)
        await written(tx, tree.first, report)
        assert await of(tx).clear(tree.first, report.id, part, 1)
        with pytest.raises(ReportPartEmpty):
            await of(tx).to_submit(tree.first, report.id)
        with pytest.raises(ReportPartEmpty):
            await of(tx).submit(tree.first, report.id, 0)


async def test_problems_cannot_be_emptied(storage: Storage, tree: Tree) -> None:
    report = await ready_to_submit(storage, tree)
    async with storage.read_write() as tx:
        await of(tx).write(tree.first, report.id, ReportPart.PROBLEM, "More", 0)
        await of(tx).clear(tree.first, report.id, ReportPart.PROBLEM, 1)
    submission = await handed_up(storage, tree, report)
    async with storage.read_only() as view:
        facts, texts = await view.report_submissions.frozen(submission.id)
    assert texts[ReportPart.PROBLEM].text == ""
    assert FigureName.CADRES_SHORT in {one.name for one in facts.problems}


async def test_the_root_files_its_report_in_its_own_books(storage: Storage, tree: Tree) -> None:
    async with storage.read_write() as tx:
        report = await asked(tx, tree.above, tree.nation.id)
        await written(tx, tree.above, report)
        await of(tx).submit(tree.above, report.id, 0)
        made = await frozen(tx, LAST_WEEK)
        with pytest.raises(ReportNotYours):
            await of(tx).accept(tree.above, made.id)
    assert made.before is None
    assert await state_of(storage, report) is ReportState.FILED


async def test_of_two_administrators_at_the_same_moment_one_hands_it_up(
    storage: Storage, tree: Tree
) -> None:
    report = await ready_to_submit(storage, tree)

    async def submits(who: Person) -> type[Refusal] | None:
        try:
            async with storage.read_write() as tx:
                await of(tx).submit(who, report.id, 0)
        except ReportHasMovedOn as refused:
            return type(refused)
        return None

    said = await asyncio.gather(*(submits(one) for one in (tree.first, tree.second)))
    assert sorted(said, key=str) == sorted([None, ReportHasMovedOn], key=str)
    async with storage.read_write() as tx:
        assert len(await tx.reports_submitting.waiting(9)) == 1
        await frozen(tx, LAST_WEEK)
    async with storage.read_only() as view:
        assert len(await view.report_submissions.of(report.id)) == 1


async def test_of_two_who_write_in_one_part_the_second_is_told_and_nothing_is_lost(
    storage: Storage, tree: Tree
) -> None:
    report = await ready_to_submit(storage, tree)

    async def writes(who: Person, text: str) -> type[Refusal] | None:
        try:
            async with storage.read_write() as tx:
                await of(tx).write(who, report.id, ReportPart.EXPERIENCE, text, 1)
        except ReportPartChanged as refused:
            return type(refused)
        return None

    said = await asyncio.gather(writes(tree.first, "A"), writes(tree.second, "B"))
    assert said.count(None) == 1
    async with storage.read_only() as view:
        found = (await view.quarterly_reports.written(report.id))[ReportPart.EXPERIENCE]
    assert (found.text, found.revision) == (["A", "B"][said.index(None)], 2)


async def test_accepted_and_returned_at_the_same_moment_it_is_one_of_them(
    storage: Storage, tree: Tree
) -> None:
    async with storage.read_write() as tx:
        other = await met(tx, 399, "Other")
        await tx.roles.grant(other.id, tree.nation.id, Role.ORGAN_STAFF, NOON)
    report = await ready_to_submit(storage, tree)
    submission = await handed_up(storage, tree, report)

    async def answers(who: Person, *, accepts: bool) -> bool:
        try:
            async with storage.read_write() as tx:
                if accepts:
                    await of(tx).accept(who, submission.id)
                else:
                    await of(tx).give_back(who, submission.id, "?")
        except ReportHasMovedOn:
            return False
        return True

    done = await asyncio.gather(answers(tree.above, accepts=True), answers(other, accepts=False))
    assert sorted(done) == [False, True]
    wanted = ReportState.ACCEPTED if done[0] else ReportState.RETURNED
    assert await state_of(storage, report) is wanted


async def test_whoever_lost_the_role_between_two_presses_is_refused(
    sqlite: Storage,
) -> None:
    async with sqlite.read_write() as tx:
        tree = await founded(tx)
        report = await asked(tx, tree.first, tree.province.id)
        await written(tx, tree.first, report)
        await of(tx).to_submit(tree.first, report.id)
        await tx.roles.withdraw(tree.first.id, tree.province.id, Role.ADMINISTRATOR)
        with pytest.raises(NotAllowed):
            await of(tx).submit(tree.first, report.id, 0)
        await of(tx).submit(tree.second, report.id, 0)
        made = await frozen(tx, LAST_WEEK)
        await tx.roles.withdraw(tree.above.id, tree.nation.id, Role.ADMINISTRATOR)
        with pytest.raises(ReportNotYours):
            await of(tx).give_back(tree.above, made.id, "?")


async def test_whoever_is_erased_leaves_the_offices_records(storage: Storage, tree: Tree) -> None:
    report = await ready_to_submit(storage, tree)
    submission = await handed_up(storage, tree, report)
    async with storage.read_write() as tx:
        mine = await tx.my_data.of(tree.first.id)
        assert mine["report_submissions"] == [{"id": submission.id, "submitted_by": tree.first.id}]
        person = await tx.people.get(tree.first.id)
        assert person is not None
        await tx.erasing.erase(person)
    async with storage.read_only() as view:
        assert len(await view.report_submissions.of(report.id)) == 1
        assert "report_submissions" not in await view.my_data.of(tree.first.id)


def figure(
    facts: ReportFacts, name: FigureName, about: str = "", origin: Origin = Origin.RECORDED
) -> tuple[int | None, int | None]:
    [found] = [
        one for one in facts.figures if (one.name, one.about, one.origin) == (name, about, origin)
    ]
    return found.value, found.out_of


async def held(
    tx: Transaction, line: CadreId, day: date, present: int, *, kind: str = "league-class"
) -> None:
    begins = datetime.combine(day, datetime.min.time(), SHANGHAI) + 10 * HOUR
    plan = Plan(kind, f"Class of {day}", begins, begins + HOUR, "Hall")
    activity = await tx.activities.plan(line, None, plan, begins - DAY)
    for number in range(present):
        person = await met(tx, 700 + number, "Young")
        await tx.check_ins.note(activity.id, person.id, Way.CODE, begins)


async def test_the_figures_of_a_province_are_those_of_everything_below(
    storage: Storage, tree: Tree
) -> None:
    """A full-time cadre's January and February are over, March and April are not."""
    async with storage.read_write() as tx:
        for day in (5, 6, 7, 8):
            await held(tx, tree.line.id, date(2026, 1, day), 3)
        await held(tx, tree.line.id, date(2026, 2, 9), 4, kind="culture-or-sports")
        await held(tx, tree.line.id, date(2026, 3, 9), 2)
        await held(tx, tree.line.id, date(2025, 12, 30), 5)
        await held(tx, tree.line.id, date(2026, 3, 30), 5)
        group = await made_by.group(tx, tree.line)
        await tx.groups.change_state(group.id, GroupState.NEW, GroupState.COUNTING)
        await tx.cadres.count_declined(tree.line.id)
    async with storage.read_only() as view:
        facts = await facts_of(view, tree.province, QUARTER, LAST_WEEK)
    assert figure(facts, FigureName.ACTIVITIES, "league-class") == (4, 5)
    assert figure(facts, FigureName.ACTIVITIES, "culture-or-sports") == (1, 1)
    assert figure(facts, FigureName.CADRES_MET) == (1, 1)
    assert figure(facts, FigureName.CADRES_SHORT) == (0, 1)
    assert figure(facts, FigureName.ORGANS_SHORT) == (2, 2)
    assert figure(facts, FigureName.NOT_COUNTED) == (1, 6)
    assert figure(facts, FigureName.CONTACTS_SHORT) == (1, 1)
    assert figure(facts, FigureName.REACHED) == (1, None)
    assert figure(facts, FigureName.GROUPS) == (1, 1)
    assert figure(facts, FigureName.CAMPAIGNS) == (None, None)
    assert figure(facts, FigureName.MOST_HELD, "league-class") == (4, None)
    assert [one.present for one in facts.cases] == [3, 3, 3, 3, 4]
    assert {one.office for one in facts.cases} == {"青禾县团委"}
    assert facts.as_of == date(2026, 3, 25)


async def test_what_was_entered_afterwards_stands_apart(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        tree = await founded(tx)
        begins = datetime(2026, 3, 2, 10, tzinfo=SHANGHAI)
        plan = Plan("league-class", "Forgotten", begins, begins + HOUR, "Hall")
        await tx.activities.plan(tree.line.id, None, plan, begins + DAY, entered_by=tree.cadre.id)
        await held(tx, tree.line.id, date(2026, 3, 3), 3)
        facts = await facts_of(tx, tree.county, QUARTER, LAST_WEEK)
    assert figure(facts, FigureName.ACTIVITIES, "league-class") == (1, 1)
    assert figure(facts, FigureName.ACTIVITIES, "league-class", Origin.ENTERED) == (0, 1)


async def test_nobody_learns_from_a_figure_that_something_was_told_of_themselves(
    sqlite: Storage,
) -> None:
    async with sqlite.read_write() as tx:
        tree = await founded(tx)
        young = await made_by.contact(tx, tree.line, 7)
        await tx.pressure.report(young.id, tree.county.id, tree.province.id, "", NOON)
        found = [
            figure(await facts_of(tx, office, QUARTER, LAST_WEEK), FigureName.PRESSURE_OPEN)
            for office in (tree.nation, tree.province, tree.county)
        ]
    assert found == [(1, None), (1, None), (0, None)]


async def test_a_draft_follows_the_facts_and_what_was_handed_up_does_not(
    storage: Storage, tree: Tree
) -> None:
    report = await ready_to_submit(storage, tree)
    submission = await handed_up(storage, tree, report)
    async with storage.read_write() as tx:
        await held(tx, tree.line.id, date(2026, 3, 9), 3)
        now = await facts_of(tx, tree.province, QUARTER, LAST_WEEK)
        kept, _ = await tx.report_submissions.frozen(submission.id)
    assert figure(now, FigureName.NOT_COUNTED) == (0, 1)
    assert figure(kept, FigureName.NOT_COUNTED) == (0, 0)
    assert not kept.cases


async def ticked(storage: Storage, moment: datetime) -> list[tuple[str, int | None]]:
    """What is said at a moment, whatever was said before: it is laid out half an hour earlier."""
    now = moment - LEAD
    for _ in range(9):
        async with storage.read_write() as tx:
            if not await services(tx, now).report_reminders.send_due(is_working_day):
                break
    async with storage.read_write() as tx:
        return [one for one in await told(tx) if one[0].startswith("Report")]


async def test_whoever_owes_one_gets_a_draft_two_reminders_and_is_told_that_it_is_overdue(
    storage: Storage, tree: Tree
) -> None:
    office = sorted([tree.first.id, tree.second.id, tree.staff.id])
    said = []
    for moment in (
        LAST_WEEK - timedelta(seconds=1),
        LAST_WEEK,
        LAST_WEEK,
        datetime(2026, 3, 28, 8, 30, tzinfo=SHANGHAI),
        datetime(2026, 3, 31, 8, 30, tzinfo=SHANGHAI),
        datetime(2026, 4, 1, 8, 30, tzinfo=SHANGHAI),
        datetime(2026, 4, 20, 8, 30, tzinfo=SHANGHAI),
    ):
        heard = await ticked(storage, moment)
        assert sorted(number for _, number in heard if number) in ([], office)
        said.append({name for name, _ in heard})
    assert said == [
        set(),
        {"ReportDrafted"},
        set(),
        {"ReportDue"},
        {"ReportDue"},
        {"ReportDue"},
        set(),
    ]
    async with storage.read_only() as view:
        assert len(await view.quarterly_reports.of_organisation(tree.province.id, 9)) == 1
        assert await view.quarterly_reports.of_organisation(tree.county.id, 9) == []


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-03-31 12:00", {"ReportDrafted"}),
        ("2026-04-20 12:00", {"ReportDrafted"}),
        ("2026-05-02 12:00", set()),
    ],
)
async def test_after_an_outage_the_draft_comes_late_and_only_once(
    sqlite: Storage, now: str, said: set[str]
) -> None:
    async with sqlite.read_write() as tx:
        await founded(tx)
    moment = datetime.fromisoformat(now).replace(tzinfo=SHANGHAI)
    assert {name for name, _ in await ticked(sqlite, moment)} == said
    assert await ticked(sqlite, moment + HOUR) == []


async def test_who_has_handed_it_up_is_reminded_of_nothing(storage: Storage, tree: Tree) -> None:
    report = await ready_to_submit(storage, tree)
    await handed_up(storage, tree, report, LAST_WEEK - DAY)
    assert {name for name, _ in await ticked(storage, LAST_WEEK)} <= {
        "ReportShown",
        "ReportHandedUp",
        "ReportSubmitted",
    }


async def test_two_tickers_at_once_make_one_draft(storage: Storage, tree: Tree) -> None:
    async def rings() -> None:
        for _ in range(3):
            async with storage.read_write() as tx:
                await services(tx, LAST_WEEK - LEAD).report_reminders.send_due(is_working_day)

    await asyncio.gather(rings(), rings())
    async with storage.read_write() as tx:
        heard = [one for one in await told(tx) if one[0] == "ReportDrafted"]
    assert len(heard) == len(set(heard)) == 3


async def test_the_next_moment_is_none_where_nobody_owes(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        await made_by.office(tx)
        reminders = services(tx, LAST_WEEK).report_reminders
        assert await reminders.next_due(is_working_day) is None


async def test_whoever_held_one_position_only_is_judged_as_everybody_else(sqlite: Storage) -> None:
    """The short way and the long way of the one rule say the same, on both sides of the limit."""
    async with sqlite.read_write() as tx:
        tree = await founded(tx)
        for number, position in enumerate((*Position, *Position)):
            line = await tx.cadres.add(tree.county.id, "Li", position, FIRST)
            for day in range(4 + number // 4):
                await held(tx, line.id, date(2026, 1 + number % 3, 5 + day), 3 - (day == 9))
        branch = await read(tx, tree.province, QUARTER, LAST_WEEK)
    own: dict[CadreId | None, list[Held]] = {
        line.id: [one for one in branch.held if one.cadre == line.id] for line in branch.lines
    }
    said = {True: 0, False: 0}
    for line in branch.lines:
        for period in periods_of(line, QUARTER):
            rules = branch.rules(line.organisation, period.first)
            progress = progress_in(
                line, period, LAST_WEEK, [line], own[line.id], rules, branch.zone
            )
            short = is_met(branch, line, period, own)
            assert progress is not None
            assert short is not bool(progress.missing)
            said[short] += 1
    assert min(said.values()) > 0


async def test_of_wishes_of_fewer_than_five_people_an_office_learns_nothing(
    sqlite: Storage,
) -> None:
    async with sqlite.read_write() as tx:
        tree = await founded(tx)
        facts, found = await facts_of(tx, tree.county, QUARTER, LAST_WEEK), []
        for number in range(5):
            young = await met(tx, 800 + number, "Young")
            await tx.wishes.submit(
                "A book", young.id, tree.line.id, state=WishState.OPEN, anonymous=True, now=NOON
            )
            facts = await facts_of(tx, tree.county, QUARTER, LAST_WEEK)
            found.append(figure(facts, FigureName.WISHES))
    assert found == [(None, None)] * 4 + [(5, None)]
    assert figure(facts, FigureName.WISHES, "open") == (5, None)
