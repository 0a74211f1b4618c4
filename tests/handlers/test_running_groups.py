"""Running a group in private: its settings, and its deputies."""

from storage.database import Storage
from tests.handlers.talking import Said, Talk, messages
from tests.services.people_of_a_county import County, founded, met
from tests.storage import county

WANG, LI, ZHAO, SUN = 901, 902, 903, 904
STRANGER = 77


async def a_county(storage: Storage) -> tuple[Talk, County]:
    async with storage.read_write() as tx:
        place = await founded(tx)
        await tx.groups.set_rights(place.group.id, {"member", "administrator"})
    return Talk(storage), place


async def test_a_cadre_sets_the_group_by_buttons(sqlite: Storage) -> None:
    talk, _ = await a_county(sqlite)
    [listed] = await talk.private(WANG, "/groups")
    [label] = [one for one in listed.buttons if "设置" in one]
    [panel] = messages(await talk.press(WANG, listed.buttons[label], listed))
    assert "计数：正常" in panel.text
    assert "李老师" in panel.text
    [held, others] = sorted(
        messages(await talk.press(WANG, panel.buttons["⏸ 暂停计数"], panel)),
        key=lambda one: one.chat != str(WANG),
    )
    assert "让我停着" in held.text
    assert others.chat == str(LI)
    assert "▶️ 接着计数" in others.buttons
    [listed] = await talk.private(WANG, "/groups")
    assert "您让我停着" in listed.text
    going = await talk.press(LI, others.buttons["▶️ 接着计数"], others)
    assert {"计数：正常" in one.text for one in messages(going) if one.chat == str(LI)} == {True}
    [spoken] = messages(await talk.press(WANG, panel.buttons["改说 English"], panel))
    assert "英文" in spoken.text
    [quiet] = messages(await talk.press(WANG, panel.buttons["我进群时：改为不发欢迎消息"], panel))
    assert "不发欢迎消息" in quiet.text
    said = await talk.press(WANG, panel.buttons["再发一次欢迎消息"], panel)
    [toast] = [one for one in said if one.method == "answerCallbackQuery"]
    [welcome] = messages(said)
    assert "收走" in toast.text
    assert (welcome.chat, "I only count" in welcome.text) == (None, True)


async def test_a_deputy_comes_by_a_link_works_and_steps_down(sqlite: Storage) -> None:
    talk, place = await a_county(sqlite)
    async with sqlite.read_write() as tx:
        line = await county.cadre(tx, "孙老师", place.office)
        await tx.cadres.take_up(line.id, (await met(tx, SUN, "Sun")).id)
    [panel] = messages(await talk.press(WANG, f"group:panel:{place.group.id}", await said(talk)))
    [listed] = messages(await talk.press(WANG, panel.buttons["副手"], panel))
    assert "李老师" in listed.text
    [link] = messages(await talk.press(WANG, listed.buttons["发一个链接给 TA"], listed))
    payload = link.text.rpartition("?start=")[2]
    [refused] = await talk.private(STRANGER, f"/start {payload}")
    assert "在册的团干部" in refused.text
    told = await talk.private(SUN, f"/start {payload}")
    [mine] = [one for one in told if one.chat == str(SUN)]
    [cadre] = [one for one in told if one.chat == str(WANG)]
    assert "您现在是" in mine.text
    assert "孙老师" in cadre.text
    [groups] = await talk.private(SUN, "/groups")
    assert "Reading circle" in groups.text
    [own] = messages(await talk.press(SUN, f"group:panel:{place.group.id}", groups))
    assert "副手" not in own.buttons
    left = messages(await talk.press(SUN, own.buttons["不再当副手"], own))
    assert {one.chat for one in left} == {str(SUN), str(WANG)}
    [refused] = await talk.private(SUN, "/groups")
    assert "还没有群" in refused.text


async def test_the_chats_administrators_are_put_to_choice(sqlite: Storage) -> None:
    talk, place = await a_county(sqlite)
    start = await said(talk)
    toast, asked = await talk.press(WANG, f"deputy:choose:{place.group.id}", start)
    assert (toast.method, asked.method) == ("answerCallbackQuery", "getChatAdministrators")
    async with sqlite.read_write() as tx:
        line = await county.cadre(tx, "孙<老师>", place.office)
        await tx.cadres.take_up(line.id, (await met(tx, SUN, "Sun")).id)
        answer = [{"status": "administrator", "user": {"id": SUN, "is_bot": False}}]
        await talk.services(tx).deputies.administrators_told(place.group.id, {}, answer)
    [choice] = await talk.said()
    [(label, data)] = choice.buttons.items()
    assert "孙<老师>" in label
    told = messages(await talk.press(WANG, data, choice))
    [listed] = [one for one in told if one.chat == str(WANG)]
    assert "孙&lt;老师&gt;" in listed.text
    assert [one.chat for one in told if one is not listed] == [str(SUN)]


async def test_whoever_is_not_responsible_is_refused_in_words(sqlite: Storage) -> None:
    talk, place = await a_county(sqlite)
    start, number = await said(talk), place.group.id
    for who in (LI, ZHAO, STRANGER):
        for data in (
            f"deputy:link:{number}",
            f"deputy:choose:{number}",
            f"deputy:remove:{number}:2",
        ):
            [alert] = await talk.press(who, data, start)
            assert "只有负责这个群的团干部" in alert.text
    for who in (ZHAO, STRANGER):
        for data in (
            f"group:panel:{number}",
            f"setting:hold:{number}",
            f"setting:welcome:{number}",
        ):
            [alert] = await talk.press(who, data, start)
            assert (alert.method, alert.fields["show_alert"]) == ("answerCallbackQuery", "true")


async def said(talk: Talk) -> Said:
    """A message of the bot, to press forged and other buttons under."""
    [listed] = await talk.private(WANG, "/groups")
    return listed
