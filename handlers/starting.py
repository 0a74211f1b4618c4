"""The buttons of prompts: each begins something below, and the prompt stays as it is."""

from aiogram import Router
from aiogram.types import CallbackQuery

from domain.activities import KINDS
from domain.entering import BETWEEN_TWO
from domain.five_ones import ActivityId, Kind
from domain.organisations import CadreId, OrganisationId
from domain.people import Person
from domain.wish_lists import Shelf
from handlers.activities import panel
from handlers.answers import Answer, Call, done, follow
from handlers.filters import Numbered, Pressed, PressedAs, Private
from handlers.holding import GUIDE
from services.activities import Activities
from services.activity_talks import ActivityTalks
from services.between_two import BetweenTwo
from services.desk import Desk
from services.five_ones import FiveOnes
from services.meetings import YearlyMeetings
from services.organ_activities import OrganActivities
from services.recurring import RecurringActivities
from services.wish_lists import WishLists
from texts.say import Say

router = Router(name="starting")

TOGETHER = f"(?P<kind>{'|'.join(KINDS)})"
WITH_ONE = f"(?P<kind>{'|'.join(sorted(BETWEEN_TWO))})"


@router.callback_query(Private(), PressedAs(f"start:kind:{WITH_ONE}"))
async def with_one(
    pressed: CallbackQuery, kind: str, me: Person | None, between_two: BetweenTwo, say: Say
) -> Answer:
    found, more = await between_two.contacts(me, 0)
    return follow(pressed, say.entering.choose(Kind(kind), found, 0, more=more))


@router.callback_query(Private(), PressedAs(f"start:kind:{TOGETHER}"))
async def together(
    pressed: CallbackQuery, kind: str, me: Person | None, activity_talks: ActivityTalks, say: Say
) -> Answer:
    return follow(pressed, GUIDE.words(await activity_talks.begin(me, kind), say))


@router.callback_query(Private(), Numbered("start", "own", count=2))
async def own_kind(
    pressed: CallbackQuery,
    numbers: tuple[int, int],
    me: Person | None,
    activity_talks: ActivityTalks,
    say: Say,
) -> Answer:
    asked = await activity_talks.begin_own(me, CadreId(numbers[0]), numbers[1])
    return follow(pressed, GUIDE.words(asked, say))


@router.callback_query(Private(), Pressed("start", "fiveones"))
async def own_progress(
    pressed: CallbackQuery, me: Person | None, five_ones: FiveOnes, desk: Desk, say: Say
) -> Answer:
    link = desk.bot.link("activity")
    own = [say.five_ones.of_line(one, link) for one in await five_ones.own(me)]
    answers: list[Call] = [done(pressed)]
    for words in own or [say.five_ones.nothing_owed()]:
        answers += follow(pressed, words)[1:]
    return answers


@router.callback_query(Private(), Pressed("start", "wishes"))
async def waiting_wishes(
    pressed: CallbackQuery, me: Person | None, wish_lists: WishLists, say: Say
) -> Answer:
    page = await wish_lists.page_for(me, Shelf.OPEN, None, 0)
    return follow(pressed, say.wish_cards.page(page))


@router.callback_query(Private(), Numbered("start", "activity"))
async def of_today(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    activities: Activities,
    recurring: RecurringActivities,
    organ_activities: OrganActivities,
    say: Say,
) -> Answer:
    one = ActivityId(numbers[0])
    return follow(pressed, await panel(one, me, activities, recurring, organ_activities, say))


@router.callback_query(Private(), Numbered("start", "organ"))
async def of_organ(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, five_ones: FiveOnes, say: Say
) -> Answer:
    found = await five_ones.of_office(me, OrganisationId(numbers[0]))
    return follow(pressed, say.five_ones.of_office(found))


@router.callback_query(Private(), Numbered("start", "meetings"))
async def to_meet(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    meetings: YearlyMeetings,
    desk: Desk,
    say: Say,
) -> Answer:
    line, found = await meetings.of(me, CadreId(numbers[0]))
    return follow(pressed, say.meetings.of(line, found, desk.zone))
