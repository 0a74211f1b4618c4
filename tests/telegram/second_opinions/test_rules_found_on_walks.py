"""Rules that a random walk once found broken, each told as the shortest walk there is."""

import json
from dataclasses import dataclass
from typing import Any

import pytest

from playground.telegram.acting.composing import DOT
from playground.telegram.acting.resident import Resident
from playground.telegram.acting.someone import Impossible
from playground.telegram.http.bot_api import BotApi
from playground.telegram.requests.call import Upload
from playground.telegram.town import Town
from playground.telegram.updates.mailbox import KINDS
from playground.telegram.world.chats import Chat, Status
from tests.telegram.second_opinions.recording import Raw


@dataclass
class Square:
    """A small town: the owner's supergroup with the bot as an administrator, a basic group and a
    forum, both with the bot under privacy mode; two members, and a stranger who is nowhere.
    """

    town: Town

    def __post_init__(self) -> None:
        [self.bot] = self.town.world.bots.values()
        self.group, self.basic, self.forum = self.town.world.chats.values()
        people = list(self.town.world.people)
        self.member, self.owner, self.other, *_ = map(self.town.person, people)
        self.stranger = self.town.person(people[-1])
        self.town.mailboxes[self.bot.id].allow(list(KINDS))

    def channel(self) -> Chat:
        """A channel before the supergroup, with the bot."""
        channel = self.owner.founds("channel", "团讯")
        self.owner.links(channel, self.group)
        self.owner.adds(channel, self.bot)
        rights = ["can_post_messages", "can_edit_messages", "can_pin_messages"]
        self.owner.promotes(channel, self.bot, rights=rights)
        return channel

    def governor(self, *rights: str) -> Resident:
        """The other member as an administrator of the supergroup."""
        self.owner.promotes(self.group, self.other.person, rights=list(rights))
        return self.other

    async def call(self, method: str, **fields: object) -> Raw:
        """The bot's call and its whole answer; `photo` is a picture that it uploads."""
        picture = fields.pop("photo", None)
        text = {
            name: value if isinstance(value, str) else json.dumps(value)
            for name, value in fields.items()
        }
        files = (
            {"photo": Upload("photo.png", "image/png", picture)}
            if isinstance(picture, bytes)
            else {}
        )
        response = await BotApi(self.town).call(self.bot, method, text, files)
        answer: Raw = json.loads(response.body)
        return answer

    async def result(self, method: str, **fields: object) -> Any:
        answer = await self.call(method, **fields)
        assert answer["ok"], answer
        return answer["result"]

    def told(self, kind: str = "message") -> list[Raw]:
        """What the bot has been told of one kind, in order."""
        updates = [json.loads(one.body) for one in self.town.mailboxes[self.bot.id].pending]
        return [update[kind] for update in updates if kind in update]


@pytest.fixture
def square(town: Town) -> Square:
    return Square(town)


def test_what_opens_a_topic_answers_nothing(square: Square) -> None:
    square.owner.opens_topic(square.forum, "运动")
    [told] = square.told()
    assert "reply_to_message" not in told


async def test_a_topic_that_a_bot_has_opened_is_no_talk_to_the_bot(square: Square) -> None:
    square.owner.promotes(square.forum, square.bot)
    topic = await square.result("createForumTopic", chat_id=square.forum.id, name="运动")
    square.owner.demotes(square.forum, square.bot)
    before = len(square.told())
    square.member.writes(square.forum, "谁打球？", topic=topic["message_thread_id"])
    assert len(square.told()) == before


def test_nobody_answers_into_a_closed_topic(square: Square) -> None:
    topic = square.owner.opens_topic(square.forum, "运动")
    said = square.member.writes(square.forum, "谁打球？", topic=topic.id)
    square.owner.closes_topic(square.forum, topic.id)
    with pytest.raises(Impossible):
        square.member.writes(square.forum, "我", reply_to=said)


def test_nobody_writes_into_a_closed_general_topic(square: Square) -> None:
    square.owner.closes_topic(square.forum, 1)
    with pytest.raises(Impossible):
        square.member.writes(square.forum, "谁打球？")


async def test_no_bot_answers_into_a_closed_topic(square: Square) -> None:
    topic = square.owner.opens_topic(square.forum, "运动")
    said = square.member.writes(square.forum, "谁打球？", topic=topic.id)
    square.owner.closes_topic(square.forum, topic.id)
    answer = await square.call(
        "sendMessage",
        chat_id=square.forum.id,
        text="我",
        reply_parameters={"message_id": said.id},
    )
    assert answer["description"] == "Bad Request: TOPIC_CLOSED"


