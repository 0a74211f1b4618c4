"""Checking in as people meet it: the picture in private, the link behind it, the button."""

from datetime import UTC, datetime, timedelta

from bot.wording.table import Wording
from domain.check_ins import STEP, begins, sealed, step_of
from domain.five_ones import ActivityId
from domain.outbox import Kind, Post
from domain.people import Person
from playground.story.camera import read
from storage.database import Storage
from tests.desks import SHANGHAI
from tests.handlers.talking import BOT, Said, Talk, messages
from tests.handlers.test_activities import CADRE, YOUNG, county, stands, tap

START = datetime(2026, 3, 8, 7, tzinfo=UTC)
LINE = "/activity 志愿服务；江滩净滩；3月8日 15:00-17:00；江边广场"
ONLINE = "/activity 文体活动；吉他课；3月8日 15:00-16:00；https://example.org/guitar"


async def link_at(talk: Talk, at: datetime) -> str:
    """What the picture of that moment opens."""
    async with talk.storage.read_write() as tx:
        code = sealed(await tx.check_ins.key(), ActivityId(1), step_of(at))
    return f"/start {code.payload}"


async def shown(talk: Talk) -> Said:
    """The organiser taps; the picture is message 70."""
    (panel,) = messages(await talk.press(CADRE, "activity:look:1", await home(talk)))
    (picture,) = messages(await talk.press(CADRE, panel.buttons["签到码"], panel))
    async with talk.storage.read_write() as tx:
        until = (talk.now + timedelta(minutes=10)).isoformat()
        posted = talk.services(tx).check_ins.posted
        await posted(1, {"screen": 1, "until": until}, {"message_id": 70})
    return picture


async def home(talk: Talk) -> Said:
    (answer,) = await talk.private(CADRE, "/activity")
    return answer


async def pictures(talk: Talk, cadre: Person, moments: list[datetime]) -> list[bytes]:
    """The renewed pictures as they are uploaded at these moments."""
    found = []
    async with talk.storage.read_only() as view:
        for at in moments:
            until = (talk.now + timedelta(minutes=10)).isoformat()
            fields = {"screen": 1, "until": until, "step": step_of(at)}
            post = Post(Kind.NOTICE, "CheckInRenewed", fields, at, person=cadre.id)
            outgoing = await Wording(SHANGHAI, BOT).word(post, view, at)
            assert outgoing is not None
            assert outgoing.file is not None
            assert (outgoing.method, outgoing.file.field) == ("editMessageMedia", "photo")
            found.append(outgoing.file.content)
    return found


async def test_the_picture_is_a_link_of_its_step_and_the_next_one_is_another(
    sqlite: Storage,
) -> None:
    place = await county(sqlite)
    await stands(Talk(sqlite), LINE)
    talk = Talk(sqlite, now=START)
    picture = await shown(talk)
    assert picture.method == "sendPhoto"
    assert "江滩净滩" in picture.text
    assert "15:10" in picture.text
    step = step_of(START)
    moments = [begins(step + 1), begins(step + 2)]
    one, two = await pictures(talk, place.cadre, moments)
    links = [read(png) for png in (one, two)]
    payloads = [(await link_at(talk, at)).removeprefix("/start ") for at in moments]
    assert links == [BOT.link(payload) for payload in payloads]
    assert links[0] != links[1]
    later = Talk(sqlite, now=moments[1] + STEP)
    expired, noted = [await later.private(YOUNG, f"/start {one}") for one in payloads]
    assert any("过期了" in one.text for one in expired)
    assert any("签到好了" in one.text for one in noted)


async def test_the_picture_is_renewed_each_step_and_ends_after_ten_minutes(
    sqlite: Storage,
) -> None:
    await county(sqlite)
    await stands(Talk(sqlite), LINE)
    await shown(Talk(sqlite, now=START))
    for number in range(1, 20):
        (edit,) = await Talk(sqlite, now=START + number * STEP, patience=timedelta()).said()
        assert (edit.method, edit.fields["message_id"]) == ("editMessageMedia", "70")
    (end,) = await Talk(sqlite, now=START + 20 * STEP).said()
    assert end.method == "editMessageCaption"
    assert end.buttons == {"出新的签到码": "checkin:show:1"}


