"""Wishes as people meet them: in private, in a group, with and without being known."""

import pytest

from domain.wishes import WishState
from storage.database import Storage
from tests.desks import services
from tests.handlers.talking import Said, Talk, messages
from tests.services.people_of_a_county import County, founded
from tests.storage.county import NOON

YOUNG, CADRE, DEPUTY, ADMINISTRATOR, STRANGER = 7, 901, 902, 903, 77


async def county(sqlite: Storage) -> County:
    async with sqlite.read_write() as tx:
        return await founded(tx)


def to(said: list[Said], chat: int) -> list[Said]:
    return [one for one in messages(said) if one.chat == str(chat)]


async def states(sqlite: Storage, place: County) -> list[WishState]:
    async with sqlite.read_only() as view:
        return [one.state for one in await view.wishes.of_wisher(place.young.id, list(WishState))]


async def test_one_message_is_enough_and_reaches_the_cadre_without_a_name(sqlite: Storage) -> None:
    await county(sqlite)
    said = await Talk(sqlite).private(YOUNG, "/wish 一根琴弦 <b>")
    assert "收到你的心愿" in to(said, YOUNG)[0].text
    (shown,) = to(said, CADRE)
    assert "一根琴弦 &lt;b&gt;" in shown.text
    assert "Li Lei" not in shown.text
    assert "P7" not in shown.text
    assert len(to(said, DEPUTY)) == 1


async def test_from_the_wish_to_the_thanks(sqlite: Storage) -> None:
    place = await county(sqlite)
    talk = Talk(sqlite)
    shown = to(await talk.private(YOUNG, "/wish 一根琴弦"), CADRE)[0]
    said = await talk.press(CADRE, shown.buttons["我来接"], shown)
    assert said[0].method == "answerCallbackQuery"
    edited = to(said, CADRE)[0]
    assert edited.method == "editMessageText"
    assert "有人接下了你的心愿" in to(said, YOUNG)[0].text
    said = await talk.press(CADRE, edited.buttons["已经实现了"], edited)
    asked = to(said, YOUNG)[0]
    assert list(asked.buttons) == ["1 ⭐", "2 ⭐", "3 ⭐", "4 ⭐", "5 ⭐", "还没有"]
    said = await talk.press(YOUNG, asked.buttons["4 ⭐"], asked)
    assert "打了 4 分" in to(said, CADRE)[0].text
    assert await states(sqlite, place) == [WishState.CONFIRMED]
    (alert,) = await talk.press(CADRE, shown.buttons["我来接"], shown)
    assert (alert.method, alert.fields["show_alert"]) == ("answerCallbackQuery", "true")


async def test_a_wish_is_asked_for_and_the_next_message_is_it(sqlite: Storage) -> None:
    place = await county(sqlite)
    talk = Talk(sqlite)
    for opening in ("/wish", "许愿", "/start wish"):
        await talk.private(YOUNG, opening)
        assert "没有进行中的心愿" in (await talk.private(YOUNG, "/wishes"))[0].text
        assert "想说的时候再来" in (await talk.private(YOUNG, "取消"))[0].text
    await talk.private(YOUNG, "/wish")
    assert "只看得懂文字" in (await talk.private(YOUNG, None, sticker=STICKER))[0].text
    await talk.private(YOUNG, "想学吉他")
    assert await states(sqlite, place) == [WishState.OPEN]
    assert "这是你的心愿吗" in (await talk.private(YOUNG, "想学吉他"))[0].text


@pytest.mark.parametrize("who", [YOUNG, STRANGER])
@pytest.mark.parametrize("word", ["取消", "算了", "/cancel", "Cancel"])
async def test_whoever_was_asked_may_change_their_mind(
    sqlite: Storage, who: int, word: str
) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    await talk.private(who, "/wish")
    assert "想说的时候再来" in (await talk.private(who, word))[0].text
    assert "这是你的心愿吗" in (await talk.private(who, "想学吉他"))[0].text


async def test_somebody_unknown_is_asked_their_age_as_a_reply_and_told_what_is_kept(
    sqlite: Storage,
) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    written = talk.message(STRANGER, "/wish 一把伞")
    (asked,) = await talk.arrives(message=written)
    assert f'"message_id": {written["message_id"]},' in asked.fields["reply_parameters"]
    async with sqlite.read_only() as view:
        assert await view.people.by_telegram_id(STRANGER) is None
    said = await talk.press(STRANGER, "wishage:14-17", asked, written)
    answer = to(said, STRANGER)[0]
    assert "/forgetme" in answer.text
    async with sqlite.read_only() as view:
        known = await view.people.by_telegram_id(STRANGER)
        assert known is not None
        (wish,) = await view.wishes.of_wisher(known.id, [WishState.OPEN])
    assert wish.text == "一把伞"


