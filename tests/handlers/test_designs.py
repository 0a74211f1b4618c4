"""`/design` as a cadre, a group and young people meet it."""

from datetime import timedelta

import pytest

from domain.consents import Purpose
from domain.designs import DesignId
from storage.database import Storage
from tests.handlers.talking import Said, Talk, messages
from tests.handlers.test_activities import CADRE, YOUNG, county
from tests.services.people_of_a_county import County
from tests.services.test_designs import around
from tests.storage.county import NOON

LINES = "/design 下次 <办什么>？\n- 爬山\n- 桌游"


async def sent(talk: Talk, *more: str) -> tuple[Said, Said]:
    """What the cadre hears, and the card in the group."""
    (options,) = await talk.private(CADRE, "\n".join((LINES, *more)))
    (preview,) = messages(await talk.press(CADRE, options.buttons["✅ 选项够了"], options))
    said = await talk.press(CADRE, preview.buttons["发到群里"], preview)
    panel, card = messages(said)
    async with talk.storage.read_write() as tx:
        await talk.services(tx).design_cards.posted(1, {}, {"message_id": 55})
    return panel, card


async def chosen_by(talk: Talk, place: County, number: int, option: int = 0) -> None:
    async with talk.storage.read_write() as tx:
        people = await around(tx, place, number)
        [design] = await tx.designs.asked_by(place.cadre.id, 1)
        for one in people:
            await tx.designs.vote(design.id, one.id, option)


async def test_it_is_asked_in_one_message_and_the_card_leads_into_the_private_chat(
    sqlite: Storage,
) -> None:
    await county(sqlite)
    panel, card = await sent(Talk(sqlite))
    assert "已有 0 人选了" in panel.text
    assert "还没发出去" not in panel.text
    assert "下次 &lt;办什么&gt;？" in card.text
    assert card.buttons == {"私下选一个": "https://t.me/yijiabai_bot?start=v1"}


async def test_step_by_step_with_a_proposal_and_what_is_wrong_loses_nothing(
    sqlite: Storage,
) -> None:
    place = await county(sqlite)
    async with sqlite.read_write() as tx:
        await tx.proposals.propose(place.group.id, place.young.id, "去江边看日落", NOON)
    talk = Talk(sqlite)
    (overview,) = await talk.private(CADRE, "/design")
    (question,) = messages(await talk.press(CADRE, overview.buttons["➕ 问大家一件事"], overview))
    assert "写一句话" in question.text
    (options,) = await talk.private(CADRE, "下次办什么？")
    taken = options.buttons["＋ 去江边看日落（0 人附议）"]
    (one,) = messages(await talk.press(CADRE, taken, options))
    assert "1. 去江边看日落" in one.text
    assert "✅ 选项够了" not in one.buttons
    (no,) = await talk.private(CADRE, "\n".join(map(str, range(9))))
    assert "2 到 8 个" in no.text
    (two,) = await talk.private(CADRE, "爬山")
    assert "1. 去江边看日落\n2. 爬山" in two.text
    (preview,) = messages(await talk.press(CADRE, two.buttons["✅ 选项够了"], two))
    (longer,) = messages(await talk.press(CADRE, preview.buttons["5 天"], preview))
    (no_ideas,) = messages(
        await talk.press(CADRE, longer.buttons["💡 可以说自己的点子：是"], longer)
    )
    assert "开放 5 天" in no_ideas.text
    panel, _ = messages(await talk.press(CADRE, no_ideas.buttons["发到群里"], no_ideas))
    assert "3月7日（周六）20:00" in panel.text
    (choice,) = await talk.private(YOUNG, "/start v1")
    assert "💡 我有别的点子" not in choice.buttons


