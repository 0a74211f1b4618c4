"""A topic with a time, a picture, options: step by step, in one line; the list and its buttons."""

from datetime import timedelta

from domain.topics import TopicId
from storage.database import Storage
from tests.handlers.talking import Said, Talk, messages
from tests.handlers.test_topics import CADRE, county
from tests.storage.county import NOON

DAY = timedelta(days=1)
PICTURE = {"file_id": "P1", "file_unique_id": "U1", "width": 90, "height": 90}


async def tapped(talk: Talk, label: str, under: Said) -> Said:
    said = messages(await talk.press(CADRE, under.buttons[label], under))
    return said[0]


async def begun(sqlite: Storage) -> tuple[Talk, Said]:
    await county(sqlite)
    talk = Talk(sqlite)
    await talk.private(CADRE, "/topic")
    (preview,) = await talk.private(CADRE, "晚饭吃什么？")
    return talk, preview


async def test_the_time_is_tapped_or_written_and_can_be_another(sqlite: Storage) -> None:
    talk, preview = await begun(sqlite)
    assert "时间：现在。开放：3 天。" in preview.text
    asked = await tapped(talk, "改时间", preview)
    assert list(asked.buttons) == [
        *("现在就发", "明天 12:00", "明天 19:30", "每周五 19:30", "工作日 12:10"),
        *("上一步", "取消"),
    ]
    friday = await tapped(talk, "每周五 19:30", asked)
    assert "时间：每周五 19:30。" in friday.text
    assert "就这样定" in friday.buttons
    asked = await tapped(talk, "改时间", friday)
    (no,) = await talk.private(CADRE, "随便什么时候")
    assert "没看懂" in no.text
    (no,) = await talk.private(CADRE, "明天 22:00")
    assert "21:30 到 08:00" in no.text
    (preview,) = await talk.private(CADRE, "每周一三 12:00")
    assert "时间：每周一、周三 12:00。" in preview.text
    days = await tapped(talk, "开放几天", preview)
    preview = await tapped(talk, "5", days)
    assert "开放：5 天。" in preview.text
    (preview,) = await talk.private(CADRE, "早饭吃什么？")
    assert "每周一、周三" in preview.text
    done = await tapped(talk, "就这样定", preview)
    assert "每周一、周三 12:00 发到" in done.text
    assert "第一次是 3月4日（周三）12:00" in done.text
    async with sqlite.read_only() as view:
        [one] = await view.topic_schedules.due(NOON + 9 * DAY, 9)
    assert (one.draft.text, one.draft.days) == ("早饭吃什么？", 5)


async def test_back_from_a_question_keeps_what_was_chosen(sqlite: Storage) -> None:
    talk, preview = await begun(sqlite)
    preview = await tapped(talk, "明天 12:00", await tapped(talk, "改时间", preview))
    again = await tapped(talk, "上一步", await tapped(talk, "改时间", preview))
    assert "时间：3月3日（周二）12:00。" in again.text


async def test_options_make_a_poll_and_a_poll_takes_no_picture(sqlite: Storage) -> None:
    talk, preview = await begun(sqlite)
    await tapped(talk, "做成投票", preview)
    (no,) = await talk.private(CADRE, "面")
    assert "至少要两个选项" in no.text
    (preview,) = await talk.private(CADRE, "面\n- 饭\n饺子")
    assert "- 面\n- 饭\n- 饺子" in preview.text
    (no,) = await talk.private(CADRE, None, photo=[PICTURE])
    assert "投票上面不能放图片" in no.text
    await tapped(talk, "换投票选项", preview)
    (preview,) = await talk.private(CADRE, "粥\n馒头")
    assert "饺子" not in preview.text
    said = messages(await talk.press(CADRE, preview.buttons["发出去"], preview))
    assert "sendPoll" in {one.method for one in said}


