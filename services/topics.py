"""Intentions about topics: posted, answered, closed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from domain.activity import ANONYMOUS, Tally
from domain.consents import Purpose
from domain.groups import Author, Group, GroupId, GroupState
from domain.lengths import LONGEST_HANDED_OVER, length_of
from domain.outbox import Priority, Receipt
from domain.people import Person, PersonId
from domain.periods import day_of
from domain.polls import LONGEST_OPTION, LONGEST_QUESTION, MOST_OPTIONS, poll_of
from domain.refusals import Refusal
from domain.rights import Deed
from domain.topic_notices import TopicPost, TopicUnsure
from domain.topics import (
    DAY,
    DAYS,
    LONGEST_UNDER_PHOTO,
    USUAL_DAYS,
    Draft,
    Topic,
    TopicAction,
    TopicHasMovedOn,
    TopicId,
    TopicState,
)
from services.desk import Desk
from services.organisations import NotACadre
from services.rights import Rights
from services.times import parted, when_of

TALK = "topic"
RECEIPT = "topic"


class TopicEmpty(Refusal):
    """The command came without a text."""


class TopicTooLong(Refusal):
    """More than `limit` characters, which fit into a message together with the line below."""


class PollTooLong(Refusal):
    """Its question, an option, or the list of them is longer than Telegram takes."""


class TopicNotYours(Refusal):
    """Topics are posted by the group's cadre and deputies, whatever Telegram's rights."""


class TopicWithoutGroup(Refusal):
    """The cadre runs no group that is set up."""


class TopicGroupNotReady(Refusal):
    """The group is not bound to a cadre yet."""


class TopicGroupPaused(Refusal):
    """It is not counted: whoever runs it wants it so, or the bot sees nothing there."""


class TopicPictureNoPoll(Refusal):
    """A poll has no picture over it."""


class TopicTimeInPrivate(Refusal):
    """In a group a topic is posted now; another time is chosen in the private chat."""


class TopicDaysUnclear(Refusal):
    """Open for one to seven days."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A reply to a post of the bot: to which message, as which message, by whom, and when.

    `as_group`: written by an anonymous administrator, who belongs to the cadre side.
    """

    to: int
    message: int
    by: Person | None
    as_group: bool
    text: str
    moment: datetime
    album: str | None = None


class Topics:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._rights = Rights(desk)

    async def post(
        self,
        by: Person | None,
        group: Group | None,
        text: str,
        thread: int | None = None,
        *,
        photo: str | None = None,
        days: int = USUAL_DAYS,
    ) -> Topic:
        """In a group, now; the receipt will tell which message it became."""
        ready = await self.may_post(by, group)
        return await self.send(ready.id, checked_draft(Draft(text, thread, photo, days)))

    async def send(self, group: GroupId, draft: Draft) -> Topic:
        """Of somebody who may, or of a schedule of theirs."""
        now = self._desk.now
        topic = await self._desk.tx.topics.open(
            group,
            draft.text,
            now,
            now + draft.days * DAY,
            draft.thread,
            photo=draft.photo,
            days=draft.days,
        )
        await self._send(topic)
        return topic

    def for_now(self, text: str) -> str:
        """TopicTimeInPrivate where a time stands before a semicolon: it is no word of the topic."""
        head, rest = parted(text)
        if rest.strip() and when_of(head, self._desk.now, self._desk.zone) is not None:
            raise TopicTimeInPrivate
        return text

    async def may_post(self, by: Person | None, group: Group | None) -> Group:
        """TopicGroupNotReady, TopicNotYours or TopicGroupPaused."""
        if group is None or group.cadre is None:
            raise TopicGroupNotReady
        await self.may(by, group)
        if group.state is not GroupState.COUNTING:
            raise TopicGroupPaused
        return group

    async def ready(self, by: Person | None) -> tuple[Person, list[Group]]:
        """From the private chat: the groups it may go to; TopicWithoutGroup or TopicGroupPaused."""
        await self._rights.require(by, Deed.POST_TOPIC, otherwise=NotACadre)
        own = [] if by is None else await self._desk.groups_of(by.id)
        found = [group for group in own if group.state is GroupState.COUNTING]
        if by is not None and own and not found:
            raise TopicGroupPaused
        if by is None or not found:
            raise TopicWithoutGroup
        return by, found

    async def posted(self, id: int, fields: Mapping[str, object], result: object) -> None:
        """The receipt: from now on replies to this message are answers, and reactions count."""
        topic = await self._desk.tx.topics.get(TopicId(id))
        group = None if topic is None else await self._desk.tx.groups.get(topic.group)
        if topic is not None and group is not None and group.left_behind(result):
            await self._put_before_cadre(topic.id, failed=False)
            return
        match result:
            case {"message_id": int(message), **more} if topic is not None:
                thread = more.get("message_thread_id") if more.get("is_topic_message") else None
                known = thread if isinstance(thread, int) else None
                await self._desk.tx.topics.posted(topic.id, message, known, poll_in(result))
                noted = [(topic.group, message, Author(None, cadre_side=False))]
                await self._desk.tx.authors.note(noted, self._desk.now)

    async def unsure(self, id: int) -> None:
        """Nobody knows whether it was posted; a human decides, since two are worse than one."""
        await self._put_before_cadre(TopicId(id), failed=False)

    async def failed(self, id: int) -> None:
        """It can never be posted as it stands."""
        await self._put_before_cadre(TopicId(id), failed=True)

    async def again(self, by: Person | None, id: TopicId) -> None:
        """Post it once more. Of two taps one does; TopicHasMovedOn tells the other."""
        topic = await self.own(by, id)
        reopened = await self._desk.tx.topics.again(topic.id, self._desk.now)
        if reopened is None:
            raise TopicHasMovedOn(state=topic.state.value)
        await self._send(reopened)

    async def leave(self, by: Person | None, id: TopicId) -> None:
        """It is wanted no more."""
        topic = await self.own(by, id)
        topic.after(TopicAction.LEAVE)
        await self._desk.tx.topics.step(topic.id, TopicAction.LEAVE)

    async def answer(self, group: Group, given: Answered) -> bool:
        """Count a reply to an open topic; keep its words if the person agreed and the post says so,
        which a poll does not. False: none is
        open there, so that it counts nothing. The cadre side's reply is a voice, and not kept.
        """
        tx = self._desk.tx
        found = (await tx.topics.open_in([group.id], given.moment)).get((group.id, given.to))
        if found is None or group.state is not GroupState.COUNTING:
            return False
        if given.album is not None:
            album = (group.id, f"{TALK}:{given.album}")
            if not await tx.albums.fresh([album], self._desk.now):
                return False
        person = await self._consenting(given.by)
        zone = await self._desk.zone_of(group)
        day = day_of(given.moment, zone)
        by_cadre_side = given.as_group or await self._is_cadre_side(given.by, group, day)
        tally = Tally()
        tally.answer_topic(
            group.id, person or ANONYMOUS, given.moment, zone, by_cadre_side=by_cadre_side
        )
        await tx.activity.add(tally)
        if person is None:
            return True
        await tx.memberships.join(group.id, person, self._desk.now)
        kept = not found.is_poll and found.state is not TopicState.DIGESTED
        if given.text and not by_cadre_side and kept:
            await tx.topics.keep_answer(found.id, given.message, person, given.text, given.moment)
        return True

    async def _consenting(self, by: Person | None) -> PersonId | None:
        if by is None:
            return None
        given = await self._desk.tx.consents.of(by.id)
        return by.id if Purpose.ACTIVITY in given else None

    async def _is_cadre_side(self, by: Person | None, group: Group, day: date) -> bool:
        """On the day of the message, as with talk."""
        side = await self._desk.tx.sides.run_by(group.id, group.cadre, day)
        return by is not None and by.id in side

    async def may(self, by: Person | None, group: Group) -> None:
        await self._rights.require_in(by, Deed.POST_TOPIC, group, otherwise=TopicNotYours)

    async def own(self, by: Person | None, id: TopicId) -> Topic:
        topic = await self._desk.tx.topics.get(id)
        group = None if topic is None else await self._desk.tx.groups.get(topic.group)
        if topic is None or group is None:
            raise TopicNotYours
        await self.may(by, group)
        return topic

    async def _send(self, topic: Topic) -> None:
        await self._desk.tell(
            TopicPost(topic.id),
            group=topic.group,
            priority=Priority.GROUP,
            receipt=Receipt(RECEIPT, topic.id),
        )

    async def _put_before_cadre(self, id: TopicId, *, failed: bool) -> None:
        """A human decides. Told once for each send."""
        action = TopicAction.REFUSE if failed else TopicAction.DOUBT
        topic = await self._desk.tx.topics.step(id, action)
        group = None if topic is None else await self._desk.tx.groups.get(topic.group)
        if group is None:
            return
        for person in await self._desk.run_by(group):
            await self._desk.tell(TopicUnsure(id, failed), person=person, priority=Priority.ANSWER)


def poll_in(message: object) -> str | None:
    """Telegram's id of the poll that a message is."""
    match message:
        case {"poll": {"id": str(poll)}}:
            return poll
        case _:
            return None


def checked(text: str) -> str:
    """TopicEmpty without words, TopicTooLong with too many; PollTooLong as well."""
    written = text.strip()
    if not written:
        raise TopicEmpty
    if length_of(written) > LONGEST_HANDED_OVER:
        raise TopicTooLong(limit=LONGEST_HANDED_OVER)
    poll = poll_of(written)
    if poll is not None and not poll.fits:
        raise PollTooLong(question=LONGEST_QUESTION, option=LONGEST_OPTION, options=MOST_OPTIONS)
    return written


def checked_draft(draft: Draft) -> Draft:
    """As `checked`; under a picture less fits, and a poll has none."""
    written = checked(draft.text)
    if draft.photo is not None and poll_of(written) is not None:
        raise TopicPictureNoPoll
    if draft.photo is not None and length_of(written) > LONGEST_UNDER_PHOTO:
        raise TopicTooLong(limit=LONGEST_UNDER_PHOTO)
    if draft.days not in DAYS:
        raise TopicDaysUnclear(most=DAYS[-1])
    return replace(draft, text=written)
