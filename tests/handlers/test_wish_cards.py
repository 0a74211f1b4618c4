"""All cards of a wish, in every chat, show its present state."""

import json
from itertools import count

from domain.outbox import Kind
from domain.wishes import WishId
from storage.database import Storage
from tests.handlers.talking import LATER, Said
from tests.handlers.test_wish_privacy import (
    CADRE,
    DEPUTY,
    OFFICE,
    REASON,
    STAFF,
    YOUNG,
    Way,
    peopled,
)
from tests.storage.county import HOUR

NUMBERS = count(5000)


class Delivered(Way):
    """What is sent has a number, and its receipt arrives; `cards` is what each chat shows."""

    def __init__(self, sqlite: Storage) -> None:
        super().__init__(sqlite)
        self.cards: dict[tuple[str, int], str] = {}

    async def deliver(self) -> list[Said]:
        """Everything that waits, in order, and then what came of its receipts."""
        found: list[Said] = []
        while True:
            self.talk.now += HOUR
            async with self.talk.storage.read_write() as tx:
                held = await tx.outbox.lease("test", self.talk.now, LATER, 100)
            if not held:
                return found
            for one in held:
                async with self.talk.storage.read_only() as view:
                    said = await self.talk._worded(one, view)
                if said is None:
                    continue
                found.append(said)
                await self._stands(one.post.receipt, said)

    async def _stands(self, receipt: object, said: Said) -> None:
        if said.chat is None or said.method == "answerCallbackQuery":
            return
        if said.method == "editMessageText":
            self.cards[said.chat, int(said.fields["message_id"])] = said.text
            return
        number = next(NUMBERS)
        self.cards[said.chat, number] = said.text
        name = getattr(receipt, "name", None)
        if name == "wish-card":
            async with self.talk.storage.read_write() as tx:
                answer = {"message_id": number, "chat": {"id": int(said.chat)}}
                wishes = self.talk.services(tx).wish_cards
                await wishes.posted(getattr(receipt, "id", 0), {}, answer)

    async def does(self, who: int, data: str) -> None:
        """A press under some message of its own, so that no card changes by itself."""
        async with self.talk.storage.read_write() as tx:
            shown = {**self.talk.message(who, "a list"), "message_id": next(NUMBERS)}
            pressed = {"id": "5", "chat_instance": "1", "data": data, "message": shown}
            user = self.talk.message(who, "x")["from"]
            await self.talk.take(tx, callback_query={**pressed, "from": user})
        await self.deliver()

    async def writes(self, who: int, text: str) -> None:
        async with self.talk.storage.read_write() as tx:
            await self.talk.take(tx, message=self.talk.message(who, text))
        await self.deliver()

    def seen_by(self, who: int, word: str) -> bool:
        return any(word in text for (chat, _), text in self.cards.items() if chat == str(who))


async def test_all_cards_follow_every_step(sqlite: Storage) -> None:
    await peopled(sqlite)
    way = Delivered(sqlite)
    await way.writes(YOUNG, "/wish 一把伞")
    assert all(way.seen_by(one, "有人许了一个心愿") for one in (CADRE, DEPUTY))
    await way.does(DEPUTY, "wish:claim:1")
    assert way.seen_by(CADRE, "同事接下的心愿")
    assert way.seen_by(DEPUTY, "您接下的心愿")
    assert not way.seen_by(CADRE, "有人许了一个心愿")
    await way.does(DEPUTY, "wish:offer:1")
    await way.writes(DEPUTY, REASON)
    assert way.seen_by(CADRE, "正在问许愿的人")
    await way.does(YOUNG, "wish:agree:1")
    assert all(way.seen_by(one, "心愿池") for one in (CADRE, DEPUTY, OFFICE, STAFF))
    await way.does(STAFF, "wish:take:1:1")
    for one in (CADRE, DEPUTY, OFFICE, STAFF):
        assert way.seen_by(one, "已经对上资源"), one
    await way.does(STAFF, "wish:done:1")
    await way.does(YOUNG, "wish:confirm:1:5")
    for one in (CADRE, DEPUTY, OFFICE, STAFF):
        assert way.seen_by(one, "已经实现的心愿"), one
    async with sqlite.read_only() as view:
        assert await view.wish_cards.of(WishId(1)) == []


async def test_what_was_taken_out_of_the_pool_goes_from_the_offices_chats(sqlite: Storage) -> None:
    await peopled(sqlite)
    way = Delivered(sqlite)
    await way.writes(YOUNG, "/wish 一把伞")
    await way.does(CADRE, "wish:offer:1")
    await way.writes(CADRE, REASON)
    await way.does(YOUNG, "wish:agree:1")
    assert way.seen_by(STAFF, "一把伞")
    await way.does(YOUNG, "wish:keep:1")
    for one in (STAFF, OFFICE):
        assert not way.seen_by(one, "一把伞")
        assert way.seen_by(one, "不用您办了")
    assert way.seen_by(DEPUTY, "一把伞")


async def test_an_erased_wisher_leaves_no_words_on_any_card(sqlite: Storage) -> None:
    await peopled(sqlite)
    way = Delivered(sqlite)
    await way.writes(YOUNG, "/wish 一把伞")
    assert way.seen_by(CADRE, "一把伞")
    async with sqlite.read_write() as tx:
        assert await way.talk.services(tx).people.forget(YOUNG)
    await way.deliver()
    for one in (CADRE, DEPUTY):
        assert not way.seen_by(one, "一把伞")
        assert way.seen_by(one, "内容已经删除")


async def test_a_step_before_the_card_was_known_is_shown_by_its_receipt(sqlite: Storage) -> None:
    await peopled(sqlite)
    way = Delivered(sqlite)
    await way.says(YOUNG, "/wish 一把伞")
    await way.does(DEPUTY, "wish:claim:1")
    async with sqlite.read_write() as tx:
        answer = {"message_id": 77, "chat": {"id": CADRE}}
        await way.talk.services(tx).wish_cards.posted(1, {}, answer)
        held = await tx.outbox.lease("test", LATER, LATER, 100)
    changed = [json.dumps(dict(one.post.fields)) for one in held if one.post.kind is Kind.NOTICE]
    assert [one for one in changed if '"message": 77' in one]
