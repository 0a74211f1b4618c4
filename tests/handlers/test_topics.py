"""Topics as people meet them: posted from the group or in private, answered by replying."""

import re

from domain.topics import TopicId
from storage.database import Storage
from tests.desks import services
from tests.handlers.talking import US, Json, Talk, group, messages
from tests.services.people_of_a_county import County, counting_group, founded
from tests.storage.county import NOON, TODAY

YOUNG, CADRE, ADMINISTRATOR = 7, 901, 903


async def county(sqlite: Storage) -> County:
    async with sqlite.read_write() as tx:
        return await founded(tx)


async def posted(talk: Talk, message: int = 55) -> Json:
    """The topic stands in the group; the message as it is found in replies."""
    await talk.in_group(CADRE, "/topic 哪个窗口 <最香>？")
    async with talk.storage.read_write() as tx:
        await tx.topics.posted(TopicId(1), message)
    return {**talk.message(YOUNG, "话题", chat=group()), "from": US, "message_id": message}


async def test_the_post_in_the_group_is_the_answer(sqlite: Storage) -> None:
    await county(sqlite)
    (post,) = await Talk(sqlite).in_group(CADRE, "/topic@yijiabai_bot 哪个窗口 <最香>？")
    assert post.text.startswith("哪个窗口 &lt;最香&gt;？")
    assert "最多七天" in post.text
    assert "message_thread_id" not in post.fields


async def test_in_a_forum_it_stands_in_the_thread_of_the_command(sqlite: Storage) -> None:
    await county(sqlite)
    forum = {"message_thread_id": 4, "is_topic_message": True}
    (post,) = await Talk(sqlite).in_group(CADRE, "/topic 午饭？", **forum)
    assert post.fields["message_thread_id"] == "4"


async def test_in_private_the_one_group_is_taken(sqlite: Storage) -> None:
    await county(sqlite)
    answer, post = await Talk(sqlite).private(CADRE, "/topic 午饭？")
    assert "Reading circle" in answer.text
    assert post.text.startswith("午饭？")


async def test_in_private_one_of_several_groups_is_chosen(sqlite: Storage) -> None:
    place = await county(sqlite)
    async with sqlite.read_write() as tx:
        await counting_group(tx, place.line, -200)
    talk = Talk(sqlite)
    (choice,) = await talk.private(CADRE, "/topic 午饭？")
    assert len(choice.fields["reply_markup"].split("topic:to:")) == 3
    second = re.findall(r"topic:to:2:\d+", choice.fields["reply_markup"])[0]
    said = messages(await talk.press(CADRE, second, choice))
    assert [one.method for one in said] == ["editMessageText", "sendMessage"]
    assert said[1].text.startswith("午饭？")
    (alert,) = await talk.press(CADRE, second, choice)
    assert "用不上了" in alert.text


async def test_step_by_step_with_a_look_before_it_is_posted(sqlite: Storage) -> None:
    place = await county(sqlite)
    async with sqlite.read_write() as tx:
        await counting_group(tx, place.line, -200)
    talk = Talk(sqlite)
    (choice,) = await talk.private(CADRE, "/topic")
    (again,) = await talk.private(CADRE, "午饭？")
    assert again.text == choice.text, "a group is to be chosen, not written"
    first = next(iter(choice.buttons.values()))
    (words,) = messages(await talk.press(CADRE, first, choice))
    assert list(words.buttons) == ["💡 给我一个话题", "上一步", "取消"]
    (no,) = await talk.private(CADRE, None, photo=[])
    assert "请把话写给我" in no.text
    (preview,) = await talk.private(CADRE, "晚饭？")
    (changed,) = await talk.private(CADRE, "哪个 <窗口> 最香？")
    assert "晚饭" not in changed.text
    assert "哪个 &lt;窗口&gt; 最香？" in changed.text
    for button in ("发出去", "上一步", "取消"):
        (alert,) = await talk.press(CADRE, preview.buttons[button], preview)
        assert "用不上了" in alert.text, "of a step that is past"
    (words,) = messages(await talk.press(CADRE, changed.buttons["上一步"], changed))
    (preview,) = await talk.private(CADRE, "早饭？")
    told, post = messages(await talk.press(CADRE, preview.buttons["发出去"], preview))
    assert "Reading circle" in told.text
    assert post.text.startswith("早饭？")
    (alert,) = await talk.press(CADRE, preview.buttons["发出去"], preview)
    assert "用不上了" in alert.text


