"""One batch of updates inside one transaction: in order, counted or acted upon, and booked."""

from collections import ChainMap, Counter
from collections.abc import Container, Iterator, Sequence
from datetime import datetime, tzinfo
from typing import NamedTuple

from msgspec import Raw

from bot.intake.acting import Acting, Outcome
from bot.intake.folding import Fold, fold_message, fold_reaction
from bot.intake.reading import Message, Reaction, Unreadable, Update, User, read
from bot.intake.routing import Route, route
from domain.groups import Author, GroupId
from domain.periods import day_of
from domain.scenes import Asked, Scene
from services.desk import BotIdentity
from storage.transaction import Transaction
from storage.updates.books import Sums

Body = bytes | Raw
Album = tuple[GroupId, str]


class Arrived(NamedTuple):
    """An update as it came, decoded, and what it asks for."""

    body: Body
    update: Update
    route: Route


class Talk(NamedTuple):
    """What is to be counted, and everybody its messages name, as they are named last."""

    messages: list[Message]
    reactions: list[Reaction]
    users: dict[int, User]

    @property
    def chats(self) -> set[int]:
        return {one.chat.id for one in self.messages} | {one.chat.id for one in self.reactions}

    @property
    def asks(self) -> Asked:
        """What its scene is made of."""
        reacting = {one.user.id for one in self.reactions if one.user is not None}
        return Asked(
            self.chats,
            self.users.keys() | reacting,
            {name for message in self.messages for name in names_in(message)},
            {(one.chat.id, one.media_group_id) for one in self.messages if one.media_group_id},
            {(one.chat.id, one.message_id) for one in self.reactions},
        )


def arrived(bodies: Sequence[Body], bot: BotIdentity) -> list[Arrived | Unreadable]:
    """Decode each alone: one that cannot be read spoils no other. One without an id is dropped,
    since nothing could ever be said about it.
    """
    return list(_arrived(bodies, bot))


def _arrived(bodies: Sequence[Body], bot: BotIdentity) -> Iterator[Arrived | Unreadable]:
    for body in bodies:
        try:
            update = read(body)
        except Unreadable as problem:
            yield problem
        except ValueError:
            continue
        else:
            yield Arrived(body, update, route(update, bot))


def id_of(one: Arrived | Unreadable) -> int:
    return one.update_id if isinstance(one, Unreadable) else one.update.update_id


