"""What every step of the walk stands on: finding who and what, and doing it twice."""

import asyncio
import json
from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from playground.telegram.acting.resident import Resident
from playground.telegram.acting.someone import Impossible
from playground.telegram.http.bot_api import BotApi
from playground.telegram.requests.call import Upload
from playground.telegram.world.chats import Chat
from playground.telegram.world.messages import Message
from playground.telegram.world.people import Bot
from tests.telegram.second_opinions.recording import Raw
from tests.telegram.second_opinions.walk.expected.model import EVERYTHING
from tests.telegram.second_opinions.walk.expected.places import Place, Refused, Said
from tests.telegram.second_opinions.walk.expected.queues import DAY
from tests.telegram.second_opinions.walk.pictures import picture
from tests.telegram.second_opinions.walk.scenery import GOVERNING, PROMOTING, Scenery

# The owner and the first administrator act more often than others: they may do more.
WHO = st.sampled_from([0, 0, 0, 1, 1, 2, 3, 4, 5])
WHOM = st.integers(0, 7)
WHERE = st.integers(0, 6)
BOT = st.integers(0, 1)
WHICH = st.integers(0, 15)
MAYBE = st.none() | WHICH
# Texts, and which bots they mean.
TEXTS = st.sampled_from(
    [
        ("大家早", ()),
        ("周六 👨‍👩‍👧 https://example.com/球 #周末 谁来？", ()),
        ("问 @someone_else 或 li@example.com", ()),
        ("/help", (0, 1)),
        ("/help@first_bot 😀", (0,)),
        ("/help@another_bot", ()),
        ("😀😀 @Second_Bot 你好", (1,)),
        ("  ", ()),
    ]
)
Words = tuple[str, tuple[int, ...]]
EMOJI = st.sampled_from(["", "👍", "🎉"])
UNTIL = st.sampled_from([0, 10, 60, 2 * DAY])
NONE: frozenset[str] = frozenset()
GRANTED = st.sampled_from(
    [
        NONE,
        frozenset({"can_send_messages"}),
        frozenset({"can_send_messages", "can_send_photos", "can_react_to_messages"}),
        frozenset({"can_invite_users"}),
        EVERYTHING,
    ]
)
RIGHTS = st.sampled_from(
    [
        frozenset({"can_restrict_members", "can_delete_messages"}),
        frozenset({"can_pin_messages", "can_manage_topics", "can_change_info"}),
        frozenset({"can_promote_members", "can_restrict_members"}),
        GOVERNING,
        PROMOTING,
    ]
)


def compare(found: Sequence[object], expected: Sequence[object]) -> None:
    """AssertionError with the first item that is not what it should be."""
    for number, (one, other) in enumerate(zip_longest(found, expected)):
        assert one == other, f"item {number} is {one!r} and not {other!r}"


class Denied(Exception):
    """The Bot API has answered with an error."""

    def __init__(self, answer: Raw) -> None:
        super().__init__(str(answer))
        self.answer = answer


class Steps(RuleBasedStateMachine):
    """The parts of the walk build on this; `model` predicts what `town` must do."""

    def __init__(self) -> None:
        super().__init__()
        self.scenery = Scenery()
        self.town, self.model = self.scenery.town, self.scenery.model
        self.api = BotApi(self.town)
        self.runner = asyncio.Runner()
        # What was said, in the server's own form.
        self.messages: dict[Said, Message] = {}

    def teardown(self) -> None:
        self.runner.close()

    # ---- finding

    def person(self, number: int) -> Resident:
        return self.scenery.people[number]

    def bot(self, number: int) -> int:
        return self.model.bots[number]

    def anybody(self, number: int) -> int:
        """One of the six people or, after them, of the two bots."""
        return [*self.model.people, *self.model.bots][number]

    def asking(self, number: int) -> int:
        """Mostly one of those who have asked to join."""
        asking = sorted(self.scenery.square.requests)
        return asking[number % len(asking)] if asking and number % 4 else self.anybody(number)

    def place(self, number: int, who: int) -> Place:
        """A group or channel, or a private chat of this person or bot."""
        places = list(self.model.places.values())
        if who in self.model.bots:
            places += [self.model.dialog(who, person) for person in self.model.people[:3]]
        else:
            places += [self.model.dialog(bot, who) for bot in self.model.bots]
        return places[number % len(places)]

    def public(self, number: int) -> Place:
        """A group or channel."""
        places = list(self.model.places.values())
        return places[number % len(places)]

    def chat(self, place: Place) -> Chat | Bot:
        """The place as a person names it."""
        return self.town.world.bots[place.bot] if place.private else self.town.world.chats[place.id]

    def said(
        self, place: Place, number: int, wanted: Callable[[Said], object] = lambda _: True
    ) -> Said | None:
        """One of the last messages of the walk there, whether it is still there or not: mostly one
        that is wanted, but now and then any.
        """
        fitting = [one for one in place.all_said[-20:] if wanted(one)]
        if fitting and number % 4:
            return fitting[-1 - number % len(fitting)]
        return place.all_said[-1 - number % len(place.all_said)] if place.all_said else None

    def meant(self, words: Words) -> frozenset[int]:
        """The bots that these words mean."""
        return frozenset(self.bot(number) for number in words[1])

    def topic(self, place: Place, number: int | None) -> int | None:
        """A topic of a forum, or one that does not exist."""
        if number is None or not place.topics:
            return None
        topics = [*place.topics, 999]
        return topics[number % len(topics)]

    def new(
        self,
        author: int,
        place: Place,
        words: Words,
        answering: int | None = None,
        topic: int | None = None,
    ) -> Said:
        """A message to be written. It answers one of the last ones (where nothing was said, one
        that never was), or goes into a topic.
        """
        said = Said(0, place, author, words[0].strip(), self.model.now, self.meant(words))
        if answering is None:
            said.thread = self.topic(place, topic)
        else:
            answered = self.said(place, answering)
            said.reply_to = answered.id if answered else 999_999
        return said

    # ---- doing

    def attempt(self, place: Place, predict: Callable[[], object], do: Callable[[], object]) -> Any:
        """The town does what the model allows. What the model refuses the town refuses too, and
        nothing in it changes; of a group that has moved a bot learns the new id. None if refused.
        """
        try:
            predict()
        except Refused:
            before = picture(self.town)
            try:
                done = do()
            except Impossible:
                pass
            except Denied as denied:
                new_id = denied.answer.get("parameters", {}).get("migrate_to_chat_id")
                compare([new_id], [place.moved_to and place.moved_to.id])
            else:
                raise AssertionError(f"this should have been refused: {done!r}") from None
            assert picture(self.town) == before
            return None
        return do()

    def call(self, bot: int, method: str, **fields: object) -> Any:
        """The result of a bot's call. Bytes are a picture. Denied if it is refused."""
        text = {
            name: value if isinstance(value, str) else json.dumps(value)
            for name, value in fields.items()
            if value is not None and not isinstance(value, bytes)
        }
        files = {
            name: Upload(f"{name}.png", "image/png", value)
            for name, value in fields.items()
            if isinstance(value, bytes)
        }
        answering = self.api.call(self.town.world.bots[bot], method, text, files)
        answer = json.loads(self.runner.run(answering).body)
        if not answer["ok"]:
            assert answer["error_code"] in (400, 403)
            raise Denied(answer)
        return answer["result"]
