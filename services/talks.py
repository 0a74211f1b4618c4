"""Guided conversations, in private: their state is a draft row in the edge's transaction.

A feature names its steps, asks, and takes the answers:

    talk = await talks.begin(me, "activity", "title")         # whatever was under way is replaced
    talk = await talks.pressed(me, "activity", mark, "title") # a button; if old: TalkHasMovedOn
    talk = await talks.gave(talk, "A walk", then="place")     # the answer, and what is asked next
    talk = await talks.back(me, "activity", mark)             # the button "back"
    await talks.end(me)

The edge reads once what a text may be the answer to (`awaited`) and hands it on. Each step is
worded with `say.talks.asked(words, talk)`, which adds "back" and "cancel"; `handlers.guides` says
how the chat goes through them.
"""

from dataclasses import replace

from domain.people import Person
from domain.talks import Given, Talk, TalkHasMovedOn, begun, talk_of
from services.desk import Desk


class Talks:
    """Bound to one transaction. One conversation for each person: a newer one replaces it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def begin(self, person: Person, kind: str, step: str, /, **given: Given) -> Talk:
        before = await self.of(person)
        after = 0 if before is None else before.mark
        return await self._save(
            begun(person.id, kind, step, given, after=after, now=self._desk.now)
        )

    async def of(self, person: Person | None) -> Talk | None:
        """Of any kind and however old, as long as its draft is kept."""
        return None if person is None else talk_of(await self._desk.tx.drafts.get(person.id))

    async def awaited(self, person: Person | None) -> Talk | None:
        """Where somebody stands whose text may be the answer to what was asked."""
        talk = await self.of(person)
        return talk if talk is not None and talk.waits(self._desk.now) else None

    async def pressed(self, person: Person | None, kind: str, mark: int, *steps: str) -> Talk:
        """Under which step the button stands; TalkHasMovedOn if it is not the one being asked, or
        none of `steps` where those are named.
        """
        talk = await self.of(person)
        if talk is None or (talk.kind, talk.mark) != (kind, mark):
            raise TalkHasMovedOn
        if steps and talk.step not in steps:
            raise TalkHasMovedOn
        return talk

    async def gave(self, talk: Talk, answer: Given, then: str) -> Talk:
        return await self._save(talk.gave(answer, then))

    async def changed(self, talk: Talk, step: str | None = None, **given: Given) -> Talk:
        """Something of it is another, at the same step or back at one that was passed."""
        return await self._save(talk.changed(step or talk.step, **given))

    async def back(self, person: Person | None, kind: str, mark: int) -> Talk:
        return await self._save((await self.pressed(person, kind, mark)).back())

    async def cancel(self, person: Person | None, mark: int) -> None:
        """The button; TalkHasMovedOn under a step that is past."""
        talk = await self.of(person)
        if talk is None or talk.mark != mark:
            raise TalkHasMovedOn
        await self._desk.tx.drafts.drop(talk.person)

    async def end(self, person: Person | None) -> None:
        """If something is under way, of whatever kind."""
        if person is not None:
            await self._desk.tx.drafts.drop(person.id)

    async def _save(self, talk: Talk) -> Talk:
        now = self._desk.now
        await self._desk.tx.drafts.save(talk.person, talk.kind, talk.kept(), now)
        return replace(talk, changed_at=now)
