"""The bot is put out and fetched back, the chat gets another id, a cadre runs two groups."""

from domain.activities import Plan
from domain.groups import GroupState
from storage.database import Storage
from tests.handlers.talking import US, Said, Talk, group, messages, user
from tests.handlers.test_setting_up import bot_moved
from tests.services.people_of_a_county import County, counting_group, founded
from tests.storage.county import HOUR, NOON

WANG, YOUNG = 901, 7
OLD, NEW = -100, -1001


async def a_county(storage: Storage) -> tuple[Talk, County]:
    async with storage.read_write() as tx:
        place = await founded(tx)
        await tx.groups.set_rights(place.group.id, {"member", "administrator"})
    return Talk(storage), place


async def moved(talk: Talk, before: str, after: str) -> list[Said]:
    """Telegram tells of the bot's own standing; Wang did it."""
    return await talk.arrives(my_chat_member=bot_moved(WANG, before, after))


async def button_of(talk: Talk, label: str, title: str = "") -> tuple[Said, str]:
    """A button of the panel, as it stands now."""
    [listed] = await talk.private(WANG, "/groups")
    [panel] = [one for one in listed.buttons if "设置" in one and title in one]
    [shown] = messages(await talk.press(WANG, listed.buttons[panel], listed))
    return shown, shown.buttons[label]


async def test_put_out_between_two_presses_and_fetched_back(sqlite: Storage) -> None:
    """The panel that still stands there says how it is; nothing is promised, and all goes on."""
    talk, place = await a_county(sqlite)
    panel, welcome = await button_of(talk, "再发一次欢迎消息")
    told = await moved(talk, "administrator", "kicked")
    assert {one.chat for one in told} == {str(WANG), "902"}
    assert all("我不在" in one.text for one in told)
    [alert] = await talk.press(WANG, welcome, panel)
    assert "不在这个群里" in alert.text
    [shown] = messages(await talk.press(WANG, f"group:panel:{place.group.id}", panel))
    assert "我不在群里" in shown.text
    [no] = await talk.private(WANG, "/topic 午饭？")
    assert "没有在计数" in no.text
    [spoken] = messages(await talk.press(WANG, panel.buttons["改说 English"], panel))
    assert "我不在群里" in spoken.text

    told = await moved(talk, "kicked", "member")
    assert any("看不到" in one.text for one in told if one.chat == str(WANG))
    told = await moved(talk, "member", "administrator")
    assert any("一切就绪" in one.text for one in told if one.chat == str(WANG))
    toast, post = await talk.press(WANG, welcome, panel)
    assert "马上发到群里" in toast.text
    assert "I only count" in post.text
    async with sqlite.read_only() as view:
        found = await view.groups.get(place.group.id)
        gaps = await view.gaps.within(place.group.id, NOON - HOUR, NOON + HOUR)
    assert found is not None
    assert (found.state, found.cadre) == (GroupState.COUNTING, place.line.id)
    assert len(gaps) <= 1


async def test_buttons_under_messages_of_the_former_chat_still_lead_to_the_group(
    sqlite: Storage,
) -> None:
    """A card that stands in the former chat is pressed there; panels in private name no chat."""
    talk, place = await a_county(sqlite)
    async with sqlite.read_write() as tx:
        plan = Plan("league-class", "Books", NOON + HOUR, NOON + 2 * HOUR, "Hall")
        planned = await tx.activities.plan(place.line.id, place.group.id, plan, NOON)
        assert await tx.activities.replace(planned, planned.announced(56))
    panel, hold = await button_of(talk, "⏸ 暂停计数")
    news = talk.message(WANG, None, chat=group(OLD)) | {"migrate_to_chat_id": NEW}
    [card] = await talk.arrives(message=news)
    assert "Books" in card.text
    shown = {**talk.message(YOUNG, "Books", chat=group(OLD)), "from": US, "message_id": 56}
    pressed = {"id": "5", "chat_instance": "1", "from": user(YOUNG)}
    press = {**pressed, "data": f"activity:join:{planned.id}", "message": shown}
    answers = await talk.arrives(callback_query=press)
    [toast] = [one for one in answers if one.method == "answerCallbackQuery"]
    assert "记下了" in toast.text
    async with sqlite.read_only() as view:
        assert (await view.activities.numbers(planned.id)).coming == 1
    held = messages(await talk.press(WANG, hold, panel))
    assert any("让我停着" in one.text for one in held if one.chat == str(WANG))
    late = talk.message(WANG, "/topic 午饭？", chat=group(OLD))
    [no] = await talk.arrives(message=late)
    assert "没有在计数" in no.text, "the former id leads to the group as it is now"


async def test_two_groups_of_one_cadre_are_run_each_by_itself(sqlite: Storage) -> None:
    talk, place = await a_county(sqlite)
    async with sqlite.read_write() as tx:
        second = await counting_group(tx, place.line, -200)
        await tx.groups.set_title(second.id, "Running club")
        await tx.groups.set_rights(second.id, {"member", "administrator"})
    panel, hold = await button_of(talk, "⏸ 暂停计数", "Running club")
    messages(await talk.press(WANG, hold, panel))
    [listed] = await talk.private(WANG, "/groups")
    assert len([one for one in listed.buttons if "设置" in one]) == 2
    assert "您让我停着" in listed.text.split("Running club")[1]
    told, post = await talk.private(WANG, "/topic 午饭？")
    assert "Reading circle" in told.text, "the only one that is counted needs no choice"
    assert post.text.startswith("午饭？")
    gone = await moved(talk, "administrator", "kicked")
    assert all("Reading circle" in one.text for one in gone)
    [no] = await talk.private(WANG, "/topic 午饭？")
    assert "没有在计数" in no.text
    going = messages(
        await talk.press(WANG, panel.buttons["⏸ 暂停计数"].replace("hold", "go-on"), panel)
    )
    assert any("计数：正常" in one.text for one in going)
    told, _ = await talk.private(WANG, "/topic 晚饭？")
    assert "Running club" in told.text
