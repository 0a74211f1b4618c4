"""A roster is carried out as a whole, for the branch of whoever brings it in."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from domain.groups import Group
from domain.organisations import Cadre, CadreId, Level, Organisation, Position, Role
from domain.people import PersonId
from domain.rosters import Entry, Plan
from domain.rosters_plan import planned
from services.rosters import Known, RosterOvertaken, known_of
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import services
from tests.services.people_of_a_county import told
from tests.storage.county import NOON, TODAY, contact, group, office, person

FULL, SECONDED = Position.FULL_TIME, Position.SECONDED
SCHOOL = Level.GRASSROOTS_COMMITTEE
BEFORE = date(2026, 1, 1)


def row(number: int, name: str, position: Position | None = FULL, **more: object) -> Entry:
    plain = Entry(number, None, None, name, position, None)
    return replace(plain, **more)  # type: ignore[arg-type]  # any field may be given


async def settled(storage: Storage) -> Organisation:
    async with storage.read_write() as tx:
        return await office(tx)


async def look(storage: Storage, own: Sequence[Organisation], *rows: Entry) -> tuple[Known, Plan]:
    async with storage.read_only() as view:
        known = await known_of(view, own, NOON)
    plan, faults = planned(rows, known.branch, known.today)
    assert faults == ()
    return known, plan


async def brought(storage: Storage, own: Organisation, *rows: Entry, end: bool = False) -> Plan:
    known, plan = await look(storage, [own], *rows)
    async with storage.read_write() as tx:
        await services(tx, NOON).rosters.carry_out(known, plan, end_missing=end)
    return plan


async def lines(storage: Storage) -> list[tuple[str, Position, date, date | None]]:
    async with storage.read_only() as view:
        [root] = await view.organisations.roots()
        branch = await view.rosters.branch([root.id])
        found = [await view.cadres.get(CadreId(number)) for number in range(1, 9)]
    return [
        (line.roster_name, line.position, line.held_from, line.held_until)
        for one in branch
        for line in found
        if line is not None and line.organisation == one.id
    ]


async def test_new_cadres_and_organisations_come_in_at_once(storage: Storage) -> None:
    own = await settled(storage)
    rows = (
        row(2, "Wang"),
        row(3, "Li", organisation="School/Class", level=Level.BRANCH, since=BEFORE),
        row(4, "Zhao", SECONDED, organisation="School", level=SCHOOL),
    )
    await brought(storage, own, *rows)
    async with storage.read_only() as view:
        known = await known_of(view, [own], NOON)
    assert set(known.branch.paths.values()) == {
        ("Lakeside",),
        ("Lakeside", "School"),
        ("Lakeside", "School", "Class"),
    }
    made = known.branch.organisations[next(i for i, p in known.branch.paths.items() if len(p) == 3)]
    assert (made.level, made.zone, made.language, made.profile, made.since) == (
        Level.BRANCH,
        own.zone,
        own.language,
        own.profile,
        TODAY,
    )
    assert await lines(storage) == [
        ("Wang", FULL, TODAY, None),
        ("Zhao", SECONDED, TODAY, None),
        ("Li", FULL, BEFORE, None),
    ]


async def test_bringing_it_in_again_changes_nothing(storage: Storage) -> None:
    own = await settled(storage)
    rows = (row(2, "Wang"), row(3, "Li", organisation="School", level=SCHOOL))
    await brought(storage, own, *rows)
    before = await lines(storage)
    again = await brought(storage, own, *rows)
    assert (again.changes, again.unchanged) == (False, 2)
    assert await lines(storage) == before


async def led(tx: Transaction, own: Organisation) -> tuple[Cadre, Group, PersonId]:
    """A cadre since January, with a group and a contact."""
    line = await tx.cadres.add(own.id, "Wang", FULL, BEFORE)
    wang = await person(tx, 70, "Wang")
    await tx.cadres.take_up(line.id, wang.id)
    met = await group(tx, line)
    await contact(tx, line)
    return line, met, wang.id


async def test_another_position_ends_the_old_line_and_keeps_what_the_cadre_has(
    storage: Storage,
) -> None:
    own = await settled(storage)
    async with storage.read_write() as tx:
        line, met, wang = await led(tx, own)
    await brought(storage, own, row(2, "Wang", SECONDED))
    assert await lines(storage) == [
        ("Wang", SECONDED, TODAY, None),
        ("Wang", FULL, BEFORE, TODAY),
    ]
    async with storage.read_only() as view:
        [now] = await view.cadres.of_person(wang, TODAY)
        [then] = await view.cadres.of_person(wang, BEFORE)
        assert [one.id for one in await view.groups.run_by([now.id])] == [met.id]
        assert (await view.reports.reached(now.id)).take_part == 1
    assert (now.id, then.position) == (line.id, FULL)


async def test_a_position_that_was_wrong_from_its_first_day_is_corrected(storage: Storage) -> None:
    own = await settled(storage)
    await brought(storage, own, row(2, "Wang", since=BEFORE))
    await brought(storage, own, row(2, "Wang", SECONDED, since=BEFORE))
    assert await lines(storage) == [("Wang", SECONDED, BEFORE, None)]


async def test_another_first_day_is_corrected(storage: Storage) -> None:
    own = await settled(storage)
    await brought(storage, own, row(2, "Wang"))
    await brought(storage, own, row(2, "Wang", since=BEFORE))
    assert await lines(storage) == [("Wang", FULL, BEFORE, None)]


@pytest.mark.parametrize("end", [False, True])
async def test_who_is_missing_stays_unless_it_is_asked_for(storage: Storage, *, end: bool) -> None:
    own = await settled(storage)
    await brought(storage, own, row(2, "Wang"), row(3, "Li"))
    async with storage.read_write() as tx:
        rosters = services(tx, NOON).rosters
        known = await known_of(tx, [own], NOON)
        made = await rosters.links(known.branch.paths, [own.id], TODAY)
        [_, link] = made.links
    await brought(storage, own, row(2, "Wang"), end=end)
    assert await lines(storage) == [
        ("Wang", FULL, TODAY, None),
        ("Li", FULL, TODAY, TODAY if end else None),
    ]
    async with storage.read_only() as view:
        invite = await view.invites.by_token(link.token)
    assert invite is not None
    assert (invite.revoked_at is not None) is end


async def test_of_who_ends_by_a_roster_the_office_hears_of_the_group_and_hands_it_on(
    storage: Storage,
) -> None:
    own = await settled(storage)
    async with storage.read_write() as tx:
        line, met, _ = await led(tx, own)
        chief = await person(tx, 71, "Chief")
        await tx.roles.grant(chief.id, own.id, Role.ADMINISTRATOR, NOON)
    await brought(storage, own, row(2, "Li"), end=True)
    async with storage.read_write() as tx:
        assert await services(tx, NOON).vacancies.release_due() == 0
        assert await services(tx, NOON).vacancies.tell_due() == 1
        assert await told(tx) == [("GroupVacant", chief.id)]
        [new] = await tx.cadres.of_organisation(own.id, TODAY)
        await tx.cadres.take_up(new.id, (await person(tx, 72, "Li")).id)
        done = await services(tx, NOON).succession.hand_over(met.id, new.id, chief)
        assert (done.to.roster_name, done.asked) == ("Li", 1)
        assert await tx.contacts.of_cadre(line.id) == []


async def test_a_plan_that_was_overtaken_is_not_carried_out(storage: Storage) -> None:
    own = await settled(storage)
    known, plan = await look(storage, [own], row(2, "Wang"))
    await brought(storage, own, row(2, "Wang"))
    with pytest.raises(RosterOvertaken):
        async with storage.read_write() as tx:
            await services(tx, NOON).rosters.carry_out(known, plan)
    assert await lines(storage) == [("Wang", FULL, TODAY, None)]


async def test_a_position_changed_meanwhile_is_not_changed_back(storage: Storage) -> None:
    """Nobody came and nobody went, and yet it is not as it was."""
    own = await settled(storage)
    await brought(storage, own, row(2, "Wang"))
    known, plan = await look(storage, [own], row(2, "Wang", SECONDED))
    await brought(storage, own, row(2, "Wang", Position.PART_TIME))
    with pytest.raises(RosterOvertaken):
        async with storage.read_write() as tx:
            await services(tx, NOON).rosters.carry_out(known, plan)
    assert await lines(storage) == [("Wang", Position.PART_TIME, TODAY, None)]


async def test_an_office_sees_its_own_branch_and_nothing_beside_it(storage: Storage) -> None:
    own = await settled(storage)
    rows = [row(2, "Li", organisation=name, level=SCHOOL) for name in ("North", "South")]
    await brought(storage, own, *rows)
    async with storage.read_only() as view:
        [north] = [o for o in await view.rosters.branch([own.id]) if o.name == "North"]
        known = await known_of(view, [north], NOON)
    assert known.branch.paths == {north.id: ("Lakeside", "North")}
    assert [line.organisation for line in known.branch.lines] == [north.id]


async def test_whoever_has_not_opened_a_link_gets_one_that_works(storage: Storage) -> None:
    own = await settled(storage)
    await brought(storage, own, row(2, "Wang"), row(3, "Li"))
    async with storage.read_write() as tx:
        wang = await person(tx, 70, "Wang")
        known = await known_of(tx, [own], NOON)
        rosters = services(tx, NOON).rosters
        first = (await rosters.links(known.branch.paths, [own.id], TODAY)).links
        await tx.cadres.take_up(first[0].line.id, wang.id)
        none = await rosters.links(known.branch.paths, [own.id], TODAY)
        paths = known.branch.paths
        anew = (await rosters.links(paths, [own.id], TODAY, only_without=False)).links
        old, new = [await tx.invites.by_token(links[-1].token) for links in (first, anew)]
        kept = await tx.invites.by_token(first[0].token)
    assert [one.line.roster_name for one in first] == ["Wang", "Li"]
    assert (none.links, none.left) == ((), 0)
    assert [one.line.roster_name for one in anew] == ["Li"]
    assert old is not None
    assert new is not None
    assert kept is not None
    assert (old.revoked_at, new.revoked_at, kept.revoked_at) == (NOON, None, None)


async def test_bringing_a_roster_in_is_noted_in_the_audit_trail(storage: Storage) -> None:
    own = await settled(storage)
    known, plan = await look(storage, [own], row(2, "Wang"))
    async with storage.read_write() as tx:
        await services(tx, NOON).rosters.carry_out(known, plan, by=PersonId(5))
        [deed, *_] = await tx.audit.latest()
    assert (deed.by, deed.action, deed.number) == (5, "import-roster", own.id)


async def test_many_rows_are_written_in_chunks_and_keep_their_organisations(
    storage: Storage,
) -> None:
    own = await settled(storage)
    rows = [row(n, f"C{n}", organisation=f"S{n % 7}", level=SCHOOL) for n in range(2, 1_302)]
    await brought(storage, own, *rows)
    again = await brought(storage, own, *rows)
    assert again.unchanged == len(rows)
    changed = [replace(one, position=SECONDED) for one in rows]
    assert len((await brought(storage, own, *changed)).changed) == len(rows)
    again = await brought(storage, own, *changed)
    assert (again.unchanged, again.changes) == (len(rows), False)