class Batch:
    """The work of one transaction. `work` leaves nothing unwritten but the commit."""

    def __init__(self, tx: Transaction, now: datetime, zone: tzinfo, acting: Acting) -> None:
        self._tx = tx
        self._now = now
        self._zone = zone
        self._acting = acting
        self._scene: Scene | None = None
        self._fold = Fold()
        self._authors: dict[tuple[GroupId, int], Author] = {}
        self._albums_met: set[Album] = set()
        self._albums_begun: set[Album] = set()
        self._ended: list[Outcome] = []

    @property
    def outcomes(self) -> Counter[Outcome]:
        """How many of its updates ended how; those that had been taken before are left out."""
        return Counter(self._ended)

    async def work(self, updates: Sequence[Arrived | Unreadable]) -> None:
        fresh = await self._begin(updates)
        for place, one in enumerate(updates):
            number = id_of(one)
            if number not in fresh:
                continue
            fresh.discard(number)
            if isinstance(one, Unreadable):
                outcome = await self._quarantine(one)
            elif one.route is Route.TALK:
                if self._scene is None:
                    self._scene = await self._look(talk_of(updates[place:], {number, *fresh}))
                outcome = self._count(one.update, self._scene)
            elif one.route is Route.ACTS:
                outcome = await self._act(one)
            else:
                outcome = Outcome.IGNORED
            self._ended.append(outcome)
        await self._flush()
        await self._tx.books.add(day_of(self._now, self._zone), sums_of(self.outcomes))

    async def _act(self, one: Arrived) -> Outcome:
        """What was counted so far is written first; afterwards the scene is looked at anew, if
        anything was written of which it is made.
        """
        await self._flush()
        self._tx.scene_changed()
        outcome = await self._acting.act(self._tx, self._now, one.update, bytes(one.body))
        if self._tx.scene_changed():
            self._scene = None
        return outcome

    def _count(self, update: Update, scene: Scene) -> Outcome:
        if update.message is not None:
            return self._count_message(update.message, scene)
        if update.message_reaction is not None:
            return self._count_reaction(update.message_reaction, scene)
        return Outcome.IGNORED

    def _count_message(self, message: Message, scene: Scene) -> Outcome:
        place = scene.places.get(message.chat.id)
        if place is None:
            return Outcome.IGNORED
        if message.media_group_id is not None:
            album = (place.group, message.media_group_id)
            if album not in self._albums_begun:
                return Outcome.IGNORED
            self._albums_begun.discard(album)
        fold_message(message, place, scene, self._fold)
        return Outcome.COUNTED

    def _count_reaction(self, reaction: Reaction, scene: Scene) -> Outcome:
        place = scene.places.get(reaction.chat.id)
        if place is None:
            return Outcome.IGNORED
        message = (place.group, reaction.message_id)
        written = ChainMap(self._fold.authors, self._authors)
        author = written.get(message) or scene.authors.get(message)
        counted = fold_reaction(reaction, place, scene, author, self._fold)
        return Outcome.COUNTED if counted else Outcome.IGNORED

    async def _begin(self, updates: Sequence[Arrived | Unreadable]) -> set[int]:
        """Take the ids; those that are new. The scene of the talk is read in the same trip."""
        numbers = {id_of(one) for one in updates}
        talk = talk_of(updates, numbers)
        if not talk.chats:
            return await self._tx.updates.fresh(numbers, self._now)
        fresh, scene = await self._tx.scenes.begin(numbers, self._now, talk.asks)
        if len(fresh) < len(numbers):
            talk = talk_of(updates, fresh)
        self._scene = await self._learn(talk, scene)
        return fresh

    async def _look(self, talk: Talk) -> Scene:
        return await self._learn(talk, await self._tx.scenes.read(talk.asks))

    async def _learn(self, talk: Talk, scene: Scene) -> Scene:
        """Meet the albums of this talk and learn its people's usernames; the scene afterwards."""
        await self._meet_albums(talk.messages, scene)
        changed = {
            known.telegram_id: username_of(talk.users[known.telegram_id])
            for known in scene.people.values()
            if known.telegram_id in talk.users
            and username_of(talk.users[known.telegram_id]) != known.username
        }
        if not changed:
            return scene
        for whose, name in sorted(changed.items()):
            await self._tx.scenes.learn_username(whose, name)
        return await self._tx.scenes.read(talk.asks)

    async def _meet_albums(self, messages: Sequence[Message], scene: Scene) -> None:
        """Of an album that begins here the first message counts."""
        met = {
            (scene.places[message.chat.id].group, message.media_group_id)
            for message in messages
            if message.media_group_id is not None and message.chat.id in scene.places
        }
        new = met - self._albums_met - scene.albums
        self._albums_met |= met
        if new:
            await self._tx.albums.see(new, self._now)
            self._albums_begun |= new

    async def _flush(self) -> None:
        """Write what the talk since the last flush adds up to."""
        fold, self._fold = self._fold, Fold()
        if not fold:
            return
        self._authors |= fold.authors
        await self._tx.activity.add(fold.tally)
        await self._tx.authors.note(
            ((group, message, author) for (group, message), author in fold.authors.items()),
            self._now,
        )
        if fold.threads:
            await self._tx.threads.meet(fold.threads)
        known = frozenset[tuple[GroupId, int]]() if self._scene is None else self._scene.members
        await self._tx.memberships.join_all(fold.seen - known, self._now)

    async def _quarantine(self, one: Unreadable) -> Outcome:
        await self._tx.quarantine.put(one.update_id, one.kind, one.chat, one.error, self._now)
        return Outcome.QUARANTINED


def talk_of(updates: Sequence[Arrived | Unreadable], among: Container[int]) -> Talk:
    """The talk in those of the updates whose ids are among these."""
    talk = Talk([], [], {})
    for one in updates:
        if isinstance(one, Unreadable) or one.route is not Route.TALK:
            continue
        if one.update.update_id not in among:
            continue
        if one.update.message is not None:
            talk.messages.append(one.update.message)
        elif one.update.message_reaction is not None:
            talk.reactions.append(one.update.message_reaction)
    talk.users.update((user.id, user) for said in talk.messages for user in users_of(said))
    return talk


def users_of(message: Message) -> Iterator[User]:
    """Everybody a message names by number: its author, whom it replies to, whom it mentions."""
    if message.reply_to_message is not None and message.reply_to_message.sender is not None:
        yield message.reply_to_message.sender
    for entity in message.marks:
        if entity.user is not None:
            yield entity.user
    if message.sender is not None:
        yield message.sender


def names_in(message: Message) -> Iterator[str]:
    for entity in message.marks:
        if entity.type == "mention":
            yield message.covered(entity)[1:].lower()


def username_of(user: User) -> str | None:
    return None if user.username is None else user.username.lower()


def sums_of(counted: Counter[Outcome]) -> Sums:
    """A parked update is booked when it ends."""
    ended = {outcome: counted[outcome] for outcome in Outcome if outcome is not Outcome.PARKED}
    return Sums(seen=sum(ended.values()), **{one.value: count for one, count in ended.items()})
