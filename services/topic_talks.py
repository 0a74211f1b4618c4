"""A topic from the private chat: for which group, which words, a look at it, and off it goes."""

from dataclasses import dataclass

from domain.groups import Group, GroupId
from domain.people import Person
from domain.talks import Talk
from services.desk import Desk
from services.talks import Talks
from services.topics import TALK, Topics, checked

GROUP, WORDS, PREVIEW = "group", "words", "preview"


@dataclass(frozen=True, slots=True)
class TopicAsked:
    """Where it stands. `talk` is None once the topic is on its way; `choice` are the groups to
    choose from, `group` the chosen one.
    """

    talk: Talk | None
    group: Group | None = None
    choice: tuple[Group, ...] = ()

    @property
    def text(self) -> str:
        return "" if self.talk is None else str(self.talk.given.get(WORDS, ""))


class TopicTalks:
    """Bound to one transaction. Whether somebody may post is asked again at every step."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._talks = Talks(desk)
        self._topics = Topics(desk)

    async def begin(self, by: Person | None, text: str) -> TopicAsked:
        """With a text and one group it is posted at once; what is not known is asked."""
        person, ready = await self._topics.ready(by)
        given = {WORDS: checked(text)} if text else {}
        if len(ready) > 1:
            talk = await self._talks.begin(person, TALK, GROUP, **given)
            return TopicAsked(talk, choice=tuple(ready))
        if text:
            await self._topics.post(person, ready[0], text)
            return TopicAsked(None, ready[0])
        return await self._asked(
            by, await self._talks.begin(person, TALK, WORDS, group=ready[0].id)
        )

    async def chosen(self, by: Person | None, group: GroupId, mark: int) -> TopicAsked:
        """For this group; words that came with the command go there at once."""
        talk = await self._talks.pressed(by, TALK, mark)
        found = await self._topics.may_post(by, await self._desk.tx.groups.get(group))
        if WORDS in talk.given:
            return await self._post(by, found, str(talk.given[WORDS]))
        return TopicAsked(await self._talks.gave(talk, group, then=WORDS), found)

    async def said(self, by: Person | None, talk: Talk, text: str) -> TopicAsked:
        """Words, or other words in their place; while a group is to be chosen it is asked again."""
        if talk.step == GROUP:
            return await self._asked(by, talk)
        written = checked(text)
        asking = talk.back() if talk.step == PREVIEW else talk
        return await self._asked(by, await self._talks.gave(asking, written, then=PREVIEW))

    async def back(self, by: Person | None, mark: int) -> TopicAsked:
        return await self._asked(by, await self._talks.back(by, TALK, mark))

    async def send(self, by: Person | None, mark: int) -> TopicAsked:
        """Of two taps one posts it."""
        talk = await self._talks.pressed(by, TALK, mark)
        group = await self._desk.tx.groups.get(GroupId(int(talk.given.get(GROUP, 0))))
        return await self._post(by, group, str(talk.given.get(WORDS, "")))

    async def _post(self, by: Person | None, group: Group | None, text: str) -> TopicAsked:
        await self._topics.post(by, group, text)
        await self._talks.end(by)
        return TopicAsked(None, group)

    async def _asked(self, by: Person | None, talk: Talk) -> TopicAsked:
        if talk.step == GROUP:
            _, ready = await self._topics.ready(by)
            return TopicAsked(talk, choice=tuple(ready))
        group = await self._desk.tx.groups.get(GroupId(int(talk.given[GROUP])))
        return TopicAsked(talk, await self._topics.may_post(by, group))
