"""The quarter's report in a chat: looked at, written in by replying, handed up, returned."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import docx
import pytest

from bot.wording.table import Wording
from domain.outbox import Kind
from domain.people import Person
from domain.quarterly_reports import ReportId
from storage.database import Storage
from tests.desks import SHANGHAI
from tests.handlers.talking import BOT, US, Said, Talk
from tests.services.a_province import Tree, founded, frozen

LAST_WEEK = datetime(2026, 3, 25, 9, tzinfo=SHANGHAI)
HOSTILE = "<b>&\x07</b> =1+1 {x} 👨‍👩‍👧‍👦 \u202e反"


@pytest.fixture
async def tree(sqlite: Storage) -> Tree:
    async with sqlite.read_write() as tx:
        return await founded(tx)


@pytest.fixture
def talk(sqlite: Storage) -> Talk:
    return Talk(sqlite, LAST_WEEK)


def messages(said: Sequence[Said]) -> list[Said]:
    """What is read: neither answers to pressed buttons nor that the bot is at work."""
    return [one for one in said if one.method not in {"answerCallbackQuery", "sendChatAction"}]


def last(said: Sequence[Said]) -> Said:
    return messages(said)[-1]


def to(who: Person, said: Sequence[Said]) -> Said:
    return next(one for one in said if one.chat == str(who.telegram_id))


async def pressed(talk: Talk, who: Person, label: str, under: Said) -> list[Said]:
    """The button whose label has these words."""
    data = next(data for shown, data in under.buttons.items() if label in shown)
    return await talk.press(who.telegram_id, data, under)


async def writes(talk: Talk, who: Person, part: str, text: str, under: Said) -> Said:
    """Opens a part and writes in it; what is said when it is saved."""
    shown = last(await pressed(talk, who, part, under))
    await pressed(talk, who, "改写", shown)
    preview = await talk.private(who.telegram_id, text)
    assert "还没有保存" in preview[0].text
    return last(await pressed(talk, who, "保存", last(preview)))


async def opened(talk: Talk, who: Person) -> Said:
    return last(await talk.private(who.telegram_id, "/report"))


async def submits(talk: Talk, who: Person) -> list[Said]:
    whole = await opened(talk, who)
    return await confirms(talk, who, last(await pressed(talk, who, "上报", whole)))


async def confirms(talk: Talk, who: Person, asked: Said) -> list[Said]:
    """What is said when it is added up."""
    said = await pressed(talk, who, "确认上报", asked)
    assert "正在把数字加起来" in to(who, messages(said)).text
    async with talk.storage.read_write() as tx:
        await frozen(tx, talk.now)
    return await talk.said()


async def test_a_draft_is_written_handed_up_returned_and_handed_up_again(
    talk: Talk, tree: Tree
) -> None:
    whole = await opened(talk, tree.first)
    assert "江南团省委" in whole.text
    assert "草稿，还没有上报" in whole.text
    refused = await pressed(talk, tree.first, "上报", whole)
    assert "要由本单位来写" in refused[0].fields["text"]
    assert "已经保存" in (await writes(talk, tree.first, "经验", "先问再定", whole)).text
    await writes(talk, tree.first, "下步安排", "多办开放日", whole)
    said = await submits(talk, tree.first)
    assert "报给<b>\u2068团中央\u2069</b>了" in to(tree.first, said).text
    received = to(tree.above, said)
    assert "报来第一季度的报告（第 1 次上报）" in received.text
    shown = last(await pressed(talk, tree.above, "看报告", received))
    assert "先问再定" in shown.text
    asked = last(await pressed(talk, tree.above, "退回", shown))
    assert "原样读到" in asked.text
    preview = last(await talk.private(tree.above.telegram_id, "写上具体做法"))
    said = await pressed(talk, tree.above, "退回去", preview)
    assert "退回去了" in to(tree.above, said).text
    assert "写上具体做法" in to(tree.second, said).text
    whole = await opened(talk, tree.second)
    assert "退回时说的" in whole.text
    await writes(talk, tree.second, "经验", "每周三晚上聊", whole)
    received = to(tree.above, await submits(talk, tree.second))
    assert "第 2 次上报" in received.text
    shown = last(await pressed(talk, tree.above, "看报告", received))
    said = await pressed(talk, tree.above, "收下", shown)
    assert "收下了" in to(tree.first, said).text
    assert "🔄 重新看" in whole.buttons
    accepted = await opened(talk, tree.first)
    assert "已经收下" in accepted.text
    assert "🔄 重新看" not in accepted.buttons


async def test_a_reply_to_a_part_is_its_new_text(talk: Talk, tree: Tree) -> None:
    whole = await opened(talk, tree.first)
    shown = last(await pressed(talk, tree.first, "存在问题", whole))
    button = {"text": "?", "callback_data": shown.buttons["✏️ 改写"]}
    above: dict[str, Any] = {**talk.message(tree.first.telegram_id, "?"), "from": US}
    above["reply_markup"] = {"inline_keyboard": [[button]]}
    said = await talk.private(tree.first.telegram_id, "人手不够", reply_to_message=above)
    assert "人手不够" in last(said).text
    await pressed(talk, tree.first, "保存", last(said))
    shown = last(await pressed(talk, tree.first, "存在问题", whole))
    assert "团干部五个一没有完成" in shown.text
    assert "单位补充：\n人手不够" in shown.text


async def test_what_was_written_is_added_to_and_taken_away(talk: Talk, tree: Tree) -> None:
    whole = await opened(talk, tree.first)
    await writes(talk, tree.first, "经验", "甲", whole)
    shown = last(await pressed(talk, tree.first, "经验", whole))
    await pressed(talk, tree.first, "补一段", shown)
    await pressed(talk, tree.first, "保存", last(await talk.private(tree.first.telegram_id, "乙")))
    shown = last(await pressed(talk, tree.first, "经验", whole))
    assert "甲\n乙" in shown.text
    assert "清掉了" in last(await pressed(talk, tree.first, "清掉", shown)).text
    again = await pressed(talk, tree.first, "清掉", shown)
    assert "还没有写什么" in last(again).text


async def test_somebody_elses_words_are_not_written_over(talk: Talk, tree: Tree) -> None:
    whole = await opened(talk, tree.first)
    shown = last(await pressed(talk, tree.first, "经验", whole))
    await pressed(talk, tree.first, "改写", shown)
    preview = last(await talk.private(tree.first.telegram_id, "甲"))
    await writes(talk, tree.second, "经验", "乙", await opened(talk, tree.second))
    refused = await pressed(talk, tree.first, "保存", preview)
    assert "刚才有别人改过" in refused[0].fields["text"]
    shown = last(await pressed(talk, tree.first, "经验", whole))
    assert "乙" in shown.text


@pytest.mark.parametrize("text", ["字" * 4096, HOSTILE])
async def test_hostile_texts_stand_in_message_and_document(
    talk: Talk, tree: Tree, sqlite: Storage, text: str
) -> None:
    whole = await opened(talk, tree.first)
    await writes(talk, tree.first, "经验", text, whole)
    document = docx.Document(BytesIO(await file_of(sqlite, talk, whole, tree.first)))
    wanted = text.replace("\x07", "\u2407")
    assert wanted in [one.text for one in document.paragraphs]


async def file_of(storage: Storage, talk: Talk, whole: Said, who: Person) -> bytes:
    """As delivery makes it, in the worker process."""
    number = ReportId(int(whole.buttons["📄 Word 文档"].split(":")[-1]))
    async with storage.read_write() as tx:
        await talk.services(tx).quarterly_reports.draw(who, number)
        [leased] = await tx.outbox.lease("test", talk.now, talk.now + timedelta(days=9), 9)
        assert leased.post.kind is Kind.NOTICE
    async with storage.read_only() as view:
        outgoing = await Wording(SHANGHAI, BOT).word(leased.post, view, talk.now)
    assert outgoing is not None
    assert outgoing.file is not None
    assert outgoing.file.name == "2026年第一季度报告.docx"
    return outgoing.file.content


async def test_english_speakers_read_it_in_english_and_the_paper_is_the_offices(
    talk: Talk, tree: Tree, sqlite: Storage
) -> None:
    who = {"id": tree.first.telegram_id, "is_bot": False, "first_name": "P", "language_code": "en"}
    async with sqlite.read_write() as tx:
        await tx.people.rename(tree.first.id, "P", "en")
    said = await talk.private(tree.first.telegram_id, "/report", **{"from": who})
    assert "A draft, not submitted" in last(said).text


async def test_late_is_said_before_and_after(talk: Talk, tree: Tree) -> None:
    late = replace(talk, now=datetime(2026, 4, 2, 9, tzinfo=SHANGHAI))
    now = await opened(late, tree.first)
    whole = last(await pressed(late, tree.first, "上一季的", now))
    again = last(await pressed(late, tree.first, "看这一季的", whole))
    assert "第二季度" in again.text
    for part in ("经验", "下步安排"):
        await writes(late, tree.first, part, "甲", whole)
    asked = last(await pressed(late, tree.first, "上报", whole))
    assert "会写明逾期" in asked.text
    said = await confirms(late, tree.first, asked)
    assert "逾期" in to(tree.above, said).text


async def test_in_a_group_it_is_one_line_and_others_are_refused(talk: Talk, tree: Tree) -> None:
    assert "私聊" in last(await talk.in_group(tree.first.telegram_id, "/report")).text
    assert "管理员" in last(await talk.private(tree.cadre.telegram_id, "/report")).text


async def test_of_a_report_that_was_handed_up_meanwhile_the_writing_is_over(
    talk: Talk, tree: Tree
) -> None:
    await written_whole(talk, tree)
    shown = last(await pressed(talk, tree.second, "经验", await opened(talk, tree.second)))
    await pressed(talk, tree.second, "改写", shown)
    await submits(talk, tree.first)
    over = last(await talk.private(tree.second.telegram_id, "乙"))
    assert "没有写进去" in over.text
    assert "打开报告" in over.buttons
    assert "没有写进去" not in last(await talk.private(tree.second.telegram_id, "乙")).text


async def test_of_a_report_that_was_answered_meanwhile_the_remark_is_over(
    talk: Talk, tree: Tree
) -> None:
    await written_whole(talk, tree)
    received = to(tree.above, await submits(talk, tree.first))
    shown = last(await pressed(talk, tree.above, "看报告", received))
    await pressed(talk, tree.above, "退回", shown)
    await pressed(talk, tree.above, "收下", shown)
    over = last(await talk.private(tree.above.telegram_id, "再写一点"))
    assert "没有发出去" in over.text
    assert "没有发出去" not in last(await talk.private(tree.above.telegram_id, "再写一点")).text


async def test_while_it_is_added_up_nobody_is_asked_to_write(talk: Talk, tree: Tree) -> None:
    await written_whole(talk, tree)
    whole = await opened(talk, tree.first)
    shown = last(await pressed(talk, tree.second, "经验", whole))
    asked = last(await pressed(talk, tree.first, "上报", whole))
    await pressed(talk, tree.first, "确认上报", asked)
    for who, label, under in ((tree.second, "改写", shown), (tree.first, "上报", whole)):
        (refused,) = await pressed(talk, who, label, under)
        assert "用不上了" in refused.fields["text"]


@pytest.mark.parametrize("text", ["  ", "\u200b\u200f", "\u2800\n\u3164"])
async def test_what_nobody_can_see_is_no_text(talk: Talk, tree: Tree, text: str) -> None:
    shown = last(await pressed(talk, tree.first, "经验", await opened(talk, tree.first)))
    await pressed(talk, tree.first, "改写", shown)
    assert "请写一段" in last(await talk.private(tree.first.telegram_id, text)).text


async def written_whole(talk: Talk, tree: Tree) -> None:
    """What only people can write stands there."""
    whole = await opened(talk, tree.first)
    for part in ("经验", "下步安排"):
        await writes(talk, tree.first, part, "甲", whole)