def test_one_can_answer_an_answer_whose_root_was_deleted(square: Square) -> None:
    root = square.member.writes(square.forum, "谁打球？")
    answer = square.other.writes(square.forum, "我", reply_to=root)
    square.member.deletes(root)
    assert square.owner.writes(square.forum, "我也去", reply_to=answer).reply_to == answer.id


def test_a_topic_is_closed_only_once(square: Square) -> None:
    topic = square.owner.opens_topic(square.forum, "运动")
    square.owner.closes_topic(square.forum, topic.id)
    with pytest.raises(Impossible):
        square.owner.closes_topic(square.forum, topic.id)


async def test_looking_at_a_private_chat_does_not_begin_it(square: Square) -> None:
    """Else the bot could write first."""
    with pytest.raises(Impossible):
        square.other.writes(square.bot, "在吗？", reply_to=999_999)
    stranger = square.stranger
    square.owner.adds(square.group, stranger.person)
    with pytest.raises(Impossible):
        stranger.writes(square.bot, "在吗？", reply_to=999_999)
    answer = await square.call("sendMessage", chat_id=stranger.id, text="你好")
    assert answer["error_code"] == 403


async def test_a_bot_hears_its_own_channel_post_arrive_in_the_group(square: Square) -> None:
    """Without it a bot could not comment on its own posts."""
    channel = square.channel()
    await square.result("sendMessage", chat_id=channel.id, text="通知")
    told = square.told()[-1]
    assert (told["text"], told.get("is_automatic_forward")) == ("通知", True)


async def test_a_post_that_was_passed_on_is_not_the_bots_own(square: Square) -> None:
    channel = square.channel()
    square.owner.promotes(square.group, square.bot, rights=["can_pin_messages"])
    await square.result("sendMessage", chat_id=channel.id, text="通知")
    copy = square.group.last_message_id
    answer = await square.call("deleteMessage", chat_id=square.group.id, message_id=copy)
    assert answer["description"] == "Bad Request: message can't be deleted"


async def test_a_bot_hears_its_own_pin_in_a_private_chat(square: Square) -> None:
    said = square.member.writes(square.bot, "记住")
    await square.result("pinChatMessage", chat_id=square.member.id, message_id=said.id)
    assert "pinned_message" in square.told()[-1]


def test_reactions_under_a_channels_post_are_counted_without_names(square: Square) -> None:
    square.owner.writes(square.channel(), "通知")
    copy = square.group.messages[square.group.last_message_id]
    square.member.reacts(copy, "👍")
    assert square.told("message_reaction") == []
    square.town.clock.advance(180)
    assert square.told("message_reaction_count")[0]["message_id"] == copy.id


def test_reactions_to_a_deleted_post_are_not_counted(square: Square) -> None:
    said = square.owner.writes(square.channel(), "通知")
    square.owner.reacts(said, "👍")
    square.owner.deletes(said)
    square.town.clock.advance(180)
    assert square.told("message_reaction_count") == []


def test_who_may_not_react_cannot(square: Square) -> None:
    said = square.owner.writes(square.group, "好消息")
    square.owner.restricts(square.group, square.member.person, permissions=["can_send_messages"])
    with pytest.raises(Impossible):
        square.member.reacts(said, "👍")


def test_a_forwarded_message_cannot_be_edited(square: Square) -> None:
    said = square.owner.writes(square.group, "原话")
    forwarded = square.member.forwards(said, square.group)
    with pytest.raises(Impossible):
        square.member.edits(forwarded, "假话")


def test_who_may_not_write_cannot_edit(square: Square) -> None:
    said = square.member.writes(square.group, "原话")
    square.owner.restricts(square.group, square.member.person)
    with pytest.raises(Impossible):
        square.member.edits(said, "改口")


def test_an_answer_to_a_message_of_another_chat_is_no_answer_in_this_one(square: Square) -> None:
    elsewhere = next(iter(square.forum.messages.values()))
    with pytest.raises(Impossible):
        square.member.writes(square.group, "好", reply_to=elsewhere)


def test_nobody_writes_in_the_private_chat_of_another(square: Square) -> None:
    dialog = square.member.place(square.bot)
    with pytest.raises(Impossible):
        square.owner.writes(dialog, "是我")


