"""A topic from the private chat: where, in which words, a look at it, and off it goes."""

from dataclasses import dataclass

from domain.groups import Group, GroupId, Thread
from domain.people import Person
from domain.talks import Given, Talk
from services.desk import Desk
from services.talks import Talks
from services.threads import ThreadNotThere
from services.topics import TALK, Topics, checked

GROUP, THREAD, WORDS, PREVIEW = "group", "thread", "words", "preview"


@dataclass(frozen=True, slots=True)
class TopicAsked:
    """Where it stands. `talk` is None once the topic is on its way; `choice` are the groups to
    choose from, `group` the chosen one; `threads` those of a forum to choose from, `thread` the
    chosen one, None for General.
    """

    talk: Talk | None
    group: Group | None = None
    choice: tuple[Group, ...] = ()
    thread: Thread | None = None
    threads: tuple[Thread, ...] = ()

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
        """With a text and one place it is posted at once; what is not known is asked."""
        person, ready = await self._topics.ready(by)
        given: dict[str, Given] = {WORDS: checked(text)} if text else {}
        if len(ready) > 1:
            talk = await self._talks.begin(person, TALK, GROUP, **given)
            return TopicAsked(talk, choice=tuple(ready))
        [group] = ready
        threads = await self._desk.tx.threads.open_in(group.id)
        if text and not threads:
            await self._topics.post(person, group, text)
            return TopicAsked(None, group)
        first = THREAD if threads else WORDS
        talk = await self._talks.begin(person, TALK, first, **given, group=group.id)
        return await self._asked(by, talk)

    async def chosen(self, by: Person | None, group: GroupId, mark: int) -> TopicAsked:
        """For this group; words that came with the command go there at once, in a forum once a
        thread is chosen.
        """
        talk = await self._talks.pressed(by, TALK, mark, GROUP)
        found = await self._topics.may_post(by, await self._desk.tx.groups.get(group))
        if await self._desk.tx.threads.open_in(found.id):
            return await self._asked(by, await self._talks.gave(talk, group, then=THREAD))
        if WORDS in talk.given:
            return await self._post(by, found, None, str(talk.given[WORDS]))
        return await self._asked(by, await self._talks.gave(talk, group, then=WORDS))

    async def placed(self, by: Person | None, thread: int, mark: int) -> TopicAsked:
        """In this thread of the forum; 0 is General."""
        talk = await self._talks.pressed(by, TALK, mark, THREAD)
        group = await self._group(by, talk)
        found = await self._thread(group, thread)
        if WORDS in talk.given:
            return await self._post(by, group, found, str(talk.given[WORDS]))
        return await self._asked(by, await self._talks.gave(talk, thread, then=WORDS))

    async def said(self, by: Person | None, talk: Talk, text: str) -> TopicAsked:
        """Words, or other words in their place; while a place is to be chosen it is asked again."""
        if talk.step in {GROUP, THREAD}:
            return await self._asked(by, talk)
        written = checked(text)
        asking = talk.back() if talk.step == PREVIEW else talk
        return await self._asked(by, await self._talks.gave(asking, written, then=PREVIEW))

    async def back(self, by: Person | None, mark: int) -> TopicAsked:
        return await self._asked(by, await self._talks.back(by, TALK, mark))

    async def send(self, by: Person | None, mark: int) -> TopicAsked:
        """Of two taps one posts it."""
        talk = await self._talks.pressed(by, TALK, mark, PREVIEW)
        group = await self._group(by, talk)
        thread = await self._thread(group, int(talk.given.get(THREAD, 0)))
        return await self._post(by, group, thread, str(talk.given.get(WORDS, "")))

    async def _post(
        self, by: Person | None, group: Group, thread: Thread | None, text: str
    ) -> TopicAsked:
        await self._topics.post(by, group, text, None if thread is None else thread.id)
        await self._talks.end(by)
        return TopicAsked(None, group, thread=thread)

    async def _asked(self, by: Person | None, talk: Talk) -> TopicAsked:
        if talk.step == GROUP:
            _, ready = await self._topics.ready(by)
            return TopicAsked(talk, choice=tuple(ready))
        group = await self._group(by, talk)
        if talk.step == THREAD:
            threads = await self._desk.tx.threads.open_in(group.id)
            return TopicAsked(talk, group, threads=tuple(threads))
        thread = await self._desk.tx.threads.get(group.id, int(talk.given.get(THREAD, 0)))
        return TopicAsked(talk, group, thread=thread)

    async def _group(self, by: Person | None, talk: Talk) -> Group:
        number = GroupId(int(talk.given.get(GROUP, 0)))
        return await self._topics.may_post(by, await self._desk.tx.groups.get(number))

    async def _thread(self, group: Group, number: int) -> Thread | None:
        """None for General; ThreadNotThere if it was closed meanwhile, or never was."""
        if number == 0:
            return None
        found = await self._desk.tx.threads.get(group.id, number)
        if found is None or found.closed:
            raise ThreadNotThere
        return found