async def test_the_youngest_get_a_kind_word_and_no_row(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    written = talk.message(STRANGER, "/wish 一把伞")
    (asked,) = await talk.arrives(message=written)
    (answer,) = messages(await talk.press(STRANGER, "wishage:under-14", asked, written))
    assert "谢谢你愿意告诉我" in answer.text
    assert "12355" in answer.text
    async with sqlite.read_only() as view:
        assert await view.people.by_telegram_id(STRANGER) is None


async def test_what_nobody_understood_becomes_a_wish_by_a_tap(sqlite: Storage) -> None:
    place = await county(sqlite)
    talk = Talk(sqlite)
    written = talk.message(YOUNG, "想学吉他")
    (offered,) = await talk.arrives(message=written)
    said = await talk.press(YOUNG, offered.buttons["这是我的心愿"], offered, written)
    assert "想学吉他" in to(said, CADRE)[0].text
    assert await states(sqlite, place) == [WishState.OPEN]
    (alert,) = await talk.press(YOUNG, "wish:from:0", offered)
    assert "看不到原来那条消息" in alert.text


async def test_a_button_pressed_twice_makes_one_wish(sqlite: Storage) -> None:
    place = await county(sqlite)
    talk = Talk(sqlite)
    written = talk.message(YOUNG, "想学吉他")
    (offered,) = await talk.arrives(message=written)
    for told in (1, 0):
        said = await talk.press(YOUNG, "wish:from:0", offered, written)
        assert "收到你的心愿" in to(said, YOUNG)[0].text
        assert len(to(said, CADRE)) == told
    assert await states(sqlite, place) == [WishState.OPEN]


async def test_in_a_group_a_wish_is_led_into_the_private_chat(sqlite: Storage) -> None:
    place = await county(sqlite)
    (said,) = await Talk(sqlite).in_group(YOUNG, "/wish 一根琴弦")
    assert said.buttons == {"私下说": "https://t.me/yijiabai_bot?start=wish"}
    assert await states(sqlite, place) == []


async def test_a_list_shows_own_wishes_and_takes_one_back(sqlite: Storage) -> None:
    place = await county(sqlite)
    talk = Talk(sqlite)
    await talk.private(YOUNG, "/wish 一根琴弦")
    (mine,) = await talk.private(YOUNG, "/wishes")
    (theirs,) = await talk.private(CADRE, "/wishes")
    assert "一根琴弦" in mine.text
    (card,) = messages(await talk.press(CADRE, theirs.buttons["1"], theirs))
    assert list(card.buttons) == ["我来接", "已经实现了", "我办不了", "改类别", "回列表"]
    await talk.press(YOUNG, mine.buttons["收回第 1 个"], mine)
    assert await states(sqlite, place) == [WishState.WITHDRAWN]


async def test_a_reader_sees_whether_they_or_a_colleague_look_after_a_wish(
    sqlite: Storage,
) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    shown = to(await talk.private(YOUNG, "/wish 一根琴弦"), CADRE)[0]
    claimed = to(await talk.press(CADRE, shown.buttons["我来接"], shown), CADRE)[0]
    assert "您接下的心愿" in claimed.text
    (home,) = await talk.private(DEPUTY, "/wishes")
    (held,) = messages(await talk.press(DEPUTY, home.buttons["在办 1"], home))
    assert "同事接的" in held.text
    (theirs,) = messages(await talk.press(DEPUTY, held.buttons["1"], held))
    assert "同事接下的心愿" in theirs.text
    said = await talk.press(DEPUTY, theirs.buttons["已经实现了"], theirs)
    (told,) = to(said, CADRE)
    assert "同事说已经实现了" in told.text
    assert to(said, YOUNG)


async def test_a_cadre_without_wishes_to_look_after_is_told_so(sqlite: Storage) -> None:
    place = await county(sqlite)
    talk = Talk(sqlite)
    for who in (CADRE, ADMINISTRATOR):
        (nothing,) = await talk.private(who, "/wishes")
        assert "这里现在没有心愿" in nothing.text
    for number in range(12):
        async with sqlite.read_write() as tx:
            await services(tx, NOON).wishes.submit(place.young, f"第 {number} 个")
    await talk.said()
    (first,) = await talk.private(CADRE, "/wishes")
    assert [one for one in first.buttons if one.isdecimal()] == [str(one) for one in range(1, 9)]
    (second,) = messages(await talk.press(CADRE, first.buttons["下一页"], first))
    assert [one for one in second.buttons if one.isdecimal()] == ["1", "2", "3", "4"]
    assert "第 11 个" in second.text


async def test_an_administrator_lists_what_no_cadre_sees(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    written = talk.message(STRANGER, "/wish 一把伞")
    (asked,) = await talk.arrives(message=written)
    await talk.press(STRANGER, "wishage:18+", asked, written)
    (listed,) = await talk.private(ADMINISTRATOR, "/wishes")
    assert "一把伞" in listed.text
    (none,) = await talk.private(CADRE, "/wishes")
    assert "一把伞" not in none.text


async def test_a_forged_button_is_refused_in_words(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    shown = to(await talk.private(YOUNG, "/wish 一根琴弦"), CADRE)[0]
    for data in (shown.buttons["我来接"], "wish:claim:999999", "wish:withdraw:1"):
        (alert,) = await talk.press(STRANGER, data, shown)
        assert "没有交给您" in alert.text
    for data in ("wish:claim:x", "wish:claim:" + "9" * 60, "wishage:99", "wish", "nothing"):
        (toast,) = await talk.press(STRANGER, data, shown)
        assert "用不上" in toast.text


STICKER = {
    "file_id": "a",
    "file_unique_id": "b",
    "type": "regular",
    "width": 1,
    "height": 1,
    "is_animated": False,
    "is_video": False,
}