def test_a_service_message_cannot_be_pinned(square: Square) -> None:
    service = next(iter(square.group.messages.values()))
    with pytest.raises(Impossible):
        square.owner.pins(service)


async def test_with_a_banned_persons_messages_their_pins_go(square: Square) -> None:
    said = square.member.writes(square.group, "置顶")
    square.owner.pins(said)
    where = {"chat_id": square.group.id}
    await square.result("banChatMember", **where, user_id=square.member.id, revoke_messages=True)
    assert "pinned_message" not in await square.result("getChat", **where)


@pytest.mark.parametrize("deed", ["kicks", "bans", "restricts", "demotes", "promotes"])
def test_an_administrator_has_no_power_over_another_ones_administrator(
    deed: str, square: Square
) -> None:
    governor = square.governor("can_restrict_members", "can_promote_members")
    square.owner.promotes(square.group, square.member.person)
    with pytest.raises(Impossible):
        getattr(governor, deed)(square.group, square.member.person)
    assert square.group.member(square.member.id).promoted_by == square.owner.id


@pytest.mark.parametrize("deed", ["kicks", "bans", "restricts", "demotes"])
def test_nobody_does_it_to_oneself(deed: str, square: Square) -> None:
    governor = square.governor("can_restrict_members", "can_promote_members")
    with pytest.raises(Impossible):
        getattr(governor, deed)(square.group, governor.person)


def test_one_gives_only_rights_that_one_has(square: Square) -> None:
    governor = square.governor("can_promote_members")
    with pytest.raises(Impossible):
        governor.promotes(square.group, square.member.person, rights=["can_restrict_members"])


def test_only_the_owner_becomes_anonymous_by_the_owners_hand(square: Square) -> None:
    governor = square.governor("can_promote_members")
    with pytest.raises(Impossible):
        governor.promotes(square.group, square.owner.person, anonymous=True)
    assert square.group.member(square.owner.id).anonymous is False


def test_in_a_basic_group_nobody_is_restricted(square: Square) -> None:
    with pytest.raises(Impossible):
        square.owner.restricts(square.basic, square.member.person)


def test_who_may_not_invite_cannot_add(square: Square) -> None:
    square.owner.restricts(square.group, square.member.person, permissions=["can_send_messages"])
    with pytest.raises(Impossible):
        square.member.adds(square.group, square.stranger.person)


def test_a_reader_of_a_channel_cannot_add_others(square: Square) -> None:
    channel = square.channel()
    square.member.joins(channel)
    with pytest.raises(Impossible):
        square.member.adds(channel, square.stranger.person)


def test_nobody_joins_a_group_that_has_moved(square: Square) -> None:
    square.owner.migrates(square.basic)
    with pytest.raises(Impossible):
        square.stranger.joins(square.basic)


def test_who_is_let_in_by_request_says_so_themselves(square: Square) -> None:
    square.stranger.opens(square.owner.invites(square.group, by_request=True))
    square.owner.decides(square.group, square.stranger.person)
    assert square.told()[-1]["from"]["id"] == square.stranger.id


def test_a_request_is_over_once_its_author_is_in(square: Square) -> None:
    square.stranger.opens(square.owner.invites(square.group, by_request=True))
    square.owner.adds(square.group, square.stranger.person)
    square.owner.promotes(square.group, square.stranger.person)
    with pytest.raises(Impossible):
        square.owner.decides(square.group, square.stranger.person)
    assert square.group.member(square.stranger.id).status is Status.ADMINISTRATOR


async def test_an_invite_link_that_is_refused_does_not_exist(square: Square) -> None:
    fields = {"creates_join_request": True, "member_limit": 5}
    answer = await square.call("createChatInviteLink", chat_id=square.group.id, **fields)
    assert not answer["ok"]
    assert square.group.links == {}


async def test_a_file_that_is_refused_is_not_kept(square: Square) -> None:
    where = {"chat_id": square.group.id, "reply_parameters": {"message_id": 999_999}}
    answer = await square.call("sendPhoto", photo=DOT, **where)
    assert not answer["ok"]
    assert square.town.world.files == {}


def test_what_an_anonymous_administrator_pins_is_told_without_a_name(square: Square) -> None:
    square.owner.promotes(square.group, square.owner.person, anonymous=True)
    square.owner.pins(square.owner.writes(square.group, "置顶"))
    told = square.told()[-1]
    assert told["pinned_message"]["text"] == "置顶"
    assert told["sender_chat"]["id"] == square.group.id
    assert told["from"]["username"] == "GroupAnonymousBot"
