"""What the books take down is what everybody in the group can see."""

import pytest

from playground.story.books import HIDDEN, Kind, Spoken
from playground.story.witness import Witness
from playground.telegram import Clock, Town
from playground.telegram.acting.resident import Resident
from playground.telegram.entities import Entity, Formatted
from playground.telegram.happenings import posting
from playground.telegram.happenings.posting import Manner
from playground.telegram.world.chats import Chat
from playground.telegram.world.messages import Message, Text

NOON = 1_775_016_000.0


class Place:
    """A forum with a cadre, two members, the bot, another bot, and a linked channel."""

    def __init__(self) -> None:
        self.town = Town(Clock(NOON))
        self.bot = self.town.add_bot()
        self.other = self.town.add_bot("天气", "tianqi_bot")
        self.cadre = self.town.add_person("沈", username="shen")
        self.li = self.town.add_person("李", username="li_lei")
        self.han = self.town.add_person("韩")
        self.group: Chat = self.cadre.founds("supergroup", "群", forum=True)
        for one in (self.li.person, self.han.person, self.bot, self.other):
            self.cadre.adds(self.group, one)
        self.witness = Witness(self.town, self.bot)

    def saw(self, message: Message) -> Spoken:
        return self.witness.saw("g", message)

    def posts(self, author: int, text: str, manner: Manner) -> Spoken:
        content = Text(Formatted(text, ()))
        return self.saw(posting.post(self.town, self.group, author, content, manner))


@pytest.fixture
def place() -> Place:
    return Place()


def test_a_reply_and_mentions_by_name_and_by_number(place: Place) -> None:
    said = place.li.writes(place.group, "大家好")
    link = Entity("text_mention", 0, 1, user_id=place.han.id)
    answer = place.han.writes(place.group, "@li_lei 好", reply_to=said)
    linked = place.li.writes(place.group, "韩你好", entities=[link])
    assert (place.saw(answer).answers, place.saw(answer).names) == (
        place.li.id,
        frozenset({place.li.id}),
    )
    assert (place.saw(linked).answers, place.saw(linked).names) == (None, frozenset({place.han.id}))


def test_standing_in_a_forum_topic_is_no_reply(place: Place) -> None:
    topic = place.cadre.opens_topic(place.group, "闲聊")
    said = place.li.writes(place.group, "在吗", topic=topic.id)
    answer = place.han.writes(place.group, "在", reply_to=said)
    assert (place.saw(said).answers, place.saw(answer).answers) == (None, place.li.id)


def test_what_is_no_persons_talk(place: Place) -> None:
    channel = place.cadre.founds("channel", "通知")
    as_channel = Manner(sender_chat=channel.id)
    kinds = [
        place.saw(place.li.writes(place.group, "/help")).kind,
        place.posts(place.li.id, "天气", Manner(via_bot=place.other.id)).kind,
        place.posts(place.other.id, "晴", Manner()).kind,
        place.posts(place.cadre.id, "通知", as_channel).kind,
        place.saw(next(iter(place.group.messages.values()))).kind,
        place.saw(place.li.writes(place.group, "a /help")).kind,
    ]
    machine = [Kind.MACHINE, Kind.MACHINE, Kind.CHANNEL, Kind.SERVICE]
    assert kinds == [Kind.COMMAND, *machine, Kind.TALK]


def test_replies_to_bots_and_channels_answer_nobody(place: Place) -> None:
    theirs = posting.post(place.town, place.group, place.other.id, Text(Formatted("晴", ())))
    answer = place.saw(place.li.writes(place.group, "谢谢", reply_to=theirs))
    assert (answer.answers, answer.to_bot) == (None, False)


def test_words_to_the_bot_and_its_post(place: Place) -> None:
    post = posting.post(place.town, place.group, place.bot.id, Text(Formatted("话题", ())))
    answer = place.saw(place.li.writes(place.group, "我先说", reply_to=post))
    named = place.saw(place.li.writes(place.group, f"@{place.bot.username} 在吗"))
    assert (answer.to_bot, answer.post, answer.answers) == (True, post.id, None)
    assert (named.to_bot, named.post) == (True, None)


def hidden(place: Place) -> Resident:
    place.cadre.promotes(place.group, place.han.person, anonymous=True)
    return place.han


def test_an_anonymous_administrator_is_the_group_itself(place: Place) -> None:
    said = hidden(place).writes(place.group, "公告")
    answer = place.li.writes(place.group, "收到", reply_to=said)
    assert (place.saw(said).by, place.saw(answer).answers) == (HIDDEN, HIDDEN)
