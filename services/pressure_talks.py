"""Telling of pressure step by step: where, in which words, a look at it; and answering it alike."""

from dataclasses import dataclass

from domain.groups import Group, GroupId
from domain.lengths import LONGEST_HANDED_OVER, length_of
from domain.people import Person
from domain.pressure import PressureId, PressureReport, PressureSaved
from domain.talks import Talk, TalkHasMovedOn
from services.desk import Desk
from services.pressure import Pressure, PressureTooLong
from services.safety import Safety
from services.talks import Talks

TELLING, ANSWERING = "pressure", "pressure-answer"
GROUP, WORDS, PREVIEW = "group", "words", "preview"
REPORT = "report"
NOWHERE = GroupId(0)


@dataclass(frozen=True, slots=True)
class PressureAsked:
    """Where the telling stands: who would read it, and the groups to choose from, if it is to be
    said in which of them it happened. `hotlines` are the organisation's own.
    """

    talk: Talk
    reader: PressureSaved
    choice: tuple[Group, ...] = ()
    hotlines: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return str(self.talk.given.get(WORDS, ""))


@dataclass(frozen=True, slots=True)
class AnswerAsked:
    """Where the answering of a report stands."""

    talk: Talk
    report: PressureReport

    @property
    def text(self) -> str:
        return str(self.talk.given.get(WORDS, ""))


class PressureTalks:
    """Bound to one transaction. Of somebody unknown no conversation is kept."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._talks = Talks(desk)
        self._pressure = Pressure(desk)

    async def begin(self, me: Person, group: GroupId) -> PressureAsked:
        """Somebody who is known in groups of several organisations is asked where it happened,
        since that decides who reads it.
        """
        if group == NOWHERE and len(await self._choice(me)) > 1:
            return await self._asked(me, await self._talks.begin(me, TELLING, GROUP))
        talk = await self._talks.begin(me, TELLING, WORDS, group=group)
        return await self._asked(me, talk)

    async def chosen(self, me: Person | None, group: GroupId, mark: int) -> PressureAsked:
        """It happened there; 0 is somewhere else."""
        talk = await self._talks.pressed(me, TELLING, mark, GROUP)
        return await self._asked(me, await self._talks.gave(talk, group, then=WORDS))

    async def said(self, me: Person, talk: Talk, text: str) -> PressureAsked:
        """Words, or other words in their place; while a group is to be chosen it is asked again."""
        if talk.step == GROUP:
            return await self._asked(me, talk)
        return await self._asked(me, await gave(self._talks, talk, text))

    async def back(self, me: Person | None, mark: int) -> PressureAsked:
        return await self._asked(me, await self._talks.back(me, TELLING, mark))

    async def ready(self, me: Person | None, mark: int) -> tuple[str, GroupId]:
        """What is to be passed on, and where it happened; empty where no words were asked for."""
        talk = await self._talks.pressed(me, TELLING, mark)
        if talk.step == GROUP:
            raise TalkHasMovedOn
        return str(talk.given.get(WORDS, "")), group_of(talk)

    async def _asked(self, me: Person | None, talk: Talk) -> PressureAsked:
        reader = await self._pressure.reader(me, group_of(talk))
        choice = await self._choice(me) if talk.step == GROUP else ()
        return PressureAsked(talk, reader, choice, await Safety(self._desk).hotlines(me))

    async def _choice(self, me: Person | None) -> tuple[Group, ...]:
        """Where somebody is known, if those are groups of several organisations."""
        known = [] if me is None else await self._desk.tx.groups.of_member(me.id)
        offices = {one.organisation for one in known if one.organisation is not None}
        return tuple(known) if len(offices) > 1 else ()


class PressureAnswerTalks:
    """Bound to one transaction. Whether somebody may answer is asked again at every step."""

    def __init__(self, desk: Desk) -> None:
        self._talks = Talks(desk)
        self._pressure = Pressure(desk)

    async def begin(self, me: Person | None, id: PressureId) -> AnswerAsked:
        """The next thing the reader writes is the answer."""
        report = await self._pressure.to_answer(id, me)
        if me is None:
            raise TalkHasMovedOn
        return AnswerAsked(await self._talks.begin(me, ANSWERING, WORDS, report=id), report)

    async def said(self, me: Person, talk: Talk, text: str) -> AnswerAsked:
        return await self._asked(me, await gave(self._talks, talk, text))

    async def back(self, me: Person | None, mark: int) -> AnswerAsked:
        return await self._asked(me, await self._talks.back(me, ANSWERING, mark))

    async def send(self, me: Person | None, mark: int) -> None:
        """Whoever reported reads it; of two taps one sends it."""
        talk = await self._talks.pressed(me, ANSWERING, mark, PREVIEW)
        if me is not None:
            await self._pressure.answer(report_of(talk), me, str(talk.given[WORDS]))

    async def _asked(self, me: Person | None, talk: Talk) -> AnswerAsked:
        return AnswerAsked(talk, await self._pressure.to_answer(report_of(talk), me))


async def gave(talks: Talks, talk: Talk, text: str) -> Talk:
    """Words, or other words in their place."""
    if length_of(text) > LONGEST_HANDED_OVER:
        raise PressureTooLong(limit=LONGEST_HANDED_OVER)
    asking = talk.back() if talk.step == PREVIEW else talk
    return await talks.gave(asking, text.strip(), then=PREVIEW)


def group_of(talk: Talk) -> GroupId:
    return GroupId(int(talk.given.get(GROUP, NOWHERE)))


def report_of(talk: Talk) -> PressureId:
    return PressureId(int(talk.given.get(REPORT, 0)))
