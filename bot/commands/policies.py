"""`policy show` and `policy set`, for whoever operates the program."""

from datetime import date

from bot import settings as environment
from bot.clock import SystemClock
from bot.commands.opening import carried_out, opened
from bot.commands.telling import tell
from bot.problem import DONE, USAGE, WRONG, Problem
from domain.organisations import Organisation, OrganisationId
from domain.policies import (
    NATIONAL,
    Matter,
    Policy,
    PolicyView,
    QuotaRaising,
    day_from,
    usual_start,
)
from domain.refusals import Refusal
from services.services import Services
from texts.catalogue import straight
from texts.policies import figure_of, kinds_of
from texts.say import Say

SAY = Say("en").policies


async def show(organisation: int | None, *, as_json: bool) -> int:
    settings, clock = environment.load(), SystemClock()

    async def work(services: Services) -> tuple[PolicyView, list[tuple[QuotaRaising, str]]]:
        where = await organisation_of(services, organisation)
        view = await services.policies.view(where.id)
        return view, await services.desk.tx.policies.raisings_before(where.id, 100)

    async with opened(settings) as storage:
        view, raisings = await carried_out(storage, settings, clock, work)
    document = {
        "organisation": view.organisation.id,
        "name": view.organisation.name,
        "today": view.today.isoformat(),
        "in_force": {one.value: SAY.in_force(view.rules, one) for one in Matter},
        "coming": [facts_of(one) for one in view.coming],
        "refused": [raised_of(one, name) for one, name in raisings],
    }
    lines = [f"{view.organisation.name}, {view.today}"]
    lines += [f"  {one.value}: {SAY.in_force(view.rules, one)}" for one in Matter]
    lines += [
        f"  from {one.valid_from}, {one.matter.value}: {SAY.value(one)}" for one in view.coming
    ]
    lines += [
        f"  refused on {one.tried_on}: {name} wanted {one.matter.value} {one.wanted}"
        for one, name in raisings
    ]
    tell(document, [straight(one) for one in lines], as_json=as_json)
    return DONE


async def set_policy(
    organisation: int | None, matter: Matter, value: str, start: str, *, as_json: bool
) -> int:
    settings, clock = environment.load(), SystemClock()

    async def work(services: Services) -> Policy | QuotaRaising:
        where = await organisation_of(services, organisation)
        policy = policy_of(where.id, matter, value, start, await services.policies.today(where.id))
        return await services.policies.carry_out(policy)

    async with opened(settings) as storage:
        done = await carried_out(storage, settings, clock, work)
    if isinstance(done, QuotaRaising):
        most = NATIONAL[done.matter]
        line = f"refused: {done.matter.value} is {most} nationally, and no level may raise it"
        tell({"refused": raised_of(done, "")}, [line], as_json=as_json)
        return WRONG
    line = f"from {done.valid_from}, {done.matter.value}: {SAY.value(done)}"
    tell(facts_of(done), [line], as_json=as_json)
    return DONE


async def organisation_of(services: Services, number: int | None) -> Organisation:
    if number is not None:
        found = await services.desk.tx.organisations.get(OrganisationId(number))
        if found is None:
            raise Problem(f"there is no organisation {number}", USAGE)
        return found
    roots = await services.desk.tx.organisations.roots()
    if not roots:
        raise Problem("there is no organisation yet: begin with `yijiabai init`")
    return roots[0]


def policy_of(where: OrganisationId, matter: Matter, value: str, start: str, today: date) -> Policy:
    """Problem for what cannot be one."""
    try:
        day = day_from(start, today) if start else usual_start(today)
        if matter is Matter.KINDS:
            return Policy(where, matter, day, kinds=kinds_of(value)).checked(today)
        read = Policy(where, matter, day, figure_of(matter, value))
        return read if read.is_raised else read.checked(today)
    except Refusal as refusal:
        raise Problem(Say("en").refusals.alert(refusal), USAGE) from None


def facts_of(policy: Policy) -> dict[str, object]:
    return {
        "matter": policy.matter.value,
        "value": SAY.value(policy),
        "from": policy.valid_from.isoformat(),
        "organisation": policy.organisation,
    }


def raised_of(raising: QuotaRaising, name: str) -> dict[str, object]:
    return {
        "organisation": raising.organisation,
        "name": name,
        "matter": raising.matter.value,
        "wanted": raising.wanted,
        "on": raising.tried_on.isoformat(),
    }
