"""What is over, as people meet it: a line in private, a card that asks, and one question."""

from datetime import timedelta

from domain.five_ones import ActivityId
from storage.database import Storage
from tests.handlers.talking import Talk, messages
from tests.handlers.test_activities import CADRE, YOUNG, county, tap
from tests.services.people_of_a_county import counting_group
from tests.storage.county import NOON

ADMINISTRATOR, DEPUTY = 903, 902
LINE = "/activity 补录；团课；<读书>；3月2日 15:00-17:00；会议室"


async def test_a_forgotten_one_is_entered_approved_and_confirmed(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    said = await talk.private(CADRE, LINE)
    answer = next(one for one in said if one.chat == str(CADRE))
    assert "第二个人" in answer.text
    card = next(one for one in said if one.chat is None)
    assert card.buttons == {"我在场": "checkin:was:1"}
    async with sqlite.read_write() as tx:
        await talk.services(tx).activities.posted(1, {}, {"message_id": 55})
    asked = next(one for one in said if one.chat == str(DEPUTY))
    assert "补录了一次活动" in asked.text
    (toast,) = await tap(talk, YOUNG, "checkin:was:1")
    assert toast.text == "谢谢，记下了。"
    (toast,) = await tap(talk, 77, "checkin:was:1")
    assert "什么都没记" in toast.text
    heard = messages(await talk.press(DEPUTY, asked.buttons["有，同意"], asked))
    assert [one.chat for one in heard] == [str(DEPUTY), str(CADRE)]
    (alert,) = await talk.press(ADMINISTRATOR, "held:approve:1", asked)
    assert "已经有人答复" in alert.text
    (home,) = await talk.private(CADRE, "/activity")
    (held,) = messages(await talk.press(CADRE, home.buttons["办过的活动"], home))
    assert "&lt;读书&gt;\u2069，3月2日：1 人（补录，已同意）" in held.text
    (panel,) = messages(await talk.press(CADRE, held.buttons["\u20681. <读书>\u2069"], held))
    (gone,) = messages(await talk.press(CADRE, panel.buttons["撤回"], panel))
    assert gone.text == "撤回了，不扣分。"
    (card,) = await Talk(sqlite, now=NOON + timedelta(minutes=1)).said()
    assert "撤回了" in card.text


async def test_a_heart_to_heart_is_asked_about_and_never_its_content(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    (home,) = await talk.private(CADRE, "/activity")
    (who,) = messages(await talk.press(CADRE, home.buttons["记一次谈心谈话"], home))
    (name,) = who.buttons
    (days,) = messages(await talk.press(CADRE, who.buttons[name], who))
    said = messages(await talk.press(CADRE, days.buttons["今天"], days))
    asked = next(one for one in said if one.chat == str(YOUNG))
    assert "说了什么我不问" in asked.text
    thanks = messages(await talk.press(YOUNG, asked.buttons["有"], asked))
    assert [(one.chat, one.text) for one in thanks] == [(str(YOUNG), "知道了，谢谢你。")]
    (alert,) = await talk.press(YOUNG, asked.buttons["没有"], asked)
    assert "已经答过" in alert.text
    (held,) = messages(await talk.press(CADRE, home.buttons["办过的活动"], home))
    assert "谈心谈话，3月2日：对方确认了" in held.text
    assert "P7" not in held.text
    forged = "between:note:heart-to-heart:1:2026-99-99"
    (alert,) = await talk.press(CADRE, forged, home)
    assert alert.method == "answerCallbackQuery"


async def test_of_several_groups_one_is_asked_where_it_was(sqlite: Storage) -> None:
    place = await county(sqlite)
    async with sqlite.read_write() as tx:
        await counting_group(tx, place.line, -200)
    talk = Talk(sqlite)
    (no,) = await talk.private(CADRE, LINE.replace("3月2日 15:00-17:00", "昨天"))
    assert "没看懂" in no.text
    (asked,) = await talk.private(CADRE, LINE)
    data = next(one for one in asked.buttons.values() if one.startswith("activity:to:2:"))
    said = messages(await talk.press(CADRE, data, asked))
    assert any("请在场的人点一下" in one.text for one in said)
    async with sqlite.read_only() as view:
        entered = await view.activities.get(ActivityId(1))
    assert entered is not None
    assert (entered.group, entered.is_afterwards) == (2, True)
