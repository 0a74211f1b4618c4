"""A province below the nation, with a county below it, for tests of the quarter's reports."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.organisations import Cadre, Level, Organisation, Position, Profile, Role
from domain.people import Person
from domain.quarterly_facts import ReportFacts
from domain.quarterly_reports import Submission, Submitting
from services.quarterly_facts import facts_of
from storage.stores import Stores
from storage.transaction import Transaction
from tests.desks import services
from tests.services.people_of_a_county import met
from tests.storage.county import NOON


@dataclass(frozen=True)
class Tree:
    """`second` is another administrator of the province, `staff` of its office; `line` is of the
    county's roster, and `cadre` holds it.
    """

    nation: Organisation
    province: Organisation
    county: Organisation
    above: Person
    first: Person
    second: Person
    staff: Person
    below: Person
    line: Cadre
    cadre: Person


async def founded(tx: Transaction) -> Tree:
    nation = await added(tx, "团中央", Level.NATIONAL, None)
    province = await added(tx, "江南团省委", Level.PROVINCE, nation)
    county = await added(tx, "青禾县团委", Level.COUNTY, province)
    people = [await met(tx, 300 + number, f"P{number}") for number in range(6)]
    above, first, second, staff, below, cadre = people
    for person, where, role in (
        (above, nation, Role.ADMINISTRATOR),
        (first, province, Role.ADMINISTRATOR),
        (second, province, Role.ADMINISTRATOR),
        (staff, province, Role.ORGAN_STAFF),
        (below, county, Role.ADMINISTRATOR),
    ):
        await tx.roles.grant(person.id, where.id, role, NOON)
    line = await tx.cadres.add(county.id, "王老师", Position.FULL_TIME, date(2026, 1, 1))
    await tx.cadres.take_up(line.id, cadre.id)
    return Tree(nation, province, county, above, first, second, staff, below, line, cadre)


async def added(
    tx: Transaction, name: str, level: Level, parent: Organisation | None
) -> Organisation:
    return await tx.organisations.add(
        name,
        level,
        Profile.NOTICE_2017,
        zone="Asia/Shanghai",
        language="zh",
        parent=None if parent is None else parent.id,
    )


async def frozen(tx: Transaction, now: datetime) -> Submission:
    """The only one that was asked for, as it is done between two transactions."""
    [one] = await tx.reports_submitting.waiting(9)
    made = await services(tx, now).report_submitting.freeze(one, await facts_now(tx, one, now))
    assert made is not None
    return made


async def facts_now(stores: Stores, one: Submitting, now: datetime) -> ReportFacts:
    report = await stores.quarterly_reports.get(one.report)
    assert report is not None
    office = await stores.organisations.get(report.organisation)
    assert office is not None
    return await facts_of(stores, office, report.quarter, now)
