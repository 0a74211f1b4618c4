"""Forums as their cadres meet them: threads are heard of, chosen for a topic and for cards."""

import re
from typing import Any

from domain.groups import GroupId
from storage.database import Storage
from tests.handlers.talking import US, Talk, group, messages
from tests.services.people_of_a_county import County, counting_group, founded
from tests.storage.county import HOUR, NOON
from texts.catalogue import named

CADRE, DEPUTY, YOUNG = 901, 902, 7
CANTEEN, SPORTS = 40, 41


async def forum(storage: Storage) -> tuple[Talk, County]:
    """Two threads, of which the program has heard by service messages."""
    async with storage.read_write() as tx:
        place = await founded(tx)
        await tx.groups.set_rights(place.group.id, {"member", "administrator"})
    talk = Talk(storage)
    for thread, name in ((CANTEEN, "食堂"), (SPORTS, "<球场>")):
        await served(talk, thread, forum_topic_created={"name": name, "icon_color": 1})
    return talk, place


async def served(talk: Talk, thread: int, **news: Any) -> None:
    where = {"message_thread_id": thread, "is_topic_message": True}
    assert await talk.in_group(CADRE, None, **where, **news) == []


async def names(storage: Storage, of: GroupId) -> list[str]:
    async with storage.read_only() as view:
        return [one.name for one in await view.threads.open_in(of)]


async def test_threads_are_heard_of_renamed_closed_and_reopened(sqlite: Storage) -> None:
    talk, place = await forum(sqlite)
    assert await names(sqlite, place.group.id) == ["<球场>", "食堂"]
    await served(talk, CANTEEN, forum_topic_edited={"name": "饭" * 300})
    await served(talk, CANTEEN, forum_topic_edited={"icon_custom_emoji_id": "1"})
    await served(talk, SPORTS, forum_topic_closed={})
    assert await names(sqlite, place.group.id) == ["饭" * 128]
    await served(talk, SPORTS, forum_topic_reopened={})
    assert len(await names(sqlite, place.group.id)) == 2
    elsewhere = talk.message(CADRE, None, chat=group(-999), message_thread_id=3)
    await talk.arrives(message=elsewhere | {"forum_topic_created": {"name": "x", "icon_color": 1}})


async def test_a_topic_is_guided_into_a_thread_and_shows_it_at_every_step(sqlite: Storage) -> None:
    talk, _ = await forum(sqlite)
    [choice] = await talk.private(CADRE, "/topic")
    assert list(choice.buttons) == ["General（默认）", named("<球场>"), named("食堂"), "取消"]
    [again] = await talk.private(CADRE, "随便")
    assert again.text == choice.text, "a thread is to be chosen, not written"
    [asked] = messages(await talk.press(CADRE, choice.buttons[named("<球场>")], choice))
    assert "&lt;球场&gt;" in asked.text
    [preview] = await talk.private(CADRE, "周六谁打球？")
    assert "&lt;球场&gt;" in preview.text
    assert "周六谁打球？" in preview.text
    [asked] = messages(await talk.press(CADRE, preview.buttons["上一步"], preview))
    [choice] = messages(await talk.press(CADRE, asked.buttons["上一步"], asked))
    [asked] = messages(await talk.press(CADRE, choice.buttons["General（默认）"], choice))
    assert "球场" not in asked.text
    [preview] = await talk.private(CADRE, "周日谁打球？")
    told, post = messages(await talk.press(CADRE, preview.buttons["发出去"], preview))
    assert "Reading circle" in told.text
    assert "message_thread_id" not in post.fields


async def test_words_in_the_command_wait_for_group_and_thread(sqlite: Storage) -> None:
    talk, place = await forum(sqlite)
    async with sqlite.read_write() as tx:
        await counting_group(tx, place.line, -200)
    [choice] = await talk.private(CADRE, "/topic 午饭？")
    [first] = re.findall(rf"topic:to:{place.group.id}:\d+", choice.fields["reply_markup"])
    [threads] = messages(await talk.press(CADRE, first, choice))
    assert "午饭？" in threads.text
    told, post = messages(await talk.press(CADRE, threads.buttons[named("食堂")], threads))
    assert "食堂" in told.text
    assert (post.text.split()[0], post.fields["message_thread_id"]) == ("午饭？", str(CANTEEN))
    [alert] = await talk.press(CADRE, threads.buttons[named("食堂")], threads)
    assert "用不上了" in alert.text


