"""All routers under one dispatcher, behind a gate so that few filters are asked in vain."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from aiogram import Dispatcher, Router
from aiogram.dispatcher.event.bases import UNHANDLED, SkipHandler
from aiogram.dispatcher.event.handler import CallableObject, HandlerObject
from aiogram.types import TelegramObject

from handlers import (
    activities,
    check_ins,
    deputies,
    design_votes,
    designs,
    entering,
    evaluations,
    five_ones,
    group_settings,
    groups,
    holding,
    meetings,
    muting,
    organisations,
    organs,
    own_reminders,
    people,
    photos,
    policies,
    pressure,
    pressure_answers,
    quarterly_reports,
    ratings,
    recurring,
    report_answers,
    resources,
    roles,
    rosters,
    safety,
    series,
    starting,
    stats,
    succession,
    talks,
    threads,
    topic_lists,
    topics,
    wish_lists,
    wish_pool,
    wishes,
)
from handlers.gate import ANY, PLAIN, Gate, commands_of
from handlers.help import router as not_understood
from services.services import NAMES, Services


class Desks(Dispatcher):
    """Asks those handlers that could want an event. Each filter and handler is given what it names,
    and a service is made when it is first asked for. There are no middlewares between.
    """

    def __init__(self, routers: Sequence[Router]) -> None:
        super().__init__(disable_fsm=True)
        self.include_routers(*routers)
        self._gate = Gate(routers)

    async def propagate_event(self, update_type: str, event: TelegramObject, **kwargs: Any) -> Any:
        for handler in self._gate.wanting(update_type, event):
            given = dict(kwargs)
            if not await fits(handler, event, given):
                continue
            try:
                return await handler.call(event, **chosen(handler, given))
            except SkipHandler:
                continue
        return UNHANDLED


async def fits(handler: HandlerObject, event: TelegramObject, given: dict[str, Any]) -> bool:
    """Whether all of its filters let the event pass; what they hand on is given as well."""
    for one in handler.filters or ():
        found = await one.call(event, **chosen(one, given))
        if not found:
            return False
        if isinstance(found, Mapping):
            given.update(found)
    return True


def chosen(asking: CallableObject, given: Mapping[str, Any]) -> dict[str, Any]:
    """What it names: of what is given, else a service."""
    services: Services = given["services"]
    return {
        name: given[name] if name in given else getattr(services, name)
        for name in asking.params
        if name in given or name in NAMES
    }


@cache
def dispatcher() -> Dispatcher:
    """The one dispatcher of the process: a router can hang below one only. It keeps no state.

    The order is that of asking: what is guided or addressed comes before what takes any text.
    """
    offices = (organisations, roles, rosters, policies)
    running = (groups, threads, group_settings, deputies, succession)
    meeting = (
        holding,
        activities,
        recurring,
        organs,
        photos,
        ratings,
        check_ins,
        entering,
        five_ones,
        meetings,
        starting,
    )
    told = (pressure, pressure_answers)
    wishing = (resources, wish_pool, wish_lists, wishes)
    reporting = (quarterly_reports, report_answers)
    talking = (
        safety,
        topics,
        topic_lists,
        series,
        talks,
        designs,
        design_votes,
        evaluations,
        own_reminders,
        muting,
        *meeting,
        stats,
        *told,
        *reporting,
        *wishing,
    )
    order = (*offices, people, *running, *talking)
    return Desks([*(module.router for module in order), not_understood])


@cache
def commands() -> frozenset[str]:
    """Every command that any handler answers, in private or in a group."""
    asked = (
        commands_of(handler)
        for router in dispatcher().sub_routers
        for handler in router.message.handlers
    )
    return frozenset(name for names in asked for name in names if name not in {ANY, PLAIN})
