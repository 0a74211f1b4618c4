"""Handing a group on in private, and the choice of its contacts, as they meet it."""

from storage.database import Storage
from tests.handlers.talking import Said, Talk, messages
from tests.services.people_of_a_county import County, founded, met
from tests.storage import county

WANG, LI, ZHAO, SUN, YOUNG, STRANGER = 901, 902, 903, 904, 7, 77


async def a_county(storage: Storage) -> tuple[Talk, County]:
    async with storage.read_write() as tx:
        place = await founded(tx)
        line = await county.cadre(tx, "孙<老师>", place.office)
        await tx.cadres.take_up(line.id, (await met(tx, SUN, "Sun")).id)
    return Talk(storage), place


def to(said: list[Said], who: int) -> Said:
    [one] = [one for one in messages(said) if one.chat == str(who)]
    return one


async def handed_over(talk: Talk, place: County) -> list[Said]:
    [listed] = await talk.private(WANG, "/groups")
    [panel] = messages(await talk.press(WANG, f"group:panel:{place.group.id}", listed))
    [heirs] = messages(await talk.press(WANG, panel.buttons["交给接任者"], panel))
    [label] = [one for one in heirs.buttons if "孙" in one]
    [sure] = messages(await talk.press(WANG, heirs.buttons[label], heirs))
    assert "不回答的就不算" in sure.text
    return await talk.press(WANG, sure.buttons["交给 TA"], sure)


async def test_a_cadre_hands_the_group_on_and_the_contact_says_yes(sqlite: Storage) -> None:
    talk, place = await a_county(sqlite)
    said = await handed_over(talk, place)
    assert "孙&lt;老师&gt;" in to(said, WANG).text
    assert "现在由您负责" in to(said, SUN).text
    asked = to(said, YOUNG)
    assert list(asked.buttons) == ["好，保持联系", "这次不了"]
    [kept] = messages(await talk.press(YOUNG, asked.buttons["好，保持联系"], asked))
    assert "孙&lt;老师&gt;" in kept.text
    [alert] = await talk.press(YOUNG, asked.buttons["这次不了"], asked)
    assert "已经回答过" in alert.text
    [switches] = await talk.private(YOUNG, "/join")
    assert "✅ 保持联系：开" in switches.buttons
    [refused] = await talk.private(WANG, "/groups")
    assert "还没有群" in refused.text


async def test_the_contact_says_no_and_is_not_asked_again(sqlite: Storage) -> None:
    talk, place = await a_county(sqlite)
    asked = to(await handed_over(talk, place), YOUNG)
    [gone] = messages(await talk.press(YOUNG, asked.buttons["这次不了"], asked))
    assert "不会再问" in gone.text
    async with sqlite.read_only() as view:
        assert await view.contacts.of(place.young.id) is None


async def test_what_is_asked_is_among_ones_own_data(sqlite: Storage) -> None:
    talk, place = await a_county(sqlite)
    await handed_over(talk, place)
    said = await talk.private(YOUNG, "/mydata")
    assert "接任的团干部" in said[0].text


async def test_an_administrator_sees_the_groups_of_the_office_and_hands_one_on(
    sqlite: Storage,
) -> None:
    talk, place = await a_county(sqlite)
    [office] = await talk.private(ZHAO, "/groups")
    assert "王老师" in office.text
    [heirs] = messages(await talk.press(ZHAO, f"heir:list:{place.group.id}:0", office))
    [label] = [one for one in heirs.buttons if "孙" in one]
    [sure] = messages(await talk.press(ZHAO, heirs.buttons[label], heirs))
    said = await talk.press(ZHAO, sure.buttons["交给 TA"], sure)
    for who in (ZHAO, WANG, SUN):
        assert to(said, who).text


async def test_forged_buttons_are_refused_in_words(sqlite: Storage) -> None:
    talk, place = await a_county(sqlite)
    [start] = await talk.private(WANG, "/groups")
    number = place.group.id
    for who in (LI, YOUNG, STRANGER):
        for data in (f"heir:list:{number}:0", f"heir:pick:{number}:3", f"heir:give:{number}:3"):
            [alert] = await talk.press(who, data, start)
            assert (alert.method, alert.fields["show_alert"]) == ("answerCallbackQuery", "true")
    [alert] = await talk.press(WANG, f"heir:pick:{number}:999", start)
    assert "不能交给" in alert.text
    [empty] = messages(await talk.press(LI, "heir:office:0", start))
    assert "还没有群" in empty.text