async def test_a_picture_comes_with_its_words_or_waits_for_them(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    await talk.private(CADRE, "/topic")
    (asked,) = await talk.private(CADRE, None, photo=[PICTURE])
    assert "图片收到了" in asked.text
    assert "💡 给我一个话题" in asked.buttons
    (preview,) = await talk.private(CADRE, "这是哪儿？")
    assert "配上您发的图片" in preview.text
    said = messages(await talk.press(CADRE, preview.buttons["发出去"], preview))
    [post] = [one for one in said if one.method == "sendPhoto"]
    assert post.fields["photo"] == "P1"
    assert post.text.startswith("这是哪儿？\n\n<i>回复这条消息")
    said = await talk.private(CADRE, None, caption="/topic 那这儿呢？", photo=[PICTURE])
    assert "sendPhoto" in {one.method for one in said}


async def test_one_line_is_enough(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    (done,) = await talk.private(CADRE, "/topic 明天 20:00；今晚吃什么？")
    assert done.text.startswith("定好了，3月3日（周二）20:00 发到")
    said = await talk.private(CADRE, "/topic 明天；今晚吃什么？")
    assert any(one.text.startswith("明天；今晚吃什么？") for one in said), "no time, but words"
    (no,) = await talk.in_group(CADRE, "/topic 明天 20:00；今晚吃什么？")
    assert "私下" in no.text


async def test_what_is_scheduled_is_listed_paused_changed_and_ended(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    (empty,) = await talk.private(CADRE, "/topics")
    assert list(empty.buttons) == ["发新话题"]
    await talk.private(CADRE, "/topic 每周一 12:00；午饭？")
    await talk.in_group(CADRE, "/topic 早饭？")
    (listed,) = await talk.private(CADRE, "我的话题")
    assert list(listed.buttons) == ["1", "2", "发新话题"]
    assert "每周一 12:00，下一次 3月9日（周一）12:00" in listed.text
    assert "正在发出" in listed.text
    one = await tapped(talk, "1", listed)
    paused = await tapped(talk, "暂停", one)
    assert "已暂停（每周一 12:00）" in paused.text
    (alert,) = await talk.press(CADRE, one.buttons["暂停"], one)
    assert "用不上了" in alert.text
    preview = await tapped(talk, "修改", paused)
    assert "时间：每周一 12:00。" in preview.text
    (preview,) = await talk.private(CADRE, "晚饭？")
    done = await tapped(talk, "就这样定", preview)
    assert "第一次是 3月9日" in done.text
    (listed,) = await talk.private(CADRE, "/topics")
    over = await tapped(talk, "不再发", await tapped(talk, "1", listed))
    assert list(over.buttons) == ["再用一次", "全部话题"]


async def test_closed_by_a_tap_told_of_and_thanked_once(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    await talk.in_group(CADRE, "/topic 早饭？")
    async with sqlite.read_write() as tx:
        message = {"message_id": 55, "chat": {"id": -100}}
        await talk.services(tx).topics.posted(TopicId(1), {}, message)
    (listed,) = await talk.private(CADRE, "/topics")
    closed = await tapped(talk, "现在结束", await tapped(talk, "1", listed))
    assert "小结马上发给您" in closed.text
    async with sqlite.read_write() as tx:
        assert await talk.services(tx).topic_digests.digest_due() == 1
    digest = next(one for one in await talk.said() if "话题小结" in one.text)
    assert "没有收到同意统计的小伙伴的回复" in digest.text
    assert digest.buttons == {}, "nobody is to be thanked"
    (thanked, thanks) = messages(await talk.press(CADRE, "topic:thank:1", digest))
    assert "谢谢" in thanked.text
    assert thanks.chat is None
    (alert,) = await talk.press(CADRE, "topic:thank:1", digest)
    assert "已经谢过了" in alert.text


async def test_back_in_words_goes_a_step_back_where_the_button_does(sqlite: Storage) -> None:
    talk, preview = await begun(sqlite)
    await tapped(talk, "改时间", preview)
    (again,) = await talk.private(CADRE, " 返回。")
    assert "晚饭吃什么？" in again.text
    assert "发出去" in again.buttons
    await tapped(talk, "改时间", again)
    (again,) = await talk.private(CADRE, "go back")
    assert "发出去" in again.buttons
    (words,) = await talk.private(CADRE, "上一步")
    assert "想聊什么" in words.text
    assert "上一步" not in words.buttons
    (preview,) = await talk.private(CADRE, "返回")
    assert "<blockquote>返回</blockquote>" in preview.text, "no button leads back there"
    (left,) = await talk.private(CADRE, "取消")
    assert not left.buttons
