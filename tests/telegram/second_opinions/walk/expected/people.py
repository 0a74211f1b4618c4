"""What people may do, and what follows. Every function refuses before it changes anything."""

from tests.telegram.second_opinions.walk.expected.model import (
    EVERYTHING,
    GENERAL,
    Model,
    refuse_unless,
)
from tests.telegram.second_opinions.walk.expected.places import Place, Refused, Said

OLD = 2 * 86_400


def _can_say(model: Model, who: int, place: Place, permission: str) -> None:
    refuse_unless(place.moved_to is None)
    if place.private:
        refuse_unless(not place.blocked)
    else:
        refuse_unless(model.may_send(place, who, permission))


def _present(model: Model, who: int, place: Place) -> None:
    refuse_unless(place.moved_to is None)
    refuse_unless(place.private or model.standing(place, who).present)


def _may(model: Model, who: int, place: Place, right: str) -> None:
    refuse_unless(place.moved_to is None)
    refuse_unless(model.standing(place, who).may(right))


def _open_topic(model: Model, who: int, place: Place, said: Said) -> None:
    """A message may go into a topic that is open, or that one may open."""
    if not place.topics:
        refuse_unless(said.thread is None)
        return
    answered = place.messages.get(said.reply_to or 0)
    inherited = answered.thread if answered and answered.in_topic else None
    topic = said.thread or inherited or GENERAL
    refuse_unless(topic in place.topics)
    closed = place.topics[topic]
    refuse_unless(not closed or model.standing(place, who).may("can_manage_topics"))


def says(model: Model, said: Said) -> Said:
    """Write, send or forward: `said` has no number yet."""
    place, who = said.place, said.author
    refuse_unless(said.what)
    _can_say(model, who, place, said.permission)
    refuse_unless(said.reply_to is None or said.reply_to in place.messages)
    _open_topic(model, who, place, said)
    if place.private:
        place.started = True
    return model.post(said)


def edits(model: Model, who: int, said: Said, what: str, addressed: frozenset[int]) -> None:
    refuse_unless(said.exists and said.by(who) and not said.service)
    refuse_unless(not said.forwarded and what)
    _can_say(model, who, said.place, said.permission)
    said.what, said.addressed = what, addressed
    model.tell_message(said, edited=True)


def deletes(model: Model, who: int, said: Said) -> None:
    refuse_unless(said.exists)
    _present(model, who, said.place)
    if not said.by(who) and not said.place.private:
        _may(model, who, said.place, "can_delete_messages")
    said.place.forget(said)


def reacts(model: Model, who: int, said: Said, emoji: str) -> None:
    place = said.place
    refuse_unless(said.exists)
    _present(model, who, place)
    standing = model.standing(place, who)
    if standing.status == "restricted":
        refuse_unless("can_react_to_messages" in standing.granted)
    model.react(said, who, emoji)


def forwards(model: Model, who: int, said: Said, to: Place) -> Said:
    refuse_unless(said.exists and not said.service)
    _present(model, who, said.place)
    copy = Said(0, to, who, said.what, model.now, said.addressed, said.permission)
    copy.forwarded, copy.poll = True, said.poll
    return says(model, copy)


def joins(model: Model, who: int, place: Place) -> None:
    standing = model.standing(place, who)
    refuse_unless(place.moved_to is None and not standing.present)
    refuse_unless(standing.status != "kicked")
    model.enter(place, who, who)
    if not place.channel:
        model.serve(place, who, "new_chat_members")


def asks_to_join(model: Model, who: int, place: Place) -> None:
    standing = model.standing(place, who)
    refuse_unless(not standing.present and standing.status != "kicked")
    if who not in place.requests:
        place.requests.add(who)
        able = [b for b in model.bots if model.standing(place, b).may("can_invite_users")]
        model.tell(able, "chat_join_request", (place.id, who))


def decides(model: Model, who: int, place: Place, whom: int, *, approved: bool) -> None:
    """Whoever is let in says so themselves."""
    _may(model, who, place, "can_invite_users")
    refuse_unless(whom in place.requests)
    place.requests.remove(whom)
    if approved:
        model.enter(place, whom, who)
        model.serve(place, whom, "new_chat_members")


def leaves(model: Model, who: int, place: Place) -> None:
    _present(model, who, place)
    model.leave(place, who, who)


def adds(model: Model, who: int, place: Place, whom: int) -> None:
    _present(model, who, place)
    refuse_unless(model.may_invite(place, who))
    standing = model.standing(place, whom)
    refuse_unless(not standing.present)
    if standing.status == "kicked":
        _may(model, who, place, "can_restrict_members")
    model.enter(place, whom, who)
    if not place.channel:
        model.serve(place, who, "new_chat_members")


def _over(model: Model, who: int, place: Place, whom: int) -> None:
    """Who may put out or restrict whom: not oneself, nor the owner, nor another's administrator."""
    _may(model, who, place, "can_restrict_members")
    standing = model.standing(place, whom)
    refuse_unless(whom != who and standing.status != "creator")
    if standing.status == "administrator" and model.standing(place, who).status != "creator":
        refuse_unless(standing.promoted_by == who)


