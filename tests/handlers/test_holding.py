"""An activity step by step, and a proposal that becomes one with a tap."""

from domain.consents import Purpose
from domain.five_ones import ActivityId
from domain.organisations import Level, Profile
from storage.database import Storage
from tests.handlers.talking import Said, Talk, messages
from tests.handlers.test_activities import CADRE, YOUNG, county
from tests.services.people_of_a_county import counting_group, met, without
from tests.storage import county as counties

OTHER = 8


async def tapped(talk: Talk, label: str, under: Said) -> Said:
    (next_one, *_) = messages(await talk.press(CADRE, under.buttons[label], under))
    return next_one


async def home(talk: Talk) -> Said:
    (answer,) = await talk.private(CADRE, "/activity")
    return answer


async def written(talk: Talk, text: str) -> Said:
    (answer,) = await talk.private(CADRE, text)
    return answer


async def test_step_by_step_there_and_back(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    kinds = await tapped(talk, "一步步办一次新的", await home(talk))
    assert {"团课", "志愿服务", "文体活动", "主题团课", "入团仪式"} < set(kinds.buttons)
    assert "上一步" not in kinds.buttons
    title = await tapped(talk, "志愿服务", kinds)
    again = await tapped(talk, "上一步", title)
    assert "哪一类" in again.text
    (alert,) = await talk.press(CADRE, title.buttons["上一步"], title)
    assert alert.method == "answerCallbackQuery"
    await tapped(talk, "文体活动", again)
    (no,) = await talk.private(CADRE, "长" * 61)
    assert "太长了" in no.text
    place = await written(talk, "江边 <日落>")
    assert "在哪儿" in place.text
    assert "什么时候" in (await written(talk, "江边广场")).text
    assert "没看懂" in (await written(talk, "周末")).text
    assert "已经过了" in (await written(talk, "2025-3-8 15:00")).text
    seats = await written(talk, "3月8日 18:00")
    often = await tapped(talk, "20", seats)
    assert "2 到 52" in (await written(talk, "53")).text
    preview = await tapped(talk, "就这一次", often)
    assert "每周" not in preview.text
    assert "江边 &lt;日落&gt;" in preview.text
    assert "3月8日（周日）18:00–20:00" in preview.text
    sent = messages(await talk.press(CADRE, preview.buttons["发出去"], preview))
    assert [one.method for one in sent] == ["editMessageText", "sendMessage"]
    assert "共 20 个名额" in sent[1].text
    (alert,) = await talk.press(CADRE, preview.buttons["发出去"], preview)
    assert alert.method == "answerCallbackQuery"


async def test_kinds_of_an_organ_are_offered_where_the_office_owes_any(sqlite: Storage) -> None:
    await county(sqlite)
    async with sqlite.read_write() as tx:
        branch = await tx.organisations.add(
            "Branch", Level.BRANCH, Profile.NOTICE_2017, zone="Asia/Shanghai", language="zh"
        )
        line = await counties.cadre(tx, "Sun", branch)
        await tx.cadres.take_up(line.id, (await met(tx, OTHER, "Sun")).id)
        await counting_group(tx, line, -200)
    talk = Talk(sqlite)
    kinds = await tapped(talk, "一步步办一次新的", await home(talk))
    assert {"团课", "自主设计活动", "机关开放"} < set(kinds.buttons)
    (start,) = await talk.private(OTHER, "/activity")
    (kinds,) = messages(await talk.press(OTHER, start.buttons["一步步办一次新的"], start))
    assert "团课" in kinds.buttons
    assert "自主设计活动" not in kinds.buttons


async def test_of_several_groups_one_is_asked_for_and_seats_may_be_typed(sqlite: Storage) -> None:
    place = await county(sqlite)
    async with sqlite.read_write() as tx:
        await counting_group(tx, place.line, -200)
    talk = Talk(sqlite)
    groups = await tapped(talk, "一步步办一次新的", await home(talk))
    data = next(one for one in groups.buttons.values() if one.startswith("hold:to:2:"))
    (kinds,) = messages(await talk.press(CADRE, data, groups))
    await tapped(talk, "团课", kinds)
    for text in ("读书", "会议室", "3-9 15:00"):
        await written(talk, text)
    assert "1 到 500" in (await written(talk, "很多")).text
    await written(talk, "3")
    preview = await written(talk, "6")
    assert "共 3 个名额\n每周，共 6 次" in preview.text


async def test_a_time_of_every_week_is_said_step_by_step_too(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    kinds = await tapped(talk, "一步步办一次新的", await home(talk))
    await tapped(talk, "文体活动", kinds)
    for text in ("篮球", "操场"):
        await written(talk, text)
    seats = await written(talk, "周二、周四晚七点到九点")
    until = await tapped(talk, "人人都能来", seats)
    assert "办到什么时候" in until.text
    assert "就这一次" not in until.buttons
    preview = await tapped(talk, "每周，共 8 次", until)
    assert "3月3日（周二）19:00–21:00" in preview.text
    assert "3月5日（周四）19:00–21:00" in preview.text
    answer, *cards = messages(await talk.press(CADRE, preview.buttons["发出去"], preview))
    assert len(cards) == 2
    assert "每周四 19:00–21:00，操场，办到2026年4月23日" in answer.text.replace("\u2068", "")


async def test_a_proposal_is_supported_and_a_tap_makes_it_an_activity(sqlite: Storage) -> None:
    place = await county(sqlite)
    async with sqlite.read_write() as tx:
        other = await counties.contact(tx, place.line, OTHER)
        await tx.memberships.join(place.group.id, other.id, counties.NOON)
    talk = Talk(sqlite)
    said = await talk.private(YOUNG, "提议：去江边 <看日落>")
    answer = next(one for one in said if one.chat == str(YOUNG))
    told = next(one for one in said if one.chat == str(CADRE))
    assert "江边 &lt;看日落&gt;" in answer.text
    assert "P7" not in told.text
    (listed,) = await talk.private(OTHER, "/propose")
    (data,) = listed.buttons.values()
    (thanks,) = messages(await talk.press(OTHER, data, listed))
    assert "1 人附议" in thanks.text
    (own,) = await talk.private(YOUNG, "/start propose")
    assert list(own.buttons.values()) == ["proposal:back:1"]
    proposals = await tapped(talk, "青年的提议", await home(talk))
    assert "1 人附议" in proposals.text
    (kinds,) = messages(await talk.press(CADRE, next(iter(proposals.buttons.values())), proposals))
    place_ = await tapped(talk, "自主设计活动", kinds)
    assert "在哪儿" in place_.text
    await written(talk, "江边广场")
    seats = await written(talk, "3-8 18:00")
    often = await tapped(talk, "人人都能来", seats)
    preview = await tapped(talk, "每周，办到我停（最多一年）", often)
    sent = messages(await talk.press(CADRE, preview.buttons["发出去"], preview))
    assert {one.chat for one in sent} == {str(CADRE), None, str(YOUNG), str(OTHER)}
    async with sqlite.read_only() as view:
        made = await view.activities.get(ActivityId(1))
    assert made is not None
    assert (made.organ, made.cadre) == (place.office.id, place.line.id)
    (alert,) = await talk.press(OTHER, data, listed)
    assert "已经办起来" in alert.text


async def test_what_cannot_be_proposed_is_said_in_its_own_words(sqlite: Storage) -> None:
    place = await county(sqlite)
    talk = Talk(sqlite)
    (there,) = await talk.in_group(YOUNG, "/propose")
    assert there.buttons["私下提议"].endswith("?start=propose")
    (no,) = await talk.private(YOUNG, f"/propose {'长' * 61}")
    assert "最多 60" in no.text
    for number in range(3):
        await talk.private(YOUNG, f"/propose 第{number}件")
    (no,) = await talk.private(YOUNG, "/propose 又一件")
    assert "已经有 3 个" in no.text
    (listed,) = await talk.private(YOUNG, "/propose")
    (back,) = messages(await talk.press(YOUNG, "proposal:back:1", listed))
    assert back.text == "收回了。"
    (alert,) = await talk.press(CADRE, "proposal:back:2", listed)
    assert "不在你的群里" in alert.text
    async with sqlite.read_write() as tx:
        await without(tx, place.young, Purpose.ACTIVITY)
    (no,) = await talk.private(YOUNG, "/propose 又一件")
    assert "我的活跃" in no.text


async def test_online_a_link_stands_for_the_place(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    kinds = await tapped(talk, "一步步办一次新的", await home(talk))
    await tapped(talk, "文体活动", kinds)
    await written(talk, "吉他课")
    assert "什么时候" in (await written(talk, "https://example.org/guitar")).text
