"""An office's activity, held by its staff: announced, invited to, joined, moved; it counts once."""

from dataclasses import replace
from datetime import datetime, timedelta

from domain.activities import Plan
from domain.check_ins import Way
from domain.five_ones import ActivityId
from domain.obligations import obligation_of_organ
from domain.organisations import Role
from services.progress import of_organ
from storage.database import Storage
from tests.desks import SHANGHAI
from tests.handlers.talking import Said, Talk, messages
from tests.handlers.test_activities import CADRE, YOUNG, county, tap
from tests.services.people_of_a_county import County, counting_group, met
from tests.storage import county as counties
from tests.storage.county import HOUR, NOON

STAFF, FAR = 950, 960


async def staffed(sqlite: Storage) -> tuple[Talk, County]:
    """Two cadres of the office with a group each, and somebody of its staff without a position."""
    place = await county(sqlite)
    async with sqlite.read_write() as tx:
        staff = await met(tx, STAFF, "Sun")
        await tx.roles.grant(staff.id, place.office.id, Role.ORGAN_STAFF, NOON)
        other = await counties.cadre(tx, "孙老师", place.office)
        await tx.cadres.take_up(other.id, (await met(tx, 951, "Other")).id)
        await counting_group(tx, other, -200)
        await counties.contact(tx, other, FAR)
    return Talk(sqlite), place


async def pressed(talk: Talk, who: int, data: str, under: Said) -> list[Said]:
    return messages(await talk.press(who, data, under))


async def announced(talk: Talk) -> list[Said]:
    (home,) = await talk.private(STAFF, "/activity")
    (begin,) = [data for data in home.buttons.values() if data.startswith("organ:new:")]
    (groups,) = await pressed(talk, STAFF, begin, home)
    first = groups.buttons["\u2068Reading circle\u2069（第 1 个）"]  # of two of one name
    (kinds,) = await pressed(talk, STAFF, first, groups)
    assert "团课" not in kinds.buttons
    (_,) = await pressed(talk, STAFF, kinds.buttons["机关开放"], kinds)
    await talk.private(STAFF, "进机关")
    (no,) = await talk.private(STAFF, "https://example.org/house")
    assert "请写地点" in no.text
    await talk.private(STAFF, "大院")
    (seats,) = await talk.private(STAFF, "3月8日 15:00")
    (often,) = await pressed(talk, STAFF, seats.buttons["人人都能来"], seats)
    (preview,) = await pressed(talk, STAFF, often.buttons["就这一次"], often)
    assert "每周" not in preview.text
    said = await pressed(talk, STAFF, preview.buttons["发出去"], preview)
    async with talk.storage.read_write() as tx:
        await talk.services(tx).activities.posted(1, {}, {"message_id": 55})
    return said


async def test_step_by_step_it_goes_to_a_group_of_the_offices_cadres(sqlite: Storage) -> None:
    talk, place = await staffed(sqlite)
    said = await announced(talk)
    assert {one.chat for one in said} == {str(STAFF), None}
    assert said[0].buttons["也请别的 1 个群"] == "organ:invite:1"
    async with sqlite.read_only() as view:
        activity = await view.activities.get(ActivityId(1))
    assert activity is not None
    assert (activity.organ, activity.cadre, activity.group) == (place.office.id, None, 1)
    (home,) = await talk.private(STAFF, "/activity")
    (panel,) = await pressed(talk, STAFF, "activity:look:1", home)
    assert {"签到码", "取消活动"} < set(panel.buttons)
    for other in (CADRE, YOUNG):
        (alert,) = await talk.press(other, "activity:look:1", home)
        assert alert.method == "answerCallbackQuery"
    moved = await talk.private(STAFF, "/activity 1；3月9日 15:00")
    assert any("3月9日" in one.text for one in moved)


async def test_its_staff_is_reminded_an_hour_before(sqlite: Storage) -> None:
    talk, _ = await staffed(sqlite)
    await announced(talk)
    late = replace(talk, now=datetime(2026, 3, 8, 14, tzinfo=SHANGHAI))
    async with sqlite.read_write() as tx:
        assert await late.services(tx).activity_reminders.send_due() == 1
    (soon,) = [one for one in await late.said() if one.method == "sendMessage"]
    assert (soon.chat, "签到码" in soon.buttons) == (str(STAFF), True)


async def test_other_groups_are_invited_once_and_their_people_join_in_private(
    sqlite: Storage,
) -> None:
    talk, _ = await staffed(sqlite)
    await announced(talk)
    (home,) = await talk.private(STAFF, "/activity")
    (panel,) = await pressed(talk, STAFF, "activity:look:1", home)
    posts = []
    for _ in range(2):
        said = await talk.press(STAFF, panel.buttons["也请别的 1 个群"], panel)
        posts += [one for one in said if "机关请大家来" in one.text]
    (post,) = posts
    assert post.buttons["看一看，报名"].endswith("?start=o1")
    (card,) = await talk.private(FAR, "/start o1")
    assert card.buttons == {"我要参加": "activity:join:1", "来不了": "activity:cannot:1"}
    (toast,) = await talk.press(FAR, "activity:join:1", card)
    assert "3月8日" in toast.text
    (toast,) = await talk.press(77, "activity:join:1", card)
    assert toast.text.startswith("欢迎你来")
    async with sqlite.read_only() as view:
        assert (await view.activities.numbers(ActivityId(1))).coming == 1
    assert (await tap(talk, YOUNG, "activity:join:1"))[0].text
    (no,) = await talk.private(FAR, "/start o9")
    assert "已经没有了" in no.text


async def test_what_is_no_offices_is_not_joined_in_private(sqlite: Storage) -> None:
    talk, place = await staffed(sqlite)
    async with sqlite.read_write() as tx:
        plan = Plan("league-class", "Books", NOON + HOUR, NOON + 2 * HOUR, "Hall")
        await tx.activities.plan(place.line.id, place.group.id, plan, NOON)
    (no,) = await talk.private(YOUNG, "/start o1")
    assert "已经没有了" in no.text
    (alert,) = await talk.press(YOUNG, "activity:join:1", no)
    assert "已经没有了" in alert.text


async def test_it_counts_once_for_the_office_and_for_no_cadre(sqlite: Storage) -> None:
    talk, place = await staffed(sqlite)
    await announced(talk)
    async with sqlite.read_write() as tx:
        for number in range(3):
            young = await counties.contact(tx, place.line, 500 + number)
            await tx.check_ins.note(ActivityId(1), young.id, Way.CODE, NOON + timedelta(days=6))
        later = NOON + timedelta(days=7)
        assert obligation_of_organ(place.office.level, place.office.since, later.date())
        progress = await of_organ(tx, place.office, later.date(), later)
        assert progress is not None
        assert progress.done == 1
        [own] = await talk.services(tx).five_ones.own(place.cadre)
        assert own.progress is not None
        assert own.progress.judged == ()


async def test_an_office_without_groups_is_told_so(sqlite: Storage) -> None:
    talk, place = await staffed(sqlite)
    async with sqlite.read_write() as tx:
        empty = await counties.office(tx, "Empty")
        staff = await tx.people.by_telegram_id(STAFF)
        assert staff is not None
        await tx.roles.grant(staff.id, empty.id, Role.ORGAN_STAFF, NOON)
    (home,) = await talk.private(STAFF, "/activity")
    (alert,) = await talk.press(STAFF, f"organ:new:{empty.id}", home)
    assert "没有人可请" in alert.text
    (alert,) = await talk.press(CADRE, f"organ:new:{place.office.id}", home)
    assert alert.method == "answerCallbackQuery"
