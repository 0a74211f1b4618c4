"""The model of a town: its places, the time, and what every bot must be told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tests.telegram.second_opinions.walk.expected.places import (
    STRANGER,
    Place,
    Poll,
    Refused,
    Said,
    Standing,
)
from tests.telegram.second_opinions.walk.expected.queues import Fact, Queue

COUNT_DELAY = 180
TELEGRAM = 777_000
GENERAL = 1
# What a bot hears although it did it itself.
OWN_DEEDS = frozenset(
    {
        *("new_chat_title", "left_chat_member", "pinned_message"),
        *("forum_topic_created", "forum_topic_closed", "forum_topic_reopened"),
    }
)
# Every member may do these by default.
USUAL = frozenset(
    {
        *("can_send_messages", "can_send_photos", "can_send_documents", "can_send_polls"),
        *("can_react_to_messages", "can_invite_users"),
    }
)


@dataclass
class Model:
    """`people` and `bots` are ids, `privacy` the bots under privacy mode."""

    now: int
    people: list[int]
    bots: list[int]
    privacy: frozenset[int]
    box: int = 0
    places: dict[int, Place] = field(default_factory=dict)
    dialogs: dict[tuple[int, int], Place] = field(default_factory=dict)
    due: list[tuple[int, Said]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.queues = {bot: Queue(lambda: self.now) for bot in self.bots}

    # ---- looking

    def dialog(self, bot: int, person: int) -> Place:
        key = (bot, person)
        if key not in self.dialogs:
            self.dialogs[key] = Place(person, "private", bot=bot)
        return self.dialogs[key]

    def every_place(self) -> Iterator[Place]:
        yield from self.places.values()
        yield from self.dialogs.values()

    def standing(self, place: Place, user: int) -> Standing:
        """A ban or restriction whose time is over counts no longer."""
        found = place.standings.get(user, STRANGER)
        if not found.until or found.until > self.now:
            return found
        if found.status == "kicked" or not found.present:
            return replace(found, status="left", until=0)
        return replace(found, status="member", until=0, granted=frozenset())

    def may_send(self, place: Place, user: int, permission: str) -> bool:
        standing = self.standing(place, user)
        if place.channel:
            return standing.may("can_post_messages")
        if standing.governs:
            return True
        allowed = standing.granted if standing.status == "restricted" else USUAL
        return standing.present and permission in allowed & USUAL

    def may_invite(self, place: Place, user: int) -> bool:
        standing = self.standing(place, user)
        if standing.may("can_invite_users"):
            return True
        allowed = standing.granted if standing.status == "restricted" else USUAL
        return standing.present and not place.channel and "can_invite_users" in allowed

    def shown(self, said: Said) -> Fact:
        """What an update tells of a message."""
        sender = TELEGRAM if said.automatic else None if said.place.channel else said.author
        answered = said.reply_to if said.reply_to in said.place.messages else None
        return (said.place.id, said.id, sender, said.what, answered, said.thread)

    # ---- telling

    def hears(self, bot: int, said: Said) -> bool:
        """Membership, privacy mode, and never what bots say."""
        place, own = said.place, said.by(bot)
        if place.private:
            return bot == place.bot and (not own or said.what in OWN_DEEDS)
        standing = self.standing(place, bot)
        if not standing.present:
            return False
        if own:
            return said.service and said.what in OWN_DEEDS
        if said.service:
            return True
        if said.author in self.bots and not said.automatic:
            return False
        if standing.governs or standing.sees_all or place.channel:
            return True
        answered = place.messages.get(said.reply_to or 0)
        to_bot = answered is not None and answered.by(bot) and not answered.service
        return to_bot or bot in said.addressed

    def tell(self, bots: list[int], kind: str, fact: Fact) -> None:
        for bot in bots:
            self.queues[bot].put(kind, fact)

    def governing_bots(self, place: Place) -> list[int]:
        return [bot for bot in self.bots if self.standing(place, bot).governs]

    def tell_message(self, said: Said, *, edited: bool = False) -> None:
        kind = "channel_post" if said.place.channel else "message"
        hearers = [bot for bot in self.bots if self.hears(bot, said)]
        self.tell(hearers, f"edited_{kind}" if edited else kind, self.shown(said))

    # ---- happening

    def post(self, said: Said) -> Said:
        """Number a message, put it where it belongs, tell the bots, pass on a channel's post."""
        place = said.place
        if place.counts_itself:
            place.last += 1
        else:
            self.box += 1
            place.last = self.box
        said.id = place.last
        self._put_into_thread(said)
        place.messages[said.id] = said
        place.all_said.append(said)
        self.tell_message(said)
        if place.discussion is not None and not said.service:
            self.post(self._passed_on(said, place.discussion))
        return said

    def _passed_on(self, said: Said, discussion: Place) -> Said:
        """The automatic forward of a channel's post into its discussion group."""
        copy = Said(0, discussion, said.author, said.what, self.now, said.addressed)
        copy.automatic = copy.forwarded = True
        copy.poll, copy.permission = said.poll, said.permission
        return copy

    def _put_into_thread(self, said: Said) -> None:
        """A message stays in the topic of what it answers; outside of topics answers make a
        thread. What opens a topic answers nothing.
        """
        place, answered = said.place, said.place.messages.get(said.reply_to or 0)
        inherited = answered.thread if answered is not None and answered.in_topic else None
        topic, said.thread = said.thread or inherited, None
        if topic is not None and topic != GENERAL:
            said.thread, said.in_topic = topic, True
            if topic != said.id:
                said.reply_to = said.reply_to or topic
        elif place.kind == "supergroup" and answered is not None:
            said.thread = answered.thread or answered.id

    def serve(self, place: Place, author: int, what: str, *, topic: int | None = None) -> Said:
        """A service message."""
        said = Said(0, place, author, what, self.now, service=True, thread=topic)
        return self.post(said)

    def pin(self, said: Said, actor: int) -> None:
        """On top of what is pinned already."""
        pins = said.place.pins
        pins[:] = [*(one for one in pins if one != said.id), said.id]
        self.serve(said.place, actor, "pinned_message")

    def change(self, place: Place, actor: int, user: int, new: Standing) -> None:
        """Tell the bot concerned, and those that govern the place after the change."""
        old = self.standing(place, user)
        if old == new:
            return
        place.standings[user] = new
        if new.present or new.status == "kicked":
            place.requests.discard(user)
        self.tell_change(place, actor, user, old, new)

    def tell_change(
        self, place: Place, actor: int, user: int, old: Standing, new: Standing
    ) -> None:
        fact = (place.id, actor, user, old.status, new.status, new.present)
        if user in self.bots:
            self.tell([user], "my_chat_member", fact)
        others = [bot for bot in self.governing_bots(place) if bot != user]
        self.tell(others, "chat_member", fact)

    def tell_arrival(self, place: Place, actor: int, user: int, new: Standing) -> None:
        self.tell_change(place, actor, user, STRANGER, new)

    def open_topic(self, place: Place, author: int) -> Said:
        """A topic has the number of the message that announces it."""
        place.topics[place.last + 1] = False
        return self.serve(place, author, "forum_topic_created", topic=place.last + 1)

    def enter(self, place: Place, user: int, actor: int) -> None:
        """Whoever is restricted stays so; a bot sees all if it came without privacy mode."""
        old = self.standing(place, user)
        if old.status == "restricted":
            new = replace(old, inside=True)
        else:
            sees_all = user in self.bots and user not in self.privacy
            new = Standing("member", sees_all=sees_all)
        self.change(place, actor, user, new)

    def leave(self, place: Place, user: int, actor: int) -> None:
        old = self.standing(place, user)
        restricted = old.status == "restricted"
        self.change(place, actor, user, replace(old, inside=False) if restricted else STRANGER)
        if not place.channel:
            self.serve(place, actor, "left_chat_member")

    def leave_quietly(self, place: Place, user: int, actor: int) -> None:
        """A ban is lifted; nobody comes or goes."""
        self.change(place, actor, user, STRANGER)

    def ban(self, place: Place, user: int, actor: int, until: int) -> None:
        present = self.standing(place, user).present
        self.change(place, actor, user, Standing("kicked", until=self.lasting(until)))
        if present and not place.channel:
            self.serve(place, actor, "left_chat_member")

    def restrict(
        self, place: Place, user: int, actor: int, granted: frozenset[str], until: int
    ) -> None:
        """Granting everything makes an ordinary member again."""
        old = self.standing(place, user)
        if granted == EVERYTHING:
            status = "member" if old.present else "left"
            new = Standing(status, sees_all=old.sees_all)
        else:
            new = Standing(
                "restricted",
                granted=granted,
                inside=old.present,
                until=self.lasting(until),
                sees_all=old.sees_all,
            )
        self.change(place, actor, user, new)

    def promote(self, place: Place, user: int, actor: int, rights: frozenset[str]) -> None:
        """No rights: an ordinary member again."""
        sees_all = self.standing(place, user).sees_all
        new = Standing("member", sees_all=sees_all)
        if rights:
            named = rights | {"can_manage_chat"}
            new = Standing("administrator", rights=named, promoted_by=actor, sees_all=sees_all)
        self.change(place, actor, user, new)

    def lasting(self, until: int) -> int:
        """Less than half a minute or more than a year is for ever."""
        return until if 30 <= until - self.now <= 366 * 86_400 else 0

    def react(self, said: Said, who: int, emoji: str) -> None:
        """Told at once, but in channels and under their posts only counted, some minutes later."""
        old = said.reactions.get(who, "")
        if old == emoji:
            return
        said.reactions[who] = emoji
        if not emoji:
            del said.reactions[who]
        if said.place.channel or said.automatic:
            if all(waiting is not said for _, waiting in self.due):
                self.due.append((self.now + COUNT_DELAY, said))
        elif who not in self.bots:
            fact = (said.place.id, said.id, who, old, emoji)
            self.tell(self.governing_bots(said.place), "message_reaction", fact)

    def poll_changed(self, poll: Poll) -> None:
        counts = tuple(list(poll.votes.values()).count(option) for option in (0, 1))
        self.tell([poll.owner], "poll", (poll.id, counts, poll.closed))

    def advance(self, seconds: int) -> None:
        """Let time pass and happen what is due."""
        end = self.now + seconds
        while self.due and self.due[0][0] <= end:
            self.now, said = self.due.pop(0)
            if said.exists:
                counts = tuple(sorted(said.reactions.values()))
                fact = (said.place.id, said.id, counts)
                self.tell(self.governing_bots(said.place), "message_reaction_count", fact)
        self.now = end


EVERYTHING = frozenset(
    {
        *("can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos"),
        *("can_send_videos", "can_send_video_notes", "can_send_voice_notes", "can_send_polls"),
        *("can_send_other_messages", "can_add_web_page_previews", "can_react_to_messages"),
        *("can_edit_tag", "can_change_info", "can_invite_users", "can_pin_messages"),
        "can_manage_topics",
    }
)


def refuse_unless(allowed: object) -> None:
    if not allowed:
        raise Refused
