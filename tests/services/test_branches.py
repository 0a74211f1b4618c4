"""Sums of a branch: added up below an office, and never so that anybody is singled out."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from domain.activity import ANONYMOUS
from domain.branches import LEAST, BranchStats, BranchSums, hidden_among
from domain.groups import Group
from domain.organisations import Level, Organisation, OrganisationId, Position, Profile, Role
from domain.people import Person
from domain.periods import quarter_of
from domain.rights import Deed
from domain.stats import UNKNOWN, Figure, Span, Which, Whose
from services.figures import branch_stats
from services.rights import NotAllowed, OutsideBranch
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import services
from tests.services.people_of_a_county import counting_group, met, told
from tests.statements import statements
from tests.storage import county
from tests.storage.county import NOON, TODAY, said

NOW = NOON + timedelta(days=8)
DAY = TODAY + timedelta(days=7)


@dataclass(frozen=True)
class Branch:
    """A county with a group of its own, two committees, and a branch under the first of them."""

    office: Organisation
    left: Organisation
    leaf: Organisation
    right: Organisation
    groups: tuple[Group, Group, Group]
    reader: Person


async def branch(tx: Transaction, *young: int) -> Branch:
    """So many consenting people in the groups of the county, of the leaf and of the right."""
    office = await county.office(tx)
    left, right = await under(tx, office, "Left"), await under(tx, office, "Right")
    leaf = await under(tx, left, "Leaf")
    groups = []
    for number, (where, people) in enumerate(zip((office, leaf, right), young, strict=True)):
        line = await county.cadre(tx, f"Cadre {number}", where)
        group = await counting_group(tx, line, -100 - number)
        await tx.groups.set_members(group.id, 40)
        for one in range(people):
            person = await county.contact(tx, line, 1000 * (number + 1) + one)
            await tx.memberships.join(group.id, person.id, NOON)
            await tx.activity.add(said(group.id, person.id, DAY, times=2, blocks=0b11))
        await tx.activity.add(said(group.id, ANONYMOUS, DAY, times=10))
        groups.append(group)
    reader = await met(tx, 950, "Reader")
    await tx.roles.grant(reader.id, office.id, Role.ORGAN_STAFF, NOON)
    return Branch(office, left, leaf, right, (groups[0], groups[1], groups[2]), reader)


async def under(tx: Transaction, office: Organisation, name: str) -> Organisation:
    return await tx.organisations.add(
        name,
        Level.GRASSROOTS_COMMITTEE,
        Profile.NOTICE_2017,
        zone="Asia/Shanghai",
        language="zh",
        parent=office.id,
    )


async def seen(
    tx: Transaction,
    office: Organisation,
    span: Span = Span.WEEK,
    which: Which = Which.NOW,
    now: datetime = NOW,
) -> BranchStats:
    return await branch_stats(tx, office, now, span, which)


def sums(number: int, consenting: int) -> BranchSums:
    return BranchSums(OrganisationId(number), "", 1, 40, consenting, 0, UNKNOWN, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("consenting", "hidden"),
    [
        ([], []),
        ([5, 6, 7], []),
        ([0, 5, 6], []),
        ([4, 5, 6], [0, 1]),
        ([2, 3, 9], [0, 1]),
        ([2, 2, 9, 5], [0, 1, 3]),
        ([1], [0]),
        ([4, 0, 0], [0]),
        ([1, 5], [0, 1]),
    ],
)
def test_what_is_missing_is_never_the_figure_of_too_few(
    consenting: list[int], hidden: list[int]
) -> None:
    parts = [sums(number, each) for number, each in enumerate(consenting)]
    assert hidden_among(parts) == frozenset(OrganisationId(one) for one in hidden)
    missing = sum(consenting[one] for one in hidden)
    assert missing == 0 or missing >= LEAST or missing == sum(consenting)


async def test_everything_below_is_added_up_one_level_below(storage: Storage) -> None:
    async with storage.read_write() as tx:
        at = await branch(tx, 5, 6, 7)
        stats = await seen(tx, at.office)
    own, left, right = stats.parts
    assert [one.organisation for one in stats.parts] == [at.office.id, at.left.id, at.right.id]
    assert [one.figures[Figure.MESSAGES] for one in (own, left, right)] == [20, 22, 24]
    assert [one.figures[Figure.PEOPLE] for one in (own, left, right)] == [5, 6, 7]
    assert [one.figures[Figure.BLOCKS] for one in (own, left, right)] == [11, 13, 15]
    assert [one.figures[Figure.VOICE] for one in (own, left, right)] == [1, 1, 1]
    whole = stats.whole
    assert (whole.groups, whole.members, whole.consenting) == (3, 120, 18)
    assert (whole.figures[Figure.MESSAGES], whole.figures[Figure.PEOPLE]) == (66, 18)
    assert (whole.cadres, whole.started, whole.reached, whole.take_part) == (3, 0, 18, 18)
    assert (stats.hidden, stats.hides_all) == (frozenset(), False)


async def test_cadres_are_those_who_hold_their_position_today(storage: Storage) -> None:
    """Not whoever begins later; and whoever leaves later still counts."""
    tomorrow = NOW.date() + timedelta(days=1)
    async with storage.read_write() as tx:
        at = await branch(tx, 5, 6, 7)
        lines = await tx.cadres.of_organisation(at.office.id, NOW.date())
        await tx.cadres.leave_office(lines[0].id, tomorrow)
        await tx.cadres.add(at.office.id, "Later", Position.FULL_TIME, tomorrow)
        stats = await seen(tx, at.office)
    assert stats.whole.cadres == 3


async def test_an_office_below_sees_only_its_own(storage: Storage) -> None:
    async with storage.read_write() as tx:
        at = await branch(tx, 5, 6, 7)
        stats = await seen(tx, at.left)
    assert [one.organisation for one in stats.parts] == [at.left.id, at.leaf.id]
    assert [one.groups for one in stats.parts] == [0, 1]
    assert stats.whole.figures[Figure.MESSAGES] == 22


async def test_too_few_people_are_counted_in_the_sum_and_not_shown(storage: Storage) -> None:
    async with storage.read_write() as tx:
        at = await branch(tx, 5, 6, 2)
        stats = await seen(tx, at.office)
        assert stats.hidden == {at.right.id, at.office.id}
        assert stats.whole.figures[Figure.PEOPLE] == 13
        alone = await seen(tx, at.right)
        assert alone.hides_all


async def test_folded_days_and_frozen_quarters_come_to_the_same(storage: Storage) -> None:
    later = datetime(2026, 4, 10, 12, tzinfo=NOON.tzinfo)
    async with storage.read_write() as tx:
        at = await branch(tx, 5, 6, 7)
        before = await seen(tx, at.office)
        await tx.activity.fold_blocks(DAY + timedelta(days=1))
        assert await seen(tx, at.office) == before
        await tx.frozen.freeze(quarter_of(DAY), [one.id for one in at.groups], later)
        for number in range(7):
            await services(tx, later).people.forget(3000 + number)
        quarter = await seen(tx, at.office, Span.QUARTER, Which.BEFORE, later)
        month = await seen(tx, at.office, Span.MONTH, Which.BEFORE, later)
    assert quarter.parts[2].figures[Figure.PEOPLE] == 7
    assert month.parts[2].figures[Figure.PEOPLE] == 0
    assert month.parts[2].figures[Figure.MESSAGES] == 24


async def test_somebody_who_goes_is_in_no_denominator_any_more(storage: Storage) -> None:
    async with storage.read_write() as tx:
        at = await branch(tx, 5, 6, 7)
        person = await tx.people.by_telegram_id(2000)
        assert person is not None
        await services(tx, NOW).people.leave(person)
        stats = await seen(tx, at.office)
    left = stats.parts[1]
    assert (left.consenting, left.figures[Figure.PEOPLE]) == (5, 5)
    assert (left.figures[Figure.MESSAGES], left.reached, left.take_part) == (22, 6, 5)


async def test_groups_that_were_not_seen_all_the_time_are_told(storage: Storage) -> None:
    async with storage.read_write() as tx:
        at = await branch(tx, 5, 6, 7)
        await tx.gaps.record(at.groups[1].id, NOW - timedelta(hours=2), NOW - timedelta(hours=1))
        stats = await seen(tx, at.office)
        quarter = await seen(tx, at.office, Span.QUARTER)
    assert [one.incomplete for one in stats.parts] == [0, 1, 0]
    assert quarter.whole.incomplete == 3, "counting began within it"


async def test_of_a_branch_without_groups_nothing_is_known(storage: Storage) -> None:
    async with storage.read_write() as tx:
        office = await county.office(tx)
        stats = await seen(tx, office)
    assert (stats.whole.groups, stats.whole.figures) == (0, UNKNOWN)


async def test_many_organisations_cost_no_more_questions_than_few(storage: Storage) -> None:
    async with storage.read_write() as tx:
        at = await branch(tx, 5, 6, 7)
    async with storage.read_write() as tx:
        with statements(storage) as few:
            await seen(tx, at.office)
        for number in range(9):
            where = await under(tx, at.office, f"Further {number}")
            await counting_group(tx, await county.cadre(tx, "X", where), -900 - number)
    async with storage.read_write() as tx:
        with statements(storage) as many:
            await seen(tx, at.office)
    assert len(few) == len(many) <= 9


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.SUPERVISOR, Role.ORGAN_STAFF])
async def test_the_office_is_asked_at_the_click(storage: Storage, role: Role) -> None:
    async with storage.read_write() as tx:
        at = await branch(tx, 5, 6, 7)
        inspector = await met(tx, 960, "Inspector")
        await tx.roles.grant(inspector.id, at.left.id, role, NOON)
        stats = services(tx, NOW).stats
        assert [one.id for one in await stats.offices(inspector)] == [at.left.id]
        await stats.ask_of_branch(inspector, at.leaf.id, Span.WEEK, Which.NOW)
        for beyond in (at.office.id, at.right.id):
            with pytest.raises(OutsideBranch):
                await stats.ask_of_branch(inspector, beyond, Span.WEEK, Which.NOW)
            with pytest.raises(OutsideBranch):
                await stats.draw(inspector, Whose.OFFICE, beyond, Which.NOW)
        assert await told(tx) == [("BranchFigures", inspector.id)]


async def test_nobody_without_an_office_sees_sums(storage: Storage) -> None:
    async with storage.read_write() as tx:
        at = await branch(tx, 5, 6, 7)
        young = await tx.people.by_telegram_id(1000)
        with pytest.raises(NotAllowed) as refused:
            await services(tx, NOW).stats.ask_of_branch(young, at.office.id, Span.WEEK, Which.NOW)
        assert refused.value.facts == {"deed": Deed.SEE_SUMS.value}
