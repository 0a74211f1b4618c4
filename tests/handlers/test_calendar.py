"""The calendar file behind the card's button, and what a reminder says."""

from datetime import timedelta

from icalendar import Calendar

from bot.wording.table import Wording
from domain.five_ones import ActivityId
from domain.outbox import Kind, Post
from storage.database import Storage
from tests.desks import SHANGHAI
from tests.handlers.talking import BOT, Talk
from tests.handlers.test_activities import CADRE, YOUNG, county, stands, tap
from tests.handlers.test_check_ins import LINE, START


async def event_of(talk: Talk, name: str, person: int) -> dict[str, object]:
    """What the file says that comes with a notice."""
    async with talk.storage.read_only() as view:
        reader = await view.people.by_telegram_id(person)
        assert reader is not None
        post = Post(Kind.NOTICE, name, {"activity": 1}, talk.now, person=reader.id)
        outgoing = await Wording(SHANGHAI, BOT).word(post, view, talk.now)
    assert outgoing is not None
    assert outgoing.file is not None
    assert outgoing.file.name == "1.ics"
    (event,) = Calendar.from_ical(outgoing.file.content).walk("VEVENT")
    return dict(event)


async def test_the_card_leads_to_a_calendar_file_that_follows_what_changes(
    sqlite: Storage,
) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    _, card = await stands(talk, LINE)
    assert card.buttons["加到日历"] == "https://t.me/yijiabai_bot?start=k1"
    await tap(talk, YOUNG, "activity:join:1")
    (file,) = await talk.private(YOUNG, "/start k1")
    assert (file.method, "江滩净滩" in file.text) == ("sendDocument", True)
    (words,) = await talk.private(77, "/start k1")
    assert (words.method, "江滩净滩" in words.text) == ("sendMessage", True)
    assert (await event_of(talk, "CalendarAsked", YOUNG))["SEQUENCE"] == 0
    await talk.private(CADRE, "/activity 1；3月9日 10:00；体育馆")
    changed = await event_of(talk, "ActivityMoved", YOUNG)
    assert (changed["SEQUENCE"], str(changed["LOCATION"])) == (1, "体育馆")
    async with sqlite.read_write() as tx:
        cadre = await tx.people.by_telegram_id(CADRE)
        activity = await talk.services(tx).activities.call_off(cadre, ActivityId(1))
    assert activity.changes == 2
    off = await event_of(talk, "ActivityCalledOff", YOUNG)
    assert (off["STATUS"], off["SEQUENCE"]) == ("CANCELLED", 2)


async def test_a_reminder_has_a_way_out(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    await stands(talk, LINE)
    await tap(talk, YOUNG, "activity:join:1")
    evening = Talk(sqlite, now=START - timedelta(hours=20))
    async with sqlite.read_write() as tx:
        assert await evening.services(tx).activity_reminders.send_due() == 1
    said = await evening.said()
    (told,) = [one for one in said if one.chat == str(YOUNG)]
    assert told.text.startswith("明天见！")
    (toast,) = await evening.press(YOUNG, told.buttons["来不了"], told)
    assert toast.text == "知道了，下次再约。"
    hour = Talk(sqlite, now=START - timedelta(hours=1))
    async with sqlite.read_write() as tx:
        assert await hour.services(tx).activity_reminders.send_due() == 1  # whoever holds it
    assert str(YOUNG) not in {one.chat for one in await hour.said()}
