"""Activities as people meet them: written in private, answered on the card."""

import re

from sqlalchemy import update

from domain.organisations import Level
from storage.database import Storage
from storage.tables.organisations import organisations
from tests.handlers.talking import Json, Said, Talk, group, messages, user
from tests.services.people_of_a_county import County, counting_group, founded

YOUNG, CADRE, ADMINISTRATOR = 7, 901, 903
LINE = "/activity 志愿服务；江滩 <净滩>；3月8日 15:00-17:00；江边广场；1"


async def county(sqlite: Storage) -> County:
    async with sqlite.read_write() as tx:
        return await founded(tx)


async def stands(talk: Talk, line: str = LINE) -> tuple[Said, Said]:
    """What the cadre hears, and the card in the group."""
    answer, card = await talk.private(CADRE, line)
    async with talk.storage.read_write() as tx:
        await talk.services(tx).activities.posted(1, {}, {"message_id": 55})
    return answer, card


async def tap(talk: Talk, who: int, data: str, chat: int = -100) -> list[Said]:
    """A button of the card."""
    shown: Json = {**talk.message(CADRE, "card", chat=group(chat)), "message_id": 55}
    pressed = {"id": "5", "chat_instance": "1", "from": user(who), "data": data}
    return await talk.arrives(callback_query={**pressed, "message": shown})


async def test_one_line_in_private_becomes_a_card_in_the_group(sqlite: Storage) -> None:
    await county(sqlite)
    answer, card = await stands(Talk(sqlite))
    assert "Reading circle" in answer.text
    assert "江滩 &lt;净滩&gt;" in card.text
    assert "时间：3月8日（周日）15:00–17:00" in card.text
    assert "共 1 个名额，还剩 1 个" in card.text
    assert card.buttons == {
        "我要参加": "activity:join:1",
        "来不了": "activity:cannot:1",
        "加到日历": "https://t.me/yijiabai_bot?start=k1",
    }


async def test_the_card_shows_the_present_numbers_and_no_names(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    await stands(talk)
    (toast,) = await tap(talk, YOUNG, "activity:join:1")
    assert "3月8日 15:00" in toast.text
    late = Talk(sqlite, now=talk.now.replace(minute=1))
    (edit,) = await late.said()
    assert (edit.method, edit.fields["message_id"]) == ("editMessageText", "55")
    assert "参加 1 人，来不了 0 人" in edit.text
    assert "已满" in edit.text
    assert "P7" not in edit.text


async def test_without_consent_one_is_welcomed(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    await stands(talk)
    (toast,) = await tap(talk, 77, "activity:join:1")
    assert toast.text.startswith("欢迎你来")
    assert toast.fields["show_alert"] == "true"
    (toast,) = await tap(talk, 77, "activity:cannot:1")
    assert toast.text == "知道了，下次再约。"
    (no,) = await tap(talk, CADRE, "activity:join:1")
    assert "您是组织者" in no.text
    (no,) = await tap(talk, YOUNG, "activity:join:9")
    assert "已经没有了" in no.text


async def test_changing_and_calling_off_is_told_to_whoever_joined(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    answer, _ = await stands(talk)
    await tap(talk, YOUNG, "activity:join:1")
    moved, told = await talk.private(CADRE, "/activity 1；3月9日 10:00；体育馆")
    assert "体育馆" in moved.text
    assert (told.chat, "3月9日（周一）10:00–12:00" in told.text) == (str(YOUNG), True)
    (panel,) = messages(await talk.press(CADRE, answer.buttons["看人数"], answer))
    assert "参加 1 人" in panel.text
    (asked,) = messages(await talk.press(CADRE, panel.buttons["取消活动"], panel))
    said = messages(await talk.press(CADRE, asked.buttons["取消活动"], asked))
    assert "已取消" in said[0].text
    assert [one.text[:5] for one in said if one.chat == str(YOUNG)] == ["抱歉，你报"]
    (no,) = await tap(talk, YOUNG, "activity:cannot:1")
    assert no.text == "这次活动取消了。"


async def test_what_cannot_be_read_is_said_in_its_own_words(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    for line, words in {
        "打球；球；3-8 15:00；馆": "类别",
        "团课；球": "名称、地点",
        "团课；球；下周；馆": "时间我没看懂",
        "团课；球；2025-3-8 15:00；馆": "已经过了",
        "团课；球；3-8 15:00；馆；许多": "名额",
        "团课；球；3-8 15:00；馆；0": "名额",
    }.items():
        (no,) = await talk.private(CADRE, f"/activity {line}")
        assert words in no.text
    (no,) = await talk.private(YOUNG, LINE)
    assert "登记在册的团干部" in no.text
    (home,) = await talk.private(CADRE, "/activity")
    assert "还没有活动" in home.text
    (there,) = await talk.in_group(CADRE, "/activity")
    assert there.buttons["打开私聊"].endswith("?start=activity")
    (home,) = await talk.private(CADRE, "/start activity")
    assert "/activity" in home.text


async def test_only_a_cadre_of_an_office_that_owes_any_reads_of_its_kinds(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    (home,) = await talk.private(CADRE, "/activity")
    assert "机关开放" in home.text
    async with sqlite.read_write() as tx:
        await tx._connection.execute(update(organisations).values(level=Level.BRANCH.value))
    (home,) = await talk.private(CADRE, "/activity")
    assert "团课" in home.text
    assert "机关" not in home.text


async def test_of_several_groups_one_is_chosen(sqlite: Storage) -> None:
    place = await county(sqlite)
    async with sqlite.read_write() as tx:
        await counting_group(tx, place.line, -200)
    talk = Talk(sqlite)
    (choice,) = await talk.private(CADRE, LINE)
    assert choice.fields["reply_markup"].count("activity:to:") == 2
    assert "取消" in choice.buttons
    [second] = re.findall(r"activity:to:2:\d+", choice.fields["reply_markup"])
    said = messages(await talk.press(CADRE, second, choice))
    assert [one.method for one in said] == ["editMessageText", "sendMessage"]
    (alert,) = await talk.press(CADRE, second, choice)
    assert "用不上了" in alert.text


async def test_a_doubtful_card_is_posted_again_by_a_tap(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    await talk.private(CADRE, LINE)
    async with sqlite.read_write() as tx:
        await talk.services(tx).activities.unsure(1)
    asked = (await talk.said())[0]
    said = messages(await talk.press(CADRE, asked.buttons["再发一次"], asked))
    assert [one.method for one in said] == ["editMessageText", "sendMessage"]
