"""The table of notices: which renderer puts each of them into words, and what it may look at."""

from collections.abc import Mapping
from datetime import datetime, tzinfo

from bot.wording import (
    activities,
    check_ins,
    designs,
    entering,
    five_ones,
    groups,
    likening,
    menus,
    organisations,
    own_reminders,
    people,
    pressure,
    prompts,
    proposals,
    quarterly_reports,
    rosters,
    safety,
    series,
    stats,
    succession,
    topics,
    wishes,
    wishes_due,
)
from bot.wording.messages import whole
from bot.wording.outgoing import Guessed, Outgoing, Renderer, WordingDesk, unheard
from domain.muting import sorts_of
from domain.notices import notice_of
from domain.outbox import Post
from services.desk import BotIdentity
from storage.transaction import Reading
from texts.say import Say

RENDERERS: dict[type, Renderer] = {
    **groups.RENDERERS,
    **succession.RENDERERS,
    **organisations.RENDERERS,
    **people.RENDERERS,
    **topics.RENDERERS,
    **activities.RENDERERS,
    **check_ins.RENDERERS,
    **five_ones.RENDERERS,
    **entering.RENDERERS,
    **proposals.RENDERERS,
    **series.RENDERERS,
    **designs.RENDERERS,
    **wishes.RENDERERS,
    **likening.RENDERERS,
    **wishes_due.RENDERERS,
    **safety.RENDERERS,
    **stats.RENDERERS,
    **pressure.RENDERERS,
    **quarterly_reports.RENDERERS,
    **prompts.RENDERERS,
    **own_reminders.RENDERERS,
    **rosters.RENDERERS,
    **menus.RENDERERS,
}


class Wording:
    """Words a notice at the moment it is sent."""

    def __init__(
        self,
        zone: tzinfo,
        bot: BotIdentity,
        renderers: Mapping[type, Renderer] = RENDERERS,
        guessed: Guessed = unheard,
    ) -> None:
        self._guessed = guessed
        self._zone = zone
        self._bot = bot
        self._renderers = renderers

    async def word(self, post: Post, view: Reading, now: datetime) -> Outgoing | None:
        """In its reader's language: a person's, or the group's. None: no longer true, or nobody
        is there to read it, or wants to.
        """
        notice = notice_of(post.name, post.fields)
        reader = None if post.person is None else await view.people.get(post.person)
        group = None if post.group is None else await view.groups.get(post.group)
        if reader is not None:
            say = Say.in_language(reader.language)
        elif group is not None:
            say = Say.in_language(group.language)
        else:
            return None
        sorts = sorts_of(notice)
        if reader is not None and sorts and sorts <= await view.muting.of(reader.id):
            return None
        desk = WordingDesk(view, now, self._zone, self._bot, say, reader, self._guessed)
        worded = await self._renderers[type(notice)](desk, notice)
        return None if worded is None else whole(worded, say)
