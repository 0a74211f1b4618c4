"""A forum over HTTP: topics in its threads, answers where they were asked, a lost thread."""

from pathlib import Path

from bot.clock import SystemClock
from domain.periods import day_of
from domain.topics import TopicId
from playground.telegram.happenings import topics
from playground.telegram.world.chats import GENERAL_TOPIC
from playground.telegram.world.messages import Message
from tests.desks import SHANGHAI
from tests.e2e.a_county import County, county, joined, run_by_wang
from texts.catalogue import named


async def sees(at: County, words: str, than: int = 0) -> Message:
    """What the bot says in the group with these words in it, after the message `than`."""

    def found() -> list[Message]:
        shown = [one for one in at.chat.messages.values() if one.author == at.bot.id]
        return [one for one in shown if words in one.formatted.text and one.id > than]

    async def seen() -> bool:
        return bool(found())

    await at.until(seen)
    return found()[-1]


async def test_a_topic_in_a_thread_is_answered_and_cards_outlive_their_thread(
    tmp_path: Path, sqlite_template: Path
) -> None:
    async with county(tmp_path, sqlite_template) as at:
        await run_by_wang(at)
        await joined(at)
        at.wang.turns_on_topics(at.chat)
        canteen, sports = (at.wang.opens_topic(at.chat, one) for one in ("食堂", "球场"))
        group = await at.group()
        assert group is not None

        async def known() -> bool:
            async with at.storage.read_only() as view:
                return len(await view.threads.open_in(group.id)) == 2

        await at.until(known)

        at.wang.writes(at.bot, "/topic 哪个窗口最香？")
        at.wang.presses(await at.reads(at.wang, "哪个分区"), named("食堂"))
        await at.reads(at.wang, "马上发到")
        post = await sees(at, "哪个窗口最香")
        assert (post.thread_id, post.in_topic) == (canteen.id, True)
        at.wang.writes(at.chat, "/topic 谁打球？", topic=sports.id)
        assert (await sees(at, "谁打球")).thread_id == sports.id
        at.mei.writes(at.chat, "/help", topic=sports.id)
        assert (await sees(at, "私聊")).thread_id == sports.id

        at.mei.writes(at.chat, "二号！", reply_to=post.id)
        at.mei.writes(at.chat, "我去排队", topic=canteen.id)

        async def counted() -> bool:
            """The reply as an answer, the other line as a message; the command is neither."""
            async with at.storage.read_only() as view:
                person = await view.people.by_telegram_id(at.mei.id)
                assert person is not None
                day = day_of(SystemClock().now(), SHANGHAI)
                counts = await view.activity.counts(day, group.id, person.id)
            return counts is not None and (counts.topic_answers, counts.messages) == (1, 1)

        await at.until(counted)
        async with at.storage.read_only() as view:
            answers = await view.topics.answers(TopicId(1))
        assert [text for _, text in answers] == ["二号！"]

        at.wang.writes(at.bot, "/groups")
        at.wang.presses(await at.reads(at.wang, "读书会"), f"group:panel:{group.id}")
        at.wang.presses(await at.reads(at.wang, "计数：正常"), "卡片发到哪个分区")
        at.wang.presses(await at.reads(at.wang, "欢迎消息发到哪个分区"), named("球场"))
        panel = await at.reads(at.wang, "发在分区")
        at.wang.presses(panel, "再发一次欢迎消息")
        welcome = await sees(at, "我只数数", post.id)
        assert welcome.thread_id == sports.id

        topics.delete(at.chat, sports)
        at.wang.presses(panel, "再发一次欢迎消息")
        told = await at.reads(at.wang, "一条没少")
        assert "球场" in told.formatted.text
        assert (await sees(at, "我只数数", welcome.id)).thread_id is None


async def test_what_a_closed_general_does_not_take_its_cadre_hears_of_and_can_post_later(
    tmp_path: Path, sqlite_template: Path
) -> None:
    """There is no other place: nothing is lost, nothing is tried without end."""
    async with county(tmp_path, sqlite_template) as at:
        await run_by_wang(at)
        at.wang.turns_on_topics(at.chat)
        at.wang.promotes(at.chat, at.bot, rights=["can_invite_users"])
        at.wang.closes_topic(at.chat, GENERAL_TOPIC)
        at.wang.writes(at.bot, "/topic 哪个窗口最香？")
        told = await at.reads(at.wang, "没能发到")
        assert "哪个窗口最香" in told.formatted.text
        at.wang.reopens_topic(at.chat, GENERAL_TOPIC)
        at.wang.presses(told, "再发一次")
        assert (await sees(at, "哪个窗口最香")).thread_id is None
