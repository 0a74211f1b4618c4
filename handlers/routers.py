"""All routers under one dispatcher, each behind a gate so that few filters are asked in vain."""

from functools import cache

from aiogram import Dispatcher

from handlers import (
    activities,
    check_ins,
    deputies,
    entering,
    five_ones,
    group_settings,
    groups,
    holding,
    meetings,
    organisations,
    people,
    policies,
    pressure,
    pressure_answers,
    recurring,
    roles,
    rosters,
    safety,
    stats,
    succession,
    talks,
    threads,
    topics,
    wishes,
)
from handlers.gate import commands_of, set_gates
from handlers.help import router as not_understood


@cache
def dispatcher() -> Dispatcher:
    """The one dispatcher of the process: a router can hang below one only. It keeps no state.

    The order is that of asking: what is guided or addressed comes before what takes any text.
    """
    made = Dispatcher(disable_fsm=True)
    offices = (organisations, roles, rosters, policies)
    running = (groups, threads, group_settings, deputies, succession)
    meeting = (holding, activities, recurring, check_ins, entering, five_ones, meetings)
    told = (pressure, pressure_answers)
    talking = (safety, talks, topics, *meeting, stats, *told, wishes)
    order = (*offices, people, *running, *talking)
    for router in (*(module.router for module in order), not_understood):
        set_gates(router)
        made.include_router(router)
    return made


@cache
def commands() -> frozenset[str]:
    """Every command that any handler answers, in private or in a group."""
    asked = (
        commands_of(handler)
        for router in dispatcher().sub_routers
        for handler in router.message.handlers
    )
    return frozenset(name for names in asked for name in names if name is not None)