async def test_a_topic_about_danger_is_no_call_for_help_of_the_cadre(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    await talk.private(CADRE, "/topic")
    (preview,) = await talk.private(CADRE, "有朋友说“我不想活了”，你会怎么做？")
    assert "发出去" in preview.buttons


async def test_a_newer_conversation_replaces_the_older_and_cancelling_ends_it(
    sqlite: Storage,
) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    (topic,) = await talk.private(CADRE, "/topic")
    (wish,) = await talk.private(CADRE, "/wish")
    (alert,) = await talk.press(CADRE, topic.buttons["取消"], topic)
    assert "用不上了" in alert.text
    (over,) = messages(await talk.press(CADRE, wish.buttons["取消"], wish))
    assert over.text.startswith("好的")
    for word in ("取消", "/cancel"):
        await talk.private(CADRE, "/topic")
        (over,) = await talk.private(CADRE, word)
        assert over.text.startswith("好的")
        (asked,) = await talk.private(CADRE, "午饭？")
        assert "发出去" not in asked.buttons


async def test_whoever_may_not_is_told_what_to_do(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    for somebody in (YOUNG, ADMINISTRATOR, 77):
        (no,) = await talk.in_group(somebody, "/topic 午饭？")
        assert "由负责这个群的团干部来发" in no.text
        (no,) = await talk.private(somebody, "/topic 午饭？")
        assert "登记在册的团干部" in no.text
    anonymous = {"sender_chat": group(), "from": {**US, "id": 1087968824}}
    (no,) = await talk.in_group(CADRE, "/topic 午饭？", **anonymous)
    assert "匿名管理员" in no.text
    (no,) = await talk.in_group(CADRE, "/topic")
    assert "写在命令后面" in no.text
    elsewhere = talk.message(CADRE, "/topic 午饭？", chat=group(-999))
    (no,) = await talk.arrives(message=elsewhere)
    assert "/bind" in no.text


async def test_a_reply_to_the_post_counts_and_nothing_is_said(sqlite: Storage) -> None:
    place = await county(sqlite)
    talk = Talk(sqlite)
    post = await posted(talk)
    assert await talk.in_group(YOUNG, "二号窗口", reply_to_message=post) == []
    elsewhere = {**post, "message_id": 56}
    assert await talk.in_group(YOUNG, "哈哈", reply_to_message=elsewhere) == []
    async with sqlite.read_only() as view:
        counts = await view.activity.counts(TODAY, place.group.id, place.young.id)
        assert counts is not None
        assert (counts.topic_answers, counts.messages) == (1, 0)
        assert await view.topics.answers(TopicId(1)) == [(place.young.id, "二号窗口")]


async def test_after_a_doubtful_send_the_cadre_decides(sqlite: Storage) -> None:
    place = await county(sqlite)
    talk = Talk(sqlite)
    await talk.in_group(CADRE, "/topic 午饭？")
    async with sqlite.read_write() as tx:
        await services(tx, NOON).topics.unsure(1)
    asked, _ = await talk.said()
    assert list(asked.buttons) == ["再发一次", "不用了"]
    said = messages(await talk.press(CADRE, asked.buttons["再发一次"], asked))
    assert said[-1].text.startswith("午饭？")
    (alert,) = await talk.press(CADRE, asked.buttons["再发一次"], asked)
    assert "有了新的进展" in alert.text
    assert place.group.state == "counting"
