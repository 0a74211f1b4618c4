"""All routers under one dispatcher, each behind a gate so that few filters are asked in vain."""

from functools import cache

from aiogram import Dispatcher

from handlers import groups, organisations, people, safety, stats, topics, wishes
from handlers.help import router as not_understood


@cache
def dispatcher() -> Dispatcher:
    """The one dispatcher of the process: a router can hang below one only. It keeps no state.

    The order is that of asking: what is guided or addressed comes before what takes any text.
    """
    made = Dispatcher(disable_fsm=True)
    made.include_routers(
        organisations.router,
        people.router,
        groups.router,
        safety.router,
        topics.router,
        stats.router,
        wishes.router,
        not_understood,
    )
    return made
