"""Plain talk becomes counts: one pure function for a message, one for a reaction."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from bot.intake.reading import Message, Reaction, Replied
from bot.intake.routing import is_creation_of_topic
from domain.activity import ANONYMOUS, Said, Tally
from domain.groups import Author, GroupId
from domain.people import PersonId
from domain.scenes import Place, Scene

BOT_NAME_ENDS = "bot"


@dataclass(slots=True)
class Fold:
    """What a stretch of talk adds up to: counts, who wrote what, who was seen where, and what the
    threads in which they wrote are called.
    """

    tally: Tally = field(default_factory=Tally)
    authors: dict[tuple[GroupId, int], Author] = field(default_factory=dict)
    seen: set[tuple[GroupId, PersonId]] = field(default_factory=set)
    threads: dict[tuple[GroupId, int], str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.tally.rows or self.authors)


def fold_message(message: Message, place: Place, scene: Scene, fold: Fold) -> None:
    """A contribution of somebody, in a group that is counted."""
    group, person = place.group, number_of(message, scene)
    zone = zone_of(place.zone)
    moment = datetime.fromtimestamp(message.date, zone)
    by_cadre_side = is_of_cadre_side(message, place, moment.date())
    said = Said(group, person, moment, by_cadre_side)
    if message.reply_to_message is not None or message.marks:
        said = addressing(said, message, place, scene)
    fold.tally.say(said, zone)
    if message.is_topic_message and is_creation_of_topic(message):
        note_thread(message, group, fold)
    if person == ANONYMOUS:
        fold.authors[group, message.message_id] = NOBODYS[by_cadre_side]
    else:
        own = PersonId(person)
        fold.authors[group, message.message_id] = Author(own, by_cadre_side)
        fold.seen.add((group, own))


def note_thread(message: Message, group: GroupId, fold: Fold) -> None:
    """What replies to nobody in a thread carries the thread's name."""
    replied = message.reply_to_message
    created = None if replied is None else replied.forum_topic_created
    if replied is not None and created is not None and created.name:
        fold.threads[group, replied.message_id] = created.name


def addressing(said: Said, message: Message, place: Place, scene: Scene) -> Said:
    """What was said, and whom it addressed."""
    addressed = frozenset(addressed_by(message, scene))
    today = said.moment.date()
    outside = [
        one
        for one in addressed
        if not isinstance(one, Side) and not (isinstance(one, int) and place.is_side(one, today))
    ]
    return said._replace(
        to_cadre_side=len(outside) < len(addressed),
        addressed=tuple(numbered(one, scene) for one in outside),
        replies=replies_to_somebody(message),
    )


def fold_reaction(
    reaction: Reaction, place: Place, scene: Scene, author: Author | None, fold: Fold
) -> bool:
    """Counts what was added to somebody else's message. False: it is nothing that counts."""
    added = len(reaction.new_reaction) - len(reaction.old_reaction)
    if reaction.user is None or reaction.user.is_bot or author is None or added <= 0:
        return False
    known = scene.people.get(reaction.user.id)
    person = known.person if known is not None and known.counts else ANONYMOUS
    if person != ANONYMOUS and author.person == person:
        return False
    moment = datetime.fromtimestamp(reaction.date, UTC)
    fold.tally.react(place.group, person, moment, zone_of(place.zone), added)
    if person != ANONYMOUS:
        fold.seen.add((place.group, PersonId(person)))
    return True


class Side:
    """Stands for the cadre side where Telegram does not say who of it."""


CADRE_SIDE = Side()
Addressed = int | str | Side
"""A Telegram id, a username of somebody unknown, or the cadre side as such."""

# Somebody's without consent: not of the cadre side, and of it.
NOBODYS = (Author(None, cadre_side=False), Author(None, cadre_side=True))


def addressed_by(message: Message, scene: Scene) -> Iterator[Addressed]:
    """Whom a message replies to or mentions, the author apart; somebody twice may come twice."""
    replied = message.reply_to_message
    if replied is not None and replies_to_somebody(message):
        yield author_of(replied)
    own = None if message.sender is None else message.sender.id
    for entity in message.marks:
        if entity.type == "text_mention" and entity.user is not None:
            if entity.user.id != own and not entity.user.is_bot:
                yield entity.user.id
        elif entity.type == "mention":
            name = message.covered(entity)[1:].lower()
            whose = scene.usernames.get(name) or named_here(name, message)
            if whose is None and not name.endswith(BOT_NAME_ENDS):
                yield name
            elif whose is not None and whose != own:
                yield whose


def named_here(name: str, message: Message) -> int | None:
    """Whose username it is, as far as the message itself tells: of somebody unknown to the program
    a reply and a mention are still one.
    """
    replied = message.reply_to_message
    for user in (message.sender, None if replied is None else replied.sender):
        if user is not None and user.username is not None and user.username.lower() == name:
            return user.id
    return None


def replies_to_somebody(message: Message) -> bool:
    """To a message of somebody else: not the own one, a bot's, a channel's or a topic's creation.

    Anonymous administrators cannot be told apart: what one of them replies to another is no reply.
    """
    replied = message.reply_to_message
    if replied is None or is_creation_of_topic(message) or replied.is_automatic_forward:
        return False
    if replied.sender_chat is not None:
        anonymous = replied.sender_chat.id == message.chat.id
        return anonymous and message.sender_chat is None
    if replied.sender is None or replied.sender.is_bot:
        return False
    return (
        message.sender_chat is not None
        or message.sender is None
        or (replied.sender.id != message.sender.id)
    )


def author_of(replied: Replied) -> Addressed:
    if replied.sender_chat is not None or replied.sender is None:
        return CADRE_SIDE
    return replied.sender.id


def is_of_cadre_side(message: Message, place: Place, today: date) -> bool:
    """The cadre, a deputy, or an administrator who stays anonymous: Telegram lets no one else.
    Whoever has left office is not, whether there is a successor or not.
    """
    if message.sender_chat is not None:
        return True
    return message.sender is not None and place.is_side(message.sender.id, today)


def number_of(message: Message, scene: Scene) -> int:
    """Who wrote it, if they agreed to be counted under their own number."""
    if message.sender_chat is not None or message.sender is None:
        return ANONYMOUS
    return numbered(message.sender.id, scene)


def numbered(one: Addressed, scene: Scene) -> int:
    known = scene.people.get(one) if isinstance(one, int) else None
    return known.person if known is not None and known.counts else ANONYMOUS


@cache
def zone_of(name: str) -> ZoneInfo:
    return ZoneInfo(name)