def kicks(model: Model, who: int, place: Place, whom: int) -> None:
    _over(model, who, place, whom)
    refuse_unless(model.standing(place, whom).present)
    model.leave(place, whom, who)


def bans(model: Model, who: int, place: Place, whom: int, until: int) -> None:
    _over(model, who, place, whom)
    model.ban(place, whom, who, until)


def unbans(model: Model, who: int, place: Place, whom: int) -> None:
    _over(model, who, place, whom)
    if model.standing(place, whom).status == "kicked":
        model.leave_quietly(place, whom, who)


def restricts(
    model: Model, who: int, place: Place, whom: int, granted: frozenset[str], until: int
) -> None:
    _over(model, who, place, whom)
    refuse_unless(place.kind == "supergroup")
    model.restrict(place, whom, who, granted & EVERYTHING, until)


def promotes(model: Model, who: int, place: Place, whom: int, rights: frozenset[str]) -> None:
    """One gives only rights that one has, and changes only administrators of one's own."""
    _may(model, who, place, "can_promote_members")
    mine, standing = model.standing(place, who), model.standing(place, whom)
    refuse_unless(standing.present and standing.status != "creator" and whom != who)
    if mine.status != "creator":
        refuse_unless(all(mine.may(right) for right in rights))
        refuse_unless(standing.status != "administrator" or standing.promoted_by == who)
    model.promote(place, whom, who, rights)


def demotes(model: Model, who: int, place: Place, whom: int) -> None:
    refuse_unless(model.standing(place, whom).status == "administrator")
    promotes(model, who, place, whom, frozenset())


def pins(model: Model, who: int, said: Said) -> None:
    refuse_unless(said.exists and not said.service)
    _may(model, who, said.place, "can_pin_messages")
    model.pin(said, who)


def renames(model: Model, who: int, place: Place, title: str) -> None:
    _may(model, who, place, "can_change_info")
    place.title = title
    model.serve(place, who, "new_chat_title")


def migrates(model: Model, who: int, place: Place, new: Place, order: str) -> None:
    """The owner makes a basic group a supergroup; `new` is known by its id alone."""
    refuse_unless(place.kind == "group" and place.moved_to is None)
    refuse_unless(model.standing(place, who).status == "creator")
    new.title = place.title
    new.standings = {u: s for u, s in place.standings.items() if s.present}
    model.places[new.id] = new
    for user, standing in new.standings.items():
        if user in model.bots:
            model.tell_arrival(new, who, user, standing)
    telling = [(place, "migrate_to_chat_id"), (new, "migrate_from_chat_id")]
    for where, what in {"old first": telling, "new first": telling[::-1]}.get(order, []):
        model.serve(where, who, what)
    new.last += order == "silent"
    place.moved_to = new
    place.standings = {}


def turns_on_topics(model: Model, who: int, place: Place) -> None:
    """What was said so far lies in the general topic."""
    refuse_unless(place.kind == "supergroup")
    _may(model, who, place, "can_change_info")
    place.topics.setdefault(GENERAL, False)


def opens_topic(model: Model, who: int, place: Place) -> Said:
    _may(model, who, place, "can_manage_topics")
    refuse_unless(place.topics)
    return model.open_topic(place, who)


def turns_topic(model: Model, who: int, place: Place, topic: int, *, closed: bool) -> None:
    """Close or reopen a topic that is not so already."""
    _may(model, who, place, "can_manage_topics")
    refuse_unless(place.topics.get(topic) is (not closed))
    place.topics[topic] = closed
    what = "forum_topic_closed" if closed else "forum_topic_reopened"
    model.serve(place, who, what, topic=topic)


def starts(model: Model, who: int, place: Place) -> Said:
    """Lifts a block; the command is heard by the bot alone."""
    unblocks(model, who, place)
    place.started = True
    return model.post(Said(0, place, who, "/start", model.now, frozenset(model.bots)))


def blocks(model: Model, who: int, place: Place) -> None:
    place.started = True
    if not place.blocked:
        place.blocked = True
        fact = (place.id, who, place.bot, "member", "kicked", False)
        model.tell([place.bot], "my_chat_member", fact)


def unblocks(model: Model, who: int, place: Place) -> None:
    """What was not blocked does not begin by it."""
    if place.blocked:
        place.blocked = False
        fact = (place.id, who, place.bot, "kicked", "member", True)
        model.tell([place.bot], "my_chat_member", fact)


def presses(model: Model, who: int, said: Said) -> None:
    """A message that is gone or two days old is not shown with the press."""
    _present(model, who, said.place)
    refuse_unless(said.button)
    shown = said.exists and model.now - said.date <= OLD
    fact = (said.place.id, said.id, who, "yes", shown)
    model.tell([said.author], "callback_query", fact)


def votes(model: Model, who: int, said: Said, options: list[int]) -> None:
    """One answer, another one, or none any more."""
    _present(model, who, said.place)
    poll = said.poll
    if poll is None or poll.closed or not said.exists:
        raise Refused
    if options == [poll.votes.get(who)] or (not options and who not in poll.votes):
        return
    if options:
        poll.votes[who] = options[0]
    else:
        del poll.votes[who]
    model.poll_changed(poll)
    if poll.open_to_all:
        model.tell([poll.owner], "poll_answer", (poll.id, who, tuple(options)))