async def test_a_thread_that_closes_meanwhile_is_not_posted_into(sqlite: Storage) -> None:
    talk, _ = await forum(sqlite)
    [choice] = await talk.private(CADRE, "/topic 午饭？")
    await served(talk, CANTEEN, forum_topic_closed={})
    [alert] = await talk.press(CADRE, choice.buttons[named("食堂")], choice)
    assert "已经关闭" in alert.text
    posted = messages(await talk.press(CADRE, choice.buttons[named("<球场>")], choice))
    assert posted[-1].fields["message_thread_id"] == str(SPORTS)


async def test_what_is_asked_in_a_thread_is_answered_there(sqlite: Storage) -> None:
    talk, _ = await forum(sqlite)
    where = {"message_thread_id": CANTEEN, "is_topic_message": True}
    for command in ("/help", "/stats", "/wish", "/pressure", "/topic", "/roles", "/activity"):
        [answer] = await talk.in_group(YOUNG, command, **where)
        assert answer.fields["message_thread_id"] == str(CANTEEN)


async def test_a_reply_in_a_thread_is_one_answer_and_its_talk_is_only_counted(
    sqlite: Storage,
) -> None:
    talk, place = await forum(sqlite)
    where = {"message_thread_id": CANTEEN, "is_topic_message": True}
    await talk.in_group(CADRE, "/topic 午饭？", **where)
    async with sqlite.read_write() as tx:
        told = {"message_id": 55, "is_topic_message": True, "message_thread_id": CANTEEN}
        await talk.services(tx).topics.posted(1, {}, told)
    post = talk.message(YOUNG, "午饭？", chat=group()) | {"from": US, "message_id": 55}
    given = talk.message(YOUNG, "面", chat=group(), reply_to_message=post, **where)
    for _ in range(2):
        assert await talk.arrives(message=given) == []
    async with sqlite.read_only() as view:
        counts = await view.activity.counts(NOON.date(), place.group.id, place.young.id)
        [topic] = (await view.topics.open_in([place.group.id], NOON + HOUR)).values()
        assert [text for _, text in await view.topics.answers(topic.id)] == ["面"]
    assert counts is not None
    assert topic.thread == CANTEEN


async def test_cards_are_put_into_a_thread_by_buttons(sqlite: Storage) -> None:
    talk, place = await forum(sqlite)
    number = place.group.id
    [listed] = await talk.private(CADRE, "/groups")
    [panel] = messages(await talk.press(DEPUTY, f"group:panel:{number}", listed))
    assert "发在分区：General" in panel.text
    [threads] = messages(await talk.press(DEPUTY, panel.buttons["卡片发到哪个分区"], panel))
    [panel] = messages(await talk.press(DEPUTY, threads.buttons[named("食堂")], threads))
    assert "食堂" in panel.text
    assert await cards(sqlite, number) == CANTEEN
    await served(talk, SPORTS, forum_topic_closed={})
    [alert] = await talk.press(DEPUTY, threads.buttons[named("<球场>")], threads)
    assert "已经关闭" in alert.text
    [panel] = messages(await talk.press(DEPUTY, threads.buttons["General（默认）"], threads))
    assert "发在分区：General" in panel.text
    assert await cards(sqlite, number) is None


async def test_a_group_without_threads_is_asked_nothing_about_them(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        place = await founded(tx)
    talk = Talk(sqlite)
    [listed] = await talk.private(CADRE, "/groups")
    [panel] = messages(await talk.press(CADRE, f"group:panel:{place.group.id}", listed))
    assert not [one for one in panel.buttons if "分区" in one]
    assert "分区" not in panel.text


async def cards(storage: Storage, number: GroupId) -> int | None:
    async with storage.read_only() as view:
        found = await view.groups.get(number)
    assert found is not None
    return found.cards_thread
