"""The safety path as people meet it: before everything else, in private, and never pointing."""

import logging

import pytest
from sqlalchemy import select

from domain.wishes import WishState
from storage.database import Storage
from storage.tables import metadata
from tests.handlers.talking import Said, Talk, messages
from tests.services.people_of_a_county import County, founded, met, named_safety_contact

DANGER = "我真的不想活了，药已经买好了"
YOUNG, CADRE, CONTACT, STRANGER = 7, 901, 950, 77


async def county(sqlite: Storage) -> County:
    async with sqlite.read_write() as tx:
        place = await founded(tx)
        contact = await met(tx, CONTACT, "Chen <i>")
        await named_safety_contact(tx, place.office, contact)
        return place


def to(said: list[Said], chat: int) -> list[Said]:
    return [one for one in messages(said) if one.chat == str(chat)]


@pytest.mark.parametrize("opening", ["", "/wish ", "/help ", "/nothing "])
async def test_danger_in_private_is_answered_with_care_numbers_and_who_reads_it(
    sqlite: Storage, opening: str
) -> None:
    place = await county(sqlite)
    said = await Talk(sqlite).private(YOUNG, opening + DANGER)
    call, answer = said
    assert (call.chat, answer.chat) == (str(CONTACT), str(YOUNG))
    for part in ("12356", "12355", "110", "120", "Chen &lt;i&gt;", place.office.name):
        assert part in answer.text
    assert DANGER in call.text
    assert "tg://user?id=7" in call.text
    assert "王老师" in call.text
    async with sqlite.read_only() as view:
        assert await view.wishes.of_wisher(place.young.id, list(WishState)) == []


async def test_the_next_text_of_a_guided_wish_is_looked_at_too(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    await talk.private(YOUNG, "/wish")
    assert len(to(await talk.private(YOUNG, DANGER), CONTACT)) == 1


async def test_of_the_young_no_private_channel_is_opened(sqlite: Storage) -> None:
    await county(sqlite)
    call, answer = await Talk(sqlite).private(STRANGER, DANGER)
    assert "tg://" not in call.text
    assert "P77" in call.text
    assert "/forgetme" in answer.text


async def test_whoever_was_called_takes_it_and_the_sender_hears(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    call, _ = await talk.private(YOUNG, DANGER)
    (alert,) = await talk.press(CADRE, call.buttons["我来接手"], call)
    assert "没有交给您" in alert.text
    said = await talk.press(CONTACT, call.buttons["我来接手"], call)
    (edited,) = to(said, CONTACT)
    assert DANGER in edited.text
    assert "正在想办法帮你" in to(said, YOUNG)[0].text


async def test_it_was_a_wish_and_is_passed_on(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    _, answer = await talk.private(YOUNG, "/wish " + DANGER)
    said = await talk.press(YOUNG, answer.buttons["其实是个心愿，照常转交"], answer)
    (shown,) = to(said, CADRE)
    assert DANGER in shown.text
    assert "/wish" not in shown.text
    assert "收到你的心愿" in to(said, YOUNG)[0].text


async def test_what_follows_a_call_is_answered_with_numbers_and_can_be_read_too(
    sqlite: Storage,
) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    await talk.private(STRANGER, DANGER)
    written = talk.message(STRANGER, "我的电话是 555-0101")
    (offered,) = await talk.arrives(message=written)
    assert "12356 心理援助" in offered.text
    more = offered.buttons["这句也交给 TA"]
    for called in (1, 0):
        said = await talk.press(STRANGER, more, offered, written)
        assert len(to(said, CONTACT)) == called
        assert "Chen" in to(said, STRANGER)[0].text
    assert "这是我的心愿" in offered.buttons
    (alert,) = await talk.press(STRANGER, more, offered)
    assert "再发一次" in alert.text


async def test_without_a_call_nothing_can_be_put_before_anybody(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    written = talk.message(YOUNG, "我的电话是 555-0101")
    (offered,) = await talk.arrives(message=written)
    assert "这句也交给 TA" not in offered.buttons
    for who in (YOUNG, 78):
        (alert,) = await talk.press(who, "help:more", offered, written)
        assert alert.fields["show_alert"] == "true"


async def test_a_voice_after_a_call_is_not_sent_away(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    await talk.private(STRANGER, DANGER)
    voice = {"file_id": "v", "file_unique_id": "v", "duration": 3}
    (said,) = await talk.private(STRANGER, None, voice=voice)
    assert "12356" in said.text
    assert said.buttons == {}


async def test_of_somebody_whom_nobody_knows_that_is_said(sqlite: Storage) -> None:
    await county(sqlite)
    alone, _ = await Talk(sqlite).private(STRANGER, DANGER)
    assert "下面认识" not in alone.text
    assert "留个电话" in alone.text


async def test_in_a_group_the_answer_goes_into_the_private_chat(sqlite: Storage) -> None:
    await county(sqlite)
    said = await Talk(sqlite).in_group(YOUNG, f"@yijiabai_bot {DANGER}", entities=MENTION)
    assert sorted(one.chat or "" for one in said) == [str(YOUNG), str(CONTACT)]


async def test_whoever_cannot_be_written_to_gets_a_line_that_points_at_nobody(
    sqlite: Storage,
) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    said = await talk.in_group(STRANGER, f"@yijiabai_bot {DANGER}", entities=MENTION)
    (line,) = to(said, -100)
    assert "P77" not in line.text
    assert "12356" not in line.text
    assert "reply_parameters" not in line.fields
    assert line.buttons == {"私下说": "https://t.me/yijiabai_bot?start=help"}
    (answer,) = await talk.private(STRANGER, "/start help")
    assert "12356" in answer.text
    assert "Chen" in answer.text
    async with sqlite.read_only() as view:
        known = await view.people.by_telegram_id(STRANGER)
        assert known is not None
        assert known.reachable


async def test_a_cadres_topic_is_meant_for_the_group_and_not_looked_at(sqlite: Storage) -> None:
    await county(sqlite)
    (post,) = await Talk(sqlite).in_group(CADRE, f"/topic 朋友说“{DANGER}”，你会怎么接话？")
    assert post.chat is None
    called = to(await Talk(sqlite).in_group(YOUNG, f"/topic {DANGER}"), CONTACT)
    assert len(called) == 1


async def test_in_the_asker_s_language(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    english = {"id": STRANGER, "is_bot": False, "first_name": "Ann", "language_code": "en"}
    written = talk.message(STRANGER, DANGER) | {"from": english}
    _, answer = await talk.arrives(message=written)
    assert "you need not bear it alone" in answer.text


async def test_nothing_of_it_is_logged_or_stands_outside_the_call(
    sqlite: Storage, caplog: pytest.LogCaptureFixture
) -> None:
    await county(sqlite)
    with caplog.at_level(logging.INFO):
        await Talk(sqlite).private(YOUNG, DANGER)
    assert "不想活" not in caplog.text
    async with sqlite.read_only() as view:
        holding = [
            table.name
            for table in metadata.sorted_tables
            if "不想活" in str((await view._connection.execute(select(table))).all())
        ]
    assert holding == ["calls_for_help"]


MENTION = [{"type": "mention", "offset": 0, "length": 13}]
