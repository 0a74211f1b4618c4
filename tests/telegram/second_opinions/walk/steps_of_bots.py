"""What bots do on the walk."""

from collections.abc import Callable

from hypothesis import strategies as st
from hypothesis.stateful import rule

from playground.telegram.acting.composing import DOT
from tests.telegram.second_opinions.walk.expected import bots
from tests.telegram.second_opinions.walk.expected.places import Place, Said
from tests.telegram.second_opinions.walk.stepping import (
    BOT,
    EMOJI,
    GRANTED,
    MAYBE,
    RIGHTS,
    TEXTS,
    UNTIL,
    WHERE,
    WHICH,
    WHOM,
    Steps,
    Words,
)

BUTTON = {"inline_keyboard": [[{"text": "好", "callback_data": "yes"}]]}


class BotsAct(Steps):
    """Each rule is one call of a bot."""

    @rule(bot=BOT, where=WHERE, words=TEXTS, answering=MAYBE, topic=MAYBE, button=st.booleans())
    def a_bot_writes(
        self,
        bot: int,
        where: int,
        words: Words,
        answering: int | None,
        topic: int | None,
        *,
        button: bool,
    ) -> None:
        me = self.bot(bot)
        place = self.place(where, me)
        said = self.new(me, place, words, answering, topic)
        said.button, reply_to, thread = button, said.reply_to, said.thread
        answer = {"message_id": reply_to} if reply_to else None
        markup = BUTTON if button else None
        self.attempt(
            place,
            lambda: bots.says(self.model, said),
            lambda: self.call(
                me,
                "sendMessage",
                chat_id=place.id,
                text=words[0],
                reply_parameters=answer,
                message_thread_id=thread,
                reply_markup=markup,
            ),
        )

    @rule(bot=BOT, where=WHERE, answering=MAYBE)
    def a_bot_sends_a_picture(self, bot: int, where: int, answering: int | None) -> None:
        me = self.bot(bot)
        place = self.place(where, me)
        said = self.new(me, place, ("photo", ()), answering)
        said.permission = "can_send_photos"
        answer = {"message_id": said.reply_to} if said.reply_to else None
        self.attempt(
            place,
            lambda: bots.says(self.model, said),
            lambda: self.call(
                me, "sendPhoto", chat_id=place.id, reply_parameters=answer, photo=DOT
            ),
        )

    @rule(bot=BOT, where=WHERE, limited=st.booleans(), by_request=st.booleans())
    def a_bot_invites(self, bot: int, where: int, *, limited: bool, by_request: bool) -> None:
        me, place = self.bot(bot), self.public(where)
        fields = {"member_limit": 9 * limited, "creates_join_request": by_request}
        self.attempt(
            place,
            lambda: bots.invites(self.model, me, place, limited=limited, by_request=by_request),
            lambda: self.call(me, "createChatInviteLink", chat_id=place.id, **fields),
        )

    @rule(bot=BOT, where=WHERE)
    def a_bot_looks(self, bot: int, where: int) -> None:
        """It sees the message that was pinned last."""
        me, place = self.bot(bot), self.public(where)
        if self.model.standing(place, me).present:
            seen = self.call(me, "getChat", chat_id=place.id)
            pinned = seen.get("pinned_message", {}).get("message_id")
            assert pinned == (place.pins[-1] if place.pins else None)

    @rule(bot=BOT, where=WHERE, open_to_all=st.booleans())
    def a_bot_asks(self, bot: int, where: int, *, open_to_all: bool) -> None:
        me = self.bot(bot)
        place = self.place(where, me)
        said = self.new(me, place, ("poll", ()))
        fields = {
            "question": "几点？",
            "options": ["七点", "八点"],
            "is_anonymous": not open_to_all,
        }
        sent = self.attempt(
            place,
            lambda: bots.asks(self.model, said, open_to_all=open_to_all),
            lambda: self.call(me, "sendPoll", chat_id=place.id, **fields),
        )
        if sent is not None and said.poll is not None:
            said.poll.id = sent["poll"]["id"]

    @rule(bot=BOT, where=WHERE, which=WHICH)
    def a_bot_stops_a_poll(self, bot: int, where: int, which: int) -> None:
        me = self.bot(bot)
        place = self.place(where, me)
        if said := self.said(place, which, lambda one: one.poll and one.by(me)):
            self._about(said, lambda: bots.stops_poll(self.model, me, said), me, "stopPoll")

    @rule(bot=BOT, where=WHERE, which=WHICH, words=TEXTS)
    def a_bot_edits(self, bot: int, where: int, which: int, words: Words) -> None:
        me = self.bot(bot)
        place = self.place(where, me)
        if said := self.said(place, which, lambda one: one.by(me) and not one.service):
            what, addressed = words[0].strip(), self.meant(words)
            self._about(
                said,
                lambda: bots.edits(self.model, me, said, what, addressed),
                me,
                "editMessageText",
                text=words[0],
            )

    @rule(bot=BOT, where=WHERE, which=WHICH)
    def a_bot_deletes(self, bot: int, where: int, which: int) -> None:
        me = self.bot(bot)
        if said := self.said(self.place(where, me), which, lambda one: one.exists):
            self._about(said, lambda: bots.deletes(self.model, me, said), me, "deleteMessage")

    @rule(bot=BOT, where=WHERE, which=WHICH)
    def a_bot_pins(self, bot: int, where: int, which: int) -> None:
        me = self.bot(bot)
        place = self.place(where, me)
        if said := self.said(place, which, lambda one: one.exists and not one.service):
            self._about(said, lambda: bots.pins(self.model, me, said), me, "pinChatMessage")

    @rule(bot=BOT, where=WHERE, which=WHICH, emoji=EMOJI)
    def a_bot_reacts(self, bot: int, where: int, which: int, emoji: str) -> None:
        me = self.bot(bot)
        said = self.said(self.place(where, me), which)
        if said is not None and not said.service:
            reaction = [{"type": "emoji", "emoji": emoji}] if emoji else []
            self._about(
                said,
                lambda: bots.reacts(self.model, me, said, emoji),
                me,
                "setMessageReaction",
                reaction=reaction,
            )

    @rule(bot=BOT, where=WHERE, whom=WHOM, until=UNTIL, with_messages=st.booleans())
    def a_bot_bans(
        self, bot: int, where: int, whom: int, until: int, *, with_messages: bool
    ) -> None:
        me, place, user = self.bot(bot), self.public(where), self.anybody(whom)
        end = until and self.model.now + until
        fields = {"until_date": end, "revoke_messages": with_messages}
        self.attempt(
            place,
            lambda: bots.bans(self.model, me, place, user, end, with_messages=with_messages),
            lambda: self._over(me, place, user, "banChatMember", **fields),
        )

    @rule(bot=BOT, where=WHERE, whom=WHOM)
    def a_bot_lifts_a_ban(self, bot: int, where: int, whom: int) -> None:
        me, place, user = self.bot(bot), self.public(where), self.anybody(whom)
        self.attempt(
            place,
            lambda: bots.unbans(self.model, me, place, user),
            lambda: self._over(me, place, user, "unbanChatMember"),
        )

    @rule(bot=BOT, where=WHERE, whom=WHOM, granted=GRANTED, until=UNTIL)
    def a_bot_restricts(
        self, bot: int, where: int, whom: int, granted: frozenset[str], until: int
    ) -> None:
        me, place, user = self.bot(bot), self.public(where), self.anybody(whom)
        end = until and self.model.now + until
        fields = {"permissions": dict.fromkeys(granted, True), "until_date": end}
        fields["use_independent_chat_permissions"] = True
        self.attempt(
            place,
            lambda: bots.restricts(self.model, me, place, user, granted, end),
            lambda: self._over(me, place, user, "restrictChatMember", **fields),
        )

    @rule(bot=BOT, where=WHERE, whom=WHOM, rights=RIGHTS)
    def a_bot_promotes(self, bot: int, where: int, whom: int, rights: frozenset[str]) -> None:
        me, place, user = self.bot(bot), self.public(where), self.anybody(whom)
        fields = dict.fromkeys(rights, True)
        self.attempt(
            place,
            lambda: bots.promotes(self.model, me, place, user, rights),
            lambda: self._over(me, place, user, "promoteChatMember", **fields),
        )

    @rule(bot=BOT, where=WHERE)
    def a_bot_leaves(self, bot: int, where: int) -> None:
        me, place = self.bot(bot), self.public(where)
        self.attempt(
            place,
            lambda: bots.leaves(self.model, me, place),
            lambda: self.call(me, "leaveChat", chat_id=place.id),
        )

    @rule(bot=BOT, where=WHERE)
    def a_bot_opens_a_topic(self, bot: int, where: int) -> None:
        me, place = self.bot(bot), self.public(where)
        self.attempt(
            place,
            lambda: bots.opens_topic(self.model, me, place),
            lambda: self.call(me, "createForumTopic", chat_id=place.id, name="话题"),
        )

    @rule(bot=BOT, where=WHERE, number=WHICH)
    def a_bot_renames(self, bot: int, where: int, number: int) -> None:
        me, place, title = self.bot(bot), self.public(where), f"名字 {number}"
        self.attempt(
            place,
            lambda: bots.renames(self.model, me, place, title),
            lambda: self.call(me, "setChatTitle", chat_id=place.id, title=title),
        )

    @rule(bot=BOT, whom=WHOM, approved=st.booleans())
    def a_bot_decides(self, bot: int, whom: int, *, approved: bool) -> None:
        me, place, user = self.bot(bot), self.scenery.square, self.asking(whom)
        method = "approveChatJoinRequest" if approved else "declineChatJoinRequest"
        self.attempt(
            place,
            lambda: bots.decides(self.model, me, place, user, approved=approved),
            lambda: self._over(me, place, user, method),
        )

    def _over(self, me: int, place: Place, user: int, method: str, **fields: object) -> object:
        return self.call(me, method, chat_id=place.id, user_id=user, **fields)

    def _about(
        self,
        said: Said,
        predict: Callable[[], object],
        me: int,
        method: str,
        **fields: object,
    ) -> None:
        """A call about one message."""
        named = {"chat_id": said.place.id, "message_id": said.id}
        self.attempt(said.place, predict, lambda: self.call(me, method, **named, **fields))