async def test_a_picture_that_would_come_late_does_not_come(sqlite: Storage) -> None:
    await county(sqlite)
    await stands(Talk(sqlite), LINE)
    await shown(Talk(sqlite, now=START))
    (edit,) = await Talk(sqlite, now=START + 5 * STEP + timedelta(seconds=1)).said()
    assert edit.method == "editMessageMedia"


async def test_whoever_scans_is_checked_in_and_whoever_scans_an_old_one_is_not(
    sqlite: Storage,
) -> None:
    await county(sqlite)
    await stands(Talk(sqlite), LINE)
    talk = Talk(sqlite, now=START)
    link = await link_at(talk, START)
    late = Talk(sqlite, now=START + 2 * STEP)
    (no,) = await late.private(YOUNG, link)
    assert "过期了" in no.text
    (yes,) = await talk.private(YOUNG, link)
    assert yes.text == "签到好了，欢迎来到\u2068江滩净滩\u2069！"
    (no,) = await talk.private(YOUNG, link)
    assert "已经签过到" in no.text
    (no,) = await talk.private(CADRE, link)
    assert "组织者" in no.text
    (no,) = await talk.private(YOUNG, f"/start c1-{step_of(START):x}-{'0' * 24}")
    assert "不是这次活动" in no.text
    (welcome,) = await talk.private(77, link)
    assert "什么都没记" in welcome.text
    assert welcome.buttons == {}
    (card,) = await Talk(sqlite, now=START + timedelta(minutes=1)).said()
    assert "已签到 1 人" in card.text


async def test_by_button_where_it_is_allowed_and_online_from_the_beginning(
    sqlite: Storage,
) -> None:
    await county(sqlite)
    await stands(Talk(sqlite), LINE)
    talk = Talk(sqlite, now=START)
    (no,) = await tap(talk, YOUNG, "checkin:here:1")
    assert "扫现场的码" in no.text
    panel = (await talk.press(CADRE, "activity:look:1", await home(talk)))[-1]
    panel = messages(await talk.press(CADRE, panel.buttons["允许按钮签到"], panel))[0]
    assert "只用签到码" in panel.buttons
    (card,) = await Talk(sqlite, now=START + timedelta(minutes=1)).said()
    assert card.buttons["我到了"] == "checkin:here:1"
    (toast,) = await tap(talk, YOUNG, "checkin:here:1")
    assert toast.text == "签到好了，欢迎！"
    (toast,) = await tap(talk, 77, "checkin:here:1")
    assert "什么都没记" in toast.text


async def test_online_the_card_has_the_button(sqlite: Storage) -> None:
    await county(sqlite)
    _, card = await stands(Talk(sqlite), ONLINE)
    assert card.buttons["我到了"] == "checkin:here:1"
    (early,) = await tap(Talk(sqlite, now=START - STEP), YOUNG, "checkin:here:1")
    assert "还没开始" in early.text
    (late,) = await tap(Talk(sqlite, now=START + timedelta(hours=1)), YOUNG, "checkin:here:1")
    assert "结束" in late.text


async def test_an_hour_before_whoever_holds_it_gets_the_way_to_check_in(sqlite: Storage) -> None:
    await county(sqlite)
    await stands(Talk(sqlite))
    begins = datetime(2026, 3, 8, 15, tzinfo=SHANGHAI)
    talk = Talk(sqlite, now=begins - timedelta(hours=1))
    async with sqlite.read_write() as tx:
        assert await talk.services(tx).activity_reminders.send_due() == 1
    (soon,) = [one for one in await talk.said() if one.chat == str(CADRE)]
    assert "0 人说要来" in soon.text
    assert soon.buttons == {"签到码": "checkin:show:1", "允许按钮签到": "checkin:button:1:1"}
