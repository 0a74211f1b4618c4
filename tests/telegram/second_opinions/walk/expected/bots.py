"""What bots may do, and what follows from it; refusals are errors of the Bot API."""

from tests.telegram.second_opinions.walk.expected.model import (
    EVERYTHING,
    GENERAL,
    Model,
    refuse_unless,
)
from tests.telegram.second_opinions.walk.expected.places import Place, Poll, Refused, Said

DELETABLE = 2 * 86_400


def _known(model: Model, bot: int, place: Place) -> None:
    """The chat can be looked into: a member's group, or a private chat of the bot's own."""
    refuse_unless(place.moved_to is None)
    if place.private:
        refuse_unless(place.bot == bot and place.started)
    else:
        refuse_unless(model.standing(place, bot).present)


def _writable(model: Model, bot: int, place: Place) -> None:
    _known(model, bot, place)
    refuse_unless(not place.blocked)


def _may(model: Model, bot: int, place: Place, right: str) -> None:
    _known(model, bot, place)
    refuse_unless(not place.private and model.standing(place, bot).may(right))


def says(model: Model, said: Said) -> Said:
    place, bot = said.place, said.author
    refuse_unless(said.what)
    _writable(model, bot, place)
    refuse_unless(place.private or model.may_send(place, bot, said.permission))
    refuse_unless(said.reply_to is None or said.reply_to in place.messages)
    if place.topics:
        answered = place.messages.get(said.reply_to or 0)
        inherited = answered.thread if answered and answered.in_topic else None
        topic = said.thread or inherited or GENERAL
        refuse_unless(topic in place.topics and said.thread != GENERAL)
        manages = model.standing(place, bot).may("can_manage_topics")
        refuse_unless(not place.topics[topic] or manages)
    else:
        refuse_unless(said.thread is None)
    return model.post(said)


def edits(model: Model, bot: int, said: Said, what: str, addressed: frozenset[int]) -> None:
    """Own messages, and in a channel those of others too, if one may. Buttons that are not named
    anew go.
    """
    _writable(model, bot, said.place)
    others = said.place.channel and model.standing(said.place, bot).may("can_edit_messages")
    refuse_unless(said.exists and not said.service and (said.by(bot) or others))
    refuse_unless(said.permission == "can_send_messages" and not said.forwarded)
    refuse_unless(what and (said.what != what or said.button))
    said.what, said.addressed, said.button = what, addressed, False
    model.tell_message(said, edited=True)


def deletes(model: Model, bot: int, said: Said) -> None:
    _known(model, bot, said.place)
    refuse_unless(said.exists)
    if not model.standing(said.place, bot).may("can_delete_messages"):
        refuse_unless(said.place.private or said.by(bot))
        refuse_unless(model.now - said.date < DELETABLE)
    said.place.forget(said)


def pins(model: Model, bot: int, said: Said) -> None:
    place = said.place
    _writable(model, bot, place)
    if not place.private:
        _may(model, bot, place, "can_edit_messages" if place.channel else "can_pin_messages")
    refuse_unless(said.exists and not said.service)
    model.pin(said, bot)


def _over(model: Model, bot: int, place: Place, whom: int) -> None:
    _may(model, bot, place, "can_restrict_members")
    standing = model.standing(place, whom)
    refuse_unless(whom != bot and standing.status != "creator")
    refuse_unless(standing.status != "administrator" or standing.promoted_by == bot)


def bans(
    model: Model, bot: int, place: Place, whom: int, until: int, *, with_messages: bool
) -> None:
    _over(model, bot, place, whom)
    model.ban(place, whom, bot, until)
    if with_messages:
        for said in [one for one in place.messages.values() if one.by(whom)]:
            place.forget(said)


def unbans(model: Model, bot: int, place: Place, whom: int) -> None:
    """Whoever is in the chat is put out."""
    refuse_unless(place.kind != "group")
    _may(model, bot, place, "can_restrict_members")
    standing = model.standing(place, whom)
    if standing.status == "kicked":
        model.leave_quietly(place, whom, bot)
    elif standing.present:
        _over(model, bot, place, whom)
        model.leave(place, whom, bot)


def restricts(
    model: Model, bot: int, place: Place, whom: int, granted: frozenset[str], until: int
) -> None:
    refuse_unless(place.kind == "supergroup")
    _over(model, bot, place, whom)
    model.restrict(place, whom, bot, granted & EVERYTHING, until)


def promotes(model: Model, bot: int, place: Place, whom: int, rights: frozenset[str]) -> None:
    refuse_unless(place.kind != "group")
    _may(model, bot, place, "can_promote_members")
    mine, standing = model.standing(place, bot), model.standing(place, whom)
    refuse_unless(standing.present and standing.status != "creator")
    refuse_unless(standing.status != "administrator" or standing.promoted_by == bot)
    refuse_unless(all(mine.may(right) for right in rights))
    model.promote(place, whom, bot, rights)


def leaves(model: Model, bot: int, place: Place) -> None:
    _known(model, bot, place)
    refuse_unless(not place.private)
    model.leave(place, bot, bot)


def reacts(model: Model, bot: int, said: Said, emoji: str) -> None:
    _writable(model, bot, said.place)
    refuse_unless(said.exists)
    model.react(said, bot, emoji)


def stops_poll(model: Model, bot: int, said: Said) -> None:
    _known(model, bot, said.place)
    poll = said.poll
    if poll is None or poll.closed or not said.exists or not said.by(bot):
        raise Refused
    poll.closed = True
    model.poll_changed(poll)


def asks(model: Model, said: Said, *, open_to_all: bool) -> Said:
    said.what, said.permission = "poll", "can_send_polls"
    said.poll = Poll(said.author, open_to_all)
    return says(model, said)


def invites(model: Model, bot: int, place: Place, *, limited: bool, by_request: bool) -> None:
    """A link lets in a number of people, or whoever is let in: not both."""
    _may(model, bot, place, "can_invite_users")
    refuse_unless(not (limited and by_request))


def opens_topic(model: Model, bot: int, place: Place) -> Said:
    _may(model, bot, place, "can_manage_topics")
    refuse_unless(place.topics)
    return model.open_topic(place, bot)


def renames(model: Model, bot: int, place: Place, title: str) -> None:
    _may(model, bot, place, "can_change_info")
    refuse_unless(title != place.title)
    place.title = title
    model.serve(place, bot, "new_chat_title")


def decides(model: Model, bot: int, place: Place, whom: int, *, approved: bool) -> None:
    _may(model, bot, place, "can_invite_users")
    refuse_unless(whom in place.requests)
    place.requests.remove(whom)
    if approved:
        model.enter(place, whom, bot)
        model.serve(place, whom, "new_chat_members")