async def test_a_young_person_chooses_and_changes_it_and_hands_over_an_idea(
    sqlite: Storage,
) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    await sent(talk)
    (choice,) = await talk.private(YOUNG, "/start v1")
    (hike,) = messages(await talk.press(YOUNG, choice.buttons["1. 爬山"], choice))
    assert "你选了：爬山" in hike.text
    (chess,) = messages(await talk.press(YOUNG, hike.buttons["2. 桌游"], hike))
    assert "✓ 2. 桌游" in chess.buttons
    (asked,) = messages(await talk.press(YOUNG, chess.buttons["💡 我有别的点子"], chess))
    assert "看不到是谁说的" in asked.text
    (handed,) = await talk.private(YOUNG, "去 <游泳>")
    assert "你的点子：去 &lt;游泳&gt;" in handed.text
    (edit,) = await Talk(sqlite, now=talk.now + timedelta(minutes=1)).said()
    assert (edit.method, edit.fields["message_id"]) == ("editMessageText", "55")
    assert "已有 1 人选了" in edit.text
    assert "P7" not in edit.text
    (back,) = messages(await talk.press(YOUNG, handed.buttons["收回点子"], handed))
    assert "你的点子" not in back.text


async def test_an_idea_that_sounds_like_danger_goes_the_safety_path(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    await sent(talk)
    (choice,) = await talk.private(YOUNG, "/start v1")
    await talk.press(YOUNG, choice.buttons["💡 我有别的点子"], choice)
    said = await talk.private(YOUNG, "我不想活了")
    assert any("12356" in one.text for one in said)
    async with sqlite.read_only() as view:
        assert await view.designs.ideas(DesignId(1)) == []


async def test_the_asker_gets_a_picture_and_shares_it_and_holds_what_was_chosen(
    sqlite: Storage,
) -> None:
    place = await county(sqlite)
    talk = Talk(sqlite)
    panel, _ = await sent(talk)
    await chosen_by(talk, place, 5)
    said = await talk.press(CADRE, panel.buttons["现在就结束"], panel)
    result = next(one for one in said if one.method == "sendPhoto")
    assert "爬山：5 人\n桌游：0 人" in result.text
    (card,) = [one for one in said if one.fields.get("message_id") == "55"]
    assert "选完了，5 人参加" in card.text
    told = await talk.press(CADRE, result.buttons["📣 告诉群里大家选了什么"], result)
    assert any("大家选的是：爬山" in one.text for one in told)
    (kind,) = messages(await talk.press(CADRE, result.buttons["办：爬山"], result))
    (where,) = messages(await talk.press(CADRE, kind.buttons["文体活动"], kind))
    assert "哪" in where.text


async def test_of_four_people_nobody_learns_what_they_chose(sqlite: Storage) -> None:
    place = await county(sqlite)
    talk = Talk(sqlite)
    panel, _ = await sent(talk)
    await chosen_by(talk, place, 4)
    said = await talk.press(CADRE, panel.buttons["现在就结束"], panel)
    result = next(one for one in said if "📊" in one.text)
    assert (result.method, "4 人参加" in result.text) == ("sendMessage", True)
    assert "爬山" not in result.text
    assert not result.buttons


async def test_what_is_withdrawn_is_asked_about_twice_and_the_card_says_so(
    sqlite: Storage,
) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    panel, _ = await sent(talk)
    (sure,) = messages(await talk.press(CADRE, panel.buttons["不问了"], panel))
    gone, card = messages(await talk.press(CADRE, sure.buttons["不问了，删掉"], sure))
    assert "都删掉了" in gone.text
    assert "不问了" in card.text
    (no,) = await talk.private(YOUNG, "/start v1")
    assert "已经选完" in no.text


@pytest.mark.parametrize("known", [True, False])
async def test_whoever_does_not_take_part_is_told_how(sqlite: Storage, known: bool) -> None:
    place = await county(sqlite)
    talk = Talk(sqlite)
    await sent(talk)
    async with sqlite.read_write() as tx:
        await tx.consents.take_back(place.young.id, Purpose.ACTIVITY)
    (no,) = await talk.private(YOUNG if known else 4711, "/start v1")
    assert "/join" in no.text


async def test_in_a_group_one_line_leads_into_the_private_chat(sqlite: Storage) -> None:
    await county(sqlite)
    (line,) = await Talk(sqlite).in_group(YOUNG, "/design")
    assert list(line.buttons.values()) == ["https://t.me/yijiabai_bot?start=design"]
